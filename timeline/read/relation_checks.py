"""Relative dates in a table: each held against its dates, all held together, and what follows from them.

"Two days later" is checked, not believed. A relation says where a date must
lie; if no choice of moments that all dates allow is one that all relations
allow, something is wrong. A `source_date` is stricter: the date must lie
inside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf

from timeline.dates.calendar import iso, seconds
from timeline.dates.edtf import readable
from timeline.dates.span import Span
from timeline.read.problems import Problem, place, quoted
from timeline.read.relations import Relation, is_long, moment_of, network_of, zone_of
from timeline.read.table import Table
from timeline.relations.network import Network, Window


def source_problems(table: Table) -> Iterator[Problem]:
    """Dates outside what the source alone supports."""
    for line, date, source in zip(table.lines, table.column("date"), table.column("source_date")):
        if source and source != date and (span := readable(date)) and (allowed := readable(source)):
            if not _inside(span, allowed):
                text = f'"{date}" lies outside its source_date "{source}", which allows {_ranges(allowed)}'
                yield Problem(line, "date", text)


def _inside(span: Span, source: Span) -> bool:
    """Whether all that a date says lies in what the source allows; what an "about" adds to it need not."""
    room = source.windows(span.zone)
    parts = [
        window
        for part in span.members or (span,)
        for window in (part.windows() if part.start is part.end and part.first.runs else (_bounds(part),))
    ]
    return all(any(a <= low and high <= b for a, b in room) for low, high in parts)


def _bounds(span: Span) -> Window:
    return (
        seconds(span.earliest) if span.start else -inf,
        seconds(span.latest) if span.end else inf,
    )


def relation_problems(table: Table, dates: Sequence[Span | None], relations: list[Relation]) -> Iterator[Problem]:
    """Each relation against the two dates it ties; of those that fit, whatever rows cannot all be true together."""
    zone = zone_of(dates)
    fit = []
    for relation in relations:
        problem = _pair_problem(table, dates, relation, zone)
        if problem:
            yield problem
        else:
            fit.append(relation)
    for part in network_of(dates, dates, fit, zone).parts():
        named: list[set[int]] = []
        while part.narrowed() is None:
            rows = sorted(part.conflict())
            if not any(some <= {*rows} for some in named):  # else it may be gone when that is mended
                named.append({*rows})
                yield conflict_problem(table, rows, "date")
            last = max(row for row in rows if any(link.row == row for link in part.links))
            rest = [link for link in part.links if link.row != last]
            part = Network(part.windows, part.rows, rest)


def implied(
    table: Table, dates: Sequence[Span | None], sources: Sequence[Span | None], relations: list[Relation]
) -> tuple[dict[int, Window], list[Problem]]:
    """To each row with a relation the narrowest window that follows from `source_date` and all relations.

    Sources that contradict one another, though the dates agree, are a problem too.
    """
    zone = zone_of([*dates, *sources])
    windows, problems = {}, []
    for part in network_of(dates, sources, relations, zone).parts():
        narrowed = part.narrowed()
        if narrowed is None:
            problems.append(conflict_problem(table, sorted(part.conflict()), "source_date"))
            continue
        for moment, (first, last) in narrowed.items():
            low, high = windows.get(moment // 2, (inf, -inf))
            windows[moment // 2] = min(low, first), max(high, last)
    return windows, problems


# --- what is said ---------------------------------------------------------------------------------


def _pair_problem(table: Table, dates: Sequence[Span | None], relation: Relation, zone: float | None) -> Problem | None:
    network = network_of(dates, dates, [relation], zone)
    if network.narrowed() is not None:
        return None
    span, anchor, row = dates[relation.row], dates[relation.anchor], relation.row
    assert span is not None
    assert anchor is not None
    name, offset = (table.column(column)[row] for column in ("relative_to", "offset"))
    if relation.row == relation.anchor and not is_long(span):
        return Problem(table.lines[row], "relative_to", f"{quoted(name)} is this very event; expected another")
    anchored = network.windows[moment_of(relation.anchor, anchor, relation.other)]
    room = _range(*relation.offset.follows(anchored[0][0], anchored[-1][1]))
    why = f'"{span.text}" does not fit its relation: {name} ({anchor.text}) and {offset} give {room}'
    return Problem(table.lines[row], "date", why)


def conflict_problem(table: Table, rows: list[int], column: str) -> Problem:
    """Rows that cannot all be true, with what each says."""
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
