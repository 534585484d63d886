"""Days that stand for their month, year or century, because a column beside them or Wikidata's notation says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.dates.edtf import is_date
from timeline.read.names import PARTS, PRECISION, SIDES, only, plain
from timeline.read.problems import Problem, quoted
from timeline.read.table import Table, counted
from timeline.typed.meaning import year_text
from timeline.typed.meanings import as_edtf, meanings

#: What a precision is called, as Wikidata counts it (https://www.wikidata.org/wiki/Help:Dates).
_CALLED = {
    "millennium": 6, "century": 7, "decade": 8, "year": 9, "month": 10, "day": 11, "hour": 12, "minute": 13,
    "second": 14,
}  # fmt: skip
#: What says that a date may be as fine as it is.
_FINE = ("exact", "full", "known")
#: A value of Wikidata, with its precision behind it where the export has it there.
_WIKIDATA = re.compile(r"([+-]?)(\d{4,})-(\d\d)-(\d\d)T00:00:00Z(?:/(\d{1,2}))?", re.ASCII)
#: One date within EDTF of any form, and what qualifies it.
_POINT = re.compile(r"(-?\d{4})(?![\dX])(?:-(\d\d)(?:-(\d\d))?(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?)?([~?%]?)", re.ASCII)
#: Between a start and an end, but before no precision.
_BETWEEN = re.compile(r"/(?=[+-]?\d{4,}-)", re.ASCII)


def as_precise_as_told(table: Table, lang: str = "en") -> Table:
    """A table whose dates are no finer than it says, and what is said of that.

    Examples
    --------
    >>> table = Table("", ["date", "precision"], [["1861-01-01", "June 1914"], ["year", "month"]], [2, 3])
    >>> as_precise_as_told(table).column("date"), as_precise_as_told(table).said
    (['1861', '1914-06'], ('date is read as precise as precision says',))
    """
    dates = table.column("date")
    column, cells, levels = _told(table)
    zeroed = [date for date in dates if "T00:00:00Z" in date]
    theirs = any(_WIKIDATA.fullmatch(date) and ("Z/" in date or "-00T" in date) for date in zeroed)
    told = any(levels) or bool(zeroed and any(map(str.isdecimal, cells)))
    if not theirs and not told:
        first = next(filter(None, table.column(column)), "") if "date" in column.casefold() else ""
        said = f"{column} says nothing of dates that is understood, such as {quoted(first)}"
        return table.saying(said) if first else table
    asked = [*_not_understood(table, column, cells, levels)] if told else []
    if zeroed:
        pairs = zip(dates, levels)
        own = _is_own_notation(dates)
        dates = ["/".join(_of_wikidata(one, level, own) for one in _BETWEEN.split(date)) for date, level in pairs]
        table = counted(table.with_column("date", dates), dates)
    said = "date is read as Wikidata writes it" if zeroed else "date is read"
    if told:
        said += ", " * bool(zeroed) + " " * (not zeroed) + f"as precise as {column} says"
    return no_finer(table.saying(said).asking(asked), lang)


def with_precise_ends(table: Table, lang: str = "en") -> Table:
    """A table whose starts and ends are no finer than a column of each says.

    Examples
    --------
    >>> columns = [["1410-01-01T00:00:00Z"], ["9"], ["1411-05-01T00:00:00Z"], ["10"]]
    >>> table = Table("", ["start", "startPrecision", "end", "endPrecision"], columns, [2])
    >>> precise = with_precise_ends(table)
    >>> precise.column("start"), precise.column("end"), precise.said[0]
    (['1410'], ['1411-05'], 'start is read as precise as startPrecision says')
    """
    for side, words in SIDES.items():
        name, column = only(table.header, PARTS[side]), only(table.header, f"(?:{words}) (?:{PRECISION})")
        cells = [cell.casefold() for cell in table.column(column)]
        levels = [*map(_level, cells)]
        if not name or not any(levels):
            continue
        given = table.column(name)
        asked = _no_precisions(table, column, levels, given)
        own = _is_own_notation(given)
        dates = [_of_wikidata(date, level, own) for date, level in zip(given, levels)]
        dates = [_cut(date, level, lang) if level else date for date, level in zip(dates, levels)]
        said = f"{name} is read as precise as {column} says"
        table = counted(table.with_column(name, dates), dates)
        table = table.saying(said).asking(asked)
    return table


def no_finer(table: Table, lang: str = "en") -> Table:
    """A table whose dates have nothing that is finer than a column says; once more, they stay as they are."""
    dates, (_, _, levels) = table.column("date"), _told(table)
    if not any(levels):
        return table
    cut = [_cut(date, level, lang) if level else date for date, level in zip(dates, levels)]
    table = counted(table, [now for was, now in zip(dates, cut) if was in table.asked.get("date", {})])
    return table.with_column("date", cut)


def _told(table: Table) -> tuple[str, list[str], list[int]]:
    """The column that says how precise dates are, its cells, and what each says; 0 where that is nothing."""
    own = rf"{re.escape(plain(table.own_name('date')))} precision"
    column = only(table.header, f"{PRECISION}|{own}") if "date" in table.header else ""
    cells = [cell.casefold() for cell in table.column(column)] if column else [""] * len(table.lines)
    how = {cell: _level(cell) for cell in dict.fromkeys(cells)}
    return column, cells, [how[cell] for cell in cells]


def _not_understood(table: Table, column: str, cells: list[str], levels: list[int]) -> Iterator[Problem]:
    """What is no precision, and what none can be said of."""
    dates = table.column("date")
    yield from _no_precisions(table, column, levels, dates)
    for line, cell, level, date in zip(table.lines, cells, levels, dates):
        if level in (6, 7) and is_date(date) and re.search(r"[\[/{,]", date):
            why = f"{quoted(date)} is no single time that {quoted(cell)} could be said of; expected a date for it"
            yield Problem(line, "date", why)


def _no_precisions(table: Table, column: str, levels: list[int], dates: list[str]) -> Iterator[Problem]:
    """What says nothing of how precise the date beside it is, though it stands where that is said."""
    why = "is not a precision; expected day, month, year, decade or century"
    for line, cell, level, date in zip(table.lines, table.column(column), levels, dates):
        if cell and not level and cell.casefold() not in _FINE and date:
            yield Problem(line, column, f"{quoted(cell)} {why}")


def _level(cell: str) -> int:
    """How precise a cell says that a date is; 0 where it says nothing of the kind."""
    if cell.isdecimal():
        return int(cell) if 6 <= int(cell) <= 14 else 0
    return _CALLED.get(cell, 0) or _CALLED.get(cell.removesuffix("s"), 0)


def _is_own_notation(dates: list[str]) -> bool:
    """Whether dates are in Wikidata's own notation, where years of our era have a sign, too, and months may be 00."""
    return any((date.startswith("+") or "-00T" in date) and _WIKIDATA.fullmatch(date) for date in dates)


