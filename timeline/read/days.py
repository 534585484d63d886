"""Days that stand beside their year, and times of day in columns of their own or without a colon."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from timeline.dates.edtf import is_date
from timeline.read.named import option
from timeline.read.names import PARTS, SIDES, only, plain
from timeline.read.problems import Problem
from timeline.read.table import Table, in_one
from timeline.schema import NAMES
from timeline.typed.looks import are_clocks_in_figures, clock_of, clock_with_dot, is_clock, is_time, may_be_date
from timeline.typed.meanings import as_edtf
from timeline.typed.patterns import DAY_IN_FIGURES

#: What a column of days is called, among its words or at its end: "Full date", "SQLDATE", "When".
_DATED = re.compile(r".*(?:date|datum|fecha)s?|(?:.* )?(?:day|tag|when|jour|d[ií]a)")
#: Days of a row itself, not of what it tells.
_OF_THE_ROW = re.compile(
    r".*\b(?:created|updated|modified|edited|accessed|retrieved|inserted|added|checked|published)\b.*"
)
_HOUR, _MINUTE, _SECOND = "hours?|hr|hh|stunden?|std", "minutes?|min|mi|minuten?", "seconds?|sec|ss|sekunden?"


def with_days_of_years(table: Table, told: Collection[str], lang: str = "en") -> Table:
    """A table whose years have given way to the days of these years in another column; other such columns are named.

    Examples
    --------
    >>> table = Table("", ["Full date", "Year"], [["18 February 2015", ""], ["2015", "2016"]], [2, 3])
    >>> with_days_of_years(table, ()).columns
    [['2015-02-18', '2016']]
    """
    year = only([name for name in table.header if name != "date"], PARTS["year"], told, "year")
    others = (PARTS["month"], PARTS["start"], PARTS["end"])
    if not year or "date" in table.header or {"year", "start", "end"} & {*told}:
        return table
    if any(re.fullmatch(names, plain(name)) for names in others for name in table.header):
        return table
    days = [name for name in table.header if name not in NAMES and name != year and _are_days_of(table, name, year)]
    called = [name for name in days if _DATED.fullmatch(plain(name)) and not _OF_THE_ROW.fullmatch(plain(name))]
    if len(called) == 1:
        pairs = zip(table.column(called[0]), table.column(year))
        cells = [day if DAY_IN_FIGURES.fullmatch(day) else as_edtf(day or own, lang) for day, own in pairs]
        return in_one(table, "date", [called[0], year], cells)
    others = [name for name in table.header if name not in (*NAMES, year, *days) and _holds_days(table, name)]
    left = "is left as it is; {} reads them"
    said = [f"{name} holds days of the same years and {left.format(option({'date': name}))}" for name in days]
    return table.saying(*said, *(f"{name} holds days and {left.format(option({'date': name}))}" for name in others))


def _holds_days(table: Table, name: str) -> bool:
    """Whether a column that is called so holds days, of whatever years, and not of the row itself."""
    called = re.search(r"\b(?:dates?|datum|fecha|day|when|released?)\b", plain(name))
    if not called or _OF_THE_ROW.fullmatch(plain(name)):
        return False
    filled = [cell for cell in table.column(name) if cell]
    return 2 * sum(len(cell) > 5 and may_be_date(cell) and not _is_coarse(cell) for cell in filled) > len(filled)


def _are_days_of(table: Table, name: str, year: str) -> bool:
    """Whether each cell of a column is a day of the year beside it."""
    pairs = [(cell, own) for cell, own in zip(table.column(name), table.column(year)) if cell]
    return bool(pairs) and all(
        re.fullmatch(r"\d{4}", own) and own in cell and len(cell) > 5 and may_be_date(cell) and not _is_coarse(cell)
        for cell, own in pairs
    )


def _is_coarse(cell: str) -> bool:
    whole = as_edtf(cell)
    return is_date(whole) and re.match(r"\d{4}-\d\d-\d\d", whole) is None


def with_clocks(table: Table, told: Collection[str]) -> Table:
    """A table with one column of times, each with a colon, in place of hours and minutes in several, dots and "Uhr".

    Examples
    --------
    >>> table = Table("", ["Year", "Hour", "Minute"], [["2020"], ["9"], ["30"]], [2])
    >>> with_clocks(table, ()).header, with_clocks(table, ()).columns
    (['time', 'Year'], [['09:30'], ['2020']])
    """
    table = _with_colons(table, told)
    hour, minute, second = (only(table.header, names) for names in (_HOUR, _MINUTE, _SECOND))
    if not hour or not minute or "time" in told or only(table.header, PARTS["time"]):
        return table
    hours, minutes, seconds = (table.column(name) for name in (hour, minute, second))
    limits = ((hours, 23), (minutes, 59), (seconds, 59))
    cells = [(cell, most) for column, most in limits for cell in column if cell]
    if not any(hours) or not all(
        re.fullmatch(r"\d{1,2}(?:\.0)?", cell) and float(cell) <= most for cell, most in cells
    ):
        return table
    times = [
        ":".join(f"{int(float(part)):02d}" for part in (at, past, *([more] if more else []))) if at and past else ""
        for at, past, more in zip(hours, minutes, seconds)
    ]
    return in_one(table, "time", [*filter(None, (hour, minute, second))], times)


def _with_colons(table: Table, told: Collection[str]) -> Table:
    """With a colon in times of day that are figures alone or have a dot.

    Told that they are times, those of midnight's hour are, too: 15.
    """
    time = only([name for name in table.header if name != "date"], PARTS["time"], told, "time")
    ends = [name for side in SIDES for name in table.header if re.fullmatch(PARTS[side], plain(name))]
    for name in filter(None, (time, *ends)):
        cells = table.column(name) if name in table.header else []
        filled = [cell for cell in cells if cell]
        if not filled:
            continue
        are_told = "time" in told and name == time and any(len(cell) > 2 for cell in filled)
        # Where something started or ended, 2014 is a year, unless 0900 stands beside it.
        figures = name == time or (says_time(name) and any(re.match(r"0|\d{3}$", cell) for cell in filled))
        if all(map(clock_of, filled)) if are_told else figures and are_clocks_in_figures(filled):
            read = clock_of
        elif all(map(is_time, filled)) and any(map(_is_no_day, filled)):
            read = _with_colon
        else:
            continue
        first = next(cell for cell in filled if read(cell) != cell)
        said = f"{table.own_name(name)} is read with {first} as {read(first)}"
        table = table.with_column(name, [read(cell) for cell in cells]).saying(said)
    return table


def or_days(questions: Iterable[Problem], lines: Sequence, ends: Sequence[list[str]]) -> Iterator[Problem]:
    """Questions about ends of two digits, with the day that one would be of the month in which its start is."""
    for one in questions:
        # One question is asked of a whole column.
        row = lines.index(one.line) if one.line in lines and len(ends) > 1 else None
        start, end = [column[row] for column in ends] if row is not None else ("", "")
        is_day = re.fullmatch(r"\d{4}-\d\d-\d\d", start) and re.fullmatch(r"\d{1,2}", end) and start[8:] <= end.zfill(2)
        day = f"{start[:8]}{end:0>2}"
        yield replace(one, text=f"{one.text}; or, if it is a day, {day}") if is_day and is_date(day) else one


def says_time(name: str) -> bool:
    """Whether a column's name says that it holds times of day."""
    return re.search(r"time|zeit|uhr|heure|hora", plain(name)) is not None


def _with_colon(cell: str) -> str:
    return cell if is_clock(cell) else clock_with_dot(cell)


def _is_no_day(cell: str) -> bool:
    """Whether a time with a dot can be no day and month: 14.00, 15.30, 9 Uhr."""
    figures = re.fullmatch(r"(\d+)\.(\d+)", cell)
    month, day = sorted(map(int, figures.groups())) if figures else (0, 0)
    return bool(clock_with_dot(cell)) and not (1 <= month <= 12 and 1 <= day <= 31)
