"""The time axis: a real date axis for each segment, side by side, each with its share of the width.

Pan, zoom and ticks are Plotly's own inside a segment, in the words of the
figure's language. Every segment says its year: over it, or in its ticks.
"""

from __future__ import annotations

import re

from timeline.chart.plan import Plan
from timeline.chart.traces import axis_names, over_axis
from timeline.dates.calendar import DAY, iso, year_of
from timeline.words.names import date_name

#: Px over the bands: lengths of breaks, years, two lines of ticks.
AXIS = 68
#: Px of a segment up to which it has no ticks, and of a tick's words as English has them, and at their longest.
NARROW, _BRIEF, _LONG = 44, 36, 62
#: Months and years of a segment whose names Plotly can be given.
_MONTHS, _YEARS = 60, 60
_YEAR = 365.2425 * DAY


def axes(drawing: Plan, lang: str) -> dict[str, dict]:
    """`xaxis`, `xaxis2` … as Plotly's layout wants them, and over some one that does not move."""
    scale, by_name = drawing.scale, {}
    for axis, (first, last), (left, right) in zip(axis_names(scale), scale.segments, scale.edges):
        start, end = iso(first), iso(last)
        limit = _BRIEF if _english(lang) and year_of(first) >= 1000 else _LONG
        by_name[layout_name(axis)] = {
            "type": "date",
            "domain": [left / scale.width, right / scale.width],
            "anchor": "y",
            "side": "top",
            "range": [start, end],
            "minallowed": start,
            "maxallowed": end,
            "autorangeoptions": {"clipmin": start, "clipmax": end, "include": [start, end]},
            "showgrid": right - left > NARROW,
            "griddash": "1px,3px",
            "layer": "below traces",
            "zeroline": False,
            "showline": True,
            "ticks": "outside" if right - left > NARROW else "",
            "showticklabels": right - left > NARROW,
            "ticklen": 5,
            "tickangle": 0,
            "ticklabeloverflow": "hide past domain",
            "nticks": max(2, int((right - left) // limit)),
            "tickformatstops": _formats(first, last, right - left, lang),
            "labelalias": _names(first, last, lang),
        }
    for segment in {mark.label.segment for mark in drawing.marks if mark.label and mark.label.fixed}:
        axis = axis_names(scale)[segment]
        by_name[layout_name(over_axis(scale, segment))] = {
            "overlaying": axis, "range": [0, 1], "fixedrange": True, "visible": False,
            "domain": by_name[layout_name(axis)]["domain"],
        }  # fmt: skip
    return by_name


def layout_name(axis: str) -> str:
    """`x2` to `xaxis2`."""
    return "xaxis" + axis[1:]


def one_year(first: float, last: float) -> bool:
    """Whether a segment lies in one year."""
    return year_of(first) == year_of(last - 1)


def counts_back(first: float, last: float) -> bool:
    """Whether a segment's ticks would be round in astronomers' years and not in ours: 3000 BC is their -2999."""
    return year_of(first) < 1 and last - first > 3 * _YEAR


def round_years(first: float, last: float, width: float, lang: str) -> list[tuple[int, str]]:
    """Years of our own count for a segment that reaches before our era: each as astronomers count, and its name.

    Examples
    --------
    >>> from timeline.dates.calendar import midnight, seconds
    >>> round_years(*(seconds(midnight(year, 1, 1)) for year in (-3100, 150)), 400, "en")
    [(-2999, '3000 BC'), (-1999, '2000 BC'), (-999, '1000 BC')]
    """
    step = _round_step(first, last, width)
    years = range(-(-year_of(first) // step) * step, year_of(last) + 1, step)
    own = (year + 1 if year < 0 else year for year in years if year)
    return [(year, date_name(year, 1, 1, "year", lang)) for year in own if year_of(first) < year < year_of(last)]


def _round_step(first: float, last: float, width: float) -> int:
    """Years from one name to the next: 1, 2 or 5 times a power of ten, 80 px or more."""
    least = (last - first) / _YEAR * 80 / max(width, 80)
    return next(step for power in range(7) for count in (1, 2, 5) if (step := count * 10**power) >= least)


def _formats(first: float, last: float, width: float, lang: str) -> list[dict]:
    """Tick formats by the distance of Plotly's ticks; its second line stands where it changes.

    Plotly knows the names of months in English only: in other languages `_names` puts its own in their place, where
    these are not too many, and else there are numbers.
    """
    single, early = one_year(first, last), year_of(first) < 1000
    # Plotly would write 44 BC as -0043: a year stands over the segment.
    year = "" if single or early else " %Y"
    texts = ["%H:%M:%S\n%-d %b", "%H:%M\n%-d %b", f"%-d\n%b{year}", f"%b\n{year.strip()}" if year else "%b", "%Y"]
    if not _english(lang):
        texts[:2] = ["%H:%M:%S\n%m-%d", "%H:%M\n%m-%d"]
        if not _few_months(first, last):
            texts[2] = "%-d\n%Y-%m" if year else "%m-%d"
        if not _few_years(first, last):
            texts[3] = "%Y-%m" if year else "%m"
    limits = [[None, 59_999], [60_000, DAY * 900], [DAY * 900, DAY * 27_000], [DAY * 27_000, "M6"], ["M12", None]]
    if counts_back(first, last):  # their own names stand over the axis
        texts.insert(0, " ")
        limits.insert(0, [f"M{6 * _round_step(first, last, width)}", None])
    return [{"dtickrange": limit, "value": text} for limit, text in zip(limits, texts)]


def _english(lang: str) -> bool:
    return re.split("[-_]", lang)[0] == "en"


def _few_months(first: float, last: float) -> bool:
    return (last - first) / _YEAR * 12 < _MONTHS


def _few_years(first: float, last: float) -> bool:
    return (last - first) / _YEAR < _YEARS


def _names(first: float, last: float, lang: str) -> dict[str, str]:
    """What stands in the place of a tick that Plotly would write in English, or as -0043 and 0079."""
    years = range(year_of(first) - 1, min(year_of(last), 999) + 1)
    names = {f"{year:0{5 if year < 0 else 4}d}": date_name(year, 1, 1, "year", lang) for year in years}
    if _english(lang):
        return names
    months = [date_name(2000, month, 1, "short month", lang) for month in range(1, 13)]
    single = one_year(first, last) or year_of(first) < 1000
    shown = [""] if single else [f"{year}" for year in range(year_of(first), year_of(last) + 1)]
    for english, own in zip(_ENGLISH, months):
        names[english] = own
        if not single and _few_years(first, last):
            names |= {f"{english}<br>{year}": f"{own}<br>{year}" for year in shown}
        if _few_months(first, last):
            for year in shown:
                behind, mine = (f"{english} {year}".strip(), f"{own} {year}".strip())
                names |= {f"{day}<br>{behind}": f"{day}<br>{mine}" for day in range(1, 32)}
    return names


_ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
