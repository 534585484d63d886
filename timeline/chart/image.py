"""The figure as a picture in a file: PNG, SVG or PDF, with its headline over it and its source under it."""

from __future__ import annotations

import os
from pathlib import Path
from textwrap import wrap
from urllib.parse import urlsplit

import numpy as np
import pandas as pd

from timeline.chart.figure import draw
from timeline.chart.hover import escape
from timeline.chart.text import cut
from timeline.picture.measures import LABEL
from timeline.picture.style import LIGHT
from timeline.read.events import as_read
from timeline.read.files import replace_file
from timeline.read.heading import heading_of
from timeline.read.marked import plain
from timeline.words.phrases import phrases

#: Endings of the files.
KINDS = (".png", ".svg", ".pdf")
#: Px of a picture's width, of a line of its deck, of its headline, and of its source.
WIDTH, DECK, TITLE, SOURCE = 1200, 20, 44, 30


def write_picture(
    events: pd.DataFrame,
    path: str | os.PathLike,
    *,
    title: str | None = None,
    description: str | None = None,
    source: str | None = None,
    source_url: str | None = None,
    lanes: list[str] | str | None = None,
    lang: str = "en",
    fold: bool = True,
) -> None:
    """Write the figure as a picture, under its headline and over its source.

    Parameters
    ----------
    events : pandas.DataFrame
        As `read_events` returns it, or a part of that; anything else is read as it reads it.
    path : path
        The file to write: a .png, .svg or .pdf. It is replaced at once and whole, or not at all.
    title, description, source, source_url, lanes, lang, fold
        As in `write_html`.

    Raises
    ------
    EventsError
        If the events are not as they must be.
    ValueError
        If an option is not one of those above; if kaleido or a browser for it is missing, with what to install.
    OSError
        If the file cannot be written; an old one is then untouched.
    """
    path = Path(path)
    if path.suffix.lower() not in KINDS:
        raise ValueError(f"{path}: expected a name that ends in {', '.join(KINDS[:-1])} or {KINDS[-1]}")
    events = as_read(events, lang)
    heading = heading_of(events, title, description, source, source_url)
    figure, say = draw(events, lanes=lanes, width=WIDTH, lang=lang, fold=fold), phrases(lang)
    deck = wrap(plain(heading.description), 150)[:3]
    source = heading.source or urlsplit(heading.source_url).hostname or ""
    top, bottom = TITLE + DECK * len(deck), SOURCE * bool(source)
    above, below = figure.layout.margin.t + top, figure.layout.margin.b + bottom
    common = {"xref": "container", "yref": "container", "xanchor": "left", "x": 0.007}
    figure.update_layout(
        height=figure.layout.height + top + bottom, margin={"t": above, "b": below},
        title={
            **common, "y": 1, "yanchor": "top", "pad": {"t": 12, "l": 4},
            "text": f"<b>{escape(cut([heading.title or say['untitled']], np.array([WIDTH - 24.0]), 24)[0][0])}</b>",
            "font": {"size": 24, "color": LIGHT.ink},
            "subtitle": {"text": "<br>".join(map(escape, deck)), "font": {"size": LABEL, "color": LIGHT.ink}},
        },
    )  # fmt: skip
    if source:
        figure.add_annotation(
            text=escape(f"{say['source']} {source}"), xref="paper", yref="paper", x=0, y=0, xanchor="left",
            yanchor="bottom", yshift=-(below - 8), showarrow=False, font={"size": LABEL},
        )  # fmt: skip
    replace_file(path, _rendered(figure, path.suffix[1:].lower()))


def _rendered(figure, kind: str) -> bytes:
    try:
        import kaleido  # noqa: F401
    except ImportError:
        raise ValueError(
            f"a .{kind} needs kaleido: pip install kaleido, or write a page, which ends in .html"
        ) from None
    try:
        return figure.to_image(kind, width=WIDTH)
    except Exception as error:  # whatever starting a browser may end in
        why = "a Chrome or Chromium that kaleido finds: install one, or name it in BROWSER_PATH"
        raise ValueError(f"a .{kind} needs {why} ({str(error).splitlines()[0] if str(error) else error})") from None
