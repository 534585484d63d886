"""What a file says of the whole: the row that is its heading, and the notes that stand under the chart.

Both are rows of the file, checked like any other, and no events: they travel
in the `attrs` of the frame.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from timeline.read.addresses import address_trouble
from timeline.read.arguments import check
from timeline.read.lane_cells import both_levels, full_name, lane_names, levels_of, tags_of
from timeline.read.problems import Problem, place, quoted
from timeline.read.signs import sign_trouble
from timeline.read.table import Table
from timeline.schema import NOTE, TITLE
from timeline.typed.hints import did_you_mean

#: Columns that say when: a heading has no such thing, a note is dated by its own words only.
_WHEN = ("date", "source_date", "relative_to", "offset")


@dataclass(frozen=True)
class Heading:
    """The heading of a page or chart; "" and () where there is none.

    Attributes
    ----------
    title, description : str
        Headline and deck.
    source, source_url : str
        What all is taken from, and where it can be read.
    lanes : tuple of str
        From top to bottom.
    """

    title: str
    description: str
    source: str
    source_url: str
    lanes: tuple[str, ...]


def heading_of(
    events: pd.DataFrame,
    title: str | None = None,
    description: str | None = None,
    source: str | None = None,
    source_url: str | None = None,
) -> Heading:
    """What is given, and for the rest what the file says of itself.

    A source and its address belong together: given one, the file's other is not taken.

    Raises
    ------
    ValueError
        If something that is given cannot be shown.

    Examples
    --------
    >>> import io
    >>> from timeline import read_events
    >>> events = read_events(io.StringIO("kind,date,title,lane\\ntitle,,Rockets,B;A\\n,2023,One,A\\n,2024,Two,B\\n"))
    >>> heading_of(events).lanes, heading_of(events, title="Mine").title
    (('B', 'A'), 'Mine')
    """
    checked_options(title=title, description=description, source=source, source_url=source_url)
    told = {name: events.attrs.get(name) for name in ("title", "description", "source", "check_url", "lane")}
    cells = {name: text if isinstance(text, str) else "" for name, text in told.items()}
    sourced = source is None and source_url is None
    return Heading(
        cells["title"] if title is None else title,
        cells["description"] if description is None else description,
        cells["source"] if sourced else source or "",
        cells["check_url"] if sourced else source_url or "",
        tuple(lane_names(cells["lane"])),
    )


def checked_options(**options: str | None) -> None:
    """Refuse texts and addresses that no page could show, by the rules for those of a file.

    Raises
    ------
    TypeError
        If one is no text.
    ValueError
        With the option's name and what was expected.

    Examples
    --------
    >>> checked_options(source_url="http://[bad")
    Traceback (most recent call last):
    ValueError: source_url: "http://[bad" is not a web address; expected https://… or http://…
    """
    check(**options)
    for name, text in options.items():
        if text and (trouble := sign_trouble(text) or (address_trouble(text) if name.endswith("_url") else "")):
            raise ValueError(f"{name}: {trouble}")


def apart(table: Table) -> tuple[Table, Table, Table]:
    """Events, notes and headings of a table, each a table."""
    kinds = [kind.casefold() for kind in table.column("kind")]
    heading, note = [kind == TITLE for kind in kinds], [kind == NOTE for kind in kinds]
    if not any(heading) and not any(note):
        return table, table.where([]), table.where([])
    event = [not (one or other) for one, other in zip(heading, note)]
    return table.where(event), table.where(note), table.where(heading)


def heading_problems(headings: Table, lanes: list[str] | None) -> Iterator[Problem]:
    """What is wrong with a table's headings, the lanes they name among it where all cells of `lanes` are known."""
    known = both_levels([lane for tags in tags_of(lanes or []) for lane in tags])
    for number, (line, cells) in enumerate(zip(headings.lines, headings.rows())):
        if number:
            yield Problem(line, "kind", f"there is already a title in {place(headings.lines[0])}; expected only one")
        if "title" not in cells:
            yield Problem(line, "title", "is blank; expected the headline of the whole")
        yield from _undated(line, cells, _WHEN, "the title of the whole has no date")
        for name in lane_names(cells.get("lane", "")) if lanes is not None else ():
            if full_name(*levels_of(name)) not in known:
                there = ", ".join(known[:20]) + f" and {len(known) - 20:,} more" * (len(known) > 20) or "none"
                yield Problem(
                    line,
                    "lane",
                    f"{quoted(name)} is the lane of no event{did_you_mean(name, known)}; the lanes are: {there}",
                )


def note_problems(notes: Table) -> Iterator[Problem]:
    """What is wrong with notes beyond their dates and texts."""
    for line, cells in zip(notes.lines, notes.rows()):
        yield from _undated(line, cells, _WHEN[1:], "a note has only its own date")


def _undated(line: int | None, cells: dict[str, str], columns: tuple[str, ...], why: str) -> Iterator[Problem]:
    for name in columns:
        if name in cells:
            yield Problem(line, name, f"is {quoted(cells[name])}; expected a blank cell: {why}")


def attributes(headings: Table, notes: Table, kinds: Table) -> dict:
    """Rows that are no events as a frame's `attrs`: the heading's cells by column; `notes` and `kinds`, a list each."""
    attrs: dict = {name: text for cells in headings.rows() for name, text in cells.items() if name != "kind"}
    for key, table in (("notes", notes), ("kinds", kinds)):
        if told := [{name: text for name, text in cells.items() if name != "kind"} for cells in table.rows()]:
            attrs[key] = told
    return attrs
