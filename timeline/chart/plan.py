"""Events to a drawing plan: which ink stands where, in px. No chart library here."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from timeline.chart import rows
from timeline.chart.rows import Label, labelled
from timeline.chart.scale import Scale, fit
from timeline.chart.shapes import Shape, shapes
from timeline.chart.text import cut, wrap
from timeline.picture.bands import bands, ranks
from timeline.picture.gaps import breaks
from timeline.picture.measures import (
    AIR,
    BETWEEN,
    FEW,
    LABEL,
    MOST_HEIGHT,
    NAME_ROW,
    NAMES,
    NOTE_ROW,
    REPORT_ROW,
    ROW,
    SMALL,
)
from timeline.picture.readings import Reading, least, notes_of, points

#: Px: a second line in a row, a row of marks without labels, a count strip.
LINE, MARK_ROW, STRIP = 15.0, 16.0, 24.0
#: Px of the width from which on lanes have their names at the left, and of the margin where they have not.
WIDE, MARGIN = 600, 8
#: Events from which on they are counted in strips, and px of a strip's bin.
MANY, BIN = 2000, 8.0


@dataclass(frozen=True)
class Mark:
    """One event's ink, the px from the top to its middle, its label, if it has one; `event` is its row in the frame."""

    event: int
    y: float
    shape: Shape
    label: Label | None


@dataclass(frozen=True)
class Band:
    """A lane's name in lines, its top and bottom in px, and how many of its events have no label."""

    name: tuple[str, ...]
    top: float
    bottom: float
    unlabelled: int


@dataclass(frozen=True)
class Strip:
    """Events of one band, counted: px from the top to its middle; bins of px from, px to, count, seconds from, to."""

    y: float
    bins: list[tuple[float, float, int, float, float]]


@dataclass(frozen=True)
class Plan:
    """All that a figure needs; px from the left of the plot and from the top of the first band.

    Attributes
    ----------
    reading, scale
    wide : bool
        Whether lanes have their names at the left.
    bands : list of Band
    marks, reports, notes : list of Mark
        Of notes, `event` is their number.
    strips : list of Strip
    bottom, height : float
        Where the bands end, and all of it.
    """

    reading: Reading
    scale: Scale
    wide: bool
    bands: list[Band]
    marks: list[Mark]
    reports: list[Mark]
    notes: list[Mark]
    strips: list[Strip]
    bottom: float
    height: float


def plan(
    events: pd.DataFrame,
    reading: Reading,
    *,
    lanes: list[str] | str | None,
    width: float,
    fold: bool,
    other_lanes: str,
    overhead: float,
) -> Plan:
    """Work out the whole drawing.

    Parameters
    ----------
    events : pandas.DataFrame
        As `read_events` returns it, with an index from 0.
    reading : Reading
        Of its dates, as drawn.
    lanes : list of str, optional
        From top to bottom.
    width : float
        Px of the whole figure.
    fold : bool
        Whether long gaps are left out.
    other_lanes : str
        What the band of lanes that share one is called.
    overhead : float
        Px that axis and legends take.

    Raises
    ------
    ValueError
        If a lane is asked for that no event has.
    """
    notes = notes_of(events, "en")
    seen = points(reading, notes)
    wide = width >= WIDE and bool(events["lane"].notna().any())
    plot = width - MARGIN - (NAMES if wide else MARGIN)
    scale = fit(seen, breaks(seen) if fold else [], plot, least(events))
    names, band = bands(events, reading, lanes, other_lanes)
    many = len(events) > MANY
    drawn = [] if many else shapes(reading, scale)
    titles = events["title"].tolist()
    at = np.flatnonzero(band < 0).tolist()
    lines = scale.px(reading.first[at]).tolist()
    reports, report_rows = _in_rows(at, titles, [Shape(x, x) for x in lines], scale)
    brackets = [Shape(*_ends(note, scale)) for note in notes]
    noted, note_rows = _centred([note["title"] for note in notes], brackets, scale)
    below = report_rows * REPORT_ROW + (note_rows * NOTE_ROW if notes else 4)
    written = [_name(name, wide, plot) for name in names]
    above = [0.0 if wide or not (name or len(events) > FEW) else NAME_ROW for name in names]
    height = MOST_HEIGHT - overhead - below - sum(above) - len(names) * (2 * AIR + BETWEEN)
    if many:
        packed = [_Packed([], 0, STRIP, 0) for _ in names]
    else:
        members = [np.flatnonzero(band == number).tolist() for number in range(len(names))]
        beside = [sum(map(bool, name)) if wide else 0 for name in written]
        turns = ranks(events).tolist()
        packed = _packed(titles, drawn, members, scale, lines, height, NAMES - MARGIN if wide else 0, beside, turns)
    found, marks, strips, top = [], [], [], 0.0
    for number, (name, one, name_row) in enumerate(zip(written, packed, above)):
        begin = top + (name_row if any(name) or one.unlabelled else 0.0) + AIR
        lines_beside = 16.0 * (len(name) + 2 * bool(one.unlabelled)) + 2 if wide else 0.0
        bottom = begin + max(one.height, ROW, lines_beside) + AIR
        marks += [replace(mark, y=begin + mark.y) for mark in one.marks]
        if many:
            strips.append(_strip(reading, band == number, scale, begin + STRIP / 2))
        found.append(Band(name, top, bottom, one.unlabelled))
        top = bottom + BETWEEN
    bottom = max(top - BETWEEN, ROW)
    reports = [replace(mark, y=bottom + (mark.y + 0.5) * REPORT_ROW) for mark in reports]
    under = bottom + report_rows * REPORT_ROW + 2
    noted = [replace(mark, y=under + mark.y * NOTE_ROW) for mark in noted]
    return Plan(reading, scale, wide, found, marks, reports, noted, strips, bottom, bottom + below)


