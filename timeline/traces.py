"""Plotly traces from a drawing plan: one job each, plain dicts in and out, as Plotly's JSON has them.

Every trace that shows events carries their rows as `customdata`, so that a
page can leave some out; what is said of them is added by whoever shows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from textwrap import wrap

import numpy as np
import pandas as pd

from timeline import style
from timeline.dates import parse
from timeline.marks import MANY, Plan
from timeline.spans import said
from timeline.style import LABEL, Theme, alpha
from timeline.table import REPORT
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


def dates(at: Iterable[float]) -> list[str | None]:
    """Seconds to Plotly's date texts; None for nan."""
    seconds = np.fromiter(at, dtype=float)
    if np.isnan(seconds).any():
        known = iter(dates(seconds[~np.isnan(seconds)]))
        return [None if missing else next(known) for missing in np.isnan(seconds)]
    moments = np.floor(seconds).astype("int64").astype("M8[s]")
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


def instants(at: np.ndarray, many: bool) -> list[str] | np.ndarray:
    """Seconds as Plotly takes them: as texts, or for many as ms since 1970, which it need not read one by one; nan parts lines."""
    if not many:
        return dates(at)
    ms = np.asarray(at, dtype=float) * 1000
    # A number of four digits would be read as a year: half a ms tells it apart.
    return np.where((np.abs(ms) >= 1000) & (np.abs(ms) <= 9999), ms + 0.5, ms)


def of_kind(events: pd.DataFrame, drawing: Plan, kind: str, mine: np.ndarray, slot: int, colours: Theme) -> list[dict]:
    """Bars, brackets, arrows and symbols of one kind, which its legend entry shows and hides together.

    Parameters
    ----------
    mine : array of bool, shape (n,)
        Which events are of this kind.
    slot : int
        The kind's place in the palette.
    """
    colour, many = colours.kinds[slot], len(events) > MANY
    group = {"legendgroup": f"kind {kind}", "name": escape(kind), "showlegend": False}
    pick = lambda frame: frame[mine[frame["event"].to_numpy()]]  # noqa: E731
    pieces, brackets, arrows = pick(drawing.pieces), pick(drawing.brackets), pick(drawing.arrows)
    symbols = pick(drawing.symbols)
    found = []
    if len(pieces):
        found += (_strokes if many else _bars)(pieces, drawing, colour, group)
    if len(brackets):
        found.append(_brackets(brackets, drawing, colours, group, many))
    if len(arrows):
        found.append(_arrows(arrows, drawing, colour, group, many))
    if many:
        found += [_points(symbols, hollow, drawing, slot, colours, group) for hollow in (False, True)]
        found.append(_labels(symbols, drawing, colours, group))
    else:
        found.append(_symbols(symbols, drawing, slot, colours, group))
    return [*found, sample(kind, slot, colours)]


def sample(kind: str, slot: int, colours: Theme) -> dict:
    """A kind's entry in the legend: Plotly would show the first symbol there, and that one may be hollow."""
    marker = {"symbol": style.symbol(slot), "size": 11, "color": colours.kinds[slot]}
    group = {"legendgroup": f"kind {kind}", "name": escape(kind), "showlegend": True}
    return _scatter(x=[None], y=[None], mode="markers", marker=marker, **group)


#: For traces whose marks say something when pointed at.
_HOVER = {"hovertemplate": "%{hovertext}<extra></extra>"}


def _scatter(gl: bool = False, **properties: object) -> dict:
    return {"type": "scattergl" if gl else "scatter", **properties}


def _bars(pieces: pd.DataFrame, drawing: Plan, colour: str, group: dict) -> list[dict]:
    """Bars and bands; hatched ones in a trace of their own, because Plotly hatches lists of colours black."""
    found = []
    pattern = {"shape": "/", "fgcolor": colour, "fgopacity": 0.3, "size": 7, "solidity": 0.18, "fillmode": "overlay"}
    for hatched in (False, True):
        some = pieces[(pieces["look"] == "hatched") == hatched]
        if some.empty:
            continue
        look, event = some["look"].tolist(), some["event"].to_numpy()
        found.append({
            "type": "bar", "orientation": "h", "base": dates(some["x0"]), "x": ((some["x1"] - some["x0"]) * 1000).tolist(),
            "y": drawing.y[event].tolist(), "width": [2.0 if kind == "thread" else 14.0 for kind in look],
            "marker": {
                "color": alpha(colour, 0.06) if hatched else [alpha(colour, _FILL[kind]) for kind in look],
                "line": {"color": alpha(colour, 0.75), "width": [int(kind in ("solid", "hatched")) for kind in look]},
                **({"pattern": pattern} if hatched else {}),
            },
            "customdata": event, "meta": "bars", **_HOVER, **group,
        })  # fmt: skip
    return found


_FILL = {"solid": 0.3, "faded": 0.13, "thread": 0.6}


