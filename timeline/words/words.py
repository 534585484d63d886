"""`Span` to words, in any language Babel knows: how sure a date is must be readable.

Month names, word order and lists come from Babel; the few words around them
("some day in", "since") from `phrases`.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Literal

from babel.lists import format_list

from timeline.dates.calendar import seconds, year_month_day
from timeline.dates.columns import outlasted
from timeline.dates.points import estimated_year
from timeline.dates.span import Point, Span
from timeline.words.forms import contracted, forms, in_one_line, short_form
from timeline.words.names import date_name, day_first, locale_of
from timeline.words.phrases import phrases
from timeline.words.points import (
    BRIEF,
    alternatives,
    between_clocks,
    clock,
    edges,
    has_name,
    name,
    named,
    shortened,
    without_repeated,
)


@lru_cache(maxsize=200_000)
def words(span: Span, lang: str = "en", reports: tuple[float, ...] = ()) -> str:
    """Say a date with as much certainty as it has.

    Parameters
    ----------
    span : Span
    lang : str
        A language tag such as "en", "en-US" or "ar".
    reports : tuple of float
        When reports appeared, as `report_ends` tells it: what they saw last may have gone on.

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
    return contracted(_words(span, lang, reports), lang)


def _words(span: Span, lang: str, reports: tuple[float, ...]) -> str:
    say = phrases(lang)
    if span.form == "several":
        return _series(span, lang)
    if span.form == "throughout":
        return _throughout(span, lang, say, reports)
    if span.members:
        return _listed(span, [_element(m, lang, say) if ".." in m.text else named(m.first, lang) for m in span.members],
                       "or", lang)  # fmt: skip
    if span.form == "exact" or (span.start is span.end and (span.about or span.perhaps)):
        return named(span.first, lang)
    return _element(span, lang, say)


def _throughout(span: Span, lang: str, say: dict, reports: tuple[float, ...]) -> str:
    if span.open_end:
        return say["unknown end" if span.unknown == "end" else "since"].format(named(span.first, lang, "at"))
    if span.open_start:
        return say["unknown start" if span.unknown == "start" else "until"].format(
            _at_least(span, named(span.last, lang, "to"), say, reports)
        )
    first, last = shortened(span.first, span.last, lang)
    if first == last:
        return first
    start, end = span.first, span.last
    last = _at_least(span, last, say, reports)
    # "About 1850 – 1860" would leave open whether 1860 is known, and a dash between words is none between dates.
    doubt = (start.about and not end.about) or (start.perhaps and not end.perhaps)
    if doubt or any(not has_name(point) and not point.about and not point.perhaps for point in (start, end)):
        return forms(lang)["long span"].format(
            named(start, lang, "at"), _at_least(span, named(end, lang, "to"), say, reports)
        )
    return say["span"].format(first, last)


def _at_least(span: Span, end: str, say: dict, reports: tuple[float, ...]) -> str:
    """The end of what lasted, as the least there was of it where a report could see no further."""
    return say["at least"].format(end) if _outlasts(span, reports) else end


def _outlasts(span: Span, reports: tuple[float, ...]) -> bool:
    end = span.last
    return end.is_moment and not (end.about or end.perhaps) and bool(outlasted(seconds(end.latest), reports))


def _element(span: Span, lang: str, say: dict) -> str:
    """One unknown moment in a range, or a day itself."""
    if span.open_start:
        return say["by"].format(named(_outermost(span.last, 1), lang, "by"))
    if span.open_end:
        return say["from"].format(named(_outermost(span.first, 0), lang, "from"))
    if span.start is not span.end:
        return _between(span.first, span.last, lang, say)
    if span.first.is_moment:
        return name(span.first, lang)
    if open_digits := alternatives(span.first, lang):
        return open_digits
    if not has_name(span.first):
        return _between(*edges(span.first), lang, say)
    unit = span.precision
    phrase = forms(lang).get(f"{'day' if unit in ('month', 'year') else 'time'} in {unit}")
    return (phrase or say["day in" if unit in ("month", "year") else "time in"]).format(name(span.first, lang, "in"))


