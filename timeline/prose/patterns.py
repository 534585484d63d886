"""The patterns of a language with its words in them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from types import ModuleType


def some(words: Iterable[str]) -> str:
    """Any of some words, the longest first, with whatever blanks and apostrophes."""
    longest = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in longest)


@cache
def patterns(table: ModuleType) -> list[tuple[re.Pattern, str]]:
    """Every pattern of a language with its words filled in, and the name of what makes a date of it."""
    # Behind a month, a number that is not round counts no people: "in June 1944 troops landed".
    of_month = _year(table, rf"(?!(?<=0)\s+(?:{table.COUNTED}))", r"1[0-4]\d\d")
    # Of four figures that may as well be a number, a year stands behind "in" and before no noun: "in 1066, ..." alone.
    noun = rf"\s+(?!(?:{table.LINKS}|{table.NO_NOUN})\b)(?-i:[a-z])"
    medieval = rf"(?<=\bin\s)1[0-4]\d\d(?!{noun})"
    parts = {
        "year": _year(table, rf"(?!\s+(?:{table.COUNTED}))", medieval),
        "inyear": rf"(?:{of_month}|['’‘](?P<short>\d\d)(?![\d'’]|s\b))",
        "nth": rf"\b(?P<nth>{some(table.ORDINALS)})",
        "piece": rf"(?P<piece>{some(table.COUNTED_UNITS)})",
        "feast": rf"\b(?-i:{some(table.FEASTS)})",
        "month": rf"(?<!\w)(?P<month>(?-i:{some(table.MONTHS)})(?!\w)(?:(?<!\w{{5}})(?<!May)(?<!June)(?<!July)\.)?)",
        "weekday": rf"\b(?P<weekday>{some(table.WEEKDAYS)})",
        "era": rf"(?P<era>{table.ERAS})",
        "n": rf"\b(?P<n>\d{{1,3}}|{some(table.NUMBERS)}|{table.VAGUE})",
        "vague": table.VAGUE,
        "unit": rf"(?P<unit>{some(table.UNITS)})",
        "season": rf"\b(?P<season>{some(table.SEASONS)})\b",
        "part": rf"\b(?P<part>{some(table.PARTS)})",
        "which": rf"\b(?P<which>{some(table.WHICH)})",
        "word": rf"\b(?P<word>{some(table.DAYS)})\b",
        "holiday": rf"\b(?P<holiday>{some(table.HOLIDAYS)})\b",
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
