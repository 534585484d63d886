"""One reading of a typed text, and what of its column it takes for granted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from timeline.dates.calendar import year_month_day
from timeline.dates.edtf import is_date, parse

#: What a column must be for a reading to hold, each with its value: `("order", "day-first")`.
Needs = frozenset[tuple[str, str]]


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
    needs : frozenset of (str, str)
        How its column must be written: see `conventions`.
    note : str
        What else is to be said, such as what was left out.
    """

    edtf: str
    said: str = ""
    certain: bool = True
    needs: Needs = frozenset()
    note: str = ""

    def under(self, key: str, value: str) -> Meaning:
        """The same, where the column is written so."""
        return replace(self, needs=self.needs | {(key, value)})


Meanings = Iterator[Meaning]
#: The first years of the hundreds of years that two digits may stand for.
Windows = tuple[int, ...]


def together(form: str, first: Meaning, second: Meaning) -> Meanings:
    """Two dates in one, unless they want their column written in two ways.

    Examples
    --------
    >>> one, other = (Meaning("2023-01-02").under("order", order) for order in ("day-first", "month-first"))
    >>> [len(list(together("{}/{}", one, date))) for date in (one, other)]
    [1, 0]
    """
    needs = first.needs | second.needs
    if len({key for key, _ in needs}) == len(needs):
        said = " to ".join(filter(None, (first.said, second.said)))
        note = first.note or second.note
        yield Meaning(form.format(first.edtf, second.edtf), said, first.certain and second.certain, needs, note)


def bounds(found: Iterable[Meaning], end: int) -> list[Meaning]:
    """What a date may mean as the start or the end of something.

    Of what is only known from when to when, that is about the first or the last of these times, unless the same text
    can be read as something else.

    Examples
    --------
    >>> early = Meaning("[1920..1923]")
    >>> [one.edtf for end in (0, 1) for one in bounds([early], end)], bounds([early, Meaning("192X")], 1)[0].edtf
    (['1920~', '1923~'], '192X')
    """
    found = [*found]
    bounded: list[Meaning] = []
    for one in [one for one in found if "[" not in one.edtf] or found:
        match = re.fullmatch(r"\[([^,.]+)\.\.([^,.]+)\]", one.edtf)
        bounded.append(replace(one, edtf=f"{match[1 + end]}~", said="", certain=False) if match else one)
    return bounded


def year_text(year: int) -> str:
    """A year as EDTF has it, counted as astronomers do.

    Examples
    --------
    >>> year_text(79), year_text(-43)
    ('0079', '-0043')
    """
    return f"{'-' if year < 0 else ''}{abs(year):04d}"


def month_text(year: int | str, month: int | str) -> str:
    return f"{year_text(int(year))}-{int(month):02d}"


def day_text(year: int | str, month: int | str, day: int | str) -> str:
    return f"{month_text(year, month)}-{int(day):02d}"


def julian_lag(year: int, month: int) -> int:
    """Days that the Julian calendar is behind ours: one more from each March on of a century that is none of 400 years.

    Examples
    --------
    >>> julian_lag(1066, 10), julian_lag(1700, 2), julian_lag(1917, 11)
    (6, 10, 13)
    """
    since_march = year - (month < 3)
    return since_march // 100 - since_march // 400 - 2


def of_julian(year: int, month: int, day: int) -> str:
    """A day of the Julian calendar as ours has it.

    Examples
    --------
    >>> of_julian(1732, 2, 11), of_julian(1700, 2, 29), of_julian(1066, 10, 14)
    ('1732-02-22', '1700-03-11', '1066-10-20')
    """
    return (date(year, month, 1) + timedelta(days=day - 1 + julian_lag(year, month))).isoformat()


def over_midnight(interval: str) -> str:
    """What ends at an earlier time of the day on which it starts, until the next day; "" for anything else.

    Examples
    --------
    >>> over_midnight("2023-11-03T23:50/2023-11-03T00:20"), over_midnight("2023-11-03T09:00/2023-11-03T10:00")
    ('2023-11-03T23:50/2023-11-04T00:20', '')
    """
    begin, _, end = interval.partition("/")
    if not end or begin[:10] != end[:10] or end >= begin or not is_date(begin):
        return ""
    return f"{begin}/{day_text(*year_month_day(parse(begin[:10]).latest + 1))}{end[10:]}"


def full_years(digits: str, windows: Windows) -> Iterator[tuple[int, str]]:
    """The years that two digits may mean, each with the first of its hundred years: those of our time first.

    Examples
    --------
    >>> [year for year, _ in full_years("45", (1900, 1930, 2000))]
    [1945, 1945, 2045]
    """
    number = int(digits)
    for first in windows if number >= 30 else reversed(windows):
        yield first + (number - first) % 100, str(first)
