"""Relations between dates as thin lines from mark to mark, behind the marks."""

from __future__ import annotations

from timeline.chart.lanes import Mark
from timeline.chart.plan import Plan
from timeline.chart.traces import axis_names
from timeline.dates.calendar import iso
from timeline.picture.style import Theme


def ties(drawing: Plan, colours: Theme) -> list[dict]:
    """A line for each relation of which both events have a mark or a dot; each end is on the axis of its segment."""
    places = {mark.event: (_px(mark), mark.y) for mark in (*drawing.marks, *drawing.reports)}
    places |= {dot.event: (dot.x, dot.y) for dot in drawing.dots}
    line = {"color": colours.quiet, "width": 1}
    shapes = []
    for event, anchor in drawing.picture.relations:
        if event not in places or anchor not in places:
            continue
        (x0, y0), (x1, y1) = places[event], places[anchor]
        (from_axis, start), (to_axis, end) = _on_axis(x0, drawing), _on_axis(x1, drawing)
        axes = from_axis if from_axis == to_axis else [from_axis, to_axis]
        ends = {"x0": start, "x1": end, "y0": y0, "y1": y1}
        shapes.append({"type": "line", "xref": axes, **ends, "layer": "below", "line": line, "name": "relation"})
    return shapes


def _px(mark: Mark) -> float:
    """Where a line meets a mark: at its first disc, else where its ink begins."""
    return next((x for name, x in mark.shape.points if name in ("disc", "doubt")), mark.shape.x0)


def _on_axis(px: float, drawing: Plan) -> tuple[str, str]:
    """The axis at a px of the plot, and the time there; of what lies in a break, the last before it."""
    scale = drawing.scale
    segment = scale.segment_at(px)
    left, right = scale.edges[segment]
    return axis_names(scale)[segment], iso(scale.seconds(segment, min(max(px, left), right)))
