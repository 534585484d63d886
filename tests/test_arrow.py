"""Parquet and Feather that unpack to more than any list of events has are refused before they are unpacked."""

from __future__ import annotations

import io

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import feather, ipc, parquet

from timeline import EventsError, read_events
from timeline.read.forms.arrow import size_of, unpacked_size
from timeline.read.forms.parquet import MAX_UNPACKED

ROWS, LONG = 100_000, "A" * 10_000
DATES = pa.array(["2023"] * ROWS)
#: A text that is said once and meant a hundred thousand times.
ONCE = pa.DictionaryArray.from_arrays(pa.array(np.zeros(ROWS, "int32")), pa.array([LONG]))
INSIDE = pa.ListArray.from_arrays(pa.array(np.arange(ROWS + 1, dtype="int32")), ONCE)
BOMBS = {
    "a text said once": pa.table({"date": DATES, "title": ONCE}),
    "such texts in lists": pa.table({"date": DATES, "title": INSIDE}),
    "nothing, very often": pa.table({"date": pa.nulls(MAX_UNPACKED)}),
}
ARROW_ALONE = {
    "lists that look at the same items": pa.ListViewArray.from_arrays(
        pa.array(np.zeros(9000, "int32")), pa.array(np.full(9000, 9000, "int32")), pa.array(["x"] * 9000)
    ),
    "a run of one text": pa.RunEndEncodedArray.from_arrays(pa.array([ROWS], pa.int32()), pa.array([LONG])),
    "lists of nothing": pa.FixedSizeListArray.from_arrays(pa.nulls(2**30), 2**20),
    "records of it": pa.StructArray.from_arrays([ONCE], ["name"]),
}


def packed(table: pa.Table) -> bytes:
    with ipc.new_file(file := io.BytesIO(), table.schema, options=ipc.IpcWriteOptions(compression="zstd")) as writer:
        writer.write_table(table)
    return file.getvalue()


def refused(data: bytes) -> str:
    assert len(data) < 2_000_000
    with pytest.raises(EventsError) as error:
        read_events(io.BytesIO(data))
    return str(error.value)


@pytest.mark.parametrize("name", BOMBS)
@pytest.mark.parametrize("schema", [True, False])
def test_a_small_parquet_file_that_unpacks_to_much_is_refused(name, schema):
    parquet.write_table(BOMBS[name], file := io.BytesIO(), store_schema=schema)
    assert "MB; expected at most 256: a list of events" in refused(file.getvalue())


@pytest.mark.parametrize("name", [*BOMBS, *ARROW_ALONE])
def test_a_small_feather_file_that_unpacks_to_much_is_refused(name):
    table = BOMBS[name] if name in BOMBS else pa.table({"title": ARROW_ALONE[name]})
    assert "MB; expected at most 256: a list of events" in refused(packed(table))


@pytest.mark.parametrize("compression", ["zstd", "lz4", "uncompressed"])
def test_what_a_message_unpacks_to_is_known_before_it_is(compression):
    table = pa.table({"title": [LONG] * 500, "n": range(500)})
    feather.write_feather(table, file := io.BytesIO(), compression=compression)
    messages = ipc.MessageReader.open_stream(pa.BufferReader(file.getvalue()[8:]))
    size = sum(map(unpacked_size, messages))
    assert table.nbytes <= size <= 1.1 * table.nbytes


def test_a_text_that_is_packed_well_is_refused_by_what_it_unpacks_to():
    table = pa.table({"title": [LONG] * (MAX_UNPACKED // len(LONG) + 1)})
    assert "unpacks to 256 MB" in refused(packed(table))


TEXTS = st.lists(st.text(max_size=9) | st.none(), max_size=30)


@given(TEXTS, st.sampled_from(["plain", "once", "large", "view", "listed", "record"]))
def test_no_column_holds_more_than_it_is_said_to(texts, how):
    array = pa.array(texts, pa.string())
    array = {
        "plain": lambda: array,
        "once": array.dictionary_encode,
        "large": lambda: array.cast(pa.large_string()),
        "view": lambda: array.cast(pa.string_view()),
        "listed": lambda: pa.array([texts], pa.list_(pa.string())),
        "record": lambda: pa.StructArray.from_arrays([array], ["name"]),
    }[how]()
    held = sum(len(text.encode()) for text in texts if text)
    assert held <= size_of(array) <= held + 16 * (len(texts) + 2)


def test_columns_of_every_sort_are_read():
    frame = pd.DataFrame({
        "date": ["1969-07-20", "1970"], "title": pd.Categorical(["A", "A"]), "tags": [["x", "y"], []],
        "n": [1.5, None], "when": pd.to_datetime(["2020-01-01", None]), "sure": [True, False],
        "pair": [{"a": "b"}, {"a": None}],
    })  # fmt: skip
    for write in (frame.to_parquet, frame.to_feather):
        write(file := io.BytesIO())
        events = read_events(io.BytesIO(file.getvalue()))
        assert events["title"].tolist() == ["A", "A"]
        assert events["n"].fillna("").tolist() == ["1.5", ""]
