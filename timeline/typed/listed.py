"""Several dates in one cell, all of which are meant: "3 and 5 May 2003"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate, pairwise

from timeline.typed.meaning import Meaning, Meanings, day_text
from timeline.typed.patterns import DAY_OF, MONTH

_AND = r"(?:, ?| ?& ?|,? (?:and|und|et|y|e|en) )"
_DAY = DAY_OF.replace("(", "(?:", 1)
_DAYS = rf"({_DAY}(?:{_AND}{_DAY})+)"


def listed(text: str) -> Meanings:
    """Days of one month, months of one year, years, or days in full.

    Examples
    --------
    >>> from timeline.typed.months import with_months
    >>> for text in ["3, 5 and 9 may 2003", "may 3 & 5, 2003", "july and august 2003", "1914 and 1918"]:
    ...     print([one.edtf for plain in with_months(text, "en") for one in listed(plain)])
    ['{2003-05-03,2003-05-05,2003-05-09}']
    ['{2003-05-03,2003-05-05}']
    ['{2003-07,2003-08}']
    ['{1914,1918}']
    """
    if match := re.fullmatch(rf"{_DAYS} ?(?:of |de |di )?{MONTH},? (?:de )?(\d{{4}})", text):
        days, month, year = match.groups()
    elif match := re.fullmatch(rf"{MONTH} {_DAYS},? (\d{{4}})", text):
        month, days, year = match.groups()
    elif match := re.fullmatch(rf"{MONTH}(?:{_AND}{MONTH})+ (?:de )?(\d{{4}})", text):
        months, year = re.findall(MONTH, text), int(match[match.lastindex or 1])
        # "December and January 2003" begins in the year before, or ends in the year after.
        is_sure = months == sorted(months)
        for first in (year,) if is_sure else (year - 1, year):
            turns = accumulate((later < month for month, later in pairwise(months)), initial=0)
            dates = (f"{first + turn}-{month}" for turn, month in zip(turns, months))
            yield Meaning(_set_of(dates), certain=is_sure)
        return
    elif re.fullmatch(
        rf"\d{{4}}(?:, ?\d{{4}})* ?(?:&|and|und|et|y|e|en) ?\d{{4}}|\d{{4}}-\d\d-\d\d(?:{_AND}\d{{4}}-\d\d-\d\d)+", text
    ):
        yield Meaning(_set_of(re.findall(r"\d{4}(?:-\d\d-\d\d)?", text)))
        return
    else:
        return
    yield Meaning(_set_of(day_text(int(year), month, day) for day in re.findall(r"\d+", days)))


def _set_of(dates: Iterable[str]) -> str:
    """EDTF of several dates that are all meant."""
    return f"{{{','.join(dates)}}}"
