"""What a time expression says, as EDTF: one function for each sort of expression, by the names that the tables use."""

from __future__ import annotations

import re
from datetime import date, timedelta

from timeline.prose.expression import Context, TimeValue
from timeline.prose.near import back, bounds, either, thirds, years_near


def _month_of(match: re.Match, context: Context) -> int:
    return context.table.MONTHS[match["month"].rstrip(".")] if "month" in match.re.groupindex else int(match["number"])


def _got(match: re.Match, name: str) -> str:
    """A group's text in lower case, "" where there is none."""
    return " ".join((match[name] or "").casefold().replace("’", "'").split()) if name in match.re.groupindex else ""


def _n(match: re.Match, context: Context) -> int | None:
    """How many, None where that is not said."""
    text = _got(match, "n")
    return int(text) if text.isdecimal() else context.table.NUMBERS.get(text)


def _year(match: re.Match, context: Context) -> int:
    """The year that is said, in figures or in words; 0 where none is."""
    text = _got(match, "year")
    if not text or text.isdecimal():
        return int(text or 0)
    first, *rest = re.split(r"[\s-]", text)
    number = lambda word: context.table.TENS.get(word) or context.table.NUMBERS[word]  # noqa: E731
    return 100 * number(first) + sum(map(number, rest))


def _led(context: Context) -> bool:
    return bool(re.search(rf"\b(?:{context.table.BEFORE})\s+$", context.before, re.IGNORECASE))


def _dated(match: re.Match, context: Context) -> TimeValue | None:
    month, day = _month_of(match, context), int(match["day"])
    if not 0 < day <= 31:
        return None
    year = _year(match, context)
    years = (year,) if year else years_near(month, day, context)
    return either([f"{year:04d}-{month:02d}-{day:02d}" for year in years], not year)


def _slashed(match: re.Match, _: Context) -> TimeValue | None:
    """12/8/2023 is a day in August or in December, as a reader knows; 13/8/2023 leaves no choice."""
    one, other, year = (int(match[name]) for name in ("one", "other", "year"))
    if not (0 < one <= 31 and 0 < other <= 31 and (one <= 12 or other <= 12)):
        return None
    day, month = (one, other) if one > 12 else (other, one)
    return TimeValue(f"{year:04d}-{month:02d}-{day:02d}" if max(one, other) > 12 or one == other else "")


def _in_months(match: re.Match, context: Context, days: str) -> TimeValue:
    """Days of a month, as a pattern of EDTF in which {} stands for the year and the month."""
    month, year = _month_of(match, context), _year(match, context)
    years = (year,) if year else years_near(month, int(match["day"]), context)
    return either([days.replace("{}", f"{one:04d}-{month:02d}") for one in years], not year)


def _days(match: re.Match, context: Context) -> TimeValue:
    """From one day of a month to another."""
    return _in_months(match, context, f"{{}}-{int(match['day']):02d}/{{}}-{int(match['until']):02d}")


def _both(match: re.Match, context: Context) -> TimeValue:
    """Two days of a month."""
    return _in_months(match, context, f"{{{{}}-{int(match['day']):02d},{{}}-{int(match['also']):02d}}}")


def _month(match: re.Match, context: Context) -> TimeValue | None:
    month, which, part = _month_of(match, context), _got(match, "which"), _got(match, "part")
    said = _year(match, context)
    if not (said or which or part) and match["month"] in context.table.DOUBTFUL and not _led(context):
        return None  # a verb, or a name
    if which and not said:
        year = context.published.year + (1 if which == "next" and month <= context.published.month else 0)
        years: tuple[int, ...] = (year - (which == "last" and month >= context.published.month),)
    else:
        years = (said,) if said else years_near(month, 0, context)
    if not part:
        return either([f"{year:04d}-{month:02d}" for year in years], not (said or which))
    texts = []
    for year in years:
        away = (year - context.published.year) * 12 + month - context.published.month
        low, high, _ = bounds("M", away, context.published)
        texts.append(thirds(low, high, context.table.PARTS[part]))
    return either(texts, not (said or which))


