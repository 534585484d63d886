"""Whatever `draw`, `write_html` and `explore` are given: read as `read_events` reads it, or its errors."""

from __future__ import annotations

import io
import json
import re
from datetime import date
from html import unescape

import numpy as np
import pandas as pd
import pytest
from conftest import ROOT

from timeline import EventsError, draw, explore, precedes, read_events, write_html
from timeline.read.events import as_read
from timeline.schema import DERIVED, NAMES

ROWS = """kind,date,title,id,lane,description,relative_to,offset,check_url,importance
title,,All,,South;North,,,,https://example.org/all,
war,2023-12-01,First,first,North,Told,,,https://example.org/a,2
talks,2023-12-03,Second,second,South,,first,P2D,,
talks,2023-12,Third,third,South,,second,after,,
note,2023-12,A remark,,,,,,,
"""


def events() -> pd.DataFrame:
    return read_events(io.StringIO(ROWS))


def edited(row: int, column: str, value: object):
    def edit() -> pd.DataFrame:
        frame = events().astype({column: object})
        frame.loc[row, column] = value
        return frame

    return edit


def shown(found, tmp_path, capsys) -> dict:
    """What each of the three shows."""
    write_html(found, tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text("utf-8")
    listed = [unescape(title) for title in re.findall(r"<h3 class=title><a [^>]*>([^<]*)<", page)]
    linked = json.loads(re.findall(r"ld\+json\">(.*?)</script>", page)[0])["itemListElement"]
    data = json.loads(re.findall(r"id=:data>(.*?)</script>", page)[0])
    assert len(data["checked"]["low"]) == len(listed)
    assert f"{len(listed)} event" in page
    figure = draw(found)
    drawn = {text for trace in figure.data for text in trace.hovertext or ()}
    explored = explore(found)._repr_mimebundle_()[0]["text/plain"]
    return {"list": listed, "JSON-LD": [one["name"] for one in linked], "chart": drawn, "explored": explored}


GOOD = {
    "as read": events,
    "filtered": lambda: events().iloc[1:],
    "filtered to one": lambda: events()[lambda frame: frame["id"] == "second"],
    "sorted backwards": lambda: events()[::-1],
    "shuffled": lambda: events().sample(frac=1, random_state=1),
    "an index of texts": lambda: events().set_index(pd.Index(["x", "y", "z"])),
    "an index of mixed types": lambda: events().set_index(pd.Index(["x", 2, (3, "z")])),
    "one index for all": lambda: events().set_index(pd.Index([7, 7, 7])),
    "more columns": lambda: events().assign(n=[1.0, np.nan, 3], day=date(2023, 1, 1), thing=[[1], {"a": 1}, None]),
    "categories": lambda: events().astype({"kind": "category", "lane": "category"}),
    "texts as objects": lambda: events().astype(dict.fromkeys(NAMES, object)),
    "missing as None": lambda: events().astype(object).where(events().notna(), None),
    "without attributes": lambda: pd.DataFrame(events().to_dict("list")),
    "two put together": lambda: pd.concat([events(), events().drop(index=[1, 2]).assign(id="fourth", title="4")]),
    "an anchor that is gone": lambda: events().drop(index=0),
    "a date edited": edited(1, "date", "2024"),
    "a date as a date": edited(1, "date", date(2024, 1, 2)),
    "a year as a number": edited(1, "date", 2024),
    "a title as a number": edited(0, "title", 1984),
    "importance as a number": edited(0, "importance", 3.5),
    "raw CSV": lambda: pd.read_csv(io.StringIO(ROWS)),
    "raw CSV of other names": lambda: pd.DataFrame({"Year": [1969, 1970], "Event": ["A", "B"]}),
    "a frame of numbers": lambda: pd.DataFrame({"date": [1969.0, 1970.0], "title": [1, 2]}),
    "timestamps": lambda: pd.DataFrame({"date": pd.to_datetime(["2023-12-01", "2023-12-02"]), "title": ["A", "B"]}),
    "some derived columns": lambda: events().drop(columns=["when", "form"]),
    "a path": lambda: str(ROOT / "events.csv"),
    "a Path": lambda: ROOT / "events.csv",
    "attributes of one's own": lambda: pd.DataFrame({"date": ["2023"], "title": ["A"]}).pipe(
        lambda frame: frame.attrs.update(units="m", notes="none") or frame
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", GOOD)
def test_list_chart_and_data_tell_of_the_same_events_whatever_the_frame(tmp_path, capsys, name):
    told = shown(GOOD[name](), tmp_path, capsys)
    count = len(told["list"])
    assert count == len(as_read(GOOD[name]())) > 0
    assert told["JSON-LD"] == told["list"]
    assert len(told["chart"]) == count
    assert "explore" in told["explored"]


BAD = {
    "no columns": (pd.DataFrame, "date: this column is missing"),
    "a header alone": (lambda: pd.DataFrame(columns=["date", "title"]), "holds a header and no event"),
    "no title": (lambda: pd.DataFrame({"date": ["2023"]}), "title: this column is missing"),
    "no title any more": (lambda: events().drop(columns="title"), "title: is blank"),
    "a date that is none": (edited(1, "date", "soon"), 'date: "soon" is not a date'),
    "a date that is None": (edited(1, "date", None), "date: is blank"),
    "a date that does not fit": (edited(2, "date", "2023-12-09"), "does not fit its relation"),
    "a title that is None": (edited(1, "title", None), "title: is blank"),
    "a title too long": (edited(1, "title", "x" * 1001), "has 1001 characters"),
    "an id twice": (edited(1, "id", "first"), '"first" is taken by'),
    "an id with spaces": (edited(1, "id", "a b"), '"a b" is not an id'),
    "an offset that is none": (edited(1, "offset", "two days"), '"two days" is not an offset'),
    "an offset without an anchor": (edited(1, "relative_to", None), "is blank, but offset says"),
    "importance that is none": (edited(1, "importance", "high"), '"high" is not a number'),
    "other dates that are none": (edited(1, "other_dates", "soon Baghdad"), 'other_dates: "soon"'),
    "a source's date that is none": (edited(1, "source_date", "x"), 'source_date: "x"'),
    "an address that is a script": (edited(1, "check_url", "javascript:alert(1)"), "is not a web address"),
    "half a surrogate": (edited(1, "title", "a\ud800"), "half of a surrogate pair"),
    "half a surrogate in a column of objects": (
        lambda: events().assign(title=pd.Series(["First", "a\ud800", "Third"], dtype=object)),
        "half of a surrogate pair",
    ),
    "two alike": (lambda: pd.concat([events(), events()]), '"first" is taken by'),
    "a column twice": (lambda: pd.concat([events(), events()[["title"]]], axis=1), "title: this column stands twice"),
    "a heading's address that is a script": (
        lambda: events().pipe(lambda frame: frame.attrs.update(check_url="javascript:alert(1)") or frame),
        "is not a web address",
    ),
    "a note's date that is none": (
        lambda: events().pipe(lambda frame: frame.attrs["notes"][0].update(date="x") or frame), 'date: "x"'
    ),
    "no file": (lambda: "no such.csv", "there is no such file"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("show", [draw, explore, lambda frame: write_html(frame, "never.html")])
def test_what_is_wrong_with_a_frame_is_named_and_nothing_is_drawn(tmp_path, monkeypatch, capsys, name, show):
    monkeypatch.chdir(tmp_path)
    make, why = BAD[name]
    with pytest.raises(EventsError, match=re.escape(why)):
        show(make())
    assert list(tmp_path.iterdir()) == []
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    "column", [name for name in DERIVED if name not in ("open_start", "open_end", "about", "perhaps")]
)
def test_what_is_worked_out_from_a_date_is_not_edited_in_silence(column):
    frame = events()
    frame[column] = frame[column].to_numpy()[::-1].copy()
    if column.startswith("implied"):  # follows from other rows, which a part may not have
        pd.testing.assert_frame_equal(as_read(frame), events())
    elif frame[column].tolist() == events()[column].tolist():
        pytest.skip("the same backwards")
    else:
        with pytest.raises(EventsError, match=f"row 0: {column}: has been edited, but is worked out from the date"):
            as_read(frame)


def test_half_a_surrogate_in_what_is_worked_out_from_a_date_is_named_too():
    with pytest.raises(EventsError, match="precision: has been edited"):
        as_read(events().assign(precision=pd.Series(["day", "\ud800", "day"], dtype=object)))


def test_a_part_keeps_title_and_source_and_the_order_of_time_and_says_what_it_leaves_out():
    with pytest.warns(UserWarning, match="2 of 3 events: notes of the file tell of all that were read and are left"):
        found = as_read(events()[::-1].iloc[:2])
    assert found["id"].tolist() == ["third", "second"]
    whole = events().attrs
    assert found.attrs == {**{name: text for name, text in whole.items() if name != "notes"}, "events": 2}


def test_the_whole_in_another_order_keeps_all_that_is_told_of_it():
    assert as_read(events()[::-1]).attrs == events().attrs


def test_nothing_is_drawn_of_nothing(tmp_path):
    empty = events().iloc[:0]
    assert len(draw(empty).layout.shapes) >= 0
    write_html(empty, tmp_path / "page.html")


@pytest.mark.parametrize("thing", [None, 5, {"date": ["2023"], "title": ["A"]}, [("2023", "A")]])
def test_what_holds_no_events_is_a_type_error(thing):
    with pytest.raises(TypeError, match="expected a path, an open file or a DataFrame"):
        draw(thing)


def test_one_lane_may_be_named_alone(tmp_path):
    first = draw(events(), lanes="South").layout.annotations[0].text
    assert "South" in first
    write_html(events(), tmp_path / "page.html", lanes="North")
    with pytest.raises(ValueError, match="no event is in the lane 'B'"):
        draw(events(), lanes="B")


def test_a_language_is_written_as_html_writes_it(tmp_path):
    write_html(events(), tmp_path / "page.html", lang="en_US")
    page = (tmp_path / "page.html").read_text("utf-8")
    assert '<html lang="en-US"' in page
    assert '"lang":"en-US"' in page


def test_precedes_reads_a_raw_frame_too():
    assert precedes(pd.read_csv(io.StringIO(ROWS)), "first", "second") == "certainly"
