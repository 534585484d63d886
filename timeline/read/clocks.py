"""A table's times of day, all on one clock."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from timeline.dates.clock import ZONED, clock_name, on_clock
from timeline.dates.edtf import readable
from timeline.dates.span import Point
from timeline.read.problems import Problem, place, quoted
from timeline.read.table import Table


def timed(table: Table) -> Iterator[tuple[int, Point]]:
    """Each time of day of the column `date`, with its row."""
    texts = table.column("date")
    for row, text in enumerate(texts) if "T" in "".join(texts) else ():
        for point in span.points if "T" in text and (span := readable(text)) else ():
            if point.precision in ("minute", "second"):
                yield row, point


def on_one_clock(table: Table, known: Mapping[str, str] | None = None) -> tuple[Table, str]:
    """The table with all times that have an offset on one clock, and the offset of that; "" where none has one.

    It is the clock that was told, or else that of the first such time. What is moved is said.
    """
    points = list(timed(table))
    zone = (known or {}).get("zone") or next((point.zone for _, point in points if point.zone), "")
    if not zone or all(point.zone in ("", zone) for _, point in points):
        return table, zone if any(point.zone for _, point in points) else ""
    first = next((row for row, point in points if point.zone == zone), None)
    whose = f"that of {place(table.lines[first])}" if first is not None else "as told"
    for name in ("date", "source_date"):
        if name not in table.header:
            continue
        cells = table.column(name)
        moved = [on_clock(cell, zone) if ZONED.search(cell) and readable(cell) else cell for cell in cells]
        if name == "date":
            row, was, now = next((row, *pair) for row, pair in enumerate(zip(cells, moved)) if pair[0] != pair[1])
            example = f"{quoted(was)} in {place(table.lines[row])} is {now}"
            said = f"times are put on one clock, {clock_name(zone)}, {whose}: {example}"
            table = table.saying(said)
        table = table.with_column(name, moved)
    return table, zone


def zone_problems(table: Table) -> Iterator[Problem]:
    """Times with an offset and times without one cannot stand on one axis."""
    first, named = None, set()
    for row, point in timed(table):
        line = table.lines[row]
        if first is None:
            first = (point, line)
        elif bool(point.zone) != bool(first[0].zone) and row not in named:
            named.add(row)
            zone, other = point.zone or "no UTC offset", first[0].zone or "none"
            why = f"has {zone}, {place(first[1])} has {other}; expected an offset for all times, or for none"
            yield Problem(line, "date", f"{quoted(table.column('date')[row])} {why}")
