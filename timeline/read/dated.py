"""A column `date` of what a table has of dates in several: starts and ends; years, months and days; days and times."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from timeline.dates.edtf import is_date
from timeline.read.aside import left_aside
from timeline.read.days import or_days, says_time, with_clocks, with_days_of_years
from timeline.read.intervals import in_full, in_its_century, interval, until_clock
from timeline.read.names import DUE, NAMES_OF, PARTS, clocks_of, is_called_time, only, plain
from timeline.read.pieces import with_whole_dates, ymd
from timeline.read.problems import place
from timeline.read.settle import lines_of, named_in, questions_of, said_of
from timeline.read.table import Table, counted, in_place_of, pieces_said
from timeline.read.timed import FIGURES, have_times, timed, timer
from timeline.typed.conventions import settled
from timeline.typed.hours import with_half_day
from timeline.typed.looks import is_clock, is_nothing, is_now, may_be_date
from timeline.typed.meanings import as_edtf

#: How a time of day looks in a column of that name.
_TIME = re.compile(r"\d{1,2}(?:[:.]\d\d){1,2}.*|\d{1,2} ?[ap]\.?m\.?|\d{1,2} ?h ?\d\d", re.I)


#: Whether a cell has a time.
_HAS_TIME = re.compile(r"\d:\d\d", re.ASCII)
#: A day and a time of it.
_CLOCK_AFTER = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:", re.ASCII)

#: What is an end beside a start alone: a fine is a sum, and a stop may be one of a bus.
_PAIRED_ENDS = "fine|stop|al|terme|do|till|finish|latest"
#: From where to where, as well as from when to when.
_PLACES = re.compile("from|to|von|nach|bis|de|à|a|desde|hasta|da|para")


def dated(table: Table, lang: str, known: Mapping[str, str], told: Collection[str] = ()) -> tuple[Table, list[str]]:
    """A table with one column `date`, if it has it in pieces or by a name that can only mean it, and what is said.

    Parameters
    ----------
    table : Table
    lang : str
    known : mapping of str to str
        What was `told` of how dates are written.
    told : collection of str
        Names of ours that somebody has given to columns.
    """
    table = with_clocks(with_whole_dates(with_days_of_years(table, told, lang), lang, known, told), told)
    was_counted, before = bool(table.asked.get("date")), table.column("date")
    table, said = _together(table, lang, known, told)
    joined = table.column("date") != before
    said += left_aside(table, told) if "date" in table.header else []
    return (counted(table, table.column("date")) if was_counted and joined else table), said


def _together(table: Table, lang: str, known: Mapping[str, str], told: Collection[str]) -> tuple[Table, list[str]]:
    """The same of columns that lack nothing of what stands beside them."""
    part = {name: _piece(table, name, told) for name in ("year", "month", "day", "time")}
    start, start_clock = _end_of(table, "start", told)
    end, end_clock = _end_of(table, "end", told)
    if start and not {"start", "end"} & {*told} and (part["year"] or only(table.header, NAMES_OF["date"])):
        # Beside a column of dates, "From" and "To" may be places.
        start, end = (name if name and _holds_dates(table, name) else "" for name in (start, end))
    if _PLACES.fullmatch(plain(start)) and "start" not in told and not _any_dates(table, start):
        start, end = "", "" if _PLACES.fullmatch(plain(end)) else end
    if start and not end and not end_clock and "end" not in told:  # what may be something else by itself
        others = [name for name in table.header if re.fullmatch(_PAIRED_ENDS, plain(name))]
        end = others[0] if len(others) == 1 and _holds_dates(table, others[0]) else ""
    due = "" if end or "date" in table.header else only(table.header, DUE)
    if start and due and _holds_dates(table, due):
        # Of what has no start it is the date.
        table = table.with_column(start, [own or at for own, at in zip(table.column(start), table.column(due))])
        end = due
    said: list[str] = []
    if "date" not in table.header:
        if part["year"] and part["month"] and not (start and _is_filled(table, start, part["year"])):
            names = [part[name] for name in ("year", "month", "day") if part[name]]
            table, said = _joined(table, names, lambda *parts: ymd(parts, lang, known))
            if part["time"]:
                table, said = _with_piece(table, part["time"], said, timer(table, part["time"], lang))
        elif start:
            clock = start_clock or (part["time"] if _are_times_of(table, part["time"], start, lang) else "")
            table, said = _from_ends(table, [(start, clock), (end, end_clock)], lang, known)
            if end or not end_clock:
                return table, said

            def until(start: str, clock: str) -> str:  # on the day of the start
                return interval([start, timed(start.split("T")[0], clock, lang) if clock else ""])

            return _with_piece(table, end_clock, said, until)
        elif (theirs := _called_date(table) or due) and not _is_of_the_row(table, theirs):
            table = table.renamed(theirs, "date")
            said = [pieces_said([theirs])]
        else:
            return table, []
    if end and not start and _says_ends(table, end):
        return _from_ends(table, [("date", part["time"] or start_clock), (end, end_clock)], lang, known)
    if not start and end_clock and not start_clock and _holds_clocks(table, part["time"]):
        start_clock = part["time"]
    if not start and start_clock:

        def join(day: str, start: str, end: str = "") -> str:
            start = with_half_day(start, end)
            begins, ends = timed(day, start, lang), timed(day, end, lang) if end else ""
            # Until the next day, which it is asked about.
            is_late = _CLOCK_AFTER.search(begins) and end and ends.replace(" ", "T")[10:] <= begins[10:]
            return f"{day} {start} - {end}" if is_late else interval([begins, ends])

        return _joined(table, [name for name in ("date", start_clock, end_clock) if name], join)
    if end_clock and not start_clock and any(map(_HAS_TIME.search, table.column("date"))):
        return _joined(table, ["date", end_clock], until_clock)
    clock = part["time"] if "date" in table.header else ""
    if clock and clock in table.header:
        table, more = _with_clock(table, clock, lang)
        return table, more if table.pieces else said + more
    return table, said


def _piece(table: Table, name: str, told: Collection[str]) -> str:
    names = [one for one in table.header if one != "date"]
    if name == "time" and name not in told:
        times = [one for one in names if is_called_time(one) and _holds_clocks(table, one)]
        day = table.own_name("date") if "date" in table.header else _called_date(table)
        # Which of several is the clock of the days, nobody knows, and it is not another than theirs.
        if len(times) > 1 or len({*clocks_of([*times, day])}) > 1 or have_times(table.column(day)):
            return ""
    return only(names, PARTS[name], told, name)


def _called_date(table: Table) -> str:
    return only(table.header, NAMES_OF["date"]) or only(table.header, "date")


def _end_of(table: Table, name: str, told: Collection[str]) -> tuple[str, str]:
    """The one column of a table that says where events start, or end, and the one that says at what time of day."""
    names = [one for one in table.header if re.fullmatch(PARTS[name], plain(one))]
    exact = [one for one in names if one.casefold() in (name, f"{name} date", f"{name}_date")]
    clocks = [one for one in names if _holds_clocks(table, one)]
    if name in told:
        return name, ""
    dates = [one for one in names if one not in clocks]
    dates = [one for one in dates if _holds_dates(table, one)] if len(dates) > 1 else dates
    dates = exact if len(exact) == 1 and len(dates) > 1 and exact[0] in dates else dates
    return dates[0] if len(dates) == 1 else "", clocks[0] if len(clocks) == 1 else ""


def _holds_clocks(table: Table, name: str) -> bool:
    filled = [*islice(filter(None, table.column(name)), 200)] if name else []
    others = [cell for cell in filled if not is_clock(cell) and not is_nothing(cell)]
    # What is neither a time nor a date is to be asked about, and not to empty the column.
    are_few = 2 * len(others) <= len(filled) and (says_time(name) or not any(map(may_be_date, others)))
    return are_few and any(map(is_clock, filled))


def _is_of_the_row(table: Table, name: str) -> bool:
    """Whether a column says when its row was written, as a form does beside the question of when something was."""
    others = [other for other in table.header if other != name and re.search(r"\b(?:when|date)\b", plain(other))]
    return plain(name) == "timestamp" and any(_holds_dates(table, other) for other in others)


def _is_filled(table: Table, name: str, other: str) -> bool:
    """Whether a column of dates has one wherever another column has something."""
    pairs = zip(table.column(name), table.column(other))
    return _holds_dates(table, name) and all(cell or not beside for cell, beside in pairs)


def _are_times_of(table: Table, name: str, day: str, lang: str) -> bool:
    """Whether a column holds times of day, each of a day in another column."""
    days = (as_edtf(cell, lang) for cell, time in zip(table.column(day), table.column(name)) if time)
    return _holds_clocks(table, name) and all(
        re.fullmatch(r"-?\d{4}-\d\d-\d\d|\d+[./-]\d+[./-]\d+", one) for one in days
    )


def _holds_dates(table: Table, name: str) -> bool:
    filled = [*islice(filter(None, table.column(name)), 200)]
    words = sum(is_now(cell) or is_nothing(cell) or cell == ".." for cell in filled)
    dates = words + sum(may_be_date(cell) or FIGURES.fullmatch(cell) is not None for cell in filled)
    return dates > 0 and 2 * (dates + sum(map(is_clock, filled))) > len(filled)


def _any_dates(table: Table, name: str) -> bool:
    return any(may_be_date(cell) or FIGURES.fullmatch(cell) for cell in table.column(name))


def _says_ends(table: Table, name: str) -> bool:
    """Whether a column beside a date says when something ended, so that what is no date there is asked about."""
    called, cells = plain(name), [cell for cell in table.column(name) if cell and not is_nothing(cell)]
    if re.search(r"\b(?:enddate|date|\w*datum|data|fecha|дата)\b", called):
        return bool(cells)
    return _holds_dates(table, name) or (re.match(r"end|ei?nd", called) is not None and any(map(may_be_date, cells)))


def _from_ends(
    table: Table, names: Sequence[tuple[str, str]], lang: str, known: Mapping[str, str]
) -> tuple[Table, list[str]]:
    """A column `date` of starts and ends, which are written in one way, each perhaps with a column of its times."""
    names = [(day, clock) for day, clock in names if day]
    if len(names) > 1:
        starts, last = (table.column(name) for name, _ in names[:2])
        last = [".." if is_now(cell) else in_its_century(start, cell) for start, cell in zip(starts, last)]
        table = table.with_column(names[1][0], last)
    ends = [table.column(name) for name, _ in names]
    before = table.asked.get("date", {})
    texts = dict.fromkeys(cell for column in ends for cell in column if cell and cell not in before)
    found = settled(texts, known, lang)
    as_date = {text: one.edtf for text, one in found.dates.items()}
    put = lambda cell: as_date.get(cell) or (cell if not cell or cell in found.left else as_edtf(cell, lang))  # noqa: E731
    lines, name = lines_of(table, *ends), " and ".join(name for name, _ in names)
    said, asked = said_of(name, found, known, lines), [*or_days(questions_of(name, found, lines), table.lines, ends)]
    named = named_in(found)
    opened = {}
    for cells in zip(*ends):
        whole = interval([put(cell) for cell in cells])
        # What is decided here is not to be decided again: a year before our era would be counted anew.
        if any(cell in named or (is_date(whole) and put(cell) != cell) for cell in cells):
            opened[whole] = ()
    clocks = [at for at, (_, clock) in enumerate(names) if clock]

    def join(*cells: str) -> str:
        if not clocks:
            return in_full(cells, put, lang)
        days, times = [put(cell) for cell in cells[: len(names)]], dict(zip(clocks, cells[len(names) :]))
        if times.get(1) and not days[1]:  # on the day of the start
            days[1] = days[0].split("T")[0]
        return interval(
            [timed(day, times.get(at, ""), lang) if day else times.get(at, "") for at, day in enumerate(days)]
        )

    table, told = _joined(table, [*(day for day, _ in names), *(clock for _, clock in names if clock)], join)
    table = replace(table.asking(asked), asked={**table.asked, "date": opened})
    alone = [line for line, start, *end in zip(table.lines, *ends) if end and end[0] and not start]
    if alone:
        told.append(f"{names[1][0]} alone, as in {place(alone[0])}, is read as an end whose start nobody knows")
    return table, [*told, *said]


def _with_clock(table: Table, name: str, lang: str) -> tuple[Table, list[str]]:
    """The column `date` with the times of another, if that holds any."""
    if not any(map(_TIME.fullmatch, table.column(name))):
        filled = any(table.column(name))
        return table, [f"{name} holds no times of day and is left as it is"] if filled else []
    return _joined(table, ("date", name), timer(table, name, lang))


def _with_piece(table: Table, name: str, said: list[str], join: Callable[..., str]) -> tuple[Table, list[str]]:
    """The column `date`, which was made of pieces, with one more of them."""
    pieces = (*table.pieces, (table.own_name(name), table.column(name)))
    table, _ = _joined(table, ("date", name), join)
    return replace(table, pieces=pieces), [pieces_said([name for name, _ in pieces]), *said[1:]]


def _joined(table: Table, names: Sequence[str], join: Callable[..., str]) -> tuple[Table, list[str]]:
    """The table with one column `date` in place of these."""
    columns, theirs = [*map(table.column, names)], [*map(table.own_name, names)]
    cells = [join(*parts) for parts in zip(*columns)]
    joined = replace(in_place_of(table, names, "date", cells), pieces=tuple(zip(theirs, columns)))
    return joined, [pieces_said(theirs)]
