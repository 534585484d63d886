"""One of our columns out of several of a table's: dates of one event each, a title that stands in one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import compress

from timeline.read.problems import place
from timeline.read.table import Table


def joined(table: Table, ours: str, names: Sequence[str]) -> Table:
    """A table with one column of ours in place of several.

    Each cell of several dates becomes an event, called as its column is; of all else what is filled is put together.

    Examples
    --------
    >>> table = Table("", ["Country", "First case", "Schools closed"], [["A"], ["2020-02-03"], ["2020-03-16"]], [2])
    >>> joined(table, "date", ["First case", "Schools closed"]).columns
    [['A', 'A'], ['2020-02-03', '2020-03-16'], ['First case', 'Schools closed']]
    >>> joined(Table("", ["main", "other"], [["Games", ""], ["", "Cup"]], [2, 3]), "title", ["main", "other"]).columns
    [['Games', 'Cup'], ['main', 'other']]
    """
    return _by_date(table, names) if ours == "date" else _together(table, ours, names)


def _by_date(table: Table, names: Sequence[str]) -> Table:
    dates = [table.column(name) for name in names]
    at = [(row, which) for row in range(len(table.lines)) for which in range(len(names)) if dates[which][row]]
    rows, own = [row for row, _ in at], [names[which] for _, which in at]
    kept = [(name, [column[row] for row in rows]) for name, column in zip(table.header, table.columns)
            if name not in (*names, "date")]  # fmt: skip
    if "title" in table.header:
        titles = next(column for name, column in kept if name == "title")
        own = [f"{title}: {name}" if title else name for title, name in zip(titles, own)]
        kept = [(name, column) for name, column in kept if name != "title"]
    cells = [dates[which][row] for row, which in at]
    header = [*(name for name, _ in kept), "date", "title"]
    pieces = tuple((name, [cell if which == n else "" for (_, which), cell in zip(at, cells)])
                   for n, name in enumerate(names))  # fmt: skip
    return replace(
        table, header=header, columns=[*(column for _, column in kept), cells, own], pieces=pieces,
        lines=[table.lines[row] for row in rows], said=(*table.said, *_said_of_dates(table, names, dates)),
    )  # fmt: skip


def _said_of_dates(table: Table, names: Sequence[str], dates: list[list[str]]) -> list[str]:
    told = [f"each cell of {', '.join(names[:-1])} and {names[-1]} is an event"]
    blank = [not any(cells) for cells in zip(*dates)]
    if any(blank):
        where = ", ".join(map(place, list(compress(table.lines, blank))[:3])) + ", …" * (sum(blank) > 3)
        are = "has none of these dates and is not an event"
        if sum(blank) > 1:
            are = "have none of these dates and are not events"
        told.append(f"{where} {are}")
    return told


def _together(table: Table, ours: str, names: Sequence[str]) -> Table:
    columns = [table.column(name) for name in names]
    cells = [": ".join(filter(None, parts)) for parts in zip(*columns)]
    kept = [(name, column) for name, column in zip(table.header, table.columns) if name not in (*names, ours)]
    more = [(ours, cells)]
    said = f"{', '.join(names[:-1])} and {names[-1]} are read as {ours}"
    if ours == "title" and "lane" not in table.header and all(sum(map(bool, parts)) == 1 for parts in zip(*columns)):
        more.append(("lane", [next(name for name, part in zip(names, parts) if part) for parts in zip(*columns)]))
        said += ", and the name of the one that is filled as lane"
    header, columns = zip(*[*kept, *more])
    return replace(table, header=list(header), columns=list(columns), said=(*table.said, said))
