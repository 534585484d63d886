"""Events as entries of the page's list: written out, or as facts from which the page writes them on demand."""

from __future__ import annotations

import json
from urllib.parse import quote, urlsplit

import numpy as np
import pandas as pd

from timeline.dates.calendar import iso
from timeline.dates.columns import spans
from timeline.dates.edtf import parse
from timeline.dates.span import FORMS, Span, window_text
from timeline.picture import style
from timeline.picture.key import kind_names
from timeline.picture.measures import LISTED
from timeline.picture.picture import Picture
from timeline.read.marked import MARKS, pieces, plain
from timeline.relations.offsets import with_end
from timeline.schema import CELLS, DERIVED, DETAILS, DISPLAY, MEDIA, NAMES, TAGS, Column
from timeline.words.columns import briefs, in_words
from timeline.words.lengths import tie_words
from timeline.words.phrases import phrases
from timeline.words.words import certainty, datings_words, words


def entries(picture: Picture) -> list[dict]:
    """What the list tells of each event, in the order of time."""
    events, slots, lang = picture.events, picture.slots, picture.lang
    titles = dict(zip(events["id"], events["title"]))
    behind = gap_texts(picture)
    short = briefs(events["date"].tolist(), lang)
    follows = implied_words(events, lang)
    rows = events.fillna("").to_dict("records")
    return [
        _entry(number, row, parse(row["date"]), kind, slots[kind], titles, lang)
        | {"brief": short[number], "gap": behind.get(number, ""), "implied": follows.get(number, "")}
        for number, (row, kind) in enumerate(zip(rows, picture.kinds))
    ]


def gap_texts(picture: Picture) -> dict[int, str]:
    """To the first row behind each gap that is left out, how long the gap is."""
    events = picture.events
    starts = events["earliest"].fillna(events["latest"]).to_numpy().astype("int64")
    behind = {int(np.searchsorted(starts, gap.end)): gap.words for gap in picture.gaps}
    return {row: text for row, text in behind.items() if row < len(events)}


def implied_words(events: pd.DataFrame, lang: str) -> dict[int, str]:
    """To each row of which relations tell more than its own `source_date`, what follows from both alone."""
    sources, _ = spans(events["source_date"].fillna("").tolist())
    told = np.stack([sources["earliest"] - sources["start_slack"], sources["latest"] + sources["end_slack"]], axis=1)
    columns = (events[name].to_numpy() for name in ("implied_earliest", "implied_latest"))
    found = np.stack([np.where(np.isnat(at), np.nan, at.astype("M8[s]").astype("int64")) for at in columns], axis=1)
    narrower = ~((told == found) | (np.isnan(told) & np.isnan(found))).all(axis=1)
    return {int(row): words(parse(window_text(*found[row])), lang) for row in np.flatnonzero(narrower)}


def _entry(number: int, row: dict, span: Span, kind: str, slot: int, titles: dict[str, str], lang: str) -> dict:
    anchor, *tie = _tie(row["relative_to"], row["offset"], lang) if row["relative_to"] else [""]
    names = kind_names(lang)
    tags = [names.get(row[name], row[name]) if name == "kind" else row[name] for name in TAGS]
    return {
        **{name: row[name] for name in ("id", "date", "title", "lane", *CELLS)},
        "link": quote(row["id"]),
        "kind": kind,
        "slot": slot,
        "icon": style.ICONS[slot],
        "when": row.get(DISPLAY) or words(span, lang),
        "sure": certainty(span, lang),
        "datetime": _datetime(span),
        "tags": list(dict.fromkeys(filter(None, tags))),
        "found": bool(row["cue"] or row["paragraph"]),
        "tie": tie,
        "anchor_link": quote(anchor),
        "anchor_title": titles.get(anchor, anchor),
        "alone": words(parse(row["source_date"]), lang) if row["source_date"] else "",
        "told": pieces(row["description"]),
        "others": datings_words(row["other_dates"], lang),
        "details": [_detail(column, row[column.name], lang) for column in DETAILS if row[column.name]],
        "media": row.get("media", ""),
        "media_is_link": urlsplit(row.get("media", "")).scheme in ("http", "https"),
        "media_text": " · ".join(filter(None, (row.get(name, "") for name in MEDIA[1:3]))),
        "more": [(name, str(value)) for name, value in row.items() if name not in _KNOWN and value != ""],
    }


def _detail(column: Column, text: str, lang: str) -> dict[str, str]:
    """A cell under its label; of an address, the host is what is read."""
    host = (urlsplit(text).hostname or "") if column.text == "web" else ""
    return {"label": phrases(lang)[column.label], "text": text, "host": host}


#: Columns that an entry shows in a place of their own, or not at all; any other is shown under its name.
_KNOWN = (*NAMES, *DERIVED, DISPLAY, *MEDIA)


