"""Which column may be which, as far as names and cells tell: one option to paste, that loses nothing of the rows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from statistics import median

from timeline.dates.edtf import is_date
from timeline.read.eras import era_of
from timeline.read.named import Named, alike, option
from timeline.read.names import PARTS, SIDES, clocks_of, only, plain
from timeline.read.problems import Problem, quoted
from timeline.read.table import Table
from timeline.typed.hints import without_footnote
from timeline.typed.looks import clock_of, is_clock, is_nothing, is_now, may_be_date
from timeline.typed.meanings import as_edtf


def _words(text: str, more: str = "") -> str:
    return rf"\b(?:{'|'.join(text.split())})\b{more}"


_DATED = _words(
    "dates? datum fecha data when day tag time year yr jahr année annee año anno ano rok jaar zeit period utc "
    "дата год рік",
    "|日期|时间|年|日付|تاريخ|سنة|תאריך|שנה",
)
_STARTS = _words(
    "start starts started begin begins began beginning from since first beginn anfang von ab début debut de inicio "
    "desde opened reported filed submitted received requested founded born birth launch launched established "
    "introduced entered arrival released?"
)
_ENDS = _words(
    "end ends ended ending until till to through finish finished ende bis fin hasta closed dissolved died death landed "
    "landing discontinued abolished last left completed departure"
)
#: Dates of another calendar, which must not be taken for ours.
_COUNTED_OTHERWISE = _words(
    "os ah hijri hijra hegira hégire hegírico hégira hicri hidschra julian hebrew jewish islamic jalali shamsi persian "
    "buddhist coptic ethiopian ethiopic republican revolutionary saka samvat minguo hegirae auc roc meiji taisho showa "
    "heisei reiwa bp bc bce b2k ka kya kyr ma mya ago",
    r"|\b(?:b c|v chr|av j c|a c|before (?:christ|our era|(?:the )?present))\b"
    r"|\bo s\b|\bold style\b|\b(?:year|date) be\b|هجري|هجرية|民国|民國|农历|農曆|佛历|佛曆|พ ?ศ",
)
#: Years that begin at some other day than the first of January.
_FROM_SOME_DAY = _words("fiscal financial fy", r"|\byears? end(?:ed|ing)\b")
#: Weeks of a year, which look like months.
_OF_WEEKS = _words("weeks? kw woche kalenderwoche wk semaine semana settimana")
_WEEK = re.compile(r"\d{4}[-/ ]\d{1,2}", re.ASCII)
#: Both, with what is said of them.
_NOT_OURS = (
    (_COUNTED_OTHERWISE, "counts from another year or in another calendar; expected dates of ours"),
    (
        _FROM_SOME_DAY,
        "does not say when its years begin; expected their first and last days, as in 2018-07-01/2019-06-30",
    ),
)
#: Dates of the row itself, not of what it tells.
_ABOUT_ROWS = _words("created updated modified edited accessed retrieved inserted added checked")
_TITLED = _words(
    "titles? name event events headline label what topic mission incident description descripcion descripción "
    "betreff subject asunto objet oggetto "
    "action item milestone act task titel titulo título nombre ereignis beschreibung evento summary text "
    "acontecimento acontecimiento avvenimento gebeurtenis wydarzenie событие",
    "|事件|标题|できごと|出来事|العنوان|الحدث|אירוע",
)
#: Names up to which each may have a lane.
_FEW_NAMES = 8
#: Cells that are looked at: a name is not judged by more.
_LOOKED_AT = 200


def advice(table: Table, missing: Sequence[str], told: Named) -> str:
    """The end of a sentence about columns that are missing: which there are, and the option that says which is which.

    Examples
    --------
    >>> table = Table("", ["Began", "Ended", "What happened"], [["1914"], ["1918"], ["A war"]], [2])
    >>> print(advice(table, ["date", "title"], {}))
    the columns are: Began, Ended, What happened; say which it is: --columns "start=Began,end=Ended,title=What happened"
    """
    there = f"the columns are: {', '.join(table.own_name(name) for name in table.header if name) or 'none'}"
    named = proposed(table, missing, told)
    if named is None:
        alone = {name: _alike(table, name) for name in table.header if name}
        if several := next((names for names in alone.values() if len(names) > 1), None):
            return f"{there}; {' and '.join(several)} are one name but for their case; rename one of them"
        month, day, year = (only(table.header, PARTS[unit]) for unit in ("month", "day", "year"))
        if "date" in missing and month and not year:
            return f"{there}; {' and '.join(filter(None, (day, month)))} say no year; expected a column of years too"
        if weeks := [name for name in alone if "date" in missing and _are_weeks(name, table.column(name))]:
            first = next(filter(None, table.column(weeks[0])))
            return f"{there}; {weeks[0]} counts weeks; expected {first[:4]}-W{first[5:]:0>2} for {quoted(first)}"
        for names, why in _NOT_OURS if "date" in missing else ():
            if theirs := [name for name in alone if re.search(names, plain(name))]:
                return f"{there}; {theirs[0]} {why}"
        return f"{there}; none of them holds {'dates' if 'date' in missing else 'titles'}"
    return f"{there}; say which it is: {option({**told, **named})}"


def of_other_years(table: Table, told: Named) -> tuple[list[Problem], list[str]]:
    """Columns that somebody says are dates, and whose names say that they are of another calendar; and what is to be
    known of those whose years begin at another day.

    Examples
    --------
    >>> table = Table("", ["date"], [["1445"]], [2], theirs={"date": "Year (AH)"})
    >>> print(of_other_years(table, {"date": "Year (AH)"})[0][0])
    Year (AH): counts from another year or in another calendar; expected dates of ours; if these are, rename the column
    """
    named = [table.own_name(side) for side in ("date", *SIDES) if side in told and side in table.header]
    (others, why), (shifted, remark) = _NOT_OURS
    weeks = [name for name in named if _are_weeks(name, _column(table, name))]
    whys = {name: why for name in named if re.search(others, plain(name)) and not era_of(name)}
    whys |= dict.fromkeys(weeks, "counts weeks; expected weeks as in 2023-W10, or dates")
    problems = [
        Problem(table.header_line, name, f"{why}; if these are, rename the column") for name, why in whys.items()
    ]
    begun = [name for name in named if re.search(shifted, plain(name))]
    return problems, [f"{name} {remark.partition('; ')[0]}; it is read as ours all the same" for name in begun]


def _alike(table: Table, name: str) -> list[str]:
    """The columns that nobody can tell from one another when they are named in an option."""
    return [other for other in table.header if alike(other) == alike(name)]


def proposed(table: Table, missing: Sequence[str], told: Named) -> Named | None:
    """Our names to the table's own for what is missing; None where nothing there can be it."""
    free = {table.own_name(name): [cell for cell in table.column(name) if cell][:_LOOKED_AT]
            for name in table.header if name and name not in told and len(_alike(table, name)) == 1}  # fmt: skip
    free = {name: cells for name, cells in free.items() if cells}
    named: dict[str, str | list[str]] = {}
    if "date" in missing:
        named = _dates(free, table)
        if not named:
            return None
        for theirs in named.values():
            for name in [theirs] if isinstance(theirs, str) else theirs:
                free.pop(name, None)
    wide = isinstance(named.get("date"), list)
    if "title" in missing or wide:
        titles = _titles(
            {name: cells for name, cells in free.items() if not re.search(_DATED, plain(name))} or free, table
        )
        if not titles and "title" in missing and not wide:
            return None
        if titles:
            # Beside more names than there are lanes each date is told by both.
            ours = "lane" if wide and len({*free[titles[0]]}) <= _FEW_NAMES else "title"
            if ours not in told:
                named = (
                    {ours: titles[0]} | named
                    if ours == "lane"
                    else named | {ours: titles[0] if len(titles) == 1 else titles}
                )
    return named


