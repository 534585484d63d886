"""Dates as people type them, beside what they were made from: `.venv/bin/python tests/typed_cells.py 20000`.

A suggestion is wrong where a text is understood and what it was made from is not among its meanings; `fix` is wrong
where it would write anything else. The test beside it draws some hundreds; what is printed are the wrong ones.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))  # run as a script, it finds its own folder only

from timeline.dates.edtf import is_date
from timeline.dates.points import MONTHS
from timeline.typed.meanings import as_edtf, meanings
from timeline.words.names import locale_of

Cell = tuple[str, str]
DAY_STYLES = (
    "{d} {M} {y}", "{M} {d}, {y}", "{M} {d},{y}", "{o} {M} {y}", "{o} of {M} {y}", "{M} {o}, {y}", "{d}-{m}-{y}",
    "{d}. {M} {y}",
    "{n}/{d}/{y}", "{d}/{n}/{y}", "{dd}.{nn}.{y}", "{y}/{n}/{d}", "{y}.{nn}.{dd}", "{y}{nn}{dd}", "{dd}{nn}{y}",
    "{n}/{d}/{yy}", "{dd}-{nn}-{yy}", "{d}-{m}-{yy}", "{m} {d} {y}", "{w}, {d} {M} {y}", "{w} {n}/{d}/{yy}",
    "{y}-{n}-{d}",
    "on {d} {M} {y}", "{m} {d} {y} CST", "{y}-{j:03d}", "{m}. {d}, '{yy}", "{y} {M} {d}", "{y}年{n}月{d}日",
)  # fmt: skip
TIMES = (
    "{} {h}:{mi:02d} {half}",
    "{}, {h}:{mi:02d}{half}",
    "{} {H:02d}:{mi:02d}",
    "{H:02d}:{mi:02d} {}",
    "{} at {h}{half0}",
)
WRAPPED = (
    ("c. {}", "{}~"), ("ca. {}", "{}~"), ("circa {}", "{}~"), ("about {}", "{}~"), ("{} (?)", "{}?"), ("{}?", "{}?"),
    ("probably {}", "{}?"), ("perhaps c. {}", "{}%"), ("since {}", "{}/.."), ("until {}", "../{}"), ("by {}", "[..{}]"),
    ("{} onwards", "{}/.."), ("{}-present", "{}/.."),
)  # fmt: skip


def day_cell(rng: random.Random) -> Cell:
    """A day, perhaps with a time of it, perhaps doubted or open."""
    style = rng.choice(DAY_STYLES)
    earliest = 1900 if "{yy}" in style else 1000  # of two digits the last two hundred years are offered
    day = date(rng.randint(earliest, 2099), 1, 1) + timedelta(rng.randint(0, 364))
    text, edtf = _day(day, style), str(day)
    if rng.random() < 0.15 and "CST" not in style and "{y}{nn}" not in style and "{dd}{nn}" not in style:
        hour, minute, form = rng.randrange(24), rng.randrange(60), rng.choice(TIMES)
        minute = 0 if "half0" in form else minute
        half = "am" if hour < 12 else "pm"
        text = form.format(text, h=hour % 12 or 12, H=hour, mi=minute, half=half, half0=half)
        edtf += f"T{hour:02d}:{minute:02d}"
    elif rng.random() < 0.2:
        said, written = rng.choice(WRAPPED)
        return said.format(text), written.format(edtf)
    return text, edtf


def _day(day: date, style: str) -> str:
    ending = "th" if 10 < day.day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    month = MONTHS[day.month - 1]
    return style.format(
        d=day.day, dd=f"{day.day:02d}", n=day.month, nn=f"{day.month:02d}", y=f"{day.year:04d}",
        yy=f"{day.year % 100:02d}",
        M=month, m=month[:3], o=f"{day.day}{ending}", w=day.strftime("%A"), j=day.timetuple().tm_yday,
    )  # fmt: skip


def year_cell(rng: random.Random) -> Cell:
    """A year, decade, century, or part of a year."""
    year, number = rng.randint(1000, 2090), rng.randint(1, 4)
    decade, century = year // 10, rng.randint(4, 20)
    month, last = rng.randint(1, 12), (31, 30, 30, 31)[number - 1]
    plain = [
        (f"{decade}0s", f"{decade}X"), (f"the {decade}0s", f"{decade}X"), (f"{decade}?", f"{decade}X"),
        (f"{decade}x", f"{decade}X"),
        (f"{decade}-?", f"{decade}X?"), (f"'{decade % 10}0s", f"{rng.choice((19, 20))}{decade % 10}X"),
        (f"{century}th century", f"{century - 1:02d}XX"),
        (f"Q{number} {year}", f"{year}-{3 * number - 2:02d}-01/{year}-{3 * number:02d}-{last}"),
        (f"{year} Q{number}", f"[{year}-{3 * number - 2:02d}..{year}-{3 * number:02d}]"),
        (f"H2 {year}", f"{year}-07-01/{year}-12-31"), (f"2nd half of {year}", f"[{year}-07..{year}-12]"),
        (f"{['Spring', 'Summer', 'Autumn', 'Winter'][number - 1]} {year}", f"{year}-{20 + number}"),
        (f"{MONTHS[month - 1]} {year}", f"{year}-{month:02d}"),
        (f"{MONTHS[month - 1][:3]}. {year}", f"{year}-{month:02d}"),
        (f"{month}/{year}", f"{year}-{month:02d}"),
        (f"{MONTHS[month - 1][:3]}-{year % 100:02d}", f"{1900 + year % 100}-{month:02d}"),
        (f"{year}-{month}", f"{year}-{month:02d}"), (f"{year}/{month}", f"{year}-{month:02d}"),
        (f"{year}-00", f"{year}"),
        (f"{year}-{month:02d}-00", f"{year}-{month:02d}"), (f"AD {year}", f"{year}"), (f"{year} CE", f"{year}"),
        (f"{year % 900 + 1} BC", _bc(year % 900 + 1)), (f"{year} BCE", _bc(year)), (f"BC {year}", _bc(year)),
        (f"-{year % 900 + 100}", _bc(year % 900 + 100)), (f"-{year % 900 + 100}", f"-{year % 900 + 100:04d}"),
        (f"c. {year} BC", _bc(year) + "~"), (f"early {year}", f"[{year}-01..{year}-04]"),
        (f"{year % 89 + 10}", f"19{year % 89 + 10}"),
        (f"before {year}", f"[..{year - 1}]"), (f"pre-{year}", f"../{year - 1}"), (f"after {year}", f"[{year + 1}..]"),
        (f"{year} г.", f"{year}"), (f"{year}..", f"{year}/.."), (f"{year}-", f"{year}/.."), (f"–{year}", f"../{year}"),
    ]  # fmt: skip
    return rng.choice(plain)


def _bc(year: int) -> str:
    return f"{'-' * (year > 1)}{year - 1:04d}"


def range_cell(rng: random.Random) -> Cell:
    """From one date to another."""
    first = rng.randint(1000, 1990)
    length = rng.randint(1, 60)
    last, dash = first + length, rng.choice(("-", "–", " - ", " to "))
    one = date(first, 1, 1) + timedelta(rng.randint(0, 300))
    other = one + timedelta(rng.randint(1, 25))
    name, month = MONTHS[one.month - 1], f"{one:%Y-%m}"
    cells = [
        (f"{first}{dash}{last}", f"{first}/{last}"), (f"between {first} and {last}", f"[{first}..{last}]"),
        (f"{first} or {last}", f"[{first},{last}]"), (f"{first} and {last}", f"{{{first},{last}}}"),
        (f"from {first} to {last}", f"{first}/{last}"),
        (f"c. {first}-{last}", rng.choice((f"{first}~/{last}~", f"[{first}~..{last}~]"))),
        (f"{first + length}-{first} BC", f"{_bc(first + length)}/{_bc(first)}"),
        (f"{one.day} {name} {first}{dash}{other.day} {MONTHS[other.month - 1]} {other.year}", f"{one}/{other}"),
    ]  # fmt: skip
    if first // 100 == last // 100:
        cells.append((f"{first}-{last % 100:02d}", f"{first}/{last}"))
        if first // 10 == last // 10:
            cells.append((f"{first}-{last % 10}", f"{first}/{last}"))
            cells.append((f"{first}/{last % 10}", f"{first}/{last}"))
    if one.month == other.month:
        cells += [
            (f"{one.day}{dash}{other.day} {name} {first}", f"{one}/{other}"),
            (f"{name} {one.day}{dash}{other.day}, {first}", f"{one}/{other}"),
            (f"between {one.day} and {other.day} {name} {first}", f"[{one}..{other}]"),
        ]
    if one.month < 12:
        after = MONTHS[one.month]
        cells.append((f"{name[:3]}-{after[:3]} {first}", f"{month}/{first}-{one.month + 1:02d}"))
    return rng.choice(cells)


def foreign_cell(rng: random.Random) -> Cell:
    """A day as another language has it, and no word of English in it."""
    day = date(rng.randint(1000, 2099), rng.randint(1, 12), rng.randint(1, 28))
    lang, style = rng.choice(
        (("de", "{d}. {M} {y}"), ("fr", "{d} {M} {y}"), ("es", "{d} de {M} de {y}"), ("ar", "{d} {M} {y}"))
    )
    month = locale_of(lang).months["format"]["wide"][day.month]
    return style.format(d=day.day, M=month, y=day.year), str(day)


def cells(count: int, seed: int = 0) -> Iterator[Cell]:
    """So many texts, each with what it was made from."""
    rng = random.Random(seed)
    makers = (day_cell, day_cell, year_cell, range_cell, foreign_cell)
    for _ in range(count):
        yield rng.choice(makers)(rng)


def wrong(text: str, edtf: str) -> str:
    """What is wrong with what is offered or written for a text, "" where nothing is."""
    if is_date(text):
        return ""  # EDTF as it stands, whatever was meant
    offered = [one.edtf for one in meanings(text)]
    if offered and edtf not in offered:
        return f"offered {', '.join(offered)}"
    written = as_edtf(text)
    return f"written {written}" if written not in (text, edtf) else ""


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    understood, bad = 0, {}
    for text, edtf in cells(count, seed=int(sys.argv[2]) if len(sys.argv) > 2 else 0):
        understood += bool(meanings(text)) or is_date(text)
        if why := wrong(text, edtf):
            bad[text] = f"{text!r}, made from {edtf}: {why}"
    print(*list(bad.values())[:40], sep="\n")
    print(f"{count:,} cells: {understood:,} understood, {len(bad):,} wrong")
