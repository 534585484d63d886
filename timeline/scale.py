"""Time to pixels, with long gaps folded, and the ticks that go with it.

A story may spend twenty years on four events and eight days on the next ten.
On a straight axis the ten would share one pixel. So a gap that is far longer
than what is usual is folded: cut out, but for a little on either side, and
marked with its length by whoever draws it.

Times are seconds since 1970 as floats (exact for every year from −9999 to
9999); pixels are CSS pixels from the left edge of the plot.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from timeline.words import calendar

DAY = 86_400.0
MAX_FOLDS = 6
#: Room between the chart's edge and the first and last mark, in px.
EDGE = 16.0


@dataclass(frozen=True)
class Scale:
    """A piecewise linear map from seconds to pixels.

    Attributes
    ----------
    start, end : float
        Seconds at the left and right edge.
    width : float
        Pixels between them.
    folds : tuple of (float, float)
        Stretches of time that take no room, in seconds, ascending.

    Examples
    --------
    >>> scale = Scale(0, 1000, 200, ((100, 900),))
    >>> scale.px([50, 100, 500, 900, 950]).tolist()
    [50.0, 100.0, 100.0, 100.0, 150.0]
    >>> scale.seconds([50, 100, 150]).tolist()
    [50.0, 900.0, 950.0]
    """

    start: float
    end: float
    width: float
    folds: tuple[tuple[float, float], ...] = ()

    @property
    def _knots(self) -> tuple[np.ndarray, np.ndarray]:
        at = np.array([self.start, *(t for fold in self.folds for t in fold), self.end])
        steps = np.diff(at)
        steps[1::2] = 0
        return at, np.concatenate([[0.0], np.cumsum(steps)])

    @property
    def per_second(self) -> float:
        """Pixels a second outside folds."""
        return self.width / self._knots[1][-1]

    def px(self, seconds: np.ndarray | list[float]) -> np.ndarray:
        """Pixels of times; those beyond the ends go on past the edges."""
        seconds = np.asarray(seconds, dtype=float)
        at, seen = self._knots
        inside = np.interp(seconds, at, seen)
        beyond = np.minimum(seconds - self.start, 0) + np.maximum(seconds - self.end, 0)
        return (inside + beyond) * self.per_second

    def seconds(self, px: np.ndarray | list[float]) -> np.ndarray:
        """Times of pixels, never inside a fold: a fold's own pixel is the time it ends."""
        px = np.asarray(px, dtype=float)
        seen = px / self.per_second
        at, knots = self._knots
        piece = np.clip(np.searchsorted(knots[::2], seen, side="right") - 1, 0, len(self.folds))
        return at[2 * piece] + seen - knots[2 * piece]

    def outside(self, seconds: np.ndarray) -> np.ndarray:
        """The same times, those inside a fold moved to its end, where Plotly still draws them."""
        seconds = np.array(seconds, dtype=float)
        for first, last in self.folds:
            seconds[(seconds >= first) & (seconds < last)] = last
        return seconds

    @property
    def stretches(self) -> list[tuple[float, float]]:
        """What is left between the folds, as (first, last) seconds."""
        at = self._knots[0]
        return [(float(a), float(b)) for a, b in zip(at[::2], at[1::2])]


def fit(points: np.ndarray, width: float, fold: bool = True, least: float = DAY) -> Scale:
    """Lay a scale over the ends of all marks.

    Parameters
    ----------
    points : array of float, shape (n,)
        Seconds that must be seen: no fold swallows one.
    width : float
        Pixels of the plot.
    fold : bool
        Whether long gaps are folded.
    least : float
        Seconds that the scale spans at least.

    Returns
    -------
    Scale

    Examples
    --------
    >>> days = np.array([0, 1, 2, 3, 4, 7300, 7301]) * DAY
    >>> [round((b - a) / DAY) for a, b in fit(days, 600).folds]
    [7296]
    """
    points = np.unique(points[np.isfinite(points)])
    if not len(points):
        return Scale(0.0, max(least, 1.0), width)
    gaps = np.diff(points)
    folded = long_gaps(gaps) if fold else np.array([], dtype=int)
    seen = max(gaps.sum() - gaps[folded].sum(), least)
    kept = np.clip(0.07 * width, 30, 56)
    per_second = (width - 2 * EDGE - kept * len(folded)) / seen
    half, edge = kept / 2 / per_second, EDGE / per_second
    folds = tuple((float(points[i] + half), float(points[i + 1] - half)) for i in sorted(folded))
    spare = (seen - (gaps.sum() - gaps[folded].sum())) / 2  # centres what is shorter than `least`
    return Scale(float(points[0] - edge - spare), float(points[-1] + edge + spare), width, folds)


