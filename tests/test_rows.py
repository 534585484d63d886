"""Rows that are no events, and what lists leave to be understood: one message a row, and no wrong date."""

from __future__ import annotations

import pytest
from conftest import dates, source

from timeline import EventsError, read_events


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


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("25:10", "expected one such as 14:30 or 2 pm"), ("1400 hrs", "write 14:00"), ("9", "expected one such as"),
        ("TBD", "leave it blank where nobody knows"),
    ],
)  # fmt: skip
def test_what_is_no_time_in_a_column_of_times_is_said_to_be_none(cell, said):
    (problem,) = refused(f"Date,Time,title\n2024-05-17,22:00,A\n2024-05-18,{cell},B\n2024-05-19,10:00,C\n")
    assert f'Time: "{cell}" is not a time of day' in problem and said in problem


def test_a_bare_hour_empties_no_column_of_times():
    problems = refused("date,start time,end time,title\n2024-05-17,22:00,23:00,A\n2024-05-18,9,11,B\n")
    assert [problem.partition(":")[0] for problem in problems] == ["start time", "end time"]


def test_a_blank_era_is_asked_for_and_nothing_else_is():
    assert refused("Year,Era,Event\n44,BC,Caesar\n1066,,Hastings\n") == [
        'Era: is blank beside "1066"; expected an era, as in other rows'
    ]


def test_what_is_still_open_has_an_end_column_all_the_same():
    (first, *_) = refused("Opened,Closed,Station,Line\n1863,still open,Paddington,Met\n1863,1940,Farringdon,Met\n")
    assert "start=Opened,end=Closed,title=Station" in first


def test_a_day_of_the_week_of_the_julian_calendar_is_told_from_a_wrong_one():
    assert "write 1066-10-20, as ours has it" in refused("date,title\nSat 14 Oct 1066,A\n")[0]
    assert "expected the day of the week and the date to agree" in refused("date,title\nMon 14 Oct 2022,A\n")[0]


def test_an_end_of_two_digits_beside_a_day_may_be_a_day_of_its_month():
    (problem,) = refused("date,end,title\n2024-10-01,31,Exhibition\n2024-11-01,30,Fair\n")
    assert problem.endswith("; or, if it is a day, 2024-10-31")
    assert "if it is a day" not in refused("date,end,title\n1914-10-29,18,War\n")[0]


@pytest.mark.parametrize(
    "text",
    [
        "Date,Time,Event\n2003-05-03,9:00 AM,A\n2003-05-03,2:30 PM,B\n2003-05-03,4:00,C\n",
        'date,title\n"May 3, 2003 9:00 AM",A\n"May 3, 2003 4:00",B\n',
        "Start,End,Event\n2003-05-03 2:30,2003-05-03 4:00 PM,A\n",
    ],
)
def test_a_time_without_am_or_pm_beside_others_with_one_is_asked_about(text):
    assert any("says neither am nor pm" in problem for problem in refused(text))


@pytest.mark.parametrize("time", ["9:00-11", "2:30 PM-4"])
def test_a_bare_hour_behind_a_time_is_no_difference_from_greenwich(time):
    assert refused(f"Date,Time,Event\n2003-05-03,{time},A\n")


def test_an_end_takes_its_era_and_its_year_from_neither_side_alone():
    (problem,) = refused("Start,End,Event\n500 BC,400,A\n")
    assert "write -0499/0400 for the year 400 or -0499/-0399" in problem
    assert dates('Start,End,Event\nDec 31,"Jan 2, 2004",A\n') == ["2003-12-31/2004-01-02"]


def test_short_ranges_that_each_end_a_year_on_are_asked_about():
    assert "may be" in refused("Event,Date\nA,1905-06\nB,1907-08\nC,1910-11\n")[0]
    assert "may be" in refused("Event,Date\nA,1921-24\nB,1936-39\n")[0]


def test_of_a_column_that_is_said_to_be_before_our_era_it_is_said():
    events = read_events(source("Stop,Arrived BC\nVancouver,1999\n"), columns={"date": "Arrived BC", "title": "Stop"})
    assert "Arrived BC is read as years before our era" in events.attrs["read_as"]


