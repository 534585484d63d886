"""python -m timeline."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time

import pytest
from conftest import ROOT

from timeline import read_events, write_html
from timeline.commands.shell import main


def run(*arguments: str, cwd=ROOT, **environment: str) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "timeline", *arguments]
    return subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )  # fmt: skip


def test_it_writes_the_page(tmp_path, capsys):
    out = tmp_path / "t.html"
    assert main([str(ROOT / "events.csv"), "-o", str(out), "--title", "Iraq", "--lanes", "Baghdad,Washington"]) == 0
    assert "<title>Iraq</title>" in out.read_text("utf-8")
    assert capsys.readouterr().out == f"{out}: 20 events\n"


def test_every_option_of_the_page_reaches_the_page(tmp_path):
    out = tmp_path / "t.html"
    options = [
        "--title",
        "T1",
        "--description",
        "D1",
        "--source",
        "S1",
        "--source-url",
        "https://example.org/s",
        "--lang",
        "ar",
        "--lanes",
        "Baghdad",
    ]
    assert main([str(ROOT / "events.csv"), "-o", str(out), *options]) == 0
    text = out.read_text("utf-8")
    for part in (
        "<h1 dir=auto>T1</h1>",
        "D1</p>",
        "S1</a>",
        "https://example.org/s",
        'lang="ar" dir="rtl"',
        '"bands":["Baghdad","Washington"',
    ):
        assert part in text


def test_without_an_option_the_file_says_it_all(tmp_path):
    out = tmp_path / "t.html"
    assert main([str(ROOT / "events.csv"), "-o", str(out)]) == 0
    text = out.read_text("utf-8")
    for part in ('<h1 dir=auto>Iraq between Washington and Tehran</h1>', "Two months into the war in Gaza",
                 'href="https://localnews8.com/?p=1298092"', "Associated Press, 11 December 2023"):  # fmt: skip
        assert part in text


def test_a_source_given_goes_without_the_files_address_and_the_other_way_round(tmp_path):
    out = tmp_path / "t.html"
    main([str(ROOT / "events.csv"), "-o", str(out), "--source", "A diary"])
    assert "A diary" in out.read_text("utf-8")
    assert "localnews8.com" not in out.read_text("utf-8").split("<main>")[0]
    main([str(ROOT / "events.csv"), "-o", str(out), "--source-url", "https://example.org/diary"])
    header = out.read_text("utf-8").split("<header>")[1].split("</header>")[0]
    assert "https://example.org/diary" in header
    assert "Associated Press" not in header


def test_another_story_comes_out_under_its_own_heading_or_none(tmp_path):
    for name in ("one_night.csv", "long_history.csv", "timelinejs.csv"):
        out = tmp_path / "t.html"
        assert main([str(ROOT / "tests/data" / name), "-o", str(out)]) == 0
        text = out.read_text("utf-8")
        assert not [
            word
            for word in ("Iraq", "Associated Press", "localnews8")
            if word in text.split("<script")[0] + text.split("<body>")[1]
        ]


def test_problems_go_to_stderr_and_no_file_is_touched(tmp_path, capsys):
    bad, out = tmp_path / "bad.csv", tmp_path / "t.html"
    bad.write_text("date,title\nsoon,A\nlater,\n")
    out.write_text("old")
    assert main([str(bad), "-o", str(out)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert [line.split(":")[1] for line in said.err.splitlines()] == ["2", "3", "3"]
    assert out.read_text() == "old"


def test_check_only_checks(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["check", str(ROOT / "events.csv")]) == 0
    assert "20 events, nothing to mend" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_check_loads_no_plotly():
    script = "import sys; from timeline.commands.shell import main; main(['check']); sys.exit('plotly' in sys.modules)"
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True)


def test_help_and_version_load_no_pandas():
    script = """import contextlib, sys
from timeline.commands.shell import main
for arguments in (["--version"], ["--help"], ["page", "--help"]):
    with contextlib.suppress(SystemExit):
        main(arguments)
sys.exit('pandas' in sys.modules)"""
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True, capture_output=True)


@pytest.mark.parametrize("arguments", [["--nonsense"], ["a.csv", "b.csv"]])
def test_wrong_usage_is_2(arguments):
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2


@pytest.mark.parametrize(
    ("option", "value"), [("--lanes", "Moon"), ("--lang", "xx-yy-zz"), ("--source-url", "ftp://x")]
)
def test_a_value_that_cannot_be_is_2_and_named(tmp_path, capsys, option, value):
    assert main([str(ROOT / "events.csv"), "-o", str(tmp_path / "t.html"), option, value]) == 2
    assert value in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_help_shows_each_option_with_examples():
    text = run("page", "--help").stdout
    for option in ("--output", "--title", "--lanes", "--lang", "--no-fold", "--source-url", "examples:"):
        assert option in text


@pytest.mark.parametrize("target", ["missing/folder/t.html", "."])
def test_a_target_that_cannot_be_written_is_one_line_and_1(tmp_path, target):
    done = run(str(ROOT / "events.csv"), "-o", target, cwd=tmp_path)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "cannot be written" in done.stderr


def test_a_full_disk_leaves_the_old_file_whole(tmp_path):
    """A limit on file sizes stands in for the full disk: the same write fails in the same place."""
    out = tmp_path / "t.html"
    out.write_text("old")
    script = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000));"
        f"from timeline.commands.shell import main; sys.exit(main([{str(ROOT / 'events.csv')!r}, '-o', {str(out)!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert out.read_text() == "old"
    assert list(tmp_path.iterdir()) == [out]


def test_a_kill_leaves_the_old_file_whole(tmp_path):
    out = tmp_path / "t.html"
    out.write_text("old")
    shutil.copy(ROOT / "events.csv", tmp_path)
    write_html(read_events(ROOT / "events.csv"), tmp_path / "whole.html")
    whole = (tmp_path / "whole.html").read_text("utf-8")
    for delay in (0.3, 0.9, 1.4):  # before it writes, around then, and after
        process = subprocess.Popen(
            [sys.executable, "-m", "timeline", "-o", str(out)],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
        )
        time.sleep(delay)
        process.kill()
        process.wait()
        text = out.read_text("utf-8")
        assert text in ("old", whole)


def test_the_same_events_give_the_same_bytes_anywhere(tmp_path):
    pages = []
    for number, environment in enumerate(
        (
            {"TZ": "Asia/Baghdad", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
            {"TZ": "America/New_York", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"},
        )
    ):
        out = tmp_path / f"{number}.html"
        assert run("-o", str(out), **environment).returncode == 0
        pages.append(out.read_bytes())
    assert pages[0] == pages[1]
