"""Timelines that say how sure each date is. The public names stand in `__init__.pyi`, and nowhere else.

>>> from timeline import draw, read_events, write_html
"""

import sys

if getattr(sys, "argv", [])[:1] == ["-m"]:  # this is the program itself, on its way to `__main__`
    from timeline.commands.interrupts import take_over

    take_over()

import lazy_loader

__version__ = "0.2.0"
# Late, so that checking a file loads no Plotly and --help loads nothing.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
