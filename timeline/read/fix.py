"""Bad dates put right, where there is one way to: `fix`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from timeline.dates.datings import parts
from timeline.dates.edtf import is_date
from timeline.dates.points import MONTHS
from timeline.read.problems import quoted
from timeline.read.settle import settle
from timeline.read.table import Table
from timeline.typed.conventions import Settled, bears_on, open_keys, settled
from timeline.typed.meanings import as_edtf, variants


@dataclass(frozen=True)
class Correction:
    """A cell that is written otherwise."""

    line: int
    column: str
    old: str
    new: str

    def __str__(self) -> str:
        return f"{self.column}: {quoted(self.old)} is now {quoted(self.new)}"


def corrected(table: Table, lang: str = "en", known: Mapping[str, str] | None = None) -> tuple[Table, list[Correction]]:
    """A table with every date that can only mean one thing in its column as EDTF; all else as it was.

    What nothing settles stays among the table's questions.

    Parameters
    ----------
    table : Table
    lang : str
    known : mapping of str to str, optional
        What was `told` of how its dates are written.

    Examples
    --------
    >>> from timeline.read.delimited import from_csv
    >>> table, done = corrected(from_csv("my.csv", "date,title\\n1850s,A\\n07/10/2023,B\\n"))
    >>> table.column("date"), [str(one) for one in done]
    (['185X', '07/10/2023'], ['date: "1850s" is now "185X"'])
    """
    done: list[Correction] = []
    given, table = table, settle(table, known or {}, lang)
    for column, put in (("date", _date), ("source_date", _date), ("other_dates", _datings)):
        if column in table.header:
            old, asked = table.column(column), table.asked.get(column, {})
            still_open = _still_open(given, column, known or {}, lang)
            changes = {text: put(text, lang, asked, still_open) for text in dict.fromkeys(old)}
            new = [changes[text] for text in old]
            cells = zip(table.lines, given.column(column), new)
            done += [Correction(line, column, was, now) for line, was, now in cells if was not in (now, as_edtf(now))]
            table = table.with_column(column, new)
    return replace(table, typed=False), sorted(done, key=lambda one: str(one.line).rjust(12))


def to_be_told(given: Table, fixed: Table, lang: str, known: Mapping[str, str]) -> str:
    """What says how the dates that are left are written, now that the rows which showed it are EDTF.

    Parameters
    ----------
    given, fixed : Table
        Before and after `corrected`.
    lang : str
    known : mapping of str to str

    Examples
    --------
    >>> from timeline.read.delimited import from_csv
    >>> given = from_csv("my.csv", "date,title\\n5/28/2019,A\\nbefore 3/4/2019,B\\n")
    >>> to_be_told(given, corrected(given)[0], "en", {})
    'month-first'
    """
    told: dict[str, str] = {}
    for column in ("date", "source_date") if given.typed else ():
        if column not in given.header:
            continue
        ways = {**known, **dict(_found(given, column, known, lang).by.keys())}
        for text in dict.fromkeys(fixed.column(column)):
            for key in _open_in(text, lang) & {*ways}:
                told["order" if key == "compact" else key] = ways[key]
    return ",".join(value if key == "order" else f"{key}={value}" for key, value in told.items())


def _open_in(text: str, lang: str) -> set[str]:
    """What a column has to say of a text, which can mean several things."""
    values: dict[str, set[str]] = {}
    for one in variants(text, lang) if text and not is_date(text) else ():
        for key, value in one.needs:
            values.setdefault(key, set()).add(value)
    return {key for key, some in values.items() if len(some) > 1 and key != "clock"}


def _still_open(table: Table, column: str, known: Mapping[str, str], lang: str) -> set[str]:
    """What of a column nothing settles, as it is typed."""
    return open_keys(_found(table, column, known, lang)) if table.typed else set()


def _found(table: Table, column: str, known: Mapping[str, str], lang: str) -> Settled:
    """What the texts of a column settle, as they are typed."""
    texts = dict.fromkeys(table.column(column))
    if column == "other_dates":
        texts = dict.fromkeys(date for cell in texts for date, _ in parts(cell))
    asked = table.asked.get(column, {})
    return settled([text for text in texts if text and text not in asked], known, lang)


def _date(text: str, lang: str, asked: Mapping[str, object], still_open: set[str]) -> str:
    """A date that needs nothing of its column; what its column might have settled, and has not, stays as it is.

    So does what would settle it, were it written: that a column says how years are counted must come from its source.
    """
    if text in asked:
        return _in_words(text) if "bc" in still_open and not asked[text] else text
    edtf = as_edtf(text, lang)
    return text if bears_on(edtf) & still_open else edtf


def _in_words(text: str) -> str:
    """A date whose era the source itself says, so that it still says nothing of years that have only a minus.

    Examples
    --------
    >>> _in_words("-0499"), _in_words("-0043-03-15"), _in_words("-0499/-0399"), _in_words("-400")
    ('500 BC', '15 March 44 BC', '500 BC - 400 BC', '-400')
    """
    points = [_BEFORE.fullmatch(point) for point in text.split("/")]
    said = [_point_in_words(point) for point in points if point]
    return " - ".join(said) if len(said) == len(points) and as_edtf(" - ".join(said)) == text else text


def _point_in_words(point: re.Match) -> str:
    year, month, day, about = point.groups()
    words = (about and "c.", day and str(int(day)), month and MONTHS[int(month) - 1], f"{1 - int(year)} BC")
    return " ".join(filter(None, words))


#: A year before our era, perhaps with a month and a day, as EDTF has it.
_BEFORE = re.compile(r"(-\d{4})(?:-(\d\d))?(?:-(\d\d))?(~?)", re.ASCII)


def _datings(text: str, lang: str, asked: Mapping[str, object], still_open: set[str]) -> str:
    given = parts(text)
    mended = [(_date(date, lang, asked, still_open), who) for date, who in given]
    return text if mended == given else "; ".join(f"{date} {who}".strip() for date, who in mended)
