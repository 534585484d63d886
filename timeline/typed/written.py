"""One date as people write it in words, to the EDTF that it may mean.

Texts are in lower case, with plain digits, hyphens and single spaces, and months as `MONTH_SIGN` and two digits. Each
reading takes all of a text or nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from timeline.dates.edtf import is_date
from timeline.dates.points import MONTHS
from timeline.typed.figures import FIGURES, SPREADSHEET, edtf_like, three_figures, year_first
from timeline.typed.meaning import Meaning, Meanings, Windows, day_text, full_years, month_text, year_text
from timeline.typed.months import MONTH_SIGN

MONTH = rf"{MONTH_SIGN}(\d\d)\.?"
BC = r"b\.? ?c\.?(?: ?e\.?)?|before christ|v\. ?chr\.|av\. ?j\.-? ?c\.|a\. ?c\."
AD = r"a\.? ?d\.?|c\.? ?e\.?|anno domini|n\. ?chr\.|apr?\. ?j\.-? ?c\.|d\. ?c\."
ABOUT = r"circa|ca\.?|c\.?|abt\.?|about|around|approx\.?|approximately|~|etwa|um|vers|environ|hacia|sobre"
NOW = (
    r"present|now|today|date|ongoing|current|heute|laufend|andauernd|aujourd'hui|présent|en cours|hoy|presente|"
    r"actualidad|oggi|heden|nu|"
    r"حتى الآن|الآن"
)
#: A month and two digits, as a spreadsheet writes a day or a year: which of the two, nobody knows.
SHORT_YEAR = re.compile(r"[^\W\d]+\.?-\d\d|\d\d-[^\W\d]+\.?")
#: A day in figures: which of them is the month, its column says.
DAY_IN_FIGURES = re.compile(r"\d{1,2}([./-])\d{1,2}\1\d{2,4}")
DAY_OF = r"(\d{1,2})(?:st|nd|rd|th|er|[.oa])?"
_DECADE = r"0(?:'?s|er(?: jahre)?)"
_CENTURY = r"(?:(?:st|nd|rd|th)[ -](?:century|cent\.?|c\.?)|\. ?(?:jahrhundert|jh\.?))"
#: A century with its Roman number before or behind it, as in Spanish, French, Italian, Portuguese, Polish and Russian.
_CENTURY_WORD = "siglo|siècle|secolo|século|seculo|wiek|век"
_ROMAN_CENTURY = (
    rf"(?:(?:the |le |el |il |o |al )?(?:{_CENTURY_WORD}) (?P<behind>[ivx]+)o?|"
    rf"(?:le |il )?(?P<before>[ivx]+)(?:e|er|ème|o|°|\.)? (?:{_CENTURY_WORD}))"
)
#: A century without an era.
CENTURY = rf"(?:the )?\d{{1,2}}{_CENTURY}|{_ROMAN_CENTURY}"
_NUMERALS: dict[str, int] = dict(
    zip("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi".split(), range(1, 22))
)
_ORDINAL = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24, "frühling": 21, "frühjahr": 21,
            "sommer": 22, "herbst": 23, "printemps": 21, "été": 22, "automne": 23, "hiver": 24}  # fmt: skip


def _natural(text: str, windows: Windows) -> Meanings:
    """Days, months and years in words, with an era where there is one."""
    text = re.sub(r"^(?:on|the|le|el|am|den) (?=\d)", "", text)
    era = re.fullmatch(rf"(.*?) ?(?:({BC})|({AD}))|(?:({AD})|({BC})) ?(\d+)", text)
    year = r"(\d{1,4}|\d{1,2},?\d{3})" if era else r"(\d{3,4})"
    rest, before = text, False
    if era:
        rest, before = (era[1], bool(era[2])) if era[6] is None else (era[6], bool(era[5]))
    astronomical = lambda y: int(y.replace(",", "")) if not before else 1 - int(y.replace(",", ""))  # noqa: E731
    link, gap = r"[ -]?(?:of |de |d')?", r"[ ,-]{0,2}(?:of |de |del )?"
    if match := re.fullmatch(rf"{DAY_OF}{link}{MONTH}{gap}{year}", rest):
        yield Meaning(day_text(astronomical(match[3]), match[2], match[1]))
    elif match := re.fullmatch(rf"{MONTH}[ -]?{DAY_OF}(?:,? |,){year}", rest):
        yield Meaning(day_text(astronomical(match[3]), match[1], match[2]))
    elif match := re.fullmatch(rf"{MONTH}{gap}{year}", rest):
        yield Meaning(month_text(astronomical(match[2]), match[1]))
    elif match := re.fullmatch(rf"(\d{{4}})[ ,-]{{1,2}}{MONTH}(?:[ -]{DAY_OF})?", rest):
        number, month, day = astronomical(match[1]), match[2], match[3]
        yield Meaning(day_text(number, month, day) if day else month_text(number, month))
    elif era and (match := re.fullmatch(year, rest)) and match[1].strip("0"):
        yield Meaning(year_text(astronomical(match[1])))
    elif match := re.fullmatch(r"(\d{4}) ?(?:г\.?|года?)", text):
        yield Meaning(match[1])


def _weekday(text: str, windows: Windows) -> Meanings:
    """A date with its day of the week, which must be right."""
    names = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    if match := re.fullmatch(r"([a-z]{3,9})\.?,? (.+)", text):
        which = [number for number, name in enumerate(names) if match[1] in (name, name[:3])]
        for one in (*_natural(match[2], windows), *three_figures(match[2], windows)) if which else ():
            if is_date(one.edtf) and len(one.edtf) == 10 and date.fromisoformat(one.edtf).weekday() == which[0]:
                # Every 400 years have the same days of the week, so that of two digits they leave open which.
                yield replace(one, certain=one.certain and "century" not in dict(one.needs))


def _longer(text: str, windows: Windows) -> Meanings:
    """Decades and centuries."""
    text = re.sub(rf"^(?:{AD}) (?=(?:\d{{3}}{_DECADE}|\d{{1,2}}{_CENTURY})$)", "", text)
    text = re.sub(rf"^(\d{{3}}{_DECADE}) (?:{AD})$", r"\1", text)
    if (match := re.fullmatch(rf"{_ROMAN_CENTURY}(?P<era> .+)?", text)) and (
        number := _NUMERALS.get(match["behind"] or match["before"])
    ):
        text = f"{number}th century{match['era'] or ''}"
    if match := re.fullmatch(rf"(?:the |die )?(\d{{3}}){_DECADE}", text):
        decade = Meaning(f"{match[1]}X", f"the ten years from {match[1]}0")
        yield decade
        if match[1].endswith("0"):
            yield Meaning(f"{match[1][:2]}XX", f"the hundred years from {match[1]}0")
    elif match := re.fullmatch(r"(\d{3})(?:\?|-|-\?)", text):  # as libraries write decades
        yield Meaning(f"{match[1]}X" + "?" * ("?" in text and "-" in text), certain=False)
    elif match := re.fullmatch(r"(?:the )?'?(\d)0'?s", text):
        for first in ("20", "19") if match[1] < "3" else ("19", "20"):
            yield Meaning(f"{first}{match[1]}X", f"the ten years from {first}{match[1]}0")
    elif match := re.fullmatch(rf"(?:the )?(\d{{1,2}}){_CENTURY}(?: ({BC}|{AD}))?", text):
        number = int(match[1])
        if match[2] and re.fullmatch(BC, match[2]):
            first, last = 1 - 100 * number, 100 - 100 * number
            yield Meaning(f"[{year_text(first)}..{year_text(last)}]" if number == 1 else f"-{number - 1:02d}XX")
        elif number:  # in a range only one of the two can be written, and is no surer for that
            first, last = 100 * number - 100, 100 * number
            yield Meaning(f"{number - 1:02d}XX", f"the years {first} to {last - 1}", certain=False)
            yield Meaning(f"[{first + 1:04d}..{last:04d}]", f"the years {first + 1} to {last}", certain=False)


def _season(text: str, _: Windows) -> Meanings:
    if not (match := re.fullmatch(rf"({'|'.join(_SEASONS)})(?: of|,)? (\d{{4}})(?:[/-](\d\d|\d{{4}}))?", text)):
        return
    number = _SEASONS[match[1]]
    if not match[3]:
        # The winter of a year may be the one in which it began.
        yield Meaning(f"{match[2]}-{number}", certain=number != 24)
    elif number == 24 and str(int(match[2]) + 1).endswith(match[3]):
        yield Meaning(f"{match[2]}-{number}", certain=False)


def _parts_of_year(text: str, windows: Windows) -> Meanings:
    """Quarters, halves and ISO weeks: something may be all of it, or some day in it."""
    word = "|".join(_ORDINAL)
    for pattern, order in (
        (rf"(?:([qh][1-4])|(?:the )?({word}) (quarter|half))(?: of|,|/|-)? ?(\d{{4}})", (0, 1, 2, 3)),
        (r"(\d{4})[ /-]?([qh][1-4])()()", (1, 2, 3, 0)),
    ):
        if match := re.fullmatch(pattern, text):
            letter, name, unit, year = (match.groups()[i] for i in order)
            number = int(letter[1]) if letter else _ORDINAL[name]
            months = 6 if "h" in (letter or unit)[0] else 3
            if number * months <= 12:
                yield from _stretch(month_text(year, months * (number - 1) + 1), month_text(year, months * number))
    if match := re.fullmatch(r"q([1-4]) ?- ?q([1-4]) (\d{4})", text):
        yield from _stretch(month_text(match[3], 3 * int(match[1]) - 2), month_text(match[3], 3 * int(match[2])))
    if match := re.fullmatch(r"(\d{4})-?w(\d\d)(?:-?([1-7]))?", text) or re.fullmatch(
        r"(?:week|kw) ?(\d{1,2})(?: of|,|/)? ?(\d{4})", text
    ):
        iso = "w" in text and text[0].isdigit()
        year, week, *day = (int(part or 0) for part in (match.groups() if iso else match.groups()[::-1]))
        if year and 1 <= week <= date(year, 12, 28).isocalendar().week:
            if day and day[0]:
                yield Meaning(str(date.fromisocalendar(year, week, day[0])))
            else:
                first, last = (str(date.fromisocalendar(year, week, day)) for day in (1, 7))
                yield from _stretch(first, last, "" if iso else ", in ISO's count of weeks")


def _stretch(first: str, last: str, more: str = "") -> Meanings:
    yield Meaning(f"{first}/{last}", f"all of it{more}")
    yield Meaning(f"[{first}..{last}]", f"some day in it{more}")


def _thirds(text: str, _: Windows) -> Meanings:
    """The early, middle or late part of a month, year, decade or century: how long that is nobody has laid down."""
    match = re.fullmatch(
        r"(early|mid|middle of|late|end of|beginning of|anfang|mitte|ende)[ -](?:the |der |des )?(.+)", text
    )
    if not match:
        return
    which = 0 if match[1][0] in "ab" or match[1] == "early" else 1 if match[1][0] == "m" else 2
    if found := re.fullmatch(rf"{MONTH} (\d{{4}})", match[2]):
        first, last = ((1, 10), (11, 20), (21, 0))[which]
        month = month_text(found[2], found[1])
        days = next((n for n in (31, 30, 29, 28) if is_date(f"{month}-{n}")), 0)
        yield Meaning(f"[{month}-{first:02d}..{month}-{last or days:02d}]", certain=False)
    elif re.fullmatch(r"\d{4}", match[2]):
        first, last = ((1, 4), (5, 8), (9, 12))[which]
        yield Meaning(f"[{match[2]}-{first:02d}..{match[2]}-{last:02d}]", certain=False)
    elif found := re.fullmatch(rf"(\d{{3}}){_DECADE}", match[2]):
        first, last = ((0, 3), (4, 6), (7, 9))[which]
        said = f"that part of the ten years from {found[1]}0"
        yield Meaning(f"[{found[1]}{first}..{found[1]}{last}]", said, certain=False)
        if found[1].endswith("0"):
            first, last = ((0, 33), (34, 66), (67, 99))[which]
            century = found[1][:2]
            said = f"that part of the hundred years from {century}00"
            yield Meaning(f"[{century}{first:02d}..{century}{last}]", said, certain=False)
    elif found := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)[ -]century", match[2]):
        first, last = ((1, 33), (34, 66), (67, 100))[which]
        start = 100 * int(found[1]) - 100
        yield Meaning(f"[{year_text(start + first)}..{year_text(start + last)}]", certain=False)


_ZONE = r"(?: ?(z|utc|gmt|(?:utc|gmt)?[+-]\d\d(?::?\d\d)?))?"
_TIME = r"(\d{1,2})[:.](\d\d)(?:[:.](\d\d)(?:[.,](\d+))?)? ?([ap]\.?m\.?)?" + _ZONE
_HOUR = r"(\d{1,2})()()() ?([ap]\.?m\.?)" + _ZONE


def _timed(text: str, windows: Windows) -> Meanings:
    """A day and a time of it."""
    for day_at, pattern in (
        (1, rf"(.+?)(?P<by>t|,? (?:at )?)(?:{_TIME})"),
        (1, rf"(.+?)(?P<by>,? (?:at )?)(?:{_HOUR})"),
        (-1, rf"{_TIME},?(?P<by> )(?:on )?(.+)"),
    ):
        match = re.fullmatch(pattern, text)
        if not match:
            continue
        groups = [part for number, part in enumerate(match.groups(), 1) if number != match.re.groupindex["by"]]
        day, parts = (groups[0], groups[1:]) if day_at == 1 else (groups[-1], groups[:-1])
        if clock := _clock(*parts):
            yield from _at(day, match["by"], clock, parts, windows)
        return
    if match := re.fullmatch(r"(\d{4})(\d\d)(\d\d)t(\d\d)(\d\d)(?:(\d\d)(?:\.\d+)?)?" + _ZONE, text):
        if clock := _clock(match[4], match[5], match[6], None, None, match[7]):
            yield Meaning(f"{match[1]}-{match[2]}-{match[3]}{clock}")


def _at(day: str, by: str, clock: str, parts: list, windows: Windows) -> Meanings:
    """A day with its time; a midnight that a whole column has is none, but the day itself."""
    exported = re.fullmatch(r"T00:00(:00)?", clock) is not None
    rest = "" if not (parts[3] or "").strip("0") else "the fraction of a second is left out"
    written = re.fullmatch(r"\d{4}-\d\d-\d\d", day) is not None
    for reading in (edtf_like,) if written else (edtf_like, year_first, three_figures, _natural, _weekday):
        for one in reading(day, windows):
            if len(one.edtf.lstrip("-")) != 10 or not is_date(one.edtf):
                continue
            if exported:
                yield one.under("clock", "days")
            full = replace(one, edtf=one.edtf + clock, note=rest, certain=one.certain and parts[1] != "")
            if clock.startswith("T24:00"):
                yield from _next_midnight(one, clock)
            elif by != "t":
                yield full.under("clock", "times")
            else:
                yield full


def _next_midnight(day: Meaning, clock: str) -> Meanings:
    if re.fullmatch(r"T24:00(:00)?", clock):
        behind = date.fromisoformat(day.edtf).toordinal() + 1
        text = f"{date.fromordinal(behind)}{clock.replace('24', '00', 1)}"
        yield replace(day, edtf=text, certain=False, note="the midnight at the end of that day")


def _clock(hour: str, minute: str, second: str | None, _: str | None, half: str | None, zone: str | None) -> str:
    """A time of day as EDTF has it behind a day, "" where there is none such."""
    number = int(hour)
    if half:
        if not 1 <= number <= 12:
            return ""
        number = number % 12 + (12 if half[0] == "p" else 0)
    offset = re.sub(r"^(?:utc|gmt)(?=[+-])", "", zone or "")
    offset = "Z" if offset in ("z", "utc", "gmt") else re.sub(r"^([+-]\d\d):?(\d\d)$", r"\1:\2", offset)
    return f"T{number:02d}:{minute or '00'}{f':{second}' if second else ''}{offset}"


def _two_digits(text: str, windows: Windows) -> Meanings:
    """Months in words with two digits of a year, as spreadsheets write 2022-10 and 2023-12-08."""
    named = MONTH.replace("(", "(?P<month>", 1)
    for pattern in (
        rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?[ -])?{named}[ -]'?(?P<year>\d\d)",
        rf"{named} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?, ?'?(?P<year>\d\d)",
    ):
        if match := re.fullmatch(pattern, text):
            day, month = match["day"], match["month"]
            for full, window in full_years(match["year"], windows):
                edtf = day_text(full, month, day) if day else month_text(full, month)
                said = " ".join(filter(None, (day and str(int(day)), MONTHS[int(month) - 1], str(full))))
                yield Meaning(edtf, said, certain=False, note=SPREADSHEET).under("century", window)


Reading = Callable[[str, Windows], Iterator[Meaning]]
READINGS: tuple[Reading, ...] = (
    *FIGURES, _natural, _weekday, _longer, _season, _parts_of_year, _thirds, _timed, _two_digits,
)  # fmt: skip
