"""Events as search engines read them: JSON-LD (https://schema.org/Event)."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd

from timeline.dates.calendar import seconds
from timeline.dates.columns import outlasted
from timeline.dates.edtf import parse
from timeline.page.entries import html_date
from timeline.picture.measures import LISTED
from timeline.read.cells import text_rows


def json_ld(events: pd.DataFrame, title: str, reports: tuple[float, ...]) -> str:
    """The events for search engines. Only what is known goes in: an unknown day has no startDate."""
    items = []
    # No search engine reads more.
    listed = text_rows(events, ("date", "title", "id", "place", "when")) if len(events) <= LISTED else ()
    for row in listed:
        span = parse(row["date"])
        item: dict[str, Any] = {"@type": "Event", "name": row["title"], "url": "#" + row["id"]}
        sure = span.form in ("exact", "throughout") or span.start is span.end
        if sure and span.start and (start := html_date(span.start.text)):
            item["startDate"] = start
        sure &= not outlasted(seconds(span.latest), reports)
        if sure and span.end and (end := html_date(span.end.text)) and end != item.get("startDate"):
            item["endDate"] = end
        if row["place"]:
            item["location"] = row["place"]
        if "startDate" not in item:  # the rest stands in the page itself
            item["description"] = f"{row['when'][0].upper()}{row['when'][1:]}."
        items.append(item)
    data = {
        "@context": "https://schema.org",
        "@type": "ItemList",
        "name": title,
        "itemListElement": items,
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # Nothing in a script element may look like its end, or a comment's start.
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
