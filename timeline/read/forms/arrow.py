"""How much Arrow's columns hold once they are unpacked and each cell stands by itself, told before any is.

A column may say a long text once and mean it a million times, and a few bytes may unpack to any number of them.
"""

from __future__ import annotations

import struct
from typing import Any

import numpy as np

#: Bytes that a cell takes at the least: what points to it.
_CELL = 8
#: Beyond so many bytes it does not matter how many there are.
_ENOUGH = 2**30


def size_of(array: Any) -> int:
    """The bytes of an array's cells, each by itself.

    Parameters
    ----------
    array : pyarrow.Array

    Examples
    --------
    >>> import pyarrow as pa
    >>> size_of(pa.array(["ab"] * 1000)), size_of(pa.array(["ab"] * 1000).dictionary_encode())
    (10000, 10000)
    """
    from pyarrow import types  # pyright: ignore[reportMissingImports]

    sort, cells = array.type, _CELL * len(array)
    if cells > _ENOUGH:
        return cells
    if hasattr(array, "storage"):
        return size_of(array.storage)
    if types.is_dictionary(sort):
        if not _is_text(array.dictionary):
            return len(array) * _longest(array.dictionary)
        return cells + _sum(_lengths(array.dictionary).take(array.indices))
    if types.is_run_end_encoded(sort):
        return cells + len(array) * _longest(array.values)
    if _is_text(array):
        return cells + _sum(_lengths(array))
    if types.is_struct(sort):
        return cells + sum(size_of(array.field(at)) for at in range(sort.num_fields))
    if types.is_nested(sort) and not types.is_union(sort):  # lists of all sorts, and maps, which are lists of pairs
        count = _sum(_lengths(array, "list_value_length"))
        # What lists look at, they may look at again and again; others hold each of their items once.
        again = "view" in str(sort)
        return cells + (count * _longest(array.values) if again else max(_CELL * count, size_of(array.values)))
    return max(cells, array.nbytes)


def _is_text(array: Any) -> bool:
    return str(array.type).removeprefix("large_") in ("string", "binary", "string_view", "binary_view")


def _longest(array: Any) -> int:
    """The bytes of an array's longest cell, or more."""
    from pyarrow.compute import call_function  # pyright: ignore[reportMissingImports]

    if _is_text(array):
        return _CELL + (call_function("max", [_lengths(array)]).as_py() or 0)
    return max(_CELL, size_of(array))


def _lengths(array: Any, what: str = "binary_length") -> Any:
    import pyarrow as pa  # pyright: ignore[reportMissingImports]
    from pyarrow.compute import call_function  # pyright: ignore[reportMissingImports]

    if what != "binary_length" or not str(array.type).endswith("_view"):
        return call_function(what, [array]).cast("int64")
    if not len(array):
        return pa.array([], "int64")
    # Of views, for which Arrow has no such function: each of 16 bytes begins with its length.
    lengths = np.frombuffer(array.buffers()[1], "<i4")[4 * array.offset :: 4][: len(array)].astype("int64")
    return pa.array(lengths, mask=array.is_null().to_numpy(zero_copy_only=False))


def _sum(numbers: Any) -> int:
    from pyarrow.compute import call_function  # pyright: ignore[reportMissingImports]

    return call_function("sum", [numbers]).as_py() or 0


def unpacked_size(message: Any) -> int:
    """The bytes that a message of Arrow unpacks to, as its buffers themselves begin with: nothing is unpacked.

    Parameters
    ----------
    message : pyarrow.ipc.Message
        Its head is a flatbuffer (https://arrow.apache.org/docs/format/Columnar.html#encapsulated-message-format).
    """
    if message.type not in ("record batch", "dictionary"):
        return 0
    head, body = message.metadata.to_pybytes(), message.body
    batch = _field(head, struct.unpack_from("<I", head)[0], 2)
    if message.type == "dictionary":
        batch = _field(head, _followed(head, batch), 1)
    batch = _followed(head, batch)
    if not _field(head, batch, 3):  # it is not compressed
        return body.size
    buffers = _followed(head, _field(head, batch, 2))
    (count,), size = struct.unpack_from("<I", head, buffers), 0
    for at in range(count):
        offset, length = struct.unpack_from("<qq", head, buffers + 4 + 16 * at)
        plain = struct.unpack("<q", body.slice(offset, 8).to_pybytes())[0] if length >= 8 else 0
        size += max(plain, length)
    return size


def _field(head: bytes, table: int, number: int) -> int:
    """Where a field of a flatbuffer's table stands, 0 where it is left out."""
    names = table - struct.unpack_from("<i", head, table)[0]
    (length,) = struct.unpack_from("<H", head, names)
    place = 4 + 2 * number
    offset = struct.unpack_from("<H", head, names + place)[0] if place < length else 0
    return offset and table + offset


def _followed(head: bytes, at: int) -> int:
    return at + struct.unpack_from("<I", head, at)[0]
