"""Relative dates in a table: each held against its dates, all held together, and what follows from them.

"Two days later" is checked, not believed. A relation says where a date must
lie; if no choice of moments that all dates allow is one that all relations
allow, something is wrong. A `source_date` is stricter: the date must lie
inside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf

import pandas as pd

from timeline.dates.calendar import iso, seconds
from timeline.dates.edtf import parse
from timeline.dates.hints import did_you_mean
from timeline.dates.network import ANY, Link, Network, Window
from timeline.dates.offsets import Offset, Order, parse_offset, with_end
from timeline.dates.span import DateError, Span
from timeline.read.problems import Problem, place, quoted
from timeline.read.table import Table, from_frame


@dataclass(frozen=True)
class Relation:
    """One row's word on where it lies from another; `own` and `other` are the ends that it names, "" for the usual."""

    row: int
    anchor: int
    own: str
    other: str
    offset: Offset | Order


def readable(text: str) -> Span | None:
    """A date that other cells are held against; None where it is blank or wrong, which is said elsewhere."""
    try:
        return parse(text) if text else None
    except DateError:
        return None


def source_problems(table: Table) -> Iterator[Problem]:
    """Dates outside what the source alone supports."""
    for line, date, source in zip(table.lines, table.column("date"), table.column("source_date")):
        if source and source != date and (span := readable(date)) and (allowed := readable(source)):
            if not _inside(span, allowed):
                text = f'"{date}" lies outside its source_date "{source}", which allows {_ranges(allowed)}'
                yield Problem(line, "date", text)


def _inside(span: Span, source: Span) -> bool:
    """Whether all that a date says lies in what the source allows; what is about a date of its own is not asked for."""
    room = source.windows(span.zone)
    own = [
        window
        for part in span.members or (span,)
        for window in (part.windows() if part.start is part.end and part.first.runs else (_bounds(part),))
    ]
    return all(any(a <= low and high <= b for a, b in room) for low, high in own)


def _bounds(span: Span) -> Window:
    return (
        seconds(span.earliest) if span.start else -inf,
        seconds(span.latest) if span.end else inf,
    )


def relations_of(
    table: Table, ids: Sequence[str], dates: Sequence[Span | None], part: bool = False
) -> tuple[list[Relation], list[Problem]]:
    """Every row's relation, and what is wrong with how they are written; in a part of a table some may lack anchors."""
    where = {event: row for row, event in reversed(list(enumerate(ids)))}
    found, problems = [], []
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
            why = f"{quoted(name)} is the id of no event{did_you_mean(name, list(ids))}"
            problems.append(Problem(line, "relative_to", why))
        try:
            offset = parse_offset(duration)
        except ValueError as error:
            problems.append(Problem(line, "offset", f"{quoted(text)} is no offset; {error}"))
            continue
        if name in where and dates[row] and dates[where[name]]:
            found.append(Relation(row, where[name], own, other, offset))
    return found, problems


def relation_problems(
    table: Table, ids: Sequence[str], dates: Sequence[Span | None], relations: list[Relation]
) -> Iterator[Problem]:
    """Each relation against the two dates it ties; of those that fit, whatever rows cannot all be true together."""
    zone = _zone(dates)
    fit = []
    for relation in relations:
        problem = _pair_problem(table, ids, dates, relation, zone)
        if problem:
            yield problem
        else:
            fit.append(relation)
    for part in _network(dates, dates, fit, zone).parts():
        while part.narrowed() is None:
            rows = sorted(part.conflict())
            yield _conflict_problem(table, rows, "date")
            last = max(row for row in rows if any(link.row == row for link in part.links))
            rest = [link for link in part.links if link.row != last]
            part = Network(part.windows, part.rows, rest)


