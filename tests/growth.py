"""How processor time grows with the length of an input: `.venv/bin/python tests/growth.py 1000 10000 100000`.

Each input is of a kind that has kept a reader of such files busy, here or elsewhere. The tests measure all of them at
two lengths that are read in a moment.
"""

from __future__ import annotations

import io
import json
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from math import log
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))  # run as a script, it finds its own folder only

from timeline import EventsError, check_cues, find_dates, read_events
from timeline.page.html import render
from timeline.read.heading import heading_of

#: What a slide's text repeats, perhaps with what stands before it and behind, after and before a ¦.
MARKUP = [
    "<b>¦ ¦x<b>", "<a ", "<!--", "<![", "<!", "<?", "</", "<b>", "</b>", "<b><i>", "<b>x</b>", "<b>¦\n ¦</b>", "<p>",
    '<a href="', "<a href='x'>", '<a =\'<b " =', "<script>", "&", "&#", "&#¦1¦;", "&#x¦0¦41;", "<a¦ ¦>", "<a¦ href¦>",
    "<li>a", "<p>¦ ¦</p>", "<p>¦\t \n¦</p>", "<b>¦* ¦</b>", "¦<b>*¦</b>",
]  # fmt: skip
#: The same of any cell.
CELLS = [
    "[", "[a](", "¦[a](http://b¦)", "*", "**a", "*a ", "**a¦ ¦**", "http://¦.¦", "http://a.", "https://[", "a@", "/",
    "1", "2023S¦1¦", "Y¦1¦", "P¦9¦D", "-", "X", "2023,", "[¦2023,¦2024]", "{¦2023-01-01,¦2024}", "1 January ",
    " 12:00", "c¦a. ¦1850", "1850¦~¦", "?", "a;", "2023 a;", "¦before ¦1850", "and ", "1/", "12/¦1¦/2023", "R/",
    "0000", "\u0301", "\u202e", "\u0301é", "after¦ ¦x", "T04:15", "start ¦start ¦", "१", "BC ",
]  # fmt: skip
#: The same of a whole file.
FILES = [
    ",", "\n", '"', '"",', "date,title\n¦2023,A\n¦", "[", "date,title\n¦x\n¦", 'date,title\n¦"2023¦', '{"a":',
    '[¦{"date":"2023","title":"A"},¦0]', "date,title\n¦2023,A,\n¦", "\r", "a;b\tc|", "date,title\n2023,A¦,¦\n",
    "date,title\n¦ ¦", "date,title,relative_to,offset\n¦2023,A,a,after\n¦", "date,title,id\n¦2023,A,a\n¦", "date,",
]  # fmt: skip
#: The same of an article.
TEXTS = [
    "on Friday ", "in 2003, ", "May 5, 1 ", "since the war in 2003 ", "[1] ", "\n", "\n \t", "from March to ",
    "twenty-", "A. ", "on¦ ¦Friday", "the first half of the ", "1", "two days ",
]  # fmt: skip
#: The columns that cells are put into, in turn.
COLUMNS = (
    "date",
    "title",
    "description",
    "id",
    "relative_to",
    "offset",
    "other_dates",
    "check_url",
    "importance",
    "media",
)


def inputs() -> dict[str, Callable[[int], Callable[[], object]]]:
    """By name, what makes of a length something to be called."""
    made: dict[str, Callable[[int], Callable[[], object]]] = {}
    for parts in MARKUP:
        made[f"markup {parts}"] = lambda n, parts=parts: lambda: _shown(_slide(_long(parts, n)))
    for number, parts in enumerate(CELLS):
        name = COLUMNS[number % len(COLUMNS)]
        made[f"{name} {parts}"] = lambda n, parts=parts, name=name: lambda: _shown(_cells(name, _long(parts, n)))
        made[f"date {parts}"] = lambda n, parts=parts: lambda: _shown(_cells("date", _long(parts, n)))
    for parts in FILES:
        made[f"file {parts}"] = lambda n, parts=parts: lambda: read_events(io.StringIO(_long(parts, n)))
    for parts in TEXTS:
        made[f"article {parts}"] = lambda n, parts=parts: lambda: find_dates(_long(parts, n), "2023-12-11")
    made["cue"] = lambda n: lambda: check_cues(io.StringIO(f"date,title,cue\n2023,A,{'a…' * 9}b\n"), "a " * (n // 2))
    made["cues"] = lambda n: lambda: check_cues(io.StringIO("date,title,cue\n" + "2023,A,a b\n" * 9), "ab " * (n // 3))
    return made


def _long(parts: str, n: int) -> str:
    before, repeated, behind = parts.split("¦") if "¦" in parts else ("", parts, "")
    return before + repeated * (n // len(repeated)) + behind


def _slide(text: str) -> str:
    return json.dumps({"events": [{"start_date": {"year": "2023"}, "text": {"headline": "A", "text": text}}]})


def _cells(name: str, cell: str) -> str:
    return json.dumps([{"date": "2023", "title": "A", name: cell}, {"date": "2024", "title": "B"}])


def _shown(text: str) -> None:
    events = read_events(io.StringIO(text))
    render(events, heading_of(events), lanes=None, lang="en", fold=True)


def seconds(call: Callable[[], object]) -> float:
    """Processor time of a call, which may end in an error of ours."""
    start = time.process_time()
    with suppress(EventsError):
        call()
    return time.process_time() - start


def too_slow(names: list[str], lengths: tuple[int, ...], floor: float = 0.3) -> dict[str, list[float]]:
    """The inputs whose time grows faster than n log n, with the seconds at each length.

    Three times what that gives is allowed, and `floor` seconds: a busy machine measures badly.
    """
    made, found = inputs(), {}
    for name in names:
        took = [seconds(made[name](n)) for n in lengths]
        for n, m, t, u in zip(lengths, lengths[1:], took, took[1:]):
            if u > floor + 3 * t * m * log(m) / (n * log(n)):
                found[name] = took
    return found


if __name__ == "__main__":
    every = tuple(map(int, sys.argv[1:])) or (1000, 10_000, 100_000)
    slowest: dict[str, float] = {}
    for title in (made := inputs()):
        slow = too_slow([title], every)
        slowest[title] = seconds(made[title](every[-1]))
        if slow or slowest[title] > 2:
            print(f"{title!r:.70}: {slow.get(title, slowest[title])}", flush=True)
    last = max(slowest, key=slowest.__getitem__)
    print(f"{len(slowest)} inputs, {slowest[last]:.2f} s at the most: {last!r:.70}")
