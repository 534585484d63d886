"""What is written and what is said: a file whole or not at all, and nothing done is told as failed."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from conftest import ROOT, events_of, some

from timeline import EventsError, read_events, write_csv, write_html, write_picture
from timeline.commands.shell import main
from timeline.read import files
from timeline.read.files import replace_file
from timeline.read.save import formula_cells, to_csv

GOOD = "date,title\n2023,A\n"
WAYS = ["| true", "> /dev/full", ">&-", "2>&-", "<&-", "> /dev/full 2>&1", ">&- 2>&- <&-"]
#: Each command, its status, and what it writes.
DONE = {
    "--help": (0, ""),
    "--version": (0, ""),
    "new Über-uns new.csv": (0, "new.csv"),
    "good.csv -o out.html": (0, "out.html"),
    "check good.csv": (0, ""),
    "convert good.csv out.csv": (0, "out.csv"),
    "fix mixed.csv fixed.csv": (1, "fixed.csv"),
    "find article.txt found.csv --published 2023-12-11": (0, "found.csv"),
    "check bad.csv": (1, ""),
    "check --nonsense": (2, ""),
}
OFTEN = ["new Über-uns new.csv", "convert good.csv out.csv"]
#: What says nothing on stderr, but where that is all there is.
QUIET = ("--help", "--version", "good.csv -o out.html", "check good.csv")


@pytest.fixture
def desk(tmp_path, monkeypatch):
    (tmp_path / "good.csv").write_text('date,title\n2023,"=1+1"\n')
    (tmp_path / "mixed.csv").write_text("date,title\n1850s,A\nsoon,B\n")
    (tmp_path / "bad.csv").write_text("date,title\nsoon,é東\n")
    (tmp_path / "article.txt").write_text("They met on Friday.\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(folder: Path, command: str, way: str = "", **environment: str) -> subprocess.CompletedProcess:
    line = f"{sys.executable} -m timeline {command} {way}; exit ${{PIPESTATUS[0]}}"
    return subprocess.run(
        ["bash", "-c", line], cwd=folder, capture_output=True, timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )  # fmt: skip


def assert_done(folder: Path, command: str, way: str, **environment: str) -> None:
    status, written = DONE[command]
    done = run(folder, command, way, **environment)
    assert done.returncode == status
    assert b"Traceback" not in done.stderr and b"Exception" not in done.stderr
    assert command not in QUIET or ">&-" in way or done.stderr == b""
    assert not written or (folder / written).stat().st_size > 0


@pytest.mark.parametrize(
    ("command", "way"),
    some(
        [
            *(("--help", way) for way in WAYS),
            *((command, way) for command in ("good.csv -o out.html", "check good.csv") for way in WAYS[:2]),
            *((command, way) for command in OFTEN for way in WAYS),
        ],
        len(WAYS) + 4,
    ),
)
def test_where_nobody_can_be_told_what_was_done_is_done(desk, command, way):
    assert_done(desk, command, way)


OTHERS = [command for command in DONE if command not in ("--help", *OFTEN)]


@pytest.mark.ci
@pytest.mark.parametrize(
    ("command", "way"),  # each command in three ways, each way with three commands
    [(command, WAYS[(place + turn) % len(WAYS)]) for place, command in enumerate(OTHERS) for turn in (0, 2, 4)],
)
def test_so_it_is_with_every_command(desk, command, way):
    assert_done(desk, command, way)


@pytest.mark.parametrize("command", ["new Über-uns new.csv", "check bad.csv"])
def test_an_ascii_locale_is_told_with_question_marks(desk, command):
    assert_done(desk, command, "", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")


def test_a_closed_standard_input_is_said(desk):
    done = run(desk, "check -", "<&-")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.startswith(b"standard input: is closed; expected a list of events")


def test_a_standard_input_that_cannot_be_read_is_said(desk):
    done = run(desk, "check -", "0>nothing.txt")
    assert done.returncode == 1
    assert done.stderr.startswith(b"standard input: cannot be read: ")


# --- read-only, and new ----------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["good.csv -o there.html", "convert good.csv there.csv", "fix mixed.csv there.csv"])
def test_a_file_that_is_set_to_be_read_only_is_not_replaced(desk, command, capsys):
    there = desk / command.split()[-1]
    there.write_text("old")
    there.chmod(0o444)
    assert main(command.split()) == 1
    assert "is read-only; expected another name, or a file that may be changed" in capsys.readouterr().err
    assert there.read_text() == "old"
    assert stat.S_IMODE(there.stat().st_mode) == 0o444


@pytest.mark.parametrize("write", [write_csv, write_html, write_picture])
def test_so_it_is_in_python_and_the_error_names_the_file_that_was_asked_for(desk, write, kept_browser):
    there = desk / f"there.{ {write_csv: 'csv', write_html: 'html', write_picture: 'svg'}[write] }"
    there.write_text("old")
    there.chmod(0o444)
    with pytest.raises(PermissionError, match="read-only") as error:
        write(events_of(GOOD), there)
    assert error.value.filename == str(there)
    assert there.read_text() == "old"


def test_no_message_names_the_part_that_is_written_beside_a_file(desk):
    for target in ("none/there.csv", "x" * 300 + ".csv"):
        with pytest.raises(OSError) as error:
            write_csv(events_of(GOOD), desk / target)
        assert ".part" not in str(error.value)
        assert error.value.filename == str(desk / target)


@pytest.mark.parametrize("links", [True, False])
def test_of_several_runs_that_make_a_new_file_one_says_so(desk, links, monkeypatch):
    if not links:
        monkeypatch.setattr(files.os, "link", lambda *_: (_ for _ in ()).throw(OSError(95, "not supported")))

    def make(number: int) -> bool:
        try:
            replace_file(desk / "new.csv", str(number).encode(), new=True)
        except FileExistsError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(make, range(40)))
    assert made.count(True) == 1
    assert (desk / "new.csv").read_text() == str(made.index(True))
    assert {path.name for path in desk.iterdir()} == {"good.csv", "mixed.csv", "bad.csv", "article.txt", "new.csv"}


@pytest.mark.ci
@pytest.mark.parametrize("command", ["new Story new.csv", "find article.txt found.csv --published 2023-12-11"])
def test_of_three_commands_at_once_one_says_that_it_has_written(desk, command):
    with ThreadPoolExecutor(3) as pool:
        done = list(pool.map(lambda _: run(desk, command), range(3)))
    assert sorted(one.returncode for one in done) == [0, 1, 1]
    assert all(b"is there already" in one.stderr for one in done if one.returncode)


def test_new_leaves_nothing_where_its_notebook_is_there(desk, capsys):
    (desk / "new.ipynb").write_text("mine")
    assert main(["new", "Story", "new.csv"]) == 1
    assert not (desk / "new.csv").exists()
    assert (desk / "new.ipynb").read_text() == "mine"


# --- formulas --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "cell", ["=1+1", "@SUM(A1)", "+cmd", "-cmd", "- cmd", "-2+3", "+1-1", "＝1", "-P2D", "- a dash"]
)
def test_whatever_a_spreadsheet_would_run_is_named(cell):
    assert formula_cells(f'date,title\n2023,"{cell}"\n') == (
        "1 cell begins with = + - or @, which a spreadsheet may run as a formula: line 2, title"
    )


@pytest.mark.parametrize("cell", ["-43", "-0043-03-15", "+49 30 1234", "-1.5", "-12,5%", "– a dash", "a=b", ""])
def test_numbers_dates_and_dashes_are_no_formulas(cell):
    assert formula_cells(f'date,title\n2023,"{cell}"\n') == ""


def test_headings_notes_and_the_header_are_looked_at_too(desk, capsys):
    (desk / "all.csv").write_text(
        'kind,date,title,=mine,description\ntitle,,=A,,\n,2023,B,x,\nnote,2023,@C,,\n,2024,D,,"two\nlines"\n,2025,-E,,\n'
    )
    assert main(["convert", "all.csv", "out.csv"]) == 0
    told = capsys.readouterr().err
    assert told == (
        "out.csv: 4 cells begin with = + - or @, which a spreadsheet may run as a formula: "
        'the header\'s "=mine" and 3 more\n'
    )
    assert formula_cells(to_csv(read_events("all.csv"))) in told


@pytest.mark.parametrize(
    "command", ["fix formula.csv out.csv", "new =Story out.csv", "find formula.txt out.csv --published 2023-12-11"]
)
def test_every_command_that_writes_a_table_says_so(desk, command, capsys):
    (desk / "formula.csv").write_text(GOOD.replace("A", "=A"))
    (desk / "formula.txt").write_text("=On Friday they met.\n")
    assert main(command.split()) == 0
    assert "which a spreadsheet may run as a formula: line 2, " in capsys.readouterr().err


# --- messages --------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ['date,title\n"2023,A\n', "date,title\n2023," + "x" * 131_073 + "\n"])
def test_a_row_that_cannot_be_read_is_said_once(desk, text):
    Path("broken.csv").write_text(text)
    with pytest.raises(EventsError) as error:
        read_events("broken.csv")
    assert len(error.value.problems) == 1
    assert error.value.problems[0].line == 2


@pytest.mark.parametrize(
    ("encoding", "called"),
    [
        ("utf-16-le", "is in UTF-16-LE"), ("utf-16-be", "is in UTF-16-BE"), ("utf-32-le", "is in UTF-32-LE"),
        ("utf-32-be", "is in UTF-32-BE"), ("utf-32", "is in UTF-32-"), ("cp1252", "as read in Windows-1252"),
        ("mac_roman", "as read in Mac Roman"), ("cp437", r"Caf\x82"),
    ],
)  # fmt: skip
def test_an_encoding_is_named_where_its_bytes_tell_it(desk, encoding, called):
    Path("odd.csv").write_bytes("date,title\n2023,Café in Zürich\n".encode(encoding))
    with pytest.raises(EventsError, match=rf"{called.replace(chr(92), chr(92) * 2)}.*expected UTF-8") as error:
        read_events("odd.csv")
    assert ("Latin-1" in str(error.value)) == (encoding == "cp1252")


def test_a_name_that_is_given_twice_is_said_as_such(desk, capsys):
    with pytest.raises(SystemExit):
        main(["check", "good.csv", "--columns", "date=Year,date=When"])
    assert '"date=Year,date=When" says twice what date is' in capsys.readouterr().err
    assert main(["check", "good.csv", "--columns", "date=Year,title=year"]) == 2
    assert "is date and title; expected each of the source's names once" in capsys.readouterr().err


def test_status_1_of_fix_is_said_to_be_what_it_is(capsys):
    with pytest.raises(SystemExit):
        main(["fix", "--help"])
    assert "1 something is left to mend, listed on stderr, and OUT is written all the same" in capsys.readouterr().out
