"""Where there are too many events to show each: how many there are in each stretch of px."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from timeline.chart.scale import Scale
from timeline.picture.readings import Reading

#: Events above which they are counted; px of a bin's width, and of a strip's height.
MANY, BIN, STRIP = 2000, 8.0, 24.0


@dataclass(frozen=True)
class Bin:
    """Events counted between two px, which are the times from `first` to `last` in seconds since 1970."""

    x0: float
    x1: float
    count: int
    first: float
    last: float


@dataclass(frozen=True)
class Strip:
    """Events of one band, counted: px from the top to its middle, and its bins from the left."""

    y: float
    bins: tuple[Bin, ...]


def strip_of(reading: Reading, mine: np.ndarray, scale: Scale, y: float) -> Strip:
    """Each event counted once, where its middle is.

    Parameters
    ----------
    reading : Reading
    mine : array of bool, shape (n,)
        Which events are this band's.
    scale : Scale
    y : float
        Px of the strip's middle.
    """
    low = np.where(np.isnan(reading.low), reading.high, reading.low)[mine]
    high = np.where(np.isnan(reading.high), reading.low, reading.high)[mine]
    middle = np.clip(scale.px(low) / 2 + scale.px(high) / 2, 0, scale.width - 1e-6)
    middle[np.isnan(middle)] = scale.width / 2
    bins: list[Bin] = []
    for segment, (left, right) in enumerate(scale.edges):
        until = scale.edges[segment + 1][0] if segment + 1 < len(scale.edges) else right
        # What falls into a break is counted right before it.
        inside = np.minimum(middle[(middle >= left) & (middle < until)], right - 1e-6)
        many = max(int((right - left) // BIN), 1)
        step = (right - left) / many
        counts = np.bincount(((inside - left) / step).astype(int), minlength=many)
        for number in np.flatnonzero(counts).tolist():
            x0, x1 = left + number * step, left + (number + 1) * step
            times = scale.seconds(segment, x0), scale.seconds(segment, x1)
            bins.append(Bin(x0, x1, int(counts[number]), *times))
    return Strip(y, tuple(bins))
