"""Lanes from top to bottom, and the bands that they are drawn in."""

from __future__ import annotations

import numpy as np
import pandas as pd

from timeline.dates.span import FORMS
from timeline.layout.readings import Reading
from timeline.read.heading import heading_of
from timeline.schema import REPORT

#: Bands at the most: the lanes with the fewest events share the last one.
MOST_BANDS = 8


def lane_order(events: pd.DataFrame, lanes: list[str] | None) -> list[str]:
    """Lane names from top to bottom: no lane first, then as asked or as the file says, then as they appear.

    Raises
    ------
    ValueError
        If a lane is asked for that no event has.
    """
    there = events["lane"].fillna("").unique().tolist()
    if unknown := [lane for lane in lanes or () if lane not in there]:
        raise ValueError(f"no event is in the lane {unknown[0]!r}; expected one of {', '.join(filter(None, there))}")
    asked = list(dict.fromkeys(["", *(lanes or heading_of(events).lanes), *there]))
    return [lane for lane in asked if lane in there]


def bands(
    events: pd.DataFrame, reading: Reading, lanes: list[str] | None, other_lanes: str
) -> tuple[list[str], np.ndarray]:
    """Names of the bands from top to bottom, and each event's; -1 for a report known to the day, a line through all.

    Parameters
    ----------
    events : pandas.DataFrame
        With an index from 0.
    other_lanes : str
        What the band of lanes that share one is called.
    """
    is_report = (events["kind"] == REPORT).to_numpy() & (reading.form == FORMS.index("exact"))
    names = lane_order(events.loc[~is_report], lanes)
    lane = pd.Index(names).get_indexer(pd.Index(events["lane"].fillna("")))
    if len(names) > MOST_BANDS:
        counts = np.bincount(lane[~is_report], minlength=len(names))
        own = np.sort(np.argsort(-counts, kind="stable")[: MOST_BANDS - 1])
        place = np.full(len(names), MOST_BANDS - 1)
        place[own] = np.arange(len(own))
        names, lane = [*(names[i] for i in own), other_lanes], place[lane]
    return names, np.where(is_report, -1, lane).astype("int32")
