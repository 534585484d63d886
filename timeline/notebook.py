"""In a notebook: a chart that every viewer can show, and controls for lanes, kinds and one event's full entry.

The controls need a running kernel. Where there is none, the chart above them
is what a reader has, with its legend to hide kinds.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

import pandas as pd

from timeline.dates import parse
from timeline.figure import CONFIG, draw
from timeline.heading import heading_of
from timeline.marks import lane_order
from timeline.style import kinds_of
from timeline.words import certainty, tie_words

if TYPE_CHECKING:
    import ipywidgets
    import plotly.graph_objects as go

#: Px of the picture beside a chart. JupyterLab shows it as large as it is: it must not be wider than a cell.
WIDTH = 800
PLOTLY = "application/vnd.plotly.v1+json"


def show_heading(events: pd.DataFrame) -> None:
    """Show what the file says of itself: headline, deck, source; nothing where it says nothing.

    Parameters
    ----------
    events : pandas.DataFrame
        As `read_events` returns it.
    """
    from IPython.display import Markdown, display

    own = heading_of(events)
    source = _text(own.source or own.source_url)
    source = f"[{source}](<{own.source_url}>)" if own.source_url else source
    parts = [
        f"# {_text(own.title)}" if own.title else "",
        _text(own.description),
        f"Source: {source}" if source else "",
    ]
    if text := "\n\n".join(filter(None, parts)):
        display(Markdown(text))


def _text(cell: str) -> str:
    """A cell as Markdown that shows it as it was typed: no markup, no HTML, one line."""
    return re.sub(r"([\\`*_{}\[\]()<>#+.!|$~&-])", r"\\\1", " ".join(cell.split()))


def show(figure: go.Figure) -> None:
    """Show a figure as a chart, and as a picture beside it for viewers that run no script.

    The picture needs kaleido and a Chrome; without them there is the chart alone.
    """
    from IPython.display import display

    bundle, png = _bundle(figure), _png(figure)
    # No HTML: a viewer that strips scripts would prefer it to the picture, and show nothing.
    display(
        bundle | ({"image/png": png} if png else {}), raw=True, metadata={"image/png": {"width": WIDTH}} if png else {}
    )


def _bundle(figure: go.Figure) -> dict:
    return {PLOTLY: {**json.loads(figure.to_json()), "config": CONFIG}}


def _png(figure: go.Figure) -> str | None:
    try:
        return b64encode(figure.to_image("png", width=WIDTH)).decode()
    except Exception:  # no kaleido, no Chrome, one that will not start: none of it is worth losing the chart
        return None


def explore(events: pd.DataFrame, *, lanes: list[str] | None = None, lang: str = "en") -> None:
    """Show controls that draw chosen lanes and kinds and tell a chosen event.

    Parameters
    ----------
    events : pandas.DataFrame
        As `read_events` returns it.
    lanes : list of str, optional
        Lanes from top to bottom.
    lang : str
    """
    from IPython.display import Markdown, display

    # The chart is an output that is replaced: ipywidgets' own Output would make whoever runs the notebook without a
    # browser answer its messages, and `jupyter execute` then sometimes waits for ever.
    box = controls(events, lambda chart: place.update(chart, raw=True), lanes=lanes, lang=lang)
    display(box)
    place = display(
        Markdown("*Choose lanes, kinds or an event: the chart of your choice appears here.*"), display_id=True
    )


def controls(
    events: pd.DataFrame, show: Callable[[dict], object], *, lanes: list[str] | None = None, lang: str = "en"
) -> ipywidgets.VBox:
    """The controls of `explore`; whenever lanes or kinds are chosen, the chart goes to `show` as a MIME bundle.

    Examples
    --------
    >>> import io
    >>> from timeline import read_events
    >>> box = controls(read_events(io.StringIO("date,title\\n2023-12-08,Rockets\\n")), print)
    >>> "8 December 2023" in box.children[-1].value
    True
    """
    import ipywidgets

    kinds = kinds_of(events)
    names = lane_order(events, lanes)
    several = {"rows": 5, "layout": {"width": "18em"}}
    lane = ipywidgets.SelectMultiple(
        options=[(n or "no lane", n) for n in names], value=names, description="Lanes", **several
    )
    kind = ipywidgets.SelectMultiple(
        options=kinds.unique().tolist(), value=kinds.unique().tolist(), description="Kinds", **several
    )
    event = ipywidgets.Dropdown(description="Event", layout={"width": "36em"})
    entry = ipywidgets.HTML()

    def choose() -> pd.DataFrame:
        some = events[(events["lane"].fillna("").isin(lane.value) & kinds.isin(kind.value)).to_numpy()]
        event.options = list(zip(some["title"], some["id"]))
        event.value = some["id"].iloc[0] if len(some) else None
        tell()
        return some

    def redraw(_=None) -> None:
        some = choose()
        there = set(some["lane"].fillna(""))
        figure = draw(some, lanes=[name for name in names if name in there], lang=lang)
        show(_bundle(figure))

    def tell(_=None) -> None:
        entry.value = entry_html(events, event.value, lang) if event.value else "Nothing is chosen."

    for one in (lane, kind):
        one.observe(redraw, "value")
    event.observe(tell, "value")
    choose()
    return ipywidgets.VBox([ipywidgets.HBox([lane, kind]), event, entry])


def entry_html(events: pd.DataFrame, chosen: str, lang: str = "en") -> str:
    """Everything that is known of one event, as HTML with its cells escaped."""
    row = events.set_index("id").loc[chosen].astype(object).fillna("").to_dict()
    titles = dict(zip(events["id"], events["title"]))
    anchor = row["relative_to"]
    facts = {
        "When": " · ".join(filter(None, [row["when"], certainty(parse(row["date"]), lang)])),
        "Where": row["place"],
        "What": row["description"],
        "In the source": " ".join(
            filter(None, [row["cue"] and f"“{row['cue']}”", row["paragraph"] and f"¶ {row['paragraph']}"])
        ),
        "Tied": anchor and tie_words(row["offset"], f"“{titles.get(anchor, anchor)}”", lang),
        "Written as": row["date"],
        "The source alone": row["source_date"],
        "Taken from": row["source"],
        "Checked against": row["check_url"],
    }
    lines = "".join(f"<dt><b>{name}</b></dt><dd>{escape(str(text))}</dd>" for name, text in facts.items() if text)
    return f"<h4>{escape(row['title'])}</h4><dl>{lines}</dl>"
