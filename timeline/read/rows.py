"""Rows of a list that are no events: sums below it, remarks, and its header once more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from timeline.read.problems import Problem, quoted
from timeline.read.table import Table
from timeline.typed.looks import may_be_date

#: The years that are none of a sum, whatever is summed up.
_FIRST_YEAR, _LAST_YEAR = 1000, 2200
#: Rows at the foot of a list that are looked at.
_FOOT = 3
#: What is no single word that stands for a date, such as "later".
_REMARK = re.compile(r"^\W|\s")
_SUM = re.compile(
    r"(?:grand |sub-?|sub )?totals?(?: général| general)?|sum|summe|gesamt(?:summe)?|insgesamt|totale|totaal|suma|"
    r"итого|всего|toplam|合计|总计|合計|小计|الإجمالي|المجموع",
    re.IGNORECASE,
)


def without_those(problems: Sequence[Problem], table: Table) -> list[Problem]:
    """Problems, with one for each row that is no event in place of those of its cells.

    Examples
    --------
    >>> table = Table("", ["date", "title"], [["1850", "3702", "Source: own"], ["A", "Total", ""]], [2, 3, 4])
    >>> for one in without_those([], table):
    ...     print(one.line, one.column, one.text)
    3 title "Total" sums up other rows; expected an event, or the row left out
    4 date "Source: own" stands alone in its row, and is not a date; expected an event, or the row left out
    """
    lines = {one.line for one in problems}
    rows = [row for row, line in enumerate(table.lines) if line in lines] if lines else []
    # What nothing is wrong with otherwise is a sum at a list's foot, if anything.
    foot = range(max(len(table.lines) - _FOOT, 0), len(table.lines))
    found = {one.line: one for one in _no_events(table, dict.fromkeys([*rows, *foot]))}
    return [*(one for one in problems if one.line not in found), *found.values()]


def _no_events(table: Table, rows: Iterable[int]) -> Iterator[Problem]:
    rest = "expected an event, or the row left out"
    names = [table.own_name(name).casefold() for name in table.header]
    for row in rows:
        line, cells = table.lines[row], [column[row] for column in table.columns]
        filled = [(name, cell) for name, cell in zip(table.header, cells) if cell]
        summed = next(
            (one for one in filled if one[0] in ("date", "title") and _SUM.fullmatch(one[1].strip(": "))), None
        )
        if summed and _may_be_sum(table, cells):
            yield Problem(line, summed[0], f"{quoted(summed[1])} sums up other rows; {rest}")
        elif len(filled) > 1 and all(cell.casefold() in names for _, cell in filled):
            yield Problem(line, filled[0][0], f"{quoted(filled[0][1])} repeats the header; {rest}")
        elif (
            len(filled) == 1
            and filled[0][0] == "date"
            and _REMARK.search(filled[0][1])
            and not may_be_date(filled[0][1])
        ):
            why = f"{quoted(filled[0][1])} stands alone in its row, and is not a date; {rest}"
            yield Problem(line, "date", why)


def _may_be_sum(table: Table, cells: Sequence[str]) -> bool:
    """Whether a row has no date that an event of that name could have, but a number, a word or nothing."""
    date = cells[table.header.index("date")] if "date" in table.header else ""
    return not may_be_date(date) or (date.isdecimal() and not _FIRST_YEAR <= int(date) <= _LAST_YEAR)
