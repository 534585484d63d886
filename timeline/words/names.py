"""Names of days, months and years, and numbers, in any language that Babel knows."""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache

import numpy as np
from babel import Locale, UnknownLocaleError
from babel.dates import DateTimePattern, parse_pattern
from babel.numbers import format_decimal


@cache
def locale_of(lang: str) -> Locale:
    """Babel's locale for a language tag; plain "en" is written day first, as in "8 December 2023".

    Raises
    ------
    ValueError
        If Babel does not know the language.

    Examples
    --------
    >>> str(locale_of("en")), str(locale_of("pt-BR"))
    ('en_GB', 'pt_BR')
    """
    try:
        return Locale.parse("en_GB" if lang == "en" else lang.replace("-", "_"))
    except (UnknownLocaleError, ValueError, TypeError):
        raise ValueError(
            f'"{lang}" is not a language tag that Babel knows; expected one such as en, de or ar'
        ) from None


def number(value: int, lang: str) -> str:
    """A number as a language writes it.

    Examples
    --------
    >>> number(100_000, "en"), number(100_000, "de")
    ('100,000', '100.000')
    """
    return format_decimal(value, locale=locale_of(lang))


def date_name(year: int, month: int, day: int, precision: str, lang: str) -> str:
    """Write a day, month or year as the language does; years before 1000 carry their era.

    Parameters
    ----------
    year : int
        Astronomical: 0 is 1 BC, -43 is 44 BC.
    month, day : int
    precision : str
        "day", "month", "year", "month and day" (no year), "month alone" (no year), or the first two shortened:
        "short day" (no year), "short month" (no year), "month of" (a year that follows), "brief day", "brief month".
    lang : str

    Examples
    --------
    >>> date_name(-43, 3, 15, "day", "en"), date_name(79, 8, 1, "month", "en"), date_name(2023, 12, 8, "day", "de")
    ('15 March 44 BC', 'August 79 AD', '8. Dezember 2023')
    """
    around = _around_year(int(month), int(day), precision, lang)
    return around[0] if len(around) == 1 else _year(int(year), lang).join(around)


def date_names(years: np.ndarray, months: np.ndarray, days: np.ndarray, precision: str, lang: str) -> np.ndarray:
    """`date_name` for many dates at once.

    Parameters
    ----------
    years, months, days : array of int, shape (n,)
    precision, lang : str

    Returns
    -------
    array of object (str), shape (n,)

    Examples
    --------
    >>> date_names(np.array([2023, 1999]), np.array([12, 1]), np.array([8, 31]), "day", "en").tolist()
    ['8 December 2023', '31 January 1999']
    """
    if not len(years):
        return np.array([], dtype=object)
    of_year = 31 * months + days
    _, first, which = np.unique(of_year, return_index=True, return_inverse=True)
    around = [_around_year(int(months[i]), int(days[i]), precision, lang) for i in first]
    if any(len(parts) != 2 for parts in around):
        return np.array([date_name(*date, precision, lang) for date in zip(years, months, days)], dtype=object)
    before, behind = np.array(around, dtype=object).T
    known, year = np.unique(years, return_inverse=True)
    names = np.array([_year(int(y), lang) for y in known], dtype=object)
    return before[which] + names[year] + behind[which]


@lru_cache(maxsize=10_000)
def _year(year: int, lang: str) -> str:
    if year >= 1000:
        return str(year)
    before, ours = locale_of(lang).eras["abbreviated"][0], locale_of(lang).eras["abbreviated"][1]
    return f"{year} {ours}" if year > 0 else f"{1 - year} {before}"


@lru_cache(maxsize=10_000)
def _around_year(month: int, day: int, precision: str, lang: str) -> list[str]:
    """What a language writes before and behind the year of a date; all of it where the year is not written."""
    locale = locale_of(lang)
    # Babel takes years 1 to 9999 only: any will do, if it has a 29 February.
    text = _pattern(precision, locale).apply(date(2000, month, day), locale)
    return (re.sub(r"^1(?= )", "1er", text) if locale.language == "fr" else text).split("2000")


_SKELETONS = {
    "month": "yMMMM",
    "year": "y",
    "month and day": "MMMMd",
    "short day": "MMMd",
    "brief month": "yMMM",
    "brief day": "yMMMd",
}


def _pattern(precision: str, locale: Locale) -> DateTimePattern:
    if precision == "day":
        return locale.date_formats["long"]
    if precision in ("short month", "month alone"):  # the skeleton alone is a number in a few languages
        return parse_pattern("LLL" if precision == "short month" else "LLLL")
    if precision == "month of":
        return parse_pattern("MMM")
    return locale.datetime_skeletons[_SKELETONS[precision]]


@cache
def day_alone(day: int, lang: str) -> str:
    """A day's number as it stands before its month: with a point where the language has one.

    Examples
    --------
    >>> day_alone(5, "en"), day_alone(5, "de"), day_alone(5, "es")
    ('5', '5.', '5')
    >>> day_alone(1, "fr"), date_name(2023, 12, 1, "day", "fr")
    ('1er', '1er décembre 2023')
    """
    point = re.match(r"d+(\.)", str(locale_of(lang).date_formats["long"].pattern))
    return "1er" if day == 1 and locale_of(lang).language == "fr" else f"{day}{point[1] if point else ''}"


@cache
def day_first(lang: str) -> bool:
    return locale_of(lang).date_formats["long"].pattern.startswith("d")
