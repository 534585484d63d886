"""A column of EDTF texts as arrays: what a table and a drawing need of each date, without a Python object a row.

Years, months and days, which most columns are full of, are read all at once;
any other text goes through `parse`, once however often it stands there.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import pandas as pd

from timeline.dates.calendar import DAY
from timeline.dates.edtf import parse
from timeline.dates.span import FORMS, PRECISIONS, DateError, Point

#: One date in seconds since 1970. `start_last` is the last second of its start as written, `end_first` the first
#: of its end. Beside each, slack is the seconds that "about" adds, and a fade those that "about" or "perhaps" show;
#: a moment is a day or finer. nan where an end is open.
SPAN = np.dtype(
    [
        ("earliest", "f8"),
        ("start_last", "f8"),
        ("end_first", "f8"),
        ("latest", "f8"),
        ("start_fade", "f8"),
        ("end_fade", "f8"),
        ("start_slack", "f8"),
        ("end_slack", "f8"),
        ("form", "i1"),
        ("precision", "i1"),
        ("about", "?"),
        ("perhaps", "?"),
        ("start_moment", "?"),
        ("end_moment", "?"),
        ("plain", "?"),
    ]
)
_FORM = {form: number for number, form in enumerate(FORMS)}
_PRECISION = {precision: number for number, precision in enumerate(PRECISIONS)}


def spans(texts: Sequence[str] | pd.Series) -> tuple[np.ndarray, dict[str, DateError]]:
    """Read a column of dates.

    Parameters
    ----------
    texts : sequence of str, shape (n,)
        EDTF, or "" where there is none.

    Returns
    -------
    rows : array of SPAN, shape (n,)
        `form` is -1 where the text is blank or no date.
    bad : dict of str to DateError
        What is wrong with each text that is no date.

    Examples
    --------
    >>> rows, bad = spans(["2023-12-08", "", "2023-13", "2003/.."])
    >>> rows["form"].tolist(), list(bad)
    ([0, -1, -1, 2], ['2023-13'])
    """
    codes, unique = factorized(texts)
    rows = np.zeros(len(unique), dtype=SPAN)
    years, months, days, written = plain_parts(unique)
    _fill_plain(rows, years, months, days, written)
    bad, others = {}, []
    for text in unique[written == 0]:
        try:
            others.append(_row(text) if text else _NONE)
        except DateError as error:
            bad[text] = error
            others.append(_NONE)
    rows[written == 0] = np.array(others, dtype=SPAN)
    return rows[codes], bad


def report_ends(rows: np.ndarray, is_report: np.ndarray) -> tuple[float, ...]:
    """The last second of each report that is known to the day, sorted: see `outlasted`.

    Parameters
    ----------
    rows : array of SPAN, shape (n,)
    is_report : array of bool, shape (n,)
    """
    return tuple(np.unique(rows["latest"][is_report & (rows["form"] == _FORM["exact"])]).tolist())


def outlasted(latest: np.ndarray | float, reports: Sequence[float]) -> np.ndarray:
    """Whether what lasted until these seconds may have gone on: a report appeared then, which tells nothing of later.

    Known only to the day of a report, an end is no end; known to a minute before it appeared, it is one.

    Examples
    --------
    >>> rows, _ = spans(["2023-12-11", "2023-10-07/2023-12-11", "2023-10-07/2023-12-11T09:00"])
    >>> outlasted(rows["latest"], report_ends(rows, np.array([True, False, False]))).tolist()
    [True, True, False]
    """
    return _report_of(latest, reports) >= 0


def _report_of(latest: np.ndarray | float, ends: Sequence[float]) -> np.ndarray:
    """Which of the reports that appeared at these ends, ascending, is the last of its day before each time; else -1."""
    if not len(ends):
        return np.full(np.shape(latest), -1)
    before = np.searchsorted(ends, latest, side="right") - 1
    return np.where(np.asarray(ends)[before] // DAY == np.asarray(latest) // DAY, before, -1)


def line_of_report(rows: np.ndarray, is_report: np.ndarray) -> np.ndarray:
    """When the report appeared that each row lasted until, in seconds: see `outlasted`; NaN where there is none.

    Parameters
    ----------
    rows : array of SPAN, shape (n,)
    is_report : array of bool, shape (n,)

    Returns
    -------
    array of float, shape (n,)

    Examples
    --------
    >>> rows, _ = spans(["2023-12-11T09:30", "2023-10-07/2023-12-11", "2023-10-07/2023-12-11T09:00"])
    >>> hours = line_of_report(rows, np.array([True, False, False])) % DAY / 3600
    >>> hours.tolist()
    [9.5, 9.5, nan]
    """
    reports = np.sort(rows[is_report & (rows["form"] == _FORM["exact"])], order="latest")
    which = _report_of(rows["latest"], reports["latest"].tolist())
    return np.append(reports["earliest"], np.nan)[which]


def factorized(texts: Sequence[str] | pd.Series) -> tuple[np.ndarray, np.ndarray]:
    """To each text its number, and each text once."""
    cells = texts.to_numpy(dtype=object) if isinstance(texts, pd.Series) else np.array(texts, dtype=object)
    codes, unique = pd.factorize(cells)
    return codes, np.asarray(unique, dtype=object)


def plain_parts(texts: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Year, month and day of texts that are YYYY, YYYY-MM or YYYY-MM-DD, and how many are written: 0 for others."""
    n = len(texts)
    length = np.fromiter(map(len, texts), int, n)
    chars = np.array(texts, dtype="U10").view("u4").reshape(n, 10) if n else np.zeros((0, 10), "u4")
    digits = chars - 48  # wraps around below "0"
    number, dash = digits <= 9, chars == 45
    written = np.select([length == 4, length == 7, length == 10], [1, 2, 3], 0)
    written[~number[:, :4].all(axis=1)] = 0
    written[(written >= 2) & ~(dash[:, 4] & number[:, 5:7].all(axis=1))] = 0
    written[(written == 3) & ~(dash[:, 7] & number[:, 8:].all(axis=1))] = 0
    digits = np.where(number, digits, 0).astype(int)
    years = digits[:, :4] @ [1000, 100, 10, 1]
    months = np.where(written >= 2, digits[:, 5] * 10 + digits[:, 6], 1)
    days = np.where(written == 3, digits[:, 8] * 10 + digits[:, 9], 1)
    written[(months < 1) | (months > 12) | (days < 1)] = 0
    first = ((years - 1970) * 12 + np.clip(months, 1, 12) - 1).astype("M8[M]")
    written[days > ((first + 1).astype("M8[D]") - first.astype("M8[D]")).astype(int)] = 0
    return years, months, days, written


