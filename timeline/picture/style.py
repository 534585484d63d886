"""Colours, symbols and sizes: what the picture and the page share.

Three kinds have a colour, the rest are grey. Any two colours of a theme
differ by ΔE2000 ≥ 20 under normal, deutan, protan and tritan sight, and each
kind has a symbol of its own as long as there are symbols, so that neither
alone must be told apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from timeline.picture.measures import GREY
from timeline.schema import REPORT

FONT = '"Segoe UI", "Helvetica Neue", Roboto, "Noto Sans", "DejaVu Sans", Verdana, sans-serif'


@dataclass(frozen=True)
class Theme:
    """Colours as `#rrggbb`; `kinds` has the three colours and grey.

    `area` is how opaque what lasted is, from 0 to 1, and `thin` what may be part of it.
    """

    paper: str
    band: str
    ink: str
    quiet: str
    line: str
    link: str
    report: str
    area: float
    thin: float
    kinds: tuple[str, ...]


LIGHT = Theme(
    paper="#fdfdfc", band="#f4f5f7", ink="#1a1d23", quiet="#565d67", line="#c6ccd4", link="#0a5a96", report="#3d4754",
    area=0.22, thin=0.07, kinds=("#8b2c0b", "#06509b", "#ba8411", "#7f8a95"),
)  # fmt: skip
DARK = Theme(
    paper="#14171b", band="#1b1f25", ink="#e9ebee", quiet="#a9b0b9", line="#414954", link="#7cc0f5", report="#cfd5dc",
    area=0.34, thin=0.15, kinds=("#d6493f", "#3b78f0", "#f5cc1b", "#a9b1b5"),
)  # fmt: skip
THEMES = {"light": LIGHT, "dark": DARK}

#: Those from the fourth on are for grey kinds, and for kinds with a colour of one's own.
_SYMBOLS = (
    "diamond", "circle", "square", "triangle-up", "triangle-down", "star", "cross", "x", "hourglass",
)  # fmt: skip
#: The places with a colour, a circle's first: a file without kinds is drawn with it. The first without one is
#: shared by kinds for which there is no other.
_COLOURED = (1, 0, 2)
#: Kinds that keep their colour whatever else a file holds.
KNOWN = {"force": 0, "politics": 1, "money": 2}
#: What a blank kind is called, and what kinds beyond the most that have a button of their own are grouped as.
PLAIN, OTHER = "event", "…"
MOST_KINDS = 12


def kind_slots(kinds: Iterable[str], own: Iterable[str] = ()) -> dict[str, int]:
    """A place in the palette for each kind: known ones have theirs, frequent others what is free, the rest are grey.

    Kinds with a colour of one's own come before the others, and have a place however many they are. Grey kinds have a
    place, and so a symbol, each as far as there are any; those beyond share the first of these places.

    Parameters
    ----------
    kinds : iterable of str
        Every event's kind.
    own : iterable of str
        Those with a colour of one's own.

    Examples
    --------
    >>> kind_slots(["music", "force", "music", "report"])
    {'music': 1, 'force': 0, 'report': 3}
    >>> kind_slots("abcde", own="bcde")
    {'a': 3, 'b': 1, 'c': 0, 'd': 2, 'e': 4}
    >>> kind_slots("abcde")
    {'a': 1, 'b': 0, 'c': 2, 'd': 3, 'e': 4}
    """
    counts, named = Counter(kinds), dict.fromkeys(own)
    fixed = {kind: KNOWN[kind] for kind in counts if kind in KNOWN}
    free = [slot for slot in (*_COLOURED, *range(GREY + 1, len(_SYMBOLS))) if slot not in fixed.values()]
    named = [kind for kind in named if kind in counts and kind not in fixed]
    places = {**fixed, **dict(zip(named, free))}
    others = sorted(set(counts) - {*places, REPORT}, key=lambda kind: (-counts[kind], kind))
    left = free[len(named) :]
    places |= dict(zip(others, [slot for slot in left if slot in _COLOURED]))
    grey, places_left = [kind for kind in others if kind not in places], [slot for slot in left if slot > GREY]
    alone = [GREY, *places_left] if len(grey) <= 1 + len(places_left) else places_left
    places |= dict(zip(grey, alone))
    return {kind: places.get(kind, GREY) for kind in counts}


def kinds_of(events: pd.DataFrame, own: Iterable[str] = ()) -> pd.Series:
    """Each event's kind as drawn, a category: "event" where blank, "…" for all beyond the most frequent."""
    every = events["kind"].fillna(PLAIN).to_numpy(dtype=object)
    codes, kinds = pd.factorize(every)
    slots = kind_slots(every, own)
    counts = np.bincount(codes, minlength=len(kinds))
    # What has a colour comes first, then what is frequent; a name decides between equals.
    coloured = {*own, *(kind for kind, slot in slots.items() if slot in _COLOURED)}
    order = sorted(range(len(kinds)), key=lambda i: (kinds[i] not in coloured, -counts[i], kinds[i]))
    kept = {kinds[i] for i in (order if len(order) <= MOST_KINDS else order[: MOST_KINDS - 1])}
    drawn = np.array([kind if kind in kept else OTHER for kind in kinds], dtype=object)
    return pd.Series(drawn[codes], index=events.index, dtype="category")


def slots_of(events: pd.DataFrame, kinds: pd.Series, own: Iterable[str] = ()) -> dict[str, int]:
    """The place in the palette of each kind as `kinds_of` draws it."""
    slots = kind_slots(events["kind"].fillna(PLAIN).tolist(), own)
    return {kind: slots.get(kind, GREY) for kind in kinds.unique()}


def symbol(slot: int, form: str = "") -> str:
    """Plotly's name for a kind's symbol: full, hollow as "-open", or with a point in it as "-open-dot"."""
    return _SYMBOLS[slot] + form


def alpha(colour: str, opacity: float) -> str:
    """A `#rrggbb` colour with an opacity, as eight digits.

    Examples
    --------
    >>> alpha("#0072b2", 0.2)
    '#0072b233'
    """
    return f"{colour}{round(opacity * 255):02x}"


#: The symbols again, as SVG paths around 0, 12 px across.
ICONS = (
    "M0-7L7 0L0 7L-7 0Z", "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0Z", "M-5.5-5.5H5.5V5.5H-5.5Z", "M-7 5H7L0-7Z",
    "M-7-5H7L0 7Z", "M0-7.5L2 -2.3L7.3-2.1L3.1 1.2L4.6 6.5L0 3.4L-4.6 6.5L-3.1 1.2L-7.3-2.1L-2-2.3Z",
    "M-2.2-6.5H2.2V-2.2H6.5V2.2H2.2V6.5H-2.2V2.2H-6.5V-2.2H-2.2Z",
    "M-6-3.2L-3.2-6L0-2.8L3.2-6L6-3.2L2.8 0L6 3.2L3.2 6L0 2.8L-3.2 6L-6 3.2L-2.8 0Z",
    "M-6-6.5H6L1.2 0L6 6.5H-6L-1.2 0Z",
)  # fmt: skip
#: And that of a line through all lanes.
LINE = "M-1-8H1V8H-1Z"
