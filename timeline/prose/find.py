"""Time expressions in a text, each as EDTF that is no finer than what is said.

What hangs on another event is left hanging: "two days later" is an offset, never a date. A weekday or month without a
year lies before the day of publication, or behind it where the verb beside it says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from types import ModuleType

from timeline.dates.edtf import is_date, parse
from timeline.prose import english
from timeline.prose.expression import Context, Expression, TimeValue, tells_year
from timeline.prose.near import counted_from, named_beside, sentence
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
    for order, (pattern, name) in enumerate(_patterns(table)):
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
    return [_checked(expression) for expression in _joined(text, expressions, table)]


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


# --- its patterns -----------------------------------------------------------------------------------


def _some(words: Iterable[str]) -> str:
    """Any of some words, the longest first, with whatever blanks and apostrophes."""
    longest = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in longest)


@cache
def _patterns(table: ModuleType) -> list[tuple[re.Pattern, str]]:
    """Every pattern of a language with its words filled in, and the name of what makes a date of it."""
    # Behind a month, a number that is not round counts no people: "in June 1944 troops landed".
    of_month = _year(table, rf"(?!(?<=0)\s+(?:{table.COUNTED}))", r"1[0-4]\d\d")
    # Of four figures that may as well be a number, a year stands behind "in" and before no noun: "in 1066, ..." alone.
    noun = rf"\s+(?!(?:{table.LINKS}|{table.NO_NOUN})\b)(?-i:[a-z])"
    medieval = rf"(?<=\bin\s)1[0-4]\d\d(?!{noun})"
    parts = {
        "year": _year(table, rf"(?!\s+(?:{table.COUNTED}))", medieval),
        "inyear": rf"(?:{of_month}|['’‘](?P<short>\d\d)(?![\d'’]|s\b))",
        "nth": rf"\b(?P<nth>{_some(table.ORDINALS)})",
        "piece": rf"(?P<piece>{_some(table.COUNTED_UNITS)})",
        "feast": rf"\b(?-i:{_some(table.FEASTS)})",
        "month": rf"(?<!\w)(?P<month>(?-i:{_some(table.MONTHS)})(?!\w)(?:(?<!\w{{5}})(?<!May)(?<!June)(?<!July)\.)?)",
        "weekday": rf"\b(?P<weekday>{_some(table.WEEKDAYS)})",
        "era": rf"(?P<era>{table.ERAS})",
        "n": rf"\b(?P<n>\d{{1,3}}|{_some(table.NUMBERS)}|{table.VAGUE})",
        "vague": table.VAGUE,
        "unit": rf"(?P<unit>{_some(table.UNITS)})",
        "season": rf"\b(?P<season>{_some(table.SEASONS)})\b",
        "part": rf"\b(?P<part>{_some(table.PARTS)})",
        "which": rf"\b(?P<which>{_some(table.WHICH)})",
        "word": rf"\b(?P<word>{_some(table.DAYS)})\b",
        "holiday": rf"\b(?P<holiday>{_some(table.HOLIDAYS)})\b",
    }
    fill = lambda pattern: re.sub(r"\{([a-z]+)\}", lambda match: parts[match[1]], pattern)  # noqa: E731
    return [(re.compile(fill(pattern), re.IGNORECASE), name) for pattern, name in table.PATTERNS]


def _year(table: ModuleType, no_count: str, medieval: str) -> str:
    """A year in figures, in words, or with its era, with patterns of what may not follow it and of those before 1500.

    Behind a hyphen it stands in "mid-2022" and the like alone.
    """
    joined = "".join(rf"|(?<=\b{part}-)" for part in table.PARTS if part.isalpha())
    return (
        rf"(?:(?<![\d$£€,.:/-]){joined})(?P<year>(?:1[5-9]\d\d|20\d\d|{medieval})(?![\d%]|,\d|\.\d|-\w){no_count}"
        rf"|\b(?:{table.YEAR_WORDS})[\s-](?:{_year_ends(table)})(?![\w-])"
        rf"|\d{{1,3}}(?:,\d{{3}}|\d)?\s?(?:{table.ERAS})|\b(?:{table.ERA_BEFORE})\s?\d{{1,4}}(?!\d))"
    )


def _year_ends(table: ModuleType) -> str:
    """The last two figures of a year in words: "ten" to "ninety-nine"."""
    units = "|".join(
        word for word, number in table.NUMBERS.items() if 0 < number < 10 and len(word) > 2 and word != "per"
    )
    teens = "|".join(word for word, number in table.NUMBERS.items() if 9 < number < 20)
    return rf"{teens}|(?:{'|'.join(table.TENS)})(?:[\s-](?:{units}))?"


# --- what stands around a date -----------------------------------------------------------------------


def _joined(text: str, expressions: list[Expression], table: ModuleType) -> list[Expression]:
    """Two dates with "to" between them as one interval, and every other with the word before it."""
    done: list[Expression] = []
    waiting = _counted_from(text, expressions)
    while waiting:
        expression = waiting.pop(0)
        lead, start = _lead(text, expression.start, table)
        gap = text[expression.end : waiting[0].start].strip().casefold() if waiting else ""
        if waiting and gap in (*table.TO, "or"):
            expression = _with_year_of(expression, waiting[0])
        if expression.date and waiting and waiting[0].date and lead in ("from", "between") and gap in table.TO:
            other = waiting[0]
            if both := _between(expression.date, other.date, lead == "between"):
                waiting.pop(0)
                done.append(TimeValue(both).at(start, other.end))
                continue
        if lead == "about" and re.match(rf"(?:{_some(table.WEEKDAYS)})\b", text[expression.start :], re.IGNORECASE):
            lead = None  # "to get around Wednesday's ruling"
        if expression.point and not expression.offset and lead is not None:
            since = lead == "from" and re.match(r"\s+on(?:wards?)?\b", text[expression.end :])
            lead = "since" if since else "" if lead == "from" else lead  # "down from Friday" tells of Friday alone
            expression = replace(
                expression, start=start, date=expression.date and _led(expression.date, lead),
                offered="" if lead else expression.offered,
            )  # fmt: skip
        done.append(expression)
        if expression.date and (since := _since(table).search(text[max(0, expression.start - 70) : expression.start])):
            # "since the invasion in 2003" tells of the invasion, and of what has gone on since.
            lasting = TimeValue(_led(expression.date, "since"), "after")
            done.append(lasting.at(expression.start - len(since[0]), expression.end))
    return done


def _counted_from(text: str, expressions: list[Expression]) -> list[Expression]:
    """Each "three days before" with a date right behind it as one date, counted from that."""
    done: list[Expression] = []
    for expression in expressions:
        last = done[-1] if done else None
        if last and last.apart and text[last.end : expression.start].strip().casefold() in ("", "the"):
            before = text[max(0, last.start - 20) : last.start]
            apart = last.apart
            if re.search(r"\b(?:than|least|most)\s+$", before, re.IGNORECASE):  # "more than three days before"
                apart = "before" if apart[0] in "-b" else "after"
            # "In the three days before Christmas" is no day.
            value = TimeValue() if re.search(r"\bthe\s+$", before, re.IGNORECASE) else counted_from(expression, apart)
            done[-1] = value.at(last.start, expression.end)
        else:
            done.append(expression)
    return done


def _with_year_of(first: Expression, second: Expression) -> Expression:
    """A date that leaves its year to the one that it stands with: "from March to June 2015"."""
    year = re.match(r"\[?(\d{4})-(\d\d)", second.date)
    if not first.yearless or second.yearless or not year:
        return first
    text = first.date or first.offered.split(",")[0].strip("[]")
    month = re.match(r"\[?\d{4}-(\d\d)", text)
    if not month:
        return first
    own = int(year[1]) - (month[1] > year[2])
    bare = re.sub(r"(?<!\d)\d{4}(?=-)", f"{own:04d}", text)
    return replace(first, date=f"[{bare}]" if ".." in bare and bare[0] != "[" else bare, offered="", yearless=False)


@cache
def _since(table: ModuleType) -> re.Pattern:
    return re.compile(table.SINCE_EVENT)


def _lead(text: str, start: int, table: ModuleType) -> tuple[str | None, int]:
    match = _leads(table).search(text[max(0, start - 30) : start])
    return (table.LEADS[" ".join(match[1].casefold().split())], start - len(match[0])) if match else (None, start)


@cache
def _leads(table: ModuleType) -> re.Pattern:
    return re.compile(rf"\b({_some(table.LEADS)})\s+(?:the\s+)?$", re.IGNORECASE)


def _led(text: str, lead: str) -> str:
    """A date behind "since", "until", "by" or "after"."""
    if "/" in text or not lead:
        return text
    first, last = _ends(text)
    if lead == "about":
        return f"{text}~" if text[0] != "[" else text
    if lead in ("since", "from"):
        return f"{text if text[0] != '[' else first}/.."
    if lead == "until":
        return f"../{text if text[0] != '[' else last}"
    return f"[..{last}]" if lead == "by" else f"[{first}..]" if lead == "after" else text


def _ends(text: str) -> tuple[str, str]:
    """The dates that a range of unknown days begins and ends with; of any other date, itself."""
    inside = text.strip("[]").split("..")
    return (inside[0], inside[-1]) if len(inside) == 2 else (text, text)


def _between(first: str, last: str, unknown: bool) -> str:
    low, high = _ends(first)[0], _ends(last)[1]
    if not (is_date(low) and is_date(high)) or parse(low).earliest > parse(high).earliest:
        return ""
    return f"[{low}..{high}]" if unknown else f"{low}/{high}"
