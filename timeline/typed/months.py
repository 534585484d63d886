"""Names of months in a typed text, in every language that somebody may have written them in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from babel import Locale

from timeline.typed.ranges import with_plain_ranges
from timeline.words.names import locale_of

#: Stands before the two digits of a month in what `with_months` returns.
MONTH_SIGN = "\x00"

#: A month that the Hebrew calendar has, too, in a year of that calendar.
_HEBREW = re.compile(r"\bnisan,? [45]\d{3}\b", re.ASCII)


def with_months(text: str, lang: str) -> list[str]:
    """A text in lower case with plain digits, hyphens and spaces, and its months' names as numbers behind `MONTH_SIGN`.

    Parameters
    ----------
    text : str
    lang : str
        The language of the names, beside English, French, German, Spanish and Arabic. In a text of nothing
        else, full names are understood in other languages of Europe and its neighbours, too.

    Returns
    -------
    list of str
        One for each month that a name may mean; empty where the text holds signs that nobody types.

    Examples
    --------
    >>> [text.replace(MONTH_SIGN, "#") for text in with_months("8\u00a0 décembre\u2013Dec. 2023", "en")]
    ['8 #12-#12. 2023']
    """
    if MONTH_SIGN in text or RAISED.search(text):
        return []
    plain = _typed(text)
    if _HEBREW.search(plain):
        return []
    if lang.split("-")[0] not in ("es", "it", "pt", "gl", "ca"):  # a month there; elsewhere it tells how long ago
        plain = re.sub(r"(?<![^\W\d_])ago(?![^\W\d_])", "ago_", plain)
    if lang.split("-")[0] in ("cs", "sk"):  # "and" there; elsewhere it is read as "to"
        plain = re.sub(r"(?<= )a(?= )", "&", plain)
    texts = _numbered(plain, *_months(lang))
    if any(map(str.isdigit, plain)) and not set(_WORD.findall(texts[0])) <= _LINKS:
        # Only where nothing else is said: "a" means "to" in one language, and "and" in another.
        spelled = [with_plain_ranges(_AFTER_YEAR.sub("", text)) for text in texts]
        others = [
            other
            for text in spelled
            for other in _numbered(text, *_other_months(short=bool(_BESIDE_SHORT.search(text))))
        ]
        if set(_WORD.findall(others[0])) <= _LINKS:
            return others[:_MOST_TEXTS]
    return texts


def _numbered(text: str, pattern: re.Pattern, numbers: dict[str, list[int]]) -> list[str]:
    texts, at = [""], 0
    for match in pattern.finditer(text):
        between = text[at : match.start()]
        texts = [f"{t}{between}{MONTH_SIGN}{n:02d}" for t in texts for n in numbers[match[0]]][:_MOST_TEXTS]
        at = match.end()
    # With slashes about it, a name can be no part of an interval: 14/Nov/2023.
    return [
        re.sub(rf"(?<=\d)/(?={MONTH_SIGN})|(?<={MONTH_SIGN}\d\d)/(?=\d{{4}})", " ", one + text[at:]) for one in texts
    ]


_MOST_TEXTS = 9
_WORD = re.compile(r"(?<![^\W_])[^\W\d_]+")
#: What may stand between a day, its month and its year, or before them; and what says "of the year" behind that.
_LINKS = frozenset("de del di da do of circa ca c".split())
_AFTER_YEAR = re.compile(r"(?<=\d\d\d) ?(?:r\.?|roku|г\.?|года?|року|rok|р\.)$")


#: A name between a day and a year is one of a month, however short.
_BESIDE_SHORT = re.compile(r"(?<!\d)\d{1,2}\.? [^\W\d_]{3,}\.? \d{4}$")

#: Raised figures, which are no part of a date: they name a footnote.
RAISED = re.compile("[\u00b9\u00b2\u00b3\u2070-\u2079]")


def _typed(text: str) -> str:
    """A text in lower case, with the digits, hyphens, apostrophes and spaces that everybody can type.

    A dash before a number, which may be a minus or mean "until", is `_`.
    """
    plain = unicodedata.normalize("NFKC", re.sub(r"^\s*[\u2012-\u2015](?=\d)", "_", text)).casefold()
    plain = re.sub(r"^[\"\u201c-\u201f\u00ab\u00bb](.+)[\"\u201c-\u201f\u00ab\u00bb]$", r"\1", plain)
    plain = re.sub(r"(?<=[^\d.]\d{4})\.$|^'(?=\d\d$)", "", plain)
    plain = "".join(str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c for c in plain)
    plain = re.sub(r"\bapr(?=\. ?j\.-? ?c)", "ap", plain)  # "apr. J.-C." is an era, and no April
    if not re.fullmatch(r"\s*[12]H\d\d\s*", text):  # "1H22" by itself is half a year
        plain = re.sub(r"\b(\d{1,2})h(\d\d)\b", r"\1:\2", plain)
    plain = re.sub(r"(?<=[:.]\d\d) uhr\b", "", plain)
    plain = re.sub(r"(?<=[\w.]) ?t/m (?=\d)", " - ", plain)
    # Behind a dash between two times no difference from Greenwich can stand.
    plain = re.sub(r"(?<=[:.]\d\d)\s*[\u2012-\u2015]\s*(?=\d\d?[:.]\d\d)", " - ", plain)
    # Nor is it the hyphen of a date before it.
    plain = re.sub(r"(?<=\d{4}-\d\d)\s*[\u2012-\u2015]\s*(?=\d\d$)", " - ", plain)
    plain = re.sub(r"(?<=\d{4}-\d\d-\d\d)\s*[\u2012-\u2015]\s*(?=\d\d(?:-\d\d)?$)", " - ", plain)
    return " ".join(re.sub("[\u2010-\u2015\u2212]", "-", plain).replace("\u2019", "'").split())


@cache
def _months(lang: str) -> tuple[re.Pattern, dict[str, list[int]]]:
    """A pattern of all months' names, and to each the months it may mean."""
    return _named(map(Locale.parse, (*_MONTH_LOCALES, str(locale_of(lang)))), ("wide", "abbreviated"))


