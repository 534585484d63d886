"""Bytes or a DataFrame to columns of text with the line of each row.

Python's own CSV reader is used because it knows the line each row ends on
and leaves `NA`, `1e5` and leading zeros as they were typed.
"""

from __future__ import annotations

import csv
import io
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import compress
from typing import IO, Any

import pandas as pd

from timeline.read.problems import EventsError, Problem, quoted
from timeline.read.signatures import sort_of
from timeline.schema import NAMES, NOTE, TITLE

#: A file beyond this is no list of events, and reading it could exhaust the memory.
MAX_BYTES = 256 * 2**20


@dataclass(frozen=True)
class Table:
    """Columns of stripped text.

    Attributes
    ----------
    name : str
        What messages call the source.
    header : list of str
    columns : list of list of str
        One a name in the header, all as long as `lines`.
    lines : list of int
        The line each row starts on, or its label in a DataFrame.
    problems : list of Problem
    header_line : int or None
    said : tuple of str
        What of it was read as what, where its own names say otherwise.
    """

    name: str
    header: list[str]
    columns: list[list[str]]
    lines: list
    problems: list[Problem] = field(default_factory=list)
    header_line: int | None = 1
    said: tuple[str, ...] = ()

    def column(self, name: str) -> list[str]:
        """One column's cells; blank where the table has no such column."""
        return self.columns[self.header.index(name)] if name in self.header else [""] * len(self.lines)

    def rows(self) -> Iterator[dict[str, str]]:
        """Each row's cells that are not blank, by column."""
        for cells in zip(*self.columns):
            yield {name: cell for name, cell in zip(self.header, cells) if cell}

    def where(self, keep: list[bool]) -> Table:
        """The rows that are to be kept; the problems stay with whoever had them."""
        columns = [list(compress(column, keep)) for column in self.columns]
        return replace(self, columns=columns, lines=list(compress(self.lines, keep)), problems=[])


def read_text(source: str | os.PathLike | IO) -> tuple[str, str]:
    """A path's or an open file's name and text.

    Raises
    ------
    EventsError
        If there is no text to be had from it.
    """
    if source == "-":
        name, data = "standard input", sys.stdin.buffer.read(MAX_BYTES + 1)
    elif isinstance(source, (str, os.PathLike)):
        name = str(os.fspath(source))
        data = _bytes(name)
    else:
        name = str(getattr(source, "name", "events"))
        data = source.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise EventsError(name, [Problem(None, "", f"is larger than {MAX_BYTES >> 20} MB; expected a list of events")])
    if sort := sort_of(data if isinstance(data, bytes) else data[:1000].encode()):
        raise EventsError(name, [Problem(None, "", f"is {sort}; expected a list of events, such as a CSV file")])
    return name, data if isinstance(data, str) else _decode(name, data)