def _strokes(pieces: pd.DataFrame, drawing: Plan, colour: str, group: dict) -> list[dict]:
    """Bars and bands as plain strokes, which WebGL draws by the thousand: wide for solid ones, thin for others."""
    found = []
    for look, width in (("solid", 9), ("hatched", 3), ("faded", 5), ("thread", 1)):
        some = pieces[pieces["look"] == look]
        if some.empty:
            continue
        event = np.repeat(some["event"].to_numpy(), 3)
        at = np.full((len(some), 3), np.nan)
        at[:, 0], at[:, 1] = some["x0"], some["x1"]
        found.append(_scatter(
            gl=True, x=instants(at.ravel(), True), y=drawing.y[event], mode="lines",
            line={"width": width, "color": alpha(colour, 0.35)}, customdata=event, meta="bars", hoverinfo="skip", **group,
        ))  # fmt: skip
    return found


def _brackets(brackets: pd.DataFrame, drawing: Plan, colours: Theme, group: dict, many: bool) -> dict:
    """The room the source left: a flat line under the row with a cap at every end in sight."""
    event = brackets["event"].to_numpy()
    foot = drawing.y[event] + drawing.row_height[event] / 2 - 1
    x0, x1 = drawing.scale.outside(brackets["x0"]), drawing.scale.outside(brackets["x1"])
    # Cap, left, right, cap and a break, of which a bracket without a cap leaves out that one.
    x = np.stack([x0, x0, x1, x1, np.full(len(event), np.nan)], axis=1)
    y = np.stack([foot - 4, foot, foot, foot - 4, np.full(len(event), np.nan)], axis=1)
    keep = np.ones(x.shape, dtype=bool)
    keep[:, 0], keep[:, 3] = brackets["cap0"], brackets["cap1"]
    line = {"color": colours.quiet, "width": 1}
    return _scatter(
        gl=many, x=instants(x[keep], many), y=_plain(y[keep], many), mode="lines", line=line,
        customdata=np.repeat(event, keep.sum(axis=1)), meta="brackets", hoverinfo="skip", **group,
    )  # fmt: skip


def _plain(values: np.ndarray, many: bool) -> list | np.ndarray:
    """A few numbers as a list, with None for nan; many as they are."""
    return values if many else [None if np.isnan(value) else value for value in values.tolist()]


def _arrows(arrows: pd.DataFrame, drawing: Plan, colour: str, group: dict, many: bool) -> dict:
    event = arrows["event"].to_numpy()
    names = ["triangle-left" if points < 0 else "triangle-right" for points in arrows["points"]]
    clip = {} if many else {"cliponaxis": False}  # WebGL has no such thing
    return _scatter(
        gl=many, x=instants(arrows["x"], many), y=_plain(drawing.y[event], many), mode="markers", **clip,
        marker={"symbol": names, "size": 11, "color": colour}, customdata=event, meta="arrows", hoverinfo="skip", **group,
    )  # fmt: skip


def _symbols(symbols: pd.DataFrame, drawing: Plan, slot: int, colours: Theme, group: dict) -> dict:
    event, hollow, colour = symbols["event"].to_numpy(), symbols["hollow"].tolist(), colours.kinds[slot]
    text = _text(symbols, drawing, colours)
    return _scatter(
        x=dates(symbols["x"]), y=drawing.y[event].tolist(), mode="markers+text" if any(text["text"]) else "markers",
        marker={"symbol": [style.symbol(slot, h) for h in hollow], "size": 11, "color": colour, "opacity": 1,
                "line": {"width": [2 if h else 1 for h in hollow], "color": colour}},
        customdata=event, meta="symbols", **text, **_HOVER, **group,
    )  # fmt: skip


def _points(symbols: pd.DataFrame, hollow: bool, drawing: Plan, slot: int, colours: Theme, group: dict) -> dict:
    """Many symbols: WebGL draws a trace fast whose symbols are all alike."""
    some, colour = symbols[symbols["hollow"].to_numpy() == hollow], colours.kinds[slot]
    event = some["event"].to_numpy()
    return _scatter(
        gl=True, x=instants(some["x"], True), y=drawing.y[event], mode="markers",
        marker={"symbol": style.symbol(slot, hollow), "size": 8, "color": colour, "opacity": 1,
                "line": {"width": 2 if hollow else 1, "color": colour}},
        customdata=event, meta="symbols", **_HOVER, **group,
    )  # fmt: skip