def _whole_year(match: re.Match, context: Context) -> TimeValue:
    year, part = _year(match, context), _got(match, "part") or ("mid" if "mid-" in match[0] else "")
    return TimeValue(thirds(date(year, 1, 1), date(year, 12, 31), context.table.PARTS[part]) if part else f"{year:04d}")


def _years(match: re.Match, context: Context) -> TimeValue | None:
    until = match["until"] if len(match["until"]) == 4 else match["year"][:2] + match["until"]
    return TimeValue(f"{match['year']}/{until}") if match["year"] < until else None


def _decade(match: re.Match, context: Context) -> TimeValue:
    digits = match["decade"].strip("'’")
    first, part = int(digits) if len(digits) == 4 else 1900 + int(digits), _got(match, "part")
    if part:
        low, high = [(0, 3), (4, 6), (7, 9)][context.table.PARTS[part]]
        return TimeValue(f"[{first + low}..{first + high}]")
    return TimeValue(f"{first // 10}X")


def _century(match: re.Match, _: Context) -> TimeValue:
    return TimeValue(f"[{100 * int(match['century']) - 99:04d}..{100 * int(match['century']):04d}]")


def _quarter(match: re.Match, context: Context) -> TimeValue:
    first = 3 * ["first", "second", "third", "fourth"].index(_got(match, "quarter")) + 1
    year, month = context.published.year, context.published.month
    if said := _year(match, context):
        years: tuple[int, ...] = (said,)
    elif first <= month <= first + 2:  # while it lasts, it may be this one or the last
        years = (year,) if context.tense == "future" else (year - 1, year)
    else:
        before = year - (month < first)
        years = (before + 1,) if context.tense == "future" else (before,)
    return either([f"[{year:04d}-{first:02d}..{year:04d}-{first + 2:02d}]" for year in years], not said)


def _season(match: re.Match, context: Context) -> TimeValue | None:
    number, which, said = context.table.SEASONS[_got(match, "season")], _got(match, "which"), _year(match, context)
    if short := _got(match, "short"):  # of '69
        said = context.published.year - (context.published.year - int(short)) % 100
    verb = number in (21, 23) and re.search(r"\bto\s+$", context.before)  # "is set to fall on Friday"
    if not said and not which and (verb or not _led(context)):
        return None  # a verb, or part of a name
    years = (said,) if said else years_near({21: 3, 22: 6, 23: 9, 24: 12}[number], 0, context)
    if which == "last" and not said:
        begun = context.published.month <= {21: 5, 22: 8, 23: 11, 24: 12}[number]
        years = (min(years[0], context.published.year - begun),)
    return either([f"{year:04d}-{number}" for year in years], not (said or which))


def _weekday(match: re.Match, context: Context) -> TimeValue:
    wanted, which = context.table.WEEKDAYS[_got(match, "weekday")], _got(match, "which")
    ago, ahead = (context.published.weekday() - wanted) % 7, (wanted - context.published.weekday()) % 7
    tense = context.tense
    if which in ("next", "coming"):
        days: tuple[int, ...] = (ahead or 7,)
    elif which == "previous":  # to what is told of, or to the day of publication
        days = (-(ago or 7) - 7, -(ago or 7))
    elif which in ("last", "past"):
        days = (-(ago or 7),)
    elif not ago:  # a paper names the day on which it comes out, too
        days = (0, 7) if tense == "future" else (0,)
    elif which == "this" or not tense:
        days = (-ago, ahead)
    else:
        days = (ahead,) if tense == "future" else (-ago,)
    return either([str(context.published + timedelta(day)) for day in days], False)


def _named(match: re.Match, context: Context) -> TimeValue:
    return TimeValue(str(context.published + timedelta(context.table.DAYS[_got(match, "word")])))


def _clock(match: re.Match, context: Context) -> TimeValue:
    hour, minute = int(match["hour"]) % 12 + 12 * (_got(match, "half")[0] == "p"), int(match["minute"] or 0)
    day = _weekday(match, context).date if match["weekday"] else _named(match, context).date if match["word"] else ""
    return TimeValue(f"{day}T{hour:02d}:{minute:02d}" if day and int(match["hour"]) <= 12 and minute < 60 else "")


