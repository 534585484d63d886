"""Writing files: events as canonical CSV, and any file whole or not at all."""

from __future__ import annotations

import csv
import io
import os
import tempfile
from pathlib import Path

import pandas as pd

from timeline.read.table import Table, special_rows
from timeline.schema import DERIVED, NAMES, TITLE


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
    own = [
        name for name in dict.fromkeys((*events, *sorted(special_names))) if name not in DERIVED and name not in blank
    ]
    text = io.StringIO()
    writer = csv.DictWriter(text, own, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(row for row in special if row["kind"] == TITLE)
    cells = (events[name].fillna("").tolist() if name in events else [""] * len(events) for name in own)
    csv.writer(text, lineterminator="\n").writerows(zip(*cells))
    writer.writerows(row for row in special if row["kind"] != TITLE)
    return text.getvalue()


def table_csv(table: Table) -> str:
    """A table as CSV, its rows and columns in the order they came in."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([table.header, *zip(*table.columns)])
    return text.getvalue()


def replace_file(path: Path, data: bytes) -> None:
    """Write beside the target, then rename: whoever reads sees the old file or the new one, never half.

    Raises
    ------
    OSError
        If it cannot be written; an old file is then untouched.
    """
    if path.is_dir():
        raise IsADirectoryError(21, "is a folder; expected a file name", str(path))
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(beside, path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~umask)
        os.replace(beside, path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
