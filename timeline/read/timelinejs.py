"""Sheets and JSON made for TimelineJS, read as they are.

The columns are those of its spreadsheet template and the keys those of its
JSON (https://timeline.knightlab.com/docs/json-format.html). A date keeps the
precision it was given; a display date is shown as written; an era becomes a
background band (kind `era`), the title slide the heading (kind `title`).
Media that are a picture at a web address become `image`, `image_alt` and
`image_credit`; all others are kept as they are.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from textwrap import shorten
from typing import Any

from timeline.read.marked import plain
from timeline.read.markup import from_html
from timeline.read.problems import EventsError, Place, Problem, place, quoted
from timeline.read.table import Table
from timeline.schema import ERA, TITLE

#: Names in the sheet's header, in lower case.
_DATE = ("year", "month", "day", "time")
_COPIED = {
    "headline": "title", "text": "description", "group": "lane", "tag": "lane", "display date": "display_date",
    "media": "media", "media credit": "media_credit", "media caption": "media_caption", "alt text": "media_alt",
    "media thumbnail": "media_thumbnail", "background": "background",
}  # fmt: skip
#: Media that are a picture which a page can hold, and what is then told of it.
_PICTURE = re.compile(r"https?://[^/?#\s]+/[^?#\s]*\.(?:png|jpe?g|webp|gif)(?:[?#]\S*)?", re.IGNORECASE)
_OF_PICTURE = {"media": "image", "media_alt": "image_alt", "media_credit": "image_credit"}
#: Columns of ours that may hold HTML.
_HTML = ("title", "description", "media_credit", "media_caption")
#: What messages call by its own name where it stands in one column; a date stands in several.
_OURS = {"type": "kind"} | {theirs: ours for theirs, ours in _COPIED.items() if ours not in ("lane", "title")}
_NAMES = {*_DATE, *(f"end {part}" for part in _DATE), *_COPIED, "type", "start date", "end date"}


def is_sheet(header: list[str]) -> bool:
    """Whether a header is that of a TimelineJS sheet, of its present version or the one before."""
    names = {name.casefold() for name in header}
    dated = {"year", "headline"} <= names or ({"year", "end year"} <= names and names & {"text", "media"})
    return bool(dated) or {"start date", "headline", "media"} <= names


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
        if "start date" in cells:
            dates = tuple(_slashed(cells.get(name, "")) for name in ("start date", "end date"))
        parts = (*_DATE, *(f"end {part}" for part in _DATE), "start date", "end date")
        other = {name: text for name, text in cells.items() if name not in parts}
        sort = other.pop("type", "").casefold()
        record = {ours: other.pop(theirs) for theirs, ours in _COPIED.items() if other.get(theirs)}
        records.append((line, sort, dates, record | {name: text for name, text in other.items() if text}))
    theirs = {ours: table.own_name(name) for name in table.header for ours in [_OURS.get(name.casefold())] if ours}
    theirs |= {_OF_PICTURE[ours]: name for ours, name in theirs.items() if ours in _OF_PICTURE}
    return replace(_table(table.name, records, list(table.problems), table.header_line, table.said), theirs=theirs)


def _slashed(text: str) -> list[str]:
    """A date of the second version's sheet, month first: 12/8/2023, 12/2023, 12/8/2023 16:15, 2023."""
    match = re.fullmatch(r"(?:(\d{1,2})/(?:(\d{1,2})/)?)?(-?\d+)(?: (\d{1,2}:\d\d.*))?", text)
    month, day, year, clock = match.groups(default="") if match else ("", "", text, "")
    return [year, month, day, clock]


def from_json(name: str, data: Any) -> Table:
    """Read what TimelineJS JSON holds; what is wrong is named by its slide.

    Raises
    ------
    EventsError
        If it is none of TimelineJS, or of times that cannot be drawn.
    """
    events = data.get("events")
    if not isinstance(events, list):
        raise EventsError(name, [Problem(None, "", 'has no "events"; expected TimelineJS JSON, or a CSV')])
    eras = data.get("eras") or []
    if not events or not isinstance(eras, list):
        why = '"events" is an empty list' if not events else f'"eras" is {quoted(str(eras))}'
        raise EventsError(name, [Problem(None, "", f"{why}; expected a list of one slide an event")])
    slides = [(TITLE, data.get("title"))] if data.get("title") else []
    slides += [("", event) for event in events] + [(ERA, era) for era in eras]
    records = []
    for number, (sort, slide) in enumerate(slides, 1):
        line = Place("slide", number)
        if not isinstance(slide, dict):
            raise EventsError(name, [Problem(line, "", f"is {quoted(str(slide))}; expected an object")])
        dates = _json_date(slide, "start_date"), _json_date(slide, "end_date")
        records.append((line, sort, dates, _json_cells(slide)))
    return _table(name, records, [], None)


def _json_date(slide: dict, key: str) -> list[str]:
    date = slide.get(key)
    if not isinstance(date, dict):
        return ["", "", "", ""]
    times = [date[part] for part in ("hour", "minute", "second") if date.get(part) not in (None, "")]
    clock = ":".join(str(time).zfill(2) for time in times) + ":00" * (len(times) == 1)
    return [str(date.get(p) or "").strip() for p in ("year", "month", "day")] + [clock]


def _json_cells(slide: dict) -> dict[str, str]:
    inside = (slide.get(key) for key in ("text", "media", "start_date"))
    text, media, start = (part if isinstance(part, dict) else {} for part in inside)
    cells = {
        "title": text.get("headline"),
        "description": text.get("text"),
        "lane": slide.get("group"),
        "display_date": slide.get("display_date") or start.get("display_date"),
        "media": media.get("url"),
        "media_credit": media.get("credit"),
        "media_caption": media.get("caption"),
        "media_alt": media.get("alt"),
        "id": slide.get("unique_id"),
    }
    return {name: told for name, cell in cells.items() if cell and (told := str(cell)).strip()}


