"""The notebook, as saved and as run."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
import sys
import types
import zipfile
from html import unescape
from pathlib import Path

import IPython.display
import pandas as pd
import pytest
import traitlets
from conftest import ROOT, leave_out
from IPython.core.interactiveshell import InteractiveShell
from save_notebook import NOTEBOOK, PLOTLY, charts, executed

import timeline.notebook
from timeline import draw, explore, show, write_html
from timeline.commands.new import example, notebook
from timeline.notebook import HERE
from timeline.picture.browser import NoPicture
from timeline.picture.style import DARK, LIGHT


@pytest.fixture(scope="module")
def saved():
    import nbformat

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
    assert set(chart["data"]) == {PLOTLY, "image/png", "text/plain"}
    assert "20 March 2003: US-led invasion of Iraq" in chart["data"]["text/plain"]
    assert base64.b64decode(chart["data"]["image/png"]).startswith(b"\x89PNG")


def test_it_is_small_and_tells_nothing_of_the_machine(saved):
    text = NOTEBOOK.read_text("utf-8")
    assert len(text) < 400_000
    assert not re.search(r'"(/root|/home|/Users|/work|/tmp)/', text)
    assert not any("execution" in cell.metadata for cell in saved.cells)
    assert [cell.execution_count for cell in code(saved)] == list(range(1, len(code(saved)) + 1))


def test_cells_are_short_and_one_holds_the_parameters(saved):
    tagged = [cell for cell in code(saved) if "parameters" in cell.metadata.get("tags", [])]
    assert len(tagged) == 1
    hidden = {"source_hidden": True}
    assert all(len(cell.source.splitlines()) <= 6 for cell in code(saved) if cell.metadata.get("jupyter") != hidden)


def test_the_chart_comes_first_then_three_lines_and_then_prose_stands_before_every_cell(saved):
    kinds = [cell.cell_type for cell in saved.cells]
    assert charts(saved) == saved.cells[0].outputs
    assert saved.cells[0].metadata["jupyter"] == {"source_hidden": True}
    headline, intro = saved.cells[1].source.split("\n\n")
    assert headline.startswith("# ") and len(intro.splitlines()) == 3
    assert all(before == "markdown" for before, now in zip(kinds[2:], kinds[3:]) if now == "code")


def test_its_claims_are_held_against_its_own_table_whatever_the_file_is_called(saved):
    assert sum(cell.source.count("assert ") for cell in code(saved)) >= 10
    assert not any("events_csv" in cell.source for cell in code(saved))


def premier_last(events):
    """The premier's election put at the end."""
    return events.assign(
        earliest=events["earliest"].where(events["id"] != "al-sudani-premier", pd.Timestamp("2023-12-09"))
    )


@pytest.mark.parametrize(
    ("cell", "change"),
    [
        ("steps", premier_last),
        ("narrowed", lambda events: events.assign(source_date=events["date"])),
        ("known", lambda events: events.iloc[1:]),
        ("clusters", lambda events: events[events["id"] != "kirkuk-strike"]),
        ("background", lambda events: events.assign(open_end=False)),
    ],
)  # fmt: skip
def test_a_claim_that_its_table_contradicts_stops_the_notebook(saved, article, cell, change):
    shell = InteractiveShell()
    shell.user_ns |= {"pd": pd, "events": article, "os": os}
    cells = [
        one
        for one in code(saved)
        if one["id"] not in ("parameters", "chart", "forms", "explore", "expressions", "table", "export")
    ]
    number = [one["id"] for one in cells].index(cell)
    for one in cells[:number]:
        shell.run_cell(one.source).raise_error()
    shell.run_cell(cells[number].source).raise_error()
    shell.user_ns["events"] = changed = change(article)
    if "known" in shell.user_ns and cell != "known":
        shell.user_ns["known"] = changed[changed["form"] == "exact"]
    shell.user_ns["told"] = changed.set_index("id").reindex(shell.user_ns["told"].index)
    with pytest.raises(AssertionError):
        shell.run_cell(cells[number].source).raise_error()


@pytest.mark.ci
def test_another_story_has_its_own_notebook_that_holds_nothing_of_this_one(tmp_path):
    """Run as it is for one file, and for another as a parameter."""
    import nbformat
    from nbclient import NotebookClient

    (tmp_path / "timeline").symlink_to(ROOT / "timeline")
    (tmp_path / "mine.csv").write_text(example("My <story>"))
    (tmp_path / "other.csv").write_text((ROOT / "tests/data/one_night.csv").read_text())
    story = nbformat.reads(notebook("mine.csv"), as_version=4)
    nbformat.validate(story)
    assert len(code(story)) == 5
    for name, headings, there in (("mine.csv", 1, "The library opens again"), ("other.csv", 0, "Church bells ring")):
        code(story)[0].source = f'events_csv = "{name}"'
        NotebookClient(
            story, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}
        ).execute()
        told = [output["data"]["text/markdown"] for output in code(story)[1].outputs]
        assert [text.splitlines()[0] for text in told] == ["# My \\<story\\>"] * headings
        page = (tmp_path / name).with_suffix(".html").read_text("utf-8")
        assert there in page and there in nbformat.writes(story)
        for text in (nbformat.writes(story), page.split("<script")[0] + page.split("<body>")[1]):
            assert not [word for word in ("Iraq", "Associated Press", "localnews8") if word in text]


