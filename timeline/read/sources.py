"""Whatever events are kept in, to columns of text: CSV, spreadsheet, DataFrame, TimelineJS."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import IO
from urllib.parse import urlsplit

import pandas as pd

from timeline.read import timelinejs
from timeline.read.addresses import is_address
from timeline.read.arguments import shortly
from timeline.read.columns import kept, taken
from timeline.read.delimited import from_csv
from timeline.read.files import decoded, read_bytes
from timeline.read.html_cells import without_markup
from timeline.read.lanes import offered
from timeline.read.named import Named, alike, in_python, several
from timeline.read.problems import FRAME, RECORDS, EventsError, Problem, quoted
from timeline.read.several import joined
from timeline.read.signatures import is_markwhen, is_parquet, is_workbook, is_yaml
from timeline.read.signs import without_breaks
from timeline.read.table import Table, from_frame
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
    source : path, web address, file object, DataFrame or list of dicts
        Whatever `read_events` reads; "-" is standard input.
    columns : mapping of str to str or list of str, optional
        Our names to the source's own; `list` to one of several lists in it.
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
    columns = dict(columns or {})
    if isinstance(source, pd.DataFrame):
        table = from_frame(source)
    elif isinstance(source, list):
        from timeline.read.forms.objects import from_object

        table = from_object(RECORDS, source, columns)
    elif isinstance(source, str) and is_address(source):
        from timeline.read.web import fetched  # late: what it needs takes longer than a small file

        data, told = fetched(source)
        path = urlsplit(source).path
        table = _from_bytes(source, data, columns, path)
        table = replace(table, said=(told, *table.said))
    else:
        name, data = read_bytes(source)
        table = _from_bytes(name, data, columns, name)
    table = without_breaks(table)
    if not table.typed:  # it says itself which column is which
        return kept(_with_offer(table, columns))
    table = _renamed(table, {ours: theirs for ours, theirs in columns.items() if ours != "list"})
    if timelinejs.is_sheet(table.header):
        table = timelinejs.from_sheet(table)
    else:
        table = without_markup(taken(table, lang, known or {}, columns))
    return kept(_with_offer(table, columns))


def _from_bytes(name: str, data: bytes | str, told: Named, path: str) -> Table:
    """A table of what is in a file, by what it is and how its path ends.

    Each form is imported when it comes: all of them take as long as a small CSV does.
    """
    if isinstance(data, bytes):
        if is_workbook(path, data):
            from timeline.read.workbook import from_workbook

            return from_workbook(name, data)
        if is_parquet(data):
            from timeline.read.forms.parquet import from_parquet

            return from_parquet(name, data)
    text = decoded(name, data)
    begin = text[:1000].lstrip()
    if begin[:1] in ("{", "[") and not is_yaml(path):
        from timeline.read.forms.objects import from_text

        return from_text(name, text, told)
    if begin.upper().startswith("BEGIN:VCALENDAR"):
        from timeline.read.forms.calendar import from_calendar

        return from_calendar(name, text)
    if begin.startswith("<"):
        from timeline.read.forms.simile import from_simile

        return from_simile(name, text)
    if is_yaml(path) or re.match(r"(?:(?:#|---)[^\n]*\n|\s*\n)*-\s+[\w\"' ]+:\s", begin):
        from timeline.read.forms.yaml_list import from_yaml

        return from_yaml(name, text, told)
    if is_markwhen(path, text):
        from timeline.read.forms.markwhen import from_markwhen

        return from_markwhen(name, text)
    return from_csv(name, text)


def _with_offer(table: Table, told: Named) -> Table:
    said = (*table.said, *filter(None, [offered(table, told)]))
    return replace(table, said=tuple(map(in_python, said)) if table.name in (FRAME, RECORDS) else said)


def check_names(columns: Named) -> None:
    """Refuse columns that are not told apart.

    Raises
    ------
    TypeError
        If a name is none.
    ValueError
        If one of theirs is to be two of ours.
    """
    for ours, theirs in columns.items():
        names = [ours, *(theirs if isinstance(theirs, (list, tuple)) else [theirs])]
        if len(names) < 2 or not all(isinstance(name, str) and name for name in names):
            expected = 'expected our name and the source\'s, such as {"date": "Year"}'
            raise TypeError(f"columns has {shortly(ours)}: {shortly(theirs)}; {expected}")
    ours_of: dict[str, list[str]] = {}
    for ours, theirs in columns.items():
        for name in several(theirs):
            ours_of.setdefault(name.casefold(), []).append(ours)
    for name in (name for theirs in columns.values() for name in several(theirs)):
        if len(ours := ours_of[name.casefold()]) > 1:
            said = f"columns says that {quoted(name)} is {' and '.join(ours)}"
            raise ValueError(f"{said}; expected each of the source's names once")


def _renamed(table: Table, columns: Named | None) -> Table:
    """The table with our names for columns, as somebody has given them."""
    if not columns:
        return table
    check_names(columns)
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
