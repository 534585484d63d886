"""A drawing plan to a Plotly figure.

The figure stays an ordinary one: a date axis, traces for each kind, so that
`fig.add_vline(x="2023-11-22")` and `fig.update_layout(...)` work. Its y axis
counts px from the top.
"""

from __future__ import annotations

from math import ceil

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from timeline import style, traces
from timeline.axes import AXIS, SHORT_AXIS, axes, fixed_ticks
from timeline.marks import MARGIN, STRIP, Plan, plan
from timeline.style import LABEL, SMALL, THEMES, Theme
from timeline.text import width as text_width

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
        Lanes from top to bottom; lanes not named follow in order of appearance.
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
    return picture(events, lanes=lanes, width=width, fold=fold, max_rows=max_rows, theme=theme, lang=lang)[0]


def picture(
    events: pd.DataFrame,
    *,
    lanes: list[str] | None = None,
    width: int = 760,
    fold: bool = True,
    max_rows: int | None = None,
    theme: str = "light",
    lang: str = "en",
    hover: list[str] | None = None,
) -> tuple[go.Figure, Plan]:
    """The figure of `draw` together with the plan it was drawn from.

    `hover` may bring along what `traces.hover_texts` gave for these events.
    """
    if theme not in THEMES:
        raise ValueError(f"there is no theme {theme!r}; expected light or dark")
    if width < 320:
        raise ValueError(f"width is {width} px; expected 320 or more")
    if max_rows is not None and max_rows < 1:
        raise ValueError(f"max_rows is {max_rows}; expected 1 or more")
    events = events.reset_index(drop=True)
    kinds = kinds_of(events)
    slots = style.kind_slots(kinds.unique().tolist())
    shapes = _shapes_used(events)
    legend = [*slots, *(["ties"] if _tied(events) else [])]
    drawing = plan(events, lanes, width, fold, max_rows, lang, _below(legend, shapes, width, AXIS) + TOP)
    axis = AXIS if fixed_ticks(drawing.scale) else SHORT_AXIS
    below = _below(legend, shapes, width, axis)
    colours = THEMES[theme]
    figure = go.Figure(layout=_layout(drawing, colours, axis, below, legend, shapes, width, lang))
    figure.update_layout(
        shapes=_bands(drawing, colours) + _eras(drawing, kinds, colours) + _fold_lines(drawing, colours)
    )
    figure.add_traces(traces.report_lines(events, drawing, kinds, colours))
    hover = hover or traces.hover_texts(events, lang)
    for kind in sorted(slots, key=slots.get):
        figure.add_traces(
            traces.of_kind(events, drawing, kind, (kinds == kind).to_numpy(), slots[kind], colours, hover)
        )
    if _tied(events):
        figure.add_trace(traces.ties(events, drawing, colours))
    figure.add_traces([traces.shape_sample(name, text, colours) for name, text in shapes.items()])
    if fixed_ticks(drawing.scale):
        figure.add_trace(traces.second_axis(drawing))
    if drawing.focus:
        _look_closer(figure, drawing, colours)
    return figure, drawing


def _look_closer(figure: go.Figure, drawing: Plan, colours: Theme) -> None:
    """Start on the densest stretch, with buttons for the whole and back."""
    views = {"whole": (drawing.scale.start, drawing.scale.end), "densest": drawing.focus}
    ranges = {name: traces.dates(view) for name, view in views.items()}
    buttons = [{"label": name, "method": "relayout", "args": [{"xaxis.range": view}]} for name, view in ranges.items()]
    figure.update_xaxes(range=ranges["densest"])
    figure.update_layout(
        updatemenus=[{
            "type": "buttons", "direction": "right", "buttons": buttons, "active": 1, "x": 1, "xanchor": "right", "y": 0,
            "yanchor": "top", "pad": {"t": 22, "r": 0}, "showactive": True, "bgcolor": colours.band,
            "bordercolor": colours.line, "font": {"size": SMALL, "color": colours.ink},
        }]
    )  # fmt: skip


