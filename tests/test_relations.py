"""Dates held against what they hang on and against their sources, and what follows from these alone."""

import io
import time

import numpy as np
import pytest
from conftest import events_of
from hypothesis import given
from hypothesis import strategies as st

from timeline import EventsError, precedes, read_events
from timeline.dates.calendar import DAY
from timeline.read.save import to_csv
from timeline.relations.offsets import Offset, parse_offset


def said(text):
    """What is wrong with a table, line by line; [] where nothing is."""
    try:
        read_events(io.StringIO(text))
    except EventsError as error:
        return str(error).splitlines()
    return []


def tied(date, anchor, offset):
    return said(f'date,title,id,relative_to,offset\n"{date}",A,own,the-anchor,{offset}\n"{anchor}",B,the-anchor,,\n')


def sourced(date, source):
    return said(f'date,title,source_date\n"{date}",A,"{source}"\n')


@pytest.mark.parametrize(
    ("date", "anchor", "offset"),
    [
        ("2023-11-06", "2023-11-05", "P1D"),
        ("2023-11-14", "2023-11-06", "P1W"),  # a week may be off by three days
        ("2024-03-28", "2023-11-14", "P4M"),  # a month by fifteen
        ("2007-06-15/..", "2023-12-11", "-P16Y"),  # a year by six months
        ("2023-12-08", "2023-12-11", "-P3D"),
        ("2023-12-08", "2023-12-08T04:15", "after"),
        ("[..2023-11-05]", "2023-11-05", "before"),
        ("../2023-12-11", "2023-12-11", "P0D"),
        ("2023-10-07/2023-12-11", "2023-10-07", "P0D"),
        ("2023-12-10", "2023-12-08T23:30", "P2D"),  # days count whole days
        ("2023-12-08T06:10", "2023-12-08T04:15", "PT2H"),
        ("2023-02-28", "2023-01-31", "P1M"),
        ("2022-10", "2022-09-20", "P1M"),
        ("-0043-03-17", "-0043-03-15", "P2D"),
        ("2023-10-05", "2023-11~", "P4D"),  # about November reaches into October
        ("2025-02-28", "2024~", "P1M28D"),
        ("2023-12-08T04:15+03:00", "2023-12-08T04:15+03:00", "PT0M"),
        ("2023-11-03", "[2023-11-01,2023-11-10]", "P2D"),
        ("2023-11-12", "[2023-11-01,2023-11-10]", "P2D"),
    ],
)
def test_a_date_where_its_tie_puts_it_is_right(date, anchor, offset):
    assert tied(date, anchor, offset) == []


@pytest.mark.parametrize(
    ("date", "anchor", "offset", "room"),
    [
        ("2023-11-07", "2023-11-05", "P1D", "2023-11-06"),
        ("2023-11-18", "2023-11-06", "P1W", "2023-11-10 to 2023-11-16"),
        ("2023-12-07", "2023-12-08", "after", "2023-12-08 or later"),
        ("2023-12-09", "2023-12-08", "before", ".. to 2023-12-08"),
        ("2023-10-04", "2023-11~", "P4D", "2023-10-05 to 2024-01-04"),
        ("2023-11-07", "[2023-11-01,2023-11-10]", "P2D", "2023-11-03 to 2023-11-12"),
        ("2023-12-08T08:00", "2023-12-08T04:15", "PT2H", "2023-12-08T05:45:00 to 2023-12-08T06:45:59"),
    ],
)
def test_a_date_elsewhere_is_named_with_both_values_and_the_room(date, anchor, offset, room):
    (line,) = tied(date, anchor, offset)
    fits_not = "does not fit its relation: the-anchor"
    assert line == f'events:2: date: "{date}" {fits_not} ({anchor}) and {offset} give {room}'


