"""CSV to a checked DataFrame, or one `EventsError` that lists every problem.

Nothing is guessed and nothing is dropped: a row is read as it was typed, or the file is not read at all.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import IO, Any

import numpy as np
import pandas as pd

from timeline.dates.calendar import moments
from timeline.dates.clock import clock_name
from timeline.dates.columns import report_ends
from timeline.dates.edtf import readable
from timeline.dates.span import FORMS, PRECISIONS
from timeline.read.arguments import check
from timeline.read.checks import (
    cell_problems,
    header_problems,
    ids_of,
    problems_of_notes,
    read_dates,
    sign_problems,
    web_problems,
)
from timeline.read.clocks import on_one_clock, zone_problems
from timeline.read.frames import WHOLE, checked_attrs, edited, expected, of_the_part, was_read
from timeline.read.heading import apart, attributes, heading_problems
from timeline.read.implied import FIRST, LAST, OUTSIDE, with_implied
from timeline.read.kinds import kind_problems, kinds_apart
from timeline.read.named import Named
from timeline.read.problems import FRAME, EventsError, Problem, quoted
from timeline.read.relation_checks import implied, relation_problems, source_problems
from timeline.read.relations import relations_of
from timeline.read.rows import without_those
from timeline.read.settle import settle
from timeline.read.signs import without_breaks
from timeline.read.sources import load
from timeline.read.table import Table, from_frame
from timeline.schema import CLOCK, DERIVED, DISPLAY, IMAGES, NAMES, REPORT, REQUIRED
from timeline.typed.conventions import told
from timeline.words.columns import in_words


def read_events(
    source: str | PathLike | IO | pd.DataFrame,
    columns: Named | None = None,
    lang: str = "en",
    dates: str | None = None,
) -> pd.DataFrame:
    """Read and check events.

    Parameters
    ----------
    source : path, web address, file object, DataFrame or list of dicts
        A CSV in UTF-8 with a header, or a frame of the same columns, of pandas or any library that narwhals knows. Only
        `date` (EDTF) and `title` are required; unknown columns are kept, and names that can only mean one of ours are
        taken for it. Also a list in any of the forms of docs/forms.md; "-" is standard input, and what stands at an
        address of http or https is fetched once.
    columns : mapping of str to str or list of str, optional
        Our column names to the source's, such as `{"date": "Year"}`, or
        `{"start": "From", "end": "To"}`; with several columns as `date`, each date is an event.
    lang : str
        A language whose names of months are understood, short ones too; full ones are in more than thirty.
    dates : str, optional
        How its dates are written, where its own rows do not settle that: `month-first`, `day-first` or `year-first`;
        `century=1900`, the first of the hundred years that two digits mean; `short=years` or `short=months`, for
        1984-5; `bc=historical` or `bc=astronomical`, for -44; `zone=+01:00`, the clock for times with an offset;
        for blank dates, `implied`, where their relations leave them, or `above`, as in the row above. Commas between.

    Returns
    -------
    pandas.DataFrame
        One row per event, sorted by time, with every column of `schema` as
        text (missing where the cell is blank) and those below. Its `attrs`
        hold the cells of the row of kind `title` (`title`, `description`,
        `source`, `check_url`, `lane`) and, where there are any, `notes`,
        the cells of each row of kind `note`; `kinds`, those of each row that
        gives a kind its colour; `read_as`, how columns with other
        names, and dates written otherwise, were understood; and `clock`, such
        as "UTC-08:00", where times of day have an offset:

        ==================== ================= ==========================================
        earliest, latest     datetime64[s]     first and last second the date allows,
                                               both included; NaT at an open end
        form                 category          exact, within, throughout or several
        precision            category          second to millennium, of the coarser end
        open_start, open_end bool              whether that end is open or unknown
        about, perhaps       bool              qualified by ``~`` or ``?`` (``%`` is both)
        when                 str               the date in words, or the `display_date`
        implied_earliest,    datetime64[s]     first and last second that follow from
        implied_latest                         `source_date` and all relations alone;
                                               NaT where nothing follows
        ==================== ================= ==========================================

    Raises
    ------
    EventsError
        With every problem of the source, each with its line and column.
    ValueError
        If `dates` does not say how dates are written.

    Examples
    --------
    >>> import io
    >>> events = read_events(io.StringIO("date,title\\n2023-12-08,Rockets\\n2022-10,New premier\\n"))
    >>> events[["when", "form", "title"]].to_numpy().tolist()
    [['some day in October 2022', 'within', 'New premier'], ['8 December 2023', 'exact', 'Rockets']]
    """
    check(lang=lang, columns=columns, dates=dates)
    source = expected(source)
    part = isinstance(source, pd.DataFrame) and was_read(source)
    if part and not columns and not dates:
        return as_read(source, lang)
    with _uncollected():
        events = events_of(settled_table(source, columns, lang, dates), lang, part, known=told(dates))
    if IMAGES in events.attrs and isinstance(source, str | PathLike) and source != "-":
        path = Path(source)
        events.attrs[IMAGES] |= {"folder": str(path.parent), "name": str(path)}
    return events


def settled_table(
    source: str | PathLike | IO | pd.DataFrame, columns: Named | None, lang: str, dates: str | None
) -> Table:
    """A source as a table, each column of its dates decided once."""
    known = told(dates)
    return settle(load(source, columns, lang, known), known, lang)


def as_read(events: pd.DataFrame | str | PathLike | IO, lang: str = "en") -> pd.DataFrame:
    """Events as `read_events` returns them, of whatever is to be drawn.

    A frame that it returned may have been filtered, sorted, edited, cut to some columns or given more since: its cells
    are checked again and what is derived is derived again, so that nothing that is shown can disagree. Of a part, what
    an event hangs on may be gone, and deck and notes are left out, which tell of the whole: a warning says so. What
    `merge` or `concat` returns may have no heading any more. Anything else is read as `read_events` reads it.

    Raises
    ------
    EventsError
        With every problem of the events, among them what is worked out from the date and has been edited.

    Examples
    --------
    >>> import io
    >>> events = read_events(io.StringIO("date,title\\n2022,A\\n2023,B\\n"))
    >>> events.loc[0, "date"] = "2024"
    >>> as_read(events)["when"].tolist()
    ['some day in 2023', 'some day in 2024']
    """
    check(lang=lang)
    events = expected(events)
    if not (isinstance(events, pd.DataFrame) and was_read(events)):
        return read_events(events, lang=lang)
    checked_attrs(events.attrs)
    with _uncollected():
        part = events.drop(columns=[*DERIVED], errors="ignore").assign(**{_PLACE: range(len(events))})
        part.attrs = of_the_part(events)
        table = replace(without_breaks(from_frame(part)), problems=[], said=())  # nothing may be left of it
        checked = events_of(table, lang, part=True)
        places = checked.pop(_PLACE).astype(int).to_numpy()
        problems = list(edited(events, checked.iloc[np.argsort(places)]))
    if problems:
        raise EventsError(FRAME, problems)
    checked.attrs |= {name: events.attrs[name] for name in ("read_as", IMAGES) if events.attrs.get(name)}
    return checked


#: A column of where each row stood in a frame that is read again.
_PLACE = "place in the frame"


@contextmanager
def _uncollected() -> Iterator[None]:
    """Nothing that is made while reading is garbage: looking for some a hundred times takes a third of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def events_of(table: Table, lang: str, part: bool = False, known: Mapping[str, str] | None = None) -> pd.DataFrame:
    """A table's events, checked as `read_events` checks them; in a part of one, what others name may be missing."""
    source = table
    problems = [*table.problems, *table.questions, *header_problems(table), *sign_problems(table)]
    if not all(name in table.header for name in REQUIRED):
        if "date" in table.header:  # whose cells can be checked all the same
            problems += read_dates(apart(kinds_apart(table)[0])[0], "date", lang)[1]
        raise EventsError(table.name, [replace(one, column=source.own_name(one.column)) for one in problems])
    table, kinds = kinds_apart(table)
    table, notes, headings = apart(table)
    problems += [
        *problems_of_notes(notes, lang),
        *web_problems(headings),
        *heading_problems(headings, None if part else table.column("lane")),
        *kind_problems(kinds, None if part else table.column("kind")),
    ]
    ids, unnamed = ids_of(table)
    unzoned, (table, zone) = [*zone_problems(table)], on_one_clock(table, known)
    table, astray = with_implied(table, ids, part)
    dates, bad = read_dates(table, "date", lang)
    sources, more = read_dates(table, "source_date", lang)
    problems += [*astray, *bad, *more, *unnamed, *cell_problems(table, lang), *unzoned, *source_problems(table)]
    windows, unfit = _relations(table, ids, sources, not problems, part)
    problems = without_those([*problems, *unfit], table)
    if not problems and not table.lines and headings.lines and not part:
        problems.append(Problem(None, "", "holds a title and no event; expected one event a line"))
    if problems:  # each under the name that the column has in the source
        raise EventsError(table.name, [replace(one, column=source.own_name(one.column)) for one in problems])
    beside = {"read_as": list(table.said)} if table.said else {}
    beside |= {CLOCK: clock_name(zone)} if zone else {}
    lines = {event: int(line) for event, line, image in zip(ids, table.lines, table.column("image"))
             if image and isinstance(line, int)}  # fmt: skip
    beside |= {IMAGES: {"lines": lines}} if lines else {}
    return _frame(table, ids, dates, windows, attributes(headings, notes, kinds) | beside)


