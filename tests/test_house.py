"""The house as it is built: which folder knows of which."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from conftest import ROOT

#: The way that data goes; whatever stands beside the folders may know them all, but `schema` knows none.
FOLDERS = ("dates", "read", "layout", "chart", "page")
FILES = sorted((ROOT / "timeline").rglob("*.py"))


def imported(path: Path) -> set[str]:
    """Modules of the package that a file imports, as `folder.file`."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("timeline"):
            inner = node.module.removeprefix("timeline").strip(".")
            found |= {f"{inner}.{name.name}".strip(".") for name in node.names} if "." not in inner else {inner}
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_imports_a_later_folder(path):
    folder = path.parent.name
    if folder in FOLDERS:
        earlier = (*FOLDERS[: FOLDERS.index(folder) + 1], "schema")
        assert {name for name in imported(path) if name.split(".")[0] not in earlier} == set()
