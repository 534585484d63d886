"""What a mark says when one points at it, and texts as Plotly shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from textwrap import wrap

import pandas as pd

from timeline.dates.edtf import parse
from timeline.picture.readings import Reading
from timeline.picture.ties import with_told_ties
from timeline.read.cells import text_rows
from timeline.relations.offsets import with_end
from timeline.schema import HOVER
from timeline.words.columns import datings_words, in_words
from timeline.words.lengths import tie_words
from timeline.words.phrases import phrases
from timeline.words.words import words

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


def hover_of(events: pd.DataFrame, reading: Reading, rows: list[int], lang: str) -> Hover:
    """What is said of events that are drawn.

    Parameters
    ----------
    reading : Reading
        The one that is drawn.
    rows : list of int
        Of these events.
    """
    titles = dict(zip(events["id"], events["title"]))
    cells = text_rows(with_told_ties(events).iloc[rows], HOVER)
    when = in_words(reading.texts.iloc[rows], lang, reading.reports)
    return Hover(
        events["id"].tolist(),
        {row: _text(one, said, titles, lang, reading.reports) for row, one, said in zip(rows, cells, when)},
    )


def _text(row: dict[str, str], when: str, titles: dict[str, str], lang: str, reports: tuple[float, ...]) -> str:
    """Title, date as drawn, place, how the date was found."""
    parts = [" · ".join(filter(None, (when, row["place"]))), *_found(row, titles, lang, reports)]
    bold = [f"<b>{escape(line)}</b>" for line in _folded(row["title"])]
    return "<br>".join([*bold, *(escape(line) for part in parts for line in _folded(part))])


def _found(row: dict[str, str], titles: dict[str, str], lang: str, reports: tuple[float, ...]) -> list[str]:
    say, lines = phrases(lang), []
    if row["cue"]:
        lines.append(
            f"{say['cue']}: “{row['cue']}”" + (f" ({say['paragraph']} {row['paragraph']})" if row["paragraph"] else "")
        )
    if row["relative_to"]:
        anchor, end = with_end(row["relative_to"])
        lines.append(tie_words(row["offset"], f"“{titles.get(anchor, anchor)}”", lang, end))
    if row["source_date"] not in ("", row["date"]):
        lines.append(f"{say['alone']}: {words(parse(row['source_date']), lang, reports)}")
    if row["other_dates"]:
        lines.append(f"{say['others']}: {datings_words(row['other_dates'], lang)}")
    return lines


def _folded(text: str) -> list[str]:
    return wrap(text, 60) if len(text) > 60 or not text.isprintable() else [text]
