"""Sheets and JSON made for TimelineJS, read as they are.

The columns are those of its spreadsheet template and the keys those of its
JSON (https://timeline.knightlab.com/docs/json-format.html). A date keeps the
precision it was given; a display date is shown as written; an era becomes a
background band (kind `era`), the title slide the heading (kind `title`).
"""

from __future__ import annotations

import html
import json
import re
from html.parser import HTMLParser

from timeline.read.problems import EventsError, Problem, quoted
from timeline.read.table import Table
from timeline.schema import ERA, TITLE

#: Names in the sheet's header, in lower case.
_DATE = ("year", "month", "day", "time")
_COPIED = {
    "headline": "title", "text": "description", "group": "lane", "tag": "lane", "display date": "display_date",
    "media": "media", "media credit": "media_credit", "media caption": "media_caption", "alt text": "media_alt",
    "media thumbnail": "media_thumbnail", "background": "background",
}  # fmt: skip
_NAMES = {*_DATE, *(f"end {part}" for part in _DATE), *_COPIED, "type"}


def is_sheet(header: list[str]) -> bool:
    """Whether a header is that of a TimelineJS sheet."""
    return {"year", "headline"} <= {name.casefold() for name in header}


def from_sheet(table: Table) -> Table:
    """Turn a sheet's rows into ours, line by line.

    Parameters
    ----------
    table : Table
        With the sheet's own header.

    Returns
    -------
    Table
        With our columns; the title slide is a row of kind `title`.
    """
    records = []
    for row, line in zip(zip(*table.columns), table.lines):
        cells = dict(zip((name.casefold() if name.casefold() in _NAMES else name for name in table.header), row))
        dates = ([cells.get(p, "") for p in _DATE], [cells.get(f"end {p}", "") for p in _DATE])
        other = {name: text for name, text in cells.items() if name not in _DATE and not name.startswith("end ")}
        sort = other.pop("type", "").casefold()
        record = {ours: other.pop(theirs) for theirs, ours in _COPIED.items() if other.get(theirs)}
        records.append((line, sort, dates, record | {name: text for name, text in other.items() if text}))
    return _table(table.name, records, list(table.problems), table.header_line)


def from_json(name: str, text: str) -> Table:
    """Read TimelineJS JSON; what is wrong is named by its place, such as events[3].

    Raises
    ------
    EventsError
        If it is no JSON, or none of TimelineJS.
    """
    try:
        data = json.loads(text)
    except ValueError as error:
        line = getattr(error, "lineno", None)
        raise EventsError(name, [Problem(line, "", f"is no JSON: {getattr(error, 'msg', error)}")]) from None
    if not isinstance(data, dict) or not isinstance(data.get("events"), list):
        raise EventsError(name, [Problem(None, "", 'has no "events"; expected TimelineJS JSON, or a CSV')])
    records = []
    slides = [(TITLE, data.get("title"))] if data.get("title") else []
    slides += [("", event) for event in data["events"]] + [(ERA, era) for era in data.get("eras") or []]
    for number, (sort, slide) in enumerate(slides, 1):
        if not isinstance(slide, dict):
            raise EventsError(
                name, [Problem(number, "", f"slide {number} is {quoted(str(slide))}; expected an object")]
            )
        records.append(
            (number, sort, (_json_date(slide, "start_date"), _json_date(slide, "end_date")), _json_cells(slide))
        )
    return _table(name, records, [], None)


def _json_date(slide: dict, key: str) -> list[str]:
    there = slide.get(key)
    date = there if isinstance(there, dict) else {}
    clock = ":".join(str(date[p]).zfill(2) for p in ("hour", "minute") if date.get(p) not in (None, ""))
    clock = f"{clock}:00" if clock and ":" not in clock else clock
    return [str(date.get(p) or "").strip() for p in ("year", "month", "day")] + [clock]


def _json_cells(slide: dict) -> dict[str, str]:
    inside = lambda key, part: str(slide[key].get(part) or "") if isinstance(slide.get(key), dict) else ""  # noqa: E731
    start = inside("start_date", "display_date")
    cells = {
        "title": inside("text", "headline"),
        "description": inside("text", "text"),
        "lane": str(slide.get("group") or ""),
        "display_date": str(slide.get("display_date") or start),
        "media": inside("media", "url"),
        "media_credit": inside("media", "credit"),
        "media_caption": inside("media", "caption"),
        "media_alt": inside("media", "alt"),
        "id": str(slide.get("unique_id") or ""),
    }
    return {name: text for name, text in cells.items() if text.strip()}


