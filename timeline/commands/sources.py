"""Arguments that several commands have: which file, which columns, which language."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from timeline.commands.output import say
from timeline.commands.progress import step

if TYPE_CHECKING:
    import pandas as pd

READ = "a CSV, JSON, a TimelineJS sheet, an .xlsx workbook, or - for standard input"


def add_source(parser: argparse.ArgumentParser, name: str = "FILE", optional: bool = True) -> None:
    """The file that is read, and how."""
    if optional:
        parser.add_argument(
            "source", nargs="?", default="events.csv", metavar=name, help=f"{READ}; default: events.csv"
        )
    else:
        parser.add_argument("source", metavar=name, help=READ)
    parser.add_argument(
        "--columns", type=pairs, metavar="OURS=THEIRS,…", help="which of the file's columns is which of ours"
    )
    parser.add_argument(
        "--dates",
        metavar="HOW,…",
        help="how its dates are written, where that is asked: month-first, day-first, century=1900, short=years, "
        "bc=historical …",
    )
    parser.add_argument(
        "--lang", default="en", help="language tag for dates, words and direction, such as en, de or ar; default: en"
    )


def read_source(options: argparse.Namespace) -> pd.DataFrame:
    """The events of the file, and what of it was read as what."""
    from timeline.read.events import read_events

    with step(f"reading {options.source}"):
        events = read_events(options.source, options.columns, options.lang, options.dates)
    for told in events.attrs.get("read_as", ()):
        say(f"{options.source}: {told}")
    return events


def colours(text: str) -> dict[str, str]:
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
    said = [part.rpartition("=") for part in names(text)]
    if not said or not all(kind.strip() and colour.strip() for kind, _, colour in said):
        raise argparse.ArgumentTypeError(f'"{text}" has no kind or no colour; expected such as war=#8b2c0b')
    return {kind.strip(): colour.strip() for kind, _, colour in said}


def names(text: str) -> list[str]:
    """Names between commas.

    Examples
    --------
    >>> names("North, South,")
    ['North', 'South']
    """
    return [name.strip() for name in text.split(",") if name.strip()]


def pairs(text: str) -> dict[str, str]:
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
    said = [(ours.strip(), theirs.strip()) for ours, _, theirs in (part.partition("=") for part in names(text))]
    if not said or not all(ours and theirs for ours, theirs in said):
        raise argparse.ArgumentTypeError(f'"{text}" has no name on one side; expected such as date=Year,title=Topic')
    for ours, _ in said:
        if [one for one, _ in said].count(ours) > 1:
            raise argparse.ArgumentTypeError(f'"{text}" says twice what {ours} is; expected each of our names once')
    return dict(said)
