"""A time expression, and what may be looked at beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from types import ModuleType


@dataclass(frozen=True)
class Expression:
    """A time expression: where it stands, and what it says.

    Attributes
    ----------
    start, end : int
        Of the expression in the text.
    date : str
        EDTF; "" where only a reader can say, or where it hangs on another event.
    offset : str
        How far it lies from what it follows, such as "P2D" or "after"; "" where it stands alone.
    point : bool
        Whether it tells when: "every day" and "now" do not.
    """

    start: int
    end: int
    date: str = ""
    offset: str = ""
    point: bool = True


@dataclass(frozen=True)
class Context:
    """What a pattern's function may look at beside the match."""

    published: date
    before: str
    behind: str
    table: ModuleType

    @property
    def future(self) -> bool:
        """Whether the nearest verb before it, or else the one behind it, speaks of what is to come."""
        for text, last in ((self.before, True), (self.behind, False)):
            verbs = [(m.end() if last else m.start(), kind) for kind, m in _verbs(text, self.table)]
            if verbs:
                return (max if last else min)(verbs)[1]
        return False


def _verbs(text: str, table: ModuleType) -> Iterator[tuple[bool, re.Match]]:
    for kind, pattern in ((True, table.FUTURE), (False, table.PAST)):
        for match in re.finditer(pattern, text):
            yield kind, match
