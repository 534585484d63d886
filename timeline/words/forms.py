"""The forms that a date takes behind a word, and words for what has no name, by language.

German says "der 5. Januar", and "seit dem 5. Januar", "bis zum 5. Januar", "spätestens am 5. Januar": a form is looked
up by the word before it ("at", "to" or "by") and the date's precision. Where a language has none, the name stands as it
is.
"""

from __future__ import annotations

import re
from functools import cache

from timeline.words.names import locale_of
from timeline.words.phrases import spoken

FORMS: dict[str, dict[str, str]] = {
    "en": {
        "comma": ", ", "semicolon": "; ", "some": "some time between {0} and {1}", "stretch": "{0} to {1}",
        "monthly": "the {0} of some month in {1}", "monthly between": "the {0} of some month between {1} and {2}",
        "or apart": "{0}, or {1}", "and apart": "{0}, and {1}", "estimated": "{0} (between {1} and {2})",
        "long span": "from {0} until {1}",
    },
    "ar": {
        "comma": "، ", "semicolon": "؛ ", "some": "وقت ما بين {0} و{1}", "stretch": "{0} إلى {1}",
        "monthly": "اليوم {0} من أحد أشهر {1}", "monthly between": "اليوم {0} من أحد الأشهر بين {1} و{2}",
        "or apart": "{0}، أو {1}", "and apart": "{0}، و{1}", "estimated": "{0} (بين {1} و{2})",
        "long span": "من {0} حتى {1}",
    },
    "de": {
        "comma": ", ", "semicolon": "; ", "some": "irgendwann zwischen {0} und {1}", "stretch": "{0} bis {1}",
        "monthly": "{0} eines Monats im Jahr {1}", "monthly between": "{0} eines Monats zwischen {1} und {2}",
        "or apart": "{0}, oder {1}", "and apart": "{0}, und {1}", "estimated": "{0} (zwischen {1} und {2})",
        "long span": "von {0} bis {1}",
        "day in month": "an einem Tag im {0}", "day in year": "an einem Tag im Jahr {0}",
        "time in decade": "irgendwann {0}", "time in season": "irgendwann im {0}",
        "in decade": "in den {0}er Jahren",
        "at day": "dem {0}", "at minute": "dem {0}", "at second": "dem {0}", "at decade": "den {0}er Jahren",
        "at season": "dem {0}",
        "to day": "zum {0}", "to minute": "zum {0}", "to second": "zum {0}", "to decade": "in die {0}er Jahre",
        "to season": "zum {0}",
        "by day": "am {0}", "by minute": "am {0}", "by second": "am {0}", "by month": "im {0}",
        "by decade": "in den {0}er Jahren", "by season": "im {0}",
    },
}  # fmt: skip


@cache
def forms(lang: str) -> dict[str, str]:
    """The forms of a language tag, or the English ones.

    Examples
    --------
    >>> forms("de-AT")["to day"], forms("fr")["stretch"]
    ('zum {0}', '{0} to {1}')
    """
    found = FORMS[spoken(lang)]
    locale = locale_of(lang)
    # Numbers and names are the language's own even where the words are English, and so is what stands between them.
    if spoken(lang) == "en" and locale.text_direction == "rtl" and locale.language not in ("he", "yi"):
        return found | {"comma": "، ", "semicolon": "؛ "}
    return found


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
