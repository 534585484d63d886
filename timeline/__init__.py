"""Timelines that say how sure each date is.

>>> from timeline import draw, read_events, write_html
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what follows finds them late, so that checking a file loads no Plotly and --help loads nothing
    from timeline.chart.figure import CONFIG, draw
    from timeline.notebook import explore, show, show_heading
    from timeline.page.html import write_html
    from timeline.read.article import find_dates
    from timeline.read.events import read_events
    from timeline.read.precedes import precedes
    from timeline.read.problems import EventsError

_FILES = {
    "read_events": "read.events",
    "EventsError": "read.problems",
    "find_dates": "read.article",
    "precedes": "read.precedes",
    "draw": "chart.figure",
    "CONFIG": "chart.figure",
    "write_html": "page.html",
    "explore": "notebook",
    "show": "notebook",
    "show_heading": "notebook",
}
__all__ = [
    "CONFIG",
    "EventsError",
    "draw",
    "explore",
    "find_dates",
    "precedes",
    "read_events",
    "show",
    "show_heading",
    "write_html",
]


def __dir__() -> list[str]:
    return __all__


def __getattr__(name: str) -> object:
    if name in _FILES:
        return getattr(import_module(f"timeline.{_FILES[name]}"), name)
    raise AttributeError(f"module 'timeline' has no attribute {name!r}")
