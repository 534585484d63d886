"""What time an axis shows, what of it is left out, and how long each gap is: for axis, list, phone and figure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from timeline.dates.calendar import DAY
from timeline.words.lengths import length_words

#: More breaks than these would be the rule of an axis, and no longer its exception.
MOST_BREAKS = 6


@dataclass(frozen=True)
class Gap:
    """A stretch of time in which nothing begins or ends, and which is left out.

    Attributes
    ----------
    start, end : float
        Seconds since 1970 of what lies on either side.
    words : str
        How long that is, in one round unit.
    short : str
        The same as short as the language has it.
    within : bool
        Whether something may have been at any time in it, as in a year of which nobody knows the day: that is left out
        of a date and not between two, and no list tells it.
    """

    start: float
    end: float
    words: str
    short: str
    within: bool


@dataclass(frozen=True)
class Axis:
    """The time that one reading's axis shows.

    Attributes
    ----------
    whole : (float, float)
        First and last time that must be seen, in seconds since 1970.
    gaps : tuple of Gap
        What of it is left out.
    begin : float
        The first time that a date says: what is about that is drawn from earlier on.
    """

    whole: tuple[float, float]
    gaps: tuple[Gap, ...]
    begin: float


def axis_of(
    points: np.ndarray, doubts: np.ndarray, lang: str, *, begin: float | None = None, fold: bool = True
) -> Axis:
    """The axis that shows some times, and the gaps that it leaves out with their lengths in words.

    Parameters
    ----------
    points : array of float, shape (n,)
        Seconds, ascending; where there are none, the axis shows the first day of 1970.
    doubts : array of float, shape (m, 2)
        Stretches, in seconds, at any time of which something may have been.
    lang : str
    begin : float, optional
        Seconds at which the first date begins as it says, where it is drawn from earlier on.
    fold : bool
        Whether long gaps are left out.

    Examples
    --------
    >>> days = np.array([0.0, 63, 64, 65, 66, 68]) * 86_400
    >>> [(gap.start, gap.words, gap.short) for gap in axis_of(days, np.empty((0, 2)), "en").gaps]
    [(0.0, '2 months', '2 mths')]
    """
    gaps = tuple(_gap(start, end, doubts, lang) for start, end in breaks(points)) if fold else ()
    whole = (float(points[0]), float(points[-1])) if len(points) else (0.0, DAY)
    return Axis(whole, gaps, whole[0] if begin is None else begin)


def _gap(start: float, end: float, doubts: np.ndarray, lang: str) -> Gap:
    within = bool(((doubts[:, 0] <= start) & (end <= doubts[:, 1])).any())
    return Gap(start, end, length_words(end - start, lang), length_words(end - start, lang, "short"), within)


def breaks(points: np.ndarray) -> list[tuple[float, float]]:
    """The gaps to leave out: each longer than half of all gaps that stay, and than five usual ones.

    Or a tenth of all, and longer than twenty usual ones: a long history may have more empty centuries than breaks. At
    most two gaps in five go, so that breaks remain the exception. Whatever lies across a gap leaves it empty.

    Parameters
    ----------
    points : array of float, shape (n,)
        Seconds, ascending.

    Examples
    --------
    >>> breaks(np.array([0.0, 1.0, 901.0, 903.0, 904.0, 907.0, 909.0]))
    [(1.0, 901.0)]
    """
    lengths = np.diff(points)
    longest = np.argsort(-lengths, kind="stable")
    most = min(MOST_BREAKS, 2 * len(lengths) // 5)
    kept = lengths.sum() - np.cumsum(lengths[longest])
    usual = 5 * np.median(lengths) if len(lengths) else 0.0
    worth = [
        count
        for count in range(1, most + 1)
        if kept[count - 1] > 0
        and (
            lengths[longest[count - 1]] > max(kept[count - 1] / 2, usual)
            or lengths[longest[count - 1]] > max(lengths.sum() / 10, 4 * usual)
        )
    ]
    return [(float(points[i]), float(points[i + 1])) for i in sorted(longest[: max(worth, default=0)])]
