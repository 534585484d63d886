"""A picture to a drawing plan: which ink stands where, in px. No chart library here."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from timeline.chart.dots import Bin
from timeline.chart.lanes import Lane, Mark, Members, lanes_in_rows
from timeline.chart.places import Room
from timeline.chart.scale import Scale, fit
from timeline.chart.text import cut, wrap
from timeline.chart.under import notes_in_rows, reports_in_rows
from timeline.picture.beginnings import caption
from timeline.picture.measures import (
    AIR,
    BETWEEN,
    DOT_STEP,
    LABEL,
    NAME_LINE,
    NAME_ROW,
    NAMES,
    NOTE_ROW,
    REPORT_ROW,
    ROW,
    TIGHT_ROW,
)  # fmt: skip
from timeline.picture.picture import Picture
from timeline.picture.readings import Reading

#: Px of the width from which on lanes have their names at the left, and of the margin where they have not.
WIDE, MARGIN = 600, 8
#: Px of a figure without its axis and key up to which its rows are the highest: a notebook on a laptop shows no more.
_ROOMY = 600
#: Px of a note: its bracket, and its text.
_NOTE = NOTE_ROW - 4


@dataclass(frozen=True)
class Band:
    """A lane's name in lines, of which the last ones may be a caption, its top and bottom in px."""

    name: tuple[str, ...]
    captions: int
    top: float
    bottom: float


@dataclass(frozen=True)
class Point:
    """An event without a label, by its row in the frame: px of its dot."""

    event: int
    x: float
    y: float


@dataclass(frozen=True)
class Strip:
    """Events of one band that are counted: px from the top to its middle, its height, and its bins from the left."""

    y: float
    height: float
    bins: tuple[Bin, ...]


@dataclass(frozen=True)
class Plan:
    """All that a figure needs; px from the left of the plot and from the top of the first band.

    Attributes
    ----------
    picture : Picture
    scale : Scale
    wide : bool
        Whether lanes have their names at the left.
    bands : list of Band
    row : float
        Px of a row.
    marks, reports, notes : list of Mark
        Of notes, `event` is their number.
    dots : list of Point
    strips : list of Strip
    bottom, height : float
        Where the bands end, and all of it.
    """

    picture: Picture
    scale: Scale
    wide: bool
    bands: list[Band]
    row: float
    marks: list[Mark]
    reports: list[Mark]
    notes: list[Mark]
    dots: list[Point]
    strips: list[Strip]
    bottom: float
    height: float

    @property
    def bridges(self) -> list[tuple[Mark, int]]:
        """Boxes that span an axis break, each with the segment before it."""
        edges = self.scale.edges
        return [
            (mark, segment) for mark in self.marks for part in mark.shape.parts if part.ink == "box"
            for segment, (_, right) in enumerate(edges[:-1]) if part.x0 < right and part.x1 > edges[segment + 1][0]
        ]  # fmt: skip

    @property
    def reading(self) -> Reading:
        """The dates as drawn."""
        return self.picture.reading


