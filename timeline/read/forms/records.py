"""Records to a table: one column a key, what is nested as a name and an address, or as columns of its own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from timeline.read.cells import text_of
from timeline.read.names import PARTS, SIDES
from timeline.read.names import plain as words_of
from timeline.read.problems import EventsError, Place, Problem, quoted
from timeline.read.table import MAX_COLUMNS, Table, too_wide
from timeline.schema import NAMES

#: Keys of what something is called, and of where it is found.
_NAMED = ("name", "title", "label", "text", "nombre", "nom", "titel", "titulo", "título", "value", "@value", "#text")
_FOUND = ("url", "link", "href", "uri", "web", "enlace", "@id")
#: What of a nested record in a list is not said: what stands for it by itself, and what nobody reads.
_ASIDE = {*_NAMED, *_FOUND, "id", "type", "color", "colour", "@type"}
_DATE = ("year", "month", "day")
_DEEPEST = 4


def from_records(name: str, records: Sequence[Any], word: str = "record", said: tuple[str, ...] = ()) -> Table:
    """A table of records, its columns in the order in which their keys come.

    Parameters
    ----------
    name : str
        What messages call the source.
    records : sequence
    word : str
        What messages call a record.
    said : tuple of str

    Raises
    ------
    EventsError
        If there is none, or one of them is no object.

    Examples
    --------
    >>> records = [{"date": 1969, "source": {"name": "Office", "url": "https://example.org"}, "tags": ["x", "y"]}]
    >>> table = from_records("my.json", records)
    >>> table.header, table.columns
    (['date', 'source', 'source link', 'tags'], [['1969'], ['Office'], ['https://example.org'], ['x; y']])
    """
    for number, record in enumerate(records, 1) if _holds(records, other=True) else ():
        if not isinstance(record, Mapping):
            why = f"is {quoted(json.dumps(record, ensure_ascii=False, default=str))}; expected an object such as "
            problem = Problem(Place(word, number), "", why + '{"date": "2023-12-08", "title": "…"}')
            raise EventsError(name, [problem])
    if not records:
        raise EventsError(name, [Problem(None, "", "is an empty list; expected one event a record")])
    keys = dict.fromkeys(key for record in records for key in record)
    columns: list[tuple[str, list[str]]] = []
    for key in keys:
        columns += _columns(str(key).strip(), [record.get(key) for record in records], 1)
        if len(columns) > MAX_COLUMNS:
            raise too_wide(name, f"more than {MAX_COLUMNS:,}")
    header = [own.casefold() if own.casefold() in NAMES else own for own, _ in columns]
    lines = [Place(word, number) for number in range(1, len(records) + 1)]
    kept = [at for at, (own, cells) in enumerate(columns) if own or any(cells)]
    return Table(name, [header[at] for at in kept], [columns[at][1] for at in kept], lines, header_line=None, said=said)


def _holds(values: Sequence[Any], other: bool = False) -> bool:
    """Whether some of many values are objects, or are `other` things: by their types, of which there are few."""
    return any(issubclass(sort, Mapping) != other for sort in {*map(type, values)})


def _columns(name: str, values: list, depth: int) -> Iterator[tuple[str, list[str]]]:
    """The columns that come of one key's values."""
    nested = [value for value in values if isinstance(value, Mapping)] if _holds(values) else []
    if not nested or depth > _DEEPEST:
        yield name, [_cell(value) for value in values]
        return
    keys = list(dict.fromkeys(str(key) for value in nested for key in value))
    start, end = (next((key for key in keys if re.fullmatch(PARTS[side], words_of(key))), "") for side in SIDES)
    if start and end:  # where another has a date and no object, it starts then
        values = [value if value is None or isinstance(value, Mapping) else {start: value} for value in values]
    plain = [None if isinstance(value, Mapping) else value for value in values]
    if "year" in keys and {*keys} <= {*_DATE}:
        yield name, [_day(value) if isinstance(value, Mapping) else _cell(value) for value in values]
        return
    named, found = (next((key for key in keys if key.casefold() in wanted), "") for wanted in (_NAMED, _FOUND))
    if named and {*keys} <= {named, found, "id", "type"}:
        yield name, [_cell(value.get(named) if isinstance(value, Mapping) else value) for value in values]
        keys = [key for key in keys if key != named]
    elif any(value is not None for value in plain):
        yield name, [_cell(value) for value in plain]
    if len(keys) > MAX_COLUMNS:
        keys = keys[: MAX_COLUMNS + 1]  # which are too many, and will be said to be
    for key in keys:
        inner = [value.get(key) if isinstance(value, Mapping) else None for value in values]
        yield from _columns(f"{name} link" if key == found and named else f"{name}.{key}", inner, depth + 1)


def _day(value: Mapping) -> str:
    """A date in pieces, as far as it goes."""
    year, month, day = (_cell(value.get(part)) for part in _DATE)
    return "-".join([year.zfill(4) if year.isdecimal() else year, *(part.zfill(2) for part in (month, day) if part)])


def _cell(value: Any) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, (list, tuple)) and value:
        if all(isinstance(one, str | int | float) and not isinstance(one, bool) for one in value):
            return "; ".join(filter(None, map(_cell, value)))
        named = [_link(one) for one in value]
        if all(named):
            return "; ".join(named)
    if isinstance(value, bool | list | tuple | Mapping):
        return json.dumps(value, ensure_ascii=False, default=str)
    return text_of(value)


def _link(value: Any) -> str:
    """A nested record as a link, if it is one, or by its name, with what else it says: "Concept (date: 2021-02-01)"."""
    if not isinstance(value, Mapping):
        return ""
    named, found = (next((str(value[key]) for key in value if str(key).casefold() in wanted), "") for wanted in
                    (_NAMED, _FOUND))  # fmt: skip
    if named and found.startswith("http"):
        return f"[{named}]({found})"
    rest = {key: _cell(one) for key, one in value.items() if str(key).casefold() not in _ASIDE}
    more = ", ".join(f"{key}: {cell}" for key, cell in rest.items() if cell)
    return f"{named} ({more})" if named and more else named
