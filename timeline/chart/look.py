"""A figure's paper, ink and lines as a template of Plotly's, so that another template can take its place."""

from __future__ import annotations

import re
from dataclasses import fields

from timeline.picture import style
from timeline.picture.measures import LABEL, SMALL
from timeline.picture.style import Theme, alpha


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
    >>> recoloured(f'"{LIGHT.kinds[0]}38"', LIGHT, DARK)  # as opaque as what lasted is in the dark
    '"#d6493f57"'
    """
    opacities = ((before.area, now.area), (before.thin, now.thin))
    # What is opaque in part comes first: a colour alone would take its first seven signs.
    pairs = {
        alpha(was, old): alpha(colour, new) for was, colour in zip(before.kinds, now.kinds) for old, new in opacities
    } | dict(zip(_colours(before), _colours(now)))
    return re.sub("|".join(pairs), lambda colour: pairs[colour[0]], text)


def _colours(theme: Theme) -> list[str]:
    plain = [getattr(theme, field.name) for field in fields(theme)]
    return [colour for colour in plain if isinstance(colour, str)] + [*theme.kinds]