def _dates(free: dict[str, list[str]], table: Table) -> dict[str, str | list[str]]:
    """Where a table has its dates: in one column, in starts and ends, in one with times beside it, in many."""
    dates = [name for name, cells in free.items() if _may_be_dates(name, cells) and not _are_numbers(name, cells)]
    others = rf"{_COUNTED_OTHERWISE}|{_FROM_SOME_DAY}|\bprecision\b"
    dates = [name for name in dates if era_of(name) or not re.search(others, plain(name))]
    dates = [name for name in dates if not _are_weeks(name, free[name])]
    clocks = [name for name, cells in free.items() if _share(cells, is_clock) > 0.6 or _are_times(name, cells)]
    dates = [name for name in dates if name not in clocks] or dates
    if not dates:
        return {}
    if only(table.header, PARTS["month"]) or only(table.header, "end year"):
        years = [name for name, cells in free.items() if all(re.fullmatch(r"-?\d{3,4}", cell) for cell in cells)]
        years = [name for name in years if plain(name) != "end year"]
        if len(years) == 1:
            return {"year": years[0]}
        if {*dates} <= {only(table.header, PARTS[unit]) for unit in ("day", "month")}:
            return {}
        if years or len(dates) > 1:  # a column of months alone may have their years in it
            return {}
    own = [name for name in dates if not re.search(_ABOUT_ROWS, plain(name))]
    dates = own or dates[:1]
    starts = [name for name in dates if re.search(_STARTS, plain(name)) and not re.search(_ENDS, plain(name))]
    ends = [name for name in dates if re.search(_ENDS, plain(name)) and not re.search(_STARTS, plain(name))]
    for start in starts:
        for end in ends:
            alone = len(starts) == len(ends) == 1 and len(dates) == 2
            if alone or re.sub(_STARTS, "", plain(start)).split() == re.sub(_ENDS, "", plain(end)).split():
                return _with_time({"start": start, "end": end}, free[start], clocks)
    if len(dates) == 2 and _in_order(table, *dates) and len({*clocks_of(dates)}) < 2:
        return {"start": dates[0], "end": dates[1]}
    best = [name for name in dates if re.search(_DATED, plain(name))]
    if len(dates) > 2 and len(best) != 1:
        return {"date": dates}
    if len(dates) == 2 and len(best) != 1:
        return {"date": dates}
    date = (best or dates)[0]
    return _with_time({"date": date}, free[date], clocks)


