"""A Chrome that makes a picture: started anew for each, or kept until Python ends."""

from __future__ import annotations

import asyncio
import atexit
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from functools import cache
from threading import Thread
from typing import Any

#: Seconds after which a browser that has given no picture is given up.
PATIENCE = 60
GET_KALEIDO = "pip install kaleido"
GET_CHROME = "plotly_get_chrome"


class NoPicture(ValueError):
    """Why there is no picture, in one line that says what to run."""


def by_browser(start: Callable[[], Any], picture: Callable[[Any], Awaitable[bytes]], keep: bool = False) -> bytes:
    """What a browser makes.

    Parameters
    ----------
    start : callable
        Imports what it needs and gives a `choreographer.Browser` that has yet to be opened.
    picture : callable
        Takes the open browser; awaited, it gives the bytes.
    keep : bool
        Whether the browser is kept for the next picture, until Python ends: starting one takes longer than the picture.

    Raises
    ------
    NoPicture
        If there is no kaleido, no Chrome, or none that starts.
    """
    try:
        from choreographer.errors import ChromeNotFoundError

        browser = _kept(start) if keep else _Browser(start)
    except ImportError:
        raise NoPicture(f"no kaleido, which makes pictures: run {GET_KALEIDO}") from None
    try:
        return browser.run(picture)
    except ChromeNotFoundError:
        why = "no Chrome or Chromium, which kaleido draws with"
    except Exception as error:  # whatever starting a browser may end in
        why = f"no Chrome that starts ({str(error).splitlines()[0] if str(error) else type(error).__name__})"
    finally:
        if not keep:
            browser.end()
    raise NoPicture(f"{why}: run {GET_CHROME}, or name one in BROWSER_PATH")


class _Browser:
    """A browser in a thread of its own, since a notebook's kernel has a loop that runs already."""

    def __init__(self, start: Callable[[], Any]) -> None:
        self._start = start
        self._loop = asyncio.new_event_loop()
        self._open: AsyncExitStack | None = None
        self._browser: Any = None
        Thread(target=self._loop.run_forever, daemon=True).start()

    def run(self, picture: Callable[[Any], Awaitable[bytes]]) -> bytes:
        async def made() -> bytes:
            if self._open is None:
                opened = AsyncExitStack()
                self._browser = await opened.enter_async_context(self._start())
                self._open = opened
                atexit.register(self.close)  # now, to be before what its own files are cleaned up by
            return await picture(self._browser)

        try:
            return asyncio.run_coroutine_threadsafe(made(), self._loop).result(PATIENCE + 5)
        except Exception:
            self.close()
            raise

    def close(self) -> None:
        """Let the browser go; the next picture starts another."""
        if self._open is not None:
            kept, self._open = self._open, None
            asyncio.run_coroutine_threadsafe(kept.aclose(), self._loop).result(10)

    def end(self) -> None:
        """Close it for good, and its thread with it."""
        self.close()
        atexit.unregister(self.close)
        self._loop.call_soon_threadsafe(self._loop.stop)


@cache
def _kept(start: Callable[[], Any]) -> _Browser:
    return _Browser(start)
