"""What an expression says that names its time by the calendar: days, months, seasons, years and centuries."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from timeline.prose.expression import Context, TimeValue, got, in_era, month, year
from timeline.prose.near import either, third_of_month, thirds, years_near
from timeline.typed.meaning import month_text, year_text


def day(match: re.Match, context: Context) -> TimeValue | None:
    """A day of a month."""
    return _in_months(match, context, f"{{}}-{int(match['day']):02d}") if 0 < int(match["day"]) <= 31 else None


def slashed(match: re.Match, _: Context) -> TimeValue | None:
    """12/8/2023 is a day in August or in December, as a reader knows; 13/8/2023 leaves no choice."""
    one, other, of_year = (int(match[name]) for name in ("one", "other", "year"))
    if not (0 < one <= 31 and 0 < other <= 31 and (one <= 12 or other <= 12)):
        return None
    day, month = (one, other) if one > 12 else (other, one)
    return TimeValue(f"{of_year:04d}-{month:02d}-{day:02d}" if max(one, other) > 12 or one == other else "")


def _in_months(match: re.Match, context: Context, days: str) -> TimeValue:
    """Days of a month, as a pattern of EDTF in which {} stands for the year and the month."""
    of_year, at = year(match, context), month(match, context)
    first = int(re.search(r"-(\d\d)", days)[1])  # type: ignore[index]
    years = (of_year,) if of_year is not None else years_near(at, first, context)
    return either([days.replace("{}", month_text(one, at)) for one in years], of_year is None)


def days(match: re.Match, context: Context) -> TimeValue:
    """From one day of a month to another."""
    return _in_months(match, context, f"{{}}-{int(match['day']):02d}/{{}}-{int(match['until']):02d}")


def several_days(match: re.Match, context: Context) -> TimeValue | None:
    """Two days of a month, or more."""
    numbers = [int(text) for text in re.findall(r"\d+", match["days"])]
    if not all(0 < number <= 31 for number in numbers):
        return None
    return _in_months(match, context, "{" + ",".join(f"{{}}-{number:02d}" for number in numbers) + "}")


def led(context: Context) -> bool:
    """Whether a preposition stands before it, which makes a word such as "May" or "spring" a time."""
    return bool(re.search(rf"\b(?:{context.table.BEFORE})\s+$", context.before, re.IGNORECASE))


def whole_month(match: re.Match, context: Context) -> TimeValue | None:
    """A month, or the first, second or third part of one."""
    at, which, part, said = month(match, context), got(match, "which"), got(match, "part"), year(match, context)
    if said is None and not (which or part) and match["month"] in context.table.DOUBTFUL and not led(context):
        return None  # a verb, or a name
    if said is not None:
        years: tuple[int, ...] = (said,)
    elif which:
        ahead = which == "next" and at <= context.published.month
        years = (context.published.year + ahead - (which == "last" and at >= context.published.month),)
    else:
        years = years_near(at, 0, context)
    if part:
        texts = [third_of_month(one, at, context.table.PARTS[part]) for one in years]
    else:
        texts = [month_text(one, at) for one in years]
    return either(texts, said is None and not which)


def whole_year(match: re.Match, context: Context) -> TimeValue:
    """A year, or the first, second or third part of one."""
    said, part = year(match, context) or 0, got(match, "part")
    whole = thirds(date(said, 1, 1), date(said, 12, 31), context.table.PARTS[part]) if part else year_text(said)
    return TimeValue(whole)


def years(match: re.Match, _: Context) -> TimeValue | None:
    """From one year to another."""
    first, last, era = match["year"], match["until"], got(match, "era")
    last = last if len(last) >= len(first) or era.startswith("b") else first[: len(first) - len(last)] + last
    low, high = in_era(int(first), era), in_era(int(last), era)
    return TimeValue(f"{year_text(low)}/{year_text(high)}") if low < high else None


def decade(match: re.Match, context: Context) -> TimeValue:
    """A decade, or the first, second or third part of one."""
    digits = match["decade"].strip("'’")
    first, part = int(digits) if len(digits) == 4 else 1900 + int(digits), got(match, "part")
    if part:
        low, high = [(0, 3), (4, 6), (7, 9)][context.table.PARTS[part]]
        return TimeValue(f"[{first + low}..{first + high}]")
    return TimeValue(f"{first // 10}X")


def _of_century(number: int, era: str) -> tuple[str, str]:
    """Its first and its last year."""
    low, high = sorted((in_era(100 * number - 99, era), in_era(100 * number, era)))
    return year_text(low), year_text(high)


def century(match: re.Match, _: Context) -> TimeValue:
    """Some time in a century."""
    return TimeValue("[{}..{}]".format(*_of_century(int(match["century"]), got(match, "era"))))


def centuries(match: re.Match, _: Context) -> TimeValue | None:
    """From one century to another."""
    first, last = (_of_century(int(match[name]), got(match, "era")) for name in ("century", "until"))
    return TimeValue(f"{first[0]}/{last[1]}") if int(first[0]) < int(last[0]) else None


def quarter(match: re.Match, context: Context) -> TimeValue:
    """A quarter of a year."""
    first, said = 3 * context.table.ORDINALS[got(match, "quarter")] - 2, year(match, context)
    at, of_month = context.published.year, context.published.month
    if said is not None:
        years: tuple[int, ...] = (said,)
    elif context.named:
        years = years_near(first, 0, context)
    elif first <= of_month <= first + 2:  # while it lasts, it may be this one or the last
        years = (at,) if context.tense == "future" else (at - 1, at)
    else:
        before = at - (of_month < first)
        years = (before + 1,) if context.tense == "future" else (before,)
    texts = [f"[{month_text(one, first)}..{month_text(one, first + 2)}]" for one in years]
    return either(texts, said is None)


def season(match: re.Match, context: Context) -> TimeValue | None:
    """A season, by the name that it has in the north."""
    number, which, said = context.table.SEASONS[got(match, "season")], got(match, "which"), year(match, context)
    verb = number in (21, 23) and re.search(r"\bto\s+$", context.before)  # "is set to fall on Friday"
    if said is None and not which and (verb or not led(context)):
        return None  # a verb, or part of a name
    years = (said,) if said is not None else years_near({21: 3, 22: 6, 23: 9, 24: 12}[number], 0, context)
    if which == "last" and said is None:
        begun = context.published.month <= {21: 5, 22: 8, 23: 11, 24: 12}[number]
        years = (min(*years, context.published.year - begun),)
    return either([month_text(one, number) for one in years], said is None and not which)


def holiday(match: re.Match, context: Context) -> TimeValue:
    """A day that has a name."""
    (at, on), said = context.table.HOLIDAYS[got(match, "holiday")], year(match, context)
    years = (said,) if said is not None else years_near(at, on or 28, context)
    of = lambda year: on or 22 + (3 - date(year, 11, 22).weekday()) % 7  # noqa: E731
    return either([f"{year_text(one)}-{at:02d}-{of(one):02d}" for one in years], said is None)


def counted(match: re.Match, context: Context) -> TimeValue:
    """The first Monday of a month, the last day of a year, the second half of either."""
    said, nth = year(match, context), context.table.ORDINALS[got(match, "nth")]
    at = month(match, context) if got(match, "month") else 0
    years = (said,) if said is not None else years_near(at, 0, context)
    weekday = context.table.WEEKDAYS.get(got(match, "weekday"), -1)
    unit = "" if weekday >= 0 else context.table.COUNTED_UNITS[got(match, "piece")]
    texts = []
    for one in years:
        low = date(one, at or 1, 1)
        stretch = (low, date(one, at or 12, monthrange(one, at or 12)[1]))
        first, last = _nth_weekday(*stretch, nth, weekday) if weekday >= 0 else _nth_part(*stretch, nth, unit)
        texts.append(_stretch(first, last))
    return either(texts, said is None)


def _stretch(first: date, last: date) -> str:
    """Some time between two days, as months where it is whole months."""
    if first == last:
        return str(first)
    if first.day == 1 and (last + timedelta(1)).day == 1:
        low, high = str(first)[:7], str(last)[:7]
        return low if low == high else f"[{low}..{high}]"
    return f"[{first}..{last}]"


def _nth_weekday(low: date, high: date, nth: int, weekday: int) -> tuple[date, date]:
    """The day that is so many of its sort in a stretch; below zero, counted from its end."""
    ahead, back = (weekday - low.weekday()) % 7, (high.weekday() - weekday) % 7
    at = low + timedelta(ahead + 7 * (nth - 1)) if nth > 0 else high - timedelta(back)
    return _within(low, high, at, at)


def _nth_part(low: date, high: date, nth: int, unit: str) -> tuple[date, date]:
    """The day, week, month or half that is so many in a stretch; below zero, its last."""
    if unit in ("D", "W"):
        length = 7 if unit == "W" else 1
        first = low + timedelta(length * (nth - 1)) if nth > 0 else high - timedelta(length - 1)
        return _within(low, high, first, first + timedelta(length - 1))
    months = 1 if unit == "M" else 6
    if low.month == high.month:
        middle = low.replace(day=15)
        first, last = (low, middle) if nth == 1 else (middle + timedelta(1), high)
        return _within(low, high, first, last if unit == "half" and nth in (1, 2, -1) else high + timedelta(1))
    at = months * (nth - 1) if nth > 0 else 12 - months
    last = date(low.year, at + months, monthrange(low.year, at + months)[1])
    return _within(low, high, date(low.year, at + 1, 1), last)


def _within(low: date, high: date, first: date, last: date) -> tuple[date, date]:
    if not low <= first <= last <= high:
        raise ValueError("no such part")
    return first, last