def kinds_of(events: pd.DataFrame) -> pd.Series:
    """Each event's kind as drawn: "event" where blank, "other" where there are too many kinds."""
    kinds = events["kind"].fillna(style.PLAIN).astype(object)
    slots = style.kind_slots(kinds.unique().tolist())
    last = max(slots.values(), default=0)
    crowd = {kind for kind, slot in slots.items() if slot == last and list(slots.values()).count(last) > 1}
    return kinds.where(~kinds.isin(crowd), style.OTHER)


def _below(legend: list[str], shapes: dict[str, str], width: int, axis: int) -> float:
    """Px that the axis and both legends take under the plot."""
    rows = _legend_rows(legend, width) + _legend_rows(list(shapes.values()), width)
    return axis + rows * _LEGEND_ROW + 14


def _legend_rows(entries: list[str], width: int) -> int:
    across = max(1, int((width - 2 * MARGIN) // (_entry_width(entries) + _ENTRY)))
    return ceil(len(entries) / across)


def _entry_width(entries: list[str]) -> float:
    return max((text_width(entry, SMALL) for entry in entries), default=0.0)


def _tied(events: pd.DataFrame) -> bool:
    return bool(events["relative_to"].isin(events["id"]).any())


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


def _legends(legend: list[str], shapes: dict[str, str], width: int, axis: int, plot: float, colours: Theme) -> dict:
    """One legend for the kinds, a smaller one under it for what the shapes say about a date."""
    common = {
        "orientation": "h", "x": 0, "xanchor": "left", "yanchor": "top", "bgcolor": "rgba(0,0,0,0)", "borderwidth": 0,
        "entrywidthmode": "pixels", "font": {"size": SMALL, "color": colours.ink}, "tracegroupgap": 0,
    }  # fmt: skip
    second = axis + _legend_rows(legend, width) * _LEGEND_ROW + 4
    fixed = {"itemclick": False, "itemdoubleclick": False, "entrywidth": _entry_width(list(shapes.values()))}
    return {
        "legend": common | {"y": -axis / plot, "entrywidth": _entry_width(legend)},
        "legend2": common | fixed | {"y": -second / plot},
    }


def _layout(
    drawing: Plan,
    colours: Theme,
    axis: int,
    below: float,
    legend: list[str],
    shapes: dict[str, str],
    width: int,
    lang: str,
) -> dict:
    height = round(drawing.height + below + TOP)
    layout = {
        "template": "none",
        "height": height,
        **_legends(legend, shapes, width, axis, drawing.height, colours),
        "margin": {"l": MARGIN, "r": MARGIN, "t": TOP, "b": round(below), "autoexpand": False},
        "paper_bgcolor": colours.paper, "plot_bgcolor": colours.paper,
        "font": {"family": style.FONT, "size": LABEL, "color": colours.ink},
        "yaxis": {"range": [drawing.height, 0], "fixedrange": True, "visible": False},
        "barmode": "overlay", "dragmode": "pan", "hovermode": "closest", "hoverdistance": 12,
        "hoverlabel": {"align": "left", "bgcolor": colours.paper, "bordercolor": colours.line,
                       "font": {"size": LABEL, "color": colours.ink, "family": style.FONT}},
        "annotations": _names(drawing, colours) + _fold_names(drawing, colours),
    }  # fmt: skip
    return layout | axes(drawing, colours, lang)


def _bands(drawing: Plan, colours: Theme) -> list[dict]:
    box = {"type": "rect", "xref": "paper", "x0": 0, "x1": 1, "layer": "below", "line": {"width": 0}}
    return [box | {"y0": band.top, "y1": band.bottom, "fillcolor": colours.band} for band in drawing.bands]


def _eras(drawing: Plan, kinds: pd.Series, colours: Theme) -> list[dict]:
    """A tint behind all lanes for each era, which also has its own bar and label in its lane."""
    box = {"type": "rect", "yref": "paper", "y0": 0, "y1": 1, "layer": "below", "line": {"width": 0}}
    found = []
    for row in np.flatnonzero(kinds == style.ERA):
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
