"""Lists in every form that people keep them in: rows in, events out, with their ends, times and headings."""

from __future__ import annotations

import io
import json
from datetime import date, datetime, timedelta

import icalendar
import pandas as pd
import pytest
from conftest import leave_out
from hypothesis import given
from hypothesis import strategies as st

from timeline import EventsError, read_events
from timeline.read.forms.calendar import from_calendar
from timeline.read.named import pairs
from timeline.read.signatures import is_markwhen


def read(text, name="list", **options):
    file = io.BytesIO(text if isinstance(text, bytes) else text.encode("utf-8"))
    file.name = name
    return read_events(file, **options)


def told(events, *more):
    return events[["date", "title", *more]].fillna("").to_numpy().tolist()


def refused(text, name="list", **options):
    with pytest.raises(EventsError) as error:
        read(text, name, **options)
    return str(error.value)


# --- JSON ------------------------------------------------------------------------------------------------

ROWS = [{"date": "1969", "title": "A"}, {"date": "1970", "title": "B"}]
EVENTS = [["1969", "A"], ["1970", "B"]]


@pytest.mark.parametrize(
    "data",
    [
        ROWS,
        {"updated": "2026", "eventos": ROWS},
        {"data": {"page": 1, "items": ROWS}},
        {"timeline": ROWS},
        {"years": {"1969": ROWS[:1], "1970": ROWS[1:]}},
        {"items": ROWS, "sources": [{"name": "a", "url": "b"}]},
        {"a": ROWS[0], "b": ROWS[1]},
        {"list": {"a": ROWS[0], "b": ROWS[1]}},
        {"date": ["1969", "1970"], "title": ["A", "B"]},
        {"date": {"0": "1969", "1": "1970"}, "title": {"0": "A", "1": "B"}},
        [["date", "title"], [1969, "A"], [1970, "B"]],
    ],
)
def test_a_list_is_found_wherever_it_is_in_json(data):
    assert told(read(json.dumps(data))) == EVENTS


def test_json_lines_are_a_list():
    assert told(read("\n".join(map(json.dumps, ROWS)))) == EVENTS


@pytest.mark.parametrize("name", ["list.jsonl", "list.json"])
def test_one_event_by_itself_is_a_list_of_one(name):
    assert told(read(json.dumps(ROWS[0]), name)) == [["1969", "A"]]
    assert "holds no list of events" in refused('{"version": "1.2.3", "name": "A"}', name)


def test_of_several_lists_the_one_with_dates_is_read_and_the_others_are_named_with_their_counts():
    events = read(json.dumps({"eventos": ROWS, "fuentes": [{"nombre": "a"}, {"nombre": "b"}]}))
    assert events.attrs["read_as"] == ["eventos is read; the file also holds fuentes (2)"]


def test_where_several_lists_may_be_meant_the_option_says_which():
    text = json.dumps({"old": ROWS[:1], "new": ROWS})
    message = refused(text)
    assert "holds several lists: old (1), new (2); say which it is: --columns list=new" in message
    assert told(read(text, columns={"list": "new"})) == EVENTS
    assert told(read(text, columns=pairs("list=old"))) == EVENTS[:1]
    assert "there is no such list; the lists are: old (1), new (2)" in refused(text, columns={"list": "other"})


def test_what_is_nested_becomes_a_name_and_an_address_or_columns():
    record = ROWS[0] | {
        "source": {"name": "Office", "url": "https://example.org/a"}, "tags": ["x", "y"],
        "at": {"city": "Here", "geo": {"lat": 1.5}}, "links": [{"name": "One", "url": "https://example.org/1"}],
    }  # fmt: skip
    row = read(json.dumps([record])).iloc[0]
    assert row[["source", "source link", "tags", "at.city", "at.geo.lat", "links"]].tolist() == [
        "Office", "https://example.org/a", "x; y", "Here", "1.5", "[One](https://example.org/1)",
    ]  # fmt: skip


def test_a_date_beside_nested_starts_and_ends_is_a_start():
    records = [{"when": "1914-07-28", "name": "A"}, {"when": {"from": "1939-09-01", "to": "1945-05-08"}, "name": "B"}]
    assert told(read(json.dumps(records))) == [["1914-07-28", "A"], ["1939-09-01/1945-05-08", "B"]]


