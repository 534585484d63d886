"""As many broken files and odd calls as there is time for: `tests/fuzz.py` and `tests/fuzz_calls.py` make more."""

from __future__ import annotations

import pytest
from fuzz import read, seeds
from fuzz_calls import call


@pytest.mark.parametrize("seed", [101, 102])
def test_a_broken_file_gives_events_or_an_error_that_says_so(tmp_path, seed):
    found = read(400, tmp_path, seed)
    assert found["events"] > 20
    assert found["errors"] > 200


def test_every_form_that_is_read_is_broken():
    assert {suffix for suffix, _ in seeds()} == {
        ".csv", ".tsv", ".json", ".jsonl", ".xlsx", ".ics", ".xml", ".mw", ".yml", ".parquet", ".feather"
    }  # fmt: skip
    assert all(len(data) < 10_000 for _, data in seeds())


@pytest.mark.parametrize("seed", [101, 102])
def test_a_call_with_odd_arguments_is_done_or_says_what_was_expected(tmp_path, monkeypatch, capsys, seed):
    monkeypatch.chdir(tmp_path)
    found = call(60, tmp_path, seed)
    assert found["TypeError"] > 10
    assert found.total() == 60


@pytest.mark.ci
@pytest.mark.parametrize("seed", range(2))
def test_so_it_is_with_thousands(tmp_path, monkeypatch, capsys, seed):
    monkeypatch.chdir(tmp_path)
    assert call(500, tmp_path, seed).total() == 500
    assert read(1700, tmp_path, seed).total() == 1700
