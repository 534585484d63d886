"""The figure as a picture in a file: PNG, SVG or PDF, with its headline over it and its source under it."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

import pandas as pd

from timeline.chart.figure import draw
from timeline.chart.hover import escape
from timeline.chart.text import wrap
from timeline.picture.measures import LABEL
from timeline.picture.readings import checked, of_source
from timeline.picture.style import FONT, LIGHT
from timeline.read.events import as_read
from timeline.read.files import replace_file
from timeline.read.heading import heading_of
from timeline.read.marked import plain
from timeline.words.names import number
from timeline.words.phrases import phrases

#: Endings of the files.
KINDS = (".png", ".svg", ".pdf")
#: Px of a picture's width, of its headline's letters and of a line of it, of a line of its deck, and of its source.
WIDTH, LETTERS, TITLE, DECK, SOURCE = 1200, 26, 34, 18, 30
#: Px of a line of the deck at the most; lines of the headline and of the deck at the most.
DECK_WIDTH, TITLE_LINES, DECK_LINES = 992, 4, 9
#: Px at the left of its texts, as of lanes' names.
EDGE = 6
SERIF = 'Georgia, "Noto Serif", "DejaVu Serif", serif'


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
    """Write the figure as a picture: headline, deck and which dates it shows over it, its key and source under it.

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
    # A serif's bold letters are wider than those that texts are measured by.
    headline = wrap(heading.title or say["untitled"], (WIDTH - 24) / 1.15, LETTERS, TITLE_LINES)
    deck = wrap(plain(heading.description), DECK_WIDTH, LABEL, DECK_LINES) if heading.description else []
    under = [escape(line) for line in deck]
    if said := _said(events, say["said_checked"], lang):
        under.append(f'<span style="color:{LIGHT.quiet}">{escape(said)}</span>')
    source = heading.source or urlsplit(heading.source_url).hostname or ""
    top, bottom = 20 + TITLE * len(headline) + DECK * len(under), SOURCE * bool(source)
    above, below = figure.layout.margin.t + top, figure.layout.margin.b + bottom
    # Plotly puts the last line of a headline where it has been told to put its top.
    common = {"xref": "container", "yref": "container", "xanchor": "left", "x": 0}
    figure.update_layout(
        height=figure.layout.height + top + bottom, margin={"t": above, "b": below},
        title={
            **common, "y": 1, "yanchor": "top", "pad": {"t": 12 + TITLE * (len(headline) - 1), "l": EDGE},
            "text": "<br>".join(f"<b>{escape(line)}</b>" for line in headline),
            "font": {"size": LETTERS, "color": LIGHT.ink, "family": SERIF},
            "subtitle": {"text": "<br>".join(under), "font": {"size": LABEL, "color": LIGHT.ink, "family": FONT}},
        },
    )  # fmt: skip
    if source:
        figure.add_annotation(
            text=escape(f"{say['source']} {source}"), xref="paper", yref="paper", x=0, y=0, xanchor="left",
            yanchor="bottom", xshift=EDGE - figure.layout.margin.l, yshift=-(below - 8), showarrow=False,
            font={"size": LABEL},
        )  # fmt: skip
    replace_file(path, _rendered(figure, path.suffix[1:].lower()))


def _said(events: pd.DataFrame, words: str, lang: str) -> str:
    """Which dates are shown, where the source has others."""
    if of_source(events) is None:
        return ""
    return words.format(known=number(checked(events).known, lang), all=number(len(events), lang))


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
