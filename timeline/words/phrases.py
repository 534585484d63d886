"""All words that date, chart and page say, by language: another language is another table in `languages/`.

A language without a table gets Babel's dates with the English words around them. What stands in {} is put in; what is
counted has a form for each of the language's plural categories
(https://cldr.unicode.org/index/cldr-spec/plural-rules), or "other".
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from types import ModuleType

LANGUAGES = ("en", "de", "ar", "es", "fr")


def phrases(lang: str) -> dict:
    """The words of a language tag, or the English ones.

    Examples
    --------
    >>> phrases("ar")["search"], phrases("de-AT")["search"], phrases("it")["search"]
    ('بحث', 'Suche', 'Search')
    """
    return table(lang).PHRASES


@cache
def table(lang: str) -> ModuleType:
    """The table of a language tag's words; only that is read."""
    return import_module(f"timeline.words.languages.{spoken(lang)}")


def spoken(lang: str) -> str:
    """The language of a tag's words: its own, or English.

    Examples
    --------
    >>> spoken("de-AT"), spoken("it")
    ('de', 'en')
    """
    language = re.split("[-_]", lang)[0]
    return language if language in LANGUAGES else "en"
