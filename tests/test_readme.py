"""README.md: its commands run, its files exist, its columns and options are the real ones."""

from __future__ import annotations

import json
import os
import re
import shlex
import struct
import subprocess
import sys

import pytest
from bench_tables import RESULTS, markdown, others, widths
from conftest import ROOT
from write_docs import API, api, readme

from timeline.commands.shell import COMMANDS as COMMAND_NAMES
from timeline.schema import NAMES

README = (ROOT / "README.md").read_text("utf-8")
HOUSE, SPEED, NOTEBOOKS = (
    (ROOT / "docs" / f"{name}.md").read_text("utf-8") for name in ("house", "speed", "notebooks")
)
COMMANDS = [
    line.strip()
    for block in re.findall(r"```sh\n(.*?)```", README + HOUSE, re.DOTALL)
    for line in block.splitlines()
    if line.strip()
]
SETUP = [
    "python3 -m venv .venv && .venv/bin/pip install -r requirements.txt -c constraints.txt && "
    ".venv/bin/jupyter lab timeline.ipynb",
    "bash tests/run",
]


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A folder with what README's commands need."""
    folder = tmp_path_factory.mktemp("desk")
    for name in ("timeline", "events.csv", "timeline.ipynb"):
        (folder / name).symlink_to(ROOT / name)
    (folder / "sheet.csv").write_bytes((ROOT / "tests/data/timelinejs.csv").read_bytes())
    (folder / "other.csv").write_bytes((ROOT / "tests/data/one_night.csv").read_bytes())
    return folder


@pytest.mark.ci
def test_every_command_of_the_readme_works_in_its_order(desk):
    (desk / "events.csv").unlink()
    (desk / "events.csv").write_bytes((ROOT / "events.csv").read_bytes())
    for command in [c for c in COMMANDS if c not in SETUP] + re.findall("`(papermill [^`]+)`", NOTEBOOKS):
        words = shlex.split(
            command.replace(".venv/bin/python", sys.executable).replace("papermill", f"{sys.executable} -m papermill")
        )
        done = subprocess.run(
            words, cwd=desk, capture_output=True, text=True, timeout=120, env={**os.environ, "PYTHONPATH": str(ROOT)}
        )
        assert done.returncode == 0, (command, done.stderr[-800:])
    assert (desk / "mine.html").exists()
    assert "Bread for everybody" in (desk / "other.html").read_text("utf-8")  # by papermill


@pytest.mark.ci
def test_the_commands_that_set_up_are_the_ones_promised(tmp_path):
    """`tests/run` is running now; JupyterLab is opened by the other one's last part in test_jupyter_in_browser.py."""
    assert COMMANDS[:2] == SETUP
    assert SETUP[1] in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    make, install, _ = SETUP[0].split(" && ")
    subprocess.run(shlex.split(make), cwd=tmp_path, check=True, timeout=120)
    assert (tmp_path / ".venv/bin/pip").exists()
    done = subprocess.run(
        shlex.split(install.replace(".venv/bin/pip", f"{sys.executable} -m pip")),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert "Collecting" not in done.stdout  # these tests run with what it asks for


def test_the_figures_are_those_of_the_benchmark():
    found = json.loads(RESULTS.read_text())
    for name, table in (("results", markdown(found)), ("widths", widths(found)), ("others", others(found))):
        assert SPEED.split(f"<!-- {name} -->\n")[1].split(f"<!-- /{name} -->")[0].strip() == table, (
            "renew it with .venv/bin/python tests/benchmark.py"
        )


def test_every_column_is_described():
    table = README.split("## Columns")[1].split("## Dates")[0]
    assert re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) == list(NAMES)


def test_commands_and_the_python_reference_are_those_of_the_code():
    renew = "renew it with .venv/bin/python tests/write_docs.py"
    assert readme() == README, renew
    assert api() == API.read_text("utf-8"), renew


def test_every_command_that_is_named_anywhere_is_one():
    texts = [path.read_text("utf-8") for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), ROOT / "timeline.ipynb")]
    named = {words for text in texts for words in re.findall(r"python -m timeline((?: [\w./<>-]+)*)", text)}
    assert named
    for words in named:
        first = (words.split() or ["events.csv"])[0]
        assert first in COMMAND_NAMES or "." in first or first.startswith("-"), words


def test_every_file_named_exists():
    for path in re.findall(r"\]\(([\w./-]+)\)", README):
        assert (ROOT / path).exists(), path
    there = {path.name for folder in ("timeline", "tests") for path in (ROOT / folder).rglob("*.py")}
    assert set(re.findall(r"`(\w+\.py)`", README + HOUSE)) <= there


def test_the_house_lists_every_file():
    files = {path.name for path in (ROOT / "timeline").rglob("*.*") if "__pycache__" not in path.parts}
    named = set(re.findall(r"`([\w.]+\.(?:py|pyi|js|ts|css|html|ipynb|csv))`", HOUSE.split("## How to")[0]))
    assert named - {"measures.js"} == files - {"__init__.py", "py.typed"}  # which is written from measures.py


def test_it_is_short_and_gives_full_credit():
    assert len(README.splitlines()) <= 150
    method, ours = (ROOT / "docs" / "method.md").read_text("utf-8"), README.split("## Licences and credit")[1]
    for text in (method, ours):
        for part in (
            "Kareem Chehayeb",
            "Qassim Abdul-Zahra",
            "Matthew Lee",
            "Associated Press, 11 December 2023",
            "short",
            "84",
        ):
            assert part in " ".join(text.split())


def test_the_picture_is_one_of_the_page_on_a_laptop():
    png = (ROOT / "docs" / "page.png").read_bytes()
    assert png.startswith(b"\x89PNG")
    assert struct.unpack(">II", png[16:24]) == (1366, 768)


def test_the_example_messages_are_real():
    from timeline.typed.hints import date_hint

    for cell, said in re.findall(r'date: "([^"]+)" is not a date; (.+)', README):
        assert date_hint(cell) == said


def test_the_dates_table_is_true():
    from timeline.dates.edtf import parse
    from timeline.words.words import words

    table = README.split("## Dates")[1].split("## Commands")[0]
    for line in table.splitlines()[4:]:
        if not line.startswith("| `"):
            continue
        written, said = line.strip("| ").split(" | ")[0], line.strip("| ").split(" | ")[-1]
        found = {words(parse(text)) for text in re.findall(r"`([^`]+)`", written)}
        for one in said.split(" · "):
            assert one in found, (one, found)


def test_the_limits_named_are_the_real_ones():
    from timeline.picture.measures import LISTED
    from timeline.read.checks import MAX_TITLE

    for limit, sentence, text in (
        (LISTED, "Above {} events a page's list is written", (ROOT / "docs" / "speed.md").read_text("utf-8")),
        (MAX_TITLE, "up to {} characters", README),
    ):
        assert sentence.format(f"{limit:,}") in text.replace("\n", " ")