def _bytes(name: str) -> bytes:
    if os.path.isdir(name):
        raise EventsError(name, [Problem(None, "", "is a folder; expected a CSV file")])
    try:
        with open(name, "rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise EventsError(name, [Problem(None, "", "there is no such file; expected a CSV file")]) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise EventsError(name, [Problem(None, "", f"cannot be read: {why}")]) from None


def _decode(name: str, data: bytes) -> str:
    utf16 = data[:2] in (b"\xff\xfe", b"\xfe\xff") or (data[1:2] == b"\0" and data[3:4] == b"\0")
    if utf16:
        fix = 'save it as "CSV UTF-8" in the spreadsheet'
        raise EventsError(name, [Problem(None, "", f"is in UTF-16; expected UTF-8: {fix}")])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        around = data[max(0, error.start - 12) : error.start + 12].decode("latin-1")
        text = f"is not in UTF-8 at {quoted(around)}, as read in Latin-1 (Windows-1252)"
        raise EventsError(name, [Problem(line, "", f'{text}; expected UTF-8: save it as "CSV UTF-8"')]) from None


def from_csv(name: str, text: str) -> Table:
    """Read CSV text.

    Raises
    ------
    EventsError
        If there is no table to be had from it at all.
    """
    problems: list[Problem] = []
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise EventsError(
            name, [Problem(line, "", "holds a NUL byte; expected plain text: save the file again as CSV UTF-8")]
        )
    lines, rows = _records(text, _separator(text), problems)
    if not rows:
        empty = Problem(None, "", "is empty; expected a header such as date,title and one event a line")
        raise EventsError(name, problems or [empty])
    header_line, header = lines.pop(0), _header(rows.pop(0))
    if not rows:
        problems.append(Problem(None, "", "holds a header and no event; expected one event a line"))
    many = len(header)
    fits = [len(cells) == many or (len(cells) > many and not any(map(str.strip, cells[many:]))) for cells in rows]
    problems += [Problem(line, "", _ragged(cells, header)) for line, cells, fit in zip(lines, rows, fits) if not fit]
    lines, rows = list(compress(lines, fits)), list(compress(rows, fits))
    return Table(name, header, columns_of(rows, len(header)), lines, problems, header_line)


def columns_of(rows: list[list[str]], count: int) -> list[list[str]]:
    """The first `count` columns of rows, stripped.

    Examples
    --------
    >>> columns_of([["a ", "b"], ["c", "d", ""]], 2)
    [['a', 'c'], ['b', 'd']]
    """
    columns = list(zip(*rows))[:count] if rows else [()] * count
    return [[cell.strip() for cell in column] for column in columns]


def _separator(text: str) -> str:
    """The comma, unless one other sign makes columns where it makes none, or rows of one length where it does not."""
    lines = [line for line in text[:20_000].splitlines() if line.strip()][:20]
    even = {}
    for sign in (",", ";", "\t", "|"):
        with suppress(csv.Error):
            counts = [len(cells) for cells in csv.reader(lines, delimiter=sign)]
            if counts and counts[0] > 1:
                even[sign] = len({*counts[: max(len(counts) - 1, 2)]}) == 1  # the last may be cut
    others = [sign for sign in even if sign != ","]
    best = [sign for sign in others if even[sign]] or others
    if "," in even and (even[","] or not any(even.values())):
        return ","
    return best[0] if len(best) == 1 else ","


def _records(text: str, separator: str, problems: list[Problem]) -> tuple[list[int], list[list[str]]]:
    """The line each record that is not blank starts on, and its cells as they stand there."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=separator)
    lines, rows, line = [], [], 1
    while True:
        try:
            for cells in reader:
                lines.append(line)
                rows.append(cells)
                line = reader.line_num + 1
            break
        except csv.Error as error:
            problems.append(Problem(line, "", _csv_trouble(str(error))))
            line = reader.line_num + 1
    filled = [any(cells) and not "".join(cells).isspace() for cells in rows]
    return list(compress(lines, filled)), list(compress(rows, filled))


def _csv_trouble(message: str) -> str:
    if "field larger" in message:
        return f"a cell has more than {csv.field_size_limit()} characters; expected a list of events, one a line"
    if "unexpected end" in message:
        return (
            'a quotation mark (") opens a cell here and nothing closes it; write "" for a quotation mark inside a cell'
        )
    if "expected after" in message:
        return 'a quotation mark (") stands inside a quoted cell; write it twice ("")'
    return f"cannot be read as CSV: {message}"


def _header(cells: list[str]) -> list[str]:
    """Our names in lower case, others as they are, without the blank columns that spreadsheets leave at the right."""
    names = [cell.strip() for cell in cells]
    names = [name.casefold() if name.casefold() in NAMES else name for name in names]
    while names and not names[-1]:
        names.pop()
    return names


def _ragged(cells: list[str], header: list[str]) -> str:
    many = len(cells) > len(header)
    why = "put a cell that holds a comma in quotation marks" if many else "write a comma for each blank cell too"
    return f"has {len(cells)} cells, the header has {len(header)}; {why}"


def from_frame(frame: pd.DataFrame, name: str = "DataFrame") -> Table:
    """Take a DataFrame's cells as text: 2003.0 is 2003, a midnight is its day, missing is blank.

    What `read_events` put into a frame's `attrs` becomes rows again.
    """
    header = _header([str(name).strip() for name in frame.columns])
    columns = [[_text(value) for value in frame.iloc[:, i]] for i in range(len(header))]
    more = special_rows(frame)
    header = list(dict.fromkeys([*header, *(name for row in more for name in row)]))
    columns += [[""] * len(frame) for _ in header[len(columns) :]]
    columns = [[*column, *(row.get(name, "") for row in more)] for name, column in zip(header, columns)]
    return Table(name, header, columns, [*frame.index, *(None for _ in more)], header_line=None)


def special_rows(events: pd.DataFrame) -> list[dict[str, str]]:
    """The heading and the notes that a frame carries in `attrs`, as the rows they are in a file."""
    heading = {str(name): text for name, text in events.attrs.items() if isinstance(text, str) and text}
    notes: list[dict[str, str]] = [{"kind": NOTE, **note} for note in events.attrs.get("notes", [])]
    return [{"kind": TITLE, **heading}, *notes] if heading else notes


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value.strip()
    if pd.api.types.is_scalar(value) and bool(pd.isna(value)):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = str(value).strip()
    isoformat = getattr(value, "isoformat", None)
    return isoformat().removesuffix("T00:00:00") if isoformat else text
