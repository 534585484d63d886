"""Events to a drawing plan: what is drawn at which time, in which row. No chart library here.

The plan knows how sure each date is. A known day is one symbol; an unknown
moment is a band with a hollow symbol in its middle; a stretch of time is a
bar; an open end runs to the chart's edge; "about" fades out.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from timeline import layout
from timeline.dates import FORMS, parse
from timeline.heading import heading_of
from timeline.scale import DAY, Scale, Tick, fit, ticks
from timeline.spans import spans
from timeline.style import LABEL, SMALL
from timeline.text import cut, wrap
from timeline.text import width as text_width
from timeline.words import length_words, words

#: Px: a line of text, the air around it, a lane's name, the air between lanes.
LINE, AIR, NAME, BETWEEN = 15.6, 6.0, 17.0, 5.0
#: Px of a row of fold labels, and of a row of notes: bracket and text.
STRIP, NOTE_ROW = 15.0, 24.0
#: Px left and right of the plot, and the height a figure never exceeds.
MARGIN, MAX_HEIGHT = 8, 900
#: Rows a lane may take before the height asks for fewer.
MOST_ROWS = 40
#: Events from which labels take one line only, and from which WebGL draws the marks.
DENSE, MANY = 60, 2000


@dataclass(frozen=True)
class Band:
    """One lane: its name, its top and bottom in px, and the events in it without a label at zoom 1."""

    name: str
    top: float
    bottom: float
    unlabelled: int


@dataclass(frozen=True)
class Fold:
    """A folded gap: where it is in seconds, what its length is called, and its label's row in the strip on top."""

    at: float
    text: str
    row: int


@dataclass(frozen=True)
class Note:
    """A text under the chart: its bracket's ends in seconds, the px from the top where the bracket starts, its text in px."""

    x0: float
    x1: float
    y: float
    text: str
    middle: float


@dataclass(frozen=True)
class Plan:
    """All that a picture needs.

    Attributes
    ----------
    scale : Scale
    pieces : pandas.DataFrame
        Bars and bands: `event` (row of events), `x0`, `x1` (seconds), `look`
        ("solid", "hatched", "faded" or "thread").
    symbols : pandas.DataFrame
        `event`, `x` (seconds), `hollow` (bool), `text` (bool: carries the label).
    arrows : pandas.DataFrame
        `event`, `x` (seconds), `points` (-1 left, 1 right).
    brackets : pandas.DataFrame
        `event`, `x0`, `x1` (seconds), `cap0`, `cap1` (bool: that end is in sight).
    y : array of float, shape (n,)
        Px from the top to the middle of each event's row.
    row_height : array of float, shape (n,)
    labels : list of str
        With line breaks.
    wide : array of float, shape (n,)
        Px that each label takes at most.
    placing : layout.Placing
    bands : list of Band
    folds : list of Fold
    notes : list of Note
    ticks : list of Tick
    tick_step : float
        Seconds between regular ticks.
    strip, height : float
        Px of the strip of fold labels on top, and of everything.
    focus : (float, float) or None
        Where to look first, in seconds, when a crowd is not folded.
    """

    scale: Scale
    pieces: pd.DataFrame
    symbols: pd.DataFrame
    arrows: pd.DataFrame
    brackets: pd.DataFrame
    y: np.ndarray
    row_height: np.ndarray
    labels: list[str]
    wide: np.ndarray
    placing: layout.Placing
    bands: list[Band]
    folds: list[Fold]
    notes: list[Note]
    ticks: list[Tick]
    tick_step: float
    strip: float
    height: float
    focus: tuple[float, float] | None


@dataclass(frozen=True)
class Ends:
    """Per event, in seconds: its range, the sure part of it, and its faded surroundings.

    `first`/`last` bound what is certain to be meant, `low`/`high` what may be;
    nan at an open end.
    """

    low: np.ndarray
    first: np.ndarray
    last: np.ndarray
    high: np.ndarray


