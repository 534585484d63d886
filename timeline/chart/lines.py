"""A title in lines: whole in one, two or three, each as narrow as so many lines allow; cut only at a word. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from timeline.chart.text import pieces, width
from timeline.picture.measures import CUT_FROM, LEAST_SIGNS, THREE_FROM, THREE_LINES, TWO_FROM, TWO_LINES


@dataclass(frozen=True)
class Folding:
    """A title in lines, px of the widest, and whether that is all of it."""

    lines: tuple[str, ...]
    wide: float
    whole: bool = True


@lru_cache(maxsize=4096)
def foldings(title: str, size: float) -> tuple[Folding, ...]:
    """The ways in which a title can stand, the best first: whole in one line, two, three; and cut, if it is long.

    Parameters
    ----------
    title : str
    size : float
        Font size in px.

    Examples
    --------
    >>> [folding.lines for folding in foldings("Rocket attack on the US Embassy", 13)]
    [('Rocket attack on the US Embassy',), ('Rocket attack on', 'the US Embassy')]
    """
    text = " ".join(title.split())
    one = Folding((text,), width(text, size))
    ways = [
        one,
        _balanced(text, 2, TWO_LINES, size) if one.wide > TWO_FROM else None,
        _balanced(text, 3, THREE_LINES, size) if one.wide > THREE_FROM else None,
        _cut(text, TWO_LINES, size) if one.wide > CUT_FROM else None,
    ]
    return tuple(way for way in ways if way)


def _balanced(text: str, count: int, limit: float, size: float) -> Folding | None:
    """A text in so many lines, the widest as narrow as can be; None where it needs more."""
    words = pieces(text, limit, size)
    lines = _in_lines(words, limit, size)
    if len(lines) > count:
        return None
    low, high = width(text, size) / count, limit
    while high - low > 1:
        middle = (low + high) / 2
        narrower = _in_lines(words, middle, size)
        if len(narrower) <= count and max(width(line, size) for line in narrower) <= middle:
            lines, high = narrower, middle
        else:
            low = middle
    return _folding(lines, size)


def _cut(text: str, limit: float, size: float) -> Folding | None:
    """As much of a text as two lines hold, up to a word; None where that says too little, or is all of it."""
    words = pieces(text, limit, size)
    if len(_in_lines(words, limit, size)) <= 2:
        return None

    def cut_at(taken: int) -> list[str]:
        return _in_lines([*words[: taken - 1], words[taken - 1].rstrip() + "…"], limit, size)

    count = _last(len(words), lambda taken: len(cut_at(taken)) <= 2)
    if not count or len(" ".join(lines := cut_at(count))) <= LEAST_SIGNS:
        return None
    return _folding(lines, size, whole=False)


def _last(most: int, holds: Callable[[int], bool]) -> int:
    """The last number from 1 for which something holds that holds for all before; 0 where it never does."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if holds(middle) else (low, middle - 1)
    return low


def _folding(lines: list[str], size: float, whole: bool = True) -> Folding:
    return Folding(tuple(lines), max(width(line, size) for line in lines), whole)


def _in_lines(words: list[str], limit: float, size: float) -> list[str]:
    """Words, each with the space behind it, in lines of so many px, first come first served."""
    lines, line, reach = [], "", 0.0
    for word in words:
        more = width(word, size)
        if line and reach + width(word.rstrip(), size) > limit:
            lines.append(line.rstrip())
            line, reach = "", 0.0
        line, reach = line + word, reach + more
    return [*lines, line.rstrip()]
