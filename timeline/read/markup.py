"""HTML in a cell to text as our cells have it.

Each sign is looked at once, so that no cell, however broken, takes longer than its length. What does not close is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape

from timeline.read.marked import pieces


def from_html(text: str, starred: bool) -> str:
    """What HTML says, as our cells have it: paragraphs by blank lines, lists by dots, links as `[text](address)`.

    Bold and italics are `starred` only where that would be read as such, as it would not within a word or round a link.

    Examples
    --------
    >>> from_html("<p>A <b>bold</b> <i>inter</i>national <a href='https://example.org'>step</a></p>", starred=True)
    'A **bold** international [step](https://example.org)'
    """
    if not _MARKUP.search(text):
        return _unescaped(text).strip()
    told = _at_once(text)
    if told is None:
        parts = _Parts()
        for kind, value in _tokens(text):
            parts.add(kind, value)
        told = "".join(parts.parts)
    if _SIGNS.search(told):
        for _ in range(2 if starred else 0):  # the inner of two first
            told = _MARKED.sub(_stars, told)
        told = _SIGNS.sub("", told)
    if "\n" in told:
        told = _APART.sub("\n\n", "\n".join([line.strip(" \t\r\f") for line in told.split("\n")]))
    return told.strip()


#: Where there is markup; where something of it opens; a tag that has no quotation marks; lines apart.
_MARKUP = re.compile(r"<[a-zA-Z/!]")
_OPENS = re.compile(r"<[a-zA-Z/!?]")
_PLAIN_TAG = re.compile(r"(</?[a-zA-Z][^<>\"']*>)")
_APART = re.compile(r"\n{3,}")


#: What is bold or in italics stands between these signs, which Unicode keeps for such use.
_BOLD, _ITALIC, _END = "\ufdd0\ufdd1\ufdd2"
_OPEN = {"b": _BOLD, "strong": _BOLD, "i": _ITALIC, "em": _ITALIC}
_CLOSE = dict.fromkeys(_OPEN, _END)
_SIGNS = re.compile(f"[{_BOLD}{_ITALIC}{_END}]")
_MARKED = re.compile(f"([{_BOLD}{_ITALIC}])([^{_BOLD}{_ITALIC}{_END}]*){_END}")
#: What stands in a text for a tag that begins or ends something.
_BEGINS = {"p": "\n\n", "blockquote": "\n\n", "br": "\n", "div": "\n", "li": "\n• ", **_OPEN}
_ENDS = {"p": "\n\n", "blockquote": "\n\n", "ul": "\n", "ol": "\n", **_CLOSE}


def _stars(match: re.Match) -> str:
    text = match[2]
    sign, element = ("**", "b") if match[1] == _BOLD else ("*", "i")
    inside = text.strip()
    before, behind = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :] if inside else ""
    starts, ends = (
        match.string[max(match.start() - 1, 0) : match.start()] + before,
        behind + match.string[match.end() : match.end() + 1],
    )
    read = pieces(f"{starts[-1:]}{sign}{inside}{sign}{ends[:1]}") if "://" not in inside else []
    return before + (f"{sign}{inside}{sign}" if (inside, element, "") in read else inside) + behind


def _at_once(text: str) -> str | None:
    """What the tokens of a text would give, if it has plain tags alone, and none of links or code, as most cells."""
    pieces = _PLAIN_TAG.split(text)
    texts, tags = pieces[::2], [*map(_sign_of, pieces[1::2])]
    if None in tags or _OPENS.search("".join(texts)):
        return None
    pieces[::2] = [_SIGNS.sub("", _unescaped(text)) if "&" in text or not text.isascii() else text for text in texts]
    pieces[1::2] = tags
    return "".join(pieces)


@lru_cache(maxsize=1000)
def _sign_of(tag: str) -> str | None:
    """What stands in a text for a plain tag; None where it takes more than that."""
    name = _name(tag.strip("</>"))
    if name in ("a", "script", "style"):
        return None
    return (_ENDS if tag.startswith("</") else _BEGINS).get(name, "")


def _unescaped(text: str) -> str:
    """Without the references to signs, of which those of too many figures name none."""
    if "&#" in text:
        text = re.sub(r"(&#[xX]?)0+(?=[\da-fA-F])", r"\1", text)
        text = re.sub(r"&#(?:[0-9]{8,}|[xX][\da-fA-F]{7,});?", "\ufffd", text)
    return unescape(text) if "&" in text else text


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    """Pieces of HTML: ("text", what is read), ("begin", a tag without its brackets), ("end", the name of one)."""
    at, searching = 0, {"-->": True, ">": True}
    while at < len(text):
        start = text.find("<", at)
        if start < 0:
            break
        yield "text", text[at:start]
        close = "-->" if text.startswith("<!--", start) else ">"
        end, last = -1, start + 1
        if close == "-->" or text[start + 1 : start + 2] in ("!", "?"):
            end = text.find(close, start + 2) if searching[close] else -1
            searching[close] = end >= 0  # what is not to be found here is not to be found behind this
        elif match := _TAG.match(text, start):
            last = _end_of_tag(text, match.end())
            end = last if text[last : last + 1] == ">" else -1
        if end < 0:
            yield "text", text[start:last]
            at = last
            continue
        at = end + len(close)
        if close == ">" and text[start + 1] not in "!?":
            inside = text[start + 1 : end]
            name = _name(inside.lstrip("/"))
            yield ("end", name) if inside[0] == "/" else ("begin", inside)
            if name in ("script", "style") and inside[0] != "/":  # what stands in one is not read
                closing = re.compile(f"</{name}(?=[\\s/>])", re.IGNORECASE).search(text, at)
                at = closing.start() if closing else len(text)
    yield "text", text[at:]


_TAG = re.compile(r"</?[a-zA-Z]")
_QUOTED = re.compile(r"""[<>"']""")


def _end_of_tag(text: str, at: int) -> int:
    """Where a tag's bracket closes, or another opens, outside of quotation marks; else where the text ends."""
    while sign := _QUOTED.search(text, at):
        if sign[0] in "<>":
            return sign.start()
        limit = text.find(sign[0], sign.end()) if text[sign.start() - 1] == "=" else -1
        at = limit + 1 if limit >= 0 else sign.end()
    return len(text)


_NAME = re.compile(r"[^\s/>]*")


def _name(tag: str) -> str:
    match = _NAME.match(tag)
    return match[0].lower() if match else ""


class _Parts:
    """What has been read, piece by piece, and which links are open in it."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.links: list[tuple[str, int]] = []

    def add(self, kind: str, value: str) -> None:
        if kind == "text":
            self.parts.append(_SIGNS.sub("", _unescaped(value)))
        elif kind == "begin":
            name = _name(value)
            self.parts.append(_BEGINS.get(name, ""))
            if name == "a":
                self.links.append((_address(value), len(self.parts)))
        else:
            self.parts.append(_ENDS.get(value, ""))
            if value == "a" and self.links:
                self._link(*self.links.pop())

    def _link(self, address: str, at: int) -> None:
        text = " ".join("".join(self.parts[at:]).split())
        if re.fullmatch(r"https?://[^\s()<>]+", address) and text and not set(text) & set("[]"):
            self.parts[at:] = [address if text == address else f"[{text}]({address})"]


def _address(tag: str) -> str:
    match = re.search(r"""\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", tag, re.IGNORECASE)
    return _unescaped(next(filter(None, match.groups()), "")).strip() if match else ""
