"""What is wrong with a file, said so that its owner can mend it."""

from __future__ import annotations

from dataclasses import dataclass


class Place(int):
    """A number that counts something other than lines: slide 3, record 3."""

    word: str

    def __new__(cls, word: str, number: int) -> Place:
        place = super().__new__(cls, number)
        place.word = word
        return place

    def __format__(self, _: str) -> str:
        return f"{self.word} {int(self)}"


def place(line: object) -> str:
    """Where a row stands, in a sentence.

    Examples
    --------
    >>> place(3), place(Place("slide", 3))
    ('line 3', 'slide 3')
    """
    return f"{line}" if isinstance(line, Place) else f"line {line}"


@dataclass(frozen=True)
class Problem:
    """One thing to mend.

    Attributes
    ----------
    line : int or None
        Line of the file (1 is the header), `Place` in another order, or row
        label of a DataFrame; None where the whole file is meant.
    column : str
        "" where no single column is meant.
    text : str
        The value, what is wrong with it, what was expected, and a suggestion.
    """

    line: int | None
    column: str
    text: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.column, self.text) if part)


class EventsError(ValueError):
    """Every problem of one source of events, in the order of its lines.

    Attributes
    ----------
    source : str
        File name as given, or "DataFrame".
    problems : list of Problem

    Examples
    --------
    >>> print(EventsError("my.csv", [Problem(2, "date", '"soon" is not a date')]))
    my.csv:2: date: "soon" is not a date
    """

    def __init__(self, source: str, problems: list[Problem]):
        self.source = source
        self.problems = sorted(problems, key=lambda p: p.line or 0)
        super().__init__("\n".join(self.lines()))

    def lines(self) -> list[str]:
        return [f"{self.source}{f':{p.line}' if p.line is not None else ''}: {p}" for p in self.problems]

    def _render_traceback_(self) -> list[str]:
        """A notebook shows this list in place of a traceback."""
        count = len(self.problems)
        return [f"{count} {'problem' if count == 1 else 'problems'} to mend, nothing was drawn:", *self.lines()]


def quoted(value: str, limit: int = 60) -> str:
    """A value in quotes, short enough for one line of a terminal.

    Examples
    --------
    >>> quoted("Oct-22"), quoted("a\\nb")
    ('"Oct-22"', '"a\\\\nb"')
    """
    text = value.encode("unicode_escape").decode() if not value.isprintable() else value
    return f'"{text}"' if len(text) <= limit else f'"{text[: limit - 1]}…"'
