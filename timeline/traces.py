"""Plotly traces from a drawing plan: one job each, plain lists in and out.

Every trace that shows events carries their ids as `customdata`, so that a
page can leave some out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from textwrap import wrap

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from timeline import style
from timeline.dates import parse
from timeline.marks import MANY, Plan
from timeline.style import LABEL, Theme, alpha
from timeline.words import tie_words, words

#: Characters that would turn the text behind them around, or that have no shape.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def iso(at: float) -> str:
    """Plotly's date text: BCE years need their sign and four digits."""
    moment = np.datetime64(int(np.floor(at)), "s")
    text = str(moment).replace("T", " ")
    match = re.match(r"(-?)(\d+)(.*)", text)
    text = f"{match[1]}{match[2].zfill(4)}{match[3]}"
    return text.removesuffix(" 00:00:00")


def dates(at: Iterable[float]) -> list[str]:
    """Seconds to Plotly's date texts."""
    moments = np.floor(np.fromiter(at, dtype=float)).astype("int64").astype("M8[s]")
    if not len(moments) or moments.min() < np.datetime64("1000-01-01"):
        return [iso(float(moment.astype("int64"))) for moment in moments]
    return [text.replace("T", " ").removesuffix(" 00:00:00") for text in np.datetime_as_string(moments).tolist()]


def escape(text: str) -> str:
    """Text that Plotly shows as typed: it reads some HTML, and MathJax reads dollars.

    Examples
    --------
    >>> escape("<b>5 & 6</b>")
    '&lt;b&gt;5 &amp; 6&lt;/b&gt;'
    """
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("$", "&#36;")
    return _UNSEEN.sub(" ", text)


def of_kind(
    events: pd.DataFrame, drawing: Plan, kind: str, mine: np.ndarray, slot: int, colours: Theme, hover: list[str]
) -> list[go.Bar | go.Scatter | go.Scattergl]:
    """Bars, brackets, arrows and symbols of one kind, which its legend entry shows and hides together.

    Parameters
    ----------
    mine : array of bool, shape (n,)
        Which events are of this kind.
    slot : int
        The kind's place in the palette.
    hover : list of str
        One text an event.
    """
    colour, ids, many = colours.kinds[slot], events["id"].tolist(), len(events) > MANY
    group = {"legendgroup": f"kind {kind}", "name": escape(kind), "showlegend": False}
    pick = lambda frame: frame[mine[frame["event"].to_numpy()]]  # noqa: E731
    pieces, brackets, arrows = pick(drawing.pieces), pick(drawing.brackets), pick(drawing.arrows)
    found = []
    if len(pieces):
        found += (_strokes if many else _bars)(pieces, drawing, colour, ids, hover, group)
    if len(brackets):
        found.append(_brackets(brackets, drawing, colours, ids, group, go.Scattergl if many else go.Scatter))
    if len(arrows):
        found.append(_arrows(arrows, drawing, colour, ids, group))
    # Plotly would show the first symbol in the legend, and that one may be hollow.
    sample = {"symbol": style.symbol(slot), "size": 11, "color": colour}
    entry = go.Scatter(x=[None], y=[None], mode="markers", marker=sample, **group | {"showlegend": True})
    symbols = pick(drawing.symbols)
    labels = [_labels(symbols, drawing, colours, ids, group)] if many else []
    return [*found, _symbols(symbols, drawing, slot, colours, ids, hover, group), *labels, entry]


_HOVER = {"hovertemplate": "%{hovertext}<extra></extra>"}


def _bars(
    pieces: pd.DataFrame, drawing: Plan, colour: str, ids: list[str], hover: list[str], group: dict
) -> list[go.Bar]:
    """Bars and bands; hatched ones in a trace of their own, because Plotly hatches lists of colours black."""
    found = []
    for hatched in (False, True):
        some = pieces[(pieces["look"] == "hatched") == hatched]
        if some.empty:
            continue
        look, event = some["look"].tolist(), some["event"].tolist()
        hatch = {
            "pattern": {
                "shape": "/",
                "fgcolor": colour,
                "fgopacity": 0.3,
                "size": 7,
                "solidity": 0.18,
                "fillmode": "overlay",
            }
        }
        found.append(go.Bar(
            orientation="h", base=dates(some["x0"]), x=((some["x1"] - some["x0"]) * 1000).tolist(),
            y=[float(drawing.y[e]) for e in event], width=[2.0 if kind == "thread" else 14.0 for kind in look],
            marker={
                "color": alpha(colour, 0.06) if hatched else [alpha(colour, _FILL[kind]) for kind in look],
                "line": {"color": alpha(colour, 0.75), "width": [int(kind in ("solid", "hatched")) for kind in look]},
                **(hatch if hatched else {}),
            },
            customdata=[ids[e] for e in event], hovertext=[hover[e] for e in event], meta="bars", **_HOVER, **group,
        ))  # fmt: skip
    return found