def lane_order(events: pd.DataFrame, lanes: list[str] | None) -> list[str]:
    """Lane names from top to bottom: events without a lane first, then as asked or as the file says, then as they appear.

    Raises
    ------
    ValueError
        If a lane is asked for that no event has.
    """
    there = events["lane"].fillna("").unique().tolist()
    if unknown := [lane for lane in lanes or () if lane not in there]:
        raise ValueError(f"no event is in the lane {unknown[0]!r}; expected one of {', '.join(filter(None, there))}")
    asked = list(dict.fromkeys(["", *(lanes or heading_of(events).lanes), *there]))
    return [lane for lane in asked if lane in there]


def plan(
    events: pd.DataFrame,
    lanes: list[str] | None,
    width: float,
    fold: bool,
    max_rows: int | None,
    lang: str,
    overhead: float,
) -> Plan:
    """Work out the whole drawing.

    Parameters
    ----------
    events : pandas.DataFrame
        As `read_events` returns it, with any index.
    lanes : list of str, optional
        Lanes from top to bottom.
    width : float
        Px of the whole figure.
    fold : bool
        Whether long gaps are folded.
    max_rows : int, optional
        Rows a lane may take at most.
    lang : str
    overhead : float
        Px of height that axis and legends need.
    """
    crowded = len(events) > MANY
    fold = fold and not crowded  # Plotly draws no WebGL on a folded axis
    dates, _ = spans(events["date"])
    plot = width - 2 * MARGIN
    found = ends(dates)
    own = members(events["date"], dates)
    told = notes_of(events, lang)
    points = np.concatenate([
        found.low, found.high, own["x"].to_numpy(), own["end"].to_numpy(), *[(note["x0"], note["x1"]) for note in told],
    ])  # fmt: skip
    scale = fit(points, plot, fold, _least(events))
    if clocked(events) and DAY * scale.per_second > 12:  # a whole day is wide beside times of day: show it so
        days = ((events["form"] == "exact") & (events["precision"] == "day")).to_numpy()
        found.high[days] = found.last[days] = found.low[days] + DAY
        scale = fit(np.concatenate([points, found.high]), plot, fold, _least(events))
    pieces, symbols, arrows = _drawn(events, dates, found, own, scale)
    names = lane_order(events, lanes)
    lane = pd.Index(names).get_indexer(events["lane"].fillna(""))
    start, end, left, right = _extents(pieces, symbols, len(events), scale)
    labels, wide, left, right = _labels(events["title"], left, right, plot)
    marks = layout.Marks(start, end, left, right, wide, lane)
    folds = _folds(scale, lang)
    strip = STRIP * (1 + max((f.row for f in folds), default=-1)) + 2
    below = len(told) * NOTE_ROW  # at the most
    placing, rows = _place(marks, plot, max_rows, names, labels, strip, MAX_HEIGHT - overhead - below)
    notes, bottom = _notes(told, scale, rows.bottom)
    symbols = _with_labels(symbols, placing, marks, scale)
    tick_list, step = ticks(scale, points, lambda text: text_width(text, SMALL), lang)
    return Plan(scale, pieces, symbols, arrows, _brackets(events, scale), rows.y, rows.height, labels, wide, placing,
                rows.bands, folds, notes, tick_list, step, strip, bottom,
                _densest(points, plot) if crowded else None)  # fmt: skip


def notes_of(events: pd.DataFrame, lang: str) -> list[dict]:
    """The notes that a frame carries: `title`, `when` in words, and the ends of their brackets `x0`, `x1` in seconds."""
    found = []
    for note in events.attrs.get("notes", []):
        span = parse(note["date"])
        x0, x1 = (float(at.astype("int64")) if at == at else np.nan for at in (span.earliest, span.latest + 1))
        found.append({"title": note["title"], "when": words(span, lang), "x0": x0, "x1": x1})
    return found


def _notes(told: list[dict], scale: Scale, top: float) -> tuple[list[Note], float]:
    """Notes in as many rows as keep their texts apart, and the px where the last row ends."""
    found, taken = [], []
    for note in sorted(told, key=lambda note: note["x0"]):
        x0 = scale.start if np.isnan(note["x0"]) else note["x0"]
        x1 = scale.end if np.isnan(note["x1"]) else note["x1"]
        (text,), (wide,) = cut([note["title"]], np.array([scale.width]), SMALL)
        px0, px1 = scale.px([x0, x1])
        left = float(np.clip((px0 + px1 - wide) / 2, 0, scale.width - wide))
        right = max(px1, left + wide) + 6
        row = next((i for i, end in enumerate(taken) if end <= min(left, px0)), len(taken))
        taken[row : row + 1] = [right]
        ends = scale.outside(np.array([x0, x1]))
        found.append(Note(*ends.tolist(), top + row * NOTE_ROW, text, float(scale.seconds([left + wide / 2])[0])))
    return found, top + len(taken) * NOTE_ROW


