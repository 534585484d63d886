"""`page`: events to one HTML page, or to a picture of their chart."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from timeline.commands.output import DONE, cannot_be_written, check_target, event_count, say, write
from timeline.commands.progress import step
from timeline.commands.sources import add_source, colours, names, read_source, text

HELP = "write the page, or a picture of the chart"
EXAMPLES = """\
  python -m timeline                                     events.csv to timeline.html
  python -m timeline mine.csv -o mine.html               your own page
  python -m timeline page mine.csv -o mine.png           a picture
  python -m timeline --lanes "Washington,Baghdad"        these lanes on top, in this order
  python -m timeline list.csv --columns date=Year,title=Topic
"""
#: What is written where nothing else is asked for, and what its name may end in.
PAGE, PAGES, PICTURES = "timeline.html", (".html", ".htm"), (".png", ".svg", ".pdf")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_source(parser)
    add = parser.add_argument
    add("-o", "--output", metavar="OUT", default=PAGE,
        help=f"the page to write, or a .png, .svg or .pdf; default: {PAGE}")  # fmt: skip
    add("--title", type=text, metavar="TEXT", help="the page's headline; default: the file's, else its name")
    add("--description", type=text, metavar="TEXT", help="the deck under the headline; default: the file's")
    add(
        "--source",
        dest="taken_from",
        type=text,
        metavar="TEXT",
        help="what the events are taken from; default: the file's",
    )
    add("--source-url", metavar="URL", help="where that can be read; default: the file's")
    add("--image-url", metavar="URL", help="a picture for others to show beside a link to the page")
    add("--no-fold", action="store_true", help="leave no long gap out")
    add("--open", metavar="WHEN", help="the stretch of time that the page opens on, such as 2023-10/..")
    add("--today", action="store_true", help="draw a line at the day of making")
    add("--colours", type=colours, metavar="KIND=#RRGGBB,…", help="colours of their own for up to eight kinds")
    add("--images", choices=("embed", "link"), default="embed",
        help="whether the files of the column image go into the page; link leaves them out")  # fmt: skip
    add("--lanes", type=names, metavar="A,B", help="lanes from top to bottom; default: the file's order")


def run(options: argparse.Namespace) -> int:
    from timeline.picture.colours import troubles_of
    from timeline.read.signs import shown

    check_target(options.output, (*PAGES, *PICTURES), options.source)
    events = read_source(options)
    title = options.title or events.attrs.get("title") or readable(shown(_called(options.source)))
    with step(f"writing {options.output}"):
        if Path(options.output).suffix.lower() in PAGES or Path(options.output).is_dir():
            write(options.output, _page(events, title, options).encode("utf-8"))
        else:
            _picture(events, title, options)
    say(f"{options.output}: {event_count(events)}")
    if not (options.title or events.attrs.get("title")):
        said = f'the headline "{title}" is the file\'s name' if title else "there is no headline"
        say(f"{options.output}: {said}; --title or a row of kind title gives it one")
    for trouble in troubles_of(events, options.colours):
        say(f"{options.output}: {trouble}")
    if shared := shared_lanes(events, options.lanes, options.lang):
        say(f"{options.output}: {shared}")
    return DONE


def readable(stem: str) -> str:
    """A file's name as a headline; a number such as 08 before it only sorts a folder.

    Examples
    --------
    >>> readable("long_history"), readable("2023-iraq"), readable("08_seconds"), readable("-")
    ('Long history', '2023 iraq', 'Seconds', '')
    """
    stem = re.sub(r"^0\d+[a-z]?[\W_]+(?=[^\W\d_])", "", stem)
    words = " ".join(re.split(r"(?:(?!\ufffd)[\W_])+", stem)).strip()
    return words[:1].upper() + words[1:]


def _called(source: str) -> str:
    """How a page is called whose file says nothing of that: as the file is."""
    return Path(unquote(urlsplit(source).path) if "://" in source else source).stem or urlsplit(source).hostname or ""


def _page(events, title: str, options: argparse.Namespace) -> str:
    from timeline.page.html import render
    from timeline.picture.wishes import Wishes
    from timeline.read.heading import heading_of

    heading = heading_of(events, title, options.description, options.taken_from, options.source_url)
    return render(
        events, heading, lanes=options.lanes, lang=options.lang, fold=not options.no_fold, image_url=options.image_url,
        wishes=Wishes(open=options.open, today=options.today, colours=options.colours, images=options.images),
    )  # fmt: skip


def shared_lanes(events, lanes: list[str] | None, lang: str) -> str:
    """Which lanes share a band, since there are too many, in a sentence; "" where each has its own."""
    from timeline.picture.bands import bands_of, lane_order
    from timeline.picture.measures import MOST_BANDS
    from timeline.picture.readings import checked

    if len(lane_order(events, lanes)) <= MOST_BANDS:  # which most need no reading of their dates to know
        return ""
    shared = bands_of(events, checked(events), lanes, lang).shared
    if not shared:
        return ""
    few = ", ".join(shared[:5]) + (f" and {len(shared) - 5:,} more" if len(shared) > 5 else "")
    return (
        f"{MOST_BANDS - 1} of {MOST_BANDS - 1 + len(shared):,} lanes have a band of their own; {few} share the last "
        "one; choose with --lanes"
    )


def _picture(events, title: str, options: argparse.Namespace) -> None:
    from timeline.chart.image import write_picture

    try:
        write_picture(
            events, options.output, title=title, description=options.description, source=options.taken_from,
            source_url=options.source_url, lanes=options.lanes, lang=options.lang, fold=not options.no_fold,
            today=options.today, colours=options.colours,
        )  # fmt: skip
    except OSError as error:
        raise cannot_be_written(options.output, error) from None
