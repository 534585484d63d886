"""Ties: an event dated by another one, and a date held against its source.

"Two days later" is checked, not believed. A tie says where the date must lie;
if no moment that the date allows is one that the tie allows, one of them is
wrong. A `source_date` is stricter: the date must lie inside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import inf

from timeline.dates.calendar import DAY, iso, months_later, seconds
from timeline.dates.span import Span

OFFSET_EXPECTED = "after, before, or a signed ISO 8601 duration such as P2D, -P3D, P1W or P4M"

_OFFSET = re.compile(
    r"([+-])?P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?", re.ASCII
)
#: Half of the smallest unit of an offset, in seconds: "four months" means
#: a day that people would round to four months.
_SLACK = {"Y": 183 * DAY, "M": 15 * DAY, "W": 3 * DAY, "D": 0.0, "TH": 1800.0, "TM": 30.0, "TS": 0.5}


@dataclass(frozen=True)
class Offset:
    """A signed duration.

    Attributes
    ----------
    months : int
        Years and months together: they have no fixed length.
    seconds : float
        Weeks, days and times together.
    slack : float
        Half the smallest unit, in seconds.
    whole_days : bool
        Whether the smallest unit is a day or coarser, so that the time of day
        of the anchor does not matter.
    """

    months: int
    seconds: float
    slack: float
    whole_days: bool


def parse_offset(text: str) -> Offset:
    """Read a signed ISO 8601 duration.

    Raises
    ------
    ValueError
        If the text is no duration, or leads out of the years −9999 to 9999.

    Examples
    --------
    >>> parse_offset("-P1W")
    Offset(months=0, seconds=-604800.0, slack=259200.0, whole_days=True)
    """
    match = _OFFSET.fullmatch(text)
    if not match:
        raise ValueError(f"expected {OFFSET_EXPECTED}")
    years, months, weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
    sign = -1 if match[1] == "-" else 1
    months = sign * (12 * years + months)
    seconds = sign * (DAY * (7 * weeks + days) + 3600.0 * hours + 60.0 * minutes + seconds)
    if abs(months) > 12 * 20_000 or abs(seconds) > 20_000 * 366 * DAY:
        raise ValueError("expected less than 20000 years")
    clock = "T" in text
    return Offset(months, seconds, _SLACK[("T" if clock else "") + text[-1]], not clock)


def _iso(at: float) -> str:
    return iso(at).removesuffix(" 23:59:59").replace(" ", "T")


def _range(first: float, last: float) -> str:
    low, high = ("" if abs(x) == inf else _iso(x) for x in (first, last))
    return low if low == high else f"{low or '..'} to {high}" if high else f"{low} or later"


def _tied(span: Span) -> tuple[float, float]:
    """First and last second of the moment a tie speaks of: the start, or the end where the start is open."""
    if span.form == "throughout":
        point = span.last if span.open_start else span.first
        return seconds(point.earliest), seconds(point.latest)
    return _bounds(span)


def _bounds(span: Span) -> tuple[float, float]:
    return (
        seconds(span.start.earliest) if span.start else -inf,
        seconds(span.end.latest) if span.end else inf,
    )


def _shift(at: float, offset: Offset) -> float:
    if abs(at) == inf:
        return at
    return (months_later(at, offset.months) if offset.months else at) + offset.seconds


def expected(anchor: Span, offset: str) -> tuple[float, float]:
    """Where a tie puts an event.

    Parameters
    ----------
    anchor : Span
        The date of the event it hangs on.
    offset : str
        `after`, `before` or a signed duration.

    Returns
    -------
    first, last : float
        Seconds since 1970, both included; ±inf where there is no bound.
    """
    first, last = _tied(anchor)
    if offset == "after":
        return first, inf
    if offset == "before":
        return -inf, last
    shift = parse_offset(offset)
    if shift.whole_days:
        first = first // DAY * DAY
        last = last // DAY * DAY + DAY - 1
    return _shift(first, shift) - shift.slack, _shift(last, shift) + shift.slack


def tie_problem(span: Span, anchor: Span, anchor_id: str, offset: str) -> str:
    """What is wrong between a date and its tie, or "".

    Examples
    --------
    >>> from timeline.dates.edtf import parse
    >>> tie_problem(parse("2023-11-07"), parse("2023-11-05"), "visit", "P1D")
    '"2023-11-07" does not fit its tie: visit (2023-11-05) and P1D give 2023-11-06'
    """
    first, last = expected(anchor, offset)
    low, high = _tied(span)
    if low <= last and high >= first:
        return ""
    return f'"{span.text}" does not fit its tie: {anchor_id} ({anchor.text}) and {offset} give {_range(first, last)}'


def source_problem(span: Span, source: Span) -> str:
    """What is wrong between a date and what the source alone supports, or "".

    Examples
    --------
    >>> from timeline.dates.edtf import parse
    >>> source_problem(parse("2022-11-02"), parse("2022-10"))
    '"2022-11-02" lies outside its source_date "2022-10", which allows 2022-10-01 to 2022-10-31'
    """
    if _inside(_bounds(span), _padded(source)):
        return ""
    allowed = _range(*_padded(source))
    return f'"{span.text}" lies outside its source_date "{source.text}", which allows {allowed}'


def _padded(span: Span) -> tuple[float, float]:
    low, high = _bounds(span)
    return low - (span.start.slack if span.start else 0), high + (span.end.slack if span.end else 0)


def _inside(inner: tuple[float, float], outer: tuple[float, float]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def cycles(anchors: Mapping[str, str]) -> Iterator[list[str]]:
    """Every ring of events that hang on one another, each once.

    Parameters
    ----------
    anchors : mapping of str to str
        Event id to the id it hangs on.

    Examples
    --------
    >>> list(cycles({"a": "b", "b": "a", "c": "a"}))
    [['a', 'b']]
    """
    done: set[str] = set()
    for event in anchors:
        path: dict[str, None] = {}
        while event in anchors and event not in done and event not in path:
            path[event] = None
            event = anchors[event]
        if event in path:
            ring = list(path)
            yield ring[ring.index(event) :]
        done.update(path)
