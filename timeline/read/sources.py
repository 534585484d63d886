"""Whatever events are kept in, to columns of text: CSV, spreadsheet, DataFrame, TimelineJS."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from itertools import compress
from typing import IO

import pandas as pd

from timeline.dates.hints import did_you_mean
from timeline.read import timelinejs
from timeline.read.problems import EventsError, Problem
from timeline.read.table import Table, from_csv, from_frame, read_text


def load(source: str | os.PathLike | IO | pd.DataFrame, columns: Mapping[str, str] | None = None) -> Table:
    """Read a source and give its columns our names.

    Parameters
    ----------
    source : path, file object or DataFrame
        A CSV, a TimelineJS sheet or JSON, an .xlsx workbook's first sheet, or a frame.
    columns : mapping of str to str, optional
        Our names to the source's own.

    Returns
    -------
    Table

    Raises
    ------
    EventsError
        If there is no table to be had from it.
    """
    if isinstance(source, pd.DataFrame):
        return _renamed(from_frame(source), columns)
    if isinstance(source, (str, os.PathLike)) and str(os.fspath(source)).lower().endswith((".xlsx", ".xlsm")):
        return _renamed(_from_workbook(str(os.fspath(source))), columns)
    name, text = read_text(source)
    if text.lstrip()[:1] == "{":
        return timelinejs.from_json(name, text)
    table = _renamed(from_csv(name, text), columns)
    return timelinejs.from_sheet(table) if timelinejs.is_sheet(table.header) else table


def _renamed(table: Table, columns: Mapping[str, str] | None) -> Table:
    if not columns:
        return table
    there = {name.casefold(): name for name in table.header}
    missing = [theirs for theirs in columns.values() if theirs.casefold() not in there]
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
    ours = {there[theirs.casefold()]: name for name, theirs in columns.items()}
    return replace(table, header=[ours.get(name, name) for name in table.header])


def _from_workbook(path: str) -> Table:
    """The first sheet of an Excel workbook."""
    try:
        frame = pd.read_excel(path, dtype=object, keep_default_na=False, na_filter=False)
    except ImportError:
        fix = 'install openpyxl to read it (pip install openpyxl), or save the sheet as "CSV UTF-8"'
        raise EventsError(path, [Problem(None, "", f"is a workbook; {fix}")]) from None
    except FileNotFoundError:
        raise EventsError(
            path, [Problem(None, "", "there is no such file; expected a workbook or a CSV file")]
        ) from None
    except Exception as error:  # whatever a damaged archive makes its reader raise
        raise EventsError(path, [Problem(None, "", f"cannot be read as a workbook: {error}")]) from None
    frame = frame.loc[:, [not str(name).startswith("Unnamed:") for name in frame.columns]]
    table = from_frame(frame, path)
    filled = [any(row) for row in zip(*table.columns)]
    columns = [list(compress(column, filled)) for column in table.columns]
    return replace(table, header_line=1, lines=[line + 2 for line in compress(table.lines, filled)], columns=columns)
