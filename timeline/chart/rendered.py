"""A figure as the bytes of a picture, by kaleido and a Chrome: anew for each, or by one that is kept."""

from __future__ import annotations

import asyncio
import atexit
import json
from functools import cache
from threading import Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import plotly.graph_objects as go

#: Seconds after which a browser that has given no picture is given up.
_PATIENCE = 60
GET_KALEIDO = "pip install kaleido"
GET_CHROME = "plotly_get_chrome"


class NoPicture(ValueError):
    """Why there is no picture, in one line that says what to run."""


def rendered(figure: go.Figure, kind: str, width: int, keep: bool = False) -> bytes:
    """A figure as PNG, SVG or PDF.

    Parameters
    ----------
    figure : plotly.graph_objects.Figure
        With a height.
    kind : {"png", "svg", "pdf"}
    width : int
        Px.
    keep : bool
        Whether the browser is kept for the next picture, until Python ends: starting one takes longer than the picture.

    Raises
    ------
    NoPicture
        If there is no kaleido, no Chrome, or none that starts.
    """
    try:
        import kaleido
        from kaleido.errors import ChromeNotFoundError
    except ImportError:
        raise NoPicture(f"no kaleido, which makes pictures: run {GET_KALEIDO}") from None
    # Without MathJax, which would be asked for over the network.
    options = {"mathjax": False, "timeout": _PATIENCE}
    picture = {"format": kind, "width": width, "height": figure.layout.height, "scale": 1}
    spec = json.loads(str(figure.to_json()))
    try:
        if keep:
            return _browser().picture(kaleido, options, spec, picture)
        return kaleido.calc_fig_sync(spec, opts=picture, kopts=options)
    except ChromeNotFoundError:
        why = "no Chrome or Chromium, which kaleido draws with"
    except Exception as error:  # whatever starting a browser may end in
        why = f"no Chrome that starts ({str(error).splitlines()[0] if str(error) else type(error).__name__})"
    raise NoPicture(f"{why}: run {GET_CHROME}, or name one in BROWSER_PATH")


class _Browser:
    """A browser in a thread of its own, since a notebook's kernel has a loop that runs already."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._kaleido: Any = None
        Thread(target=self._loop.run_forever, daemon=True).start()
        atexit.register(self.close)

    def picture(self, kaleido: Any, options: dict, spec: dict, picture: dict) -> bytes:
        async def made() -> bytes:
            if self._kaleido is None:
                started = kaleido.Kaleido(**options)
                await started.__aenter__()
                self._kaleido = started
            return await self._kaleido.calc_fig(spec, opts=picture)

        try:
            return asyncio.run_coroutine_threadsafe(made(), self._loop).result(_PATIENCE + 5)
        except Exception:
            self.close()
            raise

    def close(self) -> None:
        """Let the browser go; the next picture starts another."""
        if self._kaleido is not None:
            kept, self._kaleido = self._kaleido, None
            asyncio.run_coroutine_threadsafe(kept.__aexit__(None, None, None), self._loop).result(10)


@cache
def _browser() -> _Browser:
    return _Browser()
