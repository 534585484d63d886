"""Colours, symbols and sizes: what the picture and the page share.

Every kind has a colour and a symbol, so that neither alone must be told
apart. The colours follow Okabe and Ito (https://jfly.uni-koeln.de/color/),
darkened or lightened until each stands out from its lane by 3:1 or more.
"""

from __future__ import annotations

from dataclasses import dataclass

from timeline.table import REPORT

FONT = '"Segoe UI", "Helvetica Neue", Roboto, "Noto Sans", "DejaVu Sans", Verdana, sans-serif'
#: Font sizes in px: labels, axis and lane names.
LABEL, SMALL = 12, 11


@dataclass(frozen=True)
class Theme:
    """Colours as `#rrggbb`.

    Each name stands for one colour that no other name has, so that a page can
    turn a light figure dark by exchanging them.
    """

    paper: str
    band: str
    ink: str
    quiet: str
    line: str
    report: str
    kinds: tuple[str, ...]


LIGHT = Theme(
    paper="#ffffff", band="#f4f5f7", ink="#1c2430", quiet="#59636f", line="#c6ccd4", report="#3d4754",
    kinds=("#8b2c0b", "#06509b", "#ba8411", "#7a3fa0", "#00785a", "#8a6000", "#4f6a00", "#34414f",
           "#007c91", "#b2182b", "#7a4b1e", "#332288", "#66707c"),
)  # fmt: skip
DARK = Theme(
    paper="#12161c", band="#1c222b", ink="#e8ebef", quiet="#a7b0bb", line="#434c58", report="#cfd5dc",
    kinds=("#ff7a5c", "#6bb3ff", "#e3b341", "#c39bf0", "#2bc295", "#e6b23c", "#b5cf5a", "#b8c0cc",
           "#5fd3e0", "#ff6b6b", "#c99a6b", "#a9a1f5", "#98a2ae"),
)  # fmt: skip
THEMES = {"light": LIGHT, "dark": DARK}

_SYMBOLS = ("diamond", "circle", "x", "triangle-down", "square", "hexagon", "pentagon", "star",
            "triangle-up", "cross", "bowtie", "star-diamond", "circle")  # fmt: skip
#: Kinds that keep their place in the palette whatever else a file holds.
KNOWN = {"force": 0, "politics": 1, "money": 2, REPORT: 7}
#: What a blank kind is called, and what kinds beyond the twelfth are grouped as.
PLAIN, OTHER = "event", "other"


def kind_slots(kinds: list[str]) -> dict[str, int]:
    """A place in the palette for each kind, the same from run to run.

    Known kinds have theirs; others follow in alphabetical order. Beyond
    twelve, the rest share the last one, which is called "other".

    Examples
    --------
    >>> kind_slots(["music", "force"])
    {'music': 1, 'force': 0}
    """
    fixed = {kind: KNOWN[kind] for kind in kinds if kind in KNOWN}
    # A circle first: it is what a file without kinds is drawn with.
    free = sorted((slot for slot in range(len(_SYMBOLS) - 1) if slot not in fixed.values()), key=lambda slot: slot != 1)
    others = sorted(set(kinds) - set(fixed))
    return {kind: {**fixed, **dict(zip(others, free))}.get(kind, len(_SYMBOLS) - 1) for kind in kinds}


def symbol(slot: int, hollow: bool = False) -> str:
    """Plotly's name for a kind's symbol, hollow where the moment is not known."""
    return _SYMBOLS[slot] + ("-open" if hollow else "")


def alpha(colour: str, opacity: float) -> str:
    """A `#rrggbb` colour with an opacity, as eight digits.

    Examples
    --------
    >>> alpha("#0072b2", 0.2)
    '#0072b233'
    """
    return f"{colour}{round(opacity * 255):02x}"


#: The symbols again, as SVG paths in a box from -8 to 8.
ICONS = tuple(
    {
        "diamond": "M0-7L7 0L0 7L-7 0Z",
        "circle": "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0Z",
        "x": "M-6-3L-3-6L0-3L3-6L6-3L3 0L6 3L3 6L0 3L-3 6L-6 3L-3 0Z",
        "triangle-down": "M-7-5H7L0 7Z",
        "square": "M-6-6H6V6H-6Z",
        "hexagon": "M0-7L6-3.5V3.5L0 7L-6 3.5V-3.5Z",
        "pentagon": "M0-7L6.7-2.2L4.1 5.7H-4.1L-6.7-2.2Z",
        "star": "M0-7L1.8-2.2L6.7-2.2L2.7.9L4.1 5.7L0 2.8L-4.1 5.7L-2.7.9L-6.7-2.2L-1.8-2.2Z",
        "triangle-up": "M-7 5H7L0-7Z",
        "cross": "M-2.5-7H2.5V-2.5H7V2.5H2.5V7H-2.5V2.5H-7V-2.5H-2.5Z",
        "bowtie": "M-7-6L0 0L7-6V6L0 0L-7 6Z",
        "star-diamond": "M0-7L2-2L7 0L2 2L0 7L-2 2L-7 0L-2-2Z",
    }[name]
    for name in _SYMBOLS
)
