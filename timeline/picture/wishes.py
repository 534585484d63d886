"""What somebody may wish of a picture beyond its lanes and language, and what is wrong with a wish."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from math import inf, isnan

from timeline.dates.calendar import DAY
from timeline.dates.edtf import parse
from timeline.dates.span import DateError
from timeline.picture.readings import Note
from timeline.read.arguments import shortly
from timeline.words.phrases import phrases
from timeline.words.words import words


@dataclass(frozen=True)
class Wishes:
    """All of them as they are asked for; as they stand here, nothing is.

    Attributes
    ----------
    open : str, optional
        The stretch of time that a page opens on, as EDTF.
    today : bool or date
        Whether a line stands at today's date; or the date it stands at instead.
    colours : mapping of str to str, optional
        Kinds to colours of their own.
    images : {"embed", "fetch", "link"}
        What of the column `image` goes into the page: files, what stands at addresses too, or nothing.
    layout : {"horizontal", "vertical"}, optional
        Which way time runs when the page opens; None for the way that the window's width leaves room for.
    relations : bool
        Whether all relations are drawn.
    lanes_of : {"first", "all"}
        Which of its lanes an event of several stands in.

    Raises
    ------
    ValueError
        If `lanes_of` is neither.
    """

    open: str | None = None
    today: bool | date = False
    colours: Mapping[str, str] | None = None
    images: str = "embed"
    layout: str | None = None
    relations: bool = False
    lanes_of: str = "first"

    def __post_init__(self) -> None:
        if self.lanes_of not in ("first", "all"):
            raise ValueError(f"lanes_of is {shortly(self.lanes_of)}; expected 'first' or 'all'")


#: Which way time may run.
LAYOUTS = ("horizontal", "vertical")
#: No wish at all.
NONE = Wishes()


def window_of(wish: str | None, whole: tuple[float, float]) -> tuple[float | None, float | None] | None:
    """What a page opens on, in seconds, None at an end that is open; None for all of it.

    Parameters
    ----------
    wish : str, optional
        EDTF.
    whole : (float, float)
        First and last time of the picture.

    Raises
    ------
    ValueError
        If that is no date, or nothing of the picture.

    Examples
    --------
    >>> window_of("1970-01-02/..", (0, 999_999))
    (86400.0, None)
    """
    if wish is None:
        return None
    try:
        start, end = parse(wish).bounds
    except DateError as error:
        raise ValueError(f"open is {wish!r}, which {error.why}; expected EDTF such as 2023-10/.. or 2023") from None
    first, last = (-inf if isnan(start) else start), (inf if isnan(end) else end)
    if first > whole[1] or last < whole[0]:
        raise ValueError(f"open is {wish!r}, in which nothing of these events lies")
    return None if isnan(start) else start, None if isnan(end) else end


def layout_of(wish: str | None) -> str | None:
    """Which way time runs when a page opens.

    Raises
    ------
    ValueError
        If there is no such way.

    Examples
    --------
    >>> layout_of("vertical")
    'vertical'
    >>> layout_of("diagonal")
    Traceback (most recent call last):
    ValueError: layout is 'diagonal'; expected horizontal, vertical or None
    """
    if wish is not None and wish not in LAYOUTS:
        raise ValueError(f"layout is {shortly(wish)}; expected {', '.join(LAYOUTS)} or None")
    return wish


def made_on(wish: bool | date, lang: str) -> Note | None:
    """The day of making as a note without length; None where it is not wished for.

    Where `SOURCE_DATE_EPOCH` is set, it is the day of that (https://reproducible-builds.org/specs/source-date-epoch/).

    Raises
    ------
    TypeError
        If it is neither yes, no nor a day.

    Examples
    --------
    >>> made_on(date(2026, 11, 25), "en").title
    'Made on 25 November 2026'
    """
    if not isinstance(wish, bool | date):
        raise TypeError(f"today is {shortly(wish)}; expected True, False or a datetime.date")
    if wish is False:
        return None
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if wish is not True:
        day = date(wish.year, wish.month, wish.day)
    else:
        day = datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdecimal() else date.today()
    at = (day - date(1970, 1, 1)).days * DAY
    said = words(parse(day.isoformat()), lang)
    return Note(phrases(lang)["made"].format(said), said, at, at)
