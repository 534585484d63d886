"""CSV to events: what is read, and everything that is refused."""

from __future__ import annotations

import csv
import gc
import io
from contextlib import suppress

import numpy as np
import pandas as pd
import pytest
from conftest import events_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline import EventsError, read_events
from timeline.picture.bands import lane_order
from timeline.read.heading import Heading, heading_of
from timeline.read.save import to_csv
from timeline.schema import NAMES


def problems(data: bytes | str, name: str = "events.csv") -> list[str]:
    """What is wrong with a file, line by line."""
    file = io.BytesIO(data.encode() if isinstance(data, str) else data)
    file.name = name
    with pytest.raises(EventsError) as error:
        read_events(file)
    return str(error.value).splitlines()


# --- what is read -----------------------------------------------------------------------------------


def test_two_columns_are_enough():
    events = events_of("date,title\n2023-12-08,Rockets\n")
    assert events[["id", "when", "form"]].to_numpy().tolist() == [["rockets", "8 December 2023", "exact"]]
    assert set(NAMES) <= set(events)


def test_columns_have_the_types_pandas_users_expect(article):
    assert article["earliest"].dtype == article["latest"].dtype == "datetime64[s]"
    assert article["form"].dtype == "category"
    assert all(article[name].dtype == bool for name in ("open_start", "open_end", "about", "perhaps"))
    assert article["title"].dtype == "str"
    assert article["relative_to"].isna().any()


def test_open_ends_are_missing_times():
    events = events_of("date,title\n2003/..,A\n../2010,B\n")
    assert events.set_index("title")[["earliest", "latest"]].isna().to_numpy().tolist() == [
        [False, True],
        [True, False],
    ]


def test_events_are_sorted_by_time_and_ties_keep_the_files_order():
    events = events_of("date,title\n2023-12-08,C\n2003/..,A\n2023-12-08,D\n[..2023-11-05],B\n2023-12-08T04:15,E\n")
    assert events["title"].tolist() == ["A", "B", "C", "D", "E"]


def test_unknown_columns_are_kept():
    assert events_of("date,title,mood\n2023,A,calm\n")["mood"].tolist() == ["calm"]


def test_pandas_does_not_help():
    events = events_of("date,title,place\n2023,NA,007\n2024,null,1e5\n2025,True,nan\n")
    assert events["title"].tolist() == ["NA", "null", "True"]
    assert events["place"].tolist() == ["007", "1e5", "nan"]


def test_cells_are_stripped_and_quoted_breaks_kept():
    events = events_of('date , Title\n 2023 ,"  two\nlines "\n')
    assert events["title"].tolist() == ["two\nlines"]


@pytest.mark.parametrize(
    "data", [b"\xef\xbb\xbfdate,title\n2023,A\n", b"date,title\r\n2023,A\r\n\r\n", b"date,title,,\n2023,A,,\n,,,\n"]
)
def test_what_spreadsheets_do_to_a_file_is_accepted(data):
    assert read_events(io.BytesIO(data))["title"].tolist() == ["A"]


def test_a_dataframe_is_read_like_a_file():
    frame = pd.DataFrame({"Date": [2003, 2004.0, pd.Timestamp("2023-12-08"), "2022-10"], "title": list("ABCD")})
    assert read_events(frame)["date"].tolist() == ["2003", "2004", "2022-10", "2023-12-08"]


def test_reading_twice_changes_nothing(article):
    pd.testing.assert_frame_equal(read_events(article), article)
    pd.testing.assert_frame_equal(read_events(io.StringIO(to_csv(article))), article)


def test_ids_made_from_titles_are_unique():
    assert events_of("date,title\n2001,Talks\n2002,Talks!\n2003,東京\n2004,?\n")["id"].tolist() == [
        "talks",
        "talks-2",
        "東京",
        "event",
    ]


def test_an_id_made_from_a_title_never_takes_a_given_one():
    events = events_of("date,title,id\n2001,Talks,\n2002,Other,talks\n")
    assert events["id"].tolist() == ["talks-2", "talks"]


# --- what is refused --------------------------------------------------------------------------------


