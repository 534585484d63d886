"""One date in figures: which of them is the day, whose hundred years two digits are, and what a short range is.

Most texts in figures can mean several things, and their column may say which: each reading names what it needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from timeline.dates.points import MONTHS
from timeline.typed.meaning import Meaning, Meanings, Windows, day_text, full_years, month_text, year_text

#: What a year behind it was in other calendars than ours: Persian and Islamic years of the last hundreds of years.
OTHER_CALENDARS = range(1280, 1500)


def both_counts(text: str) -> Meanings:
    """Years before our era, as EDTF has them and as historians would: to them `-44` is 44 BC, which is EDTF's -43."""
    yield Meaning(text).under("bc", "astronomical")
    if "-0000" not in text:
        yield Meaning(re.sub(r"(?<![\d-])-(\d{4})", lambda year: year_text(1 - int(year[1])), text)).under(
            "bc", "historical"
        )


def in_thai(readings: tuple[Meaning, ...]) -> Meanings:
    """In Thai, years are those of the Buddhist era, 543 ahead, unless they are not."""
    for one in readings:
        years = [int(year) for year in re.findall(r"(?<!\d)\d{4}(?!\d)", one.edtf)]
        if not years or one.edtf.startswith("-") or ("T" in one.edtf and len(years) > 2):
            yield one
            continue
        if min(years) > 543:
            earlier = re.sub(r"(?<!\d)\d{4}(?!\d)", lambda year: f"{int(year[0]) - 543:04d}", one.edtf)
            yield replace(one, edtf=earlier, said=f"{min(years)} of the Buddhist era", certain=False)
        yield replace(one, said=f"the year {min(years)} of the common era", certain=False)


def edtf_like(text: str, _: Windows) -> Meanings:
    """EDTF in lower case."""
    if match := re.fullmatch(r"(?!0000)(\d{4})-00", text):
        yield Meaning(match[1], "the year alone").under("short", "months")
    elif text == "1900-01-00":  # which spreadsheets show for nothing
        return
    elif match := re.fullmatch(r"(?!0000)(\d{4}(?:-(?:0[1-9]|1[0-2]))?)(-00){1,2}", text):  # 0000-00-00 is none
        yield Meaning(match[1])
    elif re.fullmatch(r"\d{4}(-\d\d){0,2}(t[\d:]+(z|[+-]\d\d(:\d\d)?)?)?", text):
        yield Meaning(text.upper())
    elif re.fullmatch(r"-\d{4}(-\d\d){1,2}", text):
        yield from both_counts(text)
    elif re.fullmatch(r"-?\d[\dxu]{3}(-[\dxu]{2}){0,2}[~?%]?", text) and re.search("[xu]", text):
        yield Meaning(re.sub("[xu]", "X", text))


def year_first(text: str, _: Windows) -> Meanings:
    """Days and months behind their year."""
    if match := re.fullmatch(r"(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})", text) or re.fullmatch(
        r"(\d{4}) ?年() ?(\d{1,2}) ?月 ?(\d{1,2}) ?日|(\d{4}) ?년() ?(\d{1,2}) ?월 ?(\d{1,2}) ?일", text
    ):
        year, sign, month, day = [part for part in match.groups() if part is not None]
        other = int(year) in OTHER_CALENDARS and sign in ("/", ".")
        note = f"{year} may also be a year of the Persian or the Islamic calendar" if other else ""
        yield Meaning(day_text(year, month, day), certain=not other, note=note)
    elif match := re.fullmatch(r"(\d{4}) ?[年년](?: ?(\d{1,2}) ?[月월])?", text):
        yield Meaning(month_text(match[1], match[2]) if match[2] else match[1])
    elif match := re.fullmatch(r"(\d{1,2})[-/.](\d{4})", text):
        if 1 <= int(match[1]) <= 12:
            yield Meaning(month_text(match[2], match[1]))
    elif (match := re.fullmatch(r"(\d{4})-(\d{3})", text)) and 1 <= int(match[2]) <= 366:
        day = date(max(int(match[1]), 1), 1, 1) + timedelta(int(match[2]) - 1)
        if day.year == int(match[1]):
            yield Meaning(str(day), certain=False, note=f"that is day {int(match[2])} of {match[1]}")


#: Years that a range may have at the most which ends in the next century, where that is not said.
_TURN = 20


def short_range(text: str, _: Windows) -> Meanings:
    """A year, and one or two figures that are a month, or the end of another year: 1984-5, 1903/11, 1835-57."""
    match = re.fullmatch(r"(?!0000)(\d{4})([-/.])(\d{1,2})", text)
    if not match:
        return
    year, sign, end = match.groups()
    last = int(year[: 4 - len(end)] + end)
    turns = len(end) == 2 and 0 < last + 100 - int(year) <= _TURN  # 1997-01, at the end of a century
    last += 10 ** len(end) * (last <= int(year) and (end == "00" or turns))
    sure = sign == "-"  # 1980/1 may be a year that began in autumn, and 1987.5 the middle of one
    if 1 <= int(end) <= 12 and not (sign == "." and len(end) == 1):
        yield Meaning(month_text(year, end), "the month", sign != ".").under("short", "months")
    if last > int(year) and not (sign == "." and (len(end) == 1 or not 1 <= int(end) <= 12)):
        sure = sure and not (turns and end != "00")
        yield Meaning(f"{year}/{year_text(last)}", "the years", sure).under("short", "years")


