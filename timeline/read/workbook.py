"""The first sheet of a workbook, its cells as text: a date is as precise as the sheet shows it."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
import zipfile
from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import lru_cache
from itertools import zip_longest
from typing import Any

from timeline.read.problems import EventsError, Problem, quoted
from timeline.read.table import MAX_COLUMNS, Table, table_of, too_wide
from timeline.words.names import date_name

#: Bytes that a workbook may unpack to: 100,000 events take some 45 MB.
MAX_UNPACKED = 128 * 2**20
#: The format has no row beyond it.
MAX_ROWS = 1_048_576


def from_workbook(name: str, data: bytes) -> Table:
    """Read a workbook's first sheet, row by row.

    Raises
    ------
    EventsError
        If there is no table to be had from it, or openpyxl is not installed.
    """
    try:
        import openpyxl  # noqa: F401
    except ImportError:
        fix = 'install openpyxl to read it (pip install openpyxl), or save the sheet as "CSV UTF-8"'
        raise EventsError(name, [Problem(None, "", f"is a workbook; {fix}")]) from None
    try:
        with warnings.catch_warnings(action="ignore"):  # of styles and the like that nobody reads here
            return _table(name, data)
    except EventsError:
        raise
    except Exception as error:  # whatever a damaged archive makes its reader raise
        raise EventsError(name, [Problem(None, "", f"cannot be read as a workbook: {error}")]) from None


def _table(name: str, data: bytes) -> Table:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = sum(one.file_size for one in archive.infolist())
        if size > MAX_UNPACKED:
            why = f"unpacks to {size >> 20:,} MB; expected at most {MAX_UNPACKED >> 20}: save the sheet as CSV"
            raise EventsError(name, [Problem(None, "", why)])
        sheets = [one for one in archive.namelist() if one.startswith("xl/worksheets/")]
        parts = [archive.read(one) for one in sheets]
        beside, merged = _beside(archive), _merged(archive)
    formulas = any(re.search(rb"<f[ />]", part) for part in parts)
    numbers = [
        int(number[:12]) for part in parts for number in re.findall(rb"""<row\b[^<>]*?\sr=["'](\d+)["']""", part)
    ]
    if max(numbers, default=0) > MAX_ROWS:
        why = f"has a row {max(numbers)}, and a sheet ends at row {MAX_ROWS:,}; open it in a spreadsheet and save it"
        raise EventsError(name, [Problem(None, "", why)])
    sheet, others = _sheet(name, data, values=True)
    lines, rows, unknown = [], [], []
    written = _sheet(name, data, values=False)[0].iter_rows() if formulas else ()
    for line, (cells, own) in enumerate(zip_longest(sheet.iter_rows(), written, fillvalue=()), 1):
        if len(cells) > MAX_COLUMNS:
            raise too_wide(name, f"{len(cells):,}")
        texts = [_text(cell) for cell in cells]
        for at, (cell, formula) in enumerate(zip(cells, own) if own else ()):
            if formula.value is not None and cell.value is None:
                unknown.append((line, at, quoted(str(formula.value))))
        if any(texts):
            lines.append(line)
            rows.append(texts)
    if not rows:
        raise EventsError(name, [Problem(None, "", "has an empty first sheet; expected a header and one event a line")])
    header = rows[0]
    problems = [
        Problem(line, header[at] if at < len(header) else "", f"{formula} is a formula without its value; open the "
                "workbook in a spreadsheet and save it")
        for line, at, formula in unknown
    ]  # fmt: skip
    width = max(map(len, rows))
    rows = [[*row, *[""] * (width - len(row))] for row in rows]
    for column, first, last in merged:
        at = bisect_left(lines, first)
        if 0 < at < len(lines) and lines[at] == first and column < width:
            for texts in rows[at + 1 : bisect_right(lines, last)]:
                texts[column] = texts[column] or rows[at][column]
    said = (f"sheet {quoted(sheet.title)} is read, the first of {others + 1}",) if others else ()
    table = table_of(name, lines, rows, problems)
    return replace(table, said=(*said, *beside, *table.said))


def _beside(archive: zipfile.ZipFile) -> tuple[str, ...]:
    """What is said of what cells have beside their texts, which nothing here reads."""
    names = archive.namelist()
    links = any(b"/hyperlink" in archive.read(one) for one in names if one.startswith("xl/worksheets/_rels/sheet1."))
    comments = any(re.match(r"xl/(?:threaded)?comments", one, re.I) for one in names)
    what = " and ".join(["links"] * links + ["comments"] * comments)
    return (f"{what} of cells are left out; what they say has to stand in a column",) if what else ()


