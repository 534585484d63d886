"""What a picture's key says: each kind of event with its colour and count, and the forms of dates in use."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd

from timeline.dates.span import FORMS
from timeline.picture import style
from timeline.picture.measures import ARROW, AT_LEAST, DASHED, END_CAP, END_FADES, OUTSIDE, START_FADES
from timeline.picture.readings import Reading
from timeline.schema import CLOCK, ERA, REPORT
from timeline.words.lengths import counted
from timeline.words.names import number
from timeline.words.phrases import phrases


@dataclass(frozen=True)
class Kind:
    """One kind as drawn: its value, its name and count in words, its place in the palette, whether it is a line."""

    value: str
    name: str
    count: str
    slot: int
    line: bool

    @property
    def icon(self) -> str:
        """Its symbol as an SVG path."""
        return style.LINE if self.line else style.ICONS[self.slot]


def kinds_key(kinds: pd.Series, slots: dict[str, int], lines: np.ndarray, lang: str) -> list[Kind]:
    """Every kind, in the order of the palette.

    Parameters
    ----------
    kinds : Series of category
        Each event's kind as drawn.
    slots : dict
        The place of each of these in the palette.
    lines : array of bool
        Whether an event is drawn as a line through all lanes.
    lang : str
    """
    say, counts, as_lines = phrases(lang), kinds.value_counts().to_dict(), {*kinds[lines]}
    names = {style.OTHER: say["other_kinds"], style.PLAIN: say["plain_kind"], **kind_names(lang)}
    return [
        Kind(kind, names.get(kind, kind), number(counts[kind], lang), slot, kind in as_lines)
        for kind, slot in sorted(slots.items(), key=lambda item: (item[1], item[0]))
    ]


def known_words(checked: int, source: int, lang: str) -> tuple[str, str]:
    """How many dates are exact, said of the checked ones and of the source's own.

    Examples
    --------
    >>> known_words(11, 1, "en")[1]
    '1 exact date in the source itself; after checking: 11'
    """
    return (
        counted("known_checked", checked, lang, other=number(source, lang)),
        counted("known_source", source, lang, other=number(checked, lang)),
    )


def kind_names(lang: str) -> dict[str, str]:
    """What the special kinds of events are called: they are words of ours, not of the file."""
    return {kind: phrases(lang)[kind] for kind in (REPORT, ERA)}


_DAY = re.compile(r"-?\d{4,}-\d\d-\d\d", re.ASCII)


def form_words(form: str, lang: str, *readings: Reading | None) -> str:
    """What a name of `forms_used` says of a date, which may be drawn in several ways; and what a list's "?" says.

    Examples
    --------
    >>> form_words("doubt_lasted", "en"), form_words("within_time", "en")
    ('approximate', 'time uncertain')
    """
    say = phrases(lang)
    said = say.get(form) or say[form.partition("_")[0]]
    if not form.startswith("doubt"):
        return said
    doubted = [text for one in readings if one is not None for text in one.texts[one.flags & DASHED > 0]]
    perhaps = f" · ? {say['perhaps'].format('').strip()}"
    return said + perhaps * any("?" in text or "%" in text for text in doubted)


#: A year, a month or a season, and nothing else: no more is wanting of it than its day.
_NO_DAY = re.compile(r"-?\d{4,}(-\d\d)?", re.ASCII)


#: Forms that tell a time of day.
_TIMED = ("exact_time", "exact_both", "within_time")


def shapes_words(events: pd.DataFrame, lang: str, *readings: Reading | None, graded: bool = False) -> dict[str, str]:
    """The shapes that some readings need, what each says, and by whose clock times of day are told.

    Parameters
    ----------
    events : pandas.DataFrame
        As `read_events` returns it: its `attrs` hold the clock, if its times of day have one.
    lang : str
    *readings : Reading or None
    graded : bool
        Whether some events lead the eye.

    Examples
    --------
    >>> import io
    >>> from timeline import read_events
    >>> from timeline.picture.readings import checked
    >>> events = read_events(io.StringIO("date,title\\n2024-05-01T10:00+02:00,A\\n2024-05-02,B\\n"))
    >>> shapes_words(events, "en", checked(events))
    {'exact_both': 'exact day or time (UTC+02:00)'}
    """
    said = {form: form_words(form, lang, *readings) for form in forms_used(*readings)}
    clock = events.attrs.get(CLOCK)
    if clock and said:
        timed = next((form for form in said if form in _TIMED), next(iter(said)))
        said[timed] += f" ({clock})"
    return said | ({"important": phrases(lang)["important"]} if graded else {})


def forms_used(*readings: Reading | None) -> list[str]:
    """The shapes that the dates of some readings need, as names of `phrases`.

    Examples
    --------
    >>> import io
    >>> from timeline import read_events
    >>> from timeline.picture.readings import checked
    >>> reading = checked(read_events(io.StringIO("date,title\\n2023-12-08,A\\n2023/..,B\\n")))
    >>> forms_used(reading)
    ['exact', 'throughout', 'open', 'unknown_within']
    """
    shown = [reading for reading in readings if reading is not None]
    texts = pd.concat([reading.texts for reading in shown]).to_numpy(dtype=object)
    form, flags = (np.concatenate([getattr(reading, name) for reading in shown]) for name in ("form", "flags"))
    in_parts = any(not part.exact for reading in shown for part in reading.members)
    drawn = {name: bool((form == FORMS.index(name)).any()) for name in ("within", "throughout", "several")}
    shapes = [name for name in drawn if drawn[name] or (name == "within" and in_parts)]
    if times := {"T" in text for text in texts[form == FORMS.index("exact")].tolist()}:
        shapes.insert(0, "exact" if times == {False} else "exact_time" if times == {True} else "exact_both")
    if not in_parts:
        within = texts[form == FORMS.index("within")].tolist()
        shapes = [_within(within) if name == "within" else name for name in shapes]
    lasting = form == FORMS.index("throughout")
    low, first, last, high = (
        np.concatenate([getattr(reading, name) for reading in shown]) for name in ("low", "first", "last", "high")
    )
    doubted = {is_bar: bool((flags[lasting == is_bar] & DASHED).any()) for is_bar in (False, True)}
    vague = (first > low) | (last < high) | (flags & (ARROW | END_CAP) == 0)
    fading = (flags & (START_FADES | END_FADES | AT_LEAST)).any()
    more = {
        "open": (flags & ARROW).any(),
        "unknown": fading,
        "unknown_within": not fading and (lasting & vague & (flags & DASHED == 0)).any(),
        "outside": (flags & OUTSIDE).any(),
        "doubt": doubted[False] and not doubted[True],
        "doubt_lasted": doubted[True] and not doubted[False],
        "doubt_both": doubted[True] and doubted[False],
    }
    return shapes + [name for name, is_there in more.items() if is_there]


def _within(texts: list[str]) -> str:
    """What most dates that are not exact have in common: "date uncertain" says too much of a year or a month."""
    texts = [re.sub("[?~%]", "", text) for text in texts]
    if all("T" in text or _DAY.fullmatch(text) for text in texts):
        return "within_time"  # of a night by the minute; a day of which the time is not known is among such
    without_day = sum(_NO_DAY.fullmatch(text) is not None for text in texts)
    return "within_day" if 4 * without_day >= 3 * len(texts) else "within"