def _fill_plain(rows: np.ndarray, years: np.ndarray, months: np.ndarray, days: np.ndarray, written: np.ndarray) -> None:
    start = ((years - 1970) * 12 + np.clip(months, 1, 12) - 1).astype("M8[M]")
    first = start.astype("M8[D]").astype(int) + days - 1
    behind = (start + np.where(written == 1, 12, 1)).astype("M8[D]").astype(int)
    last = np.where(written == 3, first + 1, behind)
    rows["earliest"] = rows["end_first"] = first * DAY
    rows["latest"] = rows["start_last"] = last * DAY - 1
    exact = written == 3
    rows["form"] = np.where(exact, _FORM["exact"], _FORM["within"])
    rows["precision"] = np.array([_PRECISION[name] for name in ("day", "year", "month", "day")])[written]
    rows["start_moment"] = rows["end_moment"] = exact
    rows["plain"] = written > 0


_NAN = float("nan")
_NONE = np.zeros((), dtype=SPAN)
for _name in ("earliest", "start_last", "end_first", "latest"):
    _NONE[_name] = _NAN
_NONE["form"] = _NONE["precision"] = -1
_NONE = _NONE.item()


@lru_cache(maxsize=200_000)
def _row(text: str) -> tuple:
    span = parse(text)
    start, end, points = _end(span.start), _end(span.end), span.points
    about = perhaps = False
    for point in points:
        about, perhaps = about or bool(point.about), perhaps or bool(point.perhaps)
    precision = max([_PRECISION[point.precision] for point in points])
    slack, fade = zip(start[2], end[3])
    return (*start[:2], *end[:2], *fade, *slack, _FORM[span.form], precision, about, perhaps,
            start[4], end[4], False)  # fmt: skip


@lru_cache(maxsize=100_000)
def _end(point: Point | None) -> tuple[float, float, tuple[float, float], tuple[float, float], bool]:
    """First and last second of one end, slack and fade before and behind it, and whether it is a moment."""
    if point is None:
        return _NAN, _NAN, (0.0, 0.0), (0.0, 0.0), False
    first, last = int(point.earliest.astype("int64")), int(point.latest.astype("int64"))
    doubt = last - first + 1.0 if point.perhaps and not point.about else 0.0
    before, behind = first - point.reach[0], point.reach[1] - last
    return first, last, (before, before + doubt), (behind, behind + doubt), point.is_moment
