"""One written moment to a `Point`, as wide as it was written: days, months, years, seasons, times, open digits."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

import numpy as np

from timeline.dates import digits
from timeline.dates.calendar import DAY, day_number
from timeline.dates.span import PARTS, DateError, Point

#: English names, for messages.
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
#: A year, month and day, each of digits and X, each with a qualifier at its left (its own) or right (of all so far).
_DATE = re.compile(
    r"([?~%]?)(-?[\dX]{4})([?~%]?)(?:-([?~%]?)([\dX]{2})([?~%]?)(?:-([?~%]?)([\dX]{2})([?~%]?))?)?", re.ASCII
)


_CLOCK = re.compile(r"(-?\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d))?(Z|[+-]\d\d(?::\d\d)?)?([?~%]?)", re.ASCII)
_SIGNIFICANT = re.compile(r"(-?\d{4})S(\d+)([?~%]?)", re.ASCII)
#: First month and number of months of each season; those of no hemisphere are read as northern, and a season that
#: crosses the turn of the year belongs to the year it begins in.
SEASONS = {
    **{base + i: (3 + 3 * i, 3) for base in (21, 25) for i in range(4)},
    **{29 + i: ((9, 12, 3, 6)[i], 3) for i in range(4)},
    **{33 + i: (1 + 3 * i, 3) for i in range(4)},
    **{37 + i: (1 + 4 * i, 4) for i in range(3)},
    **{40 + i: (1 + 6 * i, 6) for i in range(2)},
}
#: Those from spring to winter, of no hemisphere, of the north and of the south; behind them come quarters and the like.
NAMED_SEASONS = range(21, 33)
_MONTHS_OF = {"month": 1, "year": 12, "decade": 120, "century": 1200, "millennium": 12_000}


#: No moment takes more to write.
MOST_SIGNS = 80


@lru_cache(maxsize=200_000)
def point_of(text: str) -> Point:
    """Read one moment: a date or a time of day, no interval and no set.

    Raises
    ------
    DateError
        If the text is none.

    Examples
    --------
    >>> point_of("2022-10").precision, point_of("156X-12-25").unit
    ('month', 'day')
    """
    if len(text) > MOST_SIGNS:
        raise DateError(text, f"is not a date: it has {len(text):,} characters")
    for pattern, build in ((_DATE, _calendar_date), (_CLOCK, _clock), (_SIGNIFICANT, _significant)):
        if match := pattern.fullmatch(text):
            return build(text, match)
    if match := re.fullmatch(r"Y(-?)(\d+)(?:E(\d+))?(S\d+)?", text, re.ASCII):
        raise _with_letter(text, match)
    raise DateError(text, "is not a date")


def _with_letter(text: str, match: re.Match) -> DateError:
    """What is wrong with a year behind a Y, which is for years of five figures and more."""
    minus, digits, zeros, sure = match.groups(default="")
    year = (digits + "0" * min(int(zeros or 0), 20)).lstrip("0").zfill(4)
    if len(year) > 4:
        return DateError(text, "is outside the years that can be drawn", "a year from -9999 to 9999")
    plain = ("" if year == "0000" else minus) + year + sure
    return DateError(text, "is not a date: a Y is for years of more than four figures", plain)


def _calendar_date(text: str, match: re.Match) -> Point:
    year, month, day = match[2], match[5], match[8]
    if year.endswith("XXXX"):
        raise DateError(text, "has no year", "a year: only its last digits may be X")
    if year == "-0000":
        raise DateError(text, "is not a date: there is no year -0000", "0000 for 1 BC")
    unit = "day" if day else "month" if month else "year"
    about, perhaps = (_qualified(match, signs) for signs in ("~%", "?%"))
    if month and month.isdigit() and int(month) in SEASONS and not day:
        if "X" in year:
            return _seasons(text, year, int(month), about, perhaps)
        return _season(text, year, int(month), about, perhaps)
    if "X" in year + (month or "") + (day or ""):
        return _unspecified(text, year, month or "XX", day or "XX", about, perhaps, unit)
    y, m, d = int(year), int(month or 1), int(day or 1)
    if not 1 <= m <= 12:
        raise DateError(text, f"is not a date: there is no month {month}", "a month from 01 to 12")
    first, length = digits.month_of(y, m)
    if not 1 <= d <= length:
        why = f"is not a date: {MONTHS[m - 1]} {y} has no day {day}"
        raise DateError(text, why, f"a day from 01 to {length}", fault="day")
    first += d - 1
    last = first if day else first + length - 1 if month else day_number(y + 1, 1, 1) - 1
    return _days(text, first, last, unit, about, perhaps, unit)


def _qualified(match: re.Match, signs: str) -> tuple[str, ...]:
    """The parts that one of the signs qualifies: at the right of a part it is about all so far, at the left its own."""
    parts = set()
    for i, part in enumerate(PARTS[:3]):
        if match[3 * i + 1] and match[3 * i + 1] in signs:
            parts.add(part)
        if match[3 * i + 3] and match[3 * i + 3] in signs:
            parts.update(PARTS[: i + 1])
    return tuple(part for part in PARTS if part in parts)


def _margin(about: tuple[str, ...], precision: str, unit: str) -> tuple[int, int]:
    """How far an "about" reaches: one more of the written unit, or of the part that it qualifies.

    Parts side by side are one date ("June 2004" of `2004-06~-11`), and as wide as its finest; else the coarsest counts.
    """
    if not about:
        return 0, 0
    at = [PARTS.index(part) for part in about]
    part = about[-1] if at[-1] - at[0] == len(at) - 1 else about[0]
    width = precision if part == unit and precision != "range" else part
    return (_MONTHS_OF[width], 0) if width in _MONTHS_OF else (0, int(DAY))


def _days(
    text: str, first: int, last: int, precision: str, about: tuple[str, ...], perhaps: tuple[str, ...], unit: str
) -> Point:
    earliest, latest = np.datetime64(first * int(DAY), "s"), np.datetime64((last + 1) * int(DAY) - 1, "s")
    return Point(text, earliest, latest, precision, about, perhaps, "", unit, _margin(about, precision, unit))


def _season(text: str, year: str, number: int, about: tuple[str, ...], perhaps: tuple[str, ...]) -> Point:
    length = SEASONS[number][1]
    point = _days(text, *_season_days(int(year), number), "season", about, perhaps, "month")
    return replace(point, margin=(length if about == PARTS[:2] else 12 if "year" in about else 3 * bool(about), 0))


def _seasons(text: str, year: str, number: int, about: tuple[str, ...], perhaps: tuple[str, ...]) -> Point:
    """The season of some year: `192X-33` is a first quarter of the 1920s."""
    runs = digits.joined(_season_days(some, number) for some in digits.years(year))
    point = _days(text, runs[0][0], runs[-1][1], "range", about, perhaps, "month")
    return replace(point, runs=runs)


def _season_days(year: int, number: int) -> tuple[int, int]:
    month, length = SEASONS[number]
    behind = 12 * year + month - 1 + length
    return day_number(year, month, 1), day_number(behind // 12, behind % 12 + 1, 1) - 1


def _unspecified(
    text: str, year: str, month: str, day: str, about: tuple[str, ...], perhaps: tuple[str, ...], unit: str
) -> Point:
    """Digits left open: all days that fit, and as precise as what is known."""
    all_years, months = digits.years(year), digits.matching(month, 12)
    if not months:
        raise DateError(text, f"is not a date: there is no month {month}", "a month from 01 to 12")
    known = [part for part, written in zip(PARTS, (year, month, day)) if written != "XX"]
    first = next((run for y in all_years for run in digits.days(y, months, day)), None)
    if first is None:
        raise DateError(text, "is not a date: no day of a calendar fits", "digits that some day has")
    *_, last = next(
        runs for y in reversed(all_years) for m in reversed(months) if (runs := [*digits.days(y, [m], day)])
    )
    trailing = re.fullmatch(r"-?\d(\d\dX|\dXX|XXX)", year)
    if known == ["year"] and ("X" not in year or trailing):
        precision = ("year", "decade", "century", "millennium")[year.count("X")]
    elif known == ["year", "month"] and "X" not in year + month:
        precision = "month"
    else:
        precision = "range"
    point = _days(text, first[0], last[1], precision, about, perhaps, unit)
    point = replace(point, unit=known[-1])
    if precision != "range":
        return point
    runs = digits.joined(run for y in all_years for run in digits.days(y, months, day))
    return replace(point, runs=runs if len(runs) > 1 else ())


def _significant(text: str, match: re.Match) -> Point:
    """`1950S2`: of the year two digits are sure, and it is estimated to be 1950."""
    year, sure, sign = match[1], int(match[2]), match[3]
    if not 1 <= sure <= 3:
        raise DateError(text, "is not a date: a year has four digits", "one to three significant digits, as in 1950S2")
    if year == "-0000":
        raise DateError(text, "is not a date: there is no year -0000", "0000 for 1 BC")
    around = _calendar_date(text, _DATE.fullmatch(year[: len(year) - 4 + sure] + "X" * (4 - sure)))  # type: ignore[arg-type]
    # Estimated, and no wider than its digits: "about" adds nothing to them.
    return replace(around, about=("year",), perhaps=("year",) if sign in ("?", "%") else (), margin=(0, 0))


def estimated_year(text: str) -> int | None:
    """The year that is estimated where only its first digits are sure; None of any other moment.

    Examples
    --------
    >>> estimated_year("1950S2"), estimated_year("1950")
    (1950, None)
    """
    match = _SIGNIFICANT.fullmatch(text)
    return int(match[1]) if match else None


def _clock(text: str, match: re.Match) -> Point:
    day, hour, minute, second, zone, sign = match.groups()
    start = point_of(day).earliest
    if int(hour) > 23 or int(minute) > 59 or int(second or 0) > 59:
        raise DateError(text, "has no such time of day", "a time from 00:00 to 23:59, such as 2023-12-08T04:15")
    if zone and zone != "Z" and (int(zone[1:3]) > 14 or int(zone[4:] or 0) > 59 or zone in ("-00", "-00:00")):
        raise DateError(text, "has no such UTC offset", "Z or an offset from -12:00 to +14:00, such as +03:00")
    at = start + np.timedelta64(int(hour) * 3600 + int(minute) * 60 + int(second or 0), "s")
    length, precision = (1, "second") if second else (60, "minute")
    about, perhaps = (PARTS if sign and sign in signs else () for signs in ("~%", "?%"))
    return Point(
        text, at, at + np.timedelta64(length - 1, "s"), precision, about, perhaps, zone or "", precision,
        (0, length if about else 0),
    )  # fmt: skip
