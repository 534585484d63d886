"""What is said to be before a date or after it, as in "before 1850"."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.dates.calendar import year_month_day
from timeline.dates.edtf import is_date, parse
from timeline.dates.span import Point
from timeline.typed.meaning import Meanings, Windows, day_text
from timeline.typed.written import one_date


def beside(text: str, before: bool, windows: Windows) -> Meanings:
    """Before a date or after it: some time then, or all the time.

    Parameters
    ----------
    text : str
        The date, as texts are in `written`.
    before : bool
        Whether it is before it, and not after it.
    windows : tuple of int
        Which hundred years two digits may stand for, by their first years.

    Examples
    --------
    >>> [(one.edtf, one.said) for one in beside("1850", True, (1900,))]
    [('[..1849]', 'some time before'), ('../1849', 'all the time before')]
    """
    if short := re.fullmatch(r"(\d\d)(\d\d)[-/](\d\d)", text):  # beside both years
        first, last = short[1] + short[2], short[1] + short[3]
        text = (first if before else last) if last > first else ""
    for one in one_date(text, windows):
        if not is_date(one.edtf):
            continue
        span = parse(one.edtf)
        point, century = span.start, re.fullmatch(r"-?\d\dXX|\[-?\d{4}\.\.-?\d{4}\]", one.edtf)
        precision = "year" if century else point.precision if isinstance(point, Point) else ""
        if isinstance(point, Point) and point.about and before:
            yield replace(one, edtf=f"[..{one.edtf}]", said="some time before")
            yield replace(one, edtf=f"../{one.edtf}", said="all the time before")
        if precision not in ("day", "month", "year") or not isinstance(point, Point) or point.about or point.perhaps:
            continue
        at = span.earliest - 1 if before else span.latest + 1
        near = day_text(*year_month_day(at))[: {"year": -6, "month": -3, "day": None}[precision]]
        some, all_ = (f"[..{near}]", f"../{near}") if before else (f"[{near}..]", f"{near}/..")
        side = "before" if before else "after"
        yield replace(one, edtf=some, said=f"some time {side}")
        yield replace(one, edtf=all_, said=f"all the time {side}")
