"""Columns of text with the line of each row, out of rows or a DataFrame."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import compress
from operator import not_

import pandas as pd

from timeline.dates.edtf import is_date
from timeline.read.cells import text_of, texts
from timeline.read.problems import FRAME, EventsError, Problem, Row, place, quoted
from timeline.schema import CLOCK, DERIVED, KIND, NAMES, NOTE, TITLE
from timeline.typed.meaning import Meaning

#: No list of events has more, and a file of nothing else could exhaust the memory.
MAX_COLUMNS = 1000
#: What is said of a header alone.
NO_EVENT = "holds a header and no event; expected one event a line"


@dataclass(frozen=True)
class Table:
    """Columns of stripped text.

    Attributes
    ----------
    name : str
        What messages call the source.
    header : list of str
    columns : list of list of str
        One a name in the header, all as long as `lines`.
    lines : list of int
        The line each row starts on, or its `Row` in a DataFrame.
    problems : list of Problem
    header_line : int or None
    said : tuple of str
        What of it was read as what, where its own names say otherwise.
    pieces : tuple of (str, list of str)
        The columns that `date` was put together from, as they stand in the source.
    questions : tuple of Problem
        What nothing in its dates settles.
    asked : mapping of str to (mapping of str to sequence of Meaning)
        By column, each text that a question is about or that its column settles in part, and what it may mean: none
        where the question says it.
    typed : bool
        Whether its dates are as somebody typed them, so that a column may have to be decided.
    theirs : mapping of str to str
        To each of our names that a column was given, its own.
    advice : str
        The option that would say which column is which, where some are missing; "" where nobody can tell.
    numbered : bool
        Whether its columns have no names but numbers: the file has no header.
    """

    name: str
    header: list[str]
    columns: list[list[str]]
    lines: list
    problems: list[Problem] = field(default_factory=list)
    header_line: int | None = 1
    said: tuple[str, ...] = ()
    pieces: tuple[tuple[str, list[str]], ...] = ()
    questions: tuple[Problem, ...] = ()
    asked: Mapping[str, Mapping[str, Sequence[Meaning]]] = field(default_factory=dict)
    typed: bool = True
    theirs: Mapping[str, str] = field(default_factory=dict)
    advice: str = ""
    numbered: bool = False

    def column(self, name: str) -> list[str]:
        """One column's cells; blank where the table has no such column."""
        return self.columns[self.header.index(name)] if name in self.header else [""] * len(self.lines)

    def with_column(self, name: str, cells: list[str]) -> Table:
        """The table with other cells in one of its columns."""
        at = self.header.index(name)
        return replace(self, columns=[*self.columns[:at], cells, *self.columns[at + 1 :]])

    def renamed(self, name: str, ours: str) -> Table:
        """The table with another name for one of its columns, which is known by its own in messages."""
        theirs = {**self.theirs, ours: self.theirs.get(name, name)}
        return replace(self, header=[ours if one == name else one for one in self.header], theirs=theirs)

    def saying(self, *said: str) -> Table:
        """The table with more that is said of how it was read."""
        return replace(self, said=(*self.said, *said))

    def asking(self, problems: Iterable[Problem]) -> Table:
        """The table with more that is asked of whoever wrote it."""
        return replace(self, questions=(*self.questions, *problems))

    def own_name(self, name: str) -> str:
        """What the source calls one of its columns."""
        return self.theirs.get(name, name)

    def rows(self) -> Iterator[dict[str, str]]:
        """Each row's cells that are not blank, by column."""
        for cells in zip(*self.columns):
            yield {name: cell for name, cell in zip(self.header, cells) if cell}

    def where(self, keep: list[bool]) -> Table:
        """The rows that are to be kept; the problems stay with whoever had them."""
        columns = [list(compress(column, keep)) for column in self.columns]
        pieces = tuple((name, list(compress(cells, keep))) for name, cells in self.pieces)
        lines = list(compress(self.lines, keep))
        return replace(self, columns=columns, lines=lines, problems=[], pieces=pieces, questions=())


