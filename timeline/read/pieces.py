"""Columns that hold pieces of one date, put together: a year and its era, a start's year and month, a day apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from timeline.dates.edtf import is_date
from timeline.read.names import NAMES_OF, PARTS, SIDES, only, plain
from timeline.read.problems import Problem, quoted
from timeline.read.table import Table, counted
from timeline.schema import NAMES
from timeline.typed.meaning import full_years, year_text
from timeline.typed.meanings import as_edtf, meanings
from timeline.typed.written import AD, BC, is_now

#: What a column is called that says of which era, or in which calendar, its row's year is; and its cells.
_ERAS = r"eras?|epoch|calendar|(?:(?:bce?|ad|ce|ah)(?: or)? ?)+|[vn] chr|zeitrechnung|ère"
_ERA = re.compile(rf"{BC}|{AD}|a\.?h\.?|hijri|bp", re.I)
#: What a column of years before our era is called, and one of years since then.
_BEFORE = "(?: (?:years?|dates?))? (?:bce?|v chr)"
_SINCE = "(?: (?:years?|dates?))? (?:ad|ce|n chr)"
#: Columns of the first and the last time at which something may have been.
_BETWEEN = (
    "earliest(?: (?:date|year))?|not before|terminus post quem",
    "latest(?: (?:date|year))?|not after|terminus ante quem",
)
#: A month and two digits, as a spreadsheet writes a day or a year: which of the two, nobody knows.
_SHORT_YEAR = re.compile(r"[^\W\d]+\.?-\d\d|\d\d-[^\W\d]+\.?")
_DAY = re.compile(r"0?[1-9]|[12]\d|3[01]")
#: A day and a month in figures.
_FIGURES = re.compile(r"\d{1,2}([./])\d{1,2}\1?")
#: A year, what qualifies it, and a range of two.
_YEAR = re.compile(
    r"(?P<about>c\.?|ca\.?|circa|about|~)? ?(?P<first>\d{1,4})"
    r"(?: ?[-\u2010-\u2015] ?(?P<last>\d{1,4}))?(?P<sign>[?~]?)",
    re.I,
)


def with_whole_dates(table: Table, lang: str, known: Mapping[str, str], told: Collection[str]) -> Table:
    """A table whose columns of dates lack nothing that stands in a column beside them.

    Parameters
    ----------
    table : Table
    lang : str
    known : mapping of str to str
        What was `told` of how dates are written.
    told : collection of str
        Names of ours that somebody has given to columns, which keep what they have.

    Examples
    --------
    >>> whole = with_whole_dates(Table("", ["Year", "Era"], [["1200"], ["BC"]], [2]), "en", {}, ())
    >>> whole.columns, whole.said
    ([['-1199']], ('Era is read as part of Year',))
    """
    table = _with_eras(_of_one_era(table, told), told)
    table = _with_whole_ends(table, lang, known, told)
    if "date" not in table.header and not _dated(table):
        between = [only(table.header, names) for names in _BETWEEN]
        if all(between) and any(is_date(cell) or meanings(cell, lang) for cell in table.column(between[0]) if cell):

            def read(cell: str) -> str:  # which figure is the day, its column says
                return cell if re.fullmatch(r"\d{1,2}([./-])\d{1,2}\1\d{2,4}", cell) else as_edtf(cell, lang)

            return _one(table, "date", between, lambda first, last: _some_time(read(first), read(last)))
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
    """
    year, month, day = [part.removesuffix(".0") for part in (*parts, "")][:3]
    if not month and not day:
        return as_edtf(year, lang)
    if re.fullmatch(r"-?\d{1,4}", year) and not month.isdecimal():
        found = re.fullmatch(r"2000-(\d\d)", as_edtf(f"{month} 2000", lang))
        month = found[1] if found else month
    if re.fullmatch(r"-?\d{1,4}", year) and re.fullmatch(r"\d{1,2}", month) and re.fullmatch(r"\d{0,2}", day):
        sign, digits = ("-", year[1:]) if year.startswith("-") else ("", year)
        if len(digits) < 3 and not sign and "century" in known:
            digits = str(next(full_years(digits, (int(known["century"]),)))[0])
        elif len(digits) < (4 if sign else 3) and not (sign and "bc" in known):  # only whoever wrote it knows
            return "-".join(filter(None, (year, month, day)))
        return f"{sign}{digits.zfill(4)}-{month.zfill(2)}" + (f"-{day.zfill(2)}" if day else "")
    return as_edtf(" ".join(filter(None, (day, month, year))), lang)


