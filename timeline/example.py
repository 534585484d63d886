"""A story to start from: a CSV of six events, one for each sort of date, that explain the columns, and its notebook."""

from __future__ import annotations

import csv
import io
import json
from importlib.resources import files

from timeline.schema import TITLE


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
