"""Links, bold and italics in a description, as Markdown has them: all else of it is text."""

from __future__ import annotations

import re

#: The rule, for the page's script too: `[text](address)`, an address by itself without the sign that ends its
#: sentence, `**bold**`, `*italics*`. A star that stands in a word, beside a blank or as (*) is a star.
MARKS = (
    r"\[([^\[\]\n]+)\]\((https?:\/\/[^\s()<>]+)\)"
    r"|(https?:\/\/[^\s<>\"]*[^\s<>\".,;:!?'()\[\]])"
    r"|\*\*([^\s*](?:[^*\n]*[^\s*])?)\*\*"
    r"|(?<![^\s(\[\"'“„‚‘«—–-])\*([^\s*)](?:[^*\n]*[^\s*(])?)\*(?![^\s)\]\"'”“’».,;:!?…—–-])"
)
_MARKS = re.compile(MARKS)


def pieces(text: str) -> list[tuple[str, str, str]]:
    """A text in pieces: what is read of each, its element (`a`, `b`, `i` or none), and the address it links to.

    Examples
    --------
    >>> pieces("[There](https://example.org/x), *so* 2 * 3 * 4.")
    [('There', 'a', 'https://example.org/x'), (', ', '', ''), ('so', 'i', ''), (' 2 * 3 * 4.', '', '')]
    """
    pieces, at = [], 0
    for match in _MARKS.finditer(text):
        named, address, bare, bold, italic = match.groups(default="")
        element = "b" if bold else "i" if italic else "a"
        pieces += [(text[at : match.start()], "", ""), (named or bare or bold or italic, element, address or bare)]
        at = match.end()
    return [piece for piece in (*pieces, (text[at:], "", "")) if piece[0]]


def plain(text: str) -> str:
    """What is read of a text, where there are no links and no bold.

    Examples
    --------
    >>> plain("**All** of [it](https://example.org)")
    'All of it'
    """
    return "".join(read for read, *_ in pieces(text))