@cache
def _other_months(*, short: bool) -> tuple[re.Pattern, dict[str, list[int]]]:
    """The same of names in other languages; only of full ones where short ones may be words."""
    return _named(map(Locale.parse, _OTHER_LOCALES), ("wide", "abbreviated") if short else ("wide",))


def _named(locales: Iterable[Locale], widths: tuple[str, ...]) -> tuple[re.Pattern, dict[str, list[int]]]:
    numbers: dict[str, list[int]] = {}
    for locale in locales:
        for names in locale.months.values():
            for width in widths:
                for number, name in names[width].items():
                    plain = _typed(name).strip(".\u200f ")
                    if len(plain) > 1 and not plain[0].isdigit():
                        numbers[plain] = sorted({*numbers.get(plain, []), number})
    for name, number in _UNLISTED.items():
        numbers.setdefault(name, [number])
    longest = sorted(numbers, key=len, reverse=True)
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(map(re.escape, longest))})(?![^\W\d_])"), numbers


#: As German programs write them, and Austrians say them, which Babel does not list.
_UNLISTED = {"mrz": 3, "jänner": 1, "jän": 1, "feber": 2, "sett": 9, "genn": 1, "juill": 7}
#: English as in Britain and America; Arabic as in Egypt, the Levant and the Maghreb.
_MONTH_LOCALES = ("en", "en_GB", "fr", "de", "es", "ar", "ar_IQ", "ar_MA", "ar_DZ")
_OTHER_LOCALES = (
    *("it", "pt", "nl", "ca", "gl", "eu", "ro", "sv", "da", "nb", "is", "fi", "et", "lv", "lt", "pl", "cs", "sk"),
    *("sl", "hr", "sr", "bg", "mk", "uk", "be", "ru", "hu", "el", "tr", "he", "fa", "id"),
)