def _between(start: Point, end: Point, lang: str, say: dict) -> str:
    """Between two, of which those without a name give their outermost year, month or day."""
    start, end = _outermost(start, 0), _outermost(end, 1)
    first, last = shortened(start, end, lang, "at")
    clocks = between_clocks(start, end, lang, "day", say["between"])
    return clocks or (named(start, lang) if first == last else say["between"].format(first, last))


def _outermost(point: Point, end: int) -> Point:
    """A point that has a name or is in doubt, else the first or last year, month or day of it."""
    return point if has_name(point) or point.about or point.perhaps else edges(point)[end]


def _listed(span: Span, names: list[str], word: Literal["or", "and"], lang: str) -> str:
    """All members; a comma before the last where a word before another, such as "about", might seem to be its too."""
    led = [
        ".." in member.text or member.about or member.perhaps or not has_name(member.first) for member in span.members
    ]
    if any(led[:-1]) and not all(led):
        comma = forms(lang)["comma"].join(names[:-1])
        return forms(lang)[f"{word} apart"].format(comma, names[-1])
    return format_list(names, style="or" if word == "or" else "standard", locale=locale_of(lang))


@lru_cache(maxsize=200_000)
def brief(span: Span, lang: str = "en", reports: tuple[float, ...] = ()) -> str:
    r"""When it was, as short as a line of a list needs it.

    An arrow says that it goes on, a question mark that it is perhaps then, a dash from when until when it lasted, a
    sign of inequality that it is one unknown moment from then on, dots that more days follow than there is room for. A
    range may be broken between its dates only.

    Examples
    --------
    >>> from timeline.dates.edtf import parse
    >>> def say(*texts):
    ...     return [brief(parse(text)).replace("\xa0", " ") for text in texts]
    >>> say("2023-12-08", "2003/..", "[2023-11-05..2023-12-11]", "[..2023-11-05]")
    ['8 Dec 2023', '2003 →', 'between 5 Nov and 11 Dec 2023', 'by 5 Nov 2023']
    >>> say("2023-10~/2023-12-11", "1914-07-28/1918-11-11", "{2023-12-08,2023-12-10}")
    ['≈ Oct 2023 – 11 Dec 2023', '28 Jul 1914 – 11 Nov 1918', '8 Dec, 10 Dec 2023']
    >>> say("{1925,1929,1931}", "{1925,1929,1931,1935,1937}")
    ['1925, 1929, 1931', '1925, …']
    >>> brief(parse("2023-10-07/2023-12-11"), reports=(seconds(parse("2023-12-11").latest),)).replace("\xa0", " ")
    '7 Oct – at least 11 Dec 2023'
    """
    return contracted(_in_short(span, lang, reports), lang)


def _in_short(span: Span, lang: str, reports: tuple[float, ...]) -> str:
    say, within = phrases(lang), span.form == "within"
    if span.open_start:
        last = _outermost(span.last, 1)
        end = in_one_line(short_form(last.precision, lang).format(_brief(last, lang)))
        return say["by" if within else "until"].format(_brief_at_least(span, end, say, reports))
    begin = _brief(span.first, lang)
    named_whole = has_name(span.first) and span.first.precision != "season"  # of which only the year is said
    if span.form == "several":
        return _brief_series(span, lang) or f"{begin}{forms(lang)['comma']}…"
    if span.form == "exact" or (span.start is span.end and (named_whole or span.first.is_moment)):
        return begin
    if span.open_end and within:
        return f"≥\u00a0{begin}"
    if span.open_end:
        arrow = "→" if locale_of(lang).text_direction == "ltr" else "←"
        return f"{begin}\u00a0{'–' if span.unknown else arrow}"
    if within and len(span.members) == 2 and all(has_name(one.first) and one.start is one.end for one in span.members):
        return _listed(span, [in_one_line(brief(one, lang)) for one in span.members], "or", lang)
    start, end, about, perhaps = _brief_end(span.first, 0), _brief_end(span.last, 1), "", ""
    if span.start is span.end and (start.about or start.perhaps):  # one date in doubt, which is said once
        about, perhaps = _signs(bool(start.about), bool(start.perhaps))
        start, end = _plain(start), _plain(end)
    first, last = map(in_one_line, _brief_ends(start, end, lang))
    if first == last:
        return about + first + perhaps
    if within and not about and not perhaps:
        between = say["between"].replace(" {", "\u00a0{")
        clocks = between_clocks(start, end, lang, "brief day", between.replace(" ", "\n"))
        whole = between.format(*(in_one_line(short_form(start.precision, lang).format(one)) for one in (first, last)))
        return clocks.replace(" ", "\u00a0").replace("\n", " ") or whole
    return f"{about}{first}\u00a0– {_brief_at_least(span, last, say, reports)}{perhaps}"


