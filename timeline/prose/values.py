"""What a time expression says, as EDTF: one function for each sort of expression, by the names that the tables use."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from timeline.prose.expression import Context, Expression


def _month_of(match: re.Match, context: Context) -> int:
    return context.table.MONTHS[match["month"].rstrip(".")] if "month" in match.re.groupindex else int(match["number"])


def _got(match: re.Match, name: str) -> str:
    """A group's text in lower case, "" where there is none."""
    return " ".join((match[name] or "").casefold().replace("’", "'").split()) if name in match.re.groupindex else ""


def _n(match: re.Match, context: Context) -> int | None:
    """How many, None where that is not said."""
    text = _got(match, "n")
    return int(text) if text.isdecimal() else context.table.NUMBERS.get(text)


def _nearest(month: int, day: int, context: Context) -> int:
    """The year of a month and day that lies next to the publication.

    That is before it, or where the verb says so behind it; of a day that would be nearly a year ago, the coming one.
    """
    year, now = context.published.year, (context.published.month, context.published.day if day else 0)
    if context.future:
        return year if (month, day) >= now else year + 1
    ahead = (month - now[0]) * 30 + day - now[1]  # days, about
    if day and 0 < ahead % 360 <= 30:
        return year if ahead > 0 else year + 1
    return year if (month, day) <= now else year - 1


def _year(match: re.Match) -> int:
    return int(_got(match, "year") or 0)


def _led(context: Context) -> bool:
    return bool(re.search(rf"\b(?:{context.table.BEFORE})\s+$", context.before, re.IGNORECASE))


def _dated(match: re.Match, context: Context) -> Expression | None:
    month, day = _month_of(match, context), int(match["day"])
    year = _year(match) or _nearest(month, day, context)
    return Expression(0, 0, f"{year:04d}-{month:02d}-{day:02d}") if 0 < day <= 31 else None


def _slashed(match: re.Match, _: Context) -> Expression | None:
    """12/8/2023 is a day in August or in December, as a reader knows; 13/8/2023 leaves no choice."""
    one, other, year = (int(match[name]) for name in ("one", "other", "year"))
    if not (0 < one <= 31 and 0 < other <= 31 and (one <= 12 or other <= 12)):
        return None
    day, month = (one, other) if one > 12 else (other, one)
    return Expression(0, 0, f"{year:04d}-{month:02d}-{day:02d}" if max(one, other) > 12 or one == other else "")


def _days(match: re.Match, context: Context) -> Expression:
    month, day = _month_of(match, context), int(match["day"])
    stem = f"{_year(match) or _nearest(month, day, context):04d}-{month:02d}"
    return Expression(0, 0, f"{stem}-{day:02d}/{stem}-{int(match['until']):02d}")


