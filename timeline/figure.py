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
from timeline.marks import MARGIN, STRIP, Plan, plan
from timeline.style import LABEL, SMALL, THEMES, Theme
from timeline.text import width as text_width
from timeline.words import calendar

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
#: Px from the plot to the first legend.
_AXIS = 57
_SHAPES = {"exact": "known day", "within": "some day within", "throughout": "throughout", "open": "open end",
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
) -> tuple[go.Figure, Plan]:
    """The figure of `draw` together with the plan it was drawn from."""
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
    folds = fold and len(events) <= traces.MANY
    legend = [*slots, *(["ties"] if _tied(events) else [])]
    below = _below(legend, shapes, width)
    drawing = plan(events, lanes, width, folds, max_rows, lang, below + 8)
    colours = THEMES[theme]
    figure = go.Figure(layout=_layout(drawing, colours, below, legend, shapes, width, lang))
    figure.add_traces(traces.report_lines(events, drawing, kinds, colours))
    hover = traces.hover_texts(events, lang)
    for kind in sorted(slots, key=slots.get):
        figure.add_traces(
            traces.of_kind(events, drawing, kind, (kinds == kind).to_numpy(), slots[kind], colours, hover)
        )
    if _tied(events):
        figure.add_trace(traces.ties(events, drawing, colours))
    figure.add_traces([traces.shape_sample(name, text, colours) for name, text in shapes.items()])
    if drawing.scale.folds:
        figure.add_trace(traces.second_axis(drawing))
    return figure, drawing


def kinds_of(events: pd.DataFrame) -> pd.Series:
    """Each event's kind as drawn: "event" where blank, "other" where there are too many kinds."""
    kinds = events["kind"].fillna(style.PLAIN).astype(object)
    slots = style.kind_slots(kinds.unique().tolist())
    last = max(slots.values(), default=0)
    crowd = {kind for kind, slot in slots.items() if slot == last and list(slots.values()).count(last) > 1}
    return kinds.where(~kinds.isin(crowd), style.OTHER)


def _below(legend: list[str], shapes: dict[str, str], width: int) -> float:
    """Px that the axis and both legends take under the plot."""
    rows = _legend_rows(legend, width) + _legend_rows(list(shapes.values()), width)
    return _AXIS + rows * _LEGEND_ROW + 14


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


def _legends(
    legend: list[str], shapes: dict[str, str], width: int, height: float, below: float, colours: Theme
) -> dict:
    """One legend for the kinds, a smaller one under it for what the shapes say about a date."""
    plot = height - below - 8
    common = {
        "orientation": "h", "x": 0, "xanchor": "left", "yanchor": "top", "bgcolor": "rgba(0,0,0,0)", "borderwidth": 0,
        "entrywidthmode": "pixels", "font": {"size": SMALL, "color": colours.ink}, "tracegroupgap": 0,
    }  # fmt: skip
    second = _AXIS + _legend_rows(legend, width) * _LEGEND_ROW + 4
    fixed = {"itemclick": False, "itemdoubleclick": False, "entrywidth": _entry_width(list(shapes.values()))}
    return {
        "legend": common | {"y": -_AXIS / plot, "entrywidth": _entry_width(legend)},
        "legend2": common | fixed | {"y": -second / plot},
    }


def _layout(
    drawing: Plan, colours: Theme, below: float, legend: list[str], shapes: dict[str, str], width: int, lang: str
) -> dict:
    scale = drawing.scale
    start, end = traces.iso(scale.start), traces.iso(scale.end)
    axis = {
        "type": "date", "range": [start, end], "minallowed": start, "maxallowed": end,
        "showgrid": False, "zeroline": False, "tickangle": 0, "ticks": "outside", "tickcolor": colours.line,
        "tickfont": {"size": SMALL, "color": colours.quiet},
    }  # fmt: skip
    height = round(drawing.height + below + 8)
    layout = {
        "template": "none",
        "height": height,
        **_legends(legend, shapes, width, height, below, colours),
        "margin": {"l": MARGIN, "r": MARGIN, "t": 8, "b": round(below), "autoexpand": False},
        "paper_bgcolor": colours.paper, "plot_bgcolor": colours.paper,
        "font": {"family": style.FONT, "size": LABEL, "color": colours.ink},
        "yaxis": {"range": [drawing.height, 0], "fixedrange": True, "visible": False},
        "barmode": "overlay", "dragmode": "pan", "hovermode": "closest", "hoverdistance": 12,
        "hoverlabel": {"align": "left", "bgcolor": colours.paper, "bordercolor": colours.line,
                       "font": {"size": LABEL, "color": colours.ink, "family": style.FONT}},
        "xaxis": axis,
        "shapes": _bands(drawing, colours) + _fold_lines(drawing, colours),
        "annotations": _names(drawing, colours) + _fold_names(drawing, colours),
    }  # fmt: skip
    if not scale.folds:
        axis |= {
            "tickformatstops": _stops(None),
            "nticks": max(3, int(scale.width // 90)),
            "labelalias": _bc(scale, lang),
        }
        return layout
    axis |= {
        "rangebreaks": [{"bounds": [traces.iso(a), traces.iso(b)]} for a, b in scale.folds],
        "tickmode": "array", "tickvals": traces.dates(t.at for t in drawing.ticks),
        "ticktext": ["<br>".join(t.text) for t in drawing.ticks], "ticklen": 20,
    }  # fmt: skip
    # On a folded axis Plotly's own ticks are right only inside one stretch. So a second axis
    # lies over the first and labels what is finer than the fixed ticks, once one zooms in.
    fine = {"overlaying": "x", "matches": "x", "side": "bottom", "tickmode": "auto", "ticklen": 3,
            "nticks": max(3, int(scale.width // 64)), "tickformatstops": _stops(drawing.tick_step)}  # fmt: skip
    layout["xaxis2"] = {
        k: v for k, v in axis.items() if k not in ("tickvals", "ticktext", "minallowed", "maxallowed")
    } | fine
    return layout


_FORMATS = (
    (3_600_000 * 12, "%H:%M\n%-d %b %Y", 0.5),
    (86_400_000 * 20, "%-d %b\n%Y", 1),
    ("M6", "%b\n%Y", 28),
    (None, "%Y", 365),
)


def _stops(step: float | None) -> list[dict]:
    """Tick formats from fine to coarse; blank from `step` seconds up, where fixed ticks stand."""
    stops, low = [], None
    for high, pattern, days in _FORMATS:
        shown = step is None or days * 86_400 < step * 0.9
        stops.append(
            {
                "dtickrange": [low, high],
                "value": (pattern if step is None else pattern.split("\n")[0]) if shown else " ",
            }
        )
        low = {"M6": "M12"}.get(high, "M1" if high and not isinstance(high, str) and high > 86_400_000 else high)
    return stops


def _bc(scale, lang: str) -> dict[str, str]:
    """Names for the years before 1000, which Plotly would write -0043 and 0079."""
    first, last = (
        int(str(np.datetime64(int(t), "s").astype("M8[Y]").astype(int) + 1970)) for t in (scale.start, scale.end)
    )
    return {
        f"{year:0{5 if year < 0 else 4}d}": calendar(year, 1, 1, "year", lang)
        for year in range(first - 1, min(last, 999) + 1)
    }


def _bands(drawing: Plan, colours: Theme) -> list[dict]:
    box = {"type": "rect", "xref": "paper", "x0": 0, "x1": 1, "layer": "below", "line": {"width": 0}}
    return [box | {"y0": band.top, "y1": band.bottom, "fillcolor": colours.band} for band in drawing.bands]


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