def _merged(archive: zipfile.ZipFile) -> list[tuple[int, int, int]]:
    """Cells of the first sheet that are one over several rows: their column, and the first and last row."""
    from openpyxl.utils import column_index_from_string

    try:
        book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
        links = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
        first = re.search(r"<(?:\w+:)?sheet\b[^>]*?\b\w+:id=[\"']([^\"']+)", book)
        link = re.search(rf"<Relationship\b[^>]*\bId=[\"']{re.escape(first[1] if first else '')}[\"'][^>]*>", links)
        target = re.search(r"\bTarget=[\"'](?:/xl/)?([^\"']+)", link[0] if link else "")
        sheet = archive.read(f"xl/{target[1]}").decode("utf-8", "replace") if target else ""
    except KeyError:  # a part is not there, and no cell known to be merged
        return []
    refs = re.findall(r"<(?:\w+:)?mergeCell\b[^>]*\bref=[\"']([A-Z]{1,3})(\d+):[A-Z]{1,3}(\d+)", sheet)
    return [(column_index_from_string(letters) - 1, int(first), int(last)) for letters, first, last in refs]


def _sheet(name: str, data: bytes, values: bool) -> tuple[Any, int]:
    """The first sheet, and how many others there are."""
    from openpyxl import load_workbook

    sheets = load_workbook(io.BytesIO(data), read_only=True, data_only=values).worksheets
    if not sheets:
        raise EventsError(name, [Problem(None, "", "has no sheet of cells; expected a header and one event a line")])
    if (sheets[0].max_column or 0) > MAX_COLUMNS:
        raise too_wide(name, f"{sheets[0].max_column:,}")
    sheets[0].reset_dimensions()  # what it declares may also be too small
    return sheets[0], len(sheets) - 1


def _text(cell: Any) -> str:
    """A cell's text; how it is shown is looked up only where that may matter."""
    value = cell.value
    if isinstance(value, str):
        return value.strip()
    return "" if value is None else _shown(value, cell.number_format)


def _shown(value: Any, shape: str) -> str:
    """A number's text, a date's as the number format `shape` shows it."""
    if isinstance(value, dt.datetime):
        return _shown_date(value, shape)
    if isinstance(value, dt.time):
        return value.isoformat("seconds").removesuffix(":00")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and re.fullmatch("0+", shape):
        return str(value).zfill(len(shape))
    return str(value).strip()


def _shown_date(value: dt.datetime, shape: str) -> str:
    """As EDTF what the format shows of a moment; without a year, in words, which are no date.

    Examples
    --------
    >>> moment = dt.datetime(2022, 10, 7, 16, 15)
    >>> shapes = ("mmm-yy", "yyyy", "dd/mm/yyyy", "yyyy-mm-dd h:mm", "d-mmm", '"in" mmmm')
    >>> [_shown_date(moment, shape) for shape in shapes]
    ['2022-10', '2022', '2022-10-07', '2022-10-07T16:15', '7 October (the cell holds 2022)', 'October']
    """
    if value.microsecond:
        value = (value + dt.timedelta(microseconds=500_000)).replace(microsecond=0)
    shown = _units(shape)
    day, time = value.date().isoformat(), value.time().isoformat("seconds" if "s" in shown else "minutes")
    if "y" in shown:
        day = day if "d" in shown else day[:7] if "m" in shown else day[:4]
        timed = "h" in shown and len(day) == 10 and value.time() != dt.time()  # a midnight is its day, as in a frame
        return f"{day}T{time}" if timed else day
    if "m" in shown:
        day = date_name(2000, value.month, value.day, "month and day" if "d" in shown else "month alone", "en")
        # What would be lost with the sheet, and may be no more than the year in which somebody typed it.
        day += f" (the cell holds {value.year:04d})" if shown == {"d", "m"} else ""
        return f"{day} {time}" if "h" in shown else day
    return time if "h" in shown else str(value.day) if "d" in shown else f"{value:%A}"


@lru_cache(maxsize=1000)
def _units(shape: str) -> frozenset[str]:
    """What a number format shows of a moment: y, m, d, h, s, and whether it is a minute or the day of a week."""
    plain = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].', "", shape.split(";")[0].casefold())
    parts = re.findall(r"y+|e+|m+|d+|h+|s+", re.sub("am/pm|a/p", "", plain))
    shown = set()
    for before, part, behind in zip(["", *parts], parts, [*parts[1:], ""]):
        minutes = part[0] == "m" and (before[:1] == "h" or behind[:1] == "s")
        shown.add("minute" if minutes else "weekday" if part in ("ddd", "dddd") else "y" if part[0] == "e" else part[0])
    return frozenset(shown)
