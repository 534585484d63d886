"""Words with which many titles of a band begin: a crowd's labels leave them out, and the band says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from timeline.picture.measures import SOME

#: Words of a beginning at least, and its signs at the most, so that a band has room to say it; titles that have it at
#: least, and which part of the band's.
_WORDS, _SIGNS, _TITLES, _PART = 2, 24, 8, 3
#: What stands in a label in its place.
ELLIPSIS = "…"


def shared_beginning(titles: Sequence[str]) -> str:
    """The words with which a third of some titles begin; of several such, those that save most.

    Examples
    --------
    >>> shared_beginning([f"Battle of {name}" for name in ("Aas", "Bree", "Ceos", "Delf") * 2] + ["A siege"])
    'Battle of'
    >>> shared_beginning(["Battle of Aas", "A siege"])
    ''
    """
    least = max(_TITLES, len(titles) / _PART)
    often: list[tuple[int, str]] = []
    alike, number = [title.split() for title in titles], _WORDS
    while len(alike) >= least:  # titles that begin alike in more words do so in fewer
        begun = [(" ".join(words[:number]), words) for words in alike if len(words) > number]
        counts = Counter(beginning for beginning, _ in begun)
        common = {words for words, count in counts.items() if count >= least and len(words) <= _SIGNS}
        often += [(len(words) * counts[words], words) for words in common]
        alike, number = [words for beginning, words in begun if beginning in common], number + 1
    return max(often)[1] if often else ""


def caption(beginning: str) -> str:
    """How a band says what its labels leave out; "" where that is nothing.

    Examples
    --------
    >>> caption("Battle of")
    '… = Battle of'
    """
    return beginning and f"{ELLIPSIS} = {beginning}"


def labels_of(
    titles: list[str], given: list[str | None], band: np.ndarray, bands: int
) -> tuple[list[str], tuple[str, ...]]:
    """What stands in the chart beside each mark, and what each band's labels leave out.

    Parameters
    ----------
    titles : list of str
    given : list of str or None
        A short title, where a row has one.
    band : array of int, shape (n,)
        -1 for a report.
    bands : int
        How many there are.

    Returns
    -------
    labels : list of str
    beginnings : tuple of str
        "" for a band whose labels leave nothing out, as of few events.

    Examples
    --------
    >>> titles = [f"Battle of field {number}" for number in range(200)]
    >>> labels, beginnings = labels_of(titles, [None] * 200, np.zeros(200, dtype=int), 1)
    >>> labels[7], beginnings
    ('… 7', ('Battle of field',))
    """
    labels = [short or title for short, title in zip(given, titles)]
    if len(titles) <= SOME:  # else each title has room
        return labels, ("",) * bands
    beginnings = []
    for number in range(bands):
        rows = [row for row in np.flatnonzero(band == number).tolist() if not given[row]]
        beginning = shared_beginning([titles[row] for row in rows])
        beginnings.append(beginning)
        for row in rows if beginning else ():
            title = " ".join(titles[row].split())
            if title.startswith(f"{beginning} "):
                labels[row] = f"{ELLIPSIS} {title[len(beginning) + 1 :]}"
    return labels, tuple(beginnings)
