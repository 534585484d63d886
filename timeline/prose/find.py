"""Time expressions in a text, each as EDTF that is no finer than what is said.

What hangs on another event is left hanging: "two days later" is an offset, never a date. A weekday or month without a
year lies before the day of publication, or behind it where the verb beside it says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from types import ModuleType

from timeline.dates.edtf import is_date
from timeline.prose import english
from timeline.prose.beside import named_beside, sentence
from timeline.prose.expression import Context, Expression, TimeValue
from timeline.prose.joined import joined
from timeline.prose.matched import tells_year
from timeline.prose.patterns import patterns
from timeline.prose.values import VALUES


def find(text: str, published: date, table: ModuleType = english) -> list[Expression]:
    """Every time expression of a text, in its order, as the `table` of a language has them.

    Examples
    --------
    >>> text = "On Friday, two days later, he spoke; since 2003 nobody had, and every day counts."
    >>> [(text[one.start : one.end], one.date or one.offset) for one in find(text, date(2023, 12, 11))]
    [('On Friday', '2023-12-08'), ('two days later', 'P2D'), ('since 2003', '2003/..'), ('every day', '')]
    """
    candidates = []
    for order, (pattern, name) in enumerate(patterns(table)):
        for match in pattern.finditer(text):
            start = match.start("cue") if "cue" in pattern.groupindex else match.start()
            candidates.append((start - match.end(), order, start, match, name))
    taken, readings = bytearray(len(text) + 1), []
    for _, _, start, match, name in sorted(candidates, key=lambda candidate: candidate[:3]):
        if any(taken[start : match.end()]):
            continue
        context = Context(published, sentence(text, start, -1), sentence(text, match.end(), 1), table)
        if (value := _value(match, name, context)) is not None:
            taken[start : match.end()] = b"\1" * (match.end() - start)
            readings.append(_Reading(match, name, context, value.at(start, match.end())))
    expressions = _in_named_years(text, sorted(readings, key=lambda reading: reading.expression.start))
    return [_checked(expression) for expression in joined(text, expressions, table)]


@dataclass(frozen=True)
class _Reading:
    """An expression, and what it was read from."""

    match: re.Match
    name: str
    context: Context
    expression: Expression


def _value(match: re.Match, name: str, context: Context) -> TimeValue | None:
    try:
        return VALUES[name](match, context)
    except (ValueError, OverflowError):  # a day that no calendar has, or one before its first year
        return TimeValue()


#: So many expressions on either side of one are looked at for a year: no sentence that anyone wrote has more.
_LOOKED_AT = 20


def _in_named_years(text: str, readings: list[_Reading]) -> list[Expression]:
    """Expressions in their order, those without a year in the one that the text beside them names."""
    expressions: list[Expression] = []
    dated: list[Expression] = []
    for at, reading in enumerate(readings):
        expression, has_year = reading.expression, _has_year(reading)
        if expression.yearless or reading.name == "weekday":
            behind = [other.expression for other in readings[at + 1 : at + 1 + _LOOKED_AT] if _has_year(other)]
            named = named_beside(text, expression, [*dated[-_LOOKED_AT:], *behind], reading.context)
            value = named and _value(reading.match, reading.name, replace(reading.context, named=named))
            if named and value:
                expression, has_year = value.at(expression.start, expression.end), named.certain
        expressions.append(expression)
        if has_year and expression.date and is_date(expression.date):
            dated.append(expression)
    return expressions


def _has_year(reading: _Reading) -> bool:
    return tells_year(reading.match) and is_date(reading.expression.date)


def _checked(expression: Expression) -> Expression:
    """The same without what no calendar has."""
    date, offered = (text if is_date(text) else "" for text in (expression.date, expression.offered))
    return replace(expression, date=date, offered=offered)