def long_gaps(gaps: np.ndarray) -> np.ndarray:
    """Indices of the gaps to fold: each longer than half of all gaps that stay, and than five usual ones.

    At most two gaps in five go, so that folds remain the exception.

    Examples
    --------
    >>> long_gaps(np.array([1.0, 900.0, 2.0, 1.0, 3.0, 2.0])).tolist()
    [1]
    """
    order = np.argsort(-gaps, kind="stable")
    most = min(MAX_FOLDS, 2 * len(gaps) // 5)
    rest = gaps.sum() - np.cumsum(gaps[order])
    usual = 5 * np.median(gaps) if len(gaps) else 0.0
    worth = [n for n in range(1, most + 1) if gaps[order[n - 1]] > max(rest[n - 1] / 2, usual) and rest[n - 1] > 0]
    return order[: max(worth, default=0)]


@dataclass(frozen=True)
class Tick:
    """A labelled place on the axis: seconds, and one or two lines of text."""

    at: float
    text: tuple[str, ...]


#: Unit, count: from fine to coarse. "half" is the 1st and 15th of each month.
STEPS = (
    *(("m", n) for n in (1, 2, 5, 10, 15, 30)),
    *(("h", n) for n in (1, 2, 3, 6, 12)),
    ("D", 1), ("W", 1), ("half", 1),
    *(("M", n) for n in (1, 2, 3, 6)),
    *(("Y", n) for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)),
)  # fmt: skip
_LENGTH = {"m": 60.0, "h": 3600.0, "D": DAY, "W": 7 * DAY, "half": 14 * DAY, "M": 28 * DAY, "Y": 365 * DAY}


def ticks(
    scale: Scale, points: np.ndarray, measure: Callable[[str], float], lang: str = "en"
) -> tuple[list[Tick], float]:
    """Choose ticks whose labels do not touch.

    The first tick of each stretch carries its year. A stretch between folds
    too short for a regular tick gets one at its first point.

    Parameters
    ----------
    scale : Scale
    points : array of float
        Seconds of the marks, for the stretches without a regular tick.
    measure : callable
        Text to its width in px.
    lang : str

    Returns
    -------
    ticks : list of Tick
    step : float
        The regular distance in seconds.
    """
    points = np.unique(points[np.isfinite(points)])
    for unit, count in STEPS:
        step = _LENGTH[unit] * count
        if step * scale.per_second < 14:
            continue
        found = [_regular(first, last, unit, count, lang, scale, measure) for first, last in scale.stretches]
        if all(_spaced(some, scale, measure) for some in found):
            break
    kept: list[tuple[float, float, Tick]] = []
    # What says the year goes first, so that it is never what has to give way.
    leading = [
        options
        for some, stretch in zip(found, scale.stretches)
        if (options := _leading(some, stretch, points, unit, lang))
    ]
    for options in leading:
        _keep_first(options, kept, scale, measure)
    for some in found:
        for tick in some[1:]:
            _keep_first([tick], kept, scale, measure)
    return [tick for _, _, tick in sorted(kept, key=lambda k: k[2].at)], step


def _leading(some: list[Tick], stretch: tuple[float, float], points: np.ndarray, unit: str, lang: str) -> list[Tick]:
    """The stretch's first tick, and shorter ways to write it."""
    if some:
        at, options = some[0].at, [some[0]]
    else:
        inside = points[(points >= stretch[0]) & (points <= stretch[1])]
        if not len(inside):
            return []
        at, options = float(inside[0]), []
    year, month, day = _civil(at)
    year_text = calendar(year, month, day, "year", lang)
    if unit in ("m", "h") and some:
        return options
    if unit != "Y":
        if not some:
            options.append(Tick(at, (calendar(year, month, day, "short day", lang), year_text)))
        options.append(Tick(at, (calendar(year, month, day, "short month", lang), year_text)))
    return [*options, Tick(at, (year_text,))]


