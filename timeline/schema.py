"""The columns of events.csv, one record each: the only place where a column is added.

What a record says of a column is all that reading, list, entry, hover and CSV know of it. README's table describes the
same columns for whoever fills them in.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes
    ----------
    name : str
    text : str
        What its cells hold: "date" (EDTF), "line" or "prose" (free text, the latter of any length), "label"
        (a line short enough for the chart), "id", "kind",
        "offset", "datings" (dates and who says them), "number",
        "web" (an address) or "image" (a file beside the table, or an address).
    required : bool
    shown : str
        Where an entry shows it: "head" (date and title), "tags", "body", "found" (part of how the date was found, in
        a place of its own), "detail" (a line of its own there, under its label); "" where it is not shown.
    label : str
        What stands before it there, as a name in `phrases`.
    hover : bool
        Whether it is part of what a mark of the figure says.
    """

    name: str
    text: str = "line"
    required: bool = False
    shown: str = ""
    label: str = ""
    hover: bool = False


COLUMNS = (
    Column("date", "date", required=True, shown="head", label="written", hover=True),
    Column("title", required=True, shown="head", hover=True),
    Column("label", "label"),
    Column("id", "id"),
    Column("lane", shown="tags"),
    Column("kind", "kind", shown="tags"),
    Column("place", shown="tags", hover=True),
    Column("description", "prose", shown="body"),
    Column("image", "image"),
    Column("image_alt"),
    Column("image_credit"),
    Column("paragraph", shown="found", label="paragraph", hover=True),
    Column("cue", shown="found", label="cue", hover=True),
    Column("source_date", "date", shown="found", label="alone", hover=True),
    Column("relative_to", "id", shown="found", label="tie", hover=True),
    Column("offset", "offset", shown="found", hover=True),
    Column("other_dates", "datings", shown="found", label="others", hover=True),
    Column("check_url", "web", shown="detail", label="check"),
    Column("source", shown="detail", label="taken_from"),
    Column("importance", "number"),
    Column("sentence", "prose"),
)
#: What a mark of the figure says.
HOVER = tuple(column.name for column in COLUMNS if column.hover)
NAMES = tuple(column.name for column in COLUMNS)
REQUIRED = tuple(column.name for column in COLUMNS if column.required)
#: What an entry shows in one line under its date, and what under a label of its own.
TAGS = tuple(column.name for column in COLUMNS if column.shown == "tags")
DETAILS = tuple(column for column in COLUMNS if column.shown == "detail")
#: Signs of a title: the rest is told in the description.
MAX_TITLE, MAX_LABEL = 1000, 40
#: Whose time it is, in the `attrs` of what has been read.
CLOCK = "clock"
#: Where the files of `image` lie, and in which line each stands, there too.
IMAGES = "images"
#: A column as any that is not ours, kept and shown: whether a date is the writer's own, or what its relations leave.
DATED_BY = "dated by"
#: What `read_events` adds to the columns of the file.
DERIVED = ("earliest", "latest", "form", "precision", "open_start", "open_end", "about", "perhaps", "when",
           "implied_earliest", "implied_latest")  # fmt: skip
#: What TimelineJS says beside a slide: the date as written, and address, caption, credit and the rest of its media.
DISPLAY = "display_date"
MEDIA = ("media", "media_caption", "media_credit", "media_alt", "media_thumbnail")

#: Kinds that mean something: the whole file's heading, a text under the chart, the source itself, a tinted stretch, and
#: a kind whose colour a row says.
TITLE, NOTE, REPORT, ERA, KIND = "title", "note", "report", "era", "kind"
