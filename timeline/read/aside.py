"""Columns beside a date that may say more of when, and that nothing has read: they are named."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from itertools import islice

from timeline.read.named import option
from timeline.read.names import PARTS, SIDES, is_called_time, only, plain
from timeline.read.problems import place
from timeline.read.table import Table
from timeline.schema import NAMES
from timeline.typed.looks import clock_of, is_clock, is_time, may_be_date
from timeline.typed.months import MONTH_SIGN, with_months
from timeline.typed.patterns import ABOUT

#: Different cells that are looked at: of long texts with years in them thousands would take seconds.
_LOOKED_AT = 200
#: Words in the name of a column that says when something was, when it ended, or how long it took.
_CALLED = re.compile(
    r".*\b(?:start\w*|begin\w*|began|opens|opening|opened|from|end|ends|ended|ending|clos(?:es|ed|ing)|until|till|to|"
    r"through|finish\w*|time|\w*zeit|uhr\w*|hours?|heures?|horas?|kick off|duration|dauer|durée|duración|length|lasted|"
    r"days?|tage?|weeks?|wochen?|kw|months?|monate?|years?|jahre?|decade|century|quarter|quartal|trimest\w+|season|"
    r"saison|half|halbjahr|semester|phase|certainty|qualifier|dates?|datum|fecha|completion|completed|expir\w+|last|"
    r"terms?|uncertainty|margin|seizoen|stagione|temporada|säsong|sezon|сезон)\b.*|(?:date )?(?:\+/?-|±).*"
)
_SIDES = f"{PARTS['start']}|{PARTS['end']}"
_CALLED_END = re.compile(r"(?:end|ei?nd)(?:s|ed|ing)?")
_LENGTH = re.compile(
    r"(?:\d+(?:[.,]\d+)? ?)?(?:days?|weeks?|months?|years?|yrs?|hours?|hrs?|h|min(?:ute)?s?|tage?n?|wochen?|monate?n?|"
    r"jahre?n?|stunden?|jours?|semaines?|mois|ans?|d[ií]as?|semanas?|meses|años?)|p(?=[\dt])[\dymwdths.]+|"
    r"\d+(?:[.,]\d+)?",
    re.I,
)
_PART = re.compile(
    r"(?:q|h|w|kw|s|t) ?\d{1,2}|[wsh]s|\d{1,2}\.? ?(?:q|h|kw|quarter|quartal|halbjahr)|early|mid(?:dle)?|late|before|"
    rf"after|spring|summer|autumn|fall|winter|frühling|sommer|herbst|printemps|été|automne|hiver|{ABOUT}",
    re.I,
)


def left_aside(table: Table, told: Collection[str]) -> list[str]:
    """What is said of starts and ends, and of times of day, that stand beside a date which is read without them.

    Examples
    --------
    >>> table = Table("", ["date", "Start", "End"], [["2020"], ["2020-07-01"], ["2020-08-01"]], [2])
    >>> left_aside(table, ())
    ['Start and End are left as they are beside date; --columns start=Start,end=End reads them']
    """
    said = []
    ends = [only([name for name in table.header if name not in NAMES], PARTS[side]) for side in SIDES]
    names = f"(?:{'|'.join(SIDES.values())}) (?:{PARTS['month']})"
    months = any(re.fullmatch(names, plain(name)) for name in table.header)
    if (
        all(ends)
        and not months
        and not {*told} & {"date", "start", "end"}
        and all(_are(may_be_date, table, name) for name in ends)
    ):
        which = option(dict(zip(SIDES, ends)))
        said.append(f"{ends[0]} and {ends[1]} are left as they are beside date; {which} reads them")
    clocks = [name for name in table.header if is_called_time(name) and _are(is_clock, table, name)]
    if len(clocks) > 1 and "time" not in told and not any("T" in cell for cell in table.column("date")):
        which = " or ".join(option({"time": name}) for name in clocks)
        said.append(f"{', '.join(clocks[:-1])} and {clocks[-1]} are left as they are; {which} reads one of them")
    return said


def unread(table: Table) -> Table:
    """A table that says of which columns nothing was read, though they may say more of when.

    Examples
    --------
    >>> table = Table("", ["date", "Duration", "Length"], [["2020"], ["3 weeks"], ["12 km"]], [2])
    >>> unread(table).said
    ('Duration is left as it is: what it says of when is not read',)
    """
    if "date" not in table.header:
        return table
    names = [
        table.own_name(name)
        for name in table.header
        if name not in NAMES and _tells_when(table, name) and not _says_no_more(table, name)
    ]
    said = " ".join(table.said)
    names = [name for name in names if not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said)]
    if not names:
        return table
    if len(names) == 1:
        return table.saying(f"{names[0]} is left as it is: what it says of when is not read")
    which = f"{', '.join(names[:-1])} and {names[-1]}"
    return table.saying(f"{which} are left as they are: what they say of when is not read")


def _tells_when(table: Table, name: str) -> bool:
    """Whether a column holds dates, whatever it is called, or is called so and may say when something was."""
    called = plain(name)
    if _are_mostly(_is_whole_date, table, name):
        return True
    if re.fullmatch(_SIDES, called) and any(map(_is_whole_date, table.column(name))):
        return True
    if not _CALLED.fullmatch(called) and not _CALLED.fullmatch(name.casefold()):  # which keeps the sign of "+/-"
        return False
    return _CALLED_END.fullmatch(called) is not None or _are_mostly(_may_say_when, table, name)


def _may_say_when(cell: str) -> bool:
    clock = is_time(cell) or (len(cell) > 2 and clock_of(cell))
    if clock or _LENGTH.fullmatch(cell) or _PART.fullmatch(cell) or may_be_date(cell):
        return True
    return any(MONTH_SIGN in text for text in with_months(cell, "en"))


def _is_whole_date(cell: str) -> bool:
    """Whether a cell can hardly be anything but a date: a number may be a count."""
    return re.search(r"\d{4}|\d[./-]\d", cell) is not None and not cell.isdecimal() and may_be_date(cell)


def _says_no_more(table: Table, name: str) -> bool:
    """Whether each date has in it what stands beside it, as its year."""
    return all(cell in date for cell, date in zip(table.column(name), table.column("date")))


def _are_mostly(looks: Callable[[str], bool], table: Table, name: str) -> bool:
    filled = [*islice(dict.fromkeys(filter(None, table.column(name))), _LOOKED_AT)]
    return 2 * sum(map(looks, filled)) > len(filled)


def _are(looks: Callable[[str], bool], table: Table, name: str) -> bool:
    filled = dict.fromkeys(filter(None, table.column(name)))  # each cell once: a column of counts has few
    return bool(filled) and all(map(looks, filled))


def of_no_year(table: Table) -> Table:
    """A table that says of a year 0000 among dates of ours what it is read as: databases have it for none.

    Examples
    --------
    >>> of_no_year(Table("", ["date"], [["0000", "1990"]], [2, 3])).said
    ('"0000" is read as the year 1 BC, by line 2; leave it blank where nobody knows the year',)
    >>> of_no_year(Table("", ["date"], [["0000", "-0043"]], [2, 3])).said
    ()
    """
    if "date" not in table.header or "0000" not in table.column("date"):
        return table
    dates = table.column("date")
    if any(re.match(r"-|0\d\d[1-9X]|00[1-9]", date) for date in dates):
        return table
    line = table.lines[dates.index("0000")]
    return table.saying(
        f'"0000" is read as the year 1 BC, by {place(line)}; leave it blank where nobody knows the year'
    )


def of_far_years(table: Table) -> Table:
    """A table that says of dates that are all years far ahead what they are read as: a spreadsheet counts days so.

    Examples
    --------
    >>> of_far_years(Table("", ["date"], [["7429", "7800"]], [2, 3])).said
    ('date is read as years, such as 7429; if a spreadsheet counts days so, show them there as dates',)
    """
    years = [cell for cell in table.column("date") if cell] if "date" in table.header else []
    if not years or not all(re.fullmatch(r"[3-9]\d{3}", year) for year in years):
        return table
    why = "if a spreadsheet counts days so, show them there as dates"
    return table.saying(f"{table.own_name('date')} is read as years, such as {years[0]}; {why}")