_FILL = {"solid": 0.3, "faded": 0.13, "thread": 0.6}


def _strokes(
    pieces: pd.DataFrame, drawing: Plan, colour: str, ids: list[str], hover: list[str], group: dict
) -> list[go.Scattergl]:
    """Bars and bands as plain strokes, which WebGL draws by the thousand: wide for solid ones, thin for others."""
    found = []
    for look, width in (("solid", 9), ("hatched", 3), ("faded", 5), ("thread", 1)):
        some = pieces[pieces["look"] == look]
        if some.empty:
            continue
        event = np.repeat(some["event"].to_numpy(), 3)
        x = [at for ends in zip(dates(some["x0"]), dates(some["x1"])) for at in (*ends, None)]
        found.append(go.Scattergl(
            x=x, y=drawing.y[event].tolist(), mode="lines", line={"width": width, "color": alpha(colour, 0.35)},
            customdata=[ids[e] for e in event], meta="bars", hoverinfo="skip", **group,
        ))  # fmt: skip
    return found


def _brackets(
    brackets: pd.DataFrame, drawing: Plan, colours: Theme, ids: list[str], group: dict, trace: type
) -> go.Scatter | go.Scattergl:
    """The room the source left: a flat line under the row with a cap at every end in sight."""
    x, y, owner = [], [], []
    for event, x0, x1, cap0, cap1 in brackets.itertuples(index=False):
        foot = float(drawing.y[event] + drawing.row_height[event] / 2 - 1)
        left, right = dates(drawing.scale.outside([x0, x1]))
        path = [(left, foot - 4)] * cap0 + [(left, foot), (right, foot)] + [(right, foot - 4)] * cap1 + [(None, None)]
        x += [at for at, _ in path]
        y += [height for _, height in path]
        owner += [ids[event]] * len(path)
    line = {"color": colours.quiet, "width": 1}
    return trace(x=x, y=y, mode="lines", line=line, customdata=owner, meta="brackets", hoverinfo="skip", **group)


def _arrows(arrows: pd.DataFrame, drawing: Plan, colour: str, ids: list[str], group: dict) -> go.Scatter:
    event = arrows["event"].tolist()
    names = ["triangle-left" if points < 0 else "triangle-right" for points in arrows["points"]]
    return go.Scatter(
        x=dates(arrows["x"]), y=[float(drawing.y[e]) for e in event], mode="markers", cliponaxis=False,
        marker={"symbol": names, "size": 11, "color": colour}, customdata=[ids[e] for e in event], meta="arrows",
        hoverinfo="skip", **group,
    )  # fmt: skip


def _symbols(
    symbols: pd.DataFrame, drawing: Plan, slot: int, colours: Theme, ids: list[str], hover: list[str], group: dict
) -> go.Scatter | go.Scattergl:
    event, hollow, colour = symbols["event"].to_numpy(), symbols["hollow"].tolist(), colours.kinds[slot]
    many = len(ids) > MANY
    text = {} if many else _text(symbols, drawing, colours)
    trace = go.Scattergl if many else go.Scatter
    return trace(
        x=dates(symbols["x"]), y=drawing.y[event].tolist(), mode="markers+text" if any(text.get("text", ())) else "markers",
        marker={"symbol": [style.symbol(slot, h) for h in hollow], "size": 8 if many else 11, "color": colour, "opacity": 1,
                "line": {"width": [2 if h else 1 for h in hollow], "color": colour}},
        customdata=[ids[e] for e in event], hovertext=[hover[e] for e in event], meta="symbols", **text, **_HOVER, **group,
    )  # fmt: skip


def _labels(symbols: pd.DataFrame, drawing: Plan, colours: Theme, ids: list[str], group: dict) -> go.Scatter:
    """The labels that fit at once, in a trace of their own: WebGL draws symbols fast, but text slowly."""
    event = symbols["event"].to_numpy()
    some = symbols[symbols["text"].to_numpy() & (drawing.placing.zoom[event] == 1)]
    event = some["event"].to_numpy()
    return go.Scatter(
        x=dates(some["x"]), y=drawing.y[event].tolist(), mode="text", **_text(some, drawing, colours),
        customdata=[ids[e] for e in event], meta="labels", hoverinfo="skip", **group,
    )  # fmt: skip


def _text(symbols: pd.DataFrame, drawing: Plan, colours: Theme) -> dict:
    event = symbols["event"].to_numpy()
    right = drawing.placing.side[event] > 0
    shown = symbols["text"].to_numpy() & (drawing.placing.zoom[event] == 1)
    return {
        "text": [label_text(drawing.labels[e], r) if show else "" for e, r, show in zip(event, right, shown)],
        "textposition": ["middle right" if r else "middle left" for r in right],
        "textfont": {"size": LABEL, "color": colours.ink},
    }


