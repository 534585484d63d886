"""The forms that a date takes behind a word, and words for what has no name, by language.

German says "der 5. Januar", and "seit dem 5. Januar", "bis zum 5. Januar", "spätestens am 5. Januar": a form is looked
up by the word before it ("at", "to" or "by") and the date's precision. Where a language has none, the name stands as it
is.
"""

from __future__ import annotations

import re
from functools import cache

from timeline.words.names import locale_of
from timeline.words.phrases import spoken, table


@cache
def forms(lang: str) -> dict[str, str]:
    """The forms of a language tag, or the English ones.

    Examples
    --------
    >>> forms("de-AT")["to day"], forms("it")["stretch"]
    ('zum {0}', '{0} to {1}')
    """
    found = table(lang).FORMS
    locale = locale_of(lang)
    # Numbers and names are the language's own even where the words are English, and so is what stands between them.
    if spoken(lang) == "en" and locale.text_direction == "rtl" and locale.language not in ("he", "yi"):
        return found | {"comma": "، ", "semicolon": "؛ "}
    return found


def short_form(precision: str, lang: str) -> str:
    """The form of a short date behind a word.

    Examples
    --------
    >>> short_form("day", "es"), short_form("year", "es"), short_form("day", "en")
    ('el {0}', '{0}', '{0}')
    """
    return forms(lang).get("brief day", "{0}") if precision in ("day", "minute", "second") else "{0}"


def contracted(text: str, lang: str) -> str:
    """Words that a language draws together where they meet.

    Examples
    --------
    >>> contracted("jusqu’à le 5 janvier", "fr"), contracted("alrededor de el 5 de enero", "es")
    ('jusqu’au 5 janvier', 'alrededor del 5 de enero')
    >>> contracted("desde el 5 de enero", "es")
    'desde el 5 de enero'
    """
    for apart, together in table(lang).CONTRACTIONS.items():
        both = r"\s".join(apart.split())
        text = re.sub(rf"\b{both}(?=\s)", together, text)
    return text


def ordinal(number: int, lang: str) -> str:
    """A day of a month by its number alone, as it is said without the month.

    Examples
    --------
    >>> [ordinal(day, "en") for day in (1, 2, 3, 11, 22)], ordinal(11, "de"), ordinal(11, "ar")
    (['1st', '2nd', '3rd', '11th', '22nd'], '11.', '11')
    """
    language = spoken(lang)
    if language == "en":
        ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}{ending}"
    return f"{number}." if language == "de" else str(number)


def in_one_line(text: str) -> str:
    """A date that a narrow column does not break, but before a time of day, with which it would be too long.

    Examples
    --------
    >>> in_one_line("16 Mar 2024"), in_one_line("16 Mar 2024, 09:00")
    ('16\\xa0Mar\\xa02024', '16\\xa0Mar\\xa02024, 09:00')
    """
    return re.sub(r" (?!\d\d?:\d\d)", "\u00a0", text)
