"""A drawing plan to a Plotly figure.

The figure stays an ordinary one: a date axis, traces for each kind, so that
`fig.add_vline(x="2023-11-22")` and `fig.update_layout(...)` work. Its y axis
counts px from the top.
"""

from __future__ import annotations

import re
from math import ceil

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from timeline import style
from timeline.dates import parse
from timeline.marks import MARGIN, Plan, plan
from timeline.style import LABEL, SMALL, THEMES, Theme, alpha
from timeline.text import width as text_width
from timeline.words import length_words, tie_words, words

#: Marks from which WebGL draws them. Plotly cannot do so on folded axes.
MANY = 2000
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
_AXIS = 54
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
    if theme not in THEMES:
        raise ValueError(f"there is no theme {theme!r}; expected light or dark")
    if width < 320:
        raise ValueError(f"width is {width} px; expected 320 or more")
    if max_rows is not None and max_rows < 1:
        raise ValueError(f"max_rows is {max_rows}; expected 1 or more")
    events = events.reset_index(drop=True)
    kinds = _kinds(events)
    slots = style.kind_slots(kinds.unique().tolist())
    shapes = _shapes_used(events)
    folds = fold and len(events) <= MANY
    legend = [*slots, *(["ties"] if _tied(events) else [])]
    below = _below(legend, shapes, width)
    drawing = plan(events, lanes, width, folds, max_rows, lang, below + 8)
    colours = THEMES[theme]
    figure = go.Figure(layout=_layout(drawing, colours, below, lang))
    for kind in sorted(slots, key=slots.get):
        _add_kind(figure, events, drawing, kind, kinds, slots[kind], colours, lang)
    _add_ties(figure, events, drawing, colours)
    _add_report(figure, events, drawing, kinds, colours)
    _add_legends(figure, legend, shapes, width, colours)
    if drawing.scale.folds:
        # An axis without a trace is not drawn.
        figure.add_scatter(
            x=[_iso(drawing.scale.start)], y=[0], xaxis="x2", opacity=0, hoverinfo="skip", showlegend=False
        )
    return figure


def _kinds(events: pd.DataFrame) -> pd.Series:
    kinds = events["kind"].fillna(style.PLAIN).astype(object)
    slots = style.kind_slots(kinds.unique().tolist())
    last = max(slots.values(), default=0)
    crowd = {kind for kind, slot in slots.items() if slot == last and list(slots.values()).count(last) > 1}
    return kinds.where(~kinds.isin(crowd), style.OTHER)


def _iso(at: float) -> str:
    """Plotly's date text: BCE years need their sign and four digits."""
    moment = np.datetime64(int(np.floor(at)), "s")
    text = str(moment).replace("T", " ")
    match = re.match(r"(-?)(\d+)(.*)", text)
    text = f"{match[1]}{match[2].zfill(4)}{match[3]}"
    return text.removesuffix(" 00:00:00")


def _dates(at) -> list[str]:
    return [_iso(x) for x in at]


def escape(text: str) -> str:
    """Text that Plotly shows as typed: it reads some HTML, and MathJax reads dollars.

    Examples
    --------
    >>> escape("<b>5 & 6</b>")
    '&lt;b&gt;5 &amp; 6&lt;/b&gt;'
    """
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("$", "&#36;")
    return "".join(c if c.isprintable() else " " for c in text)


# --- layout ---------------------------------------------------------------------------------------


def _below(legend: list[str], shapes: dict[str, str], width: int) -> float:
    """Px that the axis and both legends take under the plot."""
    rows = _legend_rows(legend, width) + _legend_rows(list(shapes.values()), width)
    return _AXIS + rows * _LEGEND_ROW + 14


