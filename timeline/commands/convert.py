"""`convert`: whatever events are kept in, as our own CSV."""

from __future__ import annotations

import argparse

from timeline.commands.output import DONE, check_target, event_count, say, write_table
from timeline.commands.progress import step
from timeline.commands.sources import add_source, read_source

HELP = "write events of any form as our own CSV"
EXAMPLES = """\
  python -m timeline convert sheet.csv events.csv        a TimelineJS sheet as our own CSV
  python -m timeline convert list.csv events.csv --columns date=Year,title=Topic
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_source(parser, "IN", optional=False)
    parser.add_argument("target", metavar="OUT", help="the .csv to write")


def run(options: argparse.Namespace) -> int:
    from timeline.read.save import to_csv

    check_target(options.target, (".csv",), options.source)
    events = read_source(options)
    with step(f"writing {options.target}"):
        write_table(options.target, to_csv(events))
    say(f"{options.target}: {event_count(events)}")
    return DONE