def _with_time(named: Mapping[str, str], days: list[str], clocks: list[str]) -> dict[str, str | list[str]]:
    """With the one column of times of day, where the days have none themselves."""
    timed = any("T" in cell or ":" in cell for cell in days)
    alone = len(clocks) == 1 and clocks[0] not in named.values() and not timed
    return {**named, **({"time": clocks[0]} if alone else {})}


def _are_weeks(name: str, cells: Sequence[str]) -> bool:
    """Whether a column counts weeks, as 2023-10, which is no October."""
    return re.search(_OF_WEEKS, plain(name)) is not None and _share([*filter(None, cells)], _WEEK.fullmatch) == 1


def _may_be_dates(name: str, cells: list[str]) -> bool:
    """Whether most cells may be dates, or, where a column is called so, some; "still open" beside them is an end."""
    cells = [cell for cell in cells if not is_now(cell) and not is_nothing(cell)]
    return _share([*map(without_footnote, cells)], may_be_date) > (0.25 if re.search(_DATED, plain(name)) else 0.6)


def _in_order(table: Table, first: str, second: str) -> bool:
    """Whether two columns may be starts and ends: where a row has both, they are in that order."""
    pairs = [(as_edtf(a), as_edtf(b)) for a, b in zip(_column(table, first), _column(table, second)) if a and b]
    return bool(pairs) and all(is_date(a) and is_date(b) and a[: len(b)] <= b for a, b in pairs if a[:1] != "-")


def _titles(free: dict[str, list[str]], table: Table) -> list[str]:
    """The column that names the rows; where it leaves some blank, those that have the rest."""
    scores = {name: _title_score(name, cells) for name, cells in free.items()}
    first = table.own_name(table.header[0])
    if first in free and _names_rows(first, free[first]):
        scores[first] = max(scores[first], _NAMES_ROWS)
    names = sorted((name for name in scores if scores[name] > 0), key=lambda name: -scores[name])
    if not names:
        return []
    chosen, rows = [names[0]], [bool(cell) for cell in _column(table, names[0])]
    for name in names[1:] if not all(rows) else ():
        more = [was or bool(cell) for was, cell in zip(rows, _column(table, name))]
        if sum(more) > sum(rows):
            chosen, rows = [*chosen, name], more
    return sorted(chosen, key=list(free).index) if all(rows) else [names[0]]


#: The score of what names the rows though it may be no word, above that of a column of words, each its own.
_NAMES_ROWS = 1.3


def _names_rows(name: str, cells: list[str]) -> bool:
    """Whether a first column tells each row apart, as "HB 12" does, and is not called a number."""
    is_number = re.search(r"\b(?:numbers?|nr|no|num|id|codes?|keys?|ref|index)\b|#", name.casefold().replace("_", " "))
    lettered = all(re.search(r"[^\W\d_]", cell) and not _no_words(cell) for cell in cells)
    return lettered and len({*cells}) == len(cells) and not is_number


def _title_score(name: str, cells: list[str]) -> float:
    """How well a column names its rows: words, each row its own, and neither numbers nor codes nor addresses."""
    words = _share(cells, lambda cell: re.search(r"[^\W\d_]{3}", cell) is not None and not _no_words(cell))
    words = words or 0.3 * _share(cells, lambda cell: re.search(r"[^\W\d_]", cell) is not None and not _no_words(cell))
    if words < 0.1:
        return 0
    score = words * (0.2 + len({*cells}) / len(cells))
    score *= 2 if re.search(_TITLED, plain(name)) or plain(name).endswith(" label") else 1
    return score * (0.4 if median(map(len, cells)) > 300 else 1)


def _no_words(cell: str) -> bool:
    return bool(re.match(r"[a-z]{2,9}://|www\.|[\[{]", cell)) or may_be_date(cell) or is_clock(cell)


def _are_numbers(name: str, cells: list[str]) -> bool:
    """Whether what may be years is rather a count of something."""
    if re.fullmatch(r"\d{4}", name):  # of a table with a column a year
        return True
    if not all(re.fullmatch(r"-?\d+(?:\.\d+)?", cell) for cell in cells) or re.search(_DATED, plain(name)):
        return False
    years = _share(cells, lambda cell: re.fullmatch(r"1\d{3}|20\d\d", cell) is not None)
    return years < 1 and not re.search(f"{_STARTS}|{_ENDS}", plain(name))


def _are_times(name: str, cells: list[str]) -> bool:
    """Whether figures in a column that is called so are times of day: 0900, 1345."""
    are_figures = all(map(clock_of, cells)) and any(len(cell) > 2 for cell in cells)
    return are_figures and re.fullmatch(PARTS["time"], plain(name)) is not None


def _share(cells: list[str], test) -> float:
    return sum(map(bool, map(test, cells))) / len(cells) if cells else 0.0


def _column(table: Table, own: str) -> list[str]:
    return table.column(next(name for name in table.header if table.own_name(name) == own))
