"""Which row each event takes, and where its label goes. Pure: px in, px out.

The guarantee: at the width laid out for, at every wider one, and however far
a reader zooms or pans in any segment, no label touches another label or
another event's mark. Within a segment it holds because zooming moves marks
apart while labels keep their size. A label that reaches beyond its segment
may slide over all that it can reach, so nothing else is in its row there.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from timeline.chart.places import Item, Label, Room, holding, ink_of, places_for
from timeline.chart.scale import Scale
from timeline.chart.shapes import Shape
from timeline.chart.text import cut, width, wrap
from timeline.picture.measures import BESIDE, SPARE


def item_of(text: str, shape: Shape, room: Room, size: float, most: int, rank: int = 0) -> Item:
    """A shape with as much of a text as has a place beside or in it.

    The text stands in one line; in two, beside its mark, where one has no room; cut, where two have none either.

    Parameters
    ----------
    text : str
    shape : Shape
    room : Room
    size : float
        Font size in px.
    most : int
        Lines at the most.
    rank : int
    """
    scale, text = room.scale, " ".join(text.split())
    whole = Item(text, width(text, size), shape, rank)
    if any(True for _ in places_for(whole, room)):
        return whole
    first, last = (scale.edges[scale.segment_at(x)] for x in (shape.x0 + shape.before, shape.x1 - shape.behind))
    beside = max(
        scale.width - last[1] - shape.behind, first[0] - shape.before + room.spill, last[1] - shape.x1,
        shape.x0 - first[0],
    ) - BESIDE - 1  # fmt: skip
    inside = max((b - a - SPARE for _, a, b in holding(shape, scale)), default=0) - 1
    if beside > 0.55 * inside:
        lines = wrap(text, beside, size, most)
        return replace(whole, text="\n".join(lines), wide=max(width(line, size) for line in lines))
    (short,), (wide,) = cut([text], np.array([inside]), size)
    return replace(whole, text=short, wide=float(wide))


def pack(items: Sequence[Item], room: Room, most: int) -> tuple[list[int | None], list[Label | None], int]:
    """Rows for marks and their labels: the first in rank first, and those of one rank from the left.

    Parameters
    ----------
    items : sequence of Item
    room : Room
    most : int
        Rows at the most.

    Returns
    -------
    rows : list of int or None
        From 0 at the top; None where there is no room for a mark with its label.
    labels : list of Label or None
    count : int
        Rows in use.

    Examples
    --------
    >>> room = Room(Scale(((0, 300),), 1.0))
    >>> items = [Item("a", 80, Shape(x - 6, x + 6, points=(("disc", x),))) for x in (20, 50, 220)]
    >>> rows, labels, _ = pack(items, room, 9)
    >>> rows, [label.before for label in labels]
    ([0, 1, 0], [False, False, True])
    """
    taken: list[list[tuple[float, float]]] = []
    rows: list[int | None] = [None] * len(items)
    labels: list[Label | None] = [None] * len(items)

    def turn(number: int) -> tuple[bool, int, float, float]:
        item = items[number]
        return item.shape.x1 - item.shape.x0 > room.later, item.rank, item.shape.x0, item.shape.x1

    for number in sorted(range(len(items)), key=turn):
        ink = ink_of(items[number].shape, room.scale)
        places = sorted(places_for(items[number], room), key=lambda place: place.crosses)
        for row in range(min(most, max(len(taken), room.named) + 1)):
            taken += [[] for _ in range(row + 1 - len(taken))]
            fits = (
                place for place in places
                if (row >= room.named or not place.spills) and _free(taken[row], [*ink, *place.taken])
            )  # fmt: skip
            if place := next(fits, None):
                rows[number], labels[number] = row, place.label
                for stretch in _joined([*ink, *place.taken]):
                    insort(taken[row], stretch)
                break
    return rows, labels, max((row + 1 for row, stretches in enumerate(taken) if stretches), default=0)


def unlabelled_rows(shapes: list[Shape], scale: Scale, most: int) -> list[int]:
    """Rows for marks without labels: the first that is free, else in turn."""
    taken: list[list[tuple[float, float]]] = [[] for _ in range(most)]
    rows = []
    for number, shape in enumerate(shapes):
        ink = ink_of(shape, scale)
        row = next((row for row in range(most) if _free(taken[row], ink)), None)
        if row is not None:
            for stretch in ink:
                insort(taken[row], stretch)
        rows.append(number % most if row is None else row)
    return rows


def _free(taken: list[tuple[float, float]], wanted: list[tuple[float, float]]) -> bool:
    """Whether none of the wanted stretches meets a taken one; these are sorted and apart."""
    for a, b in wanted:
        i = bisect_left(taken, (b,))
        if i and taken[i - 1][1] > a:
            return False
    return True


def _joined(stretches: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    stretches = sorted(stretches)
    a, b = stretches[0]
    for c, d in stretches[1:]:
        if c > b:
            yield a, b
            a, b = c, d
        b = max(b, d)
    yield a, b


def share(wanted: list[int], counts: list[int], total: int) -> list[int]:
    """Rows for each band when there are fewer than wanted: by how many events it has, one at least.

    They are given one by one to whoever has most events for its rows (the method of Sainte-Laguë).

    Examples
    --------
    >>> share([2, 9, 30], [2, 20, 80], 20), share([9, 9], [77, 3], 10)
    ([1, 4, 15], [9, 1])
    """
    given = [min(one, 1) for one in wanted]
    for _ in range(total - sum(given)):
        open_ = [i for i, one in enumerate(wanted) if given[i] < one]
        if not open_:
            break
        given[max(open_, key=lambda i: counts[i] / (2 * given[i] + 1))] += 1
    return [max(one, 1) for one in given]
