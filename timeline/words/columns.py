"""A column of EDTF texts in words; years, months and days, which most columns are full of, all at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from timeline.dates.columns import factorized, plain_parts
from timeline.dates.datings import datings
from timeline.dates.edtf import parse
from timeline.dates.span import Span
from timeline.words.forms import forms
from timeline.words.names import date_names
from timeline.words.phrases import phrases
from timeline.words.words import brief, words


def in_words(texts: Sequence[str] | pd.Series, lang: str = "en", reports: tuple[float, ...] = ()) -> np.ndarray:
    """A column of dates in words: see `words.words`.

    Returns
    -------
    array of object (str), shape (n,)

    Examples
    --------
    >>> in_words(["2023-12-08", "2022-10"]).tolist()
    ['8 December 2023', 'some day in October 2022']
    """
    day_in: dict[str, str] = {
        unit: forms(lang).get(f"day in {unit}") or phrases(lang)["day in"] for unit in ("year", "month")
    }
    return _worded(texts, {**day_in, "day": "{0}"}, words, lang, reports)


def briefs(texts: Sequence[str] | pd.Series, lang: str = "en", reports: tuple[float, ...] = ()) -> np.ndarray:
    """A column of dates as short as a line of a list needs them: see `words.brief`.

    Examples
    --------
    >>> briefs(["2023-12-08", "2022-10"]).tolist()
    ['8 Dec 2023', 'Oct 2022']
    """
    return _worded(texts, {"year": "{0}", "brief month": "{0}", "brief day": "{0}"}, brief, lang, reports)


def _worded(
    texts: Sequence[str] | pd.Series,
    units: dict[str, str],
    other: Callable[[Span, str, tuple[float, ...]], str],
    lang: str,
    reports: tuple[float, ...],
) -> np.ndarray:
    """Years, months and days by the column, each in its phrase; whatever else one by one."""
    codes, unique = factorized(texts)
    years, months, days, written = plain_parts(unique)
    result = np.empty(len(unique), dtype=object)
    for parts, (unit, phrase) in enumerate(units.items(), 1):
        here = written == parts
        names = date_names(years[here], months[here], days[here], unit, lang)
        result[here] = names if phrase == "{0}" else [phrase.format(name) for name in names]
    for number in np.flatnonzero(written == 0):
        result[number] = other(parse(unique[number]), lang, reports)
    return result[codes]


def datings_words(text: str, lang: str = "en") -> str:
    """A cell of them in words.

    Examples
    --------
    >>> datings_words("2023-12-02 Baghdad; 2023-12")
    '2 December 2023 (Baghdad); some day in December 2023'
    """
    return forms(lang)["semicolon"].join(
        words(span, lang) + (f" ({who})" if who else "") for span, who in datings(text)
    )
