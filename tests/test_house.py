"""The house as it is built: which folder knows of which."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT

#: The way that data goes; whatever stands beside the folders may know them all, but `schema` knows none.
FOLDERS = ("dates", "relations", "words", "typed", "prose", "read", "picture", "chart", "page", "commands")
FILES = sorted((ROOT / "timeline").rglob("*.py"))


def imported(path: Path) -> set[str]:
    """Modules of the package that a file imports, as `folder.file`."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("timeline"):
            inner = node.module.removeprefix("timeline").strip(".")
            found |= {f"{inner}.{name.name}".strip(".") for name in node.names} if "." not in inner else {inner}
    return found


def test_no_file_imports_a_later_folder():
    for path in FILES:
        folder = path.relative_to(ROOT / "timeline").parts[0]
        if folder in FOLDERS:
            earlier = (*FOLDERS[: FOLDERS.index(folder) + 1], "schema", "__version__")
            assert {name for name in imported(path) if name.split(".")[0] not in earlier} == set(), path


def test_no_files_import_one_another_in_a_circle():
    names = {path: ".".join(path.relative_to(ROOT / "timeline").with_suffix("").parts) for path in FILES}
    knows = {name: imported(path) & {*names.values()} for path, name in names.items()}
    while leaves := {name for name, others in knows.items() if not others}:
        knows = {name: others - leaves for name, others in knows.items() if name not in leaves}
    assert knows == {}


def test_a_file_fits_on_a_few_screens_and_a_function_on_one():
    for path in FILES:
        text = path.read_text("utf-8")
        assert len(text.splitlines()) <= 300, path
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                words = ast.get_docstring(node) or ""
                assert node.end_lineno - node.lineno - len(words.splitlines()) < 60, (path, node.name)


PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def test_the_list_for_notebook_and_binder_is_the_projects_own():
    listed = (ROOT / "requirements.txt").read_text("utf-8").split()
    assert listed == sorted([*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["notebook"]])


def test_what_is_imported_is_declared():
    declared = {re.split("[~=<> ]", line)[0].replace("-", "_") for line in PROJECT["dependencies"]}
    late = {
        "IPython": "notebook.py",
        "kaleido": "rendered.py",
        "openpyxl": "workbook.py",
        "timeline": "any",
    }
    late |= {
        "choreographer": "browser.py photo.py",
        "icalendar": "any",
        "yaml": "yaml_list.py",
        "pyarrow": "parquet.py arrow.py",
        "PIL": "images.py",
    }
    late |= dict.fromkeys(("anywidget", "ipywidgets", "traitlets"), "explorer.py")
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = (
                [a.name for a in node.names]
                if isinstance(node, ast.Import)
                else [node.module]
                if isinstance(node, ast.ImportFrom)
                else []
            )
            for name in {name.split(".")[0] for name in names} - sys.stdlib_module_names - declared:
                assert {"any", path.name} & {*late.get(name, "").split()}, (path, name)


@pytest.mark.ci
def test_a_wheel_holds_all_that_a_page_needs_and_no_jupyter(tmp_path):
    source = tmp_path / "source"
    shutil.copytree(ROOT / "timeline", source / "timeline", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "-w", tmp_path, source], check=True, timeout=180)
    (wheel,) = tmp_path.glob("edtf_timeline-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names, (meta,) = set(archive.namelist()), [n for n in archive.namelist() if n.endswith("METADATA")]
        needed = [line for line in archive.read(meta).decode().splitlines() if line.startswith("Requires-Dist:")]
        commands = archive.read(meta.replace("METADATA", "entry_points.txt")).decode()
        archive.extractall(tmp_path / "site")
    files = {
        str(path.relative_to(ROOT)) for path in (ROOT / "timeline").rglob("*.*") if "__pycache__" not in path.parts
    }
    assert files <= names
    assert not [line for line in needed if "jupyter" in line and "extra" not in line]
    assert "timeline = timeline.__main__:run" in commands
    (tmp_path / "events.csv").write_text("date,title\n2023-12-08,Rockets\n")
    command = [sys.executable, "-m", "timeline", "-o", "page.html"]
    subprocess.run(
        command, cwd=tmp_path, check=True, timeout=60, env={**os.environ, "PYTHONPATH": str(tmp_path / "site")}
    )
    assert "Rockets" in (tmp_path / "page.html").read_text("utf-8")


def test_dir_shows_the_public_names():
    import timeline

    assert set(dir(timeline)) == {
        "CONFIG", "EventsError", "at", "check_cues", "draw", "explore", "find_dates", "precedes", "read_events", "show",
        "show_heading", "write_csv", "write_html", "write_picture",
    }  # fmt: skip
