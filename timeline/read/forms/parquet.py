"""Parquet and Feather to a table, by pandas."""

from __future__ import annotations

import io

from timeline.read.problems import EventsError, Problem
from timeline.read.table import Table, from_frame

#: Bytes that a file may unpack to, as a workbook may.
MAX_UNPACKED = 512 * 2**20


def from_parquet(name: str, data: bytes) -> Table:
    """A table of its columns.

    Raises
    ------
    EventsError
        If it cannot be read, unpacks to too much, or pyarrow is not installed.
    """
    try:
        import pyarrow as pa  # pyright: ignore[reportMissingImports]
        from pyarrow import feather, parquet  # pyright: ignore[reportMissingImports]
    except ImportError:
        sort = "a Parquet file" if data.startswith(b"PAR1") else "a Feather file"
        fix = "install pyarrow to read it (pip install pyarrow), or save it as CSV"
        raise EventsError(name, [Problem(None, "", f"is {sort}; {fix}")]) from None
    try:
        if data.startswith(b"PAR1"):
            whole = parquet.ParquetFile(io.BytesIO(data))
            groups = [whole.metadata.row_group(n) for n in range(whole.metadata.num_row_groups)]
            size = max(sum(group.total_byte_size for group in groups), 8 * whole.metadata.num_rows)
            if size > MAX_UNPACKED:
                why = f"unpacks to {size >> 20:,} MB; expected at most {MAX_UNPACKED >> 20}: a list of events"
                raise EventsError(name, [Problem(None, "", why)])
            arrow = whole.read()
        else:
            arrow = feather.read_table(io.BytesIO(data))
        frame = arrow.to_pandas()
    except EventsError:
        raise
    except (pa.ArrowException, OSError, ValueError, TypeError, NotImplementedError, OverflowError) as error:
        why = str(error).split("\n")[0]
        raise EventsError(name, [Problem(None, "", f"cannot be read as Parquet or Feather: {why}")]) from None
    return from_frame(frame, name)
