"""Colours of kinds, as a file says them in rows of their own."""

from __future__ import annotations

import io
import json

import pytest
from conftest import events_of
from hypothesis import given
from hypothesis import strategies as st

from timeline import EventsError, draw, read_events, write_csv, write_html
from timeline.commands.shell import main
from timeline.picture.colours import own_colours, troubles_of
from timeline.read.saved.calendar_file import to_calendar
from timeline.read.saved.records import to_records
from timeline.read.saved.slides import to_slides

FILE = """date,title,kind,colour
1453-05-29,Siege,war,
1648-10-24,Treaty,peace,
,war,kind,#8b2c0b/#d6493f
,peace,kind,#06509b/#6af
"""


def problems(text: str) -> list[str]:
    with pytest.raises(EventsError) as caught:
        events_of(text)
    return caught.value.lines()


def marker_colours(events, **options) -> dict[str, str]:
    return {trace.legendgroup: trace.marker.color for trace in draw(events, **options).data if trace.meta == "points"}


def test_a_row_without_a_date_gives_a_kind_its_colour_and_is_no_event():
    events = events_of(FILE)
    assert events["title"].tolist() == ["Siege", "Treaty"]
    assert "colour" not in events
    assert marker_colours(events) == {"kind war": "#8b2c0b", "kind peace": "#06509b"}
    assert marker_colours(events, theme="dark")["kind peace"] == "#66aaff"


def test_an_option_wins_over_the_file_kind_by_kind():
    assert marker_colours(events_of(FILE), colours={"war": "#7a2f10/#d6493f"}) == {
        "kind war": "#7a2f10",
        "kind peace": "#06509b",
    }


def test_a_page_has_the_colours_and_offers_them_in_its_csv(tmp_path):
    write_html(events_of(FILE), tmp_path / "page.html")
    text = (tmp_path / "page.html").read_text()
    assert "#8b2c0b" in text and "#66aaff" in text
    assert ",war,,kind,%238b2c0b" in text


@pytest.mark.parametrize("header", ["Colour", "color", "COLOR"])
def test_the_column_may_be_written_otherwise(header):
    assert own_colours(events_of(FILE.replace("colour", header)), None)["war"] == ("#8b2c0b", "#d6493f")


def test_what_has_a_date_is_an_event_whatever_its_kind_is_called():
    events = events_of("date,title,kind,colour\n1900,A gift,kind,#8b2c0b\n1901,A word,Kind,\n1902,war,war,\n")
    assert events["title"].tolist() == ["A gift", "A word", "war"]
    assert events["colour"].tolist()[0] == "#8b2c0b"
    assert own_colours(events, None) == {}


def test_a_colour_column_of_events_stays_theirs():
    events = events_of("date,title,kind,colour\n1900,Car,war,red\n,war,kind,#8b2c0b\n")
    assert events["colour"].tolist() == ["red"]
    assert own_colours(events, None) == {"war": ("#8b2c0b", "#8b2c0b")}


def test_an_event_of_kind_kind_without_a_date_is_told_so_as_any_other():
    assert problems("date,title,kind\n,war,kind\n") == [
        "events:2: date: is blank; expected a date such as 2023-12-08, or the row left out"
    ]


def test_each_mistake_is_named_with_its_line_and_cell():
    said = problems(
        "date,title,kind,colour,offset\n1453,Siege,war,,\n,war,kind,red,\n,wr,kind,#123456,\n,war,kind,#123,P2D\n"
        ",,kind,#123,\n,war,kind,,\n"
    )
    assert [line.split(": ", 1)[1] for line in said] == [
        'colour: "red" is no colour; expected #rrggbb, or one for light and one for dark pages: #8b2c0b/#d6493f',
        'title: "wr" is the kind of no event; did you mean war?; the kinds are: war',
        'title: "war" has a colour in line 3 already; expected one',
        'offset: is "P2D"; expected a blank cell: a kind has no date',
        "title: is blank; expected the name of a kind, whose colour this row says",
        'title: "war" has a colour in line 3 already; expected one',
        "colour: is blank, and so is the date: a row of kind kind says a colour; expected #rrggbb, or one for light "
        "and one for dark pages: #8b2c0b/#d6493f",
    ]


