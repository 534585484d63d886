"""Which row each event takes, and where its label goes. Pure: px in, px out.

The guarantee: at the width laid out for, at every wider one, and however far
a reader zooms or pans in any segment, no label touches another label or
the mark of another event that has one. Within a segment it holds because
zooming moves marks apart while labels keep their size. A label that reaches
beyond its segment may slide over all that it can reach, so nothing else is in
its rows there. A label of several lines takes as many rows, its mark stands
in the first of them.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.chart.places import Item, Label, Place, Room, Stretches, ink_of, places_for
from timeline.chart.text import width
from timeline.picture.measures import GAP, ORDER_PX, SMALL, WORTH


def pack(items: Sequence[Item], room: Room, most: int) -> tuple[list[int | None], list[Label | None], int]:
    """Rows for marks and their labels: whose turn is first gets the place that costs the fewest rows.

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
    >>> from timeline.chart.lines import Folding
    >>> from timeline.chart.scale import Scale
    >>> from timeline.chart.shapes import Shape
    >>> room = Room(Scale(((0, 300),), 1.0))
    >>> items = [Item((Folding(("a",), 80),), Shape(x - 6, x + 6, points=(("disc", x),))) for x in (20, 50, 220)]
    >>> rows, labels, _ = pack(items, room, 9)
    >>> rows, [label.before for label in labels]
    ([0, 1, 0], [False, False, True])
    """
    taken: list[Stretches] = []
    marks: list[tuple[float, int]] = []
    rows: list[int | None] = [None] * len(items)
    labels: list[Label | None] = [None] * len(items)

    def turn(number: int) -> tuple[float, ...]:
        shape = items[number].shape
        return (*items[number].turn, shape.x0 + shape.before, shape.x1)

    for number in sorted(range(len(items)), key=turn):
        ink = ink_of(items[number].shape, room.scale)
        places = places_for(items[number], room)
        if items[number].detail and room.reserves:
            places = sorted([*_with(items[number].detail, places, room), *places], key=lambda place: place.cost)
        at = items[number].shape.x0 + items[number].shape.before
        best = _best(taken, ink, places, room, most, _in_order(at, marks))
        if best:
            row, place = best
            marks.append((at, row))
            taken += [[] for _ in range(row + place.label.rows - len(taken))]
            rows[number], labels[number] = row, place.label
            for stretch in _joined([*ink, *place.first]):
                insort(taken[row], stretch)
            for below in taken[row + 1 : row + place.label.rows]:
                for stretch in _joined(place.others):
                    insort(below, stretch)
    for number in sorted(range(len(items)), key=turn):
        row, label = rows[number], labels[number]
        if row is not None and label and items[number].detail:
            labels[number] = _detailed(
                label, items[number].detail, room, taken[row + label.rows : min(most, len(taken))]
            )
    return rows, labels, max((row + 1 for row, stretches in enumerate(taken) if stretches), default=0)


def _with(detail: str, places: list[Place], room: Room) -> Iterator[Place]:
    """The places that have room for a further line in a row that is taken for it."""
    for place in places:
        if stretch := _reach(place.label, detail, room):
            yield replace(
                place, label=replace(place.label, detail=detail), others=[*_joined([*place.others, stretch])],
                cost=place.cost - WORTH,
            )  # fmt: skip


def _reach(label: Label, detail: str, room: Room) -> tuple[float, float] | None:
    """What a further line would take under a label; None where that leaves its segment, or crosses a line."""
    left, right = room.scale.edges[label.segment]
    reach = label.offset + width(detail, SMALL) + GAP
    start, end = (label.at - reach, label.at) if label.before else (label.at, label.at + reach)
    fits = not (label.beyond or label.fixed or label.detail) and start >= left and end <= right
    return (start, end) if fits and not any(start < line < end for line in room.lines) else None


def _detailed(label: Label, detail: str, room: Room, under: list[Stretches]) -> Label:
    """A label with a further line, if the first of the rows under it has room for that in the mark's segment."""
    stretch = _reach(label, detail, room)
    if not under or not stretch or not _free(under[0], [stretch]):
        return label
    insort(under[0], stretch)
    return replace(label, detail=detail)


def _in_order(at: float, marks: list[tuple[float, int]]) -> range:
    """The rows in which no later mark stands above an earlier one near it."""
    near = [(x, row) for x, row in marks if abs(x - at) < ORDER_PX]
    highest = max((row for x, row in near if x < at), default=0)
    return range(highest, min((row for x, row in near if x > at), default=1 << 30) + 1)


def _best(
    taken: list[Stretches], ink: Stretches, places: list[Place], room: Room, most: int, in_order: range
) -> tuple[int, Place] | None:
    """The row and the place that cost least together; None where there is none."""
    best, least, named = None, float("inf"), room.named
    for row in range(min(most, max(len(taken), named) + 1)):
        if not places or row + places[0].cost >= least:
            break
        side = 0.0 if row in in_order else room.order_cost
        mine = taken[row] if row < len(taken) else []
        if not _free(mine, ink):
            continue
        for place in places:
            if row + side + place.cost >= least:
                break
            last = row + place.label.rows
            if (
                last <= most and (row >= named or not place.spills) and _free(mine, place.first)
                and all(_free(below, place.others) for below in taken[row + 1 : last])
            ):  # fmt: skip
                best, least = (row, place), row + side + place.cost
                break
    return best


def _free(taken: Stretches, wanted: Stretches) -> bool:
    """Whether none of the wanted stretches meets a taken one; these are sorted and apart."""
    for a, b in wanted:
        i = bisect_left(taken, (b,))
        if i and taken[i - 1][1] > a:
            return False
    return True


def _joined(stretches: Stretches) -> Iterator[tuple[float, float]]:
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
