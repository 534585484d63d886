"""Where a label may stand, in its mark or beside it, and what it may come to take there. Pure: px in, px out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from timeline.chart.scale import Scale
from timeline.chart.shapes import Shape
from timeline.picture.measures import BESIDE, GAP, INSIDE, SPARE


@dataclass(frozen=True)
class Label:
    """Where a label stands.

    Attributes
    ----------
    text : str
        In one line or two.
    at : float
        Px of the point of the mark that it keeps to.
    segment : int
        The segment of that point.
    before : bool
        Whether it ends before the point, instead of beginning behind it.
    offset : float
        Px between the point and the label.
    beyond : bool
        Whether it may reach out of its segment.
    fixed : bool
        Whether its bar fills the whole segment, so that it keeps to the segment's edge whatever is in view.
    """

    text: str
    at: float
    segment: int
    before: bool = False
    offset: float = BESIDE
    beyond: bool = False
    fixed: bool = False


@dataclass(frozen=True)
class Item:
    """What wants a row: its shape, its label's text and px, and when its turn is where that is not from the left."""

    text: str
    wide: float
    shape: Shape
    rank: int = 0


@dataclass(frozen=True)
class Room:
    """Where labels may stand.

    Attributes
    ----------
    scale : Scale
    lines : tuple of float
        Px of lines that no label should cross.
    spill : float
        Px left of the plot that a label may come to reach, but in the first rows.
    named : int
        How many these are: beside them stands the lane's name.
    later : float
        Marks longer than so many px wait until all others have a place.
    """

    scale: Scale
    lines: tuple[float, ...] = ()
    spill: float = 0.0
    named: int = 0
    later: float = float("inf")


@dataclass(frozen=True)
class Place:
    """A label, the px that it may come to take, whether it crosses a line, or may come to reach left of the plot."""

    label: Label
    taken: list[tuple[float, float]]
    crosses: bool
    spills: bool = False


def holding(shape: Shape, scale: Scale) -> list[tuple[int, float, float]]:
    """What of a shape that can hold a label lies in each segment: its number, px from and to."""
    stretches = [(shape.x0, shape.x1)] * shape.holds + list(shape.between)
    return [
        (i, max(a, left), min(b, right))
        for a, b in stretches for i, (left, right) in enumerate(scale.edges) if min(b, right) > max(a, left)
    ]  # fmt: skip


def ink_of(shape: Shape, scale: Scale) -> list[tuple[float, float]]:
    return [
        (max(shape.x0, left) - GAP, min(shape.x1, right) + GAP)
        for left, right in scale.edges if min(shape.x1, right) > max(shape.x0, left)
    ] or [(shape.x0 - GAP, shape.x1 + GAP)]  # fmt: skip


def places_for(item: Item, room: Room) -> Iterator[Place]:
    """Where a label may stand, best first: in its mark, beside it, and beyond its segment."""
    if "\n" not in item.text:
        yield from _inside(item, room)
    yield from _beside(item, room)


def _place(room: Room, label: Label, start: float, end: float) -> Place:
    crosses = any(start - 3 < line < end + 3 for line in room.lines)
    return Place(label, [(start - GAP, end + GAP)], crosses)


def _inside(item: Item, room: Room) -> Iterator[Place]:
    """In a bar or a pill, or between the discs of one date."""
    text, wide, shape, scale = item.text, item.wide, item.shape, room.scale
    pieces = holding(shape, scale)
    for segment, a, b in sorted(pieces, key=lambda piece: (_fills(piece, scale) * -1, piece[1])):
        fixed, reach = _fills((segment, a, b), scale), a + INSIDE + wide
        label = Label(text, a, segment, offset=INSIDE, fixed=fixed)
        if b - a >= wide + SPARE:
            yield _place(room, label, a + INSIDE, reach)
        elif shape.x1 >= reach + INSIDE and b == scale.edges[segment][1]:  # on through its bar behind the break
            most = reach if fixed else scale.edges[segment][1] + INSIDE + wide
            if most <= scale.width:
                base = _place(room, replace(label, beyond=True), a, b)
                yield replace(base, taken=[(c - GAP, d + GAP) for c, d in scale.edges[segment:] if c < most])
        for line in room.lines:  # behind the line, where that has room as well
            if a < line and line + BESIDE + wide + INSIDE <= b:
                yield _place(room, Label(text, line, segment), line + BESIDE, line + BESIDE + wide)


def _beside(item: Item, room: Room) -> Iterator[Place]:
    """Behind a mark or before it, in its segment or reaching beyond it."""
    wide, shape, scale = item.wide, item.shape, room.scale
    edges, start, end = scale.edges, shape.x0 + shape.before, shape.x1 - shape.behind
    first, last = scale.segment_at(start), scale.segment_at(end - 1e-6 * (end > start))
    behind = Label(item.text, end, last, offset=shape.behind + BESIDE)
    before = Label(item.text, start, first, before=True, offset=shape.before + BESIDE)
    reach, reach_back = shape.x1 + BESIDE + wide, shape.x0 - BESIDE - wide
    if reach <= edges[last][1]:
        yield _place(room, behind, shape.x1, reach)
    if reach_back >= edges[first][0]:
        yield _place(room, before, reach_back, shape.x0)
    # Its point may come to stand at the segment's edge, and then the label reaches this far.
    most = edges[last][1] + behind.offset + wide
    if most <= scale.width:
        base = _place(room, replace(behind, beyond=True), shape.x1, reach)
        others = [(a - GAP, b + GAP) for a, b in edges[last + 1 :] if a < most]
        yield replace(base, taken=[(shape.x1, edges[last][1] + GAP), *others])
    least = edges[first][0] - before.offset - wide
    if least >= -room.spill:
        base = _place(room, replace(before, beyond=True), reach_back, shape.x0)
        others = [(a - GAP, b + GAP) for a, b in edges[:first] if b > least]
        yield replace(base, taken=[(edges[first][0] - GAP, shape.x0), *others], spills=least < 0)


def _fills(piece: tuple[int, float, float], scale: Scale) -> bool:
    """Whether a piece fills the widest segment."""
    return piece[0] == scale.widest and piece[1:] == scale.edges[scale.widest]
