"""Signs that no page, picture or file in UTF-8 can show: named, or written as a blank where that is certain."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.read.problems import quoted
from timeline.read.table import Table

#: What XML 1.0 has no place for, and so no SVG (https://www.w3.org/TR/xml/#charsets).
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
#: What a word processor writes for a new line and a new page within a cell.
_BREAKS = str.maketrans("\x0b\x0c", "  ")


def sign_trouble(text: str) -> str:
    """What is said of a text that holds such a sign, "" where it holds none.

    Examples
    --------
    >>> sign_trouble("a\\x01b"), sign_trouble("a\\tb")
    ('"a\\\\x01b" holds the control character U+0001; expected text without it', '')
    """
    sign = UNFIT.search(text)
    if not sign:
        return ""
    code = ord(sign[0])
    if 0xD800 <= code <= 0xDFFF:
        return f"{quoted(text)} holds half of a surrogate pair; expected text in Unicode"
    what = (
        "a NUL" if not code else f"the control character U+{code:04X}" if code < 32 else f"U+{code:04X}, no character"
    )
    return f"{quoted(text)} holds {what}; expected text without it"


def without_breaks(table: Table) -> Table:
    """A table with a blank for each break of a word processor, and a line that says so."""
    texts = map("".join, (table.header, *table.columns))
    if not any("\x0b" in text or "\x0c" in text for text in texts):
        return table
    cells = [cell for column in (table.header, *table.columns) for cell in column]
    count = sum("\x0b" in cell or "\x0c" in cell for cell in cells)
    said = (
        f"{count:,} cell{'s hold' if count > 1 else ' holds'} a word processor's break of line or page, read as a blank"
    )
    mended = lambda column: [cell.translate(_BREAKS).strip() for cell in column]  # noqa: E731
    pieces = tuple((name, mended(column)) for name, column in table.pieces)
    return replace(
        table,
        header=mended(table.header),
        columns=[*map(mended, table.columns)],
        said=(*table.said, said),
        pieces=pieces,
    )


def shown(text: str) -> str:
    """A text with a sign that can be shown in place of each that cannot: the name of a file may hold any.

    Examples
    --------
    >>> shown("caf\\udce9 \\x01")
    'caf� �'
    """
    return UNFIT.sub("\ufffd", text)
