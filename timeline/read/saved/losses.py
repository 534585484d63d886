"""What a form cannot say of events, each thing once with its first event."""

from __future__ import annotations

import pandas as pd

from timeline.read.problems import quoted
from timeline.schema import DERIVED


class Losses:
    """Sorts of loss, the events of each, and how each is said: "of … the doubt".

    Examples
    --------
    >>> losses = Losses()
    >>> losses.add("of {} the doubt is left out", "treaty")
    >>> losses.lines()
    ['of "treaty" the doubt is left out']
    """

    def __init__(self) -> None:
        self._events: dict[str, list[str]] = {}

    def add(self, what: str, event: str) -> None:
        """One more event of which this is lost."""
        self._events.setdefault(what, []).append(event)

    def lines(self) -> list[str]:
        """A sentence each."""
        return [
            what.format(quoted(ids[0]) + (f" and {len(ids) - 1:,} more" if len(ids) > 1 else ""))
            for what, ids in self._events.items()
        ]


def columns_left_out(events: pd.DataFrame, written: tuple[str, ...]) -> list[str]:
    """A sentence on columns that hold something and are not among those that are written; none where there are none.

    Examples
    --------
    >>> columns_left_out(pd.DataFrame({"title": ["A"], "n": ["1"], "cue": [None]}), ("title",))
    ['the column n is left out']
    """
    left = [str(name) for name in events if name not in (*written, *DERIVED) and bool(events[name].notna().any())]
    if not left:
        return []
    return [f"the column{'s' if len(left) > 1 else ''} {', '.join(left)} {'are' if len(left) > 1 else 'is'} left out"]
