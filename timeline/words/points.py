"""One written moment in words: its own name, or what stands for it where it has none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from babel.lists import format_list

from timeline.dates.calendar import DAY, at_second, year_month_day
from timeline.dates.points import NAMED_SEASONS, SEASONS, estimated_year
from timeline.dates.span import PARTS, Point
from timeline.words.forms import forms, ordinal
from timeline.words.names import date_name, day_alone, day_first, locale_of
from timeline.words.phrases import phrases

#: What names a month or a day whose year is said elsewhere, in sentences; and where space is scarce.
_LONG = {"month": "month alone", "day": "month and day"}
BRIEF = {"month": "month of", "day": "short day"}


def named(point: Point, lang: str, case: str = "") -> str:
    """A point with what is doubtful of it.

    Parameters
    ----------
    point : Point
    lang : str
    case : {"", "at", "to", "by"}
        What the word before it asks for, where a language tells: "seit dem", "bis zum", "spätestens am".

    Examples
    --------
    >>> from timeline.dates.edtf import parse
    >>> named(parse("2004~-06").first, "en"), named(parse("2023-01-05").first, "de", "to")
    ('June 2004 (year approximate)', 'zum 5. Januar 2023')
    """
    say, told = phrases(lang), []
    doubted = point.about or point.perhaps
    unnamed = doubted and not has_name(point)
    case = case or "about" * _is_whole(point, point.about)
    text = (alternatives(point, lang, case) or stretch(point, lang)) if unnamed else name(point, lang, case)
    for doubt in ("about", "perhaps"):
        parts = getattr(point, doubt)
        if not parts or (doubt == "about" and estimated_year(point.text) is not None):
            continue  # of what is estimated, its name says so
        if _is_whole(point, parts):
            text = say[doubt].format(text)
        else:
            names = format_list([say["parts"][PARTS.index(part)] for part in parts], locale=locale_of(lang))
            told.append(say[f"part {doubt}"].format(names))
    return f"{text} ({forms(lang)['comma'].join(told)})" if told else text


def _is_whole(point: Point, parts: tuple[str, ...]) -> bool:
    """Whether the qualified parts stand side by side up to the finest: "about 1 June" needs no "day approximate"."""
    at = [PARTS.index(part) for part in parts]
    finest = 3 if point.precision in ("minute", "second") else point.text.lstrip("?~%-").count("-")
    return bool(at) and at[-1] == finest and at[-1] - at[0] == len(at) - 1


def edges(point: Point) -> tuple[Point, Point]:
    """First and last day, month or year of a point, as points of their own."""
    unit = point.unit or "year"
    return Point("", point.earliest, point.earliest, unit), Point("", point.latest, point.latest, unit)


def has_name(point: Point) -> bool:
    """Whether it has a name of its own: of decades "the 1850s", but "the 1800s" might be a century, and BC has none."""
    if point.precision == "decade":
        year = year_month_day(point.earliest)[0]
        return year >= 1000 and year % 100 != 0
    if point.precision == "season":
        return _season_number(point) in NAMED_SEASONS
    if estimated_year(point.text) is not None:
        return True
    return point.precision not in ("range", "century", "millennium")


def _season_number(point: Point) -> int:
    return int(re.sub(r"[~?%]", "", point.text)[-2:])


def name(point: Point, lang: str, case: str = "") -> str:
    """A point's own name, "8 December 2023, 04:15", "October 2022", "the 1850s", "44 BC", in the form that is needed.

    What has none is told by what it may be: "some time between 1800 and 1899".
    """
    year, month, day = year_month_day(point.earliest)
    say = phrases(lang)
    form = forms(lang).get(f"{case} {point.precision}", "{0}")
    if point.precision in ("second", "minute"):
        zone = {"": "", "Z": " UTC"}.get(point.zone, f" UTC{point.zone}")
        return form.format(f"{date_name(year, month, day, 'day', lang)}{forms(lang)['comma']}{clock(point)}{zone}")
    if (estimated := estimated_year(point.text)) is not None:
        about = say["about"].format(date_name(estimated, 1, 1, "year", lang))
        return forms(lang)["estimated"].format(about, *(name(edge, lang) for edge in edges(point)))
    if not has_name(point):
        return alternatives(point, lang, case) or forms(lang)["some"].format(*shortened(*edges(point), lang, "at"))
    if point.precision == "decade":
        return (forms(lang).get(f"{case} decade") or say["decade"]).format(year)
    if point.precision == "season":
        months = say["span"].format(*shortened(*edges(point), lang))
        season = f"{say['seasons'][(_season_number(point) - 21) % 4]} {date_name(year, 1, 1, 'year', lang)}"
        return form.format(say["season"].format(season, months))
    return form.format(date_name(year, month, day, point.precision, lang))


def stretch(point: Point, lang: str) -> str:
    """What has no name, from its first to its last: "1800 to 1899"."""
    first, last = shortened(*edges(point), lang)
    return first if first == last else forms(lang)["stretch"].format(first, last)


def alternatives(point: Point, lang: str, case: str = "") -> str:
    """What digits in its midst leave open, where it can be said in a few words; else ""."""
    day = forms(lang).get(f"{case} day", "{0}")
    return _yearly(point, lang, day) or _monthly(point, lang, day) or _few_days(point, lang, day)


def _yearly(point: Point, lang: str, form: str) -> str:
    """A day, month or season of an unknown year, as in `156X-12-25`."""
    match = re.fullmatch(r"-?\d*X+\d*-(\d\d)(-\d\d)?", re.sub(r"[~?%]", "", point.text))
    if not match:
        return ""
    _, month, day = year_month_day(point.earliest)
    number = int(match[1])
    begins, months = SEASONS.get(number, (month, 1))
    if number in NAMED_SEASONS:
        told = phrases(lang)["seasons"][(number - 21) % 4]
    elif number in SEASONS:
        ends = (date_name(2000, at, 1, "month alone", lang) for at in (begins, begins + months - 1))
        told = forms(lang)["stretch"].format(*ends)
    else:
        told = date_name(2000, month, day, "month and day" if match[2] else "month alone", lang)
        told = form.format(told) if match[2] else told
    last = point.latest - _YEAR * (begins + months > 13)  # some end in the year behind their own
    years = (date_name(*year_month_day(at), "year", lang) for at in (point.earliest, last))
    return phrases(lang)["yearly"].format(told, *years)


_YEAR = at_second(365 * DAY) - at_second(0)


def _monthly(point: Point, lang: str, form: str) -> str:
    """A day of an unknown month, as in `2004-XX-11`."""
    match = re.fullmatch(r"-?[\dX]{4}-([\dX]{2})-(\d\d)", re.sub(r"[~?%]", "", point.text))
    if not match or "X" not in match[1]:
        return ""
    (y1, _, day), (y2, _, _) = year_month_day(point.earliest), year_month_day(point.latest)
    told = form.format(ordinal(day, lang))
    if match[1] == "XX" and y1 == y2:
        return forms(lang)["monthly"].format(told, date_name(y1, 1, 1, "year", lang))
    unit = "year" if match[1] == "XX" else "month"
    first, last = (Point("", at, at, unit) for at in (point.earliest, point.latest))
    ends = shortened(first, last, lang)
    return forms(lang)["monthly between"].format(told, *ends)


def _few_days(point: Point, lang: str, form: str) -> str:
    """Some days of one month, as in `2015-02-X8`: "8, 18 or 28 February 2015"; the only one that there is."""
    if (
        point.unit == "day"
        and point.precision == "range"
        and point.latest - point.earliest < at_second(DAY) - at_second(0)
    ):
        return form.format(date_name(*year_month_day(point.earliest), "day", lang))
    months = {year_month_day(at_second(first * DAY))[:2] for first, _ in point.runs}
    if len(months) != 1 or len(point.runs) > 4 or any(first != last for first, last in point.runs):
        return ""
    days = [year_month_day(at_second(first * DAY)) for first, _ in point.runs]
    whole = [date_name(*day, "day", lang) for day in days]
    if day_first(lang):
        whole[:-1] = [day_alone(day, lang) for _, _, day in days[:-1]]
    return format_list([form.format(whole[0]), *whole[1:]], style="or", locale=locale_of(lang))


def shortened(start: Point, end: Point, lang: str, case: str = "") -> tuple[str, str]:
    """Both ends of a range, the first without what the second repeats: "1", "10 November 2023"."""
    whole = named(start, lang, case), named(end, lang, case)
    if start.about or start.perhaps:
        return whole
    return without_repeated(start, end, whole, lang, _LONG, forms(lang).get(f"{case} day", "{0}"))


def without_repeated(
    start: Point, end: Point, whole: tuple[str, str], lang: str, units: Mapping[str, str], day_form: str = "{0}"
) -> tuple[str, str]:
    """Both ends of a range as they are named, the first without what the second repeats, by the names in `units`."""
    once = "" if whole[0] == whole[1] else said_once(start, end, lang)
    if not once:
        return whole
    if once == "date":
        return whole[0], clock(end)
    year, month, day = year_month_day(start.earliest)
    if start.precision == "month":
        return date_name(year, month, day, units["month"], lang), whole[1]
    alone = day_alone(day, lang) if once == "month" else date_name(year, month, day, units["day"], lang)
    return day_form.format(alone), whole[1]


def between_clocks(start: Point, end: Point, lang: str, day: str, between: str) -> str:
    """Two times of one day that something was between; blank for any other ends.

    Parameters
    ----------
    start, end : Point
    lang : str
    day : str
        The precision by which `date_name` names the day.
    between : str
        A pattern for both times.

    Examples
    --------
    >>> from timeline.dates.edtf import parse
    >>> ends = (parse(f"1931-08-02T02:{minute}").first for minute in (20, 50))
    >>> between_clocks(*ends, "en", "day", "between {0} and {1}")
    '2 August 1931, between 02:20 and 02:50'
    """
    if start.about or start.perhaps or start.zone or clock(start) == clock(end):
        return ""
    if said_once(start, end, lang) != "date":
        return ""
    on_day = date_name(*year_month_day(start.earliest), day, lang)
    return f"{on_day}{forms(lang)['comma']}{between.format(clock(start), clock(end))}"


def said_once(start: Point, end: Point, lang: str) -> Literal["date", "month", "year", ""]:
    """The largest part that both ends of a range share and that is said of one alone; blank where there is none.

    Examples
    --------
    >>> from timeline.dates.edtf import parse
    >>> january, first, tenth = (parse(text).first for text in ("2023-01-05", "2023-11-01", "2023-11-10"))
    >>> said_once(first, tenth, "en"), said_once(january, tenth, "en")
    ('month', 'year')
    """
    if start.precision != end.precision:
        return ""
    if start.precision in ("minute", "second"):
        return "date" if str(start.earliest)[:-9] == str(end.earliest)[:-9] else ""
    (year, month, _), (last_year, last_month, _) = (year_month_day(point.earliest) for point in (start, end))
    if not day_first(lang) or year != last_year or start.precision not in ("day", "month"):
        return ""
    return "month" if start.precision == "day" and month == last_month else "year"


def clock(point: Point) -> str:
    """The time of day of a moment, with seconds where it has any."""
    return str(point.earliest)[-8 : None if point.precision == "second" else -3]
