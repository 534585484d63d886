"""Some 300 dates in words, in each language that has words, for a person to read: `.venv/bin/python tests/approve.py`
renews `tests/data/words.md`, which a test holds to the code. Read what has changed before you commit it.
"""

from __future__ import annotations

import sys
from itertools import product
from pathlib import Path

ROOT = Path(__file__).parent.parent
APPROVED = ROOT / "tests" / "data" / "words.md"
sys.path.insert(0, str(ROOT))  # run as a script, it finds its own folder only

from timeline.dates.edtf import is_date, parse  # noqa: E402
from timeline.words.phrases import LANGUAGES  # noqa: E402
from timeline.words.words import brief, words  # noqa: E402

#: One of each sort of moment.
MOMENTS = (
    "2023-01-05", "2022-10", "2003", "185X", "180X", "18XX", "1XXX", "2001-21", "2001-33", "2001-40", "1950S2", "-0043",
    "0079-08", "-0043-03-15", "2023-12-08T04:15", "2023-12-08T04:15:30Z", "2004-XX-11", "2015-02-X8", "2004-06-3X",
    "156X-12-25", "1XXX-12", "1984-1X", "192X-33", "192X-21",
)  # fmt: skip
SECTIONS: dict[str, tuple[str, ...]] = {
    "Alone": (*MOMENTS, "1985-04-XX", "1985-XX-XX", "0000", "2001-24", "2001-32", "2001-37", "156X-XX-25", "1984-1X-11",
              "2016-01-X1", "190X", "-01XX", "2012-30", "20XX-02-29"),
    "About": tuple(f"{one}~" for one in MOMENTS if is_date(f"{one}~")),
    "Perhaps": tuple(f"{one}?" for one in MOMENTS if is_date(f"{one}?")),
    "Doubted in part": (
        "1984%", "2004~-06", "2004-06~-11", "2004?-06-11", "?2004-06-~11", "2004-%06-11", "~2004-06-11"),
    "Since": (*(f"{one}/.." for one in MOMENTS), "2007~/..", "1950S2~/..", "2001-21?/.."),
    "Until": (*(f"../{one}" for one in MOMENTS), "../2007~"),
    "End or start unknown": (*(f"{one}/" for one in MOMENTS[:9]), *(f"/{one}" for one in MOMENTS[:9])),
    "By": tuple(f"[..{one}]" for one in MOMENTS),
    "On or after": tuple(f"[{one}..]" for one in MOMENTS),
    "Throughout": (
        "2023-01-05/2023-01-07", "2023-10-07/2023-12-11", "2022-12-30/2023-01-02", "2023-10/2023-12", "1939/1945",
        "1964-05-01/1964-05-01", "2003/2003", "18XX/19XX", "18XX/1950", "185X/187X", "180X/185X", "2001-33/2001-35",
        "2001-21/2001-23", "1850~/1860~", "1850~/1860", "1850/1860?", "-0043/0079", "2004-06-XX/2004-07-03",
        "2023-12-08T04:15/2023-12-08T06:30", "2023-12-08T04:15/2023-12-09T06:30", "2015-02-27/2015-02-X8",
        "2023-01-05/2024", "156X-12-25/1570",
    ),
    "Some time between": tuple(
        f"[{first}..{last}]" for first, last in (
            ("2023-01-05", "2023-01-07"), ("2023-10-07", "2023-12-11"), ("2022-12-30", "2023-01-02"),
            ("2023-10", "2023-12"), ("1670", "1672"), ("185X", "187X"), ("18XX", "19XX"), ("2001-21", "2001-22"),
            ("1850~", "1860~"), ("2023-01-05", "2023-01-05"), ("-0499", "-0399"),
        )
    ),
    "One of several": (
        "[1667,1668]", "[1667,1668,1670..1672]", "[1672~,1680]", "[1672~,1680~]", "[1672,1680~]",
        "[..1672-05,1680-06-01]",
        "[1760-01,1760-02,1760-12..]", "[18XX,1950]", "[1667,1760-12]", "[1670..1672,1680]", "[2023-01-05,2023-02-07]",
    ),
    "All of several": (
        "{1667,1668}", "{1667,1668,1670..1672}", "{1672~,1680}", "{2023-10-23,2023-11-22,2023-12-08}", "{185X,187X}",
        "{2022-10-23,2023-11-22}", "{1960,1961-12..}", "{..1984,1990}", "{1670..1672,1680}", "{2001..2003}", "{..1984}",
    ),
}  # fmt: skip


def approved() -> str:
    """All of them as Markdown: by section, a line a date."""
    parts = ["# Dates in words\n\nHow a page says them in full, and in the last column how its list does in short.\n"]
    for title, texts in SECTIONS.items():
        lines = [
            f"\n## {title}\n",
            "| EDTF | English | German | Arabic | Spanish | French | in short |",
            "|---|---|---|---|---|---|---|",
        ]
        for text in filter(is_date, texts):
            said = [words(parse(text), lang) for lang in LANGUAGES]
            lines.append(f"| `{text}` | {' | '.join(said)} | {brief(parse(text))} |")
        parts.append("\n".join(lines) + "\n")
    return "".join(parts)


def pairs() -> list[tuple[str, str]]:
    """Every date of them in every language."""
    return [*product(filter(is_date, dict.fromkeys(sum(SECTIONS.values(), ()))), LANGUAGES)]


if __name__ == "__main__":
    APPROVED.write_text(approved(), "utf-8")
    print(f"{APPROVED.relative_to(ROOT)}: {len(pairs()) // len(LANGUAGES)} dates")
