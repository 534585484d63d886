"""The time axis: fixed ticks where Plotly's own would be wrong, and finer ones on zoom.

On a folded axis Plotly's own ticks are right only inside one stretch, and
before our era they fall on 2001 BC instead of 2000 BC. So there the ticks
worked out beforehand are fixed, and a second axis over the first one labels
what is finer than they are, once a reader zooms in.
"""

from __future__ import annotations

import numpy as np

from timeline.marks import Plan
from timeline.scale import DAY, Scale
from timeline.style import SMALL, Theme
from timeline.traces import dates, iso
from timeline.words import calendar

#: Px from the plot to what stands below, under an axis with long and with short ticks.
AXIS, SHORT_AXIS = 57, 42
_LONG_TICK, _SHORT_TICK = 20, 3
#: Up to how many seconds between ticks, the format, and its second line; years from there up.
_FORMATS = ((DAY * 0.6, "%H:%M", "%-d %b %Y"), (DAY * 29, "%-d %b", "%Y"), (DAY * 300, "%b", "%Y"))
#: The least distance each is used for.
_LEAST = {"%H:%M": 0.0, "%-d %b": DAY, "%b": 28 * DAY}


def fixed_ticks(scale: Scale) -> bool:
    """Whether the ticks are fixed and a second axis is needed."""
    return bool(scale.folds) or _year(scale.start) < 1


def axes(drawing: Plan, colours: Theme, lang: str) -> dict[str, dict]:
    """`xaxis`, and `xaxis2` where there is one, as Plotly's layout wants them."""
    scale = drawing.scale
    start, end = iso(scale.start), iso(scale.end)
    axis = {
        "type": "date", "range": [start, end], "showgrid": False, "zeroline": False, "tickangle": 0, "ticks": "outside",
        "tickcolor": colours.line, "tickfont": {"size": SMALL, "color": colours.quiet}, "labelalias": _early_years(scale, lang),
    }  # fmt: skip
    bounds = {"minallowed": start, "maxallowed": end}
    if not fixed_ticks(scale):
        return {"xaxis": axis | bounds | {"tickformatstops": _stops(None), "nticks": max(3, int(scale.width // 90))}}
    axis["rangebreaks"] = [{"bounds": [iso(first), iso(last)]} for first, last in scale.folds]
    fixed = {
        "tickmode": "array", "tickvals": dates(tick.at for tick in drawing.ticks),
        "ticktext": ["<br>".join(tick.text) for tick in drawing.ticks], "ticklen": _LONG_TICK,
    }  # fmt: skip
    finer = {
        "overlaying": "x", "matches": "x", "side": "bottom", "tickmode": "auto", "ticklen": _SHORT_TICK,
        "nticks": max(3, int(scale.width // 64)), "tickformatstops": _stops(drawing.tick_step),
    }  # fmt: skip
    return {"xaxis": axis | bounds | fixed, "xaxis2": axis | finer}


def _stops(step: float | None) -> list[dict]:
    """Tick formats by the distance of Plotly's ticks, finest first.

    Beside ticks fixed every `step` seconds, only what is finer than them gets
    a label, on one line.
    """
    if step is None:
        ends = [*((_dtick(length), f"{first}\n{second}") for length, first, second in _FORMATS), (None, "%Y")]
    else:
        finer = [
            (_dtick(min(length, step * 0.9)), first) for length, first, _ in _FORMATS if _LEAST[first] < step * 0.9
        ]
        finer += [(_dtick(step * 0.9), "%Y")] if step > 366 * DAY else []
        ends = [*finer, (None, " ")]
    starts = [None, *(end for end, _ in ends[:-1])]
    return [{"dtickrange": [start, end], "value": text} for start, (end, text) in zip(starts, ends)]


def _dtick(seconds: float) -> float | str:
    """A distance as Plotly counts it: in months from one month up, else in ms."""
    months = seconds / (30 * DAY)
    return f"M{int(months)}" if months >= 1 else seconds * 1000


def _year(at: float) -> int:
    return int(np.datetime64(int(at), "s").astype("M8[Y]").astype(int)) + 1970


def _early_years(scale: Scale, lang: str) -> dict[str, str]:
    """Names for the years before 1000, which Plotly would write -0043 and 0079."""
    years = range(_year(scale.start) - 1, min(_year(scale.end), 999) + 1)
    return {f"{year:0{5 if year < 0 else 4}d}": calendar(year, 1, 1, "year", lang) for year in years}
