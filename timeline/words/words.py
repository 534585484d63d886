"""`Span` to words, in any language Babel knows: how sure a date is must be readable.

Month names, word order and lists come from Babel; the few words around them
("some day in", "since") from `phrases`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from babel.lists import format_list

from timeline.dates.calendar import year_month_day
from timeline.dates.datings import datings
from timeline.dates.span import PARTS, Point, Span
from timeline.words.names import comma, date_name, day_first, locale_of
from timeline.words.phrases import phrases


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
    if yearly := _yearly(span.first, lang):
        return yearly
    if not _has_name(span.first):
        return say["between"].format(*_shortened(*_edges(span.first), lang))
    return say["day in" if span.precision in ("month", "year") else "time in"].format(_name(span.first, lang))


def _edges(point: Point) -> tuple[Point, Point]:
    """First and last day, month or year of a point, as points of their own."""
    unit = point.unit or "year"
    return Point("", point.earliest, point.earliest, unit), Point("", point.latest, point.latest, unit)


def _has_name(point: Point) -> bool:
    """Whether it has a name of its own: of decades "the 1850s", but "the 1800s" might be a century, and BC has none."""
    if point.precision == "decade":
        year = year_month_day(point.earliest)[0]
        return year >= 1000 and year % 100 != 0
    if point.precision == "season":
        return _season_number(point) <= 32
    return point.precision not in ("range", "century", "millennium")


def _season_number(point: Point) -> int:
    return int(re.sub(r"[~?%]", "", point.text)[-2:])


def _yearly(point: Point, lang: str) -> str:
    """A day or month of an unknown year, as in `156X-12-25`; "" for whatever else."""
    match = re.fullmatch(r"-?\d*X+\d*-(\d\d)(-\d\d)?", re.sub(r"[~?%]", "", point.text))
    if not match:
        return ""
    _, month, day = year_month_day(point.earliest)
    name = date_name(2000, month, day, "month and day" if match[2] else "month alone", lang)
    first, last = (date_name(*year_month_day(at), "year", lang) for at in (point.earliest, point.latest))
    return phrases(lang)["yearly"].format(name, first, last)


def _named(point: Point, lang: str, say: dict) -> str:
    text, told = _name(point, lang), []
    for name in ("about", "perhaps"):
        parts = getattr(point, name)
        if _is_whole(point, parts):
            text = say[name].format(text)
        elif parts:
            names = format_list([say["parts"][PARTS.index(part)] for part in parts], locale=locale_of(lang))
            told.append(say[f"part {name}"].format(names))
    return f"{text} ({', '.join(told)})" if told else text


def _is_whole(point: Point, parts: tuple[str, ...]) -> bool:
    """Whether the qualified parts stand side by side up to the finest: "about 1 June" needs no "day approximate"."""
    at = [PARTS.index(part) for part in parts]
    finest = 3 if point.precision in ("minute", "second") else point.text.lstrip("?~%-").count("-")
    return bool(at) and at[-1] == finest and at[-1] - at[0] == len(at) - 1


def _name(point: Point, lang: str) -> str:
    """A point's own name: "8 December 2023, 04:15", "October 2022", "the 1850s", "44 BC"."""
    year, month, day = year_month_day(point.earliest)
    say = phrases(lang)
    if point.precision in ("second", "minute"):
        clock = str(point.earliest)[-8 : None if point.precision == "second" else -3]
        zone = {"": "", "Z": " UTC"}.get(point.zone, f" UTC{point.zone}")
        return f"{date_name(year, month, day, 'day', lang)}{comma(lang)}{clock}{zone}"
    if estimated := re.match(r"(-?\d{4})S", point.text):
        return date_name(int(estimated[1]), 1, 1, "year", lang)
    if not _has_name(point):
        return _yearly(point, lang) or say["span"].format(*(_name(edge, lang) for edge in _edges(point)))
    if point.precision == "decade":
        return say["decade"].format(year)
    if point.precision == "season":
        months = say["span"].format(*_shortened(*_edges(point), lang))
        name = say["seasons"][(_season_number(point) - 21) % 4]
        return say["season"].format(f"{name} {date_name(year, 1, 1, 'year', lang)}", months)
    return date_name(year, month, day, point.precision, lang)


def _shortened(start: Point, end: Point, lang: str) -> tuple[str, str]:
    """Both ends of a range, the first without what the second repeats: "1", "10 November 2023"."""
    say = phrases(lang)
    whole = _named(start, lang, say), _named(end, lang, say)
    if start.about or start.perhaps:
        return whole
    (y1, m1, d1), (y2, m2, _) = year_month_day(start.earliest), year_month_day(end.earliest)
    if start.precision != end.precision:
        return whole
    if start.precision == "minute" and str(start.earliest)[:-9] == str(end.earliest)[:-9]:
        return whole[0], str(end.earliest)[-8:-3]
    if not day_first(lang) or y1 != y2 or start.precision not in ("day", "month"):
        return whole
    if start.precision == "month":
        return date_name(y1, m1, 1, "month alone", lang), whole[1]
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
    return _brief(span.first, lang).removesuffix("\u00a0–" * (span.start is not span.end)) + (
        "" if span.start is span.end else "\u00a0–"
    )


def _brief(point: Point, lang: str) -> str:
    about = "≈\u00a0" if point.about or point.perhaps else ""
    if point.precision in ("day", "month", "year"):
        precision = "year" if point.precision == "year" else f"brief {point.precision}"
        return about + date_name(*year_month_day(point.earliest), precision, lang)
    if point.precision in ("second", "minute"):
        day = date_name(*year_month_day(point.earliest), "brief day", lang)
        return f"{about}{day}{comma(lang)}{str(point.earliest)[-8:-3]}"
    if (point.precision == "decade" and _has_name(point)) or re.match(r"-?\d{4}S", point.text):
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
        return comma(lang).join(doubts)
    is_open = span.form == "throughout" and (span.open_start or span.open_end)
    return say["sure open" if is_open else f"sure {span.form}"]


def datings_words(text: str, lang: str = "en") -> str:
    """A cell of them in words.

    Examples
    --------
    >>> datings_words("2023-12-02 Baghdad; 2023-12")
    '2 December 2023 (Baghdad); some day in December 2023'
    """
    return "; ".join(words(span, lang) + (f" ({who})" if who else "") for span, who in datings(text))
