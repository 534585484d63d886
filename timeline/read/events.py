"""CSV to a checked DataFrame, or one `EventsError` that lists every problem.

Nothing is guessed and nothing is dropped: a row is read as it was typed, or
the file is not read at all.
"""

from __future__ import annotations

import gc
import re
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from os import PathLike
from typing import IO
from urllib.parse import urlsplit

import numpy as np
import pandas as pd

from timeline.dates import ties
from timeline.dates.columns import moments, said, spans
from timeline.dates.edtf import FORMS, PRECISIONS, DateError, Span, parse
from timeline.dates.hints import close, date_hint
from timeline.read.heading import apart, attributes, heading_problems, note_problems
from timeline.read.problems import EventsError, Problem, shown
from timeline.read.sources import load
from timeline.read.table import Table
from timeline.schema import COLUMNS, DERIVED, DISPLAY, NAMES, REQUIRED

MAX_TITLE = 1000

_ID = re.compile(r"[\w.-]+")


def read_events(source: str | PathLike | IO | pd.DataFrame, columns: Mapping[str, str] | None = None) -> pd.DataFrame:
    """Read and check events.

    Parameters
    ----------
    source : path, file object or DataFrame
        A CSV in UTF-8 with a header, or a frame of the same columns. Only
        `date` (EDTF) and `title` are required; unknown columns are kept. Also
        a TimelineJS sheet or JSON, and an .xlsx workbook where openpyxl is
        installed.
    columns : mapping of str to str, optional
        Our column names to the source's, such as `{"date": "Year"}`.

    Returns
    -------
    pandas.DataFrame
        One row per event, sorted by time, with every column of `schema` as
        text (missing where the cell is blank) and those below. Its `attrs`
        hold the cells of the row of kind `title` (`title`, `description`,
        `source`, `check_url`, `lane`) and `notes`, the cells of each row of
        kind `note`, where the source has them:

        ==================== ================= ==========================================
        earliest, latest     datetime64[s]     first and last second the date allows,
                                               both included; NaT at an open end
        form                 category          exact, within, throughout or several
        precision            category          second to millennium, of the coarser end
        open_start, open_end bool              whether that end is open or unknown
        about, perhaps       bool              qualified by ``~`` or ``?`` (``%`` is both)
        when                 str               the date in words, or the `display_date`
        ==================== ================= ==========================================

    Raises
    ------
    EventsError
        With every problem of the source, each with its line and column.

    Examples
    --------
    >>> import io
    >>> events = read_events(io.StringIO("date,title\\n2023-12-08,Rockets\\n2022-10,New premier\\n"))
    >>> events[["when", "form", "title"]].to_numpy().tolist()
    [['some day in October 2022', 'within', 'New premier'], ['8 December 2023', 'exact', 'Rockets']]
    """
    with _uncollected():
        return _read(load(source, columns))


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


def _read(table: Table) -> pd.DataFrame:
    problems = [*table.problems, *_header_problems(table)]
    if not all(name in table.header for name in REQUIRED):
        raise EventsError(table.name, problems)
    table, notes, headings = apart(table)
    problems += [*_note_problems(notes), *_web_problems(headings), *heading_problems(headings, table.column("lane"))]
    dates, bad = _dates(table, "date")
    _, more = _dates(table, "source_date")
    ids, unnamed = _ids(table)
    problems += [*bad, *more, *unnamed, *_cell_problems(table), *_zone_problems(table)]
    problems += _source_problems(table)
    problems += _tie_problems(table, ids)
    if not problems and not table.lines and headings.lines:
        problems.append(Problem(None, "", "holds a title and no event; expected one event a line"))
    if problems:
        raise EventsError(table.name, problems)
    return _frame(table, ids, dates, attributes(headings, notes))


def _note_problems(notes: Table) -> Iterator[Problem]:
    _, bad = _dates(notes, "date")
    yield from bad
    yield from _cell_problems(notes)
    yield from note_problems(notes)