@pytest.mark.parametrize(
    ("date", "source"),
    [("2003-03-20", "2003"), ("2007-06-15/..", "2007~/.."), ("2006-01-01/..", "2007~/.."),
     ("1540-12-25", "15XX-12-25"), ("2023-10-20/2023-11-05", "[2023-10,2023-11]"),
     ("2023-12-08T04:15+03:00", "2023-12-08T01:15Z"),
     ("[..2023-11-05]", "[..2023-11-10]"),
     ("[2024-03-13..2024-03-14]", "2024-03~"), ("../2023-12-11", "../2023-12-11"), ("2003/2010", "2003/.."),
     ("2005/..", "2003/.."), ("2023-11-14/2023-12-11", "2023-11-09/2023-12-11")],
)  # fmt: skip
def test_a_date_inside_its_source_is_right(date, source):
    assert sourced(date, source) == []


@pytest.mark.parametrize(
    ("date", "source"),
    [("2004-03-20", "2003"), ("2002/..", "2003/.."), ("2022", "2022-10"), ("[..2023-11-11]", "[..2023-11-10]"),
     ("2003/..", "2003/2010"), ("[..2023]", "2023"),
     ("2005-12-31/..", "2007~/.."), ("1540-12-24", "15XX-12-25"), ("2023-11-05", "[2023-11-01,2023-11-10]"),
     ("2023-12-08T04:15+03:00", "2023-12-08T04:15Z")],
)  # fmt: skip
def test_a_date_outside_its_source_is_named(date, source):
    (line,) = sourced(date, source)
    assert f'"{date}" lies outside its source_date "{source}"' in line


@pytest.mark.parametrize(
    "text",
    [
        "",
        "P",
        "PT",
        "1D",
        "P1",
        "P1.5D",
        "two days",
        "P-1D",
        "--P1D",
        "P99999Y",
        "P1DT",
        "p1d",
        "P1MT2H",
        "P" + "9" * 99 + "D",
    ],
)
def test_a_bad_offset_is_refused(text):
    with pytest.raises(ValueError, match="expected"):
        parse_offset(text)


@given(
    st.builds(
        lambda months, days, slack: Offset(months, days * DAY, slack * DAY, True),
        st.integers(-30, 30), st.integers(-40, 40), st.sampled_from([0, 3, 15]),
    ),
    st.integers(-800_000, 800_000),
    st.integers(-20, 20),
)  # fmt: skip
def test_what_follows_an_event_is_what_it_precedes(offset, day, apart):
    first, last = offset.follows(day * DAY, day * DAY)
    other = first // DAY + apart
    low, high = offset.precedes(other * DAY, other * DAY)
    assert (first <= other * DAY <= last) == (low <= day * DAY <= high)


# --- together --------------------------------------------------------------------------------------

STORY = """
    date,title,id,source_date,relative_to,offset
    2023-11-05,Visit,visit,[2023-11-01..2023-11-10],trip,-P1D
    2023-11-06,Trip,trip,[2023-11-02..2023-11-11],visit,P1D
    2023-11-14,Waiver,waiver,,trip,P1W
    2023-12-11,Report,report,,,
    2023-12-08,Rockets,rockets,2023-12-08,report,-P3D
"""


def test_events_may_hang_on_one_another_where_they_agree():
    assert len(events_of(STORY)) == 5


def test_what_sources_and_relations_alone_imply_is_said_of_every_event():
    events = events_of(STORY).set_index("id")
    days = events[["implied_earliest", "implied_latest"]].astype("datetime64[s]").astype(str)
    assert [at[:10] for at in days.loc["report"]] == ["2023-12-11", "2023-12-11"]
    assert [at[:10] for at in days.loc["waiver"]] == ["2023-11-06", "2023-11-21"]
    assert [at[:10] for at in days.loc["visit"]] == ["2023-11-01", "2023-11-10"]


def test_where_nothing_follows_nothing_is_implied():
    events = events_of("date,title,id,source_date,relative_to,offset\n2023,A,a,,,\n2024,B,b,,a,after\n2025,C,,2025,,\n")
    assert events["implied_earliest"].isna().tolist() == [True, True, False]
    assert events["implied_latest"].isna().tolist() == [True, True, False]


