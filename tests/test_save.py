"""Files that are written: what stands in them, and what they never take the place of."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import threading

import pandas as pd
import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from timeline import read_events, write_html
from timeline.commands.shell import main
from timeline.read.files import replace_file
from timeline.read.save import formula_cells, to_csv
from timeline.schema import DERIVED

ROWS = "date,title\n2023,A\n"


@pytest.fixture
def list_csv(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(ROWS)
    return path


# --- what is read is never lost --------------------------------------------------------------------


@pytest.mark.parametrize("way", ["itself", "another path", "a link", "a hard link", "standard input"])
@pytest.mark.parametrize("command", ["page -o", "convert", "fix"])
def test_an_output_that_is_the_input_is_refused_by_any_path(list_csv, capsys, way, command):
    other, source = list_csv.with_name("b.csv"), str(list_csv)
    if way == "itself":
        other = list_csv
    elif way == "another path":
        other = list_csv.parent / "." / ".." / list_csv.parent.name / "a.csv"
    elif way == "a link":
        other.symlink_to(list_csv)
    elif way == "a hard link":
        os.link(list_csv, other)
    else:
        other, source = list_csv, "-"
    before = os.dup(0)
    with open(list_csv) as stdin:
        os.dup2(stdin.fileno(), 0)
        try:
            name, *option = command.split()
            assert main([name, source, *option, str(other)]) == 2
        finally:
            os.dup2(before, 0)
            os.close(before)
    told = capsys.readouterr().err
    assert ("is the file being read" in told) or (command == "page -o" and "ends in" in told)
    assert list_csv.read_text() == ROWS


def test_an_ending_of_another_kind_is_refused(tmp_path, list_csv, capsys):
    book = tmp_path / "book.xlsx"
    Workbook().save(book)
    before = book.read_bytes()
    page = tmp_path / "b.csv"
    for arguments in (
        ["convert", list_csv, book], ["convert", book, book], [list_csv, "-o", book], [list_csv, "-o", page]
    ):  # fmt: skip
        assert main([str(one) for one in arguments]) == 2
        assert "expected a name that ends in" in capsys.readouterr().err
    with pytest.raises(ValueError, match=r"expected a name that ends in \.html"):
        write_html(read_events(list_csv), tmp_path / "b.csv")
    assert book.read_bytes() == before
    assert not (tmp_path / "b.csv").exists()


def test_a_link_stays_a_link_and_what_it_leads_to_is_written(tmp_path):
    target, link = tmp_path / "real.html", tmp_path / "link.html"
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to("real.html")
    replace_file(link, b"new")
    assert link.is_symlink()
    assert target.read_text() == "new"
    assert target.stat().st_mode & 0o777 == 0o640
    dangling = tmp_path / "to.html"
    dangling.symlink_to("new.html")
    replace_file(dangling, b"new")
    assert (tmp_path / "new.html").read_text() == "new"


def test_a_pipe_or_a_device_is_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe.html")
    (tmp_path / "null.html").symlink_to("/dev/null")
    for name in ("pipe.html", "null.html"):
        with pytest.raises(OSError, match="is a pipe or device; expected a file"):
            replace_file(tmp_path / name, b"x")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["null.html", "pipe.html"]


KILLED = """
import os, sys
os.replace = lambda *_: (print("there", flush=True), sys.stdin.read())
from pathlib import Path
from timeline.read.files import replace_file
replace_file(Path(sys.argv[1]), b"half")
"""


def test_what_a_killed_run_left_is_swept_by_the_next_and_what_a_living_one_writes_is_not(tmp_path):
    path = tmp_path / "page.html"

    command = [sys.executable, "-c", KILLED, str(path)]
    parts = lambda: len(list(tmp_path.glob(".page.html.*.part")))  # noqa: E731
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as dead:
        dead.stdout.readline()
        dead.send_signal(signal.SIGKILL)
    assert parts() == 1
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as living:
        living.stdout.readline()
        assert parts() == 1  # it swept that of the dead one
        replace_file(path, b"whole")
        assert parts() == 1  # and its own is let alone
        living.kill()
    replace_file(path, b"whole")
    assert [one.name for one in tmp_path.iterdir()] == ["page.html"]


def test_many_writers_of_one_file_leave_one_whole_file(tmp_path):
    path, trouble = tmp_path / "page.html", []

    def write(text: bytes) -> None:
        try:
            for _ in range(20):
                replace_file(path, text)
        except OSError as error:
            trouble.append(error)

    writers = [threading.Thread(target=write, args=(bytes([65 + n]) * 50_000,)) for n in range(6)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert trouble == []
    assert [one.name for one in tmp_path.iterdir()] == ["page.html"]
    assert len(set(path.read_bytes())) == 1


# --- what is saved reads back ----------------------------------------------------------------------

TEXTS = st.text(st.sampled_from('ab ,;"|\t\r\n\x0b\x1c\x85\u2028é=-\ufeff'), max_size=6).map(str.strip)


@given(
    rows=st.lists(st.tuples(TEXTS.filter(bool), TEXTS, TEXTS, TEXTS), min_size=1, max_size=4),
    names=st.lists(TEXTS.filter(bool), min_size=2, max_size=2, unique_by=str.casefold),
)
def test_any_table_reads_back_as_it_was_saved(rows, names):
    frame = pd.DataFrame([("2023", *row) for row in rows], columns=["date", "title", "description", *names])
    try:
        before = read_events(frame)
    except ValueError:
        return  # such as a column that is one of ours under another name, with a date that is none
    after = read_events(io.StringIO(to_csv(before), newline=""))
    left = [name for name in before if name not in after]
    assert before[left].isna().all().all()
    pd.testing.assert_frame_equal(before.drop(columns=left), after[[name for name in before if name in after]])


@pytest.mark.parametrize("text", ["a\rb", "a\r\nb", "a\nb", 'a"b', "a\u2028b", "a\x85b"])
def test_breaks_in_a_cell_stay_what_they_are(text):
    events = read_events(pd.DataFrame({"date": ["2023"], "title": [text]}))
    assert read_events(io.StringIO(to_csv(events), newline=""))["title"].tolist() == [text]


@pytest.mark.parametrize("name", DERIVED)
def test_a_column_called_like_one_that_is_added_is_kept_and_said(name):
    events = read_events(io.StringIO(f"date,title,{name}\n2023,A,mine\n"))
    kept = f"{name} (as given)"
    assert events[kept].tolist() == ["mine"]
    assert events.attrs["read_as"] == [f'{name} is kept as "{kept}"']
    saved = to_csv(events)
    assert saved.splitlines() == [f"date,title,id,{kept}", "2023,A,a,mine"]
    assert to_csv(read_events(io.StringIO(saved))) == saved


def test_cells_that_a_spreadsheet_would_run_are_named_and_left_as_they_are(tmp_path, list_csv, capsys):
    list_csv.write_text('date,title,description\n-0043,"=HYPERLINK(""x"")","– a dash"\n2023,@SUM(A1),+49 30 1234\n')
    assert main(["convert", str(list_csv), str(tmp_path / "b.csv")]) == 0
    assert "2 cells begin with = + - or @, which a spreadsheet may run" in capsys.readouterr().err
    assert '-0043,"=HYPERLINK(""x"")"' in (tmp_path / "b.csv").read_text()
    assert formula_cells(to_csv(read_events(io.StringIO(ROWS)))) == ""
