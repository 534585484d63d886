"""What stands over the axis: the year of each segment whose ticks may not say it, and lengths of what is left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from timeline.chart.axes import AXIS, NARROW, counts_back, one_year, round_years
from timeline.chart.plan import Plan
from timeline.chart.text import width as text_width
from timeline.chart.traces import axis_names
from timeline.dates.calendar import DAY, at_second, iso, midnight, seconds, year_month_day, year_of
from timeline.picture.measures import BREAK, SMALL
from timeline.words.names import date_name

#: Px of a segment from which on ticks alone say the years, if it is of several and of more than a few days.
_ROOMY, _FEW_DAYS = 140, 4 * DAY
#: Px over the bands: of lengths of breaks, of years, and of a year where there are no ticks.
_BREAKS, _YEARS = AXIS - 17, (AXIS - 32, AXIS - 47, AXIS - 62)
#: Px of a letter of a break's length.
_TINY = 11


@dataclass
class _Rows:
    """Texts side by side: what each row over the axis has taken, in px."""

    width: float
    taken: dict[int, list[tuple[float, float]]] = field(default_factory=dict)

    def take(self, row: int, at: float, half: float, slack: float = 0.0) -> float | None:
        """A place around a px, or as near to it as edges and others allow; None where there is none so near."""
        at = min(max(at, half), self.width - half) if self.width >= 2 * half else self.width / 2
        mine = self.taken.setdefault(row, [])
        beside = [place for a, b in mine for place in (a - half, b + half) if abs(place - at) <= slack]
        for place in (at, *sorted(beside, key=lambda place: abs(place - at))):
            inside = half <= place <= self.width - half or place == at
            if inside and not any(b > place - half + 1e-9 and a < place + half - 1e-9 for a, b in mine):
                mine.append((place - half, place + half))
                return place
        return None


def headings(drawing: Plan, lang: str) -> list[dict]:
    """Annotations over the axis."""
    scale = drawing.scale
    rows, found = _Rows(scale.width), []
    for left, right in scale.edges:
        if right - left > NARROW:  # its ticks stand there
            for row in _YEARS[1:]:
                rows.taken.setdefault(row, []).append((left, right))
    axis = drawing.picture.axis
    starts = [axis.begin, *(gap.end for gap in axis.gaps)]
    ends = [*(gap.start for gap in axis.gaps), axis.whole[1]]
    for name, (left, right), (first, last), shown in zip(
        axis_names(scale), scale.edges, scale.segments, zip(starts, ends)
    ):
        if counts_back(first, last) and right - left > _ROOMY:
            found += _own_years(name, (first, last), (left, right), rows, lang)
        elif right - left < _ROOMY or one_year(first, last) or year_of(first) < 1000 or last - first < _FEW_DAYS:
            levels = _YEARS if right - left <= NARROW else _YEARS[:1]
            # Of what it shows and not of the room around; beside other months of its year, of the year alone.
            begin, end = shown[0], max(shown[1], shown[0] + 1)
            texts = names_of(begin, end, lang)
            if one_year(begin, end) and len(names_of(first, last, lang)) == 1:
                texts = texts[-1:]
            if text_width(texts[0], SMALL * 1.1) > right - left + BREAK:
                texts = texts[::-1]
            found += _first_fit(rows, (left + right) / 2, texts, levels, (right - left) / 2 + BREAK)
    for (_, right), (left, _), gap in zip(scale.edges, scale.edges[1:], drawing.picture.axis.gaps):
        for text in filter(None, (gap.words, gap.short)):
            at = rows.take(_BREAKS, (left + right) / 2, text_width(text, _TINY) / 2 + 2)
            if at is not None:
                found.append(
                    {**_NOTE, "x": at / scale.width, "text": text, "name": "break", "yshift": _BREAKS,
                     "font": {"size": _TINY}, "opacity": 0.75}
                )  # fmt: skip
                break
    return found


def names_of(first: float, last: float, lang: str) -> list[str]:
    """The years of a segment, in full and as short as can be read; of one that lies in a month, this as well.

    Examples
    --------
    >>> names_of(-8e8, -7.5e8, "en"), names_of(1.0e6, 2.0e6, "en"), names_of(1.0e6, 9.0e6, "en")
    (['1944–1946', '1944–46'], ['Jan 1970', '1970'], ['1970'])
    """
    (year, month, _), end = (year_month_day(at_second(at)) for at in (first, last - 1))
    if (year, month) == end[:2]:
        return [date_name(year, month, 1, "brief month", lang), date_name(year, 1, 1, "year", lang)]
    years = list(dict.fromkeys(year_of(at) for at in (first, last - 1)))
    names = [date_name(year, 1, 1, "year", lang) for year in years]
    full = "–".join(names)
    short = len(years) == 2 and years[0] >= 1000 and years[0] // 100 == years[1] // 100 and names[1].isdecimal()
    return [full, f"{names[0]}–{names[1][2:]}"] if short else [full]


def _first_fit(rows: _Rows, middle: float, texts: Iterable[str], levels: Iterable[int], slack: float) -> list[dict]:
    """A year's annotation in the first row with room for it, as near to its segment's middle as can be."""
    for level in levels:
        for text in texts:
            at = rows.take(level, middle, text_width(text, SMALL * 1.1) / 2 + 2, slack)
            if at is not None:
                return [_year({"x": at / rows.width, "text": f"<b>{text}</b>", "yshift": level})]
    return []


def _own_years(axis: str, times: tuple[float, float], edges: tuple[float, float], rows: _Rows, lang: str) -> list[dict]:
    """Names of round years that stay at their place while the segment is zoomed."""
    found, per_second = [], (edges[1] - edges[0]) / (times[1] - times[0])
    for year, name in round_years(*times, edges[1] - edges[0], lang):
        at = seconds(midnight(year, 1, 1))
        px, half = edges[0] + (at - times[0]) * per_second, text_width(name, SMALL * 1.1) / 2 + 2
        if half <= px <= rows.width - half and rows.take(_YEARS[0], px, half) is not None:
            found.append(_year({"xref": axis, "x": iso(at), "text": f"<b>{name}</b>", "yshift": _YEARS[0]}))
    return found


_NOTE = {"xref": "paper", "yref": "paper", "y": 1, "yanchor": "bottom", "xanchor": "center", "showarrow": False}


def _year(annotation: dict) -> dict:
    return {**_NOTE, "name": "year", "font": {"size": SMALL}, **annotation}
