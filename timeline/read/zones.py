"""The clock that times of day are on: as a column beside them gives it, or the name of their own."""

from __future__ import annotations

import re

from timeline.dates.edtf import is_date
from timeline.read.names import CLOCK_NAMED, plain
from timeline.read.problems import Problem, quoted
from timeline.read.table import Table, as_part
from timeline.typed.meanings import as_edtf

#: What a zone is called; where a column is merely called "zone", its cells may be anything.
_ZONE_NAME = re.compile(r"[A-Za-z]\w+(?:/[A-Za-z][\w+-]+)+|[A-Z]{3,5}|.*\b(?:time|zeit|heure)\b.*")
_OFFSET = re.compile(r"(?:utc|gmt)? ?([+\u2212-])(\d{1,2})(?::?(\d\d))?", re.I)
_TIME_OF_DAY = re.compile(r"T\d\d:\d\d(?::\d\d)?(?![\d:]|Z|[+-]\d)")


def on_named_clock(table: Table) -> Table:
    """A table whose times of day have the offset that the name of their column gives, and which says so.

    Examples
    --------
    >>> cells = ["2023-03-20T10:00", "2023"]
    >>> table = on_named_clock(Table("", ["date"], [cells], [2, 3], theirs={"date": "Time (UTC)"}))
    >>> table.column("date"), table.said
    (['2023-03-20T10:00Z', '2023'], ('times are read as UTC, as the name Time (UTC) says',))
    """
    names = [name for name, _ in table.pieces] or [table.own_name("date")]
    clocks = {clock.casefold(): (name, clock) for name in names for clock in CLOCK_NAMED.findall(name)}
    if len(clocks) != 1:
        return table
    ((name, clock),) = clocks.values()
    dates = table.column("date")
    if not any(map(_has_time, dates)) or clock.casefold().startswith("local"):
        return table
    offset = _offset(clock)
    if not offset:
        return table.saying(_without_offset(name, clock))
    whole = [_with_offset(date, offset) if _has_time(date) else date for date in dates]
    table = table.with_column("date", whole)
    return table.saying(f"times are read as {clock}, as the name {name} says") if whole != dates else table


def zoned(table: Table, name: str) -> Table:
    """With offsets behind the times of day that they belong to; names of zones are asked about where they differ."""
    cells, dates = table.column(name), table.column("date")
    timed = [_has_time(date) for date in dates]
    given = {cell: _offset(cell) for cell, is_timed in zip(cells, timed) if is_timed and cell}
    if re.fullmatch("zone(?: name)?", plain(name)) and not all(
        offset or _ZONE_NAME.fullmatch(cell) for cell, offset in given.items()
    ):
        return table
    if not given or (len(given) == 1 and not all(given.values())):
        zone = next(iter(given), "")
        return table.saying(_without_offset(name, quoted(zone))) if given else table
    if not all(given.values()):
        why = "gives no UTC offset that can be read beside a time of day; expected one such as -04:00, or Z"
        rows = zip(table.lines, cells, timed)
        named = [(line, cell) for line, cell, is_timed in rows if is_timed and cell and not given[cell]]
        return table.asking([Problem(line, name, f"{quoted(cell)} {why}") for line, cell in named])
    whole = [_with_offset(date, given.get(cell, "")) for date, cell in zip(dates, cells)]
    return as_part(table.with_column("date", whole), name, "date")


def _without_offset(name: str, zone: str) -> str:
    return f"{name} says {zone} of all times of day, which are read without a UTC offset"


def _has_time(date: str) -> bool:
    whole = as_edtf(date)
    return _TIME_OF_DAY.search(whole) is not None if is_date(whole) else re.search(r"\d:\d\d", date) is not None


def _with_offset(date: str, offset: str) -> str:
    whole = as_edtf(date)
    if not offset:
        return date
    if is_date(whole):
        return _TIME_OF_DAY.sub(lambda time: time[0] + offset, whole)
    return f"{date} {offset}" if re.search(r"\d:\d\d$", date) else date


def _offset(cell: str) -> str:
    """A cell's UTC offset as EDTF has it behind a time, "" where it is none.

    Examples
    --------
    >>> _offset("-04:00"), _offset("UTC+2"), _offset("+0530"), _offset("GMT"), _offset("Europe/Berlin")
    ('-04:00', '+02:00', '+05:30', 'Z', '')
    """
    if re.fullmatch(r"z|zulu|utc|gmt", cell, re.I):
        return "Z"
    match = _OFFSET.fullmatch(cell)
    return f"{match[1].replace(chr(0x2212), '-')}{int(match[2]):02d}:{match[3] or '00'}" if match else ""
