"""In a notebook: what a file says of itself, a chart that every viewer can show, and the page."""

from __future__ import annotations

import json
import re
import sys
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

import pandas as pd

from timeline.chart.figure import CONFIG
from timeline.chart.look import recoloured
from timeline.chart.png import smaller
from timeline.chart.rendered import rendered
from timeline.jupyter import is_dark
from timeline.page.html import render
from timeline.picture.browser import NoPicture
from timeline.picture.colours import warn_of_colours
from timeline.picture.style import DARK, LIGHT
from timeline.picture.wishes import Wishes
from timeline.read.arguments import check, shortly
from timeline.read.events import as_read
from timeline.read.frames import checked_attrs, listed
from timeline.read.heading import heading_of

if TYPE_CHECKING:
    import plotly.graph_objects as go

#: Px of a chart and of the picture beside it: a cell of JupyterLab in a window of 1366 px, its files listed beside it.
WIDTH = 840
PLOTLY = "application/vnd.plotly.v1+json"


def show_heading(events: pd.DataFrame) -> None:
    """Show what the file says of itself: headline, deck, source; nothing where it says nothing.

    Parameters
    ----------
    events : pandas.DataFrame
        As `read_events` returns it.
    """
    from IPython.display import Markdown, display

    if not isinstance(events, pd.DataFrame):
        raise TypeError(f"events are {shortly(events)}; expected a frame, as read_events returns it")
    checked_attrs(events.attrs)
    heading = heading_of(events)
    source = _text(heading.source or heading.source_url)
    source = f"[{source}](<{heading.source_url}>)" if heading.source_url else source
    parts = [
        f"# {_text(heading.title)}" if heading.title else "",
        _text(heading.description),
        f"Source: {source}" if source else "",
    ]
    if text := "\n\n".join(filter(None, parts)):
        display(Markdown(text))


def _text(cell: str) -> str:
    """A cell as Markdown that shows it as it was typed: no markup, no HTML, one line."""
    return re.sub(r"([\\`*_{}\[\]()<>#+.!|$~&-])", r"\\\1", " ".join(cell.split()))


def show(figure: go.Figure) -> None:
    """Show a figure as a chart, and as picture and text beside it for viewers that run no script.

    JupyterLab shows the picture until you point at it. Chart and picture are equally large, so that nothing jumps
    then: 840 px wide, or as the figure says. A figure that is a cell's last line, without `show`, follows the width of
    the cell. In a JupyterLab that is set to a dark theme a light figure is shown in dark colours.

    The picture needs kaleido and a Chrome, which is started once and kept. Without them a line says what to run, and
    the chart has its text alone beside it.

    Parameters
    ----------
    figure : plotly.graph_objects.Figure
        As `draw` returns it.

    Raises
    ------
    TypeError
        If it is not a figure.
    """
    import plotly.graph_objects as go
    from IPython.display import display

    if not isinstance(figure, go.Figure):
        hint = "show(draw(events))" if isinstance(figure, pd.DataFrame) else "what draw returns"
        raise TypeError(f"show takes a figure, not {type(figure).__name__}; expected {hint}")
    shown = figure.to_json()
    if is_dark():
        shown = recoloured(str(shown), LIGHT, DARK)
    spec = json.loads(str(shown))
    width = spec["layout"].get("width") or WIDTH
    spec["layout"]["width"] = width
    bundle: dict[str, Any] = {PLOTLY: {**spec, "config": CONFIG}}
    metadata: dict[str, Any] = {}
    try:
        png = rendered(go.Figure(spec), "png", width)
        # No HTML: a viewer that strips scripts would prefer it to the picture, and show nothing.
        bundle["image/png"], metadata["image/png"] = b64encode(smaller(png)).decode(), {"width": width}
    except NoPicture as error:
        _say_once(f"Beside this chart there is a text and no picture, since there is {error}")
    said = getattr(figure, "as_text", str)()
    display(bundle | ({"text/plain": said} if said else {}), raw=True, metadata=metadata)


@cache
def _say_once(line: str) -> None:
    print(line, file=sys.stderr)


def explore(
    events: pd.DataFrame,
    *,
    lanes: list[str] | str | None = None,
    lang: str = "en",
    height: int = 0,
    widget: bool = True,
    open: str | None = None,
    today: bool | date = False,
    colours: Mapping[str, str] | None = None,
    layout: str | None = None,
    relations: bool = False,
    lanes_of: str = "first",
) -> Any:
    """The page of `write_html`, to be shown in a cell: chart, list, search, and how each date was found.

    Parameters
    ----------
    events : pandas.DataFrame
        As `read_events` returns it, or a part of that; anything else is read as `read_events` would.
    lanes : list of str or str, optional
        Lanes from top to bottom, by default as the file says.
    lang : str
    height : int
        Px; 0 for as much as the page needs.
    widget : bool
        Whether Python is told what is chosen there, which needs anywidget and a kernel. If not, the output carries
        the page itself in a frame: for a notebook that is exported as HTML.
    open, today, colours, layout, relations, lanes_of
        As in `write_html`.

    Returns
    -------
    Explorer or Framed
        Shown where it is the last line of a cell. An `Explorer` has `chosen`, `shown` and `window`, which can be read,
        set and observed.

    Raises
    ------
    EventsError
        If the events are not as they must be.
    """
    check(height=height, widget=widget, layout=layout, relations=relations)
    events = as_read(events, lang)
    lanes = listed(lanes, events)
    warn_of_colours(events, colours)
    wishes = Wishes(
        open=open, today=today, colours=colours, layout=layout, relations=bool(relations), lanes_of=lanes_of
    )
    page = render(events, heading_of(events), lanes=lanes, lang=lang, fold=True, framed=True, wishes=wishes)
    if not widget:
        return Framed(page, height)
    try:
        from timeline.explorer import Explorer
    except ImportError:
        _say_once("Python is not told what is chosen in this page: that needs anywidget; run pip install anywidget")
        return Framed(page, height)
    return Explorer(page, events["id"].tolist(), height)


#: What stands in the place of the page where no notebook runs.
HERE = "Run this cell to explore the timeline here."


@dataclass(frozen=True)
class Framed:
    """A page in a frame of a cell's output; `height` in px, 0 for as much as it needs."""

    page: str
    height: int = 0

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        frame = (
            f'<iframe title="{escape(HERE)}" srcdoc="{escape(self.page)}" '
            f'style="width:100%;height:{self.height or 800}px;border:0"'
            + (f' onload="{escape(_FITTED)}"' if not self.height else "") + "></iframe>"
        )  # fmt: skip
        return {"text/html": frame, "text/plain": HERE}


#: As high as the page, whenever that changes, though where time runs down no higher than the window; and in the
#: notebook's theme.
_FITTED = """
const root = this.contentDocument.documentElement, light = document.body.dataset.jpThemeLight;
if (light) root.dataset.theme = light === 'true' ? 'light' : 'dark';
const fit = () => {
  const whole = root.querySelector('.page').offsetHeight + 24, most = root.matches('.down') ? innerHeight * 0.9 : 1e9;
  this.style.height = Math.min(whole, most) + 'px';
};
new ResizeObserver(fit).observe(root.querySelector('.page'));
fit();
"""
