"""iCalendar (RFC 5545) to a table: each VEVENT one event, days as days, times on one clock.

Its lines are read here, since the icalendar package takes forty seconds over 100,000 events; the tests hold both to the
same. What Windows calls its zones that package knows, where it is installed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from textwrap import shorten
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from timeline.read.problems import EventsError, Problem, quoted
from timeline.read.table import Table
from timeline.schema import TITLE

_TAKEN = {"SUMMARY": "title", "DESCRIPTION": "description", "LOCATION": "place", "CATEGORIES": "lane", "URL": "url"}
_WHEN = ("DTSTART", "DTEND", "DURATION")
#: What says that an event comes again, or on which of its days it does not, and by what.
_REPEATED = {"RRULE": "a rule", "RDATE": "dates"}
_LEFT_OUT = "EXDATE"
_VALUE = r'(?:"[^"]*"|[^";:,]*)'
_LINE = re.compile(rf"([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+={_VALUE}(?:,{_VALUE})*)*):(.*)", re.DOTALL)
_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?", re.ASCII)
_DURATION = re.compile(r"([+-]?)P(?:(\d{1,9})W)?(?:(\d{1,9})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?")


@dataclass
class _Event:
    line: int
    cells: dict[str, str] = field(default_factory=dict)
    when: dict[str, tuple[str, str]] = field(default_factory=dict)


@dataclass
class _Calendar:
    """What was read of a file, line by line."""

    events: list[_Event] = field(default_factory=list)
    name: str = ""
    aside: dict[str, int] = field(default_factory=dict)
    repeated: dict[str, set[int]] = field(default_factory=dict)
    left: dict[str, int] = field(default_factory=dict)


def from_calendar(name: str, text: str) -> Table:
    """A table of a calendar's events.

    Raises
    ------
    EventsError
        If it holds no event, or one that never ends.

    Examples
    --------
    >>> lines = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "SUMMARY:Talks\\\\, at last", "DTSTART;VALUE=DATE:20231208",
    ...          "DTEND;VALUE=DATE:20231210", "END:VEVENT", "END:VCALENDAR"]
    >>> from_calendar("my.ics", "\\r\\n".join(lines)).columns
    [['2023-12-08/2023-12-09'], ['Talks, at last']]
    """
    calendar = _read(name, text)
    if not calendar.events:
        raise EventsError(name, [Problem(None, "", "holds no event (VEVENT); expected at least one")])
    zones = {zone for event in calendar.events for value, zone in event.when.values() if "T" in value}
    zones |= {"UTC" for event in calendar.events for value, _ in event.when.values() if value.endswith("Z")}
    clock, said = _clock({*filter(None, zones)})
    rows, problems, named = [], [], {}
    for event in calendar.events:
        when, trouble = _interval(event.when, clock)
        problems += [Problem(event.line, column, why) for column, why in trouble]
        if trouble:  # which says it once
            named[when := " ".join(value for value, _ in event.when.values())] = ()
        cells = event.cells
        if "title" not in cells and "description" in cells:
            cells["title"] = shorten(cells["description"], 80, placeholder="…")
        rows.append({"date": when, **cells})
    header = ["date", *(ours for ours in _TAKEN.values() if any(ours in row for row in rows))]
    lines = [event.line for event in calendar.events]
    if calendar.name:
        header, rows, lines = [*header, "kind"], [{"kind": TITLE, "title": calendar.name}, *rows], [1, *lines]
    columns = [[row.get(key, "") for row in rows] for key in header]
    theirs = {ours: own for own, ours in _TAKEN.items()}
    said = [*said, *_said_of(calendar)]
    return Table(
        name, header, columns, lines, problems, None, tuple(said), asked={"date": named}, typed=False, theirs=theirs
    )


def _read(name: str, text: str) -> _Calendar:
    calendar, within = _Calendar(), []
    event: _Event | None = None
    for line, content in _unfolded(text):
        own, sign, value = content.partition(":")
        parameters = ""
        if ";" in own or not sign:
            match = _LINE.fullmatch(content)
            if not match:
                why = f"{quoted(content)} is not a line of a calendar (NAME:value)"
                raise EventsError(name, [Problem(line, "", why)])
            own, parameters, value = match.groups()
        own = own.upper()
        if event and own not in ("BEGIN", "END") and within and within[-1] == "VEVENT":
            _take(calendar, event, own, parameters, value)
        elif own == "BEGIN":
            within.append(value.strip().upper())
            if within[-1] == "VEVENT":
                event = _Event(line)
                calendar.events.append(event)
            elif len(within) == 2 and within[-1] not in ("VTIMEZONE", "STANDARD", "DAYLIGHT"):
                calendar.aside[within[-1]] = calendar.aside.get(within[-1], 0) + 1
        elif own == "END":
            if not within or within.pop() != value.strip().upper():
                raise EventsError(name, [Problem(line, "", f"{quoted(content)} ends what has not begun")])
        elif own in ("X-WR-CALNAME", "NAME") and within == ["VCALENDAR"]:
            calendar.name = calendar.name or _text(value)
    if within:
        why = f"is a calendar file (iCalendar) that ends within {quoted(within[-1])}; expected END:{within[-1][:40]}"
        raise EventsError(name, [Problem(None, "", why)])
    return calendar


def _take(calendar: _Calendar, event: _Event, own: str, parameters: str, value: str) -> None:
    """What one line says of an event."""
    if own in _WHEN:
        zone = re.search(r';TZID="?([^";:]+)', parameters, re.I) if parameters else None
        event.when[own] = (value.strip(), zone[1] if zone else "")
    elif own in _TAKEN:
        ours = _TAKEN[own]
        several = own == "CATEGORIES" and "," in value
        told = "; ".join(map(_text, re.split(r"(?<!\\),", value))) if several else _text(value)
        event.cells[ours] = f"{event.cells[ours]}; {told}" if ours in event.cells else told
    else:
        if own in _REPEATED or own == _LEFT_OUT:
            calendar.repeated.setdefault(own, set()).add(event.line)
        else:
            calendar.left[own] = calendar.left.get(own, 0) + 1


def _unfolded(text: str) -> Iterable[tuple[int, str]]:
    """Each content line with the number of its first line: one that begins with a blank continues the one before."""
    lines = re.split(r"\r\n|\n|\r", text) if "\r" in text else text.split("\n")
    starts = [number for number, line in enumerate(lines) if line and line[0] not in " \t"]
    if len(starts) == sum(map(bool, lines)):
        return [(number + 1, lines[number]) for number in starts]
    ends = [*starts[1:], len(lines)]
    return [
        (start + 1, lines[start] + "".join(line[1:] for line in lines[start + 1 : end]))
        for start, end in zip(starts, ends)
    ]


def _text(value: str) -> str:
    """A text without its escapes."""
    if "\\" not in value:
        return value.strip()
    return re.sub(r"\\(.)", lambda sign: "\n" if sign[1] in "nN" else sign[1], value).strip()


def _clock(zones: set[str]) -> tuple[tzinfo | None, list[str]]:
    """The clock on which all times are to be put, None where they may stay as they are."""
    if len(zones) < 2:
        (zone,) = zones or {""}
        told = [f"times are those of {zone}"] if zone not in ("", "UTC") else []
        return (UTC, []) if zone == "UTC" else (None, told)
    return UTC, [f"times of {' and '.join(sorted(zones)[:4])} are put on one clock, UTC"]


def _zone(name: str) -> tzinfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        pass
    try:
        from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

        return ZoneInfo(WINDOWS_TO_OLSON[name])
    except (ImportError, KeyError):
        return None


def _interval(when: dict[str, tuple[str, str]], clock: tzinfo | None) -> tuple[str, list[tuple[str, str]]]:
    """Start and end as EDTF, and what is wrong with them; a day that ends an event is not part of it."""
    if "DTSTART" not in when:
        return "", []  # a blank date is named
    moments, trouble = {}, []
    for own in ("DTSTART", "DTEND"):
        if own in when:
            moment, why = _moment(*when[own], clock)
            moments[own] = moment
            trouble += [(own, why)] if why else []
    if trouble:
        return "", trouble
    start, end = moments["DTSTART"], moments.get("DTEND")
    try:
        if end is None and "DURATION" in when:
            match = _DURATION.fullmatch(when["DURATION"][0].strip())
            if not match or match[0].endswith(("P", "T")):
                return "", [
                    ("DURATION", f"{quoted(when['DURATION'][0])} is not a duration; expected one such as PT1H30M")
                ]
            weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
            end = start + timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
        if end is not None and not isinstance(end, datetime) and end > start:
            end -= timedelta(days=1)
    except (OverflowError, TypeError):
        return "", [("DTEND", f"{quoted(' '.join(value for value, _ in when.values()))} is not a time and its end")]
    first, last = _written(start), _written(end) if end is not None else ""
    return (f"{first}/{last}" if last and last != first else first), []


@lru_cache(maxsize=100_000)
def _moment(value: str, zone: str, clock: tzinfo | None) -> tuple[date | None, str]:
    """A day or a moment, on the clock where there is one."""
    match = _MOMENT.fullmatch(value)
    try:
        if not match:
            raise ValueError
        numbers = [int(part) for part in match.groups()[:6] if part]
        if match[4] is None:
            return date(*numbers), ""
        numbers[5] = min(numbers[5], 59)  # a leap second
        moment = datetime(*numbers)  # type: ignore[arg-type]
        if clock is None:
            return moment, ""
        own = UTC if match[7] else _zone(zone) if zone else None
        if own is None:
            whose = quoted(zone) if zone else "no zone"
            why = f"{quoted(value)} has {whose}, whose clock is not known, and other times have one"
            return None, why
        return moment.replace(tzinfo=own).astimezone(clock), ""
    except (ValueError, OverflowError):
        return None, f"{quoted(value)} is not a date; expected one such as 20231208 or 20231208T041500Z"


def _written(moment: date) -> str:
    if not isinstance(moment, datetime):
        return moment.isoformat()
    text = moment.isoformat().replace("+00:00", "Z")
    return re.sub(r"(T\d\d:\d\d):00", r"\1", text)


def _said_of(calendar: _Calendar) -> Iterator[str]:
    if calendar.name:
        yield f"{quoted(calendar.name)}, the calendar's name, is the heading"
    for own, by in _REPEATED.items():
        if count := len(calendar.repeated.get(own, ())):
            again = "1 event recurs" if count == 1 else f"{count:,} events recur"
            first = "its first occurrence" if count == 1 else "the first occurrence of each"
            yield f"{again} by {by} ({own}); only {first} is read"
    if count := len(calendar.repeated.get(_LEFT_OUT, ())):
        which = "1 event says on which days it does" if count == 1 else f"{count:,} events say on which days they do"
        yield f"{which} not take place ({_LEFT_OUT}), which is not read: the first may be one"
    if calendar.aside:
        yield f"{', '.join(f'{count:,} {own}' for own, count in calendar.aside.items())}: left out, not being events"
    left = [*calendar.left]
    if left:
        few = ", ".join(left[:6]) + (f" and {len(left) - 6:,} more" if len(left) > 6 else "")
        yield f"of each event {few} {'are' if len(left) > 1 else 'is'} left out"