def _legend_rows(entries: list[str], width: int) -> int:
    across = max(1, int((width - 2 * MARGIN) // (_entry_width(entries) + _ENTRY)))
    return ceil(len(entries) / across)


def _entry_width(entries: list[str]) -> float:
    return max((text_width(entry, SMALL) for entry in entries), default=0.0)


def _layout(drawing: Plan, colours: Theme, below: float, lang: str) -> dict:
    scale = drawing.scale
    start, end = _iso(scale.start), _iso(scale.end)
    axis = {
        "type": "date", "range": [start, end], "minallowed": start, "maxallowed": end,
        "showgrid": False, "zeroline": False, "tickangle": 0, "ticks": "outside", "tickcolor": colours.line,
        "tickfont": {"size": SMALL, "color": colours.quiet},
    }  # fmt: skip
    layout = {
        "height": round(drawing.height + below + 8),
        "margin": {"l": MARGIN, "r": MARGIN, "t": 8, "b": round(below), "autoexpand": False},
        "paper_bgcolor": colours.paper, "plot_bgcolor": colours.paper,
        "font": {"family": style.FONT, "size": LABEL, "color": colours.ink},
        "yaxis": {"range": [drawing.height, 0], "fixedrange": True, "visible": False},
        "barmode": "overlay", "dragmode": "pan", "hovermode": "closest", "hoverdistance": 12,
        "hoverlabel": {"align": "left", "bgcolor": colours.paper, "bordercolor": colours.line,
                       "font": {"size": LABEL, "color": colours.ink, "family": style.FONT}},
        "xaxis": axis,
        "shapes": _bands(drawing, colours) + _fold_lines(drawing, colours),
        "annotations": _names(drawing, colours) + _fold_names(drawing, colours, lang),
    }  # fmt: skip
    if not scale.folds:
        axis |= {
            "tickformatstops": _stops(None),
            "nticks": max(3, int(scale.width // 90)),
            "labelalias": _bc(scale, lang),
        }
        return layout
    axis |= {
        "rangebreaks": [{"bounds": [_iso(a), _iso(b)]} for a, b in scale.folds],
        "tickmode": "array", "tickvals": _dates(t.at for t in drawing.ticks),
        "ticktext": ["<br>".join(t.text) for t in drawing.ticks], "ticklen": 16,
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
    from timeline.words import calendar

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
    return [line | {"x0": _iso(f.at - 1), "x1": _iso(f.at - 1), "y1": top} for f in drawing.folds]


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
        if text := " · ".join(filter(None, [f"<b>{escape(band.name)}</b>" if band.name else "", hidden])):
            names.append(note | {"y": band.top, "text": text, "font": {"size": SMALL, "color": colours.quiet}})
    return names


def _fold_names(drawing: Plan, colours: Theme, lang: str) -> list[dict]:
    note = {"yanchor": "middle", "showarrow": False, "font": {"size": SMALL, "color": colours.quiet}}
    return [
        note
        | {
            "x": _iso(f.at - 1),
            "y": 8 + 14 * f.row,
            "text": f"⋯ {length_words(f.length, lang)}",
            "hovertext": "folded away",
        }
        for f in drawing.folds
    ]


# --- traces ---------------------------------------------------------------------------------------


def _add_kind(figure, events, drawing, kind, kinds, slot, colours, lang) -> None:
    """Bars, brackets, arrows and symbols of one kind, which its legend entry shows and hides together."""
    mine = (kinds == kind).to_numpy()
    colour = colours.kinds[slot]
    group = {"legendgroup": kind, "name": escape(kind)}
    hover = {"hovertemplate": "%{hovertext}<extra></extra>"}
    texts = pd.Series({i: hover_text(events, i, lang) for i in np.flatnonzero(mine)}, dtype=object)
    pieces = drawing.pieces[mine[drawing.pieces["event"]]]
    if len(pieces):
        figure.add_bar(
            **_bars(pieces, drawing, colour), **group, **hover, hovertext=texts[pieces["event"]], showlegend=False
        )
    brackets = drawing.brackets[mine[drawing.brackets["event"]]]
    if len(brackets):
        x, y = _bracket_path(brackets, drawing)
        figure.add_scatter(
            x=x,
            y=y,
            mode="lines",
            line={"color": colours.quiet, "width": 1},
            **group,
            hoverinfo="skip",
            showlegend=False,
        )
    arrows = drawing.arrows[mine[drawing.arrows["event"]]]
    if len(arrows):
        names = np.where(arrows["points"] < 0, "triangle-left", "triangle-right")
        figure.add_scatter(
            x=_dates(arrows["x"]), y=drawing.y[arrows["event"]], mode="markers", marker={"symbol": names, "size": 11, "color": colour},
            cliponaxis=False, **group, hoverinfo="skip", showlegend=False,
        )  # fmt: skip
    symbols = drawing.symbols[mine[drawing.symbols["event"]]]
    event = symbols["event"].to_numpy()
    first = ~symbols["event"].duplicated().to_numpy()
    right = drawing.placing.side[event] > 0
    # A label left of several symbols stands at the first of them.
    several = symbols["event"].duplicated(keep=False).to_numpy()
    carries = np.where(several & ~right, first, symbols["text"].to_numpy()) & (drawing.placing.zoom[event] == 1)
    # A space that does not break keeps the label off its symbol.
    pad = [("\u00a0", "") if r else ("", "\u00a0") for r in right]
    label = [
        "<br>".join(before + escape(line) + behind for line in drawing.labels[e]) if shown else ""
        for e, shown, (before, behind) in zip(event, carries, pad)
    ]
    names = [style.symbol(slot, hollow) for hollow in symbols["hollow"]]
    trace = go.Scattergl if len(events) > MANY else go.Scatter
    figure.add_trace(trace(
        x=_dates(symbols["x"]), y=drawing.y[event], mode="markers+text" if any(label) else "markers",
        text=label, textposition=np.where(right, "middle right", "middle left"), textfont={"size": LABEL, "color": colours.ink},
        marker={"symbol": names, "size": 11, "color": colour, "opacity": 1,
                "line": {"width": np.where(symbols["hollow"], 2, 1), "color": colour}},
        customdata=events["id"].to_numpy()[event], meta="symbols", hovertext=texts[event], **group, **hover,
    ))  # fmt: skip


def _bars(pieces: pd.DataFrame, drawing: Plan, colour: str) -> dict:
    look = pieces["look"].to_numpy()
    fill = {"solid": 0.3, "hatched": 0.06, "faded": 0.13, "thread": 0.6}
    edge = {"solid": 1, "hatched": 1, "faded": 0, "thread": 0}
    return {
        "orientation": "h",
        "base": _dates(pieces["x0"]),
        "x": ((pieces["x1"] - pieces["x0"]) * 1000).to_numpy(),
        "y": drawing.y[pieces["event"]],
        "width": np.where(look == "thread", 2.0, 14.0),
        "marker": {
            "color": [alpha(colour, fill[kind]) for kind in look],
            "line": {"color": alpha(colour, 0.75), "width": [edge[kind] for kind in look]},
            "pattern": {"shape": np.where(look == "hatched", "/", ""), "fgcolor": colour, "fgopacity": 0.3, "size": 7,
                        "solidity": 0.18, "fillmode": "overlay"},
        },
    }  # fmt: skip


def _bracket_path(brackets: pd.DataFrame, drawing: Plan) -> tuple[list, list]:
    """A flat line under each row with a cap at every end in sight."""
    x, y = [], []
    safe = drawing.scale.outside
    for event, x0, x1, cap0, cap1 in brackets.itertuples(index=False):
        foot = float(drawing.y[event] + drawing.row_height[event] / 2 - 1)
        left, right = _dates(safe([x0, x1]))
        x += [*([left] * cap0), left, right, *([right] * cap1), None]
        y += [*([foot - 4] * cap0), foot, foot, *([foot - 4] * cap1), None]
    return x, y


def hover_text(events: pd.DataFrame, row: int, lang: str = "en") -> str:
    """What a mark says when pointed at: title, date, place, how the date was found."""
    event = events.iloc[row]
    when = words(parse(event["date"]), lang)
    lines = [f"<b>{escape(part)}</b>" for part in _folded(event["title"])]
    lines += [escape(when) + (f" · {escape(event['place'])}" if pd.notna(event["place"]) else "")]
    found = []
    if pd.notna(event["cue"]):
        at = f" (¶ {event['paragraph']})" if pd.notna(event["paragraph"]) else ""
        found.append(f"in the source: “{event['cue']}”{at}")
    if pd.notna(event["relative_to"]):
        titles = events.loc[events["id"] == event["relative_to"], "title"]
        found.append(tie_words(event["offset"], f"“{titles.iloc[0] if len(titles) else event['relative_to']}”", lang))
    if pd.notna(event["source_date"]) and event["source_date"] != event["date"]:
        found.append(f"the source alone: {words(parse(event['source_date']), lang)}")
    lines += [escape(part) for text in found for part in _folded(text)]
    return "<br>".join(lines)


def _folded(text: str, most: int = 60) -> list[str]:
    from textwrap import wrap

    return wrap(text, most)[:6]


def _tied(events: pd.DataFrame) -> bool:
    return bool(events["relative_to"].isin(events["id"]).any())


def _add_ties(figure, events: pd.DataFrame, drawing: Plan, colours: Theme) -> None:
    """Thin arcs from an anchor to what hangs on it; asked for in the legend."""
    where = {event: row for row, event in enumerate(events["id"])}
    at = drawing.symbols.groupby("event")["x"].first()
    x, y = [], []
    for row, anchor in enumerate(events["relative_to"]):
        if pd.isna(anchor) or anchor not in where:
            continue
        ends = [where[anchor], row]
        (x0, x1), (y0, y1) = drawing.scale.px(at[ends]), drawing.y[ends]
        t = np.linspace(0, 1, 17)
        bow = 4 * t * (1 - t) * min(30, 8 + abs(x1 - x0) / 8)
        side = 1 if x0 + x1 > 60 else -1
        x += [
            *_dates(drawing.scale.outside(drawing.scale.seconds(np.maximum(x0 + (x1 - x0) * t - side * bow, 1)))),
            None,
        ]
        y += [*(y0 + (y1 - y0) * t), None]
    if x:
        figure.add_scatter(
            x=x, y=y, mode="lines", name="ties", line={"color": colours.quiet, "width": 1.2, "shape": "spline"},
            visible="legendonly", hoverinfo="skip", legendrank=2000,
        )  # fmt: skip


def _add_report(figure, events: pd.DataFrame, drawing: Plan, kinds: pd.Series, colours: Theme) -> None:
    """A line through the source's own date: what lies right of it was still to come."""
    at = drawing.symbols.groupby("event")["x"].first()
    for row in np.flatnonzero(kinds == style.REPORT):
        figure.add_scatter(
            x=[_iso(at[row])] * 2, y=[float(drawing.y[row]), drawing.height], mode="lines", legendgroup=style.REPORT,
            line={"color": colours.report, "width": 1, "dash": "dash"}, opacity=0.7, hoverinfo="skip", showlegend=False,
        )  # fmt: skip
    figure.data = [t for t in figure.data if t.opacity == 0.7] + [t for t in figure.data if t.opacity != 0.7]


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


def _add_legends(figure, legend: list[str], shapes: dict[str, str], width: int, colours: Theme) -> None:
    """One legend for the kinds, a smaller one for what the shapes say about a date."""
    looks = {
        "exact": {"marker": {"symbol": "circle", "size": 9, "color": colours.quiet}},
        "within": {"marker": {"symbol": "circle-open", "size": 9, "color": colours.quiet, "line": {"width": 2}}},
        "throughout": {"marker": {"symbol": "square", "size": 11, "color": alpha(colours.quiet, 0.3), "line": {"color": colours.quiet, "width": 1}}},
        "open": {"marker": {"symbol": "triangle-right", "size": 10, "color": colours.quiet}},
        "about": {"marker": {"symbol": "square", "size": 11, "color": alpha(colours.quiet, 0.2)}},
        "source": {"marker": {"symbol": "line-ew", "size": 12, "line": {"color": colours.quiet, "width": 1.5}}},
    }  # fmt: skip
    for name, text in shapes.items():
        figure.add_scatter(
            x=[None], y=[None], mode="markers", name=text, legend="legend2", hoverinfo="skip", **looks[name]
        )
    plot = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    common = {"orientation": "h", "x": 0, "xanchor": "left", "yanchor": "top", "bgcolor": "rgba(0,0,0,0)", "borderwidth": 0,
              "entrywidthmode": "pixels", "font": {"size": SMALL, "color": colours.ink}, "tracegroupgap": 0}  # fmt: skip
    second = _AXIS + _legend_rows(legend, width) * _LEGEND_ROW + 4
    figure.update_layout(
        legend=common | {"y": -_AXIS / plot, "entrywidth": _entry_width(legend)},
        legend2=common | {"y": -second / plot, "entrywidth": _entry_width(list(shapes.values())), "itemclick": False,
                          "itemdoubleclick": False},
    )  # fmt: skip
