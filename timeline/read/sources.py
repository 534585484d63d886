"""Whatever events are kept in, to columns of text: CSV, spreadsheet, DataFrame, TimelineJS."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import IO, Any

import pandas as pd

from timeline.read import timelinejs
from timeline.read.columns import kept, taken
from timeline.read.delimited import from_csv
from timeline.read.files import decoded, read_bytes
from timeline.read.lanes import offered
from timeline.read.named import Named, alike, in_python, several
from timeline.read.problems import FRAME, RECORDS, EventsError, Place, Problem, quoted
from timeline.read.several import joined
from timeline.read.table import MAX_COLUMNS, Table, from_frame, too_wide
from timeline.read.workbook import from_workbook, is_workbook
from timeline.schema import NAMES
from timeline.typed.hints import did_you_mean


def load(
    source: str | os.PathLike | IO | pd.DataFrame,
    columns: Named | None = None,
    lang: str = "en",
    known: Mapping[str, str] | None = None,
) -> Table:
    """Read a source and give its columns our names.

    Parameters
    ----------
    source : path, file object or DataFrame
        A CSV, a TimelineJS sheet or JSON, a JSON list of records, an .xlsx workbook's first sheet, or a frame; "-" is
        standard input.
    columns : mapping of str to str, optional
        Our names to the source's own.
    lang : str
        A language in which months may be written, where a date is put together from several columns.
    known : mapping of str to str, optional
        What was told of how those are written.

    Returns
    -------
    Table

    Raises
    ------
    EventsError
        If there is no table to be had from it.
    """
    if isinstance(source, pd.DataFrame):
        table = from_frame(source)
    else:
        name, data = read_bytes(source)
        if isinstance(data, bytes) and is_workbook(name, data):
            table = from_workbook(name, data)
        elif (text := decoded(name, data)).lstrip()[:1] in ("{", "["):
            parsed = _json(name, text)
            records = _records(parsed)
            if records is None:
                return timelinejs.from_json(name, parsed)
            table = _from_records(name, records)
        else:
            table = from_csv(name, text)
    table = _renamed(table, columns)
    if timelinejs.is_sheet(table.header):
        table = timelinejs.from_sheet(table)
    else:
        table = taken(table, lang, known or {}, columns)
    said = (*table.said, *filter(None, [offered(table, columns or {})]))
    return kept(replace(table, said=tuple(map(in_python, said)) if table.name in (FRAME, RECORDS) else said))


def _json(name: str, text: str) -> Any:
    try:
        return json.loads(text)
    except RecursionError:
        raise EventsError(name, [Problem(None, "", "is JSON nested too deep; expected a list of events")]) from None
    except ValueError as error:
        line = getattr(error, "lineno", None)
        raise EventsError(name, [Problem(line, "", f"is no JSON: {getattr(error, 'msg', error)}")]) from None


def _records(data: Any) -> list | None:
    """The list of records of a JSON file, by itself or as the only list in it; None where it is TimelineJS'."""
    if isinstance(data, dict):
        lists = [value for value in data.values() if isinstance(value, list)]
        events = data.get("events")
        is_timelinejs = {"events", "timeline"} & data.keys() and not any(
            isinstance(one, dict) and not {"start_date", "startDate", "text"} & one.keys()
            for one in (events if isinstance(events, list) else ())
        )
        return None if is_timelinejs or len(lists) != 1 else lists[0]
    return data


def _from_records(name: str, records: list) -> Table:
    """One column a key, in the order in which they come; what is no text, number or truth stays JSON."""
    for number, record in enumerate(records, 1):
        if not isinstance(record, dict):
            why = f"is {quoted(json.dumps(record, ensure_ascii=False))}; expected an object such as "
            problem = Problem(Place("record", number), "", why + '{"date": "2023-12-08", "title": "…"}')
            raise EventsError(name, [problem])
    if not records:
        raise EventsError(name, [Problem(None, "", "is an empty list; expected one event a record")])
    header = list(dict.fromkeys(key for record in records for key in record))
    if len(header) > MAX_COLUMNS:
        raise too_wide(name, f"{len(header):,}")
    columns = [[_cell(record.get(key)) for record in records] for key in header]
    lines = [Place("record", number) for number in range(1, len(records) + 1)]
    names = [name.casefold() if name.casefold() in NAMES else name for name in map(str.strip, header)]
    return Table(name, names, columns, lines, header_line=None)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return value.strip() if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _renamed(table: Table, columns: Named | None) -> Table:
    """The table with our names for columns, as somebody has given them."""
    if not columns:
        return table
    there = {alike(name): name for name in reversed(table.header)}
    given = {ours: _named(theirs, there) for ours, theirs in columns.items()}
    missing = [name for names in given.values() for name in names if alike(name) not in there]
    if missing:
        names = ", ".join(table.header)
        problems = [
            Problem(
                table.header_line,
                name,
                f"there is no such column{did_you_mean(name, table.header)}; the columns are: {names}",
            )
            for name in missing
        ]
        raise EventsError(table.name, problems)
    theirs = {ours: [there[alike(name)] for name in names] for ours, names in given.items()}
    table = _out_of_the_way(table, theirs)
    for ours, (name, *others) in sorted(theirs.items(), key=lambda pair: len(pair[1])):
        table = joined(table, ours, [name, *others]) if others else table.renamed(name, ours)
    return table


def _named(theirs: str | Sequence[str], there: Mapping[str, str]) -> list[str]:
    """Several names, or the one that is written with the sign between them."""
    names = several(theirs)
    return ["+".join(names)] if alike("+".join(names)) in there else names


def _out_of_the_way(table: Table, theirs: Mapping[str, list[str]]) -> Table:
    """With another name for columns that are called as others are to be."""
    ours = {*theirs, *({"date"} if {"start", "year"} & theirs.keys() else ())}
    used = {name for names in theirs.values() for name in names}
    header = [f"{name} (as given)" if name in ours and name not in used else name for name in table.header]
    return replace(table, header=header)
