"""What lies behind and beside the marks: bands and their names, eras, and the torn edges of axis breaks."""

from __future__ import annotations

import numpy as np

from timeline.chart.hover import escape
from timeline.chart.plan import Band, Plan
from timeline.chart.traces import axis_names
from timeline.dates.calendar import iso
from timeline.picture.measures import LABEL, NAMES, SMALL
from timeline.picture.style import Theme, alpha


def shapes(drawing: Plan, colours: Theme) -> list[dict]:
    """Bands, eras and breaks as Plotly's shapes."""
    return [
        *_bands(drawing, colours), *_eras(drawing, colours), *_breaks(drawing, colours), *_today(drawing, colours)
    ]  # fmt: skip


def names(drawing: Plan) -> list[dict]:
    """Each lane's name as an annotation: beside its band, or over it."""
    note = {
        "xref": "paper", "x": 0, "xanchor": "left", "yref": "y", "yanchor": "top", "showarrow": False, "align": "left",
        "name": "lane", "xshift": 4 - NAMES if drawing.wide else 3, "font": {"size": LABEL},
    }  # fmt: skip
    return [
        {**note, "y": band.top, "text": _told(band)}
        for band in drawing.bands if any(band.name)
    ]  # fmt: skip


def _told(band: Band) -> str:
    """A lane's name, and what its labels leave out."""
    own = len(band.name) - band.captions
    lines = [f"<b>{escape(line)}</b>" for line in band.name[:own]] + [
        f"<i>{escape(line)}</i>" for line in band.name[own:]
    ]
    return "<br>".join(lines)


def elsewhere(text: str, below: float) -> dict:
    """A line under the chart that says where what is counted is shown."""
    return {
        "xref": "paper", "yref": "paper", "x": 0, "y": 0, "yshift": -below + 2, "xanchor": "left", "yanchor": "bottom",
        "showarrow": False, "text": text, "font": {"size": SMALL}, "opacity": 0.75, "name": "elsewhere",
    }  # fmt: skip


def _bands(drawing: Plan, colours: Theme) -> list[dict]:
    box = {
        "type": "rect",
        "x0": 0,
        "x1": 1,
        "layer": "below",
        "line": {"width": 0},
        "fillcolor": alpha(colours.quiet, 0.06),
        "name": "band",
    }
    return [
        {**box, "xref": f"{axis} domain", "y0": band.top, "y1": band.bottom}
        for band in drawing.bands for axis in axis_names(drawing.scale)
    ]  # fmt: skip


def _eras(drawing: Plan, colours: Theme) -> list[dict]:
    """A tint behind all lanes for each era, which also has its own bar and label in its lane."""
    box = {"type": "rect", "y0": 0, "y1": drawing.bottom, "layer": "below", "line": {"width": 0}, "name": "era"}
    boxes, names = [], axis_names(drawing.scale)
    for number_, row in enumerate(drawing.picture.eras):
        span = (drawing.reading.low[row], drawing.reading.high[row])
        x0, x1 = (float(at) for at in np.nan_to_num(drawing.scale.px(np.array(span)), nan=-1))
        for segment, first, last in drawing.scale.clipped(x0 if x0 >= 0 else 0, x1 if x1 >= 0 else drawing.scale.width):
            tint = alpha(colours.quiet, 0.07 if number_ % 2 else 0.13)
            ends = {"x0": iso(round(first)), "x1": iso(round(last))}
            boxes.append({**box, "xref": names[segment], **ends, "fillcolor": tint})
    return boxes


def _today(drawing: Plan, colours: Theme) -> list[dict]:
    """A line through all lanes at the day of making."""
    today = drawing.picture.today
    if today is None:
        return []
    x = float(drawing.scale.px(np.array([today.start]))[0])
    segment = next(segment for segment, (left, right) in enumerate(drawing.scale.edges) if left <= x <= right)
    at = {"x0": iso(today.start), "x1": iso(today.start), "y0": 0, "y1": drawing.bottom}
    line = {"color": colours.quiet, "width": 1.5, "dash": "dot"}
    return [
        {"type": "line", "xref": axis_names(drawing.scale)[segment], **at, "layer": "below", "line": line,
         "name": "today"}
    ]  # fmt: skip


def _breaks(drawing: Plan, colours: Theme) -> list[dict]:
    """A torn edge on either side of each axis break."""
    line = {
        "type": "path",
        "xref": "paper",
        "xsizemode": "pixel",
        "layer": "below",
        "line": {"color": colours.line, "width": 1.2},
        "name": "break",
    }
    wave = "M0,0" + "".join(f"Q{3 if y % 16 else -3},{y + 4} 0,{y + 8}" for y in range(0, round(drawing.bottom), 8))
    sides = [at for edge in drawing.scale.edges for at in edge][1:-1]
    return [{**line, "xanchor": at / drawing.scale.width, "path": wave} for at in sides]
