"""Bad dates put right, where there is one way to: `fix`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from timeline.dates.datings import parts
from timeline.read.problems import quoted
from timeline.read.settle import settle
from timeline.read.table import Table
from timeline.typed.meanings import as_edtf


@dataclass(frozen=True)
class Correction:
    """A cell that is written otherwise."""

    line: int
    column: str
    old: str
    new: str

    def __str__(self) -> str:
        return f"{self.column}: {quoted(self.old)} is now {quoted(self.new)}"


def corrected(table: Table, lang: str = "en", known: Mapping[str, str] | None = None) -> tuple[Table, list[Correction]]:
    """A table with every date that can only mean one thing in its column as EDTF; all else as it was.

    What nothing settles stays among the table's questions.

    Parameters
    ----------
    table : Table
    lang : str
    known : mapping of str to str, optional
        What was `told` of how its dates are written.

    Examples
    --------
    >>> from timeline.read.delimited import from_csv
    >>> table, done = corrected(from_csv("my.csv", "date,title\\n1850s,A\\n07/10/2023,B\\n"))
    >>> table.column("date"), [str(one) for one in done]
    (['185X', '07/10/2023'], ['date: "1850s" is now "185X"'])
    """
    done: list[Correction] = []
    given, table = table, settle(table, known or {}, lang)
    for column, put in (("date", _date), ("source_date", _date), ("other_dates", _datings)):
        if column in table.header:
            old, asked = table.column(column), table.asked.get(column, {})
            changes = {text: put(text, lang, asked) for text in dict.fromkeys(old)}
            new = [changes[text] for text in old]
            cells = zip(table.lines, given.column(column), new)
            done += [Correction(line, column, was, now) for line, was, now in cells if now != was]
            table = table.with_column(column, new)
    return replace(table, typed=False), sorted(done, key=lambda one: str(one.line).rjust(12))


def _date(text: str, lang: str, asked: Mapping[str, object]) -> str:
    """A date that needs nothing of its column; what its column might have settled, and has not, stays as it is."""
    return text if text in asked else as_edtf(text, lang)


def _datings(text: str, lang: str, asked: Mapping[str, object]) -> str:
    given = parts(text)
    mended = [(_date(date, lang, asked), who) for date, who in given]
    return text if mended == given else "; ".join(f"{date} {who}".strip() for date, who in mended)
