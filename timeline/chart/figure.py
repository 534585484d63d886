"""A drawing plan to a Plotly figure.

The figure stays an ordinary one: date axes and traces for each kind, so that
`fig.add_vline(x="2023-11-22")` and `fig.update_layout(...)` work. Its y axis
counts px from the top of the first band.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from timeline.chart import traces
from timeline.chart.axes import AXIS, axes, headings
from timeline.chart.counts import MANY
from timeline.chart.hover import escape, hover_of
from timeline.chart.legend import sample, shape_sample
from timeline.chart.notes import notes
from timeline.chart.plan import MARGIN, Plan, plan
from timeline.chart.strips import strips
from timeline.chart.text import width as text_width
from timeline.chart.text import wrap
from timeline.dates.calendar import iso
from timeline.picture import style
from timeline.picture.key import forms_used
from timeline.picture.measures import LABEL, NAMES, SMALL
from timeline.picture.picture import picture_of
from timeline.picture.style import THEMES, Theme
from timeline.read.events import as_read
from timeline.words.lengths import counted
from timeline.words.phrases import phrases

if TYPE_CHECKING:
    import plotly.graph_objects as go

#: For `figure.show(config=CONFIG)`: the wheel scrolls the notebook, and nothing is sent to anyone.
CONFIG = {
    "displaylogo": False,
    "showSendToCloud": False,
    "scrollZoom": False,
    "responsive": True,
    "typesetMath": False,
    "modeBarButtonsToRemove": ["select2d", "lasso2d", "autoScale2d"],
}
#: Px that Plotly gives a row of a legend, and an entry besides its text.
_LEGEND_ROW, _ENTRY = 19, 45
#: Px over the axis, and under the last row of the legends.
_TOP, _FOOT = 6, 10


def draw(
    events: pd.DataFrame,
    *,
    lanes: list[str] | str | None = None,
    width: int = 760,
    fold: bool = True,
    dates: str = "checked",
    theme: str = "light",
    lang: str = "en",
) -> go.Figure:
    """Draw events as a timeline.

    Parameters
    ----------
    events : pandas.DataFrame
        As `read_events` returns it, or a part of that; anything else is read as it reads it.
    lanes : list of str or str, optional
        Lanes from top to bottom, by default as the file says; lanes not named follow in order of appearance.
    width : int
        Px of the narrowest window the figure is for, 320 or more. Labels are
        clear of one another there and in every wider one.
    fold : bool
        Whether long gaps are left out, each with an axis break in its place.
    dates : {"checked", "source"}
        Whether each event stands where the column `date` says, or where `source_date`, what the source alone supports.
    theme : {"light", "dark"}
    lang : str
        Language of all that the figure says.

    Returns
    -------
    plotly.graph_objects.Figure
        Its height is fixed, its width follows the window. Above 2,000 events
        each lane is a strip of counts; `explore` and `write_html` show each.

    Raises
    ------
    EventsError
        If the events are not as they must be.
    ValueError
        If a lane, reading, theme, language or size is not to be had.

    Notes
    -----
    Each segment between two axis breaks is an axis of its own, the longest is
    `xaxis`. What is added to the figure lands there; another segment is
    addressed by its axis, or there is one axis only with `fold=False`.

    Examples
    --------
    >>> import io
    >>> from timeline import read_events
    >>> dates = ("2003-03-20", "2023-11-05", "2023-11-14", "2023-12-01", "2023-12-08")
    >>> events = read_events(io.StringIO("date,title\\n" + "".join(f"{date},A\\n" for date in dates)))
    >>> figure = draw(events)
    >>> figure = figure.add_vline(x="2023-11-22")  # in the longest segment
    >>> figure = figure.add_shape(type="line", x0="2003-03-19", x1="2003-03-19", y0=0, y1=1, xref="x2", yref="y domain")
    >>> [shape.xref for shape in figure.layout.shapes[-2:]]
    ['x', 'x2']
    >>> "xaxis2" in draw(events, fold=False).layout
    False
    """
    import plotly.graph_objects as go  # late: most of the time that a page takes would go into it

    if theme not in THEMES:
        raise ValueError(f"there is no theme {theme!r}; expected light or dark")
    if dates not in ("checked", "source"):
        raise ValueError(f"there are no dates {dates!r}; expected checked or source")
    if width < 320:
        raise ValueError(f"width is {width} px; expected 320 or more")
    events, colours, say = as_read(events, lang), THEMES[theme], phrases(lang)
    picture = picture_of(events, lanes=lanes, lang=lang, fold=fold, dates=dates)
    key, reading = picture.key, picture.reading
    many = len(events) > MANY
    forms = {} if many else {form: say[form] for form in forms_used(reading)}
    legends = [[] if many else [f"{kind.name} {kind.count}" for kind in key], list(forms.values())]
    below = sum(_legend_rows(entries, width) for entries in legends) * _LEGEND_ROW + _FOOT + _LEGEND_ROW * many
    drawing = plan(picture, width, AXIS + _TOP + below)
    hover = hover_of(events, reading.texts, [mark.event for mark in (*drawing.marks, *drawing.reports)], lang)
    kind_of = picture.kinds.to_numpy()
    of_kind = {kind.value: [mark for mark in drawing.marks if kind_of[mark.event] == kind.value] for kind in key}
    reports = {kind.value: [mark for mark in drawing.reports if kind_of[mark.event] == kind.value] for kind in key}
    data = strips(drawing, lang, colours) if many else []
    for kind in key:
        data += traces.reports(reports[kind.value], drawing, hover, kind.value, colours)
    for kind in key:
        data += traces.of_kind(of_kind[kind.value], drawing, hover, kind.value, kind.slot, colours)
    data += notes(drawing, colours)
    for name, kind in zip(legends[0], key):
        data.append(sample(name, kind.value, kind.slot, not of_kind[kind.value], colours))
    data += [shape_sample(form, name, colours) for form, name in forms.items()]
    # Plotly draws no axis without a trace.
    data += [traces.nothing(axis) for axis in traces.axis_names(drawing.scale)]
    layout = {**_layout(drawing, legends, width, below, colours), **axes(drawing, colours, lang)}
    layout["annotations"] = [*_names(drawing, say, lang, colours), *headings(drawing, colours, lang)]
    layout["shapes"] = [*_bands(drawing, colours), *_eras(drawing, colours), *_breaks(drawing, colours)]
    if many:
        layout["annotations"].append(_elsewhere(counted("elsewhere", len(events), lang), below, colours))
    return go.Figure(data, {"template": "none", **layout})


def _layout(drawing: Plan, legends: list[list[str]], width: int, below: float, colours: Theme) -> dict:
    common = {
        "orientation": "h",
        "xref": "container",
        "x": 0,
        "xanchor": "left",
        "yanchor": "top",
        "bgcolor": "rgba(0,0,0,0)",
        "borderwidth": 0,
        "font": {"size": SMALL, "color": colours.ink},
        "tracegroupgap": 0,
    }
    second = _legend_rows(legends[0], width) * _LEGEND_ROW
    left = NAMES if drawing.wide else MARGIN
    y_axis = {"range": [drawing.height, 0], "fixedrange": True, "visible": False}
    return {
        "height": round(AXIS + _TOP + drawing.height + below),
        "legend": {**common, "y": -4 / drawing.height},
        "legend2": {**common, "itemclick": False, "itemdoubleclick": False, "y": -(4 + second) / drawing.height},
        "margin": {"l": left, "r": MARGIN, "t": AXIS + _TOP, "b": round(below), "autoexpand": False},
        "paper_bgcolor": colours.paper, "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": style.FONT, "size": LABEL, "color": colours.ink},
        "yaxis": y_axis, "yaxis2": {**y_axis, "overlaying": "y"},
        "barmode": "overlay", "dragmode": "zoom", "hovermode": "closest", "hoverdistance": 12,
        "hoverlabel": {"align": "left", "bgcolor": colours.paper, "bordercolor": colours.line,
                       "font": {"size": LABEL, "color": colours.ink, "family": style.FONT}},
    }  # fmt: skip


def _legend_rows(entries: list[str], width: int) -> int:
    """Rows that Plotly may need: one, if all entries fit in it side by side, else in columns as wide as the widest."""
    widths, limit = [text_width(entry, SMALL) + _ENTRY for entry in entries], width - 2 * MARGIN
    return ceil(len(entries) / max(1, limit // max(widths))) if sum(widths) > limit else min(len(entries), 1)


def _bands(drawing: Plan, colours: Theme) -> list[dict]:
    box = {
        "type": "rect",
        "x0": 0,
        "x1": 1,
        "layer": "below",
        "line": {"width": 0},
        "fillcolor": colours.band,
        "name": "band",
    }
    return [
        {**box, "xref": f"{axis} domain", "y0": band.top, "y1": band.bottom}
        for band in drawing.bands for axis in traces.axis_names(drawing.scale)
    ]  # fmt: skip


def _eras(drawing: Plan, colours: Theme) -> list[dict]:
    """A tint behind all lanes for each era, which also has its own bar and label in its lane."""
    box = {"type": "rect", "y0": 0, "y1": drawing.bottom, "layer": "below", "line": {"width": 0}, "name": "era"}
    boxes, names = [], traces.axis_names(drawing.scale)
    for number_, row in enumerate(drawing.picture.eras):
        ends = (drawing.reading.low[row], drawing.reading.high[row])
        x0, x1 = (float(at) for at in np.nan_to_num(drawing.scale.px(np.array(ends)), nan=-1))
        for segment, first, last in drawing.scale.clipped(x0 if x0 >= 0 else 0, x1 if x1 >= 0 else drawing.scale.width):
            tint = style.alpha(colours.quiet, 0.07 if number_ % 2 else 0.13)
            boxes.append({**box, "xref": names[segment], "x0": iso(first), "x1": iso(last), "fillcolor": tint})
    return boxes


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


def _names(drawing: Plan, say: dict[str, str], lang: str, colours: Theme) -> list[dict]:
    """Each lane's name, and how many of its events have no label."""
    note = {
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "yanchor": "top",
        "showarrow": False,
        "align": "left",
        "name": "lane",
    }
    annotations = []
    for band in drawing.bands:
        name = "<br>".join(f"<b>{escape(line)}</b>" for line in band.name if line)
        hidden = counted("unlabelled", band.unlabelled, lang) if band.unlabelled else ""
        hidden = "<br>".join(wrap(hidden, NAMES - 10, SMALL, 2)) if drawing.wide else hidden
        hidden = f'<span style="color:{colours.quiet};font-size:{SMALL}px">{hidden}</span>' if hidden else ""
        if text := ("<br>" if drawing.wide else " ").join(filter(None, (name, hidden))):
            shift = 4 - NAMES if drawing.wide else 3
            annotations.append(
                {
                    **note,
                    "y": band.top,
                    "yref": "y",
                    "text": text,
                    "xshift": shift,
                    "font": {"size": LABEL, "color": colours.ink},
                }
            )
    return annotations


def _elsewhere(text: str, below: float, colours: Theme) -> dict:
    return {
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 0,
        "yshift": -below + 2,
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
        "text": text,
        "font": {"size": SMALL, "color": colours.quiet},
        "name": "elsewhere",
    }
