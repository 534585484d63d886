"""A figure's paper, ink and lines as a template of Plotly's, so that another template can take its place."""

from __future__ import annotations

from timeline.picture import style
from timeline.picture.measures import LABEL, SMALL
from timeline.picture.style import Theme


def template(colours: Theme) -> dict:
    """What of a theme's look is not the colour of a mark."""
    return {
        "layout": {
            "paper_bgcolor": colours.paper, "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": style.FONT, "size": LABEL, "color": colours.ink},
            "hoverlabel": {"bgcolor": colours.paper, "bordercolor": colours.line,
                           "font": {"size": LABEL, "color": colours.ink, "family": style.FONT}},
            "xaxis": {"gridcolor": colours.line, "linecolor": colours.line, "tickcolor": colours.line,
                      "tickfont": {"size": SMALL, "color": colours.quiet}},
        }
    }  # fmt: skip