def _unit(match: re.Match, context: Context) -> TimeValue:
    which, side = context.table.WHICH[_got(match, "which")], _got(match, "side")
    low, high, text = bounds(context.table.UNITS[_got(match, "unit")], which, context.published)
    if side and not which:
        low, high = (low, context.published) if side in ("earlier", "early") else (context.published, high)
        return TimeValue(f"[{low}..{high}]" if low < high else str(low))
    return TimeValue(thirds(low, high, 0 if side == "early" else 2) if side and low < high else text)


def _third(match: re.Match, context: Context) -> TimeValue:
    low, high, _ = bounds(context.table.UNITS[_got(match, "unit")], 0, context.published)
    return TimeValue(thirds(low, high, context.table.PARTS[_got(match, "part")]) if low < high else str(low))


def _weekend(match: re.Match, context: Context) -> TimeValue:
    saturday = context.published - timedelta((context.published.weekday() - 5) % 7)
    ahead = _got(match, "which") in ("next", "coming") or (_got(match, "which") != "last" and context.tense == "future")
    saturday += timedelta(7 * ahead)
    return TimeValue(f"[{saturday}..{saturday + timedelta(1)}]")


def _ago(match: re.Match, context: Context) -> TimeValue:
    n = _n(match, context)
    return TimeValue(back(n, context.table.UNITS[_got(match, "unit")], context.published) if n is not None else "")


def _holiday(match: re.Match, context: Context) -> TimeValue:
    month, day = context.table.HOLIDAYS[_got(match, "holiday")]
    said = _year(match, context)
    years = (said,) if said else years_near(month, day or 28, context)
    on = lambda year: day or 22 + (3 - date(year, 11, 22).weekday()) % 7  # noqa: E731
    return either([f"{year:04d}-{month:02d}-{on(year):02d}" for year in years], not said)


def _iso(n: int | None, unit: str, back: bool) -> str:
    if n is None:
        return "before" if back else "after"
    count, sign = n * int(unit[:-1] or 1), "-" if back else ""
    return f"{sign}P{count}{unit[-1]}"


def _later(match: re.Match, context: Context) -> TimeValue:
    way, unit, n = _got(match, "way"), context.table.UNITS[_got(match, "unit")], 1
    if step := _got(match, "step"):
        way, n = context.table.STEPS.get(step, ("before", 1))
    elif "n" in match.re.groupindex:
        n = _n(match, context)
    # "He met her a day before she left" tells of her leaving, a day after what it follows in the text.
    clause = re.match(r"\s*[\w“]", context.behind) and (way == "before" or match[0].endswith("than")) and not step
    return TimeValue(offset=_iso(n, unit, way in ("earlier", "before", "previously") and not clause))


def _past(match: re.Match, context: Context) -> TimeValue:
    n, unit = (_n(match, context) if match["n"] else 1), context.table.UNITS[_got(match, "unit")]
    return TimeValue(f"{back(n, unit, context.published)}/{context.published}" if n is not None else "")


def _lasting(match: re.Match, context: Context) -> TimeValue:
    n, goes_on = _n(match, context), re.search(context.table.GOES_ON, context.before)
    if not goes_on:
        return TimeValue(point=False)
    return TimeValue(
        f"{back(n, context.table.UNITS[_got(match, 'unit')], context.published)}/.." if n is not None else ""
    )


def _event(match: re.Match, context: Context) -> TimeValue:
    order = {"after": "after", "following": "after", "before": "before"}.get(_got(match, "order"), "")
    return TimeValue(offset=order)


#: By their names in the tables.
VALUES = {
    "date": _dated, "slashed": _slashed, "days": _days, "both": _both, "month": _month, "years": _years,
    "year": _whole_year,
    "decade": _decade, "century": _century, "quarter": _quarter, "season": _season, "weekday": _weekday,
    "clock": _clock, "named": _named, "unit": _unit, "third": _third, "weekend": _weekend, "ago": _ago,
    "holiday": _holiday, "later": _later, "step": _later, "by": _later, "past": _past, "lasting": _lasting,
    "event": _event, "until_now": lambda _, context: TimeValue(f"../{context.published}"),
    "none": lambda *_: TimeValue(point=False),
}  # fmt: skip
