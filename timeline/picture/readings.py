"""The dates of a table as numbers, in both readings: as checked, and as the source alone supports them.

Both pictures draw from these: what is sure of a date, where it may reach, and how its ends are drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from timeline.dates.calendar import DAY
from timeline.dates.columns import line_of_report, report_ends, spans
from timeline.dates.edtf import parse
from timeline.dates.span import FORMS, PRECISIONS
from timeline.picture.measures import (
    ARROW,
    AT_LEAST,
    BY_REPORT,
    DASHED,
    END_CAP,
    END_FADES,
    OUTSIDE,
    SEVERAL,
    START_CAP,
    START_FADES,
)
from timeline.picture.ties import anchors
from timeline.schema import REPORT
from timeline.words.words import words


@dataclass(frozen=True)
class Member:
    """A part of a date of several: its event, start and end in seconds (nan where open), whether one known moment."""

    event: int
    start: float
    end: float
    exact: bool


@dataclass(frozen=True)
class Note:
    """A text under the chart, when in words, and its bracket's ends in seconds (nan where open)."""

    title: str
    when: str
    start: float
    end: float


@dataclass(frozen=True)
class Reading:
    """One reading of every date; times are seconds since 1970, nan where open.

    Attributes
    ----------
    texts : Series of str
        The dates as EDTF.
    low, high : array of float, shape (n,)
        What may be meant; equal for a known moment.
    first, last : array of float, shape (n,)
        What is sure to be meant of a stretch of time.
    form, flags : array of int32, shape (n,)
        A number in `FORMS`, and bits as above.
    members : tuple of Member
        The parts of dates of several.
    known : int
        Events known to the day.
    order : array of int32, shape (n,)
        Rows in the order of time.
    reports : tuple of float
        When reports appeared: what lasted until then has no end cap, and is said to have lasted at least so long.
    """

    texts: pd.Series
    low: np.ndarray
    first: np.ndarray
    last: np.ndarray
    high: np.ndarray
    form: np.ndarray
    flags: np.ndarray
    members: tuple[Member, ...]
    known: int
    order: np.ndarray
    reports: tuple[float, ...]


def checked(events: pd.DataFrame) -> Reading:
    """What the column `date` says.

    Examples
    --------
    >>> import io
    >>> from timeline import read_events
    >>> reading = checked(read_events(io.StringIO("date,title\\n2022-10,New premier\\n2023-12-08,Rockets\\n")))
    >>> ((reading.high - reading.low) / 86_400).tolist(), reading.known
    ([30.0, 0.0], 1)
    """
    return _reading(pd.Series(events["date"]), np.zeros(len(events), bool), _is_report(events))


def of_source(events: pd.DataFrame) -> Reading | None:
    """What the source alone supports; None where that is what the dates say.

    A day that hangs on one from outside the source is from outside too: it is marked as such, and not counted as known.

    Parameters
    ----------
    events : pandas.DataFrame
        As `read_events` returns it, with an index from 0.
    """
    alone = events["source_date"]
    if bool(alone.isna().all()) or bool((alone.fillna(events["date"]) == events["date"]).all()):
        return None
    rows = dict(zip(events["id"], events.index))
    anchor = np.array([rows.get(event, np.nan) for event in anchors(events)], dtype=float)
    outside = alone.isna().to_numpy(copy=True)
    for _ in range(len(events)):
        hangs = np.array([at == at and outside[int(at)] for at in anchor], dtype=bool)
        if not (hangs & ~outside).any():
            break
        outside |= hangs
    return _reading(pd.Series(alone.fillna(events["date"])), outside, _is_report(events))


def _is_report(events: pd.DataFrame) -> np.ndarray:
    return (events["kind"] == REPORT).to_numpy(bool)


