"""Dates that a file leaves to its relations: where `date` says `implied`, the event is drawn where they leave it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import inf

from timeline.dates.calendar import seconds
from timeline.dates.edtf import parse, readable
from timeline.dates.span import Span, window_text
from timeline.read.problems import Problem, place, quoted
from timeline.read.relation_checks import conflict_problem
from timeline.read.relations import network_of, relations_of, zone_of
from timeline.read.table import Table
from timeline.relations.network import Window
from timeline.relations.offsets import with_end
from timeline.schema import DATED_BY

#: What such a cell of `date` says, and what `dated by` says of its row.
IMPLIED, RELATIONS = "implied", "relations"
_SPELLINGS = (IMPLIED, IMPLIED.capitalize(), IMPLIED.upper())
#: The first and last second that can be drawn.
FIRST, LAST = seconds(parse("-9999").earliest), seconds(parse("9999").latest)
#: Stands for one moment of which nothing is known by itself.
_SOME_MOMENT = parse("2000")


def asked_for(table: Table) -> list[int]:
    """Rows that are to be drawn where their relations leave them."""
    texts = table.column("date")
    if DATED_BY not in table.header and not any(word in texts for word in _SPELLINGS):
        return []
    cells = zip(table.column("date"), table.column(DATED_BY))
    return [row for row, (date, by) in enumerate(cells) if date.casefold() == IMPLIED or by.casefold() == RELATIONS]


def blanks_as_implied(table: Table) -> Table:
    """The table with `implied` for each blank date of an event that is in a relation."""
    anchors = {with_end(cell)[0] for cell in table.column("relative_to") if cell}
    cells = zip(table.column("date"), table.column("relative_to"), table.column("id"))
    return table.with_column(
        "date", [date or (IMPLIED if other or (name and name in anchors) else "") for date, other, name in cells]
    )


def with_implied(table: Table, ids: Sequence[str], part: bool = False) -> tuple[Table, list[Problem]]:
    """The table with the dates that its relations leave, where it asks for that, and what stands in the way.

    In a part of a table what a date hangs on may be gone: then it stays as it was.
    """
    rows = asked_for(table)
    if not rows:
        return table, []
    unknown = {*rows}
    texts = table.column("date")
    says = [None if row in unknown else readable(text) for row, text in enumerate(texts)]
    sorts = [_SOME_MOMENT if row in unknown else span for row, span in enumerate(says)]
    found, problems = _windows(table, ids, sorts, says, part)
    dates = list(texts)
    for row in rows:
        low, high = found.get(row, (-inf, inf))
        if part and row not in found and readable(texts[row]):
            continue
        if low == -inf and high == inf:
            dates[row] = ""
            problems.append(Problem(table.lines[row], "date", _NOTHING))
        elif low > LAST or high < FIRST:
            dates[row] = ""
            problems.append(Problem(table.lines[row], "date", f"{quoted(IMPLIED)} {OUTSIDE}"))
        else:
            ends = (max(low, FIRST) if low > -inf else float("nan"), min(high, LAST) if high < inf else float("nan"))
            dates[row] = window_text(*ends)
    told = [(row, dates[row]) for row in rows if dates[row]]
    if told and not part:
        row, date = told[0]
        what = "1 date is" if len(told) == 1 else f"{len(told):,} dates are"
        table = replace(
            table, said=(*table.said, f"{what} where its relations leave it: {place(table.lines[row])} is {date}")
        )
    return _named(table.with_column("date", dates), rows), problems


_NOTHING = (
    f"is {quoted(IMPLIED)}, and no relation says where that is; expected one here, in relative_to and offset, or on an "
    "event that hangs on this one"
)
OUTSIDE = "leads outside the years that can be drawn; expected a time from -9999 to 9999"


def _windows(
    table: Table, ids: Sequence[str], sorts: Sequence[Span | None], says: Sequence[Span | None], part: bool
) -> tuple[dict[int, Window], list[Problem]]:
    relations, _ = relations_of(table, ids, sorts, part)  # what is wrong with them is named with those of all rows
    found, problems = {}, []
    for network in network_of(sorts, says, relations, zone_of(says), each_end=True).parts():
        narrowed = network.narrowed()
        if narrowed is None:
            problems.append(conflict_problem(table, sorted(network.conflict()), "date"))
            continue
        found |= {moment // 2: window for moment, window in narrowed.items() if says[moment // 2] is None}
    return found, problems


def _named(table: Table, rows: list[int]) -> Table:
    """The table with a column that says whose dates come of relations."""
    if DATED_BY not in table.header:
        header, columns = [*table.header, DATED_BY], [*table.columns, [""] * len(table.lines)]
        table = replace(table, header=header, columns=columns)
    cells = table.column(DATED_BY)
    return table.with_column(DATED_BY, [RELATIONS if row in {*rows} else cell for row, cell in enumerate(cells)])
