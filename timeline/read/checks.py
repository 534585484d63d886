"""What may be wrong in a table, cell by cell: each check gives the problems that it finds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

import numpy as np

from timeline.dates.columns import spans
from timeline.dates.datings import parts
from timeline.dates.edtf import is_date, parse
from timeline.dates.span import DateError
from timeline.read.addresses import address_trouble, looks_like_one
from timeline.read.days import says_time
from timeline.read.heading import note_problems
from timeline.read.problems import Problem, Row, place, quoted
from timeline.read.signs import UNFIT, sign_trouble
from timeline.read.table import Table
from timeline.read.timed import are_clocks
from timeline.relations.offsets import with_end
from timeline.schema import COLUMNS, MAX_LABEL, MAX_TITLE, MEDIA, REQUIRED
from timeline.typed.hints import date_hint, date_trouble
from timeline.typed.looks import clock_of, is_clock, is_nothing
from timeline.typed.meaning import over_midnight
from timeline.typed.meanings import as_edtf, meanings, untrue
from timeline.typed.patterns import BC

_ID = re.compile(r"[\w.-]+")
#: Characters of a cell at the most, how many of them a message quotes, and what else to do.
_LIMITS = (
    ("title", MAX_TITLE, 30, "tell the rest in description"),
    ("label", MAX_LABEL, 50, "it stands in the chart, where list and entry have the title"),
)


def problems_of_notes(notes: Table, lang: str) -> Iterator[Problem]:
    _, bad = read_dates(notes, "date", lang)
    yield from bad
    yield from cell_problems(notes, lang)
    yield from note_problems(notes)


def header_problems(table: Table) -> Iterator[Problem]:
    missing = [name for name in REQUIRED if name not in table.header]
    for name in missing:
        from timeline.read.advice import advice  # late, as all that only a table without our names needs

        header = f"{place(table.header_line)} looks like an event; the file has no header; " if table.numbered else ""
        why = f"this column is missing; {header}{table.advice or advice(table, missing, {})}"
        yield Problem(table.header_line, name, why)
    for name, column in zip(table.header, table.columns):
        if not name:  # with nothing in it, it would have been left out
            held = quoted(next(filter(None, column)))
            yield Problem(table.header_line, "", f"a column that holds {held} has no name; expected one in the header")
    for name in {h: None for h in table.header if h and table.header.count(h) > 1}:
        yield Problem(table.header_line, name, "this column stands twice; expected each name once")


def sign_problems(table: Table) -> Iterator[Problem]:
    """What no file in UTF-8 can hold, or no page and no picture show."""
    for name, column in [("", table.header), *zip(table.header, table.columns)]:
        if not UNFIT.search("\n".join(column)):
            continue
        for line, text in zip([table.header_line] * len(column) if column is table.header else table.lines, column):
            if trouble := sign_trouble(text):
                yield Problem(line, name, trouble)


def read_dates(table: Table, column: str, lang: str) -> tuple[np.ndarray, list[Problem]]:
    """The column's dates as an array of `SPAN`, and what is wrong with them, their months perhaps in `lang`."""
    texts = table.column(column)
    rows, bad = spans(texts)
    problems = []
    asked = table.asked.get(column, {})
    for row, (line, text) in enumerate(zip(table.lines, texts)) if bad else ():
        if (error := bad.get(text)) and asked.get(text) != ():  # else a question has named it
            if column == "date" and table.pieces:
                problems += _piece_problems(table, row, error, lang)
            else:
                trouble = date_trouble(text, error, lang, asked.get(text))
                problems.append(Problem(line, column, f"{quoted(text)} {trouble}"))
    return rows, problems


