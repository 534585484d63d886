"""What a mark says when one points at it, and texts as Plotly shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from textwrap import wrap

import numpy as np
import pandas as pd

from timeline.dates.columns import in_words
from timeline.dates.edtf import parse
from timeline.dates.phrases import phrases
from timeline.dates.words import tie_words, words

#: Characters that would turn the text behind them around, or that have no shape.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def escape(text: str) -> str:
    """Text that Plotly shows as typed: it reads some HTML, and MathJax reads dollars.

    Examples
    --------
    >>> escape("<b>5 & 6</b>")
    '&lt;b&gt;5 &amp; 6&lt;/b&gt;'
    """
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("$", "&#36;")
    return _UNSEEN.sub(" ", text)


@dataclass(frozen=True)
class Hover:
    """What is said of each event: its id, and by row the text shown when one points at it."""

    ids: list[str]
    texts: dict[int, str]


def hover_of(events: pd.DataFrame, texts: pd.Series, rows: list[int], lang: str) -> Hover:
    """What is said of events that are drawn.

    Parameters
    ----------
    texts : Series of str
        The dates as drawn, EDTF.
    rows : list of int
        Of these events.
    """
    return Hover(
        events["id"].tolist(),
        dict(
            zip(rows, _hover_texts(events.iloc[rows], texts.iloc[rows], dict(zip(events["id"], events["title"])), lang))
        ),
    )


def _hover_texts(events: pd.DataFrame, texts: pd.Series, titles: dict[str, str], lang: str) -> list[str]:
    """Title, date as drawn, place, how the date was found."""
    place = events["place"].fillna("").to_numpy()
    when = in_words(texts, lang)
    when = np.where(place == "", when, when + " · " + place)
    cells = zip(
        *(
            events[name].fillna("").tolist()
            for name in ("cue", "paragraph", "relative_to", "offset", "source_date", "date")
        )
    )
    return [
        "<br>".join([
            *(f"<b>{escape(part)}</b>" for part in _folded(title)), escape(text),
            *(escape(part) for text in _found(row, titles, lang) for part in _folded(text)),
        ])
        for title, text, row in zip(events["title"].tolist(), when, cells)
    ]  # fmt: skip


def _found(row: tuple[str, ...], titles: dict[str, str], lang: str) -> list[str]:
    cue, paragraph, anchor, offset, source, date = row
    say, found = phrases(lang), []
    if cue:
        found.append(f"{say['cue']}: “{cue}”" + (f" ({say['paragraph']} {paragraph})" if paragraph else ""))
    if anchor:
        found.append(tie_words(offset, f"“{titles.get(anchor, anchor)}”", lang))
    if source not in ("", date):
        found.append(f"{say['alone']}: {words(parse(source), lang)}")
    return found


def _folded(text: str) -> list[str]:
    return wrap(text, 60) if len(text) > 60 or not text.isprintable() else [text]
