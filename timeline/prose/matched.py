"""What the groups of a pattern matched: words, numbers, months and years."""

from __future__ import annotations

import re

from timeline.prose.expression import Context


def got(match: re.Match, name: str) -> str:
    """A group's text in lower case, "" where there is none."""
    return " ".join((match[name] or "").casefold().replace("’", "'").split()) if name in match.re.groupindex else ""


def number(match: re.Match, context: Context) -> int | None:
    """How many, None where that is not said."""
    text = got(match, "n")
    return int(text) if text.isdecimal() else context.table.NUMBERS.get(text)


def month(match: re.Match, context: Context) -> int:
    """The month that is said, by its name or in figures."""
    return context.table.MONTHS[match["month"].rstrip(".")] if "month" in match.re.groupindex else int(match["number"])


def year(match: re.Match, context: Context) -> int | None:
    """The year that is said, in figures or in words, as EDTF counts years: 0 is 1 BC. None where none is said."""
    if short := got(match, "short"):  # of '69: the last such year, or the next where a plan is told
        ago = (context.published.year - int(short)) % 100
        return context.published.year - ago + 100 * (ago > 90 and context.tense == "future")
    text = got(match, "year")
    if not text:
        return None
    if figures := re.search(r"\d[\d,]*", text):
        return in_era(int(figures[0].replace(",", "")), text)
    first, *rest = re.split(r"[\s-]", text)
    figures_of = lambda word: context.table.TENS.get(word) or context.table.NUMBERS[word]  # noqa: E731
    return 100 * figures_of(first) + sum(map(figures_of, rest))


def in_era(count: int, text: str) -> int:
    """A year before Christ as EDTF counts it, where a text says so; else the year itself."""
    return 1 - count if "b" in text.casefold() else count


def tells_year(match: re.Match) -> bool:
    """Whether a year is said, or the decade or century that it lies in."""
    return any(got(match, name) for name in ("year", "short", "decade", "century"))
