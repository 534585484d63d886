"""Columns that hold pieces of one date, put together: a year and its era, a start's year and month, a day apart."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from timeline.dates.edtf import is_date
from timeline.read.eras import dated_columns, of_one_era, with_eras
from timeline.read.names import BETWEEN, NAMES_OF, PARTS, SIDES, only, plain
from timeline.read.problems import Problem, quoted
from timeline.read.table import Table, as_part, in_one
from timeline.typed.looks import is_clock, is_now, may_be_date
from timeline.typed.meaning import full_years
from timeline.typed.meanings import as_edtf
from timeline.typed.patterns import DAY_IN_FIGURES, SHORT_YEAR

#: A year, and what qualifies it.
_ONE_YEAR = re.compile(r"-?\d{1,4}(?:\.0)?[?~]?|(?:c\.|ca\.|about) ?\d{3,4}")
_DAY = re.compile(r"0?[1-9]|[12]\d|3[01]")
#: A day and a month in figures.
_FIGURES = re.compile(r"\d{1,2}([./])\d{1,2}\1?")


def with_whole_dates(table: Table, lang: str, known: Mapping[str, str], told: Collection[str]) -> Table:
    """A table whose columns of dates lack nothing that stands in a column beside them.

    Parameters
    ----------
    table : Table
    lang, known, told
        As `dated` takes them.

    Examples
    --------
    >>> whole = with_whole_dates(Table("", ["Year", "Era"], [["1200"], ["BC"]], [2]), "en", {}, ())
    >>> whole.columns, whole.said
    ([['-1199']], ('Era is read as part of Year',))
    """
    table = with_eras(of_one_era(_of_decades(table), told), told)
    table = _with_whole_ends(table, lang, known, told)
    if "date" not in table.header and not dated_columns(table):
        between = [only(table.header, names) for names in BETWEEN]
        if all(between) and any(may_be_date(cell, lang) for cell in table.column(between[0])):

            def read(cell: str) -> str:
                return cell if DAY_IN_FIGURES.fullmatch(cell) else as_edtf(cell, lang)

            pairs = zip(*map(table.column, between))
            return in_one(table, "date", between, [_some_time(read(first), read(last)) for first, last in pairs])
    return _with_year(table, lang, known)


def ymd(parts: Sequence[str], lang: str, known: Mapping[str, str]) -> str:
    """A year, a month in figures or in words, and a day, the last of which may be blank.

    What leaves open how its year is meant is no date, so that it is asked.

    Examples
    --------
    >>> ymd(("2019", "3", ""), "en", {}), ymd(("1914", "June", "28"), "en", {}), ymd(("-0043", "March", "15"), "en", {})
    ('2019-03', '1914-06-28', '-0043-03-15')
    >>> ymd(("-44", "3", ""), "en", {}), ymd(("44", "3", ""), "en", {})
    ('-44-3', '44-3')
    >>> ymd(("1990", "21", ""), "en", {})
    '1990: 21'
    """
    year, month, day = [part.removesuffix(".0") for part in (*parts, "")][:3]
    if not month and not day:
        return as_edtf(year, lang)
    figures = month.isdecimal()
    if day.isdecimal() and (not month or (figures and not year)):
        return f"{year}: day {day}" if year else f"month {month}: day {day}" if month else f"day {day}"
    if re.fullmatch(r"-?\d{1,4}", year) and not figures:
        found = re.fullmatch(r"2000-(\d\d)", as_edtf(f"{month} 2000", lang))
        month = found[1] if found else month
    if re.fullmatch(r"-?\d{1,4}", year) and re.fullmatch(r"\d{1,2}", month) and re.fullmatch(r"\d{0,2}", day):
        if figures and not day and not 1 <= int(month) <= 12:
            return f"{year}: {month}"  # with a sign between them it would be a season or two years
        sign, digits = ("-", year[1:]) if year.startswith("-") else ("", year)
        if len(digits) < 3 and not sign and "century" in known:
            digits = str(next(full_years(digits, (int(known["century"]),)))[0])
        elif len(digits) < (4 if sign else 3) and not (sign and "bc" in known):  # only whoever wrote it knows
            return "-".join(filter(None, (year, month, day)))
        return f"{sign}{digits.zfill(4)}-{month.zfill(2)}" + (f"-{day.zfill(2)}" if day else "")
    return as_edtf(" ".join(filter(None, (day, month, year))), lang)


def _of_decades(table: Table) -> Table:
    """With 199X for 1990 in a column of decades: it is called so, and each of its years ends with a nought.

    Examples
    --------
    >>> _of_decades(Table("", ["Decade"], [["1990", "1980s"]], [2, 3])).column("Decade")
    ['199X', '198X']
    """
    for name in table.header:
        cells = table.column(name)
        if not re.fullmatch(r"decades?|jahrzehnte?|décennies?|décadas?|decenio", plain(table.own_name(name))):
            continue
        first = next(filter(None, cells), "")
        if first and all(re.fullmatch(r"\d{3}0(?:'?s|er)?", cell) for cell in cells if cell):
            said = f"{table.own_name(name)} is read with {first} as {first[:3]}X"
            table = table.with_column(name, [f"{cell[:3]}X" if cell else "" for cell in cells]).saying(said)
    return table


def _with_year(table: Table, lang: str, known: Mapping[str, str]) -> Table:
    """With the year in a column beside days and months that lack it."""
    year = only([name for name in table.header if name != "date"], PARTS["year"])
    others = [name for name in table.header if name != year]
    month, day = only(others, PARTS["month"]), "date" if "date" in others else only(others, NAMES_OF["date"])
    day = day or ("" if month else only(others, f"{PARTS['day']}|season|saison|jahreszeit|estación"))
    days = [cell for cell in table.column(day) if cell] if year and day else []
    if not days:
        return _with_year_of_ends(table, year, lang) if year and not day else table
    if month and all(map(_DAY.fullmatch, days)):
        names = [year, month, day]
        return in_one(table, "date", names, [ymd(parts, lang, known) for parts in zip(*map(table.column, names))])

    def joined(column: str) -> list[str]:
        return [_with_its_year(n, cell, lang) for n, cell in zip(table.column(year), table.column(column))]

    def lacks(column: str) -> list[bool]:
        pairs = zip(table.column(year), table.column(column))
        return [bool(n and cell) and not re.search(r"\d{4}", cell) for n, cell in pairs]

    dates = joined(day)
    lacking = [date for date, is_lacking in zip(dates, lacks(day)) if is_lacking]
    if month or 2 * sum(may_be_date(date, lang) for date in lacking) <= len(lacking):
        return table
    if end := only(table.header, PARTS["end"]):
        ends = zip(table.column(end), joined(end), lacks(end))
        table = table.with_column(
            end, [whole if is_lacking and is_date(whole) else own for own, whole, is_lacking in ends]
        )
    return in_one(_asking_for_years(table, year, day), "date", [year, day], dates)


def _with_year_of_ends(table: Table, year: str, lang: str) -> Table:
    """With the year beside starts and ends that are days and months alone: 3 May, 7 May."""
    ends = [only([name for name in table.header if name != year], PARTS[side]) for side in SIDES]
    cells = [cell for name in ends if name for cell in table.column(name) if cell]
    if not all(ends) or not cells or any(re.search(r"\d{4}", cell) for cell in cells):
        return table
    years = table.column(year)
    whole = [
        [_with_its_year(*pair, lang) if pair[1] else "" for pair in zip(years, table.column(name))] for name in ends
    ]
    if not all(is_date(cell) for column in whole for cell in column if cell):
        return table
    for name, column in zip(ends, whole):
        table = table.with_column(name, column)
    return as_part(table, year, " and ".join(ends))


def _asking_for_years(table: Table, year: str, day: str) -> Table:
    """With a question for each day whose year is blank in the column that other days have theirs from."""
    rows = zip(table.lines, table.column(year), table.column(day))
    lacking = [(line, cell) for line, own, cell in rows if cell and not own and not re.search(r"\d{3,4}", cell)]
    lacking = [(line, cell) for line, cell in lacking if not is_date(cell) and not is_now(cell)]
    asked = [Problem(line, year, f"is blank beside {quoted(cell)}; expected its year") for line, cell in lacking]
    known = {**table.asked.get("date", {}), **{cell: () for _, cell in lacking}}
    return replace(table.asking(asked), asked={**table.asked, "date": known})


def _with_its_year(number: str, cell: str, lang: str) -> str:
    """A day, a month or a part of a year with its year; what that leaves open is no date, so that it is asked.

    Examples
    --------
    >>> [_with_its_year("1914", cell, "en") for cell in ("28 June", "28.6.", "24 Dec - 2 Jan", "28 June 2014", "")]
    ['1914-06-28', '28.6.1914', '1914: 24 Dec - 2 Jan', '1914: 28 June 2014', '1914']
    """
    if own := re.search(r"\d{4}", cell):
        return as_edtf(cell, lang) if own[0] == number or not number else f"{number}: {cell}"
    if not number or not cell:
        return as_edtf(cell or number, lang)
    if SHORT_YEAR.fullmatch(cell):
        return cell
    if not _ONE_YEAR.fullmatch(number):  # it may be any of them
        return f"{number}: {cell}"
    if re.fullmatch(r"-\d{4}", number):
        number = f"{1 - int(number)} BC"
    if figures := _FIGURES.fullmatch(cell):  # which of them is the day, its column says
        return f"{cell.rstrip('.')}{figures[1]}{number}"
    whole = as_edtf(f"{cell} {number}", lang)
    return f"{number}: {cell}" if "/" in whole else whole  # of which end that is the year, nobody knows


def _with_whole_ends(table: Table, lang: str, known: Mapping[str, str], told: Collection[str]) -> Table:
    """With a start and an end in place of their years, months and days, where no others are there."""
    for side, words in SIDES.items():
        units = [PARTS[unit] for unit in ("year", "month", "day")]
        names = [only(table.header, f"(?:{words}) (?:{unit})|(?:{unit}) (?:{words})") for unit in units]
        others = [name for name in table.header if name not in names and re.fullmatch(PARTS[side], plain(name))]
        others = [name for name in others if not all(is_clock(cell) for cell in table.column(name) if cell)]
        if names[0] and names[1] and not others and "date" not in table.header and side not in told:
            names = [*filter(None, names)]
            dates = [ymd(parts, lang, known) for parts in zip(*map(table.column, names))]
            table = in_one(table, side, names, dates)
    return table


def _some_time(first: str, last: str) -> str:
    """Some time between two; what is no date yet stands as one would say it, so that it can still be read."""
    if first == last or not (first or last):
        return first
    last = ".." if is_now(last) else last
    if last == ".." and is_date(first):
        return f"[{first}..]"
    if all(is_date(one) for one in (first, last) if one):
        return f"[{first}..{last}]"
    return f"between {first} and {last}" if first and last else first or f"until {last}"
