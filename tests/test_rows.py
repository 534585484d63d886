"""Rows that are no events, and what lists leave to be understood: one message a row, and no wrong date."""

from __future__ import annotations

import io

import pytest

from timeline import EventsError, read_events


def source(text: str) -> io.StringIO:
    return io.StringIO(text)


def dates(text: str, **options) -> list[str]:
    return read_events(source(text), **options)["date"].tolist()


def refused(text: str, **options) -> list[str]:
    with pytest.raises(EventsError) as error:
        read_events(source(text), **options)
    return [str(one) for one in error.value.problems]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("3702,TOTAL", '"TOTAL" sums up other rows'), ("2,Grand total:", '"Grand total:" sums up'),
        ("Summe,17", '"Summe" sums up'), ("Source: own work,", '"Source: own work" stands alone in its row'),
        ("Date,Title", '"Date" repeats the header'),
    ],
)  # fmt: skip
def test_a_row_that_is_no_event_is_said_to_be_none_once(row, said):
    with pytest.raises(EventsError) as error:
        read_events(source(f"date,title\n1850,A\n{row}\n1852,B\n"))
    assert [one.line for one in error.value.problems] == [3]
    (problem,) = map(str, error.value.problems)
    assert said in problem
    assert "the row left out" in problem


@pytest.mark.parametrize("title", ["Total war", "Total eclipse", "Sum of all fears"])
def test_a_title_that_begins_like_a_sum_is_an_event(title):
    assert dates(f"date,title\n1943,{title}\n") == ["1943"]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Date,Time,Event\n5/14/2024,2:30-4:00 PM,Hearing\n", "2024-05-14T14:30/2024-05-14T16:00"),
        ("Date,Start,End,Event\n5/14/2024,2:30,4:00 PM,Hearing\n", "2024-05-14T14:30/2024-05-14T16:00"),
        ("Date,Start,End,Event\n5/14/2024,11:30,1:00 PM,Hearing\n", "2024-05-14T11:30/2024-05-14T13:00"),
    ],
)
def test_am_or_pm_that_stands_once_is_of_both_times(text, date):
    assert dates(text) == [date]


def test_a_week_is_no_month():
    (problem,) = refused("Week,Event\n2023-10,A\n2023-11,B\n")
    assert 'Week counts weeks; expected 2023-W10 for "2023-10"' in problem
    assert "--columns" not in problem


def test_a_doubt_before_a_dash_may_be_a_start_that_nobody_knows():
    (problem,) = refused("date,title\n?-1990,Factory closes\n1991,B\n")
    assert problem.endswith('"?-1990" may be 1991 BC, or a time until 1990; write -1990? or ../1990')
    assert dates("date,title\n?-0044,A\n-0043,B\n") == ["?-0044", "-0043"]


@pytest.mark.parametrize(("other", "date"), [("+2003-05-00T00:00:00Z", "-0043-03-15"), ("2003-05-01T00:00:00Z", None)])
def test_wikidata_counts_as_historians_do_where_its_own_notation_is_seen(other, date):
    text = f"date,title\n-0044-03-15T00:00:00Z,Caesar dies\n{other},B\n"
    found = dates(text)[0] if date else None
    assert found == date


def test_the_hebrew_month_of_nisan_is_not_the_turkish_april():
    (problem,) = refused("date,title\n15 Nisan 5784,Passover\n")
    assert "5784-04" not in problem
    assert "2024-04-15" in refused("date,title\n15 Nisan 2024,A\n")[0]
