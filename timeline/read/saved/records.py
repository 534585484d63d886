"""Events as a JSON list of records, one an event, heading and notes among them: all that our CSV says."""

from __future__ import annotations

import csv
import io
import json

import pandas as pd

from timeline.read.save import to_csv


def to_records(events: pd.DataFrame) -> str:
    """What came from the file, as JSON; blank cells are left out.

    Examples
    --------
    >>> import io
    >>> from timeline import read_events
    >>> print(to_records(read_events(io.StringIO("title,date,id\\nRockets,2023-12-08,r\\n"))), end="")
    [
    {"date": "2023-12-08", "title": "Rockets", "id": "r"}
    ]
    """
    rows = csv.DictReader(io.StringIO(to_csv(events), newline=""))
    records = [{name: cell for name, cell in row.items() if cell} for row in rows]
    return "[\n" + ",\n".join(json.dumps(record, ensure_ascii=False) for record in records) + "\n]\n"
