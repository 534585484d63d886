"""What stands under the lanes: brackets with a text under each."""

from __future__ import annotations

from timeline.chart.hover import escape
from timeline.chart.lanes import Mark
from timeline.chart.plan import Plan
from timeline.chart.scale import Scale
from timeline.chart.traces import BEYOND, axis_names
from timeline.dates.calendar import iso
from timeline.picture.measures import SMALL
from timeline.picture.style import Theme


def notes(drawing: Plan, colours: Theme) -> list[dict]:
    """Brackets under the chart and the texts under them."""
    traces, line = [], {"color": colours.quiet, "width": 1}
    font = {"size": SMALL}
    for segment, axis in enumerate(axis_names(drawing.scale)):
        on = {"type": "scatter", "xaxis": axis, "hoverinfo": "skip", "showlegend": False}
        x, y = _brackets(drawing.notes, segment, drawing.scale)
        if x:
            traces.append({**on, "x": x, "y": y, "mode": "lines", "line": line, "meta": "brackets"})
        for mark, label in (
            (mark, mark.label) for mark in drawing.notes if mark.label and mark.label.segment == segment
        ):
            at, more = iso(drawing.scale.seconds(segment, label.at)), BEYOND if label.beyond else {}
            text = {
                "x": [at],
                "y": [mark.y + 21],
                "text": [escape(label.text)],
                "mode": "text",
                "textfont": font,
                "opacity": 0.75,
                "meta": "notes",
            }
            traces.append({**on, **text, **more})
    return traces


def _brackets(marks: list[Mark], segment: int, scale: Scale) -> tuple[list[str | None], list[float | None]]:
    """One line of all brackets in a segment, with a cap at every end that is one."""
    x, y, (left, right) = [], [], scale.edges[segment]
    for mark in marks:
        for where, first, last in scale.clipped(mark.shape.x0, mark.shape.x1):
            if where == segment:
                cap, foot = mark.y + 4, mark.y + 10
                x += [iso(first), iso(first), iso(last), iso(last), None]
                y += [cap if mark.shape.x0 >= left else foot, foot, foot, cap if mark.shape.x1 <= right else foot, None]
    return x, y