def table_of(name: str, lines: list[int], rows: list[list[str]], problems: list[Problem], mend: str = "") -> Table:
    """A table of rows as they stand in a file, the first of which is its header; what does not fit joins the problems.

    Blank columns without a name, as spreadsheets leave them, are left out. `mend` says what to do about too many cells.

    Raises
    ------
    EventsError
        If there are more columns than any list of events has.
    """
    lines, rows, said = _below_the_headline(lines, rows)
    header_line, header = lines[0], _header(rows[0])
    mend = mend if not header or header[-1] else "give each column a name"
    while header and not header[-1]:
        header.pop()
    numbered = _is_event(header, rows[1:201])
    if numbered:
        header = [f"column {number}" for number in range(1, max(map(len, rows)) + 1)]
    else:
        lines, rows = lines[1:], rows[1:]
    if not rows and not problems:  # else what is wrong with it may be why
        problems.append(Problem(None, "", NO_EVENT))
    if len(header) > MAX_COLUMNS:
        raise too_wide(name, f"{len(header):,}")
    many = len(header)
    long = [len(cells) > many and any(map(str.strip, cells[many:])) for cells in rows]
    problems += [Problem(line, "", _ragged(cells, header, mend)) for line, cells, one in zip(lines, rows, long) if one]
    lines, rows = list(compress(lines, map(not_, long))), list(compress(rows, map(not_, long)))
    short = [line for line, cells in zip(lines, rows) if len(cells) < many]
    if short:
        rows = [[*cells, *[""] * (many - len(cells))] if len(cells) < many else cells for cells in rows]
        said = (*said, _said_of_short(short))
    return Table(name, *_named(header, columns_of(rows, many)), lines, problems, header_line, said, numbered=numbered)


def _below_the_headline(lines: list[int], rows: list[list[str]]) -> tuple[list[int], list[list[str]], tuple[str, ...]]:
    """Rows from the header on, without lines of a single cell above it, and what is said of those."""
    filled = [[cell.strip() for cell in row if cell.strip()] for row in rows[:6]]
    above = next((at for at, cells in enumerate(filled) if len(cells) != 1), 0)
    first = filled[0][0] if above else ""
    if not above or above + 1 >= len(rows) or len(filled[above]) < 2 or first.casefold() in NAMES or _DAY.match(first):
        return lines, rows, ()
    if len(rows[above]) == 2 and len(rows[0]) < 2 and any(len(row) == 1 for row in rows[above:50]):
        return lines, rows, ()  # a list of single cells, one of which has a comma
    told = ", ".join(quoted(cells[0], 40) for cells in filled[:above])
    where = place(lines[0]) if above == 1 else f"{place(lines[0])} to {lines[above - 1]}"
    return lines[above:], rows[above:], (f"{where}, {told}, stands above the header and is left out",)


def _said_of_short(lines: list[int]) -> str:
    more = f", as {'is 1 more' if len(lines) == 2 else f'are {len(lines) - 1:,} more'}" if len(lines) > 1 else ""
    return f"{place(lines[0])} is shorter than the header{more}; the cells that it lacks are blank"


def _is_event(header: list[str], rows: list[list[str]]) -> bool:
    """Whether what should be a header looks like an event: it has a date where most rows have one, and no name of ours.

    A header may be of years, over columns of numbers, and a date alone is told by its days or beside others like it.
    """
    if any(name in NAMES for name in header):
        return False
    dated = [at for at, cell in enumerate(header) if _DAY.fullmatch(cell)]
    for at in dated:
        cells = [row[at].strip() for row in rows if at < len(row) and row[at].strip()]
        if 2 * sum(_DAY.fullmatch(cell) is not None for cell in cells) > len(cells) or not rows:
            return len(dated) < 3
    return False


#: A day, month or time in figures, a day in words, or a year: the last is a name only beside several others.
_DAY = re.compile(
    r"-?\d{4}(?:-\d\d(?:-\d\d)?)?(?:[T ].{4,25})?|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}\.? [^\W\d]{3,12}\.?,? \d{4}"
    r"|[^\W\d]{3,12}\.? \d{1,2}, \d{4}",
    re.ASCII,
)


def counted(table: Table, cells: Sequence[str]) -> Table:
    """A table of whose dates these are read already: nothing is left to be asked about how they count years."""
    read = {cell: () for cell in cells if "-" in cell and is_date(cell)}
    return replace(table, asked={**table.asked, "date": {**table.asked.get("date", {}), **read}}) if read else table


def pieces_said(names: Sequence[str]) -> str:
    """What is said of several columns that became one.

    Examples
    --------
    >>> pieces_said(["Start"]), pieces_said(["Year", "Month", "Day"])
    ('Start is read as date', 'Year, Month and Day are read as date')
    """
    told = ", ".join(names[:-1]) + " and " * (len(names) > 1) + names[-1]
    return f"{told} {'are' if len(names) > 1 or ', ' in told else 'is'} read as date"