def test_every_problem_is_said_at_once_in_the_order_of_lines():
    found = problems(
        "date,title,id,relative_to,offset\n"
        "Oct-22,A,a,,\n"
        '2023-02-30,"quoted\nbreak",b,,\n'
        "2023-02-20,,c,nobody,P1D\n"
        "2023-02-20,D,a,b,P1D\n"
    )
    assert [line.split(": ")[:2] for line in found] == [
        ["events.csv:2", "date"],
        ["events.csv:3", "date"],
        ["events.csv:5", "title"],
        ["events.csv:5", "relative_to"],
        ["events.csv:6", "id"],
    ]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("Oct-22", "a spreadsheet has rewritten it? Write 2022-10 for October 2022 or 1922-10 for October 1922"),
        ("08-Dec", "write the year too: YYYY-12-08"),
        ("04:15 PM", "write the day too"),
        ("12 noon", "write the day too"),
        ("KW 12", "write its year too"),
        ("Sun 13 Aug", "write the year too: YYYY-08-13"),
        ("ditto", "or leave the cell blank and say --dates above"),
        ("@#DJULIAN@ 25 OCT 1917", "of a calendar that it names, Julian"),
        ("1990–1994[1][2]", "write 1990/1994; the mark of a footnote is left out"),
        ("FY 2019/20", "it does not say when its year begins"),
        ("4 October 1957", "write 1957-10-04"),
        ("October 2022", "write 2022-10"),
        ("c. 1200", "write 1200~"),
        ("1850s", "write 185X"),
        ("44 BC", "write -0043"),
        ("07/10/2023", "write 2023-10-07 for 7 October or 2023-07-10 for 10 July"),
        ("8.12.2023", "write 2023-12-08 for 8 December or 2023-08-12 for 12 August"),
        ("2023/12/08", "write 2023-12-08"),
        ("2023-1-2", "write 2023-01-02"),
        ("45268", "a spreadsheet has rewritten it? Write 2023-12-08"),
        ("12,000 BC", "it lies outside the years that can be drawn, -9999 to 9999"),
        ("66 million years ago", "it lies outside the years that can be drawn, -9999 to 9999"),
        ("2023-13", "there is no month 13"),
        ("2023-02-30", "February 2023 has no day 30; expected a day from 01 to 28"),
        ("2023-12-11/2023-10-07", "ends before it starts"),
        ("Y12000", "outside the years that can be drawn; expected a year from -9999 to 9999"),
        ("12000", "is not a date"),
        ("soon", '"soon" is not a date; expected a date such as'),
        ("2023-12-08/open", "is not a date"),
    ],
)
def test_a_bad_date_is_named_with_a_suggestion(cell, said):
    (line,) = problems(f'date,title\n"{cell}",A\n')
    assert line.startswith("events.csv:2: date: ")
    assert said in line


