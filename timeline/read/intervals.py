"""An interval of a start and an end that stand in two columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from timeline.dates.edtf import is_date
from timeline.typed.looks import is_clock
from timeline.typed.meanings import as_edtf


def in_full(cells: Sequence[str], put: Callable[[str], str], lang: str) -> str:
    """The same of cells as they stand: what one of them leaves to the other they say in one text.

    Examples
    --------
    >>> in_full(["1914-07-28", "1918-11-11"], str, "en"), in_full(["Dec 31", "Jan 2, 2004"], str, "en")
    ('1914-07-28/1918-11-11', '2003-12-31/2004-01-02')
    """
    start, end = [*cells, ""][:2]
    began, ended = put(start), put(end)
    if not end or is_clock(end):
        return until_clock(began, ended)
    has_era = any(
        now.startswith("-") and not was.startswith("-") and re.fullmatch(r"\d{1,4}", other)
        for was, now, other in ((start, began, end), (end, ended, start))
    )
    is_part = re.search(r"[^\W\d]", start) and not is_date(began)
    return as_edtf(f"{start} - {end}", lang) if has_era or is_part else until_clock(began, ended)


def in_its_century(start: str, end: str) -> str:
    """A year in two figures behind one in full, of which no other is so near.

    Examples
    --------
    >>> in_its_century("1618", "48"), in_its_century("1888", "05"), in_its_century("1618-05", "48")
    ('1648', '05', '48')
    """
    is_short = re.fullmatch(r"\d{4}-\d\d", f"{start}-{end}") is not None
    return start[:2] + end if is_short and end > start[2:] else end


def until_clock(start: str, end: str = "") -> str:
    """An interval whose end may be a time of the day of its start, as one would type it."""
    return f"{start.replace('T', ' ')} - {end}" if start and is_clock(end) else interval([start, end])


def interval(ends: Sequence[str]) -> str:
    """An interval; what is no date yet stands as one would type it, so that it can still be read as both."""
    start, end = [*ends, ""][:2]
    if not end or start == end:
        return start
    if not all(one in ("", "..") or is_date(one) for one in (start, end)):
        return f"{start} - {end}"
    years = re.fullmatch(r"(\d{4})/(\d{4})-(\d{4})/(\d{4})", f"{start}-{end}")
    if years and all(int(years[at + 1]) - int(years[at]) == 1 for at in (1, 3)):  # from one school year to another
        return f"{years[1]}/{years[4]}"
    return f"{start}/{end}"
