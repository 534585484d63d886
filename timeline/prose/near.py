"""Days, months and years near the day of publication, or near a date that the text names, as EDTF."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from types import ModuleType

from timeline.dates.calendar import year_month_day
from timeline.dates.edtf import is_date, parse
from timeline.prose.expression import Context, Expression, Named, TimeValue


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


# --- counted from another date -----------------------------------------------------------------------


_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def counted_from(anchor: TimeValue, apart: str) -> TimeValue:
    """A date so far from another, or from each of those that are offered; nothing where that is none.

    Parameters
    ----------
    anchor : TimeValue
    apart : str
        Such as "-P3D"; "before" or "after" where nobody says how long.

    Examples
    --------
    >>> counted_from(TimeValue("1990-05-03"), "P5D").date, counted_from(TimeValue("1990-05-03"), "-P2M").date
    ('1990-05-08', '1990-03~')
    >>> counted_from(TimeValue(offered="[2022-12-25,2023-12-25]"), "-P3D").offered
    '[2022-12-22,2023-12-22]'
    """
    texts = [anchor.date] if anchor.date else [text for text in anchor.offered.strip("[]").split(",") if text]
    try:
        shifted = [_shifted(text, apart) for text in texts]
    except (ValueError, OverflowError):  # from a day that no calendar has, or to one
        return TimeValue()
    return either(shifted, anchor.yearless) if shifted and all(map(is_date, shifted)) else TimeValue()


def _shifted(text: str, apart: str) -> str:
    """A date so much later, as precise as the unit; of a range of unknown days, both its ends."""
    ends = text.strip("[]").split("..")
    if apart in ("before", "after"):
        return f"[..{ends[-1]}]" if apart == "before" else f"[{ends[0]}..]"
    moved = [_moved(end, apart) for end in ends]
    if not all(moved):
        return ""
    return moved[0] + "~" * (apart[-1] != "D") if len(ends) == 1 else f"[{moved[0]}..{moved[-1]}]"


def _moved(text: str, apart: str) -> str:
    match, count, unit = _DATE.fullmatch(text), int(re.sub(r"[PDWMY]", "", apart)), apart[-1]
    if not match or (unit in "DW" and not match[3]) or (unit == "M" and not match[2]):
        return ""
    if unit in "DW":
        return str(date.fromisoformat(text) + timedelta(count * (7 if unit == "W" else 1)))
    if unit == "Y":
        return f"{int(match[1]) + count:04d}"
    months = int(match[1]) * 12 + int(match[2]) - 1 + count
    return f"{months // 12:04d}-{months % 12 + 1:02d}"


# --- years that are named beside an expression -------------------------------------------------------


def sentence(text: str, at: int, way: int) -> str:
    """What stands in the sentence before a place, or behind it."""
    if way < 0:
        return re.split(r"(?<=[.!?;])[\s”'\"]+(?=[A-Z“\"]|$)", text[max(0, at - 300) : at])[-1]
    return re.split(r"(?<=[a-z0-9)][.!?])\s+(?=[A-Z“\"])", text[at : at + 200])[0]


def named_beside(text: str, expression: Expression, dated: Sequence[Expression], context: Context) -> Named | None:
    """The year that is named in the sentence of an expression, or in the one before.

    It is certain where the sentence begins with that year, or names the same month of it; else what is told may have
    happened in that year, or near the day of publication. The sentence before counts where it begins with a year, or
    names the same month of one: of what may have happened in the last weeks it leaves both.

    Parameters
    ----------
    text : str
    expression : Expression
        One without a year of its own.
    dated : sequence of Expression
        Those whose year is known, in the order of the text.
    context : Context
        That of the expression.
    """
    table = context.table
    begin = expression.start - len(sentence(text, expression.start, -1))
    same = [other for other in dated if begin <= other.start < expression.start]
    if same:
        return _of_sentence(text, begin, expression, same[-1], table)
    if not expression.yearless:
        return None
    blanks = re.search(r"\s*$", text[max(0, begin - 100) : begin])
    end = begin - len(blanks[0]) if blanks else begin
    first = end - len(sentence(text, end, -1))
    if earlier := [other for other in dated if first <= other.start < begin]:
        other = earlier[-1]
        same_month, frames = _same_month(expression, other), _frames(text, first, other, table)
        goes_on = same_month or (frames and _opens(text, begin, expression.start, table))
        certain = goes_on and not _recent(expression, context.published)
        return _named(other, expression, certain) if same_month or frames else None
    last = expression.end + len(sentence(text, expression.end, 1))
    behind = [other for other in dated if expression.end <= other.start < last and _same_month(expression, other)]
    return _named(behind[0], expression, certain=True) if behind else None


def _of_sentence(text: str, begin: int, expression: Expression, other: Expression, table: ModuleType) -> Named | None:
    """What a year says that stands before an expression in its sentence."""
    lead = re.search(r"([\w-]+)\s+$", text[begin : other.start])
    if lead and table.LEADS.get(lead[1].casefold(), "") in ("since", "until", "by", "after"):
        return None
    if _aside(text[begin : other.start], text[other.end : expression.start], table):
        return None
    certain = _frames(text, begin, other, table) or _same_month(expression, other)
    return _named(other, expression, certain)


def _named(other: Expression, expression: Expression, certain: bool) -> Named:
    """The years of a date; and the one behind it too, where a month comes earlier in the year than that date."""
    low, high = (year_month_day(at)[0] for at in (parse(other.date).earliest, parse(other.date).latest))
    years = tuple(range(low, high + 1)) if high - low < 3 else ()
    mine, theirs = _month(expression), _month(other)
    if expression.yearless and mine and theirs and mine < theirs and low == high:
        return Named((low, low + 1), False)
    return Named(years, certain)


def _recent(expression: Expression, published: date) -> bool:
    """Whether it may lie in the two months before the publication, by its own words."""
    return any(
        0 <= 12 * (published.year - int(year)) + published.month - int(month) <= 2
        for year, month in re.findall(r"(?<!\d)(\d{4})-(\d\d)", expression.date or expression.offered)
    )


def _month(expression: Expression) -> str:
    match = re.match(r"[\[{]?-?\d{4}-(\d\d)", expression.date or expression.offered)
    return match[1] if match and match[1] <= "12" else ""


def _same_month(expression: Expression, other: Expression) -> bool:
    return _month(expression) == _month(other) != ""


def _opens(text: str, begin: int, start: int, table: ModuleType) -> bool:
    """Whether an expression stands at the beginning of its sentence, but for a preposition."""
    leads = "|".join(re.escape(word) for word, sort in table.LEADS.items() if not sort)
    return re.fullmatch(rf"[\s“\"'‘]*(?:(?:{leads})\s+)?(?:the\s+)?", text[begin:start], re.IGNORECASE) is not None


def _frames(text: str, begin: int, other: Expression, table: ModuleType) -> bool:
    """Whether a sentence begins with a year and tells of it: "in 1940, …", and not "the 1940 law …"."""
    noun = re.search(r"\bthe\s+$", text[begin : other.start], re.IGNORECASE) and re.match(
        r"\s+[a-z]", text[other.end : other.end + 9]
    )
    return _opens(text, begin, other.start, table) and not (noun and "/" not in other.date)


def _aside(before: str, behind: str, table: ModuleType) -> bool:
    """Whether a year stands in brackets or in a clause of its own between commas: "the mill, built in 1967, …"."""
    if re.search(r"\([^)]*$", before) and ")" in behind:
        return True
    clause = re.search(r"[,—–]([^,—–]*)$", before)
    return bool(clause and re.search(table.PAST, clause[1]) and re.search(r"[,—–]", behind))