def _header_problems(table: Table) -> Iterator[Problem]:
    for name in REQUIRED:
        if name not in table.header:
            others = [h for h in table.header if h not in NAMES]
            near = [h for h in others if close(h, [name])]
            meant = f'; did you mean "{near[0]}" to be it? Rename it to {name}' if near else ""
            there = ", ".join(h for h in table.header if h) or "none"
            yield Problem(table.header_line, name, f"this column is missing{meant}; the columns are: {there}")
    for name in {h: None for h in table.header if table.header.count(h) > 1}:
        yield Problem(table.header_line, name, "this column stands twice; expected each name once")


def _dates(table: Table, column: str) -> tuple[np.ndarray, list[Problem]]:
    """The column's dates as an array of `SPAN`, and what is wrong with them."""
    texts = table.column(column)
    rows, bad = spans(texts)
    problems = []
    for line, text in zip(table.lines, texts) if bad else ():
        if error := bad.get(text):
            why = f"{shown(text)} {error.why}; {date_hint(text) or f'expected {error.expected}'}"
            problems.append(Problem(line, column, why))
    return rows, problems


def _readable(text: str) -> Span | None:
    """A date that other cells are held against; None where it is blank or wrong, which is said elsewhere."""
    try:
        return parse(text) if text else None
    except DateError:
        return None


def _cell_problems(table: Table) -> Iterator[Problem]:
    for name in REQUIRED:
        for line, text in zip(table.lines, table.column(name)) if "" in table.column(name) else ():
            if not text:
                yield Problem(line, name, f"is blank; expected {'an EDTF date' if name == 'date' else 'a label'}")
    for line, title in zip(table.lines, table.column("title")):
        if len(title) > MAX_TITLE:
            yield Problem(
                line, "title", f"{shown(title, 30)} has {len(title)} characters; expected at most {MAX_TITLE}: "
                "tell the rest in description",
            )  # fmt: skip
    yield from _web_problems(table)


def _web_problems(table: Table) -> Iterator[Problem]:
    for name in [column.name for column in COLUMNS if column.text == "web"]:
        for line, url in zip(table.lines, table.column(name)):
            if url and not _is_web(url):
                yield Problem(line, name, f"{shown(url)} is no web address; expected https://… or http://…")


def _is_web(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return (
        parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"[\s\"<>\\^`{|}\x00-\x1f]", text)
    )


def _zone_problems(table: Table) -> Iterator[Problem]:
    """Clock times with different offsets cannot stand on one axis as they are written."""
    first = None
    for line, text in zip(table.lines, table.column("date")):
        for point in span.points if "T" in text and (span := _readable(text)) else ():
            if point.precision not in ("minute", "second"):
                continue
            if first is None:
                first = (point.zone, line)
            elif point.zone != first[0]:
                zone, other = point.zone or "no UTC offset", first[0] or "none"
                yield Problem(
                    line, "date", f'"{text}" has {zone}, line {first[1]} has {other}; expected one for all times'
                )


def _slugs(titles: list[str]) -> list[str]:
    """Ids from titles, all at once.

    Examples
    --------
    >>> _slugs(["Rocket attack on the US Embassy", "Élysée: 2 talks", "!"])
    ['rocket-attack-on-the-us-embassy', 'elysee-2-talks', 'event']
    """
    text = "\n".join(" ".join(title.split()) if "\n" in title else title for title in titles).casefold()
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
        text = re.sub(r"[^\w\n]", "-", text)
    text = re.sub("-{2,}", "-", text.translate(_DASHES))
    return [slug[:60].strip("-") or "event" for slug in text.split("\n")]


#: Whatever of ASCII is no letter, digit or line's end, as a dash.
_DASHES = {code: "-" for code in range(128) if not chr(code).isalnum() and code != 10}


