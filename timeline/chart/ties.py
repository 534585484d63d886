"""Relations between dates as thin lines from mark to mark, behind the marks, and their arrows."""

from __future__ import annotations

from collections.abc import Iterator
from math import hypot

from timeline.chart.lanes import Mark
from timeline.chart.plan import Plan
from timeline.chart.traces import axis_names
from timeline.dates.calendar import iso
from timeline.picture.measures import SLANT, UNDER_BAR, UNDER_SYMBOL
from timeline.picture.style import Theme

#: Px from a mark's middle to an arrow's tip, and how long an arrow is.
_TO_TIP, _ARROW = 11, 7

_Point = tuple[float, float]


def ties(drawing: Plan, colours: Theme) -> list[dict]:
    """A line for each relation of which both events have a mark or a dot; each end is on the axis of its segment."""
    line = {"color": colours.quiet, "width": 1}
    shapes = []
    for (x0, y0), (x1, y1) in _ends(drawing):
        (from_axis, start), (to_axis, end) = _on_axis(x0, drawing), _on_axis(x1, drawing)
        axes = from_axis if from_axis == to_axis else [from_axis, to_axis]
        ends = {"x0": start, "x1": end, "y0": y0, "y1": y1}
        shapes.append({"type": "line", "xref": axes, **ends, "layer": "below", "line": line, "name": "relation"})
    return shapes


def arrows(drawing: Plan, colours: Theme) -> list[dict]:
    """An arrow before each event whose date hangs on another's, where there is room for one, as annotations."""
    annotations = []
    for (x0, y0), (x1, y1) in _ends(drawing):
        length = hypot(x1 - x0, y1 - y0)
        if length < _TO_TIP + _ARROW:
            continue
        axis, at = _on_axis(x0, drawing)
        long = (_TO_TIP + _ARROW) / length
        tail = {"ax": round((x1 - x0) * long, 1), "ay": round((y1 - y0) * long, 1), "standoff": _TO_TIP}
        # Plotly draws no arrow within the box of its text, blank or not.
        tail |= {"width": 1, "height": 1, "borderpad": 0}
        look = {"showarrow": True, "arrowhead": 3, "arrowwidth": 1, "arrowcolor": colours.quiet}
        annotations.append({"x": at, "xref": axis, "y": y0, "yref": "y", **tail, **look, "name": "relation"})
    return annotations


def _ends(drawing: Plan) -> Iterator[tuple[_Point, _Point]]:
    """Where each relation that can be drawn has its ends, px of the plot: the event, and what its date hangs on.

    A report is a line through all lanes, which is met where the other event is, below what a bar says, or where it is
    too near for an arrow, below it.
    """
    marks = {mark.event: mark for mark in (*drawing.marks, *drawing.reports)}
    places = {event: (_px(mark), mark.y) for event, mark in marks.items()}
    places |= {dot.event: (dot.x, dot.y) for dot in drawing.dots}
    reports = {mark.event for mark in drawing.reports}
    for pair in drawing.picture.relations:
        if pair[0] not in places or pair[1] not in places:
            continue
        (x0, y0), (x1, y1) = (places[event] for event in pair)
        x0, x1 = _nearer(marks.get(pair[0]), x0, x1), _nearer(marks.get(pair[1]), x1, x0)
        if not reports.isdisjoint(pair):
            reported = pair[0] in reports
            other = pair[reported]
            is_bar = other in marks and _disc(marks[other]) is None
            y0 = y1 = places[other][1] + UNDER_BAR * is_bar
            # Along a bar it would be read as its edge.
            below = SLANT if is_bar else UNDER_SYMBOL * (abs(x1 - x0) < _TO_TIP + _ARROW)
            y0, y1 = (y0 + below, y1) if reported else (y0, y1 + below)
        yield (x0, y0), (x1, y1)


def _px(mark: Mark) -> float:
    """Where a line meets a mark: at its first disc, else where its ink begins."""
    disc = _disc(mark)
    return mark.shape.x0 if disc is None else disc


def _nearer(mark: Mark | None, x: float, other: float) -> float:
    """Of an outline the end that is nearer to the other event, which is the one that this leaves it."""
    if mark is None or [part.ink for part in mark.shape.parts][-1:] != ["box"] or _disc(mark) is not None:
        return x
    return min(x, mark.shape.x1, key=lambda end: abs(end - other))


def _disc(mark: Mark) -> float | None:
    return next((x for name, x in mark.shape.points if name in ("disc", "doubt")), None)


def _on_axis(px: float, drawing: Plan) -> tuple[str, str]:
    """The axis at a px of the plot, and the time there; of what lies in a break, the last before it."""
    scale = drawing.scale
    segment = scale.segment_at(px)
    left, right = scale.edges[segment]
    return axis_names(scale)[segment], iso(scale.seconds(segment, min(max(px, left), right)))
