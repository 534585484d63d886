"""`new`: a story to start from: six events, one for each sort of date, that explain the columns, and a notebook."""

from __future__ import annotations

import argparse
import csv
import io
import json
import shlex
from importlib.resources import files
from pathlib import Path

from timeline.commands.output import DONE, TO_MEND, Refused, check_target, say, write, write_table
from timeline.commands.sources import text
from timeline.schema import TITLE

HELP = "write an example to start from, and a notebook beside it"
EXAMPLES = """\
  python -m timeline new "My story" mine.csv
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("title", type=text, metavar="TITLE", help="the story's headline")
    parser.add_argument("target", metavar="FILE", help="the .csv to write; an .ipynb is written beside it")


def run(options: argparse.Namespace) -> int:
    check_target(options.target, (".csv",))
    if not options.title.strip():
        raise Refused("TITLE is blank; expected the headline of your story")
    path = Path(options.target)
    texts = {path: example(options.title), path.with_suffix(".ipynb"): notebook(path.name)}
    if there := [name for name in texts if name.exists()]:
        raise Refused(f"{there[0]}: is there already; expected the name of a new file", TO_MEND)
    written: list[Path] = []
    try:
        for name, text in texts.items():
            (write_table(name, text, new=True) if name == path else write(name, text.encode("utf-8"), new=True))
            written.append(name)
    except BaseException:  # both or neither
        for name in written:
            name.unlink(missing_ok=True)
        raise
    command = shlex.join(["python", "-m", "timeline", str(path), "-o", str(path.with_suffix(".html"))])
    say(f"{path}: six events, to be replaced by your own; then: {command}, or open {path.with_suffix('.ipynb')}")
    return DONE


def example(title: str) -> str:
    """The example as CSV text under a headline.

    Examples
    --------
    >>> import io
    >>> from timeline import read_events
    >>> events = read_events(io.StringIO(example("My story")))
    >>> len(events), events.attrs["title"], sorted(set(events["form"]))
    (6, 'My story', ['exact', 'throughout', 'within'])
    """
    rows = list(csv.DictReader(io.StringIO((files("timeline") / "example.csv").read_text("utf-8"))))
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0], lineterminator="\n")
    writer.writeheader()
    writer.writerows({**row, "title": title} if row["kind"] == TITLE else row for row in rows)
    return text.getvalue()


def notebook(events_csv: str) -> str:
    """A notebook that tells the story of a file, whichever it is: heading, chart, table, page; as JSON text.

    Parameters
    ----------
    events_csv : str
        The file's name beside the notebook.
    """
    story = json.loads((files("timeline") / "story.ipynb").read_text("utf-8"))
    (parameters,) = [cell for cell in story["cells"] if "parameters" in cell["metadata"].get("tags", [])]
    parameters["source"] = f"events_csv = {json.dumps(events_csv, ensure_ascii=False)}"
    return json.dumps(story, ensure_ascii=False, indent=1) + "\n"
