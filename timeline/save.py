"""Writing files: events as canonical CSV, and any file whole or not at all."""

from __future__ import annotations

import csv
import io
import os
import tempfile
from pathlib import Path

import pandas as pd

from timeline.events import DERIVED
from timeline.table import COLUMNS


def to_csv(events: pd.DataFrame) -> str:
    """The columns that came from the file, as CSV; blank optional ones are left out.

    Examples
    --------
    >>> import io
    >>> from timeline import read_events
    >>> to_csv(read_events(io.StringIO("title,date,id\\nRockets,2023-12-08,r\\n"))).splitlines()[0]
    'date,title,id'
    """
    own = [name for name in events if name not in DERIVED and not (name in COLUMNS and events[name].isna().all())]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(own)
    writer.writerows(zip(*(events[name].fillna("").tolist() for name in own)))
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