def implied(
    table: Table, dates: Sequence[Span | None], sources: Sequence[Span | None], relations: list[Relation]
) -> tuple[dict[int, Window], list[Problem]]:
    """To each row with a relation the narrowest window that follows from `source_date` and all relations.

    Sources that contradict one another, though the dates agree, are a problem too.
    """
    zone = _zone([*dates, *sources])
    found, problems = {}, []
    for part in _network(dates, sources, relations, zone).parts():
        narrowed = part.narrowed()
        if narrowed is None:
            problems.append(_conflict_problem(table, sorted(part.conflict()), "source_date"))
            continue
        for moment, (first, last) in narrowed.items():
            low, high = found.get(moment // 2, (inf, -inf))
            found[moment // 2] = min(low, first), max(high, last)
    return found, problems


def precedes(events: pd.DataFrame, first: str, second: str) -> str:
    """Whether one event is over before another begins, as far as all dates and relations tell.

    Parameters
    ----------
    events : pandas.DataFrame
        As `read_events` returns it.
    first, second : str
        Their ids.

    Returns
    -------
    {"certainly", "possibly", "no"}

    Raises
    ------
    ValueError
        If there is no such event.

    Examples
    --------
    >>> import io
    >>> from timeline import read_events
    >>> rows = "date,title,relative_to,offset\\n2023-11,Call,,\\n2023-11,Strike,call,P2D\\n2023-12,Report,,\\n"
    >>> events = read_events(io.StringIO(rows))
    >>> precedes(events, "call", "strike"), precedes(events, "strike", "call"), precedes(events, "call", "report")
    ('certainly', 'no', 'certainly')
    """
    from timeline.read.events import as_read  # which needs this file

    events = as_read(events)
    ids = events["id"].tolist()
    for name in (first, second):
        if name not in ids:
            raise ValueError(f"{quoted(name)} is the id of no event{did_you_mean(name, ids)}")
    dates = [parse(text) for text in events["date"]]
    relations, _ = relations_of(from_frame(events), ids, dates)
    one, other = ids.index(first), ids.index(second)
    network = _network(dates, dates, relations, _zone(dates), (one, other))
    end, start = _moment(one, dates[one], "end"), _moment(other, dates[other], "start")

    def holds(link: Link) -> bool:
        whole = Network(network.windows, network.rows, [*network.links, link])
        return all(part.narrowed() is not None for part in whole.parts() if end in part.windows)

    if not holds(Link(end, start, Order(after=True, apart=1))):
        return "no"
    return "possibly" if holds(Link(start, end, Order(after=True))) else "certainly"


# --- a table's network ----------------------------------------------------------------------------


def _zone(spans: Sequence[Span | None]) -> float | None:
    """The clock that all is told on: that of the first time of day with a UTC offset."""
    return next((span.zone for span in spans if span and span.zone is not None), None)


def _is_long(span: Span) -> bool:
    """Whether it has a start and an end, rather than one moment."""
    return span.form in ("throughout", "several")


def _moment(row: int, span: Span, end: str) -> int:
    """The number of a row's moment: an interval has two, and the usual one is its start, if that is not open."""
    late = end == "end" if end else span.form == "throughout" and span.open_start
    return 2 * row + (_is_long(span) and late)


def _network(
    dates: Sequence[Span | None],
    says: Sequence[Span | None],
    relations: Sequence[Relation],
    zone: float | None,
    more: Sequence[int] = (),
) -> Network:
    """Moments by `dates`, which say of what sort an event is, in the windows that `says` leaves them."""
    windows, rows, links = {}, {}, []
    for row in dict.fromkeys([*(row for one in relations for row in (one.anchor, one.row)), *more]):
        span, room = dates[row], says[row]
        assert span is not None
        own = ANY if room is None else room.windows(zone)
        if not _is_long(span):
            windows[2 * row], rows[2 * row] = own, row
            continue
        for late, point in enumerate((span.start, span.end)):
            rows[2 * row + late] = row
            # What the source says of an interval is where all of it lies; what a date says is where each end is.
            windows[2 * row + late] = own if says is not dates else point.windows(zone) if point else ANY
        links.append(Link(2 * row, 2 * row + 1, Order(after=True)))
    for one in relations:
        moments = ((row, dates[row], end) for row, end in ((one.anchor, one.other), (one.row, one.own)))
        anchor, child = (_moment(row, span, end) for row, span, end in moments if span)
        links.append(Link(anchor, child, one.offset, one.row))
    return Network(windows, rows, links)


# --- what is said ---------------------------------------------------------------------------------


def _pair_problem(
    table: Table, ids: Sequence[str], dates: Sequence[Span | None], relation: Relation, zone: float | None
) -> Problem | None:
    network = _network(dates, dates, [relation], zone)
    if network.narrowed() is not None:
        return None
    span, anchor, row = dates[relation.row], dates[relation.anchor], relation.row
    assert span is not None
    assert anchor is not None
    name, offset = (table.column(column)[row] for column in ("relative_to", "offset"))
    if relation.row == relation.anchor and not _is_long(span):
        return Problem(table.lines[row], "relative_to", f"{quoted(name)} is this very event; expected another")
    own = network.windows[_moment(relation.anchor, anchor, relation.other)]
    room = _range(*relation.offset.follows(own[0][0], own[-1][1]))
    why = f'"{span.text}" does not fit its relation: {name} ({anchor.text}) and {offset} give {room}'
    return Problem(table.lines[row], "date", why)


def _conflict_problem(table: Table, rows: list[int], column: str) -> Problem:
    told = []
    for row in rows:
        date, anchor, offset = (table.column(name)[row] for name in (column, "relative_to", "offset"))
        says = ", ".join(filter(None, (date, anchor and f"{offset} from {anchor}")))
        told.append(f"{place(table.lines[row])} ({says})")
    why = f"these cannot all be true: {'; '.join(told)}; expected dates and relations that agree"
    return Problem(table.lines[rows[0]], column, why)


def _iso(at: float) -> str:
    return iso(at).removesuffix(" 23:59:59").replace(" ", "T")


def _range(first: float, last: float) -> str:
    low, high = ("" if abs(x) == inf else _iso(x) for x in (first, last))
    return low if low == high else f"{low or '..'} to {high}" if high else f"{low} or later"


def _ranges(span: Span) -> str:
    windows = span.windows()
    return " or ".join(_range(*window) for window in windows[:3]) + (" or …" if len(windows) > 3 else "")
