"""Timelines that say how sure each date is.

>>> from timeline import read_events, draw, write_html
"""

from timeline.events import read_events
from timeline.figure import CONFIG, draw
from timeline.problems import EventsError

__all__ = ["CONFIG", "EventsError", "draw", "read_events"]
