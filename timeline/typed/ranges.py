"""What stands before and between two days in languages of which else only the names of months are read."""

from __future__ import annotations

import re

#: What begins a range, and what stands between its ends: "dal 3 al 5 maggio", "od 3 do 5 maja", "с 3 по 5 мая".
_PAIRS = (
    ("dal|dall'|dalla", "al|all'|alla"),
    ("de|desde", "a|até"),
    ("de la", "la|până la"),
    ("van", "tot(?: en met)?"),
    ("från|fra", "till|til"),
    ("od", "do|až do|až"),
    ("с|со", "по"),
    ("з", "по|до"),
    ("от", "до"),
    ("από", "έως|μέχρι"),
    ("dari", "sampai|hingga"),
)
#: What by itself stands between two ends.
_TO = "tot en met|tot|til|až do|až|até|по|έως|μέχρι|sampai|hingga"
_AND = "e|en|och|og|i|и|й|та|și|és|ja|ve|dan|και"
#: A day, and its month where the other end has one of its own.
_DAY = r"\d{1,4}\.?(?:º|°)?(?: (?:de |di )?(?:[^\W\d_]+|\x00\d\d)(?: (?:de |di )?\d{4})?)?"
_RANGES = [re.compile(rf"^(?:{first}) ({_DAY}) (?:{then}) (?=\d)") for first, then in _PAIRS] + [
    re.compile(rf"^({_DAY}) (?:{_TO}) (?=\d)"),
    # Without these, "a" is "and" in Czech.
    re.compile(r"^(\d{1,2}(?: de [^\W\d_]+)?) a (?=\d{1,2} de )"),
]
_BOTH = (re.compile(rf"^(\d{{1,2}}\.?) (?:{_AND}) (?=\d{{1,2}}\.? )"), re.compile(r"^(\d{1,2}\.) a (?=\d{1,2}\. )"))
#: Before a date of its own: "w 1920 r.", "dne 5. května 1920", "le" and the like are known elsewhere.
_ON = re.compile(r"^(?:w|we|dnia|dne|v|в|el|il|op|den|ngày) (?=\d)")


def with_plain_ranges(text: str) -> str:
    """A text in lower case with a hyphen between the ends of its range, and an ampersand between two days.

    Examples
    --------
    >>> with_plain_ranges("dal 3 al 5 maggio 1920"), with_plain_ranges("15 a 17 de março de 1964")
    ('3 - 5 maggio 1920', '15 - 17 de março de 1964')
    >>> with_plain_ranges("15. a 16. května 1920"), with_plain_ranges("3 maja 1920")
    ('15. & 16. května 1920', '3 maja 1920')
    """
    for pattern in _RANGES:
        text, found = pattern.subn(r"\1 - ", text)
        if found:
            return text
    for pattern in _BOTH:
        text = pattern.sub(r"\1 & ", text)
    return _ON.sub("", text)