def _piece_problems(table: Table, row: int, error: DateError, lang: str) -> Iterator[Problem]:
    """What is wrong with a date that was put together: a cell of it that is none, or all of its cells together."""
    line, given = table.lines[row], [(name, cells[row]) for name, cells in table.pieces if cells[row]]
    if len(given) == 1 and len(table.pieces) > 1 and is_clock(given[0][1]):
        days = next(iter(table.pieces))
        yield Problem(
            line, days[0], f"is blank beside {quoted(given[0][1])}; expected its day{_or_above(any(days[1][:row]))}"
        )
        return
    if times := [*_no_times(line, given)]:
        yield from times
        return
    wrong = False
    together = "order" in (error.fault, getattr(untrue(error.text, lang), "fault", ""))
    halves = error.text.split(" - " if " - " in error.text else "/")
    apart = len(halves) > 1 and not together and not any(are_clocks(cell) for _, cell in given)
    apart = apart and not (re.search(BC, error.text, re.I) and meanings(error.text, lang))
    for number, (name, cell) in enumerate(given if apart else ()):
        # A time of day is none, and what its column settles is read.
        if is_clock(cell) or cell == ".." or (len(halves) == len(given) and is_date(halves[number])):
            continue
        if name != given[0][0] and is_nothing(cell):
            wrong = True
            yield Problem(line, name, f"{quoted(cell)} is not a date; leave an end blank where there is none, "
                          "and write .. for what goes on")  # fmt: skip
            continue
        try:
            parse(as_edtf(cell, lang))
        except DateError as trouble:
            wrong = True
            # What lacks most of a date may be anything, and least of all a year of antiquity.
            figures = re.fullmatch(r"\d{1,2}", cell)
            why = f"{trouble.why}; expected {trouble.expected}" if figures else date_trouble(cell, trouble, lang)
            yield Problem(line, name, f"{quoted(cell)} {_no_end(cell, lang) or why}")
    if short := re.fullmatch(r"(-?)(\d{1,3})-\d{1,2}(-\d{1,2})?", error.text):
        wrong, year = True, int(short[2])
        why = f"write 00{year:02d} or 19{year:02d}, or say for all --dates century=0 or --dates century=1900"
        if short[1]:
            why = f"{date_hint(f'-{year}')}, or say for all --dates bc=historical or --dates bc=astronomical"
        cell = given[0][1] if len(given) > 1 else error.text
        yield Problem(line, given[0][0], f"{quoted(cell)} is not a {'year' if len(given) > 1 else 'date'}; {why}")
    if together and is_clock(given[-1][1]):
        wrong, cells = True, " and ".join(quoted(cell) for _, cell in given)
        late = over_midnight(error.text)
        same = next((one.edtf for one in meanings(error.text, lang) if one.edtf != late), "")
        first = f"write {same} or, " if same else ""
        ways = f"{first}where that is of the next day, {late if same else f'write {late}'}"
        mend = f"; {ways}{_in_one_of(given)}" if late else ""
        yield Problem(line, given[-1][0], f"{cells} give {quoted(error.text)}, which ends before it starts{mend}")
    if not wrong:
        names, cells = " and ".join(name for name, _ in given), " and ".join(quoted(cell) for _, cell in given)
        give = f"{cells} give {quoted(error.text)}, which " if len(given) > 1 else f"{cells} "
        why = date_trouble(error.text, error, lang, table.asked.get("date", {}).get(error.text))
        why += _in_one_of(given) if len(given) > 1 and re.search(r"; write \S+$", why) else ""
        _, first = next(iter(table.pieces))
        lacks = re.search("write the year too|expected that too$", why) and not first[row]
        yield Problem(line, names, give + why + _or_above(bool(lacks) and any(first[:row])))


def _no_end(cell: str, lang: str) -> str:
    """What is said of a cell that means a stretch of time or some time in it, which no interval of EDTF has as an end.

    Examples
    --------
    >>> _no_end("Q3 2006", "en"), _no_end("2006", "en")
    ('is longer than a date at which an interval can begin or end; write 2006, or a part of it', '')
    """
    stretches = [one.edtf for one in meanings(cell, lang) if re.search(r"[\[/]", one.edtf)]
    if not stretches or re.fullmatch(r"\d{4}/\d{4}", stretches[0]):  # a school year, from which to which may be
        return ""
    months = {*re.findall(r"\d{4}-\d\d", stretches[0])}
    years = {*re.findall(r"(?<![\d-])-?\d{4}", stretches[0])}
    is_open = re.search(r"\.\.(?![\d-])|(?<!\d)\.\.", stretches[0])
    shared = next((next(iter(some)) for some in (months, years) if len(some) == 1 and not is_open), "")
    part = "day" if "-" in shared[1:] else "part"
    mend = f"write {shared}, or a {part} of it" if shared else "write a year, a month or a day"
    return f"is longer than a date at which an interval can begin or end; {mend}"


def _in_one_of(given: Sequence[tuple[str, str]]) -> str:
    """Where a date that was put together is to be written."""
    names = [name for name, _ in given]
    return f" as {names[0]}, and leave {' and '.join(names[1:])} blank"


def dating_problems(table: Table, lang: str) -> Iterator[Problem]:
    """What others say must be dates too: nothing else is asked of them."""
    for line, text in zip(table.lines, table.column("other_dates")):
        for date, who in parts(text) if text else ():
            try:
                parse(date)
            except DateError as error:
                expected = f"expected dates, each with who says it: 2023-12-02 {who or 'Baghdad'}; 2023-12"
                hint = _dating_hint(f"{date} {who}".strip(), lang) or date_hint(date, lang)
                why = f"{quoted(date)} {error.why}; {hint or expected}"
                yield Problem(line, "other_dates", why)


def _dating_hint(text: str, lang: str) -> str:
    """What to write for a date of several words and who says it; "" where only its first word may be a date.

    Examples
    --------
    >>> _dating_hint("4 May 1850 Times", "en"), _dating_hint("1850s Times", "en")
    ('write 1850-05-04 Times', '')
    """
    words = text.split()
    for count in range(min(len(words), 6), 1, -1):
        date = as_edtf(" ".join(words[:count]), lang)
        if is_date(date):
            return f"write {' '.join([date, *words[count:]])}"
    return ""


