"""Plotly traces from a drawing plan: plain dicts in and out, as Plotly's JSON has them.

Each segment of time has an axis of its own, so whatever lies in several is
cut there into one piece for each.
Every trace that shows events carries their ids as `customdata`.
"""

from __future__ import annotations

from timeline.chart.hover import Hover, escape
from timeline.chart.lanes import Mark, label_size
from timeline.chart.pieces import Piece, pieces
from timeline.chart.places import Label
from timeline.chart.plan import Plan
from timeline.chart.scale import Scale
from timeline.dates.calendar import iso
from timeline.picture import style
from timeline.picture.measures import BAR, DASHED, LABEL, LARGER, OUTSIDE, PILL, SMALL
from timeline.picture.style import Theme, alpha

#: Px: half a bar, half a box.
_BAR, _BOX = BAR / 2, PILL / 2
#: Px from line to line of a label, as Plotly has it.
_LINE = 1.3 * LABEL
DASH = "3px,2px"
DOTS = "1.5px,2px"
#: Px of a report's hollow foot.
_HOLLOW_FOOT = 7
#: Px from a segment's edge to the middle of each dash that crosses a break.
_DASHES = (2.5, 7.0, 11.5, 16.0)
#: For texts that may reach out of their segment. They are on a y axis of their own: in one subplot with them,
#: plotly.js 4.1 hides for good every bar that ends out of view when a reader pans.
BEYOND = {"cliponaxis": False, "yaxis": "y2"}
#: For traces whose marks say something when pointed at.
HOVER = {"hovertemplate": "%{hovertext}<extra></extra>"}


def axis_names(scale: Scale) -> list[str]:
    """The axis of each segment: `x` for the widest, `x2`, `x3` … for the others from left to right.

    Examples
    --------
    >>> axis_names(Scale(((0, 10), (50, 100), (200, 220)), 1.0))
    ['x2', 'x', 'x3']
    """
    others = iter(range(2, 2 + len(scale.segments)))
    return ["x" if segment == scale.widest else f"x{next(others)}" for segment in range(len(scale.segments))]


def over_axis(scale: Scale, segment: int) -> str:
    """The axis over a segment that does not move: what is put there stays in view."""
    return f"x{len(scale.segments) + 1 + segment}"


def of_kind(marks: list[Mark], drawing: Plan, hover: Hover, kind: str, slot: int, colours: Theme) -> list[dict]:
    """All traces of one kind, which its legend entry shows and hides together.

    Parameters
    ----------
    marks : list of Mark
        Those of this kind.
    slot : int
        The kind's place in the palette.
    """
    colour, scale, traces = colours.kinds[slot], drawing.scale, []
    for segment, (axis, ink) in enumerate(zip(axis_names(scale), pieces(marks, drawing, colours))):
        on = {"xaxis": axis, "legendgroup": f"kind {kind}", "showlegend": False}
        labelled = [mark for mark in marks if mark.label and mark.label.segment == segment]
        traces += _bars([piece for piece in ink if piece.fill is not None], hover, colour, on)
        outlines = [piece for piece in ink if piece.ink in ("box", "dashes")]
        for doubt, width, dash in ((0, 1, DASH), (DASHED, 1.5, DOTS)):
            edges = [piece for piece in outlines if drawing.reading.flags[piece.mark.event] & DASHED == doubt]
            traces += _lines(edges, hover, on, "outlines", {"color": colour, "width": width, "dash": dash})
        for line, name in (("edges", "outlines"), ("thread", "threads")):
            along = [piece for piece in ink if piece.ink == line]
            traces += _lines(along, hover, on, name, {"color": colour, "width": 1.5})
        traces += _points(marks, segment, drawing, hover, slot, colours, on)
        traces += _labels(labelled, drawing, hover, on)
        traces += _bridges(marks, segment, drawing, hover, colour, on)
    return traces


def _bridges(marks: list[Mark], segment: int, drawing: Plan, hover: Hover, colour: str, on: dict) -> list[dict]:
    """The outline of a box goes on across a break that it spans, as it is one span of time: dashes from its edge."""
    first, last = drawing.scale.segments[segment]
    crossing = [mark for mark, number in drawing.bridges if number == segment and mark in marks]
    dashes = [(mark, up, off) for mark in crossing for up in (-_BOX, _BOX) for off in _DASHES]
    trace = {
        "type": "scatter", "mode": "markers", "x": [iso(last - (last - first) * 1e-6)] * len(dashes),
        "y": [mark.y + up for mark, up, _ in dashes],
        "marker": {"symbol": "line-ns", "size": 2.5, "angle": -90, "standoff": [off for *_, off in dashes],
                   "line": {"color": colour, "width": 1}},
        "customdata": [hover.ids[mark.event] for mark, *_ in dashes], "hoverinfo": "skip", "meta": "bridges",
        **on, **BEYOND,
    }  # fmt: skip
    return [trace] if dashes else []


