"""The columns that relations stand in: what each date hangs on, and how that is said."""

from __future__ import annotations

import numpy as np
import pandas as pd

from timeline.read.cells import texts
from timeline.relations.offsets import with_end


def anchors(events: pd.DataFrame) -> list[str]:
    """The id that each event's date hangs on, "" where it hangs on none."""
    return [text and with_end(text)[0] for text in texts(events["relative_to"])]


def with_told_ties(events: pd.DataFrame) -> pd.DataFrame:
    """The table with `relative_to` and `offset` as they are said: of what lasted, the start is named where it is meant.

    "After the siege" would be said of what happened in it, too, and a siege "before the letter" of one that had ended.

    Examples
    --------
    >>> import io
    >>> from timeline import read_events
    >>> rows = "2007-08/2008-05,Siege,s,l,before\\n2007-10,Letter,l,s,after\\n2007-07,Threat,t,s,before\\n"
    >>> told = with_told_ties(read_events(io.StringIO(f"date,title,id,relative_to,offset\\n{rows}")))
    >>> told[["relative_to", "offset"]].agg(": ".join, axis=1).tolist()
    ['s: before', 'l: start before', 's start: after']
    """
    lasted = ((events["form"] == "throughout") & (events["earliest"] < events["latest"])).to_numpy(bool)
    ids, cells, offsets = set(events["id"][lasted]), texts(events["relative_to"]), texts(events["offset"])
    earlier = [with_end(offset)[0].startswith(("-", "before")) for offset in offsets]
    anchors = [f"{cell} start" if cell in ids and not is_before else cell for cell, is_before in zip(cells, earlier)]
    own = lasted & np.array(earlier, bool)
    named = [
        f"start {offset}" if is_own and not with_end(offset)[1] else offset for offset, is_own in zip(offsets, own)
    ]
    return events.assign(relative_to=anchors, offset=named)