def _reading(texts: pd.Series, outside: np.ndarray, is_report: np.ndarray) -> Reading:
    """Dates as numbers. Where no date has a time, a day is a point, where it begins.

    What goes on to a day then ends at that point, beside what was on that day.
    """
    dates, _ = spans(texts)
    known = dates["form"] == FORMS.index("exact")
    dates["form"][_some_time(dates) & ~is_report] = FORMS.index("within")
    throughout, exact = (dates["form"] == FORMS.index(form) for form in ("throughout", "exact"))
    open_start, open_end = np.isnan(dates["earliest"]), np.isnan(dates["latest"])
    doubt = dates["about"] | dates["perhaps"]
    lasting = open_end & throughout & ~texts.str.endswith("/").to_numpy(dtype=bool)
    flags = (
        START_FADES * open_start + ARROW * lasting + END_FADES * (open_end & ~lasting) + DASHED * doubt
        + START_CAP * (throughout & dates["start_moment"]) + END_CAP * (throughout & dates["end_moment"])
        + OUTSIDE * outside
    )  # fmt: skip
    reports = report_ends(dates, is_report)
    lines = line_of_report(dates, is_report)
    reached = dates["end_moment"] & (dates["earliest"] != dates["end_first"]) & ~np.isnan(lines)
    # An end that is itself in doubt is said without "at least".
    at_report = reached & (dates["end_fade"] == 0)
    flags[throughout & reached] &= ~END_CAP
    flags[throughout & at_report] |= AT_LEAST
    flags[(dates["form"] == FORMS.index("within")) & at_report] |= BY_REPORT
    low, high = dates["earliest"].copy(), dates["latest"] + 1
    in_days = not _timed(dates).any()
    if in_days:
        high = np.where(high - DAY > low, high - DAY, high)
    # A minute or second at which something ends is a moment, as one at which something begins; a day ends with it.
    ends = dates["latest"] - dates["end_first"] < 60
    high[ends] = dates["end_first"][ends]
    # What a report saw last, or had happened by then, goes as far as the report's line, if it began before.
    ends = at_report & ~(lines <= low)
    high[ends] = np.maximum(dates["end_first"], lines)[ends]
    high[exact] = low[exact]
    first = np.where(throughout & ~dates["start_moment"], dates["start_last"] + 1, low)
    last = np.where(throughout & ~dates["end_moment"], dates["end_first"], high)
    return Reading(
        texts, low - dates["start_fade"], first, last, high + dates["end_fade"], dates["form"].astype("int32"),
        flags.astype("int32"), _members(texts, dates, in_days), int((known & ~doubt & ~outside).sum()), order(dates),
        reports,
    )  # fmt: skip


def _timed(dates: np.ndarray) -> np.ndarray:
    """Which dates have a time of day."""
    return dates["precision"] < PRECISIONS.index("day")


def _some_time(dates: np.ndarray) -> np.ndarray:
    """Days among times of day, which are known to the day alone: at midnight, where a day begins, was nothing.

    Where more than one date in four has none, a day is as good as any; within a month, whose axis may have hours, where
    one in two has none.
    """
    timed = _timed(dates)
    share = np.count_nonzero(timed) / max(len(dates), 1)
    at = dates["earliest"][np.isfinite(dates["earliest"])]
    in_month = len(at) > 0 and np.ptp(at) < 31 * DAY
    if share < 3 / 4 and not (in_month and share > 1 / 2):
        return np.zeros(len(dates), bool)
    return (dates["form"] == FORMS.index("exact")) & ~timed


