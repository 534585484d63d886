"""How long and how many, in words: gaps, how one event hangs on another, counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from babel.units import format_unit

from timeline.dates.calendar import DAY
from timeline.relations.offsets import duration_parts, with_end
from timeline.words.forms import contracted, forms
from timeline.words.names import locale_of, number
from timeline.words.phrases import phrases, spoken


def counted(name: str, count: int, lang: str, **more: str) -> str:
    """A phrase with a count, in the form that the language has for it.

    Examples
    --------
    >>> counted("total", 1, "en"), counted("total", 1000, "de")
    ('1 event', '1.000 Ereignisse')
    >>> counted("total", 3, "ar"), counted("total", 35, "ar")
    ('3 أحداث', '35 حدثًا')
    """
    forms = phrases(lang)[name]
    form = locale_of(spoken(lang)).plural_form(count)
    return forms.get(form, forms["other"]).format(count=number(count, lang), **more)


Length = Literal["long", "short", "narrow"]
_LENGTHS: tuple[Length, ...] = ("long", "short", "narrow")


def tie_words(offset: str, anchor: str, lang: str = "en", end: str = "") -> str:
    """Say how one event hangs on another.

    Parameters
    ----------
    offset : str
        `after`, `before`, or a signed ISO 8601 duration; before it, the end of the event itself that is meant, if any.
    anchor : str
        The other event's title, as it is to stand in the sentence.
    lang : str
    end : str
        The other's end that is meant, "" where none is named.

    Examples
    --------
    >>> tie_words("P2D", "the phone call"), tie_words("-P1W", "the report"), tie_words("after", "the waiver")
    ('2 days after the phone call', '1 week before the report', 'after the waiver')
    >>> tie_words("end P2D", "the siege", end="end")
    'its end: 2 days after the end of the siege'
    """
    say = phrases(lang)
    offset, own_end = with_end(offset)
    other = say[f"{end} of"] if end else "{0}"
    text = contracted(f"{_apart(offset, lang, say)} {other}", lang).format(anchor)
    return f"{say[f'own {own_end}']}: {text}" if own_end else text


def _apart(offset: str, lang: str, say: dict) -> str:
    if offset in ("after", "before"):
        return say[offset]
    counts = {unit: count for unit, count in duration_parts(offset).items() if count}
    if not counts:
        return say["same"]
    parts = [_amount(abs(count), unit, lang) for unit, count in counts.items()]
    return say["earlier" if min(counts.values()) < 0 else "later"].format(forms(lang)["comma"].join(parts))


def _amount(count: float, unit: str, lang: str, lengths: Sequence[Length] = _LENGTHS) -> str:
    for length in lengths:
        text = format_unit(count, f"duration-{unit}", length=length, locale=locale_of(lang))
        if "duration-" not in text:  # Babel's stand-in where a language has no such pattern
            return text
    return f"{count:g} × {format_unit(1, f'duration-{unit}', locale=locale_of('en')).lstrip('1 ')}"


def length_words(seconds: float, lang: str = "en", length: Length = "long") -> str:
    """How long a gap is, in one round unit.

    Parameters
    ----------
    seconds : float
    lang : str
    length : {"long", "short", "narrow"}
        A month is never narrower than short: it would read as a minute.

    Examples
    --------
    >>> length_words(86_400 * 365.25 * 15.3), length_words(86_400 * 86), length_words(7200)
    ('15 years', '3 months', '2 hours')
    >>> length_words(86_400 * 365.25 * 15.3, length="short"), length_words(86_400 * 86, length="narrow")
    ('15 yrs', '3 mths')
    """
    lengths = _LENGTHS[_LENGTHS.index(length) :]
    days = seconds / DAY
    for unit, size, least in (
        ("year", 365.25, 1.5),
        ("month", 30.44, 1.95),
        ("day", 1, 1.95),
        ("hour", 1 / 24, 1.95),
        ("minute", 1 / 1440, 1.5),
    ):
        if days / size >= least:
            return _amount(
                round(days / size),
                unit,
                lang,
                ("short", *lengths) if unit == "month" and length == "narrow" else lengths,
            )
    return _amount(max(round(seconds), 1), "second", lang, lengths)