def _datetime(span: Span) -> str:
    """A machine-readable date where HTML has one: a day, minute or month of our era, or a year."""
    point = span.start
    if point is None or point is not span.end or span.about or span.perhaps or point.precision not in _HTML:
        return ""
    text = iso(float(span.earliest.astype("int64"))).replace(" ", "T")
    length = _HTML[point.precision]
    text = text if len(text) > 10 else text + "T00:00:00"
    return "" if text.startswith("-") else text[:length] + (point.zone if length > 10 else "")


_HTML = {"second": 19, "minute": 16, "day": 10, "month": 7, "year": 4}


def entry_data(picture: Picture) -> dict:
    """What the page cannot tell from the CSV that it carries, to write an entry when it comes into view.

    Returns
    -------
    dict
        `dates`: to each text in the `date` column, how it is said, how briefly, and the number of how sure it is among
        `sure`; `sources`: how each `source_date` is said; `ties`: to the row of each tied event, the id of its anchor,
        and what stands before and behind that; `implied`, `others`: by row, what follows and what others say; `gaps`:
        to a row, how long the gap before it is; `known` columns; `tags`, `cells`: columns that an entry shows in places
        of their own; `marks`: what is a link or bold; `kinds`: names of the special ones; `details`: name, label
        and whether it is an address of the columns with a line of their own.
    """
    events, lang = picture.events, picture.lang
    dates = events["date"].unique().tolist()
    rows, _ = spans(dates)
    sure, sure_names = _certainties(rows, dates, lang)
    tied, dated = (np.flatnonzero(events[name].notna()) for name in ("relative_to", "other_dates"))
    anchors, offsets = (events[name].tolist() for name in ("relative_to", "offset"))
    sources = events["source_date"].dropna().unique().tolist()
    return {
        "dates": dict(zip(dates, zip(in_words(dates, lang), briefs(dates, lang), sure.tolist()))),
        "sure": sure_names, "sources": dict(zip(sources, in_words(sources, lang))),
        "ties": {int(row): _tie(anchors[row], offsets[row], lang) for row in tied},
        "implied": implied_words(events, lang),
        "others": {int(row): datings_words(events["other_dates"].iloc[row], lang) for row in dated},
        "gaps": gap_texts(picture), "known": _KNOWN, "kinds": kind_names(lang),
        "tags": TAGS, "cells": CELLS, "marks": MARKS,
        "details": [[column.name, phrases(lang)[column.label], column.text == "web"] for column in DETAILS],
    }  # fmt: skip


def _tie(anchor: str, offset: str, lang: str) -> list[str]:
    name, end = with_end(anchor)
    return [name, *tie_words(offset, "\0", lang, end).split("\0")]


#: An entry of placeholders: the page writes those in view from it. A list's only item stands for each.
_PLAIN = (
    "id link date title lane brief gap kind slot icon when sure datetime found anchor_link anchor_title alone implied "
    "others media media_text"
)
BLANK = {name: f"⟦{name}⟧" for name in (*_PLAIN.split(), *CELLS)} | {
    "tie": ["⟦before⟧", "⟦behind⟧"],
    "tags": ["⟦tag⟧"],
    "more": [("⟦name⟧", "⟦text⟧")],
    "details": [{"label": "⟦label⟧", "text": "⟦text⟧", "host": "⟦host⟧"}],
    "media_is_link": True,
    "told": [("⟦description⟧", "", "")],
}


def _certainties(rows: np.ndarray, dates: list[str], lang: str) -> tuple[np.ndarray, list[str]]:
    """To each date the number of its certainty, and the certainties. Dates of one sort are equally sure."""
    doubt = rows["about"] + 2 * rows["perhaps"] + 4 * (np.isnan(rows["earliest"]) | np.isnan(rows["latest"]))
    _, first, which = np.unique(doubt * len(FORMS) + rows["form"], return_index=True, return_inverse=True)
    return which, [certainty(parse(dates[i]), lang) for i in first]


def json_ld(events: pd.DataFrame, title: str) -> str:
    """The events for search engines. Only what is known goes in: an unknown day has no startDate."""
    items = []
    listed = events.fillna("").to_dict("records") if len(events) <= LISTED else ()  # no search engine reads so many
    for number, row in enumerate(listed, 1):
        span = parse(row["date"])
        item = {"@type": "Event", "name": row["title"], "url": "#" + row["id"]}
        sure = span.form in ("exact", "throughout") or span.start is span.end
        if sure and span.start and (start := _datetime(_one(span.start))):
            item["startDate"] = start
        if sure and span.end and (end := _datetime(_one(span.end))):
            item["endDate"] = end
        if row["place"]:
            item["location"] = {"@type": "Place", "name": row["place"]}
        item["description"] = " ".join(
            filter(None, [f"{row['when'][0].upper()}{row['when'][1:]}.", plain(row["description"])])
        )
        items.append({"@type": "ListItem", "position": number, "item": item})
    data = {
        "@context": "https://schema.org",
        "@type": "ItemList",
        "name": title,
        "numberOfItems": len(events),
        "itemListElement": items,
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # Nothing in a script element may look like its end, or a comment's start.
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _one(point) -> Span:
    return Span(point.text, "exact", point, point)
