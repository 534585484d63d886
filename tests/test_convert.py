"""Events in the forms of others, and back: what cannot be said is listed."""

from __future__ import annotations

import io
import json

import icalendar
import pandas as pd
import pytest
from conftest import ROOT, events_of, leave_out

from timeline import read_events
from timeline.commands.shell import main
from timeline.read.saved.calendar_file import to_calendar
from timeline.read.saved.records import to_records
from timeline.read.saved.slides import to_slides

DATES = {
    "day": "2023-12-08", "days": "2023-12-08/2023-12-10", "minute": "2023-12-08T04:15",
    "times": "2023-12-08T04:15Z/2023-12-08T05:00Z", "month": "2022-10", "year": "2003", "decade": "185X",
    "range": "[2023-11-01..2023-11-10]", "open": "2003/..", "about": "2024-03~", "perhaps": "1984?",
    "several": "{2023-10-23,2023-11-22}", "before": "-0043-03-15", "years": "1914/1918",
}  # fmt: skip


def of(*names):
    """Events of these dates, of which only times have an offset."""
    return read_events([{"date": DATES[name], "title": name.title(), "id": name} for name in names])


PLAIN = [name for name in DATES if name != "times"]


@pytest.mark.parametrize("name", ["events.csv", "tests/data/timelinejs.csv", "tests/data/long_history.csv"])
def test_json_says_all_that_our_csv_says(name, tmp_path):
    assert main(["convert", str(ROOT / name), str(tmp_path / "a.json")]) == 0
    assert main(["convert", str(ROOT / name), str(tmp_path / "a.csv")]) == 0
    again, csv = read_events(tmp_path / "a.json"), read_events(tmp_path / "a.csv")
    pd.testing.assert_frame_equal(again[sorted(again)], csv[sorted(again)])
    where = "images"  # each file has its own name and lines
    assert {name: told for name, told in again.attrs.items() if name != where} == {
        name: told for name, told in csv.attrs.items() if name != where
    }
    assert to_records(again) == to_records(csv)


def test_a_calendar_has_days_times_and_ends_and_lists_what_it_cannot_say():
    text, losses = to_calendar(of(*PLAIN))
    entries = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert [str(entry["summary"]) for entry in entries].count("Several") == 2
    assert losses == [
        '"before" lies before the year 1 or after 9998 and is left out',
        'of "decade" and 5 more it cannot say that it is at one unknown time in its span',
        'of "years" it cannot say that its ends are no finer than a month, year or more',
        'of "perhaps" and 1 more it cannot say that the date is approximate or uncertain',
        'of "open" the open end is left out',
        '"several" is on several dates, each of which is an event of its own',
    ]


@pytest.mark.parametrize("name", ["day", "days", "minute", "times"])
def test_what_a_calendar_can_say_comes_back_as_it_was(name):
    text, losses = to_calendar(of(name))
    assert losses == []
    assert read_events(io.StringIO(text))["date"].tolist() == [DATES[name]]


def test_texts_tags_and_the_headline_are_in_the_calendar():
    events = events_of(
        'kind,date,title,description,lane,place,check_url,cue\ntitle,,Our year,,,,,\n'
        ',2023-12-08,"Talks; again, a","One\ntwo",A; B,Here,https://example.org/,on Friday\n'
    )  # fmt: skip
    text, losses = to_calendar(events)
    again = read_events(io.StringIO(text))
    assert again.loc[0, ["title", "description", "lane", "place"]].tolist() == [
        "Talks; again, a", "One\ntwo", "A; B", "Here",
    ]  # fmt: skip
    assert again.attrs["title"] == "Our year"
    assert losses == ["the column cue is left out"]
    assert text == to_calendar(events)[0]


