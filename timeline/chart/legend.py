"""Entries of the figure's legends: each kind, and each form of date that is in use."""

from __future__ import annotations

from timeline.chart.hover import escape
from timeline.chart.traces import DASH, DOTS
from timeline.picture import style
from timeline.picture.style import Theme, alpha


def sample(name: str, kind: str, slot: int, line: bool, colours: Theme) -> dict:
    """A kind's entry in the legend; of reports, a line."""
    marker = {"symbol": style.symbol(slot), "size": 11, "color": colours.kinds[slot]}
    if line:
        marker = {"symbol": "line-ns", "size": 14, "line": {"color": colours.report, "width": 1.5}}
    return {
        "type": "scatter", "x": [None], "y": [None], "mode": "markers", "marker": marker, "name": escape(name),
        "legendgroup": f"kind {kind}", "showlegend": True, "hoverinfo": "skip",
    }  # fmt: skip


def shape_sample(form: str, name: str, colours: Theme) -> dict:
    """An entry of the second legend: a shape and what it says of a date."""
    quiet = colours.quiet
    line = {"color": quiet, "width": 1, "dash": DASH}
    samples = {
        "exact": {"mode": "markers", "marker": {"symbol": "circle", "size": 10, "color": quiet}},
        "within": {"mode": "lines", "line": line, "fill": "toself", "fillcolor": alpha(quiet, 0.12)},
        "throughout": {"mode": "markers", "marker": {"symbol": "square", "size": 12, "color": alpha(quiet, 0.35)}},
        "open": {"mode": "markers", "marker": {"symbol": "arrow", "angle": 90, "size": 11, "color": quiet}},
        "unknown": {
            "mode": "markers",
            "marker": {
                "symbol": "square",
                "size": 12,
                "color": quiet,
                "opacity": 0.7,
                "gradient": {"type": "horizontal", "color": colours.paper},
            },
        },
        "doubt": {
            "mode": "lines+markers",
            "line": {"color": quiet, "width": 1.5, "dash": DOTS},
            "marker": {"symbol": "circle-open-dot", "size": 10, "color": quiet, "line": {"color": quiet, "width": 1.5}},
        },
        "outside": {
            "mode": "markers",
            "marker": {"symbol": "circle-open", "size": 10, "color": quiet, "line": {"color": quiet, "width": 1.5}},
        },
        "relation": {
            "mode": "lines+markers",
            "line": {"color": quiet, "width": 1},
            "marker": {"symbol": "arrow", "angle": 90, "size": 8, "color": quiet},
        },
        "important": {"mode": "markers", "marker": {"symbol": "circle", "size": 15, "color": quiet}},
        "several": {
            "mode": "lines+markers",
            "line": {"color": quiet, "width": 1.5},
            "marker": {"symbol": "circle", "size": 8, "color": quiet},
        },
    }
    return {
        "type": "scatter",
        "x": [None],
        "y": [None],
        "name": escape(name),
        "legend": "legend2",
        "hoverinfo": "skip",
        **samples[form.partition("_")[0]],  # a day and a time have one shape
    }
