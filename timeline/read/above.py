"""Dates that stand in the first row of several, as in cells that were merged, or lists in groups."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from itertools import repeat

from timeline.read.names import NAMES_OF, PARTS, only, plain
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
        filled, back = _filled(table, cells, told)
        where = next((line for line, was, now in zip(table.lines, cells, filled) if was != now), None)
        if where is not None:
            said = (
                f"{table.own_name(name)} is that of the row above where it is blank, as told, first in {place(where)}"
            )
            said += f"; not in {place(back)}, whose time is earlier than that above" if back is not None else ""
            table = table.with_column(name, filled).saying(said)
    return table


def _filled(table: Table, cells: list[str], told: Collection[str]) -> tuple[list[str], int | None]:
    """Cells with what is above where they are blank; and the first line of which another column says an earlier time.

    That is of another day, which nobody has said: it stays blank, and so does what follows.
    """
    name = only([name for name in table.header if name != "date"], PARTS["time"], told, "time")
    times = map(_minutes, table.column(name)) if name in table.header else repeat(-1)
    filled: list[str] = []
    last, before, back = "", -1, None
    for line, cell, time in zip(table.lines, cells, times):
        if cell:
            last, before = cell, -1
        elif last and -1 < time < before:
            last, back = "", line if back is None else back
        filled.append(cell or last)
        before = time if time > -1 else before
    return filled, back


def _minutes(text: str) -> int:
    """A time of day in minutes, as far as it can only be that; else -1."""
    clock = re.fullmatch(r"(\d\d?)[:.h](\d\d)(?::\d\d)?|(\d\d)(\d\d)", text, re.ASCII)
    if not clock:
        return -1
    hour, minute = (int(part) for part in clock.groups() if part)
    return 60 * hour + minute


def _names(ours: str) -> str:
    return NAMES_OF["date"] if ours == "date" else PARTS[ours]