def test_a_row_with_a_date_alone_lacks_a_title_and_is_no_remark():
    problems = refused("date,title\n1990,A\nSpring 1991,\n")
    assert any("title: is blank" in problem for problem in problems)
    assert not any("left out" in problem for problem in problems)


def test_a_sum_by_name_with_a_year_is_an_event():
    assert dates("Year,Event,Place\n1924,Total,Paris\n") == ["1924"]


@pytest.mark.parametrize("end", ["to date", "till now", "until today", "to present"])
def test_an_end_that_goes_on_may_have_a_word_before_it(end):
    assert dates(f"start,end,title\n1990,{end},A\n") == ["1990/.."]


def test_a_year_in_two_figures_ends_in_the_century_of_its_start():
    assert dates("Start,End,title\n1618,48,A\n1914,18,B\n") == ["1618/1648", "1914/1918"]
    assert any('"05" is not a date' in problem for problem in refused("Start,End,title\n1888,05,A\n"))


def test_a_year_0_among_years_of_ours_is_read_with_a_remark():
    events = read_events(source("date,title\n0000,A\n1990,B\n"))
    assert any("year 1 BC, by line 2" in said for said in events.attrs["read_as"])
    assert "read_as" not in read_events(source("date,title\n0000,A\n-0043,B\n")).attrs


@pytest.mark.parametrize(
    ("name", "cells", "expected"),
    [
        ("Quarter", "2022-1\n2022-4", "2022-Q1"),
        ("Week", "2023-10\n2023-11", "2023-W10"),
        ("Century", "16\n17", "16th century"),
    ],
)
def test_a_part_of_a_year_that_looks_like_a_month_is_refused_whoever_names_it(name, cells, expected):
    rows = "\n".join(f"{cell},An event" for cell in cells.split("\n"))
    assert any(expected in problem for problem in refused(f"{name},title\n{rows}\n"))
    with pytest.raises(EventsError, match="counts"):
        read_events(source(f"{name},title\n{rows}\n"), columns={"date": name})


@pytest.mark.parametrize("name", ["Calendar era", "Notation", "v./n. Chr.", "Whichever"])
def test_a_column_of_nothing_but_eras_is_of_the_years_beside_it_whatever_it_is_called(name):
    assert dates(f"Event,Year,{name}\na,1500,BCE\nb,1170,CE\n") == ["-1499", "1170"]


def test_a_province_is_no_era():
    assert dates("Province,Year,Event\nBC,1900,A\nBC,1901,B\n") == ["1900", "1901"]


def test_each_end_has_the_era_of_its_own_column():
    rows = "Event,From,From notation,To,To notation\na,1221,BC,1206,BC\nb,27,BC,14,AD\n"
    assert dates(rows) == ["-1220/-1205", "-0026/0014"]
    assert any("Era: this column stands twice" in one for one in refused("Event,Start,Era,End,Era\na,20,BC,9,AD\n"))


@pytest.mark.parametrize("name", ["AM/PM", "Meridiem", "Half"])
def test_am_and_pm_in_a_column_of_their_own_belong_to_the_time_before_them(name):
    rows = f"Date,Time,{name},title\n2024-03-01,2:30,PM,A\n2024-03-01,9:00,AM,B\n"
    assert dates(rows) == ["2024-03-01T09:00", "2024-03-01T14:30"]


@pytest.mark.parametrize(
    ("name", "cell", "expected"), [("c.", "c.", "1200~"), ("circa", "ca.", "1200~"), ("approx", "yes", "1200~")]
)
def test_a_column_that_says_about_qualifies_the_year_beside_it(name, cell, expected):
    assert dates(f"title,{name},Year\nA,{cell},1200\nB,,1300\n") == [expected, "1300"]


@pytest.mark.parametrize("name", ["Année avant J.-C.", "Year BC (approx)", "BC date", "Jahr v. u. Z."])
def test_a_name_that_says_before_our_era_counts_for_its_years(name):
    events = read_events(source(f"{name},title\n1399,A\n52,B\n"), columns={"date": name})
    assert events["date"].tolist() == ["-1398", "-0051"]


