"""XML made for SIMILE's Timeline to a table."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from timeline.read.markup import from_html
from timeline.read.problems import EventsError, Place, Problem
from timeline.read.table import Table, counted
from timeline.typed.meanings import as_edtf

#: What its attributes are here; the rest keeps its name.
_TAKEN = {"image": "media"}
#: What tells how it is drawn there.
_LOOKS = ("color", "textColor", "icon", "classname", "trackNum", "tapeImage", "tapeRepeat", "eventID")
_SEEN = ("start", "end", "isDuration", "durationEvent", "title", *_LOOKS)


def from_simile(name: str, text: str) -> Table:
    """A table of the events of an XML file.

    Raises
    ------
    EventsError
        If it is no well-formed XML, has a document type (and so may define entities), or holds no event.

    Examples
    --------
    >>> event = '<event start="May 20 1961 00:00:00 GMT" title="Landing">At dawn</event>'
    >>> table = from_simile("my.xml", f"<data>{event}</data>")
    >>> table.header, table.columns
    (['date', 'title', 'description'], [['1961-05-20'], ['Landing'], ['At dawn']])
    """
    plain = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    if re.search(r"<!(?:DOCTYPE|ENTITY)", plain[: plain.find("<data")] if "<data" in plain else plain, re.I):
        why = "has a document type (DOCTYPE), which may define entities; expected plain XML without one"
        raise EventsError(name, [Problem(None, "", why)])
    try:
        root = ElementTree.fromstring(plain)
    except ElementTree.ParseError as error:
        raise EventsError(
            name, [Problem(error.position[0], "", f"is an XML file that cannot be read: {error.msg}")]
        ) from None
    except ValueError as error:
        raise EventsError(name, [Problem(None, "", f"is an XML file that cannot be read: {error}")]) from None
    events = root.findall("event") if root.tag == "data" else []
    if not events:
        why = f"is an XML file (<{root.tag}>) without events; expected a list of events, or SIMILE's <data><event …>"
        raise EventsError(name, [Problem(None, "", why)])
    try:
        rows = [_cells(event) for event in events]
    except RecursionError:
        raise EventsError(name, [Problem(None, "", "is XML nested too deep; expected a list of events")]) from None
    left = [key for key in _LOOKS if any(key in event.attrib for event in events)]
    header = ["date", *dict.fromkeys(key for row in rows for key in row if key != "date")]
    columns = [[row.get(key, "") for row in rows] for key in header]
    said = (f"{', '.join(left)}: left out, being about looks alone",) if left else ()
    lines = [Place("event", number) for number in range(1, len(rows) + 1)]
    table = Table(name, header, columns, lines, header_line=None, said=said)
    words = [row["date"] for event, row in zip(events, rows) if re.search(r"[^\W\d]", event.get("start", ""))]
    return counted(table, words)  # an era in words tells nothing of how years with a minus are counted


def _cells(event: ElementTree.Element) -> dict[str, str]:
    given = {key: value.strip() for key, value in event.attrib.items() if value.strip()}
    cells = {"date": _date(given), "title": from_html(given.get("title", ""), starred=False)}
    inside = (event.text or "") + "".join([ElementTree.tostring(part, "unicode") for part in event])
    if inside and (told := from_html(inside, starred=True)):
        cells["description"] = told
    for key, value in given.items():
        if key not in _SEEN:
            cells[_TAKEN.get(key, key)] = value
    return cells


def _date(given: dict[str, str]) -> str:
    """From start to end; what says to be no duration is one moment between the two."""
    start, end = (_point(given.get(key, "")) for key in ("start", "end"))
    if not end or end == start:
        return start
    moment = "false" in (given.get("isDuration", ""), given.get("durationEvent", ""))
    return f"[{start}..{end}]" if moment and start else f"{start}/{end}"


def _point(text: str) -> str:
    """A day where the time is a midnight, as JavaScript writes days."""
    date = as_edtf(text)
    return re.sub(r"T00:00(:00)?(Z|[+-]\d\d:\d\d)?$", "", date) if "T" in date else date