@pytest.mark.ci
@pytest.mark.parametrize("options", [["--execute"]])
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


@pytest.mark.ci
def test_in_colab_the_first_cell_brings_the_project(saved, tmp_path, monkeypatch):
    cell = code(saved)[0]
    assert "google.colab" in cell.source
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
    InteractiveShell().run_cell(cell.source.split("\n\n")[0]).raise_error()
    assert Path.cwd() == tmp_path / "project" / "project-main"
    assert Path("timeline/__init__.py").exists()


# --- the page in a notebook -------------------------------------------------------------------------


def test_the_saved_notebook_holds_one_line_in_the_place_of_the_page(saved):
    (cell,) = [cell for cell in code(saved) if cell["id"] == "explore"]
    assert [output["data"] for output in cell.outputs] == [{"text/plain": HERE}]


def test_a_frame_carries_the_very_page_and_a_module_that_talks_to_the_notebook(article, tmp_path):
    bundle = explore(article, widget=False)._repr_mimebundle_()
    write_html(article, tmp_path / "page.html")
    page, plain = unescape(re.search(r'srcdoc="([^"]*)"', bundle["text/html"])[1]), (tmp_path / "page.html").read_text()
    assert page.split("<body>")[1].split("<script>")[0] == plain.split("<body>")[1].split("<script>")[0]
    assert "toTimeline" in page and "toTimeline" not in plain


def test_without_anywidget_there_is_the_frame_and_a_line_says_what_to_run(article, monkeypatch, capsys):
    monkeypatch.delitem(sys.modules, "timeline.explorer", raising=False)
    leave_out(monkeypatch, "timeline.explorer")
    timeline.notebook._say_once.cache_clear()
    assert "text/html" in explore(article)._repr_mimebundle_()
    assert "pip install anywidget" in capsys.readouterr().err


def test_what_is_chosen_shown_and_in_sight_can_be_set_and_is_observed(article):
    page, told = explore(article), []
    page.observe(lambda change: told.append((change["name"], change["new"])), ["chosen", "window"])
    assert (page.chosen, page.shown, page.window) == ("", article["id"].tolist(), None)
    page.chosen, page.window = "invasion", (pd.Timestamp("2023-12-11"), "2023-11-01")
    page._seconds = [0.0, 86_400.0]  # as the page says it
    assert told == [
        ("chosen", "invasion"),
        ("window", ("2023-11-01", "2023-12-11")),
        ("window", ("1970-01-01", "1970-01-02")),
    ]
    page.window = None
    assert page._seconds is None


@pytest.mark.parametrize(
    ("name", "value"), [("chosen", "moon"), ("shown", ["moon"]), ("window", "soon"), ("window", 5)]
)
def test_what_the_page_cannot_show_is_refused(article, name, value):
    with pytest.raises(traitlets.TraitError, match=r"moon|expected two dates"):
        setattr(explore(article), name, value)


def test_a_saved_widget_carries_a_line_and_not_the_page(article):
    page = explore(article)
    bundle, *_ = page._repr_mimebundle_()
    assert bundle["text/plain"] == HERE and "text/html" not in bundle
    assert len(json.dumps(page.get_state(), default=str)) < 20_000


@pytest.fixture
def shown(monkeypatch):
    """What is displayed."""
    found = []
    monkeypatch.setattr(IPython.display, "display", lambda bundle, **options: found.append(bundle))
    return found


def test_without_a_chrome_there_are_chart_and_text_and_a_line_says_what_to_run(article, monkeypatch, shown, capsys):
    def nothing(*_, **__):
        raise NoPicture("no Chrome: run plotly_get_chrome")

    timeline.notebook._say_once.cache_clear()
    monkeypatch.setattr(timeline.notebook, "rendered", nothing)
    for _ in range(2):
        show(draw(article))
    assert [set(bundle) for bundle in shown] == [{PLOTLY, "text/plain"}] * 2
    assert capsys.readouterr().err.count("plotly_get_chrome") == 1


@pytest.mark.ci
def test_one_browser_is_kept_and_the_picture_is_the_same_each_time(article, shown):
    for _ in range(2):
        show(draw(article))
    first, second = shown
    assert first["image/png"] == second["image/png"]
    assert len(first["image/png"]) < 120_000


def test_in_a_dark_jupyterlab_a_chart_is_dark(article, monkeypatch, shown, tmp_path):
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(tmp_path))
    settings = tmp_path / "lab/user-settings/@jupyterlab/apputils-extension"
    settings.mkdir(parents=True)
    for theme, paper in (("JupyterLab Dark", DARK.paper), ("JupyterLab Light", LIGHT.paper)):
        (settings / "themes.jupyterlab-settings").write_text(f'{{\n// chosen\n"theme": "{theme}"}}')
        show(draw(article))
        assert shown[-1][PLOTLY]["layout"]["template"]["layout"]["paper_bgcolor"] == paper