def _with_year(table: Table, lang: str, known: Mapping[str, str]) -> Table:
    """With the year in a column beside days and months that lack it."""
    year = only([name for name in table.header if name != "date"], PARTS["year"])
    others = [name for name in table.header if name != year]
    month, day = only(others, PARTS["month"]), "date" if "date" in others else only(others, NAMES_OF["date"])
    days = [cell for cell in table.column(day) if cell] if year and day else []
    if not days:
        return table
    if month and all(map(_DAY.fullmatch, days)):
        return _one(table, "date", [year, month, day], lambda *parts: ymd(parts, lang, known))

    def join(number: str, cell: str) -> str:
        if own := re.search(r"\d{4}", cell):
            return as_edtf(cell, lang) if own[0] == number or not number else f"{number}: {cell}"
        if not number or not cell:
            return as_edtf(cell or number, lang)
        if not re.fullmatch(
            r"-?\d{1,4}(?:\.0)?[?~]?|(?:c\.|ca\.|about) ?\d{3,4}", number
        ):  # of several years it may be any
            return f"{number}: {cell}"
        if re.fullmatch(r"-\d{4}", number):
            number = f"{1 - int(number)} BC"
        figures = _FIGURES.fullmatch(cell)
        if figures:  # which of them is the day, its column says
            return f"{cell.rstrip('.')}{figures[1]}{number}"
        if _SHORT_YEAR.fullmatch(cell):
            return cell
        whole = as_edtf(f"{cell} {number}", lang)
        return f"{number}: {cell}" if "/" in whole else whole  # of which end that is the year, nobody knows

    lacking = [
        (n, cell) for n, cell in zip(table.column(year), table.column(day)) if n and not re.search(r"\d{4}", cell)
    ]
    understood = [bool(cell) and (is_date(join(n, cell)) or bool(meanings(join(n, cell), lang))) for n, cell in lacking]
    filled = sum(bool(cell) for _, cell in lacking)
    if month or not filled or 2 * sum(understood) <= filled:
        return table
    if end := only(table.header, PARTS["end"]):
        pairs = list(zip(table.column(year), table.column(end)))
        lacks = [bool(n and cell) and not re.search(r"\d{4}", cell) and is_date(join(n, cell)) for n, cell in pairs]
        table = table.with_column(end, [join(*pair) if lack else pair[1] for pair, lack in zip(pairs, lacks)])
    return _one(table, "date", [year, day], join)


def _with_whole_ends(table: Table, lang: str, known: Mapping[str, str], told: Collection[str]) -> Table:
    """With a start and an end in place of their years, months and days, where no others are there."""
    for side, words in SIDES.items():
        names = [only(table.header, f"(?:{words}) (?:{PARTS[unit]})") for unit in ("year", "month", "day")]
        others = [name for name in table.header if name not in names and re.fullmatch(PARTS[side], plain(name))]
        if names[0] and names[1] and not others and "date" not in table.header and side not in told:
            table = _one(table, side, [*filter(None, names)], lambda *parts: ymd(parts, lang, known))
    return table


def _one(table: Table, ours: str, names: Sequence[str], join: Callable[..., str]) -> Table:
    """The table with one column in place of several, which messages call by the names of all."""
    cells = [join(*parts) for parts in zip(*map(table.column, names))]
    kept = [(name, column) for name, column in zip(table.header, table.columns) if name not in names]
    header, columns = [ours, *(name for name, _ in kept)], [cells, *(column for _, column in kept)]
    theirs = {**table.theirs, ours: ", ".join(map(table.own_name, names))}
    told = " and ".join(theirs[ours].rsplit(", ", 1)) + (" are" if len(names) > 1 else " is")
    said = table.said if ours in SIDES else (*table.said, f"{told} read as date")
    return replace(table, header=header, columns=columns, theirs=theirs, said=said)


def _dated(table: Table) -> list[str]:
    """Columns that are called as those of years or dates are, or as starts and ends."""
    names = (NAMES_OF["date"], PARTS["year"], PARTS["start"], PARTS["end"])
    return [name for name in table.header if any(re.fullmatch(some, plain(name)) for some in names)]


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


# --- eras ---------------------------------------------------------------------------------------------------


def _of_era(cell: str, era: str) -> str:
    """A cell with the era that stands beside it; what is EDTF counts years itself.

    Examples
    --------
    >>> _of_era("1200", "BC"), _of_era("c. 1350", "BC"), _of_era("1500?", "BC"), _of_era("1250-1200", "BC")
    ('-1199', '-1349~', '-1499?', '-1249/-1199')
    >>> _of_era("1914~", "AD"), _of_era("-0043", "BC"), _of_era("15 March 44", "BC"), _of_era("0044-03", "BC")
    ('1914~', '-0043', '-0043-03-15', '-0043-03')
    """
    before = not re.fullmatch(AD, era, re.I)
    if not re.search(r"\d", cell) or _SHORT_YEAR.fullmatch(cell):
        return cell
    if is_date(cell) and not re.fullmatch(r"\d{4}[?~]?", cell):
        month = re.fullmatch(r"(\d{4})((?:-\d\d){1,2})", cell)
        if before and month:
            return f"{year_text(1 - int(month[1]))}{month[2]}"
        return cell if not before or cell.startswith("-") else f"{cell} {era}"
    year = _YEAR.fullmatch(cell)
    if not year and not before:  # "1 Jan 14" may be of 1914
        return cell
    if not year:
        return as_edtf(f"{cell} {era}")
    if year["last"] and len(year["last"]) < len(year["first"]):  # how short it is, its column says or nobody
        return f"{cell} {era}" if before else cell
    about = "c. " if year["about"] or year["sign"] == "~" else ""
    last = f" - {year['last']}" if year["last"] else ""
    return as_edtf(f"{about}{year['first']}{last} {era}{year['sign'].strip('~')}")