def in_place_of(table: Table, names: Sequence[str], ours: str, cells: list[str]) -> Table:
    """The table with one column, which stands first, in place of some of its own."""
    kept = [(name, column) for name, column in zip(table.header, table.columns) if name not in names]
    header, columns = [ours, *(name for name, _ in kept)], [cells, *(column for _, column in kept)]
    return replace(table, header=header, columns=columns)


def in_one(table: Table, ours: str, names: Sequence[str], cells: list[str]) -> Table:
    """The table with one column of ours in place of several, which messages call by the names of all."""
    theirs = [*map(table.own_name, names)]
    said = (*table.said, pieces_said(theirs)) if ours == "date" else table.said
    return replace(in_place_of(table, names, ours, cells), theirs={**table.theirs, ours: ", ".join(theirs)}, said=said)


def as_part(table: Table, name: str, of: str) -> Table:
    """The table without a column that has become a part of others, which is said of them."""
    at = table.header.index(name)
    header, columns = ([*cells[:at], *cells[at + 1 :]] for cells in (table.header, table.columns))
    return replace(table, header=header, columns=columns).saying(f"{table.own_name(name)} is read as part of {of}")


def too_wide(name: str, count: str) -> EventsError:
    """What is said of a source of too many columns."""
    why = f"has {count} columns; expected at most {MAX_COLUMNS:,}, and one event a line"
    return EventsError(name, [Problem(None, "", why)])


def columns_of(rows: list[list[str]], count: int) -> list[list[str]]:
    """The first `count` columns of rows, stripped.

    Examples
    --------
    >>> columns_of([["a ", "b"], ["c", "d", ""]], 2)
    [['a', 'c'], ['b', 'd']]
    """
    columns = list(zip(*rows))[:count] if rows else [()] * count
    return [[cell.strip() for cell in column] for column in columns]


def _header(cells: list[str]) -> list[str]:
    """Our names in lower case, others as they are."""
    names = [cell.strip() for cell in cells]
    return [name.casefold() if name.casefold() in NAMES else name for name in names]


def _named(header: list[str], columns: list[list[str]]) -> tuple[list[str], list[list[str]]]:
    """Without columns that have neither name nor content."""
    kept = [bool(name) or any(column) for name, column in zip(header, columns)]
    return list(compress(header, kept)), list(compress(columns, kept))


def _ragged(cells: list[str], header: list[str], mend: str) -> str:
    count = f"{len(cells)}" if len(cells) <= MAX_COLUMNS else f"more than {MAX_COLUMNS:,}"
    return f"has {count} cells, the header has {len(header)}; {mend or 'expected as many'}"


def from_frame(frame: pd.DataFrame, name: str = FRAME) -> Table:
    """Take a DataFrame's cells as text: 2003.0 is 2003, a midnight is its day, missing is blank.

    What `read_events` put into a frame's `attrs` becomes rows again.

    Raises
    ------
    EventsError
        If there are more columns than any list of events has.
    """
    if len(frame.columns) > MAX_COLUMNS:
        raise too_wide(name, f"{len(frame.columns):,}")
    header = _header([str(name) for name in frame.columns])
    header, columns = _named(header, [texts(frame.iloc[:, i]) for i in range(len(header))])
    more = special_rows(frame)
    header += [name for name in dict.fromkeys(name for row in more for name in row) if name not in header]
    columns += [[""] * len(frame) for _ in header[len(columns) :]]
    columns = [[*column, *(row.get(name, "") for row in more)] for name, column in zip(header, columns)]
    bare = not len(frame) and not {*DERIVED} <= {*header}  # what has been read may have nothing left in it
    problems = [Problem(None, "", NO_EVENT)] if bare else []
    return Table(name, header, columns, [*map(Row, frame.index), *(None for _ in more)], problems, header_line=None)


def special_rows(events: pd.DataFrame) -> list[dict[str, str]]:
    """Heading, notes and colours of kinds that a frame carries in `attrs`, as the rows they are in a file."""
    heading = {str(name): text for name, text in events.attrs.items() if isinstance(text, str) and text}
    heading.pop(CLOCK, None)
    told = [(KIND, events.attrs.get("kinds")), (NOTE, events.attrs.get("notes"))]  # of a frame not read, anything
    more: list[dict[str, str]] = [
        {"kind": kind, **{str(name): text_of(cell) for name, cell in row.items()}}
        for kind, rows in told
        for row in (rows if isinstance(rows, list) else ())
        if isinstance(row, dict)
    ]
    return [{"kind": TITLE, **heading}, *more] if TITLE in heading else more
