"""Counts in the place of marks, where there are too many events to show each."""

from __future__ import annotations

from timeline.chart.counts import STRIP, Bin, Strip
from timeline.chart.hover import escape
from timeline.chart.plan import Plan
from timeline.chart.traces import HOVER, axis_names, halo
from timeline.dates.calendar import iso
from timeline.dates.edtf import parse
from timeline.picture.measures import SMALL
from timeline.picture.style import Theme, alpha
from timeline.words.lengths import counted
from timeline.words.names import number
from timeline.words.words import words


def strips(drawing: Plan, lang: str, colours: Theme) -> list[dict]:
    """Counts of events in the place of marks: the darker a bin, the more; up to three numbers a strip."""
    traces = []
    most = max((bin.count for strip in drawing.strips for bin in strip.bins), default=1)
    for segment, axis in enumerate(axis_names(drawing.scale)):
        left, right = drawing.scale.edges[segment]
        bins = [(strip.y, bin) for strip in drawing.strips for bin in strip.bins if left <= bin.x0 < right]
        if bins:
            traces.append(
                {
                    "type": "bar",
                    "orientation": "h",
                    "base": [iso(bin.first) for _, bin in bins],
                    "x": [round((bin.last - bin.first) * 1000) for _, bin in bins],
                    "y": [y for y, _ in bins],
                    "width": STRIP,
                    "marker": {
                        "color": [alpha(colours.kinds[1], 0.15 + 0.7 * (bin.count / most) ** 0.5) for _, bin in bins],
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
                    "textfont": {"size": SMALL, "color": colours.ink, "shadow": halo(colours.band)},
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
    """Of six bins each, the fullest three in which there is more than one: px, y, count."""
    sums: dict[int, int] = {}
    for bin in strip.bins:
        sums[int(bin.x0 // 48)] = sums.get(int(bin.x0 // 48), 0) + bin.count
    best = sorted(((count, n) for n, count in sums.items() if count > 1), reverse=True)[:3]
    return [(n * 48 + 24.0, strip.y, count) for count, n in best if left + 16 <= n * 48 + 24 <= right - 16]
