"""What both pictures draw from, worked out once: the figure and the page cannot tell different facts.

The page's script and the figure turn it into pixels, each for the width that it has.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from timeline.dates.datings import datings
from timeline.dates.span import FORMS
from timeline.picture import style
from timeline.picture.bands import Bands, bands_of, details, grades, ranks
from timeline.picture.beginnings import labels_of
from timeline.picture.colours import own_colours, themes_with
from timeline.picture.gaps import Axis, axis_of
from timeline.picture.key import Kind, kinds_key
from timeline.picture.measures import DASHED
from timeline.picture.readings import Note, Reading, checked, doubts, least, notes_of, of_source, points, said
from timeline.picture.ties import anchors
from timeline.picture.wishes import NONE, Wishes, made_on
from timeline.schema import ERA


@dataclass(frozen=True)
class OtherDate:
    """What others say of an event's date: its row, start and end in seconds (nan where open), whether one moment."""

    event: int
    start: float
    end: float
    exact: bool


@dataclass(frozen=True)
class Picture:
    """Events as they are drawn. Events are named by their row in the frame; times are seconds since 1970.

    Attributes
    ----------
    events : pandas.DataFrame
    lang : str
    labels : list of str
        What stands in the chart beside each mark: its `label`, else its title, in a crowd without what many of its band
        begin with.
    beginnings : tuple of str
        What the labels of each band leave out.
    reading : Reading
        The one that is drawn first, for which lanes are worked out.
    checked : Reading
    source : Reading or None
        What the source alone supports; None where it says the same.
    kinds : Series of category
        Each event's kind as drawn.
    slots : dict of str to int
        The place in the palette of each of these.
    own : dict of str to (str, str)
        Colours of one's own by kind, on light and on dark pages.
    themes : dict of str to Theme
        With these in them.
    key : tuple of Kind
    bands : Bands
        Their names, each event's, and the lanes that share one.
    rank : array of int, shape (n,)
        In what order events get labels where not all can.
    grades : array of int, shape (n,)
        How much each leads the eye: 2, 1 or 0.
    details : dict of int to str
        What of their descriptions may stand under the titles of those that do.
    checked_axis : Axis
    source_axis : Axis or None
        One for each reading, as what is "2003" and what is a day of it have no end in common.
    least : float
        The finest that matters, in seconds.
    notes : tuple of Note
    today : Note or None
        The day of making, where it is drawn.
    eras : tuple of int
    relations : tuple of (int, int)
        An event, and the one that its date hangs on.
    others : tuple of OtherDate
        Drawn for a chosen event alone, so they decide neither range nor gaps.
    """

    events: pd.DataFrame
    lang: str
    labels: list[str]
    beginnings: tuple[str, ...]
    reading: Reading
    checked: Reading
    source: Reading | None
    kinds: pd.Series
    slots: dict[str, int]
    own: dict[str, tuple[str, str]]
    themes: dict[str, style.Theme]
    key: tuple[Kind, ...]
    bands: Bands
    rank: np.ndarray
    grades: np.ndarray
    details: dict[int, str]
    checked_axis: Axis
    source_axis: Axis | None
    least: float
    notes: tuple[Note, ...]
    today: Note | None
    eras: tuple[int, ...]
    relations: tuple[tuple[int, int], ...]
    others: tuple[OtherDate, ...]

    @property
    def axis(self) -> Axis:
        """That of the reading that is drawn first."""
        return (self.reading is self.source and self.source_axis) or self.checked_axis


def _axis(reading: Reading, notes: list[Note], lang: str, fold: bool) -> Axis:
    times = points(reading, notes)
    first = reading.low == times[:1]
    begin = float(said(reading)[0][first].min()) if first.any() else None
    return axis_of(times, doubts(reading), lang, begin=begin, fold=fold)