def _keep_first(options: list[Tick], kept: list, scale: Scale, measure: Callable[[str], float]) -> None:
    for tick in options:
        half = max(map(measure, tick.text)) / 2 + 4
        px = float(scale.px([tick.at])[0])
        if not _in_sight(tick, scale, measure):
            continue
        if all(abs(px - other) >= half + reach for other, reach, _ in kept):
            kept.append((px, half, tick))
            return


def _in_sight(tick: Tick, scale: Scale, measure: Callable[[str], float]) -> bool:
    """Whether the label keeps within the plot, give or take the figure's margin."""
    half, px = max(map(measure, tick.text)) / 2, float(scale.px([tick.at])[0])
    return half <= px + 6 and px + half <= scale.width + 6


def _spaced(some: list[Tick], scale: Scale, measure: Callable[[str], float]) -> bool:
    if len(some) < 2:
        return True
    px = scale.px([tick.at for tick in some])
    widths = np.array([max(map(measure, tick.text)) for tick in some])
    return bool(np.all(np.diff(px) >= (widths[1:] + widths[:-1]) / 2 + 8))


def _civil(at: float) -> tuple[int, int, int]:
    moment = np.datetime64(int(np.floor(at)), "s")
    month = moment.astype("M8[M]")
    number = int(month.astype(int))
    return number // 12 + 1970, number % 12 + 1, int((moment.astype("M8[D]") - month.astype("M8[D]")).astype(int)) + 1


def _regular(
    first: float, last: float, unit: str, count: int, lang: str, scale: Scale, measure: Callable[[str], float]
) -> list[Tick]:
    """Every tick of one stretch; the year, or the day of a clock time, where it changes."""
    clock = unit in ("m", "h")
    result, before = [], None
    for at in _times(first, last, unit, count):
        year, month, day = _civil(at)
        year_text = calendar(year, month, day, "year", lang)
        if clock:
            name, now = str(np.datetime64(int(at), "s"))[-8:-3], (year, month, day)
            short = calendar(year, month, day, "short day", lang)
            context = f"{short} {year_text}" if before is None else short
        else:
            names = {"Y": year_text, "M": calendar(year, month, day, "short month", lang)}
            name, now = names.get(unit) or calendar(year, month, day, "short day", lang), year
            context = year_text if unit != "Y" else ""
        tick = Tick(at, (name, context)) if now != before and context else Tick(at, (name,))
        # A day beside the chart's edge would be cut off: the next tick says it.
        if clock and len(tick.text) > 1 and not _in_sight(tick, scale, measure):
            tick = Tick(at, (name,))
        else:
            before = now
        result.append(tick)
    return result


def _times(first: float, last: float, unit: str, count: int) -> Iterator[float]:
    if unit in ("m", "h", "D", "W"):
        step = _LENGTH[unit] * count
        origin = 4 * DAY if unit == "W" else 0  # 5 January 1970 was a Monday
        at = np.ceil((first - origin) / step) * step + origin
        while at <= last:
            yield float(at)
            at += step
        return
    if unit == "Y":
        yield from _years(first, last, count)
        return
    months = count
    low, high = (int(np.datetime64(int(t), "s").astype("M8[M]").astype(int)) for t in (first, last))
    # Counted from year 0, so that centuries fall on round years.
    base = 1970 * 12
    for month in range((low + base) // months * months - base, high + 1, months):
        start = float(np.datetime64(month, "M").astype("M8[s]").astype("int64"))
        for at in (start, start + 14 * DAY) if unit == "half" else (start,):
            if first <= at <= last:
                yield at


def _years(first: float, last: float, count: int) -> Iterator[float]:
    """Round years as people count them: 2000 BC, 1000 BC, 1 AD, 1000, 2000. Year 0 is 1 BC."""
    low, high = (int(np.datetime64(int(t), "s").astype("M8[Y]").astype(int)) + 1970 for t in (first, last))
    for number in range(low // count * count, high + count, count):
        year = number if number > 0 else number + 1
        at = float(np.datetime64(year - 1970, "Y").astype("M8[s]").astype("int64"))
        if first <= at <= last:
            yield at
