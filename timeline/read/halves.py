"""Times of the clock of twelve hours that say neither am nor pm, beside others that do."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from timeline.dates.edtf import is_date
from timeline.read.problems import Problem, quoted
from timeline.read.table import Table, as_part
from timeline.typed.looks import is_clock, may_be_date

#: Cells that are looked at: a column is not judged by more.
_LOOKED_AT = 200
_HALF_ALONE = re.compile(r"[ap]\.? ?m\.?", re.IGNORECASE)
_HALF = re.compile(r"\d ?[ap]\.?m\.?$", re.IGNORECASE)
#: A time that either clock may have: with a nought before its hour it is of the one of twenty-four.
_BARE = re.compile(r"(?:.*\d[ T,]+)?(?:1[0-2]|[1-9])[:.][0-5]\d")


def with_halves_joined(table: Table) -> Table:
    """A table in which am and pm stand behind the times that they stand beside, in the column to the left.

    Examples
    --------
    >>> table = Table("", ["date", "Time", "AM/PM"], [["2024-03-01"], ["2:30"], ["PM"]], [2])
    >>> table = with_halves_joined(table)
    >>> table.columns, table.said
    ([['2024-03-01'], ['2:30 PM']], ('AM/PM is read as part of Time',))
    """
    for at in range(len(table.header) - 1, 0, -1):
        halves, times = table.columns[at], table.columns[at - 1]
        if any(halves) and all(_HALF_ALONE.fullmatch(half) for half in halves if half) and any(map(is_clock, times)):
            name, time = table.header[at], table.header[at - 1]
            whole = [f"{cell} {half}" if half and is_clock(cell) else cell for cell, half in zip(times, halves)]
            columns = [*table.columns[: at - 1], whole, *table.columns[at:]]
            table = as_part(replace(table, columns=columns), name, table.own_name(time))
    return table


def with_halves_asked(table: Table) -> Table:
    """A table with a question for each such time, but for a start that has the half of the day of its end.

    Examples
    --------
    >>> table = Table("", ["date", "Time"], [["2003-05-03", "2003-05-03"], ["9:00 AM", "4:00"]], [2, 3])
    >>> [str(one) for one in with_halves_asked(table).questions]
    ['Time: "4:00" says neither am nor pm, as others do; expected one of them']
    """
    with_halves = {
        name: column
        for name, column in zip(table.header, table.columns)
        if any(map(_HALF.search, islice(filter(None, column), _LOOKED_AT)))
    }
    asked = []
    for name, column in zip(table.header, table.columns) if with_halves else ():
        others = [other for other_name, other in with_halves.items() if other_name != name]
        for row, cell in enumerate(column):
            # EDTF has the clock of 24 hours.
            if not _BARE.fullmatch(cell) or is_date(cell) or not (is_clock(cell) or may_be_date(cell)):
                continue
            is_beside = any(_HALF.search(other[row]) for other in others)
            if not is_beside if name in with_halves else is_beside and not is_clock(cell):
                why = f"{quoted(cell)} says neither am nor pm, as others do; expected one of them"
                asked.append(Problem(table.lines[row], table.own_name(name), why))
    return table.asking(asked)
