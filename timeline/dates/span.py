"""What a written date says: a `Span` of one or two `Point`s, each as wide as it was written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import inf, nan

import numpy as np

from timeline.dates.calendar import DAY, iso, months_later, seconds
from timeline.dates.digits import joined

NAT = np.datetime64("NaT", "s")


#: From fine to coarse. "season" and "range" are the library's odd sizes.
PRECISIONS = ("second", "minute", "day", "month", "season", "range", "year", "decade", "century", "millennium")


#: What of a date can be qualified.
PARTS = ("year", "month", "day", "time")


FORMS = ("exact", "within", "throughout", "several")


EXPECTED = "a date such as 2023-12-08, 2023-12, 2023, 2023-12-08T04:15, 2003/.., [2023-11-01..2023-11-10] or 2024-03~"


class DateError(ValueError):
    """A text that is no date, or one that no chart could show truthfully.

    Parameters
    ----------
    text : str
        What was written.
    why : str
        What is wrong with it, as the rest of a sentence: "is not a date".
    expected : str, optional
        What would have been right.
    fault : {"form", "slashes", "day", "order"}
        Which mistake it is: too many slashes, a day that its month has not, an end before its start, or another.
    is_part : bool
        Whether a part of the text alone is wrong.
    """

    def __init__(self, text: str, why: str, expected: str = EXPECTED, *, fault: str = "form", is_part: bool = False):
        self.text, self.why, self.expected, self.fault, self.is_part = text, why, expected, fault, is_part
        super().__init__(f'"{text}" {why}; expected {expected}')


@dataclass(frozen=True)
class Point:
    """One written moment, as wide as it was written: `2022-10` is all of October.

    Attributes
    ----------
    earliest, latest : numpy.datetime64[s]
        First and last second that the text allows, both included.
    precision : str
        One of `PRECISIONS`.
    about, perhaps : tuple of str
        Which of its `PARTS` are qualified with `~` (approximate) or `?` (uncertain); `%` is both.
    zone : str
        UTC offset of a time of day as written, "" where there is none.
    unit : str
        The finest part that has a known digit: "day" of `1560-XX-25`, though its precision is a "range".
    margin : (int, int)
        Months and seconds that an "about" reaches beyond either side: one more of the unit that is about.
    runs : tuple of (int, int)
        Where not every day between is meant, as in `156X-12-25`: the days that are, from and to, counted from 1970.
    """

    text: str
    earliest: np.datetime64
    latest: np.datetime64
    precision: str
    about: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    zone: str = ""
    unit: str = ""
    margin: tuple[int, int] = (0, 0)
    runs: tuple[tuple[int, int], ...] = ()

    def __hash__(self) -> int:  # as the key of a cache: all fields would take longer than what is cached
        return hash((self.text, self.precision))

    @cached_property
    def reach(self) -> tuple[float, float]:
        """First and last second that are meant, with what an "about" adds, since 1970.

        Examples
        --------
        >>> from timeline.dates.calendar import iso
        >>> from timeline.dates.edtf import parse
        >>> [iso(at) for at in parse("2023-11~").first.reach]
        ['2023-10-01', '2023-12-31 23:59:59']
        """
        months, more = self.margin
        first, last = seconds(self.earliest), seconds(self.latest) + 1
        if months:
            first, last = months_later(first, -months), months_later(last, months)
        return first - more, last + more - 1

    def windows(self, zone: float | None = None) -> tuple[tuple[float, float], ...]:
        """The same, one for each stretch that is meant, on the clock of a UTC offset in seconds where both have one."""
        later = zone - self.offset if zone is not None and self.offset is not None else 0.0
        if not self.runs or self.about:
            return ((self.reach[0] + later, self.reach[1] + later),)
        return tuple((first * DAY, last * DAY + DAY - 1) for first, last in self.runs)

    @property
    def offset(self) -> float | None:
        """Seconds that its clock is ahead of UTC; None where that is not said.

        Examples
        --------
        >>> from timeline.dates.edtf import parse
        >>> [parse(f"2023-12-08T04:15{zone}").first.offset for zone in ("", "Z", "-04", "+04:30")]
        [None, 0.0, -14400.0, 16200.0]
        """
        if not self.zone:
            return None
        hours, minutes = (int(digits or 0) for digits in (self.zone[1:3], self.zone[4:]))
        return (-1 if self.zone[0] == "-" else 1) * (3600.0 * hours + 60.0 * minutes)

    @property
    def is_moment(self) -> bool:
        """Whether a day or finer is given, so that a single symbol tells no lie."""
        return self.precision in ("second", "minute", "day")


@dataclass(frozen=True)
class Span:
    """What one `date` cell says.

    Attributes
    ----------
    text : str
        The EDTF it was read from.
    form : str
        `exact` (one known day or minute), `within` (one unknown moment in a
        range), `throughout` (all of a range) or `several` (every member).
    start, end : Point or None
        The two ends; None where that end is open (`..`) or unknown (blank).
    unknown : str
        "start" or "end" where that end of an interval was left blank, else "".
    members : tuple of Span
        The alternatives of `[a,b]`, the parts of `{a,b}`; else empty.
    """

    text: str
    form: str
    start: Point | None
    end: Point | None
    unknown: str = ""
    members: tuple[Span, ...] = ()

    def __hash__(self) -> int:  # as the key of a cache, like that of Point
        return hash((self.text, self.form))

    @property
    def earliest(self) -> np.datetime64:
        return self.start.earliest if self.start else NAT

    @property
    def latest(self) -> np.datetime64:
        return self.end.latest if self.end else NAT

    @property
    def bounds(self) -> tuple[float, float]:
        """The first second that is allowed and the one behind the last, since 1970; nan where an end is open.

        Examples
        --------
        >>> from timeline.dates.edtf import parse
        >>> parse("1970-01-02").bounds, parse("../1970-01-01").bounds
        ((86400.0, 172800.0), (nan, 86400.0))
        """
        return (
            seconds(self.start.earliest) if self.start else nan,
            seconds(self.end.latest) + 1 if self.end else nan,
        )

    @property
    def first(self) -> Point:
        """The start of a span that has one."""
        assert self.start is not None, self.text
        return self.start

    @property
    def last(self) -> Point:
        """The end of a span that has one."""
        assert self.end is not None, self.text
        return self.end

    @property
    def open_start(self) -> bool:
        return self.start is None

    @property
    def open_end(self) -> bool:
        return self.end is None

    @property
    def about(self) -> bool:
        return any(bool(point.about) for point in self.points)

    @property
    def perhaps(self) -> bool:
        return any(bool(point.perhaps) for point in self.points)

    @property
    def precision(self) -> str:
        """The coarser precision of the written ends."""
        return max((point.precision for point in self.points), key=PRECISIONS.index)

    @cached_property
    def points(self) -> tuple[Point, ...]:
        if self.members:
            return tuple(point for member in self.members for point in member.points)
        return tuple(point for point in ((self.start,) if self.start is self.end else (self.start, self.end)) if point)

    def windows(self, zone: float | None = None) -> tuple[tuple[float, float], ...]:
        """What is meant, with what an "about" adds: seconds since 1970, ±inf at an open end, ascending.

        Between the members of a set lies nothing that is meant.

        Parameters
        ----------
        zone : float, optional
            The UTC offset, in seconds, on whose clock times are wanted that have one too.

        Examples
        --------
        >>> from timeline.dates.edtf import parse
        >>> len(parse("[1667,1669..1672]").windows()), len(parse("1667/1672").windows())
        (2, 1)
        """
        if self.members:
            return joined(sorted(window for member in self.members for window in member.windows(zone)))
        if self.start is self.end:
            return self.first.windows(zone)
        low = self.start.windows(zone)[0][0] if self.start else -inf
        return ((low, self.end.windows(zone)[-1][1] if self.end else inf),)

    @property
    def zone(self) -> float | None:
        """The UTC offset of its first time of day that has one, in seconds."""
        return next((point.offset for point in self.points if point.offset is not None), None)


def window_text(first: float, last: float) -> str:
    """Some moment between two, as EDTF; whole days without their hours.

    Parameters
    ----------
    first, last : float
        Seconds since 1970, both included, nan where open; not both.

    Examples
    --------
    >>> window_text(0.0, DAY - 1), window_text(0.0, 3 * DAY - 1), window_text(float("nan"), 3659.0)
    ('1970-01-01', '[1970-01-01..1970-01-03]', '[..1970-01-01T01:00]')
    """
    edges = [at for at in (first, last + 1) if at == at]
    clock = 0 if all(at % DAY == 0 for at in edges) else 5 if all(at % 60 == 0 for at in edges) else 8
    low, high = (_written(at, clock) if at == at else "" for at in (first, last))
    return low if low == high else f"[{low}..{high}]"


def _written(at: float, clock: int) -> str:
    day, _, time = iso(at).partition(" ")
    return f"{day}T{(time or '00:00:00')[:clock]}" if clock else day
