"""Times of day with several offsets from UTC, put on one clock."""

from __future__ import annotations

import re

from timeline.dates.calendar import iso, seconds
from timeline.dates.points import point_of
from timeline.dates.span import DateError, Point

#: A time of day with an offset, inside an EDTF text.
ZONED = re.compile(r"-?\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d(?::\d\d)?)", re.ASCII)


def clock_name(zone: str) -> str:
    """An offset as it is said of an axis.

    Examples
    --------
    >>> clock_name("Z"), clock_name("-08"), clock_name("+04:30")
    ('UTC', 'UTC-08:00', 'UTC+04:30')
    """
    return "UTC" if zone == "Z" else f"UTC{zone}" + ":00" * (len(zone) == 3)


def on_clock(text: str, zone: str) -> str:
    """A date with all its times of day that have an offset on the clock of one.

    Parameters
    ----------
    text : str
        EDTF.
    zone : str
        An offset as EDTF has it: "Z", "-08" or "-08:00".

    Examples
    --------
    >>> on_clock("2024-03-11T00:00-07:00/2024-03-12", "-08:00"), on_clock("2024-03-11T08:00:30Z", "Z")
    ('2024-03-10T23:00-08:00/2024-03-12', '2024-03-11T08:00:30Z')
    """
    return ZONED.sub(lambda match: _moved(match[0], zone), text)


def _moved(text: str, zone: str) -> str:
    try:
        point = point_of(text)
    except DateError:
        return text
    wanted = Point("", point.earliest, point.latest, "minute", zone=zone).offset
    if point.offset is None or wanted is None or point.zone == zone:
        return text
    day, _, clock = iso(seconds(point.earliest) + wanted - point.offset).partition(" ")
    return f"{day}T{(clock or '00:00:00')[: 8 if point.precision == 'second' else 5]}{zone}"
