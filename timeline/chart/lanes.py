"""Marks and labels of each band in rows: all the rows they want; of a crowd as many as fit, and dots for the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from timeline.chart.dots import Stacks, dot_px, most_levels, stacks_of
from timeline.chart.lines import foldings
from timeline.chart.places import Item, Label, Room
from timeline.chart.rows import pack, share
from timeline.chart.shapes import Shape, enlarged, in_segments, shapes, with_symbol
from timeline.picture.measures import (
    CROWDED_LINE_COST,
    DENSE_ROW,
    DOT_STEP,
    FEW,
    GREY,
    LABEL,
    LEAD,
    LEAST_CANDIDATES,
    LEAST_HALF,
    MOST_HALF,
    MOST_ROWS,
    ORDER_COST,
    OUT_OF_ORDER,
    PX_EACH,
    ROW,
    SOME,
    TIGHT_ROW,
)
from timeline.picture.picture import Picture

#: What each line beyond the first costs a label in rows where height is short.
_DENSE_LINE = 3.0
#: How much wider a text is in bold.
_BOLDER = 1.12


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

    events: np.ndarray
    named: int


@dataclass(frozen=True)
class Packed:
    """A band's items with the row in the frame, the row in the band, and the label of each; how many rows there are."""

    events: list[int]
    items: list[Item]
    places: list[int | None]
    labels: list[Label | None]
    count: int


@dataclass(frozen=True)
class Lane:
    """A band's marks, their y from the first row's top, how high its rows are, and what stands at its foot."""

    marks: list[Mark]
    height: float
    stacks: Stacks


def label_size(grade: int) -> int:
    """Px of a label's font, by how much its event leads the eye."""
    return LEAD if grade > 1 else LABEL


def lanes_in_rows(
    picture: Picture, bands: Sequence[Members], room: Room, height: float, roomy: float
) -> tuple[list[Lane], float]:
    """Each band with all the rows it wants, or as many as there is room for and dots; and px of a row.

    Parameters
    ----------
    picture : Picture
    bands : sequence of Members
        From top to bottom.
    room : Room
        Where labels may stand.
    height : float
        Px that all of it may take.
    roomy : float
        Px that it may take in the highest rows.
    """
    total = sum(len(band.events) for band in bands)
    if total <= SOME:
        near = replace(room, reserves=True) if total <= FEW else replace(room, spill=0.0)
        near = replace(near, order_cost=OUT_OF_ORDER)
        packed = _all_rows(picture, bands, near)
        if sum(band.count for band in packed) * TIGHT_ROW > height:
            near = replace(near, order_cost=ORDER_COST)
            packed = _all_rows(picture, bands, near)
        if sum(band.count for band in packed) * ROW > height:  # longer lines may need fewer rows
            dense = _all_rows(picture, bands, replace(near, line_cost=_DENSE_LINE))
            packed = min(packed, dense, key=lambda some: sum(band.count for band in some))
        rows = sum(band.count for band in packed)
        limits = ((ROW, roomy), (DENSE_ROW, height), (TIGHT_ROW, height))
        row = next((row for row, limit in limits if rows * row <= limit), None)
        row = TIGHT_ROW if row is None and total <= FEW else row
        if row and not any(place is None for band in packed for place in band.places):
            return [Lane(_marks(band, row), band.count * row, Stacks()) for band in packed], row
    return _crowd(picture, bands, replace(room, spill=0.0, line_cost=CROWDED_LINE_COST), height), TIGHT_ROW


def _all_rows(picture: Picture, bands: Sequence[Members], room: Room) -> list[Packed]:
    return [_packed(picture, band, band.events, room, len(band.events) * 4, ranked=False) for band in bands]