def test_a_contradiction_names_the_fewest_rows_with_their_lines():
    (line,) = said(
        "date,title,id,relative_to,offset\n"
        "2023-11-01/2023-11-30,Long,long,,\n"
        "[2023-11-01..2023-11-10],Visit,visit,,\n"
        "[2023-11-01..2023-11-30],Trip,trip,visit,P1D\n"
        "[2023-11-20..2023-11-30],Waiver,waiver,trip,P5D\n"
    )
    assert line == (
        "events:3: date: these cannot all be true: line 3 ([2023-11-01..2023-11-10]); line 4 "
        "([2023-11-01..2023-11-30], P1D from visit); line 5 ([2023-11-20..2023-11-30], P5D from trip); "
        "expected dates and relations that agree"
    )


def test_a_circle_that_contradicts_itself_is_named_and_so_is_each_other_contradiction():
    lines = said(
        "date,title,id,relative_to,offset\n2023,A,a,b,P1D\n2023,B,b,a,P1D\n2023,C,c,c,P1D\n"
        "2023-01-01,D,d,e,P1D\n2023-01-01,E,e,,\n"
    )
    assert [line.split(": ")[0] for line in lines] == ["events:2", "events:4", "events:5"]
    assert "line 2 (2023, P1D from b); line 3 (2023, P1D from a)" in lines[0]
    assert '"c" is this very event' in lines[1]


@pytest.mark.parametrize(
    ("relative_to", "offset", "fits"),
    [
        ("siege", "P1D", False),
        ("siege start", "P1D", False),
        ("siege end", "P1D", True),
        ("siege end", "start P1D", True),
        ("siege end", "end P3D", True),
        ("siege end", "end P1D", False),
    ],
)
def test_a_relation_names_the_end_of_an_interval_that_it_means(relative_to, offset, fits):
    rows = f"2023-03-11/2023-03-13,Talks,talks,{relative_to},{offset}\n2023-01-01/2023-03-10,Siege,siege,,\n"
    assert (said("date,title,id,relative_to,offset\n" + rows) == []) == fits


def test_an_interval_may_have_a_length_of_its_own():
    row = "2023-03-01/2023-03-11,Siege,siege,siege start,end {}\n"
    assert said("date,title,id,relative_to,offset\n" + row.format("P10D")) == []
    assert said("date,title,id,relative_to,offset\n" + row.format("P9D")) != []


def test_one_event_precedes_another_certainly_possibly_or_not():
    events = events_of(
        "date,title,id,relative_to,offset\n2023-11,A,a,,\n2023-11,B,b,a,P2D\n2023-11,C,c,,\n2023-12,D,d,,\n"
    )
    assert [precedes(events, *pair) for pair in ("ab", "ba", "ac", "ca", "ad", "da")] == [
        "certainly", "no", "possibly", "possibly", "certainly", "no",
    ]  # fmt: skip
    with pytest.raises(ValueError, match='"e" is the id of no event'):
        precedes(events, "a", "e")


def test_the_ends_of_what_is_implied_are_times():
    events = events_of(STORY)
    assert events["implied_earliest"].dtype == events["implied_latest"].dtype == "datetime64[s]"
    assert (events["implied_earliest"] <= events["implied_latest"]).all()
    assert np.datetime64("2023-12-11T23:59:59") in events["implied_latest"].to_numpy()


def test_of_a_contradiction_no_row_is_named_that_it_does_not_take():
    header = "date,title,id,relative_to,offset\n"
    (line,) = said(
        header + "2023-01/2023-02,A,a,,\n2023-03-03/2023-03-18,B,b,c,P34D\n[2023-01-26..2023-01-31],C,c,a end,-P1M2D\n"
    )
    assert "line 3 (" in line and "line 4 (" in line and "line 2 (" not in line
    (line,) = said(header + "2023-02,A,a,c,P27D\n2023-02-26,B,b,a,P14D\n2023-01-19/2023-01-31,C,c,a,-P27D\n")
    assert "line 3 (" in line and "line 4 (" in line and "line 2 (" not in line


def test_a_chain_of_six_hundred_that_cannot_be_true_is_named_in_a_moment():
    chain = "".join(f"20XX,A,e{i},e{i - 1},P1D\n" for i in range(1, 600))
    start = time.process_time()
    (line,) = said(f"date,title,id,relative_to,offset\n2000-01-01,A,e0,,\n{chain}2050-01-01,Z,z,e599,P1D\n")
    assert line.count("P1D from") == 600
    assert time.process_time() - start < 2


