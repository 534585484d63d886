"""Dates by Japan's eras: 令和5年5月8日, R5.5.8."""

from __future__ import annotations

import re
from datetime import date

from timeline.dates.points import MONTHS
from timeline.typed.meaning import Meaning, Meanings, Windows, day_text, month_text

#: The first and the last day of each era; a day on which one follows another is of both.
_ERAS = {
    "明治": (date(1868, 1, 25), date(1912, 7, 30)),
    "大正": (date(1912, 7, 30), date(1926, 12, 25)),
    "昭和": (date(1926, 12, 25), date(1989, 1, 7)),
    "平成": (date(1989, 1, 8), date(2019, 4, 30)),
    "令和": (date(2019, 5, 1), date.max),
}
_LETTERS = dict(zip("mtshr", _ERAS))
#: The first year in which Japan has the Gregorian calendar. The months before are of another, some weeks later.
_GREGORIAN = 1873
_WRITTEN = re.compile(
    rf"({'|'.join(_ERAS)})(\d{{1,2}}|元)年(?:(\d{{1,2}})月(?:(\d{{1,2}})日)?)?"
    r"|([mtshrMTSHR])(\d{1,2})\.(\d{1,2})\.(\d{1,2})"
)


def by_era(text: str, _: Windows) -> Meanings:
    """A year of an era, or a month or a day in it."""
    match = _WRITTEN.fullmatch(text)
    if not match or era_trouble(text):
        return
    year, month, day = _parts(match)
    note = f"years of Japan began some weeks later than ours before {_GREGORIAN}" if year < _GREGORIAN else ""
    edtf = day_text(str(year), month, day) if day else month_text(str(year), month) if month else str(year)
    yield Meaning(edtf, certain=not note and not match[5], note=note)


def era_trouble(text: str) -> str:
    """What is wrong with a date by an era, if anything, as the rest of a sentence behind it.

    Examples
    --------
    >>> era_trouble("大正元年1月1日"), era_trouble("昭和64年2月")
    ('is not a date: that era began on 30 July 1912', 'is not a date: that era ended on 7 January 1989')
    >>> era_trouble("明治5年11月9日")
    'is not a date of our calendar, which Japan has had since 1873; expected the day that it is in ours'
    >>> era_trouble("令和5年5月8日")
    ''
    """
    match = _WRITTEN.fullmatch(text)
    if not match:
        return ""
    year, month, day = _parts(match)
    first, last = _ERAS[match[1] or _LETTERS[match[5].lower()]]
    if month and year < _GREGORIAN:
        unit = "day" if day else "month"
        return (
            f"is not a date of our calendar, which Japan has had since {_GREGORIAN}; "
            f"expected the {unit} that it is in ours"
        )
    said = [int(part) for part in (year, month, day) if part]
    for edge, verb, is_beyond in (
        (first, "began", said < [first.year, first.month, first.day][: len(said)]),
        (last, "ended", said > [last.year, last.month, last.day][: len(said)]),
    ):
        if is_beyond:
            return f"is not a date: that era {verb} on {edge.day} {MONTHS[edge.month - 1]} {edge.year}"
    return ""


def _parts(match: re.Match[str]) -> tuple[int, str, str]:
    era, number, month, day = match.groups()[:4] if match[1] else match.groups()[4:]
    year = _ERAS[_LETTERS.get(era.lower(), era)][0].year + int(number.replace("元", "1")) - 1
    return year, month or "", day or ""
