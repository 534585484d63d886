"""`python -m timeline`: check a CSV, write its page."""

from __future__ import annotations

import argparse
import gc
import sys
from pathlib import Path

EPILOG = """\
examples:
  python -m timeline                                   events.csv to timeline.html
  python -m timeline --new "My story" mine.csv         an example to start from, and a notebook
  python -m timeline --from-text article.txt --published 2023-12-11 mine.csv
  python -m timeline mine.csv --check                  only check; nothing is written
  python -m timeline mine.csv -o mine.html             your own page
  python -m timeline --lanes "Washington,Baghdad"      these lanes on top, in this order
  python -m timeline list.csv --columns date=Year,title=Topic
  python -m timeline sheet.csv --save-as events.csv    a TimelineJS sheet as our own CSV
  python -m timeline mine.csv --fix --save-as new.csv  every date that can only mean one thing, as EDTF

exit status: 0 done; 1 something to mend, listed on stderr, no file touched; 2 wrong usage
"""


def arguments() -> argparse.ArgumentParser:
    """The command line. What it does not say, the file says of itself."""
    parser = argparse.ArgumentParser(
        prog="python -m timeline",
        description="Turn a CSV of dated events into one interactive HTML page.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add(
        "events",
        nargs="?",
        default="events.csv",
        metavar="EVENTS.csv",
        help="a CSV, JSON, a TimelineJS sheet, an .xlsx workbook, or - for standard input; default: events.csv",
    )
    add("-o", "--output", metavar="FILE", help="the page to write, or a .png, .svg or .pdf; default: timeline.html")
    add("--title", help="the page's headline; default: the file's, else its name")
    add("--description", help="the deck under the headline; default: the file's")
    add("--source", help="what the events are taken from; default: the file's")
    add("--source-url", metavar="URL", help="where that can be read; default: the file's")
    add("--image-url", metavar="URL", help="a picture for others to show beside a link to the page")
    add("--no-fold", action="store_true", help="leave no long gap out")
    add("--lanes", type=_names, metavar="A,B", help="lanes from top to bottom; default: the file's order")
    add("--lang", default="en", help="language tag for dates and direction, such as en, de or ar; default: en")
    add("--columns", type=_pairs, metavar="OURS=THEIRS,…", help="which of the file's columns is which of ours")
    add("--save-as", metavar="FILE.csv", help="write the events as CSV; a page too only with -o")
    add("--new", metavar="TITLE", help="write an example to EVENTS.csv, and a notebook beside it, to start from")
    add(
        "--from-text",
        metavar="ARTICLE.txt",
        help="write every time expression of an article to EVENTS.csv, to start from",
    )
    add("--published", metavar="DAY", help="with --from-text: the day the article appeared, such as 2023-12-11")
    add("--check", action="store_true", help="only check the CSV")
    add("--text", metavar="ARTICLE.txt", help="with --check: whether each cue stands in its paragraph of the article")
    add("--verbose", action="store_true", help="with --from-text: also list what tells of no time")
    add("--fix", action="store_true", help="put right what can only mean one thing, in the file of --save-as")
    return parser


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _pairs(text: str) -> dict[str, str]:
    pairs = [part.partition("=") for part in _names(text)]
    if not all(ours.strip() and theirs.strip() for ours, _, theirs in pairs):
        raise argparse.ArgumentTypeError(f'"{text}" has no name on one side; expected such as date=Year,title=Topic')
    return {ours.strip(): theirs.strip() for ours, _, theirs in pairs}