def _densest(points: np.ndarray, plot: float) -> tuple[float, float] | None:
    """The stretch with most marks, where a fold would part it from others."""
    points = points[np.isfinite(points)]
    stretches = fit(points, plot).stretches
    counts = [np.count_nonzero((points >= first) & (points <= last)) for first, last in stretches]
    return stretches[int(np.argmax(counts))] if len(stretches) > 1 else None


def ends(dates: np.ndarray) -> Ends:
    """Each date's ends, from an array of `SPAN`."""
    low, high = dates["earliest"].copy(), dates["latest"] + 1
    exact = dates["form"] == FORMS.index("exact")
    throughout = dates["form"] == FORMS.index("throughout")
    high[exact] = low[exact]
    first = np.where(throughout & ~dates["start_moment"], dates["start_last"] + 1, low)
    last = np.where(throughout & ~dates["end_moment"], dates["end_first"], high)
    return Ends(low - dates["start_fade"], first, last, high + dates["end_fade"])


def members(texts: pd.Series, dates: np.ndarray) -> pd.DataFrame:
    """The parts of `{a,b}`: event, x, end in seconds, and whether each is a single known moment."""
    several = np.flatnonzero(dates["form"] == FORMS.index("several"))
    rows = [
        (i, float(m.earliest.astype("int64")), float(m.latest.astype("int64") + 1), m.form)
        for i, text in zip(several, texts.iloc[several])
        for m in parse(text).members
    ]
    found = pd.DataFrame(rows, columns=["event", "x", "end", "form"]).astype({"x": float, "end": float, "event": int})
    return found.assign(end=found["end"].where(found["form"] != "exact", found["x"]))


def clocked(events: pd.DataFrame) -> bool:
    """Whether any date has a time of day."""
    return bool(events["precision"].isin(["minute", "second"]).any())


def _least(events: pd.DataFrame) -> float:
    """Seconds a chart spans at least: an hour beside clock times, else a week."""
    return 3600.0 if clocked(events) else 7 * DAY


