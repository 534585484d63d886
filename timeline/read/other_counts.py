"""Columns whose names say that they count otherwise than the years, months and days of our calendar."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.read.eras import era_of
from timeline.read.named import Named
from timeline.read.names import SIDES, plain, words
from timeline.read.problems import Problem, quoted
from timeline.read.table import Table

#: Dates of another calendar, which must not be taken for ours.
_COUNTED_OTHERWISE = words(
    "os ah hijri hijra hegira hégire hegírico hégira hicri hidschra julian hebrew jewish islamic jalali shamsi persian "
    "buddhist coptic ethiopian ethiopic republican revolutionary saka samvat minguo hegirae auc roc meiji taisho "
    "showa heisei reiwa julien bp bc bce b2k ka kya kyr ma mya ago",
    r"|\b(?:b c|a h|v chr|av j c|a c|before (?:christ|our era|(?:the )?present))\b"
    r"|\bo s\b|\bold style\b|\ba st\b|\balte[nr]? stils?\b|\bст ст\b|\bстар\w+ стил|\b(?:ancien|vieux) style\b"
    r"|\b(?:stile (?:antico|vecchio)|estilo (?:antiguo|antigo)|oude stijl|stary styl|gamla stilen)\b|юлиан"
    r"|\b(?:year|date) be\b|هجري|هجرية|民国|民國|农历|農曆|佛历|佛曆|พ ?ศ",
)
#: Years that begin at some other day than the first of January.
_FROM_SOME_DAY = words("fiscal financial fy", r"|\byears? end(?:ed|ing)\b")
#: Both, with what is said of them.
_NOT_OURS = (
    (_COUNTED_OTHERWISE, "counts from another year or in another calendar; expected dates of ours"),
    (
        _FROM_SOME_DAY,
        "does not say when its years begin; expected their first and last days, as in 2018-07-01/2019-06-30",
    ),
)
#: Weeks of a year, which look like months.
_OF_WEEKS = words("weeks? kw woche kalenderwoche wk semaine semana settimana")
_WEEK = re.compile(r"\d{4}[-/ ]\d{1,2}", re.ASCII)
#: Quarters of a year, which do, too.
_OF_QUARTERS = words("quarters? qtr quartal quartale trimestres? kwartaal")
_QUARTER = re.compile(r"\d{4}[-/. ]0?[1-4]", re.ASCII)
#: Centuries, which look like years.
_OF_CENTURIES = words("centur(?:y|ies) siècles? siglos? secol[oi] séculos? jahrhunderte?")
_CENTURY = re.compile(r"\d{1,2}", re.ASCII)


def why_not(name: str, cells: Sequence[str]) -> str:
    """Why a column is none of dates though its cells look like some; "" where nothing says that it is not.

    Examples
    --------
    >>> why_not("Week", ["2023-10", ""]), why_not("Quarter", ["2022-1", "2022-4"])
    ('Week counts weeks; expected 2023-W10 for "2023-10"', 'Quarter counts quarters; expected 2022-Q1 for "2022-1"')
    >>> why_not("Year (AH)", ["1445"]), why_not("Year", ["1445"])
    ('Year (AH) counts from another year or in another calendar; expected dates of ours', '')
    """
    if counted := _counted(name, cells):
        first = next(filter(None, cells))
        number = first[5:] or first
        expected = _FORMS[counted].format(year=first[:4], number=int(number))
        return f"{name} counts {counted}; expected {expected} for {quoted(first)}"
    return next((f"{name} {why}" for names, why in _NOT_OURS if re.search(names, plain(name)) and not era_of(name)), "")


def of_other_years(table: Table, told: Named) -> tuple[list[Problem], list[str]]:
    """Columns that somebody says are dates, and whose names say that they are of another calendar; and what is to be
    known of those whose years begin at another day.

    Examples
    --------
    >>> table = Table("", ["date"], [["1445"]], [2], theirs={"date": "Year (AH)"})
    >>> print(of_other_years(table, {"date": "Year (AH)"})[0][0])
    Year (AH): counts from another year or in another calendar; expected dates of ours; if these are, rename the column
    """
    named = {
        table.own_name(side): table.column(side) for side in ("date", *SIDES) if side in told and side in table.header
    }
    (others, why), (shifted, remark) = _NOT_OURS
    parts = {name: _counted(name, cells) for name, cells in named.items()}
    whys = {name: why for name in named if re.search(others, plain(name)) and not era_of(name)}
    whys |= {
        name: f"counts {of}; expected {of} as in {_FORMS[of].format(year=2023, number=16)}, or dates"
        for name, of in parts.items()
        if of
    }
    problems = [
        Problem(table.header_line, name, f"{why}; if these are, rename the column") for name, why in whys.items()
    ]
    begun = [name for name in named if re.search(shifted, plain(name))]
    return problems, [f"{name} {remark.partition('; ')[0]}; it is read as ours all the same" for name in begun]


#: How those are written that are counted.
_FORMS = {"weeks": "{year}-W{number:02d}", "quarters": "{year}-Q{number}", "centuries": "{number}th century"}


def _counted(name: str, cells: Sequence[str]) -> str:
    """What a column counts by its name, as a week in 2023-10, which is no October; "" where it does not."""
    known = ((_OF_WEEKS, _WEEK), (_OF_QUARTERS, _QUARTER), (_OF_CENTURIES, _CENTURY))
    for counted, (names, form) in zip(_FORMS, known):
        if re.search(names, plain(name)) and any(cells) and all(map(form.fullmatch, filter(None, cells))):
            return counted
    return ""
