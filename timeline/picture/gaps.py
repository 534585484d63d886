"""Which stretches of time a picture leaves out, and how long each is in words."""

from __future__ import annotations

import numpy as np

MAX_BREAKS = 6


def breaks(points: np.ndarray) -> list[tuple[float, float]]:
    """The gaps to leave out: each longer than half of all gaps that stay, and than five usual ones.

    Or a tenth of all, and longer than twenty usual ones: a long history may have more empty centuries than breaks. At
    most two gaps in five go, so that breaks remain the exception. Whatever lies across a gap leaves it empty.

    Parameters
    ----------
    points : array of float, shape (n,)
        Seconds, ascending.

    Examples
    --------
    >>> breaks(np.array([0.0, 1.0, 901.0, 903.0, 904.0, 907.0, 909.0]))
    [(1.0, 901.0)]
    """
    gaps = np.diff(points)
    order = np.argsort(-gaps, kind="stable")
    most = min(MAX_BREAKS, 2 * len(gaps) // 5)
    rest = gaps.sum() - np.cumsum(gaps[order])
    usual = 5 * np.median(gaps) if len(gaps) else 0.0
    worth = [
        n
        for n in range(1, most + 1)
        if rest[n - 1] > 0
        and (gaps[order[n - 1]] > max(rest[n - 1] / 2, usual) or gaps[order[n - 1]] > max(gaps.sum() / 10, 4 * usual))
    ]
    return [(float(points[i]), float(points[i + 1])) for i in sorted(order[: max(worth, default=0)])]
