"""The time axis: a real date axis for each segment, side by side, each with its share of the width.

Pan, zoom and ticks are Plotly's own inside a segment. Ticks there say days
and months; a year stands over each segment that lies in one.
"""

from __future__ import annotations

import re

from timeline.chart.plan import Plan
from timeline.chart.text import width as text_width
from timeline.chart.traces import axis_names, over_axis
from timeline.dates.calendar import DAY, iso, year_of
from timeline.picture.measures import BREAK, SMALL
from timeline.picture.style import Theme
from timeline.words.names import date_name

#: Px over the bands: lengths of breaks, years, two lines of ticks.
AXIS = 68
#: Px of a segment from which on ticks alone say the years.
_ROOMY = 140
#: Px of letters, at their widest.
_HEADING = {"year": SMALL * 1.1, "break": 11}


def axes(drawing: Plan, colours: Theme, lang: str) -> dict[str, dict]:
    """`xaxis`, `xaxis2` … as Plotly's layout wants them, and one over the widest that does not move."""
    scale, by_name = drawing.scale, {}
    for axis, (first, last), (left, right) in zip(axis_names(scale), scale.segments, scale.edges):
        start, end = iso(first), iso(last)
        limit = 36 if _english(lang) and year_of(first) >= 1000 else 62
        by_name[layout_name(axis)] = {
            "type": "date",
            "domain": [left / scale.width, right / scale.width],
            "anchor": "y",
            "side": "top",
            "range": [start, end],
            "minallowed": start,
            "maxallowed": end,
            "autorangeoptions": {"clipmin": start, "clipmax": end, "include": [start, end]},
            "showgrid": True,
            "gridcolor": colours.line,
            "griddash": "1px,3px",
            "layer": "below traces",
            "zeroline": False,
            "showline": True,
            "linecolor": colours.line,
            "ticks": "outside",
            "ticklen": 5,
            "tickcolor": colours.line,
            "tickangle": 0,
            "tickfont": {"size": SMALL, "color": colours.quiet},
            "ticklabeloverflow": "hide past domain",
            "nticks": max(2, int((right - left) // limit)),
            "tickformatstops": _formats(first, last, lang),
            "labelalias": _early_years(first, last, lang),
        }
    if any(mark.label and mark.label.fixed for mark in drawing.marks):
        by_name[layout_name(over_axis(scale))] = {
            "overlaying": "x",
            "range": [0, 1],
            "fixedrange": True,
            "visible": False,
            "domain": by_name["xaxis"]["domain"],
        }
    return by_name


def layout_name(axis: str) -> str:
    """`x2` to `xaxis2`."""
    return "xaxis" + axis[1:]


def _formats(first: float, last: float, lang: str) -> list[dict]:
    """Tick formats by the distance of Plotly's ticks; its second line stands where it changes.

    Plotly knows the names of months in English only; other languages get numbers.
    """
    years = [year_of(at) for at in (first, last - 1)]
    one_year, early = years[0] == years[1], years[0] < 1000
    if _english(lang):
        # Plotly would write 44 BC as -0043, and here no alias can mend it.
        year = "" if one_year or early else " %Y"
        texts = ("%H:%M\n%-d %b", f"%-d\n%b{year}", f"%b\n{year.strip()}" if year else "%b", "%Y")
    else:
        year = "" if early else "%Y-"
        texts = (f"%H:%M\n{year}%m-%d", "%m-%d" if one_year else f"%-d\n{year}%m", f"{year}%m", "%Y")
    limits = ((None, DAY * 900), (DAY * 900, DAY * 27_000), (DAY * 27_000, "M6"), ("M12", None))
    return [{"dtickrange": list(limit), "value": text} for limit, text in zip(limits, texts)]


def _english(lang: str) -> bool:
    return re.split("[-_]", lang)[0] == "en"


def _early_years(first: float, last: float, lang: str) -> dict[str, str]:
    """Names for the years before 1000, which Plotly would write -0043 and 0079."""
    years = range(year_of(first) - 1, min(year_of(last), 999) + 1)
    return {f"{year:0{5 if year < 0 else 4}d}": date_name(year, 1, 1, "year", lang) for year in years}


def headings(drawing: Plan, colours: Theme, lang: str) -> list[dict]:
    """Over the axis: the year of each segment whose ticks do not say it, and between two how much time is left out."""
    scale, annotations, taken = drawing.scale, [], {"year": [], "break": []}
    over = {"year": AXIS - 32, "break": AXIS - 17}
    note = {
        "xref": "paper",
        "yref": "paper",
        "y": 1,
        "yanchor": "bottom",
        "xanchor": "center",
        "showarrow": False,
    }

    def add(at: float, low: float, high: float, texts: list[str], name: str, **font: object) -> None:
        for text in texts:
            half = text_width(text, _HEADING[name]) / 2 + 2
            if all(b <= at - half or a >= at + half for a, b in taken[name]) and low <= at - half and at + half <= high:
                taken[name].append((at - half, at + half))
                text = f"<b>{text}</b>" if name == "year" else text
                annotations.append(
                    {**note, "x": at / scale.width, "text": text, "name": name, "yshift": over[name], "font": font}
                )
                return

    for (left, right), (first, last) in zip(scale.edges, scale.segments):
        years = dict.fromkeys(year_of(at) for at in (first, last - 1))
        if len(years) == 1 or right - left < _ROOMY:
            texts = [date_name(year, 1, 1, "year", lang) for year in years]
            add(
                (left + right) / 2,
                left - BREAK / 2,
                right + BREAK / 2,
                ["–".join(texts)],
                "year",
                size=SMALL,
                color=colours.ink,
            )
    for (_, right), (left, _), gap in zip(scale.edges, scale.edges[1:], drawing.picture.gaps):
        texts = [gap.words, gap.short]
        add((left + right) / 2, 0, scale.width, texts, "break", size=_HEADING["break"], color=colours.quiet)
    return annotations