def label_text(lines: list[str], right: bool) -> str:
    """A label's lines; a space that does not break keeps them off the symbol."""
    before, behind = ("\u00a0", "") if right else ("", "\u00a0")
    return "<br>".join(before + escape(line) + behind for line in lines)


def hover_texts(events: pd.DataFrame, lang: str = "en") -> list[str]:
    """What each mark says when pointed at: title, date, place, how the date was found."""
    titles = dict(zip(events["id"], events["title"]))
    return [_hover_text(event, titles, lang) for event in events.fillna("").to_dict("records")]


def _hover_text(event: dict, titles: dict[str, str], lang: str) -> str:
    lines = [f"<b>{escape(part)}</b>" for part in _folded(event["title"])]
    lines += [escape(" · ".join(filter(None, [words(parse(event["date"]), lang), event["place"]])))]
    found = []
    if event["cue"]:
        found.append(f"in the source: “{event['cue']}”" + (f" (¶ {event['paragraph']})" if event["paragraph"] else ""))
    if event["relative_to"]:
        anchor = titles.get(event["relative_to"], event["relative_to"])
        found.append(tie_words(event["offset"], f"“{anchor}”", lang))
    if event["source_date"] not in ("", event["date"]):
        found.append(f"the source alone: {words(parse(event['source_date']), lang)}")
    return "<br>".join([*lines, *(escape(part) for text in found for part in _folded(text))])


def _folded(text: str) -> list[str]:
    return wrap(text, 60) if len(text) > 60 or not text.isprintable() else [text]


def ties(events: pd.DataFrame, drawing: Plan, colours: Theme) -> go.Scatter:
    """Thin arcs from an anchor to what hangs on it; hidden until asked for in the legend."""
    ids = events["id"].tolist()
    where = {event: row for row, event in enumerate(ids)}
    at = drawing.scale.px(drawing.symbols.groupby("event")["x"].first())
    x, y, owner = [], [], []
    t = np.linspace(0, 1, 17)
    for row, anchor in enumerate(events["relative_to"]):
        if pd.isna(anchor) or anchor not in where:
            continue
        (x0, x1), (y0, y1) = at[[where[anchor], row]], drawing.y[[where[anchor], row]]
        bow = 4 * t * (1 - t) * min(30, 8 + abs(x1 - x0) / 8) * (1 if x0 + x1 > 60 else -1)
        x += [*dates(drawing.scale.seconds(np.maximum(x0 + (x1 - x0) * t - bow, 1))), None]
        y += [*(y0 + (y1 - y0) * t).tolist(), None]
        owner += [ids[row]] * (len(t) + 1)
    return go.Scatter(
        x=x, y=y, mode="lines", name="ties", line={"color": colours.quiet, "width": 1.2, "shape": "spline"},
        visible="legendonly", hoverinfo="skip", customdata=owner, meta="ties", legendrank=2000,
    )  # fmt: skip


def report_lines(events: pd.DataFrame, drawing: Plan, kinds: pd.Series, colours: Theme) -> list[go.Scatter]:
    """A line down from each report: what lies right of it was still to come when it appeared."""
    at = drawing.symbols.groupby("event")["x"].first()
    return [
        go.Scatter(
            x=[iso(at[row])] * 2, y=[float(drawing.y[row]), drawing.height], mode="lines", legendgroup=f"kind {style.REPORT}",
            line={"color": colours.report, "width": 1, "dash": "dash"}, opacity=0.7, hoverinfo="skip", showlegend=False,
            customdata=[events["id"].iloc[row]] * 2, meta="report",
        )
        for row in np.flatnonzero(kinds == style.REPORT)
    ]  # fmt: skip


def shape_sample(name: str, text: str, colours: Theme) -> go.Scatter:
    """An entry of the second legend: a shape and what it says of a date."""
    quiet = colours.quiet
    looks = {
        "exact": {"symbol": "circle", "size": 9, "color": quiet},
        "within": {"symbol": "circle-open", "size": 9, "color": quiet, "line": {"width": 2}},
        "throughout": {
            "symbol": "square",
            "size": 11,
            "color": alpha(quiet, 0.3),
            "line": {"color": quiet, "width": 1},
        },
        "open": {"symbol": "triangle-right", "size": 10, "color": quiet},
        "about": {"symbol": "square", "size": 11, "color": alpha(quiet, 0.2)},
        "source": {"symbol": "line-ew", "size": 12, "line": {"color": quiet, "width": 1.5}},
    }
    return go.Scatter(
        x=[None], y=[None], mode="markers", name=text, legend="legend2", marker=looks[name], hoverinfo="skip"
    )


def second_axis(drawing: Plan) -> go.Scatter:
    """Nothing to see: Plotly draws no axis without a trace."""
    return go.Scatter(
        x=[iso(drawing.scale.start)], y=[0], xaxis="x2", opacity=0, hoverinfo="skip", showlegend=False, mode="markers"
    )
