"""What others say of a date: `2023-12-02 Baghdad; 2023-12 a newspaper`."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.dates.edtf import parse
from timeline.dates.span import Span


def datings(text: str) -> Iterator[tuple[Span, str]]:
    """Each date of a cell and who says it, "" where that is left out.

    Parameters
    ----------
    text : str
        Dates in EDTF, each with a space and who says it behind it, with `;` between them.

    Raises
    ------
    DateError
        If one of them is no date.

    Examples
    --------
    >>> [(span.text, who) for span, who in datings("2023-12-02 Baghdad; 2023-12")]
    [('2023-12-02', 'Baghdad'), ('2023-12', '')]
    """
    for date, who in parts(text):
        yield parse(date), who


def parts(text: str) -> list[tuple[str, str]]:
    """The same as text, whether it is a date or not."""
    split = (part.strip().partition(" ") for part in text.split(";") if part.strip())
    return [(date, who.strip()) for date, _, who in split]
