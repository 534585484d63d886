"""Calls of the public functions with odd arguments, seeded: `.venv/bin/python tests/fuzz_calls.py 3000` makes so many.

Each must do what it says, or raise an error of ours that says what was expected.
"""

from __future__ import annotations

import io
import os
import random
import sys
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).parent.parent))  # run as a script, it finds its own folder only

import timeline

ROWS = """kind,date,title,id,lane,description,relative_to,offset,check_url,source_date,other_dates
title,,All,,South;North,Told of it,,,https://example.org/all,,
war,2023-12-01,First,first,North,Told,,,https://example.org/a,2023-12,
talks,2023-12-03,Second,second,South,,first,P2D,,,2023-12-02 Baghdad
talks,2023-12/2023-12-09,Third,third,South,,second,after,,,
note,2023-12,A remark,,,,,,,,
"""
#: Whatever somebody may hand over by mistake.
ODD: list[Callable[[], Any]] = [
    lambda: None, lambda: True, lambda: 5, lambda: -1, lambda: 0, lambda: 10**400, lambda: 1.5, lambda: float("nan"),
    lambda: float("inf"), lambda: "", lambda: " ", lambda: "x", lambda: "a\0b", lambda: "\ud800", lambda: "x" * 5000,
    lambda: "9" * 5000, lambda: "a\nb\x1b[2J", lambda: b"x", lambda: [], lambda: ["x"], lambda: [None], lambda: [["x"]],
    lambda: (), lambda: ("North",), lambda: {}, lambda: {"date": "title"}, lambda: {"date": 5}, lambda: {5: "date"},
    lambda: {"x"}, lambda: object(), lambda: object, lambda: len, lambda: Ellipsis, lambda: 1j, lambda: Path("x"),
    lambda: Path("/"), lambda: date(2023, 1, 1), lambda: datetime(2023, 1, 1), lambda: pd.NaT, lambda: pd.NA,
    lambda: np.array([1, 2]), lambda: np.array(["x"]), lambda: np.float64("nan"), lambda: np.int64(700),
    lambda: np.datetime64("NaT"), lambda: pd.Series(["x"]), lambda: pd.DataFrame(), lambda: pd.Index([1]),
    lambda: pd.DataFrame({"date": ["2023"], "title": ["A"]}), lambda: io.StringIO("x"), lambda: io.BytesIO(b"\xff"),
    lambda: io.StringIO(ROWS), lambda: iter("x"), lambda: range(3), lambda: Unprintable(), lambda: "http://[bad",
    lambda: "https://a b", lambda: "ftp://x", lambda: "xx-yy-zz", lambda: "day-first", lambda: "source", lambda: "dark",
    lambda: "North", lambda: "North;South", lambda: ["North", "North"], lambda: "first", lambda: "2023-12-01",
    lambda: read().groupby("lane"), lambda: timeline.draw(read()), lambda: closed(), lambda: "/dev/null/x.html",
]  # fmt: skip


class Unprintable:
    """Something that nobody can write down, compare or count."""

    def __repr__(self) -> str:
        raise RuntimeError

    def __len__(self) -> int:
        raise RuntimeError

    def __eq__(self, other: object) -> bool:
        raise RuntimeError

    __hash__ = None  # type: ignore[assignment]


def read() -> pd.DataFrame:
    return timeline.read_events(io.StringIO(ROWS))


def closed() -> io.StringIO:
    file = io.StringIO(ROWS)
    file.close()
    return file


def edited(dice: random.Random) -> pd.DataFrame:
    """A frame that was read, and has been through something since."""
    frame = read()
    way = dice.randrange(7)
    if way == 0:
        frame.attrs[dice.choice([*frame.attrs, "notes", "title", "lane", "mine"])] = dice.choice(ODD)()
    elif way == 1:
        column = dice.choice([*frame.columns])
        # A column of objects: pandas with pyarrow would not take half of a surrogate pair into one of texts.
        cells = np.empty(len(frame), dtype=object)
        for row, cell in enumerate([dice.choice(ODD)(), *frame[column].tolist()[1:]]):
            cells[row] = cell
        frame[column] = pd.Series(cells, index=frame.index, dtype=object)
    elif way == 2:
        frame[dice.choice(["mine", 5, None, ("a", "b"), "", "date", "when"])] = dice.choice(["x", 5, None, 1.5])
    elif way == 3:
        frame = frame.drop(columns=dice.sample([*frame.columns], dice.randint(1, 9)))
    elif way == 4:
        frame = dice.choice(
            [frame.iloc[:0], frame.iloc[::-1], pd.concat([frame, frame]), frame.T, frame.set_index("id")]
        )
    elif way == 5:
        frame = frame.astype({dice.choice([*frame.columns[:11]]): dice.choice(["category", object])})
    else:
        frame.attrs["notes"] = [{dice.choice(["title", "date", 5]): dice.choice(ODD)()}]
    return frame


