"""How wide a text will be, before any browser has drawn it.

The reader's font is unknown, so widths are those of the widest common sans
fonts: each character takes the larger of its advances in DejaVu Sans and
Verdana. A narrower font only leaves more room.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import numpy as np

#: Characters by their advance in em.
_ADVANCES = {
    0.28: "'il", 0.37: " ,.jf", 0.4: "!t", 0.43: "Ir", 0.46: '"()-/:;[\\]|J', 0.53: "*?sz`", 0.6: "Lck_Fvxy",
    0.64: "$T+0123456789<=>Eabdeghnopqu{}^P", 0.7: "AKRSVXYZBC", 0.78: "HNU&GDOQ~#", 0.83: "w", 0.9: "M", 1.0: "@Wm%",
}  # fmt: skip
_ASCII = {character: em for em, characters in _ADVANCES.items() for character in characters}
_ASCII |= dict.fromkeys("+<=>^~#", 0.84) | {"O": 0.79, "Q": 0.79, "%": 1.08}
_WIDE_CYRILLIC_ARABIC = set("жмшщыюфљњМЖШЩЫЮФЉЊҖœŒæÆ") | set("سشصضطظثقفبتپچکگی")


@lru_cache(maxsize=20_000)
def advance(character: str) -> float:
    """Width of one character in em, at least what a common font gives it.

    Examples
    --------
    >>> advance("i"), advance("é") == advance("e"), advance("東")
    (0.28, True, 1.0)
    """
    if character in _ASCII:
        return _ASCII[character]
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf", "Cc"):
        return 0.0
    if category[0] == "L":  # é is as wide as e, ǆ as d and ž together
        bases = [c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c)]
        if all(base in _ASCII for base in bases):
            return sum(_ASCII[base] for base in bases)
    if ord(character) >= 0x1F000:
        return 1.4
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if character in _WIDE_CYRILLIC_ARABIC:
        return 1.25
    if category[0] in "LN" and ord(character) < 0x700:
        return 0.85 if category != "Lu" else 1.0
    return 1.1


def width(text: str, size: float) -> float:
    """Width of one line in px at a font size in px.

    Examples
    --------
    >>> round(width("Kirkuk", 12), 1)
    39.0
    """
    return sum(map(advance, text)) * size


def cut(texts: list[str], limit: np.ndarray, size: float) -> tuple[list[str], np.ndarray]:
    """Many texts to one line each, ending in "…" where not all of it fits.

    Parameters
    ----------
    texts : list of str, length n
    limit : array of float, shape (n,)
        Px that each may take.
    size : float
        Font size in px.

    Returns
    -------
    lines : list of str, length n
    widths : array of float, shape (n,)
        Px that each line takes at most.

    Examples
    --------
    >>> lines, widths = cut(["Kirkuk", "Rocket attack"], np.array([60.0, 60.0]), 12)
    >>> lines, widths.round(1).tolist()
    (['Kirkuk', 'Rocket…'], [39.0, 56.2])
    """
    texts = [" ".join(text.split()) for text in texts]
    codes = np.frombuffer("".join(texts).encode("utf-32-le"), dtype="<u4")
    ems = np.zeros(int(codes.max(initial=0)) + 1)
    ems[codes] = 1
    for code in np.flatnonzero(ems):
        ems[code] = advance(chr(code))
    reach = np.concatenate([[0.0], np.cumsum(ems[codes] * size)])
    ends = np.cumsum(np.fromiter(map(len, texts), int, len(texts)))
    starts = np.concatenate([[0], ends[:-1]]).astype(int)
    widths = reach[ends] - reach[starts]
    dots = advance("…") * size
    long = np.flatnonzero(widths > limit + 1e-9)  # sums of floats: what just fits is not too long
    last = np.searchsorted(reach, reach[starts[long]] + limit[long] - dots, side="right") - 1
    last = np.maximum(last, starts[long])
    widths[long] = reach[last] - reach[starts[long]] + dots
    for i, count in zip(long.tolist(), (last - starts[long]).tolist()):
        texts[i] = texts[i][:count].rstrip() + "…"
    return texts, widths


def wrap(text: str, limit: float, size: float, most: int) -> list[str]:
    """Break a text into lines, the last one ending in "…" where not all of it fits.

    Parameters
    ----------
    text : str
    limit : float
        Px that a line may take.
    size : float
        Font size in px.
    most : int
        Lines at most.

    Examples
    --------
    >>> wrap("Rocket attack on the US Embassy", 120, 12, 2)
    ['Rocket attack on', 'the US Embassy']
    """
    lines, line = [], ""
    for piece in pieces(" ".join(text.split()), limit, size):
        if line and width((line + piece).rstrip(), size) > limit:
            lines.append(line.rstrip())
            line = piece.lstrip()
            if len(lines) > most:
                break
        else:
            line += piece
    lines.append(line.rstrip())
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and width(last + "…", size) > limit:
        last = last[:-1].rstrip()
    return [*lines[: most - 1], last + "…"]


def pieces(text: str, limit: float, size: float) -> list[str]:
    """Words with the space behind them; where a script has no spaces, or a word no room, characters."""
    pieces = []
    for word in re.findall(r"\S+ ?", text):
        if width(word, size) > limit or any(unicodedata.east_asian_width(c) in "WF" for c in word):
            pieces += re.findall(r".[\u0300-\u036f\u064b-\u0652\u200d\ufe0f]*", word)
        else:
            pieces.append(word)
    return pieces
