"""Events without a label: stacked as dots at the foot of their band, and counted where a stack is full. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from timeline.chart.scale import Scale
from timeline.picture.measures import BIN, DOT_STEP, MOST_DOTS, MOST_LEVELS
from timeline.picture.readings import Reading


@dataclass(frozen=True)
class Dot:
    """An event by its row in the frame, its px, and how many dots lie under it."""

    event: int
    x: float
    level: int


@dataclass(frozen=True)
class Bin:
    """Events counted between two px, which are the times from `first` to `last` in seconds since 1970."""

    x0: float
    x1: float
    count: int
    first: float
    last: float


@dataclass(frozen=True)
class Stacks:
    """Dots, the bins in which events are counted instead, and how many dots the highest stack may have."""

    dots: tuple[Dot, ...] = ()
    bins: tuple[Bin, ...] = ()
    levels: int = 0


def dot_px(reading: Reading, scale: Scale) -> np.ndarray:
    """The px at which each event stands as a dot: where it begins, or ends if it has no beginning.

    Parameters
    ----------
    reading : Reading
    scale : Scale
    """
    at = np.where(np.isnan(reading.low), reading.high, reading.low)
    px = scale.px(at)
    return np.where(np.isnan(px), scale.width / 2, np.clip(px, 0, scale.width - 1e-6))


def most_levels(counts: list[int], width: float) -> int:
    """Dots of a stack: so many that all bands together have no more than a reader can tell apart.

    Examples
    --------
    >>> most_levels([300, 20], 640), most_levels([3000, 2000], 640)
    (3, 3)
    """
    if sum(counts) <= MOST_DOTS:
        return MOST_LEVELS
    columns = width / DOT_STEP * max(sum(map(bool, counts)), 1)
    return max(min(int(MOST_DOTS / columns), MOST_LEVELS), 1)


def stacks_of(events: np.ndarray, px: np.ndarray, scale: Scale, most: int) -> Stacks:
    """Dots in stacks: each at its own px, as low as there is room. Where some have none, all that is there is counted.

    Parameters
    ----------
    events : array of int
        Their rows in the frame.
    px : array of float
        Where each stands.
    scale : Scale
    most : int
        Dots in a stack at the most.

    Examples
    --------
    >>> stacks = stacks_of(np.arange(4), np.array([20.0, 22.0, 23.0, 60.0]), Scale(((0, 100),), 1.0), 2)
    >>> [(dot.event, dot.level) for dot in stacks.dots], [(round(bin.x0), bin.count) for bin in stacks.bins]
    ([(3, 0)], [(17, 3)])
    """
    order = np.argsort(px, kind="stable")
    events, px = events[order], px[order]
    bins = _bins(px, scale)
    full: set[tuple[int, int]] = set()
    while True:
        dots, without = _stacked(events, px, bins, full, most)
        if not without:
            break
        full |= without
    counted = [place for place in bins if place in full]
    levels = max((dot.level + 1 for dot in dots), default=0)
    return Stacks(tuple(dots), _counts(counted, scale), max(levels, min(2, most)) if full else levels)


def _bins(px: np.ndarray, scale: Scale) -> list[tuple[int, int]]:
    """To each px its segment, and the bin there. What falls into a break belongs right before it."""
    lefts = np.array([left for left, _ in scale.edges])
    segments = np.maximum(np.searchsorted(lefts, px, side="right") - 1, 0)
    sizes = np.array([right - left for left, right in scale.edges])
    many = np.maximum((sizes // BIN).astype(int), 1)
    inside = np.minimum(px - lefts[segments], sizes[segments] - 1e-6)
    numbers = (inside / (sizes / many)[segments]).astype(int)
    return list(zip(segments.tolist(), numbers.tolist()))


def _stacked(
    events: np.ndarray, px: np.ndarray, bins: list[tuple[int, int]], full: set[tuple[int, int]], most: int
) -> tuple[list[Dot], set[tuple[int, int]]]:
    """Dots from the left, but for those in full bins, and the bins of those that have no room."""
    ends: list[float] = []
    dots: list[Dot] = []
    without: set[tuple[int, int]] = set()
    for event, x, place in zip(events.tolist(), px.tolist(), bins):
        if place in full:
            continue
        level = next((level for level, end in enumerate(ends) if end <= x - DOT_STEP), len(ends))
        if level >= most:
            without.add(place)
            continue
        ends[level : level + 1] = [x]
        dots.append(Dot(event, x, level))
    return dots, without


def _counts(counted: list[tuple[int, int]], scale: Scale) -> tuple[Bin, ...]:
    found = []
    for (segment, number), count in Counter(counted).items():
        left, right = scale.edges[segment]
        step = (right - left) / max(int((right - left) // BIN), 1)
        x0, x1 = left + number * step, left + (number + 1) * step
        times = scale.seconds(segment, x0), scale.seconds(segment, x1)
        found.append(Bin(x0, x1, count, *times))
    return tuple(found)
