"""As many broken files as there is time for: `tests/fuzz.py` reads more."""

from __future__ import annotations

import pytest
from fuzz import read


@pytest.mark.parametrize("seed", [101, 102])
def test_a_broken_file_gives_events_or_an_error_that_says_so(tmp_path, seed):
    found = read(400, tmp_path, seed)
    assert found["events"] > 20
    assert found["errors"] > 200