def _crowd(picture: Picture, bands: Sequence[Members], room: Room, height: float) -> list[Lane]:
    """As many labels as have room in some px, and dots: how many of these remain is known when labels have places."""
    counts = [len(band.events) for band in bands]
    most, px = most_levels(counts, room.scale.width), dot_px(picture.reading, room.scale)
    levels = [min(count, 1, most) for count in counts]
    packed: list[Packed] = []
    stacks: list[Stacks] = []
    for _ in range(2):
        total = max(int((height - sum(levels) * DOT_STEP) // TIGHT_ROW), len(bands))
        given = share([min(count, MOST_ROWS) for count in counts], counts, total)
        packed = [
            _packed(picture, band, _competing(picture, band.events, rows, room), room, rows, ranked=True)
            for band, rows in zip(bands, given)
        ]
        packed = _balanced(packed, bands)
        stacks = [_stacks(band.events, one, px, room, most) for band, one in zip(bands, packed)]
        levels = [one.levels for one in stacks]
    return [Lane(_marks(one, TIGHT_ROW), one.count * TIGHT_ROW, dots) for one, dots in zip(packed, stacks)]


def _packed(picture: Picture, band: Members, events: np.ndarray, room: Room, most: int, ranked: bool) -> Packed:
    """Events of a band in rows, from the left or by rank; what is long waits until all others have a place."""
    rows, greys = events.tolist(), len(picture.themes["light"].kinds) - GREY
    items = []
    for row, shape in zip(rows, shapes(picture.reading, room.scale, rows)):
        shape = in_segments(shape, room.scale)
        long = shape.x1 - shape.x0 > room.scale.width / 3
        turn = (float(long), float(picture.rank[row])) if ranked else ()
        grade = int(picture.grades[row])
        size = label_size(grade) * (_BOLDER if grade else 1)
        if grade:
            shape = enlarged(shape)
        if len(picture.slots) > 1:
            shares = greys > 1 and picture.slots[picture.kinds.iloc[row]] >= GREY
            shape = with_symbol(shape, shares, room.scale.width)
        items.append(Item(foldings(picture.labels[row], size), shape, turn, picture.details.get(row, "")))
    return Packed(rows, items, *pack(items, replace(room, named=band.named), most))


def _competing(picture: Picture, events: np.ndarray, rows: int, room: Room) -> np.ndarray:
    """The events of a band that compete for its rows: the first in rank, about twice as many as have room."""
    enough = max(int(rows * room.scale.width / PX_EACH), LEAST_CANDIDATES)
    if len(events) <= enough:
        return events
    return np.sort(events[np.argsort(picture.rank[events], kind="stable")[:enough]])


def _balanced(packed: list[Packed], bands: Sequence[Members]) -> list[Packed]:
    """Where half of the events lie apart from one another, they would get most of the labels: not so many more.

    Takes away places of those that come last in turn.
    """
    events = np.sort(np.concatenate([band.events for band in bands]))
    if not len(events):
        return packed
    middle = events[len(events) // 2]
    labelled = [(band, n) for band, one in enumerate(packed) for n, place in enumerate(one.places) if place is not None]
    halves: tuple[list, list] = ([], [])
    for band, n in labelled:
        halves[int(packed[band].events[n] >= middle)].append((packed[band].items[n].turn, band, n))
    dropped = set()
    for half, other in (halves, halves[::-1]):
        most = max(int(MOST_HALF * len(other)), LEAST_HALF)
        dropped |= {(band, n) for _, band, n in sorted(half)[most:]}
    return [
        replace(
            one,
            places=[None if (band, n) in dropped else place for n, place in enumerate(one.places)],
            labels=[None if (band, n) in dropped else label for n, label in enumerate(one.labels)],
        )
        for band, one in enumerate(packed)
    ]


def _stacks(events: np.ndarray, packed: Packed, px: np.ndarray, room: Room, most: int) -> Stacks:
    """What has no place in rows as dots."""
    labelled = [event for event, place in zip(packed.events, packed.places) if place is not None]
    rest = events[~np.isin(events, labelled)]
    return stacks_of(rest, px[rest], room.scale, most)


def _marks(packed: Packed, row: float) -> list[Mark]:
    return [
        Mark(event, (place + 0.5) * row, item.shape, label)
        for event, item, place, label in zip(packed.events, packed.items, packed.places, packed.labels)
        if place is not None
    ]
