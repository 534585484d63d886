"""What a command is doing that takes over two seconds, shown on a terminal; in a pipe or a file is nothing of it."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

#: Seconds of a command until its step is shown; those of a step until it is, and between two renewals.
PATIENCE, PACE = 2.0, 0.5
_BEGAN = time.monotonic()


@contextmanager
def step(what: str) -> Iterator[None]:
    """Show what is being done, and for how long, until it is done.

    Parameters
    ----------
    what : str
        "reading events.csv".
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    done = threading.Event()
    thread = threading.Thread(target=_show, args=(what, done), daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _show(what: str, done: threading.Event) -> None:
    began, shown = time.monotonic(), False
    wait = max(PATIENCE - (began - _BEGAN), PACE)
    while not done.wait(wait):
        seconds = round(time.monotonic() - began)
        with suppress(OSError):
            print(f"\r{what}: {seconds} s ", end="", file=sys.stderr, flush=True)
        shown, wait = True, PACE
    if shown:
        with suppress(OSError):
            print("\r" + " " * (len(what) + 12) + "\r", end="", file=sys.stderr, flush=True)
