"""How colours are seen: by everybody, with either of three cones missing, and on a ground. Arrays in, arrays out."""

from __future__ import annotations

import numpy as np

#: How linear RGB is seen without one of the three cones (Machado, Oliveira & Fernandes 2009, severity 1).
SIGHT = {
    "normal": np.eye(3),
    "protan": np.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
                        [-0.003882, -0.048116, 1.051998]]),
    "deutan": np.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                        [-0.011820, 0.042940, 0.968881]]),
    "tritan": np.array([[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
                        [0.004733, 0.691367, 0.303900]]),
}  # fmt: skip
_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
_WHITE = np.array([0.95047, 1.0, 1.08883])


def linear(colours: np.ndarray) -> np.ndarray:
    """Linear RGB of colours with channels from 0 to 255, in the last axis."""
    share = np.asarray(colours, dtype=float) / 255
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)


def lab(rgb: np.ndarray, sight: str = "normal") -> np.ndarray:
    """CIE Lab of linear RGB as it is seen."""
    seen = np.clip(rgb @ SIGHT[sight].T, 0, 1) @ _XYZ.T / _WHITE
    x, y, z = np.moveaxis(np.where(seen > 0.008856, np.cbrt(seen), 7.787 * seen + 16 / 116), -1, 0)
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1)


def difference(one: np.ndarray, two: np.ndarray) -> np.ndarray:
    """ΔE2000 between colours in Lab (Sharma, Wu & Dalal 2005).

    Examples
    --------
    >>> round(float(difference(np.array([50, 2.6772, -79.7751]), np.array([50, 0, -82.7485]))), 4)
    2.0425
    """
    l1, a1, b1 = np.moveaxis(np.asarray(one, dtype=float), -1, 0)
    l2, a2, b2 = np.moveaxis(np.asarray(two, dtype=float), -1, 0)
    mean = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    g = 0.5 * (1 - np.sqrt(mean**7 / (mean**7 + 25.0**7)))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = np.hypot(a1, b1), np.hypot(a2, b2)
    h1, h2 = np.degrees(np.arctan2(b1, a1)) % 360, np.degrees(np.arctan2(b2, a2)) % 360
    both = c1 * c2 > 0
    dh = np.where(both, (h2 - h1 + 180) % 360 - 180, 0)
    high = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(dh / 2))
    light, c, h = (l1 + l2) / 2, (c1 + c2) / 2, np.where(both, h1 + dh / 2, h1 + h2)
    t = (
        1 - 0.17 * np.cos(np.radians(h - 30)) + 0.24 * np.cos(np.radians(2 * h))
        + 0.32 * np.cos(np.radians(3 * h + 6)) - 0.2 * np.cos(np.radians(4 * h - 63))
    )  # fmt: skip
    sl = 1 + 0.015 * (light - 50) ** 2 / np.sqrt(20 + (light - 50) ** 2)
    sc, sh = 1 + 0.045 * c, 1 + 0.015 * c * t
    swing = np.sin(np.radians(60 * np.exp(-(((h % 360 - 275) / 25) ** 2))))
    turn = -swing * 2 * np.sqrt(c**7 / (c**7 + 25.0**7))
    dl, dc = l2 - l1, c2 - c1
    return np.sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (high / sh) ** 2 + turn * dc / sc * high / sh)


def contrast(one: np.ndarray, two: np.ndarray) -> np.ndarray:
    """The contrast between colours in linear RGB, 1 to 21, as WCAG has it."""
    weights = np.array([0.2126, 0.7152, 0.0722])
    a, b = one @ weights + 0.05, two @ weights + 0.05
    return np.maximum(a, b) / np.minimum(a, b)
