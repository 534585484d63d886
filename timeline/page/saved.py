"""Events as a picture in a file: the one that a reader of their page saves."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pandas as pd

from timeline.page.html import render
from timeline.page.photo import photo
from timeline.picture.browser import NoPicture
from timeline.picture.colours import warn_of_colours
from timeline.picture.wishes import Wishes
from timeline.read.arguments import check, shortly
from timeline.read.events import as_read
from timeline.read.files import replace_file
from timeline.read.frames import listed
from timeline.read.heading import heading_of

#: Endings of the files.
KINDS = (".png", ".svg", ".pdf")


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
    open: str | None = None,
    today: bool | date = False,
    colours: Mapping[str, str] | None = None,
    relations: bool = False,
    lanes_of: str = "first",
    size: str = "1200x",
    view: str = "",
) -> None:
    """Write the picture that the page of `write_html` saves, in light colours.

    Time runs from the left to the right. Headline, deck, which dates and which of the events are shown, and the key
    stand over the chart, the source under it.

    Parameters
    ----------
    events : pandas.DataFrame
        As `read_events` returns it, or a part of that; anything else is read as `read_events` would.
    path : path
        The file to write: a .png, .svg or .pdf. It is replaced at once and whole, or not at all.
    title, description, source, source_url, lanes, lang, fold, open, today, colours, relations, lanes_of
        As in `write_html`.
    size : str
        Px of width and height, such as "1200x675" or "1080x1080": the text is as large as there is room for. "1200x" is
        as high as the chart needs, at the text's usual size, and a PNG of it has two px to each.
    view : str
        What is shown, as the page's address says it from its "#" on: "#?dates=source" is the dates as the source has
        them, "#?q=rocket" what a search for that finds.

    Raises
    ------
    EventsError
        If the events are not as they must be.
    ValueError
        If an option is not one of those above; if kaleido or a browser for it is missing, with what to install.
    OSError
        If the file cannot be written; an old one is then untouched.
    """
    check(path=path, fold=fold, relations=relations, size=size, view=view)
    path = Path(path)
    if path.suffix.lower() not in KINDS:
        raise ValueError(f"{path}: expected a name that ends in {', '.join(KINDS[:-1])} or {KINDS[-1]}")
    if not _SIZE.fullmatch(size):
        raise ValueError(f'size is {shortly(size)}; expected px from 300 to 9999, such as "1200x675", or "1200x"')
    if view and not view.startswith("#"):
        raise ValueError(f'view is {shortly(view)}; expected a page\'s address from its # on, such as "#?dates=source"')
    events = as_read(events, lang)
    heading = heading_of(events, title, description, source, source_url)
    lanes = listed(lanes, events)
    wishes = Wishes(
        open=open, today=today, colours=colours, images="link", relations=bool(relations),
        lanes_of=lanes_of,
    )  # fmt: skip
    page = render(events, heading, lanes=lanes, lang=lang, fold=fold, wishes=wishes)
    kind = path.suffix[1:].lower()
    try:
        replace_file(path, photo(page, kind, size, view))
    except NoPicture as error:
        raise ValueError(
            f"a .{kind} needs a browser, and there is {error}; a page, which ends in .html, needs none"
        ) from None
    warn_of_colours(events, colours)


#: Three or four digits to each of them: less holds no chart, and more is no picture.
_SIZE = re.compile(r"([3-9]\d\d|[1-9]\d{3})x([3-9]\d\d|[1-9]\d{3})?")
