"""The page's script: ES modules, joined to the one script that a page carries.

`python -m timeline.page.script FOLDER` writes the modules with the one of constants into a folder, where node can run
and a type checker can read them.
"""

from __future__ import annotations

import base64
import hashlib
import posixpath
import re
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

from timeline.page.kept import kept
from timeline.picture import measures

SOURCE = Path(__file__).parent / "script"
_SLIM = Path(__file__).parent / "slim.py"
#: The module of all numbers in `measures.py`; it stands in no file.
MEASURES = "measures.js"
#: Before a long list, which so is styled once, as it is with a script, rather than twice; where the script that
#: follows cannot be read, or may not run, it is styled as without one.
EARLY = (
    '(c=>{c.add("js");for(let e of["error","securitypolicyviolation"])'
    'addEventListener(e,()=>c.contains("drawn")||c.remove("js"))})(document.documentElement.classList)'
)
#: Where a page's script starts: of few events, of many, and of so many that their entries are written on demand.
ENTRIES = ("ui/open_listed.js", "ui/open_crowd.js", "ui/open_on_demand.js")
#: What may say that something failed, and so stands outside of what is tried.
TROUBLE = "ui/trouble.js"

#: An entry that stands in no file either: another one with more that its page needs.
_WITH = "ui/with.js"

_IMPORT = re.compile(r'^import\s+(?:\{([^}]*)\}\s*from\s*)?"([^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|let|class)\b)", re.MULTILINE)
_NAME = re.compile(r"^(export )?(?:async )?(?:function\*?|const|let|class) (\w+)", re.MULTILINE)
_OTHER = re.compile(r"^(?:import|export)\b.*|^(?:const|let) [{\[].*", re.MULTILINE)


@cache
def script(entry: str, framed: bool = False, nested: bool = False) -> str:
    """The module `entry` and all that it imports as one script, each before whatever imports it.

    Of a page in a notebook's frame, the one that talks to the notebook is among them; and of one whose lanes have two
    levels, or whose events stand in several, the one that knows of these.

    Examples
    --------
    >>> script("ui/open_listed.js")[:19]
    '"use strict";(()=>{'
    """
    modules = {**sources(), MEASURES: constants()}
    text = modules[entry]
    if nested:
        text = f'import "./nested.js";\n{text}'
    if framed:
        text = f'import {{ listenToParent }} from "./parent.js";\n{text}\nlistenToParent();\n'
    start = _WITH if framed or nested else entry
    modules[start] = text
    name = f"{Path(entry).stem}{'_framed' * framed}{'_nested' * nested}.js"
    of = [start, *modules, *modules.values(), _SLIM.read_text("utf-8")]

    def made() -> str:
        from timeline.page.slim import small  # late: a script that is kept is small already

        return joined(modules, start, small)

    return kept(name, of, made)


def policy(*scripts: str) -> str:
    """What a page may do: run these scripts, style itself, show pictures that it holds; and fetch nothing.

    Examples
    --------
    >>> policy("").split("; ")[1]
    "script-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    hashes = [base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode() for script in scripts]
    allowed = " ".join(f"'sha256-{one}'" for one in hashes)
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def sources() -> dict[str, str]:
    """Every module's text by its path in the folder."""
    return {path.relative_to(SOURCE).as_posix(): path.read_text("utf-8") for path in sorted(SOURCE.glob("*/*.js"))}


def constants() -> str:
    """The numbers of `measures.py` as a module.

    Examples
    --------
    >>> constants().splitlines()[0]
    'export const START_FADES = 1;'
    """
    numbers = {name: value for name, value in vars(measures).items() if name.isupper() and name[0] != "_"}
    return "".join(
        f"export const {name} = {value};\n" for name, value in numbers.items() if type(value) in (int, float)
    )


def joined(modules: dict[str, str], entry: str, smaller: Callable[[str], str] = str) -> str:
    """Modules as one script, which says that it failed where anything does.

    Parameters
    ----------
    modules : dict
        Texts by path.
    entry : str
        The path of the one that starts.
    smaller : callable
        What is made of all of them in the end.

    Raises
    ------
    ValueError
        If modules import one another in a circle, if a name is imported that is not exported, or stands at the top of
        two modules, or if a module is written in a way that this does not read.
    """
    order = list(dict.fromkeys([*_ordered(modules, TROUBLE), *_ordered(modules, entry)]))
    _check_names({path: modules[path] for path in order})
    texts = {path: _EXPORT.sub("", _IMPORT.sub("", modules[path])) for path in order}
    trouble = texts.pop(TROUBLE)
    body = f"{trouble}try {{\n{''.join(texts.values())}}} catch (error) {{ failed(error); }}\n"
    return smaller(f'"use strict";\n(() => {{\n{body}}})();\n')


def _imports(path: str, text: str) -> dict[str, list[str]]:
    """Names by the path of the module that they are imported from."""
    found = {}
    for names, target in _IMPORT.findall(text):
        where = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
        found[where] = [name.strip() for name in names.split(",") if name.strip()]
    return found


def _ordered(modules: dict[str, str], entry: str) -> list[str]:
    """The paths of a module and all that it needs, each behind those that it imports."""
    order: list[str] = []

    def visit(path: str, importing: tuple[str, ...]) -> None:
        if path in importing:
            raise ValueError("modules import one another: " + " → ".join((*importing[importing.index(path) :], path)))
        if path in order:
            return
        if path not in modules:
            raise ValueError(f"{importing[-1] if importing else 'nothing'} imports {path}, which is no module")
        for other in _imports(path, modules[path]):
            visit(other, (*importing, path))
        order.append(path)

    visit(entry, ())
    return order


def _check_names(modules: dict[str, str]) -> None:
    exported: dict[str, set[str]] = {}
    owners: dict[str, str] = {}
    for path, text in modules.items():
        if odd := _OTHER.search(_EXPORT.sub("", _IMPORT.sub("", text))):
            raise ValueError(f"{path}: cannot be joined: {odd[0]}")
        for exports, name in _NAME.findall(text):
            if name in owners:
                raise ValueError(f"{name} stands in {owners[name]} and in {path}")
            owners[name] = path
            if exports:
                exported.setdefault(path, set()).add(name)
        for where, names in _imports(path, text).items():
            if unknown := set(names) - exported.get(where, set()):
                raise ValueError(f"{path} imports {', '.join(sorted(unknown))}, which {where} does not export")


def write(folder: Path) -> None:
    """All modules into a folder, the constants' among them, and under `joined/` the scripts that pages carry."""
    pages = {
        f"joined/{Path(entry).stem}{'_framed' * framed}{'_nested' * nested}.js": script(entry, framed, nested)
        for entry in ENTRIES
        for framed in (False, True)
        for nested in (False, True)
    }
    for path, text in {**sources(), MEASURES: constants(), **pages}.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
