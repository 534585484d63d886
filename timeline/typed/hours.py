"""Hours of one day: from one time until another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from timeline.typed.meaning import Meanings, Windows, over_midnight
from timeline.typed.patterns import TO
from timeline.typed.written import pairs

_TIME = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(?: ?([ap])\.?m\.?)?", re.IGNORECASE)
_OTHER = {"a": "p", "p": "a"}


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
    return f"{begin[0]} {half if _on_dial(begin) < _on_dial(end) else _OTHER[half]}m"


def _on_dial(time: re.Match[str]) -> tuple[int, int]:
    """Where the hands stand, whichever half of the day it is."""
    return int(time[1]) % 12, int(time[2] or 0)


def _ends_of(first: str, last: str) -> Iterator[tuple[str, str, bool]]:
    """What two times may be, of which one may lack its half of the day; and whether they can be nothing else."""
    begin, end = _TIME.fullmatch(first), _TIME.fullmatch(last)
    if not begin or not end or (first + last).isdecimal():  # two numbers may be anything
        return
    if end[3] and not begin[3]:
        # Where both hands stand alike, or noon may be midnight, either half is as likely.
        is_sure = _on_dial(begin) != _on_dial(end) and (end[1] != "12" or begin[1] in ("11", "12"))
        yield with_half_day(first, last), last, is_sure
        if not is_sure:
            yield f"{first} {end[3]}m", f"{last[: end.start(3)]}{_OTHER[end[3]]}m", False
    elif begin[3] and not end[3] and int(end[1]) <= 12:
        later = begin[3] if _on_dial(begin) < _on_dial(end) else _OTHER[begin[3]]
        yield first, f"{last} {later}m", False
        if end[2]:
            yield first, last, False
    else:
        yield first, last if end[2] or end[3] else f"{last}:00", bool(end[2] or end[3])
        if not begin[3] and _on_dial(end) <= _on_dial(begin) and int(begin[1]) <= 12:
            yield f"{first} am", f"{last} pm", False  # who writes "9:00-5:00" may have the clock of twelve hours


def of_a_day(text: str, windows: Windows) -> Meanings:
    """From one time of a day to another; what may be a time and its difference from Greenwich may be both."""
    time = r"\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?"
    match = re.fullmatch(rf"(?P<day>.*\d),? (?:from )?(?P<first>{time})(?P<to>{TO})(?P<last>{time})", text)
    match = match or re.fullmatch(
        rf"(?:from )?(?P<first>{time})(?P<to>{TO})(?P<last>{time}),? (?:on )?(?P<day>.*\d.*)", text
    )
    if not match:
        return
    day = match["day"]
    for first, last, is_sure in _ends_of(match["first"], match["last"]):
        for one in pairs(f"{day} {first}", f"{day} {last}", "{}/{}", windows):
            said = f"from {first} until {last}" if match["to"] == "-" or not is_sure else one.said
            late = over_midnight(one.edtf)
            yield replace(one, edtf=late or one.edtf, said=said, certain=one.certain and is_sure and not late)