def _shown(reading: Reading, notes: list[Note], lang: str, fold: bool) -> tuple[Reading, Axis]:
    """A reading and the axis that shows it.

    What is about, of which that axis would leave a part out, is drawn as it says: its outline would begin in a break.
    """
    axis = _axis(reading, notes, lang, fold)
    outlines = (reading.flags & DASHED > 0) & (reading.form != FORMS.index("throughout"))
    if not axis.gaps or not outlines.any():
        return reading, axis
    low, high = said(reading)
    cut = np.zeros(len(low), bool)
    for gap in axis.gaps:
        for end, own in ((reading.low, low), (reading.high, high)):
            cut |= (end != own) & (gap.start < end) & (end < gap.end)
    cut &= outlines
    if not cut.any():
        return reading, axis
    reading = replace(reading, low=np.where(cut, low, reading.low), high=np.where(cut, high, reading.high))
    return reading, _axis(reading, notes, lang, fold)


def picture_of(
    events: pd.DataFrame,
    *,
    lanes: list[str] | str | None,
    lang: str,
    fold: bool,
    dates: str = "checked",
    wishes: Wishes = NONE,
) -> Picture:
    """Work out what both renderers need of some events.

    Parameters
    ----------
    events : pandas.DataFrame
        As `read_events` returns it, with an index from 0.
    lanes : list of str or str, optional
        From top to bottom.
    lang : str
    fold : bool
        Whether long gaps are left out.
    dates : {"checked", "source"}
        Which reading is drawn first.
    wishes : Wishes

    Raises
    ------
    ValueError
        If a lane is asked for that no event has.

    Examples
    --------
    >>> import io
    >>> from timeline import read_events
    >>> days = ("2003-03-20", "2003-05-22", "2003-05-23", "2003-05-24", "2003-05-26", "2003-05-27")
    >>> events = read_events(io.StringIO("date,title\\n" + "".join(f"{day},A\\n" for day in days)))
    >>> [gap.words for gap in picture_of(events, lanes=None, lang="en", fold=True).axis.gaps]
    ['2 months']
    """
    notes, today = notes_of(events, lang), made_on(wishes.today, lang)
    marked = [*notes, *filter(None, [today])]
    of_checked, checked_axis = _shown(checked(events), marked, lang, fold)
    own_dates = of_source(events)
    alone, source_axis = _shown(own_dates, marked, lang, fold) if own_dates else (None, None)
    reading = alone if dates == "source" and alone is not None else of_checked
    own = own_colours(events, wishes.colours)
    kinds = style.kinds_of(events, own)
    slots = style.slots_of(events, kinds, own)
    bands = bands_of(events, reading, lanes, lang, wishes.lanes_of)
    short = [text if isinstance(text, str) else None for text in events["label"].tolist()]
    labels, beginnings = labels_of(events["title"].tolist(), short, bands.single, len(bands.names))
    grade = grades(events)
    return Picture(
        events=events, lang=lang, labels=labels, beginnings=beginnings,
        reading=reading, checked=of_checked, source=alone,
        kinds=kinds, slots=slots, own=own, themes=themes_with(own, slots),
        key=tuple(kinds_key(kinds, slots, bands.of_event < 0, lang)),
        bands=bands, rank=ranks(events), grades=grade, details=details(events, grade),
        checked_axis=checked_axis, source_axis=source_axis,
        least=least(events), notes=tuple(notes), today=today,
        eras=tuple(np.flatnonzero(events["kind"] == ERA).tolist()),
        relations=_relations(events), others=_others(events),
    )  # fmt: skip


def _relations(events: pd.DataFrame) -> tuple[tuple[int, int], ...]:
    rows = dict(zip(events["id"].tolist(), range(len(events))))
    return tuple((row, rows[anchor]) for row, anchor in enumerate(anchors(events)) if anchor in rows)


def _others(events: pd.DataFrame) -> tuple[OtherDate, ...]:
    dated = np.flatnonzero(events["other_dates"].notna()).tolist()
    return tuple(
        OtherDate(row, *span.bounds, span.form == "exact")
        for row in dated
        for span, _ in datings(events["other_dates"].iloc[row])
    )
