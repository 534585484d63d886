"""What of a column is read as EDTF has it, though whoever wrote it may have meant something else: it is said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise


def negative_years(texts: Iterable[str]) -> str:
    """The first of a column's years before our era, where all are plain numbers that historians may have written.

    Examples
    --------
    >>> [negative_years(years) for years in (["1066", "-3500", "-1754"], ["-3500", "-0043"], ["0000", "-3500"])]
    ['-3500', '', '']
    """
    first = ""
    for text in texts:
        for number in re.findall(r"(?:^|(?<=[\s\[{,/])|(?<=\.\.))-(\d+)|^0000$", text):
            if not re.fullmatch(r"[1-9]\d{3}", number):
                return ""
            first = first or f"-{number[:4]}"
    return first


def short_seasons(texts: Iterable[str]) -> str:
    """The first of a column's parts of years that may just as well be years, where none of them can only be a part.

    Examples
    --------
    >>> [short_seasons(some) for some in (["2020-21", "2021-22"], ["2020-21", "2020-22"], ["2020-21"], ["2020-05"])]
    ['2020-21', '', '2020-21', '']
    >>> [short_seasons(some) for some in (["1936-39"], ["2020-33", "2020-34"], ["1921-24", "1936-39"])]
    ['1936-39', '', '1936-39']
    """
    parts = [text for text in texts if re.fullmatch(r"\d{4}-(?:2[1-9]|3\d|4[01])", text)]
    seasons = [text for text in parts if int(text[5:]) < 25]
    if len({text[:4] for text in parts}) < len({*parts}) or not all(text[5:] > text[2:4] for text in parts):
        return ""
    thirds = [text for text in parts if text not in seasons]
    follow_on = all(int(text[2:4]) + 1 == int(text[5:]) for text in seasons)
    return next(iter([*thirds, *(parts if follow_on else [])]), "")


#: A year, and a month or the end of a range.
_SHORT = re.compile(r"\d{4}-\d\d", re.ASCII)


def follow(texts: Sequence[str]) -> bool:
    """Whether each short range ends in the year in which the next one begins, as seasons do: 2008-09, 2009-10.

    Or in the one after that in which it begins itself: of 1905-06, 1907-08 and 1910-11 as months that would be rare.

    Examples
    --------
    >>> follow(["2001-05", "2005-09", "2009-12"]), follow(["2001-05", "2001-09", "2002-12"])
    (True, False)
    >>> follow(["1905-06", "1907-08", "1910-11"]), follow(["1905-06", "1907-08"])
    (True, False)
    """
    pairs = sorted((text[2:4], text[5:]) for text in texts if _SHORT.fullmatch(text))
    ends_next = all(int(end) == int(begin) + 1 for begin, end in pairs)
    return len(pairs) > 2 and (ends_next or all(end == begin for (_, end), (begin, _) in pairwise(pairs)))
