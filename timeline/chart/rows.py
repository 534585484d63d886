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
from dataclasses import dataclass, replace

import numpy as np

from timeline.chart.scale import Scale
from timeline.chart.shapes import Shape
from timeline.chart.text import cut, width, wrap
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
class _Place:
    """A label, the px that it may come to take, whether it crosses a line, or may come to reach left of the plot."""

    label: Label
    taken: list[tuple[float, float]]
    crosses: bool
    spills: bool = False


def labelled(text: str, shape: Shape, scale: Scale, size: float, most: int, spill: float = 0.0) -> tuple[str, float]:
    """A text that has a place beside or in its shape, and its width in px.

    It stands in one line; in two, beside its mark, where one has no room; cut, where two have none either.

    Parameters
    ----------
    text : str
    shape : Shape
    scale : Scale
    size : float
        Font size in px.
    most : int
        Lines at the most.
    spill : float
        Px left of the plot that a label may come to reach.
    """
    text = " ".join(text.split())
    wide = width(text, size)
    if any(True for _ in _places(text, wide, shape, scale, (), spill)):
        return text, wide
    first, last = (scale.edges[scale.segment_at(x)] for x in (shape.x0 + shape.before, shape.x1 - shape.behind))
    beside = max(
        scale.width - last[1] - shape.behind, first[0] - shape.before + spill, last[1] - shape.x1, shape.x0 - first[0]
    ) - BESIDE - 1  # fmt: skip
    inside = max((b - a - SPARE for _, a, b in _pieces(shape, scale)), default=0) - 1
    if beside > 0.55 * inside:
        lines = wrap(text, beside, size, most)
        return "\n".join(lines), max(width(line, size) for line in lines)
    (short,), (wide,) = cut([text], np.array([inside]), size)
    return short, float(wide)


def pack(
    texts: list[str], widths: list[float], shapes: list[Shape], scale: Scale, most: int, lines: Sequence[float] = (),
    later: float = float("inf"), spill: float = 0.0, named: int = 0, ranks: Sequence[int] = (),
) -> tuple[list[int | None], list[Label | None], int]:  # fmt: skip
    """Rows for marks and their labels: from the left, or the first in rank first.

    Parameters
    ----------
    texts, widths
        Each label, and its px.
    shapes : list of Shape
    scale : Scale
    most : int
        Rows at the most.
    lines : list of float
        Px of lines that no label should cross.
    later : float
        Marks longer than so many px wait until all others have a place.
    spill : float
        Px left of the plot that a label may come to reach, but in the first rows.
    named : int
        How many these are: beside them stands the lane's name.
    ranks : sequence of int
        In what order they get their rows, if not from the left.

    Returns
    -------
    rows : list of int or None
        From 0 at the top; None where there is no room for a mark with its label.
    labels : list of Label or None
    count : int
        Rows in use.

    Examples
    --------
    >>> scale = Scale(((0, 300),), 1.0)
    >>> disc = lambda x: Shape(x - 6, x + 6, points=(("disc", x),))
    >>> rows, labels, _ = pack(["a", "b", "c"], [80, 80, 80], [disc(20), disc(50), disc(220)], scale, 9)
    >>> rows, [label.before for label in labels]
    ([0, 1, 0], [False, False, True])
    """
    taken: list[list[tuple[float, float]]] = []
    rows: list[int | None] = [None] * len(texts)
    labels: list[Label | None] = [None] * len(texts)
    turn = ranks or [0] * len(texts)
    order = sorted(
        range(len(texts)), key=lambda i: (shapes[i].x1 - shapes[i].x0 > later, turn[i], shapes[i].x0, shapes[i].x1)
    )
    for i in order:
        ink = _ink(shapes[i], scale)
        places = sorted(_places(texts[i], widths[i], shapes[i], scale, lines, spill), key=lambda place: place.crosses)
        for row in range(min(most, max(len(taken), named) + 1)):
            taken += [[] for _ in range(row + 1 - len(taken))]
            place = next(
                (p for p in places if (row >= named or not p.spills) and _free(taken[row], [*ink, *p.taken])), None
            )
            if place:
                rows[i], labels[i] = row, place.label
                for stretch in _joined([*ink, *place.taken]):
                    insort(taken[row], stretch)
                break
    return rows, labels, max((row + 1 for row, some in enumerate(taken) if some), default=0)