def test_nested_dates_are_dates():
    data = [{"event": {"title": "A", "date": {"year": 1969, "month": 7, "day": 20}}}]
    assert told(read(json.dumps(data))) == [["1969-07-20", "A"]]


def test_geojson_tells_of_events_and_where_they_are():
    feature = {
        "type": "Feature", "properties": {"title": "Landing", "start_date": "1942-08-07", "end_date": "1943-02-09"},
        "geometry": {"type": "Point", "coordinates": [160.1, -9.4]},
    }  # fmt: skip
    events = read(json.dumps({"type": "FeatureCollection", "features": [feature]}), "points.geojson")
    assert told(events, "coordinates") == [["1942-08-07/1943-02-09", "Landing", "-9.4, 160.1"]]


def test_a_query_for_items_is_taken_by_their_labels():
    text = "item,itemLabel,date\nhttp://www.wikidata.org/entity/Q1,A war,1371-01-01T00:00:00Z\n"
    assert told(read(text), "item") == [["1371-01-01", "A war", "http://www.wikidata.org/entity/Q1"]]


def test_wikidata_gives_labels_for_addresses_and_days_for_midnights():
    def row(number, label, day):
        values = {"event": f"http://www.wikidata.org/entity/Q{number}", "eventLabel": label, "start": day}
        return {name: {"type": "literal", "value": value} for name, value in values.items()}

    rows = [row(1, "A war", "1371-01-01T00:00:00Z"), row(2, "A siege", "1402-05-03T00:00:00Z")]
    data = {"head": {"vars": ["event", "eventLabel", "start"]}, "results": {"bindings": rows}}
    assert told(read(json.dumps(data))) == [["1371-01-01", "A war"], ["1402-05-03", "A siege"]]


def test_items_of_vis_timeline_have_their_content_as_title():
    items = [
        {"id": 1, "content": "<b>Launch</b>", "start": "2014-04-20", "end": "2014-04-25", "group": 7, "title": "Of it"},
        {"id": 2, "content": "Winter", "start": 1388534400000, "end": "2014-03-01", "type": "background"},
    ]
    events = read(json.dumps({"items": items, "groups": [{"id": 7, "content": "Team"}]}))
    assert told(events, "lane", "kind", "description") == [
        ["2014-01-01/2014-03-01", "Winter", "", "era", ""],
        ["2014-04-20/2014-04-25", "Launch", "Team", "", "Of it"],
    ]


def test_a_list_of_dicts_is_a_list_too():
    rows = [{"date": date(1969, 7, 20), "title": "A"}, {"date": 1970, "title": "B"}]
    assert told(read_events(rows)) == [["1969-07-20", "A"], ["1970", "B"]]
    with pytest.raises(EventsError, match=r'list of records: .*say which it is: columns={"date": "x"'):
        read_events([{"x": "1969-07-20", "y": "A thing"}])
    with pytest.raises(TypeError, match="not each of them a dict"):
        read_events(["1969"])


# --- iCalendar -------------------------------------------------------------------------------------------


def calendar(*lines, name="X-WR-CALNAME:Our year"):
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", name, *lines, "END:VCALENDAR", ""])


def vevent(*lines):
    return "\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT"])


def test_a_calendar_keeps_days_times_ends_texts_and_its_name():
    events = read(
        calendar(
            vevent("UID:1@x", "DTSTART;VALUE=DATE:20231208", "DTEND;VALUE=DATE:20231210", "SUMMARY:Talks\\, again",
                   "DESCRIPTION:One\\nTwo is\r\n  told", "LOCATION:Here", "CATEGORIES:Work,Other"),
            vevent("DTSTART:20231211T091500Z", "DURATION:PT1H30M", "SUMMARY:Call"),
            vevent("DTSTART;VALUE=DATE:20231212", "DTEND;VALUE=DATE:20231213", "RRULE:FREQ=DAILY", "SUMMARY:Daily"),
            "BEGIN:VTODO\r\nSUMMARY:Later\r\nEND:VTODO",
        ),
        "year.ics",
    )  # fmt: skip
    assert told(events, "lane", "place", "description") == [
        ["2023-12-08/2023-12-09", "Talks, again", "Work; Other", "Here", "One\nTwo is told"],
        ["2023-12-11T09:15Z/2023-12-11T10:45Z", "Call", "", "", ""],
        ["2023-12-12", "Daily", "", "", ""],
    ]
    assert events.attrs["title"] == "Our year"
    said = " ".join(events.attrs["read_as"])
    assert "1 events recur" not in said
    assert "1 event recurs by a rule (RRULE); only its first occurrence is read" in said
    assert "1 VTODO: left out" in said and "of each event UID is left out" in said


