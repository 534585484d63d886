"""The figure that `draw` returns: one of Plotly's that knows its segments, and how wide it was laid out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from math import nan
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from timeline.chart.headed import AT_TOP, title_px
from timeline.dates.calendar import iso, seconds
from timeline.read.arguments import check, shortly

#: Px that Plotly gives a picture by itself, and of the narrowest that is laid out anew.
_PLOTLY, _NARROWEST = 700, 500


class Timeline(go.Figure):
    """A figure of several time axes side by side.

    What is added at a date comes to stand on the axis that the date is on, a title gets room of its own, and a
    picture that is narrower than the figure was laid out for is laid out anew, or made smaller where the figure has
    been changed. All else is Plotly's.
    """

    def drawn_from(self, again: Callable[[int], go.Figure], width: int, said: Callable[[], str]) -> None:
        """Keep how to draw the same for another width, for which it has been drawn, and what it says as text."""
        self._again, self._drawn_width, self._said = again, width, said

    def as_text(self) -> str:
        """What is drawn, for whoever sees no picture; "" of a copy, which may be of anything."""
        return self._said() if hasattr(self, "_said") else ""

    def add_vline(self, x: Any, **options: Any) -> Timeline:
        """Add a line at a date, on the axis that the date is on; options as in Plotly.

        Raises
        ------
        ValueError
            If the date is on none: before the first, behind the last, or left out.
        """
        return self._added(at(self, x)["xref"], partial(super().add_vline, x=x, **options))

    def add_vrect(self, x0: Any, x1: Any, **options: Any) -> Timeline:
        """Tint a stretch of time on every axis that has some of it; options as in Plotly.

        Raises
        ------
        ValueError
            If no axis has any of it.
        """
        low, high = sorted((_seconds(x0), _seconds(x1)))
        reached = [(axis, max(low, a), min(high, b)) for axis, a, b in segments(self) if a < high and low < b]
        if not reached:
            raise ValueError(f"{x0} to {x1} is left out of this figure; expected dates in it: draw it with fold=False")
        plain = {name: value for name, value in options.items() if not name.startswith("annotation")}
        for number, (axis, a, b) in enumerate(reached):
            more = plain if number else options
            self._added(axis, partial(super().add_vrect, x0=iso(a), x1=iso(b), **more))
        return self

    def _added(self, axis: str, add: Callable) -> Timeline:
        """Add what Plotly puts on its first axis to another one."""
        before = len(self.layout.shapes), len(self.layout.annotations)
        add()
        for some, count in zip((self.layout.shapes, self.layout.annotations), before):
            for one in some[count:]:
                one.xref = axis
        return self

    def update_layout(self, *some: Any, **more: Any) -> Timeline:
        """Plotly's, and a first title gets room over the axis."""
        before, high = self.layout.title.text, self.layout.height
        super().update_layout(*some, **more)
        title = self.layout.title
        if title.text and not before:
            size = title.font.size or 17
            lines, deck = title.text.count("<br>") + 1, (title.subtitle.text or "").count("<br>") + 1
            room = title_px(lines, deck * bool(title.subtitle.text), size)
            self.layout.margin.t += room
            if self.layout.height == high:
                self.layout.height += room
            for name, value in AT_TOP.items():
                if title[name] is None or name == "pad":
                    title[name] = value
        return self

    def to_image(self, *format: Any, **options: Any) -> bytes:
        """Plotly's, for the width that is asked for."""
        figure, options = self._fitted(options)
        return go.Figure.to_image(figure, *format, **options)

    def write_image(self, *file: Any, **options: Any) -> None:
        """Plotly's, for the width that is asked for."""
        figure, options = self._fitted(options)
        go.Figure.write_image(figure, *file, **options)

    def _fitted(self, options: dict) -> tuple[go.Figure, dict]:
        """A figure and options for a picture in which nothing is cut."""
        laid_out = getattr(self, "_drawn_width", _PLOTLY)
        width = options.get("width") or self.layout.width or max(_PLOTLY, laid_out)
        options = {**options, "width": width}
        if width >= laid_out:
            return self, options
        if width >= _NARROWEST and hasattr(self, "_again") and self == self._again(laid_out):
            return self._again(width), options
        return self, {**options, "width": laid_out, "scale": (options.get("scale") or 1) * width / laid_out}


def segments(figure: go.Figure) -> list[tuple[str, float, float]]:
    """The time axes of a figure from left to right, each with its first and last second."""
    found = [(name, figure.layout[name]) for name in figure.layout if name.startswith("xaxis")]
    dated = [(name, axis) for name, axis in found if axis.type == "date" and axis.minallowed]
    return [
        (name.replace("axis", ""), _seconds(axis.minallowed), _seconds(axis.maxallowed))
        for name, axis in sorted(dated, key=lambda item: item[1].domain[0])
    ]


def at(figure: go.Figure, when: str | date | np.datetime64) -> dict[str, str]:
    """The axis that a date is on, and the date as Plotly takes it.

    Parameters
    ----------
    figure : plotly.graph_objects.Figure
        As `draw` returns it.
    when : str, date or datetime
        Such as "2003-03-19" or "2003-03-19 04:15".

    Returns
    -------
    dict
        `xref` and `x`, as `figure.add_annotation(**at(figure, "2003-03-19"), y=40, text="Here")` takes them.

    Raises
    ------
    ValueError
        If the date is before the first axis, after the last, or in a stretch that is left out.

    Examples
    --------
    >>> import io
    >>> from timeline import draw, read_events
    >>> days = ("2003-03-20", "2023-11-05", "2023-11-14", "2023-12-01", "2023-12-08")
    >>> events = read_events(io.StringIO("date,title\\n" + "".join(f"{day},A\\n" for day in days)))
    >>> at(draw(events), "2003-03-19")
    {'xref': 'x2', 'x': '2003-03-19'}
    """
    check(figure=figure)
    second, axes = _seconds(when), segments(figure)
    for axis, first, last in axes:
        if first <= second <= last:
            return {"xref": axis, "x": iso(second)}
    shown = ", ".join(f"{iso(first)[:10]} to {iso(last)[:10]}" for _, first, last in axes)
    raise ValueError(
        f"{when} is not in this figure, which shows {shown}; expected a date there: draw it with fold=False, or add an "
        "event"
    )


def _seconds(when: Any) -> float:
    """Seconds since 1970 of a date as Plotly or Python have it."""
    if isinstance(when, (int, float)) and not isinstance(when, bool):
        return float(when) / 1000 if abs(when) < 1e18 else nan  # as Plotly counts
    try:
        text = str(when) if isinstance(when, (str, np.datetime64)) else pd.Timestamp(when).isoformat()
        second = np.datetime64(text, "s")
    except Exception:  # a type of anybody's may be handed over
        second = np.datetime64("NaT")
    if np.isnat(second):
        raise ValueError(f"{shortly(when)} is not a date; expected one such as '2003-03-19'")
    return seconds(second)
