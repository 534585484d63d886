"""Events as JSON for TimelineJS."""

from __future__ import annotations

import json
import re

import pandas as pd
from markupsafe import escape

from timeline.dates.edtf import parse
from timeline.dates.span import Point, Span
from timeline.read.addresses import host_of
from timeline.read.cells import text_rows
from timeline.read.marked import pieces
from timeline.read.saved.losses import Losses, columns_left_out
from timeline.schema import DISPLAY, ERA, MEDIA, TITLE

_PARTS = re.compile(
    r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d):(\d\d)(?::(\d\d))?)?(Z|[+-]\d\d(?::\d\d)?)?", re.ASCII
)
_NAMES = ("year", "month", "day", "hour", "minute", "second")
_MEDIA = dict(zip(MEDIA, ("url", "caption", "credit", "alt", "thumbnail")))
_IMAGE = {"image": "url", "image_alt": "alt", "image_credit": "credit"}
_WRITTEN = ("date", "title", "id", "lane", "description", DISPLAY, *MEDIA, *_IMAGE)


def to_slides(events: pd.DataFrame) -> tuple[str, list[str]]:
    """JSON for TimelineJS, and what it cannot say of the events.

    Examples
    --------
    >>> import io, json
    >>> from timeline import read_events
    >>> text, losses = to_slides(read_events(io.StringIO("date,title\\n2023-12~,Talks\\n-0043,Crossing\\n")))
    >>> json.loads(text)["events"][0]["start_date"], losses
    ({'year': -44}, ['of "talks" doubt stands in its words alone'])
    """
    losses, attrs = Losses(), events.attrs
    slides: dict[str, list[dict]] = {"events": [], "eras": []}
    for row in text_rows(events):
        slide = _slide(row, parse(row["date"]), losses)
        slides["eras" if row.get("kind") == ERA and "end_date" in slide else "events"].append(slide)
    whole: dict = {"events": slides["events"] or slides.pop("eras")}
    if TITLE in attrs:
        whole = {"title": {"text": {"headline": attrs[TITLE], "text": _html(attrs.get("description") or "")}}, **whole}
    if slides.get("eras"):
        whole["eras"] = slides["eras"]
    written = (*_WRITTEN, *(["kind"] if {*events["kind"].dropna()} <= {ERA} else []))
    said = [*losses.lines(), *columns_left_out(events, written)]
    said += [f"{what} of the whole {verb} left out" for key, what, verb in
             (("notes", "the notes", "are"), ("source", "the source", "is"), ("check_url", "the address", "is"))
             if attrs.get(key)]  # fmt: skip
    said += ["the colours of kinds are left out"] if attrs.get("kinds") else []
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n", said


def _slide(row: dict, span: Span, losses: Losses) -> dict:
    event, slide = row["id"], {"unique_id": row["id"]}
    points = list(span.points)
    first, last = points[0], points[-1]
    start, end = _date(first, at_end=False), _date(last, at_end=True)
    slide |= {"start_date": start} | ({"end_date": end} if _date(last, at_end=False) != start or end != start else {})
    in_words = bool(row.get(DISPLAY))
    for true, what in (
        (bool(span.about or span.perhaps), "of {} doubt stands in its words alone"),
        (span.start is None or span.end is None, "of {} the open end stands in its words alone"),
        (span.form == "several", "of {} its several dates stand in its words alone"),
        (
            span.form == "within" and len(points) > 1,
            "of {} it stands in words alone that it is one moment of its span",
        ),
    ):
        if true:
            losses.add(what, event)
            in_words = True
    if any(point.zone for point in points):
        losses.add("of {} the offset from UTC is left out", event)
    slide["text"] = {"headline": str(escape(row["title"])), "text": _html(row.get("description", ""))}
    if in_words or not all(_PARTS.fullmatch(re.sub("[~?%]", "", point.text)) for point in points):
        slide["display_date"] = row["when"]
    if row.get("lane"):
        slide["group"] = row["lane"]
    if media := _media(row, losses):
        slide["media"] = media
    return slide


def _media(row: dict, losses: Losses) -> dict[str, str]:
    """A slide's one piece of media: what the row calls so, else its image, where that has an address."""
    if row.get("media"):
        if row.get("image"):
            losses.add("of {} the image is left out: a slide has one piece of media", row["id"])
        return {theirs: row[ours] for ours, theirs in _MEDIA.items() if row.get(ours)}
    if row.get("image") and not host_of(row["image"]):
        losses.add("of {} the image is left out: it is a file, and a slide takes an address", row["id"])
        return {}
    told = _MEDIA | _IMAGE if row.get("image") else {}
    return {theirs: row[ours] for ours, theirs in told.items() if row.get(ours)}


def _date(point: Point, at_end: bool) -> dict[str, int]:
    """A date in pieces, as fine as it was written; of what has no pieces, its first or last day."""
    text = re.sub("[~?%]", "", point.text)
    match = _PARTS.fullmatch(text)
    if not match or (match[2] and not 1 <= int(match[2]) <= 12):
        match = _PARTS.fullmatch(str((point.latest if at_end else point.earliest).astype("M8[D]")))
    if not match:
        raise ValueError(f"{point.text} has no year")
    parts = {name: int(part) for name, part in zip(_NAMES, match.groups()) if part}
    # 44 BC is the year -43 in EDTF, and -44 there.
    return parts | ({"year": parts["year"] - 1} if parts["year"] <= 0 else {})


def _html(text: str) -> str:
    """A description as HTML: its links, bold and italics, and its paragraphs."""
    told = "".join(
        f'<a href="{escape(address)}">{escape(read)}</a>' if element == "a"
        else f"<{element}>{escape(read)}</{element}>" if element else str(escape(read))
        for read, element, address in pieces(text)
    )  # fmt: skip
    paragraphs = [part.strip().replace("\n", "<br>") for part in re.split(r"\n{2,}", told) if part.strip()]
    return paragraphs[0] if len(paragraphs) == 1 else "".join(f"<p>{part}</p>" for part in paragraphs)