@pytest.mark.parametrize("cell", ["0000", "-0043-03-15", "2023/", "/2023", "-9999", "9999-12-31"])
def test_odd_but_true_dates_are_accepted(cell):
    assert len(events_of(f"date,title\n{cell},A\n")) == 1


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", "", "is empty"),
        ("\n\n", "", "is empty"),
        ("date,title\n", "", "holds a header and no event"),
        ("title\nA\n", "1", "date: this column is missing"),
        ("date,Titles\n2023,A\n", "1", "the columns are: date, Titles; say which it is: --columns title=Titles"),
        ("When,Which,n\n2023,A,5\n", "1", "columns are: When, Which, n; say which it is: --columns title=Which"),
        ("A,B\nMoon,20 July 1969\nWall,9 November 1989\n", "1", "say which it is: --columns date=B,title=A"),
        ("Event,Name,date\nA,B,2023\n", "1", "title: this column is missing"),
        ("Date of birth,Date of death,title\n2023,2024,A\n", "1", "date: this column is missing; the columns are:"),
        ("date,title\n1912-45,A\n1957-04,B\n", "2", 'can only be two years, "1957-04" in line 3'),
        ("date,title,other_dates\n2023,A,2024 Bob; c. 1200\n", "2", 'other_dates: "c." is not a date'),
        ("date,title,title\n2023,A,B\n", "1", "title: this column stands twice"),
        ("date,title,id\n2023,A,x\n2024,B,x\n", "3", 'id: "x" is taken by line 2'),
        ("date,title,id\n2023,A,x y\n", "2", 'id: "x y" is not an id'),
        ("date,title\n,A\n", "2", "date: is blank"),
        ("date,title\n2023,\n", "2", "title: is blank"),
        ("date,title\n2023,A, then B\n", "2", "has 3 cells, the header has 2; put a cell that holds a comma in "
                                              "quotation marks"),
        ("date,title\n2023,A\0B\n", "2", "holds a NUL byte"),
        ('date,title\n2023,"A" x\n', "2", "stands inside a quoted cell"),
        ('date,title\n2023,"A\n2024,B\n', "2", "nothing closes it"),
        ("date,title\n2023," + "x" * 1001 + "\n", "2", "has 1001 characters; expected at most 1000"),
        ("date,title\n2023," + "x" * 200_000 + "\n", "2", "a cell has more than 131072 characters"),
        ("date,title,check_url\n2023,A,javascript:alert(1)\n", "2", "is not a web address"),
        ("date,title,check_url\n2023,A,ftp://x.org/\n", "2", "is not a web address"),
        ("date,title,check_url\n2023,A,https://\n", "2", "is not a web address"),
        (
            "date,title,relative_to,offset\n2023,A,bee,P1D\n2024,Bees,,\n",
            "2",
            'relative_to: "bee" is the id of no event; did you mean bees?',
        ),
        ("date,title,relative_to,offset\n2023,A,b,\n2023,B,,\n", "2", 'offset: is blank, but relative_to says "b"'),
        ("date,title,relative_to,offset\n2023,A,b,2 "
         "days\n2023,B,,\n", "2", 'offset: "2 days" is not an offset; expected after, before, or'),
        ("date,title,relative_to,offset\n2023,A,b,P1D\n2023,B,a,P1D\n", "2", "these cannot all be true"),
        (
            "date,title,relative_to,offset\n2023-11-07,A,b,P1D\n2023-11-05,B,,\n",
            "2",
            "b (2023-11-05) and P1D give 2023-11-06",
        ),
        ("date,title,source_date\n2023-11-07,A,2022\n", "2", '"2023-11-07" lies outside its source_date "2022"'),
        ("date,title,source_date\n2023-11-07,A,2022-13\n", "2", 'source_date: "2022-13" is not a date'),
        ("date,title\n2023-12-08T04:15Z,A\n2023-12-08T04:15,B\n", "3", "has no UTC offset, line 2 has Z"),
        ("date,title\n2023-12-08T04:15,A\n2023-12-08T04:15Z,B\n", "3", "has Z, line 2 has none; expected"),
    ],
)  # fmt: skip
def test_a_bad_file_is_named_with_its_line(text, line, said):
    found = problems(text)
    assert any(one.startswith(f"events.csv:{line}{':' if line else ''}") and said in one for one in found), found


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("date,title\n2023,Ä\n".encode("utf-16"), 'is in UTF-16-LE; expected UTF-8: save it as "CSV UTF-8"'),
        ("date,title\n2023,A\n".encode("utf-16-le"), "is in UTF-16"),
        ("date,title\n2023,A\n2024,Zürich\n".encode("latin-1"), "events.csv:3: is not in UTF-8 at"),
    ],
)
def test_another_encoding_is_named_with_the_fix(data, said):
    assert any(said in line for line in problems(data))


@pytest.mark.parametrize(
    ("make", "said"), [(lambda p: p.mkdir(), "is a folder"), (lambda p: None, "there is no such file")]
)
def test_what_is_no_file_is_named(tmp_path, make, said):
    make(tmp_path / "x.csv")
    with pytest.raises(EventsError, match=said):
        read_events(tmp_path / "x.csv")


def test_a_gigabyte_is_refused_before_it_is_read_whole(tmp_path):
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.write(b"date,title\n2023,")
        file.truncate(2**30)
    with pytest.raises(EventsError, match="is larger than 256 MB"):
        read_events(path)


def test_a_notebook_shows_a_list_and_no_traceback():
    with pytest.raises(EventsError) as error:
        events_of("date,title\nsoon,A\nlater,B\n")
    shown = error.value._render_traceback_()
    assert shown[0] == "2 problems to mend, nothing was drawn:"
    assert len(shown) == 3


# --- whatever comes ----------------------------------------------------------------------------------

CELLS = st.one_of(
    st.text(max_size=20),
    st.sampled_from(["2023", "2023-12-08", "", "P1D", "after", "a", "b", "[..2023]", '"', "=1+1", "https://x.org"]),
)
HEADERS = st.lists(st.sampled_from([*NAMES, "x", ""]), min_size=1, max_size=6)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.binary(max_size=200), st.text('date,title\n"2023-1-\r;\t\0é', max_size=200).map(str.encode)))
def test_any_bytes_are_events_or_an_eventserror(data):
    try:
        events = read_events(io.BytesIO(data))
    except EventsError:
        return
    assert len(events)


