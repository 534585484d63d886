"""Events and tables as canonical CSV."""

from __future__ import annotations

import csv
import io
import os
import re
from pathlib import Path

import pandas as pd

from timeline.dates.edtf import is_date
from timeline.read.arguments import check
from timeline.read.cells import texts
from timeline.read.events import as_read
from timeline.read.files import replace_file
from timeline.read.problems import quoted
from timeline.read.table import Table, special_rows
from timeline.schema import DERIVED, NAMES, TITLE


def write_csv(events: pd.DataFrame, path: str | os.PathLike) -> None:
    """Write events as our own CSV, with their heading and notes: reading it gives the same events again.

    Parameters
    ----------
    events : pandas.DataFrame
        As `read_events` returns it, or a part of that; anything else is read as `read_events` would.
    path : path
        The file to write, a .csv. It is replaced at once and whole, or not at all.

    Raises
    ------
    EventsError
        If the events are not as they must be.
    ValueError
        If the name does not end in .csv.
    OSError
        If the file cannot be written; an old one is then untouched.

    Examples
    --------
    >>> import io, tempfile
    >>> from timeline import read_events
    >>> events = read_events(io.StringIO("date,title\\n2023-12-08,Rockets\\n"))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_csv(events, folder + "/events.csv")
    ...     len(read_events(folder + "/events.csv"))
    1
    """
    check(path=path)
    if Path(path).suffix.lower() != ".csv":
        raise ValueError(f"{path}: expected a name that ends in .csv")
    replace_file(Path(path), to_csv(as_read(events)).encode("utf-8"))


def to_csv(events: pd.DataFrame) -> str:
    """What came from the file, as CSV: its title, its events by time, its notes; blank optional columns are left out.

    Examples
    --------
    >>> import io
    >>> from timeline import read_events
    >>> to_csv(read_events(io.StringIO("title,date,id\\nRockets,2023-12-08,r\\n"))).splitlines()[0]
    'date,title,id'
    """
    special = special_rows(events)
    special_names = {name for row in special for name in row}
    blank = {name for name in NAMES if name in events and bool(events[name].isna().all())} - special_names
    names = [
        name for name in dict.fromkeys((*events, *sorted(special_names))) if name not in DERIVED and name not in blank
    ]
    text = _Lines()
    writer = csv.DictWriter(text, names, restval="")
    writer.writeheader()
    writer.writerows(row for row in special if row["kind"] == TITLE)
    cells = (texts(events[name]) if name in events else [""] * len(events) for name in names)
    csv.writer(text).writerows(zip(*cells))
    writer.writerows(row for row in special if row["kind"] != TITLE)
    return text.getvalue()


def table_csv(table: Table) -> str:
    """A table as CSV, its rows and columns in the order they came in."""
    text = _Lines()
    csv.writer(text).writerows([table.header, *zip(*table.columns)])
    return text.getvalue()


class _Lines(io.StringIO):
    """Rows end in a line feed, and a carriage return in a cell still puts that in quotation marks."""

    def write(self, text: str) -> int:
        return super().write(text.removesuffix("\r\n") + "\n")


def formula_cells(text: str) -> str:
    """Where a spreadsheet would run a CSV's cells as formulas, in a sentence; "" where it would nowhere.

    See https://owasp.org/www-community/attacks/CSV_Injection: the text is not changed, since it is what was written.

    Examples
    --------
    >>> formula_cells("date,title\\n-0043,=1+1\\n")
    '1 cell begins with = + - or @, which a spreadsheet may run as a formula: line 2, title'
    """
    if not _SUSPECT.search(text):
        return ""
    lines, line, header = [], 1, []
    reader = csv.reader(io.StringIO(text, newline=""))
    for cells in reader:
        header = header or cells
        lines += [(line, name) for name, cell in zip(header, cells) if _is_formula(cell)]
        line = reader.line_num + 1
    if not lines:
        return ""
    line, name = lines[0]
    count = "1 cell begins" if len(lines) == 1 else f"{len(lines):,} cells begin"
    where = f"line {line}, {quoted(name)[1:-1]}" if line > 1 else f"the header's {quoted(name)}"
    more = f" and {len(lines) - 1:,} more" * (len(lines) > 1)
    return f"{count} with = + - or @, which a spreadsheet may run as a formula: {where}{more}"


#: What a formula may begin with, in Chinese and Japanese too; and where in a CSV such a cell may begin.
_BEGINS = "=@+\\-＝＠＋－"
_SUSPECT = re.compile(f'(?:^|[,"])[{_BEGINS}]', re.MULTILINE)
#: Numbers of all sorts are none.
_NUMBER = re.compile(r"[+-][\d.,: ]+%?", re.ASCII)


def _is_formula(cell: str) -> bool:
    return re.match(f"[{_BEGINS}]", cell) is not None and not _NUMBER.fullmatch(cell) and not is_date(cell)
