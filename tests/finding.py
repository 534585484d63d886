"""How well time expressions are found: `.venv/bin/python tests/finding.py article.txt 2023-12-11`, or of TimeML files:
`.venv/bin/python tests/finding.py folder`. Neither the article nor such a corpus is part of the project.

An article is held against events.csv: a row's cue counts as found where its paragraph has an expression of the same
words, date or offset. Of TimeML (https://timeml.github.io), DATE and TIME are looked for: an expression is found where
one overlaps with it, and right where its value is in ours. Either renews its row in docs/from-text.md.
"""

from __future__ import annotations

import re
import sys
import xml.etree.ElementTree as ET
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs" / "from-text.md"
#: How the rows of its table begin.
ARTICLE, TIMEML = "| the first article, against the cues in `events.csv` | ", "| TimeML files, their DATE and TIME | "
sys.path.insert(0, str(ROOT))  # run as a script, it finds its own folder only

from timeline import find_dates, read_events  # noqa: E402
from timeline.prose.find import find  # noqa: E402
from timeline.read.files import read_article  # noqa: E402


def in_article(path: str, published: str) -> str:
    """Recall and values of an article, against events.csv."""
    text = read_article(path)
    found = find_dates(text, published)
    events = read_events(ROOT / "events.csv").fillna("")
    rows = events[(events["cue"] != "") & (events["paragraph"] != "")]
    missed, wrong, blank = [], [], []
    for row in rows.to_dict("records"):
        near = found[found["paragraph"].isin(row["paragraph"].split(";"))].to_dict("records")
        words = {word.casefold() for word in re.findall(r"\w+", row["cue"])}
        alike = [one for one in near if len(words & {w.casefold() for w in re.findall(r"\w+", one["cue"])}) * 2 >= len(words)]  # fmt: skip # noqa: E501
        right = [one for one in near if (row["source_date"] and one["source_date"] == row["source_date"])
                 or (row["offset"] and one["offset"] == row["offset"])]  # fmt: skip
        if not alike and not right:
            missed.append(row["cue"])
        elif not right:
            (wrong if any(one["source_date"] or one["offset"] for one in alike) else blank).append(row["cue"])
    count = len(rows) - len(missed)
    count, dated = len(rows) - len(missed), len(rows) - len(missed) - len(blank)
    said = (("missed", missed), ("otherwise dated", wrong), ("left to a reader", blank))
    names = "; ".join(f"{what}: {', '.join(cues)}" for what, cues in said if cues)
    return f"{ARTICLE}{count / len(rows):.2f} of {len(rows)} | | {1 - len(wrong) / dated:.2f} of {dated} | {names} |"


def in_timeml(folder: str) -> str:
    """Recall, precision and values of TimeML files."""
    gold = found = hit = right = extra = 0
    for path in sorted(Path(folder).rglob("*.tml")):
        if path.name.startswith("."):
            continue
        root = ET.parse(path).getroot()
        day = next(
            one.get("value", "")[:10] for one in root.iter("TIMEX3") if one.get("functionInDocument") == "CREATION_TIME"
        )
        text, marked = _marked(root.find("TEXT"))
        ours = [one for one in find(text, date.fromisoformat(day)) if one.point]
        wanted = [one for one in marked if one[2] in ("DATE", "TIME") and not one[3].endswith("_REF")]
        for start, end, _, value in wanted:
            over = [one for one in ours if one.start < end and one.end > start]
            hit += bool(over)
            right += any(_same(value, one.date) for one in over)
        gold, found = gold + len(wanted), found + len(ours)
        extra += sum(not any(one.start < end and one.end > start for start, end, *_ in marked) for one in ours)
    return f"{TIMEML}{hit / gold:.2f} of {gold} | {1 - extra / found:.2f} | {right / hit:.2f} | |"


def renew(row: str) -> None:
    """Put a row into docs/from-text.md in the place of the one that begins so."""
    lines = DOCS.read_text("utf-8").split("\n")
    start = row[: row.index("|", 2)]
    DOCS.write_text("\n".join(row if line.startswith(start) else line for line in lines), "utf-8")


def _marked(element: ET.Element | None) -> tuple[str, list[tuple[int, int, str, str]]]:
    """An element's text, and where its TIMEX3 stand, with type and value."""
    assert element is not None
    text, marks = "", []

    def walk(one: ET.Element) -> None:
        nonlocal text
        start = len(text)
        text += one.text or ""
        for inner in one:
            walk(inner)
            text += inner.tail or ""
        if one.tag == "TIMEX3":
            marks.append((start, len(text), one.get("type", ""), one.get("value", "")))

    walk(element)
    return text, marks


def _same(value: str, ours: str) -> bool:
    """Whether a TimeML value is what our date says, or the part of it that is known."""
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return str(monday + timedelta(5 if match[3] else 0)) in ours
    seasons = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
    value = f"{value[:-2]}{seasons[value[-2:]]}" if value[-2:] in seasons else value
    return bool(ours) and (re.sub(r"T(MO|AF|EV|NI)$", "", value) or "?") in ours


if __name__ == "__main__":
    figures = in_timeml(sys.argv[1]) if Path(sys.argv[1]).is_dir() else in_article(*sys.argv[1:3])
    renew(figures)
    print(figures)
