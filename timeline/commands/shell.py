"""The command line: `python -m timeline` writes the page; any other job has a command of its own."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from contextlib import suppress
from types import ModuleType

from timeline import __version__
from timeline.commands import check, convert, find, fix, new, page
from timeline.commands.interrupts import INTERRUPTED, was_stopped, working
from timeline.commands.output import TO_MEND, WRONG, Refused, say

#: By name; the first is meant where none is named.
COMMANDS: dict[str, ModuleType] = {
    "page": page, "check": check, "fix": fix, "convert": convert, "new": new, "find": find,
}  # fmt: skip
#: What 1 is: of a command that has no words of its own for it.
TO_MEND_IS = "something needs mending, or a file cannot be read or written: listed on stderr"


def parser() -> argparse.ArgumentParser:
    """The whole command line. What it does not say, the file says of itself."""
    whole = argparse.ArgumentParser(
        prog="python -m timeline",
        usage="python -m timeline [COMMAND] …",
        description="Turn a table of dated events into an interactive page, one HTML file.",
        epilog="examples:\n" + "".join(command.EXAMPLES for command in COMMANDS.values()) + f"\n{_status(TO_MEND_IS)}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    whole.add_argument("--version", action="version", version=f"timeline {__version__}")
    jobs = whole.add_subparsers(title="commands, each with --help of its own", dest="command", metavar="COMMAND")
    for name, command in COMMANDS.items():
        job = jobs.add_parser(
            name,
            help=command.HELP + (" (where no command is named)" if name == "page" else ""),
            description=command.HELP[0].upper() + command.HELP[1:] + ".",
            epilog=f"examples:\n{command.EXAMPLES}\n{_status(getattr(command, 'TO_MEND_IS', TO_MEND_IS))}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        command.add_arguments(job)
    return whole


def _status(to_mend: str) -> str:
    return f"exit status: 0 done; 1 {to_mend}; 2 a wrong command; 130 interrupted"


def main(argv: list[str] | None = None) -> int:
    """Run the command line; returns the exit status.

    Examples
    --------
    >>> main(["check", "missing.csv"])
    1
    """
    words = sys.argv[1:] if argv is None else argv
    if not words or words[0] not in (*COMMANDS, "-h", "--help", "--version"):
        words = ["page", *words]
    options = parser().parse_args(words)
    from timeline.read.problems import EventsError  # late, so that --help answers at once

    try:
        return COMMANDS[options.command].run(options)
    except Refused as refused:
        status = refused.status
        return say(
            refused.text if status == TO_MEND else f"python -m timeline {options.command}: {refused.text}", status
        )
    except EventsError as error:
        return say(str(error), TO_MEND)
    except ValueError as error:
        return say(f"python -m timeline {options.command}: {error}", WRONG)


def run() -> None:
    """Carry out the command of this process, and end it."""
    # A process that lives for seconds keeps what it makes: looking through it again and again only takes time.
    gc.disable()
    _open_all()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # what a terminal cannot show is a question mark there, and no error
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        with working():
            status = main()
    except KeyboardInterrupt:
        status = INTERRUPTED
    except SystemExit as end:  # of a wrong command, or of --help
        status = end.code
    except BrokenPipeError:  # nobody reads what --help says
        status = 0
    _close()
    sys.exit(INTERRUPTED if was_stopped() else status)


def _open_all() -> None:
    """Put nothing in the place of what was closed: a file that is written would else be standard output, too."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            with suppress(OSError):
                os.open(os.devnull, os.O_RDWR)


def _close() -> None:
    """Flush what is left to say; nobody reading it is no failure of what was done."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            with suppress(OSError):  # else Python would try again at its end, and fail
                os.dup2(os.open(os.devnull, os.O_WRONLY), 1 if stream is sys.stdout else 2)
