"""Time to pixels: segments of time side by side, an axis break between any two.

A story may spend twenty years on four events and eight days on the next ten.
On a straight axis the ten would share one pixel. So a gap that is far longer
than what is usual is left out: a break of fixed width, marked with its length
by whoever draws it. All segments have one scale.

Times are seconds since 1970 as floats (exact for every year from −9999 to
9999); pixels are CSS pixels from the left edge of the plot.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from timeline.picture.measures import BREAK, PAD_LEAST, PAD_MOST, PAD_SHARE, SPAN_LEAST


@dataclass(frozen=True)
class Scale:
    """Segments of time and where they stand.

    Attributes
    ----------
    segments : tuple of (float, float)
        First and last second of each, ascending.
    per_second : float
        Pixels a second, in all of them.

    Examples
    --------
    >>> scale = Scale(((0, 100), (900, 1000)), 2.0)
    >>> scale.edges
    ((0.0, 200.0), (218.0, 418.0))
    >>> scale.px(np.array([50.0, 500.0, 950.0])).tolist()
    [100.0, 209.0, 318.0]
    >>> scale.clipped(150, 250)
    [(0, 75.0, 100), (1, 900, 916.0)]
    """

    segments: tuple[tuple[float, float], ...]
    per_second: float

    @cached_property
    def edges(self) -> tuple[tuple[float, float], ...]:
        """Left and right px of each segment."""
        edges, left = [], 0.0
        for first, last in self.segments:
            right = left + (last - first) * self.per_second
            edges.append((left, right))
            left = right + BREAK
        return tuple(edges)

    @cached_property
    def width(self) -> float:
        """Px of all."""
        return self.edges[-1][1]

    @cached_property
    def widest(self) -> int:
        """The number of the longest segment."""
        return int(np.argmax([last - first for first, last in self.segments]))

    def px(self, seconds: np.ndarray) -> np.ndarray:
        """Pixels of times: inside a break as far along as in the gap, beyond the ends on past the edges."""
        seconds = np.asarray(seconds, dtype=float)
        inside = np.interp(seconds, np.ravel(self.segments), np.ravel(self.edges))
        beyond = np.minimum(seconds - self.segments[0][0], 0) + np.maximum(seconds - self.segments[-1][1], 0)
        return inside + beyond * self.per_second

    def segment_at(self, px: float) -> int:
        """The segment at a px; the one before it at a break."""
        return max(sum(left <= px for left, _ in self.edges) - 1, 0)

    def seconds(self, segment: int, px: float) -> float:
        """The time at a px of a segment."""
        return self.segments[segment][0] + (px - self.edges[segment][0]) / self.per_second

    def clipped(self, x0: float, x1: float) -> list[tuple[int, float, float]]:
        """What of a stretch of px lies in segments: each one's number, and the seconds from and to."""
        stretches = []
        for segment, (left, right) in enumerate(self.edges):
            a, b = max(x0, left), min(x1, right)
            if b - a > 0.5:
                first, last = self.segments[segment]
                stretches.append(
                    (
                        segment,
                        first if a == left else self.seconds(segment, a),
                        last if b == right else self.seconds(segment, b),
                    )
                )
        return stretches


def fit(whole: tuple[float, float], gaps: list[tuple[float, float]], width: float, least: float) -> Scale:
    """Lay a scale over all marks.

    Parameters
    ----------
    whole : (float, float)
        First and last second that must be seen.
    gaps : list of (float, float)
        Which stretches between the two are left out.
    width : float
        Pixels of the plot.
    least : float
        The finest that matters, in seconds: a scale spans at least `SPAN_LEAST` times as much.

    Examples
    --------
    >>> scale = fit((0.0, 7301 * 86_400.0), [(4 * 86_400.0, 7300 * 86_400.0)], 600, 86_400.0)
    >>> [round((last - first) / 86_400) for first, last in scale.segments]
    [4, 1]
    """
    start, end = whole
    spare = max(0.0, SPAN_LEAST * least - (end - start)) / 2
    start, end = start - spare, end + spare
    pad = min(PAD_MOST, max(PAD_LEAST, width * PAD_SHARE))
    seen = end - start - sum(b - a for a, b in gaps)
    rough = max(width - 2 * pad - len(gaps) * (BREAK + 2 * pad), width / 4) / max(seen, least / 10)
    segments, first = [], start - pad / rough
    for a, b in gaps:
        half = min(pad / rough, (b - a) / 3)
        segments.append((first, a + half))
        first = b - half
    segments.append((first, end + pad / rough))
    total = sum(last - first for first, last in segments)
    return Scale(tuple(segments), (width - len(gaps) * BREAK) / total)