def test_times_of_one_zone_stay_and_those_of_several_are_put_on_one_clock():
    berlin = vevent("DTSTART;TZID=Europe/Berlin:20230701T120000", "SUMMARY:A")
    events = read(calendar(berlin))
    assert told(events) == [["2023-07-01T12:00", "A"]]
    assert "times are those of Europe/Berlin" in events.attrs["read_as"]
    both = calendar(berlin, vevent('DTSTART;TZID="W. Europe Standard Time":20230101T120000', "SUMMARY:B"))
    assert told(read(both)) == [["2023-01-01T11:00Z", "B"], ["2023-07-01T10:00Z", "A"]]
    other = calendar(berlin, vevent("DTSTART;TZID=Nowhere:20230101T120000", "SUMMARY:B"))
    assert 'list:8: DTSTART: "20230101T120000" has "Nowhere", whose clock is not known' in refused(other)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (calendar(), "holds no event (VEVENT)"),
        (calendar(vevent("DTSTART:soon", "SUMMARY:A")), 'list:4: DTSTART: "soon" is not a date'),
        (calendar(vevent("SUMMARY:A")), "list:4: date: is blank"),
        (calendar(vevent("DTSTART:20230101T120000", "DURATION:PT", "SUMMARY:A")), '"PT" is not a duration'),
        (calendar("no line"), 'list:4: "no line" is not a line of a calendar'),
        ("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", 'ends within "VEVENT"; expected END:VEVENT'),
        (calendar("END:VEVENT"), "ends what has not begun"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_calendar_is_named(text, said):
    assert said in refused(text)


DAYS = st.dates(date(1000, 1, 1), date(9000, 1, 1))
TIMES = st.datetimes(datetime(1000, 1, 1), datetime(9000, 1, 1)).map(lambda at: at.replace(microsecond=0))
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.sampled_from(" ,;:\\\n"), min_size=1)


def is_title(text: str) -> bool:
    """Whether it says something, and is written as it is: of a backslash and N the writer makes a line break."""
    return bool(text.strip()) and "\\N" not in text


@given(st.lists(st.tuples(DAYS | TIMES, st.integers(0, 9), WORDS.filter(is_title)), min_size=1, max_size=5))
def test_what_another_program_writes_is_read_as_it_was_meant(items):
    whole = icalendar.Calendar()
    for start, length, title in items:
        event = icalendar.Event()
        event.add("dtstart", start)
        event.add("dtend", start + timedelta(days=length))
        event.add("summary", title)
        whole.add_component(event)
    table = from_calendar("x.ics", whole.to_ical().decode())
    assert not table.problems
    for (start, length, title), when, said in zip(items, table.column("date"), table.column("title")):
        if isinstance(start, datetime):
            end = start + timedelta(days=length)
        else:
            end = start + timedelta(days=max(length - 1, 0))
        ends = list(dict.fromkeys(at.isoformat() for at in (start, end)))
        assert [at + ":00" * (at.count(":") == 1) for at in when.split("/")] == ends
        assert said.split() == title.split()


# --- XML, markwhen, YAML ---------------------------------------------------------------------------------

SIMILE = """<?xml version="1.0" encoding="utf-8"?>
<data>
<event start="Sat May 20 1961 00:00:00 GMT-0600" title="Landing, at dawn" color="red">Text, with &lt;i&gt;care&lt;/i&gt;
</event>
<event start="May 01 1963 09:30:00 GMT" end="Jun 01 1963 00:00:00 GMT" isDuration="true" title="Move"/>
<event start="1965" end="1967" isDuration="false" title="Some time" link="https://example.org/"/>
</data>"""


