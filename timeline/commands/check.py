"""`check`: whether all is well with a file, down to the page that would be made of it; nothing is written."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Set
from pathlib import Path

from timeline.commands.output import DONE, TO_MEND, event_count, say
from timeline.commands.progress import step
from timeline.commands.sources import add_source, read_source

#: Cells that can mean only one thing from which on a command is said that puts them right.
_WORTH_A_COMMAND = 2
HELP = "say what needs mending, line by line, and write nothing"
EXAMPLES = """\
  python -m timeline check mine.csv
  python -m timeline check mine.csv --text article.txt   each cue held against its paragraph too
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_source(parser)
    parser.add_argument("--text", metavar="ARTICLE", help="the article as text, to check that each cue stands in it")


def run(options: argparse.Namespace) -> int:
    from timeline.page.html import render
    from timeline.page.images import without_alt
    from timeline.picture.colours import troubles_of
    from timeline.read.heading import heading_of
    from timeline.read.lane_cells import nested_lanes
    from timeline.read.problems import EventsError

    if options.text:
        from timeline.read.article import check_cues
        from timeline.read.files import read_article

        text = read_article(options.text)
        events = check_cues(options.source, text, options.columns, options.lang, options.dates)
    else:
        try:
            events = read_source(options)
        except EventsError as error:
            say(str(error), TO_MEND)
            command = _fixed_by(options, {problem.column for problem in error.problems})
            return say(command, TO_MEND) if command else TO_MEND
    with step(f"drawing {options.source}"):  # what passes here, the page draws
        render(events, heading_of(events), lanes=None, lang=options.lang, fold=True)
    if unsaid := list(without_alt(events)):
        raise EventsError(options.source, unsaid)
    for trouble in troubles_of(events, None):
        say(f"{options.source}: {trouble}")
    if nested := nested_lanes(events):
        say(f"{options.source}: {nested}")
    cues = ", and each cue stands in its paragraph" if options.text else ""
    say(f"{options.source}: {event_count(events)}, nothing to mend{cues}")
    return DONE


def _fixed_by(options: argparse.Namespace, columns: Set[str]) -> str:
    """The command that puts right what can mean only one thing, and how much that is; "" where it is not worth it.

    `columns` are those in which something is to be mended.
    """
    from timeline.read.fix import corrected
    from timeline.read.named import option
    from timeline.read.problems import EventsError
    from timeline.read.sources import load
    from timeline.typed.conventions import told

    source = Path(options.source)
    if not source.is_file():
        return ""
    known = told(options.dates)
    try:
        table = load(options.source, options.columns, options.lang, known)
    except EventsError:  # what is no table has been said
        return ""
    dates = {table.own_name(name) for name in ("date", "source_date", "other_dates") if name in table.header}
    count = 0 if table.problems else len(corrected(table, options.lang, known)[1])
    if count < _WORTH_A_COMMAND or not dates & columns:
        return ""
    words = ["python", "-m", "timeline", "fix", options.source, f"{source.stem}-fixed.csv"]
    words += [
        f"--{name}={value}" for name in ("dates", "lang") if (value := getattr(options, name)) not in (None, "en")
    ]
    named = f" {option(options.columns)}" if options.columns else ""
    return f"{options.source}: {count} cells can mean only one thing; {shlex.join(words)}{named} writes them as dates"