def order(dates: np.ndarray) -> np.ndarray:
    """Rows by time: what starts first, then what ends first, then as they stand.

    A date whose start is open stands at the last day that it can be.

    Parameters
    ----------
    dates : array
        As `spans` returns it.
    """
    first, last = dates["earliest"], dates["latest"]
    start = np.where(np.isnan(first), last // DAY * DAY, first)
    return np.lexsort((np.where(np.isnan(last), np.inf, last), start)).astype("int32")


def _members(texts: pd.Series, dates: np.ndarray, in_days: bool) -> tuple[Member, ...]:
    """The parts of `{a,b}`."""
    rest = DAY * in_days
    return tuple(
        Member(event, start, start if part.form == "exact" else max(end - rest, start), part.form == "exact")
        for event in np.flatnonzero(dates["form"] == SEVERAL).tolist()
        for part in parse(texts.iloc[event]).members
        for start, end in [part.bounds]
    )


def notes_of(events: pd.DataFrame, lang: str) -> list[Note]:
    """The notes that a frame carries; where no date has a time, a bracket ends where its last day's events stand."""
    dated = [(note["title"], parse(note["date"])) for note in events.attrs.get("notes", [])]
    rest = 0 if events["date"].str.contains("T").any() else DAY
    bounds = [span.bounds for _, span in dated]
    ends = [end - rest if end - rest > start else end for start, end in bounds]
    return [Note(title, words(span, lang), start, end) for (title, span), (start, _), end in zip(dated, bounds, ends)]


def points(reading: Reading, notes: Sequence[Note]) -> np.ndarray:
    """Every time that a picture must show, in seconds, ascending, each once.

    Of what is open, also from when on it is sure: what is about would else begin too early for a gap. And what is about
    may reach further than its date says: a gap goes as far as the date, which is what is read.

    Examples
    --------
    >>> import io
    >>> from timeline import read_events
    >>> reading = checked(read_events(io.StringIO("date,title\\n1970,Fair\\n1975~/1977,Rule\\n1980,Fire\\n")))
    >>> [1970 + round(at / 86_400 / 365.25) for at in points(reading, [])]
    [1970, 1971, 1975, 1978, 1980, 1981]
    """
    parts = [at for part in (*reading.members, *notes) for at in (part.start, part.end)]
    is_open = np.isnan(reading.low + reading.high)
    low, high = said(reading)
    drawn = np.concatenate([reading.low, reading.high, parts])
    drawn = np.sort(drawn[np.isfinite(drawn)])
    times = np.concatenate([low, high, reading.first[is_open], reading.last[is_open], drawn[:1], drawn[-1:], parts])
    return np.unique(times[np.isfinite(times)])


def said(reading: Reading) -> tuple[np.ndarray, np.ndarray]:
    """Where each date begins and ends as it says, in seconds: what is about is drawn from earlier on, and until later.

    Examples
    --------
    >>> import io
    >>> from timeline import read_events
    >>> reading = checked(read_events(io.StringIO("date,title\\n1971~,Fair\\n")))
    >>> said(reading)[0].tolist() == [365 * 86_400.0], bool(reading.low[0] < said(reading)[0][0])
    (True, True)
    """
    low, high = reading.low.copy(), reading.high.copy()
    rows = np.flatnonzero(reading.flags & DASHED)
    if not len(rows):
        return low, high
    rest = 0 if reading.texts.str.contains("T").any() else DAY  # where no date has a time, one ends with its last day
    for row in rows:
        start, end = parse(reading.texts.iloc[row]).bounds
        end = max(end - rest, start)
        low[row], high[row] = max(low[row], start), min(high[row], end)
    return low, high


def doubts(reading: Reading) -> np.ndarray:
    """Stretches, in seconds, at any time of which something may have been, begun or ended: from, to, shape (m, 2).

    Examples
    --------
    >>> import io
    >>> from timeline import read_events
    >>> reading = checked(read_events(io.StringIO("date,title\\n1970,Fair\\n1971/..,Rule\\n1972-05-06,Fire\\n")))
    >>> (doubts(reading) / 86_400).tolist()
    [[0.0, 364.0], [365.0, 730.0]]
    """
    low, first, last, high = reading.low, reading.first, reading.last, reading.high
    within = reading.form == FORMS.index("within")
    pairs = np.concatenate([np.column_stack(ends) for ends in ((low, np.where(within, high, first)), (last, high))])
    return pairs[pairs[:, 0] < pairs[:, 1]]


def least(events: pd.DataFrame) -> float:
    """The finest that matters in a picture, in seconds: five beside seconds, ten minutes beside minutes, else a day."""
    precisions = {*events["precision"].unique()}
    return 5.0 if "second" in precisions else 600.0 if "minute" in precisions else DAY
