"""`Span` to words, in any language Babel knows: how sure a date is must be readable.

Month names, word order and lists come from Babel; the few words around them
("some day in", "since") from `phrases`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from babel.lists import format_list
from babel.units import format_unit

from timeline.dates.calendar import DAY, year_month_day
from timeline.dates.names import date_name, day_first, locale_of
from timeline.dates.phrases import phrases
from timeline.dates.span import Point, Span


@lru_cache(maxsize=200_000)
def words(span: Span, lang: str = "en") -> str:
    """Say a date with as much certainty as it has.

    Parameters
    ----------
    span : Span
    lang : str
        A language tag such as "en", "en-US" or "ar".

    Returns
    -------
    str

    Examples
    --------
    >>> from timeline.dates.edtf import parse
    >>> for text in ("2023-12-08", "2022-10", "[2023-11-01..2023-11-10]", "2003/..", "2024-03~", "-0043-03-15"):
    ...     print(words(parse(text)))
    8 December 2023
    some day in October 2022
    between 1 and 10 November 2023
    since 2003
    about March 2024
    15 March 44 BC
    """
    say = phrases(lang)
    if span.form == "several":
        return _series(span, lang)
    if span.form == "throughout":
        return _throughout(span, lang, say)
    if span.members:
        either = [_element(m, lang, say) if ".." in m.text else _named(m.first, lang, say) for m in span.members]
        return format_list(either, style="or", locale=locale_of(lang))
    if span.form == "exact" or (span.start is span.end and (span.about or span.perhaps)):
        return _named(span.first, lang, say)
    return _element(span, lang, say)


def _throughout(span: Span, lang: str, say: dict) -> str:
    if span.open_end:
        return say["unknown end" if span.unknown == "end" else "since"].format(_named(span.first, lang, say))
    if span.open_start:
        return say["unknown start" if span.unknown == "start" else "until"].format(_named(span.last, lang, say))
    return say["span"].format(*_shortened(span.first, span.last, lang))


def _element(span: Span, lang: str, say: dict) -> str:
    """One unknown moment in a range, or a day itself."""
    if span.open_start:
        return say["by"].format(_named(span.last, lang, say))
    if span.open_end:
        return say["from"].format(_named(span.first, lang, say))
    if span.start is not span.end:
        return say["between"].format(*_shortened(span.first, span.last, lang))
    if span.form == "exact":
        return _name(span.first, lang)
    if span.precision in ("range", "century", "millennium") or (
        span.precision == "decade" and not _has_name(span.first)
    ):
        unit = "day" if span.precision == "range" else "year"
        return say["between"].format(*_shortened(*_edges(span.first, unit), lang))
    return say["day in" if span.precision in ("month", "year") else "time in"].format(_name(span.first, lang))


def _edges(point: Point, unit: str) -> tuple[Point, Point]:
    """First and last day or year of a point, as points of their own."""
    return Point("", point.earliest, point.earliest, unit), Point("", point.latest, point.latest, unit)


def _has_name(decade: Point) -> bool:
    """Whether "the 1850s" says it: "the 1800s" might be a century, and BC has no such name."""
    year = year_month_day(decade.earliest)[0]
    return year >= 1000 and year % 100 != 0


def _named(point: Point, lang: str, say: dict) -> str:
    text = _name(point, lang)
    if point.about:
        text = say["about"].format(text)
    return say["perhaps"].format(text) if point.perhaps else text


def _name(point: Point, lang: str) -> str:
    """A point's own name: "8 December 2023, 04:15", "October 2022", "the 1850s", "44 BC"."""
    year, month, day = year_month_day(point.earliest)
    say = phrases(lang)
    if point.precision in ("second", "minute"):
        clock = str(point.earliest)[-8 : None if point.precision == "second" else -3]
        zone = {"": "", "Z": " UTC"}.get(point.zone, f" UTC{point.zone}")
        return f"{date_name(year, month, day, 'day', lang)}, {clock}{zone}"
    if point.precision == "decade" and _has_name(point):
        return say["decade"].format(year)
    if point.precision in ("decade", "century", "millennium", "range"):
        unit = "day" if point.precision == "range" else "year"
        return say["span"].format(*(_name(edge, lang) for edge in _edges(point, unit)))
    if point.precision == "season":
        first, last = (date_name(*year_month_day(at), "month", lang) for at in (point.earliest, point.latest))
        number = int(point.text.strip("~?%")[-2:])
        months = say["span"].format(first, last)
        if number > 32:
            return months
        name = say["seasons"][(number - 21) % 4]
        return say["season"].format(
            f"{name} {date_name(int(point.text[: point.text.rindex('-')]), 1, 1, 'year', lang)}", months
        )
    return date_name(year, month, day, point.precision, lang)


def _shortened(start: Point, end: Point, lang: str) -> tuple[str, str]:
    """Both ends of a range, the first without what the second repeats: "1", "10 November 2023"."""
    say = phrases(lang)
    whole = _named(start, lang, say), _named(end, lang, say)
    if start.about or start.perhaps:
        return whole
    (y1, m1, d1), (y2, m2, _) = year_month_day(start.earliest), year_month_day(end.earliest)
    if not (day_first(lang) and start.precision == end.precision == "day" and y1 == y2):
        if start.precision == end.precision == "minute" and str(start.earliest)[:-9] == str(end.earliest)[:-9]:
            return whole[0], str(end.earliest)[-8:-3]
        return whole
    return (str(d1) if m1 == m2 else date_name(y1, m1, d1, "month and day", lang)), whole[1]