def cell_problems(table: Table, lang: str) -> Iterator[Problem]:
    yield from _blank_problems(table)
    for name, most, shown, why in _LIMITS:
        for line, text in zip(table.lines, table.column(name)):
            if len(text) > most:
                said = f"{quoted(text, shown)} has {len(text)} characters; expected at most {most}: {why}"
                yield Problem(line, name, said)
    for line, text in zip(table.lines, table.column("importance")):
        if text and not re.fullmatch(r"[+-]?\d{1,12}(\.\d{1,12})?", text, re.ASCII):
            yield Problem(
                line, "importance", f"{quoted(text)} is not a number; expected one such as 3: the greatest first"
            )
    yield from web_problems(table)
    yield from dating_problems(table, lang)


def _no_times(line: int | Row, given: Sequence[tuple[str, str]]) -> Iterator[Problem]:
    """What stands beside a day in a column of times, and is no time of day."""
    for name, cell in given[1:]:
        if says_time(name) and not (is_clock(cell) or are_clocks(cell) or is_date(cell) or "-" in cell):
            figures = re.fullmatch(r"(\d{4}) ?(?:h|hrs?|hours)\.?", cell, re.I)
            clock = clock_of(figures[1]) if figures else ""
            more = f"write {clock}" if clock else "expected one such as 14:30 or 2 pm"
            more += "; leave it blank where nobody knows" if is_nothing(cell) else ""
            yield Problem(line, name, f"{quoted(cell)} is not a time of day; {more}")


def _blank_problems(table: Table) -> Iterator[Problem]:
    blank = [name for name in REQUIRED if "" in table.column(name)]
    anchors = {with_end(cell)[0] for cell in table.column("relative_to") if cell} if blank else set()
    for name in blank:
        cells = zip(table.lines, table.column(name), table.column("relative_to"), table.column("id"))
        has_above = False
        for line, text, anchor, own in cells:
            has_above = has_above or bool(text)
            if not text:
                related = name == "date" and (anchor or (own and own in anchors))
                more = '"implied" to draw it where its relations leave it' if related else "the row left out"
                above = _or_above(has_above and not related)
                what = f"a date such as 2023-12-08, or {more}{above}" if name == "date" else "a title"
                yield Problem(line, name, f"is blank; expected {what}")


def _or_above(may_be: bool) -> str:
    """What to say instead, in lists in groups, and where cells were merged: the first row of each has the day."""
    return "; or say --dates above where that is of the row above" if may_be else ""


def web_problems(table: Table) -> Iterator[Problem]:
    for name in [*(column.name for column in COLUMNS if column.text == "web"), MEDIA[0]]:
        for line, url in zip(table.lines, table.column(name)):
            # A piece of media may be anything else too, such as a frame or a text.
            if url and (name != MEDIA[0] or looks_like_one(url)) and (trouble := address_trouble(url)):
                yield Problem(line, name, trouble)


def _slugs(titles: list[str]) -> list[str]:
    """Ids from titles, all at once.

    Examples
    --------
    >>> _slugs(["Rocket attack on the US Embassy", "Élysée: 2 talks", "!"])
    ['rocket-attack-on-the-us-embassy', 'elysee-2-talks', 'event']
    """
    text = "\n".join(" ".join(title.split()) if "\n" in title else title for title in titles).casefold()
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
        text = re.sub(r"[^\w\n]", "-", text)
    text = re.sub("-{2,}", "-", text.translate(_DASHES))
    return [slug[:60].strip("-") or "event" for slug in text.split("\n")]


#: Whatever of ASCII is no letter, digit or line's end, as a dash.
_DASHES = {code: "-" for code in range(128) if not chr(code).isalnum() and code != 10}


def ids_of(table: Table) -> tuple[list[str], list[Problem]]:
    """An id for each row: its own, or one made from its title that no other row has."""
    given = table.column("id")
    problems, seen = [], {}
    for line, text in zip(table.lines, given):
        if text and not _ID.fullmatch(text):
            problems.append(
                Problem(line, "id", f"{quoted(text)} is not an id; expected letters, digits, - _ . without spaces")
            )
        elif text in seen:
            problems.append(Problem(line, "id", f"{quoted(text)} is taken by {place(seen[text])}; expected a new one"))
        elif text:
            seen[text] = line
    taken, counts, ids = set(seen), {}, []
    for text, slug in zip(given, _slugs(table.column("title")) if not all(given) else given):
        if not text:
            text = stem = slug
            while text in taken:
                counts[stem] = counts.get(stem, 1) + 1
                text = f"{stem}-{counts[stem]}"
            taken.add(text)
        ids.append(text)
    return ids, problems
