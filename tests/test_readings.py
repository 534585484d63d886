"""Dates as numbers: which ends of what lasted are known, and that words and chart say the same of them."""

from __future__ import annotations

import numpy as np
import pytest
from conftest import events_of

from timeline import draw, write_html
from timeline.dates.span import FORMS
from timeline.picture.key import forms_used
from timeline.picture.measures import AT_LEAST, BY_REPORT, END_CAP
from timeline.picture.picture import picture_of
from timeline.picture.readings import checked, of_source
from timeline.words.columns import briefs, in_words

REPORT = "2023-12-11,R,report,\n"


@pytest.mark.parametrize(
    ("date", "ends"),
    [
        ("2023-10-07/2023-12-11", False),
        ("2023-10-07/2023-12-11T18:00", True),
        ("../2023-12-11", False),
        ("2023-10-07/2023-12-10", True),
        ("2023-10-07/2023-12-12", True),
    ],
)
def test_what_lasted_until_the_day_of_a_report_has_no_end_that_is_known(date, ends):
    events = events_of(f"date,title,kind,source_date\n{REPORT}{date},A,,\n")
    assert (checked(events).flags & END_CAP).any() == ends
    told = of_source(events_of(f"date,title,kind,source_date\n{REPORT}2023-10-07/2023-11-01,A,,{date}\n"))
    assert (told.flags & END_CAP).any() == ends
    alone = checked(events_of(f"date,title\n{date},A\n"))
    assert (alone.flags & END_CAP).all()


@pytest.mark.parametrize(
    ("report", "date", "said"),
    [
        ("2023-12-11", "2023-10-07/2023-12-11", "7 Oct – at least 11 Dec 2023"),
        ("2023-12-11", "../2023-12-11", "until at least 11 Dec 2023"),
        ("2023-12-11", "2023-10-07/2023-12-11~", "7 Oct 2023 – ≈ 11 Dec 2023"),
        ("2023-12-11", "2023-10-07/2023-12-10", "7 Oct – 10 Dec 2023"),
        ("2023-12-11", "[2023-10-07..2023-12-11]", "between 7 Oct and 11 Dec 2023"),
        ("2023-12", "2023-10-07/2023-12-11", "7 Oct – 11 Dec 2023"),
        ("2023-12-11T14:00", "2023-12-11T09:00/2023-12-11T13:59", "11 Dec 2023, 09:00 – 13:59"),
        ("2023-12-11T14:00", "2023-12-11T09:00/2023-12-11T14:00", "11 Dec 2023, 09:00 – at least 14:00"),
    ],
)
def test_what_a_report_saw_last_is_said_to_have_lasted_at_least_so_long(report, date, said):
    events = events_of(f"date,title,kind\n{report},R,report\n{date},A,\n")
    row = events["title"].tolist().index("A")
    reports = checked(events).reports
    assert briefs(events["date"].tolist(), "en", reports)[row].replace("\u00a0", " ") == said
    assert ("at least" in in_words(events["date"].tolist(), "en", reports)[row]) == ("at least" in said)
    assert bool(checked(events).flags[row] & END_CAP) == (" – " in said and "at least" not in said and "≈" not in said)


def test_a_list_and_a_figure_say_of_it_what_the_chart_draws(tmp_path):
    events = events_of(f"date,title,kind,source_date\n{REPORT}2023-10-07/2023-12-11,A,,../2023-12-11\n")
    page = tmp_path / "page.html"
    write_html(events, page)
    for said in ("7 October – at least 11 December 2023", "until at least 11 December 2023"):
        assert said in page.read_text(encoding="utf-8").replace("\u00a0", " ")
        assert said in str(draw(events).to_dict())
    assert "endDate" not in page.read_text(encoding="utf-8")


def test_among_times_of_day_a_day_is_some_time_of_it():
    night = "date,title,kind\n2021-07-15,R,report\n2021-07-15,A,\n2021-07-15T00:15,B,\n2021-07-15T08:00,C,\n"
    events = events_of(night + "".join(f"2021-07-15T09:0{n},D{n},\n" for n in range(5)))
    reading = checked(events)
    row = events["title"].tolist().index("A")
    assert FORMS[reading.form[row]] == "within"
    assert reading.high[row] - reading.low[row] == 86_400
    assert [FORMS[form] for form in reading.form].count("exact") == 8
    assert forms_used(reading) == ["exact_both", "within_time"]
    assert reading.known == 9
    assert {FORMS[form] for form in checked(events_of("date,title\n2021-07-15,A\n2021-07-15T00:15,B\n")).form} == {
        "exact"
    }


@pytest.mark.parametrize(("year", "form"), [(1805, "within"), (1803, "exact")])
def test_within_a_month_a_day_is_some_time_of_it_where_most_dates_have_a_time(year, form):
    rows = f"date,title\n{year}-10-21T11:45,A\n1805-10-21T16:30,B\n1805-10-22,C\n"
    assert FORMS[checked(events_of(rows)).form[2]] == form


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("1981?", "1981?"),
        ("1981%", "≈ 1981?"),
        ("1981~", "≈ 1981"),
        ("[2003,2004]", "2003 or 2004"),
        ("[2003,2004,2007]", "between 2003 and 2007"),
        ("1981~/1985?", "≈ 1981 – 1985?"),
    ],
)
def test_a_list_says_of_a_doubt_what_an_entry_says(date, said):
    assert briefs([date])[0].replace("\u00a0", " ") == said


