"""An article's text to a table to start from, one row a time expression; and a table's cues held against the text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from os import PathLike
from typing import IO

import pandas as pd

from timeline.prose.find import find
from timeline.read.arguments import check
from timeline.read.events import events_of, settled_table
from timeline.read.frames import expected
from timeline.read.named import Named
from timeline.read.problems import EventsError, Problem, quoted
from timeline.read.table import Table
from timeline.typed.conventions import told

#: The columns of such a table. `title` is blank, `sentence` is for the curator's eye.
COLUMNS = ("date", "title", "id", "paragraph", "cue", "source_date", "relative_to", "offset", "sentence")


def find_dates(text: str, published: date | str) -> pd.DataFrame:
    """Every time expression of an article, worked out as far as its words go.

    Parameters
    ----------
    text : str
        Paragraphs with a blank line between two, or each beginning with its number, `[4]`.
    published : date or str
        The day of publication, such as "2023-12-11", which weekdays and months without a year are counted from.

    Returns
    -------
    pandas.DataFrame
        One row per time expression, in the order of the text, all cells texts: `paragraph`; `cue`, word for word;
        `source_date`, EDTF no finer than the words, blank where only a reader can say, and a set of both where past
        and future remain, `[2018-05,2019-05]`; `relative_to`, the `id` of the row before it, and `offset`, where it
        hangs on what it follows; `date`, the same as `source_date`, blank where that is such a set; `title`,
        blank; `sentence`. Its `attrs["left_out"]` holds expressions that date nothing, as (paragraph, words).

    Raises
    ------
    ValueError
        If `published` is not a day.

    Examples
    --------
    >>> table = find_dates("They met on Friday. Two days later he left.", "2023-12-11")
    >>> table[["cue", "date", "relative_to", "offset"]].to_numpy().tolist()
    [['on Friday', '2023-12-08', '', ''], ['Two days later', '', 'p1-1', 'P2D']]
    """
    check(text=text, published=published)
    day = published_on(published)
    rows, left_out = [], []
    for name, paragraph in paragraphs(text):
        count, ends = 0, _sentence_ends(paragraph)
        for one in find(paragraph, day):
            cue = " ".join(paragraph[one.start : one.end].split())
            if not one.point:
                left_out.append((name, cue))
                continue
            count += 1
            tied = rows[-1]["id"] if one.offset and rows else ""
            rows.append({
                "date": one.date, "title": "", "id": f"p{name}-{count}", "paragraph": name, "cue": cue,
                "source_date": one.date or one.offered, "relative_to": tied, "offset": one.offset if tied else "",
                "sentence": _sentence(paragraph, ends, one.start, one.end),
            })  # fmt: skip
    table = pd.DataFrame(rows, columns=list(COLUMNS), dtype="str")
    table.attrs["left_out"] = left_out
    return table


def published_on(day: date | str) -> date:
    """A day of publication.

    Raises
    ------
    ValueError
        If it is none.
    """
    if isinstance(day, date):
        return day
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
            raise ValueError
        return date.fromisoformat(day)
    except ValueError:
        raise ValueError(f"published is {quoted(str(day))}; expected a day such as 2023-12-11") from None


def paragraphs(text: str) -> list[tuple[str, str]]:
    """Names and texts of paragraphs: by their own numbers, or counted.

    Examples
    --------
    >>> paragraphs("One.\\n\\nTwo,\\nstill two."), paragraphs("Head\\n[4] Four.\\n\\n[5] Five.")
    ([('1', 'One.'), ('2', 'Two,\\nstill two.')], [('4', 'Four.'), ('5', 'Five.')])
    """
    text = re.sub(r"\r\n?", "\n", text)
    numbered = list(re.finditer(r"(?m)^[^\S\n]*\[([\w-]{1,20})\][ \t]*", text))
    if numbered:
        ends = [*(match.start() for match in numbered[1:]), len(text)]
        return [(match[1], text[match.end() : end].strip()) for match, end in zip(numbered, ends)]
    parts = [part.strip() for part in re.split(r"\n[ \t]*\n\s*", text)]
    return [(str(number), part) for number, part in enumerate(filter(None, parts), 1)]


def _sentence_ends(paragraph: str) -> list[int]:
    """Where its sentences begin, and where the last one ends."""
    within = (match.end() for match in re.finditer(r"[a-z0-9)”’\"][.!?][”’\"]?\s+(?=[A-Z“\"])", paragraph))
    return [0, *within, len(paragraph)]


#: Signs of a sentence that a table keeps on either side of an expression: no sentence that anyone wrote has more.
_MOST_SENTENCE = 2000


def _sentence(paragraph: str, ends: list[int], start: int, end: int) -> str:
    """The sentence that an expression stands in, on one line."""
    first, last = ends[bisect_right(ends, start) - 1], ends[bisect_left(ends, end)]
    first, last = max(first, start - _MOST_SENTENCE), min(last, end + _MOST_SENTENCE)
    return " ".join(paragraph[first:last].split())


def cue_problems(table: Table, text: str) -> Iterator[Problem]:
    """Cues that do not stand in the paragraphs of the text that their rows name; `…` stands for words left out."""
    known = dict(paragraphs(text))
    plain = {name: _plain(told) for name, told in known.items()}
    looked = 0
    for line, cue, names in zip(table.lines, table.column("cue"), table.column("paragraph")):
        named = [name.strip() for name in names.split(";") if name.strip()]
        for name in named:
            if name not in known:
                why = f"{quoted(name)} is not a paragraph of the text; expected one of {_few(list(known))}"
                yield Problem(line, "paragraph", why)
        places = [name for name in named if name in known]
        if not cue or (named and not places) or any(_stands(cue, plain[name]) for name in places or known):
            continue
        elsewhere = [name for name, told in plain.items() if _stands(cue, told)]
        hint = f"it stands in paragraph {', '.join(elsewhere[:3])}" if elsewhere else _AS_IT_STANDS
        if not elsewhere and len(cue) <= _MOST_CUE and looked < _MOST_LOOKED:
            hint = _like(cue, known, places)
            looked += sum(len(known[name]) for name in places or known)
        where = f"paragraph {names}" if places else "the text"
        yield Problem(line, "cue", f"{quoted(cue)} does not stand in {where}; {hint}")


def check_cues(
    source: str | PathLike | IO | pd.DataFrame,
    text: str,
    columns: Named | None = None,
    lang: str = "en",
    dates: str | None = None,
) -> pd.DataFrame:
    """Read events, and check each cue against the article that it comes from.

    Parameters
    ----------
    source, columns, lang, dates
        As in `read_events`.
    text : str
        The article, its paragraphs as in `find_dates`.

    Returns
    -------
    pandas.DataFrame
        As `read_events` returns it.

    Raises
    ------
    EventsError
        With every problem of the source, and every cue that does not stand in its paragraph.

    Examples
    --------
    >>> import io
    >>> table = io.StringIO("date,title,cue,paragraph\\n2023-12-08,A,on Friday,1\\n")
    >>> len(check_cues(table, "They met on Friday."))
    1
    """
    check(text=text, lang=lang, columns=columns, dates=dates)
    table = settled_table(expected(source), columns, lang, dates)
    problems = list(cue_problems(table, text))
    try:
        events = events_of(table, lang, known=told(dates))
    except EventsError as error:
        raise EventsError(table.name, [*error.problems, *problems]) from None
    if problems:
        raise EventsError(table.name, problems)
    return events


def _few(names: list[str]) -> str:
    return ", ".join(names) if len(names) <= 8 else f"{', '.join(names[:4])} … {names[-1]}"


def _plain(text: str) -> str:
    for quotes, plain in (("‘’ʼ", "'"), ("“”", '"')):
        text = re.sub(f"[{quotes}]", plain, text)
    return " ".join(text.casefold().split())


def _stands(cue: str, told: str) -> bool:
    """Whether the parts of a cue stand in a text, one behind the other, the first and the last as whole words."""
    parts = [part for part in map(str.strip, re.split(r"…|\.\.\.", _plain(cue))) if part]
    at = 0
    for number, part in enumerate(parts):
        first, last = "(?<!\\w)" * (number == 0), "(?!\\w)" * (number == len(parts) - 1)
        match = re.compile(f"{first}{re.escape(part)}{last}").search(told, at)
        if not match:
            return False
        at = match.end()
    return True


#: Signs of a cue for which others like it are looked for, and of the text that is looked through in all for such.
_MOST_CUE, _MOST_LOOKED = 200, 200_000
_AS_IT_STANDS = "expected its words as they stand there, … for some left out"


def _like(cue: str, known: dict[str, str], places: list[str]) -> str:
    """The words of as many that look most like a cue, where some do."""
    size, windows = len(cue.split()), []
    for name in places or known:
        words = known[name].split()
        windows += [" ".join(words[at : at + size]) for at in range(len(words) - size + 1)]
    near = get_close_matches(cue, windows, 1, 0.7)
    return f"did you mean {quoted(near[0])}?" if near else _AS_IT_STANDS
