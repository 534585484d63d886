"""The figure as a picture in a file: PNG, SVG or PDF, with its headline over it and its source under it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd

from timeline.chart.figure import draw
from timeline.chart.headed import headed
from timeline.chart.rendered import NoPicture, rendered
from timeline.picture.key import known_words
from timeline.picture.readings import checked, of_source
from timeline.read.arguments import check
from timeline.read.events import as_read
from timeline.read.files import replace_file
from timeline.read.heading import heading_of
from timeline.words.phrases import phrases

#: Endings of the files.
KINDS = (".png", ".svg", ".pdf")
#: Px of a picture's width.
WIDTH = 1200


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
    today: bool | date = False,
    colours: Mapping[str, str] | None = None,
    relations: bool = False,
    lanes_of: str = "first",
) -> None:
    """Write the figure as a picture: headline, deck and which dates it shows over it, its key and source under it.

    Parameters
    ----------
    events : pandas.DataFrame
        As `read_events` returns it, or a part of that; anything else is read as `read_events` would.
    path : path
        The file to write: a .png, .svg or .pdf. It is replaced at once and whole, or not at all.
    title, description, source, source_url, lanes, lang, fold, today, colours, relations, lanes_of
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
    check(path=path, fold=fold, relations=relations)
    path = Path(path)
    if path.suffix.lower() not in KINDS:
        raise ValueError(f"{path}: expected a name that ends in {', '.join(KINDS[:-1])} or {KINDS[-1]}")
    events = as_read(events, lang)
    heading = heading_of(events, title, description, source, source_url)
    heading = replace(heading, title=heading.title or phrases(lang)["untitled"])
    options = {"lanes": lanes, "lang": lang, "fold": fold, "today": today, "colours": colours, "relations": relations,
               "lanes_of": lanes_of}  # fmt: skip
    figure = draw(events, width=WIDTH, **options)
    figure = headed(figure, heading, WIDTH, lang, shown=_shown(events, lang))
    kind = path.suffix[1:].lower()
    try:
        replace_file(path, rendered(figure, kind, WIDTH))
    except NoPicture as error:
        raise ValueError(
            f"a .{kind} needs a browser, and there is {error}; a page, which ends in .html, needs none"
        ) from None


def _shown(events: pd.DataFrame, lang: str) -> str:
    """Which dates are shown, where the source has others."""
    source = of_source(events)
    return known_words(checked(events).known, source.known, lang)[0] if source else ""