def test_months_of_a_range_are_shortened_alike():
    assert briefs(["1897-06/1897-08"], "de")[0].replace("\u00a0", " ") == "Juni – Aug. 1897"


def test_what_a_report_saw_last_is_drawn_to_its_line_and_a_month_to_its_last_day():
    rows = '2023-10-07/2023-12-31,A,\n2023-10-07/2023-12,B,\n"[2023-10-07..2023-12-31]",C,\n2023-12,D,\n'
    events = events_of(f"date,title,kind\n2023-12-31,R,report\n{rows}")
    reading, titles = checked(events), events["title"].tolist()
    report, day, month, by_then, some_day = (titles.index(title) for title in "RABCD")
    assert reading.high[day] == reading.high[by_then] == reading.low[report]
    assert reading.high[month] == reading.high[some_day] == reading.low[report]
    assert "at least" not in events["when"][month]
    assert [bool(reading.flags[event] & AT_LEAST) for event in (day, month, by_then, some_day)] == [True] + [False] * 3


def test_what_a_report_of_a_minute_saw_last_goes_as_far_as_its_line_or_as_its_own_end():
    dates = "2024-04-30/2024-05-01 2024-05-01T20:10/2024-05-01 2024-05-01T22:30/2024-05-01T23:59 ../2024-05-01".split()
    rows = "\n".join(f"{date},{title}," for date, title in zip(dates, "ABCD"))
    events = events_of(f"date,title,kind\n2024-05-01T23:30,R,report\n{rows}\n2024-05-01T21:00/2024-05-01T23:00,E,\n")
    reading, titles = checked(events), events["title"].tolist()
    hours = ((reading.high - reading.low[titles.index("R")]) / 3600)[[titles.index(title) for title in "ABCDE"]]
    assert hours.round(2).tolist() == [0, 0, 0.48, 0, -0.5]
    assert ["at least" in events["when"][titles.index(title)] for title in "ABCDE"] == [True] * 4 + [False]


@pytest.mark.parametrize("date", ["2024-05-01/2024-05-01", "2024-04-01/2024-05-01~", "2024-04-01/2024-05"])
def test_an_end_that_is_not_said_to_be_the_least_does_not_fade(date):
    reading = checked(events_of(f"date,title,kind\n2024-05-01,R,report\n{date},A,\n"))
    assert not (reading.flags & AT_LEAST).any()


def test_what_begins_on_the_day_of_a_report_is_drawn_beyond_its_line():
    events = events_of("date,title,kind\n2024-05-01,R,report\n2024-05-01T20:10/2024-05-01,A,\n")
    reading = checked(events)
    assert (reading.low < reading.high).tolist() == [False, True]


def test_a_minute_at_which_something_ends_is_a_moment():
    reading = checked(events_of("date,title\n2021-07-15T02:05/2021-07-15T04:30,A\n2021-07-15T04:30,B\n"))
    assert reading.high[0] == reading.low[1]


def test_what_goes_on_to_a_day_ends_where_an_event_of_that_day_is_unless_there_are_times_of_day():
    rows = "2023-10-07/2023-11-05,Bar,\n[2023-10-07..2023-11-05],Some day,\n2023-11-05,Day,\n"
    rows += '"{2023-10,2023-12-24}",Month,\n'
    reading = checked(events_of(f"date,title,kind\n{rows}"))
    low, high = (dict(zip(events_of(f"date,title,kind\n{rows}")["title"], at)) for at in (reading.low, reading.high))
    assert high["Bar"] == high["Some day"] == low["Day"]
    assert {(one.end - one.start) / 86_400 for one in reading.members} == {0.0, 30.0}
    timed = events_of(f"date,title,kind\n{rows}2023-11-05T12:00,Noon,\n")
    high, low = (dict(zip(timed["title"], at)) for at in (checked(timed).high, checked(timed).low))
    assert high["Bar"] == high["Some day"] == low["Day"] + 86_400


def test_of_what_was_on_some_day_by_a_report_that_report_is_the_last_that_it_can_be():
    rows = (
        "2023-12-11,Report,report\n[2023-12-08..2023-12-11],By then,\n[2023-12-08..2023-12-10],Before,\n2003,Other,\n"
    )
    events = events_of(f"date,title,kind\n{rows}")
    flags = dict(zip(events["title"], checked(events).flags & BY_REPORT > 0))
    assert flags == {"Report": False, "By then": True, "Before": False, "Other": False}


def test_what_is_about_is_drawn_as_it_says_where_the_axis_would_leave_out_a_part_of_its_outline():
    days = [f"2023-10-{day:02d}" for day in range(1, 15)]
    for date, drawn in (("2024-03~", ["2024-03-01", "2024-03-31"]), ("2023-10~", ["2023-09-01", "2023-11-30"])):
        rows = "date,title\n" + "".join(f"{one},A\n" for one in [*days, date])
        picture = picture_of(events_of(rows), lanes=None, lang="en", fold=True)
        row = int(np.flatnonzero(picture.reading.texts == date)[0])
        ends = [picture.reading.low[row], picture.reading.high[row]]
        assert [str(np.datetime64(int(at), "s"))[:10] for at in ends] == drawn
        assert not any(gap.start < at < gap.end for gap in picture.axis.gaps for at in ends)
