"""`fix`: write a table with every date that can mean only one thing as EDTF; list these, and what is left to mend."""

from __future__ import annotations

import argparse

from timeline.commands.output import DONE, TO_MEND, check_target, say, write_table
from timeline.commands.progress import step
from timeline.commands.sources import add_source

HELP = "write every date that can mean only one thing as EDTF"
EXAMPLES = """\
  python -m timeline fix mine.csv fixed.csv
"""
#: What its status 1 is.
TO_MEND_IS = (
    "something is left to mend, listed on stderr, and OUT is written all the same; or a file cannot be read or written"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_source(parser, "IN", optional=False)
    parser.add_argument("target", metavar="OUT", help="the .csv to write")


def run(options: argparse.Namespace) -> int:
    from timeline.read.events import events_of
    from timeline.read.fix import corrected, to_be_told
    from timeline.read.problems import EventsError
    from timeline.read.save import table_csv
    from timeline.read.sources import load
    from timeline.typed.conventions import told

    check_target(options.target, (".csv",), options.source)
    with step(f"reading {options.source}"):
        known = told(options.dates)
        before = load(options.source, options.columns, options.lang, known)
        if before.problems:  # rows that cannot be read cannot be written either
            for line in EventsError(before.name, before.problems).lines():
                say(line, TO_MEND)
            return say(f"{options.target} is not written: rows that cannot be read would be lost", TO_MEND)
        table, corrections = corrected(before, options.lang, known)
        left: list[str] = []
        try:
            events_of(table, options.lang, known=known)
        except EventsError as error:
            left = error.lines()
    write_table(options.target, table_csv(table))
    for line in table.said:
        say(f"{options.source}: {line}")
    for correction in corrections:
        say(f"{options.source}:{correction.line}: {correction}")
    for line in left:
        say(line, TO_MEND)
    pieces = [name for name, _ in before.pieces]
    joined = f"{', '.join(pieces[:-1])} and {pieces[-1]} are one column, date, now; " if pieces[1:] else ""
    count = f"{joined}{len(corrections)} {'others ' if joined else ''}put right, {len(left)} left to mend"
    if told := to_be_told(before, table, options.lang, known) if left and corrections else "":
        count += f", to be read with --dates {told}, as the rows that showed it are EDTF now"
    return say(f"{options.source}: {count}; written to {options.target}", TO_MEND if left else DONE)
