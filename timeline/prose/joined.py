"""Dates with what stands around them: "from" and "to", "since" and "until", a day that another is counted from."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from types import ModuleType

from timeline.dates.edtf import is_date, parse
from timeline.prose.expression import Expression, TimeValue
from timeline.prose.patterns import some
from timeline.prose.shifted import counted_from


def joined(text: str, expressions: list[Expression], table: ModuleType) -> list[Expression]:
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
        if lead == "about" and re.match(rf"(?:{some(table.WEEKDAYS)})\b", text[expression.start :], re.IGNORECASE):
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
    return re.compile(rf"\b({some(table.LEADS)})\s+(?:the\s+)?$", re.IGNORECASE)


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