@given(HEADERS, st.lists(st.lists(CELLS, min_size=1, max_size=6), max_size=6))
def test_any_cells_are_events_or_an_eventserror(header, rows):
    out = io.StringIO(newline="")
    csv.writer(out).writerows([["date", "title", *header], *rows])
    try:
        events = read_events(io.StringIO(out.getvalue(), newline=""))
    except EventsError as error:
        assert error.problems  # noqa: PT017
        return
    assert len(events) == sum(any(cell.strip() for cell in row) for row in rows)
    assert events["id"].is_unique
    assert (np.diff(events["earliest"].dropna().to_numpy()) >= np.timedelta64(0)).all()


@pytest.mark.parametrize("text", ["date,title\n2023-12-08,A\n", "date,title\nnever,A\n"])
def test_reading_leaves_the_garbage_collector_as_it_was(text):
    for state, put in ((True, gc.enable), (False, gc.disable)):
        put()
        try:
            with suppress(EventsError):
                read_events(io.StringIO(text))
            assert gc.isenabled() is state
        finally:
            gc.enable()


# --- what the file says of the whole ------------------------------------------------------------------

STORY = """
    date,title,kind,lane,description,source,check_url
    ,All of it,title,South; North,The deck,A book,https://example.org/
    2023,One,,North,,,
    2024,Two,,South,,A letter,
    2023-05/2024-02,Nine months,note,,,,
"""


def test_a_row_of_kind_title_is_the_heading_and_no_event():
    events = events_of(STORY)
    assert events["title"].tolist() == ["One", "Two"]
    assert heading_of(events) == Heading("All of it", "The deck", "A book", "https://example.org/", ("South", "North"))


def test_a_row_of_kind_note_is_no_event_either():
    assert events_of(STORY).attrs["notes"] == [{"date": "2023-05/2024-02", "title": "Nine months"}]


def test_each_event_may_have_a_source_of_its_own():
    assert events_of(STORY)["source"].fillna("").tolist() == ["", "A letter"]


def test_what_is_saved_reads_back_with_heading_and_notes():
    events = events_of(STORY)
    again = read_events(io.StringIO(to_csv(events)))
    pd.testing.assert_frame_equal(events, again)
    assert again.attrs == events.attrs != {}
    assert to_csv(again) == to_csv(events)


def test_a_frame_read_again_keeps_heading_and_notes():
    events = events_of(STORY)
    assert read_events(events).attrs == events.attrs


def test_two_stories_put_together_have_neither_heading():
    both = pd.concat([events_of(STORY), events_of("date,title\n2023,Other\n")], ignore_index=True)
    assert heading_of(both) == Heading("", "", "", "", ())


def test_lanes_of_the_heading_that_a_filter_leaves_out_are_not_asked_for():
    events = events_of(STORY)
    assert lane_order(events, None) == ["South", "North"]
    assert lane_order(events[events["lane"] == "North"], None) == ["North"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("2023,T,title,,,,", '2: date: is "2023"; expected a blank cell: the title of the whole has no date'),
        (",,title,,,,", "2: title: is blank; expected the headline of the whole"),
        (",T,title,Nroth,,,", '2: lane: "Nroth" is the lane of no event; did you mean North?; the lanes are: North'),
        (",T,title,,,,ftp://x", '2: check_url: "ftp://x" is not a web address'),
        (",T,title,,,,\n,U,Title,,,,", "3: kind: there is already a title in line 2; expected only one"),
        (",N,note,,,,", "2: date: is blank"),
        ("soon,N,note,,,,", '2: date: "soon" is not a date'),
        ("2023,,note,,,,", "2: title: is blank"),
    ],
)
def test_what_is_wrong_with_a_title_or_a_note_is_named(row, said):
    text = f"date,title,kind,lane,description,source,check_url\n{row}\n2023,One,,North,,,\n"
    with pytest.raises(EventsError) as error:
        read_events(io.StringIO(text))
    assert f"events:{said}" in str(error.value)


def test_a_title_alone_is_no_list_of_events():
    with pytest.raises(EventsError, match="holds a title and no event"):
        events_of("date,title,kind\n,All of it,title\n")


def test_nothing_hangs_on_a_title_or_a_note():
    with pytest.raises(EventsError, match='"n" is the id of no event'):
        events_of("date,title,kind,id,relative_to,offset\n2023,N,note,n,,\n2023,One,,,n,P0D\n")
