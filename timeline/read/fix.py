"""Bad dates put right, where there is one way to: `--fix`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from timeline.dates.datings import parts
from timeline.read.checks import doubtful_years
from timeline.read.problems import quoted
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


def corrected(table: Table, lang: str = "en") -> tuple[Table, list[Correction]]:
    """A table with every date that is none, and can only mean one thing, as EDTF; all else as it was.

    Examples
    --------
    >>> from timeline.read.delimited import from_csv
    >>> table, done = corrected(from_csv("my.csv", "date,title\\n1850s,A\\n07/10/2023,B\\n"))
    >>> table.column("date"), [str(one) for one in done]
    (['185X', '07/10/2023'], ['date: "1850s" is now "185X"'])
    """
    done: list[Correction] = []
    for column, put in (("date", as_edtf), ("source_date", as_edtf), ("other_dates", _datings)):
        if column in table.header:
            old = table.column(column)
            new = list(_mended(old, put, lang))
            cells = zip(table.lines, old, new)
            done += [Correction(line, column, was, now) for line, was, now in cells if now != was]
            at = table.header.index(column)
            table = replace(table, columns=[*table.columns[:at], new, *table.columns[at + 1 :]])
    return table, sorted(done, key=lambda one: str(one.line).rjust(12))


def _mended(texts: list[str], put: Callable[[str, str], str], lang: str) -> Iterator[str]:
    known: dict[str, str] = {"": ""}
    for text in texts:
        if text not in known:
            known[text] = put(text, lang)
    # Where some texts may be months or years, to put right those that must be years would hide the doubt.
    bad = [text for text, now in known.items() if now != text]
    hidden = {other for _, other in doubtful_years(texts, bad)} and {
        text for text in bad if "-" in text and "/" in known[text]
    }
    return (text if text in hidden else known[text] for text in texts)


def _datings(text: str, lang: str) -> str:
    given = parts(text)
    mended = [(as_edtf(date, lang), who) for date, who in given]
    return text if mended == given else "; ".join(f"{date} {who}".strip() for date, who in mended)
