"""Where each mark and its label go: lanes, rows, sides. Pure numbers, no chart library.

The guarantee: at the width laid out for, at every wider one and at every zoom
in, no label touches another label or any other event's mark. It holds because
zooming moves marks apart while labels keep their size, so two things that are
clear of each other in a row stay clear. Where a lane has more events than its
rows can label, the rest stand close together in its lowest rows, and each
gets its label back at the zoom from which it is clear of its neighbours.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, inf

import numpy as np

#: Half a symbol, and the free px between any two things, a symbol and its own label among them.
SYMBOL = 6.5
GAP = 5.0


@dataclass(frozen=True)
class Marks:
    """What is to be placed, one entry an event, in the order of the file.

    Attributes
    ----------
    start, end : array of float, shape (n,)
        Px of the mark's ends without its symbol's size; equal for a moment.
    left, right : array of float, shape (n,)
        Px of the symbol that a label to the left, or to the right, stands at.
        They differ only for marks of several symbols.
    label : array of float, shape (n,)
        Px of the label's width.
    lane : array of int, shape (n,)
    """

    start: np.ndarray
    end: np.ndarray
    left: np.ndarray
    right: np.ndarray
    label: np.ndarray
    lane: np.ndarray


@dataclass(frozen=True)
class Placing:
    """Where each goes.

    Attributes
    ----------
    row : array of int, shape (n,)
        Row within the lane, from 0 at the top. Rows do not change on zoom.
    side : array of int, shape (n,)
        1 where the label is right of its symbol, -1 left of it.
    zoom : array of float, shape (n,)
        The zoom from which the label fits: 1 is at once, inf never.
    rows : array of int, shape (lanes,)
        Rows each lane takes.
    """

    row: np.ndarray
    side: np.ndarray
    zoom: np.ndarray
    rows: np.ndarray


def sides(marks: Marks, width: float) -> np.ndarray:
    """1 where a label fits right of its symbol, -1 where only left of it does, 0 where neither.

    Parameters
    ----------
    marks : Marks
    width : float
        Px of the plot: no label is cut off by its edges.
    """
    reach = SYMBOL + GAP + marks.label
    fits_right = marks.right + reach <= width
    fits_left = marks.left - reach >= 0
    return np.where(fits_right, 1, np.where(fits_left, -1, 0))


def place(marks: Marks, width: float, most: np.ndarray | int) -> Placing:
    """Give each event the first row of its lane where its mark and label are clear.

    Events are taken by the start of their mark, ties by the file's order.

    Parameters
    ----------
    marks : Marks
    width : float
        Px of the plot.
    most : int or array of int, shape (lanes,)
        Rows that a lane may take.

    Returns
    -------
    Placing

    Notes
    -----
    O(n log n) for the sorts, and O(most) for each event.

    Examples
    --------
    >>> at, wide = np.array([10.0, 30.0, 200.0]), np.array([80.0, 80.0, 80.0])
    >>> placing = place(Marks(at, at, at, at, wide, np.zeros(3, int)), 300, 9)
    >>> placing.row.tolist(), placing.side.tolist(), placing.zoom.tolist()
    ([0, 1, 0], [1, 1, 1], [1.0, 1.0, 1.0])
    """
    count = len(marks.start)
    lanes = int(marks.lane.max()) + 1 if count else 0
    most = np.broadcast_to(most, lanes)
    side = sides(marks, width)
    label = SYMBOL + GAP + marks.label
    # Px from the mark's ends and symbols, which move on zoom, to what does not grow with it.
    before, behind = np.where(side < 0, label, SYMBOL), np.where(side > 0, label, SYMBOL)
    first = np.minimum(marks.start - SYMBOL, marks.left - before)
    last = np.maximum(marks.end + SYMBOL, marks.right + behind) + GAP
    row, zoom, used = np.zeros(count, int), np.where(side == 0, inf, 1.0), np.zeros(lanes, int)
    order = np.argsort(marks.start, kind="stable")
    for lane in range(lanes):
        mine = order[marks.lane[order] == lane]
        rows = _first_fit(first[mine], last[mine], most[lane])
        over = rows < 0
        if over.any():
            # As many rows as keep the rest half clear of one another, but a quarter of all for labels.
            wanted = ceil(over.sum() * SYMBOL / width)
            crowd = int(np.clip(wanted, np.clip(most[lane] // 4, 1, 3), max(1, most[lane] * 3 // 4)))
            rows = _first_fit(first[mine], last[mine], most[lane] - crowd)
            over = rows < 0
            rows[over] = most[lane] - crowd + _tiers((marks.end - marks.start)[mine[over]], crowd)
            for number in range(most[lane] - crowd, most[lane]):
                there = mine[rows == number]
                zoom[there] = _crowded(marks, there, side, before, behind)
        row[mine] = rows
        used[lane] = rows.max(initial=-1) + 1
    return Placing(row, np.where(side < 0, -1, 1), zoom, used)


def _first_fit(first: np.ndarray, last: np.ndarray, most: int) -> np.ndarray:
    """The first row free at `first`, which is then taken up to `last`; -1 where none is."""
    taken = [-inf] * most
    found = np.full(len(first), -1)
    soonest = -inf  # when the next row gets free: in a crowd, most events need not look at any
    for event, (left, right) in enumerate(zip(first.tolist(), last.tolist())):
        if left < soonest:
            continue
        for row in range(most):
            if taken[row] <= left:
                taken[row] = right
                found[event] = row
                soonest = min(taken)
                break
    return found


def _tiers(length: np.ndarray, rows: int) -> np.ndarray:
    """A row for each mark of a crowd: moments above, the longest bars lowest. Beside a bar without an end no label comes back.

    Examples
    --------
    >>> _tiers(np.array([0.0, 0.0, 500.0, 0.0, 20.0]), 3).tolist()
    [0, 1, 2, 0, 2]
    """
    moment = length == 0
    above = int(np.clip(round(rows * moment.mean()), int(moment.any()), rows - int(not moment.all())))
    found, below = np.zeros(len(length), int), np.flatnonzero(~moment)
    found[moment] = np.arange(moment.sum()) % max(above, 1)
    order = below[np.argsort(length[below], kind="stable")]
    found[order] = above + np.arange(len(order)) * (rows - above) // max(len(order), 1)
    return found


def _crowded(marks: Marks, row: np.ndarray, side: np.ndarray, before: np.ndarray, behind: np.ndarray) -> np.ndarray:
    """The zoom from which each label of a crowded row is clear of all marks and labels in it.

    A label reaches up to the next mark, or back to the last one, and no further:
    so each needs to be held against its neighbours only.
    """
    start, end, left, right = marks.start[row], marks.end[row], marks.left[row], marks.right[row]
    side, before, behind = side[row], before[row], behind[row]
    following = np.append(start[1:], inf)
    ended = np.concatenate([[-inf], np.maximum.accumulate(end)[:-1]])
    reached = np.concatenate([[-inf], np.maximum.accumulate(right)[:-1]])
    widest = np.concatenate([[0.0], np.maximum.accumulate(behind)[:-1]])
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        to_right = (behind + SYMBOL + GAP) / (following - right)
        to_right[(following <= right) | (ended > right)] = inf
        to_left = np.maximum((before + SYMBOL + GAP) / (left - ended), (before + widest + GAP) / (left - reached))
        to_left[(ended >= left) | (reached >= left) | (following < left)] = inf
    return np.maximum(np.select([side > 0, side < 0], [to_right, to_left], inf), 1.0)


def share(wanted: np.ndarray, total: int) -> np.ndarray:
    """Rows for each lane when there are fewer than wanted: the fullest lanes give way first.

    Examples
    --------
    >>> share(np.array([2, 9, 30]), 20).tolist()
    [2, 9, 9]
    """
    cap = int(wanted.max(initial=1))
    while cap > 1 and np.minimum(wanted, cap).sum() > total:
        cap -= 1
    return np.maximum(np.minimum(wanted, cap), 1)
