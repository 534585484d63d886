"""What is wrong with a file, said so that its owner can mend it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from numbers import Real

from timeline.read.named import in_python


class Place(int):
    """A number that counts something other than lines: slide 3, record 3."""

    word: str

    def __new__(cls, word: str, number: int) -> Place:
        place = super().__new__(cls, number)
        place.word = word
        return place

    def __format__(self, _: str) -> str:
        return f"{self.word} {int(self)}"


@dataclass(frozen=True)
class Row:
    """A row of a frame, by its label in the frame's index."""

    label: object

    def __str__(self) -> str:
        return f"row {self.label!r}"

    def __format__(self, _: str) -> str:
        return str(self)


def place(line: object) -> str:
    """Where a row stands, in a sentence.

    Examples
    --------
    >>> place(3), place(Place("slide", 3))
    ('line 3', 'slide 3')
    """
    return f"{line}" if isinstance(line, (Place, Row)) else f"line {line}"


@dataclass(frozen=True)
class Problem:
    """One thing to mend.

    Attributes
    ----------
    line : int, Row or None
        Line of the file (1 is the header), `Place` in another order, or `Row`
        of a DataFrame; None where the whole file is meant.
    column : str
        "" where no single column is meant.
    text : str
        The value, what is wrong with it, what was expected, and a suggestion.
    """

    line: int | Row | None
    column: str
    text: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.column, self.text) if part)


#: What messages call a frame, and records that somebody made in Python.
FRAME, RECORDS = "DataFrame", "list of records"


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
        self.problems = sorted(problems, key=_at)
        super().__init__("\n".join(self.lines()))

    def lines(self) -> list[str]:
        said = [
            f"{self.source}, {p.line}: {p}" if isinstance(p.line, Row)
            else f"{self.source}{f':{p.line}' if p.line is not None else ''}: {p}"
            for p in self.problems
        ]  # fmt: skip
        return [printable(in_python(line) if self.source in (FRAME, RECORDS) else line) for line in said]

    def _render_traceback_(self) -> list[str]:
        """A notebook shows this list in place of a traceback."""
        count = len(self.problems)
        return [f"{count} {'problem' if count == 1 else 'problems'} to mend, nothing was drawn:", *self.lines()]


def _at(problem: Problem) -> tuple[int, float]:
    """Where a problem stands: labels of a frame may be anything, and those that are no numbers stay in their order."""
    line = problem.line.label if isinstance(problem.line, Row) else problem.line
    return (0, -1.0) if line is None else (0, float(line)) if isinstance(line, Real) else (1, 0.0)


def printable(text: str) -> str:
    """A text without what would steer a terminal or turn its direction: such signs as they are escaped in Python.

    Examples
    --------
    >>> printable("a\\x1b[2Jb")
    'a\\\\x1b[2Jb'
    """
    return _STEERING.sub(lambda sign: _escaped(sign[0]), text)


def _escaped(sign: str) -> str:
    return sign.encode("unicode_escape").decode()


#: Signs that Persian and emoji are written with.
_JOINERS = "\u200c\u200d"
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def quoted(value: str, limit: int = 60) -> str:
    """A value in quotes, short enough for one line of a terminal.

    Examples
    --------
    >>> quoted("Oct-22"), quoted("a\\nb")
    ('"Oct-22"', '"a\\\\nb"')
    """
    text = "".join(sign if sign.isprintable() or sign in _JOINERS else _escaped(sign) for sign in value[: limit + 1])
    return f'"{text}"' if len(text) <= limit else f'"{text[: limit - 1]}…"'
