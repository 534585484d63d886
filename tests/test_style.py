"""Colours that can be told apart by everybody, and stand out."""

from __future__ import annotations

from itertools import combinations
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

import pytest

from timeline.picture.style import GREY, THEMES, kind_slots

#: How linear RGB is seen without one of the three cones (Machado, Oliveira & Fernandes 2009, severity 1).
SIGHT = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}  # fmt: skip


def linear(colour: str) -> list[float]:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]


def lab(rgb: list[float]) -> tuple[float, float, float]:
    r, g, b = (min(max(c, 0), 1) for c in rgb)
    xyz = (
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883,
    )
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one: tuple, two: tuple) -> float:
    """ΔE2000 (Sharma, Wu & Dalal 2005)."""
    (l1, a1, b1), (l2, a2, b2) = one, two
    mean = (hypot(a1, b1) + hypot(a2, b2)) / 2
    g = 0.5 * (1 - sqrt(mean**7 / (mean**7 + 25**7)))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = hypot(a1, b1), hypot(a2, b2)
    h1, h2 = degrees(atan2(b1, a1)) % 360, degrees(atan2(b2, a2)) % 360
    dh = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0
    high = 2 * sqrt(c1 * c2) * sin(radians(dh / 2))
    light, c = (l1 + l2) / 2, (c1 + c2) / 2
    h = (h1 + dh / 2) % 360 if c1 * c2 else h1 + h2
    t = (
        1
        - 0.17 * cos(radians(h - 30))
        + 0.24 * cos(radians(2 * h))
        + 0.32 * cos(radians(3 * h + 6))
        - 0.2 * cos(radians(4 * h - 63))
    )
    sl, sc, sh = 1 + 0.015 * (light - 50) ** 2 / sqrt(20 + (light - 50) ** 2), 1 + 0.045 * c, 1 + 0.015 * c * t
    turn = -sin(radians(60 * exp(-(((h - 275) / 25) ** 2)))) * 2 * sqrt(c**7 / (c**7 + 25**7))
    return sqrt(((l2 - l1) / sl) ** 2 + ((c2 - c1) / sc) ** 2 + (high / sh) ** 2 + turn * (c2 - c1) / sc * high / sh)


def contrast(one: str, two: str) -> float:
    light, dark = sorted((0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (linear(one), linear(two))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_of_difference_is_the_published_one():
    assert difference((50, 2.6772, -79.7751), (50, 0, -82.7485)) == pytest.approx(2.0425, abs=1e-4)
    assert difference((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514)) == pytest.approx(0.9082, abs=1e-4)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("sight", SIGHT)
def test_any_two_colours_differ_by_20_for_everybody(theme, sight):
    seen = {c: lab([sum(m * p for m, p in zip(row, linear(c))) for row in SIGHT[sight]]) for c in THEMES[theme].kinds}
    found = {pair: round(difference(seen[pair[0]], seen[pair[1]]), 1) for pair in combinations(seen, 2)}
    assert min(found.values()) >= 20, found


@pytest.mark.parametrize("theme", THEMES)
def test_marks_and_texts_stand_out(theme):
    look = THEMES[theme]
    assert min(contrast(colour, ground) for colour in look.kinds for ground in (look.paper, look.band)) >= 3
    assert (
        min(
            contrast(colour, ground)
            for colour in (look.ink, look.quiet, look.link)
            for ground in (look.paper, look.band)
        )
        >= 5
    )


def test_known_kinds_keep_their_colour_and_the_most_frequent_others_get_what_is_free():
    slots = kind_slots(["b", "a", "b", "money", "c", "c", "c", "d", "report"])
    assert slots == {"b": 0, "a": GREY, "money": 2, "c": 1, "d": GREY, "report": GREY}


def mixed(top: str, under: str, opacity: float) -> str:
    channels = [round(int(top[i : i + 2], 16) * opacity + int(under[i : i + 2], 16) * (1 - opacity)) for i in (1, 3, 5)]
    return "#" + "".join(f"{channel:02x}" for channel in channels)


@pytest.mark.parametrize("theme", THEMES)
def test_a_label_in_its_bar_stands_out(theme):
    look = THEMES[theme]
    assert min(contrast(look.ink, mixed(colour, look.band, 0.22)) for colour in look.kinds) >= 5
