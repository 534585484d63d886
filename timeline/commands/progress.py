"""What a long command is doing, shown on a terminal after two seconds; in a pipe or a file there is nothing of it."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

#: Seconds until a step is shown, and between two renewals.
PATIENCE, PACE = 2.0, 0.5


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
    wait = PATIENCE
    while not done.wait(wait):
        seconds = round(time.monotonic() - began)
        with suppress(OSError):
            print(f"\r{what}: {seconds} s ", end="", file=sys.stderr, flush=True)
        shown, wait = True, PACE
    if shown:
        with suppress(OSError):
            print("\r" + " " * (len(what) + 12) + "\r", end="", file=sys.stderr, flush=True)
