"""Relations between dates as thin lines from mark to mark, behind the marks, and their arrows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import copysign, hypot

from timeline.chart.lanes import Mark
from timeline.chart.plan import Plan
from timeline.chart.traces import axis_names
from timeline.dates.calendar import iso
from timeline.picture.measures import STUB, STUB_FROM, UNDER_SYMBOL
from timeline.picture.style import Theme

#: Px from a mark's middle to an arrow's tip, from a bar's start to one outside it, and how long an arrow is.
_TO_TIP, _TO_START, _ARROW = 11, 5, 7
#: Px from a row's middle to a line that runs below a bar.
_UNDER_BAR = 10

_Point = tuple[float, float]


@dataclass(frozen=True)
class _Tie:
    """A relation's ends, px of the plot, the event's first; px from there to its arrow's tip; whether a sign stands for
    the other, a report's line far away."""

    event: _Point
    other: _Point
    reach: float = _TO_TIP
    signed: bool = False


def ties(drawing: Plan, colours: Theme) -> list[dict]:
    """A line for each relation of which both events have a mark or a dot; each end is on the axis of its segment."""
    line = {"color": colours.quiet, "width": 1}
    shapes = []
    for tie in _ties(drawing):
        if tie.signed:
            continue
        (x0, y0), (x1, y1) = tie.event, tie.other
        (from_axis, start), (to_axis, end) = _on_axis(x0, drawing), _on_axis(x1, drawing)
        axes = from_axis if from_axis == to_axis else [from_axis, to_axis]
        ends = {"x0": start, "x1": end, "y0": y0, "y1": y1}
        shapes.append({"type": "line", "xref": axes, **ends, "layer": "below", "line": line, "name": "relation"})
    return shapes


def arrows(drawing: Plan, colours: Theme) -> list[dict]:
    """An arrow before each event whose date hangs on another's, where there is room for one, as annotations.

    Where that other is a report far away, a sign of its line stands at the arrow's end.
    """
    annotations = []
    for tie in _ties(drawing):
        (x0, y0), (x1, y1) = tie.event, tie.other
        length = hypot(x1 - x0, y1 - y0)
        if length < tie.reach + _ARROW:
            continue
        axis, at = _on_axis(x0, drawing)
        long = 1 if tie.signed else (tie.reach + _ARROW) / length
        tail = {"ax": round((x1 - x0) * long, 1), "ay": round((y1 - y0) * long, 1), "standoff": tie.reach}
        # Plotly draws no arrow within the box of its text, blank or not.
        tail |= {"width": 1, "height": 1, "borderpad": 0}
        if tie.signed:
            tail |= {"text": "|", "width": 3, "height": 12, "font": {"color": colours.quiet}}
        look = {"showarrow": True, "arrowhead": 3, "arrowwidth": 1, "arrowcolor": colours.quiet}
        annotations.append({"x": at, "xref": axis, "y": y0, "yref": "y", **tail, **look, "name": "relation"})
    return annotations


def _ties(drawing: Plan) -> Iterator[_Tie]:
    """Where each relation that can be drawn has its ends.

    A report is a line through all lanes, which is met where the other event is, or where it is too near for an arrow,
    below it.
    """
    marks = {mark.event: mark for mark in (*drawing.marks, *drawing.reports)}
    places = {event: (_px(mark), mark.y) for event, mark in marks.items()}
    places |= {dot.event: (dot.x, dot.y) for dot in drawing.dots}
    reports = {mark.event for mark in drawing.reports}
    for event, other in drawing.picture.relations:
        if event not in places or other not in places:
            continue
        (x0, y0), (x1, y1) = places[event], places[other]
        x0, x1 = _nearer(marks.get(event), x0, x1), _nearer(marks.get(other), x1, x0)
        if other in reports and abs(x1 - x0) > STUB_FROM:
            yield _by_sign(marks.get(event), (x0, y0), x1)
        elif reports.isdisjoint((event, other)):
            yield _Tie((x0, y0), (x1, y1))
        else:
            reported = event in reports
            mark = marks.get(other if reported else event)
            level = places[other if reported else event][1] + _UNDER_BAR * (mark is not None and _disc(mark) is None)
            below = level + UNDER_SYMBOL * (abs(x1 - x0) < _TO_TIP + _ARROW)
            yield _Tie((x0, below if reported else level), (x1, level if reported else below))


def _by_sign(mark: Mark | None, at: _Point, report: float) -> _Tie:
    """From the side of the report, or from the other, if the event's title stands there."""
    x, y = at
    side = copysign(1, report - x)
    label = mark.label if mark else None
    way = -side if label and label.before == (side < 0) else side
    is_bar = mark is not None and _disc(mark) is None
    reach = (0 if way > 0 else _TO_START) if is_bar else _TO_TIP
    return _Tie(at, (x + way * (reach + STUB), y), reach, signed=True)


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