def unlabelled_rows(shapes: list[Shape], scale: Scale, most: int) -> list[int]:
    """Rows for marks without labels: the first that is free, else in turn."""
    taken: list[list[tuple[float, float]]] = [[] for _ in range(most)]
    rows = []
    for number, shape in enumerate(shapes):
        ink = _ink(shape, scale)
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


def _pieces(shape: Shape, scale: Scale) -> list[tuple[int, float, float]]:
    """What of a shape that can hold a label lies in each segment: its number, px from and to."""
    stretches = [(shape.x0, shape.x1)] * shape.holds + list(shape.between)
    return [
        (i, max(a, left), min(b, right))
        for a, b in stretches for i, (left, right) in enumerate(scale.edges) if min(b, right) > max(a, left)
    ]  # fmt: skip


def _ink(shape: Shape, scale: Scale) -> list[tuple[float, float]]:
    return [
        (max(shape.x0, left) - GAP, min(shape.x1, right) + GAP)
        for left, right in scale.edges if min(shape.x1, right) > max(shape.x0, left)
    ] or [(shape.x0 - GAP, shape.x1 + GAP)]  # fmt: skip


def _places(
    text: str, wide: float, shape: Shape, scale: Scale, lines: Sequence[float], spill: float
) -> Iterator[_Place]:
    """Where a label may stand, best first."""
    edges = scale.edges

    def place(label: Label, *reach: float) -> _Place:
        a, b = reach
        return _Place(label, [(a - GAP, b + GAP)], any(a - 3 < line < b + 3 for line in lines))

    pieces = _pieces(shape, scale) if "\n" not in text else []
    for segment, a, b in sorted(pieces, key=lambda piece: (_fills(piece, scale) * -1, piece[1])):
        fixed, reach = _fills((segment, a, b), scale), a + INSIDE + wide
        label = Label(text, a, segment, offset=INSIDE, fixed=fixed)
        if b - a >= wide + SPARE:
            yield place(label, a + INSIDE, reach)
        elif shape.x1 >= reach + INSIDE and b == edges[segment][1]:  # on through its bar behind the break
            most = reach if fixed else edges[segment][1] + INSIDE + wide
            if most <= scale.width:
                own = place(replace(label, beyond=True), a, b)
                yield replace(own, taken=[(c - GAP, d + GAP) for c, d in edges[segment:] if c < most])
        for line in lines:  # behind the line, where that has room as well
            if a < line and line + BESIDE + wide + INSIDE <= b:
                yield place(Label(text, line, segment), line + BESIDE, line + BESIDE + wide)
    start, end = shape.x0 + shape.before, shape.x1 - shape.behind
    first, last = scale.segment_at(start), scale.segment_at(end - 1e-6 * (end > start))
    behind = Label(text, end, last, offset=shape.behind + BESIDE)
    before = Label(text, start, first, before=True, offset=shape.before + BESIDE)
    reach, reach_back = shape.x1 + BESIDE + wide, shape.x0 - BESIDE - wide
    if reach <= edges[last][1]:
        yield place(behind, shape.x1, reach)
    if reach_back >= edges[first][0]:
        yield place(before, reach_back, shape.x0)
    # Its point may come to stand at the segment's edge, and then the label reaches this far.
    most = edges[last][1] + behind.offset + wide
    if most <= scale.width:
        own = place(replace(behind, beyond=True), shape.x1, reach)
        others = [(a - GAP, b + GAP) for a, b in edges[last + 1 :] if a < most]
        yield replace(own, taken=[(shape.x1, edges[last][1] + GAP), *others])
    least = edges[first][0] - before.offset - wide
    if least >= -spill:
        own = place(replace(before, beyond=True), reach_back, shape.x0)
        others = [(a - GAP, b + GAP) for a, b in edges[:first] if b > least]
        yield replace(own, taken=[(edges[first][0] - GAP, shape.x0), *others], spills=least < 0)


def _fills(piece: tuple[int, float, float], scale: Scale) -> bool:
    """Whether a piece fills the widest segment."""
    return piece[0] == scale.widest and piece[1:] == scale.edges[scale.widest]


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
