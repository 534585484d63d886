"""What a file is by how it begins and is called: of which form, or no list of events at all."""

from __future__ import annotations

import re

#: How files begin that are no lists, which is said in a word instead of a hundred errors.
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


def is_workbook(name: str, data: bytes) -> bool:
    """Whether a file is a workbook by its content, or should be by its name."""
    return name.lower().endswith((".xlsx", ".xlsm")) or (data.startswith(b"PK") and b"xl/" in data)


def is_parquet(data: bytes) -> bool:
    """Whether bytes begin as those of Parquet, Feather or Arrow."""
    return data.startswith((b"PAR1", b"ARROW1", b"FEA1"))


def is_yaml(name: str) -> bool:
    """Whether a file is called as YAML is."""
    return name.lower().endswith((".yml", ".yaml"))


def is_markwhen(name: str, text: str) -> bool:
    """Whether a file is called as markwhen is, or reads like it.

    Examples
    --------
    >>> is_markwhen("-", "title: All\\n\\n1927: A machine\\n1930 - 1967: Another\\n"), is_markwhen("-", "date,title\\n")
    (True, False)
    """
    if name.lower().endswith((".mw", ".markwhen")):
        return True
    lines = [line for line in text[:5000].split("\n") if line.strip()]
    if not lines or re.search(r"[,;\t]", lines[0]):
        return False
    return sum(re.match(r"-?\d{4}[^,;\t:]{0,40}: \S", line) is not None for line in lines) > 1