def _show(figure: Any) -> None:
    """`show` of what is no figure: one that is would start a browser."""
    if not hasattr(figure, "to_json") or isinstance(figure, pd.DataFrame | pd.Series):
        timeline.show(figure)


def functions(folder: Path) -> list[tuple[Callable, Callable[[], dict[str, Any]]]]:
    """Each public function with good arguments, those left out that have to be odd to be worth a call."""
    texts = {"title": "T", "description": "D", "source": "S", "source_url": "https://example.org"}
    drawn = {"lanes": ["South"], "lang": "de", "fold": True, "relations": True}
    return [
        (timeline.read_events, lambda: {"source": io.StringIO(ROWS), "columns": None, "lang": "en", "dates": None}),
        (
            timeline.draw,
            lambda: {
                "events": read(),
                **drawn,
                "width": 700,
                "height": 500,
                "dates": "source",
                "theme": "dark",
                "heading": True,
            },
        ),
        (
            timeline.write_html,
            lambda: {
                "events": read(),
                "path": folder / "t.html",
                **texts,
                **drawn,
                "image_url": "https://example.org/a.png",
                "layout": "vertical",
            },
        ),
        (timeline.write_csv, lambda: {"events": read(), "path": folder / "t.csv"}),
        (
            timeline.explore,
            lambda: {"events": read(), "lanes": None, "lang": "en", "height": 0, "widget": False, "layout": "vertical"},
        ),
        (timeline.find_dates, lambda: {"text": "They met on Friday.", "published": "2023-12-11"}),
        (
            timeline.check_cues,
            lambda: {"source": io.StringIO(ROWS), "text": "On Friday.", "columns": None, "lang": "en", "dates": None},
        ),
        (timeline.precedes, lambda: {"events": read(), "first": "first", "second": "second"}),
        (timeline.at, lambda: {"figure": timeline.draw(read()), "when": "2023-12-01"}),
        (timeline.show_heading, lambda: {"events": read()}),
        (
            timeline.write_picture,
            lambda: {"path": folder / "t.txt", "events": read(), **texts, **drawn},
        ),  # needs no browser
        (_show, lambda: {"figure": None}),
    ]


def call(n: int, folder: Path, seed: int = 0) -> Counter:
    """Make `n` calls; how many were done, and how many ended in which error. Whatever else is raised goes through."""
    found, dice = Counter(), random.Random(seed)
    os.chdir(folder)
    for number in range(n):
        function, made = dice.choice(functions(folder))
        arguments = made()
        for name in dice.sample([*arguments], min(len(arguments), dice.randint(1, 2))):
            frame = name == "events" and dice.random() < 0.7
            arguments[name] = edited(dice) if frame else dice.choice(ODD)()
        start = time.process_time()
        try:
            with warnings.catch_warnings(action="ignore"):
                function(**arguments)
        except (ValueError, TypeError, OSError) as error:
            if not is_ours(error):
                raise AssertionError(f"call {number} of seed {seed}, {function.__name__}: a raw error") from error
            found[type(error).__name__] += 1
        except Exception as error:
            raise AssertionError(f"call {number} of seed {seed}, {function.__name__}: a raw error") from error
        else:
            found["done"] += 1
        took = time.process_time() - start
        assert took < 2, f"call {number} of seed {seed}, {function.__name__}, takes {took:.1f} s"
    return found


def is_ours(error: Exception) -> bool:
    """Whether it was raised here, and says what was expected."""
    if isinstance(error, timeline.EventsError):
        return True
    raised = traceback.extract_tb(error.__traceback__)[-1].filename
    return str(Path(timeline.__file__).parent) in raised and (isinstance(error, OSError) or "expected" in str(error))


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as place:
        print(dict(call(int(sys.argv[1]), Path(place), int(sys.argv[2]) if len(sys.argv) > 2 else 0)))
