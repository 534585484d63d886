"""What commands say and write."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    import pandas as pd

#: Exit statuses: all is well, something is to mend, the command is wrong.
DONE, TO_MEND, WRONG = 0, 1, 2


class Refused(Exception):
    """A command that cannot be carried out: what is said, and the exit status."""

    def __init__(self, text: str, status: int = WRONG):
        self.text, self.status = text, status
        super().__init__(text)


def say(text: str, status: int = DONE) -> int:
    """Print a message, on stderr if something is wrong; returns the status.

    What has been done is done even if nobody can be told: a closed pipe or a full disk behind stdout changes no status.
    """
    _tell(text, sys.stderr if status else sys.stdout)
    return status


def _tell(text: str, stream: TextIO | None) -> None:
    from timeline.read.problems import printable

    with suppress(OSError):
        print("\n".join(map(printable, text.split("\n"))), file=stream, flush=True)


def event_count(events: pd.DataFrame) -> str:
    """How many events, in words.

    Examples
    --------
    >>> import pandas as pd
    >>> event_count(pd.DataFrame({"title": ["A"]}))
    '1 event'
    """
    return f"{len(events):,} event{'s' * (len(events) != 1)}"


def either(names: Sequence[str]) -> str:
    """Names of which any will do.

    Examples
    --------
    >>> either((".png", ".svg", ".pdf")), either((".csv",))
    ('.png, .svg or .pdf', '.csv')
    """
    return ", ".join(names[:-1]) + " or " * (len(names) > 1) + names[-1]


def check_target(target: str, endings: Sequence[str], source: str = "") -> None:
    """Refuse a file to be written whose ending says another kind, or that is what is read.

    Raises
    ------
    Refused
        With what was expected.
    """
    from timeline.read.files import same_file

    if not target or (Path(target).suffix.lower() not in endings and not Path(target).is_dir()):
        raise Refused(f"{target or 'a blank'}: expected a name that ends in {either(endings)}")
    if source and same_file(0 if source == "-" else source, target):
        raise Refused(f"{target}: is the file being read, and would be lost; expected another name")


def write(target: str | Path, data: bytes, new: bool = False) -> None:
    """Write a file whole or not at all, and where it must be `new`, only if there is none.

    Raises
    ------
    Refused
        If it cannot be written; an old one is then untouched.
    """
    from timeline.read.files import replace_file

    try:
        replace_file(Path(target), data, new)
    except OSError as error:
        raise cannot_be_written(target, error) from None


def write_table(target: str | Path, text: str, new: bool = False) -> None:
    """Write a CSV as `write` does, and say which of its cells a spreadsheet would run.

    Raises
    ------
    Refused
        If it cannot be written.
    """
    from timeline.read.save import formula_cells

    write(target, text.encode("utf-8"), new)
    if formulas := formula_cells(text):
        _tell(f"{target}: {formulas}", sys.stderr)


def cannot_be_written(target: str | Path, error: OSError) -> Refused:
    """What is said of a file that the system does not let us write."""
    if isinstance(error, FileExistsError):
        return Refused(f"{target}: {error.strerror}", TO_MEND)
    return Refused(f"{target}: cannot be written: {error.strerror or error}", TO_MEND)
