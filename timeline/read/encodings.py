"""In which encoding a text is that is not in UTF-8, as far as its bytes tell."""

from __future__ import annotations

import re
import unicodedata
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE

#: The first bytes of each; UTF-32 before UTF-16, which begins alike.
_MARKS = (
    (BOM_UTF32_LE, "UTF-32-LE"), (BOM_UTF32_BE, "UTF-32-BE"), (BOM_UTF16_LE, "UTF-16-LE"), (BOM_UTF16_BE, "UTF-16-BE"),
)  # fmt: skip
#: Where the NULs stand in two letters of ASCII.
_NULS = (
    (rb"[^\0]\0\0\0[^\0]\0\0\0", "UTF-32-LE"), (rb"\0\0\0[^\0]\0\0\0[^\0]", "UTF-32-BE"),
    (rb"[^\0]\0[^\0]\0", "UTF-16-LE"), (rb"\0[^\0]\0[^\0]", "UTF-16-BE"),
)  # fmt: skip
#: Encodings of one byte a sign, by the names that Python and people have for them.
_BYTES = (("cp1252", "Windows-1252 (Latin-1)"), ("mac_roman", "Mac Roman"))
_LETTERS = re.compile("[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017f]")
_SIGNS = "‘’“”„‚–—…«»€£°·•§©®™ºª½¼¾±×¡¿\u00a0"


def wide_encoding(data: bytes) -> str:
    """The encoding of several bytes a sign that data begin in, "" where they begin in none.

    Examples
    --------
    >>> wide_encoding("date".encode("utf-16-be")), wide_encoding("date".encode("utf-32")), wide_encoding(b"date")
    ('UTF-16-BE', 'UTF-32-LE', '')
    """
    marked = (name for mark, name in _MARKS if data.startswith(mark))
    return next(marked, "") or next((name for nuls, name in _NULS if re.match(nuls, data)), "")


def narrow_encoding(data: bytes) -> tuple[str, str]:
    """An encoding of one byte a sign, as Python and as people call it, if it alone makes words of data; else "" twice.

    Examples
    --------
    >>> [narrow_encoding("Café Zürich".encode(name))[1] for name in ("cp1252", "mac_roman", "cp437")]
    ['Windows-1252 (Latin-1)', 'Mac Roman', '']
    """
    fitting = [(name, called) for name, called in _BYTES if _makes_words(data, name)]
    return fitting[0] if len(fitting) == 1 else ("", "")


def _makes_words(data: bytes, name: str) -> bool:
    """Whether each byte beyond ASCII is a letter or a sign of texts, and no capital within a word."""
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        return False
    for match in re.finditer(r"[^\x00-\x7f]", text):
        before, sign = text[max(match.start() - 1, 0) : match.start()], match[0]
        within = unicodedata.category(before or " ") == "Ll"
        if not (_LETTERS.match(sign) and not (within and sign.isupper())) and sign not in _SIGNS:
            return False
    return True
