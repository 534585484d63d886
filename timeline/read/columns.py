"""Which of a table's columns are ours: names that can mean only one thing, and dates kept in several columns.

What is taken is said, so that nothing is read in silence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from timeline.dates.edtf import is_date
from timeline.read.settle import lines_of, named_in, questions_of, said_of
from timeline.read.table import Table
from timeline.schema import DERIVED, NAMES
from timeline.typed.conventions import settled
from timeline.typed.meaning import full_years
from timeline.typed.meanings import as_edtf, meanings

#: Other names of our columns, in lower case: English, German, French, Spanish, Arabic, Chinese.
_NAMES = {
    "date": "when|event date|datum|fecha|تاريخ|التاريخ|日期|时间|timestamp|year|jahr|année|annee|año|السنة|年|年份",
    "title": "event|events|name|headline|label|titel|titre|título|titulo|ereignis|événement|evento|what|العنوان|الحدث|"
    "标题|事件",
    "description": "text|details|beschreibung|descripción|descripcion|الوصف|描述|summary",
    "place": "location|ort|lieu|lugar|المكان|地点",
    "lane": "group|category|kategorie|catégorie|categoría",
    "importance": "wichtigkeit",
}
_PARTS = {
    "start": "start|begin|from|start date|startdate|start_date|beginn|von|anfang|début|inicio|开始",
    "end": "end|until|to|end date|enddate|end_date|ende|bis|fin|finish|结束",
    "year": "year|jahr|année|annee|año|السنة|年|年份",
    "month": "month|monat|mois|mes|الشهر|月|月份",
    "day": "day|tag|jour|día|dia|اليوم|日",
    "time": "time|uhrzeit|zeit|heure|hora|الوقت|clock",
}
#: A value of Wikidata, with its precision behind it where the export has it there, and the columns it else has it in.
_WIKIDATA = re.compile(r"([+-]?)(\d{4,})-(\d\d)-(\d\d)T00:00:00Z(?:/(\d{1,2}))?", re.ASCII)
_PRECISION = "(?:date|time)? ?_?precision"


def taken(table: Table, lang: str = "en", known: Mapping[str, str] | None = None) -> Table:
    """Give a table the columns that its own can only mean, and say which.

    Parameters
    ----------
    table : Table
    lang : str
    known : mapping of str to str, optional
        What was `told` of how the pieces of its dates are written.

    Examples
    --------
    >>> from timeline.read.delimited import from_csv
    >>> table = taken(from_csv("my.csv", "Event,Start,End\\nSiege,1453-04-06,1453-05-29\\n"))
    >>> table.column("date"), table.said
    (['1453-04-06/1453-05-29'], ('Event is read as title', 'Start and End are read as date'))
    """
    table = _without_index(table)
    said: list[str] = []
    if "date" not in table.header:
        table, told = _dated(table, lang, known or {})
        said += told
    elif clock := _only(table.header, _PARTS["time"]):
        table, told = _with_clock(table, clock, lang)
        said += told
    for ours, names in _NAMES.items():
        others = [name for name in table.header if name not in NAMES]
        if ours not in table.header and (theirs := _only(others, names) or _only(table.header, names)):
            table = replace(table, header=[ours if name == theirs else name for name in table.header])
            said.append(f"{theirs} is read as {ours}")
    table, told = _from_wikidata(table)
    return replace(table, said=(*table.said, *sorted(said + told, key=lambda text: " as date" in text)))


def kept(table: Table) -> Table:
    """A table's own columns that are called like one that reading adds, under another name.

    In a frame that has been read they are no columns of its own.

    Examples
    --------
    >>> from timeline.read.delimited import from_csv
    >>> kept(from_csv("my.csv", "date,title,form\\n2023,A,long\\n")).said
    ('form is kept as "form (as given)"',)
    """
    clashing = [name for name in table.header if name in DERIVED]
    if 2 * len(clashing) > len(DERIVED):
        return table
    said = tuple(f'{name} is kept as "{name} (as given)"' for name in clashing)
    header = [f"{name} (as given)" if name in clashing else name for name in table.header]
    return replace(table, header=header, said=(*table.said, *said))


def command(table: Table, missing: Sequence[str]) -> str:
    """The option that would say which column is which, as far as the cells tell: `--columns date=Date,title=Event`."""
    free = [name for name in table.header if name and name not in NAMES]
    dated = {name: sum(map(_may_be_date, table.column(name)[:200])) for name in free}
    texts = {name: len({cell for cell in table.column(name)[:200] if cell and not _may_be_date(cell)}) for name in free}
    pairs = []
    for ours, score in (("date", dated), ("title", texts)):
        if ours in missing:
            best = max(free, key=lambda name: score[name], default="")
            pairs.append(f"{ours}={best if best and score[best] else '…'}")
            free = [name for name in free if name != best]
    return f"--columns {','.join(pairs)}"


def _may_be_date(text: str) -> bool:
    return bool(text) and (is_date(text) or bool(meanings(text)))


def _only(header: list[str], names: str) -> str:
    """The one column of the header that has one of these names, "" where there are none or several."""
    named = [name for name in header if re.fullmatch(names, name.casefold())]
    return named[0] if len(named) == 1 else ""


def _without_index(table: Table) -> Table:
    """Without the nameless column of row numbers that pandas and R write in front."""
    if not table.header or not re.fullmatch(r"|Unnamed: 0|\.\.\.1", table.header[0]) or len(table.header) < 2:
        return table
    numbers = table.columns[0]
    if not all(cell.isdecimal() for cell in numbers):
        return table
    if [int(cell) for cell in numbers] not in (list(range(len(numbers))), list(range(1, len(numbers) + 1))):
        return table
    return replace(table, header=table.header[1:], columns=table.columns[1:])


def _dated(table: Table, lang: str, known: Mapping[str, str]) -> tuple[Table, list[str]]:
    """A column `date` of what a table has of one in pieces."""
    part = {name: _only(table.header, names) for name, names in _PARTS.items()}
    if part["year"] and part["month"]:
        names = [part[name] for name in ("year", "month", "day") if part[name]]
        table, told = _joined(table, names, lambda *parts: _ymd(parts, lang, known))
    elif part["start"]:
        return _from_ends(table, [part[name] for name in ("start", "end") if part[name]], lang, known)
    else:
        return table, []
    if part["time"] and part["year"]:
        pieces = (*table.pieces, (part["time"], table.column(part["time"])))
        table, _ = _joined(table, ("date", part["time"]), lambda day, time: _timed(day, time, lang))
        table = replace(table, pieces=pieces)
        told = [told[0].replace(" and ", ", ").replace(" are", f" and {part['time']} are")]
    return table, told


def _from_ends(table: Table, names: list[str], lang: str, known: Mapping[str, str]) -> tuple[Table, list[str]]:
    """A column `date` of starts and ends, which are written in one way."""
    ends = [table.column(name) for name in names]
    found = settled(dict.fromkeys(cell for column in ends for cell in column if cell), known, lang)
    as_date = {text: one.edtf for text, one in found.dates.items()}
    put = lambda cell: as_date.get(cell) or (cell if cell in found.left else as_edtf(cell, lang))  # noqa: E731
    lines, name = lines_of(table, *ends), " and ".join(names)
    said, asked = said_of(name, found, known, lines), list(questions_of(name, found, lines))
    named = named_in(found)
    opened = {
        _interval([put(cell) for cell in cells]): () for cells in zip(*ends) if any(cell in named for cell in cells)
    }
    table, told = _joined(table, names, lambda *cells: _interval([put(cell) for cell in cells]))
    table = replace(table, questions=(*table.questions, *asked), asked={**table.asked, "date": opened})
    return table, [*told, *said]


def _with_clock(table: Table, name: str, lang: str) -> tuple[Table, list[str]]:
    """The column `date` with the times of another, if that holds any."""
    if not any(
        re.fullmatch(r"\d{1,2}(?:[:.]\d\d){1,2}.*|\d{1,2} ?[ap]\.?m\.?", cell, re.I) for cell in table.column(name)
    ):
        filled = any(table.column(name))
        return table, [f"{name} holds no times of day and is left as it is"] if filled else []
    return _joined(table, ("date", name), lambda day, time: _timed(day, time, lang))


def _joined(table: Table, names: Sequence[str], join: Callable[..., str]) -> tuple[Table, list[str]]:
    """The table with one column `date` in place of these."""
    cells = [join(*parts) for parts in zip(*(table.column(name) for name in names))]
    kept = [(name, column) for name, column in zip(table.header, table.columns) if name not in names]
    header, columns = ["date", *(name for name, _ in kept)], [cells, *(column for _, column in kept)]
    verb = "is" if len(names) == 1 else "are"
    told = ", ".join(names[:-1]) + " and " * (len(names) > 1) + names[-1]
    pieces = tuple((name, table.column(name)) for name in names)
    return replace(table, header=header, columns=columns, pieces=pieces), [f"{told} {verb} read as date"]


def _interval(ends: Sequence[str]) -> str:
    start, end = [*ends, ""][:2]
    return start if not end or start == end else f"{start}/{end}"


def _ymd(parts: Sequence[str], lang: str, known: Mapping[str, str]) -> str:
    """A year, a month in figures or in words, and a day, the last of which may be blank."""
    year, month, day = [part.removesuffix(".0") for part in (*parts, "")][:3]
    if not month and not day:
        return as_edtf(year, lang)
    if re.fullmatch(r"-?\d{1,4}", year) and re.fullmatch(r"\d{1,2}", month) and re.fullmatch(r"\d{0,2}", day):
        if re.fullmatch(r"\d{1,2}", year):  # which year that is, only whoever wrote it knows
            if "century" not in known:
                return "-".join(filter(None, (year, month, day)))
            year = str(next(full_years(year, (int(known["century"]),)))[0])
        sign, digits = ("-", year[1:]) if year.startswith("-") else ("", year)
        return f"{sign}{digits.zfill(4)}-{month.zfill(2)}" + (f"-{day.zfill(2)}" if day else "")
    return as_edtf(" ".join(filter(None, (day, month, year))), lang)


def _timed(day: str, time: str, lang: str) -> str:
    return as_edtf(f"{as_edtf(day, lang)} {time}", lang) if time else day


def _from_wikidata(table: Table) -> tuple[Table, list[str]]:
    """Values as precise as Wikidata has them: `+1861-00-00T00:00:00Z/9` is the year 1861."""
    if "date" not in table.header:
        return table, []
    dates = table.column("date")
    column = _only(table.header, _PRECISION)
    if not any("T00:00:00Z" in date for date in dates) or not (
        column or any(("/" in date and "T00:00:00Z" in date) or "-00T" in date for date in dates)
    ):
        return table, []
    precise = [
        _as_precise(date, how) for date, how in zip(dates, table.column(column) if column else [""] * len(dates))
    ]
    at = table.header.index("date")
    table = replace(table, columns=[*table.columns[:at], precise, *table.columns[at + 1 :]])
    return table, ["date is read as Wikidata writes it" + (f", as precise as {column} says" if column else "")]


def _as_precise(text: str, precision: str) -> str:
    match = _WIKIDATA.fullmatch(text)
    if not match:
        return text
    sign, digits, month, day, within_value = match.groups()
    how = (
        int(within_value or precision)
        if (within_value or precision).isdecimal()
        else 9
        if month == "00"
        else 10
        if day == "00"
        else 11
    )
    # Its own notation counts 44 BC as -44, the one of its query service as -43.
    number = int(digits) - (sign == "-" and bool(within_value))
    year = f"{'-' * (sign == '-' and number > 0)}{number:04d}"
    if how >= 11:
        return f"{year}-{month}-{day}"
    if how == 10:
        return f"{year}-{month}"
    return {9: year, 8: f"{year[:-1]}X"}.get(how, text)