def _brief_at_least(span: Span, end: str, say: dict, reports: tuple[float, ...]) -> str:
    """As `_at_least` says it, to be broken beside the date only."""
    if span.form != "throughout":
        return end
    beside = say["at least"].replace(" ", "\u00a0").replace("\u00a0{", " {").replace("}\u00a0", "} ")
    return _at_least(span, end, say | {"at least": beside}, reports)


def _plain(point: Point) -> Point:
    return replace(point, about=(), perhaps=())


def _brief_end(point: Point, end: int) -> Point:
    """A point that is a day, month, year or decade, else the first or last year, month or day of it."""
    if has_name(point) and point.precision != "season":
        return point
    return replace(edges(point)[end], about=point.about, perhaps=point.perhaps)


def _brief_ends(start: Point, end: Point, lang: str) -> tuple[str, str]:
    """Both ends of a range, the first without what the second repeats."""
    first, last = _brief(start, lang), _brief(end, lang)
    if any(point.about or point.perhaps for point in (start, end)):
        return first, last
    return without_repeated(start, end, (first, last), lang, BRIEF)


def _brief(point: Point, lang: str) -> str:
    about, perhaps = _signs(bool(point.about), bool(point.perhaps))
    return about + _brief_name(point, lang) + perhaps


def _signs(about: bool, perhaps: bool) -> tuple[str, str]:
    """What stands before and behind a date in doubt."""
    return "≈\u00a0" * about, "?" * perhaps


def _brief_name(point: Point, lang: str) -> str:
    if point.precision in ("day", "month", "year"):
        precision = "year" if point.precision == "year" else f"brief {point.precision}"
        return date_name(*year_month_day(point.earliest), precision, lang)
    if point.precision in ("second", "minute"):
        return date_name(*year_month_day(point.earliest), "brief day", lang) + forms(lang)["comma"] + clock(point)
    if (estimated := estimated_year(point.text)) is not None:
        return date_name(estimated, 1, 1, "year", lang)
    if point.precision == "decade" and has_name(point):
        return name(point, lang)
    return date_name(*year_month_day(point.earliest), "year", lang)


def _series(span: Span, lang: str) -> str:
    """Every member, the shared year said once at the end."""
    names = [words(m, lang) if m.form == "throughout" else named(m.first, lang) for m in span.members]
    return _listed(span, _year_once(span, names, "month and day", lang), "and", lang)


#: Signs of a line of the list that a series may take.
_ROOM = 22


def _brief_series(span: Span, lang: str) -> str:
    """Every member, as short as the list needs it; "" where that is too long or one is no plain date."""
    members = span.members
    if span.about or span.perhaps or any(m.start is not m.end or not has_name(m.first) for m in members):
        return ""
    if any(m.first.precision == "season" for m in members):  # of which only the year is said
        return ""
    names = _year_once(span, [_brief(m.first, lang) for m in members], "short day", lang)
    text = forms(lang)["comma"].join(name.replace(" ", "\u00a0") for name in names)
    return text if len(text) <= _ROOM else ""


def _year_once(span: Span, names: list[str], unit: str, lang: str) -> list[str]:
    """Names of a series' members, of days of one year all but the last by `unit`, without it."""
    days = all(m.precision == "day" and m.form == "exact" for m in span.members) and not (span.about or span.perhaps)
    years = {year_month_day(m.earliest)[0] for m in span.members}
    if not days or len(years) > 1 or not day_first(lang):
        return names
    return [*(date_name(*year_month_day(m.earliest), unit, lang) for m in span.members[:-1]), names[-1]]
