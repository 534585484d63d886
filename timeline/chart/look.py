"""A figure's paper, ink and lines as a template of Plotly's, so that another template can take its place."""

from __future__ import annotations

import re
from dataclasses import fields

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


def recoloured(text: str, before: Theme, now: Theme) -> str:
    """A figure's JSON in the colours of another theme.

    Examples
    --------
    >>> from timeline.picture.style import DARK, LIGHT
    >>> recoloured(f'{{"color": "{LIGHT.ink}", "fill": "{LIGHT.kinds[0]}33"}}', LIGHT, DARK)
    '{"color": "#e9ebee", "fill": "#d6493f33"}'
    """
    pairs = dict(zip(_colours(before), _colours(now)))
    return re.sub("|".join(pairs), lambda colour: pairs[colour[0]], text)


def _colours(theme: Theme) -> list[str]:
    values = (getattr(theme, one.name) for one in fields(theme))
    return [colour for value in values for colour in ([value] if isinstance(value, str) else value)]
