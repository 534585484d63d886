"""A time expression, what may be looked at beside it, and what the groups of its pattern matched."""

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
    apart : str
        As `offset`, from a date that stands right behind it: "-P3D" of "three days before Christmas".
    """

    date: str = ""
    offset: str = ""
    point: bool = True
    offered: str = ""
    yearless: bool = False
    apart: str = ""

    def at(self, start: int, end: int) -> Expression:
        """The same, said at a place of a text."""
        return Expression(**vars(self), start=start, end=end)


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
class Named:
    """Years that are named beside an expression without one.

    Attributes
    ----------
    years : tuple of int
        None where they are too many to choose from.
    certain : bool
        Whether it must be one of them.
    """

    years: tuple[int, ...]
    certain: bool


@dataclass(frozen=True)
class Context:
    """What a pattern's function may look at beside the match."""

    published: date
    before: str
    behind: str
    table: ModuleType
    named: Named | None = None

    @property
    def tense(self) -> str:
        """Whether the nearest verb before it, or else the one behind it, speaks of what is to come or of what is over.

        Returns
        -------
        {"future", "past", ""}
            "" where there is none, or one that may speak of either.
        """
        kind, last, between = self._verb
        if kind is None or (kind == 0 and last and self.scheduled):
            return ""
        near = last and len(between.split()) <= 2  # "would start on Wednesday"
        return ("past", "future" if near else "", "future")[kind]

    @property
    def scheduled(self) -> bool:
        """Whether a verb in the present stands nearer before it than any other, as of a plan: "the trial opens"."""
        _, last, between = self._verb
        behind_verb = between if last else self.before
        return re.search(rf"\b(?:{self.table.SCHEDULED})\b", behind_verb) is not None

    @property
    def over(self) -> bool:
        """Whether a verb of its own clause tells of what is over, so that a day must lie in the past.

        Not of what a verb of saying introduces, of the last day of something, or of a day that stands before a noun:
        "he said the trial on Dec. 20", "closed until Dec. 20" and "the Dec. 20 vote was called off" may all be to come.
        """
        kind, last, between = self._verb
        ends = "|".join(word for word, lead in self.table.LEADS.items() if lead in ("until", "by"))
        to_verb = self.before[: len(self.before) - len(between)] if last else between
        participle = r"\w+$" if last else "$"
        if re.search(rf"\b(?:{self.table.PRESENT})\s+(?:\w+\s+)?{participle}", to_verb):
            return False
        if kind != 0 or self.scheduled or re.search(rf"\b(?:{ends}|a|an)\s+$", self.before, re.IGNORECASE):
            return False
        if not last:
            adverbial = "|".join(filter(None, self.table.LEADS))
            plain = re.search(rf"\b(?:{adverbial})\s+$", self.before, re.IGNORECASE) is not None
            return plain and all(kind == 0 for kind, _ in _verbs(self.behind, self.table))
        if self.attributive or re.search(rf"[,;:—–(]|\b(?:{self.table.APART})\b", between):
            return False
        saying = re.search(rf"\b(?:{self.table.SAYING})$", self.before[: len(self.before) - len(between)])
        return not saying or len(between.split()) <= 1

    @property
    def _verb(self) -> tuple[int | None, bool, str]:
        """The sort of the nearest verb, whether it stands before, and what stands between the two."""
        before = [(match.end(), kind) for kind, match in _verbs(self.before, self.table)]
        if before:
            at, kind = max(before)
            return kind, True, self.before[at:]
        behind = [(match.start(), kind) for kind, match in _verbs(self.behind, self.table)]
        at, kind = min(behind, default=(0, None))
        return kind, False, self.behind[:at]

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


# --- what the groups of a pattern matched ------------------------------------------------------------


def got(match: re.Match, name: str) -> str:
    """A group's text in lower case, "" where there is none."""
    return " ".join((match[name] or "").casefold().replace("’", "'").split()) if name in match.re.groupindex else ""


def number(match: re.Match, context: Context) -> int | None:
    """How many, None where that is not said."""
    text = got(match, "n")
    return int(text) if text.isdecimal() else context.table.NUMBERS.get(text)


def month(match: re.Match, context: Context) -> int:
    """The month that is said, by its name or in figures."""
    return context.table.MONTHS[match["month"].rstrip(".")] if "month" in match.re.groupindex else int(match["number"])


def year(match: re.Match, context: Context) -> int | None:
    """The year that is said, in figures or in words, as EDTF counts years: 0 is 1 BC. None where none is said."""
    if short := got(match, "short"):  # of '69: the last such year, or the next where a plan is told
        ago = (context.published.year - int(short)) % 100
        return context.published.year - ago + 100 * (ago > 90 and context.tense == "future")
    text = got(match, "year")
    if not text:
        return None
    if figures := re.search(r"\d[\d,]*", text):
        return in_era(int(figures[0].replace(",", "")), text)
    first, *rest = re.split(r"[\s-]", text)
    figures_of = lambda word: context.table.TENS.get(word) or context.table.NUMBERS[word]  # noqa: E731
    return 100 * figures_of(first) + sum(map(figures_of, rest))


def in_era(count: int, text: str) -> int:
    """A year before Christ as EDTF counts it, where a text says so; else the year itself."""
    return 1 - count if "b" in text.casefold() else count


def tells_year(match: re.Match) -> bool:
    """Whether a year is said, or the decade or century that it lies in."""
    return any(got(match, name) for name in ("year", "short", "decade", "century"))
