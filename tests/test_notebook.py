"""The notebook, as saved and as run."""

from __future__ import annotations

import base64
import json
import re
import subprocess
import sys

import nbformat
import pytest
from conftest import ROOT
from save_notebook import NOTEBOOK, PICTURE, PLOTLY, charts, executed


@pytest.fixture(scope="module")
def saved():
    return nbformat.read(NOTEBOOK, as_version=4)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """The notebook run anew in a folder of its own, without a Chrome to be found."""
    folder = tmp_path_factory.mktemp("run")
    for name in ("events.csv", "timeline"):
        (folder / name).symlink_to(ROOT / name)
    return executed(folder), folder


def code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_it_runs_from_top_to_bottom_and_writes_the_page(fresh):
    notebook, folder = fresh
    assert [cell.execution_count for cell in code(notebook)] == list(range(1, len(code(notebook)) + 1))
    assert "<!doctype html>" in (folder / "timeline.html").read_text("utf-8")


def test_the_saved_outputs_are_what_the_code_gives(saved, fresh):
    for before, now in zip(code(saved), code(fresh[0]), strict=True):
        assert before.source == now.source
        for old, new in zip(before.outputs, now.outputs, strict=True):
            old, new = json.loads(json.dumps(old)), json.loads(json.dumps(new))
            old.get("data", {}).pop("image/png", None)
            old.get("metadata", {}).pop("image/png", None)
            assert old == new


def test_the_chart_is_saved_for_viewers_with_and_without_script(saved):
    (chart,) = charts(saved)
    assert set(chart["data"]) == {PLOTLY, "image/png"}
    png = base64.b64decode(chart["data"]["image/png"])
    assert png.startswith(b"\x89PNG")
    assert png == PICTURE.read_bytes()


def test_it_is_small_and_tells_nothing_of_the_machine(saved):
    text = NOTEBOOK.read_text("utf-8")
    assert len(text) < 400_000
    assert not re.search(r'"(/root|/home|/Users|/work|/tmp)/', text)
    assert not any("execution" in cell.metadata for cell in saved.cells)
    assert [cell.execution_count for cell in code(saved)] == list(range(1, len(code(saved)) + 1))


def test_cells_are_short_and_one_holds_the_parameters(saved):
    tagged = [cell for cell in code(saved) if "parameters" in cell.metadata.get("tags", [])]
    assert len(tagged) == 1
    assert all(len(cell.source.splitlines()) <= 5 for cell in code(saved))


def test_prose_stands_before_every_cell(saved):
    kinds = [cell.cell_type for cell in saved.cells]
    assert all(before == "markdown" for before, now in zip(kinds, kinds[1:]) if now == "code")


def test_jupyter_execute_writes_the_page(tmp_path):
    for name in ("events.csv", "timeline"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "timeline.ipynb").write_bytes(NOTEBOOK.read_bytes())
    command = [sys.executable, "-m", "jupyter", "execute", "timeline.ipynb"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    assert (tmp_path / "timeline.html").stat().st_size > 1_000_000


def test_nbconvert_shows_the_picture(tmp_path):
    command = [
        sys.executable,
        "-m",
        "jupyter",
        "nbconvert",
        "--to",
        "html",
        str(NOTEBOOK),
        "--output-dir",
        str(tmp_path),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert "data:image/png;base64," in (tmp_path / "timeline.html").read_text("utf-8")
