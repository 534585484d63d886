"""Links, bold and italics in a description, as Markdown has them: all else of it is text."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

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


def from_html(text: str, starred: bool) -> str:
    """What HTML says, as our cells have it: paragraphs by blank lines, lists by dots, links as `[text](address)`.

    Bold and italics are `starred` only where that would be read as such, as it would not within a word or round a link.

    Examples
    --------
    >>> from_html("<p>A <b>bold</b> <i>inter</i>national <a href='https://example.org'>step</a></p>", starred=True)
    'A **bold** international [step](https://example.org)'
    """
    if "<" not in text and "&" not in text:
        return text.strip()
    if not re.search(r"<[a-zA-Z/!]", text):
        return html.unescape(text).strip()
    reader = _Reader()
    reader.feed(text)
    reader.close()

    def stars(match: re.Match) -> str:
        element, before, inside, behind = match.groups()
        sign = _SIGNS[element]
        starts, ends = match.string[: match.start()][-1:] + before, behind + match.string[match.end() :][:1]
        read = pieces(f"{starts[-1:]}{sign}{inside}{sign}{ends[:1]}") if starred and "://" not in inside else []
        return before + (f"{sign}{inside}{sign}" if (inside, element, "") in read else inside) + behind

    told = "".join(reader.parts)
    for _ in range(2):  # the inner of two first
        told = re.sub(r"\x02([bi])(\s*)([^\x02\x03]*?)(\s*)\x03", stars, told)
    lines = re.sub(r"[ \t\r\f]*\n[ \t\r\f]*", "\n", re.sub(r"\x02[bi]|\x03", "", told))
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


#: Between these signs, which no text has, stands what is bold or in italics.
_OPEN = {"b": "\x02b", "strong": "\x02b", "i": "\x02i", "em": "\x02i"}
_CLOSE = dict.fromkeys(_OPEN, "\x03")
_SIGNS = {"b": "**", "i": "*"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.links: list[tuple[str, int]] = []
        self.unseen = 0

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.parts.append(re.sub(r"[\x02\x03]", "", data))

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.unseen += tag in ("script", "style")
        self.parts.append(
            {"p": "\n\n", "blockquote": "\n\n", "br": "\n", "div": "\n", "li": "\n• ", **_OPEN}.get(tag, "")
        )
        if tag == "a":
            self.links.append((dict(attrs).get("href") or "", len(self.parts)))

    def handle_endtag(self, tag: str) -> None:
        self.unseen -= tag in ("script", "style") and self.unseen > 0
        self.parts.append({"p": "\n\n", "blockquote": "\n\n", "ul": "\n", "ol": "\n", **_CLOSE}.get(tag, ""))
        if tag == "a" and self.links:
            address, at = self.links.pop()
            text = " ".join("".join(self.parts[at:]).split())
            if re.fullmatch(r"https?://[^\s()<>]+", address) and text and not set(text) & set("[]"):
                self.parts[at:] = [address if text == address else f"[{text}]({address})"]
