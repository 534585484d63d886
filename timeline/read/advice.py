"""Which column may be which, as far as names and cells tell: one option to paste, that loses nothing of the rows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from statistics import median

from timeline.dates.edtf import is_date
from timeline.read.named import Named, alike, option
from timeline.read.names import PARTS, clocks_of, only, plain, words
from timeline.read.other_counts import why_not
from timeline.read.table import Table
from timeline.typed.hints import without_footnote
from timeline.typed.looks import clock_of, is_clock, is_nothing, is_now, may_be_date
from timeline.typed.meaning import Meaning
from timeline.typed.meanings import as_edtf, variants

_DATED = words(
    "dates? datum fecha data when day tag time year yr jahr année annee año anno ano rok jaar zeit period utc "
    "season saison temporada stagione seizoen säsong sezon сезон schuljahr semester дата год рік",
    "|日期|时间|年|日付|تاريخ|سنة|תאריך|שנה",
)
_STARTS = words(
    "start starts started begin begins began beginning from since first beginn anfang von ab début debut de inicio "
    "desde opened reported filed submitted received requested founded born birth launch launched established "
    "introduced entered arrival released? início inizio startdatum anfangsdatum beginndatum begindatum",
    "|开始|開始|начал",
)
_ENDS = words(
    "end ends ended ending until till to through finish finished ende bis fin hasta closed dissolved died death landed "
    "landing discontinued abolished last left completed departure fim fine enddatum einddatum einde",
    "|结束|終了|конец|оконч",
)
#: Dates of the row itself, not of what it tells.
_ABOUT_ROWS = words("created updated modified edited accessed retrieved inserted added checked")
_TITLED = words(
    "titles? name event events headline what topic message champions? winners? mission incident description "
    "descripcion descripción "
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
        if "date" in missing and (why := next(filter(None, (why_not(name, table.column(name)) for name in alone)), "")):
            return f"{there}; {why}"
        return f"{there}; none of them holds {'dates' if 'date' in missing else 'titles'}"
    return f"{there}; say which it is: {option({**told, **named})}"


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
        undated = {
            name: cells
            for name, cells in free.items()
            if not re.search(_DATED, plain(name)) and not re.fullmatch(PARTS["month"], plain(name))
        }
        titles = _titles(undated, table) or _titles(free, table)
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
    dates = [name for name in dates if not why_not(name, free[name]) and not re.search(r"\bprecision\b", plain(name))]
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


def _may_be_dates(name: str, cells: list[str]) -> bool:
    """Whether most cells may be dates, or, where a column is called so, some; "still open" beside them is an end."""
    cells = [without_footnote(cell) for cell in cells if not is_now(cell) and not is_nothing(cell)]
    if re.search(f"{_STARTS}|{_ENDS}", plain(name)):  # a year among words is said to be no date, and not left out
        return _share(cells, lambda cell: may_be_date(cell) or re.search(r"\b[12]\d{3}\b", cell) is not None) > 0.6
    return _share(cells, may_be_date) > (0.25 if re.search(_DATED, plain(name)) else 0.6)


def _in_order(table: Table, first: str, second: str) -> bool:
    """Whether two columns may be starts and ends: where a row has both, they are in that order, however it is read."""
    pairs = [(a, b) for a, b in zip(_column(table, first), _column(table, second)) if a and b]
    return bool(pairs) and all(_may_follow(a, b) for a, b in pairs)


def _may_follow(start: str, end: str) -> bool:
    """Whether of two cells the second may be later, both being written in one way."""
    starts, ends = ([Meaning(as_edtf(one))] if is_date(as_edtf(one)) else variants(one) for one in (start, end))
    pairs = [(a, b) for a in starts for b in ends if a.needs == b.needs or not (a.needs and b.needs)]
    return any(a.edtf[0] == "-" or a.edtf[: len(b.edtf)] <= b.edtf for a, b in pairs)


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
    is_number = re.search(
        r"\b(?:numbers?|nr|no|num|id|codes?|keys?|ref|index|hash|sha|commit|uuid|guid)\b|#",
        name.casefold().replace("_", " "),
    )
    lettered = all(re.search(r"[^\W\d_]", cell) and not _no_words(cell) for cell in cells)
    return lettered and len({*cells}) == len(cells) and not is_number


def _title_score(name: str, cells: list[str]) -> float:
    """How well a column names its rows: words, each row its own, and neither numbers nor codes nor addresses."""
    share = _share(cells, lambda cell: re.search(r"[^\W\d_]{3}", cell) is not None and not _no_words(cell))
    share = share or 0.3 * _share(cells, lambda cell: re.search(r"[^\W\d_]", cell) is not None and not _no_words(cell))
    if share < 0.1:
        return 0
    score = share * (0.2 + len({*cells}) / len(cells))
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
