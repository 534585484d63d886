"""Seconds to what a calendar calls them."""

from __future__ import annotations

import re

import numpy as np

#: Seconds.
DAY = 86_400.0


def iso(at: float) -> str:
    """A time as text: a day, or a day and a clock time; years BCE with their sign, early ones with four digits.

    Parameters
    ----------
    at : float
        Seconds since 1970.

    Examples
    --------
    >>> iso(0.0), iso(3661.5), iso(-62_000_000_000.0)
    ('1970-01-01', '1970-01-01 01:01:01', '0005-04-19 09:46:40')
    """
    text = str(np.datetime64(int(np.floor(at)), "s")).replace("T", " ")
    match = re.match(r"(-?)(\d+)(.*)", text)
    return f"{match[1]}{match[2].zfill(4)}{match[3]}".removesuffix(" 00:00:00")


def year_month_day(at: float) -> tuple[int, int, int]:
    """A time's date; years are astronomical: 0 is 1 BC.

    Examples
    --------
    >>> year_month_day(86_400.0 * 59)
    (1970, 3, 1)
    """
    moment = np.datetime64(int(np.floor(at)), "s")
    month = moment.astype("M8[M]")
    number = int(month.astype(int))
    return number // 12 + 1970, number % 12 + 1, int((moment.astype("M8[D]") - month.astype("M8[D]")).astype(int)) + 1
