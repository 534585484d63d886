"""Days, months and years near the day of publication, as EDTF."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from timeline.prose.expression import Context, TimeValue


def years_near(month: int, day: int, context: Context) -> tuple[int, ...]:
    """The years that a month, or a day of one, may lie in, by what is named beside it and near the day of publication.

    A plan is for a time near that day, whatever year is named beside it.
    """
    named = context.named
    if not named or context.tense == "future":
        return _near(month, day, context)
    return named.years if named.certain else tuple(sorted({*named.years, *_near(month, day, context)}))


def _near(month: int, day: int, context: Context) -> tuple[int, ...]:
    """The years that a month, or a day of one, may lie in: the one that the verb beside it says, else both.

    Of a day that would be nearly a year ago on one side and is weeks ahead on the other, what is over is dated in the
    past and what is to come in the future; and where no verb tells it plainly, both are left.
    """
    year, today = context.published.year, context.published.day if day else 0
    now = (context.published.month, today)
    before, behind = (year, year + 1) if (month, day) <= now else (year - 1, year)
    which = re.search(rf"\b({'|'.join(context.table.WHICH)})\s+$", context.before, re.IGNORECASE)
    if which and (step := context.table.WHICH[which[1].casefold()]):
        return (before - ((month, day) == now),) if step < 0 else (behind,)
    if (month, day) == now:
        return (year,)
    ago = ((now[0] - month) * 30 + now[1] - day) % 360  # days, about
    tense = context.tense
    if day and ago >= 330 and tense != "future":
        ahead = context.scheduled or (tense == "past" and re.search(r"\bto\s+$", context.before))  # "extended to"
        return (behind,) if ahead else (before,) if context.over else (before, behind)
    if day and ago <= 30:
        return (before, behind) if tense == "future" else (before,)
    if tense == "past" or (not tense and context.attributive and ago < 180):
        return (before,)
    return (behind,) if tense == "future" else (before, behind)


def either(texts: list[str], yearless: bool = True) -> TimeValue:
    """A date, or nothing where there are several; all are offered, where a set can hold them."""
    if len(texts) == 1:
        return TimeValue(texts[0], yearless=yearless)
    inside = ",".join(text.strip("[]") for text in texts)
    return TimeValue(offered="" if set("/{") & set(inside) or not inside else f"[{inside}]", yearless=yearless)


def iso_year(year: int) -> str:
    """A year as EDTF writes it.

    Examples
    --------
    >>> iso_year(1815), iso_year(14), iso_year(-43)
    ('1815', '0014', '-0043')
    """
    return f"{'-' if year < 0 else ''}{abs(year):04d}"


def third_of_month(year: int, month: int, which: int) -> str:
    """The first, second or third part of a month."""
    return thirds(date(year, month, 1), date(year, month, monthrange(year, month)[1]), which)


def thirds(low: date, high: date, which: int) -> str:
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


def bounds(unit: str, shift: int, published: date) -> tuple[date, date, str]:
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


def back(n: int, unit: str, published: date) -> str:
    """How EDTF has the time so many units before the publication: as precise as the unit."""
    if unit in ("D", "W"):
        return str(published - timedelta(n * (7 if unit == "W" else 1))) + ("~" if unit == "W" else "")
    years = "Y", -n * int(unit[:-1] or 1)
    return bounds(*(("M", -n) if unit == "M" else years), published)[2] + "~"
