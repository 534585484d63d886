"""JSON to a table: a list of records, by itself or in an object; GeoJSON, Wikidata's answers, vis-timeline's items."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from timeline.read import timelinejs
from timeline.read.dated import may_be_date
from timeline.read.forms.records import from_records
from timeline.read.markup import from_html
from timeline.read.named import Named, option, several
from timeline.read.problems import EventsError, Problem, quoted
from timeline.read.table import Table, table_of
from timeline.schema import ERA

#: How deep in an object a list is looked for.
_DEEPEST = 5


def from_text(name: str, text: str, told: Named) -> Table:
    """A table of JSON, or of JSON lines.

    Raises
    ------
    EventsError
        If there is no table to be had from it.
    """
    try:
        return from_object(name, _parsed(name, text), told)
    except RecursionError:
        raise EventsError(name, [Problem(None, "", "is JSON nested too deep; expected a list of events")]) from None


def _parsed(name: str, text: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_object)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and (records := _by_line(text)) is not None:
            return records
        raise EventsError(name, [Problem(error.lineno, "", f"is not JSON: {error.msg}")]) from None
    except _Twice as error:
        raise EventsError(name, [Problem(None, "", str(error))]) from None
    except ValueError as error:
        raise EventsError(name, [Problem(None, "", f"is not JSON: {error}")]) from None


class _Twice(ValueError):
    """A key that an object has twice, of which JSON's readers keep the last value alone."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if twice := key_twice(pairs):
        raise _Twice(twice)
    return dict(pairs)


def key_twice(pairs: list[tuple[str, Any]]) -> str:
    """What is wrong with an object that has a key twice; "" with one that has not.

    Examples
    --------
    >>> key_twice([("date", "2020"), ("title", "A"), ("date", "2021")])
    'has "date" twice in one record, "2020" and "2021"; expected each key once'
    """
    keys = [key for key, _ in pairs]
    if len({*keys}) == len(keys):
        return ""
    key = next(key for key in keys if keys.count(key) > 1)
    first, second = [quoted(str(value), 40) for other, value in pairs if other == key][:2]
    return f"has {quoted(key)} twice in one record, {first} and {second}; expected each key once"


