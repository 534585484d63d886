"""Offsets: how far one event lies from another, and what that leaves of either's time.

An offset is as exact as half its smallest unit: "four months later" is a day
that people would round to four months. Days, weeks, months and years count
whole days, whatever the hour.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import inf

from timeline.dates.calendar import DAY, months_later

OFFSET_EXPECTED = "after, before, or a signed ISO 8601 duration such as P2D, -P3D, P1W or P4M"

#: Which end of an interval is meant.
ENDS = ("start", "end")

_OFFSET = re.compile(
    r"([+-])?P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?", re.ASCII
)
_UNITS = ("year", "month", "week", "day", "hour", "minute", "second")
#: Half of the smallest unit of an offset, in seconds.
_SLACK = {"Y": 183 * DAY, "M": 15 * DAY, "W": 3 * DAY, "D": 0.0, "TH": 1800.0, "TM": 30.0, "TS": 0.0}


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
        Whether the smallest unit is a day or coarser, so that the time of day does not matter.
    """

    months: int
    seconds: float
    slack: float
    whole_days: bool

    def follows(self, first: float, last: float) -> tuple[float, float]:
        """Where an event may lie that hangs on one between `first` and `last`.

        Parameters
        ----------
        first, last : float
            Seconds since 1970, both included; ±inf where there is no bound.

        Examples
        --------
        >>> parse_offset("P2D").follows(3600.0, 7200.0)
        (172800.0, 259199.0)
        """
        if not self.whole_days:
            return first + self.seconds - self.slack, last + self.seconds + self.slack
        return self._day(first) - self.slack, self._day(last) + DAY - 1 + self.slack

    def precedes(self, first: float, last: float) -> tuple[float, float]:
        """Where the event may lie that one between `first` and `last` hangs on: the reverse of `follows`."""
        if not self.whole_days:
            return first - self.seconds - self.slack, last - self.seconds + self.slack
        if not self.months:
            return _day(first) - self.seconds - self.slack, _day(last) - self.seconds + self.slack + DAY - 1
        low, high = self._back(first - self.slack), self._back(last + self.slack)
        # Months are of several lengths: what lies so far back is found by looking at the days around it.
        while low > -inf and self._day(low - DAY) + self.slack >= _day(first):
            low -= DAY
        while low > -inf and self._day(low) + self.slack < _day(first):
            low += DAY
        while high < inf and self._day(high + DAY) - self.slack <= _day(last):
            high += DAY
        while high < inf and self._day(high) - self.slack > _day(last):
            high -= DAY
        return low, high + DAY - 1

    def _day(self, at: float) -> float:
        return (
            at if abs(at) == inf else (months_later(_day(at), self.months) if self.months else _day(at)) + self.seconds
        )

    def _back(self, at: float) -> float:
        return at if abs(at) == inf else months_later(_day(at) - self.seconds, -self.months)


def _day(at: float) -> float:
    return at if abs(at) == inf else at // DAY * DAY


@dataclass(frozen=True)
class Order:
    """What lies no sooner than another, or no later; `apart` is the least number of seconds between the two."""

    after: bool
    apart: float = 0.0

    def follows(self, first: float, last: float) -> tuple[float, float]:
        """As that of `Offset`."""
        return (first + self.apart, inf) if self.after else (-inf, last - self.apart)

    def precedes(self, first: float, last: float) -> tuple[float, float]:
        """As that of `Offset`."""
        return Order(not self.after, self.apart).follows(first, last)


def parse_offset(text: str) -> Offset | Order:
    """Read `after`, `before` or a signed ISO 8601 duration.

    Raises
    ------
    ValueError
        If the text is none, or leads out of the years −9999 to 9999.

    Examples
    --------
    >>> parse_offset("-P1W")
    Offset(months=0, seconds=-604800.0, slack=259200.0, whole_days=True)
    >>> parse_offset("after")
    Order(after=True, apart=0.0)
    """
    if text in ("after", "before"):
        return Order(text == "after")
    years, months, weeks, days, hours, minutes, seconds = duration_parts(text).values()
    months += 12 * years
    seconds += DAY * (7 * weeks + days) + 3600.0 * hours + 60.0 * minutes
    if abs(months) > 12 * 20_000 or abs(seconds) > 20_000 * 366 * DAY:
        raise ValueError("expected less than 20000 years")
    clock = "T" in text
    if clock and months:
        raise ValueError(
            "expected months and days, or days and hours: hours after a month of no fixed length say nothing"
        )
    return Offset(months, seconds, _SLACK[("T" if clock else "") + text[-1]], not clock)


def duration_parts(text: str) -> dict[str, int]:
    """How many of each unit a signed ISO 8601 duration has, from years to seconds; of one that goes back, below zero.

    Raises
    ------
    ValueError
        If the text is none, or longer than any that can be used.

    Examples
    --------
    >>> {unit: count for unit, count in duration_parts("-P1Y2W").items() if count}
    {'year': -1, 'week': -2}
    """
    match = _OFFSET.fullmatch(text)
    if not match:
        raise ValueError(f"expected {OFFSET_EXPECTED}")
    sign, *counts = match.groups(default="")
    if sum(map(len, counts)) > 20:
        raise ValueError("expected less than 20000 years")
    return {unit: int(f"{'-' * (sign == '-')}{count or 0}") for unit, count in zip(_UNITS, counts)}


def with_end(text: str) -> tuple[str, str]:
    """A cell, and the end of an interval that it names, "" where it names none.

    In `relative_to` the end stands behind the id and is the other event's; in `offset` it stands before the duration
    and is the row's own.

    Examples
    --------
    >>> with_end("siege end"), with_end("end P2D"), with_end("siege")
    (('siege', 'end'), ('P2D', 'end'), ('siege', ''))
    """
    for end in ENDS:
        if text.endswith(f" {end}"):
            return text[: -len(end)].rstrip(), end
        if text.startswith(f"{end} "):
            return text[len(end) :].lstrip(), end
    return text, ""
