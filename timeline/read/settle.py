"""A table's columns of dates, each decided once: what its rows settle is said, what nothing settles is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from timeline.dates.datings import parts
from timeline.read.implied import blanks_as_implied
from timeline.read.names import PARTS, plain
from timeline.read.precision import no_finer
from timeline.read.problems import Problem, place, quoted
from timeline.read.table import Table
from timeline.typed.conventions import WORDS, Settled, settled
from timeline.typed.doubts import follow, negative_years, short_seasons
from timeline.typed.figures import part_of_year
from timeline.typed.hints import date_hint
from timeline.typed.meaning import Meaning

#: A column in which every cell is blank, a year, a month or a day has nothing to be decided.
_ODD = re.compile(r"(?m)^(?!(?:\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?)?$)", re.ASCII)
#: The same of a column of years, where a month may be the end of a range.
_SHORT = re.compile(r"(?m)^(?!(?:\d{4}(?:-\d\d-\d\d)?)?$)", re.ASCII)
#: What columns of several years are called.
_SPANS = (
    "years|seasons?|terms?|reigns?|tenures?|saisons?|spielzeit(?:en)?|amtszeit|school years?|academic years?|temporada"
)
#: How a header says that its dates are written.
_HEADERS = {
    "day-first": "dd? mm? yy(?:yy)?|tt mm jj(?:jj)?|jj mm aa(?:aa)?|dd mm aa(?:aa)?|gg mm aa(?:aa)?|ddmmyy(?:yy)?",
    "month-first": "mm? dd? yy(?:yy)?|mmddyy(?:yy)?",
}
#: A day and a time as ISO has them, but for the sign between them.
_BLANK_FOR_T = re.compile(r"\d{4}-\d\d-\d\d ", re.ASCII)
#: As many options a message names that answer several questions at once.
_MOST_OPTIONS = 4
#: The options that answer what is asked.
_OPTIONS = {
    "order": ("day-first", "month-first", "year-first"), "compact": ("day-first", "month-first", "year-first"),
    "short": ("short=years", "short=months"), "bc": ("bc=historical", "bc=astronomical"),
    "century": ("century=2000", "century=1900", "century=0"),
}  # fmt: skip


def settle(table: Table, known: Mapping[str, str], lang: str = "en") -> Table:
    """A table whose dates are EDTF where their column says what they are; of the rest it says what is asked.

    Parameters
    ----------
    table : Table
    known : mapping of str to str
        What was `told` of how its dates are written.
    lang : str

    Examples
    --------
    >>> from timeline.read.delimited import from_csv
    >>> table = settle(from_csv("my.csv", "date,title\\n1/20/2025,A\\n2/5/2025,B\\n"), {})
    >>> table.column("date"), table.said
    (['2025-01-20', '2025-02-05'], ('date is read month first, by line 2',))
    """
    if known.get("blank") == "implied" and "date" in table.header:
        table = blanks_as_implied(table)
    for name in ("date", "source_date", "other_dates") if table.typed else ():
        if name in table.header:
            table = _settled(_with_signs_asked(table, name), name, known, lang)
    # What is a date now must be no finer than it was said to be either.
    return no_finer(table, lang)


def _with_signs_asked(table: Table, name: str) -> Table:
    """With questions about a doubt before a dash: a year before our era, as EDTF has it, or a start nobody knows."""
    cells = table.column(name)
    signed = list(dict.fromkeys(re.findall(r"(?m)^[?~%]-\d{4}$", "\n".join(cells), re.ASCII)))
    if not signed or any(cell.startswith("-") for cell in cells):  # which is how the years of such a list are written
        return table
    lines = _Lines(table, cells)
    questions = []
    for cell in signed:
        sign, year = cell[0], cell[2:]
        why = f"may be {int(year) + 1} BC, or a time until {year}; write -{year}{sign} or ../{year}"
        questions.append(Problem(lines(cell), name, f"{quoted(cell)} {why}"))  # type: ignore[arg-type]
    asked = {**table.asked.get(name, {}), **dict.fromkeys(signed, ())}
    return replace(table, questions=(*table.questions, *questions), asked={**table.asked, name: asked})


def _settled(table: Table, name: str, known: Mapping[str, str], lang: str) -> Table:
    cells = table.column(name)
    texts = dict.fromkeys(cells)
    if name == "other_dates":
        texts = dict.fromkeys(date for cell in texts for date, _ in parts(cell))
    joined = "\n".join(texts)
    if not _SHORT.search(joined):
        return table
    called = plain(table.own_name(name))
    are_years = re.fullmatch(f"{PARTS['year']}|{_SPANS}", called) is not None or follow([*texts])
    # What EDTF has for thirds of a year and the like hardly anybody writes.
    are_years = are_years or short_seasons(texts)[-2:] > "24"
    if not are_years and not _ODD.search(joined):
        return table
    known = {**_order_of(called), **known}
    before = table.asked.get(name, {})
    undecided = [text for text in texts if text and text not in before]
    found = settled(undecided, known, lang, are_years=are_years)
    lines = _Lines(table, cells)
    told, asked = said_of(name, found, known, lines), questions_of(name, found, lines)
    if not found.by and (first := negative_years(undecided)) and "bc" not in known:
        year = -int(first)
        told.append(
            f"{name} counts years as EDTF does, {first} being {year + 1} BC; --dates bc=historical reads {year} BC"
        )
    has_months = ("short", "months") in found.by
    if "short" not in known and ("short", "years") not in found.by and (first := short_seasons(texts)):
        years = f"write {first[:4]}/{first[:2]}{first[-2:]} for the years" if has_months else ""
        if not has_months or first[-2:] > "24":  # which nobody has beside months
            part = f"{name} is read with {first} as a {part_of_year(first[-2:])}, as EDTF has it"
            told.append(f"{part}; {years or '--dates short=years reads years'}")
    changed = {text: one.edtf for text, one in found.dates.items()}
    put = changed.get if name != "other_dates" else _dating(changed)
    table = table.with_column(name, [put(cell, cell) for cell in cells]) if changed else table
    named = named_in(found)
    left: dict[str, Sequence[Meaning]] = {**before} | {
        text: () if text in named else readings for text, readings in found.left.items()
    }
    return replace(
        table, said=(*table.said, *told), questions=(*table.questions, *asked), asked={**table.asked, name: left}
    )


def _order_of(called: str) -> dict[str, str]:
    """What the name of a column says of how its days are written.

    Examples
    --------
    >>> _order_of("date dd mm yyyy"), _order_of("date")
    ({'order': 'day-first', 'compact': 'day-first'}, {})
    """
    said = [order for order, names in _HEADERS.items() if re.search(rf"\b(?:{names})\b", called)]
    return {"order": said[0], "compact": said[0]} if len(said) == 1 else {}


def named_in(found: Settled) -> set[str]:
    """Texts about which a question is asked, or that are part of a contradiction."""
    clashing = {key for key, *_ in found.clashes}
    return {*found.open} | {
        text for text, readings in found.left.items() if clashing & {key for one in readings for key, _ in one.needs}
    }


def _dating(changed: Mapping[str, str]):
    """Cells of dates and who says them."""

    def put(cell: str, _: str) -> str:
        given = parts(cell)
        if not any(date in changed for date, _ in given):
            return cell
        return "; ".join(f"{changed.get(date, date)} {who}".strip() for date, who in given)

    return put


class _Lines:
    """Where a text of a column stands first."""

    def __init__(self, table: Table, *columns: Sequence[str]):
        self._columns, self._lines = columns, table.lines

    def __call__(self, text: str) -> object:
        rows = [column.index(text) for column in self._columns if text in column]
        rows = rows or [row for column in self._columns for row, cell in enumerate(column) if text in cell][:1]
        return self._lines[min(rows)]

    def last(self, texts: Sequence[str]) -> object:
        """The last line that has one of these texts."""
        wanted = {*texts}
        rows = [row for column in self._columns for row, cell in enumerate(column) if cell in wanted]
        return self._lines[max(rows, default=0)]


def lines_of(table: Table, *columns: Sequence[str]) -> _Lines:
    """To a text of some columns, the line of its first row."""
    return _Lines(table, *columns)


def said_of(name: str, found: Settled, known: Mapping[str, str], lines: _Lines) -> list[str]:
    """How a column was read, and which rows say that it is to be read so."""
    said = []
    for (key, value), by in found.by.items():
        first = next((text for text, one in found.dates.items() if (key, value) in one.needs), "")
        if not first or ((key, value) == ("clock", "times") and not _BLANK_FOR_T.match(first)):
            continue
        words = WORDS[key, value].format(text=quoted(first))
        if (key, value) == ("short", "months") and (part := re.match(r"\d{4}-(\d\d)", found.dates[first].edtf)):
            words = words.replace(" month", f" {part_of_year(part[1])}")
        why = "as told" if key in known else f"by {' and '.join(place(lines(text)) for text in by)}"
        said.append(f"{name} {'are' if ' and ' in name else 'is'} read {words}, {why}")
    if "century" in known and any(key == "century" for one in found.dates.values() for key, _ in one.needs):
        first = int(known["century"])
        said.append(f"{name} is read with two digits as years from {first} to {first + 99}, as told")
    for note, text in {
        one.note: text for text, one in reversed([*found.dates.items()]) if "left out" in one.note
    }.items():
        said.append(f"{name}: {note}, such as that of {quoted(text)} in {place(lines(text))}")
    return list(dict.fromkeys(said))


def questions_of(name: str, found: Settled, lines: _Lines) -> Iterator[Problem]:
    """What nothing settles, once for all rows; and rows that contradict one another."""
    for key, text, other in found.clashes:
        yield _clash(name, found, lines, key, text, other)
    clashing = {key for key, *_ in found.clashes}
    groups: dict[tuple[str, ...], list[str]] = {}
    for text, keys in found.open.items():
        groups.setdefault(keys, []).append(text)
    groups = {keys: texts for keys, texts in groups.items() if not clashing & {*keys}}
    # An option that answers one question alone would be refused for the rows of another.
    every = tuple(dict.fromkeys(key for keys in groups for key in keys))
    readings = {text: found.left[text] for texts in groups.values() for text in texts}
    for texts in groups.values():
        yield _question(name, found, lines, texts, _options(every, readings))


def _options(keys: tuple[str, ...], readings: Mapping[str, Sequence[Meaning]]) -> str:
    """The options that answer all that is asked of a column."""
    # Two digits beside years before our era are the first years of it rather than those of our time.
    ordered = _OPTIONS | ({"century": ("century=0", "century=2000", "century=1900")} if "bc" in keys else {})
    ways = [[option for option in ordered[key] if _possible(option, readings)] for key in keys]
    others = ", or, say, century=1950 for 1950 to 2049" if "century" in keys else ""
    return f"--dates {' or --dates '.join(','.join(way) for way in _combined(ways))}{others}"


def _question(name: str, found: Settled, lines: _Lines, texts: list[str], options: str) -> Problem:
    first, count = texts[0], len(texts) - 1
    readings = [one for one in found.left[first] if one.edtf != first]
    rest = f"{{}} more like it down to {place(lines.last(texts))}" if count else ""
    if len(readings) < len(found.left[first]):  # it is a date as it stands
        ways = " or ".join(one.said for one in found.left[first])
        what = f"may be {ways}" + (f", and so may {rest.format(f'{count:,}')}" if rest else "")
    else:
        what = "is not a date" + (f", nor {rest.format('is 1' if count == 1 else f'are {count:,}')}" if rest else "")
    hint = date_hint(first, readings=readings[:6])
    why = f"{quoted(first)} {what}; {hint}, or say for the whole column {options}"
    return Problem(lines(first), name, why)  # type: ignore[arg-type]


def _possible(option: str, readings: Mapping[str, Sequence[Meaning]]) -> bool:
    """Whether an option leaves some text a meaning."""
    value = option.rpartition("=")[2]
    if option == "century=0":
        return any(("century", "0") in one.needs for some in readings.values() for one in some)
    return "century" in option or any(value in dict(one.needs).values() for some in readings.values() for one in some)


def _combined(ways: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """One option of each, the first two of all: what is to be said at once. One question says nothing of another."""
    if len(ways) == 1:
        return [(way,) for way in ways[0]]
    return [*product(*(way[:2] for way in ways))][:_MOST_OPTIONS]


def _clash(name: str, found: Settled, lines: _Lines, key: str, text: str, other: str) -> Problem:
    """Two rows of which one must be wrong, or a row that is not what was told."""
    if not other:
        why = (
            f"{quoted(text)} does not fit what --dates says of its column; expected it to be written as the others are"
        )
        return Problem(lines(text), name, why)  # type: ignore[arg-type]
    one, another = (_only_way(key, found, one) for one in (text, other))
    why = (
        f"{quoted(text)} can only be {one}, {quoted(other)} in {place(lines(other))} only {another}; "
        f"mend the one that is wrong{_both_right(found, text, other) if key == 'short' else ''}"
    )
    return Problem(lines(text), name, why)  # type: ignore[arg-type]


def _both_right(found: Settled, *texts: str) -> str:
    """What to write where two rows are written in two ways, and both are right."""
    ways = [{one.edtf for one in _readings(found, text)} for text in texts]
    plain = [next(iter(way)) for text, way in zip(texts, ways) if len(way) == 1 and way != {text}]
    return f", or write {' and '.join(plain)} where both are right" if plain else ""


def _readings(found: Settled, text: str) -> Sequence[Meaning]:
    """What a column leaves a text to mean."""
    return found.left.get(text) or [found.dates[text]] if text in found.left or text in found.dates else []


def _only_way(key: str, found: Settled, text: str) -> str:
    ways = sorted({value for one in _readings(found, text) for name, value in one.needs if name == key})
    return " or ".join(_WAYS.get((key, way), way) for way in ways) or _WAYS["short", "months"]


_WAYS = {
    ("order", "month-first"): "month first", ("order", "day-first"): "day first", ("order", "year-first"): "year first",
    ("short", "years"): "two years", ("short", "months"): "a year and a month",
    ("bc", "historical"): "counted as historians do", ("bc", "astronomical"): "counted as EDTF does",
    ("clock", "days"): "a day", ("clock", "times"): "a time of day",
}  # fmt: skip