def _of_one_era(table: Table, told: Collection[str]) -> Table:
    """With columns of dates, starts and ends in place of those whose name says that they are years before our era."""
    sides = {"date": "years?|dates?|when|jahre?", **SIDES}
    for ours, words in sides.items():
        theirs = only([name for name in table.header if name not in NAMES], f"(?:{words})(?:{_BEFORE}|{_SINCE})")
        if not theirs or ours in table.header or ours in told or (ours == "date" and _dated(table)):
            continue
        era = "BC" if re.fullmatch(f"(?:{words}){_BEFORE}", plain(theirs)) else "AD"
        given = table.column(theirs)
        cells = [_of_era(cell, era) if cell else "" for cell in given]
        table = counted(table.with_column(theirs, cells), [now for was, now in zip(given, cells) if now != was])
        table = _one(table, ours, [theirs], str)
        other = only([name for name in table.header if name not in SIDES], PARTS["end"]) if ours != "end" else ""
        bare = [(line, cell) for line, cell in zip(table.lines, table.column(other)) if re.fullmatch(r"\d{1,4}", cell)]
        if bare and not re.search(f"{_BEFORE}|{_SINCE}", plain(other)):
            line, cell = bare[0]
            why = f"{quoted(cell)} has no era, and {theirs} has one; expected one in the names of both columns"
            table = replace(table, questions=(*table.questions, Problem(line, table.own_name(other), why)))
    return table


def _with_eras(table: Table, told: Collection[str]) -> Table:
    """With the era behind each year, where a column says nothing else: of all dates, or of a start or an end."""
    own = [name for name in table.header if name not in NAMES and name not in told]
    filled = {name: [cell for cell in table.column(name) if cell] for name in own}
    eras = [name for name in own if filled[name] and all(map(_ERA.fullmatch, filled[name]))]
    taken: dict[str, list[str]] = {}
    for era in eras:
        side = next((s for s, words in SIDES.items() if re.fullmatch(f"(?:{words}) (?:{_ERAS})", plain(era))), "")
        if side or re.fullmatch(_ERAS, plain(era)):
            taken[era] = [name for name in _of_years(table) if name not in eras and (not side or _is_of(name, side))]
    for era, names in taken.items():
        if not names or sum(bool({*names} & {*others}) for others in taken.values()) > 1:
            continue
        table = _with_era(table, era, names)
    return table


def _with_era(table: Table, era: str, names: Sequence[str]) -> Table:
    """With one column's eras in some others; as it stands where one is blank, which is asked about."""
    for line, which, *dates in zip(table.lines, table.column(era), *map(table.column, names)):
        date = next((date for date in dates if re.search(r"\d", date)), "")
        if date and not which:
            why = f"is blank beside {quoted(date)}; expected an era, as in other rows"
            return replace(table, questions=(*table.questions, Problem(line, table.own_name(era), why)))
    for name in names:
        given = table.column(name)
        cells = [_of_era(cell, which) if cell else "" for cell, which in zip(given, table.column(era))]
        table = counted(table.with_column(name, cells), [now for was, now in zip(given, cells) if now != was])
    at = table.header.index(era)
    header, columns = [[*some[:at], *some[at + 1 :]] for some in (table.header, table.columns)]
    said = f"{table.own_name(era)} is read as part of {' and '.join(map(table.own_name, names))}"
    return replace(table, header=header, columns=columns, said=(*table.said, said))


def _of_years(table: Table) -> list[str]:
    """Columns whose cells have a year that an era beside them may be of; none where that may be several."""
    year = only([name for name in table.header if name != "date"], PARTS["year"])
    date = "date" if "date" in table.header else only([name for name in table.header if name != year], NAMES_OF["date"])
    between = [name for names in _BETWEEN if (name := only(table.header, names))]
    pieces = f" (?:{PARTS['month']}|{PARTS['day']})$"
    ends = [name for side in SIDES for name in table.header if _is_of(name, side) and _has_figures(table, name)]
    ends = [name for name in ends if not re.search(pieces, plain(name))]
    whole = [cell for cell in table.column(date) if cell] if date else []
    years = [name for name in table.header if re.fullmatch(PARTS["year"], plain(name))]
    starts = [name for name in ends if _is_of(name, "start")]
    several = (len(between) == 2 and (years or date or ends)) or (date and starts) or len(years) > 1
    if several or (years and date and all(re.search(r"\d{4}", cell) for cell in whole)):
        return []
    if first := year or date:
        return [first, *(name for name in ends if _is_of(name, "end"))]
    return ends or (between if len(between) == 2 else [])


def _has_figures(table: Table, name: str) -> bool:
    return any(re.search(r"\d", cell) for cell in table.column(name))


def _is_of(name: str, side: str) -> bool:
    return (
        re.fullmatch(PARTS[side], plain(name)) is not None
        or re.fullmatch(f"(?:{SIDES[side]}) (?:{PARTS['year']})", plain(name)) is not None
    )