def _thirds(low: date, high: date, which: int) -> str:
    """The first, second or third part of a stretch of days, as a range of months or days."""
    if (high - low).days > 40 and low.day == 1:
        months = (high.year - low.year) * 12 + high.month - low.month + 1
        first = low.year * 12 + low.month - 1 + months * which // 3
        last = low.year * 12 + low.month - 2 + months * (which + 1) // 3
        return f"[{first // 12:04d}-{first % 12 + 1:02d}..{last // 12:04d}-{last % 12 + 1:02d}]"
    length = (high - low).days + 1
    step = 10 if length > 20 else max(length // 3, 1)
    first, last = low + timedelta(step * which), high if which == 2 else low + timedelta(step * (which + 1) - 1)
    return f"[{first}..{last}]"


def _month(match: re.Match, context: Context) -> Expression | None:
    month, which, part = _month_of(match, context), _got(match, "which"), _got(match, "part")
    if not (_year(match) or which or part) and match["month"] in context.table.DOUBTFUL and not _led(context):
        return None  # a verb, or a name
    year = _year(match) or _nearest(month, 0, context)
    if which and not _year(match):
        year = context.published.year + (1 if which == "next" and month <= context.published.month else 0)
        year -= which == "last" and month >= context.published.month
    if part:
        low, high, _ = _bounds(
            "M", (year - context.published.year) * 12 + month - context.published.month, context.published
        )
        return Expression(0, 0, _thirds(low, high, context.table.PARTS[part]))
    return Expression(0, 0, f"{year:04d}-{month:02d}")


def _whole_year(match: re.Match, context: Context) -> Expression:
    year, part = _year(match), _got(match, "part") or ("mid" if "mid-" in match[0] else "")
    return Expression(
        0, 0, _thirds(date(year, 1, 1), date(year, 12, 31), context.table.PARTS[part]) if part else f"{year:04d}"
    )


def _years(match: re.Match, context: Context) -> Expression | None:
    until = match["until"] if len(match["until"]) == 4 else match["year"][:2] + match["until"]
    return Expression(0, 0, f"{match['year']}/{until}") if match["year"] < until else None


def _decade(match: re.Match, context: Context) -> Expression:
    digits = match["decade"].strip("'’")
    first, part = int(digits) if len(digits) == 4 else 1900 + int(digits), _got(match, "part")
    if part:
        low, high = [(0, 3), (4, 6), (7, 9)][context.table.PARTS[part]]
        return Expression(0, 0, f"[{first + low}..{first + high}]")
    return Expression(0, 0, f"{first // 10}X")


def _century(match: re.Match, _: Context) -> Expression:
    return Expression(0, 0, f"[{100 * int(match['century']) - 99:04d}..{100 * int(match['century']):04d}]")


def _quarter(match: re.Match, context: Context) -> Expression:
    number = ["first", "second", "third", "fourth"].index(_got(match, "quarter"))
    year = _year(match) or _nearest(3 * number + 1, 0, context)
    return Expression(0, 0, f"[{year:04d}-{3 * number + 1:02d}..{year:04d}-{3 * number + 3:02d}]")


def _season(match: re.Match, context: Context) -> Expression | None:
    number, which, year = context.table.SEASONS[_got(match, "season")], _got(match, "which"), _year(match)
    if not year and not which and not _led(context):
        return None  # a verb, or part of a name
    year = year or _nearest({21: 3, 22: 6, 23: 9, 24: 12}[number], 0, context)
    if which == "last" and not _year(match):
        year = min(year, context.published.year - (context.published.month <= {21: 5, 22: 8, 23: 11, 24: 12}[number]))
    return Expression(0, 0, f"{year:04d}-{number}")


def _weekday(match: re.Match, context: Context) -> Expression:
    wanted, which = context.table.WEEKDAYS[_got(match, "weekday")], _got(match, "which")
    ago, ahead = (context.published.weekday() - wanted) % 7, (wanted - context.published.weekday()) % 7
    if which in ("next", "coming") or (not which and context.future):
        days = ahead or 7
    else:
        days = -(ago or (7 if which in ("last", "past", "previous") else 0))
    return Expression(0, 0, str(context.published + timedelta(days)))


def _named(match: re.Match, context: Context) -> Expression:
    return Expression(0, 0, str(context.published + timedelta(context.table.DAYS[_got(match, "word")])))


def _clock(match: re.Match, context: Context) -> Expression:
    hour, minute = int(match["hour"]) % 12 + 12 * (_got(match, "half")[0] == "p"), int(match["minute"] or 0)
    day = _weekday(match, context).date if match["weekday"] else _named(match, context).date if match["word"] else ""
    return Expression(
        0, 0, f"{day}T{hour:02d}:{minute:02d}" if day and int(match["hour"]) <= 12 and minute < 60 else ""
    )


def _bounds(unit: str, shift: int, published: date) -> tuple[date, date, str]:
    """First and last day of a week, month or year as far from the publication, and how EDTF has it as one."""
    if unit == "D":
        day = published + timedelta(shift)
        return day, day, str(day)
    if unit == "W":
        first = published - timedelta(published.weekday()) + timedelta(7 * shift)
        return first, first + timedelta(6), f"[{first}..{first + timedelta(6)}]"
    if unit == "M":
        year, month = divmod(published.year * 12 + published.month - 1 + shift, 12)
        return (
            date(year, month + 1, 1),
            date(year, month + 1, monthrange(year, month + 1)[1]),
            f"{year:04d}-{month + 1:02d}",
        )
    year = published.year + shift * (int(unit[:-1] or 1))
    if unit == "Y":
        return date(year, 1, 1), date(year, 12, 31), f"{year:04d}"
    length = int(unit[:-1])
    first = year // length * length
    return date(first, 1, 1), date(first + length - 1, 12, 31), f"[{first:04d}..{first + length - 1:04d}]"


def _unit(match: re.Match, context: Context) -> Expression:
    which, side = context.table.WHICH[_got(match, "which")], _got(match, "side")
    low, high, text = _bounds(context.table.UNITS[_got(match, "unit")], which, context.published)
    if side and not which:
        low, high = (low, context.published) if side in ("earlier", "early") else (context.published, high)
        return Expression(0, 0, f"[{low}..{high}]" if low < high else str(low))
    return Expression(0, 0, _thirds(low, high, 0 if side == "early" else 2) if side and low < high else text)


def _third(match: re.Match, context: Context) -> Expression:
    low, high, _ = _bounds(context.table.UNITS[_got(match, "unit")], 0, context.published)
    return Expression(0, 0, _thirds(low, high, context.table.PARTS[_got(match, "part")]) if low < high else str(low))


def _weekend(match: re.Match, context: Context) -> Expression:
    saturday = context.published - timedelta((context.published.weekday() - 5) % 7)
    ahead = _got(match, "which") in ("next", "coming") or (_got(match, "which") != "last" and context.future)
    saturday += timedelta(7 * ahead)
    return Expression(0, 0, f"[{saturday}..{saturday + timedelta(1)}]")


def _back(n: int, unit: str, published: date) -> str:
    """How EDTF has the time so many units before the publication: as precise as the unit."""
    if unit in ("D", "W"):
        return str(published - timedelta(n * (7 if unit == "W" else 1))) + ("~" if unit == "W" else "")
    years = "Y", -n * int(unit[:-1] or 1)
    return _bounds(*(("M", -n) if unit == "M" else years), published)[2] + "~"


def _ago(match: re.Match, context: Context) -> Expression:
    n = _n(match, context)
    return Expression(
        0, 0, _back(n, context.table.UNITS[_got(match, "unit")], context.published) if n is not None else ""
    )


def _holiday(match: re.Match, context: Context) -> Expression:
    month, day = context.table.HOLIDAYS[_got(match, "holiday")]
    year = _nearest(month, day or 28, context)
    day = day or 22 + (3 - date(year, 11, 22).weekday()) % 7
    return Expression(0, 0, f"{year:04d}-{month:02d}-{day:02d}")


def _iso(n: int | None, unit: str, back: bool) -> str:
    if n is None:
        return "before" if back else "after"
    count, sign = n * int(unit[:-1] or 1), "-" if back else ""
    return f"{sign}P{count}{unit[-1]}"


def _later(match: re.Match, context: Context) -> Expression:
    way, unit, n = _got(match, "way"), context.table.UNITS[_got(match, "unit")], 1
    if step := _got(match, "step"):
        way, n = context.table.STEPS.get(step, ("before", 1))
    elif "n" in match.re.groupindex:
        n = _n(match, context)
    # "He met her a day before she left" tells of her leaving, a day after what it follows in the text.
    clause = re.match(r"\s*[\w“]", context.behind) and (way == "before" or match[0].endswith("than")) and not step
    return Expression(0, 0, offset=_iso(n, unit, way in ("earlier", "before", "previously") and not clause))


def _past(match: re.Match, context: Context) -> Expression:
    n, unit = (_n(match, context) if match["n"] else 1), context.table.UNITS[_got(match, "unit")]
    return Expression(0, 0, f"{_back(n, unit, context.published)}/{context.published}" if n is not None else "")


def _lasting(match: re.Match, context: Context) -> Expression:
    n, goes_on = _n(match, context), re.search(context.table.GOES_ON, context.before)
    if not goes_on:
        return Expression(0, 0, point=False)
    return Expression(
        0, 0, f"{_back(n, context.table.UNITS[_got(match, 'unit')], context.published)}/.." if n is not None else ""
    )


def _event(match: re.Match, context: Context) -> Expression:
    order = {"after": "after", "following": "after", "before": "before"}.get(_got(match, "order"), "")
    return Expression(0, 0, offset=order)


#: By their names in the tables.
VALUES = {
    "date": _dated, "slashed": _slashed, "days": _days, "month": _month, "years": _years, "year": _whole_year,
    "decade": _decade, "century": _century, "quarter": _quarter, "season": _season, "weekday": _weekday,
    "clock": _clock, "named": _named, "unit": _unit, "third": _third, "weekend": _weekend, "ago": _ago,
    "holiday": _holiday, "later": _later, "step": _later, "by": _later, "past": _past, "lasting": _lasting,
    "event": _event, "until_now": lambda _, context: Expression(0, 0, f"../{context.published}"),
    "none": lambda *_: Expression(0, 0, point=False),
}  # fmt: skip
