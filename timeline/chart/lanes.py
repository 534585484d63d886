"""Marks and labels of each band in rows: all the rows they want, or as many as there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from timeline.chart import rows
from timeline.chart.places import Item, Label, Room
from timeline.chart.rows import item_of
from timeline.chart.shapes import Shape
from timeline.picture.measures import FEW, LABEL, ROW

#: Px: a second line in a row, a row of marks without labels.
LINE, MARK_ROW = 15.0, 16.0


@dataclass(frozen=True)
class Mark:
    """One event's ink, the px from the top to its middle, its label, if it has one; `event` is its row in the frame."""

    event: int
    y: float
    shape: Shape
    label: Label | None


@dataclass(frozen=True)
class Members:
    """What one band holds: rows of events in the frame, and how many of its rows stand beside the lane's name."""

    events: Sequence[int]
    named: int


@dataclass(frozen=True)
class Lane:
    """A band's marks, their y from the first row's top; its rows' number and px; how many events have no label."""

    marks: list[Mark]
    rows: int
    height: float
    unlabelled: int


@dataclass(frozen=True)
class Drawn:
    """Every event's title, shape and rank, by its row in the frame."""

    titles: Sequence[str]
    shapes: Sequence[Shape]
    ranks: Sequence[int]


def lanes_in_rows(drawn: Drawn, bands: Sequence[Members], room: Room, height: float) -> list[Lane]:
    """Each band with all the rows it wants, or where that is too high with as many as there is room for.

    Parameters
    ----------
    drawn : Drawn
    bands : sequence of Members
        From top to bottom.
    room : Room
        Where labels may stand.
    height : float
        Px that all of it may take.
    """
    few = sum(len(band.events) for band in bands) <= FEW
    room = room if few else replace(room, spill=0.0, later=room.scale.width / 3)
    ranks = [0] * len(drawn.ranks) if few else drawn.ranks
    items: list[list[Item]] = []
    wanted: list[Lane] = []
    for lines in (2, 1) if few else (1,):
        items = [
            [item_of(drawn.titles[i], drawn.shapes[i], room, LABEL, lines, ranks[i]) for i in band.events]
            for band in bands
        ]
        most = int(height // ROW) + 1
        wanted = [_lane(band, some, room, most) for band, some in zip(bands, items)]
        if not any(lane.unlabelled for lane in wanted) and sum(lane.height for lane in wanted) <= height:
            return wanted
    given = rows.share([lane.rows for lane in wanted], [len(band.events) for band in bands], int(height // ROW))
    return [
        lane if lane.rows <= most else _lane(band, some, room, most)
        for lane, band, some, most in zip(wanted, bands, items, given)
    ]


def _lane(band: Members, items: list[Item], room: Room, most: int) -> Lane:
    """Labels in as many rows as there may be; where some have no room, a few rows of the lowest hold marks alone."""
    room = replace(room, named=band.named)
    places, labels, count = rows.pack(items, room, most)
    rest, low = [n for n, row in enumerate(places) if row is None], {}
    if rest:
        lowest = min(3, max(1, most // 4))
        places, labels, count = rows.pack(items, room, max(most - lowest, 0))
        rest = [n for n, row in enumerate(places) if row is None]
        low = dict(zip(rest, rows.unlabelled_rows([items[n].shape for n in rest], room.scale, lowest)))
    tall = np.full(count, float(ROW))
    for item, row in zip(items, places):
        if row is not None and "\n" in item.text:
            tall[row] = ROW + LINE
    ends = np.cumsum(tall)
    total = float(ends[-1]) if count else 0.0

    def middle(number: int) -> float:
        row = places[number]
        return float(ends[row] - tall[row] / 2) if row is not None else total + (low[number] + 0.5) * MARK_ROW

    marks = [Mark(event, middle(n), items[n].shape, labels[n]) for n, event in enumerate(band.events)]
    return Lane(marks, count, total + MARK_ROW * (max(low.values(), default=-1) + 1), len(rest))
