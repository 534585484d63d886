"""A time expression, and what may be looked at beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from types import ModuleType


@dataclass(frozen=True)
class TimeValue:
    """What a time expression says.

    Attributes
    ----------
    date : str
        EDTF; "" where only a reader can say, or where it hangs on another event.
    offset : str
        How far it lies from what it follows, such as "P2D" or "after"; "" where it stands alone.
    point : bool
        Whether it tells when: "every day" and "now" do not.
    offered : str
        Where `date` is "" and only a few are possible: all of them, as a set in EDTF.
    yearless : bool
        Whether its year is not said, but follows from the day of publication.
    """

    date: str = ""
    offset: str = ""
    point: bool = True
    offered: str = ""
    yearless: bool = False

    def at(self, start: int, end: int) -> Expression:
        """The same, said at a place of a text."""
        return Expression(**vars(self) | {"start": start, "end": end})


@dataclass(frozen=True, kw_only=True)
class Expression(TimeValue):
    """A time expression: what it says, and where in the text.

    Attributes
    ----------
    start, end : int
        Of the expression in the text.
    """

    start: int
    end: int


@dataclass(frozen=True)
class Context:
    """What a pattern's function may look at beside the match."""

    published: date
    before: str
    behind: str
    table: ModuleType

    @property
    def tense(self) -> str:
        """Whether the nearest verb before it, or else the one behind it, speaks of what is to come or of what is over.

        Returns
        -------
        {"future", "past", ""}
            "" where there is none, or one that may speak of either.
        """
        for text, last in ((self.before, True), (self.behind, False)):
            verbs = [(m.end() if last else m.start(), kind, m) for kind, m in _verbs(text, self.table)]
            if verbs:
                _, kind, match = (max if last else min)(verbs, key=lambda verb: verb[:2])
                near = last and len(text[match.end() :].split()) <= 2  # "would start on Wednesday"
                return ("past", "future" if near else "", "future")[kind]
        return ""

    @property
    def attributive(self) -> bool:
        """Whether it stands before a noun as one that is known: "the Aug. 7 attacks"."""
        known = re.search(rf"\b(?:{self.table.KNOWN})\s+$", self.before, re.IGNORECASE)
        return bool(known) and re.match(rf"\s+(?!(?:{self.table.LINKS})\b)[a-z]", self.behind) is not None


def _verbs(text: str, table: ModuleType) -> Iterator[tuple[int, re.Match]]:
    """Verbs of what is over (0), of what may be either (1) and of what is to come (2)."""
    for kind, pattern in enumerate((table.PAST, table.EITHER, table.FUTURE)):
        for match in re.finditer(pattern, text):
            yield kind, match