def distinct_short(readings: Iterable[Meaning]) -> list[Meaning]:
    """Readings of which a month of a year, where it may as well be two years, needs a column of months.

    Examples
    --------
    >>> years = Meaning("1904/1905").under("short", "years")
    >>> [sorted(one.needs) for one in distinct_short([Meaning("1904-05"), years])]
    [[('short', 'months')], [('short', 'years')]]
    """
    readings = list(readings)
    if not any(key == "short" for one in readings for key, _ in one.needs):
        return readings
    kept: dict[tuple, Meaning] = {}
    for one in readings:
        if not one.needs and (match := re.fullmatch(r"\d{4}-(\d\d)[~?%]?", one.edtf)):
            one = replace(one, said=f"the {part_of_year(match[1])}").under("short", "months")
        kept.setdefault((one.edtf, one.needs), one)
    return [*kept.values()]


def part_of_year(number: str) -> str:
    """What two digits behind a year stand for in EDTF.

    Examples
    --------
    >>> [part_of_year(number) for number in ("05", "21", "33", "39")]
    ['month', 'season', 'quarter', 'third of the year']
    """
    names = (("13", "month"), ("33", "season"), ("37", "quarter"), ("40", "third of the year"))
    return next((name for behind, name in names if number < behind), "half of the year")


_ORDERS = {"day-first": (0, 1, 2), "month-first": (1, 0, 2), "year-first": (2, 1, 0)}


def three_figures(text: str, windows: Windows) -> Meanings:
    """A day, a month and a year in any order: 1/20/2025, 9/17/00."""
    match = re.fullmatch(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d\d|'\d\d)", text)
    if not match:
        return
    figures = match[1], match[3], match[4].strip("'")
    for order, places in _ORDERS.items():
        day, month, year = (figures[place] for place in places)
        if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
            continue
        if order == "year-first" and (not all(len(figure) == 2 for figure in figures) or match[2] == " "):
            continue
        yield from _in_order(order, day, month, year, windows)


def _in_order(order: str, day: str, month: str, year: str, windows: Windows) -> Meanings:
    said = f"{int(day)} {MONTHS[int(month) - 1]}"
    if len(year) == 4:
        yield Meaning(day_text(year, month, day), said).under("order", order)
        return
    for full, window in full_years(year, windows):
        one = Meaning(day_text(full, month, day), f"{said} {full}").under("order", order)
        yield one.under("century", window)


def compact(text: str, _: Windows) -> Meanings:
    """Eight figures without a sign between them."""
    match = re.fullmatch(r"(\d{4})(\d\d)(\d\d)", text)
    if not match:
        return
    if 1 <= int(match[2]) <= 12:
        said = f"{int(match[3])} {MONTHS[int(match[2]) - 1]} {match[1]}"
        yield Meaning(day_text(*match.groups()), said).under("compact", "year-first")
    for order, day, month in (("day-first", text[:2], text[2:4]), ("month-first", text[2:4], text[:2])):
        if 1 <= int(month) <= 12 and int(text[4:]) >= 1000:
            said = f"{int(day)} {MONTHS[int(month) - 1]} {text[4:]}"
            yield Meaning(day_text(text[4:], month, day), said).under("compact", order)


def bare_number(text: str, windows: Windows) -> Meanings:
    """A year of less than four figures, or one before our era; what computers count."""
    if match := re.fullmatch(r"(\d{1,3})", text):
        if text == "0":
            note = "that is 1 BC; leave the cell blank where nobody knows the year"
            yield Meaning("0000", certain=False, note=note)
            return
        yield Meaning(f"{int(text):04d}", f"the year {int(text)}", certain=False).under("century", "0")
        for full, window in full_years(text, windows) if len(text) == 2 else ():
            if window != "0":
                yield Meaning(str(full), str(full), certain=False).under("century", window)
    elif match := re.fullmatch(r"(\d{4})\.0", text):  # as programs write numbers, some of which are blank
        yield Meaning(match[1])
    elif match := re.fullmatch(r"-(\d{1,4})", text):
        number = int(match[1])
        if number:
            yield Meaning(year_text(1 - number), f"{number} BC").under("bc", "historical")
        yield Meaning(year_text(-number), f"{number + 1} BC").under("bc", "astronomical")
    elif re.fullmatch(r"[2-5]\d{4}(\.\d+)?", text):  # spreadsheets count days from 30 December 1899
        moment = datetime(1899, 12, 30) + timedelta(minutes=round(float(text) * 24 * 60))
        edtf = f"{moment:%Y-%m-%d}" + (f"T{moment:%H:%M}" if moment.hour or moment.minute else "")
        yield Meaning(edtf, certain=False, note=SPREADSHEET).under("number", "serial")
    elif match := re.fullmatch(r"([1-9]\d{8,9})(\d{3})?", text):
        moment, unit = datetime.fromtimestamp(int(match[1]), UTC), "milliseconds" if match[2] else "seconds"
        aside = "; the fraction of a second is left out" if (match[2] or "000") != "000" else ""
        one = Meaning(f"{moment:%Y-%m-%dT%H:%M:%SZ}", certain=False, note=f"taken as {unit} since 1970{aside}")
        yield one.under("number", "epoch")


#: What is said of what a spreadsheet made of a date.
SPREADSHEET = "a spreadsheet has rewritten it?"

FIGURES = (edtf_like, year_first, short_range, three_figures, compact, bare_number)
