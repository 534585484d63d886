"""Spellings that mean what others mean, whichever date it is, and are put as those before it is read."""

from __future__ import annotations

import re

from timeline.typed.longer import NUMERALS
from timeline.typed.months import MONTH_SIGN
from timeline.typed.patterns import AD, BC, MONTH

#: Years, months and days in Chinese, Japanese and Korean, and what stands between two of them.
_YEAR, _MONTH, _DAY = r"(\d{4})[年년] ?", r"(\d{1,2})[月월] ?", r"(\d{1,2})[日号號일]"
_UNTIL = " ?(?:至|到|から|부터|〜|~|-) ?"

_FORMS = (
    (r"(\d{1,4})\. (\d{1,2})\. (\d{1,4})\.?", r"\1.\2.\3"),
    (rf"(\d{{4}})\. {MONTH} (\d{{1,2}})\.?", rf"\3 {MONTH_SIGN}\2 \1"),
    (rf"(\d{{4}})\. {MONTH}", rf"{MONTH_SIGN}\2 \1"),
    (rf"{MONTH} (\d{{1,2}})/(\d{{1,2}}),? (\d{{4}})", rf"\2/\3 {MONTH_SIGN}\1 \4"),
    # An era behind a day as EDTF has it.
    (rf"(\d{{4}}-\d\d(?:-\d\d)?) (?:{AD})", r"\1"),
    (rf"(\d{{4}})-(\d\d)-(\d\d) ({BC})", rf"\3 {MONTH_SIGN}\2 \1 \4"),
    (rf"(\d{{4}})-(\d\d) ({BC})", rf"{MONTH_SIGN}\2 \1 \3"),
    # A month's name among figures; an era between a year and its day, or before a year behind its day.
    (rf"(\d{{4}})-{MONTH}-(\d{{1,2}})", rf"\3 {MONTH_SIGN}\2 \1"),
    (rf"(\d{{1,4}}) ?({BC}|{AD}),? {MONTH} (\d{{1,2}})", rf"\4 {MONTH_SIGN}\3 \1 \2"),
    (rf"((?:\d{{1,2}} )?{MONTH}),? (ad) (\d{{1,4}})", r"\1 \4 \3"),
    (rf"(.*\d) \(({BC}|{AD})\)", r"\1 \2"),
    (rf"\w{{3}} {MONTH} ?(\d{{1,2}}) (\d\d:\d\d:\d\d) (utc|gmt) (\d{{4}})", rf"\2 {MONTH_SIGN}\1 \5 \3 \4"),
    # A day of the week behind its date, and words about the year of a birth.
    (r"(.*\d) \(([^\W\d_]{2,9}day|[^\W\d_]{2,7}tag)\)", r"\2 \1"),
    (r"(b|d)\. ?c(?:a?\.|irca) (\d{3,4})", r"\1. circa \2"),
    (r"(?:the )?(winter|hiver|invierno|inverno) (?:of|de|del) (\d{4}[-/]\d{2,4})", r"\1 \2"),
    # As logs of servers and databases for notes have them.
    (rf"(\d\d) {MONTH} (\d{{4}}):(\d\d:\d\d(?::\d\d)?) ([+-]\d\d)(\d\d)", rf"\1 {MONTH_SIGN}\2 \3 \4 \5:\6"),
    (
        rf"\w{{3}} {MONTH} ?(\d{{1,2}}) (\d\d:\d\d:\d\d) (\d{{4}}) ([+-]\d\d)(\d\d)",
        rf"\2 {MONTH_SIGN}\1 \4 \3 \5:\6",
    ),
    (r"(.*[\dm]) \(((?:gmt|utc)[+-]\d{1,2}(?::\d\d)?)\)", r"\1 \2"),
    (r"(.*\d:\d\d) \((utc|gmt|z)\)", r"\1 \2"),
    (r"(.*\d{4}),? (?:at )?([01]\d|2[0-3])([0-5]\d) ?(?:hrs?|hours|uhr)\.?", r"\1 \2:\3"),
    # A doubt, and what makes a text bold.
    (r"(.*\d) ?\[\?\]", r"\1?"),
    (r"\*\*([^*]+)\*\*", r"\1"),
    # Hundreds of years and tens of them in Swedish, Danish and Russian.
    (r"(\d\d)00-tall?et", r"\1--"),
    (r"(\d{3}0)(?:-tall?et|-е(?: гг?\.?| годы)?)", r"\1s"),
    (r"(.*\d年)頃", r"c. \1"),
    (r"in den (\d{3}0)er jahren", r"\1s"),
    # Years in Russian, of a range, and years, months and days in Chinese and Japanese.
    (r"(.*\d{4}) ?(?:гг\.?|годы|годах)", r"\1"),
    (r"(\D+ \d{4}) ?г(?:\.|ода?)?", r"\1"),
    (r"(.+[日\d]) ?[(（][月火水木金土日一二三四五六][)）]", r"\1"),
    (r"(\d{4})年(\d{1,2})月(\d{1,2})日 ?(\d{1,2})[时時](\d{1,2})分", r"\1-\2-\3 \4:\5"),
    (r"(?:公元|紀元)?前(\d{1,4})年", r"\1 bc"),
    (r"(\d{1,2})世[紀纪]", r"\1th century"),
    (r"(\d{1,4}) ?г(?:\.|од)? (до н\. ?э\.)", r"\1 \2"),
    (rf"(\d{{4}})年?{_UNTIL}(\d{{4}})年(?:まで|까지)?", r"\1-\2"),
    (rf"{_YEAR}{_MONTH}{_DAY}{_UNTIL}{_DAY}(?:まで|까지)?", r"\1-\2-\3 - \1-\2-\4"),
    (rf"{_YEAR}{_MONTH}{_DAY}{_UNTIL}{_MONTH}{_DAY}(?:まで|까지)?", r"\1-\2-\3 - \1-\4-\5"),
    (rf"{_YEAR}{_MONTH}{_DAY}{_UNTIL}{_YEAR}{_MONTH}{_DAY}(?:まで|까지)?", r"\1-\2-\3 - \4-\5-\6"),
    (r"(\d{3}0)年代", r"\1s"),
)


def plain_spelling(text: str) -> str:
    """A text as others spell it.

    Examples
    --------
    >>> plain_spelling("17. 5. 2024"), plain_spelling("1966年至1976年"), plain_spelling("公元前221年")
    ('17.5.2024', '1966-1976', '221 bc')
    >>> plain_spelling("18-vii-1936").replace(MONTH_SIGN, "#"), plain_spelling("5 may 2024")
    ('18 #07 1936', '5 may 2024')
    >>> plain_spelling("44 bc \\x0003 15").replace(MONTH_SIGN, "#"), plain_spelling("winter of 2001-2002")
    ('15 #03 44 bc', 'winter 2001-2002')
    """
    if match := re.fullmatch(r"(\d{1,2})([-./ ])([ivx]+)\2(\d{4})", text):
        number = NUMERALS.get(match[3], 0)
        return f"{match[1]} {MONTH_SIGN}{number:02d} {match[4]}" if 0 < number <= 12 else text
    for form, other in _FORMS:
        if match := re.fullmatch(form, text):
            return match.expand(other)
    return text
