"""Arguments that several commands have: which file, which columns, which language."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from timeline.commands.output import say
from timeline.commands.progress import step

if TYPE_CHECKING:
    import pandas as pd

READ = "a CSV, .xlsx, JSON, calendar or other list, a web address, or - for standard input"


def add_source(parser: argparse.ArgumentParser, name: str = "FILE", optional: bool = True) -> None:
    """The file that is read, and how."""
    if optional:
        parser.add_argument(
            "source", nargs="?", default="events.csv", metavar=name, help=f"{READ}; default: events.csv"
        )
    else:
        parser.add_argument("source", metavar=name, help=READ)
    parser.add_argument(
        "--columns",
        type=pairs,
        metavar="OURS=THEIRS,…",
        help="which column of the file is which of ours, or is the start, end or time of an event; + joins several",
    )
    parser.add_argument(
        "--dates",
        metavar="HOW,…",
        help="how its dates are written, where its rows leave that open: month-first, day-first, century=1900, "
        "short=years, bc=historical …",
    )
    parser.add_argument(
        "--lang",
        default="en",
        help="language tag for dates, words and direction: en, de, ar, es or fr; any other has dates and English words",
    )


def read_source(options: argparse.Namespace) -> pd.DataFrame:
    """The events of the file, and what of it was read as what."""
    from timeline.read.events import read_events

    with step(f"reading {options.source}"):
        events = read_events(options.source, options.columns, options.lang, options.dates)
    for told in events.attrs.get("read_as", ()):
        say(f"{options.source}: {told}")
    return events


def colours(word: str) -> dict[str, str]:
    """Kinds to colours.

    Raises
    ------
    argparse.ArgumentTypeError
        If either is missing.

    Examples
    --------
    >>> colours("war=#8b2c0b,peace=#06509b/#3b78f0")
    {'war': '#8b2c0b', 'peace': '#06509b/#3b78f0'}
    """
    said = [part.rpartition("=") for part in names(word)]
    if not said or not all(kind.strip() and colour.strip() for kind, _, colour in said):
        raise argparse.ArgumentTypeError(f'"{word}" has no kind or no colour; expected a pair such as war=#8b2c0b')
    return {kind.strip(): colour.strip() for kind, _, colour in said}


def text(word: str) -> str:
    """A word of the command line that is read as a text, in UTF-8 whatever the locale says.

    Raises
    ------
    argparse.ArgumentTypeError
        If it is none.

    Examples
    --------
    >>> text("\\udcc3\\udc9cber uns")
    'Über uns'
    """
    try:
        return word.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeError:
        raise argparse.ArgumentTypeError(f"{word!a} is not text; expected UTF-8") from None


def names(word: str) -> list[str]:
    """Names between commas.

    Examples
    --------
    >>> names("North, South,")
    ['North', 'South']
    """
    return [name.strip() for name in text(word).split(",") if name.strip()]


def pairs(word: str) -> dict[str, str | list[str]]:
    """Our names to theirs.

    Raises
    ------
    argparse.ArgumentTypeError
        If a name is missing, or one of ours is said twice.

    Examples
    --------
    >>> pairs("date=Year,title=Topic")
    {'date': 'Year', 'title': 'Topic'}
    """
    from timeline.read.named import pairs as named

    try:
        return named(text(word))
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
