"""README.md: its commands run, its files exist, its columns and options are the real ones."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys

import pytest
from conftest import ROOT

from timeline.__main__ import arguments
from timeline.table import COLUMNS

README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = [
    line.strip()
    for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
    if line.strip()
]
SETUP = [
    "bash tests/run",
    "python3 -m venv .venv && .venv/bin/pip install -r requirements.txt && .venv/bin/jupyter lab timeline.ipynb",
]


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A folder with what README's commands need."""
    folder = tmp_path_factory.mktemp("desk")
    for name in ("timeline", "events.csv", "timeline.ipynb"):
        (folder / name).symlink_to(ROOT / name)
    (folder / "sheet.csv").write_bytes((ROOT / "tests/data/timelinejs.csv").read_bytes())
    return folder


def test_every_command_of_the_readme_works_in_its_order(desk):
    (desk / "events.csv").unlink()
    (desk / "events.csv").write_bytes((ROOT / "events.csv").read_bytes())
    for command in [c for c in COMMANDS if c not in SETUP]:
        words = shlex.split(
            command.replace(".venv/bin/python", sys.executable).replace(
                ".venv/bin/papermill", f"{sys.executable} -m papermill"
            )
        )
        done = subprocess.run(
            words, cwd=desk, capture_output=True, text=True, timeout=120, env={**os.environ, "PYTHONPATH": str(ROOT)}
        )
        assert done.returncode == 0, (command, done.stderr[-800:])
    assert (desk / "mine.html").exists()


def test_the_commands_that_set_up_are_the_ones_promised():
    assert [c for c in COMMANDS if c in SETUP] == SETUP[::-1]


def test_every_column_is_described():
    assert re.findall(r"^\| `(\w+)` \|", README.split("### Dates")[0], re.MULTILINE) == list(COLUMNS)


def test_every_option_is_described_and_real():
    real = {option for action in arguments()._actions for option in action.option_strings if option.startswith("--")}
    described = set(re.findall(r"(--[a-z][a-z-]+)", README))
    assert described <= real
    assert real - described <= {"--help", "--output"}


def test_every_file_named_exists():
    for path in re.findall(r"\]\(([\w./-]+)\)", README):
        assert (ROOT / path).exists(), path
    for name in re.findall(r"`(\w+\.py)`", README):
        assert (ROOT / "timeline" / name).exists() or (ROOT / "tests" / name).exists(), name


def test_the_house_lists_every_room():
    rooms = {path.name for path in (ROOT / "timeline").glob("*.py")} - {"__init__.py"}
    assert rooms == set(re.findall(r"`(\w+\.py)`", README.split("## The house")[1].split("To run one test")[0]))


def test_the_example_messages_are_real():
    from timeline.hints import date_hint

    for cell, said in re.findall(r'date: "([^"]+)" is not a date; (.+)', README):
        assert date_hint(cell) == said


def test_the_dates_table_is_true():
    from timeline.dates import parse
    from timeline.words import words

    table = README.split("### Dates")[1].split("## Method")[0]
    for line in table.splitlines()[4:]:
        if not line.startswith("| `"):
            continue
        written, said = line.strip("| ").split(" | ")[0], line.strip("| ").split(" | ")[-1]
        found = {words(parse(text)) for text in re.findall(r"`([^`]+)`", written)}
        for one in said.split(" · "):
            assert one in found, (one, found)
