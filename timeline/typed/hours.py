"""Hours of one day: from one time until another."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.typed.meaning import Meanings, Windows, over_midnight
from timeline.typed.patterns import TO
from timeline.typed.written import pairs

_TIME = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(?: ?([ap])\.?m\.?)?", re.IGNORECASE)


def with_half_day(first: str, last: str) -> str:
    """The first of two times with the am or pm that stands behind the second, unless it would be the later one then.

    Examples
    --------
    >>> with_half_day("2:30", "4:00 PM"), with_half_day("11:30", "1 pm"), with_half_day("14:30", "4 pm")
    ('2:30 pm', '11:30 am', '14:30')
    """
    begin, end = (_TIME.fullmatch(time.strip()) for time in (first, last))
    if not begin or not end or begin[3] or not end[3] or int(begin[1]) > 12:
        return first
    half = end[3].casefold()
    hours = [(int(time[1]) % 12, int(time[2] or 0)) for time in (begin, end)]
    return f"{begin[0]} {half if hours[0] <= hours[1] else 'ap'.replace(half, '')}m"


def of_a_day(text: str, windows: Windows) -> Meanings:
    """From one time of a day to another; what may be a time and its difference from Greenwich may be both."""
    time = r"\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?"
    match = re.fullmatch(rf"(?P<day>.*\d),? (?:from )?(?P<first>{time})(?P<to>{TO})(?P<last>{time})", text)
    match = match or re.fullmatch(
        rf"(?:from )?(?P<first>{time})(?P<to>{TO})(?P<last>{time}),? (?:on )?(?P<day>.*\d.*)", text
    )
    if not match:
        return
    day, last = match["day"], match["last"]
    first = with_half_day(match["first"], last)
    if first.isdecimal() or last.isdecimal():
        return  # two numbers may be anything
    for one in pairs(f"{day} {first}", f"{day} {last}", "{}/{}", windows):
        said = f"from {first} until {last}" if match["to"] == "-" else one.said
        late = over_midnight(one.edtf)
        yield replace(one, edtf=late or one.edtf, said=said, certain=one.certain and not late)
        if late and not re.search("[ap]", first + last):
            # Who writes "9:00-5:00" may have the clock of twelve hours.
            for until in pairs(f"{day} {first}", f"{day} {last} pm", "{}/{}", windows):
                if not over_midnight(until.edtf):
                    yield replace(until, said=f"from {first} am until {last} pm", certain=False)