def plan(picture: Picture, width: float, height: float) -> Plan:
    """Work out the whole drawing.

    Parameters
    ----------
    picture : Picture
    width : float
        Px of the whole figure.
    height : float
        Px that bands and what is under them may take.
    """
    reading = picture.reading
    wide = has_names_beside(picture, width)
    plot = plot_width(picture, width)
    scale = fit(picture.axis.whole, [(gap.start, gap.end) for gap in picture.axis.gaps], plot, picture.least)
    at = np.flatnonzero(picture.bands.of_event < 0).tolist()
    lines = scale.px(reading.first[at]).tolist()
    reports, report_rows = reports_in_rows(at, picture.labels, lines, scale)
    notes, note_rows = notes_in_rows((*picture.notes, *filter(None, [picture.today])), scale)
    below = report_rows * REPORT_ROW + (note_rows * _NOTE if notes else 4)
    captions = [_name(caption(beginning), wide, plot) if beginning else () for beginning in picture.beginnings]
    names = [
        (*filter(None, _name(name, wide, plot)), *said) for name, said in zip(picture.bands.names, captions)
    ]  # fmt: skip
    above = 0.0 if wide else float(NAME_ROW)
    members = [
        Members(picture.bands.members(number), sum(map(bool, name)) if wide else 0) for number, name in enumerate(names)
    ]
    room = Room(scale, tuple(lines), spill=NAMES - MARGIN if wide else 0)
    most = height - below
    bands: list[Band] = []
    stacked: list[Lane] = []
    row, bottom, spare = float(ROW), float(ROW), most - sum(2 * AIR + BETWEEN + above * any(name) for name in names)
    for _ in range(3):  # a lane's name may be higher than its rows
        stacked, row = lanes_in_rows(picture, members, room, spare, spare - max(height - _ROOMY, 0))
        bands = _bands(stacked, names, [*map(len, captions)], wide, row)
        bottom = max(bands[-1].bottom if bands else 0.0, ROW)
        if bottom <= most:
            break
        spare -= bottom - most
    starts = [band.top + _air(row) + (above if any(band.name) else 0.0) for band in bands]
    marks = [
        replace(mark, y=start + mark.y) for start, lane in zip(starts, stacked) for mark in lane.marks
    ]  # fmt: skip
    reports = [replace(mark, y=bottom + (mark.y + 0.5) * REPORT_ROW) for mark in reports]
    under = bottom + report_rows * REPORT_ROW + 2
    notes = [replace(mark, y=under + mark.y * _NOTE) for mark in notes]
    dots, strips = _feet(bands, stacked, _air(row))
    return Plan(
        picture, scale, wide, bands, row, marks, reports, notes, dots, strips, bottom, bottom + below
    )  # fmt: skip


def _air(row: float) -> float:
    """Px of air in a band: less where rows are close."""
    return float(AIR) if row > TIGHT_ROW else 3.0


def _bands(lanes: list[Lane], names: list[tuple[str, ...]], captions: list[int], wide: bool, row: float) -> list[Band]:
    """Bands one under another, each as high as its rows and dots, and as its name beside them."""
    bands, top, air = [], 0.0, _air(row)
    for lane, name, said in zip(lanes, names, captions):
        inside = lane.height + lane.stacks.levels * DOT_STEP
        beside = NAME_LINE * len(name) + 2.0 if wide and any(name) else 0.0
        over = NAME_ROW if any(name) and not wide else 0.0
        bands.append(Band(name, said, top, top + over + max(inside, beside, TIGHT_ROW) + 2 * air))
        top = bands[-1].bottom + (BETWEEN if air == AIR else air)
    return bands


def _feet(bands: list[Band], lanes: list[Lane], air: float) -> tuple[list[Point], list[Strip]]:
    """Dots and counts at the foot of each band."""
    dots, strips = [], []
    for band, lane in zip(bands, lanes):
        foot, high = band.bottom - air, lane.stacks.levels * DOT_STEP
        dots += [Point(dot.event, dot.x, foot - (dot.level + 0.5) * DOT_STEP) for dot in lane.stacks.dots]
        if lane.stacks.bins:
            strips.append(Strip(foot - high / 2, high, lane.stacks.bins))
    return dots, strips


def has_names_beside(picture: Picture, width: float) -> bool:
    """Whether lanes have their names beside their bands, in a figure so many px wide."""
    return width >= WIDE and bool(picture.events["lane"].notna().any())


def plot_width(picture: Picture, width: float) -> float:
    """Px of the figure that are left for the plot."""
    return width - MARGIN - (NAMES if has_names_beside(picture, width) else MARGIN)


def _name(name: str, wide: bool, plot: float) -> tuple[str, ...]:
    """A lane's name in lines: beside its band, or in one over it."""
    return tuple(wrap(name, NAMES - 14, LABEL * 1.1, 3) if wide else cut([name], np.array([plot - 4]), LABEL)[0])
