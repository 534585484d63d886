"""The ink of marks, cut at the axis breaks: each segment of time has an axis of its own."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from timeline.chart.lanes import Mark
from timeline.chart.plan import Plan
from timeline.picture.measures import OUTSIDE
from timeline.picture.style import Theme

#: Px of a step in which an unknown end fades, and how many of these there are.
_STEP, _LEAST_STEPS, _MOST_STEPS = 2.0, 4, 24


@dataclass(frozen=True)
class Piece:
    """Ink of one mark in one segment.

    Attributes
    ----------
    ink : str
        What it is, as in `Part`.
    first, last : float
        Seconds.
    fill : float, optional
        How much of its colour fills it, 0 to 1; None for lines.
    starts, ends : bool
        Whether an outline is closed there.
    """

    mark: Mark
    ink: str
    first: float
    last: float
    fill: float | None
    starts: bool = False
    ends: bool = False


def pieces(marks: list[Mark], drawing: Plan, colours: Theme) -> list[list[Piece]]:
    """Each mark's ink cut at the axis breaks, by segment; what fades is cut into steps as well.

    What the source itself does not say is hollow: its bars are pale, its outlines have no fill.
    """
    scale, flags = drawing.scale, drawing.reading.flags
    by_segment = [[] for _ in scale.segments]
    for mark in marks:
        is_hollow = bool(flags[mark.event] & OUTSIDE)
        area, thin = (colours.thin, 0.0) if is_hollow else (colours.area, colours.thin)
        fills = {"bar": area, "box": thin, "thin": thin}
        full = thin if any(part.ink == "box" for part in mark.shape.parts) else area
        for part in mark.shape.parts:
            steps = [(part.x0, part.x1, fills.get(part.ink))]
            if part.ink.startswith("fade"):
                count = int(np.clip((part.x1 - part.x0) / _STEP, _LEAST_STEPS, _MOST_STEPS))
                at = np.linspace(part.x0, part.x1, count + 1).tolist()
                shares = [1 - (n + 0.5) / count for n in range(count)]
                steps = [
                    (a, b, full * share)
                    for a, b, share in zip(at, at[1:], shares if part.ink == "fade out" else shares[::-1])
                ]
            for x0, x1, fill in steps:
                for segment, first, last in scale.clipped(x0, x1):
                    left, right = scale.edges[segment]
                    by_segment[segment].append(
                        Piece(mark, part.ink, first, last, fill, part.starts and x0 >= left, part.ends and x1 <= right)
                    )
    return by_segment
