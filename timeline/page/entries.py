"""Events as entries of the page's list: written out, or as facts from which the page writes them on demand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any
from unicodedata import bidirectional
from urllib.parse import quote

import numpy as np
import pandas as pd

from timeline.dates.columns import spans
from timeline.dates.edtf import parse
from timeline.dates.span import window_text
from timeline.page.images import Picture as Image
from timeline.picture.key import kind_names
from timeline.picture.measures import OUTSIDE
from timeline.picture.picture import Picture
from timeline.picture.ties import with_told_ties
from timeline.read.addresses import host_of
from timeline.read.cells import text_rows, texts
from timeline.read.marked import MARKS, pieces
from timeline.relations.offsets import with_end
from timeline.schema import DERIVED, DETAILS, DISPLAY, MEDIA, NAMES, TAGS, Column
from timeline.words.columns import briefs, datings_words, in_words
from timeline.words.forms import forms
from timeline.words.lengths import tie_words
from timeline.words.names import date_name
from timeline.words.phrases import phrases
from timeline.words.words import words

#: Rules for the page's script. Of what is known to be a web address the host; a date as HTML has it: a year, month,
#: day or minute.
WEB = r"^[Hh][Tt][Tt][Pp][Ss]?://(?:[^/?#\\]*@)?(?:[Ww]{3}\.(?=[^/?#\\:]*\.))?(\[[^\]/?#\\]+\]|[^/?#\\:]+)"
DATETIME = (
    r"^[\[{]?((?!0000)[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2}"
    r"(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?)[\]}]?$"
)
#: What is told of a piece of media, and the columns that an entry shows in a place of their own, or not at all.
#: Classes of signs that turn what stands beside them (Unicode Bidirectional Algorithm, 3.2).
_TURNING = frozenset("R AL AN RLE RLO RLI LRE LRO LRI FSI PDF PDI".split())
_CAPTIONS = MEDIA[1:3]
_KNOWN = (*NAMES, *DERIVED, DISPLAY, *MEDIA)


@dataclass(frozen=True)
class Entry:
    """What the list tells of an event: texts, blank where there is nothing to tell, but for some lists of them.

    From one of placeholders the page's script writes entries on demand, filling in a record of the same names.
    """

    id: str
    link: str
    title: str
    date: str
    lane: str
    brief: str
    slot: int | str
    grade: int | str
    when: str
    date_words: str
    datetime: str
    tags: list[dict[str, str]]
    description: str
    told: list[tuple[str, str, str]]
    image: str
    image_wide: int | str
    image_high: int | str
    image_alt: str
    image_credit: str
    image_link: str
    image_host: str
    media: str
    media_link: str
    media_plain: str
    media_text: str
    evidence: str
    found: str
    cue: str
    paragraph: str
    alone: str
    before: str
    behind: str
    anchor_link: str
    anchor_title: str
    implied: str
    others: str
    details: list[dict[str, str]]
    more: list[dict[str, str]]


_PLACES: dict[str, Any] = {field.name: f"⟦{field.name}⟧" for field in fields(Entry)} | {
    "tags": [{"tag": "⟦tag⟧"}],
    "told": [("⟦description⟧", "", "")],
    "details": [{"label": "⟦label⟧", "text": "⟦text⟧", "host": "⟦host⟧", "plain": "⟦plain⟧"}],
    "more": [{"name": "⟦name⟧", "text": "⟦text⟧"}],
}
#: The entry of placeholders; what is repeated stands in it once.
BLANK = Entry(**_PLACES)


def entries(picture: Picture, images: dict[int, Image]) -> list[Entry]:
    """What the list tells of each event, in the order of time."""
    events, slots, lang, reports = picture.events, picture.slots, picture.lang, picture.checked.reports
    titles = dict(zip(events["id"].tolist(), events["title"].tolist()))
    short = _without_day(briefs(events["date"].tolist(), lang, reports), shared_day(events, "brief day", lang), lang)
    follows, alone = implied_words(events, lang), alone_words(picture)
    rows, grades = text_rows(with_told_ties(events)), picture.grades.tolist()
    return [
        _entry(
            row,
            "line" if band < 0 else slots[kind],
            titles,
            lang,
            reports,
            brief=short[n],
            **_image(row, images.get(n)),
            grade=grades[n] or "",
            implied=follows.get(n, ""),
            alone=alone[n],
        )
        for n, (row, kind, band) in enumerate(zip(rows, picture.kinds, picture.bands.of_event))
    ]


def shared_day(events: pd.DataFrame, precision: str, lang: str) -> str:
    """The day on which all events were, in words of a precision; empty where they were on several, or have no times."""
    ends = events[["earliest", "latest"]]
    days = pd.unique(ends.to_numpy().astype("M8[D]").ravel())
    if len(events) < 2 or len(days) != 1 or pd.isna(days[0]) or not events["date"].str.contains("T").all():
        return ""
    year, month, day = map(int, str(days[0]).rsplit("-", 2))
    return date_name(year, month, day, precision, lang)


def _without_day(said: Iterable[str], day: str, lang: str) -> list[str]:
    """Brief dates without the day that all of them share, which stands over the list."""
    led = f"{day}{forms(lang)['comma']}"
    pattern = re.sub(r"\s|\\ ", r"\\s", re.escape(led))  # some of its spaces may not break
    return [re.sub(pattern, "", text) if day else text for text in said]


def source_words(picture: Picture) -> dict[int, tuple[str, str]]:
    """To each row of which the source says something else: that briefly and in full."""
    events, lang, reports = picture.events, picture.lang, picture.checked.reports
    rows = np.flatnonzero(events["source_date"].fillna(events["date"]) != events["date"]).tolist()
    texts = events["source_date"].iloc[rows].tolist()
    return dict(zip(rows, zip(briefs(texts, lang, reports).tolist(), in_words(texts, lang, reports).tolist())))


def alone_words(picture: Picture) -> list[str]:
    """What the source alone says of each date; nothing of the same date where that hangs on one from elsewhere."""
    events, source, reports = picture.events, picture.source, picture.checked.reports
    dates, checked = (np.array(texts(events[name]), dtype=object) for name in ("source_date", "date"))
    hangs = source.flags & OUTSIDE > 0 if source else np.zeros(len(dates), bool)
    untold = (dates == "") | hangs & (dates == checked)
    return ["" if none else words(parse(date), picture.lang, reports) for none, date in zip(untold, dates)]


def implied_words(events: pd.DataFrame, lang: str) -> dict[int, str]:
    """To each row of which relations tell more than its own `source_date`, what follows from both alone."""
    sources, _ = spans(texts(events["source_date"]))
    told = np.stack([sources["earliest"] - sources["start_slack"], sources["latest"] + sources["end_slack"]], axis=1)
    columns = (events[name].to_numpy() for name in ("implied_earliest", "implied_latest"))
    found = np.stack([np.where(np.isnat(at), np.nan, at.astype("M8[s]").astype("int64")) for at in columns], axis=1)
    narrower = ~((told == found) | (np.isnan(told) & np.isnan(found))).all(axis=1)
    return {int(row): words(parse(window_text(*found[row])), lang) for row in np.flatnonzero(narrower)}


def _entry(
    row: dict, slot: int | str, titles: dict[str, str], lang: str, reports: tuple[float, ...], **more: Any
) -> Entry:
    said = words(parse(row["date"]), lang, reports)
    anchor, before, behind = _tie(row["relative_to"], row["offset"], lang) if row["relative_to"] else ("", "", "")
    names, media = kind_names(lang), row.get("media", "")
    tags = [names.get(row[name], row[name]) if name == "kind" else row[name] for name in TAGS]
    link = media if host_of(media) else ""
    details = [_detail(column, row[column.name], lang) for column in DETAILS if row[column.name]]
    evidence = "".join(row[name] for name in ("cue", "paragraph", "source_date", "relative_to", "other_dates"))
    return Entry(
        id=row["id"], link=_fragment(row["id"]), title=row["title"], date=row["date"], lane=row["lane"],
        slot=slot, when=row.get(DISPLAY) or said, date_words=said if row.get(DISPLAY, said) not in ("", said) else "",
        datetime=html_date(row["date"]),
        tags=[{"tag": tag} for tag in dict.fromkeys(filter(None, tags))],
        description=row["description"], told=pieces(row["description"]),
        media=media, media_link=link, media_plain="" if link else media,
        media_text=" · ".join(filter(None, (row.get(name, "") for name in _CAPTIONS))) or link,
        found=row["cue"] or row["paragraph"], cue=row["cue"], paragraph=row["paragraph"],
        before=before, behind=behind, anchor_link=_fragment(anchor), anchor_title=titles.get(anchor, anchor),
        others=datings_words(row["other_dates"], lang),
        details=details, evidence=evidence + "".join(one["text"] for one in details),
        more=[{"name": name, "text": str(text)} for name, text in row.items() if name not in _KNOWN and text != ""],
        **more,
    )  # fmt: skip


def _image(row: dict, image: Image | None) -> dict[str, Any]:
    """A row's picture, or a link to it; a slide's caption stands before its credit."""
    host = "" if image else host_of(row["image"])
    told = " · ".join(filter(None, (row.get("media_caption", ""), row["image_credit"])))
    return {
        "image": image.src if image else "", "image_wide": image.wide if image else "",
        "image_high": image.high if image else "", "image_alt": row["image_alt"],
        "image_credit": told if image or host else "", "image_link": row["image"] if host else "",
        "image_host": host,
    }  # fmt: skip


def _detail(column: Column, text: str, lang: str) -> dict[str, str]:
    """A cell under its label; of an address, the host is what is read."""
    host = host_of(text) if column.text == "web" else ""
    return {"label": phrases(lang)[column.label], "text": text, "host": host, "plain": "" if host else text}


def _fragment(event: str) -> str:
    """What stands behind the # of an event's link, as a browser's `encodeURIComponent` has it."""
    return quote(event, safe="!*'()")


