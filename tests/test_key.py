"""The key says what the shapes in use mean."""

from __future__ import annotations

import pytest
from conftest import events_of

from timeline.picture.key import form_words, forms_used, shapes_words
from timeline.picture.readings import checked


@pytest.mark.parametrize(
    ("date", "shapes"),
    [
        ("[1931-08-02T02:20..1931-08-02T02:50]", ["exact_time", "within_time"]),
        ("1931-08", ["exact_time", "within_day"]),
        ("1931-08-03", ["exact_both"]),
    ],
)
def test_in_a_night_by_the_minute_a_time_is_uncertain_rather_than_a_date(date, shapes):
    assert forms_used(checked(events_of(f"date,title\n1931-08-02T01:26,A\n{date},B\n"))) == shapes


@pytest.mark.parametrize(
    ("dates", "shape"),
    [
        (["1998-04", "1999", "2001-21", "2003-05~"], "within_day"),
        (["1998-04", "199X"], "within"),
        (["1998-04", "1999", "2000", "[2001-05-01..2001-05-03]"], "within_day"),
        (["1998-04", "[2001-05-01..2001-05-03]"], "within"),
    ],
)
def test_where_most_dates_lack_nothing_but_the_day_none_is_called_uncertain(dates, shape):
    rows = "".join(f"{date},{date}\n" for date in dates)
    used = forms_used(checked(events_of(f"date,title\n2000-01-01,A\n{rows}")))
    assert [form for form in used if form.startswith("within")] == [shape]


@pytest.mark.parametrize(
    ("rows", "shapes"),
    [
        ("2023-12-08~,A", ["exact", "doubt"]),
        ("2023-10~/2023-12-11,A", ["throughout", "doubt_lasted"]),
        ("2023-12-08~,A\n2023-10~/2023-12-11,B", ["exact", "throughout", "doubt_both"]),
        ("2023-10/2023-12-11,A", ["throughout", "unknown_within"]),  # it began on some day in October
        ("2023-10/2023-12-11,A\n2023-10-01/,B", ["throughout", "unknown"]),  # the sign of most
        ("2023-10-01/2023-12-11,A", ["throughout"]),
        ("2023-10-01/..,A", ["throughout", "open"]),
        ('"{2023-10-01,2023-10-03}",A', ["several"]),
        ('"{1903,1910}",A', ["within", "several"]),  # a year each, and no day
    ],
)
def test_the_key_shows_what_is_about_as_it_is_drawn_and_ends_that_are_not_known(rows, shapes):
    assert forms_used(checked(events_of(f"date,title\n{rows}\n"))) == shapes


def test_what_lasted_until_a_report_has_an_end_that_is_not_known():
    rows = "2023-10-01/2023-12-11,A,\n2023-12-11,R,report\n"
    assert forms_used(checked(events_of(f"date,title,kind\n{rows}"))) == ["exact", "throughout", "unknown"]


@pytest.mark.parametrize(
    ("date", "said"), [("1981?", "approximate · ? perhaps"), ("1981~", "approximate"), ("1981", "")]
)
def test_the_key_says_what_a_question_mark_in_the_list_says(date, said):
    reading = checked(events_of(f"date,title\n{date},A\n1990-01-01,B\n"))
    words = [form_words(form, "en", reading, None) for form in forms_used(reading) if form.startswith("doubt")]
    assert words == [said] * bool(said)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("2021-08-15T13:08+04:30,A\n2021-08-15T14:22Z,B\n", {"exact_time": "exact time (UTC+04:30)"}),
        ("2021-08-15T13:08,A\n2021-08-15T14:22,B\n", {"exact_time": "exact time"}),
        ("2021-08-15T13:08Z/2021-08-15T14:22Z,A\n", {"throughout": "lasted (UTC)"}),
        ("2021-08-15,A\n2021-08-16,B\n", {"exact": "exact day"}),
    ],
)
def test_a_key_says_once_by_whose_clock_times_are_told(rows, said):
    events = events_of(f"date,title\n{rows}")
    assert shapes_words(events, "en", checked(events)) == said
