"""The one place where seconds become years, months and days, and back; years are astronomical: 0 is 1 BC."""

from __future__ import annotations

import re
from datetime import date

import numpy as np

#: Seconds.
DAY = 86_400.0


def day_number(year: int, month: int, day: int) -> int:
    """Days since 1970-01-01 in the Gregorian calendar, in Python's whole numbers: numpy's dates are slow one by one.

    The algorithm is Howard Hinnant's `days_from_civil` (https://howardhinnant.github.io/date_algorithms.html).
    """
    year -= month <= 2
    of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    era, of_era = divmod(year, 400)
    return era * 146_097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719_468


def midnight(year: int, month: int, day: int) -> np.datetime64:
    """The first second of a day."""
    # numpy wants four digits behind the sign, and so does EDTF.
    return np.datetime64(f"{year:0{5 if year < 0 else 4}d}-{month:02d}-{day:02d}", "s")


def seconds(at: np.datetime64) -> float:
    """Seconds since 1970."""
    return float(at.astype("M8[s]").astype("int64"))


def moments(seconds: np.ndarray) -> np.ndarray:
    """Seconds since 1970 as datetime64[s], nan as NaT."""
    known = ~np.isnan(seconds)
    return np.where(known, np.where(known, seconds, 0).astype("int64").astype("M8[s]"), np.datetime64("NaT", "s"))


def year_month_day(at: np.datetime64) -> tuple[int, int, int]:
    """A time's date. Python's own dates are quicker, but know our era only.

    Examples
    --------
    >>> year_month_day(np.datetime64("1970-03-01T12:00:00"))
    (1970, 3, 1)
    """
    moment = at.item()
    if isinstance(moment, date):
        return moment.year, moment.month, moment.day
    month = at.astype("M8[M]").astype(int)
    return month // 12 + 1970, month % 12 + 1, (at.astype("M8[D]") - at.astype("M8[M]").astype("M8[D]")).astype(int) + 1


def year_of(at: float) -> int:
    """The year of a time in seconds since 1970."""
    return year_month_day(at_second(at))[0]


def at_second(at: float) -> np.datetime64:
    """Seconds since 1970 as a datetime64[s]."""
    return np.datetime64(int(np.floor(at)), "s")


def months_later(at: float, months: int) -> float:
    """The same day and clock time so many months later; 31 January and one month is the last of February.

    Examples
    --------
    >>> iso(months_later(30 * DAY, 1)), iso(months_later(30 * DAY + 3600, -2))
    ('1970-02-28', '1969-11-30 01:00:00')
    """
    year, month, day = year_month_day(at_second(at))
    years, month = divmod(12 * year + month - 1 + months, 12)
    first, behind = (
        day_number(y, m, 1) for y, m in ((years, month + 1), (years + (month == 11), (month + 1) % 12 + 1))
    )
    return min(first + day - 1, behind - 1) * DAY + at % DAY


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
    text = str(at_second(at)).replace("T", " ")
    sign, year, rest = re.findall(r"(-?)(\d+)(.*)", text)[0]
    return f"{sign}{year.zfill(4)}{rest}".removesuffix(" 00:00:00")
