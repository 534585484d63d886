"""What the script of the page is handed: the picture as JSON; it makes px of it for whatever window it has."""

from __future__ import annotations

import json
from math import isnan

import numpy as np
import pandas as pd

from timeline.dates.calendar import DAY
from timeline.picture import style
from timeline.picture.beginnings import caption
from timeline.picture.gaps import Axis
from timeline.picture.picture import Picture
from timeline.picture.readings import Note, Reading
from timeline.picture.wishes import NONE, Wishes, layout_of, window_of


def payload(picture: Picture, wishes: Wishes = NONE) -> dict:
    """Everything that the script draws from.

    Parameters
    ----------
    picture : Picture
    wishes : Wishes
        What it opens on, and how.

    Returns
    -------
    dict
        `lang`; `icons` of the palette; `count`; `checked`, `source` (None where the source says the same): `low`,
        `first`, `last`, `high` in seconds since 1970 (nan where open), `form` (a number in `FORMS`), `flags`, `members`
        (event, start, end, exact), `known`, how many are known to the day, and its axis: `whole`, first and last time
        in seconds, and `gaps` to leave out: from, to, how long in words and shorter, and 1 within a date; of the source
        also `order`, its rows in the order of time. `labels`: by row, what stands in the chart in the place of a title;
        `beginnings`: how each band says what its labels leave out; `slot`, `group`, `band` of each event, `rank` in
        which they get labels, the `important` ones first; by row, `grades` of those that lead the eye, and `details`,
        what may stand under their titles; `bands`; `parts`: the second level of lanes, each one's band and name;
        `part`: each event's among these, -1 for none; `further`: where else events of several lanes stand, row, band
        and part; these three where there are any; `least` in seconds; `open`: the window that it opens on, in seconds;
        `today`: the day of making as a note; `eras`: rows; `notes`: from, to, text; `ties`: rows of an event and of
        what it hangs on; `others`: what others say of an event's date, its row, start, end, whether one moment.
        `layout`: which way time runs when it opens, None for what there is room for; `allTies`: whether all of `ties`
        are drawn then.
    """
    events, groups = picture.events, list(dict.fromkeys(picture.kinds))
    kinds, titles = events["kind"].fillna(style.PLAIN).tolist(), events["title"].tolist()
    slots = style.kind_slots(kinds, picture.own)
    return {
        "lang": picture.lang.replace("_", "-"),
        "icons": [*style.ICONS[: len(picture.themes["light"].kinds)], style.LINE],
        "count": len(events),
        "checked": {**_reading(picture.checked), **_axis(picture.checked_axis)},
        "source": picture.source
        and picture.source_axis
        and {**_reading(picture.source), **_axis(picture.source_axis), "order": picture.source.order},
        "labels": {row: label for row, (label, title) in enumerate(zip(picture.labels, titles)) if label != title},
        "beginnings": [caption(beginning) for beginning in picture.beginnings],
        "slot": np.array([slots[kind] for kind in kinds], dtype="int32"),
        "group": pd.Categorical(picture.kinds, categories=groups).codes.astype("int32"),
        "groups": groups,
        "band": picture.bands.of_event,
        "rank": picture.rank,
        "grades": {row: grade for row, grade in enumerate(picture.grades.tolist()) if grade},
        "details": picture.details,
        "important": sum(events["importance"].notna().tolist()),
        "bands": picture.bands.names,
        **({"parts": picture.bands.parts, "part": picture.bands.part} if picture.bands.parts else {}),
        **({"further": picture.bands.further} if picture.bands.further else {}),
        "least": _short(picture.least),
        "open": window_of(wishes.open, picture.axis.whole),
        "today": picture.today and _note(picture.today),
        "eras": picture.eras,
        "notes": [_note(note) for note in picture.notes],
        "ties": picture.relations,
        "others": [[one.event, *_open(one.start, one.end), int(one.exact)] for one in picture.others],
        "layout": layout_of(wishes.layout),
        "allTies": wishes.relations,
    }


def _reading(reading: Reading) -> dict:
    return {
        "low": reading.low,
        "first": reading.first,
        "last": reading.last,
        "high": reading.high,
        "form": reading.form,
        "flags": reading.flags,
        "members": [[part.event, *_open(part.start, part.end), int(part.exact)] for part in reading.members],
        "known": reading.known,
    }


def _note(note: Note) -> list:
    return [*_open(note.start, note.end), note.title]


def _axis(axis: Axis) -> dict:
    gaps = [[int(gap.start), int(gap.end), gap.words, gap.short, *[1] * gap.within] for gap in axis.gaps]
    begin = () if axis.begin == axis.whole[0] else (axis.begin,)
    return {"whole": [int(t) for t in (*axis.whole, *begin)], "gaps": gaps}


def _open(*ends: float) -> list[float | None]:
    """Ends as JSON has them: it knows no nan; whole numbers have no point."""
    return [None if isnan(end) else _short(end) for end in ends]


def _short(number: float) -> float:
    return int(number) if number == int(number) else number


def with_arrays(data: dict) -> tuple[str, bytes]:
    """JSON in which each numpy array is the place, in bytes beside it, of its numbers.

    Examples
    --------
    >>> text, numbers = with_arrays({"x": np.array([1.5, 2.5])})
    >>> text, len(numbers)
    ('{"x":{"array":"f8","at":0,"n":2}}', 16)
    """
    parts: list[bytes] = []

    def place(array: np.ndarray) -> dict:
        sort = {"f": "f8", "i": "i4"}[array.dtype.kind]
        raw, at = array.astype("<" + sort).tobytes(), sum(map(len, parts))
        parts.append(raw + b"\0" * (-len(raw) % 8))  # typed arrays begin at multiples of their size
        return {"array": sort, "at": at, "n": len(array)}

    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=place), b"".join(parts)


def plain(data: dict) -> str:
    """JSON with the numbers in it, nan as null; times that are whole days as days, which have half the digits.

    Where each date is `first` possible when it is at all, at `low`, or `last` at `high`, these stand once.
    """

    def numbers(array: np.ndarray) -> list:
        return _open(*array.tolist())

    readings = {name: data[name] and _in_days(_once(data[name])) for name in ("checked", "source")}
    return json.dumps({**data, **readings}, ensure_ascii=False, separators=(",", ":"), default=numbers)


def _once(reading: dict) -> dict:
    same = {
        name for name, other in (("first", "low"), ("high", "last"))
        if np.array_equal(reading[name], reading[other], equal_nan=True)
    }  # fmt: skip
    return {name: value for name, value in reading.items() if name not in same}


def _in_days(reading: dict) -> dict:
    """A reading with its `unit`, the seconds of a day, if all its times are whole days; else as it is."""
    times = {name: reading[name] / DAY for name in ("low", "first", "last", "high") if name in reading}
    whole = all((values == np.floor(values))[~np.isnan(values)].all() for values in times.values())
    return {**reading, **times, "unit": _short(DAY)} if whole else reading
