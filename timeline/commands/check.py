"""`check`: whether all is well with a file, down to the page that would be made of it; nothing is written."""

from __future__ import annotations

import argparse

from timeline.commands.output import DONE, event_count, say
from timeline.commands.progress import step
from timeline.commands.sources import add_source, read_source

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
        events = read_source(options)
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
