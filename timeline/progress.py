"""A bar for what takes more than a second."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")


def progress(items: Iterable[T], what: str) -> Iterable[T]:
    """Go through items; after a second, say on stderr what is going on, if anybody is there to read it.

    Examples
    --------
    >>> list(progress([1, 2], "counting"))
    [1, 2]
    """
    if "ipykernel" not in sys.modules and not sys.stderr.isatty():
        return items
    from tqdm.auto import tqdm

    return tqdm(items, desc=what, delay=1, leave=False)