def _labels(symbols: pd.DataFrame, drawing: Plan, colours: Theme, group: dict) -> dict:
    """The labels that fit at once, in a trace of their own: WebGL draws symbols fast, but text slowly."""
    event = symbols["event"].to_numpy()
    some = symbols[symbols["text"].to_numpy() & (drawing.placing.zoom[event] == 1)]
    event = some["event"].to_numpy()
    return _scatter(
        x=dates(some["x"]), y=drawing.y[event].tolist(), mode="text", **_text(some, drawing, colours),
        customdata=event, meta="labels", hoverinfo="skip", **group,
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


def label_text(label: str, right: bool) -> str:
    """A label as Plotly writes it; a space that does not break keeps it off the symbol."""
    before, behind = ("\u00a0", "") if right else ("", "\u00a0")
    return "<br>".join(before + escape(line) + behind for line in label.split("\n"))


def hover_texts(events: pd.DataFrame, lang: str = "en") -> list[str]:
    """What each mark says when pointed at: title, date, place, how the date was found."""
    place = events["place"].fillna("")
    when = said(events["date"], lang)
    when = np.where(place == "", when, when + " · " + place)
    heads = [
        f"{'<br>'.join(f'<b>{escape(part)}</b>' for part in _folded(title))}<br>{escape(text)}"
        for title, text in zip(events["title"].tolist(), when)
    ]
    return [f"{head}<br>{text}" if text else head for head, text in zip(heads, found_texts(events, lang))]


def found_texts(events: pd.DataFrame, lang: str = "en") -> list[str]:
    """How each date was found, "" where the table does not say."""
    cells = [
        events[name].fillna("").tolist()
        for name in ("cue", "paragraph", "relative_to", "offset", "source_date", "date")
    ]
    if not any(map(any, cells[:-1])):
        return [""] * len(events)
    titles = dict(zip(events["id"].tolist(), events["title"].tolist()))
    return [
        "<br>".join(escape(part) for text in _found(*row, titles, lang) for part in _folded(text))
        for row in zip(*cells)
    ]


def _found(
    cue: str, paragraph: str, anchor: str, offset: str, source: str, date: str, titles: dict[str, str], lang: str
) -> list[str]:
    found = []
    if cue:
        found.append(f"in the source: “{cue}”" + (f" (¶ {paragraph})" if paragraph else ""))
    if anchor:
        found.append(tie_words(offset, f"“{titles.get(anchor, anchor)}”", lang))
    if source not in ("", date):
        found.append(f"the source alone: {words(parse(source), lang)}")
    return found


def _folded(text: str) -> list[str]:
    return wrap(text, 60) if len(text) > 60 or not text.isprintable() else [text]


def ties(events: pd.DataFrame, drawing: Plan, colours: Theme) -> dict:
    """Thin arcs from an anchor to what hangs on it; hidden until asked for in the legend."""
    where = {event: row for row, event in enumerate(events["id"].tolist())}
    at = drawing.scale.px(drawing.symbols.groupby("event")["x"].first())
    x, y, owner = [], [], []
    t = np.linspace(0, 1, 17)
    for row, anchor in enumerate(events["relative_to"].tolist()):
        if pd.isna(anchor) or anchor not in where:
            continue
        (x0, x1), (y0, y1) = at[[where[anchor], row]], drawing.y[[where[anchor], row]]
        bow = 4 * t * (1 - t) * min(30, 8 + abs(x1 - x0) / 8) * (1 if x0 + x1 > 60 else -1)
        x += [*dates(drawing.scale.seconds(np.maximum(x0 + (x1 - x0) * t - bow, 1))), None]
        y += [*(y0 + (y1 - y0) * t).tolist(), None]
        owner += [row] * (len(t) + 1)
    return _scatter(
        x=x, y=y, mode="lines", name="ties", line={"color": colours.quiet, "width": 1.2, "shape": "spline"},
        visible="legendonly", hoverinfo="skip", customdata=np.array(owner), meta="ties", legendrank=2000,
    )  # fmt: skip


def report_lines(events: pd.DataFrame, drawing: Plan, kinds: pd.Series, colours: Theme) -> list[dict]:
    """A line down from each report: what lies right of it was still to come when it appeared."""
    at = drawing.symbols.groupby("event")["x"].first()
    return [
        _scatter(
            x=[iso(at[row])] * 2, y=[float(drawing.y[row]), drawing.bands[-1].bottom], mode="lines", legendgroup=f"kind {REPORT}",
            line={"color": colours.report, "width": 1, "dash": "dash"}, opacity=0.7, hoverinfo="skip", showlegend=False,
            customdata=np.array([row] * 2), meta="report",
        )
        for row in np.flatnonzero(events["kind"] == REPORT)
    ]  # fmt: skip


def shape_sample(name: str, text: str, colours: Theme) -> dict:
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
    return _scatter(
        x=[None], y=[None], mode="markers", name=text, legend="legend2", marker=looks[name], hoverinfo="skip"
    )


def second_axis(drawing: Plan) -> dict:
    """Nothing to see: Plotly draws no axis without a trace."""
    return _scatter(
        x=[iso(drawing.scale.start)], y=[0], xaxis="x2", opacity=0, hoverinfo="skip", showlegend=False, mode="markers"
    )


def notes(drawing: Plan, colours: Theme) -> list[dict]:
    """One trace of the brackets over the notes under the chart."""
    if not drawing.notes:
        return []
    x = dates(at for n in drawing.notes for at in (n.x0, n.x0, n.x1, n.x1, np.nan))
    y = [at for n in drawing.notes for at in (n.y + 3, n.y + 8, n.y + 8, n.y + 3, None)]
    line = {"color": colours.quiet, "width": 1}
    return [
        {"type": "scatter", "x": x, "y": y, "mode": "lines", "line": line, "hoverinfo": "skip", "showlegend": False}
    ]
