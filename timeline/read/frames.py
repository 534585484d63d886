"""What a frame that was read has been through since: filtered, cut, edited, or something else altogether."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping
from os import PathLike
from typing import Any

import numpy as np
import pandas as pd
from pandas.api.typing import DataFrameGroupBy, SeriesGroupBy

from timeline.dates.calendar import seconds
from timeline.read.arguments import shortly
from timeline.read.cells import texts
from timeline.read.problems import Problem, Row
from timeline.schema import CLOCK, DERIVED, NAMES
from timeline.words.columns import in_words

#: The name in a frame's `attrs` of how many events it had when it was read.
WHOLE = "events"
#: What is derived from the date alone, and so never differs from it but where it has been edited.
_OF_DATE = tuple(name for name in DERIVED if not name.startswith("implied"))


def expected(thing: Any) -> Any:
    """What may hold events, with frames of other libraries as pandas has them.

    Raises
    ------
    TypeError
        If it holds none, with what to hand over instead.
    """
    if isinstance(thing, pd.Series):
        raise TypeError("events are a Series, one column or one row of a frame; expected the frame, such as events or "
                        "events[[\"date\", \"title\"]]")  # fmt: skip
    if isinstance(thing, DataFrameGroupBy | SeriesGroupBy):
        raise TypeError("events are groups; expected a frame: draw each, as in for name, part in groups, or get_group")
    if thing is None:
        raise TypeError("events are None, which is what a call with inplace=True returns; expected a path, an open "
                        "file or a DataFrame")  # fmt: skip
    if isinstance(thing, list) and not (thing and all(isinstance(one, Mapping) for one in thing)):
        raise TypeError(f"events are a list of {len(thing)}, not each of them a dict; expected a path, an open file or "
                        "a DataFrame, or a list such as [{'date': '2023-12-08', 'title': 'Rockets'}]")  # fmt: skip
    if isinstance(thing, str | PathLike | pd.DataFrame | list) or hasattr(thing, "read"):
        return thing
    return _in_pandas(thing)


def _in_pandas(thing: Any) -> Any:
    """A frame of any library that narwhals knows, or that can turn itself into one of pandas; all else as it is.

    Cells are taken as Python has them, so that a day stays a day and a whole number whole.
    """
    import narwhals.stable.v2 as narwhals  # late: it takes a tenth of the time of a small page

    frame = narwhals.from_native(thing, pass_through=True, allow_series=True)
    if isinstance(frame, narwhals.Series):
        return expected(pd.Series(frame.to_list()))  # which is none
    if isinstance(frame, narwhals.LazyFrame):
        frame = frame.collect() if frame.implementation.is_polars() else frame.collect("pandas")
    if isinstance(frame, narwhals.DataFrame):
        columns = frame.to_dict(as_series=False)
        return pd.DataFrame({name: pd.Series(cells, dtype=object) for name, cells in columns.items()})
    turned = getattr(thing, "to_pandas", None) or getattr(thing, "to_df", None)
    return turned() if turned else thing


def checked_attrs(attrs: dict) -> None:
    """Refuse what has been put into the `attrs` of a frame that was read, and cannot be there.

    Raises
    ------
    TypeError
        With what was expected.

    Examples
    --------
    >>> checked_attrs({"title": 5, "events": 3})
    Traceback (most recent call last):
    TypeError: events.attrs['title'] is 5; expected a text
    """
    if WHOLE not in attrs:  # somebody else's
        return
    for name, value in attrs.items():
        if name in (*NAMES, CLOCK) and not isinstance(value, str | None):
            raise TypeError(f"events.attrs[{name!r}] is {shortly(value)}; expected a text")
    for name, of_texts in (("notes", _is_cells), ("kinds", _is_cells), ("read_as", lambda line: isinstance(line, str))):
        value = attrs.get(name, [])
        if not isinstance(value, list) or not all(map(of_texts, value)):
            sort = (
                "one text a line" if name == "read_as" else f"the cells of one {name[:-1]}, each a text by its column"
            )
            raise TypeError(f"events.attrs[{name!r}] is {shortly(value)}; expected a list: {sort}")


def _is_cells(note: Any) -> bool:
    return isinstance(note, dict) and all(isinstance(text, str) for pair in note.items() for text in pair)


def was_read(events: pd.DataFrame) -> bool:
    """Whether a frame is one that `read_events` returned, or a part of it."""
    return WHOLE in events.attrs or {*DERIVED} <= {*events.columns}


def of_the_part(events: pd.DataFrame) -> dict:
    """The `attrs` of a frame that was read, without words on the whole where it is a part: a line says so.

    Deck and notes may count what is there ("four events in eight days"), and nobody can know whether a part has it.
    """
    attrs, whole = dict(events.attrs), events.attrs.get(WHOLE)
    lost = [name for name in ("description", "notes") if attrs.get(name)]
    if isinstance(whole, int) and len(events) != whole and lost:
        names = " and ".join({"description": "deck", "notes": "notes"}[name] for name in lost)
        some = f"{len(events)} of {whole} events" if len(events) < whole else f"{len(events)} events, {whole} when read"
        line = f"{some}: {names} of the file tell of all that were read and are left out"
        warnings.warn(line, stacklevel=4)
        attrs = {name: value for name, value in attrs.items() if name not in lost}
    return attrs


def listed(lanes: Any, events: pd.DataFrame) -> list[str] | str | None:
    """Lanes that are asked for, as they may be.

    Raises
    ------
    TypeError
        If they are no names, in no order.
    ValueError
        If they are several names in one text.
    """
    if lanes is None or (isinstance(lanes, str) and lanes in set(events["lane"])):
        return lanes
    if isinstance(lanes, str) and (several := [name.strip() for name in re.split("[,;]", lanes)])[1:]:
        raise ValueError(f"lanes is {lanes!r}, one name; expected lanes={several}")
    if not isinstance(lanes, str) and not (isinstance(lanes, (list, tuple)) and all(isinstance(n, str) for n in lanes)):
        raise TypeError(f"lanes is {shortly(lanes)}; expected names in a list, such as lanes=['North', 'South']")
    return lanes if isinstance(lanes, str) else list(lanes)


def edited(events: pd.DataFrame, derived: pd.DataFrame) -> Iterator[Problem]:
    """What of a frame has been edited that is worked out from `date`, and so would be ignored.

    Where the date itself was edited, all that was worked out from it is old; but then its words are old as well.

    Parameters
    ----------
    events : pandas.DataFrame
        As handed over.
    derived : pandas.DataFrame
        The same rows in the same order with what is worked out from their dates now.
    """
    differs = {name: _differs(pd.Series(events[name]), pd.Series(derived[name])) for name in _OF_DATE if name in events}
    if not differs or len(events) != len(derived):
        return
    if "when" in differs:
        differs["when"] &= ~_of_another_whole(pd.Series(events["when"]), derived, np.flatnonzero(differs["when"]))
    every = np.stack(list(differs.values()))
    when = differs.get("when", np.zeros(len(events), bool))
    suspect = every.any(axis=0) & (~when | (every.sum(axis=0) == 1))
    for name, rows in differs.items():
        for row in np.flatnonzero(rows & suspect)[:5].tolist():
            own = "; words of one's own go into a column display_date" if name == "when" else ""
            why = f"has been edited, but is worked out from the date; edit date instead{own}"
            yield Problem(Row(events.index[row]), name, why)


def _of_another_whole(when: pd.Series, derived: pd.DataFrame, rows: np.ndarray) -> np.ndarray:
    """Where words say of a date what they would with a report on its last day, or without: the report is left out."""
    same = np.zeros(len(derived), bool)
    ends = map(seconds, derived["latest"].to_numpy()[rows])
    for row, said, date, end in zip(rows, texts(when.iloc[rows]), derived["date"].iloc[rows], ends):
        same[row] = said in [in_words([date], reports=reports)[0] for reports in ((), (end,))]
    return same


def _differs(given: pd.Series, derived: pd.Series) -> np.ndarray:
    """Where two columns say different things, whatever type one of them has been given since."""
    if pd.api.types.is_datetime64_any_dtype(derived):
        try:
            ours = pd.to_datetime(given, errors="coerce").dt.tz_localize(None).to_numpy().astype("M8[s]")
        except (ValueError, TypeError, OverflowError, AttributeError):
            return np.zeros(len(given), bool)
        theirs = derived.to_numpy().astype("M8[s]")
        return (ours != theirs) & ~(np.isnat(ours) | np.isnat(theirs))
    # Arrow's texts cannot hold half a surrogate pair.
    ours, theirs = (np.array(texts(column), dtype=object) for column in (given, derived))
    return (ours != theirs) & (ours != "")
