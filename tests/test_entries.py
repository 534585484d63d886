"""Entries of the page's list: what each line says of its date."""

from __future__ import annotations

import pandas as pd
import pytest
from conftest import ROOT, events_of

from timeline import draw, read_events, write_html
from timeline.page.entries import entries, shared_day
from timeline.picture.picture import picture_of


def said(events: pd.DataFrame, lang: str = "en") -> list[str]:
    picture = picture_of(events, lanes=None, lang=lang, fold=True)
    return [entry.brief.replace("\u00a0", " ") for entry in entries(picture, {})]


def test_a_night_says_its_day_once_over_the_list(tmp_path):
    events = read_events(ROOT / "tests/data/one_night.csv")
    brief = said(events)
    assert brief[0] == "01:26"
    assert {"02:05 – 04:30", "between 02:20 and 02:50"} <= set(brief)
    assert not any("1931" in text for text in brief)
    write_html(events, tmp_path / "night.html")
    page = (tmp_path / "night.html").read_text("utf-8")
    assert "<p class=day>2 August 1931</p>" in page
    assert "A timeline of 20 events, 2 August 1931." in page


@pytest.mark.parametrize(
    "other", ["1931-08-03T00:10", "1931-08-02", "1931-08", "1931-08-02T23:50/..", "1931-08-02T23:50/1931-08-03T00:10"]
)
def test_a_day_that_not_all_share_is_said_by_each(other, tmp_path):
    events = events_of(f"date,title\n1931-08-02T01:26,Smoke\n{other},More\n")
    assert any("1931" in text for text in said(events))
    write_html(events, tmp_path / "page.html")
    assert "<p class=day>" not in (tmp_path / "page.html").read_text("utf-8")


@pytest.mark.parametrize("lang", ["de", "fr", "ar", "ja"])
def test_a_shared_day_is_left_out_in_any_language(lang):
    events = events_of("date,title\n1931-08-02T01:26,Smoke\n1931-08-02T02:05/1931-08-02T04:30,Fire\n")
    assert said(events, lang) == ["01:26", "02:05 – 04:30"]
    assert "1931" in shared_day(events, "day", lang)


@pytest.mark.parametrize(
    ("offset", "before"),
    [("after", "after the start of "), ("P2M", "2 months after the start of "), ("before", "before ")],
)
def test_what_is_counted_from_something_that_lasted_is_said_to_be_from_its_start(offset, before):
    date = "2007-07-20" if offset == "before" else "2007-10-20"
    events = events_of(
        "date,title,id,relative_to,offset\n2007-08-20/2008-05-01,Hearings,hear,,\n"
        f"{date},Report,report,hear,{offset}\n2008-06-01,Verdict,verdict,hear end,after\n"
    )
    picture = picture_of(events, lanes=None, lang="en", fold=True)
    told = {entry.id: entry.before for entry in entries(picture, {})}
    assert told["report"] == before
    assert told["verdict"] == "after the end of "
    assert "after the start of “Hearings”" in str(draw(events).to_dict()) or offset == "before"


@pytest.mark.parametrize(
    ("date", "offset", "before"),
    [
        ("2007-01-01/2008-05-01", "before", "its start: before "),
        ("2007-01-01/2008-05-01", "end before", "its end: before "),
        ("2007-01-01", "before", "before "),
        ("2007-09-01/2008-05-01", "after", "after "),
    ],
)
def test_what_lasted_and_began_before_another_is_not_said_to_have_been_before_it(date, offset, before):
    day = "2009-01-01" if "end" in offset else "2007-08-20"
    events = events_of(f"date,title,id,relative_to,offset\n{date},Siege,siege,letter,{offset}\n{day},Letter,letter,,\n")
    told = {entry.id: entry.before for entry in entries(picture_of(events, lanes=None, lang="en", fold=True), {})}
    assert told["siege"] == before


def test_the_source_alone_says_no_day_that_hangs_on_one_from_elsewhere():
    """A report that does not date itself gives no day to what happened "on Friday" before it."""
    head = "date,title,id,kind,source_date,relative_to,offset\n2023-12-08,Rockets,rockets,,2023-12-08,report,-P3D\n"
    for dates_itself, told in (("", ""), ("2023-12-11", "8 December 2023")):
        events = events_of(f"{head}2023-12-11,Report,report,report,{dates_itself},,\n2023-10-07,War,war,,2023-10,,\n")
        found = entries(picture_of(events, lanes=None, lang="en", fold=True), {})
        assert {entry.id: entry.alone for entry in found}["rockets"] == told


@pytest.mark.parametrize(("lang", "lane"), [("en", "بغداد"), ("ar", "Baghdad")])
def test_what_is_written_the_other_way_stands_apart_from_what_is_beside_it(lang, lane, tmp_path):
    lists = {"a": lane, "b": "Zürich", "c": "Basra"}
    rows = "".join(f"2023-12-0{day},{name},{lane},war\n" for day, (name, lane) in enumerate(lists.items(), 1))
    (tmp_path / "events.csv").write_text("date,title,lane,kind\n" + rows, "utf-8")
    write_html(read_events(tmp_path / "events.csv"), tmp_path / "page.html", lang=lang)
    page = (tmp_path / "page.html").read_text("utf-8")
    assert f"<p class=tags><bdi>{lane}</bdi> · " in page
    assert ("<p class=tags><bdi>Zürich</bdi>" in page, "<p class=tags>Zürich · war" in page) == (
        lang == "ar",
        lang == "en",
    )
