"""`find`: every time expression of an article as a row of a table to start from."""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path

from timeline.commands.output import DONE, TO_MEND, Refused, check_target, say, write_table
from timeline.commands.progress import step

HELP = "write every time expression of an article to a table"
EXAMPLES = """\
  python -m timeline find article.txt mine.csv --published 2023-12-11
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("article", metavar="ARTICLE", help="a text in English, UTF-8")
    parser.add_argument("target", metavar="OUT", help="the .csv to write")
    parser.add_argument(
        "--published", metavar="DAY", required=True, help="the day the article appeared, such as 2023-12-11"
    )
    parser.add_argument("--verbose", action="store_true", help="also list the expressions left out, which date nothing")


def run(options: argparse.Namespace) -> int:
    from timeline.read.article import find_dates, published_on
    from timeline.read.files import read_article
    from timeline.read.problems import EventsError, Problem

    check_target(options.target, (".csv",), options.article)
    published_on(options.published)
    if Path(options.target).exists():
        raise Refused(f"{options.target}: is there already; expected the name of a new file", TO_MEND)
    with step(f"reading {options.article}"):
        table = find_dates(read_article(options.article), options.published)
    for name, words in table.attrs["left_out"] if options.verbose else ():
        say(f'{options.article}: paragraph {name}: "{words}" is left out: it dates nothing')
    if table.empty:
        problem = Problem(None, "", "holds no time expression; expected an article in English")
        raise EventsError(options.article, [problem])
    write_table(options.target, table.to_csv(index=False, lineterminator="\n"), new=True)
    blank = table["date"].tolist().count("")
    say(f"{options.target}: {len(table)} time expressions, {blank} of them for a reader to date")
    command = shlex.join(["python", "-m", "timeline", "check", options.target, "--text", options.article])
    say(f"give each row a title or delete it; then: {command}")
    return DONE
