"""What somebody may have meant by a text that is no EDTF date, or no known name.

A hint is offered, never taken: nothing here changes what is drawn.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches

from timeline.dates.edtf import is_date
from timeline.dates.points import MONTHS, MOST_SIGNS
from timeline.dates.span import DateError
from timeline.typed.around import JULIAN
from timeline.typed.figures import SPREADSHEET
from timeline.typed.japan import era_trouble
from timeline.typed.looks import is_nothing
from timeline.typed.meaning import Meaning
from timeline.typed.meanings import CENTURIES, meanings, untrue
from timeline.typed.months import MONTH_SIGN, RAISED, with_months
from timeline.typed.patterns import ABOUT, BC
from timeline.typed.spellings import plain_spelling
from timeline.typed.written import weekday_trouble


def date_trouble(text: str, error: DateError, lang: str = "en", readings: Sequence[Meaning] | None = None) -> str:
    """What is wrong with a cell that is no date, and what to write, as the rest of a sentence behind the cell.

    Parameters
    ----------
    text : str
    error : DateError
        What `parse` says of it.
    lang : str
    readings : sequence of Meaning, optional
        What its column leaves it to mean; else whatever it may mean by itself.

    Examples
    --------
    >>> from timeline.dates.edtf import parse
    >>> def said(text):
    ...     try:
    ...         parse(text)
    ...     except DateError as error:
    ...         return date_trouble(text, error)
    >>> said("31 April 2020")
    'is not a date: April 2020 has no day 31; expected a day from 01 to 30'
    >>> said("13/13/2020").partition(";")[0], said("2023-13")
    ('is not a date', 'is not a date: there is no month 13; expected a month from 01 to 12')
    >>> said("1990: 21")
    'is not a date: there is no month 21; expected a month from 01 to 12'
    """
    if len(text) > MOST_SIGNS:  # nobody typed it as a date
        return f"{error.why}; expected {error.expected}"
    if beside := re.fullmatch(r"-?\d{1,4}: (\d{1,2})", text):  # a year, and what stands in a column of months
        return f"is not a date: there is no month {beside[1]}; expected a month from 01 to 12"
    if beside := re.fullmatch(r"(?:(month .*|)|.+: )day \d{1,2}", text):
        return f"has a day and no {'year' if beside[1] is not None else 'month'}; expected that too"
    if is_nothing(text):
        return "does not say when; expected the time in which it must lie, such as [2020..2024], or the row left out"
    if trouble := era_trouble(text):
        return trouble
    if re.fullmatch(
        r"ditto|do\.|dto\.?|idem|id\.|same (?:day|date)|[\"\u2033\u3003]|''|dasselbe|gleicher tag", text.casefold()
    ):
        return "stands for the date above it; write that, or leave the cell blank and say --dates above"
    if re.match(r"@#D\w+@", text):
        return f"is of a calendar that it names, {text.split('@')[1][2:].title()}; expected the day that it is in ours"
    hint = date_hint(text, lang, readings)
    # With slashes between them, figures are a day, a month and a year rather than a start and two ends.
    figures = re.fullmatch(r"\d{1,4}/\w{1,9}/\d{1,4}(?: .*)?", text) is not None
    figures |= error.fault == "slashes" and not any(map(is_date, text.split("/")))
    if hint:
        why = "is not a date" if error.fault == "slashes" or error.is_part else error.why
        return f"{why}; {hint}"
    for plain in with_months(text, lang):
        if wrong := weekday_trouble(plain_spelling(plain), CENTURIES):
            return wrong
    if (truth := untrue(text, lang)) is not None:
        return f"{truth.why}; expected {truth.expected}"
    return (
        f"is not a date; expected {DateError(text, '').expected}"
        if figures
        else f"{error.why}; expected {error.expected}"
    )


def date_hint(text: str, lang: str = "en", readings: Sequence[Meaning] | None = None) -> str:
    """A suggestion for a bad date as the end of a sentence, or "" where the text is not understood.

    Examples
    --------
    >>> date_hint("4 October 1957"), date_hint("c. 1200"), date_hint("soon")
    ('write 1957-10-04', 'write 1200~', '')
    >>> date_hint("07/10/2023")
    'write 2023-10-07 for 7 October or 2023-07-10 for 10 July'
    >>> date_hint("Oct-22")
    'a spreadsheet has rewritten it? Write 2022-10 for October 2022 or 1922-10 for October 1922'
    >>> date_hint("June 28")
    'write 2028-06 for June 2028 or 1928-06 for June 1928, or, where that is a day, write the year too: YYYY-06-28'
    >>> date_hint("Jan 11 2012 CST"), date_hint("May 5"), date_hint("9/11")
    ('write 2012-01-11; CST is left out', 'write the year too: YYYY-05-05', \
'write the year too: YYYY-11-09 for 9 November or YYYY-09-11 for 11 September')
    """
    if len(text) > MOST_SIGNS:
        return ""
    readings = meanings(text, lang) if readings is None else readings
    if readings:
        note = readings[0].note
        several = len(readings) > 1
        write = " or ".join(f"{one.edtf} for {one.said}" if several and one.said else one.edtf for one in readings)
        if note == SPREADSHEET and (days := _as_days(text, lang)):
            return f"write {write}, or, {days}"
        counts = dict(readings[0].needs).get("number")  # what programs count: of a whole column, or of no cell of it
        write += f", or say for the whole column --dates {counts}" if counts else ""
        return f"{note} Write {write}" if note == SPREADSHEET else f"write {write}{'; ' * bool(note)}{note}"
    if beyond(text):
        return "it lies outside the years that can be drawn, -9999 to 9999"
    return _without_footnote(text, lang) or _incomplete(text, lang)


def beyond(text: str) -> bool:
    """Whether a text names a year that is understood and too far away: 12,000 BC, 66 million years ago."""
    plain = " ".join(text.casefold().replace(",", "").split())
    if match := re.fullmatch(rf"(?:{ABOUT})?\s*(\d{{5,}}) ?(?:{BC}|bp)", plain):
        return int(match[1][:9]) > (11_949 if plain.endswith("bp") else 10_000)
    ago = re.fullmatch(
        rf"(?:{ABOUT})?\s*(\d+(?:\.\d+)?) ?(thousand|million|billion|ka|ma|ga|mya|bya)(?: years)?(?: ago)?", plain
    )
    if not ago:
        return False
    return float(ago[1]) * {"t": 1e3, "k": 1e3, "m": 1e6}.get(ago[2][0], 1e9) > 12_100


#: A month and two figures, of a day or of a year.
_MONTH_FIGURES = re.compile(r"[^\W\d]+\.? \d\d?")
#: A day of the week before a day and a month.
_WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? (?=\S+ \S+$)", re.I)
#: What names a footnote: 2019[1], 2019*, a raised figure.
_FOOTNOTE = re.compile(
    r"(?:(?:(?<=\d{4})|(?<=[-\u2013]\d\d)|(?<=[^\W\d]))(?:\s?\[(?:\d{1,3}|[a-z])\])+"
    rf"|(?<!^\d{{3}})(?<=\S)(?:[*\u2020\u2021\u00a7]|{RAISED.pattern}))+(?!\d)"
)


def without_footnote(text: str) -> str:
    """A cell without what names its footnotes.

    Examples
    --------
    >>> without_footnote("1990–1994[1][2]"), without_footnote("2019*")
    ('1990–1994', '2019')
    """
    return _FOOTNOTE.sub("", text)


def _without_footnote(text: str, lang: str) -> str:
    bare = without_footnote(text)
    if bare == text:
        return ""
    hint = f"write {bare}" if is_date(bare) else date_hint(bare, lang)
    return f"{hint}; the mark of a footnote is left out" if hint.startswith("write ") else ""


def _as_days(text: str, lang: str) -> str:
    """What a month and two figures lack, or two of these, if the figures are days and no years."""
    parts = re.split(r" ?[-\u2013\u2014] ?", text)
    days = [_incomplete(part, lang) if _MONTH_FIGURES.fullmatch(part) else "" for part in parts]
    if not all(days):
        return ""
    first, *last = days
    which = "those are days" if last else "that is a day"
    return f"where {which}, {'/'.join([first, *(day.partition(': ')[2] for day in last)])}"


def _incomplete(text: str, lang: str) -> str:
    """What lacks its year or its day."""
    if match := re.fullmatch(r"(.+) \(the cell holds (\d{4})\)", text):
        hint = _incomplete(match[1], lang).replace("write the year too: YYYY", f"write {match[2]}")
        return f"{hint}, if the year that the cell does not show is right" if match[2] in hint else ""
    for plain in with_months(_WEEKDAY.sub("", text), lang):
        if re.fullmatch(
            r"(?:q|h|t|kw|w|week|woche|semaine) ?\d{1,2}|\d\.? ?(?:quarter|quartal|halbjahr|trimestre)", plain
        ):
            return "write its year too"
        for pattern, day, month in (
            (rf"(\d{{1,2}})(?:st|nd|rd|th|[.oa])?[ -](?:of |de )?{MONTH_SIGN}(\d\d)\.?", 1, 2),
            (rf"{MONTH_SIGN}(\d\d)\.? (\d{{1,2}})(?:st|nd|rd|th)?", 2, 1),
        ):
            if (match := re.fullmatch(pattern, plain)) and 1 <= int(match[day]) <= 31:
                return f"write the year too: YYYY-{match[month]}-{int(match[day]):02d}"
        if match := re.fullmatch(r"(\d{1,2})[/.](\d{1,2})\.?", plain):
            both = dict.fromkeys([(int(match[1]), int(match[2])), (int(match[2]), int(match[1]))])
            ways = [(day, month) for day, month in both if 1 <= month <= 12 and 1 <= day <= 31]
            said = [f"YYYY-{month:02d}-{day:02d} for {day} {MONTHS[month - 1]}" for day, month in ways]
            if said:
                return f"write the year too: {' or '.join(said)}"
        if re.fullmatch(r"\d{1,2}:\d\d(:\d\d)?( ?[ap]\.?m\.?)?|(12 )?noon|midnight", plain):
            return "write the day too: 2023-12-08T04:15"
        if re.fullmatch(rf".*\d{{4}},? \(?(?:{JULIAN})\)?", plain):
            return "days of the Julian calendar are not converted; write the day in the Gregorian calendar"
        if re.fullmatch(r"f\.?y\.? ?'?\d\d(\d\d)?([/-]\d\d(\d\d)?)?", plain):
            return "it does not say when its year begins; write first and last day, as in 2018-07-01/2019-06-30"
    return ""


#: Signs of a name for which one like it is looked for, which takes long for long ones.
MOST_WORD = 200


def did_you_mean(word: str, known: list[str]) -> str:
    """ "; did you mean X?" for a word that is nearly one of the known ones, or ""."""
    if len(word) > MOST_WORD:
        return ""
    plain = {name.casefold(): name for name in known if len(name) <= MOST_WORD}
    nearest = get_close_matches(word.casefold(), list(plain), n=1, cutoff=0.6)
    return f"; did you mean {plain[nearest[0]]}?" if nearest else ""
