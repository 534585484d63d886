"""Years whose era stands in a column beside them, or in the name of their own."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from timeline.dates.edtf import is_date
from timeline.read.names import BETWEEN, NAMES_OF, PARTS, SIDES, only, plain
from timeline.read.problems import Problem, quoted
from timeline.read.table import Table, as_part, counted, in_one
from timeline.schema import NAMES
from timeline.typed.looks import is_no, is_yes
from timeline.typed.meaning import year_text
from timeline.typed.meanings import as_edtf
from timeline.typed.patterns import AD, BC, SHORT_YEAR

#: What a column is called that says of which era, or in which calendar, its row's year is; and its cells.
_ERAS = (
    r"(?:(?:calendar|year|date) ?)?eras?(?: bce? (?:ad|ce))?|epoch|(?:(?:year|date) )?suffix|calendar|zeitrechnung|ère|"
    r"(?:(?:bce?|ad|ce|ah)(?: or)? ?)+|v(?:or)? chr|n(?:ach)? chr|v(?:or)? (?:chr )?n(?:ach)? chr|"
    r"av ap j c|a c d c|ära|epoche|époque|notation|designation"
)
#: One that says with yes and no whether a year is before our era.
_IS_BEFORE = r"(?:is |year )?(?:bce?|v chr)\??|before (?:christ|our era|the common era)\??"
_ERA = re.compile(rf"{BC}|{AD}|a\.?h\.?|hijri|bp", re.I)
#: What a column of years before our era is called, one of years since then, and one of years before the present, which
#: is 1950.
_BEFORE = "bce?|b c(?: e)?|v chr|av(?:ant)? j c|a c|v u z|v d z|p n e|до н э|before (?:christ|our era|the common era)"
_SINCE = "ad|ce|n chr|apr? j c|d c"
_AGO = "(?:cal )?bp|before (?:the )?present"
_SIDES = {"date": "years?|dates?|when|jahre?|années?|años?|ann[io]|anos?", **SIDES}
#: A year, what qualifies it, and a range of two.
_YEAR = re.compile(
    r"(?P<about>c\.?|ca\.?|circa|about|~)? ?(?P<first>\d{1,4})"
    r"(?: ?[-\u2010-\u2015] ?(?P<last>\d{1,4}))?(?P<sign>[?~]?)",
    re.I,
)


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
    if not re.search(r"\d", cell) or SHORT_YEAR.fullmatch(cell):
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


_SAID = {"BC": "before our era", "BP": "before 1950", "AD": "of our era"}


def era_of(name: str) -> str:
    """Of which era a column's name says that its years are; nothing where it says none.

    Examples
    --------
    >>> era_of("Year (BC)"), era_of("Age BP"), era_of("End AD"), era_of("Year")
    ('BC', 'BP', 'AD', '')
    """
    eras = {"BC": _BEFORE, "BP": _AGO, "AD": _SINCE}
    called = re.sub(r" (?:approx\w*|about|circa|ca|dates?|years?)$", "", plain(name))
    return next((era for era, words in eras.items() if re.search(rf"\b(?:{words})$", called)), "")


def _called(side: str) -> str:
    """What a column of years of one era is called that can be nothing else."""
    return f"(?:{_SIDES[side]})(?: (?:years?|dates?))? (?:{_BEFORE}|{_SINCE}|{_AGO})"


def of_one_era(table: Table, told: Collection[str]) -> Table:
    """With columns of dates, starts and ends in place of those whose name says that they are years before our era."""
    for ours in _SIDES:
        if ours in told and ours in table.header and (era := era_of(table.own_name(ours))):
            table = _counted_by(table, ours, [era] * len(table.lines))
            table = table.saying(f"{table.own_name(ours)} is read as years {_SAID[era]}")
        theirs = only([name for name in table.header if name not in NAMES], _called(ours))
        era = era_of(theirs)
        if not era or ours in table.header or ours in told or (ours == "date" and dated_columns(table)):
            continue
        table = _counted_by(table, theirs, [era] * len(table.lines))
        table = in_one(table, ours, [theirs], table.column(theirs))
        other = only([name for name in table.header if name not in SIDES], PARTS["end"]) if ours != "end" else ""
        ends = zip(table.lines, table.column(other)) if other else ()
        bare = [(line, cell) for line, cell in ends if re.fullmatch(r"\d{1,4}", cell)]
        if bare and not era_of(other):
            line, cell = bare[0]
            why = f"{quoted(cell)} has no era, and {theirs} has one; expected one in the names of both columns"
            table = table.asking([Problem(line, table.own_name(other), why)])
    return table


def _counted_by(table: Table, name: str, eras: Sequence[str]) -> Table:
    """The table whose years of one column are of these eras; where one is blank, they stay."""
    given = table.column(name)
    cells = [_of_era(cell, era) if cell and era else cell for cell, era in zip(given, eras)]
    return counted(table.with_column(name, cells), [now for was, now in zip(given, cells) if now != was])


def with_eras(table: Table, told: Collection[str]) -> Table:
    """With the era behind each year, where a column says nothing else: of all dates, or of a start or an end."""
    own = [name for name in table.header if name not in NAMES and name not in told]
    table = _with_flags_as_eras(table, own)
    filled = {name: [cell for cell in table.column(name) if cell] for name in own}
    eras = [name for name in own if filled[name] and all(map(_ERA.fullmatch, filled[name]))]
    # What has both and nothing else is of eras, whatever it is called; AD and BC may be initials.
    both = [name for name in eras if all(any(re.fullmatch(era, one, re.I) for one in filled[name]) for era in (BC, AD))]
    both = [name for name in both if not {one.casefold() for one in filled[name]} <= {"ad", "bc"}]
    others = [name for name in own if name not in eras and re.fullmatch(_ERAS, plain(name))]
    eras += [name for name in others if any(re.fullmatch(BC, cell, re.I) for cell in filled[name])]
    taken: dict[str, list[str]] = {}
    for era in eras:
        told_of = ".+" if era in both else f"(?:{_ERAS})"
        side = next((s for s, words in SIDES.items() if re.fullmatch(f"(?:{words}) {told_of}", plain(era))), "")
        if side or era in both or re.fullmatch(f"{_ERAS}|{_IS_BEFORE}", plain(era)):
            taken[era] = [name for name in _of_years(table) if name not in eras and (not side or _is_of(name, side))]
    for era, names in taken.items():
        # What stands twice is asked about.
        if not names or table.header.count(era) > 1 or sum(bool({*names} & {*others}) for others in taken.values()) > 1:
            continue
        table = _with_era(table, era, names)
    return table


def _with_flags_as_eras(table: Table, own: Sequence[str]) -> Table:
    """With eras in place of yes and no in a column that says which years are before our era."""
    for name in own:
        cells = table.column(name)
        flags = [is_yes(cell) or is_no(cell) for cell in cells]
        if re.fullmatch(_IS_BEFORE, plain(name)) and all(flags) and any(map(is_yes, cells)):
            table = table.with_column(name, ["BC" if is_yes(cell) else "AD" for cell in cells])
    return table


def _with_era(table: Table, era: str, names: Sequence[str]) -> Table:
    """With one column's eras in some others; where one is blank, it is asked about.

    A column that names other ages too says nothing of their years, and stays.
    """
    eras = [cell if _ERA.fullmatch(cell) else "" for cell in table.column(era)]
    are_mixed, theirs = eras != table.column(era), " and ".join(map(table.own_name, names))
    blank = []
    for line, which, *dates in zip(table.lines, eras, *map(table.column, names)):
        date = next((date for date in dates if re.search(r"\d", date)), "")
        if date and not which and not are_mixed:
            why = f"is blank beside {quoted(date)}; expected an era, as in other rows"
            blank.append(Problem(line, table.own_name(era), why))
    table = table.asking(blank)
    for name in names:
        table = _counted_by(table, name, eras)
    if blank:
        return table
    if are_mixed:
        return table.saying(f"{theirs} is read as BC where {table.own_name(era)} says so")
    return as_part(table, era, theirs)


def _of_years(table: Table) -> list[str]:
    """Columns whose cells have a year that an era beside them may be of; none where that may be several."""
    year = only([name for name in table.header if name != "date"], PARTS["year"])
    date = "date" if "date" in table.header else only([name for name in table.header if name != year], NAMES_OF["date"])
    between = [name for names in BETWEEN if (name := only(table.header, names))]
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


def dated_columns(table: Table) -> list[str]:
    """Columns that are called as those of years or dates are, or as starts and ends."""
    names = (NAMES_OF["date"], PARTS["year"], PARTS["start"], PARTS["end"])
    return [name for name in table.header if any(re.fullmatch(some, plain(name)) for some in names)]
