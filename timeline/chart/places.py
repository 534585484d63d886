"""Where a label may stand: in its mark, beside it or under it, and what it may come to take there. Pure: px to px."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from timeline.chart.lines import Folding
from timeline.chart.scale import Scale
from timeline.chart.shapes import Shape
from timeline.picture.measures import BESIDE, CUT_COST, GAP, INSIDE, LEFT_COST, SPARE, SYMBOL

#: What a place costs besides, in rows: to reach beyond its segment, to cross a line.
_BEYOND, _CROSSING = 0.1, 3.0

Stretches = list[tuple[float, float]]


@dataclass(frozen=True)
class Label:
    """Where a label stands.

    Attributes
    ----------
    text : str
        In one line, two or three.
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
    under : bool
        Whether its first line stands in the row under its mark.
    detail : str
        A further line, smaller and not bold.
    """

    text: str
    at: float
    segment: int
    before: bool = False
    offset: float = BESIDE
    beyond: bool = False
    fixed: bool = False
    under: bool = False
    detail: str = ""

    @property
    def lines(self) -> int:
        """How many lines it has, that of its detail among them."""
        return self.text.count("\n") + 1 + bool(self.detail)

    @property
    def rows(self) -> int:
        """How many rows it takes, that of its mark among them: its mark stands in the first."""
        return self.lines + self.under


@dataclass(frozen=True)
class Item:
    """What wants a row: its shape, the ways in which its title can stand, when its turn is; what may stand under it."""

    foldings: tuple[Folding, ...]
    shape: Shape
    turn: tuple[float, ...] = ()
    detail: str = ""


@dataclass(frozen=True)
class Room:
    """Where labels may stand.

    Attributes
    ----------
    scale : Scale
    lines : tuple of float
        Px of lines that no label should cross.
    line_cost : float
        What each row beyond the first costs a label, in rows.
    spill : float
        Px left of the plot that a label may come to reach, but in the first rows.
    named : int
        How many these are: beside them stands the lane's name.
    reserves : bool
        Whether rows may be taken for what stands under titles.
    order_cost : float
        What it costs, in rows, that a later mark stands above an earlier one near it.
    """

    scale: Scale
    lines: tuple[float, ...] = ()
    line_cost: float = 0.4
    spill: float = 0.0
    named: int = 0
    reserves: bool = False
    order_cost: float = 0.0


@dataclass(frozen=True)
class Place:
    """A place for a label.

    Attributes
    ----------
    label : Label
    first, others : list of (float, float)
        Px that it may come to take in its mark's row, and in each row under that.
    cost : float
        In rows: how far down a better place may be.
    spills : bool
        Whether it may come to reach left of the plot.
    """

    label: Label
    first: Stretches
    others: Stretches
    cost: float
    spills: bool = False


def holding(shape: Shape, scale: Scale) -> list[tuple[int, float, float]]:
    """What of a shape that can hold a label lies in each segment: its number, px from and to."""
    stretches = [(shape.x0, shape.x1)] * shape.holds + list(shape.between)
    return [
        (i, max(a, left), min(b, right))
        for a, b in stretches for i, (left, right) in enumerate(scale.edges) if min(b, right) > max(a, left)
    ]  # fmt: skip


def ink_of(shape: Shape, scale: Scale) -> Stretches:
    """What a shape takes of each segment, with air around it."""
    return [
        (max(shape.x0, left) - GAP, min(shape.x1, right) + GAP)
        for left, right in scale.edges if min(shape.x1, right) > max(shape.x0, left)
    ] or [(shape.x0 - GAP, shape.x1 + GAP)]  # fmt: skip


def places_for(item: Item, room: Room) -> list[Place]:
    """Where a label may stand, the cheapest first: in its mark, beside it, beyond its segment, under it."""
    places = [
        place
        for folding in item.foldings
        for way in ((_inside, _beside) if len(folding.lines) == 1 else (_beside,))
        for place in way(folding, item.shape, room)
    ]
    if not places:
        places = [place for folding in item.foldings for place in _under(folding, item.shape, room)]
    return sorted(places, key=lambda place: place.cost)


def _place(room: Room, folding: Folding, label: Label, reach: tuple[float, float], taken: Stretches) -> Place:
    """A place of a label that is drawn from one px to another and may come to take some stretches."""
    start, end = reach
    crosses = any(start - 3 < line < end + 3 for line in room.lines)
    cost = (
        (label.rows - 1) * room.line_cost + LEFT_COST * label.before + _BEYOND * label.beyond
        + _CROSSING * crosses + CUT_COST * (not folding.whole)
    )  # fmt: skip
    # Beyond its mark's row a label keeps clear of all from its point on, which stays where it is while a segment is
    # zoomed: what lies between the point and the label would come to lie under it.
    others = [(min(a, label.at), max(b, label.at)) if i == 0 else (a, b) for i, (a, b) in enumerate(taken)]
    return Place(label, [] if label.under else taken, others if label.rows > 1 else [], cost)


def _inside(folding: Folding, shape: Shape, room: Room) -> Iterator[Place]:
    """In a bar or a pill, or between the discs of one date."""
    wide, scale = folding.wide, room.scale
    pieces = holding(shape, scale)
    for segment, a, b in sorted(pieces, key=lambda piece: (_fills(piece, scale) * -1, piece[1])):
        inset = INSIDE
        if shape.symbol is not None and a <= shape.symbol < (a + b) / 2:
            inset = shape.symbol + SYMBOL - a
        fixed, reach = _fills((segment, a, b), scale), a + inset + wide
        label = Label(folding.lines[0], a, segment, offset=inset, fixed=fixed)
        if b - a >= wide + SPARE + inset - INSIDE:
            yield _place(room, folding, label, (a + inset, reach), [(a + inset - GAP, reach + GAP)])
        elif shape.x1 >= reach + INSIDE and b == scale.edges[segment][1]:  # on through its bar behind the break
            most = reach if fixed else scale.edges[segment][1] + inset + wide
            if most <= scale.width:
                taken = [(c - GAP, d + GAP) for c, d in scale.edges[segment:] if c < most]
                yield _place(room, folding, replace(label, beyond=True), (a, b), taken)
        for line in room.lines:  # behind the line, where that has room as well
            if a < line and line + BESIDE + wide + INSIDE <= b:
                start, end = line + BESIDE, line + BESIDE + wide
                label = Label(folding.lines[0], line, segment)
                yield _place(room, folding, label, (start, end), [(start - GAP, end + GAP)])


def _beside(folding: Folding, shape: Shape, room: Room) -> Iterator[Place]:
    """Behind a mark or before it, in its segment or reaching beyond it."""
    wide, scale, text = folding.wide, room.scale, "\n".join(folding.lines)
    edges, start, end = scale.edges, shape.x0 + shape.before, shape.x1 - shape.behind
    first, last = scale.segment_at(start), scale.segment_at(end - 1e-6 * (end > start))
    behind = Label(text, end, last, offset=shape.behind + BESIDE)
    before = Label(text, start, first, before=True, offset=shape.before + BESIDE)
    reach, back = (shape.x1 + BESIDE, shape.x1 + BESIDE + wide), (shape.x0 - BESIDE - wide, shape.x0 - BESIDE)
    if reach[1] <= edges[last][1]:
        yield _place(room, folding, behind, reach, [(shape.x1, reach[1] + GAP)])
    if back[0] >= edges[first][0]:
        yield _place(room, folding, before, back, [(back[0] - GAP, shape.x0)])
    # Its point may come to stand at the segment's edge, and then the label reaches this far; in a break it is beyond.
    most = max(edges[last][1], end) + behind.offset + wide
    if most <= scale.width:
        taken = [(shape.x1, edges[last][1] + GAP), *((a - GAP, b + GAP) for a, b in edges[last + 1 :] if a < most)]
        yield _place(room, folding, replace(behind, beyond=True), reach, taken)
    least = min(edges[first][0], start) - before.offset - wide
    if least >= -room.spill:
        taken = [(edges[first][0] - GAP, shape.x0), *((a - GAP, b + GAP) for a, b in edges[:first] if b > least)]
        base = _place(room, folding, replace(before, beyond=True), back, taken)
        yield replace(base, spills=least < 0)


def _under(folding: Folding, shape: Shape, room: Room) -> Iterator[Place]:
    """Under a mark that leaves no room beside it: from its first point in a segment on."""
    wide, scale, text = folding.wide, room.scale, "\n".join(folding.lines)
    stretches = [
        (i, max(shape.x0, left), right) for i, (left, right) in enumerate(scale.edges)
        if min(shape.x1, right) >= max(shape.x0, left)
    ]  # fmt: skip
    for segment, a, right in stretches:
        label = Label(text, a, segment, offset=INSIDE, under=True)
        reach, most = (a + INSIDE, a + INSIDE + wide), right + INSIDE + wide
        if reach[1] <= right:
            yield _place(room, folding, label, reach, [(reach[0] - GAP, reach[1] + GAP)])
        elif most <= scale.width:
            taken = [(c - GAP, d + GAP) for c, d in scale.edges[segment:] if c < most]
            yield _place(room, folding, replace(label, beyond=True), reach, taken)


def _fills(piece: tuple[int, float, float], scale: Scale) -> bool:
    """Whether a piece fills its segment, and that is wide enough to matter."""
    return piece[1:] == scale.edges[piece[0]]
