"""What a file is that is no list of events: said in a word, instead of a hundred errors."""

from __future__ import annotations

import re

#: How files of each sort begin, as they stand in the file.
_BYTES = (
    (rb"%PDF", "a PDF"),
    (rb"\x89PNG|\xff\xd8\xff|GIF8|RIFF", "a picture or recording"),
    (rb"\xd0\xcf\x11\xe0", "a workbook of Excel's old sort (.xls)"),
    (rb"\x1f\x8b|BZh|7z\xbc\xaf|Rar!", "a packed file"),
    (rb"SQLite format 3\0", "a database"),
)
_TEXTS = (
    (r"BEGIN:VCARD", "an address file (vCard)"),
    (r"0 HEAD\b", "a family tree (GEDCOM)"),
    (r"\{\\rtf", "a document (RTF)"),
    (r"<!doctype html|<html", "a web page"),
    (r"(?:<\?xml[^>]*>\s*)?<(?:rss|feed|gpx|kml|svg|plist)\b", "an XML file"),
    (r"@[a-z]+\s*\{", "a bibliography (BibTeX)"),
    (r"TY  - ", "a bibliography (RIS)"),
    (r"#!|from \w+ import |import \w+$|def \w+\(", "a program"),
)


def sort_of(data: bytes) -> str:
    """What sort of file begins so, "" where it may be a table.

    Examples
    --------
    >>> sort_of(b"BEGIN:VCARD\\r\\n"), sort_of(b"date,title\\n")
    ('an address file (vCard)', '')
    """
    for pattern, sort in _BYTES:
        if re.match(pattern, data):
            return sort
    if data.startswith(b"PK\x03\x04"):
        return "a workbook" if b"xl/" in data[:4000] or b"[Content_Types]" in data[:200] else "a packed file"
    text = data[:400].decode("utf-8-sig", "replace").lstrip()
    return next((sort for pattern, sort in _TEXTS if re.match(pattern, text, re.IGNORECASE | re.MULTILINE)), "")
