"""A drawing plan to a Plotly figure.

The figure stays an ordinary one: a date axis, traces for each kind, so that
`fig.add_vline(x="2023-11-22")` and `fig.update_layout(...)` work. Its y axis
counts px from the top.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from timeline import style, traces
from timeline.axes import AXIS, SHORT_AXIS, axes, fixed_ticks
from timeline.marks import MARGIN, STRIP, Plan, plan
from timeline.style import LABEL, SMALL, THEMES, Theme, kinds_of
from timeline.table import ERA
from timeline.text import width as text_width

if TYPE_CHECKING:
    import plotly.graph_objects as go

#: For `figure.show(config=CONFIG)`: the wheel zooms, and nothing is sent to anyone.
CONFIG = {
    "displaylogo": False,
    "showSendToCloud": False,
    "scrollZoom": True,
    "responsive": True,
    "typesetMath": False,
    "modeBarButtonsToRemove": ["select2d", "lasso2d", "autoScale2d"],
}
#: Px that Plotly gives a row of a legend, and an entry besides its text.
_LEGEND_ROW, _ENTRY = 19, 45
#: Px over the plot.
TOP = 8
_SHAPES = {"exact": "known date", "within": "some time within", "throughout": "throughout", "open": "open end",
           "about": "about, perhaps", "source": "source allows"}  # fmt: skip


def draw(
    events: pd.DataFrame,
    *,
    lanes: list[str] | None = None,
    width: int = 760,
    fold: bool = True,
    max_rows: int | None = None,
    theme: str = "light",
    lang: str = "en",
) -> go.Figure:
    """Draw events as a timeline.

    Parameters
    ----------
    events : pandas.DataFrame
        As `read_events` returns it; a filtered part will do.
    lanes : list of str, optional
        Lanes from top to bottom, by default as the file says; lanes not named follow in order of appearance.
    width : int
        Px of the narrowest window the figure is for, 320 or more. Labels are
        clear of one another there and in every wider one.
    fold : bool
        Whether long gaps are folded away. Above 2,000 events they never are.
    max_rows : int, optional
        Rows a lane takes at most; by default as many as 900 px allow.
    theme : {"light", "dark"}
    lang : str
        Language of the dates.

    Returns
    -------
    plotly.graph_objects.Figure
        Its height is fixed, at most 900 px, its width follows the window.

    Raises
    ------
    ValueError
        If a lane, theme, language or size is not to be had.

    Examples
    --------
    >>> import io
    >>> from timeline import read_events
    >>> events = read_events(io.StringIO("date,title\\n2023-12-08,Rockets\\n2022-10,New premier\\n"))
    >>> figure = draw(events)
    >>> figure.layout.xaxis.type, figure.layout.height <= 900
    ('date', True)
    """
    import plotly.graph_objects as go  # late: most of the time that a page takes would go into it

    if theme not in THEMES:
        raise ValueError(f"there is no theme {theme!r}; expected light or dark")
    if width < 320:
        raise ValueError(f"width is {width} px; expected 320 or more")
    if max_rows is not None and max_rows < 1:
        raise ValueError(f"max_rows is {max_rows}; expected 1 or more")
    events, colours = events.reset_index(drop=True), THEMES[theme]
    look = _look(events)
    drawing = plan(events, lanes, width, fold, max_rows, lang, _below(look, width, AXIS) + TOP)
    data = traces.report_lines(events, drawing, look.kinds, colours)
    for kind, slot in sorted(look.slots.items(), key=lambda item: item[1]):
        data += traces.of_kind(events, drawing, kind, (look.kinds == kind).to_numpy(), slot, colours)
    data += traces.notes(drawing, colours)
    if "ties" in look.legend:
        data.append(traces.ties(events, drawing, colours))
    data += [traces.shape_sample(name, text, colours) for name, text in look.shapes.items()]
    if fixed_ticks(drawing.scale):
        data.append(traces.second_axis(drawing))
    ids, texts = events["id"].to_numpy(), np.array(traces.hover_texts(events, lang), dtype=object)
    for trace in data:
        if "customdata" in trace:
            rows = trace["customdata"]
            trace["customdata"] = ids[rows]
            if "hovertemplate" in trace:
                trace["hovertext"] = texts[rows]
    return go.Figure(data, {"template": "none", **_layout(look, drawing, width, colours, lang)})


@dataclass(frozen=True)
class _Look:
    """What the legends tell: each event's kind, the kinds' places in the palette, the entries of both legends."""

    kinds: pd.Series
    slots: dict[str, int]
    legend: list[str]
    shapes: dict[str, str]
    eras: np.ndarray


def _look(events: pd.DataFrame) -> _Look:
    kinds = kinds_of(events)
    slots = style.slots_of(events, kinds)
    tied = events["relative_to"].notna().any() and events["relative_to"].isin(events["id"]).any()
    return _Look(
        kinds, slots, [*slots, *(["ties"] if tied else [])], _shapes_used(events), np.flatnonzero(events["kind"] == ERA)
    )


def _closer(drawing: Plan, colours: Theme) -> dict:
    """Buttons for the densest stretch, on which the figure starts, and for the whole."""
    views = {"whole": (drawing.scale.start, drawing.scale.end), "densest": drawing.focus}
    buttons = [
        {"label": name, "method": "relayout", "args": [{"xaxis.range": traces.dates(view)}]}
        for name, view in views.items()
    ]
    return {
        "updatemenus": [{
            "type": "buttons", "direction": "right", "buttons": buttons, "active": 1, "x": 1, "xanchor": "right", "y": 0,
            "yanchor": "top", "pad": {"t": 22, "r": 0}, "showactive": True, "bgcolor": colours.band,
            "bordercolor": colours.line, "font": {"size": SMALL, "color": colours.ink},
        }]
    }  # fmt: skip


def _below(look: _Look, width: int, axis: int) -> float:
    """Px that the axis and both legends take under the plot."""
    rows = _legend_rows(look.legend, width) + _legend_rows(list(look.shapes.values()), width)
    return axis + rows * _LEGEND_ROW + 14


def _legend_rows(entries: list[str], width: int) -> int:
    across = max(1, int((width - 2 * MARGIN) // (_entry_width(entries) + _ENTRY)))
    return ceil(len(entries) / across)


def _entry_width(entries: list[str]) -> float:
    return max((text_width(entry, SMALL) for entry in entries), default=0.0)


def _shapes_used(events: pd.DataFrame) -> dict[str, str]:
    """The shapes of the second legend that these events need."""
    form = events["form"]
    tests = {
        "exact": form.isin(["exact", "several"]).any(),
        "within": (form == "within").any(),
        "throughout": (form == "throughout").any(),
        "open": (events["open_start"] | events["open_end"]).any(),
        "about": (events["about"] | events["perhaps"]).any(),
        "source": (events["source_date"].notna() & (events["source_date"] != events["date"])).any(),
    }
    return {name: _SHAPES[name] for name, used in tests.items() if used}


def _legends(look: _Look, width: int, axis: int, plot: float, colours: Theme) -> dict:
    """One legend for the kinds, a smaller one under it for what the shapes say about a date."""
    common = {
        "orientation": "h", "x": 0, "xanchor": "left", "yanchor": "top", "bgcolor": "rgba(0,0,0,0)", "borderwidth": 0,
        "entrywidthmode": "pixels", "font": {"size": SMALL, "color": colours.ink}, "tracegroupgap": 0,
    }  # fmt: skip
    second = axis + _legend_rows(look.legend, width) * _LEGEND_ROW + 4
    fixed = {"itemclick": False, "itemdoubleclick": False, "entrywidth": _entry_width(list(look.shapes.values()))}
    return {
        "legend": common | {"y": -axis / plot, "entrywidth": _entry_width(look.legend)},
        "legend2": common | fixed | {"y": -second / plot},
    }


def _layout(look: _Look, drawing: Plan, width: int, colours: Theme, lang: str) -> dict:
    drawing = replace(drawing, scale=replace(drawing.scale, width=width - 2 * MARGIN))
    axis = AXIS if fixed_ticks(drawing.scale) else SHORT_AXIS
    below = _below(look, width, axis)
    found = {
        "height": round(drawing.height + below + TOP),
        **_legends(look, width, axis, drawing.height, colours),
        "margin": {"l": MARGIN, "r": MARGIN, "t": TOP, "b": round(below), "autoexpand": False},
        "paper_bgcolor": colours.paper, "plot_bgcolor": colours.paper,
        "font": {"family": style.FONT, "size": LABEL, "color": colours.ink},
        "yaxis": {"range": [drawing.height, 0], "fixedrange": True, "visible": False},
        "barmode": "overlay", "dragmode": "pan", "hovermode": "closest", "hoverdistance": 12,
        "hoverlabel": {"align": "left", "bgcolor": colours.paper, "bordercolor": colours.line,
                       "font": {"size": LABEL, "color": colours.ink, "family": style.FONT}},
        "annotations": _names(drawing, colours) + _fold_names(drawing, colours) + _note_texts(drawing, colours),
        "shapes": _bands(drawing, colours) + _eras(drawing, look.eras, colours) + _fold_lines(drawing, colours),
        **axes(drawing, colours, lang),
    }  # fmt: skip
    if drawing.focus:
        found |= _closer(drawing, colours)
        found["xaxis"] |= {"range": traces.dates(drawing.focus)}
    return found


def _bands(drawing: Plan, colours: Theme) -> list[dict]:
    box = {"type": "rect", "xref": "paper", "x0": 0, "x1": 1, "layer": "below", "line": {"width": 0}}
    return [box | {"y0": band.top, "y1": band.bottom, "fillcolor": colours.band} for band in drawing.bands]


def _eras(drawing: Plan, eras: np.ndarray, colours: Theme) -> list[dict]:
    """A tint behind all lanes for each era, which also has its own bar and label in its lane."""
    box = {"type": "rect", "yref": "paper", "y0": 0, "y1": 1, "layer": "below", "line": {"width": 0}}
    found = []
    for row in eras:
        mine = drawing.pieces[drawing.pieces["event"] == row]
        if len(mine):
            tint = style.alpha(colours.quiet, 0.07 if len(found) % 2 else 0.13)
            found.append(
                box | {"x0": traces.iso(mine["x0"].min()), "x1": traces.iso(mine["x1"].max()), "fillcolor": tint}
            )
    return found


def _fold_lines(drawing: Plan, colours: Theme) -> list[dict]:
    line = {
        "type": "line",
        "yref": "paper",
        "y0": 0,
        "layer": "below",
        "line": {"color": colours.line, "width": 1.5, "dash": "dot"},
    }
    top = 1 - (drawing.strip - 2) / drawing.height
    return [line | {"x0": traces.iso(f.at - 1), "x1": traces.iso(f.at - 1), "y1": top} for f in drawing.folds]


def _names(drawing: Plan, colours: Theme) -> list[dict]:
    note = {
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "yanchor": "top",
        "showarrow": False,
        "align": "left",
        "xshift": 3,
    }
    names = []
    for band in drawing.bands:
        hidden = f"+{band.unlabelled} unlabelled" if band.unlabelled else ""
        if text := " · ".join(filter(None, [f"<b>{traces.escape(band.name)}</b>" if band.name else "", hidden])):
            names.append(note | {"y": band.top, "text": text, "font": {"size": SMALL, "color": colours.quiet}})
    return names


def _fold_names(drawing: Plan, colours: Theme) -> list[dict]:
    note = {"yanchor": "middle", "showarrow": False, "font": {"size": SMALL, "color": colours.quiet}}
    return [
        note
        | {
            "x": traces.iso(f.at - 1),
            "y": STRIP * (f.row + 0.5),
            "text": f.text,
            "hovertext": "folded away",
        }
        for f in drawing.folds
    ]


def _note_texts(drawing: Plan, colours: Theme) -> list[dict]:
    note = {"yanchor": "top", "showarrow": False, "font": {"size": SMALL, "color": colours.quiet}}
    return [note | {"x": traces.iso(n.middle), "y": n.y + 7, "text": traces.escape(n.text)} for n in drawing.notes]
