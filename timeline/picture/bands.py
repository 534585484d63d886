"""Lanes from top to bottom, and the bands that they are drawn in."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import shorten

import numpy as np
import pandas as pd

from timeline.picture.measures import EXACT, MOST_BANDS
from timeline.picture.readings import Reading
from timeline.read.heading import heading_of, lanes_of
from timeline.read.marked import plain
from timeline.schema import REPORT
from timeline.words.phrases import phrases


def lane_order(events: pd.DataFrame, lanes: list[str] | str | None) -> list[str]:
    """Lane names from top to bottom: no lane first, then as asked or as the file says, then as they appear.

    Raises
    ------
    ValueError
        If a lane is asked for that no event has.
    """
    lanes = [lanes] if isinstance(lanes, str) else lanes
    there = list(dict.fromkeys(lanes_of(events["lane"].fillna("").tolist())))
    if unknown := [lane for lane in lanes or () if lane not in there]:
        raise ValueError(f"no event is in the lane {unknown[0]!r}; expected one of {', '.join(filter(None, there))}")
    ordered = dict.fromkeys(["", *lanes_asked(events, lanes), *there])
    return [lane for lane in ordered if lane in there]


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
#: Characters of a description that stand under a title.
_DETAIL = 48


def grades(events: pd.DataFrame) -> np.ndarray:
    """How much each event leads the eye: 2 for an `importance` of 5, 1 for one of 4, else 0.

    Examples
    --------
    >>> grades(pd.DataFrame({"importance": ["5", "4.5", "3", ""]})).tolist()
    [2, 1, 0, 0]
    >>> grades(pd.DataFrame({"importance": ["5", "90"]})).tolist()
    [0, 0]
    """
    told = events["importance"].tolist()
    given = np.array([float(text) if isinstance(text, str) and text else 0.0 for text in told])
    if not len(given) or given.max() > _MOST:
        return np.zeros(len(given), dtype="int32")
    return ((given >= _LEADS).astype("int32") + (given >= _MOST)).astype("int32")


def details(events: pd.DataFrame, grades: np.ndarray) -> dict[int, str]:
    """By row of an event that leads the eye, what of its description may stand under its title."""
    told = events["description"].fillna("").tolist()
    texts = {row: plain(told[row]).strip().split("\n")[0] for row in np.flatnonzero(grades).tolist()}
    return {row: shorten(text, _DETAIL, placeholder="…") for row, text in texts.items() if text}


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
        The lanes that share the last band, where there are more than there can be bands.
    """

    names: tuple[str, ...]
    of_event: np.ndarray
    shared: tuple[str, ...]


def bands_of(events: pd.DataFrame, reading: Reading, lanes: list[str] | str | None, lang: str) -> Bands:
    """Lanes to bands. Of too many, the first seven that are asked for have their own, else the fullest seven.

    Parameters
    ----------
    events : pandas.DataFrame
        With an index from 0.
    lang : str
        For what the band of lanes that share one is called.

    Examples
    --------
    >>> import io
    >>> from timeline import read_events
    >>> from timeline.picture.readings import checked
    >>> rows = "".join(f"{1900 + n},A,Ruler {n}\\n" for n in range(9))
    >>> events = read_events(io.StringIO("date,title,lane\\n" + rows))
    >>> bands_of(events, checked(events), None, "en").shared
    ('Ruler 7', 'Ruler 8')
    """
    is_report = (events["kind"] == REPORT).to_numpy() & (reading.form == EXACT)
    names = lane_order(events.loc[~is_report], lanes)
    lane = pd.Index(names).get_indexer(pd.Index(lanes_of(events["lane"].fillna("").tolist())))
    shared: tuple[str, ...] = ()
    if len(names) > MOST_BANDS:
        counts = np.bincount(lane[~is_report], minlength=len(names))
        asked = [names.index(name) for name in lanes_asked(events, lanes) if name in names]
        fullest = [number for number in np.argsort(-counts, kind="stable").tolist() if number not in asked]
        own = sorted([*asked, *fullest][: MOST_BANDS - 1])
        place = np.full(len(names), MOST_BANDS - 1)
        place[own] = np.arange(len(own))
        shared = tuple(name for number, name in enumerate(names) if number not in own)
        names, lane = [*(names[number] for number in own), phrases(lang)["other_lanes"]], place[lane]
    return Bands(tuple(names), np.where(is_report, -1, lane).astype("int32"), shared)
