"""A figure as the bytes of a picture, by kaleido."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from timeline.picture.browser import PATIENCE, by_browser

if TYPE_CHECKING:
    import plotly.graph_objects as go


def rendered(figure: go.Figure, kind: str, width: int) -> bytes:
    """A figure as PNG, SVG or PDF, by a browser that is kept.

    Parameters
    ----------
    figure : plotly.graph_objects.Figure
        With a height.
    kind : {"png", "svg", "pdf"}
    width : int
        Px.

    Raises
    ------
    NoPicture
        If there is no kaleido, no Chrome, or none that starts.
    """
    wish = {"format": kind, "width": width, "height": figure.layout.height, "scale": 1}
    spec = json.loads(str(figure.to_json()))

    async def picture(browser: Any) -> bytes:
        return await browser.calc_fig(spec, opts=wish)

    return by_browser(_kaleido, picture, keep=True)


def _kaleido() -> Any:
    import kaleido

    # Without MathJax, which would be asked for over the network.
    return kaleido.Kaleido(mathjax=False, timeout=PATIENCE)
