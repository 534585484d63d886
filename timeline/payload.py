"""What the page's script is handed: every event's place in time as numbers, in both readings, and what decides the picture.

Folds, lanes, colours and forms are worked out here once; the script turns
them into pixels for whatever window it has.
"""

from __future__ import annotations

import json

import numpy as np
import pandas as pd

from timeline import style
from timeline.dates import FORMS, PRECISIONS
from timeline.marks import clocked, ends, lane_order, members, notes_of
from timeline.scale import DAY, long_gaps
from timeline.spans import spans
from timeline.style import kinds_of
from timeline.table import ERA, REPORT

#: Bands at the most: the lanes with the fewest events share the last one.
MOST_BANDS = 8
#: What else a mark says, as bits: its start fades out, its end has an arrow, its end fades out, it is dashed, its start
#: and its end have caps, it is a whole day.
START_FADES, ARROW, END_FADES, DASHED, START_CAP, END_CAP, WHOLE_DAY = (1 << bit for bit in range(7))


def payload(events: pd.DataFrame, lanes: list[str] | None, lang: str, fold: bool, other_lanes: str) -> dict:
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
        `lang`; `icons` of the palette; `count`; `checked`, `source` (None where the source says the same): `low`, `first`, `last`, `high` in seconds since 1970
        (nan where open), `form` (a number in `FORMS`), `flags`, `members` (event, start, end, exact) and `known`, how many
        are known to the day. `slot`, `group`, `band` of each event; `bands`; `gaps` to fold, `whole` and `least` in
        seconds; `reports`, `eras`: rows; `notes`; `ties`: rows of an event and of what it hangs on.
    """
    dates, _ = spans(events["date"])
    checked = _view(events["date"], dates, np.zeros(len(events), bool))
    told = notes_of(events, lang)
    points = np.concatenate([
        checked["low"], checked["high"], [x for member in checked["members"] for x in member[1:3]],
        [x for note in told for x in (note["x0"], note["x1"])],
    ])  # fmt: skip
    points = np.unique(points[np.isfinite(points)])
    kinds = kinds_of(events)
    slots = style.kind_slots(events["kind"].fillna(style.PLAIN))
    groups = list(dict.fromkeys(kinds))
    is_report = ((events["kind"] == REPORT) & (events["form"] == "exact")).to_numpy()
    bands, band = _bands(events[~is_report], lanes, other_lanes)
    whole_band = np.full(len(events), -1)
    whole_band[~is_report] = band
    return {
        "lang": lang.replace("_", "-"), "icons": style.ICONS, "count": len(events), "checked": checked, "source": _source(events),
        "slot": events["kind"].fillna(style.PLAIN).map(slots).to_numpy(dtype="int32"),
        "group": pd.Categorical(kinds, categories=groups).codes.astype("int32"), "groups": groups,
        "band": whole_band.astype("int32"), "bands": bands,
        "gaps": [[float(points[i]), float(points[i + 1])] for i in sorted(long_gaps(np.diff(points)))] if fold else [],
        "whole": [float(points[0]), float(points[-1])] if len(points) else [0.0, DAY],
        "least": 600.0 if clocked(events) else DAY,
        "reports": np.flatnonzero(is_report).tolist(), "eras": np.flatnonzero(events["kind"] == ERA).tolist(),
        "notes": [[note["x0"], note["x1"], note["title"]] for note in told], "ties": _ties(events),
    }  # fmt: skip


def _view(texts: pd.Series, dates: np.ndarray, unsure: np.ndarray) -> dict:
    """One reading of the dates; what is unsure is dashed, and not known to the day."""
    found = ends(dates)
    throughout, exact = (dates["form"] == FORMS.index(form) for form in ("throughout", "exact"))
    open_start, open_end = np.isnan(dates["earliest"]), np.isnan(dates["latest"])
    doubt = dates["about"] | dates["perhaps"] | unsure
    blank_end = texts.str.endswith("/").to_numpy(dtype=bool)
    flags = (
        START_FADES * open_start + ARROW * (open_end & throughout & ~blank_end) + END_FADES * (open_end & ~(throughout & ~blank_end))
        + DASHED * doubt + START_CAP * (throughout & dates["start_moment"]) + END_CAP * (throughout & dates["end_moment"])
        + WHOLE_DAY * (exact & (dates["precision"] == PRECISIONS.index("day")))
    )  # fmt: skip
    some = members(texts, dates)
    return {
        "low": found.low, "first": found.first, "last": found.last, "high": found.high,
        "form": dates["form"].astype("int32"), "flags": flags.astype("int32"),
        "members": [[int(e), x, end, int(form == "exact")] for e, x, end, form in some.itertuples(index=False)],
        "known": int((exact & ~doubt).sum()),
    }  # fmt: skip


def _source(events: pd.DataFrame) -> dict | None:
    """What the source alone supports; None where that is what the dates say.

    A day that hangs on one from outside the source is from outside too.
    """
    alone = events["source_date"]
    if alone.isna().all() or (alone.fillna(events["date"]) == events["date"]).all():
        return None
    anchor = events["relative_to"].map(dict(zip(events["id"], events.index))).to_numpy()
    outside = alone.isna().to_numpy(copy=True)
    for _ in range(len(events)):
        hangs = np.array([at == at and at is not None and outside[int(at)] for at in anchor], dtype=bool)
        if not (hangs & ~outside).any():
            break
        outside |= hangs
    texts = alone.fillna(events["date"])
    return _view(texts, spans(texts)[0], outside)


def _bands(events: pd.DataFrame, lanes: list[str] | None, other_lanes: str) -> tuple[list[str], np.ndarray]:
    """Names of the bands from top to bottom, and each event's."""
    names = lane_order(events, lanes)
    lane = pd.Index(names).get_indexer(events["lane"].fillna(""))
    if len(names) <= MOST_BANDS:
        return names, lane
    counts = np.bincount(lane, minlength=len(names))
    own = np.sort(np.argsort(-counts, kind="stable")[: MOST_BANDS - 1])
    place = np.full(len(names), MOST_BANDS - 1)
    place[own] = np.arange(len(own))
    return [*(names[i] for i in own), other_lanes], place[lane]


def _ties(events: pd.DataFrame) -> list[list[int]]:
    tied = events["relative_to"].dropna()
    where = dict(zip(events["id"], range(len(events))))
    return [[int(row), where[anchor]] for row, anchor in tied.items() if anchor in where]


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