def _drawn(
    events: pd.DataFrame, dates: np.ndarray, ends: Ends, members: pd.DataFrame, scale: Scale
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Pieces, symbols and arrows, each event's in the order of the file."""
    n = np.arange(len(events))
    form = events["form"].to_numpy()
    several = form == "several"
    open0, open1 = events["open_start"].to_numpy(), events["open_end"].to_numpy()
    edge = lambda at, open_, side: np.where(open_, side, at)  # noqa: E731
    low, first = edge(ends.low, open0, scale.start), edge(ends.first, open0, scale.start)
    last, high = edge(ends.last, open1, scale.end), edge(ends.high, open1, scale.end)
    crossed = first > last  # both ends only to the year, in one year: nothing of it is sure
    first, last = np.where(crossed, low, first), np.where(crossed, low, last)
    body = np.where(form == "throughout", "solid", "hatched")
    pieces = pd.concat([
        _piece(n, low, first, "faded", ~several & ~crossed),
        _piece(n, np.where(crossed, low, first), np.where(crossed, high, last), np.where(crossed, "faded", body), ~several),
        _piece(n, last, high, "faded", ~several & ~crossed),
        *_member_pieces(members),
    ], ignore_index=True)  # fmt: skip
    # Plotly drops a bar whose end lies inside a fold; the fold's own edge is the same pixel.
    pieces["x0"], pieces["x1"] = scale.outside(pieces["x0"]), scale.outside(pieces["x1"])
    pieces = pieces[pieces["x1"] > pieces["x0"]].reset_index(drop=True)
    middle = scale.seconds((scale.px(first) + scale.px(last)) / 2)
    closing, opening = dates["end_first"], dates["earliest"]
    at = np.select([form == "exact", open0, open1 | (form == "throughout")], [opening, closing, opening], middle)
    widened = (form == "exact") & (last - first >= DAY) & ~(events["about"] | events["perhaps"]).to_numpy()
    at = np.where(widened, middle, at)
    symbols = pd.DataFrame({"event": n, "x": at, "hollow": (form == "within") | widened})[~several]
    own = members.assign(hollow=members["form"] == "within")
    own["x"] = scale.seconds((scale.px(own["x"]) + scale.px(own["end"])) / 2) if len(own) else own["x"]
    own.loc[own["form"] == "exact", "x"] = members["x"]
    symbols = pd.concat([symbols, own[["event", "x", "hollow"]]], ignore_index=True)
    symbols["x"] = scale.outside(symbols["x"])
    ends_open = [(n[open0], scale.start, -1), (n[open1], scale.end, 1)]
    arrows = pd.concat([pd.DataFrame({"event": e, "x": x, "points": p}) for e, x, p in ends_open], ignore_index=True)
    arrows = arrows.astype({"event": int})
    return pieces, symbols.sort_values(["event", "x"], kind="stable", ignore_index=True), arrows


def _piece(event: np.ndarray, x0: np.ndarray, x1: np.ndarray, look, keep: np.ndarray) -> pd.DataFrame:
    frame = pd.DataFrame({"event": event, "x0": x0, "x1": x1, "look": look})
    return frame[keep & (x1 > x0)]


def _member_pieces(members: pd.DataFrame) -> list[pd.DataFrame]:
    if members.empty:
        return []
    wide = members[members["end"] > members["x"]]
    look = np.where(wide["form"] == "throughout", "solid", "hatched")
    ends = members.groupby("event").agg(x0=("x", "min"), x1=("end", "max")).reset_index()
    return [
        ends.assign(look="thread"),
        pd.DataFrame({"event": wide["event"], "x0": wide["x"], "x1": wide["end"], "look": look}),
    ]


def _extents(
    pieces: pd.DataFrame, symbols: pd.DataFrame, n: int, scale: Scale
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Px of each event's whole mark (start, end) and of its first and last symbol (left, right)."""
    at, px = symbols["event"].to_numpy(), scale.px(symbols["x"])
    left, right = np.full(n, np.inf), np.full(n, -np.inf)
    np.minimum.at(left, at, px)
    np.maximum.at(right, at, px)
    start, end = left.copy(), right.copy()
    np.minimum.at(start, pieces["event"].to_numpy(), scale.px(pieces["x0"]))
    np.maximum.at(end, pieces["event"].to_numpy(), scale.px(pieces["x1"]))
    return start, end, left, right


def _labels(
    titles: pd.Series, left: np.ndarray, right: np.ndarray, plot: float
) -> tuple[list[str], np.ndarray, np.ndarray, np.ndarray]:
    """Break each title to the room beside its symbols.

    Returns
    -------
    lines : list of str
        With line breaks.
    wide : array of float
        Px of the longest line.
    left, right : array of float
        Px of the symbol that the label may stand left, or right of.
    """
    most_lines, most = (1, 220.0) if len(titles) > DENSE else (2, 330.0) if plot > 600 else (4, plot)
    reach = layout.SYMBOL + layout.GAP + 1
    # Several symbols across the whole chart leave no room beside them: the
    # label then stands at the first, over the thread that joins them.
    right = np.where(np.maximum(plot - right, left) < 90, left, right)
    room = np.minimum(np.maximum(plot - right, left) - reach, most)
    if most_lines == 1:
        lines, wide = cut(titles.tolist(), room, LABEL)
        return lines, wide, left, right
    lines = [wrap(title, space, LABEL, most_lines) for title, space in zip(titles, room)]
    wide = np.array([max(text_width(line, LABEL) for line in label) for label in lines], dtype=float)
    return ["\n".join(label) for label in lines], wide, left, right


def _with_labels(symbols: pd.DataFrame, placing: layout.Placing, marks: layout.Marks, scale: Scale) -> pd.DataFrame:
    """Mark the symbol of each event at which its label stands."""
    event = symbols["event"].to_numpy()
    anchor = np.where(placing.side > 0, marks.right, marks.left)
    here = symbols.assign(text=np.isclose(scale.px(symbols["x"]), anchor[event], atol=0.01))
    here["text"] &= ~here[here["text"]]["event"].duplicated().reindex(here.index, fill_value=False)
    return here


@dataclass(frozen=True)
class _Rows:
    """Lanes and rows stacked: per event the px of its row's middle and height, and the px where all ends."""

    bands: list[Band]
    y: np.ndarray
    height: np.ndarray
    bottom: float


def _place(
    marks: layout.Marks,
    plot: float,
    max_rows: int | None,
    names: list[str],
    labels: list[str],
    strip: float,
    height: float,
) -> tuple[layout.Placing, _Rows]:
    """Place with all the rows wanted; while that is too high, with fewer."""
    cap = MOST_ROWS if max_rows is None else max_rows
    many = len(marks.start) > MANY  # sure to be too many: do not try them all first
    most = (
        max(1, min(cap, int((height - strip - len(names) * (NAME + BETWEEN)) / (LINE + AIR) / len(names))))
        if many
        else cap
    )
    while True:
        placing = layout.place(marks, plot, most)
        rows = _stack(placing, marks.lane, names, labels, strip)
        if rows.bottom <= height or placing.rows.max(initial=1) == 1:
            return placing, rows
        tallest = rows.height.max(initial=LINE)
        most = layout.share(placing.rows, placing.rows.sum() - max(1, int((rows.bottom - height) // tallest)))


def _stack(placing: layout.Placing, lane: np.ndarray, names: list[str], labels: list[str], strip: float) -> _Rows:
    """Stack lanes and rows, each row as high as its highest label."""
    lines = np.fromiter((label.count("\n") + 1 for label in labels), int, len(labels))
    y, heights = np.zeros(len(lane)), np.zeros(len(lane))
    bands, top = [], strip
    for number, name in enumerate(names):
        mine = lane == number
        high = np.ones(max(int(placing.rows[number]), 1), dtype=int)
        np.maximum.at(high, placing.row[mine], lines[mine])
        tall = high * LINE + AIR
        begin = top + (NAME if name else 1)
        middles = begin + np.cumsum(tall) - tall / 2
        y[mine], heights[mine] = middles[placing.row[mine]], tall[placing.row[mine]]
        bottom = float(begin + tall.sum() + 1)
        bands.append(Band(name, top, bottom, int((placing.zoom[mine] > 1).sum())))
        top = bottom + BETWEEN
    return _Rows(bands, y, heights, top)


def _folds(scale: Scale, lang: str) -> list[Fold]:
    """Folded gaps, their labels staggered over as many rows as keep them apart."""
    result, taken = [], []
    for first, last in scale.folds:
        text = f"⋯ {length_words(last - first, lang)}"
        px, half = float(scale.px([first])[0]), text_width(text, SMALL) / 2 + 3
        row = next((i for i, right in enumerate(taken) if right <= px - half), len(taken))
        taken[row : row + 1] = [px + half]
        result.append(Fold(first, text, row))
    return result


def _brackets(events: pd.DataFrame, scale: Scale) -> pd.DataFrame:
    """The room each source left, where it is wider than what is drawn."""
    source = events["source_date"]
    at = np.flatnonzero((source.notna() & (source != events["date"])).to_numpy())
    room, _ = spans(source.iloc[at])
    x0, x1 = room["earliest"] - room["start_slack"], room["latest"] + 1 + room["end_slack"]
    # Of a stretch of time with an open end only the other end is in question.
    both = (room["form"] == FORMS.index("throughout")) & (events["form"].iloc[at] == "throughout").to_numpy()
    open0, open1 = np.isnan(x0), np.isnan(x1)
    x0 = np.where(both & open0, room["end_first"] - room["end_slack"], np.where(open0, -np.inf, x0))
    x1 = np.where(both & open1, room["start_last"] + 1 + room["start_slack"], np.where(open1, np.inf, x1))
    found = pd.DataFrame({"event": at, "x0": np.maximum(x0, scale.start), "x1": np.minimum(x1, scale.end),
                          "cap0": x0 >= scale.start, "cap1": x1 <= scale.end})  # fmt: skip
    return found[found["x1"] > found["x0"]]
