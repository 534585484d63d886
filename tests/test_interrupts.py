"""Ctrl-C at any moment: 130, no traceback, no half-written file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest
from conftest import ROOT, some

#: Sends the signal when a module is about to be imported, or some time after the first of ours is.
HOOK = """
import os, signal, sys, threading
from importlib.abc import MetaPathFinder
class Finder(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        when = os.environ["INTERRUPTED_AT"]
        if name == when:
            os.kill(os.getpid(), signal.SIGINT)
        if name == "timeline.commands.interrupts" and when.replace(".", "").isdigit():
            timer = threading.Timer(float(when), os.kill, (os.getpid(), signal.SIGINT))
            timer.daemon = True
            timer.start()
sys.meta_path.insert(0, Finder())
"""


def interrupted(folder, when: str, *arguments: str) -> subprocess.CompletedProcess:
    (folder / "hook").mkdir(exist_ok=True)
    (folder / "hook" / "sitecustomize.py").write_text(HOOK)
    environment = {**os.environ, "PYTHONPATH": f"{folder / 'hook'}{os.pathsep}{ROOT}", "INTERRUPTED_AT": when}
    command = [sys.executable, "-m", "timeline", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60)


@pytest.fixture
def many(tmp_path):
    """A file that takes seconds to read."""
    path = tmp_path / "many.csv"
    path.write_text("date,title\n" + "".join(f"{1000 + n % 8000}-01-01,Event {n}\n" for n in range(200_000)))
    return path


def assert_quiet(done: subprocess.CompletedProcess, folder) -> None:
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
    assert {path.name for path in folder.iterdir()} <= {"hook", "many.csv"}


IMPORTS = ["lazy_loader", "timeline.commands.shell", "argparse", "numpy", "pandas", "timeline.page.html",
           "numpy._core.multiarray", "pandas._libs.lib", "timeline.read.events", "babel", "jinja2"]  # fmt: skip


@pytest.mark.parametrize("module", some(IMPORTS, 3))
def test_while_something_is_imported(tmp_path, module):
    assert_quiet(interrupted(tmp_path, module, str(ROOT / "events.csv"), "-o", "t.html"), tmp_path)


@pytest.mark.parametrize("seconds", some(["0.3", "1.5", "0.01", "0.1", "0.5"]))
def test_some_time_after_the_first_line(tmp_path, many, seconds):
    assert_quiet(interrupted(tmp_path, seconds, str(many), "-o", "t.html"), tmp_path)


def test_whoever_imports_the_package_keeps_python_as_it_was():
    script = "import signal, timeline, timeline.commands.shell; print(signal.getsignal(signal.SIGINT).__name__)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "default_int_handler\n"


def test_one_started_to_ignore_interrupts_goes_on(tmp_path):
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        done = interrupted(tmp_path, "pandas", "check", str(ROOT / "events.csv"))
    finally:
        signal.signal(signal.SIGINT, before)
    assert done.returncode == 0
