"""Events as iCalendar, by the icalendar package."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone

import numpy as np
import pandas as pd

from timeline.dates.edtf import parse
from timeline.dates.span import Point, Span
from timeline.read.cells import text_rows, texts
from timeline.read.lane_cells import tags_of
from timeline.read.saved.losses import Losses, columns_left_out
from timeline.schema import TITLE

_WRITTEN = {"title": "summary", "description": "description", "place": "location", "check_url": "url"}
#: So that the same events give the same file: the moment it says it was made at.
_MADE = datetime(1970, 1, 1, tzinfo=UTC)


def to_calendar(events: pd.DataFrame) -> tuple[str, list[str]]:
    """A calendar of events, and what it cannot say of them.

    Raises
    ------
    ImportError
        If icalendar is not installed.
    ValueError
        If there is no event that a calendar can hold.

    Examples
    --------
    >>> import io
    >>> from timeline import read_events
    >>> text, losses = to_calendar(read_events(io.StringIO("date,title\\n2023-12~,Talks\\n-0043,Crossing\\n")))
    >>> "DTSTART;VALUE=DATE:20231201" in text, losses[0]
    (True, '"crossing" lies before the year 1 or after 9998 and is left out')
    """
    import icalendar

    losses, calendar = Losses(), icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//timeline//EDTF//EN")
    if TITLE in events.attrs:
        calendar.add("x-wr-calname", events.attrs[TITLE])
    for row, tags in zip(text_rows(events), tags_of(texts(events["lane"]))):
        for number, (start, end) in enumerate(_ends(row["id"], parse(row["date"]), losses)):
            event = icalendar.Event()
            event.add("uid", f"{row['id']}{f'-{number + 1}' if number else ''}@timeline")
            event.add("dtstamp", _MADE)
            event.add("dtstart", start)
            if end is not None:
                event.add("dtend", end)
            for ours, theirs in _WRITTEN.items():
                if row.get(ours):
                    event.add(theirs, row[ours])
            if row.get("lane"):
                event.add("categories", tags)
            calendar.add_component(event)
    if not calendar.subcomponents:
        raise ValueError("holds no event that a calendar can hold, of the years 1 to 9998")
    said = columns_left_out(events, (*_WRITTEN, "lane", "date", "id"))
    said += [f"the {what} are left out" for key, what in (("notes", "notes"), ("kinds", "colours of kinds"))
             if events.attrs.get(key)]  # fmt: skip
    return calendar.to_ical().decode("utf-8"), [*losses.lines(), *said]


def _ends(event: str, span: Span, losses: Losses) -> Iterator[tuple[date, date | None]]:
    """Start and end of each entry, the end as calendars have it: the day after the last."""
    parts = span.members if span.form == "several" and span.members else (span,)
    windows = [(part.start or part.end, part.end or part.start) for part in parts]
    written = [_written(first, last) for first, last in windows if first and last and _fits(first) and _fits(last)]
    if len(written) < len(windows):
        losses.add("{} lies before the year 1 or after 9998 and is left out", event)
    if not written:
        return
    if len(parts) > 1:
        losses.add("{} is on several dates, each of which is an event of its own", event)
    if span.about or span.perhaps:
        losses.add("of {} it cannot say that the date is approximate or uncertain", event)
    if span.open_start or span.open_end:
        losses.add("of {} the open end is left out", event)
    elif span.form == "within":
        losses.add("of {} it cannot say that it is at one unknown time in its span", event)
    elif any(not point.is_moment for point in span.points):
        losses.add("of {} it cannot say that its ends are no finer than a month, year or more", event)
    yield from written


def _fits(point: Point) -> bool:
    low, high = np.datetime64("0001-01-02", "s"), np.datetime64("9998-12-30", "s")
    return bool(low <= point.earliest and point.latest <= high)


def _written(first: Point, last: Point) -> tuple[date, date | None]:
    start, end = _moment(first, first.earliest), _moment(last, last.earliest)
    if isinstance(start, datetime) and isinstance(end, datetime):
        return start, end if end != start else None
    days = [at.astype("M8[D]").astype(object) for at in (first.earliest, last.latest)]
    return days[0], days[1] + timedelta(days=1)


def _moment(point: Point, at: np.datetime64) -> date | datetime:
    moment = at.astype("M8[s]").astype(object)
    if point.precision not in ("second", "minute"):
        return moment.date()
    if point.offset is None:
        return moment
    return moment.replace(tzinfo=timezone(timedelta(seconds=point.offset))).astimezone(UTC)