def test_a_state_is_no_sign_that_a_year_is_about():
    assert dates("title,CA,NY,Year\nA,yes,no,1900\nB,no,yes,1901\n") == ["1900", "1901"]


def said_of(text: str) -> str:
    return " ".join(read_events(source(text)).attrs.get("read_as", []))


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("End date", ("16 April 1912", "Easter 1914")), ("End date", ("three days later", "")),
        ("End", ("autumn", "1914")), ("Ended", ("1912-05", "soon after")),
    ],
)  # fmt: skip
def test_an_end_that_is_no_date_is_asked_about_however_many_there_are(name, cells):
    rows = "".join(f"1912-04-1{number},A,{cell}\n" for number, cell in enumerate(cells))
    bad = next(cell for cell in cells if not cell[:4].isdigit() and not cell.startswith("16"))
    assert any(f'"{bad}" is not a date' in problem for problem in refused(f"date,title,{name}\n{rows}"))


@pytest.mark.parametrize(
    "names",
    [
        "Início,Fim",
        "Begin,Einde",
        "Start,Slut",
        "Jahr,Endjahr",
        "Start,Stop",
        "Начало,Конец",
        "Date,Koniec",
        "Von,Schluss",
    ],
)
def test_an_end_is_known_by_its_name_in_other_languages(names):
    assert dates(f"title,{names}\nA,1914-07-28,1918-11-11\n") == ["1914-07-28/1918-11-11"]


@pytest.mark.parametrize(
    ("names", "cells"),
    [("date,Ratified", "1968-07-01,1969-11-24"), ("date,Fine", "1914-07-28,1918-11-11"), ("Jahr,Semester", "1990,WS")],
)
def test_other_dates_beside_a_date_are_named(names, cells):
    assert f"{names.partition(',')[2]} is left as it is" in said_of(f"title,{names}\nA,{cells}\n")


def test_years_far_ahead_are_read_with_a_remark():
    assert "if a spreadsheet counts days so" in said_of("date,title\n7429,A\n7800,B\n")
    assert said_of("date,title\n2023,A\n7800,B\n") == ""


def test_numbers_beside_a_date_are_none():
    assert said_of("title,date,Population,Fine\nA,1990,1920,2500\nB,1991,2010,100\n") == ""


def test_places_to_and_from_are_no_starts_and_ends():
    problems = refused("title,From,To,Departure\nA,Paris,Rome,1901\nB,Lyon,Bern,1905\n")
    assert [problem for problem in problems if "Paris" in problem] == []
    assert "--columns date=Departure" in problems[0]


@pytest.mark.parametrize(
    ("name", "cell"), [("Term", "Spring"), ("Month range", "Jan-Mar"), ("+/-", "25"), ("±", "25"), ("End", "autumn")]
)
def test_what_narrows_a_date_and_is_not_read_is_named(name, cell):
    assert f"{name} is left as it is" in said_of(f"date,title,{name}\n2019,A,{cell}\n")


def test_a_part_of_a_year_beside_a_month_is_read_with_a_remark():
    assert "write 1920/1925 for the years" in said_of("date,title\n1920-25,A\n1930-11,B\n")


def test_a_nought_for_an_unknown_year_does_not_say_how_years_are_counted():
    problems = refused("date,title\n-500,A\n0,B\n")
    assert ["--dates bc=historical" in problems[0], "leave the cell blank" in problems[1]] == [True, True]


@pytest.mark.parametrize("name", ["Datum (a. St.)", "Дата (ст. ст.)", "Date (ancien style)", "Date (Julian)"])
def test_days_of_the_old_style_are_not_offered_as_ours(name):
    problems = refused(f"{name},title\n18 February 1700,A\n")
    assert "in another calendar" in problems[0] and "--columns" not in problems[0]


def test_dates_are_checked_where_the_title_is_missing_too():
    missing, bad = refused("date,x\nsoon,1\n")
    assert "title: this column is missing" in missing and '"soon" is not a date' in bad


def test_a_cell_too_many_is_told_by_the_sign_that_parts_cells():
    assert "holds a semicolon" in refused("date;title\n1901;A; B\n")[0]
