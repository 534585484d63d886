"""Columns that hold pieces of one date, put together: a year and its era, a start's year and month, a day apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from timeline.dates.edtf import is_date
from timeline.read.names import NAMES_OF, PARTS, SIDES, only, plain
from timeline.read.table import Table
from timeline.typed.meaning import full_years
from timeline.typed.meanings import as_edtf, meanings
from timeline.typed.written import AD, BC

#: Cells of a column that says of which era, or in which calendar, its row's year is; and what such a column is called,
#: which is needed where all are of one era: BC is also a part of Canada.
_ERA = re.compile(rf"{BC}|{AD}|a\.?h\.?|hijri|bp", re.I)
_CALLED = re.compile(r"eras?|epoch|calendar|(?:(?:bce?|ad|ce|ah)(?: or)? ?)+|[vn] chr|zeitrechnung|ère")
#: Columns of the first and the last time at which something may have been.
_BETWEEN = (
    "earliest(?: (?:date|year))?|not before|terminus post quem",
    "latest(?: (?:date|year))?|not after|terminus ante quem",
)  # fmt: skip
_DAY = re.compile(r"0?[1-9]|[12]\d|3[01]")


def with_whole_years(table: Table, lang: str, known: Mapping[str, str]) -> Table:
    """A table whose columns of dates lack nothing that stands in a column beside them.

    Parameters
    ----------
    table : Table
    lang : str
    known : mapping of str to str
        What was `told` of how dates are written.

    Examples
    --------
    >>> whole = with_whole_years(Table("", ["Year", "Era"], [["1200"], ["BC"]], [2]), "en", {})
    >>> whole.columns, whole.said
    ([['-1199']], ('Era is read as part of Year',))
    """
    table = _of_one_era(_with_eras(table))
    between = [only(table.header, names) for names in _BETWEEN]
    if "date" not in table.header and all(between) and any(map(is_date, table.column(between[0]))):
        table = _one(table, "date", between, lambda first, last: _some_time(as_edtf(first, lang), as_edtf(last, lang)))
    for side in SIDES:
        names = [only(table.header, f"(?:{SIDES[side]}) (?:{PARTS[unit]})") for unit in ("year", "month", "day")]
        if names[0] and names[1] and side not in table.header:
            table = _one(table, side, [*filter(None, names)], lambda *parts: ymd(parts, lang, known))
    year, month = (only([name for name in table.header if name != "date"], PARTS[unit]) for unit in ("year", "month"))
    days = [cell for cell in table.column("date") if cell]
    if not days or not year:
        return table
    if month and all(map(_DAY.fullmatch, days)):
        return _one(table, "date", [year, month, "date"], lambda *parts: ymd(parts, lang, known))
    if not month and not any(re.search(r"\d{4}", day) for day in days):
        cells = zip(table.column(year), table.column("date"))
        if all(meanings(f"{day} {number}", lang) for number, day in cells if day and number):
            return _one(table, "date", [year, "date"], lambda number, day: as_edtf(f"{day} {number}".strip(), lang))
    return table


def ymd(parts: Sequence[str], lang: str, known: Mapping[str, str]) -> str:
    """A year, a month in figures or in words, and a day, the last of which may be blank.

    Examples
    --------
    >>> ymd(("2019", "3", ""), "en", {}), ymd(("1914", "June", "28"), "en", {})
    ('2019-03', '1914-06-28')
    """
    year, month, day = [part.removesuffix(".0") for part in (*parts, "")][:3]
    if not month and not day:
        return as_edtf(year, lang)
    if re.fullmatch(r"-?\d{1,4}", year) and re.fullmatch(r"\d{1,2}", month) and re.fullmatch(r"\d{0,2}", day):
        if re.fullmatch(r"\d{1,2}", year):  # which year that is, only whoever wrote it knows
            if "century" not in known:
                return "-".join(filter(None, (year, month, day)))
            year = str(next(full_years(year, (int(known["century"]),)))[0])
        sign, digits = ("-", year[1:]) if year.startswith("-") else ("", year)
        return f"{sign}{digits.zfill(4)}-{month.zfill(2)}" + (f"-{day.zfill(2)}" if day else "")
    return as_edtf(" ".join(filter(None, (day, month, year))), lang)


def _one(table: Table, ours: str, names: Sequence[str], join: Callable[..., str]) -> Table:
    """The table with one column in place of several, which messages call by the names of all."""
    cells = [join(*parts) for parts in zip(*map(table.column, names))]
    kept = [(name, column) for name, column in zip(table.header, table.columns) if name not in names]
    header, columns = [ours, *(name for name, _ in kept)], [cells, *(column for _, column in kept)]
    theirs = {**table.theirs, ours: ", ".join(map(table.own_name, names))}
    told = " and ".join(theirs[ours].rsplit(", ", 1)) + (" are" if len(names) > 1 else " is")
    said = table.said if ours in SIDES else (*table.said, f"{told} read as date")
    return replace(table, header=header, columns=columns, theirs=theirs, said=said)


def _of_one_era(table: Table) -> Table:
    """With a column of dates in place of one whose name says that all are years before our era."""
    theirs = only(table.header, "(?:years?|dates?|when|jahre?) (?:bce?|v chr)")
    if not theirs or "date" in table.header or only(table.header, NAMES_OF["date"]):
        return table
    table = _one(table, "date", [theirs], lambda year: as_edtf(f"{year} BC") if _YEAR.fullmatch(year) else year)
    return _counted(table, table.column("date"))


def _counted(table: Table, cells: Sequence[str]) -> Table:
    """A table of whose dates these are read already: nothing is left to be asked about how they count years."""
    read = {cell: () for cell in cells if is_date(cell)}
    return replace(table, asked={**table.asked, "date": {**table.asked.get("date", {}), **read}})


#: A year that has no sign of an era.
_YEAR = re.compile(r"\d{1,4}")


def _some_time(first: str, last: str) -> str:
    return first if first == last else f"[{first}..{last}]"


def _with_eras(table: Table) -> Table:
    """With the era behind each year, where a column says nothing else."""
    filled = {name: [cell for cell in table.column(name) if cell] for name in table.header}
    eras = [
        name for name, cells in filled.items() if cells and all(map(_ERA.fullmatch, cells))
        and (len({*map(str.casefold, cells)}) > 1 or _CALLED.fullmatch(plain(name)))
    ]  # fmt: skip
    dates = [name for name in table.header if name not in eras and _is_dated(table.header, name)]
    if len(eras) != 1 or not dates:
        return table
    for name in dates:
        pairs = zip(table.column(name), table.column(eras[0]))
        cells = [as_edtf(f"{cell} {era}") if cell and era else cell for cell, era in pairs]
        table = _counted(table.with_column(name, cells), cells)
    at = table.header.index(eras[0])
    header, columns = [[*some[:at], *some[at + 1 :]] for some in (table.header, table.columns)]
    said = f"{table.own_name(eras[0])} is read as part of {' and '.join(map(table.own_name, dates))}"
    return replace(table, header=header, columns=columns, said=(*table.said, said))


def _is_dated(header: Sequence[str], name: str) -> bool:
    """Whether a column holds the years of events, by its name."""
    if name in ("date", only(header, PARTS["year"])):
        return True
    if "date" in header or only(header, PARTS["year"]):
        return False
    return name in {only(header, names) for names in (NAMES_OF["date"], PARTS["start"], PARTS["end"])}
