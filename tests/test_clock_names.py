"""Times of day in a column of their own: which column that is, which clock it is on, and what is no time there."""

import pytest
from conftest import dates, source

from timeline import EventsError, read_events


def read(text):
    return read_events(source(text))


@pytest.mark.parametrize(
    ("header", "date"),
    [
        ("Date,Time (UTC)", "2023-03-20T10:00Z"),
        ("Date,GMT", "2023-03-20T10:00Z"),
        ("Date,UTC time", "2023-03-20T10:00Z"),
        ("Date (UTC),Time", "2023-03-20T10:00Z"),
        ("Date,Time (GMT+3)", "2023-03-20T10:00+03:00"),
        ("Date,Time UTC-05:30", "2023-03-20T10:00-05:30"),
        ("Date,Local time", "2023-03-20T10:00"),
        ("Date,Time (CET)", "2023-03-20T10:00"),
    ],
)
def test_the_clock_in_the_name_of_a_column_is_that_of_its_times(header, date):
    assert dates(f"{header},Event\n2023-03-20,10:00,A\n") == [date]


def test_whole_dates_have_the_clock_of_their_columns_name_but_those_with_their_own():
    assert dates("Date (GMT+3),Event\n2023-03-20 10:00,A\n2023-03-21T10:00+03:00,B\n2024,C\n") == [
        "2023-03-20T10:00+03:00",
        "2023-03-21T10:00+03:00",
        "2024",
    ]


def test_what_the_name_of_a_column_gives_its_times_is_said():
    said = read("Date,Time (UTC),Event\n2023-03-20,10:00,A\n").attrs["read_as"]
    assert "times are read as UTC, as the name Time (UTC) says" in said
    said = read("Date,Time (CET),Event\n2023-03-20,10:00,A\n").attrs["read_as"]
    assert "Time (CET) says CET of all times of day, which are read without a UTC offset" in said


def test_of_two_clocks_none_is_joined_to_a_day_and_both_are_offered():
    events = read("Date,Time (UTC),Local time,Event\n2023-02-06,22:30,01:30,A\n")
    assert events["date"].tolist() == ["2023-02-06"]
    assert any('--columns "time=Time (UTC)"' in line and "Local time" in line for line in events.attrs["read_as"])


def test_a_day_of_one_clock_is_not_joined_to_a_time_of_another():
    events = read("Date (UTC),Local time,Event\n2023-02-06,01:30,A\n")
    assert events["date"].tolist() == ["2023-02-06"]
    assert any("Local time is left as it is" in line for line in events.attrs["read_as"])


def test_noon_is_a_time_and_another_word_among_times_is_asked_about_and_empties_no_column():
    assert dates("Date,Start time,Event\n2023-03-20,10:00,A\n2023-03-24,noon,B\n") == [
        "2023-03-20T10:00",
        "2023-03-24T12:00",
    ]
    text = "Date,Start time,Event\n2023-03-20,10:00,A\n2023-03-21,11:00,B\n2023-03-24,dusk,C\n"
    with pytest.raises(EventsError, match='"dusk" is not a time of day'):
        read(text)


@pytest.mark.parametrize("name", ["السنة الهجرية", "Year (BE)", "Année (hégire)", "Año hegírico", "Ethiopian year"])
def test_years_of_another_calendar_are_not_offered_as_ours(name):
    with pytest.raises(EventsError, match="counts from another year or in another calendar"):
        read(f"{name},Event\n1444,A\n1445,B\n")


@pytest.mark.parametrize("name", ["Fiscal Year", "FY", "Year ended 31 March"])
def test_a_bookkeepers_year_is_not_offered_as_one_from_january(name):
    with pytest.raises(EventsError, match="does not say when its years begin"):
        read(f"{name},Event\n2021,A\n2022,B\n")


@pytest.mark.parametrize("name", ["Date.1", "Date (new style)", "Expiry date", "Last seen"])
def test_another_column_of_dates_is_named(name):
    events = read(f"Date,{name},Event\n2020-02-21,2020-05-21,A\n")
    assert f"{name} is left as it is: what it says of when is not read" in events.attrs["read_as"]


def test_a_completion_date_is_an_end():
    assert dates("Start Date,Completion Date,Event\n2020-02-21,2020-05-21,A\n") == ["2020-02-21/2020-05-21"]


def test_a_time_beside_whole_moments_is_left_aside():
    events = read("date,Local time,Event\n2023-02-06 01:17,04:17,A\n")
    assert events["date"].tolist() == ["2023-02-06T01:17"]
    assert any("Local time is left as it is" in line for line in events.attrs["read_as"])


def test_two_clocks_of_one_moment_are_not_offered_as_its_start_and_end():
    with pytest.raises(EventsError, match=r"--columns date=UTC$"):
        read("UTC,Local,Event\n2023-03-20 10:00,2023-03-20 13:00,A\n")


@pytest.mark.parametrize("text", ["25 October 1917 (O.S.)", "4 October 1582 (Julian)", "1 März 1700 (a. St.)"])
def test_a_day_of_the_julian_calendar_is_never_offered_as_one_of_ours(text):
    with pytest.raises(EventsError) as error:
        read(f"date,title\n{text},A\n")
    assert "write 1" not in str(error.value)


def test_what_goes_on_is_no_mistake_where_its_start_is_one():
    with pytest.raises(EventsError) as error:
        read("start,end,title\nQ4 2023,ongoing,A\n")
    assert "start:" in str(error.value) and "end:" not in str(error.value)