def test_xml_of_simile_keeps_days_ends_and_texts():
    events = read(SIMILE, "list.xml")
    assert told(events, "description", "link") == [
        ["1961-05-20", "Landing, at dawn", "Text, with *care*", ""],
        ["1963-05-01T09:30:00Z/1963-06-01", "Move", "", ""],
        ["[1965..1967]", "Some time", "", "https://example.org/"],
    ]
    assert events.attrs["read_as"][0] == "color: left out, being about looks alone"


def test_an_xml_file_that_may_expand_is_refused():
    bomb = '<!DOCTYPE data [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><data><event title="&b;"/></data>'
    assert "has a document type (DOCTYPE), which may define entities" in refused(bomb, "list.xml")
    outside = '<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/hostname"><data><event title="a"/></data>'
    assert "has a document type (DOCTYPE)" in refused(outside, "list.xml")
    assert "undefined entity" in refused('<data><event start="1961" title="&b;"/></data>', "list.xml")
    assert "without events" in refused("<other/>", "list.xml")
    deep = "<b>" * 20_000 + "</b>" * 20_000
    assert "nested too deep" in refused(f'<data><event start="1961" title="A">{deep}</event></data>', "list.xml")


MARKWHEN = """---
title: A short history
author: Nobody
---
// a remark

1927: First machine
Built by one: then by another

section Second half #late
1930 - 1967: Second machine #big
Text, with commas, in it
12/2/1968: American day
group Inner
Dec 1 1969 - now: To this day
endGroup
# North
2020-03: Talks http://example.org/#x
"""


def test_markwhen_keeps_dates_titles_sections_and_tags():
    events = read(MARKWHEN, "list.mw")
    assert told(events, "lane", "tags", "description") == [
        ["1927", "First machine", "", "", "Built by one: then by another"],
        ["1930/1967", "Second machine", "Second half", "big", "Text, with commas, in it"],
        ["1968-12-02", "American day", "Second half", "", ""],
        ["1969-12-01/..", "To this day", "Inner", "", ""],
        ["2020-03", "Talks http://example.org/#x", "North", "", ""],
    ]
    assert events.attrs["title"] == "A short history"
    assert events.attrs["read_as"] == ["of the lines above the events, author is left out"]


def test_dates_of_markwhen_that_hang_on_others_are_named():
    assert 'list.mw:2: date: "after 3 days"' in refused("1927: A\nafter 3 days: B\n", "list.mw")
    assert "holds no event of markwhen" in refused("nothing\n", "list.mw")


@pytest.mark.parametrize(
    "date", ["1939-09-01/10 days", "2020-02-30", "early 1914", "now - 10 years", "1945 every year for 5 years",
             "2020-05-01T10:00:00Z/1 hour"],
)  # fmt: skip
def test_a_date_of_markwhen_that_is_none_is_named_and_no_text_of_the_event_before_it(date):
    assert f'list.mw:2: date: "{date}"' in refused(f"1900: A\n{date}: B\n", "list.mw")


@pytest.mark.parametrize("date", ["19th century", "Q1 2020", "early 1500s", "4.5.2020", "1200s"])
def test_a_date_in_words_that_markwhen_has_not_is_named_with_what_it_may_mean(date):
    said = refused(f"1900: A\n{date}: B\n", "list.mw")
    assert f'list.mw:2: date: "{date}" is not a date; write ' in said


def test_a_day_before_its_month_is_named_and_settles_nothing_in_silence():
    said = refused("1/2/2020: A\n13/2/2020: B\n", "list.mw")
    assert said == (
        'list.mw:2: date: "13/2/2020" has no such month; the month stands first unless a line above the events says '
        "otherwise: dateFormat: d/M/y"
    )
    assert "has no such month" in refused("5/6/2019: A\n5/6/2019 - 13/6/2019: B\n", "list.mw")
    turned = read("dateFormat: d/M/y\n1/2/2020: A\n13/2/2020: B\n", "list.mw")
    assert turned["date"].tolist() == ["2020-02-01", "2020-02-13"]


@pytest.mark.parametrize("line", ["1000 people died: two survived", "see also: more", "10 things: all of them"])
def test_a_text_of_markwhen_may_begin_with_a_number(line):
    (event,) = told(read(f"1900: A\n{line}\n", "list.mw"), "description")
    assert event == ["1900", "A", line]


