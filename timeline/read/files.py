"""Files: their bytes and text, and new ones written whole or not at all."""

from __future__ import annotations

import os
import sys
from typing import IO

from timeline.read.problems import EventsError, Problem, quoted
from timeline.read.signatures import sort_of

#: A file beyond this is no list of events, and reading it could exhaust the memory.
MAX_BYTES = 256 * 2**20


def read_bytes(source: str | os.PathLike | IO) -> tuple[str, bytes | str]:
    """A path's or an open file's name and content; "-" is standard input.

    Raises
    ------
    EventsError
        If it cannot be read.
    """
    if source == "-":
        name, data = "standard input", sys.stdin.buffer.read(MAX_BYTES + 1)
    elif isinstance(source, (str, os.PathLike)):
        name = str(os.fspath(source))
        data = _bytes(name)
    else:
        name = str(getattr(source, "name", "events"))
        data = source.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise EventsError(name, [Problem(None, "", f"is larger than {MAX_BYTES >> 20} MB; expected a list of events")])
    return name, data


def _bytes(name: str) -> bytes:
    if os.path.isdir(name):
        raise EventsError(name, [Problem(None, "", "is a folder; expected a CSV file")])
    try:
        with open(name, "rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise EventsError(name, [Problem(None, "", "there is no such file; expected a CSV file")]) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise EventsError(name, [Problem(None, "", f"cannot be read: {why}")]) from None


def decoded(name: str, data: bytes | str) -> str:
    """Text out of bytes in UTF-8.

    Raises
    ------
    EventsError
        If they are none, or begin as no list of events does.
    """
    if sort := sort_of(data if isinstance(data, bytes) else data[:1000].encode("utf-8", "replace")):
        raise EventsError(name, [Problem(None, "", f"is {sort}; expected a list of events, such as a CSV file")])
    if isinstance(data, str):
        return data
    utf16 = data[:2] in (b"\xff\xfe", b"\xfe\xff") or (data[1:2] == b"\0" and data[3:4] == b"\0")
    if utf16:
        fix = 'save it as "CSV UTF-8" in the spreadsheet'
        raise EventsError(name, [Problem(None, "", f"is in UTF-16; expected UTF-8: {fix}")])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        around = data[max(0, error.start - 12) : error.start + 12].decode("latin-1")
        text = f"is not in UTF-8 at {quoted(around)}, as read in Latin-1 (Windows-1252)"
        raise EventsError(name, [Problem(line, "", f'{text}; expected UTF-8: save it as "CSV UTF-8"')]) from None
