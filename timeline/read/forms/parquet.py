"""Parquet and Feather to a table, by pandas."""

from __future__ import annotations

import io
import struct
from typing import Any

from timeline.read.files import MAX_BYTES
from timeline.read.forms.arrow import size_of, unpacked_size
from timeline.read.problems import EventsError, Problem
from timeline.read.table import Table, from_frame

#: Bytes that a file may unpack to: as many as one may have that is not packed.
MAX_UNPACKED = MAX_BYTES


def from_parquet(name: str, data: bytes) -> Table:
    """A table of its columns.

    Raises
    ------
    EventsError
        If it cannot be read, unpacks to too much, or pyarrow is not installed.
    """
    try:
        import pyarrow as pa  # pyright: ignore[reportMissingImports]
    except ImportError:
        sort = "a Parquet file" if data.startswith(b"PAR1") else "a Feather file"
        fix = "install pyarrow to read it (pip install pyarrow), or save it as CSV"
        raise EventsError(name, [Problem(None, "", f"is {sort}; {fix}")]) from None
    try:
        arrow = _of_parquet(name, data) if data.startswith(b"PAR1") else _of_feather(name, data)
        arrow.validate(full=True)  # what is damaged may else end the process
        _check(name, sum(size_of(chunk) for column in arrow.columns for chunk in column.chunks))
        frame = arrow.to_pandas()
    except EventsError:
        raise
    except (pa.ArrowException, OSError, ValueError, TypeError, NotImplementedError, OverflowError, LookupError,
            MemoryError, struct.error) as error:  # fmt: skip
        why = str(error).split("\n")[0]
        raise EventsError(name, [Problem(None, "", f"cannot be read as Parquet or Feather: {why}")]) from None
    return from_frame(frame, name)


def _check(name: str, size: int) -> None:
    if size > MAX_UNPACKED:
        why = f"unpacks to {size >> 20:,} MB; expected at most {MAX_UNPACKED >> 20}: a list of events"
        raise EventsError(name, [Problem(None, "", why)])


def _of_parquet(name: str, data: bytes) -> Any:
    """All its columns, after a look at how much they unpack to: texts that are said once are left so until then."""
    from pyarrow import parquet  # pyright: ignore[reportMissingImports]

    whole = parquet.ParquetFile(io.BytesIO(data))
    groups = [whole.metadata.row_group(n) for n in range(whole.metadata.num_row_groups)]
    cells = [group.column(n).num_values for group in groups for n in range(group.num_columns)]
    _check(name, max(sum(group.total_byte_size for group in groups), 8 * sum(cells), 8 * whole.metadata.num_rows))
    leaves = [whole.schema.column(n) for n in range(len(whole.schema))]
    texts = [leaf.path for leaf in leaves if leaf.physical_type == "BYTE_ARRAY"]
    size = 0
    for batch in parquet.ParquetFile(io.BytesIO(data), read_dictionary=texts).iter_batches():
        size += sum(map(size_of, batch.columns))
        _check(name, size)
    return whole.read()


def _of_feather(name: str, data: bytes) -> Any:
    """All its columns, read message by message as the stream that they are, after a look at what these unpack to."""
    import pyarrow as pa  # pyright: ignore[reportMissingImports]
    from pyarrow import feather  # pyright: ignore[reportMissingImports]

    if data.startswith(b"FEA1"):  # which packs nothing
        return feather.read_table(io.BytesIO(data))
    stream = pa.py_buffer(data).slice(8)
    _check(name, sum(map(unpacked_size, pa.ipc.MessageReader.open_stream(pa.BufferReader(stream)))))
    return pa.ipc.open_stream(stream).read_all()
