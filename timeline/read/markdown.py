"""A table in Markdown, perhaps with other text around it."""

from __future__ import annotations

import re

from timeline.read.table import Table, table_of

#: The line between the header of a table and its rows.
_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
#: A sign between two cells, which a backslash before it makes a part of one.
_BAR = re.compile(r"(?<!\\)\|")
_MEND = "put a backslash before a | that is part of a cell"


def from_markdown(name: str, text: str) -> Table | None:
    """Read the first table of a Markdown text; None where there is none.

    Examples
    --------
    >>> table = from_markdown("notes.md", "# War\\n\\n| Date | Event |\\n|---|---|\\n| 1914 | A \\\\| B |\\n")
    >>> table.header, table.columns, table.lines, table.said
    (['date', 'Event'], [['1914'], ['A | B']], [5], ('only the table in lines 3 to 5 is read',))
    """
    if "|" not in text or "--" not in text:  # as nearly every CSV
        return None
    lines = text.splitlines()
    begins = [
        at for at, line in enumerate(lines) if "|" in line and at and _RULE.fullmatch(line) and "|" in lines[at - 1]
    ]
    # Within quotation marks it is part of a cell.
    if not begins or "\n".join(lines[: begins[0]]).count('"') % 2:
        return None
    first = begins[0] - 1
    last = next((at for at in range(begins[0] + 1, len(lines)) if "|" not in lines[at]), len(lines))
    at = [first, *range(begins[0] + 1, last)]
    table = table_of(name, [row + 1 for row in at], [_cells(lines[row]) for row in at], [], _MEND)
    if not any(line.strip() for line in (*lines[:first], *lines[last:])):
        return table
    more = f"; another begins in line {begins[1]}" if len(begins) > 1 else ""
    return table.saying(f"only the table in lines {first + 1} to {last} is read{more}")


def _cells(line: str) -> list[str]:
    bare = line.strip()
    bare = bare.removeprefix("|")
    bare = bare[:-1] if bare.endswith("|") and not bare.endswith("\\|") else bare
    return [cell.replace("\\|", "|") for cell in _BAR.split(bare)]
