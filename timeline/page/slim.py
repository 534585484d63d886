"""A script made small: no comments, no blanks that part nothing, short names for whatever it declares.

Only for modules as the formatter leaves them: each statement ends in a semicolon, each loop has a body, no template
stands in another, and braces in a template are those of its expressions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Set
from itertools import count, pairwise, product

from timeline.page.lexemes import is_text, lexemes_of, written

#: A function that stands in no other. As a constant it is not there before its place: no module may call one of its own
#: while it is read that stands further down.
_FUNCTION = re.compile(r"^function (\w+)(\([\s\S]*?\)) \{$([\s\S]*?)^\}$", re.MULTILINE)
_NUMBER_NAME = re.compile(r"[A-Z][A-Z0-9_]*")
#: What a brace stands behind that opens a block, and no record.
_BEFORE_BLOCK = {"", ")", "=>", ";", "{", "}", "else", "try", "catch", "finally", "do"}
#: What a name stands behind that a pattern or a list of parameters declares.
_BEFORE_DECLARED = {"(", ",", "{", "[", "...", ":"}
#: What the language and the browser give, that gets a short name too where that takes fewer bytes than it saves.
_GIVEN = (
    "Array Boolean Float64Array Infinity Math Number Object ResizeObserver String URLSearchParams Uint8Array "
    "addEventListener decodeURIComponent document encodeURIComponent getComputedStyle location matchMedia performance "
    "null requestAnimationFrame setTimeout undefined"
).split()
#: Objects whose functions need not be called on them, and what stands for the dot between both names.
_OBJECTS, _WHOLE = {"Math", "Number", "Object", "JSON"}, "__"
#: Properties of the script's own records that get a short name too. A browser has none of these, neither has what
#: Python hands over, and no text of the script says one.
OWN = (
    "arrow between boxWidth budget byEvent byReport choose clipped cost countText counted crosses detailWidth distance "
    "elementsOf endFades ends entriesRoot firstName folding foldings foot hangs hides holds inOrder inTheWay isAgain "
    "isEmpty isFixed isFolded isHead isLevel isNear isRtl isRuled isShown isVertical isWide level levels limit "
    "lineCost mirrored moving nameRow named numberText orderCost outlined over overhead pieces pill pinch places plan "
    "reaches reading related reports reserves route rowOf rowText scene seconds secondsBefore settle side standing "
    "startFades starts startsOf stepsOf stripe stripeOf stripes strips sure symbolX textGap textWidth texts times "
    "titles tracks under upright whens wholePlan widthOf windowPx withYear without written zoomed"
).split()
#: What parts the texts that have names, and is in none of them.
_PARTING = "|"
#: What says the same in fewer bytes.
_SHORTER = {"true": "!0", "false": "!1", "undefined": "void 0"}
#: Names that some module declares, and another takes from the browser.
_ALSO_GLOBAL = {"history", "parent", "window"}
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_FIRST = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ$_"
_KEYWORDS = frozenset(
    "as async await break case catch class const continue debugger default delete do else enum export extends false "
    "finally for function get if import in instanceof let new of return set static super switch this throw true "
    "try typeof var void while with yield".split()
)
#: Names keep theirs as properties; those of variables are shortened; a shorthand is both at once.
_PROPERTY, _VARIABLE, _SHORTHAND = range(3)


def small(text: str) -> str:
    """A script that does the same in fewer bytes.

    Numbers stand where their names in capitals stood; `let` stands for `const`, once for all that are declared one
    after the other; a function that stands in no other is an arrow. Each name that the script declares has a short
    one, the shortest what it says most often: the same wherever it stands, so that no scopes need be known. So have
    `Math` and what it gives, where a script says them often. Properties keep theirs, but for those in `OWN` and long
    ones that are said often (`a.textContent` becomes `a[b]`); texts that are said often have a name; `{ a }` becomes
    `{a:b}`, `true` is `!0`, and `1000 * 0.5` is `1e3*.5`.

    Examples
    --------
    >>> small("const ROW = 24; // px\\nconst say = ({ wide }) => { return [ROW * wide.wide, `${wide} wide`]; };\\n")
    'let b=({wide:a})=>{return[24*a.wide,`${a} wide`]};'
    >>> small("function first(wide) {\\n  return wide;\\n}\\nfunction next() {\\n  return 1;\\n}\\n")
    'let b=a=>{return a},c=()=>{return 1};'
    >>> small("const one = (wide) => ({ again: true, [wide.true]: undefined, half: 3000 * 0.5 });\\n")
    'let b=a=>({again:!0,[a.true]:void 0,half:3e3*.5});'
    """
    lexemes = _with_whole_names(_tidied(list(lexemes_of(_FUNCTION.sub(r"const \1 = \2 => {\3};", text)))))
    roles, declared = _roles(lexemes)
    declared -= _ALSO_GLOBAL
    said = [lexemes[at] for at, role in roles.items() if role]
    given = [name for name in _GIVEN if name not in declared and _saves(name, said.count(name))]
    given += sorted({name for name in said if _WHOLE in name})
    declared |= {*given}
    taken = _KEYWORDS | {name for name in said if name not in declared}
    shorter, often = _short_names(Counter(name for name in said if name in declared), _texts_in(lexemes), taken)
    properties = {lexemes[at] for at, role in roles.items() if role != _VARIABLE}
    # That of its variable where there is one, so that what stood as both at once still does.
    own = {name: name for name in properties}
    own |= {name: shorter[name] for name in properties & {*OWN} if shorter.get(name, name) not in properties}
    free = (word for word in _words() if word not in {*own.values()} | properties | _KEYWORDS)
    own |= {name: next(free) for name in sorted(properties & {*OWN}) if own[name] == name}
    for at, text in enumerate(lexemes):
        if is_text(text) and (name := often.get(text[1:-1])):
            lexemes[at] = f"[{name}]" if lexemes[at + 1] == ":" and lexemes[at - 1] in ("{", ",") else name
    for at, role in roles.items():
        name = lexemes[at]
        if name in often and lexemes[at - 1] == ".":
            lexemes[at - 1], lexemes[at] = "", f"[{often[name]}]"
        elif name in _SHORTER and lexemes[at - 1] not in (".", "?.") and name not in shorter:
            lexemes[at] = _SHORTER[name]
        elif role == _PROPERTY:
            lexemes[at] = own[name]
        elif role == _SHORTHAND and name in shorter:
            lexemes[at] = shorter[name] if own[name] == shorter[name] else f"{own[name]}:{shorter[name]}"
        elif name in shorter:
            lexemes[at] = shorter[name]
    short = [f"{shorter[name]}={name}" for name in given if _WHOLE not in name]
    for whole in sorted(_OBJECTS):
        if taken_out := [name for name in given if name.startswith(whole + _WHOLE)]:
            parts = [f"{name.removeprefix(whole + _WHOLE)}:{shorter[name]}" for name in taken_out]
            short.append(f"{{{','.join(parts)}}}={whole}")
    if often:
        short.append(f'[{",".join(often.values())}]="{_PARTING.join(often)}".split("{_PARTING}")')
    if short:  # inside of what wraps the whole, if anything does
        begin = lexemes.index("{") + 1 if lexemes[0] == '"use strict"' else 0
        lexemes[begin:begin] = ["let", " ", ",".join(short), ";"]
    return written(_joined([lexeme for lexeme in lexemes if lexeme]))


def _texts_in(lexemes: list[str]) -> tuple[Counter[str], Counter[str]]:
    """How often each text is said, and each name of a property that is none of `OWN`."""
    texts, reached = Counter[str](), Counter[str]()
    for before, text in pairwise(lexemes):
        if before == "." and text not in OWN:
            reached[text] += 1
        elif is_text(text) and _PARTING not in text:
            texts[text[1:-1]] += 1
    return texts, reached


def _short_names(
    used: Counter[str], said: tuple[Counter[str], Counter[str]], taken: Set[str]
) -> tuple[dict[str, str], dict[str, str]]:
    """Names of what is declared, and of texts and properties where they save bytes: the shortest for the most said."""
    texts, reached = said
    by_times = sorted(
        [(-times, name, True) for name, times in used.items()]
        + [(-times, text, False) for text, times in (texts + reached).items()]
    )
    shorter: dict[str, str] = {}
    often: dict[str, str] = {}
    names = (word for word in _words() if word not in taken)
    short = next(names)
    for _, name, is_declared in by_times:
        if not is_declared:
            saved = texts[name] * (len(f'"{name}"') - len(short)) + reached[name] * (
                len(f".{name}") - len(f"[{short}]")
            )
            if saved <= len(f",{short}|{name}"):
                continue
        (shorter if is_declared else often)[name] = short
        short = next(names)
    return shorter, often


def _saves(name: str, times: int) -> bool:
    """Whether a name of its own takes fewer bytes than it saves."""
    return (len(name) - len("xy")) * times > len("xy=,") + len(name)


def _with_whole_names(lexemes: list[str]) -> list[str]:
    """Lexemes in which what an object of the language gives, and is said often, is one name."""
    reached = [(lexemes[at], lexemes[at + 2]) for at in range(len(lexemes) - 2) if lexemes[at + 1] == "."]
    times = Counter(names for names in reached if names[0] in _OBJECTS)
    joined: list[str] = []
    for text in lexemes:
        names = (joined[-2], text) if joined[-1:] == ["."] else ("", "")
        if _saves(_WHOLE.join(names), times[names]):
            joined[-2:] = [_WHOLE.join(names)]
        else:
            joined.append(text)
    return joined


def _tidied(lexemes: list[str]) -> list[str]:
    """Lexemes with numbers in place of their names, and without signs that part nothing."""
    numbers: dict[str, str] = {}
    tidy: list[str] = []
    at, end = 0, len(lexemes)
    lexemes = [*lexemes, "", "", "", ""]
    while at < end:
        text, after = lexemes[at], lexemes[at + 1]
        if text == "const" and lexemes[at + 2] == "=" and lexemes[at + 4] == ";" and _NUMBER_NAME.fullmatch(after):
            if re.match(r"\.?\d", lexemes[at + 3]):
                numbers[after] = lexemes[at + 3]
                at += 5
                continue
        if (text == ";" and after == "}") or (text == "," and after and after in ")]}"):
            at += 1
            continue
        if text == "return" and after == "undefined" and lexemes[at + 2] in (";", "}"):
            tidy.append(text)
            at += 2
            continue
        if text == "(" and lexemes[at + 2] == ")" and lexemes[at + 3] == "=>" and after.isidentifier():
            tidy.append(after)
            at += 3
            continue
        tidy.append("let" if text == "const" else text)
        at += 1
    return [
        numbers[text] if text in numbers and (not number or tidy[number - 1] != ".") else text
        for number, text in enumerate(tidy)
    ]


def _roles(lexemes: list[str]) -> tuple[dict[int, int], set[str]]:
    """What each name is by what stands around it, by its place; and the names that are declared."""
    ends = _ends(lexemes)
    roles: dict[int, int] = {}
    declared: set[str] = set()
    # Of each open bracket: whether it opens a record, and whether names in it are declared.
    open_: list[tuple[bool, bool]] = [(False, False)]
    before, before_that = "", ""
    for at, text in enumerate(lexemes):
        is_record, declares = open_[-1]
        if text in _CLOSING:
            if text == "(":
                end = ends.get(at, "")
                declares = end == "=>" or before in ("function", "catch") or before_that == "function"
            else:
                declares = before == "let" or (declares and before in _BEFORE_DECLARED)
            open_.append((text == "{" and before not in _BEFORE_BLOCK, declares))
        elif text in (")", "]", "}"):
            open_.pop()
        elif text[0].isalpha() or text[0] in "_$":
            after = lexemes[at + 1] if at + 1 < len(lexemes) else ""
            leads = is_record and before in ("{", ",")
            if text in _KEYWORDS or before in (".", "?.") or (leads and after in (":", "(")):
                roles[at] = _PROPERTY
            else:
                roles[at] = _SHORTHAND if leads and after in (",", "}", "=") else _VARIABLE
                if before in ("let", "function") or after == "=>" or (declares and before in _BEFORE_DECLARED):
                    declared.add(text)
        if text != "*" or before != "function":  # a generator is declared as any other function
            before_that, before = before, text
    return roles, declared


def _joined(lexemes: list[str]) -> list[str]:
    """Lexemes with one `let` for all declarations that follow one another."""
    joined: list[str] = []
    declares = [False]  # of each open bracket: whether the statement in it is a declaration
    for text, after in zip(lexemes, [*lexemes[1:], ""]):
        if text in _CLOSING:
            declares.append(False)
        elif text in (")", "]", "}"):
            declares.pop()
        elif text == ";":
            declares[-1] &= after == "let"
            text = "," if declares[-1] else ";"
        elif text == "let":
            if joined and joined[-1] == "," and declares[-1]:
                continue
            declares[-1] = not joined or joined[-1] != "("  # a loop's has semicolons of its own
        joined.append(text)
    return joined


def _ends(lexemes: list[str]) -> dict[int, str]:
    """What stands behind the end of each bracket, by where it opens."""
    ends: dict[int, str] = {}
    open_: list[int] = []
    for at, text in enumerate(lexemes):
        if text in _CLOSING:
            open_.append(at)
        elif text in (")", "]", "}"):
            ends[open_.pop()] = lexemes[at + 1] if at + 1 < len(lexemes) else ""
    return ends


def _words() -> Iterator[str]:
    """a … z A … Z $ _ aa ab …"""
    for more in count():
        for first, *rest in product(_FIRST, *[_FIRST + "0123456789"] * more):
            yield first + "".join(rest)