def _by_line(text: str) -> list | None:
    """One value a line, if every line is one."""
    try:
        return [json.loads(line, object_pairs_hook=_object) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        return None


def from_object(name: str, data: Any, told: Named) -> Table:
    """A table of lists and objects, of whatever they were read from.

    Raises
    ------
    EventsError
        If they hold no list of events, or several that may be it.

    Examples
    --------
    >>> data = {"updated": "2026", "items": [{"date": "1969", "title": "A"}]}
    >>> from_object("my.json", data, {}).columns
    [['1969'], ['A']]
    """
    if isinstance(data, list):
        return _of_list(name, data)
    if not isinstance(data, Mapping):
        raise EventsError(name, [Problem(None, "", "holds no list; expected one event a record")])
    if isinstance(features := data.get("features"), list):
        return _of_features(name, features)
    results = data.get("results")
    if isinstance(results, Mapping) and isinstance(bindings := results.get("bindings"), list):
        return from_records(name, [_binding(row) for row in bindings])
    if _is_timelinejs(data):
        return timelinejs.from_json(name, data)
    if isinstance(items := data.get("items"), list) and _are_items(items):
        return _of_items(name, items, data.get("groups"))
    if (columns := _by_column(data)) is not None:
        return from_records(name, columns)
    return _of_one_inside(name, data, told)


def _of_list(name: str, data: list) -> Table:
    if _are_items(data):
        return _of_items(name, data, None)
    if len(data) > 1 and all(isinstance(row, list) for row in data):
        rows = [["" if cell is None else str(cell) for cell in row] for row in data]
        return table_of(name, [*range(1, len(rows) + 1)], rows, []) if rows[0] else from_records(name, data)
    return from_records(name, data)


def _is_timelinejs(data: Mapping) -> bool:
    events = data.get("events")
    if not isinstance(events, list) and not isinstance(data.get("timeline"), Mapping):
        return False
    return not any(
        isinstance(one, Mapping) and not {"start_date", "startDate", "text"} & one.keys()
        for one in (events if isinstance(events, list) else ())
    )


def _of_one_inside(name: str, data: Mapping, told: Named) -> Table:
    """The one list in an object that may hold events; others are named with their counts."""
    lists = dict(islice(_lists(data, ""), 100))
    if len(lists) > 1 and all(re.fullmatch(r".+\.\d{1,4}", path) for path in lists):  # a list a year
        return from_records(name, [record for records in lists.values() for record in records])
    if not lists:
        if _has_dates([data]):  # one event, by itself or on the one line of a file of JSON lines
            return from_records(name, [data])
        raise EventsError(
            name, [Problem(None, "", 'holds no list of events; expected one, such as {"events": [{…}, {…}]}')]
        )
    wanted = ".".join(several(told["list"])) if "list" in told else ""
    counts = ", ".join(f"{path} ({len(records):,})" for path, records in lists.items())
    if wanted:
        if wanted not in lists:
            raise EventsError(name, [Problem(None, wanted, f"there is no such list; the lists are: {counts}")])
        return from_records(name, lists[wanted])
    dated = [path for path, records in lists.items() if _has_dates(records)]
    if len(lists) == 1 or len(dated) == 1:
        path = (dated or [*lists])[0]
        others = ", ".join(f"{other} ({len(records):,})" for other, records in lists.items() if other != path)
        return from_records(
            name, lists[path], said=(f"{path} is read; the file also holds {others}",) if others else ()
        )
    longest = max(dated or lists, key=lambda path: len(lists[path]))
    why = f"holds several lists: {counts}; say which it is: {option({**told, 'list': longest})}"
    raise EventsError(name, [Problem(None, "", why)])


def _lists(value: Any, path: str, depth: int = 0) -> Iterator[tuple[str, list]]:
    """The lists of records in an object, and objects of records, each with the way to it."""
    if depth > _DEEPEST or not isinstance(value, Mapping):
        return
    inner = [one for one in value.values() if isinstance(one, Mapping)]
    if path and len(inner) > 1 and len(inner) == len(value) and {*inner[0]} & {*inner[1]}:
        yield path, [{"key": key, **one} for key, one in value.items()]
        return
    for key, one in value.items():
        way = f"{path}.{key}" if path else str(key)
        if isinstance(one, list) and one and all(isinstance(record, Mapping) for record in one[:20]):
            yield way, one
        else:
            yield from _lists(one, way, depth + 1)


def _has_dates(records: list) -> bool:
    cells = [str(cell) for record in records[:20] if isinstance(record, Mapping) for cell in record.values()
             if isinstance(cell, str | int) and not isinstance(cell, bool)]  # fmt: skip
    return any(re.search(r"\d{4}|\d[./]\d", cell) and may_be_date(cell) for cell in cells)


def _by_column(data: Mapping) -> list | None:
    """Records of an object that has lists of cells by column, cells by column and row, or records by their names."""
    values = [*data.values()]
    if len(values) > 1 and all(isinstance(one, list) for one in values) and len({*map(len, values)}) == 1:
        if not any(isinstance(cell, Mapping | list) for one in values for cell in one[:20]):
            return [dict(zip(data, row)) for row in zip(*values)]
    if len(values) < 2 or not all(isinstance(one, Mapping) and one for one in values):
        return None
    shared = {*values[0]} & {*values[1]}
    if not shared or any(isinstance(cell, list | Mapping) for cell in values[0].values()):
        return None
    if all(str(key).isdecimal() for key in values[0]):  # as pandas writes a frame
        return [{name: column.get(row) for name, column in data.items()} for row in values[0]]
    return [{"key": key, **record} for key, record in data.items()]


def _binding(row: Any) -> Any:
    """A row of what Wikidata's query service answers: each variable's value."""
    if not isinstance(row, Mapping):
        return row
    return {name: cell.get("value") if isinstance(cell, Mapping) else cell for name, cell in row.items()}


def _of_features(name: str, features: list) -> Table:
    """What GeoJSON says of its features; of points where they are, too."""
    records, others = [], 0
    for feature in features:
        if not isinstance(feature, Mapping):
            records.append(feature)
            continue
        told = feature.get("properties")
        record = dict(told) if isinstance(told, Mapping) else {}
        shape = feature.get("geometry")
        at = shape.get("coordinates") if isinstance(shape, Mapping) and shape.get("type") == "Point" else None
        if isinstance(at, list) and len(at) >= 2 and all(isinstance(x, int | float) for x in at):
            record.setdefault("coordinates", f"{at[1]}, {at[0]}")
        else:
            others += bool(shape)
        records.append(record)
    said = (f"{others:,} shapes that are not points are left out",) if others else ()
    return from_records(name, records, "feature", said)


def _are_items(items: list) -> bool:
    return bool(items) and all(isinstance(one, Mapping) and "start" in one and "content" in one for one in items)


def _of_items(name: str, items: list, groups: Any) -> Table:
    """vis-timeline's: its content is our title, its title our description, a background an era."""
    called = {str(one.get("id")): from_html(str(one.get("content", "")), starred=False)
              for one in groups if isinstance(one, Mapping)} if isinstance(groups, list) else {}  # fmt: skip
    records = []
    for item in items:
        other = {key: value for key, value in item.items() if key not in ("content", "title", "type", "group")}
        for end in {"start", "end"} & item.keys():
            other[end] = _moment(item[end])
        group = item.get("group")
        records.append(
            {"title": from_html(str(item["content"]), starred=False)}
            | ({"description": from_html(str(item["title"]), starred=True)} if item.get("title") else {})
            | ({"lane": called.get(str(group), group)} if group is not None else {})
            | ({"kind": ERA} if item.get("type") == "background" else {})
            | other
        )
    return from_records(name, records, "item")


def _moment(value: Any) -> Any:
    """Milliseconds since 1970, as JavaScript has them, as a date; all else as it is."""
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) > 9999 and abs(value) < 2.5e14:
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=value)
        return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    return value
