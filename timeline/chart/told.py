"""A timeline as text, for whoever sees no picture of it: each lane's events in the order of time, with their dates."""

from __future__ import annotations

from textwrap import shorten

from timeline.picture.picture import Picture
from timeline.words.columns import in_words
from timeline.words.names import number

#: Events that are told, and characters of a line.
MOST, _LINE = 60, 110


def told(picture: Picture, title: str) -> str:
    """What a picture shows, line by line: its headline, then each band and its events.

    Parameters
    ----------
    picture : Picture
    title : str
        Its headline; "" for none.

    Examples
    --------
    >>> import io
    >>> from timeline import read_events
    >>> from timeline.picture.picture import picture_of
    >>> events = read_events(io.StringIO("date,title,lane\\n2023-12-08,Rockets,A\\n2022-10,Premier,B\\n"))
    >>> print(told(picture_of(events, lanes=None, lang="en", fold=True), "Iraq"))
    Iraq
    A timeline of 2 events
    B
      some day in October 2022: Premier
    A
      8 December 2023: Rockets
    """
    events, bands = picture.events, picture.bands
    when = in_words(picture.reading.texts, picture.lang, picture.reading.reports)
    lines = [title] if title else []
    lines.append(f"A timeline of {number(len(events), picture.lang)} {'event' if len(events) == 1 else 'events'}")
    shown = 0
    for band, name in [*enumerate(bands.names), (-1, "")]:
        rows = [row for row in range(len(events)) if bands.of_event[row] == band]
        if rows and shown < MOST and name:
            lines.append(name)
        for row in rows[: max(MOST - shown, 0)]:
            text = shorten(f"{when[row]}: {events['title'].iat[row]}", _LINE, placeholder="…")
            lines.append(f"  {text}" if any(bands.names) else text)
        shown += min(len(rows), max(MOST - shown, 0))
    if len(events) > shown:
        lines.append(f"and {number(len(events) - shown, picture.lang)} more")
    return "\n".join(lines)