def _relations(
    table: Table, ids: list[str], sources: np.ndarray, good: bool, part: bool
) -> tuple[np.ndarray, list[Problem]]:
    """To each row the first and last second that sources and relations alone leave it, nan where they leave it open.

    What lies outside the years that can be drawn is cut there.
    """
    low = np.clip(sources["earliest"] - sources["start_slack"], FIRST, LAST)
    high = np.clip(sources["latest"] + sources["end_slack"], FIRST, LAST)
    if not any(table.column("relative_to")) and not any(table.column("offset")):
        return np.stack([low, high]), []
    spans = [[readable(text) for text in table.column(name)] for name in ("date", "source_date")]
    relations, problems = relations_of(table, ids, spans[0], part)
    problems += relation_problems(table, spans[0], relations)
    if good and not problems:
        windows, problems = implied(table, spans[0], spans[1], relations)
        for row, (first, last) in windows.items():
            if first > LAST or last < FIRST:
                column = "offset" if table.column("offset")[row] else "source_date"
                problems.append(Problem(table.lines[row], column, f"{quoted(table.column(column)[row])} {OUTSIDE}"))
            low[row], high[row] = (np.clip(at, FIRST, LAST) if abs(at) < np.inf else np.nan for at in (first, last))
    return np.stack([low, high]), problems


