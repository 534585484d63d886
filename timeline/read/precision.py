"""Days that stand for their month, year or century, because a column beside them or Wikidata's notation says so."""

from __future__ import annotations

import re

from timeline.read.names import PRECISION, only
from timeline.read.table import Table
from timeline.typed.meaning import year_text

#: What a precision is called, as Wikidata counts it (https://www.wikidata.org/wiki/Help:Dates).
_CALLED = {"millennium": 6, "century": 7, "decade": 8, "year": 9, "month": 10, "day": 11}
#: A value of Wikidata, with its precision behind it where the export has it there; and any other day.
_WIKIDATA = re.compile(r"([+-]?)(\d{4,})-(\d\d)-(\d\d)T00:00:00Z(?:/(\d{1,2}))?", re.ASCII)
_DAY = re.compile(r"(-?)(\d{4})-(\d\d)-(\d\d)()", re.ASCII)
#: Between a start and an end, but before no precision.
_BETWEEN = re.compile(r"/(?=[+-]?\d{4,}-)", re.ASCII)


def as_precise_as_told(table: Table) -> tuple[Table, list[str]]:
    """A table whose dates are no finer than it says, and what is said of that.

    Examples
    --------
    >>> table = Table("", ["date", "precision"], [["1861-01-01", "1914-06-01"], ["year", "month"]], [2, 3])
    >>> as_precise_as_told(table)[0].column("date"), as_precise_as_told(table)[1]
    (['1861', '1914-06'], ['date is read as precise as precision says'])
    """
    dates = table.column("date")
    column = only(table.header, PRECISION) if "date" in table.header else ""
    cells = table.column(column) if column else [""] * len(dates)
    how = [str(_CALLED.get(cell.casefold(), cell)) for cell in cells]
    zeroed = [date for date in dates if "T00:00:00Z" in date]
    if zeroed and (column or any("/" in date or "-00T" in date for date in zeroed)):
        pattern, said = _WIKIDATA, "date is read as Wikidata writes it" + ", " * bool(column)
    elif any(cells) and all(cell.casefold() in _CALLED for cell in cells if cell):
        pattern, said = _DAY, "date is read "
    else:
        return table, []
    precise = ["/".join(_cut(one, told, pattern) for one in _BETWEEN.split(date)) for date, told in zip(dates, how)]
    return table.with_column("date", precise), [said + (f"as precise as {column} says" if column else "")]


def _cut(text: str, told: str, pattern: re.Pattern) -> str:
    match = pattern.fullmatch(text)
    if not match:
        return text
    sign, digits, month, day, behind = match.groups()
    told = behind or told
    how = int(told) if told.isdecimal() else 9 if month == "00" else 10 if day == "00" else 11
    # Its own notation counts 44 BC as -44, the one of its query service as -43.
    number = int(digits) - (sign == "-" and bool(behind))
    year = year_text(-number if sign == "-" else number)
    if how in (6, 7):
        return _hundreds(int(year), {6: 1000, 7: 100}[how])
    known = {8: f"{year[:-1]}X", 9: year, 10: f"{year}-{month}"} | dict.fromkeys(range(11, 15), f"{year}-{month}-{day}")
    return known.get(how, f"{text}/{how}")  # which is no date: what is coarser must not be taken for a day


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
