"""What a written date says: a `Span` of one or two `Point`s, each as wide as it was written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from timeline.dates.calendar import DAY

NAT = np.datetime64("NaT", "s")


#: From fine to coarse. "season" and "range" are the library's odd sizes.
PRECISIONS = ("second", "minute", "day", "month", "season", "range", "year", "decade", "century", "millennium")


#: Length of each in seconds, the longest where it varies; a "range" has no unit.
_SLACK: dict[str, float] = dict(
    zip(PRECISIONS, (1.0, 60.0, DAY, 31 * DAY, 92 * DAY, 0.0, 366 * DAY, 3_653 * DAY, 36_525 * DAY, 365_250 * DAY))
)


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
    """

    def __init__(self, text: str, why: str, expected: str = EXPECTED):
        self.text, self.why, self.expected = text, why, expected
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
    about, perhaps : bool
        Qualified with `~` (approximate) or `?` (uncertain); `%` is both.
    zone : str
        UTC offset of a time of day as written, "" where there is none.
    """

    text: str
    earliest: np.datetime64
    latest: np.datetime64
    precision: str
    about: bool = False
    perhaps: bool = False
    zone: str = ""

    def __hash__(self) -> int:  # as the key of a cache: seven fields would take longer than what is cached
        return hash((self.text, self.precision))

    @property
    def slack(self) -> float:
        """Seconds that an "about" reaches beyond either side: one more of the written unit."""
        return _SLACK[self.precision] if self.about else 0.0

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
        return any(point.about for point in self.points)

    @property
    def perhaps(self) -> bool:
        return any(point.perhaps for point in self.points)

    @property
    def precision(self) -> str:
        """The coarser precision of the written ends."""
        return max((point.precision for point in self.points), key=PRECISIONS.index)

    @cached_property
    def points(self) -> tuple[Point, ...]:
        if self.members:
            return tuple(point for member in self.members for point in member.points)
        return tuple(point for point in ((self.start,) if self.start is self.end else (self.start, self.end)) if point)
