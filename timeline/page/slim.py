"""A script made small: no comments, no blanks that part nothing, short names for whatever it declares.

Only for modules as the formatter leaves them: each statement ends in a semicolon, and no template stands in another.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, islice, product

#: Texts, regular expressions and comments: what looks like one within another is none.
TOKEN = re.compile(
    r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|`(?:[^`\\]|\\.)*`'
    r"|(?P<comment>//[^\n]*|/\*[\s\S]*?\*/)"
    r"|(?:(?<=[(,=:\[!&|?>{;])|(?<=[(,=:\[!&|?>{;] )|(?<=return ))/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*"
)
_CODE = re.compile(r"(?P<name>[A-Za-z_$][\w$]*)|\d[\w.]*|\.\.\.|=>|[=!]==?|\?\.(?!\d)|\s+|.")
_EXPRESSION = re.compile(r"\$\{([^{}]*)\}")
_NUMBER = re.compile(r"^const ([A-Z][A-Z0-9_]*)=([\d._]+);\n", re.MULTILINE)
_CAPITALS = re.compile(r"(?<![.\w])[A-Z][A-Z0-9_]*\b")
_SIGN = r"[{}()\[\],;:?=<>*/%&|!]"
#: What a brace stands behind that opens a block, and no record.
_BEFORE_BLOCK = {"", ")", "=>", ";", "{", "}", "else", "try", "catch", "finally", "do"}
#: What a name stands behind that a pattern or a list of parameters declares.
_BEFORE_DECLARED = {"(", ",", "{", "[", "...", ":"}
#: Names that some module declares, and another takes from the browser.
_ALSO_GLOBAL = {"history", "parent", "window"}
_FIRST = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ$_"
_KEYWORDS = frozenset(
    "as async await break case catch class const continue debugger default delete do else enum export extends false "
    "finally for function get if import in instanceof let new null of return set static super switch this throw true "
    "try typeof undefined var void while with yield".split()
)


def slim(text: str) -> str:
    r"""JavaScript without comments and without blanks that part nothing; a declaration at the top begins a line.

    Examples
    --------
    >>> slim('/** Says. */\nif (a) {\n  b = a - "// no"; // why\n}\nconst c = 1;\n')
    'if(a){b=a-"// no";}\nconst c=1;\n'
    """
    parts, at = [], 0
    for token in TOKEN.finditer(text):
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
        code = re.sub(r"\bconst\b", "let", re.sub(r"(?<![\w$])\((\w+)\)(?==>)", r"\1", code))
        code = re.sub(r"(?<=[{};(,])[ \n]+", "", code)
        return re.sub(r"(?:^|(?<=[\w)\]}]))(?:,(?=[)\]}])|;(?=}))", "", code)

    for token in TOKEN.finditer(text):
        quoted = token[0] if token[0][0] != "`" else _EXPRESSION.sub(lambda code: put(code[0]), token[0])
        parts += [put(text[at : token.start()]), quoted]
        at = token.end()
    return "".join([*parts, put(text[at:])])


@dataclass(frozen=True)
class _Name:
    """A name of the script, and how it is used.

    Attributes
    ----------
    text : str
    role : str
        "variable"; "shorthand", a variable and the name of a property at once; "" for a property and a keyword.
    declared : bool
        Whether it is declared here.
    """

    text: str
    role: str
    declared: bool = False


def short(text: str) -> str:
    """A script with one short name for each that it declares, the shortest for what it says most often.

    A name is the same thing's or another's wherever it stands, so that no scopes need be known. Properties keep
    theirs, and `{ a }` becomes `{ a: b }`.

    Examples
    --------
    >>> short("let wide={high:1};let say=({wide,high})=>`${wide.wide} high`;say({high,wide})")
    'let a={high:1};let c=({wide:a,high:b})=>`${a.wide} high`;c({high:b,wide:a})'
    """
    pieces = list(_pieces(text))
    names = [piece for piece in pieces if isinstance(piece, _Name) and piece.role]
    declared = {name.text for name in names if name.declared} - _ALSO_GLOBAL
    used = Counter(name.text for name in names if name.text in declared)
    taken = _KEYWORDS | {name.text for name in names if name.text not in declared}
    letters = islice((word for word in _words() if word not in taken), len(used))
    shorter = dict(zip(sorted(used, key=lambda name: (-used[name], name)), letters))

    def put(piece: str | _Name) -> str:
        if isinstance(piece, str):
            return piece
        name = shorter.get(piece.text, piece.text) if piece.role else piece.text
        return f"{piece.text}:{name}" if piece.role == "shorthand" and name != piece.text else name

    return "".join(map(put, pieces))


def _words() -> Iterator[str]:
    """a … z A … Z $ _ aa ab …"""
    for more in count():
        for first, *rest in product(_FIRST, *[_FIRST + "0123456789"] * more):
            yield first + "".join(rest)


def _pieces(text: str) -> Iterator[str | _Name]:
    """A script as its names, and what stands between them."""
    lexemes: list[tuple[str, bool]] = []
    at = 0
    for token in TOKEN.finditer(text):
        lexemes += _lexemes(text[at : token.start()])
        inner = 0
        for code in _EXPRESSION.finditer(token[0]) if token[0][0] == "`" else ():
            lexemes += [(token[0][inner : code.start(1)], False), *_lexemes(code[1])]
            inner = code.end(1)
        lexemes.append((token[0][inner:], False))
        at = token.end()
    return _told([*lexemes, *_lexemes(text[at:])])


def _lexemes(code: str) -> list[tuple[str, bool]]:
    return [(one[0], one["name"] is not None) for one in _CODE.finditer(code)]


def _told(lexemes: list[tuple[str, bool]]) -> Iterator[str | _Name]:
    """Lexemes with each name's role, by what stands around it."""
    signs = [(at, text) for at, (text, _) in enumerate(lexemes) if not text.isspace()]
    after = dict(zip((at for at, _ in signs), [*(text for _, text in signs[1:]), ""]))
    closing = _closing(signs)
    # Of each open bracket: itself, whether it opens a record, whether names in it are declared.
    open_: list[tuple[str, bool, bool]] = []
    before, before_that = "", ""
    for at, (text, is_name) in enumerate(lexemes):
        if text.isspace():
            yield text
            continue
        bracket, is_record, declares = open_[-1] if open_ else ("", False, False)
        if is_name:
            yield _name(text, before, after[at], bracket == "{" and is_record, declares)
        else:
            yield text
        if text in ("(", "[", "{"):
            end = closing.get(at, "")
            if text == "(":
                inside = end == "=>" or before in ("function", "catch") or before_that == "function"
            else:
                inside = before in ("let", "const") or (declares and before in _BEFORE_DECLARED)
            open_.append((text, text == "{" and before not in _BEFORE_BLOCK, inside))
        elif text in (")", "]", "}") and open_:
            open_.pop()
        if text != "*" or before != "function":  # a generator is declared as any other function
            before_that, before = before, text


