"""EDTF text in, `Span` out: what a written date allows, and nothing more.

EDTF is the Extended Date/Time Format of ISO 8601-2, in the profile of the
Library of Congress (https://www.loc.gov/standards/datetime/). Everyday forms
are read here, because the `edtf` library needs milliseconds for each; rarer
ones (seasons, single unspecified digits, qualified parts) are left to it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import time
from functools import lru_cache
from typing import Any

import numpy as np

from timeline.dates.calendar import DAY, day_number, midnight
from timeline.dates.span import DateError, Point, Span

_PLAIN = re.compile(r"(?!-0000)(-?\d{4})(-\d\d)?(-\d\d)?([~?%]?)", re.ASCII)


_DAY_TIME = re.compile(r"(-?\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d)?(Z|[+-]\d\d:\d\d)?([~?%]?)", re.ASCII)


_UNSPECIFIED = re.compile(r"(-?)(\d{4}-\d\d|\d{4}|\d{1,3}X{1,3})(-XX)?(-XX)?([~?%]?)", re.ASCII)


_SIGNIFICANT = re.compile(r"S\d+")


@lru_cache(maxsize=200_000)
def parse(text: str) -> Span:
    """Read one EDTF text.

    Parameters
    ----------
    text : str
        EDTF levels 0 and 1, the sets of level 2, and times of day to the
        minute or second, with or without an offset. Years −9999 to 9999.

    Returns
    -------
    Span

    Raises
    ------
    DateError
        If the text is no such date, or says nothing that can be placed in time.

    Examples
    --------
    >>> parse("2022-10").form
    'within'
    >>> str(parse("2022-10").latest)
    '2022-10-31T23:59:59'
    >>> parse("2003/..").form, parse("2003/..").open_end
    ('throughout', True)
    >>> parse("2023-02-30")
    Traceback (most recent call last):
    timeline.dates.span.DateError: "2023-02-30" is not a date: February 2023 has no day 30; expected a day from 01 to 28
    """
    try:
        if text.startswith("[") and text.endswith("]"):
            return _one_of(text)
        if text.startswith("{") and text.endswith("}"):
            return _every_one(text)
        if "/" in text:
            return _interval(text)
        point = _point(text)
    except DateError as error:
        if error.text == text:
            raise
        raise DateError(text, f'has a part, "{error.text}", which {error.why}', error.expected) from None
    return Span(text, "exact" if point.is_moment else "within", point, point)


def _interval(text: str) -> Span:
    left, *rest = text.split("/")
    if len(rest) != 1:
        raise DateError(text, "is not a date: it has more than one slash", "a start and an end: 2023-10-07/2023-12-11")
    right = rest[0]
    if {left, right} <= {"", ".."}:
        raise DateError(text, "is open on both sides and says nothing", "at least one end, such as 2003/..")
    start, end = (None if side in ("", "..") else _point(side) for side in (left, right))
    unknown = "start" if left == "" else "end" if right == "" else ""
    _check_order(text, start, end)
    return Span(text, "throughout", start, end, unknown)


def _one_of(text: str) -> Span:
    members = tuple(_element(text, element) for element in text[1:-1].split(","))
    start, end = _hull(members)
    if start is None and end is None:
        raise DateError(text, "is open on both sides and says nothing", "at least one end, such as [..2023-11-05]")
    return Span(text, "within", start, end, members=members if len(members) > 1 else ())


def _every_one(text: str) -> Span:
    members = tuple(_element(text, element) for element in text[1:-1].split(","))
    members = tuple(replace(m, form="throughout") if ".." in m.text else m for m in members)
    start, end = _hull(members)
    if start is None or end is None:
        raise DateError(text, "is a list without an end", "a closed list, such as {2023-10-23,2023-11-22}")
    return Span(text, "several", start, end, members=members)


def _element(whole: str, element: str) -> Span:
    """One element of a set: a date or a range `a..b`, open on one side at most."""
    left, dots, right = element.strip().partition("..")
    if not dots:
        point = _point(left)
        return Span(point.text, "exact" if point.is_moment else "within", point, point)
    start, end = (_point(side) if side else None for side in (left, right))
    if start and end and start.precision != end.precision:
        raise DateError(whole, "mixes precisions in one range", "both ends alike, such as [2023-11-01..2023-11-10]")
    _check_order(whole, start, end)
    return Span(element.strip(), "within", start, end)


def _hull(members: tuple[Span, ...]) -> tuple[Point | None, Point | None]:
    starts, ends = [m.start for m in members], [m.end for m in members]
    start = None if None in starts else min((m.first for m in members), key=lambda point: point.earliest)
    end = None if None in ends else max((m.last for m in members), key=lambda point: point.latest)
    return start, end


def _check_order(text: str, start: Point | None, end: Point | None) -> None:
    if start and end and start.earliest > end.latest:
        raise DateError(text, "ends before it starts", f"the earlier date first: {end.text}, then {start.text}")


@lru_cache(maxsize=200_000)
def _point(text: str) -> Point:
    for pattern, build in ((_PLAIN, _plain), (_DAY_TIME, _day_time), (_UNSPECIFIED, _unspecified)):
        if match := pattern.fullmatch(text):
            return build(text, match)
    return _rare(text)


def _qualified(point: Point, sign: str) -> Point:
    return replace(point, about=sign in ("~", "%"), perhaps=sign in ("?", "%")) if sign else point


def _plain(text: str, match: re.Match) -> Point:
    year, month, day, sign = match.groups()
    if month and "21" <= month[1:] <= "41" and not day:
        return _rare(text)
    if month and not "01" <= month[1:] <= "12":
        raise DateError(text, f"is not a date: there is no month {month[1:]}", "a month from 01 to 12")
    precision = "day" if day else "month" if month else "year"
    y, m, d = int(year), int(month[1:]) if month else 1, int(day[1:]) if day else 1
    first = day_number(y, m, 1)
    length = day_number(y + m // 12, m % 12 + 1, 1) - first
    if not 1 <= d <= length:
        raise DateError(
            text, f"is not a date: {MONTHS[m - 1]} {y} has no day {day[1:]}", f"a day from 01 to {length}"
        )  # fmt: skip
    first += d - 1
    last = first if day else first + length - 1 if month else day_number(y + 1, 1, 1) - 1
    return _qualified(_days(text, first, last, precision), sign)


def _days(text: str, first: int, last: int, precision: str) -> Point:
    return Point(text, np.datetime64(first * int(DAY), "s"), np.datetime64((last + 1) * int(DAY) - 1, "s"), precision)


#: English names, for messages.
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip


def _day_time(text: str, match: re.Match) -> Point:
    day, minute, second, zone, sign = match.groups()
    start = _point(day).earliest
    try:
        clock = time.fromisoformat(minute + (second or "") + (zone or ""))
    except ValueError:
        raise DateError(
            text, "has no such time of day", "a time from 00:00 to 23:59, such as 2023-12-08T04:15"
        ) from None
    at = start + np.timedelta64(clock.hour * 3600 + clock.minute * 60 + clock.second, "s")
    length, precision = (1, "second") if second else (60, "minute")
    return _qualified(Point(text, at, at + np.timedelta64(length - 1, "s"), precision, zone=zone or ""), sign)


def _unspecified(text: str, match: re.Match) -> Point:
    minus, known, *unknown, sign = match.groups()
    if "X" not in known:  # 2023-XX, 2023-XX-XX, 2023-10-XX: as wide as what is known
        if known.count("-") + len([u for u in unknown if u]) > 2 or not any(unknown):
            return _rare(text)
        return replace(_point(minus + known + sign), text=text)
    if any(unknown) or len(known) != 4:
        return _rare(text)
    first, last = sorted(int(minus + known.replace("X", digit)) for digit in "09")
    precision = {1: "decade", 2: "century", 3: "millennium"}[known.count("X")]
    return _qualified(_days(text, day_number(first, 1, 1), day_number(last + 1, 1, 1) - 1, precision), sign)


def _rare(text: str) -> Point:
    """Let the library read what is left, and keep only what can be placed in time."""
    from edtf import parse_edtf  # late: a quarter of a second, for forms that most files never use
    from edtf.parser.edtf_exceptions import EDTFParseException

    if text.startswith("Y"):
        raise DateError(text, "is outside the years that can be drawn", "a year from -9999 to 9999")
    if _SIGNIFICANT.search(text):
        raise DateError(text, "uses significant digits, which no symbol can show", "19XX or 1950~ instead of 1950S2")
    if "XXXX" in text:
        raise DateError(text, "has no year", "a year: only its last digits may be X")
    if len(text) > 40 or not text.isascii():
        raise DateError(text, "is not a date")
    try:
        found: Any = parse_edtf(text)
        lower, upper = found.lower_strict(), found.upper_strict()
        first, last = midnight(*lower[:3]), midnight(*upper[:3]) + int(DAY) - 1
    except (EDTFParseException, ValueError, TypeError, AttributeError, IndexError, OverflowError):
        raise DateError(text, "is not a date") from None
    precision = (
        "season"
        if "Season" in type(found).__name__
        else "day"
        if last - first < np.timedelta64(int(DAY), "s")
        else "range"
    )
    return Point(
        text, first, last, precision,
        about=bool(set(text) & set("~%")), perhaps=bool(set(text) & set("?%")),
    )  # fmt: skip
