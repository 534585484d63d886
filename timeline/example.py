"""A story to start from: a CSV of six events, one for each sort of date, that explain the columns, and its notebook."""

from __future__ import annotations

import csv
import io
import json
from importlib.resources import files

HEADER = (
    "date",
    "title",
    "id",
    "lane",
    "kind",
    "place",
    "description",
    "cue",
    "source_date",
    "relative_to",
    "offset",
    "check_url",
    "source",
)
#: The heading's cells but for its headline.
HEADING = {
    "kind": "title",
    "lane": "Library; Council",
    "source": "Where all this is taken from",
    "description": "This row of kind `title` is the heading: headline, this deck, the source, and the lanes "
    "from top to "
    "bottom. "
    "`check_url` may say where the source can be read.",
}
ROWS = (
    (
        "1998/..",
        "The library is open",
        "open",
        "Library",
        "politics",
        "Market Street",
        "`1998/..` is a start without an end: drawn as a bar with an arrow. `lane` names the band it stands in.",
        "since 1998",
        "1998/..",
        "",
        "",
    ),
    (
        "2019-05",
        "A new roof is promised",
        "promise",
        "Council",
        "politics",
        "Town hall",
        "`2019-05` is some day in that month: drawn as a dashed pill over all of it. `kind` gives colour and symbol.",
        "in May 2019",
        "2019-05",
        "",
        "",
    ),
    (
        "2019-11~",
        "Builders move in",
        "builders",
        "Library",
        "money",
        "",
        "`~` means about: it is dashed. A blank cell is fine wherever nothing is known.",
        "around November",
        "2019-11~",
        "",
        "",
    ),
    (
        "2020-03-02/2020-03-20",
        "Closed for repairs",
        "closed",
        "Library",
        "politics",
        "",
        "Two dates with a slash are a stretch of time: drawn as a bar.",
        "for three weeks",
        "2020-03",
        "",
        "",
    ),
    (
        "2020-03-24",
        "The library opens again",
        "reopening",
        "Library",
        "politics",
        "Market Street",
        "A known day is a solid symbol. Its source says only how long after the closing it was: `relative_to` "
        "names the "
        "other "
        "event by its `id`, `offset` says how far away, and the two dates are checked against each other.",
        "three weeks later",
        "[2020-03-20..2020-03-26]",
        "closed",
        "P3W",
    ),
    (
        "[2020-04-01..2020-04-30]",
        "An anonymous gift arrives",
        "gift",
        "Council",
        "money",
        "",
        "Square brackets hold one unknown day in a range. `source_date` is what the source alone says, `date` the best "
        "you know: "
        "where they differ, a bracket shows the room the source left.",
        "that spring",
        "[2020-03-20..2020-06-20]",
        "reopening",
        "after",
    ),
)
#: A text under the chart.
NOTE = {"date": "2019-05/2020-03-24", "kind": "note", "title": "Ten months from promise to reopening"}


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
    rows = [{**HEADING, "title": title}, *(dict(zip(HEADER, row)) for row in ROWS), NOTE]
    out = io.StringIO()
    writer = csv.DictWriter(out, HEADER, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


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
