"""One command a job: exit status, help, what is written, and what a terminal is told."""

from __future__ import annotations

import io
import os
import pty
import re
import subprocess
import sys
import time

import pytest
from conftest import ROOT

import timeline
from timeline.commands import progress
from timeline.commands.shell import COMMANDS, main

ARTICLE = "They met on Friday.\n\nTwo days later he left.\n"
GOOD, BAD = "date,title\n2023,A\n", "date,title\nsoon,A\n"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with a good table, a bad one, and an article."""
    (tmp_path / "good.csv").write_text(GOOD)
    (tmp_path / "bad.csv").write_text(BAD)
    (tmp_path / "article.txt").write_text(ARTICLE)
    (tmp_path / "blank.txt").write_text("Nothing happens here.\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


#: Each command done, with something to mend, and wrong; what the first writes.
STATUSES = {
    "page": ("good.csv -o out.html", "bad.csv -o out.html", "good.csv -o out.txt", "out.html"),
    "check": ("good.csv", "bad.csv", "good.csv --lang xx-yy-zz", ""),
    "fix": ("good.csv out.csv", "bad.csv out.csv", "good.csv out.html", "out.csv"),
    "convert": ("good.csv out.csv", "bad.csv out.csv", "good.csv good.csv", "out.csv"),
    "new": ("Story out.csv", "Story good.csv", "Story out.html", "out.csv out.ipynb"),
    "find": (
        "article.txt out.csv --published 2023-12-11", "blank.txt out.csv --published 2023-12-11",
        "article.txt out.csv --published soon", "out.csv",
    ),
}  # fmt: skip


def test_each_command_has_its_statuses_here():
    assert set(STATUSES) == set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_0_when_done_1_where_something_is_to_mend_and_2_where_it_is_wrong(desk, capsys, command):
    done, to_mend, wrong, written = STATUSES[command]
    before = {path.name for path in desk.iterdir()}
    assert main([command, *wrong.split()]) == 2
    assert {path.name for path in desk.iterdir()} == before
    assert main([command, *to_mend.split()]) == 1
    told = capsys.readouterr().err
    assert told.strip()
    if command != "fix":  # which writes what is certain, and lists the rest
        assert {path.name for path in desk.iterdir()} == before
    assert main([command, *done.split()]) == 0
    assert {path.name for path in desk.iterdir()} - before == {*written.split()}


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_with_examples_that_name_it(capsys, command):
    with pytest.raises(SystemExit) as stop:
        main([command, "--help"])
    assert stop.value.code == 0
    told = capsys.readouterr().out
    assert "examples:" in told and "exit status: 0" in told
    assert command == "page" or f"python -m timeline {command} " in told.split("examples:")[1]


@pytest.mark.parametrize("arguments", [["fix", "good.csv"], ["convert"], ["new", "T"], ["find", "a", "b"], ["--check"]])
def test_what_is_missing_or_unknown_is_2(desk, arguments):
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2


def test_a_blank_headline_or_name_is_refused(desk, capsys):
    assert main(["new", " ", "out.csv"]) == 2
    assert "TITLE is blank" in capsys.readouterr().err
    assert main(["page", "good.csv", "-o", ""]) == 2
    assert "a blank: expected a name that ends in" in capsys.readouterr().err


def test_without_a_command_it_is_the_page(desk, capsys):
    assert main(["good.csv", "-o", "out.html"]) == 0
    assert main(["-o", "out.html", "good.csv"]) == 0
    assert "<title>Good</title>" in (desk / "out.html").read_text("utf-8")
    assert 'the headline "Good" is the file\'s name' in capsys.readouterr().out


def test_the_version_is_the_packages(capsys):
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == f"timeline {timeline.__version__}\n"


@pytest.mark.parametrize("command", ["new \"My 'own' story\" 'my file.csv'", "find article.txt 'my file.csv'"])
def test_the_command_that_is_said_next_can_be_pasted(desk, command):
    command += " --published 2023-12-11" if command.startswith("find") else ""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    shell = lambda text: subprocess.run(  # noqa: E731
        text.replace("python ", f"{sys.executable} ", 1), shell=True, cwd=desk, env=environment, capture_output=True,
        text=True, timeout=60,
    )  # fmt: skip
    said = shell(f"python -m timeline {command}").stdout
    following = "python -m timeline" + said.split("then: python -m timeline")[1].split(", or open")[0]
    assert shell(following.strip()).returncode == (0 if command.startswith("new") else 1)


def test_what_check_passes_the_page_draws(desk):
    for rows in ("2023,A", "-9999/..,A", "[..9999],A", "2023-12-08T04:15+03:00,A", "156X-12-25,A"):
        (desk / "some.csv").write_text(f"date,title\n{rows}\n")
        assert main(["check", "some.csv"]) == main(["some.csv", "-o", "out.html"]) == 0


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_long_step_is_shown_on_a_terminal_and_wiped_away(monkeypatch):
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(progress, "PATIENCE", 0.05)
    monkeypatch.setattr(progress, "PACE", 0.02)
    with progress.step("reading many.csv"):
        time.sleep(0.2)
    assert "\rreading many.csv: 0 s " in screen.getvalue()
    assert screen.getvalue().endswith(" \r")


def test_a_short_step_and_a_pipe_are_told_nothing(monkeypatch, capsys):
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with progress.step("reading few.csv"):
        pass
    assert screen.getvalue() == ""
    monkeypatch.undo()
    monkeypatch.setattr(progress, "PATIENCE", 0.01)
    with progress.step("reading many.csv"):
        time.sleep(0.05)
    assert capsys.readouterr().err == ""


@pytest.mark.ci
def test_200000_rows_show_what_they_wait_for_on_a_real_terminal(tmp_path):
    many = tmp_path / "many.csv"
    many.write_text(
        "date,title\n" + "".join(f"{1000 + n % 8000}-01-01/{1001 + n % 8000}-02,E{n}\n" for n in range(200_000))
    )
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "timeline", str(many), "-o", str(tmp_path / "out.html")], cwd=ROOT, stderr=follower,
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(follower)
    shown = b""
    while True:
        try:
            shown += (read := os.read(leader, 1000))
        except OSError:
            read = b""
        if not read:
            break
    assert process.wait() == 0
    assert re.search(rb"\r(reading|writing) .*: \d+ s", shown) and shown.endswith(b"\r")


# --- nobody to tell --------------------------------------------------------------------------------


SAID_OF_TOKYO = (
    b'??.html: 1 event\n??.html: the headline "??" is the file\'s name; --title or a row of kind title gives it one\n'
)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_what_a_console_cannot_show_is_a_question_mark_and_no_failure(tmp_path, encoding):
    (tmp_path / "東京.csv").write_text(GOOD)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": encoding, "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "timeline", "東京.csv", "-o", "東京.html"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=60, env=environment)
    assert (done.returncode, done.stdout, done.stderr) == (0, SAID_OF_TOKYO, b"")
    assert (tmp_path / "東京.html").exists()
