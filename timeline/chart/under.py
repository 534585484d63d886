"""What stands under the bands: the names of reports, and notes with their brackets."""

from __future__ import annotations

import numpy as np

from timeline.chart.lanes import Mark
from timeline.chart.lines import foldings
from timeline.chart.places import Item, Label, Room
from timeline.chart.rows import pack
from timeline.chart.scale import Scale
from timeline.chart.shapes import Shape
from timeline.chart.text import cut
from timeline.picture.measures import LABEL, SMALL
from timeline.picture.readings import Note


def reports_in_rows(events: list[int], labels: list[str], lines: list[float], scale: Scale) -> tuple[list[Mark], int]:
    """Reports with their row as y, and how many rows there are.

    Parameters
    ----------
    events : list of int
        Their rows in the frame.
    labels : list of str
        Of all events.
    lines : list of float
        Px of each report's line.
    scale : Scale
    """
    room = Room(scale)
    items = [Item(foldings(labels[event], LABEL), Shape(x, x)) for event, x in zip(events, lines)]
    places, stood, count = pack(items, room, 4 * len(items))
    return [Mark(i, row or 0, item.shape, label) for i, row, item, label in zip(events, places, items, stood)], count


#: Px between two notes in a row.
_NOTE_AIR = 12


def notes_in_rows(notes: tuple[Note, ...], scale: Scale) -> tuple[list[Mark], int]:
    """Notes with their row as y: a text under the middle of its bracket's longest piece, if it has room there."""
    marks, taken = [], []
    brackets = [_bracket(note, scale) for note in notes]
    for number, (note, shape) in sorted(enumerate(zip(notes, brackets)), key=lambda item: item[1][1].x0):
        pieces = [(min(shape.x1, right) - max(shape.x0, left), i) for i, (left, right) in enumerate(scale.edges)]
        segment = max(pieces)[1]
        left, right = scale.edges[segment]
        (short,), (wide,) = cut([note.title], np.array([scale.width - 4]), SMALL)
        middle = (max(shape.x0, left) + min(shape.x1, right)) / 2
        beyond = wide > right - left
        low, high = (wide / 2, scale.width - wide / 2) if beyond else (left + wide / 2, right - wide / 2)
        at = min(max(middle, low), high)
        at = min(max(at, left), right)
        # One that reaches beyond its segment may come to stand anywhere in it.
        start, end = (left - wide / 2, right + wide / 2) if beyond else (at - wide / 2, at + wide / 2)
        # Rather aside in the row of another, still over a part of its bracket, than in a row of its own.
        most = start if beyond else max(start, min(shape.x0, right - wide))
        moved = [max(start, until + _NOTE_AIR) for until in taken]
        row = next(
            (n for n, until in enumerate(taken) if moved[n] <= most and until + _NOTE_AIR <= shape.x0), len(taken)
        )
        aside = moved[row] - start if row < len(taken) else 0.0
        at, end = at + aside, end + aside
        taken[row : row + 1] = [max(end, shape.x1)]
        marks.append(Mark(number, row, shape, Label(short, at, segment, offset=0, beyond=beyond)))
    return marks, len(taken)


def _bracket(note: Note, scale: Scale) -> Shape:
    x0, x1 = scale.px(np.array([note.start, note.end])).tolist()
    return Shape(0.0 if np.isnan(x0) else x0, scale.width if np.isnan(x1) else x1)
