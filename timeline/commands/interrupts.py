"""Ctrl-C ends a command with 130 and without a traceback, from its first line to its last."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

#: What a shell calls a command that was interrupted.
INTERRUPTED = 130
_state = {"working": False, "stopped": False}


def take_over() -> None:
    """End the process at an interrupt. One that is started to ignore interrupts goes on ignoring them."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _stop)


@contextmanager
def working() -> Iterator[None]:
    """While there is work that may have to be undone, an interrupt is a `KeyboardInterrupt`."""
    _state["working"] = True
    try:
        yield
    finally:
        _state["working"] = False


def was_stopped() -> bool:
    """Whether there was an interrupt, even if a library has taken it for an error of its own."""
    return _state["stopped"]


def _stop(_: int, frame: FrameType | None) -> None:
    _state["stopped"] = True
    # What interrupts an import may come out of it as any error; and nothing is half done there.
    if not _state["working"] or _is_importing(frame):
        os._exit(INTERRUPTED)
    raise KeyboardInterrupt


def _is_importing(frame: FrameType | None) -> bool:
    while frame:
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            return True
        frame = frame.f_back
    return False
