"""HTML in the cells of a table: what it says, as our cells have it; what is more than markup of text stays as typed."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from timeline.read.markup import from_html
from timeline.read.problems import place, quoted
from timeline.read.table import Table
from timeline.schema import COLUMNS

_TAG = re.compile(
    r"</?(?:a|abbr|b|big|blockquote|br|center|cite|code|dd|div|dl|dt|em|font|h[1-6]|hr|i|li|mark|ol|p|q|s|small|span|"
    r"strong|sub|sup|tt|u|ul)(?:\s+[\w:-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]+))*\s*/?>",
    re.I,
)
_OPENS = re.compile(r"<[a-zA-Z/!?]")
_LINK = re.compile(r"<a\s[^<>]*href\s*=\s*[\"']?+\s*+(?!https?://)", re.I)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,5});")
#: Columns whose cells are something else than text; a piece of media may be HTML that is to be shown as such.
_NO_TEXT = (*(column.name for column in COLUMNS if column.text not in ("line", "prose", "label", "kind")), "media")


def is_html(text: str) -> bool:
    """Whether a cell is text with markup, and nothing beyond that: no script, no picture, no link but to the web.

    Examples
    --------
    >>> is_html("Built in 1947. <br/>"), is_html("A&amp;B"), is_html("1 < 2 & 3"), is_html("<img src=x><b>x</b>")
    (True, True, False, False)
    """
    if "<" in text and _OPENS.search(text):
        return not _OPENS.search(_TAG.sub("", text)) and not _LINK.search(text)
    return "&" in text and any(html.unescape(sign) != sign for sign in _ENTITY.findall(text))


def as_text(text: str, starred: bool = False) -> str:
    """What a cell says where it is HTML; as it stands where it is none, or would be HTML once more.

    Examples
    --------
    >>> as_text("Built. <br/>\\n<i>A copy.</i> A&amp;B", starred=True), as_text("&lt;b&gt;")
    ('Built.\\n\\n*A copy.* A&B', '&lt;b&gt;')
    """
    if not is_html(text):
        return text
    read = from_html(text, starred)
    return text if not read or is_html(read) else read


def without_markup(table: Table) -> Table:
    """A table with what its cells say in place of HTML; that is said by column.

    Examples
    --------
    >>> without_markup(Table("", ["date", "title"], [["1947"], ["<b>A</b> device"]], [2])).columns
    [['1947'], ['A device']]
    """
    columns, said = list(table.columns), list(table.said)
    for at, (name, cells) in enumerate(zip(table.header, table.columns)):
        if name in _NO_TEXT or not any("<" in cell or "&" in cell for cell in cells):
            continue
        columns[at] = [as_text(cell, name == "description") if "<" in cell or "&" in cell else cell for cell in cells]
        first = next((row for row, (was, now) in enumerate(zip(cells, columns[at])) if was != now), None)
        if first is not None:
            sign = (_TAG.search(cells[first]) or _ENTITY.search(cells[first]))[0]  # type: ignore[index]
            said.append(
                f"{table.own_name(name)} is read as HTML, such as {quoted(sign)} in {place(table.lines[first])}"
            )
    return replace(table, columns=columns, said=tuple(said))
