"""What the page's script is handed: every event's place in time in both readings, and what decides the picture.

Folds, lanes, colours and forms are worked out here once; the script turns
them into pixels for whatever window it has.
"""

from __future__ import annotations

import json

import numpy as np
import pandas as pd

from timeline.dates.calendar import DAY
from timeline.dates.datings import datings
from timeline.picture import style
from timeline.picture.bands import bands, ranks
from timeline.picture.gaps import breaks
from timeline.picture.readings import Reading, anchors, checked, least, notes_of, of_source, points
from timeline.picture.style import kinds_of
from timeline.schema import ERA


def payload(events: pd.DataFrame, lanes: list[str] | str | None, lang: str, fold: bool, other_lanes: str) -> dict:
    """Everything that the script draws from.

    Parameters
    ----------
    events : pandas.DataFrame
        As `read_events` returns it, with an index from 0.
    lanes : list of str, optional
        From top to bottom.
    lang : str
    fold : bool
        Whether long gaps are folded.
    other_lanes : str
        What the band of lanes that share one is called.

    Returns
    -------
    dict
        `lang`; `icons` of the palette; `count`; `checked`, `source` (None where the source says the same): `low`,
        `first`, `last`, `high` in seconds since 1970 (nan where open), `form` (a number in `FORMS`), `flags`, `members`
        (event, start, end, exact) and `known`, how many are known to the day. `slot`, `group`, `band` of each event,
        `rank` in which they get labels, the `important` ones first; `bands`; `gaps` to leave out, `whole` and `least`
        in seconds; `eras`: rows; `notes`; `ties`: rows of an event and of what it hangs on; `others`: what others say
        of an event's date, its row, start, end, whether one day.
    """
    own, alone = checked(events), of_source(events)
    notes = notes_of(events, lang)
    others = _others(events)
    seen = points(own, notes)
    # What others say must be in the picture too, but opens no break: it is drawn for one chosen event alone.
    said = [at for _, *ends, _ in others for at in ends if at is not None]
    seen = np.union1d(seen, [at for at in said if not (len(seen) and seen[0] <= at <= seen[-1])])
    kinds = kinds_of(events)
    slots = style.kind_slots(events["kind"].fillna(style.PLAIN))
    groups = list(dict.fromkeys(kinds))
    names, band = bands(events, own, lanes, other_lanes)
    return {
        "lang": lang.replace("_", "-"),
        "icons": style.ICONS,
        "count": len(events),
        "checked": _numbers(own),
        "source": alone and _numbers(alone),
        "slot": np.array([slots[kind] for kind in events["kind"].fillna(style.PLAIN)], dtype="int32"),
        "group": pd.Categorical(kinds, categories=groups).codes.astype("int32"),
        "groups": groups,
        "band": band,
        "rank": ranks(events),
        "important": sum(events["importance"].notna().tolist()),
        "bands": names,
        "gaps": [list(gap) for gap in breaks(seen)] if fold else [],
        "whole": [float(seen[0]), float(seen[-1])] if len(seen) else [0.0, DAY],
        "least": least(events),
        "eras": np.flatnonzero(events["kind"] == ERA).tolist(),
        "notes": [[note["x0"], note["x1"], note["title"]] for note in notes],
        "ties": _ties(events),
        "others": others,
    }


def _numbers(reading: Reading) -> dict:
    return {
        "low": reading.low,
        "first": reading.first,
        "last": reading.last,
        "high": reading.high,
        "form": reading.form,
        "flags": reading.flags,
        "members": [[i, *(None if at != at else at for at in ends), int(exact)] for i, *ends, exact in reading.members],
        "known": reading.known,
    }


def _ties(events: pd.DataFrame) -> list[list[int]]:
    where = dict(zip(events["id"], range(len(events))))
    return [[row, where[anchor]] for row, anchor in enumerate(anchors(events)) if anchor in where]


def _others(events: pd.DataFrame) -> list[list]:
    found = []
    for row in np.flatnonzero(events["other_dates"].notna()).tolist():
        for span, _ in datings(events["other_dates"].iloc[row]):
            start, end = (None if at != at else float(at.astype("int64")) for at in (span.earliest, span.latest + 1))
            found.append([row, start, end, int(span.form == "exact")])
    return found


def packed(data: dict) -> tuple[str, bytes]:
    """JSON in which each numpy array is the place, in bytes beside it, of its numbers.

    Examples
    --------
    >>> text, numbers = packed({"x": np.array([1.5, 2.5])})
    >>> text, len(numbers)
    ('{"x":{"array":"f8","at":0,"n":2}}', 16)
    """
    parts, at = [], 0

    def place(array: np.ndarray) -> dict:
        nonlocal at
        sort = {"f": "f8", "i": "i4"}[array.dtype.kind]
        raw = array.astype("<" + sort).tobytes()
        parts.append(raw + b"\0" * (-len(raw) % 8))  # typed arrays begin at multiples of their size
        here, at = at, at + len(parts[-1])
        return {"array": sort, "at": here, "n": len(array)}

    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=place), b"".join(parts)


def plain(data: dict) -> str:
    """JSON with the numbers in it, nan as null."""

    def numbers(array: np.ndarray) -> list:
        return [None if x != x else int(x) if x == int(x) else x for x in array.tolist()]

    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=numbers)
    return text.replace("NaN", "null")
