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
    offered : str
        Where `date` is "" and only two are possible: both, as a set in EDTF.
    yearless : bool
        Whether its year is not said, but follows from the day of publication.
    """

    start: int
    end: int
    date: str = ""
    offset: str = ""
    point: bool = True
    offered: str = ""
    yearless: bool = False


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
