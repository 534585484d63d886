"""What is installed: in the versions that are written down, fitting together, and free of the GPL."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
from importlib.metadata import PackagePath, distributions

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


def pinned() -> list[str]:
    return [line for line in supply.CONSTRAINTS.read_text("utf-8").split("\n") if line and not line.startswith("#")]


def test_each_version_that_is_written_down_has_the_hashes_of_its_files():
    found = supply.hashes(supply.HASHED.read_text("utf-8"))
    assert [*found] == pinned()
    for package, files in found.items():
        assert files, package
        assert all(re.fullmatch("sha256:[0-9a-f]{64}", one) for one in files), package


def test_pip_takes_nothing_whose_hash_is_another(tmp_path):
    """Of one small package, as the index has it and with its hashes spoilt."""
    small = next(package for package in pinned() if package.startswith("iniconfig=="))
    good = supply.hashes(supply.HASHED.read_text("utf-8"))[small]
    told = {}
    for name, wanted in (("good", good), ("spoilt", ["sha256:" + "0" * 64])):
        (tmp_path / f"{name}.txt").write_text(f"{small} " + " ".join(f"--hash={one}" for one in wanted) + "\n")
        command = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--quiet",
            "--no-deps",
            "--no-cache-dir",
            "--require-hashes",
        ]
        command += ["--disable-pip-version-check", "--dest", str(tmp_path), "-r", str(tmp_path / f"{name}.txt")]
        told[name] = subprocess.run(command, capture_output=True, text=True, check=False)
    if "DO NOT MATCH" not in told["spoilt"].stderr:
        pytest.skip(f"the index cannot be reached: {told['spoilt'].stderr[-200:]}")
    assert told["good"].returncode == 0, told["good"].stderr
    assert told["spoilt"].returncode == 1


def test_what_is_installed_is_what_was_unpacked():
    """Each file of ours and of what we need has the hash that its wheel says it has."""
    packages = supply.needed(supply.listed("requirements.txt")).values()
    files = [file for one in packages for file in one.files or () if file.hash and file.suffix in (".py", ".so")]
    wrong = [str(file) for file in files if file.locate().exists() and not _as_recorded(file)]
    assert len(files) > 1000
    assert wrong == []


def _as_recorded(file: PackagePath) -> bool:
    digest = hashlib.new(file.hash.mode, file.locate().read_bytes()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == file.hash.value


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
