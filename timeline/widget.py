"""Choosing in a notebook without editing code: lanes, kinds, and one event's full entry.

It needs a running kernel. Where there is none, the chart above it is what a
reader has, with its legend to hide kinds.
"""

from __future__ import annotations

import pandas as pd

from timeline.dates import parse
from timeline.figure import CONFIG, draw, kinds_of
from timeline.marks import lane_order
from timeline.words import certainty, tie_words


def explore(events: pd.DataFrame, *, lanes: list[str] | None = None, lang: str = "en"):
    """A widget that draws chosen lanes and kinds and shows a chosen event.

    Parameters
    ----------
    events : pandas.DataFrame
        As `read_events` returns it.
    lanes : list of str, optional
        Lanes from top to bottom.
    lang : str

    Returns
    -------
    ipywidgets.VBox

    Examples
    --------
    >>> import io
    >>> from timeline import read_events
    >>> box = explore(read_events(io.StringIO("date,title\\n2023-12-08,Rockets\\n")))
    >>> "8 December 2023" in box.children[-1].value
    True
    """
    import ipywidgets

    kinds = kinds_of(events)
    names = lane_order(events, lanes)
    several = {"rows": 5, "layout": {"width": "16em"}}
    lane = ipywidgets.SelectMultiple(
        options=[(n or "no lane", n) for n in names], value=names, description="Lanes", **several
    )
    kind = ipywidgets.SelectMultiple(
        options=list(kinds.unique()), value=list(kinds.unique()), description="Kinds", **several
    )
    event = ipywidgets.Dropdown(description="Event", layout={"width": "34em"})
    chart, entry = ipywidgets.Output(), ipywidgets.HTML()

    def redraw(_=None) -> None:
        some = events[events["lane"].fillna("").isin(lane.value) & kinds.isin(kind.value)]
        order = [name for name in names if name in set(some["lane"].fillna(""))]
        event.options = list(zip(some["title"], some["id"]))
        chart.clear_output(wait=True)
        with chart:
            draw(some, lanes=order, lang=lang).show(config=CONFIG)
        event.value = some["id"].iloc[0] if len(some) else None
        retell()

    def retell(_=None) -> None:
        entry.value = entry_html(events, event.value, lang) if event.value else "Nothing is chosen."

    for one in (lane, kind):
        one.observe(redraw, "value")
    event.observe(retell, "value")
    redraw()
    return ipywidgets.VBox([ipywidgets.HBox([lane, kind]), chart, event, entry])


def entry_html(events: pd.DataFrame, chosen: str, lang: str = "en") -> str:
    """Everything that is known of one event, as HTML with its cells escaped."""
    from html import escape

    row = events.set_index("id").loc[chosen].astype(object).fillna("").to_dict()
    titles = dict(zip(events["id"], events["title"]))
    facts = {
        "When": f"{row['when']} ({certainty(parse(row['date']), lang)})",
        "Where": row["place"],
        "What": row["description"],
        "In the source": " ".join(
            filter(None, [row["cue"] and f"“{row['cue']}”", row["paragraph"] and f"¶ {row['paragraph']}"])
        ),
        "Tied": row["relative_to"]
        and tie_words(row["offset"], f"“{titles.get(row['relative_to'], row['relative_to'])}”", lang),
        "Written as": row["date"],
        "The source alone": row["source_date"],
    }
    link = (
        f'<p><a href="{escape(row["check_url"])}" rel="noreferrer">{escape(row["check_url"])}</a></p>'
        if row["check_url"]
        else ""
    )
    lines = "".join(f"<dt><b>{name}</b></dt><dd>{escape(str(text))}</dd>" for name, text in facts.items() if text)
    return f"<h4>{escape(row['title'])}</h4><dl>{lines}</dl>{link}"
