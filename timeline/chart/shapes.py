"""Dates to shapes: what each form of a date looks like along a line of time, in px. Pure: numbers in, numbers out.

A known day is a disc, some day within a range an empty box, a stretch of
time a bar with caps at its known ends; an end that nobody knows fades out,
one still to come has an arrow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from timeline.chart.scale import Scale
from timeline.picture.measures import (
    ARROW,
    ASKED,
    AT_LEAST,
    BEYOND_FADE,
    BY_REPORT,
    DASHED,
    END_CAP,
    END_FADES,
    EXACT,
    FADE,
    LARGER,
    LEAST_BAR,
    MOST_ASIDE,
    OUTSIDE,
    PILL,
    RADIUS,
    SEVERAL,
    START_CAP,
    START_FADES,
    SYMBOL,
    THROUGHOUT,
    WIDE_OUTLINE,
    WITHIN,
)
from timeline.picture.readings import Reading

#: How much of a line that fades stays.
_NEARER = 0.6


@dataclass(frozen=True)
class Part:
    """A stretch of ink.

    Attributes
    ----------
    ink : str
        "box" (some time within), "bar" (all this time), "thin" (may be part of it), "dashes" (along a bar in doubt),
        "edges" (along a bar from elsewhere), "thread" (joins discs); "fade out", "fade in" (an unknown end).
    x0, x1 : float
        Px.
    starts, ends : bool
        Whether a box ends there, rather than go on as a fade.
    """

    ink: str
    x0: float
    x1: float
    starts: bool = True
    ends: bool = True


@dataclass(frozen=True)
class Shape:
    """The ink of one date.

    Attributes
    ----------
    x0, x1 : float
        Px of all of it.
    before, behind : float
        Px of a disc's ink before the first and behind the last time.
    parts : tuple of Part
    points : tuple of (str, float)
        "disc", "doubt" (a disc that is not sure), "cap", "arrow", "?" (an end that is not known), and their px.
    holds : bool
        Whether a label can stand in it.
    between : tuple of (float, float)
        Stretches of px between the parts of a date of several.
    symbol : float, optional
        Px of the symbol of its kind in it.
    """

    x0: float
    x1: float
    before: float = 0.0
    behind: float = 0.0
    parts: tuple[Part, ...] = ()
    points: tuple[tuple[str, float], ...] = ()
    holds: bool = False
    between: tuple[tuple[float, float], ...] = ()
    symbol: float | None = None


def with_symbol(shape: Shape, shares: bool, width: float) -> Shape:
    """A shape with the symbol of its kind where its colour does not tell the kind, or has too little room for that.

    A short outline has it in its middle; in a wide one it would stand at a time that is no likelier than others.
    What lasted is told by its colour; where kinds share one, it has the symbol where it begins to show, as a title in
    it has.

    Parameters
    ----------
    shares : bool
        Whether other kinds have its colour.
    width : float
        Px of the plot.
    """
    inks = {part.ink for part in shape.parts}
    left, right = max(shape.x0, 0.0), min(shape.x1, width)
    bar = "box" not in inks
    wide = right - left >= WIDE_OUTLINE * SYMBOL
    if not inks or "thread" in inks or right - left < (2 * SYMBOL if bar else SYMBOL - 2):
        return shape
    if (bar and not shares) or (wide and not bar):
        return shape
    led = right - SYMBOL if "fade in" in inks else left + SYMBOL
    return replace(shape, symbol=led if wide else (left + right) / 2)


def in_segments(shape: Shape, scale: Scale) -> Shape:
    """A shape as far as it is drawn: what is about some time, or fades, may begin or end in a break.

    Examples
    --------
    >>> scale = Scale(((0.0, 100.0), (900.0, 1000.0)), 1.0)
    >>> cut = in_segments(Shape(105.0, 160.0), scale)
    >>> cut.x0 == scale.edges[1][0], cut.x1
    (True, 160.0)
    """
    for (_, left), (right, _) in zip(scale.edges, scale.edges[1:]):
        if left < shape.x0 < right < shape.x1:
            shape = replace(shape, x0=right)
        if shape.x0 < left < shape.x1 < right:
            shape = replace(shape, x1=left)
    return shape


def enlarged(shape: Shape) -> Shape:
    """A shape whose discs, if it has any at its ends, are those of an important event."""
    more = RADIUS * (LARGER - 1)
    before, behind = more * (shape.before > 0), more * (shape.behind > 0)
    ends = {"x0": shape.x0 - before, "x1": shape.x1 + behind}
    return replace(shape, **ends, before=shape.before + before, behind=shape.behind + behind)


def shapes(reading: Reading, scale: Scale, rows: Sequence[int] | None = None) -> list[Shape]:
    """The shape of every date, or of those in some rows.

    Examples
    --------
    >>> import io
    >>> from timeline import read_events
    >>> from timeline.picture.readings import checked
    >>> reading = checked(read_events(io.StringIO("date,title\\n2023-12-08,A\\n2023-12,B\\n2023-01-01/..,C\\n")))
    >>> scale = Scale(((1.6725e9, 1.7e9),), 1e-5)
    >>> [(shape.x0, round(shape.x1), [part.ink for part in shape.parts]) for shape in shapes(reading, scale)]
    [(0.312, 275, ['bar']), (288.888, 315, ['box']), (288.936, 301, [])]
    """
    rows = range(len(reading.form)) if rows is None else rows
    times = np.stack([reading.low, reading.first, reading.last, reading.high], axis=1)[rows]
    parts: dict[int, list] = {}
    for part in reading.members:
        x0, x1 = scale.px(np.array([part.start, part.end])).tolist()
        parts.setdefault(part.event, []).append((x0, x1, part.exact))
    shapes = []
    for i, (low, first, last, high) in zip(rows, scale.px(times).tolist()):
        form, flags = int(reading.form[i]), int(reading.flags[i])
        if form == SEVERAL:
            shapes.append(_several(parts[i], scale.width))
        elif form == EXACT:
            shapes.append(_moment(low, first, high, flags))
        else:
            shapes.append(_stretch(low, first, last, high, form, flags, scale.width))
    return shapes


def _several(members: list[tuple[float, float, bool]], width: float) -> Shape:
    parts, points, ends = [], [], []
    for x0, x1, exact in members:
        if exact:
            points.append(("disc", x0))
            ends.append((x0 - RADIUS, x0 + RADIUS))
        else:  # what is open goes on to the edge
            starts, closes = not np.isnan(x0), not np.isnan(x1)
            x0 = x0 if starts else min(0.0, x1 - FADE)
            x1 = max(x1, x0 + 2 * RADIUS) if closes else max(width, x0 + FADE)
            ends.append((x0, x1))
            parts.append(Part("box", x0, x1, starts, closes))
    ends.sort()
    x0, x1 = ends[0][0], max(end for _, end in ends)
    between = tuple((a, b) for (_, a), (b, _) in zip(ends, ends[1:]) if b > a)
    before = RADIUS if any(x - RADIUS == x0 for _, x in points) else 0.0
    behind = RADIUS if any(x + RADIUS == x1 for _, x in points) else 0.0
    thread = Part("thread", x0 + before, x1 - behind)
    return Shape(x0, x1, before, behind, (thread, *parts), tuple(points), between=between)


def _moment(low: float, first: float, high: float, flags: int) -> Shape:
    if flags & DASHED and high - low > 2 * RADIUS + 12:
        return Shape(low, high, parts=(Part("box", low, high),), holds=True)
    half, name = (PILL / 2, "doubt") if flags & DASHED else (RADIUS, "disc")
    return Shape(first - half, first + half, half, half, points=((name, first),))


def _stretch(low: float, first: float, last: float, high: float, form: int, flags: int, width: float) -> Shape:
    starts_open, ends_open = bool(flags & START_FADES), bool(flags & (ARROW | END_FADES))
    arrow = bool(flags & ARROW)
    if starts_open and ends_open:
        return Shape(0, width, parts=(Part("bar" if form == THROUGHOUT else "box", 0, width),), holds=True)
    x0 = min(high, high if np.isnan(last) else last) - FADE if starts_open else low
    x1 = max(width, x0 + 12) if arrow else max(low, low if np.isnan(first) else first) + FADE if ends_open else high
    if form == WITHIN and x1 - x0 < PILL:
        # What is drawn a little longer than it is does not go on beyond the report that it was before.
        aside = min((PILL - (x1 - x0)) / 2, MOST_ASIDE) if flags & BY_REPORT else 0.0
        centre = (x0 + x1) / 2 - aside
        x0, x1 = centre - PILL / 2, centre + PILL / 2
    # What lasted at least until a report fades from there on.
    is_at_least = bool(flags & AT_LEAST)
    # What is shorter than can be seen is longer to both sides, and its ends are no less sure for that.
    grown = x1 < x0 + LEAST_BAR
    if grown:
        x0 -= 0.0 if is_at_least else (LEAST_BAR - x1 + x0) / 2
        x1 = x0 + LEAST_BAR
    fade_end = BEYOND_FADE if is_at_least else FADE
    x1 += BEYOND_FADE * is_at_least
    fades_out = (ends_open and not arrow) or is_at_least
    # Of a line that fades the nearer part stays, else too little of it could be seen.
    solid = _NEARER * FADE if form == WITHIN else 0.0
    body0 = x0 + FADE - solid if starts_open else x0
    body1 = x1 - fade_end + solid if fades_out else x1
    fade_in = [Part("fade in", x0, min(body0, x1))] if starts_open else []
    fade_out = [Part("fade out", max(body1, x0), x1)] if fades_out else []
    asked = [("?", x0 + ASKED)] * starts_open + [("?", x1 - ASKED)] * (ends_open and not arrow)
    if form == WITHIN:
        box = Part("box", body0, body1, not starts_open, not fades_out)
        return Shape(x0, x1, parts=(*fade_in, box, *fade_out), points=tuple(asked), holds=True)
    sure0 = body0 if starts_open or (grown and first == low) else min(max(x0, first), x1)
    sure1 = body1 if ends_open or fades_out or (grown and last == high) else max(min(x1, last), x0)
    if sure0 > sure1:  # both ends only to the year, in one year: nothing of it is sure
        parts = [Part("thin", body0, body1)]
    else:
        parts = [Part("thin", body0, sure0), Part("bar", sure0, sure1), Part("thin", sure1, body1)]
    if flags & DASHED and sure0 <= sure1:  # about its ends it runs out: no day of it is the first
        parts = [Part("fade in", body0, sure0), parts[1], Part("fade out", sure1, body1)]
        nearer = _NEARER if flags & OUTSIDE else 0.0
        more0 = sure0 - body0 + FADE * starts_open
        more1 = body1 - sure1 + fade_end * fades_out
        doubt = [Part("bar", sure0 - nearer * more0, sure1 + nearer * more1)]
    else:
        doubt = parts if flags & DASHED else [part for part in parts if part.ink == "thin"]
    parts += [replace(part, ink="dashes") for part in doubt]
    if flags & OUTSIDE and not flags & DASHED:
        parts.append(Part("edges", sure0 - _NEARER * FADE * starts_open, sure1 + _NEARER * fade_end * fades_out))
    caps = [("cap", x0)] * bool(flags & START_CAP) + [("cap", x1)] * bool(flags & END_CAP) + [("arrow", width)] * arrow
    caps += asked
    body = (part for part in parts if part.x1 > part.x0)
    return Shape(x0, x1, parts=(*fade_in, *body, *fade_out), points=tuple(caps), holds=True)
