"""What a time expression says, as EDTF: one function for each sort of expression, by the names that the tables use."""

from __future__ import annotations

import re
from datetime import timedelta

from timeline.prose import dated
from timeline.prose.expression import Context, TimeValue, got, number
from timeline.prose.near import back, bounds, either, thirds


def _weekday(match: re.Match, context: Context) -> TimeValue:
    wanted, which = context.table.WEEKDAYS[got(match, "weekday")], got(match, "which")
    ago, ahead = (context.published.weekday() - wanted) % 7, (wanted - context.published.weekday()) % 7
    tense = context.tense
    if context.named and context.named.certain and context.published.year not in context.named.years:
        return TimeValue()  # "in 1940, …, on a Friday": some Friday of that year
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
    return TimeValue(str(context.published + timedelta(context.table.DAYS[got(match, "word")])))


def _clock(match: re.Match, context: Context) -> TimeValue:
    hour, minute = int(match["hour"]) % 12 + 12 * (got(match, "half")[0] == "p"), int(match["minute"] or 0)
    day = _weekday(match, context).date if match["weekday"] else _named(match, context).date if match["word"] else ""
    return TimeValue(f"{day}T{hour:02d}:{minute:02d}" if day and int(match["hour"]) <= 12 and minute < 60 else "")


def _unit(match: re.Match, context: Context) -> TimeValue:
    which, side = context.table.WHICH[got(match, "which")], got(match, "side")
    low, high, text = bounds(context.table.UNITS[got(match, "unit")], which, context.published)
    if side and not which:
        low, high = (low, context.published) if side in ("earlier", "early") else (context.published, high)
        return TimeValue(f"[{low}..{high}]" if low < high else str(low))
    return TimeValue(thirds(low, high, 0 if side == "early" else 2) if side and low < high else text)


def _third(match: re.Match, context: Context) -> TimeValue:
    low, high, _ = bounds(context.table.UNITS[got(match, "unit")], 0, context.published)
    return TimeValue(thirds(low, high, context.table.PARTS[got(match, "part")]) if low < high else str(low))


def _weekend(match: re.Match, context: Context) -> TimeValue:
    saturday = context.published - timedelta((context.published.weekday() - 5) % 7)
    ahead = got(match, "which") in ("next", "coming") or (got(match, "which") != "last" and context.tense == "future")
    saturday += timedelta(7 * ahead)
    return TimeValue(f"[{saturday}..{saturday + timedelta(1)}]")


def _ago(match: re.Match, context: Context) -> TimeValue:
    n = number(match, context)
    return TimeValue(back(n, context.table.UNITS[got(match, "unit")], context.published) if n is not None else "")


def _iso(n: int | None, unit: str, back: bool) -> str:
    if n is None:
        return "before" if back else "after"
    count, sign = n * int(unit[:-1] or 1), "-" if back else ""
    return f"{sign}P{count}{unit[-1]}"


def _later(match: re.Match, context: Context) -> TimeValue:
    way, unit, n = got(match, "way"), context.table.UNITS[got(match, "unit")], 1
    if step := got(match, "step"):
        way, n = context.table.STEPS.get(step, ("before", 1))
    elif "n" in match.re.groupindex:
        n = number(match, context)
    behind = not step and (way in ("before", "after") or match[0].endswith("than"))
    apart = _iso(n, unit, way in ("before", "earlier")) if behind else ""
    # "He met her a day before she left" tells of her leaving, a day after what it follows in the text.
    clause = re.match(r"\s*[\w“]", context.behind) and (way == "before" or match[0].endswith("than")) and not step
    offset = _iso(n, unit, way in ("earlier", "before", "previously") and not clause)
    return TimeValue(offset=offset, apart=apart)


def _past(match: re.Match, context: Context) -> TimeValue:
    n, unit = (number(match, context) if match["n"] else 1), context.table.UNITS[got(match, "unit")]
    return TimeValue(f"{back(n, unit, context.published)}/{context.published}" if n is not None else "")


def _lasting(match: re.Match, context: Context) -> TimeValue:
    n, goes_on = number(match, context), re.search(context.table.GOES_ON, context.before)
    if not goes_on:
        return TimeValue(point=False)
    return TimeValue(
        f"{back(n, context.table.UNITS[got(match, 'unit')], context.published)}/.." if n is not None else ""
    )


def _event(match: re.Match, context: Context) -> TimeValue:
    order = {"after": "after", "following": "after", "before": "before"}.get(got(match, "order"), "")
    return TimeValue(offset=order)


#: By their names in the tables.
VALUES = {
    "date": dated.day, "slashed": dated.slashed, "days": dated.days, "several": dated.several_days,
    "month": dated.whole_month, "years": dated.years, "year": dated.whole_year, "decade": dated.decade,
    "century": dated.century, "centuries": dated.centuries, "quarter": dated.quarter, "season": dated.season,
    "holiday": dated.holiday, "counted": dated.counted, "weekday": _weekday,
    "clock": _clock, "named": _named, "unit": _unit, "third": _third, "weekend": _weekend, "ago": _ago,
    "later": _later, "step": _later, "by": _later, "past": _past, "lasting": _lasting,
    "event": _event, "until_now": lambda _, context: TimeValue(f"../{context.published}"),
    "none": lambda *_: TimeValue(point=False), "unread": lambda *_: TimeValue(),
}  # fmt: skip
