"""Tables that other people made, as they are."""

import io
import json
import sys

import pandas as pd
import pytest

from timeline import EventsError, read_events
from timeline.commands.shell import main
from timeline.read.signatures import sort_of


def read(text, name="list.csv"):
    file = io.BytesIO(text if isinstance(text, bytes) else text.encode())
    file.name = name
    return read_events(file)


def refused(text, name="list.csv"):
    with pytest.raises(EventsError) as error:
        read(text, name)
    return str(error.value).splitlines()


@pytest.mark.parametrize(
    ("text", "date", "title", "said"),
    [
        ("When,Event\n1969,A\n", "1969", "A", ["Event is read as title", "When is read as date"]),
        ("Jahr;Ereignis\n1969;A\n", "1969", "A", ["Ereignis is read as title", "Jahr is read as date"]),
        ("date\tName\n1969\tA\n", "1969", "A", ["Name is read as title"]),
        ("start,end,label\n1939-09-01,1945-05-08,A\n", "1939-09-01/1945-05-08", "A", None),
        ("start,end,label\n1 September 1939,8 May 1945,A\n", "1939-09-01/1945-05-08", "A", None),
        ("Start Date,End Date,title\n2023,,A\n", "2023", "A", ["Start Date and End Date are read as date"]),
        ("Start Date,End Date,title\n2023,2023,A\n", "2023", "A", None),
        ("start,end,title\n,2023,A\n", "/2023", "A", None),
        ("date,time,title\n2023-12-08,4:15,A\n", "2023-12-08T04:15", "A", ["date and time are read as date"]),
        ("date,time,title\n2023-12-08,,A\n", "2023-12-08", "A", None),
        (
            "date,time,title\n2023-12-08,02:00-06:00,A\n2023-12-08,08:00,B\n",
            "2023-12-08T02:00/2023-12-08T06:00",
            "A",
            None,
        ),
        ("date,time,title\n2023-12-08,02:00–06:00,A\n", "2023-12-08T02:00/2023-12-08T06:00", "A", None),
        ("date,start,end,title\n2023-12-08,20:20,,A\n2023-12-08,20:31,20:50,B\n", "2023-12-08T20:20", "A", None),
        ("start,end,title\n2023-12-08 19:30,20:15,A\n", "2023-12-08T19:30/2023-12-08T20:15", "A", None),
        ("date,title\n8.12.2023 05:30 Uhr,A\n13.12.2023,B\n", "2023-12-08T05:30", "A", None),
        ("year,month,day,title\n1969,7,20,A\n", "1969-07-20", "A", ["year, month and day are read as date"]),
        ("year,month,day,title\n1969,July,,A\n", "1969-07", "A", None),
        ("year,month,day,time,title\n1969,7,20,8:17 PM,A\n", "1969-07-20T20:17", "A", None),
        (",date,title\n0,1969,A\n1,1970,B\n", "1969", "A", None),
        ("日期,事件\n1969年7月,A\n", None, None, None),
    ],
)
def test_names_and_pieces_that_can_mean_only_one_thing_are_taken_and_said(text, date, title, said):
    if date is None:
        assert refused(text)[0].endswith("write 1969-07")
        return
    events = read(text)
    assert events.loc[0, ["date", "title"]].tolist() == [date, title]
    if said is not None:
        assert events.attrs["read_as"] == said


def test_a_range_of_times_that_is_none_is_named_as_it_stands():
    (said,) = refused("date,time,title\n2023-12-08,23:00-02:00,A\n2023-12-08,08:00,B\n")
    assert '"2023-12-08" and "23:00-02:00" give "2023-12-08 23:00 - 02:00"' in said


def test_what_may_be_a_range_of_times_or_a_time_and_its_zone_is_asked_for():
    said = refused("date,time,title\n2023-12-08,02:00-06:00,A\n2023-12-08,05:00-06:00,B\n")
    assert len(said) == 2
    assert "2023-12-08T05:00/2023-12-08T06:00 for from 05:00 until 06:00 or 2023-12-08T05:00-06:00" in said[1]


def test_row_numbers_without_a_name_are_left_out():
    frame = pd.DataFrame({"date": ["1969", "1970"], "title": ["A", "B"]})
    assert "" not in read(frame.to_csv()).columns
    assert read("n,date,title\n0,1969,A\n")["n"].tolist() == ["0"]


def test_what_was_taken_is_said_on_the_command_line(tmp_path, capsys):
    (tmp_path / "x.csv").write_text("Year,Event\n1969,Moon\n")
    assert main(["check", str(tmp_path / "x.csv")]) == 0
    assert f"{tmp_path / 'x.csv'}: Year is read as date" in capsys.readouterr().out


def test_pieces_that_make_no_date_are_named_with_all_they_hold():
    said = refused("year,month,title\n1969,13,A\n")[0]
    assert 'year and month: "1969" and "13" give "1969: 13", which is not a date: there is no month 13' in said
    said = refused("date,time,title\n2023-12-08,dusk,A\n2023-12-08,9:15,B\n")[0]
    assert 'time: "dusk" is not a time of day; expected one such as 14:30 or 2 pm' in said
    assert 'give "1945/1939", which ends before it starts' in refused("start,end,title\n1945,1939,A\n")[0]


def test_a_comma_stays_the_separator_where_it_makes_columns():
    assert read("date,title\n1969,A; B\n1970,C; D\n")["title"].tolist() == ["A; B", "C; D"]
    assert read('date;title\n1969;"A, B"\n1970;C, D\n')["title"].tolist() == ["A, B", "C, D"]


