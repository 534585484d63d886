"""Dates that are counted from another: three days before Christmas."""

from __future__ import annotations

import re
from datetime import date, timedelta

from timeline.dates.edtf import is_date
from timeline.prose.expression import TimeValue
from timeline.prose.near import either

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def counted_from(anchor: TimeValue, apart: str) -> TimeValue:
    """A date so far from another, or from each of those that are offered; nothing where that is none.

    Parameters
    ----------
    anchor : TimeValue
    apart : str
        Such as "-P3D"; "before" or "after" where nobody says how long.

    Examples
    --------
    >>> counted_from(TimeValue("1990-05-03"), "P5D").date, counted_from(TimeValue("1990-05-03"), "-P2M").date
    ('1990-05-08', '1990-03~')
    >>> counted_from(TimeValue(offered="[2022-12-25,2023-12-25]"), "-P3D").offered
    '[2022-12-22,2023-12-22]'
    """
    texts = [anchor.date] if anchor.date else [text for text in anchor.offered.strip("[]").split(",") if text]
    try:
        shifted = [_shifted(text, apart) for text in texts]
    except (ValueError, OverflowError):  # from a day that no calendar has, or to one
        return TimeValue()
    return either(shifted, anchor.yearless) if shifted and all(map(is_date, shifted)) else TimeValue()


def _shifted(text: str, apart: str) -> str:
    """A date so much later, as precise as the unit; of a range of unknown days, both its ends."""
    ends = text.strip("[]").split("..")
    if apart in ("before", "after"):
        return f"[..{ends[-1]}]" if apart == "before" else f"[{ends[0]}..]"
    moved = [_moved(end, apart) for end in ends]
    if not all(moved):
        return ""
    return moved[0] + "~" * (apart[-1] != "D") if len(ends) == 1 else f"[{moved[0]}..{moved[-1]}]"


def _moved(text: str, apart: str) -> str:
    match, count, unit = _DATE.fullmatch(text), int(re.sub(r"[PDWMY]", "", apart)), apart[-1]
    if not match or (unit in "DW" and not match[3]) or (unit == "M" and not match[2]):
        return ""
    if unit in "DW":
        return str(date.fromisoformat(text) + timedelta(count * (7 if unit == "W" else 1)))
    if unit == "Y":
        return f"{int(match[1]) + count:04d}"
    months = int(match[1]) * 12 + int(match[2]) - 1 + count
    return f"{months // 12:04d}-{months % 12 + 1:02d}"
