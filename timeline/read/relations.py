"""A table's relations: each row's word on where it lies from another, and all of them as one network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.dates.span import Span
from timeline.read.problems import Problem, quoted
from timeline.read.table import Table
from timeline.relations.network import ANY, Link, Network
from timeline.relations.offsets import Offset, Order, parse_offset, with_end
from timeline.typed.hints import did_you_mean


@dataclass(frozen=True)
class Relation:
    """One row's word on where it lies from another; `own` and `other` are the ends that it names, "" for the usual."""

    row: int
    anchor: int
    own: str
    other: str
    offset: Offset | Order


#: Rows to which an id like theirs is suggested: looking for one takes as long as there are events.
_MOST_HINTS = 100


def relations_of(
    table: Table, ids: Sequence[str], dates: Sequence[Span | None], part: bool = False
) -> tuple[list[Relation], list[Problem]]:
    """Every row's relation, and what is wrong with how they are written; in a part of a table some may lack anchors."""
    where = {event: row for row, event in reversed(list(enumerate(ids)))}
    relations, problems = [], []
    cells = zip(table.lines, table.column("relative_to"), table.column("offset"))
    for row, (line, anchor, text) in enumerate(cells):
        if not anchor and not text:
            continue
        if not anchor or not text:
            blank, other = ("offset", "relative_to") if anchor else ("relative_to", "offset")
            why = f"is blank, but {other} says {quoted(anchor or text)}; expected both or neither"
            problems.append(Problem(line, blank, why))
            continue
        (name, other), (duration, own) = with_end(anchor), with_end(text)
        if name not in where and not part:
            hint = did_you_mean(name, list(ids)) if len(problems) < _MOST_HINTS else ""
            why = f"{quoted(name)} is the id of no event{hint}"
            problems.append(Problem(line, "relative_to", why))
        try:
            offset = parse_offset(duration)
        except ValueError as error:
            problems.append(Problem(line, "offset", f"{quoted(text)} is not an offset; {error}"))
            continue
        if name in where and dates[row] and dates[where[name]]:
            relations.append(Relation(row, where[name], own, other, offset))
    return relations, problems


def zone_of(spans: Sequence[Span | None]) -> float | None:
    """The clock that all is told on: that of the first time of day with a UTC offset."""
    return next((span.zone for span in spans if span and span.zone is not None), None)


def is_long(span: Span) -> bool:
    """Whether it has a start and an end, rather than one moment."""
    return span.form in ("throughout", "several")


def moment_of(row: int, span: Span, end: str) -> int:
    """The number of a row's moment: an interval has two, and the usual one is its start, if that is not open."""
    late = end == "end" if end else span.form == "throughout" and span.open_start
    return 2 * row + (is_long(span) and late)


def network_of(
    dates: Sequence[Span | None],
    says: Sequence[Span | None],
    relations: Sequence[Relation],
    zone: float | None,
    more: Sequence[int] = (),
    each_end: bool = False,
) -> Network:
    """Moments by `dates`, which say of what sort an event is, in the windows that `says` leaves them.

    What a source says of an interval is where all of it lies; what a date says is where each end is, and that is meant
    where `says` is `dates`, or where `each_end` is.
    """
    windows, rows, links = {}, {}, []
    for row in dict.fromkeys([*(row for one in relations for row in (one.anchor, one.row)), *more]):
        span, room = dates[row], says[row]
        assert span is not None
        windows_of_row = ANY if room is None else room.windows(zone)
        if not is_long(span):
            windows[2 * row], rows[2 * row] = windows_of_row, row
            continue
        for late, point in enumerate((span.start, span.end)):
            rows[2 * row + late] = row
            own = each_end or says is dates
            windows[2 * row + late] = windows_of_row if not own else point.windows(zone) if point else ANY
        links.append(Link(2 * row, 2 * row + 1, Order(after=True)))
    for one in relations:
        moments = ((row, dates[row], end) for row, end in ((one.anchor, one.other), (one.row, one.own)))
        anchor, child = (moment_of(row, span, end) for row, span, end in moments if span)
        links.append(Link(anchor, child, one.offset, one.row))
    return Network(windows, rows, links)
