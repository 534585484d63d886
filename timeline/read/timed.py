"""A day and a time of day, or two, that stand in two cells."""

from __future__ import annotations

import re
from collections.abc import Callable

from timeline.dates.edtf import is_date
from timeline.read.table import Table
from timeline.typed.looks import is_time
from timeline.typed.meanings import as_edtf

#: Two times of day, and what parts hours and minutes.
_RANGE = re.compile(r"(\d{1,2}[:.]\d\d) ?[-\u2010-\u2015] ?(\d{1,2}[:.]\d\d)")
_SIGN = re.compile("[:.]")
_CLOCKS = re.compile(r"(.*\d.*?) ?[-\u2010-\u2015] ?(\d.*)", re.S)
#: A day in figures, even if there is no such day.
FIGURES = re.compile(r"-?\d{4}-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}", re.ASCII)


def timer(table: Table, name: str, lang: str) -> Callable[[str, str], str]:
    """How a day and a time of a column make a date.

    "08:00-11:30" is a range: it is a time and its difference from Greenwich only if several of the column have the
    same. What is left open is asked, but that what ends before it starts must be the other.
    """
    ranges = [_RANGE.fullmatch(time) for time in table.column(name) if time]
    if all(ranges) and len({match[2] for match in ranges if match}) == 1:
        if all(_hours(match) > 12 for match in ranges if match):  # behind a T nothing else can be meant
            return lambda day, time: as_edtf(f"{as_edtf(day, lang)}T{time}", lang) if time else day
        are_offsets = len({match[1] for match in ranges if match}) > 1
        return lambda day, time: timed(day, time if are_offsets else _RANGE.sub(_backwards_apart, time), lang)
    return lambda day, time: timed(day, _RANGE.sub(r"\1 - \2", time), lang)


def _hours(match: re.Match) -> float:
    """Hours from one time to another, of which the second is of the next day if it is earlier: 0 where it is not."""
    first, last = (int(hours) + int(minutes) / 60 for hours, minutes in map(_SIGN.split, match.groups()))
    return last + 24 - first if last < first else 0.0


def _backwards_apart(match: re.Match) -> str:
    """Two times of which the second is the earlier, with blanks about the dash."""
    first, last = (times.zfill(5) for times in match.groups())
    return match[0] if first < last else f"{match[1]} - {match[2]}"


def are_clocks(text: str) -> bool:
    """Whether a text is two times of day with a dash between them.

    Examples
    --------
    >>> are_clocks("23:50-00:20"), are_clocks("11pm – 1am"), are_clocks("23:50"), are_clocks("2023-05")
    (True, True, False, False)
    """
    ends = _CLOCKS.fullmatch(text)
    return ends is not None and all(map(is_time, ends.groups()))


def have_times(days: list[str]) -> bool:
    """Whether some of what should be days has a time of day in it, and no midnight.

    Examples
    --------
    >>> have_times(["2023-02-06 01:17"]), have_times(["2023-02-06", "2023-02-07 00:00"])
    (True, False)
    """
    return any(re.search(r"\d:\d\d", day) and not re.search(r"\b0?0:00\b", day) for day in days)


def timed(day: str, time: str, lang: str) -> str:
    # A day in figures, in which its column has a say, is not to be decided here.
    day = day if FIGURES.fullmatch(day) or not time else as_edtf(day, lang)
    whole = f"{day} {time}".strip() if time else day
    return as_edtf(whole, lang) if time and (is_date(day) or not FIGURES.fullmatch(day)) else whole