def test_what_says_that_an_event_recurs_or_does_not_take_place_is_named_as_what_it_is():
    recurring = vevent("DTSTART;VALUE=DATE:20230314", "RDATE;VALUE=DATE:20230401", "EXDATE:20230314", "SUMMARY:A")
    said = " ".join(read(calendar(recurring), "year.ics").attrs["read_as"])
    assert "1 event recurs by dates (RDATE); only its first occurrence is read" in said and "RRULE" not in said
    assert "1 event says on which days it does not take place (EXDATE), which is not read" in said


def test_a_record_that_has_a_key_twice_is_refused():
    said = refused('[{"date":"2019","title":"A","title":"B"}]', "list.json")
    assert 'has "title" twice in one record, "A" and "B"; expected each key once' in said
    assert "twice" in refused("- date: 2019\n  title: A\n- date: 2020\n  title: B\n  date: 2021\n", "list.yaml")
    assert "twice" in refused('{"date":"2019","title":"A","title":"B"}\n{"date":"2020","title":"C"}\n', "list.jsonl")


def test_markwhen_is_told_from_a_table():
    assert is_markwhen("-", MARKWHEN)
    assert not is_markwhen("-", "date,title\n1927: A\n1928: B\n")


YAML = """\
# a list
- date: 2020-01-01
  title: "Start, of it"
  time: 12:30
- date: 2021
  title: End
  time: ~
"""


def test_yaml_keeps_texts_as_they_are_written():
    events = read(YAML, "list.yml")
    assert told(events) == [["2020-01-01T12:30", "Start, of it"], ["2021", "End"]]
    assert told(read("events:\n  - {date: 1969, title: A}\n  - {date: 1970, title: B}\n", "list.yaml")) == EVENTS


def test_a_list_of_yaml_is_known_without_its_name():
    assert told(read(YAML, "-")) == told(read(YAML, "list.yml"))


def test_yaml_that_repeats_itself_or_is_none_is_refused():
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    assert "list.yml:2: repeats *a by an alias" in refused(bomb, "list.yml")
    assert "is not YAML" in refused("- date: [\n", "list.yml")
    assert "nested too deep" in refused("- " * 200 + "x", "list.yml")
    assert refused("!!python/object/apply:os.system ['true']", "list.yml")


def test_what_yaml_needs_is_named_where_it_is_missing(monkeypatch):
    leave_out(monkeypatch, "yaml")
    assert "is YAML; install pyyaml to read it (pip install pyyaml)" in refused(YAML, "list.yml")


# --- frames and their files ------------------------------------------------------------------------------


def test_what_parquet_needs_is_named_where_it_is_missing(monkeypatch):
    leave_out(monkeypatch, "pyarrow")
    assert "is a Parquet file; install pyarrow" in refused(b"PAR1....", "list.parquet")
    assert "is a Feather file; install pyarrow" in refused(b"ARROW1..", "list.feather")


def test_parquet_and_feather_are_read():
    frame = pd.DataFrame({"date": [date(1969, 7, 20), None], "title": ["A", "B"], "n": [1, 2]}).head(1)
    for write in (frame.to_parquet, frame.to_feather):
        write(data := io.BytesIO())
        assert told(read(data.getvalue()), "n") == [["1969-07-20", "A", "1"]]
    assert "cannot be read as Parquet or Feather" in refused(b"PAR1 and nothing")


def test_frames_of_polars_lazy_ones_too():
    import polars

    frame = polars.DataFrame({"date": [date(1969, 7, 20), date(1970, 1, 1)], "title": ["A", "B"], "n": [1, None]})
    assert told(read_events(frame)) == [["1969-07-20", "A"], ["1970-01-01", "B"]]
    assert told(read_events(frame.lazy().filter(polars.col("n") == 1)), "n") == [["1969-07-20", "A", "1"]]
    with pytest.raises(TypeError, match="a Series"):
        read_events(frame["title"])


def test_relations_of_duckdb():
    import duckdb

    relation = duckdb.sql("select DATE '1969-07-20' as date, 'A' as title, 1 as n")
    assert told(read_events(relation), "n") == [["1969-07-20", "A", "1"]]


def test_tables_of_arrow():
    import pyarrow

    assert told(read_events(pyarrow.table({"date": [date(1969, 7, 20)], "title": ["A"]}))) == [["1969-07-20", "A"]]
