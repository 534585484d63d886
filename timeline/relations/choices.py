"""The smallest choice of some things that contradicts itself, whatever they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import TypeVar

T = TypeVar("T")
Contradicts = Callable[[Sequence], bool]


def fewest(things: list[T], contradicts: Contradicts) -> list[T]:
    """The smallest choice that contradicts itself, of things that do so together: every choice is tried.

    Examples
    --------
    >>> fewest([1, 2, 3, 4], lambda some: sum(some) > 6)
    [3, 4]
    """
    for size in range(1, len(things)):
        for some in combinations(things, size):
            if contradicts(some):
                return list(some)
    return things


def without_needless(things: list[T], contradicts: Contradicts, tries: int) -> list[T]:
    """The same less what it does not take: halves, quarters and so on are left out, for so many tries.

    Examples
    --------
    >>> without_needless([*range(100)], lambda some: {3, 70} <= {*some}, tries=100)
    [3, 70]
    """
    size = len(things)
    while size > 1 and tries > 0:
        size = (size + 1) // 2
        for start in range(0, len(things), size)[::-1]:
            fewer = things[:start] + things[start + size :]
            tries -= 1
            if tries > 0 and fewer and contradicts(fewer):
                things = fewer
    return things
