"""Where each mark and its label go: lanes, rows, sides. Pure numbers, no chart library.

The guarantee: at the width laid out for, at every wider one and at every zoom
in, no label touches another label or the mark of a labelled event. It holds
because zooming moves marks apart while labels keep their size, so two things
that are clear of each other in a row stay clear. What cannot be clear keeps
its mark and gets its label back at the zoom from which it fits.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

import numpy as np

#: Zooms at which room is kept: 1, 2, 4 … 2²⁴ (a minute in thirty years).
ZOOMS = 2.0 ** np.arange(25)
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
    Where all rows are taken, an event goes to the row in which its label is
    clear soonest on zooming in.

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
    One pass, O(n log n) for the sort and O(most) for each event.

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
    labelled = side != 0
    # How far each reaches, in px that do not grow on zoom, from points that move.
    before = np.where(side < 0, SYMBOL + GAP + marks.label, SYMBOL)
    behind = np.where(side > 0, SYMBOL + GAP + marks.label, SYMBOL)
    row = np.zeros(count, int)
    zoom = np.full(count, inf)
    # taken[lane][row, k]: px up to which the row is taken at zoom 2**k.
    taken = [np.full((rows, len(ZOOMS)), -inf) for rows in most]
    used = np.zeros(lanes, int)
    spare = np.zeros(lanes, int)
    for event in np.argsort(marks.start, kind="stable").tolist():
        lane = marks.lane[event]
        room = taken[lane]
        if not labelled[event]:
            row[event] = spare[lane] % len(room)
            spare[lane] += 1
            used[lane] = max(used[lane], row[event] + 1)
            continue
        first = np.minimum(ZOOMS * marks.start[event] - SYMBOL, ZOOMS * marks.left[event] - before[event])
        clear = room <= first - GAP
        # The zoom step behind the last one at which it would touch something.
        step = np.where(clear.all(axis=1), 0, len(ZOOMS) - np.argmin(clear[:, ::-1], axis=1))
        best = int(step.argmin())
        if step[best] == len(ZOOMS):
            best = spare[lane] % len(room)
            spare[lane] += 1
        else:
            zoom[event] = ZOOMS[step[best]]
            last = np.maximum(ZOOMS * marks.end[event] + SYMBOL, ZOOMS * marks.right[event] + behind[event])
            from_here = slice(step[best], None)
            room[best, from_here] = np.maximum(room[best, from_here], last[from_here])
        row[event] = best
        used[lane] = max(used[lane], best + 1)
    return Placing(row, np.where(side < 0, -1, 1), zoom, used)


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
