"""Digits that are left open, written X: which years and days fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from typing import TypeVar

from timeline.dates.calendar import day_number

N = TypeVar("N", int, float)


def years(pattern: str) -> list[int]:
    """The years whose digits fit, ascending; of those BCE there is no -0000.

    Examples
    --------
    >>> years("198X")[-1], years("-000X")[:2]
    (1989, [-9, -8])
    """
    digits = product(*("0123456789" if p == "X" else p for p in pattern.lstrip("-")))
    numbers = (int("".join(some)) for some in digits)
    return sorted(-y for y in numbers if y) if pattern.startswith("-") else list(numbers)


def matching(pattern: str, high: int) -> list[int]:
    """The numbers from 1 to `high` whose digits fit a pattern of two.

    Examples
    --------
    >>> matching("1X", 12), matching("XX", 3)
    ([10, 11, 12], [1, 2, 3])
    """
    return [n for n in range(1, high + 1) if all(p in ("X", d) for p, d in zip(pattern, f"{n:02d}"))]


def month_of(year: int, month: int) -> tuple[int, int]:
    """A month's first day, counted from 1970, and how many it has."""
    first = day_number(year, month, 1)
    return first, day_number(year + month // 12, month % 12 + 1, 1) - first


def days(year: int, months: list[int], pattern: str) -> Iterator[tuple[int, int]]:
    """The days of a year's months that fit, as runs from and to, counted from 1970, month by month."""
    for month in months:
        first, length = month_of(year, month)
        fit = matching(pattern, length)
        if fit and fit[-1] - fit[0] == len(fit) - 1:
            yield first + fit[0] - 1, first + fit[-1] - 1
        else:
            yield from ((first + day - 1, first + day - 1) for day in fit)


def joined(runs: Iterable[tuple[N, N]]) -> tuple[tuple[N, N], ...]:
    """Runs of whole numbers, ascending by their first: those that touch or overlap as one.

    Examples
    --------
    >>> joined([(1, 3), (4, 5), (9, 9)])
    ((1, 5), (9, 9))
    """
    joined_runs: list[tuple[N, N]] = []
    for low, high in runs:
        if joined_runs and joined_runs[-1][1] + 1 >= low:
            joined_runs[-1] = (joined_runs[-1][0], max(high, joined_runs[-1][1]))
        else:
            joined_runs.append((low, high))
    return tuple(joined_runs)