@lru_cache(maxsize=200_000)
def brief(span: Span, lang: str = "en") -> str:
    r"""When it begins, as short as a line of a list needs it; a dash says that there is more.

    Examples
    --------
    >>> from timeline.dates.edtf import parse
    >>> [brief(parse(text)) for text in ("2023-12-08", "2003/..", "[..2023-11-05]", "2023-10~/2023-12-11")]
    ['8 Dec 2023', '2003\xa0–', '–\xa05 Nov 2023', '≈\xa0Oct 2023\xa0–']
    """
    if span.open_start:
        return f"–\u00a0{_brief(span.last, lang)}"
    return _brief(span.first, lang) + ("" if span.start is span.end else "\u00a0–")


def _brief(point: Point, lang: str) -> str:
    about = "≈\u00a0" if point.about or point.perhaps else ""
    if point.precision in ("day", "month", "year"):
        precision = "year" if point.precision == "year" else f"brief {point.precision}"
        return about + date_name(*year_month_day(point.earliest), precision, lang)
    if point.precision in ("second", "minute"):
        return f"{about}{date_name(*year_month_day(point.earliest), 'brief day', lang)}, {str(point.earliest)[-8:-3]}"
    if point.precision == "decade" and _has_name(point):
        return about + _name(point, lang)
    return about + date_name(*year_month_day(point.earliest), "year", lang) + "\u00a0–"


def _series(span: Span, lang: str) -> str:
    """Every member, the shared year said once at the end."""
    say = phrases(lang)
    names = [words(m, lang) if m.form == "throughout" else _named(m.first, lang, say) for m in span.members]
    years = {year_month_day(m.earliest)[0] for m in span.members}
    plain = not (span.about or span.perhaps)
    if plain and len(years) == 1 and all(m.precision == "day" and m.form == "exact" for m in span.members):
        if day_first(lang):
            names[:-1] = [date_name(*year_month_day(m.earliest), "month and day", lang) for m in span.members[:-1]]
    return format_list(names, locale=locale_of(lang))


Length = Literal["long", "short", "narrow"]
_LENGTHS: tuple[Length, ...] = ("long", "short", "narrow")
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour", "m": "minute", "S": "second"}


def tie_words(offset: str, anchor: str, lang: str = "en") -> str:
    """Say how one event hangs on another.

    Parameters
    ----------
    offset : str
        `after`, `before`, or a signed ISO 8601 duration.
    anchor : str
        The other event's title, as it is to stand in the sentence.
    lang : str

    Examples
    --------
    >>> tie_words("P2D", "the phone call"), tie_words("-P1W", "the report"), tie_words("after", "the waiver")
    ('2 days after the phone call', '1 week before the report', 'after the waiver')
    """
    say = phrases(lang)
    if offset in ("after", "before"):
        return f"{say[offset]} {anchor}"
    days, _, clock = offset.lstrip("+-P").partition("T")
    counts = re.findall(r"([\d.,]+)([YMWDHmS])", days + clock.replace("M", "m"))
    parts = [_amount(float(n.replace(",", ".")), _UNITS[u], lang) for n, u in counts if float(n.replace(",", "."))]
    if not parts:
        return f"{say['same']} {anchor}"
    length = ", ".join(parts)
    return f"{say['earlier' if offset.startswith('-') else 'later'].format(length)} {anchor}"


def _amount(number: float, unit: str, lang: str, lengths: Sequence[Length] = _LENGTHS) -> str:
    for length in lengths:
        text = format_unit(number, f"duration-{unit}", length=length, locale=locale_of(lang))
        if "duration-" not in text:  # Babel's stand-in where a language has no such pattern
            return text
    return f"{number:g} × {format_unit(1, f'duration-{unit}', locale=locale_of('en')).lstrip('1 ')}"


def length_words(seconds: float, lang: str = "en", length: Length = "long") -> str:
    """How long a gap is, in one round unit.

    Parameters
    ----------
    seconds : float
    lang : str
    length : {"long", "short", "narrow"}
        A month is never narrower than short: it would read as a minute.

    Examples
    --------
    >>> length_words(86_400 * 365.25 * 15.3), length_words(86_400 * 86), length_words(7200)
    ('15 years', '3 months', '2 hours')
    >>> length_words(86_400 * 365.25 * 15.3, length="short"), length_words(86_400 * 86, length="narrow")
    ('15 yrs', '3 mths')
    """
    lengths = _LENGTHS[_LENGTHS.index(length) :]
    days = seconds / DAY
    for unit, size, least in (
        ("year", 365.25, 1.5),
        ("month", 30.44, 1.95),
        ("day", 1, 1.95),
        ("hour", 1 / 24, 1.95),
    ):
        if days / size >= least:
            return _amount(
                round(days / size),
                unit,
                lang,
                ("short", *lengths) if unit == "month" and length == "narrow" else lengths,
            )
    return _amount(max(round(seconds / 60), 1), "minute", lang, lengths)


def certainty(span: Span, lang: str = "en") -> str:
    """How sure a date is, in a few words; "" for a known day, which needs none.

    Examples
    --------
    >>> from timeline.dates.edtf import parse
    >>> certainty(parse("2022-10")), certainty(parse("2024-03~")), certainty(parse("2022-10-27"))
    ('one unknown moment in this range', 'approximate', '')
    """
    say = phrases(lang)
    doubts = [say[f"sure {name}"] for name in ("about", "perhaps") if getattr(span, name)]
    if doubts:
        return ", ".join(doubts)
    is_open = span.form == "throughout" and (span.open_start or span.open_end)
    return say["sure open" if is_open else f"sure {span.form}"]
