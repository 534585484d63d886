"""Colours of kinds: what a file says of them in rows of their own, and how a colour is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import compress

import pandas as pd

from timeline.read.problems import Problem, place, quoted
from timeline.read.table import Table
from timeline.schema import KIND
from timeline.typed.hints import did_you_mean

#: How many kinds may have a colour of their own: as many as there are shapes beside the grey one's.
MOST_COLOURS = 8
#: A column of such rows, which is no column of events.
COLOUR = "colour"
#: What a kind has none of.
_WHEN = ("source_date", "relative_to", "offset")
_WRITTEN = r"#(?:[0-9a-fA-F]{3}){1,2}"
#: How a colour is written, or one for light and one for dark pages, and how that is said.
_COLOURS = re.compile(f"({_WRITTEN})(?:/({_WRITTEN}))?")
EXPECTED = "expected #rrggbb, or one for light and one for dark pages: #8b2c0b/#d6493f"


def two_colours(text: str) -> tuple[str, str] | None:
    """The colours on a light and a dark page that a text says; None where it says none.

    Examples
    --------
    >>> two_colours("#06509B/#6af"), two_colours("#123456"), two_colours("red")
    (('#06509b', '#66aaff'), ('#123456', '#123456'), None)
    """
    match = _COLOURS.fullmatch(text)
    return (_in_full(match[1]), _in_full(match[2] or match[1])) if match else None


def _in_full(colour: str) -> str:
    digits = colour[1:].lower()
    return "#" + ("".join(2 * digit for digit in digits) if len(digits) == 3 else digits)


def kinds_apart(table: Table) -> tuple[Table, Table]:
    """A table without the rows that give a kind its colour, and these: of kind `kind`, with no date.

    Where there is no column `colour` there are none, and what has a date is an event, whatever its kind is called.
    """
    name = next((name for name in table.header if name.casefold() in (COLOUR, "color")), None)
    if name is None:
        return table, table.where([False] * len(table.lines))
    rows = zip(table.column("kind"), table.column("date"), table.column(name))
    told = [kind.casefold() == KIND and not date for kind, date, _ in rows]
    events, kinds = table.where([not one for one in told]), table.where(told)
    if any(told) and not any(events.column(name)):
        kept = [own != name for own in events.header]
        header, columns = compress(events.header, kept), compress(events.columns, kept)
        events = replace(events, header=[*header], columns=[*columns])
    return events, kinds.renamed(name, COLOUR)


def kind_problems(kinds: Table, there: list[str] | None) -> Iterator[Problem]:
    """What is wrong with rows that give a kind its colour; where all the kinds `there` are known, with their names."""
    known = list(dict.fromkeys(filter(None, there or ())))
    first: dict[str, object] = {}
    for number, (line, cells) in enumerate(zip(kinds.lines, kinds.rows())):
        name, colour = cells.get("title", ""), cells.get(COLOUR, "")
        if not name:
            yield Problem(line, "title", "is blank; expected the name of a kind, whose colour this row says")
        elif name in first:
            yield Problem(line, "title", f"{quoted(name)} has a colour in {place(first[name])} already; expected one")
        elif there is not None and name not in known:
            named = ", ".join(known[:20]) + f" and {len(known) - 20:,} more" * (len(known) > 20) or "none"
            why = f"{quoted(name)} is the kind of no event{did_you_mean(name, known)}; the kinds are: {named}"
            yield Problem(line, "title", why)
        first.setdefault(name, line)
        if not colour:
            yield Problem(line, COLOUR, f"is blank, and so is the date: a row of kind kind says a colour; {EXPECTED}")
        elif not two_colours(colour):
            yield Problem(line, COLOUR, f"{quoted(colour)} is no colour; {EXPECTED}")
        if number == MOST_COLOURS:
            why = f"{len(kinds.lines)} kinds have a colour; expected {MOST_COLOURS} at the most"
            yield Problem(line, "kind", f"{why}, as many as there are shapes")
        for column in _WHEN:
            if column in cells:
                yield Problem(line, column, f"is {quoted(cells[column])}; expected a blank cell: a kind has no date")


def colours_told(events: pd.DataFrame) -> dict[str, str]:
    """The colours that a file says for kinds which some of the events have.

    Examples
    --------
    >>> import io
    >>> from timeline import read_events
    >>> rows = "kind,title,date,colour\\nwar,Siege,1453,\\nkind,war,,#8b2c0b\\n"
    >>> colours_told(read_events(io.StringIO(rows)))
    {'war': '#8b2c0b'}
    """
    there = {*events["kind"].dropna()}
    told = {cells.get("title", ""): cells.get(COLOUR, "") for cells in events.attrs.get("kinds", [])}
    return {kind: colour for kind, colour in told.items() if kind in there}
