"""Days and minutes as programs write them: with a midnight, or with seconds that nobody counted."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.read.table import Table

_MIDNIGHT = re.compile(r"([+-]?\d{4,}-\d\d-\d\d)T00:00(?::00(?:\.0+)?)?(?:Z|[+-]00:?00)", re.ASCII)
#: Seconds of which there are none, behind a time; and times from which on they are a program's.
_SECONDS = re.compile(r"(?<=T\d\d:\d\d):00(?:\.0+)?", re.ASCII)
_PROGRAM = 3


def without_midnights(table: Table) -> Table:
    """With days in place of midnights where every time in the column `date` is one, as databases write days.

    Examples
    --------
    >>> without_midnights(Table("", ["date"], [["1371-01-01T00:00:00Z", ""]], [2, 3])).column("date")
    ['1371-01-01', '']
    """
    if "date" not in table.header:
        return table
    cells = table.column("date")
    timed = [cell for cell in cells if "T" in cell]
    ends = [_MIDNIGHT.fullmatch(end) for cell in timed for end in cell.split("/")]
    if not any(ends) or any("T" in _days(cell) for cell in timed):
        return table
    said = f"date is read as days, each time being a midnight, such as {timed[0]}"
    return replace(table.with_column("date", [_days(cell) for cell in cells]), said=(*table.said, said))


def without_seconds(table: Table) -> Table:
    """With minutes where every time in the column `date` has 00 seconds, as programs write minutes.

    Examples
    --------
    >>> cells = ["2024-03-16T09:00:00.000Z", "2024-03-16T10:30:00.000Z", "2024-03-17T08:00:00.000Z", "2024"]
    >>> without_seconds(Table("", ["date"], [cells], [2, 3, 4, 5])).column("date")
    ['2024-03-16T09:00Z', '2024-03-16T10:30Z', '2024-03-17T08:00Z', '2024']
    """
    cells = table.column("date") if "date" in table.header else []
    timed = [cell for cell in cells if "T" in cell and re.search(r"T\d\d:", cell)]
    if len(timed) < _PROGRAM or any(re.search(r"T\d\d:\d\d(?!:00(?![\d.]*[1-9]))", cell) for cell in timed):
        return table
    said = f"date is read to the minute, each time having 00 seconds, such as {timed[0]}"
    return table.with_column("date", [_SECONDS.sub("", cell) for cell in cells]).saying(said)


def _days(cell: str) -> str:
    ends = dict.fromkeys(_MIDNIGHT.sub(r"\1", end) if _MIDNIGHT.fullmatch(end) else end for end in cell.split("/"))
    return "/".join(ends)
