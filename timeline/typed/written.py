"""One date as people write it, in figures or in words, to the EDTF that it may mean.

Texts are in lower case, with plain digits, hyphens and single spaces, and months as `MONTH_SIGN` and two digits. Each
reading takes all of a text or nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from timeline.dates.edtf import is_date
from timeline.dates.points import MONTHS
from timeline.typed.months import MONTH_SIGN


@dataclass(frozen=True)
class Meaning:
    """One reading of a text.

    Attributes
    ----------
    edtf : str
    said : str
        What it stands for where there are several, as "7 October" in "write 2023-10-07 for 7 October".
    certain : bool
        Whether it may be put in the text's place, if it is the only one.
    """

    edtf: str
    said: str = ""
    certain: bool = True


MONTH = rf"{MONTH_SIGN}(\d\d)\.?"
BC = r"b\.? ?c\.?(?: ?e\.?)?|v\. ?chr\.|av\. ?j\.-? ?c\.|a\. ?c\."
AD = r"a\.? ?d\.?|c\.? ?e\.?|n\. ?chr\.|apr\. ?j\.-? ?c\.|d\. ?c\."
ABOUT = r"c\.?|ca\.?|circa|about|around|approx\.?|approximately|~|etwa|um|vers|environ|hacia|sobre"
DAY_OF = r"(\d{1,2})(?:st|nd|rd|th|er|[.ºª])?"
_ORDINAL = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}

Meanings = Iterator[Meaning]


def day_text(year: int | str, month: int | str, day: int | str) -> str:
    year = int(year)
    return f"{'-' * (year < 0)}{abs(year):04d}-{int(month):02d}-{int(day):02d}"


def _year(year: int) -> str:
    return day_text(year, 1, 1)[:-6]


def _month(year: int | str, month: int | str) -> str:
    return day_text(year, month, 1)[:-3]


def _edtf(text: str) -> Meanings:
    if re.fullmatch(r"-?\d{4}(-\d\d){0,2}(t[\d:]+(z|[+-]\d\d(:\d\d)?)?)?", text):
        yield Meaning(text.upper())


def _numbers(text: str) -> Meanings:
    """Days and months in figures: year first, or in both orders."""
    if match := re.fullmatch(r"(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})", text) or re.fullmatch(
        r"(\d{4}) ?年() ?(\d{1,2}) ?月 ?(\d{1,2}) ?日|(\d{4}) ?년() ?(\d{1,2}) ?월 ?(\d{1,2}) ?일", text
    ):
        year, _, month, day = [part for part in match.groups() if part is not None]
        yield Meaning(day_text(year, month, day))
    elif match := re.fullmatch(r"(\d{4}) ?[年년](?: ?(\d{1,2}) ?[月월])?", text):
        yield Meaning(_month(match[1], match[2]) if match[2] else match[1])
    elif match := re.fullmatch(r"(\d{4})[-/.](\d)", text):
        yield Meaning(_month(*match.groups()))
    elif match := re.fullmatch(r"(\d{4})[/.](\d\d)", text):
        yield Meaning(_month(*match.groups()), "the month")
        if match[2] > match[1][2:]:
            yield Meaning(f"{match[1]}/{match[1][:2]}{match[2]}", "the years")
    elif match := re.fullmatch(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4})", text):
        for day, month in ((match[1], match[3]), (match[3], match[1])):
            if 1 <= int(month) <= 12:
                yield Meaning(day_text(match[4], month, day), f"{int(day)} {MONTHS[int(month) - 1]}")
    elif (match := re.fullmatch(r"(\d{1,2})[-/.](\d{4})", text)) and 1 <= int(match[1]) <= 12:
        yield Meaning(_month(match[2], match[1]))
    elif match := re.fullmatch(r"(\d{4})(\d\d)(\d\d)", text):
        yield Meaning(day_text(*match.groups()))
        for day, month in ((text[:2], text[2:4]), (text[2:4], text[:2])):
            if 1 <= int(month) <= 12 and int(text[4:]) >= 1000:
                yield Meaning(day_text(text[4:], month, day), f"{int(day)} {MONTHS[int(month) - 1]}")
    elif match := re.fullmatch(r"(\d{3})", text):
        yield Meaning(f"0{text}")
    elif match := re.fullmatch(r"-(\d{1,3})", text):
        yield Meaning(_year(1 - int(match[1])), f"{int(match[1])} BC")
        yield Meaning(_year(-int(match[1])), f"{int(match[1]) + 1} BC, as astronomers count")


def _natural(text: str) -> Meanings:
    """Days, months and years in words, with an era where there is one."""
    text = re.sub(r"^(?:on|the|le|el|am|den) (?=\d)", "", text)
    era = re.fullmatch(rf"(.*?) ?(?:({BC})|({AD}))|(?:({AD})) ?(\d+)", text)
    year = r"(\d{1,4}|\d{1,2},?\d{3})" if era else r"(\d{3,4})"
    rest, sign = (text, 1) if not era else (era[1], -1 if era[2] else 1) if era[5] is None else (era[5], 1)
    astronomical = lambda y: sign * int(y.replace(",", "")) + (sign < 0)  # noqa: E731
    link, gap = r"[ -]?(?:of |de |d')?", r"[ ,-]{0,2}(?:of |de |del )?"
    if match := re.fullmatch(rf"{DAY_OF}{link}{MONTH}{gap}{year}", rest):
        yield Meaning(day_text(astronomical(match[3]), match[2], match[1]))
    elif match := re.fullmatch(rf"{MONTH}[ -]?{DAY_OF},? {year}", rest):
        yield Meaning(day_text(astronomical(match[3]), match[1], match[2]))
    elif match := re.fullmatch(rf"{MONTH}{gap}{year}", rest):
        yield Meaning(_month(astronomical(match[2]), match[1]))
    elif match := re.fullmatch(rf"(\d{{4}})[ ,-]{{1,2}}{MONTH}(?:[ -]{DAY_OF})?", rest):
        yield Meaning(
            day_text(astronomical(match[1]), match[2], match[3])
            if match[3]
            else _month(astronomical(match[1]), match[2])
        )
    elif era and (match := re.fullmatch(year, rest)) and match[1].strip("0"):
        yield Meaning(_year(astronomical(match[1])))


def _weekday(text: str) -> Meanings:
    """A date with its day of the week, which must be right."""
    names = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    if match := re.fullmatch(r"([a-z]{3,9})\.?,? (.+)", text):
        which = [number for number, name in enumerate(names) if match[1] in (name, name[:3])]
        for one in _natural(match[2]) if which else ():
            if is_date(one.edtf) and len(one.edtf) == 10 and date.fromisoformat(one.edtf).weekday() == which[0]:
                yield one


def _longer(text: str) -> Meanings:
    """Decades and centuries."""
    if match := re.fullmatch(r"(?:the )?(\d{3})0'?s", text):
        decade = Meaning(f"{match[1]}X", f"the ten years from {match[1]}0")
        yield decade
        if match[1].endswith("0"):
            yield Meaning(f"{match[1][:2]}XX", f"the hundred years from {match[1]}0")
    elif match := re.fullmatch(rf"(?:the )?(\d{{1,2}})(?:st|nd|rd|th)[ -](?:century|c\.)(?: ({BC}|{AD}))?", text):
        number = int(match[1])
        if match[2] and re.fullmatch(BC, match[2]):
            yield Meaning(f"-{number - 1:02d}XX")
        elif number:
            yield Meaning(f"{number - 1:02d}XX", f"the years {100 * (number - 1)} to {100 * number - 1}")
            yield Meaning(
                f"[{100 * number - 99:04d}..{100 * number:04d}]", f"the years {100 * number - 99} to {100 * number}"
            )


def _parts_of_year(text: str) -> Meanings:
    """Quarters and ISO weeks: something may be all of it, or some day in it."""
    word = "|".join(_ORDINAL)
    for pattern, order in (
        (rf"(?:q([1-4])|({word}) quarter)(?: of|,|/|-)? ?(\d{{4}})", (0, 1, 2)),
        (r"(\d{4})[ /-]?q([1-4])()", (1, 2, 0)),
    ):
        if match := re.fullmatch(pattern, text):
            number, name, year = (match.groups()[i] for i in order)
            first = 3 * (int(number) if number else _ORDINAL[name]) - 2
            yield from _stretch(_month(year, first), _month(year, first + 2))
    if match := re.fullmatch(r"(\d{4})-?w(\d\d)(?:-?([1-7]))?", text) or re.fullmatch(
        r"(?:week|kw) ?(\d{1,2})(?: of|,|/)? ?(\d{4})", text
    ):
        iso = "w" in text and text[0].isdigit()
        year, week, *day = (int(part or 0) for part in (match.groups() if iso else match.groups()[::-1]))
        if 1 <= week <= date(year, 12, 28).isocalendar().week:
            if day and day[0]:
                yield Meaning(str(date.fromisocalendar(year, week, day[0])))
            else:
                first, last = (str(date.fromisocalendar(year, week, day)) for day in (1, 7))
                yield from _stretch(first, last, "" if iso else ", in ISO's count of weeks")


def _stretch(first: str, last: str, more: str = "") -> Meanings:
    yield Meaning(f"{first}/{last}", f"all of it{more}")
    yield Meaning(f"[{first}..{last}]", f"some day in it{more}")


def _timed(text: str) -> Meanings:
    """A day and a time of it."""
    zone = r"(?: ?(z|utc|gmt|(?:utc|gmt)?[+-]\d\d(?::?\d\d)?))?"
    match = re.fullmatch(
        rf"(.+?)(?:t|,? (?:at )?)(\d{{1,2}})[:.](\d\d)(?::(\d\d)(?:\.(\d+))?)? ?([ap]\.?m\.?)?{zone}", text
    )
    if not match:
        return
    day, hour, minute, second, _, half, zone = match.groups()
    hour = int(hour)
    if half:
        if not 1 <= hour <= 12:
            return
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    offset = re.sub(r"^(?:utc|gmt)(?=[+-])", "", zone or "")
    offset = "Z" if offset in ("z", "utc", "gmt") else re.sub(r"^([+-]\d\d):?(\d\d)$", r"\1:\2", offset)
    for reading in (_edtf, _numbers, _natural, _weekday):
        for one in reading(day):
            if len(one.edtf) - one.edtf.startswith("-") == 10:
                clock = f"T{hour:02d}:{minute}{f':{second}' if second else ''}{offset}"
                yield Meaning(one.edtf + clock, one.said, one.certain)


def _spreadsheet(text: str) -> Meanings:
    """What spreadsheets make of 2022-10 and of 2023-12-08, and their numbers of days."""
    if match := re.fullmatch(rf"(?:{DAY_OF}[ -])?{MONTH}[ -](\d\d)", text):
        day, month, year = match.groups()
        for century in ("20", "19") if year < "30" else ("19", "20"):
            edtf = day_text(century + year, month, day) if day else _month(century + year, month)
            said = " ".join(filter(None, (day and str(int(day)), MONTHS[int(month) - 1], century + year)))
            yield Meaning(edtf, said, certain=False)
    elif re.fullmatch(r"[2-5]\d{4}(\.\d+)?", text):  # days are counted from 30 December 1899
        yield Meaning(str(date(1899, 12, 30) + timedelta(int(float(text)))), certain=False)


READINGS: tuple[Callable[[str], Meanings], ...] = (
    _edtf, _numbers, _natural, _weekday, _longer, _parts_of_year, _timed, _spreadsheet,
)  # fmt: skip