def _table(name: str, records: list, problems: list[Problem], header_line: int | None) -> Table:
    """Records of (line, type, (start, end) parts, cells) to a table with our columns."""
    rows = []
    for line, sort, (start, end), cells in records:
        cells = {key: _plain(text) if key in ("title", "description", "media_credit", "media_caption") else text
                 for key, text in cells.items()}  # fmt: skip
        if sort in (TITLE, ERA):
            cells["kind"] = sort
        date, trouble = _date(start, end, sort == ERA) if sort != TITLE or any(start) else ("", "")
        if trouble:
            problems.append(Problem(line, "date", trouble))
        if sort == TITLE:  # it may have a date and a group, which say nothing of when and of lanes here
            cells = {"display_date": date, **{"group" if key == "lane" else key: text for key, text in cells.items()}}
            date = ""
        rows.append((line, {"date": date, **cells}))
    header = list(dict.fromkeys(["date", "title", *(key for _, cells in rows for key in cells)]))
    columns = [[cells.get(key, "") for _, cells in rows] for key in header]
    return Table(name, header, columns, [line for line, _ in rows], problems, header_line)


def _date(start: list[str], end: list[str], era: bool) -> tuple[str, str]:
    """Start and end parts as EDTF, and what is wrong with them."""
    texts = []
    for parts in (start, end):
        text, trouble = _point(*parts)
        if trouble:
            return "", trouble
        texts.append(text)
    first, last = texts
    if not first:
        return "", "has no Year; expected at least that" if not last else "has an end and no Year to start from"
    if not last or (last == first and not era):
        return first, ""
    return f"{first}/{last}", ""


def _point(year: str, month: str, day: str, clock: str) -> tuple[str, str]:
    """One date as EDTF: as precise as it was given, with the zeros a sheet leaves out."""
    year, month, day = (re.sub(r"(?<=\d)[,.\u202f](?=\d{3}\b)|\.0$", "", part) for part in (year, month, day))
    if not year:
        return (
            "",
            f"has a month or day and no Year: {quoted('-'.join(filter(None, (month, day))))}" if month or day else "",
        )
    if not re.fullmatch(r"-?\d{1,4}", year):
        if month or day:
            return "", f"{quoted(year)} is no Year beside a Month; expected a number such as 1789"
        about = re.fullmatch(r"(?:c\.?|circa|ca\.?|about) ?(\d{1,4})", year, re.IGNORECASE)
        return (f"{int(about[1]):04d}~" if about else year), ""
    for name, part in (("Month", month), ("Day", day)):
        if part and not re.fullmatch(r"\d{1,2}", part):
            return "", f"{quoted(part)} is no {name}; expected a number such as 7"
    if day and not month:
        return "", f"has a Day, {quoted(day)}, and no Month"
    number = int(year)
    # A sheet's -44 is 44 BC; the year before 1 AD is 0 in EDTF.
    number = number + 1 if number < 0 else number
    text = f"{number:0{5 if number < 0 else 4}d}" + "".join(f"-{int(part):02d}" for part in (month, day) if part)
    if not clock:
        return text, ""
    found = re.fullmatch(r"(\d{1,2}):(\d\d)(?::(\d\d))?(?:\.\d+)?\s*([AaPp])?\.?[Mm]?\.?", clock)
    if not found or not day:
        return "", f"{quoted(clock)} is no Time beside a full date; expected 04:15 or 4:15 PM"
    hour = int(found[1]) % 12 + (12 if found[4] in "pP" else 0) if found[4] else int(found[1])
    return f"{text}T{hour:02d}:{found[2]}" + (f":{found[3]}" if found[3] and found[3] != "00" else ""), ""


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        if tag in ("p", "br", "li", "div"):
            self.parts.append("\n")


def _plain(text: str) -> str:
    """What a slide's HTML says: our cells are text."""
    if not re.search(r"<[a-zA-Z/!]", text):
        return html.unescape(text).strip()
    reader = _Text()
    reader.feed(text)
    reader.close()
    return re.sub(r"\s*\n\s*", "\n", "".join(reader.parts)).strip()
