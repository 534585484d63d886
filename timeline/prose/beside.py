"""Years that the text beside an expression names, where it says none of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from types import ModuleType

from timeline.dates.calendar import year_month_day
from timeline.dates.edtf import parse
from timeline.prose.expression import Context, Expression, Named


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
