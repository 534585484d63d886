"""What a script consists of: its names, texts, numbers and signs, taken apart and put side by side again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

#: What a script consists of. What looks like a text, a regular expression or a comment within another is none.
_LEXEME = re.compile(
    r"(?P<blank>\s+|//[^\n]*|/\*[\s\S]*?\*/)"
    r"|(?P<name>[A-Za-z_$][\w$]*)"
    r'|(?P<text>"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\''
    r"|(?:(?<=[(,=:\[!&|?>{;])|(?<=[(,=:\[!&|?>{;] )|(?<=return ))/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*)"
    r"|(?P<template>`(?:[^`\\]|\\.)*`)"
    r"|(?P<number>\d[\w.]*)"
    r"|\.\.\.|=>|[=!]==?|\?\.(?!\d)|\+\+|--|."
)
_EXPRESSION = re.compile(r"\$\{([^{}]*)\}")
#: Zeros of a number that are longer than their count.
_THOUSANDS = re.compile(r"(?<=^[1-9])0{3,}$|(?<=^[1-9]\d)0{3,}$")


def lexemes_of(text: str) -> Iterator[str]:
    """What a script consists of, without blanks and comments; templates are parted at their expressions."""
    for one in _LEXEME.finditer(text):
        sort = one.lastgroup
        if sort == "template":
            at = 0
            for inner in _EXPRESSION.finditer(one[0]):
                yield one[0][at : inner.start(1)]
                yield from lexemes_of(inner[1])
                at = inner.end(1)
            yield one[0][at:]
        elif sort == "number":
            yield _THOUSANDS.sub(
                lambda zeros: f"e{len(zeros[0])}", one[0].removeprefix("0") if "." in one[0] else one[0]
            )
        elif sort != "blank":
            yield one[0]


def written(lexemes: Iterable[str]) -> str:
    """Lexemes side by side, with a blank where two would be one: two words, or `a - -b`."""
    parts: list[str] = []
    end = ""
    for text in lexemes:
        first = text[0]
        if (end == first and first in "+-") or (_in_word(end) and _in_word(first)):
            parts.append(" ")
        parts.append(text)
        end = text[-1]
    return "".join(parts)


def is_text(lexeme: str) -> bool:
    """Whether a lexeme is a text and no directive, so that a name may stand for it; in brackets if it is a key."""
    return lexeme[0] == '"' and lexeme != '"use strict"'


def _in_word(sign: str) -> bool:
    return sign.isalnum() or sign in ("_", "$")
