"""What is installed, exactly, and under which licences: `.venv/bin/python tests/supply.py`.

Writes constraints.txt, the versions that the saved outputs were made with and
the tests run with, tests/constraints-hashed.txt, the same with the hash of each file
that may be installed, and docs/licences.md, what the project itself needs.
"""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
CONSTRAINTS, LICENCES = ROOT / "constraints.txt", ROOT / "docs" / "licences.md"
#: What is asked for by name where it is needed, and is not on the list: for pictures of a figure, workbooks, pictures
#: in a page, calendars, Parquet.
OPTIONAL = ("kaleido", "openpyxl", "pillow", "icalendar", "pyarrow")
HASHED = ROOT / "tests" / "constraints-hashed.txt"
HASHED_HEAD = """\
# constraints.txt with the hash of each file that the package index has of these versions; nothing else is installed by
# pip install --require-hashes --no-deps -r tests/constraints-hashed.txt
"""
HEAD = """\
# The versions that the saved notebook, its picture and docs/page.png were made with, and that the tests run with:
# pip install -r requirements.txt -c constraints.txt
"""
ABOUT = """\
# Licences

What `requirements.txt` installs, and what a message asks for by name where it is needed: kaleido for pictures of a
chart, openpyxl for workbooks, Pillow for pictures in a page, icalendar to write calendars, pyarrow for Parquet and
Feather. None is under the GPL, and no part of them goes into a page. Renewed by `.venv/bin/python tests/supply.py`; a
test checks the list against what is installed.

| package | licence |
|---|---|
"""


def listed(name: str) -> list[str]:
    """The packages that a list of requirements names, those of lists that it includes among them."""
    found = []
    for line in (ROOT / name).read_text("utf-8").split("\n"):
        if line.startswith("-r "):
            found += listed(str((ROOT / name).parent.joinpath(line[3:]).resolve().relative_to(ROOT)))
        elif line.strip() and not line.startswith("#"):
            found.append(Requirement(line).name)
    return found


def needed(names: list[str]) -> dict[str, Distribution]:
    """All that these packages need here, by name in lower case."""
    found: dict[str, Distribution] = {}
    waiting = [(name, "") for name in names]
    while waiting:
        name, extra = waiting.pop()
        key = re.sub(r"[-_.]+", "-", name).lower()
        try:
            one = found.get(key) or distribution(name)
        except PackageNotFoundError:
            continue  # not for this system
        if key in found and not extra:
            continue
        found[key] = one
        for text in one.requires or ():
            requirement = Requirement(text)
            if not requirement.marker or requirement.marker.evaluate({"extra": extra}):
                waiting += [(requirement.name, more) for more in ("", *requirement.extras)
                            if more or re.sub(r"[-_.]+", "-", requirement.name).lower() not in found]  # fmt: skip
    return dict(sorted(found.items()))


def licence(one: Distribution) -> str:
    """As its metadata say it: an SPDX expression, a classifier, or words."""
    meta = one.metadata
    classifiers = [text.split(" :: ")[-1] for text in meta.get_all("Classifier") or () if text.startswith("License ::")]
    words = (meta.get("License") or "").strip().split("\n")[0].replace("UNKNOWN", "")
    named = [text for text in classifiers if text != "OSI Approved"]
    return meta.get("License-Expression") or (words if 0 < len(words) <= 40 else "") or ", ".join(named) or words[:40]


def constraints() -> str:
    found = needed(listed("tests/requirements.txt"))
    return HEAD + "".join(f"{name}=={one.version}\n" for name, one in found.items())


def licences() -> str:
    found = needed([*listed("requirements.txt"), *OPTIONAL])
    return ABOUT + "".join(f"| {name} | {licence(one)} |\n" for name, one in found.items())


def hashed() -> str:
    """The versions with the hashes of their files, which the package index is asked for with uv (`pip install uv`)."""
    command = ["uv", "pip", "compile", "--quiet", "--no-deps", "--generate-hashes", "--no-header", "--no-annotate"]
    version = ".".join(map(str, sys.version_info[:3]))
    done = subprocess.run(
        [*command, "--python-version", version, CONSTRAINTS], capture_output=True, text=True, check=True
    )
    return HASHED_HEAD + done.stdout


def hashes(text: str) -> dict[str, list[str]]:
    r"""To each `name==version` of such a list, the hashes of its files.

    Examples
    --------
    >>> hashes("a==1 \\\n    --hash=sha256:0f\n")
    {'a==1': ['sha256:0f']}
    """
    found: dict[str, list[str]] = {}
    for line in text.replace("\\\n", " ").split("\n"):
        if line and not line.startswith("#"):
            pinned, *options = line.split()
            found[pinned] = [option.removeprefix("--hash=") for option in options]
    return found


if __name__ == "__main__":
    CONSTRAINTS.write_text(constraints(), "utf-8")
    HASHED.write_text(hashed(), "utf-8")
    LICENCES.write_text(licences(), "utf-8")
