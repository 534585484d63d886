"""What somebody may have meant by a text that is no EDTF date.

A hint is offered, never taken: nothing here changes what is drawn.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from difflib import get_close_matches

from timeline.dates.edtf import MONTHS, parse
from timeline.dates.span import DateError

_MONTHS = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_NUMBERS = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_MONTH_YEAR = re.compile(r"([a-z]{3})[a-z]*[- ](\d{2})", re.IGNORECASE)
_DAY_MONTH = re.compile(r"(\d{1,2})[- ]([a-z]{3})[a-z]*(?:[- ](\d{2}))?", re.IGNORECASE)
_DAY_NUMBER = re.compile(r"[2-5]\d{4}(\.\d+)?")
_TIMED = re.compile(r"(\S+)[ T](\d{1,2}):(\d\d)(:\d\d)?")


def date_hint(text: str) -> str:
    """A suggestion for a bad date as the end of a sentence, or "".

    Examples
    --------
    >>> date_hint("Oct-22")
    'a spreadsheet has rewritten 2022-10? Write 2022-10'
    >>> date_hint("07/10/2023")
    'write 2023-10-07 for 7 October or 2023-07-10 for 10 July'
    >>> date_hint("4 October 1957"), date_hint("c. 1200"), date_hint("1850s"), date_hint("soon")
    ('write 1957-10-04', 'write 1200~', 'write 185X', '')
    """
    for reading in (_rewritten, _numbers, _timed, _year_first, _natural):
        if found := reading(text):
            return found
    return ""


def _valid(text: str) -> bool:
    try:
        parse(text)
    except DateError:
        return False
    return True


def _write(text: str) -> str:
    return f"write {text}" if _valid(text) else ""


def _rewritten(text: str) -> str:
    """What spreadsheets make of 2022-10 and of 10-22."""
    if match := _MONTH_YEAR.fullmatch(text):
        month = _MONTHS.get(match[1].lower())
        return f"a spreadsheet has rewritten 20{match[2]}-{month:02d}? Write 20{match[2]}-{month:02d}" if month else ""
    if match := _DAY_MONTH.fullmatch(text):
        month, day = _MONTHS.get(match[2].lower()), int(match[1])
        year = f"20{match[3]}" if match[3] else "YYYY"
        if month and 1 <= day <= 31:
            return f"a spreadsheet has shortened it? Write {year}-{month:02d}-{day:02d} with the year in full"
    if _DAY_NUMBER.fullmatch(text):  # spreadsheets count days from 30 December 1899
        return f"a spreadsheet's number of a day? Write {date(1899, 12, 30) + timedelta(int(float(text)))}"
    return ""


def _numbers(text: str) -> str:
    match = _NUMBERS.fullmatch(text)
    if not match:
        return ""
    first, second, year = int(match[1]), int(match[2]), match[3]
    readings = [(second, first), (first, second)]  # day first, month first
    found = [f"{year}-{m:02d}-{d:02d}" for m, d in dict.fromkeys(readings) if _valid(f"{year}-{m:02d}-{d:02d}")]
    if len(found) < 2:
        return f"write {found[0]}" if found else ""
    return "write " + " or ".join(f"{iso} for {int(iso[-2:])} {MONTHS[int(iso[5:7]) - 1]}" for iso in found)


def _timed(text: str) -> str:
    match = _TIMED.fullmatch(text)
    if not match:
        return ""
    return _write(f"{match[1]}T{int(match[2]):02d}:{match[3]}{match[4] or ''}")


def _year_first(text: str) -> str:
    match = _YEAR_FIRST.fullmatch(text)
    return _write(f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}") if match else ""


def _natural(text: str) -> str:
    """Let the library read plain English, and keep what it is sure of."""
    if not 3 < len(text) <= 60 or not any(c.isdigit() for c in text) or not text.isascii():
        return ""
    if re.search(r"\d[/.]\d", text) or _valid(text):
        return ""
    from edtf import text_to_edtf

    try:
        found = text_to_edtf(text)
    except Exception:  # the library promises nothing about odd text, and a hint is not worth a crash
        return ""
    # It fills in what it does not know with X, drops a year that it cannot
    # read, and takes 44 BC for the year -44, which is 45 BC.
    if not found or "XXXX" in found or re.search(r"\bB\.?C", text, re.IGNORECASE):
        return _before_christ(text)
    return _write(found) if _same_numbers(text, found) else ""


def _same_numbers(text: str, found: str) -> bool:
    """Whether every number of the text still stands in what the library made of it."""
    kept = re.sub(r"\D", "", found)
    if re.search(r"centur|\d0s\b", text):
        return True
    return all(number.zfill(2) in kept or number in kept for number in re.findall(r"\d+", text))


def _before_christ(text: str) -> str:
    match = re.fullmatch(r"(\d{1,4})\s*B\.?C\.?(E\.?)?", text.strip(), re.IGNORECASE)
    return _write(f"-{int(match[1]) - 1:04d}" if match and int(match[1]) > 1 else "0000") if match else ""


def did_you_mean(word: str, known: list[str]) -> str:
    """ "; did you mean X?" for a word that is nearly one of the known ones, or ""."""
    plain = {name.casefold(): name for name in known}
    found = get_close_matches(word.casefold(), list(plain), n=1, cutoff=0.6)
    return f"; did you mean {plain[found[0]]}?" if found else ""