def test_a_json_list_of_records_is_read():
    records = [{"date": "1969", "title": "A", "n": 5, "tags": ["x"]}, {"date": "1970", "title": "B"}]
    for data in (records, {"items": records}, {"events": records}):
        events = read(json.dumps(data), "list.json")
        assert events[["date", "title"]].to_numpy().tolist() == [["1969", "A"], ["1970", "B"]]
        assert events.loc[0, ["n", "tags"]].tolist() == ["5", "x"]
    records[1]["date"] = "soon"
    assert refused(json.dumps(records), "list.json")[0].startswith('list.json:record 2: date: "soon" is not a date')


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[]", "is an empty list"), ("[1]", "record 1: is \"1\"; expected an object"), ("{", "is not JSON"),
        ('{"events": []}', "is an empty list"), ('{"events": [1]}', 'slide 1: is "1"; expected an object'),
        ("[" * 100_000, "nested too deep"),
        ('{"events": [{"text": {"headline": "A"}, "start_date": {"year": "1x"}, "x": 1}]}', "slide 1: date:"),
        ('{"events": [{"text": {}, "start_date": {"year": 1}}], "eras": 5}', '"eras" is "5"'),
        ('{"events": [{"text": {"headline": "A"}, "start_date": {"year": -13800000000}}]}', "tells of deep time"),
        ("Year,Headline\n-13800000000,A\n2011,B\n", "with years such as -13,800,000,000"),
    ],
)  # fmt: skip
def test_json_that_is_none_of_ours_is_named_in_one_line(text, said):
    (line,) = refused(text, "list.json")
    assert said in line


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "is a calendar file (iCalendar)"), (b"%PDF-1.7\n\0", "is a PDF"),
        (b"PK\x03\x04" + b"\0" * 30 + b"[Content_Types].xml", "is a workbook"), (b"\x89PNG\r\n", "is a picture"),
        (b"<!DOCTYPE html><html>", "is a web page"), (b"@book{key,\n", "is a bibliography (BibTeX)"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>", "is an XML file"), (b"\xd0\xcf\x11\xe0abc", "(.xls)"),
    ],
)  # fmt: skip
def test_a_file_of_another_sort_is_named_in_one_line(data, said):
    (line,) = refused(data, "list")
    assert said in line


def test_a_table_is_of_no_other_sort():
    assert sort_of(b"date,title\n2023,A\n") == sort_of(b"datum;titel\n") == sort_of(b"") == ""


def test_standard_input_is_read(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"date,title\n1969,A\nsoon,B\n")))
    assert main(["check", "-"]) == 1
    assert 'standard input:3: date: "soon"' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("value", "precision", "date"),
    [
        ("+1861-00-00T00:00:00Z/9", "", "1861"), ("+1861-05-00T00:00:00Z/10", "", "1861-05"),
        ("+1861-05-03T00:00:00Z/11", "", "1861-05-03"), ("-0044-03-15T00:00:00Z/11", "", "-0043-03-15"),
        ("+1860-00-00T00:00:00Z/8", "", "186X"), ("1861-01-01T00:00:00Z", "9", "1861"),
        ("1861-05-01T00:00:00Z", "10", "1861-05"), ("-0043-01-01T00:00:00Z", "9", "-0043"),
        ("+1861-00-00T00:00:00Z", "", "1861"),
    ],
)  # fmt: skip
def test_a_value_of_wikidata_keeps_its_precision(value, precision, date):
    events = read(f"date,precision,title\n{value},{precision},A\n" if precision else f"date,title\n{value},A\n")
    assert events["date"].tolist() == [date]


# --- TimelineJS ------------------------------------------------------------------------------------


def slide(**text):
    return read(json.dumps({"events": [{"text": text, "start_date": {"year": 1969}}]}), "list.json").iloc[0]


def test_paragraphs_links_and_lists_of_a_slide_survive():
    told = slide(
        headline="A",
        text="<p>One <b>two</b>.</p><p>See <a href='https://example.org/x'>there</a> and "
        "<a href='javascript:alert(1)'>not there</a>.</p><blockquote>Said</blockquote><ul><li>first<li>second</ul>"
        "<script>alert(1)</script>",
    )
    assert told["description"] == (
        "One **two**.\n\nSee [there](https://example.org/x) and not there.\n\nSaid\n\n• first\n• second"
    )


@pytest.mark.parametrize(("text", "told"), [
    ("<b>All</b> of <em>it </em>now", "**All** of *it* now"),
    ("<b><i>both</i></b> and <strong></strong>", "**both** and"),
    ("<i>inter</i>national, <i>(*)</i>, 2 * 3 * 4", "international, (*), 2 * 3 * 4"),
    ("<b>one<p>two</b>", "one\n\ntwo"),
    ("<b>never closed", "never closed"),
    ("<b><a href='https://example.org/x'>x</a></b>", "[x](https://example.org/x)"),
])  # fmt: skip
def test_bold_and_italics_of_a_slide_are_stars_where_stars_say_it(text, told):
    assert slide(headline="A", text=text)["description"] == told


def test_a_headline_has_no_stars():
    assert slide(headline="<b>All</b> of it", text="")["title"] == "All of it"


def test_a_slide_without_a_headline_is_named_by_its_text():
    told = slide(text="<p>Somebody <a href='https://example.org'>walked</a> on the moon for the first time ever, "
                      "and many, many people watched it.</p>")  # fmt: skip
    assert told["title"].startswith("Somebody walked on the moon") and told["title"].endswith("…")
    assert len(told["title"]) <= 80


def test_the_sheet_of_the_second_version_is_read_month_first():
    events = read(
        "Start Date,End Date,Headline,Text,Media,Media Credit,Type\n"
        "12/8/2023,12/9/2023 16:15,A,,,,\n1969,,All,,,,title\n7/1969,,B,,,,\n"
    )
    assert events["date"].tolist() == ["1969-07", "2023-12-08/2023-12-09T16:15"]
    assert events.attrs["title"] == "All"
