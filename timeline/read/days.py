"""Days that stand beside their year, hours and minutes in columns of their own, and columns of times left aside."""

from __future__ import annotations

import re
from collections.abc import Collection

from timeline.dates.edtf import is_date
from timeline.read.named import option
from timeline.read.names import PARTS, SIDES, only, plain
from timeline.read.table import Table, in_one
from timeline.schema import NAMES
from timeline.typed.looks import are_clocks_in_figures, clock_of, is_clock, may_be_date
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
    """A table with one column of times, each with a colon, in place of hours and minutes in several.

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
    """With a colon in times of day that are figures alone; told that they are, those of midnight's hour, too: 15."""
    name = only([name for name in table.header if name != "date"], PARTS["time"], told, "time")
    cells = table.column(name) if name in table.header else []
    filled = [cell for cell in cells if cell]
    are_told = "time" in told and any(len(cell) > 2 for cell in filled)
    if not filled or not (all(map(clock_of, filled)) if are_told else are_clocks_in_figures(filled)):
        return table
    said = f"{table.own_name(name)} is read with {filled[0]} as {clock_of(filled[0])}"
    return table.with_column(name, [clock_of(cell) for cell in cells]).saying(said)


def left_aside(table: Table, told: Collection[str]) -> list[str]:
    """What is said of starts and ends, and of times of day, that stand beside a date which is read without them.

    Examples
    --------
    >>> table = Table("", ["date", "Start", "End"], [["2020"], ["2020-07-01"], ["2020-08-01"]], [2])
    >>> left_aside(table, ())
    ['Start and End are left as they are beside date; --columns start=Start,end=End reads them']
    """
    said = []
    ends = [only([name for name in table.header if name not in NAMES], PARTS[side]) for side in SIDES]
    names = f"(?:{'|'.join(SIDES.values())}) (?:{PARTS['month']})"
    months = any(re.fullmatch(names, plain(name)) for name in table.header)
    if (
        all(ends)
        and not months
        and not {*told} & {"date", "start", "end"}
        and all(_are_dates(table, name) for name in ends)
    ):
        which = option(dict(zip(SIDES, ends)))
        said.append(f"{ends[0]} and {ends[1]} are left as they are beside date; {which} reads them")
    clocks = [name for name in table.header if re.fullmatch(PARTS["time"], plain(name)) and _are_clocks(table, name)]
    if len(clocks) > 1 and "time" not in told and not any("T" in cell for cell in table.column("date")):
        which = " or ".join(option({"time": name}) for name in clocks)
        said.append(f"{', '.join(clocks[:-1])} and {clocks[-1]} are left as they are; {which} reads one of them")
    return said


def _are_dates(table: Table, name: str) -> bool:
    filled = [cell for cell in table.column(name) if cell]
    return bool(filled) and all(map(may_be_date, filled))


def _are_clocks(table: Table, name: str) -> bool:
    filled = [cell for cell in table.column(name) if cell]
    return bool(filled) and all(map(is_clock, filled))