def test_no_more_kinds_have_a_colour_than_there_are_shapes():
    rows = "".join(f"1900,Event,{kind},\n,{kind},kind,#123456\n" for kind in "abcdefghi")
    (said,) = problems("date,title,kind,colour\n" + rows)
    assert said.endswith("kind: 9 kinds have a colour; expected 8 at the most, as many as there are shapes")


def test_option_and_file_together_have_no_more_either():
    rows = "".join(f"1900,Event,{kind},\n" for kind in "abcdefghi")
    rows += "".join(f",{kind},kind,#123456\n" for kind in "abcde")
    with pytest.raises(ValueError, match="name 9 kinds together; expected 8"):
        own_colours(events_of("date,title,kind,colour\n" + rows), dict.fromkeys("fghi", "#123456"))


def test_a_part_without_a_kind_draws_without_its_colour():
    events = events_of(FILE)
    assert marker_colours(events[events["kind"] == "peace"]) == {"kind peace": "#06509b"}


def test_a_colour_that_is_not_seen_well_is_named(tmp_path, capsys):
    text = FILE.replace("#8b2c0b/#d6493f", "#ffee00")
    assert troubles_of(events_of(text), None)[0].startswith("war=#ffee00 has a contrast of 1.1:1")
    path = tmp_path / "mine.csv"
    path.write_text(text)
    assert main(["check", str(path)]) == 0
    assert "mine.csv: war=#ffee00 has a contrast" in capsys.readouterr().out
    with pytest.warns(UserWarning, match="war=#ffee00 has a contrast"):
        draw(read_events(path))


NAMES = st.lists(st.sampled_from(["war", "peace", "Kind", "kind", "a;b", 'say "so"', "=1"]), min_size=1, unique=True)


@given(NAMES, st.data())
def test_writing_and_reading_keeps_colours_and_events(names, data):
    colours = {name: data.draw(st.sampled_from(["#8b2c0b", "#FFF", "#123456/#abc"])) for name in names}
    rows = [{"date": "1900", "title": f"Of {name}", "kind": name} for name in names]
    rows += [{"title": name, "kind": "kind", "colour": colour} for name, colour in colours.items()]
    events = read_events(rows)
    again = read_events(io.StringIO(_csv(events)))
    assert again.attrs["kinds"] == events.attrs["kinds"] == [{"title": n, "colour": c} for n, c in colours.items()]
    assert again["title"].tolist() == events["title"].tolist()
    assert len(again) == len(names)


def _csv(events) -> str:
    from timeline.read.save import to_csv

    return to_csv(events)


def test_a_csv_a_json_and_a_mended_table_keep_them(tmp_path):
    source = tmp_path / "mine.csv"
    source.write_text(FILE.replace("1453-05-29", "29 May 1453"))
    for command, target in (("fix", "fixed.csv"), ("convert", "again.csv"), ("convert", "again.json")):
        assert main([command, str(source if command == "fix" else tmp_path / "fixed.csv"), str(tmp_path / target)]) == 0
        assert own_colours(read_events(tmp_path / target), None)["war"] == ("#8b2c0b", "#d6493f")
    write_csv(events_of(FILE), tmp_path / "written.csv")
    assert ",war,,kind,#8b2c0b/#d6493f" in (tmp_path / "written.csv").read_text()
    assert {"title": "war", "kind": "kind", "colour": "#8b2c0b/#d6493f"} in json.loads(to_records(events_of(FILE)))


def test_forms_that_have_no_place_for_them_say_so():
    assert "the colours of kinds are left out" in to_calendar(events_of(FILE))[1]
    assert "the colours of kinds are left out" in to_slides(events_of(FILE))[1]


def test_attrs_that_cannot_be_are_refused():
    events = events_of(FILE)
    events.attrs["kinds"] = {"war": "#123456"}
    with pytest.raises(TypeError, match="expected a list: the cells of one kind, each a text by its column"):
        draw(events)
