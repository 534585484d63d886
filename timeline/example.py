"""A CSV to start from: six events, one for each sort of date, that explain the columns."""

from __future__ import annotations

import csv
import io

HEADER = ("date", "title", "id", "lane", "kind", "place", "description", "cue", "source_date", "relative_to", "offset")
ROWS = (
    ("1998/..", "The library is open", "open", "Library", "politics", "Market Street",
     "`1998/..` is a start without an end: drawn as a bar with an arrow. `lane` names the band it stands in.",
     "since 1998", "1998/..", "", ""),
    ("2019-05", "A new roof is promised", "promise", "Council", "politics", "Town hall",
     "`2019-05` is some day in that month: drawn as a hatched band with a hollow symbol. `kind` gives colour and symbol.",
     "in May 2019", "2019-05", "", ""),
    ("2019-11~", "Builders move in", "builders", "Library", "economy", "",
     "`~` means about: the band fades out. A blank cell is fine wherever nothing is known.",
     "around November", "2019-11~", "", ""),
    ("2020-03-02/2020-03-20", "Closed for repairs", "closed", "Library", "politics", "",
     "Two dates with a slash are a stretch of time: drawn as a solid bar.",
     "for three weeks", "2020-03", "", ""),
    ("2020-03-24", "The library opens again", "reopening", "Library", "diplomacy", "Market Street",
     "A known day is a filled symbol. Its source says only how long after the closing it was: `relative_to` names the other "
     "event by its `id`, `offset` says how far away, and the two dates are checked against each other.",
     "three weeks later", "[2020-03-20..2020-03-26]", "closed", "P3W"),
    ("[2020-04-01..2020-04-30]", "An anonymous gift arrives", "gift", "Council", "economy", "",
     "Square brackets hold one unknown day in a range. `source_date` is what the source alone says, `date` the best you know: "
     "where they differ, a thin bracket shows the room the source left.",
     "that spring", "[2020-03-20..2020-06-20]", "reopening", "after"),
)  # fmt: skip


def example() -> str:
    """The example as CSV text.

    Examples
    --------
    >>> import io
    >>> from timeline import read_events
    >>> sorted(set(read_events(io.StringIO(example()))["form"]))
    ['exact', 'throughout', 'within']
    """
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([HEADER, *ROWS])
    return out.getvalue()