def html_date(text: str) -> str:
    """A machine-readable date where HTML has one: a day, minute or month of our era, or a year."""
    match = re.match(DATETIME, text)
    return match[1] if match else ""


def is_turning(text: str) -> bool:
    """Whether something in a text runs from right to left, or a sign in it turns what stands there.

    Examples
    --------
    >>> is_turning("Zürich"), is_turning("بغداد")
    (False, True)
    """
    return not text.isascii() and any(bidirectional(sign) in _TURNING for sign in text)


def brief_rem(said: Iterable[str]) -> float:
    """Rem that the list's brief dates take: what is one date stands in one line, what is a range may in two.

    Examples
    --------
    >>> brief_rem(["8 Dec 2023", "between\u00a05\u00a0Nov and\u00a011\u00a0Dec\u00a02023"]), brief_rem(["2023"])
    (7.3, 6.4)
    >>> brief_rem(["7\u00a0Oct\u00a0– at\u00a0least 11\u00a0Dec\u00a02023"])
    7.8
    """
    return round(min(max([13, *map(_widest, said)]) * 0.49, 9), 1)


def _widest(brief: str) -> int:
    """Characters of its longest line: of one for a date, of two, as even as they get, for a range, or three."""
    parts = brief.split(" ")
    if len(parts) != 2 and "\u00a0– " not in brief:
        return len(brief)
    even = min(max(len(" ".join(parts[:cut])), len(" ".join(parts[cut:]))) for cut in range(1, len(parts)))
    return max(*map(len, parts), min(even, 16))