def main(argv: list[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    options = arguments().parse_args(argv)
    # Late, so that --help answers at once and --check loads no Plotly.
    from timeline.read.problems import EventsError

    if why := _unfit(options):
        return _say(f"python -m timeline: {why}", 2)
    target = options.events if options.new or options.from_text else options.save_as or options.output or PAGE
    try:
        if options.new:
            return _new(options)
        if options.from_text:
            return _from_text(options)
        if options.text:
            return _check_cues(options)
        if options.fix:
            return _fix(options)
        from timeline.read.events import read_events

        events = read_events(options.events, options.columns, options.lang)
        for told in events.attrs.get("read_as", ()):
            _say(f"{options.events}: {told}")
        if options.check:
            return _say(f"{options.events}: {_count(events)}, nothing to mend")
        if options.save_as:
            _save(events, options.save_as)
        if options.output or not options.save_as:
            target = options.output or PAGE
            _page(events, target, options)
    except EventsError as error:
        return _say(str(error), 1)
    except OSError as error:
        return _say(f"{target}: cannot be written: {error.strerror or error}", 1)
    except ValueError as error:
        return _say(f"python -m timeline: {error}", 2)
    return 0


#: What is written where nothing else is asked for, and what its name may end in; and so for a table.
PAGE, PAGES, TABLES = "timeline.html", (".html", ".htm", ".png", ".svg", ".pdf"), (".csv",)


def _unfit(options: argparse.Namespace) -> str:
    """Why a file to be written cannot be: its ending says another kind, or it is what is read."""
    from timeline.read.files import same_file

    if bool(options.from_text) != bool(options.published):
        return "--from-text and --published belong together: which article, and the day it appeared"
    if options.text and not options.check:
        return "--text goes with --check"
    if options.new or options.check or options.from_text:
        return ""
    tables = [options.save_as or options.output if options.fix else options.save_as]
    pages = [] if options.fix else [options.output or (None if options.save_as else PAGE)]
    for targets, endings in ((tables, TABLES), (pages, PAGES)):
        for target in filter(None, targets):
            if Path(target).suffix.lower() not in endings and not Path(target).is_dir():
                names = ", ".join(endings[:-1]) + " or " * (len(endings) > 1) + endings[-1]
                return f"{target}: expected a name that ends in {names}"
            if same_file(0 if options.events == "-" else options.events, target):
                return f"{target}: is what is read, and would be lost; expected another name"
    return ""


def _new(options: argparse.Namespace) -> int:
    from timeline.example import example, notebook
    from timeline.read.files import replace_file

    path = Path(options.events)
    if path.suffix != ".csv":
        return _say(f"{path}: expected a name that ends in .csv", 1)
    files = {path: example(options.new), path.with_suffix(".ipynb"): notebook(path.name)}
    if there := [name for name in files if name.exists()]:
        return _say(f"{there[0]}: is there already; expected the name of a new file", 1)
    try:
        for name, text in files.items():
            replace_file(name, text.encode("utf-8"))
    except OSError:  # both or neither
        for name in files:
            name.unlink(missing_ok=True)
        raise
    command = f"python -m timeline {path} -o {path.with_suffix('.html')}"
    return _say(f"{path}: six events to replace by your own; then: {command}, or open {path.with_suffix('.ipynb')}")


def _from_text(options: argparse.Namespace) -> int:
    from timeline.read.article import find_dates
    from timeline.read.files import read_article, replace_file
    from timeline.read.problems import EventsError, Problem

    path = Path(options.events)
    if path.suffix.lower() != ".csv":
        return _say(f"python -m timeline: {path}: expected a name that ends in .csv", 2)
    if path.exists():
        return _say(f"{path}: is there already; expected the name of a new file", 1)
    table = find_dates(read_article(options.from_text), options.published)
    for name, words in table.attrs["left_out"] if options.verbose else ():
        _say(f'{options.from_text}: paragraph {name}: "{words}" is left out: it tells of no time')
    if table.empty:
        raise EventsError(
            options.from_text, [Problem(None, "", "holds no time expression; expected an article in English")]
        )
    replace_file(path, table.to_csv(index=False, lineterminator="\n").encode("utf-8"))
    blank = table["date"].tolist().count("")
    _say(f"{path}: {len(table)} time expressions, {blank} of them for a reader to date")
    return _say(
        f"give each row a title or delete it; then: python -m timeline {path} --check --text {options.from_text}"
    )


def _check_cues(options: argparse.Namespace) -> int:
    """Whatever is to be mended in a table, its cues held against the article among it."""
    from timeline.read.article import cue_problems
    from timeline.read.events import events_of
    from timeline.read.files import read_article
    from timeline.read.problems import EventsError
    from timeline.read.sources import load

    text, table = read_article(options.text), load(options.events, options.columns, options.lang)
    problems = list(cue_problems(table, text))
    try:
        events = events_of(table, options.lang)
    except EventsError as error:
        raise EventsError(table.name, [*error.problems, *problems]) from None
    if problems:
        raise EventsError(table.name, problems)
    return _say(f"{options.events}: {_count(events)}, nothing to mend, and each cue stands in its paragraph")


def _save(events, target: str) -> None:
    from timeline.read.files import replace_file
    from timeline.read.save import formula_cells, to_csv

    replace_file(Path(target), to_csv(events).encode("utf-8"))
    _say(f"{target}: {_count(events)}")
    if formulas := formula_cells(events):
        print(f"{target}: {formulas}", file=sys.stderr)


def _page(events, target: str, options: argparse.Namespace) -> None:
    """The page, or a picture of its chart."""
    title = options.title or events.attrs.get("title") or Path(options.events).stem
    if Path(target).suffix.lower() in (".html", ".htm"):
        from timeline.page.html import render
        from timeline.read.files import replace_file

        page = render(
            events,
            title=title,
            description=options.description,
            source=options.source,
            source_url=options.source_url,
            lanes=options.lanes,
            lang=options.lang,
            fold=not options.no_fold,
            image_url=options.image_url,
        )
        replace_file(Path(target), page.encode("utf-8"))
    else:
        from timeline.chart.image import write_picture
        from timeline.read.heading import heading_of

        heading = heading_of(events, title, options.description, options.source, options.source_url)
        write_picture(events, Path(target), heading, options.lanes, options.lang, not options.no_fold)
    _say(f"{target}: {_count(events)}")


def _fix(options: argparse.Namespace) -> int:
    """Write what can be put right, list it, and list what is left."""
    from timeline.read.events import events_of
    from timeline.read.files import replace_file
    from timeline.read.fix import corrected
    from timeline.read.problems import EventsError
    from timeline.read.save import table_csv
    from timeline.read.sources import load

    target = options.save_as or options.output
    before = load(options.events, options.columns, options.lang)
    if before.problems:  # rows that cannot be read cannot be written either
        raise EventsError(before.name, before.problems)
    table, done = corrected(before, options.lang)
    left: list[str] = []
    try:
        events_of(table, options.lang)
    except EventsError as error:
        left = error.lines()
    if target:
        replace_file(Path(target), table_csv(table).encode("utf-8"))
    for one in done:
        _say(f"{options.events}:{one.line}: {one}")
    for line in left:
        _say(line, 1)
    end = f"written to {target}" if target else "nothing is written: name a file with --save-as"
    count = f"{len(done)} put right, {len(left)} left to mend; {end}"
    return _say(f"{options.events}: {count}", int(bool(left) or bool(done and not target)))


def _count(events) -> str:
    return f"{len(events)} event{'s' * (len(events) != 1)}"


def _say(text: str, status: int = 0) -> int:
    from timeline.read.problems import printable

    print("\n".join(map(printable, text.split("\n"))), file=sys.stderr if status else sys.stdout)
    return status


def run() -> None:
    """What the command `timeline` is."""
    # A process that lives for seconds keeps what it makes: looking through it again and again only takes time.
    gc.disable()
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    run()
