"""What stands at the foot of a band: dots of events without a label, and counts where there are too many of these."""

from __future__ import annotations

import numpy as np

from timeline.chart.dots import Bin
from timeline.chart.hover import Hover, escape
from timeline.chart.plan import Plan, Point, Strip
from timeline.chart.traces import HOVER, axis_names
from timeline.dates.calendar import iso
from timeline.dates.edtf import parse
from timeline.picture.measures import BIN, DASHED, DOT, EXACT, PEAK_BINS, PEAKS, SMALL, THROUGHOUT
from timeline.picture.style import Theme, alpha
from timeline.words.lengths import counted
from timeline.words.names import number
from timeline.words.words import words


def dots(points: list[Point], drawing: Plan, hover: Hover, kind: str, colour: str) -> list[dict]:
    """Dots of one kind: hollow where the date is not a known moment."""
    scale, traces = drawing.scale, []
    doubt = ~np.isin(drawing.reading.form, (EXACT, THROUGHOUT)) | (drawing.reading.flags & DASHED > 0)
    for segment, axis in enumerate(axis_names(scale)):
        mine = [point for point in points if scale.segment_at(point.x) == segment]
        if mine:
            traces.append(
                {
                    "type": "scatter", "mode": "markers", "xaxis": axis, "showlegend": False, "meta": "dots",
                    "legendgroup": f"kind {kind}",
                    "x": [iso(scale.seconds(segment, min(point.x, scale.edges[segment][1]))) for point in mine],
                    "y": [point.y for point in mine],
                    "marker": {
                        "symbol": ["circle-open" if doubt[point.event] else "circle" for point in mine],
                        "size": DOT - 1, "color": colour, "opacity": 1,
                        "line": {"width": 1.2, "color": colour},
                    },
                    "customdata": [hover.ids[point.event] for point in mine],
                    "hovertext": [hover.texts[point.event] for point in mine],
                    **HOVER,
                }
            )  # fmt: skip
    return traces


def strips(drawing: Plan, lang: str, colours: Theme) -> list[dict]:
    """Counts of events in the place of dots: the darker a bin, the more; up to three numbers a strip."""
    traces = []
    most = max((bin.count for strip in drawing.strips for bin in strip.bins), default=1)
    for segment, axis in enumerate(axis_names(drawing.scale)):
        left, right = drawing.scale.edges[segment]
        bins = [(strip, bin) for strip in drawing.strips for bin in strip.bins if left <= bin.x0 < right]
        if bins:
            traces.append(
                {
                    "type": "bar",
                    "orientation": "h",
                    "base": [iso(bin.first) for _, bin in bins],
                    "x": [round((bin.last - bin.first) * 1000) for _, bin in bins],
                    "y": [strip.y for strip, _ in bins],
                    "width": [strip.height for strip, _ in bins],
                    "marker": {
                        "color": [alpha(colours.quiet, 0.2 + 0.5 * (bin.count / most) ** 0.5) for _, bin in bins],
                        "line": {"width": 0},
                    },
                    "hovertext": [_counted(bin, lang) for _, bin in bins],
                    "customdata": [bin.count for _, bin in bins],
                    "meta": "strips",
                    "xaxis": axis,
                    "showlegend": False,
                    **HOVER,
                }
            )
        peaks = [peak for strip in drawing.strips for peak in _peaks(strip, left, right)]
        if peaks:
            traces.append(
                {
                    "type": "scatter",
                    "mode": "text",
                    "x": [iso(drawing.scale.seconds(segment, x)) for x, *_ in peaks],
                    "y": [y for _, y, _ in peaks],
                    "text": [number(count, lang) for *_, count in peaks],
                    "textfont": {"size": SMALL, "shadow": "auto"},
                    "hoverinfo": "skip",
                    "meta": "counts",
                    "xaxis": axis,
                    "showlegend": False,
                }
            )
    return traces


def _counted(bin: Bin, lang: str) -> str:
    days = [iso(at).partition(" ")[0] for at in (bin.first, bin.last - 1)]
    total, when = counted("total", bin.count, lang), words(parse("/".join(dict.fromkeys(days))), lang)
    return f"<b>{escape(total)}</b><br>{escape(when)}"


def _peaks(strip: Strip, left: float, right: float) -> list[tuple[float, float, int]]:
    """The fullest stretches of a strip that have room for a number: px of the middle, y, and the sum of six bins."""
    inside = [bin for bin in sorted(strip.bins, key=lambda bin: bin.x0) if left <= bin.x0 < right]
    runs: list[list[Bin]] = []
    for bin in inside:
        if runs and len(runs[-1]) < PEAK_BINS and bin.x0 - runs[-1][-1].x1 < 0.5:
            runs[-1].append(bin)
        else:
            runs.append([bin])
    sums = [(sum(bin.count for bin in run), run) for run in runs if run[-1].x1 - run[0].x0 >= 4 * BIN]
    best = sorted(sums, key=lambda item: (-item[0], item[1][0].x0))[:PEAKS]
    return [((run[0].x0 + run[-1].x1) / 2, strip.y, count) for count, run in best if count > 1]
