"""What lists put about a date: brackets, words for a reign or a birth, the bulk of what is older and younger, too."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.typed.figures import OTHER_CALENDARS
from timeline.typed.meaning import Meaning, Meanings
from timeline.typed.patterns import ABOUT, AD, BC, PERHAPS

#: Digits of Arabic and of Persian.
_LOCAL = re.compile("[\u0660-\u0669\u06f0-\u06f9]")
#: What says behind a date that it is of the Julian calendar, by which a day has another date.
JULIAN = r"o\.? ?s\.?|old style|julian(?: calendar)?|a\. ?st\.|alten stils|julianisch|julien|juliano"
#: What stands about a date, and what of it is left out; the date is offered, and never taken.
_FORMS = (
    (r"\((.+)\)", ""),
    (r"\[([^\[\]]*[a-z?\-][^\[\]]*)\]", ""),
    (r"(?:r\.|reigned|ruled|reg\.) ?(.+)", ""),
    (r"(?:fl\.?|floruit|active) (?!\d{3,4}$)(.*\d.*)", ""),
    (r"(?:\u00a9|\u2117|p|cop\.?|c(?=\d)) ?(\d{4})", ""),
    (r"(?:in|im|en|em|nel|au|on|le|el|il)(?: (?:the year|jahre?|mois de|year|año))? (.*\d{2,4})", ""),
    (r"(?:b\.|born|d\.|died|est\.?|founded|\*|\u2020) ?(\D*\d{3,4}|.*\x00.*\d{4})", ""),
    (r"(?:sometime|some time|irgendwann|en algún momento|quelque part) (?:in|im|en|de) (.*\d{3,4})", ""),
    (
        rf"(.*\d{{4}}) (\((?!(?:{ABOUT}|{PERHAPS}|{JULIAN}|{BC}|{AD}|\w+(?:day|tag))\))[^()\d?~]{{2,}}\))",
        "{} is left out",
    ),
    (r"(.*\d) ?(\[(?:sic|note ?\w*|nb ?\w*)\])", "{} is left out"),
    (r"(.*\d) ([*\u2020\u2021]+)", "{} is left out"),
    (r"(.*\d{4}),? \(?(?:n\. ?s\.?|new style)\)?", ""),
    (
        r"(?:(?:(?:in |on )?the )?(?:morning|afternoon|evening|night)(?: of(?: the)?|,)|(?:la )?nuit du|soir du|"
        r"am abend des) (.*\d)",
        "the time of day is left out",
    ),
    (r"(.*\d{4}),? \(?(?:morning|afternoon|evening|night|abends|morgens|nachts)\)?", "the time of day is left out"),
    (r"(\d{4} ?- ?\d{4}),? \(?(bulk .+?)\)?", "{} is left out"),
)


def bare(text: str) -> tuple[str, str]:
    """A date without what stands about it, and what is said of that; the text itself and "" where nothing does.

    Examples
    --------
    >>> bare("(1756-1791)"), bare("r. 1558-1603"), bare("1914-1918, bulk 1916"), bare("[1667,1668]")
    (('1756-1791', ''), ('1558-1603', ''), ('1914-1918', 'bulk 1916 is left out'), ('[1667,1668]', ''))
    """
    for form, note in _FORMS:
        if match := re.fullmatch(form, text):
            return match[1].strip(), note.format(*match.groups()[1:])
    return text, ""


def offered(readings: Meanings, note: str) -> Meanings:
    """Readings of what is left without what stood about it, which nobody has said."""
    for one in readings:
        yield replace(one, certain=False, note=one.note or note)


def cautious(one: Meaning, text: str) -> Meaning:
    """A reading of a text in digits of Arabic or Persian, whose year may be one of another calendar.

    Examples
    --------
    >>> cautious(Meaning("1367"), "\u06f1\u06f3\u06f6\u06f7").certain, cautious(Meaning("1367"), "1367").certain
    (False, True)
    """
    year = one.edtf[:4]
    if not _LOCAL.search(text) or not year.isdecimal() or int(year) not in OTHER_CALENDARS:
        return one
    return replace(one, certain=False, note=f"{year} may also be a year of the Persian or the Islamic calendar")
