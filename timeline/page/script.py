"""The page's script: ES modules, joined to the one script that a page carries.

`python -m timeline.page.script FOLDER` writes the modules with the one of constants into a folder, where node can run
and a type checker can read them.
"""

from __future__ import annotations

import posixpath
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from timeline.picture import measures

SOURCE = Path(__file__).parent / "script"
#: The module of all numbers in `measures.py`; it stands in no file.
MEASURES = "measures.js"
#: What may say that something failed, and so stands outside of what is tried.
TROUBLE = "ui/trouble.js"

#: An entry that stands in no file either: another one in a frame.
_FRAMED = "ui/framed.js"

_IMPORT = re.compile(r'^import\s+(?:\{([^}]*)\}\s*from\s*)?"([^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|let|class)\b)", re.MULTILINE)
_NAME = re.compile(r"^(export )?(?:async )?(?:function\*?|const|let|class) (\w+)", re.MULTILINE)
_OTHER = re.compile(r"^(?:import|export)\b.*|^(?:const|let) [{\[].*", re.MULTILINE)
#: Texts, regular expressions and comments: what looks like one within another is none.
_TOKEN = re.compile(
    r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|`(?:[^`\\]|\\.)*`'
    r"|(?P<comment>//[^\n]*|/\*[\s\S]*?\*/)"
    r"|(?:(?<=[(,=:\[!&|?>{;])|(?<=[(,=:\[!&|?>{;] )|(?<=return ))/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/"
)
_NUMBER = re.compile(r"^const ([A-Z][A-Z0-9_]*)=([\d._]+);\n", re.MULTILINE)
_CAPITALS = re.compile(r"(?<![.\w])[A-Z][A-Z0-9_]*\b")
_SIGN = r"[{}()\[\],;:?=<>*/%&|!]"


@cache
def script(entry: str, framed: bool = False) -> str:
    """The module `entry` and all that it imports as one script, each before whatever imports it.

    Of a page in a notebook's frame, the one that talks to the notebook is among them.

    Examples
    --------
    >>> script("ui/open_listed.js").splitlines()[:2]
    ['"use strict";', '(() => {']
    """
    modules = {**sources(), MEASURES: constants()}
    if framed:
        modules[_FRAMED] = f'import {{ listenToParent }} from "./parent.js";\n{modules[entry]}\nlistenToParent();\n'
    return joined(modules, _FRAMED if framed else entry, tighten=tight)


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


def joined(modules: dict[str, str], entry: str, tighten: Callable[[str], str] = str) -> str:
    """Modules as one script, which says that it failed where anything does.

    Parameters
    ----------
    modules : dict
        Texts by path.
    entry : str
        The path of the one that starts.
    tighten : callable
        What is made of all of them before names are shortened.

    Raises
    ------
    ValueError
        If modules import one another in a circle, if a name is imported that is not exported, or stands at the top of
        two modules, or if a module is written in a way that this does not read.
    """
    order = list(dict.fromkeys([*_ordered(modules, TROUBLE), *_ordered(modules, entry)]))
    _check_names({path: modules[path] for path in order})
    texts = {path: slim(_EXPORT.sub("", _IMPORT.sub("", modules[path]))) for path in order}
    trouble = texts.pop(TROUBLE)
    body = f"{trouble}try {{\n{tighten(''.join(texts.values()))}}} catch (error) {{ failed(error); }}\n"
    return f'"use strict";\n(() => {{\n{short(body, _namable([modules[path] for path in order]))}}})();\n'


def short(text: str, names: set[str]) -> str:
    """JavaScript with short names in place of some: a page carries no more than it must.

    Examples
    --------
    >>> short("const AXIS_HEIGHT=46;f(AXIS_HEIGHT,`${AXIS_HEIGHT}`)", {"AXIS_HEIGHT"})
    'const $a=46;f($a,`${$a}`)'
    """
    shorter = {name: f"${_letters(number)}" for number, name in enumerate(sorted(names))}
    longest = "|".join(sorted(shorter, key=len, reverse=True))
    whole = rf"(?<![\w$])(?:(?<!\.)|(?<=\.\.\.))(?:{longest})(?![\w$])"
    return re.sub(whole, lambda name: shorter[name[0]], text) if names else text


def _namable(modules: list[str]) -> set[str]:
    """Names at the top of modules that are nothing but names: no property, no word of a text, no part of another.

    Examples
    --------
    >>> sorted(_namable(["const longName = 1;\\nconst otherName = { longName };\\nconst saidName = 'a saidName';\\n"]))
    ['otherName']
    """
    tops = {name for text in modules for _, name in _NAME.findall(text)}
    names = {name for name in tops if len(name) > 3 and re.search("[A-Z_]", name[1:])}
    return names - {word for text in modules for word in _more_than_names(_EXPORT.sub("", _IMPORT.sub("", text)))}


def _more_than_names(text: str) -> Iterator[str]:
    """Words of a module that are properties, or stand in a text."""
    code = []
    at = 0
    for token in _TOKEN.finditer(text):
        code += [text[at : token.start()], '""']
        at = token.end()
        if token["comment"]:
            continue
        inner = re.findall(r"\$\{([^{}]*)\}", token[0]) if token[0][0] == "`" else []
        code += inner
        said = token[0]
        for part in inner:
            said = said.replace(part, "")
        yield from re.findall(r"\w+", said)
    plain = re.sub(r"\s+", "", "".join([*code, text[at:]]))
    yield from re.findall(r"(?<=\.)\w+", plain.replace("...", ""))
    yield from re.findall(r"\w+(?=:)", plain)
    open_: list[str] = []
    for word in re.finditer(r"[{}()\[\]]|(?<=[{,])\w+(?=[,}])", plain):
        if word[0] in "{([":
            open_.append(word[0])
        elif word[0] in "})]":
            open_.pop()
        elif open_ and open_[-1] == "{":
            yield word[0]


