"""CSV text to a table.

Python's own CSV reader is used because it knows the line each row ends on
and leaves `NA`, `1e5` and leading zeros as they were typed.
"""

from __future__ import annotations

import csv
import io
from contextlib import suppress
from itertools import compress, islice

from timeline.read.markdown import from_markdown
from timeline.read.problems import EventsError, Problem
from timeline.read.table import MAX_COLUMNS, Table, table_of, too_wide
from timeline.schema import REQUIRED


def from_csv(name: str, text: str) -> Table:
    """Read CSV text, or a table in Markdown.

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
    if (table := from_markdown(name, text)) is not None:
        return table
    separator = _separator(text)
    if text.count(separator) > 20 * MAX_COLUMNS * (text.count("\n") + text.count("\r") + 1):
        raise too_wide(name, f"more than {MAX_COLUMNS:,}")
    lines, rows = _records(name, text, separator, problems)
    if not rows:
        empty = Problem(None, "", "is empty; expected a header such as date,title and one event a line")
        raise EventsError(name, problems or [empty])
    return table_of(name, lines, rows, problems, f"put a cell that holds a {_SIGNS[separator]} in quotation marks")


_SIGNS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}


def _separator(text: str) -> str:
    """The sign that makes our columns; else the comma, unless one other makes columns where it makes none, or rows of
    one length where it does not."""
    even = {}
    for sign in _SIGNS:
        with suppress(csv.Error):
            reader = csv.reader(io.StringIO(text[:20_000], newline=""), delimiter=sign)
            records = [cells for cells in islice(reader, 20) if any(cells)]
            if records and set(REQUIRED) <= {cell.strip().casefold() for cell in records[0]}:
                return sign
            counts = [*map(len, records)]
            if counts and counts[0] > 1:
                even[sign] = len({*counts[: max(len(counts) - 1, 2)]}) == 1  # the last may be cut
    others = [sign for sign in even if sign != ","]
    best = [sign for sign in others if even[sign]] or others
    if "," in even and (even[","] or not any(even.values())):
        return ","
    return best[0] if len(best) == 1 else ","


def _records(name: str, text: str, separator: str, problems: list[Problem]) -> tuple[list[int], list[list[str]]]:
    """The line each record that is not blank starts on, and its cells as they stand there."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=separator)
    lines, rows, line = [], [], 1
    while True:
        try:
            for cells in reader:
                if len(cells) > MAX_COLUMNS and not rows:
                    raise too_wide(name, f"{len(cells):,}")
                lines.append(line)
                rows.append(cells if len(cells) <= MAX_COLUMNS else cells[: MAX_COLUMNS + 1])
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
