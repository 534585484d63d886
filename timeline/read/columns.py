"""Which of a table's columns are ours: names that can mean only one thing, and dates kept in several columns.

What is taken is said, so that nothing is read in silence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import islice
from textwrap import shorten

from timeline.read.above import as_above
from timeline.read.aside import of_far_years, of_no_year, unread
from timeline.read.beside import with_qualifiers
from timeline.read.dated import dated
from timeline.read.exported import without_midnights, without_seconds
from timeline.read.halves import with_halves_asked, with_halves_joined
from timeline.read.marked import plain as without_marks
from timeline.read.named import Named
from timeline.read.names import NAMES_OF, only
from timeline.read.precision import as_precise_as_told, with_precise_ends
from timeline.read.table import Table
from timeline.read.zones import on_named_clock
from timeline.schema import DERIVED, MAX_TITLE, NAMES, REQUIRED

#: Columns that have another place than the title.
_NO_TITLE = "|".join(names for ours, names in NAMES_OF.items() if ours != "title")
_ADDRESS = re.compile(r"https?://\S+", re.I)


def taken(table: Table, lang: str = "en", known: Mapping[str, str] | None = None, told: Named | None = None) -> Table:
    """Give a table the columns that its own can only mean, and say which.

    Parameters
    ----------
    table : Table
    lang : str
    known : mapping of str to str, optional
        What was `told` of how the pieces of its dates are written.
    told : mapping of str to str, optional
        Our names that somebody has given to columns, as they were given.

    Examples
    --------
    >>> from timeline.read.delimited import from_csv
    >>> table = taken(from_csv("my.csv", "Event,Start,End\\nSiege,1453-04-06,1453-05-29\\n"))
    >>> table.column("date"), table.said
    (['1453-04-06/1453-05-29'], ('Event is read as title', 'Start and End are read as date'))
    """
    source = table = as_above(with_halves_asked(with_halves_joined(_without_index(table))), known or {}, told or {})
    table, said = dated(with_precise_ends(table, lang), lang, known or {}, told or {})
    table = on_named_clock(with_qualifiers(table))
    for ours, names in NAMES_OF.items():
        if ours in table.header or ours == "date":
            continue
        candidates = [name for name in table.header if not _are_addresses(table.column(name))]
        # One of ours may be called as theirs are: `label` is a title where nothing else is.
        theirs = only([name for name in candidates if name not in NAMES], names) or only(candidates, names)
        if theirs == "label" and _has_other_words(table):
            continue
        if theirs and (ours != "lane" or _repeats(table.column(theirs))):
            table = table.renamed(theirs, ours)
            said.append(f"{theirs} is read as {ours}")
    said = sorted(said, key=lambda text: " as date" in text)
    table = table.saying(*said)
    table = without_seconds(without_midnights(as_precise_as_told(table, lang)))
    table = of_far_years(of_no_year(unread(table)))
    table = _with_short_titles(table, told or {})
    missing = [name for name in REQUIRED if name not in table.header]
    if not missing and not told:
        return table
    # Late, as all that only a table without our names needs.
    from timeline.read.advice import advice
    from timeline.read.other_counts import of_other_years

    if not missing:
        problems, said = of_other_years(table, told or {})
        return table.saying(*said).asking(problems)
    return replace(table, advice=advice(source, missing, told or {}))


def _are_addresses(cells: list[str]) -> bool:
    filled = [*islice(filter(None, cells), 200)]
    return bool(filled) and all(map(_ADDRESS.fullmatch, filled))


def _repeats(cells: list[str]) -> bool:
    """Whether names come again, or are so few that each may have a lane."""
    filled = [cell for cell in cells if cell]
    return len({*filled}) < max(len(filled), 9)


def _has_other_words(table: Table) -> bool:
    """Whether a column before `label` may name the rows, which that of a record or of a bottle does not."""
    before = table.header[: table.header.index("label")]
    others = [table.column(name) for name in before if name not in NAMES and not only([name], _NO_TITLE)]
    return any(
        len({*cells}) == len(cells) > 1
        and all(re.search(r"[^\W\d_]{3}", cell) and not _ADDRESS.match(cell) for cell in cells)
        for cells in ([*islice(filter(None, column), 200)] for column in others)
    )


def _with_short_titles(table: Table, told: Named) -> Table:
    """With titles that are cut where somebody calls a column of long texts so, and the texts as descriptions."""
    if (
        "title" not in told
        or "description" in table.header
        or not any(len(cell) > MAX_TITLE for cell in table.column("title"))
    ):
        return table
    texts = table.column("title")
    titles = [shorten(without_marks(text), 80, placeholder="…") for text in texts]
    said = (*table.said, f"{table.own_name('title')} is read as description, and how it begins as title")
    table = table.with_column("title", titles)
    return replace(table, header=[*table.header, "description"], columns=[*table.columns, texts], said=said)


def kept(table: Table) -> Table:
    """A table's own columns that are called like one that reading adds, under another name.

    In a frame that has been read they are no columns of its own.

    Examples
    --------
    >>> from timeline.read.delimited import from_csv
    >>> kept(from_csv("my.csv", "date,title,form\\n2023,A,long\\n")).said
    ('form is kept as "form (as given)"',)
    """
    clashing = [name for name in table.header if name in DERIVED]
    if 2 * len(clashing) > len(DERIVED):
        return table
    said = tuple(f'{name} is kept as "{name} (as given)"' for name in clashing)
    header = [f"{name} (as given)" if name in clashing else name for name in table.header]
    return replace(table, header=header, said=(*table.said, *said))


def _without_index(table: Table) -> Table:
    """Without the nameless column of row numbers that pandas and R write in front."""
    if not table.header or not re.fullmatch(r"|Unnamed: 0|\.\.\.1", table.header[0]) or len(table.header) < 2:
        return table
    numbers = table.columns[0]
    if not all(cell.isdecimal() for cell in numbers):
        return table
    if [int(cell) for cell in numbers] not in (list(range(len(numbers))), list(range(1, len(numbers) + 1))):
        return table
    return replace(table, header=table.header[1:], columns=table.columns[1:])
