"""Lanes from top to bottom, and the bands that they are drawn in."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

import numpy as np
import pandas as pd

from timeline.picture.measures import EXACT, MOST_BANDS
from timeline.picture.readings import Reading
from timeline.read.cells import texts
from timeline.read.heading import heading_of
from timeline.read.lane_cells import both_levels, full_name, levels_of, tags_of
from timeline.read.marked import plain
from timeline.schema import REPORT
from timeline.words.phrases import phrases


def lane_order(events: pd.DataFrame, lanes: list[str] | str | None, lanes_from: str = "first") -> list[str]:
    """Names of bands from top to bottom: no lane first, then as asked or as the file says, then as they appear.

    Raises
    ------
    ValueError
        If a lane is asked for that no event has.
    """
    lanes = [lanes] if isinstance(lanes, str) else lanes
    there = list(dict.fromkeys(lane for names in _tags(events, lanes_from) for lane in names))
    known = both_levels(there)
    if unknown := [lane for lane in lanes or () if full_name(*levels_of(lane)) not in known]:
        raise ValueError(f"no event is in the lane {unknown[0]!r}; expected one of {', '.join(known)}")
    bands = list(dict.fromkeys(levels_of(lane)[0] for lane in there))
    ordered = dict.fromkeys(["", *(levels_of(lane)[0] for lane in lanes_asked(events, lanes)), *bands])
    return [band for band in ordered if band in bands]


def lanes_asked(events: pd.DataFrame, lanes: list[str] | str | None) -> list[str]:
    """The lanes that are asked for, or that the file names in its heading."""
    return [lanes] if isinstance(lanes, str) else list(lanes or heading_of(events).lanes)


def ranks(events: pd.DataFrame) -> np.ndarray:
    """The order in which events get labels where not all can: by `importance`, and else spread over time.

    Of events in the order of time, the one in the middle comes first, then those in the middle of either half, and so
    on: the bits of their numbers are read backwards (J. G. van der Corput's sequence).

    Examples
    --------
    >>> ranks(pd.DataFrame({"importance": [""] * 7 + ["9"]})).tolist()
    [1, 5, 3, 7, 2, 6, 4, 0]
    """
    n = len(events)
    numbers, reversed_ = np.arange(n), np.zeros(n, dtype="int64")
    for bit in range(max(n - 1, 1).bit_length()):
        reversed_ = reversed_ * 2 + (numbers >> bit & 1)
    given = [float(text) if isinstance(text, str) and text else -np.inf for text in events["importance"].tolist()]
    order = np.lexsort((reversed_, -np.array(given)))
    ranks = np.empty(n, dtype="int32")
    ranks[order] = np.arange(n)
    return ranks


#: Importances that lead the eye, where no event has a greater one: a file with greater ones has another scale.
_LEADS, _MOST = 4, 5
#: Of more events than this, at most that share leads the eye: where half of all titles are bold, none stands out.
_DOZEN, _LEADING_SHARE = 12, 1 / 3
#: Characters of a description that stand under a title.
_DETAIL = 56
#: The first sentence, or a line without an end; "Mr." and "U.S." end none.
_SENTENCE = re.compile(r".*?[\w)”’\"]{4}[.!?…](?=\s|$)|[^\n.!?…]+$")


def grades(events: pd.DataFrame) -> np.ndarray:
    """How much each event leads the eye: 2 for an `importance` of 5, 1 for one of 4, else 0.

    Where more than a third of more than a dozen would, an importance of 5 alone does, and counts 1; where more than a
    third have that, none does.

    Examples
    --------
    >>> grades(pd.DataFrame({"importance": ["5", "4.5", "3", ""]})).tolist()
    [2, 1, 0, 0]
    >>> grades(pd.DataFrame({"importance": ["5", "90"]})).tolist()
    [0, 0]
    >>> grades(pd.DataFrame({"importance": ["5", "4", "4", "3"] * 5})).tolist()[:4]
    [1, 0, 0, 0]
    """
    told = events["importance"].tolist()
    given = np.array([float(text) if isinstance(text, str) and text else 0.0 for text in told])
    if not len(given) or given.max() > _MOST:
        return np.zeros(len(given), dtype="int32")
    levels = [given >= least for least in (_LEADS, _MOST)]
    leading = [leads for leads in levels if len(given) <= _DOZEN or leads.mean() <= _LEADING_SHARE]
    return np.sum(leading, axis=0, dtype="int32") if leading else np.zeros(len(given), dtype="int32")


def details(events: pd.DataFrame, grades: np.ndarray) -> dict[int, str]:
    """By row of an event that leads the eye, the first sentence of its description, if it is short and no repetition.

    Examples
    --------
    >>> told = ["A boathouse burns. Nobody is hurt.", "It opens.", "Of what " + "was said " * 9 + "."]
    >>> events = pd.DataFrame({"title": ["Fire", "It opens", "Meeting"], "description": told})
    >>> details(events, np.array([1, 1, 1]))
    {0: 'A boathouse burns.'}
    """
    told, titles = texts(events["description"]), events["title"].tolist()
    sentences = {row: _SENTENCE.match(plain(told[row]).strip()) for row in np.flatnonzero(grades).tolist()}
    return {
        row: found[0]
        for row, found in sentences.items()
        if found and len(found[0]) <= _DETAIL and found[0].rstrip(".!?").casefold() != titles[row].casefold()
    }


@dataclass(frozen=True)
class Bands:
    """The bands of a picture.

    Attributes
    ----------
    names : tuple of str
        From top to bottom.
    of_event : array of int32, shape (n,)
        Each event's band; -1 for a report known to the day, a line through all.
    shared : tuple of str
        The lanes that share the last band, or the last part of theirs, where there are more than there can be.
    parts : tuple of (int, str)
        The second level of lanes: each one's band, and its name in it, from top to bottom.
    part : array of int32, shape (n,)
        Each event's place among these; -1 for one that stands in its band alone.
    further : tuple of (int, int, int)
        Where else an event of several lanes stands: its row, the band and the part.
    """

    names: tuple[str, ...]
    of_event: np.ndarray
    shared: tuple[str, ...]
    parts: tuple[tuple[int, str], ...]
    part: np.ndarray
    further: tuple[tuple[int, int, int], ...]

    def members(self, number: int) -> np.ndarray:
        """The rows of the events that stand in a band, each once."""
        first = np.flatnonzero(self.of_event == number)
        more = {row for row, band, _ in self.further if band == number}
        return np.union1d(first, sorted(more)).astype(first.dtype) if more else first

    @property
    def nested(self) -> list[tuple[str, list[str]]]:
        """Each band that has parts, with the names of these."""
        inside = [(name, [inner for of, inner in self.parts if of == band]) for band, name in enumerate(self.names)]
        return [(name, names) for name, names in inside if names]

    @property
    def single(self) -> np.ndarray:
        """Each event's band, -1 for a report and for what stands in more places than one."""
        band = self.of_event.copy()
        band[[row for row, *_ in self.further]] = -1
        return band


def bands_of(
    events: pd.DataFrame, reading: Reading, lanes: list[str] | str | None, lang: str, lanes_from: str = "first"
) -> Bands:
    """Lanes to bands. Of too many, the first seven that are asked for have their own, else the fullest seven.

    Parameters
    ----------
    events : pandas.DataFrame
        With an index from 0.
    lang : str
        For what the band of lanes that share one is called.
    lanes_from : {"first", "all"}
        Which of its lanes an event of several stands in.

    Examples
    --------
    >>> import io
    >>> from timeline import read_events
    >>> from timeline.picture.readings import checked
    >>> rows = "".join(f"{1900 + n},A,Ruler {n}\\n" for n in range(9))
    >>> events = read_events(io.StringIO("date,title,lane\\n" + rows))
    >>> bands_of(events, checked(events), None, "en").shared
    ('Ruler 7', 'Ruler 8')
    >>> rows = "1900,A,North / Harbour\\n1901,B,South; North\\n"
    >>> events = read_events(io.StringIO("date,title,lane\\n" + rows))
    >>> bands = bands_of(events, checked(events), None, "en", "all")
    >>> bands.names, bands.parts, bands.further
    (('North', 'South'), ((0, 'Harbour'),), ((1, 0, -1),))
    """
    is_report = (events["kind"] == REPORT).to_numpy() & (reading.form == EXACT)
    tags = _tags(events, lanes_from)
    levels = [
        [] if report else list(dict.fromkeys(map(levels_of, names))) for report, names in zip(is_report.tolist(), tags)
    ]
    bands, parts, places, shared = _placed(levels, lane_order(events.loc[~is_report], lanes, lanes_from),
                                           lanes_asked(events, lanes), phrases(lang)["other_lanes"])  # fmt: skip
    stands = [list(dict.fromkeys(places[pair] for pair in pairs)) or [(-1, -1)] for pairs in levels]
    first = np.array([some[0] for some in stands], dtype="int32").reshape(-1, 2)
    further = tuple((row, *place) for row, some in enumerate(stands) for place in some[1:])
    return Bands(tuple(bands), first[:, 0], tuple(shared), tuple(parts), first[:, 1], further)


def _tags(events: pd.DataFrame, lanes_from: str) -> list[list[str]]:
    """The lanes that each event stands in."""
    tags = tags_of(texts(events["lane"]))
    return tags if lanes_from == "all" else [names[:1] for names in tags]


def _placed(
    levels: list[list[tuple[str, str]]], names: list[str], asked: list[str], rest: str
) -> tuple[list[str], list[tuple[int, str]], dict[tuple[str, str], tuple[int, int]], list[str]]:
    """Bands, their parts, to each lane in its levels its band and part, and the lanes that share one."""
    counts = Counter(pair for pairs in levels for pair in pairs)
    of_band: Counter[str] = Counter()
    for (band, _), count in counts.items():
        of_band[band] += count
    first = [levels_of(lane) for lane in asked]
    bands, others = _own(names, [band for band, _ in first], of_band)
    places = {pair: (len(bands), -1) for pair in counts if pair[0] not in bands}
    parts: list[tuple[int, str]] = []
    shared = list(others)
    for number, band in enumerate(bands):
        inside = {inner: count for (of, inner), count in counts.items() if of == band}
        inner, crowded = _own(
            [name for name in dict.fromkeys([*(name for of, name in first if of == band), *inside])
             if name and name in inside],
            [name for of, name in first if of == band], Counter(inside),
        )  # fmt: skip
        places |= {(band, name): (number, len(parts) + at) for at, name in enumerate(inner)}
        places |= {(band, name): (number, len(parts) + len(inner)) for name in crowded} | {(band, ""): (number, -1)}
        parts += [(number, name) for name in [*inner, *([rest] if crowded else [])]]
        shared += [full_name(band, name) for name in crowded]
    return [*bands, *([rest] if others else [])], parts, places, shared


def _own(names: list[str], asked: list[str], counts: Counter[str]) -> tuple[list[str], list[str]]:
    """Those of some names that have a band of their own, and those that share one: of too many, the fullest have."""
    if len(names) <= MOST_BANDS:
        return names, []
    wanted = [name for name in dict.fromkeys(asked) if name in names]
    fullest = sorted((name for name in names if name not in wanted), key=lambda name: -counts[name])
    own = {*[*wanted, *fullest][: MOST_BANDS - 1]}
    return [name for name in names if name in own], [name for name in names if name not in own]