def _bars(ink: list[Piece], hover: Hover, colour: str, on: dict) -> list[dict]:
    if not ink:
        return []
    return [
        {
            "type": "bar",
            "orientation": "h",
            "base": [iso(piece.first) for piece in ink],
            "x": [round((piece.last - piece.first) * 1000) for piece in ink],
            "y": [piece.mark.y for piece in ink],
            "width": [2 * (_BOX if piece.ink == "box" else _BAR) for piece in ink],
            "marker": {"color": [alpha(colour, piece.fill or 0.0) for piece in ink], "line": {"width": 0}},
            "customdata": [hover.ids[piece.mark.event] for piece in ink],
            "hovertext": [hover.texts[piece.mark.event] for piece in ink],
            "meta": "bars",
            **HOVER,
            **on,
        }
    ]


def _lines(ink: list[Piece], hover: Hover, on: dict, meta: str, line: dict) -> list[dict]:
    """Outlines: around a box, along a bar; or the threads that join the discs of one date."""
    x, y, ids = [], [], []
    for piece in ink:
        half = {"box": _BOX, "dashes": _BAR, "edges": _BAR, "thread": 0}[piece.ink]
        a, b, up, down = iso(piece.first), iso(piece.last), piece.mark.y - half, piece.mark.y + half
        starts, ends = (piece.ink == "box" and end for end in (piece.starts, piece.ends))
        path = [(b, up), (a, up)]
        if half:
            path += [*([] if starts else [(None, None)]), (a, down), (b, down), *([(b, up)] if ends else [])]
        for at, high in [*path, (None, None)]:
            x.append(at)
            y.append(high)
            ids.append(hover.ids[piece.mark.event])
    trace = {
        "type": "scatter", "x": x, "y": y, "mode": "lines", "line": line, "hoverinfo": "skip", "customdata": ids,
        "meta": meta, **on,
    }  # fmt: skip
    return [trace] if ink else []


def _points(
    marks: list[Mark], segment: int, drawing: Plan, hover: Hover, slot: int, colours: Theme, on: dict
) -> list[dict]:
    """Discs, caps, arrows, and the "?" in an end that is not known: px in size whatever the zoom."""
    scale, colour, grades = drawing.scale, colours.kinds[slot], drawing.picture.grades
    left, right = scale.edges[segment]
    inked = ((mark, name, x) for mark in marks for name, x in mark.shape.points)
    held = ((mark, "symbol", mark.shape.symbol) for mark in marks if mark.shape.symbol is not None)
    points = [(mark, name, x) for mark, name, x in (*inked, *held) if left - 0.01 <= x <= right + 0.01]
    if not points:
        return []
    symbols = {
        "disc": style.symbol(slot), "symbol": style.symbol(slot), "doubt": style.symbol(slot, "-open-dot"),
        "cap": "line-ns", "arrow": "arrow", "?": "circle",
    }  # fmt: skip
    sizes, widths = {"cap": 2 * _BAR, "arrow": 14, "symbol": 8, "?": 0}, {"cap": 3, "doubt": 1.5}
    # What the source itself does not say is hollow.
    flags = drawing.reading.flags
    hollow = [name in ("disc", "symbol") and bool(flags[mark.event] & OUTSIDE) for mark, name, _ in points]
    texts = ["?" * (name == "?") for _, name, _ in points]
    asked = {"mode": "markers+text", "text": texts, "textfont": {"size": SMALL, "color": colours.quiet}}
    return [
        {
            "type": "scatter",
            **(asked if any(texts) else {"mode": "markers"}),
            "x": [iso(scale.seconds(segment, x)) for *_, x in points],
            "y": [mark.y for mark, *_ in points],
            "marker": {
                "symbol": [symbols[name] for _, name, _ in points],
                "size": [sizes.get(name, round(12 * LARGER) if grades[mark.event] else 12) for mark, name, _ in points],
                "angle": [90 if name == "arrow" else 0 for _, name, _ in points],
                "color": [colours.paper if is_hollow else colour for is_hollow in hollow] if any(hollow) else colour,
                "opacity": 1,
                "line": {
                    "color": colour,
                    "width": [widths.get(name, 1.5 * is_hollow) for (_, name, _), is_hollow in zip(points, hollow)],
                },
            },
            "customdata": [hover.ids[mark.event] for mark, *_ in points],
            "hovertext": [hover.texts[mark.event] for mark, *_ in points],
            "meta": "points",
            **HOVER,
            **on,
        }
    ]