def _frame(table: Table, ids: list[str], dates: np.ndarray, implied: np.ndarray, attrs: dict) -> pd.DataFrame:
    given = {name: table.column(name) for name in table.header if name not in DERIVED} | {"id": ids}
    names = [name for name in dict.fromkeys((*NAMES, *table.header)) if name not in DERIVED]
    blank = pd.array(np.full(len(ids), np.nan, dtype=object), dtype="str")
    cells: dict[str, Any] = {name: _texts(given[name]) if name in given else blank for name in names}
    for name in ("earliest", "latest"):
        cells[name] = moments(dates[name])
    for name, values in (("form", FORMS), ("precision", PRECISIONS)):
        cells[name] = _categories(dates[name], values)
    cells["open_start"], cells["open_end"] = np.isnan(dates["earliest"]), np.isnan(dates["latest"])
    for name in ("about", "perhaps"):
        cells[name] = dates[name]
    cells["implied_earliest"], cells["implied_latest"] = map(moments, implied)
    reports = report_ends(dates, np.array(table.column("kind"), dtype=object) == REPORT)
    cells["when"] = pd.array(in_words(table.column("date"), reports=reports), dtype="str")
    events = pd.DataFrame(cells)
    if DISPLAY in events:
        events["when"] = events[DISPLAY].fillna(events["when"])
    events = events.iloc[_order(events)].reset_index(drop=True)
    events.attrs = attrs | {WHOLE: len(events)}
    return events


def _texts(cells: list[str]) -> pd.api.extensions.ExtensionArray:
    texts = np.array(cells, dtype=object)
    texts[texts == ""] = np.nan
    return pd.array(texts, dtype="str")


def _categories(numbers: np.ndarray, names: tuple[str, ...]) -> pd.Categorical:
    """Names by number, of which only those that occur are categories."""
    used = sorted({names[number] for number in np.unique(numbers)})
    place = np.array([used.index(name) if name in used else -1 for name in names])
    return pd.Categorical.from_codes(place[numbers], categories=used)


def _order(events: pd.DataFrame) -> np.ndarray:
    """Row numbers by time: what starts first, then what ends first, then the file's order.

    An event whose start is open stands at the last day it can be.
    """
    latest = events["latest"].to_numpy()
    start = events["earliest"].to_numpy()
    start = np.where(np.isnat(start), latest.astype("M8[D]").astype("M8[s]"), start)
    end = np.where(np.isnat(latest), np.datetime64("9999-12-31T23:59:59", "s"), latest)
    return np.lexsort((end, start))