def _closing(signs: list[tuple[int, str]]) -> dict[int, str]:
    """What stands behind the end of each bracket, by where it opens."""
    found, open_ = {}, []
    for number, (at, text) in enumerate(signs):
        if text in ("(", "[", "{"):
            open_.append(at)
        elif text in (")", "]", "}") and open_:
            found[open_.pop()] = signs[number + 1][1] if number + 1 < len(signs) else ""
    return found


def _name(text: str, before: str, after: str, in_record: bool, declares: bool) -> _Name:
    if text in _KEYWORDS or before in (".", "?."):
        return _Name(text, "")
    leads = in_record and before in ("{", ",")
    if leads and after in (":", "("):
        return _Name(text, "")
    declared = (
        before in ("let", "const", "function") or after == "=>" or (declares and before in _BEFORE_DECLARED)
    )  # fmt: skip
    return _Name(text, "shorthand" if leads and after in (",", "}", "=") else "variable", declared)


def _close(code: str) -> str:
    """Code without texts in it, without the blanks around its signs; a sign of two, as in `a - -b`, must not arise."""
    code = re.sub(r"\n(?=\w)", "\0", code)
    code = re.sub(r"(?<![+-])\s+([+-])\s+(?![+-])", r"\1", re.sub(r"[^\S\0]+", " ", code))
    return re.sub(rf"(?<={_SIGN}) | (?={_SIGN})", "", code).replace("\0", "\n")