def _labels(marks: list[Mark], drawing: Plan, hover: Hover, on: dict) -> list[dict]:
    """Labels of one segment: those that stay in it, may reach beyond, or keep to its edge whatever is in view."""
    traces, scale, grades = [], drawing.scale, drawing.picture.grades
    labelled = [(mark, mark.label) for mark in marks if mark.label]
    for fixed, beyond in ((False, False), (False, True), (True, False), (True, True)):
        group = [(mark, label) for mark, label in labelled if (label.fixed, label.beyond) == (fixed, beyond)]
        sizes = [label_size(grades[mark.event]) for mark, _ in group]
        if group:
            traces.append(
                {
                    "type": "scatter",
                    "mode": "text",
                    "y": [mark.y + _down(label, drawing.row) for mark, label in group],
                    "x": [0 if fixed else iso(scale.seconds(label.segment, label.at)) for _, label in group],
                    "text": [label_text(label, grades[mark.event] > 0) for mark, label in group],
                    "textposition": ["middle left" if label.before else "middle right" for _, label in group],
                    "textfont": {"size": sizes[0] if len({*sizes}) == 1 else sizes, "shadow": "auto"},
                    **(BEYOND if beyond else {}),
                    "hoverinfo": "skip",
                    "customdata": [hover.ids[mark.event] for mark, _ in group],
                    "meta": "labels",
                    **on,
                    **({"xaxis": over_axis(scale, group[0][1].segment)} if fixed else {}),
                }
            )
    return traces


def _down(label: Label, row: float) -> float:
    """Px from a mark's middle down to its label's: the first line of several stands beside the mark, or under it."""
    return (label.lines - 1) * _LINE / 2 + row * label.under


def label_text(label: Label, bold: bool = False) -> str:
    """A label as Plotly writes it; spaces that do not break keep it off its mark."""
    space, (start, end) = "\u00a0" * round(label.offset / 4), ("<b>", "</b>") if bold else ("", "")
    lines = [f"{start}{escape(line)}{end}" for line in label.text.split("\n")]
    if label.detail:
        lines.append(f'<span style="font-size:{SMALL}px">{escape(label.detail)}</span>')
    return "<br>".join(line + space if label.before else space + line for line in lines)


def reports(marks: list[Mark], drawing: Plan, hover: Hover, kind: str, colours: Theme) -> list[dict]:
    """A line down from each report, its name at the foot: what lies right of it was still to come when it appeared.

    The line of one whose date is from elsewhere has a hollow foot.
    """
    traces, names = [], axis_names(drawing.scale)
    for mark, label in ((mark, mark.label) for mark in marks if mark.label):
        on = {"xaxis": names[label.segment], "legendgroup": f"kind {kind}", "showlegend": False}
        is_hollow = drawing.reading.flags[mark.event] & OUTSIDE > 0
        at = iso(drawing.scale.seconds(label.segment, mark.shape.x0))
        traces.append(
            {
                "type": "scatter",
                "mode": "lines+markers" if is_hollow else "lines",
                "x": [at, at],
                "y": [0, mark.y + 8],
                "line": {"color": colours.report, "width": 1.5},
                "marker": {
                    "size": [0, _HOLLOW_FOOT],
                    "color": colours.paper,
                    "opacity": 1,
                    "line": {"color": colours.report, "width": 1.5},
                },
                "customdata": [hover.ids[mark.event]] * 2,
                "hovertext": [hover.texts[mark.event]] * 2,
                "meta": "report",
                **HOVER,
                **on,
            }
        )
        traces += _labels([mark], drawing, hover, on)
    return traces


def nothing(axis: str) -> dict:
    """A trace that shows nothing."""
    return {"type": "scatter", "x": [None], "y": [None], "xaxis": axis, "showlegend": False, "hoverinfo": "skip"}