BETWEEN = "date,title,id,relative_to,offset\n{},Undated,u,a,after\n2001-05-01,Start,a,,\n2003-05-01,End,b,u,after\n"


@pytest.mark.parametrize(("cell", "dates"), [("implied", None), ("Implied", None), ("", "implied")])
def test_a_date_that_is_left_to_its_relations_is_drawn_where_they_leave_it(cell, dates):
    events = read_events(io.StringIO(BETWEEN.format(cell)), dates=dates).set_index("id")
    assert events.loc["u", ["date", "when", "dated by"]].tolist() == [
        "[2001-05-01..2003-05-01]", "between 1 May 2001 and 1 May 2003", "relations",
    ]  # fmt: skip
    assert events["dated by"].isna().sum() == 2
    assert "1 date is where its relations leave it: line 2 is [2001-05-01..2003-05-01]" in events.attrs["read_as"]


def test_what_is_left_to_relations_stays_so_in_the_csv_and_follows_them():
    text = to_csv(read_events(io.StringIO(BETWEEN.format("implied"))))
    again = read_events(io.StringIO(text.replace("2003-05-01,End", "2002-05-01,End"))).set_index("id")
    assert again.loc["u", ["date", "dated by"]].tolist() == ["[2001-05-01..2002-05-01]", "relations"]


def test_a_blank_date_in_a_relation_is_told_of_the_way_out_and_one_without_is_not():
    assert said(BETWEEN.format(""))[0].endswith(
        'is blank; expected a date such as 2023-12-08, or "implied" to draw it where its relations leave it'
    )
    assert said("date,title,relative_to,offset\n,A,,\n")[0].endswith(
        "is blank; expected a date such as 2023-12-08, or the row left out"
    )
    assert "no relation says where that is" in said("date,title,relative_to,offset\nimplied,A,,\n")[0]


def test_what_follows_and_leaves_the_years_that_can_be_drawn_is_cut_there_or_named():
    rows = "date,title,id,source_date,relative_to,offset\n9999-06-01,A,a,9999-06-01,,\n[9999-06-01..],B,b,{},a,P1Y\n"
    events = events_of(rows.format("[9999-06-01..]")).set_index("id")
    assert str(events.loc["b", "implied_latest"])[:10] == "9999-12-31"
    rows = "date,title,id,source_date,relative_to,offset\n9999-12-31,A,a,9999-12-31,,\n[9999-01-01..],B,b,,a,P1D\n"
    (line,) = said(rows)
    assert ':3: offset: "P1D" leads outside the years that can be drawn' in line
    assert str(events_of("date,title,source_date\n9999~,A,9999~\n").loc[0, "implied_latest"])[:10] == "9999-12-31"


def test_times_with_several_offsets_are_put_on_one_clock_and_it_is_said_whose():
    rows = "date,title\n2024-03-10T00:00-08:00/2024-03-11T00:00-07:00,A\n2024-03-11T09:30:15Z,B\n"
    events = events_of(rows)
    assert events["date"].tolist() == ["2024-03-10T00:00-08:00/2024-03-10T23:00-08:00", "2024-03-11T01:30:15-08:00"]
    assert events.attrs["clock"] == "UTC-08:00"
    assert events.attrs["read_as"][0].startswith("times are put on one clock, UTC-08:00, that of line 2:")
    events = read_events(io.StringIO(rows), dates="zone=+01:00")
    assert events["date"].tolist()[1] == "2024-03-11T10:30:15+01:00"
    assert "clock" not in to_csv(events)
    assert "clock" not in events_of("date,title\n2024-03-10T00:00,A\n").attrs


def test_a_time_without_a_clock_among_others_is_named_beside_them_as_they_stand():
    with pytest.raises(EventsError) as error:
        events_of("date,title\n2021-08-15T13:08,A\n2021-08-15T13:33+04:30,B\n2021-08-15T14:22Z,C\n")
    assert '"2021-08-15T14:22Z" has Z' in str(error.value)
