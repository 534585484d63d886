"""markwhen to a table: its dates, titles, texts, sections as lanes, and tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from timeline.dates.edtf import is_date
from timeline.read.problems import EventsError, Problem, quoted
from timeline.read.table import Table, counted
from timeline.schema import TITLE
from timeline.typed.meanings import as_edtf, meanings

_SECTION = re.compile(r"(?:section|group)\b\s*(.*)|(#{1,6})\s+(.+)", re.I)
_END = re.compile(r"end ?(?:section|group)\b.*", re.I)
_TAG = re.compile(r"(?<![\w&/])#([\w-]+)")
_COLON = re.compile(r":(?=\s|$)")
_KEY = re.compile(r"([A-Za-z][\w ]*):(?:\s+(.*))?")
#: Dates that hang on others, which nothing here follows: they are named as no dates.
_RELATIVE = re.compile(
    r"(?:after|before|by|within|start|end|![\w-]+|\d+(?:\.\d+)? (?:hour|day|week|month|year)s?)\b", re.I
)
#: What begins as a date and has nothing else in it than dates have, so that it is no text of the event before it.
_LIKE_A_DATE = re.compile(
    r"(?:now|(?:early|mid|late) \d|\d{4}|\d{1,2}/\d)"
    r"(?:[-\d/:.,TZ~+\s]|(?:day|week|month|year|hour|minute|min|second)s?|every|for|now|times|to|x)*",
    re.I,
)
_SLASHED = re.compile(r"(?:(\d{1,2})/)?(\d{1,2})/(\d{4})", re.ASCII)


@dataclass
class _Event:
    line: int
    date: str
    title: str
    lane: str
    tags: list[str]
    has_words: bool = False
    told: list[str] = field(default_factory=list)


def from_markwhen(name: str, text: str) -> Table:
    """A table of its events.

    Raises
    ------
    EventsError
        If it holds none.

    Examples
    --------
    >>> table = from_markwhen("my.mw", "title: All\\nsection North\\n1930 - 1967: Second #big\\nText, with commas\\n")
    >>> table.header
    ['date', 'title', 'lane', 'description', 'tags', 'kind']
    >>> [*zip(*table.columns)][1]
    ('1930/1967', 'Second', 'North', 'Text, with commas', 'big', '')
    """
    heading, events, said = _read(text)
    if not events:
        why = "holds no event of markwhen; expected lines such as 2023-12-08: Rockets"
        raise EventsError(name, [Problem(None, "", why)])
    sections = any(event.lane for event in events)
    rows = [
        {"date": event.date, "title": event.title, "description": "\n".join(event.told).strip(),
         "lane": event.lane if sections else event.tags[0] if event.tags else "",
         "tags": "; ".join(event.tags[0 if sections else 1 :])}
        for event in events
    ]  # fmt: skip
    lines = [event.line for event in events]
    if "title" in heading:
        rows = [{"kind": TITLE, "title": heading["title"], "description": heading.get("description", "")}, *rows]
        lines = [1, *lines]
    more = [key for key in ("lane", "description", "tags", "kind") if any(row.get(key) for row in rows)]
    header = ["date", "title", *more]
    columns = [[row.get(key, "") for row in rows] for key in header]
    turned = [event for event in events if re.match(r"\d{1,2}/\d{1,2}/\d{4}", event.date)]
    why = "has no such month; the month stands first unless a line above the events says otherwise: dateFormat: d/M/y"
    questions = tuple(Problem(event.line, "date", f"{quoted(event.date)} {why}") for event in turned)
    asked = {"date": {event.date: () for event in turned}} if turned else {}
    table = Table(name, header, columns, lines, header_line=None, said=tuple(said), questions=questions, asked=asked)
    # Of what era they are, words say: nothing that would tell how years with a minus are counted.
    return counted(table, [event.date for event in events if event.has_words])


def _read(text: str) -> tuple[dict[str, str], list[_Event], list[str]]:
    """What stands above the events, the events, and what is said of what was left out."""
    heading: dict[str, str] = {}
    events: list[_Event] = []
    sections: list[str] = []
    said: list[str] = []
    days_first = False
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        plain = line.strip()
        if plain.startswith("//") or (plain.startswith("---") and not plain.strip("-")) or not (plain or events):
            continue
        first = plain[:1].casefold()
        if first in ("s", "g", "#") and (match := _SECTION.fullmatch(plain)):
            depth = len(match[2]) - 1 if match[2] else len(sections)
            sections = [*sections[:depth], _TAG.sub("", match[1] or match[3] or "").strip()]
        elif first == "e" and _END.fullmatch(plain):
            sections = sections[:-1]
        elif ":" in plain and (event := _event(plain, days_first)):
            date, told, typed = event
            tags = _TAG.findall(told) if "#" in told else []
            title = " ".join((_TAG.sub("", told) if tags else told).split())
            has_words = re.search(r"[^\W\d]", typed) is not None
            events.append(_Event(number, date, title, next(filter(None, reversed(sections)), ""), tags, has_words))
        elif events:
            events[-1].told.append(plain)
        elif match := _KEY.fullmatch(plain):
            heading[match[1].casefold()] = (match[2] or "").strip().strip("\"'")
            days_first = days_first or (match[1] == "dateFormat" and heading["dateformat"].lower().startswith("d"))
        elif not plain.startswith("#"):
            said.append(f"line {number}, {quoted(plain, 40)}, stands above the first event and is left out")
    left = [key for key in heading if key not in ("title", "description", "dateformat")]
    verb = "are" if len(left) > 1 else "is"
    said += [f"of the lines above the events, {', '.join(left)} {verb} left out"] if left else []
    for event in events:
        if not event.title and event.told:
            event.title = event.told.pop(0)
    return heading, events, said


def _event(line: str, days_first: bool) -> tuple[str, str, str] | None:
    """The date and the title of a line that begins with a date and a colon, and the date as it stands there."""
    for match in _COLON.finditer(line[:120]):
        before = line[: match.start()].strip()
        date = _date(before, days_first)
        if date or (
            len(before) < 60 and (_RELATIVE.match(before) or _LIKE_A_DATE.fullmatch(before) or meanings(before))
        ):
            return date or before, line[match.end() :].strip(), before
    return None


@lru_cache(maxsize=100_000)
def _date(text: str, days_first: bool) -> str:
    """A date or range as EDTF, "" where it is none."""
    if is_date(text):
        return text
    if ends := next(_ends(text, days_first), None):
        return "/".join(ends)
    # A range of figures that are none in this order must not be read in the other.
    point = "" if re.match(rf"{_SLASHED.pattern}\D", text) else _point(text, days_first)
    return point if is_date(point) else ""


def _ends(text: str, days_first: bool) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r"\s+-\s*|\s*-\s+|\s*/\s*|\s+to\s+|(?<=\d{4})-(?=\d{4}$)", text):
        start, end = _point(text[: match.start()].strip(), days_first), text[match.end() :].strip()
        end = ".." if end.casefold() in ("now", "") else _point(end, days_first)
        if is_date(start) and (end == ".." or is_date(end)) and "/" not in start + end:
            yield start, end


def _point(text: str, days_first: bool) -> str:
    if match := _SLASHED.fullmatch(text):
        first, second, year = match.groups()
        month, day = (second, first) if days_first and first else (first, second) if first else (second, "")
        return f"{year}-{month.zfill(2)}" + (f"-{day.zfill(2)}" if day else "")
    return as_edtf(text)