def _of_wikidata(text: str, level: int, own: bool) -> str:
    """A date as its notations have it: `+1861-00-00T00:00:00Z/9` is the year 1861."""
    match = _WIKIDATA.fullmatch(text)
    if not match:
        return text
    sign, digits, month, day, behind = match.groups()
    # Its own notation counts 44 BC as -44, the one of its query service as -43: Wikibase's documentation of JSON.
    number = int(digits) - (sign == "-" and (own or bool(behind)))
    year = year_text(-number if sign == "-" else number)
    if behind and not 6 <= int(behind) <= 14:
        return text  # which is no date: what is coarser must not be taken for a day
    how = int(behind) if behind else level or (9 if month == "00" else 10 if day == "00" else 11)
    full = f"{year}-{month.replace('00', '01')}-{day.replace('00', '01')}"
    return _cut(full, how, "en")


def _cut(text: str, level: int, lang: str) -> str:
    """A date without what is finer than it is said to be."""
    if level in (6, 7) and re.search(r"[\[/{]", text):
        return text
    if not is_date(text):
        found = meanings(text, lang)
        if any(key == "bc" for one in found for key, _ in one.needs):  # which year it is has to be asked
            return text
        readings = {re.sub(_POINT, lambda point: _point(point, level), one.edtf) for one in found}
        text = as_edtf(text, lang)
        if not is_date(text):  # of which month or year it is may be plain where its day is not
            return readings.pop() if len(readings) == 1 else text
    return re.sub(_POINT, lambda point: _point(point, level), text)


def _point(match: re.Match, level: int) -> str:
    year, month, day, sign = match.groups()
    if level in (6, 7):
        return _hundreds(int(year), {6: 1000, 7: 100}[level])
    if level <= 9:
        return (f"{year[:-1]}X" if level == 8 else year) + sign
    if not month or level > 11:
        return match[0]
    return f"{year}-{month}" + (f"-{day}" if day and level == 11 else "") + sign


def _hundreds(year: int, length: int) -> str:
    """The century or millennium that ends with a year or has it in it: 1900 is of the nineteenth, 1801 to 1900.

    Examples
    --------
    >>> _hundreds(1900, 100), _hundreds(1000, 1000), _hundreds(-499, 100)
    ('[1801..1900]', '[0001..1000]', '[-0499..-0400]')
    """
    if year > 0:
        last = -(-year // length) * length
        return f"[{year_text(last - length + 1)}..{year_text(last)}]"
    first = -((1 - year) // -length) * length  # before our era, the first year has the highest number
    return f"[{year_text(1 - first)}..{year_text(length - first)}]"
