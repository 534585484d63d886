"""Whether one event is before another, whatever moments their dates allow."""

from __future__ import annotations

import pandas as pd

from timeline.dates.edtf import parse
from timeline.read.arguments import check
from timeline.read.events import as_read
from timeline.read.problems import quoted
from timeline.read.relations import moment_of, network_of, relations_of, zone_of
from timeline.read.table import from_frame
from timeline.relations.network import Link, Network
from timeline.relations.offsets import Order
from timeline.typed.hints import did_you_mean


def precedes(events: pd.DataFrame, first: str, second: str) -> str:
    """Whether one event is over before another begins, as far as all dates and relations tell.

    Parameters
    ----------
    events : pandas.DataFrame
        As `read_events` returns it.
    first, second : str
        Their ids.

    Returns
    -------
    {"certainly", "possibly", "no"}

    Raises
    ------
    ValueError
        If there is no such event.

    Examples
    --------
    >>> import io
    >>> from timeline import read_events
    >>> rows = "date,title,relative_to,offset\\n2023-11,Call,,\\n2023-11,Strike,call,P2D\\n2023-12,Report,,\\n"
    >>> events = read_events(io.StringIO(rows))
    >>> precedes(events, "call", "strike"), precedes(events, "strike", "call"), precedes(events, "call", "report")
    ('certainly', 'no', 'certainly')
    """
    check(first=first, second=second)
    events = as_read(events)
    ids = events["id"].tolist()
    for name in (first, second):
        if name not in ids:
            such = quoted(next(iter(ids), "strike"))
            why = f"is the id of no event{did_you_mean(name, ids)}"
            raise ValueError(f"{quoted(name)} {why}; expected one such as {such}")
    dates = [parse(text) for text in events["date"]]
    relations, _ = relations_of(from_frame(events), ids, dates)
    one, other = ids.index(first), ids.index(second)
    network = network_of(dates, dates, relations, zone_of(dates), (one, other))
    end, start = moment_of(one, dates[one], "end"), moment_of(other, dates[other], "start")

    def holds(link: Link) -> bool:
        whole = Network(network.windows, network.rows, [*network.links, link])
        return all(part.narrowed() is not None for part in whole.parts() if end in part.windows)

    if not holds(Link(end, start, Order(after=True, apart=1))):
        return "no"
    return "possibly" if holds(Link(start, end, Order(after=True))) else "certainly"