def entry_data(picture: Picture, images: dict[int, Image]) -> dict:
    """What the page cannot tell from the CSV that it carries, to write an entry when it comes into view.

    Returns
    -------
    dict
        `dates`: to each text in the columns `date` and `source_date`, how it is said and how briefly; `ties`: to the
        row of each tied event, the id of its anchor, and what stands before and behind that; `implied`, `others`: by
        row, what follows and what others say; `images`: by row, what
        holds it, width and height; `known` columns, `tags` and `captions` among them; `marks`, `web`,
        `datetime`: rules for what is a link or bold, an address, a date; `kinds`: names of the special ones;
        `details`: name, label and whether it is an address of the columns with a line of their own.
    """
    events, lang, reports = picture.events, picture.lang, picture.checked.reports
    dates = pd.concat([events["date"], events["source_date"].dropna()]).unique().tolist()
    tied, dated = (np.flatnonzero(events[name].notna()) for name in ("relative_to", "other_dates"))
    told = with_told_ties(events)
    anchors, offsets = told["relative_to"].tolist(), told["offset"].tolist()
    return {
        "dates": dict(zip(dates, zip(in_words(dates, lang, reports), briefs(dates, lang, reports)))),
        "ties": {int(row): _tie(anchors[row], offsets[row], lang) for row in tied},
        "implied": implied_words(events, lang),
        "others": {int(row): datings_words(events["other_dates"].iloc[row], lang) for row in dated},
        "images": {row: [image.src, image.wide, image.high] for row, image in images.items()},
        "known": _KNOWN, "kinds": kind_names(lang),
        "tags": TAGS, "captions": _CAPTIONS, "marks": MARKS, "web": WEB, "datetime": DATETIME,
        "details": [[column.name, phrases(lang)[column.label], column.text == "web"] for column in DETAILS],
    }  # fmt: skip


def _tie(anchor: str, offset: str, lang: str) -> list[str]:
    name, end = with_end(anchor)
    return [name, *tie_words(offset, "\0", lang, end).split("\0")]