def test_slides_have_dates_as_fine_as_they_were_and_list_what_they_cannot_say():
    text, losses = to_slides(of(*PLAIN))
    slides = {slide["unique_id"]: slide for slide in json.loads(text)["events"]}
    assert slides["month"]["start_date"] == {"year": 2022, "month": 10} and "end_date" not in slides["month"]
    assert slides["before"]["start_date"] == {"year": -44, "month": 3, "day": 15}
    assert (slides["decade"]["start_date"]["year"], slides["decade"]["end_date"]["year"]) == (1850, 1859)
    assert slides["about"]["display_date"] == "about March 2024" and "display_date" not in slides["day"]
    assert losses == [
        'of "perhaps" and 1 more doubt stands in its words alone',
        'of "open" the open end stands in its words alone',
        'of "several" its several dates stand in its words alone',
        'of "range" it stands in words alone that it is one moment of its span',
    ]
    assert to_slides(of("times"))[1] == ['of "times" the offset from UTC is left out']


def test_what_slides_can_say_comes_back_as_it_was():
    names = ["day", "days", "minute", "month", "year", "before", "years"]
    again = read_events(io.StringIO(to_slides(of(*names))[0])).set_index("id")
    assert again["date"].to_dict() == {name: DATES[name] for name in names}


def test_slides_have_the_title_eras_groups_media_and_marks_of_a_text(tmp_path):
    data = ROOT / "tests" / "data" / "timelinejs.json"
    assert main(["convert", str(data), str(tmp_path / "slides.json"), "--as", "timelinejs"]) == 0
    before, after = read_events(data), read_events(tmp_path / "slides.json")
    shared = ["date", "title", "description", "lane", "kind", "when"]
    pd.testing.assert_frame_equal(before[shared], after[shared])
    assert after.attrs["title"] == before.attrs["title"]
    text = "**Bold** & *so* < b\n\n[there](https://example.org/x)"
    slide = json.loads(to_slides(read_events([{"date": "1969", "title": "A & B", "description": text}]))[0])["events"][
        0
    ]
    assert slide["text"] == {
        "headline": "A &amp; B",
        "text": '<p><b>Bold</b> &amp; <i>so</i> &lt; b</p><p><a href="https://example.org/x">there</a></p>',
    }


def test_losses_are_said_and_the_file_is_written(tmp_path, capsys):
    source, target = tmp_path / "a.csv", tmp_path / "a.ics"
    source.write_text("date,title\n2023-12~,Talks\n")
    assert main(["convert", str(source), str(target)]) == 0
    assert f'{target}: of "talks" it cannot say that the date is approximate' in capsys.readouterr().err
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_what_cannot_be_written_is_refused_and_nothing_is_written(tmp_path, capsys, monkeypatch):
    source, target = tmp_path / "a.csv", tmp_path / "a.ics"
    source.write_text("date,title\n-0043,Crossing\n")
    assert main(["convert", str(source), str(target)]) == 1
    assert "holds no event that a calendar can hold, of the years 1 to 9998" in capsys.readouterr().err
    assert main(["convert", str(source), str(target), "--as", "timelinejs"]) == 2
    assert main(["convert", str(source), str(tmp_path / "a.txt")]) == 2
    assert "expected a name that ends in .csv, .json or .ics" in capsys.readouterr().err
    leave_out(monkeypatch, "icalendar")
    assert main(["convert", str(source), str(target)]) == 1
    assert "install icalendar to write it (pip install icalendar)" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


@pytest.mark.parametrize("lanes", [("x; y", "x; z", ""), ("x, y", "x, z", "")])
def test_several_lanes_are_as_many_categories(lanes):
    rows = "".join(f'2020-01-0{n + 1},Event,"{lane}"\n' for n, lane in enumerate(lanes))
    text, _ = to_calendar(events_of(f"date,title,lane\n{rows}"))
    said = [event.get("categories") for event in icalendar.Calendar.from_ical(text).walk("VEVENT")]
    assert [categories and [str(each) for each in categories.cats] for categories in said] == [
        ["x", "y"], ["x", "z"], None]  # fmt: skip
