"""What a column beside a date says of it: about when, before or after, with which offset, in which calendar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from timeline.dates.edtf import is_date
from timeline.read.names import plain
from timeline.read.problems import Problem, quoted
from timeline.read.table import Table, as_part
from timeline.read.zones import zoned
from timeline.schema import NAMES
from timeline.typed.looks import is_no, is_yes
from timeline.typed.meanings import as_edtf, meanings
from timeline.typed.patterns import ABOUT

_CIRCA = r"(?:(?:is|date|year) )*(?:circa|approx|approximated?|approximately|fuzzy)"
#: What may be called something else, as California is, unless its cells say it.
_C = r"c|ca|~"
_UNCERTAIN = r"(?:(?:is|date|year) )*(?:uncertain|questionable)"
_QUALIFIERS = (
    r"(?:(?:date|year|time) )?(?:qualifiers?|modifiers?|qualification|prefix)|certainty|before after|ante post"
)
_ZONES = r"(?:time ?zone|tz|zone|(?:utc|gmt) ?offset|time ?zone offset)(?: (?:name|utc|offset))?"
_CALENDARS = r"(?:date )?calendar(?: (?:system|type|model))?"

#: What says that a date is as it stands.
_AS_IT_STANDS = re.compile(r"exact(?:ly)?|known|certain|on|in|at|none|n/?a|-|=", re.I)
#: Calendars whose years, months or days are other than ours.
_OTHER_CALENDAR = re.compile(
    r"hebrew|jewish|hijri|islamic|muslim|lunar hijri|solar hijri|shamsi|jalali|persian|iranian|coptic|ethiopi(?:an|c)|"
    r"buddhist|thai|chinese|lunar|japanese|indian|saka|maya|mayan|republican|french republican|byzantine|a\.?h\.?",
    re.I,
)
_JULIAN = re.compile(r"julian|old style|o\.?s\.?|(?:proleptic julian)|.*\bQ1985786", re.I)
_OURS = re.compile(r"gregorian|new style|n\.?s\.?|proleptic gregorian|.*\bQ1985727", re.I)


def with_qualifiers(table: Table) -> Table:
    """A table whose dates say what stands in columns beside them; what these leave open is asked, or said.

    Examples
    --------
    >>> table = with_qualifiers(Table("", ["date", "circa"], [["1810", "1811"], ["yes", "no"]], [2, 3]))
    >>> table.columns, table.said
    ([['1810~', '1811']], ('circa is read as part of date',))
    """
    if "date" not in table.header:
        return table
    for name in [name for name in table.header if name not in NAMES]:
        for names, how in (
            (_CIRCA, lambda table, name: _flagged(table, name, "c. {}")),
            (_C, lambda table, name: _flagged(table, name, "c. {}", in_words=True)),
            (_UNCERTAIN, lambda table, name: _flagged(table, name, "{}?")),
            (_QUALIFIERS, _qualified),
            (_ZONES, zoned),
            (_CALENDARS, _of_calendar),
        ):
            if re.fullmatch(names, plain(name).rstrip("? ")):
                table = how(table, name)
    return table


def says_how_sure(name: str) -> bool:
    """Whether a column is called so that it qualifies the date beside it.

    Examples
    --------
    >>> says_how_sure("Circa?"), says_how_sure("Date qualifier"), says_how_sure("City")
    (True, True, False)
    """
    called = plain(name).rstrip("? ")
    return any(re.fullmatch(names, called) for names in (_CIRCA, _UNCERTAIN, _QUALIFIERS))


def _flagged(table: Table, name: str, form: str, in_words: bool = False) -> Table:
    """With a column of yes and no, or of the word itself, that says whether a date is about or uncertain."""
    cells = table.column(name)
    about = re.compile(ABOUT, re.I)
    says = [(is_yes(cell) and not in_words) or about.fullmatch(cell) is not None for cell in cells]
    if not any(says) or not all(yes or is_no(cell) for yes, cell in zip(says, cells)):
        return table
    return _as_part(table, name, [form if yes else "{}" for yes in says])


def _qualified(table: Table, name: str) -> Table:
    """With words in front of the dates that they qualify, as one would write them: "before 1850"."""
    cells = table.column(name)
    words = {cell: _form(cell) for cell in dict.fromkeys(filter(None, cells))}
    if not any(form and form != "{}" for form in words.values()):
        return table
    expected = "is no qualifier of a date that is understood; expected such as circa, before, after or exact"
    unknown = [
        Problem(line, name, f"{quoted(cell)} {expected}")
        for line, cell, date in zip(table.lines, cells, table.column("date"))
        if cell and date and not words[cell]
    ]
    if unknown:
        return table.asking(unknown)
    return _as_part(table, name, [words.get(cell) or "{}" for cell in cells])


def _form(cell: str) -> str:
    """How a date is written behind a word; "" where the word says nothing of dates."""
    if _AS_IT_STANDS.fullmatch(cell):
        return "{}"
    if cell == "?":
        return "{}?"
    word = cell.casefold()
    return f"{word} {{}}" if re.fullmatch(r"[^\d{}]+", word) and meanings(f"{word} 1850") else ""


def _of_calendar(table: Table, name: str) -> Table:
    """What is of another calendar is asked about; of days of the Julian one it is said, as histories give them so."""
    cells, dates = table.column(name), table.column("date")
    filled = [*filter(None, cells)]
    known = (_OTHER_CALENDAR, _JULIAN, _OURS)
    if not filled or not all(any(one.fullmatch(cell) for one in known) for cell in filled):
        return table
    rows = [row for row in zip(table.lines, cells, dates) if row[1] and row[2]]
    why = "are not converted; expected the date in the Gregorian calendar"
    asked = [
        Problem(line, name, f"{quoted(cell)} beside {quoted(date)}: dates of that calendar {why}")
        for line, cell, date in rows
        if _OTHER_CALENDAR.fullmatch(cell)
    ]
    julian = next((date for _, cell, date in rows if _JULIAN.fullmatch(cell) and not re.fullmatch(r"-?\d+", date)), "")
    said = f"{name} says that {quoted(julian)} is of the Julian calendar; it is drawn as it stands"
    return (table.saying(said) if julian else table).asking(asked)


def _as_part(table: Table, name: str, forms: Sequence[str]) -> Table:
    """The table whose dates are written as these forms say, without the column that says so."""
    pairs = zip(forms, table.column("date"))
    cells = [_in_form(form, date) if re.search(r"\d", date) else date for form, date in pairs]
    theirs = [*(piece for piece, _ in table.pieces)] or [table.own_name("date")]
    named = ", ".join([*theirs, table.own_name(name)])
    table = replace(table, pieces=(), theirs={**table.theirs, "date": named})
    return as_part(table.with_column("date", cells), name, "date")


def _in_form(form: str, date: str) -> str:
    """A date with what qualifies it; of several dates in one, each.

    Examples
    --------
    >>> _in_form("c. {}", "1810"), _in_form("circa {}", "1810/1815-05"), _in_form("before {}", "1850")
    ('1810~', '1810~/1815-05~', 'before 1850')
    """
    alone = re.fullmatch("1850([~?%])", as_edtf(form.format("1850")))
    sign = alone[1] if alone else ""
    if form == "{}" or (sign and re.search("[~?%]$", date)):
        return date
    if sign and is_date(date):
        each = re.sub(r"-?\d{4}(?:-\d\d){0,2}(?![\d~?%X:T-])", lambda point: point[0] + sign, date)
        return each if is_date(each) else as_edtf(form.format(date))
    return as_edtf(form.format(date))