def _letters(number: int) -> str:
    """a … z, ba … zz, …

    Examples
    --------
    >>> _letters(0), _letters(26), _letters(51)
    ('a', 'ba', 'bz')
    """
    letters = "abcdefghijklmnopqrstuvwxyz"
    rest, last = divmod(number, 26)
    return (_letters(rest) if rest else "") + letters[last]


def slim(text: str) -> str:
    r"""JavaScript without comments and without blanks that part nothing; a declaration at the top begins a line.

    Every statement must end in a semicolon, as the formatter of the modules sees to.

    Examples
    --------
    >>> slim('/** Says. */\nif (a) {\n  b = a - "// no"; // why\n}\nconst c = 1;\n')
    'if(a){b=a-"// no";}\nconst c=1;\n'
    """
    parts, at = [], 0
    for token in _TOKEN.finditer(text):
        parts += [_close(text[at : token.start()]), "" if token["comment"] else token[0]]
        at = token.end()
    lines = "".join([*parts, _close(text[at:])]).split("\n")
    return "".join(line.strip() + "\n" for line in lines if line.strip())


def tight(text: str) -> str:
    """A slim script with numbers where their names stood, `let` for `const`, and without signs that part nothing.

    No property may be named as a number is, and no loop be without a body.

    Examples
    --------
    >>> tight('const A_ROW=24;\\nconst b=(c)=>{return[2*A_ROW,"A_ROW",];};\\n')
    'let b=c=>{return[2*24,"A_ROW"]};'
    """
    numbers = dict(_NUMBER.findall(text))
    text, parts, at = _NUMBER.sub("", text), [], 0

    def put(code: str) -> str:
        code = _CAPITALS.sub(lambda name: numbers.get(name[0], name[0]), code)
        code = re.sub(r"\bconst\b", "let", re.sub(r"(?<![\w$)])\((\w+)\)(?==>)", r"\1", code))
        code = re.sub(r"(?<=[{};(,])[ \n]+", "", code)
        return re.sub(r"(?:^|(?<=[\w)\]}]))(?:,(?=[)\]}])|;(?=}))", "", code)

    for token in _TOKEN.finditer(text):
        quoted = token[0] if token[0][0] != "`" else re.sub(r"\$\{[^}]*\}", lambda code: put(code[0]), token[0])
        parts += [put(text[at : token.start()]), quoted]
        at = token.end()
    return "".join([*parts, put(text[at:])])


def _close(code: str) -> str:
    """Code without texts in it, without the blanks around its signs; a sign of two, as in `a - -b`, must not arise."""
    code = re.sub(r"\n(?=\w)", "\0", code)
    code = re.sub(r"(?<![+-])\s+([+-])\s+(?![+-])", r"\1", re.sub(r"[^\S\0]+", " ", code))
    return re.sub(rf"(?<={_SIGN}) | (?={_SIGN})", "", code).replace("\0", "\n")


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
    """All modules into a folder, the constants' among them."""
    for path, text in {**sources(), MEASURES: constants()}.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