def _table(
    name: str, records: list, problems: list[Problem], header_line: int | None, said: tuple[str, ...] = ()
) -> Table:
    """Records of (line, type, (start, end) parts, cells) to a table with our columns."""
    years = {parts[0] for _, _, dates, _ in records for parts in dates if parts[0]}
    _check_years(name, years)
    longer = [year for year in years if not _SHORT.fullmatch(year)]
    is_modern = bool(longer) and not any(re.match(r"-|\d{1,3}(?:\.0)?$", year) for year in longer)
    rows, named = [], {}
    for line, sort, (start, end), cells in records:
        cells = cells | {key: from_html(cells[key], starred=key == "description") for key in _HTML if key in cells}
        if _PICTURE.fullmatch(cells.get("media", "")):
            cells = {_OF_PICTURE.get(key, key): text for key, text in cells.items()}
        if not cells.get("title"):  # a slide may say all it says in its text
            told = cells.get("description") or cells.get("media_caption", "")
            cells["title"] = shorten(plain(told), 80, placeholder="…")
        if sort in (TITLE, ERA):
            cells["kind"] = sort
        date, trouble = _interval(start, end, sort == ERA) if sort != TITLE or any(start) else ("", "")
        if is_modern and (short := next((parts[0][:2] for parts in (start, end) if _SHORT.fullmatch(parts[0])), "")):
            ours = f"{19 if short > '29' else 20}{short}"
            trouble = f"{quoted(short)} stands beside years of four digits; write 00{short} or {ours}"
        if trouble:
            problems.append(Problem(line, "date", trouble))
            date = " ".join(filter(None, [*start, *end])) or date
            named[date] = ()
        if sort == TITLE and date:
            said = (
                *said,
                f"{place(line)}, the title, is the heading of the whole, and its date, {date}, is not an event",
            )
        if sort == TITLE:  # it may have a date and a group, which say nothing of when and of lanes here
            cells = {"display_date": date, **{"group" if key == "lane" else key: text for key, text in cells.items()}}
            date = ""
        rows.append((line, {"date": date, **cells}))
    header = list(dict.fromkeys(["date", "title", *(key for _, cells in rows for key in cells)]))
    columns = [[cells.get(key, "") for _, cells in rows] for key in header]
    lines = [line for line, _ in rows]
    return Table(name, header, columns, lines, problems, header_line, said, asked={"date": named}, typed=False)


#: A year of two digits, which is one of antiquity, or short for one of ours.
_SHORT = re.compile(r"\d\d(?:\.0)?")


def _check_years(name: str, years: set[str]) -> None:
    """Deep time is refused once, with its range, rather than slide by slide."""
    plain = (re.sub(r"[,\s]|\.0$", "", year) for year in years)
    deep = [int(float(year)) for year in plain if re.fullmatch(r"-?\d{5,15}(\.\d+)?|-?\d(\.\d+)?[eE]\d{1,2}", year)]
    if any(abs(year) > 9999 for year in deep):
        ends = f"{min(deep):,} and {max(deep):,}" if min(deep) < max(deep) else f"{deep[0]:,}"
        why = f"tells of deep time, with years such as {ends}; the years that can be drawn are -9999 to 9999"
        raise EventsError(name, [Problem(None, "", why)])


def _interval(start: list[str], end: list[str], era: bool) -> tuple[str, str]:
    """Start and end parts as EDTF, and what is wrong with them; a time alone ends on the day of the start."""
    texts = []
    end = [*start[:3], end[3]] if end[3] and not any(end[:3]) else end
    if not end[0] and any(end[1:3]):
        return "", "has an End Month or an End Day and no End Year; expected that too, or none of them"
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


@lru_cache(maxsize=100_000)
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
            return "", f"{quoted(year)} is not a Year beside a Month; expected a number such as 1789"
        about = re.fullmatch(r"(?:c\.?|circa|ca\.?|about) ?(\d{1,4})", year, re.IGNORECASE)
        return (f"{int(about[1]):04d}~" if about else year), ""
    for name, part in (("Month", month), ("Day", day)):
        if part and not re.fullmatch(r"\d{1,2}", part):
            return "", f"{quoted(part)} is not a {name}; expected a number such as 7"
    if month and not day and not 1 <= int(month) <= 12:  # 21 would be a season, and 99 the end of another year
        return f"{year}: {month}", ""
    if day and not month:
        return "", f"has a Day, {quoted(day)}, and no Month"
    number = int(year)
    # A sheet's -44 is 44 BC; the year before 1 AD is 0 in EDTF.
    number = number + 1 if number < 0 else number
    text = f"{number:0{5 if number < 0 else 4}d}" + "".join(f"-{int(part):02d}" for part in (month, day) if part)
    if not clock:
        return text, ""
    time = re.fullmatch(r"(\d{1,2}):(\d\d)(?::(\d\d))?(?:\.\d+)?\s*([AaPp])?\.?[Mm]?\.?", clock)
    if not time or not day:
        return "", f"{quoted(clock)} is not a Time beside a full date; expected 04:15 or 4:15 PM"
    hour = int(time[1]) % 12 + (12 if time[4] in "pP" else 0) if time[4] else int(time[1])
    return f"{text}T{hour:02d}:{time[2]}" + (f":{time[3]}" if time[3] and time[3] != "00" else ""), ""
