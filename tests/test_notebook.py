"""The notebook, as saved and as run."""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
import sys
import types
import zipfile
from pathlib import Path

import nbformat
import plotly.graph_objects as go
import pytest
from conftest import ROOT
from IPython.core.interactiveshell import InteractiveShell
from save_notebook import NOTEBOOK, PICTURE, PLOTLY, charts, executed

from timeline import draw, show
from timeline.notebook import controls, entry_html

# One kernel at a time: several that start at once keep each other waiting.
pytestmark = pytest.mark.xdist_group("jupyter")


@pytest.fixture(scope="module")
def saved():
    return nbformat.read(NOTEBOOK, as_version=4)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """The notebook run anew in a folder of its own."""
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
            for one in (old, new):
                one.get("data", {}).pop("image/png", None)
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


@pytest.mark.parametrize("options", [[], ["--execute"]])
def test_nbconvert_shows_the_picture(tmp_path, options):
    for name in ("events.csv", "timeline"):
        (tmp_path / name).symlink_to(ROOT / name)
    shutil.copy(NOTEBOOK, tmp_path)
    command = [sys.executable, "-m", "jupyter", "nbconvert", "--to", "html", *options, "timeline.ipynb"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    assert "data:image/png;base64," in (tmp_path / "timeline.html").read_text("utf-8")


def test_binder_finds_a_python_that_will_do():
    version = re.fullmatch(r"python-3\.(\d+)\n", (ROOT / "runtime.txt").read_text())
    assert int(version[1]) >= 11


def test_the_cell_for_colab_is_inert_elsewhere_and_brings_the_project_there(saved, tmp_path, monkeypatch):
    cell = code(saved)[0]
    assert "google.colab" in cell.source
    assert cell.outputs == []
    # Colab itself cannot be reached from a test: a module of its name hands over a zip file as it would.
    with zipfile.ZipFile(tmp_path / "project.zip", "w") as archive:
        for name in (
            "requirements.txt",
            "tests/requirements.txt",
            "timeline.ipynb",
            "events.csv",
            "timeline/__init__.py",
        ):
            archive.write(ROOT / name, f"project-main/{name}")
    files = types.SimpleNamespace(upload=lambda: {"project.zip": b""})
    monkeypatch.setitem(sys.modules, "google.colab", types.SimpleNamespace(files=files))
    monkeypatch.setitem(sys.modules, "google", types.SimpleNamespace(colab=sys.modules["google.colab"]))
    monkeypatch.chdir(tmp_path)
    InteractiveShell().run_cell(cell.source).raise_error()
    assert Path.cwd() == tmp_path / "project" / "project-main"
    assert Path("timeline/__init__.py").exists()


# --- controls ---------------------------------------------------------------------------------------


def test_an_events_full_entry_is_told_as_text(article):
    text = entry_html(article.assign(place="<b>x</b>"), "kirkuk-strike")
    for part in ("3 December 2023 (exact)", "“two days later” ¶ 14", "2 days after “Blinken", "&lt;b&gt;x&lt;/b&gt;"):
        assert part in text


def test_what_is_chosen_is_drawn_and_offered(article):
    shown = []
    box = controls(article, shown.append)
    (lanes, kinds), event = box.children[0].children, box.children[1]
    assert (len(event.options), shown) == (19, [])
    lanes.value = ("Baghdad",)
    assert [value for _, value in event.options] == ["al-sudani-premier", "tehran-trip"]
    kinds.value = ("diplomacy",)
    assert [value for _, value in event.options] == ["tehran-trip"]
    assert "6 November 2023" in box.children[2].value
    figure = shown[-1]["application/vnd.plotly.v1+json"]
    drawn = go.Figure({name: figure[name] for name in ("data", "layout")})
    assert {i for t in drawn.data if t.meta == "symbols" for i in t.customdata} == {"tehran-trip"}
    assert figure["config"]["showSendToCloud"] is False
    kinds.value = ()
    assert box.children[2].value == "Nothing is chosen."


def test_an_event_can_be_chosen_by_itself(article):
    box = controls(article, print)
    box.children[1].value = "waiver"
    assert "14 November 2023 (exact)" in box.children[2].value


def test_without_a_chrome_there_is_the_chart_alone(article, monkeypatch):
    import IPython.display

    shown = []
    monkeypatch.setattr(IPython.display, "display", lambda bundle, **options: shown.append(bundle))
    monkeypatch.setattr(go.Figure, "to_image", lambda *_, **__: (_ for _ in ()).throw(RuntimeError("no Chrome")))
    show(draw(article))
    assert [set(bundle) for bundle in shown] == [{PLOTLY}]
