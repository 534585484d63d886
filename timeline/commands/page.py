"""`page`: events to one HTML page, or to a picture of their chart."""

from __future__ import annotations

import argparse
import re
import warnings
from pathlib import Path
from urllib.parse import unquote, urlsplit

from timeline.commands.output import DONE, Refused, cannot_be_written, check_target, either, event_count, say, write
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
    add("--source-url", metavar="URL", help="where the source can be read; default: the file's")
    add("--image-url", metavar="URL", help="a picture for others to show beside a link to the page")
    add("--no-fold", action="store_true", help="do not leave long gaps out")
    add("--open", metavar="WHEN", help="the stretch of time that the page opens on, such as 2023-10/..")
    add("--today", action="store_true", help="draw a line at today's date")
    add("--colours", type=colours, metavar="KIND=#RRGGBB,…", help="colours of your choice for up to eight kinds")
    add("--images", choices=("embed", "fetch", "link"), default="embed",
        help="which pictures of the column image go into the page: with embed its files, with fetch also those at web "
             "addresses, with link none; default: embed")  # fmt: skip
    add(
        "--layout",
        choices=("horizontal", "vertical"),
        help="horizontal or vertical: which way time runs when the page opens; default: as there is room",
    )
    add(
        "--size",
        metavar="WxH",
        help="px of a picture, such as 1200x675; default: 1200x, as high as it must be",
    )
    add("--relations", action="store_true", help="draw all relations between dates")
    add("--lanes", type=names, metavar="A,B", help="lanes from top to bottom; default: the file's order")
    add("--lanes-of", choices=("first", "all"), default="first",
        help="first or all: which of its lanes an event of several (a; b) stands in; default: first")  # fmt: skip


def run(options: argparse.Namespace) -> int:
    from timeline.page.images import without_alt
    from timeline.picture.colours import troubles_of
    from timeline.read.signs import shown

    check_target(options.output, (*PAGES, *PICTURES), options.source)
    is_page = Path(options.output).suffix.lower() in PAGES or Path(options.output).is_dir()
    _check_options(options, is_page)
    events = read_source(options)
    title = options.title or events.attrs.get("title") or readable(shown(_called(options.source)))
    with step(f"writing {options.output}"):
        if is_page:
            write(options.output, _page(events, title, options).encode("utf-8"))
        else:
            _picture(events, title, options)
    say(f"{options.output}: {event_count(events)}")
    if not (options.title or events.attrs.get("title")):
        said = f'the headline "{title}" is the file\'s name' if title else "there is no headline"
        say(f"{options.output}: {said}; --title or a row of kind title gives it one")
    for trouble in troubles_of(events, options.colours):
        say(f"{options.output}: {trouble}")
    for line in shared_lanes(events, options):
        say(f"{options.output}: {line}")
    for unsaid in without_alt(events, "fetch") if options.images == "fetch" else ():  # which `check` takes for links
        say(f"{options.source}:{unsaid.line}: {unsaid}" if unsaid.line else f"{options.source}: {unsaid}")
    return DONE


def _check_options(options: argparse.Namespace, is_page: bool) -> None:
    """Refuse what a page alone, or a picture alone, would heed."""
    for_page = {"--layout": options.layout, "--image-url": options.image_url, "--images": options.images != "embed"}
    unheeded = {"--size": options.size} if is_page else for_page
    for option in (option for option, value in unheeded.items() if value):
        sort, endings = ("picture", PICTURES) if is_page else ("page", PAGES)
        raise Refused(f"{option} is for a {sort}; expected an output whose name ends in {either(endings)}")


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
        wishes=Wishes(open=options.open, today=options.today, colours=options.colours, images=options.images,
                      layout=options.layout, relations=options.relations, lanes_of=options.lanes_of),
    )  # fmt: skip


def shared_lanes(events, options: argparse.Namespace) -> list[str]:
    """Which lanes share a band, or a part of one, since there are too many: a sentence for each that is shared."""
    from timeline.picture.bands import bands_of
    from timeline.picture.measures import MOST_BANDS
    from timeline.picture.readings import checked
    from timeline.read.cells import texts
    from timeline.read.lane_cells import levels_of, tags_of

    every = {lane for tags in tags_of(texts(events["lane"])) for lane in tags}
    if len(every) <= MOST_BANDS:  # of so few none shares, and dates need not be read to know it
        return []
    shared = bands_of(events, checked(events), options.lanes, options.lang, options.lanes_of).shared
    sharing: dict[str, list[str]] = {}
    for name in shared:
        band, inner = levels_of(name)
        sharing.setdefault(band if inner else "", []).append(inner or name)
    said = []
    for band, lanes in sharing.items():
        few = ", ".join(lanes[:5]) + (f" and {len(lanes) - 5:,} more" if len(lanes) > 5 else "")
        whole = f"{MOST_BANDS - 1} of {MOST_BANDS - 1 + len(lanes):,} lanes"
        have = f"{whole} of {band} have a part of their own" if band else f"{whole} have a band of their own"
        said.append(f"{have}, which is the most; {few} share the last one; choose which with --lanes")
    return said


def _picture(events, title: str, options: argparse.Namespace) -> None:
    from timeline.page.saved import write_picture

    try:
        with warnings.catch_warnings(action="ignore"):  # of colours, of which `run` has lines
            write_picture(
                events, options.output, title=title, description=options.description, source=options.taken_from,
                source_url=options.source_url, lanes=options.lanes, lang=options.lang, fold=not options.no_fold,
                open=options.open, today=options.today, colours=options.colours, relations=options.relations,
                lanes_of=options.lanes_of, **({"size": options.size} if options.size else {}),
            )  # fmt: skip
    except OSError as error:
        raise cannot_be_written(options.output, error) from None
