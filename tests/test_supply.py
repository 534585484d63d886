"""What is installed: in the versions that are written down, fitting together, and free of the GPL."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import distributions

import pytest
import supply
from conftest import ROOT

pytestmark = pytest.mark.ci


def test_the_versions_here_are_those_that_are_written_down():
    assert supply.CONSTRAINTS.read_text("utf-8") == supply.constraints()


def test_readers_and_tests_install_by_that_list():
    for name in ("README.md", "tests/run"):
        text = (ROOT / name).read_text("utf-8")
        installs = [line for line in text.splitlines() if "pip install" in line and "-r " in line]
        assert installs
        assert all("-c constraints.txt" in line for line in installs)


def test_nothing_that_is_installed_contradicts_another():
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_nothing_that_is_installed_is_under_the_gpl():
    licences = {one.metadata["Name"]: supply.licence(one) for one in distributions()}
    assert {name: text for name, text in licences.items() if "GPL" in text or "GNU" in text} == {}


def test_the_list_of_licences_is_what_is_installed():
    assert supply.LICENCES.read_text("utf-8") == supply.licences()
    assert "|  |" not in supply.licences()  # each has one


def test_before_anything_is_installed_by_apt_it_is_said_what_and_why():
    text = (ROOT / "tests" / "run").read_text("utf-8")
    told, done = text.index("installing with apt-get chromium"), text.index("apt-get install")
    assert told < done
