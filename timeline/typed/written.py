"""One date as people write it in words, to the EDTF that it may mean.

Texts are in lower case, with plain digits, hyphens and single spaces, and months as `MONTH_SIGN` and two digits. Each
reading takes all of a text or nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import product

from babel import Locale

from timeline.dates.edtf import is_date
from timeline.dates.points import MONTHS
from timeline.typed.figures import FIGURES, SPREADSHEET, both_counts, edtf_like, three_figures, year_first
from timeline.typed.japan import by_era
from timeline.typed.longer import LONGER
from timeline.typed.meaning import (
    Meaning,
    Meanings,
    Windows,
    bounds,
    day_text,
    full_years,
    month_text,
    of_julian,
    together,
    year_text,
)
from timeline.typed.patterns import ABOUT, AD, BC, DAY_OF, MONTH, PERHAPS


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
    for number, one in _named_days(text, windows):
        if date.fromisoformat(one.edtf).weekday() == number:
            # Every 400 years have the same days of the week, so that of two digits they leave open which.
            yield replace(one, certain=one.certain and "century" not in dict(one.needs))


def _named_days(text: str, windows: Windows) -> Iterator[tuple[int, Meaning]]:
    """Days behind the name of a day of the week, and which of the week that is."""
    match = re.fullmatch(r"([^\W\d_]{2,14}(?:-feira)?)\.?,? (.+)", text)
    if not match or (which := _weekdays().get(match[1])) is None:
        return
    for one in (*_natural(match[2], windows), *three_figures(match[2], windows)):
        if is_date(one.edtf) and len(one.edtf) == 10:
            yield which, one


@cache
def _weekdays() -> dict[str, int]:
    """Days of the week, Monday being 0, by their names in the languages of most lists; none that means two of them."""
    numbers: dict[str, set[int]] = {}
    for locale in map(Locale.parse, ("en", "de", "fr", "es", "it", "pt", "nl")):
        for width in ("wide", "abbreviated"):
            for number, name in locale.days["format"][width].items():
                numbers.setdefault(name.casefold().strip("."), set()).add(number)
    return {name: min(found) for name, found in numbers.items() if len(found) == 1}


#: The first year in which no state had the Julian calendar any more.
_LAST_JULIAN = 1924


def weekday_trouble(text: str, windows: Windows) -> str:
    """What is wrong with a date whose day of the week is another, as the end of a sentence; "" where nothing is.

    Examples
    --------
    >>> weekday_trouble("fri 8.5.2021", (2000,)), weekday_trouble("sat 8.5.2021", (2000,))
    ('is a Saturday; expected the day of the week and the date to agree', '')
    >>> weekday_trouble("sat 14 \\x0010 1066", (2000,))
    'is a Sunday in our calendar and that day of the week in the Julian one; write 1066-10-20, as ours has it, or mend \
that day'
    """
    days = [(number, date.fromisoformat(one.edtf)) for number, one in _named_days(text, windows)]
    if not days or any(day.weekday() == number for number, day in days):
        return ""
    number, day = days[0]
    ours = of_julian(day.year, day.month, day.day)
    if date.fromisoformat(ours).weekday() == number and day.year < _LAST_JULIAN:
        mend = f"write {ours}, as ours has it, or mend that day"
        return f"is a {day:%A} in our calendar and that day of the week in the Julian one; {mend}"
    return f"is a {day:%A}; expected the day of the week and the date to agree"


_ZONE = r"(?: ?(z|utc|gmt|(?:utc|gmt)?[+-]\d\d?(?::?\d\d)?))?"
_TIME = r"(\d{1,2})[:.](\d\d)(?:[:.](\d\d)(?:[.,](\d+))?)? ?([ap]\.?m\.?)?" + _ZONE
_HOUR = r"(\d{1,2})()()() ?([ap]\.?m\.?)" + _ZONE
_FULL_HOUR = r"(\d{1,2})()()()() ?(?:h|uhr|heures?)()"


def _timed(text: str, windows: Windows) -> Meanings:
    """A day and a time of it."""
    text = re.sub(r"\b(?:12(?:[:.]00)? )?noon\b", "12:00", text)
    for day_at, pattern in (
        (1, rf"(.+?)(?P<by>t|,? (?:at )?)(?:{_TIME})"),
        (1, rf"(.+?)(?P<by>,? (?:at )?)(?:{_HOUR})"),
        (1, rf"(.+?)(?P<by>,? (?:à |um |a las |alle )?)(?:{_FULL_HOUR})"),
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
    shown = (edtf_like, year_first, by_era, three_figures, _natural, _weekday, _two_digits)
    for reading in (edtf_like,) if written else shown:
        for one in reading(day, windows):
            if len(one.edtf.lstrip("-")) != 10 or not is_date(one.edtf):
                continue
            if exported:
                yield one.under("clock", "days")
            full = replace(one, edtf=one.edtf + clock, note=rest, certain=one.certain and bool(parts[1] or parts[4]))
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
    offset = re.sub(r"^([+-])(\d)$", r"\g<1>0\2", offset)
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


def _month_and_year(text: str, windows: Windows) -> Meanings:
    """A month and two digits of a year that are no day of it: 5/45."""
    match = re.fullmatch(r"(\d{1,2})/(\d\d)", text)
    if match and 1 <= int(match[1]) <= 12 and int(match[2]) > 31:
        for full, window in full_years(match[2], windows):
            said = f"{MONTHS[int(match[1]) - 1]} {full}"
            yield Meaning(month_text(full, match[1]), said, certain=False).under("century", window)


def _week_by_day(text: str, windows: Windows) -> Meanings:
    """The week that begins or ends on a day: all of it, or some day in it."""
    begins = re.fullmatch(r"(?:w/c|wc|week (?:commencing|beginning|starting|of)):? (.+)", text)
    ends = re.fullmatch(r"(?:w/e|week ending):? (.+)", text)
    for one in one_date(begins[1], windows) if begins else one_date(ends[1], windows) if ends else ():
        day = date.fromisoformat(one.edtf) if re.fullmatch(r"(?!0000|9999)\d{4}-\d\d-\d\d", one.edtf) else date.min
        # What is "of" some other day may begin before it.
        if day > date(1, 1, 7) and not (text.startswith("week of") and day.weekday() not in (0, 6)):
            first, last = (day, day + timedelta(6)) if begins else (day - timedelta(6), day)
            yield replace(one, edtf=f"[{first}..{last}]", said="some day in it", certain=False)
            yield replace(one, edtf=f"{first}/{last}", said="all of it", certain=False)


Reading = Callable[[str, Windows], Iterator[Meaning]]
READINGS: tuple[Reading, ...] = (
    *FIGURES, by_era, _natural, _weekday, _week_by_day, *LONGER, _timed, _two_digits, _month_and_year,
)  # fmt: skip


def one_date(text: str, windows: Windows) -> Meanings:
    """One date, with what qualifies it."""
    text = text.strip()
    c_is_other = re.fullmatch(
        rf"(?!(?:{ABOUT}) ?\d).*(?:\d(?:st|nd|rd|th) c\.?| [ad]\. c\.)", text
    )  # a century, or an era
    if (century := re.fullmatch(r"c(\d\d?)", text)) and 0 < int(century[1]) <= 21:
        yield from one_date(f"{century[1]}th century", windows)  # as catalogues have it
    elif not c_is_other and (
        match := re.fullmatch(rf"(?:{ABOUT}) ?(.+)|(.+?),? (?:\((?:{ABOUT})\)|(?:{ABOUT}))", text)
    ):
        is_sure = not re.match(r"c\d", text)  # with nothing between, it may be the sign of copyright
        qualified = _qualified(match[1] or match[2], "~", windows)
        yield from (replace(one, certain=one.certain and is_sure) for one in qualified)
    elif match := re.fullmatch(rf"(?:{PERHAPS}) (.+)|(.+?) ?(?:\(\?\)|(?<!^\d\d\d)(?<!-)\?)", text):
        yield from _qualified(match[1] or match[2], "?", windows)
    elif match := re.fullmatch(r"(?:fl\.?|floruit|active|est|cal) (\d{3,4})", text):
        yield Meaning(f"{match[1].zfill(4)}~", certain=False)
    elif match := re.fullmatch(rf"(\d{{3,5}}) cal (?:({BC})|{AD})", text):
        yield Meaning(f"{year_text(1 - int(match[1]) if match[2] else int(match[1]))}~", certain=False)
    elif match := re.fullmatch(r"(\d{3,5}) (?:cal )?bp|(\d\d?(?:\.\d+)?) ?ka(?: (?:cal )?bp)?", text):
        ago = int(match[1]) if match[1] else round(1000 * float(match[2]))
        if ago <= 11_949:
            yield Meaning(f"{year_text(1950 - ago)}~", certain=False, note="years before 1950")
    elif re.fullmatch(r"-\d{4}(-\d\d){1,2}", text):
        yield from both_counts(text)
    else:
        for reading in READINGS:
            yield from reading(text, windows)


def _qualified(text: str, sign: str, windows: Windows) -> Meanings:
    if sign == "~" and re.fullmatch(r"\d{3}", text):  # a number that is about is a year
        yield Meaning(f"0{text}~")
        return
    for one in one_date(text, windows):
        last = one.edtf[-1]
        if ("short", "years") in one.needs:
            both = re.sub(r"(?<=\d{4})", sign, one.edtf)
            if sign == "~":  # about its start, or both its ends
                yield replace(one, edtf=both, said="all of it", certain=False)
                yield replace(one, edtf=f"[{both.replace('/', '..')}]", said="some time in it", certain=False)
            else:
                yield replace(one, edtf=both)
        elif last not in "~?%" and not set(one.edtf) & set("[]{}/"):
            yield replace(one, edtf=one.edtf + sign)
        elif last in "~?" and last != sign:
            yield replace(one, edtf=one.edtf[:-1] + "%")


def pairs(left: str, right: str, form: str, windows: Windows) -> Meanings:
    """Two dates in one form, each in whatever it may mean."""
    few = rf"(?:(?:{ABOUT}|{PERHAPS}) ?)?\d{{1,2}}(?: ?\(?(?:\?|~|{ABOUT})\)?)?"
    if re.fullmatch(few, left) or re.fullmatch(few, right):
        return  # a year of two figures may stand by itself, but in a range it may be anything
    ends = [[*one_date(left, windows)], [*one_date(right, windows)]]
    if ".." in form or form == "{}/{}":
        ends = [bounds(found, end) for end, found in enumerate(ends)]
    for a, b in product(*ends):
        # Of two that lasted, as quarters do: from where one began until the other ended.
        if form == "{}/{}":
            a, b = replace(a, edtf=a.edtf.partition("/")[0]), replace(b, edtf=b.edtf.rpartition("/")[2])
        yield from together(form, a, b)