def _ids(table: Table) -> tuple[list[str], list[Problem]]:
    """An id for each row: its own, or one made from its title that no other row has."""
    given = table.column("id")
    problems, seen = [], {}
    for line, text in zip(table.lines, given):
        if text and not _ID.fullmatch(text):
            problems.append(
                Problem(line, "id", f"{shown(text)} is no id; expected letters, digits, - _ . without spaces")
            )
        elif text in seen:
            problems.append(Problem(line, "id", f"{shown(text)} is taken by line {seen[text]}; expected a new one"))
        elif text:
            seen[text] = line
    taken, counts, ids = set(seen), {}, []
    for text, slug in zip(given, _slugs(table.column("title")) if not all(given) else given):
        if not text:
            text = stem = slug
            while text in taken:
                counts[stem] = counts.get(stem, 1) + 1
                text = f"{stem}-{counts[stem]}"
            taken.add(text)
        ids.append(text)
    return ids, problems


def _source_problems(table: Table) -> Iterator[Problem]:
    for line, date, source in zip(table.lines, table.column("date"), table.column("source_date")):
        if source and source != date and (span := _readable(date)) and (room := _readable(source)):
            if text := ties.source_problem(span, room):
                yield Problem(line, "date", text)


def _tie_problems(table: Table, ids: list[str]) -> Iterator[Problem]:
    if not any(table.column("relative_to")) and not any(table.column("offset")):
        return
    dates = table.column("date")
    where = {event: row for row, event in reversed(list(enumerate(ids)))}
    anchors = {}
    for row, (line, anchor, offset) in enumerate(zip(table.lines, table.column("relative_to"), table.column("offset"))):
        if not anchor and not offset:
            continue
        if not anchor or not offset:
            blank, other = ("offset", "relative_to") if anchor else ("relative_to", "offset")
            yield Problem(
                line, blank, f"is blank, but {other} says {shown(anchor or offset)}; expected both or neither"
            )
            continue
        known = anchor in where
        if known:
            anchors[ids[row]] = anchor
        else:
            yield Problem(line, "relative_to", f"{shown(anchor)} is the id of no event{close(anchor, ids)}")
        try:
            offset in ("after", "before") or ties.parse_offset(offset)
        except ValueError as error:
            yield Problem(line, "offset", f"{shown(offset)} is no offset; {error}")
            continue
        if known and (span := _readable(dates[row])) and (other := _readable(dates[where[anchor]])):
            if text := ties.tie_problem(span, other, anchor, offset):
                yield Problem(line, "date", text)
    for ring in ties.cycles(anchors):
        around = " → ".join([*ring, ring[0]])
        yield Problem(
            table.lines[where[ring[0]]], "relative_to", f"these hang on one another: {around}; expected one with no tie"
        )


def _frame(table: Table, ids: list[str], dates: np.ndarray, attrs: dict) -> pd.DataFrame:
    given = {name: table.column(name) for name in table.header if name not in DERIVED} | {"id": ids}
    names = [name for name in dict.fromkeys((*NAMES, *table.header)) if name not in DERIVED]
    blank = pd.array(np.full(len(ids), np.nan, dtype=object), dtype="str")
    events = {name: _texts(given[name]) if name in given else blank for name in names}
    for name in ("earliest", "latest"):
        events[name] = moments(dates[name])
    for name, values in (("form", FORMS), ("precision", PRECISIONS)):
        events[name] = _categories(dates[name], values)
    events["open_start"], events["open_end"] = np.isnan(dates["earliest"]), np.isnan(dates["latest"])
    for name in ("about", "perhaps"):
        events[name] = dates[name]
    events["when"] = pd.array(said(table.column("date")), dtype="str")
    events = pd.DataFrame(events)
    if DISPLAY in events:
        events["when"] = events[DISPLAY].fillna(events["when"])
    events = events.iloc[_order(events)].reset_index(drop=True)
    events.attrs = attrs
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
