"""EDTF text in, `Span` out: what a written date allows, and nothing more.

EDTF is the Extended Date/Time Format of ISO 8601-2, in the profile of the
Library of Congress (https://www.loc.gov/standards/datetime/). `docs/edtf.md`
lists what is read of each level, and what is refused.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from timeline.dates.points import point_of
from timeline.dates.span import DateError, Point, Span


@lru_cache(maxsize=200_000)
def parse(text: str) -> Span:
    """Read one EDTF text.

    Parameters
    ----------
    text : str
        EDTF levels 0, 1 and 2, and times of day to the minute or second, with
        or without an offset. Years −9999 to 9999.

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
        span = _span(text)
    except DateError as error:
        if error.text == text:
            raise
        why = f'has a part, "{error.text}", which {error.why}'
        raise DateError(text, why, error.expected, fault=error.fault, is_part=True) from None
    # The gate: whatever was read above, nothing leaves with its end before its start.
    ends = [(point.earliest, point.latest) for point in span.points] + [(span.earliest, span.latest)]
    if any(first > last for first, last in ends):  # NaT compares false
        raise DateError(text, "ends before it starts", "the earlier date first", fault="order")
    return span


def is_date(text: str) -> bool:
    """Whether `parse` reads it."""
    try:
        parse(text)
    except DateError:
        return False
    return True


def readable(text: str) -> Span | None:
    """A date that other cells are held against; None where it is blank or wrong, which is said elsewhere."""
    try:
        return parse(text) if text else None
    except DateError:
        return None


def _span(text: str) -> Span:
    if text.startswith("[") and text.endswith("]"):
        return _one_of(text)
    if text.startswith("{") and text.endswith("}"):
        return _every_one(text)
    return _interval(text) if "/" in text else _single(point_of(text))


def _single(point: Point) -> Span:
    return Span(point.text, "exact" if point.is_moment else "within", point, point)


def _interval(text: str) -> Span:
    left, *rest = text.split("/")
    if re.fullmatch(r"R-?\d*/.*", text):
        raise DateError(text, "repeats, and a date is one time or a list", "each time, such as {2020-01-01,2021-01-01}")
    if len(rest) != 1:
        why, expected = "is not a date: it has more than one slash", "a start and an end: 2023-10-07/2023-12-11"
        raise DateError(text, why, expected, fault="slashes")
    right = rest[0]
    if {left, right} <= {"", ".."}:
        raise DateError(text, "is open on both sides and says nothing", "at least one end, such as 2003/..")
    start, end = (None if side in ("", "..") else point_of(side) for side in (left, right))
    unknown = "start" if left == "" else "end" if right == "" else ""
    _check_order(text, start, end)
    return Span(text, "throughout", start, end, unknown)


def _one_of(text: str) -> Span:
    members = _members(text)
    start, end = _hull(members)
    if start is None and end is None:
        raise _open(text, members)
    return Span(text, "within", start, end, members=members if len(members) > 1 else ())


def _every_one(text: str) -> Span:
    members = tuple(replace(m, form="throughout") if ".." in m.text else m for m in _members(text))
    start, end = _hull(members)
    if len(members) == 1:
        return replace(members[0], text=text)
    if start is None and end is None:
        raise _open(text, members)
    return Span(text, "several", start, end, members=members)


def _open(text: str, members: tuple[Span, ...]) -> DateError:
    """What is said of a set that is open on both sides: it leaves something out, but has no end to be drawn at."""
    if len(members) > 1:
        return DateError(text, "is open on both sides and has no place on a line", "at most one open end")
    return DateError(text, "is open on both sides and says nothing", "at least one end, such as [..2023-11-05]")


def _members(text: str) -> tuple[Span, ...]:
    elements = text[1:-1].split(",")
    if any(e.startswith("..") for e in elements[1:]) or any(e.endswith("..") for e in elements[:-1]):
        raise DateError(text, "is open in its middle", "what is open first or last, such as [1760-01,1760-12..]")
    return tuple(_element(text, element) for element in elements)


def _element(whole: str, element: str) -> Span:
    """One element of a set: a date or a range `a..b`, open on one side at most."""
    left, dots, right = element.partition("..")
    if not dots:
        return _single(point_of(left))
    if not left and not right:
        raise DateError(whole, "is open on both sides and says nothing", "at least one end, such as [..2023-11-05]")
    start, end = (point_of(side) if side else None for side in (left, right))
    if start and end and start.precision != end.precision:
        raise DateError(whole, "mixes precisions in one range", "both ends alike, such as [2023-11-01..2023-11-10]")
    _check_order(whole, start, end)
    return Span(element, "within", start, end)


def _hull(members: tuple[Span, ...]) -> tuple[Point | None, Point | None]:
    starts, ends = [m.start for m in members], [m.end for m in members]
    start = None if None in starts else min((m.first for m in members), key=lambda point: point.earliest)
    end = None if None in ends else max((m.last for m in members), key=lambda point: point.latest)
    return start, end


def _check_order(text: str, start: Point | None, end: Point | None) -> None:
    if start and end and start.earliest > end.latest:
        expected = f"the earlier date first: {end.text}, then {start.text}"
        year, month = start.text[:4], start.text[5:7]
        if end.text[:4] == year and year.isdecimal() and month >= "09" and end.text[5:7] <= "04":  # over New Year
            expected += f"; or an end in {int(year) + 1}"
        raise DateError(text, "ends before it starts", expected, fault="order")
