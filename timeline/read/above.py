"""Dates that stand in the first row of several, as in cells that were merged, or lists in groups."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from itertools import repeat

from timeline.read.beside import says_how_sure
from timeline.read.names import NAMES_OF, PARTS, only, plain
from timeline.read.problems import place
from timeline.read.table import Table

#: What says when something began, the coarsest first: a date beside a year is a day of it.
_RANKS = {"year": 0, "start": 0, "month": 1, "day": 2, "date": 2, "end": 3}
_END = 3


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
    ranks = {name: rank for name in table.header if (rank := _rank(name, told)) is not None}
    days = [name for name, rank in ranks.items() if rank < _END and "" in table.column(name)]
    if known.get("blank") != "above" or not days:
        return table
    filled, back = _filled(table, ranks, told)
    for name, cells in filled.items():
        pairs = zip(table.lines, table.column(name), cells)
        where = next((line for line, was, now in pairs if was != now), None)
        if where is not None:
            said = (
                f"{table.own_name(name)} is that of the row above where it is blank, as told, first in {place(where)}"
            )
            if name == days[0] and back is not None:
                said += f"; not in {place(back)}, whose time is earlier than that above"
            table = table.with_column(name, cells).saying(said)
    return table


def _rank(name: str, told: Collection[str]) -> int | None:
    """How fine a column of a date is: what is coarser is of the row above where it is blank, what is finer is not."""
    for ours, rank in _RANKS.items():
        own = name == ours and (name in told or ours == "date")
        if own or re.fullmatch(_names(ours), plain(name)):
            return rank
    return _END if says_how_sure(name) else None


def _filled(table: Table, ranks: Mapping[str, int], told: Collection[str]) -> tuple[dict[str, list[str]], int | None]:
    """Columns with what is above where they are blank; and the first line of which another column says an earlier time.

    That is of another day, which nobody has said: it stays blank, and so does what follows. Where all of a date is
    blank, all of it is that above, with its end and how sure it is; where a part of it is said, only what is coarser.
    """
    name = only([name for name in table.header if name != "date"], PARTS["time"], told, "time")
    times = map(_minutes, table.column(name)) if name in table.header else repeat(-1)
    filled: dict[str, list[str]] = {name: [] for name in ranks}
    above, before, back = dict.fromkeys(ranks, ""), -1, None
    for line, time, *cells in zip(table.lines, times, *map(table.column, ranks)):
        row = dict(zip(ranks, cells))
        coarsest = min((rank for name, rank in ranks.items() if row[name]), default=None)
        if coarsest is None and -1 < time < before and any(above.values()):
            above, back = dict.fromkeys(ranks, ""), line if back is None else back
        elif coarsest is not None:
            before = -1
        row = {
            name: cell or (above[name] if coarsest is None or ranks[name] < coarsest else "")
            for name, cell in row.items()
        }
        above = row
        for name, cell in row.items():
            filled[name].append(cell)
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
