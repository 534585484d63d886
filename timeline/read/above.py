"""Dates that stand in the first row of several, as in cells that were merged, or lists in groups."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from timeline.read.names import NAMES_OF, PARTS, plain
from timeline.read.problems import place
from timeline.read.table import Table

_DATED = ("date", "year", "month", "day", "start")


def as_above(table: Table, known: Mapping[str, str], told: Collection[str]) -> Table:
    """A table whose blank dates are those above them, if somebody says so, and what is said of that.

    Parameters
    ----------
    table : Table
    known : mapping of str to str
        What was `told` of how its dates are written.
    told : collection of str
        Names of ours that somebody has given to columns.

    Examples
    --------
    >>> talks = Table("", ["Day", "Talk"], [["May 6", "", "May 7"], ["A", "B", "C"]], [2, 3, 4])
    >>> table = as_above(talks, {"blank": "above"}, ())
    >>> table.columns[0], table.said
    (['May 6', 'May 6', 'May 7'], ('Day is that of the row above where it is blank, as told, first in line 3',))
    """
    for name in table.header if known.get("blank") == "above" else ():
        own = name in _DATED and (name in told or name == "date")
        cells = table.column(name)
        if "" not in cells or not (own or any(re.fullmatch(_names(ours), plain(name)) for ours in _DATED)):
            continue
        filled, last = [], ""
        for cell in cells:
            last = cell or last
            filled.append(last)
        where = next((line for line, was, now in zip(table.lines, cells, filled) if was != now), None)
        if where is not None:
            said = (
                f"{table.own_name(name)} is that of the row above where it is blank, as told, first in {place(where)}"
            )
            table = table.with_column(name, filled).saying(said)
    return table


def _names(ours: str) -> str:
    return NAMES_OF["date"] if ours == "date" else PARTS[ours]
