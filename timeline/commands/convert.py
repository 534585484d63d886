"""`convert`: whatever events are kept in, in another form: by the ending of the file, or as it is asked for."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.commands.output import DONE, TO_MEND, Refused, check_target, event_count, say, write, write_table
from timeline.commands.progress import step
from timeline.commands.sources import add_source, read_source

if TYPE_CHECKING:
    import pandas as pd

HELP = "write events of any form as our own CSV, as JSON or as a calendar"
EXAMPLES = """\
  python -m timeline convert sheet.csv events.csv        a TimelineJS sheet as our own CSV
  python -m timeline convert list.csv events.csv --columns date=Year,title=Topic
  python -m timeline convert events.csv events.ics       as a calendar
  python -m timeline convert events.csv slides.json --as timelinejs
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_source(parser, "IN", optional=False)
    parser.add_argument("target", metavar="OUT", help="the .csv, .json (a list of records) or .ics to write")
    parser.add_argument(
        "--as", dest="form", choices=("timelinejs",), help="what the .json is for, if not a list of records: timelinejs"
    )


def run(options: argparse.Namespace) -> int:

    check_target(options.target, (".json",) if options.form else (".csv", ".json", ".ics"), options.source)
    events = read_source(options)
    with step(f"writing {options.target}"):
        text, losses = _written(events, options)
        if Path(options.target).suffix.lower() == ".csv":
            write_table(options.target, text)
        else:
            write(options.target, text.encode("utf-8"))
    say(f"{options.target}: {event_count(events)}")
    for line in losses:
        say(f"{options.target}: {line}", TO_MEND)
    return DONE


def _written(events: pd.DataFrame, options: argparse.Namespace) -> tuple[str, list[str]]:
    """The events in the form that is asked for, and what it cannot say."""
    from timeline.read.save import to_csv
    from timeline.read.saved.calendar_file import to_calendar
    from timeline.read.saved.records import to_records
    from timeline.read.saved.slides import to_slides

    ending = Path(options.target).suffix.lower()
    if options.form == "timelinejs":
        return to_slides(events)
    if ending == ".json":
        return to_records(events), []
    if ending == ".csv":
        return to_csv(events), []
    try:
        return to_calendar(events)
    except ImportError:
        why = "install icalendar to write it (pip install icalendar), or write a .csv or .json"
        raise Refused(f"{options.target}: is a calendar; {why}", TO_MEND) from None
    except ValueError as error:
        raise Refused(f"{options.source}: {error}", TO_MEND) from None
