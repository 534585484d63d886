"""Headline and deck over a figure and its source under it, with room of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.chart.hover import escape
from timeline.chart.text import wrap
from timeline.picture.measures import DECK_LINES, HEADLINE_LINES, LABEL
from timeline.read.addresses import host_of
from timeline.read.heading import Heading
from timeline.read.marked import plain
from timeline.words.phrases import phrases

if TYPE_CHECKING:
    import plotly.graph_objects as go

#: Px of a headline's letters, at the left of it, of air over and under it, of a line of the deck, and of the source.
_LETTERS, _LEFT, _AIR, _LINE, _SOURCE = 20, 8, 8, 18, 26


def headed(figure: go.Figure, heading: Heading, width: float, lang: str) -> go.Figure:
    """A figure that grows by what its headline, deck and source take.

    Parameters
    ----------
    figure : plotly.graph_objects.Figure
        As `draw` returns it.
    heading : Heading
    width : float
        Px of the narrowest window it is for.
    lang : str
    """
    room = width - 2 * _LEFT
    title = wrap(heading.title, room / 1.08, _LETTERS, HEADLINE_LINES) if heading.title else []
    deck = wrap(plain(heading.description), room, LABEL, DECK_LINES) if heading.description else []
    source = heading.source or host_of(heading.source_url)
    above = title_px(len(title), len(deck)) if title or deck else 0
    below, margin = _SOURCE * bool(source), figure.layout.margin
    figure.layout.update(
        height=figure.layout.height + above + below, margin={"t": margin.t + above, "b": margin.b + below}
    )
    if above:
        figure.layout.title = {
            **AT_TOP, "text": f"<b>{'<br>'.join(map(escape, title))}</b>" if title else " ", "font": {"size": _LETTERS},
            "subtitle": {"text": "<br>".join(map(escape, deck)), "font": {"size": LABEL}},
        }  # fmt: skip
    if source:
        text = wrap(f"{phrases(lang)['source']} {source}", room, LABEL, 1)[0]
        figure.add_annotation(
            text=escape(text), xref="paper", yref="paper", x=0, y=0, xanchor="left", yanchor="bottom", name="source",
            xshift=_LEFT - margin.l, yshift=-(margin.b - 6), showarrow=False, font={"size": LABEL},
        )  # fmt: skip
    return figure


#: Where a title stands: at the top left of the picture.
AT_TOP = {
    "xref": "container", "x": 0, "xanchor": "left", "yref": "container", "y": 1, "yanchor": "top",
    "pad": {"t": _AIR, "l": _LEFT},
}  # fmt: skip


def title_px(lines: int, deck: int = 0, size: float = _LETTERS) -> int:
    """Px that a title of some lines takes, with those of its deck.

    Examples
    --------
    >>> title_px(1), title_px(1, deck=2)
    (42, 82)
    """
    return round(2 * _AIR + 1.3 * size * lines + (_LINE * deck + 4 if deck else 0))