def _name(name: str, wide: bool, plot: float) -> tuple[str, ...]:
    """A lane's name in lines: beside its band, or in one over it."""
    return tuple(wrap(name, NAMES - 14, LABEL * 1.1, 3) if wide else cut([name], np.array([plot - 4]), LABEL)[0])


@dataclass(frozen=True)
class _Packed:
    """A band's marks, their y from the first row's top; its rows' number and px; how many events have no label."""

    marks: list[Mark]
    rows: int
    height: float
    unlabelled: int


def _packed(
    titles: list[str],
    drawn: list[Shape],
    members: list[list[int]],
    scale: Scale,
    lines: list[float],
    height: float,
    spill: float,
    named: list[int],
    turns: list[int],
) -> list[_Packed]:
    """Each band with all the rows it wants, or where that is too high with as many as there is room for."""
    few = sum(map(len, members)) <= FEW
    spill = spill if few else 0
    for most_lines in (2, 1) if few else (1,):
        texts = [[labelled(titles[i], drawn[i], scale, LABEL, most_lines, spill) for i in some] for some in members]

        def packed(number: int, most: int) -> _Packed:
            some = members[number]
            ranked = [] if few else [turns[i] for i in some]
            return _band(some, drawn, texts[number], scale, most, lines, ranked, spill, named[number])  # noqa: B023

        every = [packed(number, int(height // ROW) + 1) for number in range(len(members))]
        if not any(one.unlabelled for one in every) and sum(one.height for one in every) <= height:
            return every
    given = rows.share([one.rows for one in every], [len(some) for some in members], int(height // ROW))
    return [one if one.rows <= most else packed(number, most) for number, (one, most) in enumerate(zip(every, given))]


def _band(
    members: list[int],
    drawn: list[Shape],
    texts: list[tuple[str, float]],
    scale: Scale,
    most: int,
    lines: list[float],
    ranked: list[int],
    spill: float,
    named: int,
) -> _Packed:
    """Labels in as many rows as there may be; where some have no room, a few rows of the lowest hold marks alone."""
    inked, names, widths = [drawn[i] for i in members], [name for name, _ in texts], [wide for _, wide in texts]
    later = scale.width / 3 if ranked else float("inf")
    places, labels, count = rows.pack(names, widths, inked, scale, most, lines, later, spill, named, ranked)
    rest, low = [n for n, row in enumerate(places) if row is None], {}
    if rest:
        lowest = min(3, max(1, most // 4))
        places, labels, count = rows.pack(
            names, widths, inked, scale, max(most - lowest, 0), lines, later, spill, named, ranked
        )
        rest = [n for n, row in enumerate(places) if row is None]
        low = dict(zip(rest, rows.unlabelled_rows([inked[n] for n in rest], scale, lowest)))
    tall = np.full(count, ROW)
    for name, row in zip(names, places):
        if row is not None and "\n" in name:
            tall[row] = ROW + LINE
    ends = np.cumsum(tall)
    total = float(ends[-1]) if count else 0.0
    marks = [
        Mark(
            i,
            float(ends[row] - tall[row] / 2) if row is not None else total + (low[n] + 0.5) * MARK_ROW,
            drawn[i],
            label,
        )
        for n, (i, row, label) in enumerate(zip(members, places, labels))
    ]
    return _Packed(marks, count, total + MARK_ROW * (max(low.values(), default=-1) + 1), len(rest))


def _in_rows(at: list[int], titles: list[str], drawn: list[Shape], scale: Scale) -> tuple[list[Mark], int]:
    """Marks with their row as y."""
    names = [labelled(titles[i], shape, scale, LABEL * 1.1, 1) for i, shape in zip(at, drawn)]
    places, labels, count = rows.pack([n for n, _ in names], [w for _, w in names], drawn, scale, 10**6)
    return [Mark(i, row or 0, shape, label) for i, row, shape, label in zip(at, places, drawn, labels)], count


def _ends(note: dict, scale: Scale) -> tuple[float, float]:
    x0, x1 = scale.px(np.array([note["x0"], note["x1"]])).tolist()
    return (0.0 if np.isnan(x0) else x0, scale.width if np.isnan(x1) else x1)


def _centred(texts: list[str], brackets: list[Shape], scale: Scale) -> tuple[list[Mark], int]:
    """Notes with their row as y: a text under the middle of its bracket's longest piece, if it has room there."""
    found, taken = [], []
    for number, (text, shape) in sorted(enumerate(zip(texts, brackets)), key=lambda item: item[1][1].x0):
        pieces = [(min(shape.x1, b) - max(shape.x0, a), i) for i, (a, b) in enumerate(scale.edges)]
        segment = max(pieces)[1]
        left, right = scale.edges[segment]
        (short,), (wide,) = cut([text], np.array([scale.width - 4]), SMALL)
        middle = (max(shape.x0, left) + min(shape.x1, right)) / 2
        beyond = wide > right - left
        low, high = (wide / 2, scale.width - wide / 2) if beyond else (left + wide / 2, right - wide / 2)
        at = min(max(middle, low), high)
        at = min(max(at, left), right)
        # One that reaches beyond its segment may come to stand anywhere in it.
        a, b = (left - wide / 2, right + wide / 2) if beyond else (at - wide / 2, at + wide / 2)
        a, b = min(a, shape.x0) - 6, max(b, shape.x1) + 6
        row = next((n for n, end in enumerate(taken) if end <= a), len(taken))
        taken[row : row + 1] = [b]
        found.append(Mark(number, row, shape, Label(short, at, segment, offset=0, beyond=beyond)))
    return found, len(taken)


def _strip(reading: Reading, mine: np.ndarray, scale: Scale, y: float) -> Strip:
    """Each event counted once, where its middle is."""
    low = np.where(np.isnan(reading.low), reading.high, reading.low)[mine]
    high = np.where(np.isnan(reading.high), reading.low, reading.high)[mine]
    middle = np.clip(scale.px(low) / 2 + scale.px(high) / 2, 0, scale.width - 1e-6)
    middle[np.isnan(middle)] = scale.width / 2
    bins = []
    for segment, (left, right) in enumerate(scale.edges):
        until = scale.edges[segment + 1][0] if segment + 1 < len(scale.edges) else right
        # What falls into a break is counted right before it.
        here = np.minimum(middle[(middle >= left) & (middle < until)], right - 1e-6)
        count = max(int((right - left) // BIN), 1)
        step = (right - left) / count
        for n, number in enumerate(np.bincount(((here - left) / step).astype(int), minlength=count).tolist()):
            if number:
                a, b = left + n * step, left + (n + 1) * step
                bins.append((a, b, number, scale.seconds(segment, a), scale.seconds(segment, b)))
    return Strip(y, bins)
