"""What somebody may have meant by a text that is no EDTF date, or no known name.

A hint is offered, never taken: nothing here changes what is drawn.
"""

from __future__ import annotations

import re
from difflib import get_close_matches

from timeline.typed.meanings import beyond, meanings
from timeline.typed.months import MONTH_SIGN, with_months


def date_hint(text: str, lang: str = "en") -> str:
    """A suggestion for a bad date as the end of a sentence, or "" where the text is not understood.

    Examples
    --------
    >>> date_hint("4 October 1957"), date_hint("c. 1200"), date_hint("soon")
    ('write 1957-10-04', 'write 1200~', '')
    >>> date_hint("07/10/2023")
    'write 2023-10-07 for 7 October or 2023-07-10 for 10 July'
    >>> date_hint("Oct-22")
    'a spreadsheet has rewritten it? Write 2022-10 for October 2022 or 1922-10 for October 1922'
    """
    readings = meanings(text, lang)
    if readings:
        write = "a spreadsheet has rewritten it? Write" if not readings[0].certain else "write"
        several = len(readings) > 1
        return f"{write} " + " or ".join(
            f"{one.edtf} for {one.said}" if several and one.said else one.edtf for one in readings
        )
    if beyond(text):
        return "it lies outside the years that can be drawn, -9999 to 9999"
    for plain in with_months(text, lang):
        if match := re.fullmatch(rf"(\d{{1,2}})\.?[ -]{MONTH_SIGN}(\d\d)\.?", plain):
            return f"write the year too: YYYY-{match[2]}-{int(match[1]):02d}"
        if re.fullmatch(r"\d{1,2}:\d\d(:\d\d)?( ?[ap]\.?m\.?)?", plain):
            return "write the day too: 2023-12-08T04:15"
    return ""


def did_you_mean(word: str, known: list[str]) -> str:
    """ "; did you mean X?" for a word that is nearly one of the known ones, or ""."""
    plain = {name.casefold(): name for name in known}
    nearest = get_close_matches(word.casefold(), list(plain), n=1, cutoff=0.6)
    return f"; did you mean {plain[nearest[0]]}?" if nearest else ""


def only_one_like(word: str, names: list[str]) -> str:
    """The one of these names that is nearly the word, or "" where there is none, or another has the word in it too.

    Examples
    --------
    >>> only_one_like("title", ["Titel", "Date"]), only_one_like("date", ["Start Date", "End Date"])
    ('Titel', '')
    """
    near = [name for name in names if word in name.casefold() or did_you_mean(name, [word])]
    return near[0] if len(near) == 1 and " " not in near[0].strip() else ""
