"""A picture to a drawing plan: which ink stands where, in px. No chart library here."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from timeline.chart.counts import MANY, STRIP, Strip, strip_of
from timeline.chart.lanes import Drawn, Lane, Mark, Members, lanes_in_rows
from timeline.chart.places import Room
from timeline.chart.scale import Scale, fit
from timeline.chart.shapes import shapes
from timeline.chart.text import cut, wrap
from timeline.chart.under import notes_in_rows, reports_in_rows
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
)  # fmt: skip
from timeline.picture.picture import Picture
from timeline.picture.readings import Reading

#: Px of the width from which on lanes have their names at the left, and of the margin where they have not.
WIDE, MARGIN = 600, 8


@dataclass(frozen=True)
class Band:
    """A lane's name in lines, its top and bottom in px, and how many of its events have no label."""

    name: tuple[str, ...]
    top: float
    bottom: float
    unlabelled: int


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
    marks, reports, notes : list of Mark
        Of notes, `event` is their number.
    strips : list of Strip
    bottom, height : float
        Where the bands end, and all of it.
    """

    picture: Picture
    scale: Scale
    wide: bool
    bands: list[Band]
    marks: list[Mark]
    reports: list[Mark]
    notes: list[Mark]
    strips: list[Strip]
    bottom: float
    height: float

    @property
    def reading(self) -> Reading:
        """The dates as drawn."""
        return self.picture.reading


def plan(picture: Picture, width: float, overhead: float) -> Plan:
    """Work out the whole drawing.

    Parameters
    ----------
    picture : Picture
    width : float
        Px of the whole figure.
    overhead : float
        Px that axis and legends take.
    """
    events, reading = picture.events, picture.reading
    wide = width >= WIDE and bool(events["lane"].notna().any())
    plot = width - MARGIN - (NAMES if wide else MARGIN)
    scale = fit(picture.whole, [(gap.start, gap.end) for gap in picture.gaps], plot, picture.least)
    at = np.flatnonzero(picture.bands.of_event < 0).tolist()
    lines = scale.px(reading.first[at]).tolist()
    reports, report_rows = reports_in_rows(at, events["title"].tolist(), lines, scale)
    notes, note_rows = notes_in_rows(picture.notes, scale)
    below = report_rows * REPORT_ROW + (note_rows * NOTE_ROW if notes else 4)
    names = [_name(name, wide, plot) for name in picture.bands.names]
    above = [0.0 if wide or not (name or len(events) > FEW) else float(NAME_ROW) for name in picture.bands.names]
    height = MOST_HEIGHT - overhead - below - sum(above) - len(names) * (2 * AIR + BETWEEN)
    lanes = _lanes(picture, names, wide, Room(scale, tuple(lines), NAMES - MARGIN if wide else 0), height)
    bands, marks, strips, top = [], [], [], 0.0
    for number, (name, lane, name_row) in enumerate(zip(names, lanes, above)):
        begin = top + (name_row if any(name) or lane.unlabelled else 0.0) + AIR
        lines_beside = 16.0 * (len(name) + 2 * bool(lane.unlabelled)) + 2 if wide else 0.0
        bottom = begin + max(lane.height, ROW, lines_beside) + AIR
        marks += [replace(mark, y=begin + mark.y) for mark in lane.marks]
        if len(events) > MANY:
            strips.append(strip_of(reading, picture.bands.of_event == number, scale, begin + STRIP / 2))
        bands.append(Band(name, top, bottom, lane.unlabelled))
        top = bottom + BETWEEN
    bottom = max(top - BETWEEN, ROW)
    reports = [replace(mark, y=bottom + (mark.y + 0.5) * REPORT_ROW) for mark in reports]
    under = bottom + report_rows * REPORT_ROW + 2
    notes = [replace(mark, y=under + mark.y * NOTE_ROW) for mark in notes]
    return Plan(picture, scale, wide, bands, marks, reports, notes, strips, bottom, bottom + below)


def _lanes(picture: Picture, names: list[tuple[str, ...]], wide: bool, room: Room, height: float) -> list[Lane]:
    """Each band's events in rows; of too many events, room for a strip of counts."""
    if len(picture.events) > MANY:
        return [Lane([], 0, STRIP, 0) for _ in names]
    drawn = Drawn(picture.events["title"].tolist(), shapes(picture.reading, room.scale), picture.rank.tolist())
    members = [
        Members(np.flatnonzero(picture.bands.of_event == number).tolist(), sum(map(bool, name)) if wide else 0)
        for number, name in enumerate(names)
    ]
    return lanes_in_rows(drawn, members, room, height)


def _name(name: str, wide: bool, plot: float) -> tuple[str, ...]:
    """A lane's name in lines: beside its band, or in one over it."""
    return tuple(wrap(name, NAMES - 14, LABEL * 1.1, 3) if wide else cut([name], np.array([plot - 4]), LABEL)[0])
