"""What a cell looks like: a date, a time of day, an end that goes on, or nothing."""

from __future__ import annotations

import re

from timeline.dates.edtf import is_date
from timeline.typed.meanings import meanings
from timeline.typed.patterns import NOW

_CLOCK = re.compile(
    r"(?:[01]?\d|2[0-4])(?::[0-5]\d){1,2}(?:\.\d+)?(?: ?[ap]\.?m\.?)?(?: ?[a-z]{1,4}|[+-]\d\d:?\d\d)?"
    r"|\d{1,2} ?[ap]\.?m\.?|(?:12 )?noon|(?:[01]?\d|2[0-4]) ?h ?[0-5]\d",
    re.I,
)
#: What stands in a column of ends where it goes on.
_NOW = re.compile(f"(?:(?:up )?to |till |until |bis |hasta |à )?(?:the )?(?:{NOW})")
#: What stands there where there is no end, or nobody knows it.
_NOTHING = re.compile(
    r"unknown|unbekannt|desconocido|inconnue?|none|null|nan|n/?a|n\.? ?d\.?|s\. ?d\.|undated|undatiert|o\. ?[jd]\.|"
    r"sans date|sin fecha|z\.? ?d\.|b\.? ?d\.|s\.? ?a\.|\(?(?:date )?unknown\)?|tb[acd]|[?\u2013\u2014-]+|"
    r"\[(?:n\.? ?d|s\. ?d|o\. ?[jd]|s\.? ?a)\.?\]|0000-00-00(?:[ T]00:00:00)?|1900-01-00",
    re.I,
)


def may_be_date(text: str, lang: str = "en") -> bool:
    """Whether a cell is a date or may mean one."""
    return bool(text) and (is_date(text) or bool(meanings(text, lang)))


def is_clock(text: str) -> bool:
    """Whether a cell looks like a time of day.

    Examples
    --------
    >>> is_clock("16:42"), is_clock("4 pm"), is_clock("09h30"), is_clock("2014")
    (True, True, True, False)
    """
    return _CLOCK.fullmatch(text) is not None


def clock_with_dot(text: str) -> str:
    """A time of day that is written with a dot, or with "Uhr" behind it, with a colon in it; "" where it is none.

    Examples
    --------
    >>> clock_with_dot("09.30"), clock_with_dot("9 Uhr"), clock_with_dot("14.15 Uhr"), clock_with_dot("9.5")
    ('09:30', '09:00', '14:15', '')
    """
    match = re.fullmatch(r"([01]?\d|2[0-4])(?:\.([0-5]\d)(?: ?uhr)?|(?::([0-5]\d))? ?uhr)", text, re.ASCII | re.I)
    return f"{int(match[1]):02d}:{match[2] or match[3] or '00'}" if match else ""


def is_time(text: str) -> bool:
    """Whether a cell looks like a time of day, with a colon, a dot or "Uhr".

    Examples
    --------
    >>> is_time("16:42"), is_time("16.42"), is_time("9 Uhr"), is_time("2014")
    (True, True, True, False)
    """
    return is_clock(text) or bool(clock_with_dot(text))


def clock_of(figures: str) -> str:
    """A time of day that is written in figures alone, with a colon in it; "" where it is none.

    Examples
    --------
    >>> clock_of("1345"), clock_of("900"), clock_of("15"), clock_of("1375")
    ('13:45', '09:00', '00:15', '')
    """
    match = re.fullmatch(r"([01]\d|2[0-3])([0-5]\d)", figures.zfill(4), re.ASCII) if figures else None
    return f"{match[1]}:{match[2]}" if match else ""


def are_clocks_in_figures(cells: list[str]) -> bool:
    """Whether cells look like times of day in figures alone, and not like counts of something: 0900, 1345.

    Examples
    --------
    >>> are_clocks_in_figures(["900", "1345"]), are_clocks_in_figures(["15", "130"])
    (True, False)
    """
    longest = max(map(len, cells), default=0)
    return longest == 4 and all(len(cell) > 2 and clock_of(cell) for cell in cells)


def is_now(text: str) -> bool:
    """Whether a cell that should say when something ended says that it goes on.

    Examples
    --------
    >>> is_now("Present"), is_now("heute"), is_now("1918")
    (True, True, False)
    """
    return _NOW.fullmatch(text.strip().casefold()) is not None


def is_nothing(text: str) -> bool:
    """Whether a cell that should say when something ended says that it did not, or that nobody knows.

    Examples
    --------
    >>> is_nothing("n/a"), is_nothing("?"), is_nothing("1918")
    (True, True, False)
    """
    return _NOTHING.fullmatch(text) is not None


def is_yes(text: str) -> bool:
    """Whether a cell says yes, as a box that is ticked does.

    Examples
    --------
    >>> is_yes("Yes"), is_yes("x"), is_yes("no")
    (True, True, False)
    """
    return re.fullmatch(r"yes|y|true|t|1|x|\u2713|\u2714|ja|oui|s[ií]", text, re.I) is not None


def is_no(text: str) -> bool:
    """Whether a cell says no, as a blank one does in a column of ticks.

    Examples
    --------
    >>> is_no("No"), is_no(""), is_no("yes")
    (True, True, False)
    """
    return re.fullmatch(r"no|n|false|f|0|nein|non|", text, re.I) is not None
