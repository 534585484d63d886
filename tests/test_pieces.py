"""Dates that a table has in pieces: what is put together, what is left alone, and what is said of it."""

import openpyxl
import pytest
from conftest import dates, source

from timeline import EventsError, read_events
from timeline.commands.shell import main


def refused(text, **options):
    with pytest.raises(EventsError) as error:
        read_events(source(text), **options)
    return [line for line in str(error.value).splitlines() if line.startswith("list.csv:")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Year,Era,Event\n1200,BC,A\n1066,AD,B\n", ["-1199", "1066"]),
        ("Jahr,v. Chr.,Ereignis\n44,v. Chr.,A\n9,n. Chr.,B\n", ["-0043", "0009"]),
        ("Start,End,Era,Event\n500,400,BC,A\n100,200,AD,B\n", ["-0499/-0399", "0100/0200"]),
        ("Year,Month,Day,Era,Event\n44,3,15,BC,A\n", ["-0043-03-15"]),
        ("start year,start month,end year,end month,event\n2019,3,2020,4,A\n", ["2019-03/2020-04"]),
        ("start year,start month,end year,end month,event\n2021,1,,,A\n", ["2021-01"]),
        ("Year,Date,Event\n1914,28 June,A\n1914,,B\n1914,1 Aug,C\n", ["1914", "1914-06-28", "1914-08-01"]),
        ("Date,Month,Year,Event\n1,5,2018,A\n12,May,2018,B\n", ["2018-05-01", "2018-05-12"]),
        ("anno,mese,giorno,evento\n2018,3,2,A\n", ["2018-03-02"]),
        ("Task,Start,Due\nA,2024-03-01,2024-03-05\nB,2024-03-04,\nC,,2024-03-09\n",
         ["2024-03-01/2024-03-05", "2024-03-04", "2024-03-09"]),
        ("Task name,Due date\nA,2024-03-01\n", ["2024-03-01"]),
        ("Date,Time,Event\n03/02/2023,1345,A\n03/22/2023,900,B\n", ["2023-03-02T13:45", "2023-03-22T09:00"]),
        ("From,To,Event,Year\nBerlin,Paris,Train,2019\n", ["2019"]),
        ("Year,Month,Day,Event\n-0044,March,15,A\n", ["-0044-03-15"]),
        ("Start year,Start month,Event\n-0044,March,A\n", ["-0044-03"]),
        ("Year,Date,Event\n-0044,15 March,A\n", ["-0044-03-15"]),
        ("Year,Month,Day,Era,Event\n44,March,15,BC,A\n79,August,24,AD,B\n", ["-0043-03-15", "0079-08-24"]),
        ("Year,Date,Era,Event\n44,15 March,BC,A\n79,24 August,AD,B\n", ["-0043-03-15", "0079-08-24"]),
        ("Year,Date,Event\n1914,28 June,A\n1918,11/11,B\n1963,22 November 1963,C\n",
         ["1914-06-28", "1918-11-11", "1963-11-22"]),
        ("Jahr,Datum,Ereignis\n1989,9. November,A\n", ["1989-11-09"]),
        ("Start,Start era,End,End era,Event\n27,BC,476,AD,A\n509,BC,27,BC,B\n", ["-0508/-0026", "-0026/0476"]),
        ("Start BC,End BC,Event\n1200,,A\n1431,1404,B\n", ["-1430/-1403", "-1199"]),
        ("date,title,Era\n1914~,A,AD\n200X,B,AD\n-0043,C,BC\n", ["-0043", "1914~", "200X"]),
        ("Année,Ère,Événement\n800,apr. J.-C.,A\n52,av. J.-C.,B\n", ["-0051", "0800"]),
        ("title,Date,Until\nA,2001,2005\nB,2005,present\n", ["2001/2005", "2005/.."]),
        ("Date,Time,End,Event\n2023-02-01,20:00,21:30,A\n", ["2023-02-01T20:00/2023-02-01T21:30"]),
        ("Date,Start time,End date,Event\n2023-02-01,20:00,2023-02-03,A\n", ["2023-02-01T20:00/2023-02-03"]),
        ("Start,End,Time,Event\n2023-02-01,2023-02-03,20:00,A\n", ["2023-02-01T20:00/2023-02-03"]),
        ("title,start,end,Year,Month\nA,2020-01-01,2020-02-01,2019,12\n", ["2020-01-01/2020-02-01"]),
        ("earliest,latest,title\nc. 1520,c. 1530,A\n", ["[1520~..1530~]"]),
        ("Year,Month,Day,Era,title\n44,3,15,BC,A\n", ["-0043-03-15"]),
        ("Year,Until,Era,title\n1200,1100,BC,A\n", ["-1199/-1099"]),
        ("Earliest,Latest,Era,title\n1200,1100,BC,A\n", ["[-1199..-1099]"]),
        ("Start,End,Era,From,title\n1200,1100,BC,Athens,A\n", ["-1199/-1099"]),
        ("Start,End,Era,title\n1914,..,AD,A\n", ["1914/.."]),
        ("Date,Era,title\n13/4/2019,AD,A\n", ["2019-04-13"]),
        ("date,Year,Era,title\n1914,1350,BC,A\n", ["1914"]),
        ("Earliest,Latest,Era,Date,title\n1100,1200,BC,1914,A\n", ["1914"]),
        ("Start,End,Era,Date,title\n1200,1100,BC,1914,A\n", ["1914"]),
        ("Datum,End time,title\n2019-03-04,23:59,A\n2019-03-04,25:00,B\n", ["2019-03-04", "2019-03-04"]),
        ("date,title\n5/13/2020 0:00,A\n2020-05-14T14:30,B\n", ["2020-05-13T00:00", "2020-05-14T14:30"]),
        ("Year,Date,End,title\n1914,28 June,11 Nov 1918,A\n", ["1914-06-28/1918-11-11"]),
        ("Year,Date,End,title\n1914,28 June,present,A\n", ["1914-06-28/.."]),
        ("Year,Date,To,title\n1914,28 June,Paris,A\n", ["1914-06-28"]),
        ("Year,End,title\n1914,present,A\n1939,..,B\n", ["1914/..", "1939/.."]),
        ("Year,Month,Start,title\n2019,3,,A\n2019,4,2019-04-02,B\n", ["2019-03", "2019-04"]),
        ("Start,End,Time,title\nMarch 2019,,20:00,A\n", ["2019-03"]),
        ("Earliest,Latest,title\n1450,..,A\n1460,present,B\n", ["[1450..]", "[1460..]"]),
        ("date,era,title\n0044-03,BC,A\n2019-03,AD,B\n", ["-0043-03", "2019-03"]),
        ("Start,End,Era,title\n1914-06,1918-11,CE,A\n", ["1914-06/1918-11"]),
        ("Start BC,End AD,title\n27,14,A\n", ["-0026/0014"]),
        ("Year,Date,End Date,title\n1914,28 June,3 July,A\n", ["1914-06-28/1914-07-03"]),
        ("Year,Date,title\n1916,5.7.,A\n1917,13.7.,B\n", ["1916-07-05", "1917-07-13"]),
        ("earliest,latest,title\n13/4/1916,14/4/1916,A\n1/2/1917,3/4/1917,B\n",
         ["[1916-04-13..1916-04-14]", "[1917-02-01..1917-04-03]"]),
        ("Start year,Start month,Start day,Era,title\n1200,3,4,BC,A\n", ["-1199-03-04"]),
        ("Year,End Year,Event\n1914,1918,A\n", ["1914/1918"]),
        ("Year,Month,Event\n2012,Spring,A\n", ["2012-21"]),
        ("Date,Time,Event\n2020-01-02,10:00-04:00,A\n2020-01-02,11:00-04:00,B\n",
         ["2020-01-02T10:00-04:00", "2020-01-02T11:00-04:00"]),
        ("date_notbefore,date_notafter,title\n1810,1820,A\n", ["[1810..1820]"]),
        ("TPQ,TAQ,title\n1810,1820,A\n", ["[1810..1820]"]),
        ("From,To,Through,title\n1900,1905,Paris,A\n", ["1900/1905"]),
        ("Start,End,circa,title\n1810,1815,yes,A\n", ["1810~/1815~"]),
        ("date,qualifier,title\n[1810..1815],circa,A\n", ["[1810~..1815~]"]),
        ("Full date,Year,Event\n18 February 2015,2015,A\n,2016,B\n", ["2015-02-18", "2016"]),
        ("SQLDATE,Year,Event\n20150218,2015,A\n20150219,2015,B\n", ["2015-02-18", "2015-02-19"]),
        ("event_date,year,title\n13/02/2015,2015,A\n02/03/2015,2015,B\n", ["2015-02-13", "2015-03-02"]),
        ("Year,Event,When\n2015,A,2015-02-18\n", ["2015-02-18"]),
        ("Year,Event,Published\n2015,A,2015-02-18\n", ["2015"]),
        ("yr,mo,dy,event\n2020,1,15,A\n", ["2020-01-15"]),
        ("iyear,imonth,iday,title\n1970,7,,A\n1970,8,9,B\n", ["1970-07", "1970-08-09"]),
        ("Year,Month,Day,Hour,Minute,Event\n2020,1,1,9,30,A\n2020,1,3,22,0,B\n",
         ["2020-01-01T09:30", "2020-01-03T22:00"]),
        ("Year start,Month start,Day start,Year end,Month end,Day end,Event\n1914,7,28,1918,11,11,A\n",
         ["1914-07-28/1918-11-11"]),
        ("Year,Ended,Event\n1914,1918,A\n", ["1914/1918"]),
        ("Year,Year ended,Event\n1914,1918,A\n", ["1914/1918"]),
        ("Year,Through,Event\n1914,1918,A\n", ["1914/1918"]),
        ("Startdatum;Startzeit;Enddatum;Endzeit;Titel\n13.01.2020;22:00;14.01.2020;02:00;A\n",
         ["2020-01-13T22:00/2020-01-14T02:00"]),
        ("Date,Heure de début,Heure de fin,Titre\n2020-01-13,9h00,10h30,A\n", ["2020-01-13T09:00/2020-01-13T10:30"]),
        ("year,era,title\n1200,BC,A\n1962,Cold War,B\n", ["-1199", "1962"]),
        ("Year,BC?,Event\n1200,yes,A\n1066,no,B\n", ["-1199", "1066"]),
        ("Year,Suffix,Event\n1200,BC,A\n1066,AD,B\n", ["-1199", "1066"]),
        ("datetime,utc_offset,title\n2020-07-01T09:00,-04:00,A\n2020-07-01T14:00,UTC+2,B\n",
         ["2020-07-01T08:00-04:00", "2020-07-01T09:00-04:00"]),
        ("Date,Time,tz,Event\n2020-07-01,09:00,Z,A\n", ["2020-07-01T09:00Z"]),
        ("Date,Time,Zone,Event\n2020-07-01,09:00,A,A\n2020-07-02,10:00,B,B\n",
         ["2020-07-01T09:00", "2020-07-02T10:00"]),
        ("title,start,end,startPrecision,endPrecision\nA,1850-01-01,1851-05-01,year,month\n", ["1850/1851-05"]),
        ("title,start,startPrecision,end,endPrecision\nA,1410-01-01T00:00:00Z,9,1411-05-01T00:00:00Z,10\n",
         ["1410/1411-05"]),
        ("date,circa,title\n1810,yes,A\n1811,no,B\n1812~,yes,C\n", ["1810~", "1811", "1812~"]),
        ("date,date_qualifier,title\n1850,circa,A\n1851,exact,B\n1852,?,C\n1853,,D\n",
         ["1850~", "1851", "1852?", "1853"]),
        ("date,circa,title\n1810,Rome,A\n1811,Athens,B\n", ["1810", "1811"]),
        ("date,prefix,title\n1810,Dr,A\n1811,Mr,B\n", ["1810", "1811"]),
        ("date,calendar,title\n1810,Work,A\n1811,Home,B\n", ["1810", "1811"]),
        ("date,calendar,title\n1700-02-18,Julian,A\n1811-01-01,Gregorian,B\n", ["1700-02-18", "1811-01-01"]),
        ("earliest,latest,title\n1450,1460,A\n1470,,B\n1480,1480,C\n", ["[1450..1460]", "[1470..]", "1480"]),
        ("Start,End,Event\n1914,present,A\n1939,ongoing,B\n1940,heute,C\n", ["1914/..", "1939/..", "1940/.."]),
        ("Start,Start time,End,End time,Event\n2019-01-03,9:00,,10:00,A\n", ["2019-01-03T09:00/2019-01-03T10:00"]),
        ("Year,Month,Day,Time,End Time,Headline\n2020,5,1,10:00,12:00,A\n", ["2020-05-01T10:00/2020-05-01T12:00"]),
    ],
)  # fmt: skip
def test_pieces_of_one_date_are_put_together(text, found):
    assert dates(text) == found


def test_what_was_put_together_is_said_by_the_names_of_its_columns():
    events = read_events(source("Year,Date,Event\n1914,28 June,A\n"))
    assert events.attrs["read_as"][0] == "Year and date are read as date"
    events = read_events(source("start year,start month,end year,end month,event\n2019,3,2020,4,A\n"))
    assert events.attrs["read_as"][-1] == "start year, start month and end year, end month are read as date"


@pytest.mark.parametrize("told", [None, "bc=historical", "bc=astronomical"])
@pytest.mark.parametrize("text", ["Year,Era,Event\n1200,BC,A\n", "Year BC,Event\n1200,A\n"])
def test_a_year_whose_era_is_said_is_not_counted_anew(text, told):
    assert dates(text, dates=told) == ["-1199"]


@pytest.mark.parametrize("header", ["Year AH", "Date (OS)", "Date (O.S.)", "date_jalali"])
def test_a_column_of_another_calendar_is_not_offered_as_dates(header):
    (problem,) = refused(f"{header},Event\n1441,A\n")
    assert "--columns" not in problem


@pytest.mark.parametrize("header", ["Year AH", "Date (OS)", "Age (ka)", "ROC year"])
def test_one_of_another_calendar_that_is_said_to_be_dates_is_refused(header):
    (problem,) = refused(f"{header},Event\n1441,A\n", columns={"date": header})
    assert problem.startswith(f"list.csv:1: {header}: counts from another year or in another calendar")
    assert problem.endswith("expected dates of ours; if these are, rename the column")


def test_weeks_that_are_said_to_be_dates_are_refused():
    (problem,) = refused("Week,Event\n2023-10,A\n", columns={"date": "Week"})
    assert "counts weeks" in problem


def test_years_from_another_day_that_are_said_to_be_dates_are_read_with_a_word_on_it():
    events = read_events(source("FY,Event\n2018,A\n"), columns={"date": "FY"})
    assert events["date"].tolist() == ["2018"]
    assert "FY does not say when its years begin; it is read as ours all the same" in events.attrs["read_as"]


@pytest.mark.parametrize(("ours", "header"), [("date", "Year BC"), ("start", "Begin BC"), ("date", "Date (BCE)")])
def test_a_column_of_years_before_our_era_is_one_whoever_says_what_it_holds(ours, header):
    events = read_events(source(f"{header},Event\n753,A\n44,B\n"), columns={ours: header, "title": "Event"})
    assert [date.split("/")[0] for date in events["date"]] == ["-0752", "-0043"]
    assert not any("all the same" in said for said in events.attrs.get("read_as", ()))


def test_seasons_that_may_be_school_years_are_said():
    events = read_events(source("date,title\n2020-21,A\n2021-22,B\n"))
    (said,) = events.attrs["read_as"]
    assert said == "date is read with 2020-21 as a season, as EDTF has it; --dates short=years reads years"
    assert dates("date,title\n2020-21,A\n2021-22,B\n", dates="short=years") == ["2020/2021", "2021/2022"]


@pytest.mark.parametrize(
    ("cell", "found"),
    [("1500?", "-1499?"), ("1350~", "-1349~"), ("c. 1350", "-1349~"), ("1250-1200", "-1249/-1199"),
     ("13th century", "-12XX"), ("15 March 44", "-0043-03-15")],
)  # fmt: skip
def test_all_cells_of_a_column_of_years_before_our_era_are_before_it(cell, found):
    assert dates(f"Year BC,Event\n{cell},A\n") == [found]


@pytest.mark.parametrize(
    "text",
    ["date,title,lane\n1900,A,AD\n1901,B,BC\n", "Date,Event,Coder\n1900,A,AD\n1901,B,BC\n",
     "Date,Title,Start year,Start month\n1900,A,1850,3\n1901,B,1851,3\n",
     "Title,When,Earliest,Latest\nA,1900,1850,1950\nB,1901,1850,1950\n"],
)  # fmt: skip
def test_own_columns_beside_a_date_stay_what_they_are(text):
    events = read_events(source(text))
    assert events["date"].tolist() == ["1900", "1901"]
    assert len(events.dropna(axis="columns", how="all").filter(regex="lane|Coder|Start|Earliest").columns) > 0


def test_what_a_column_says_of_dates_that_stay_as_they_are_is_said():
    said = read_events(source("date,calendar,title\n1700-02-18,Julian,A\n")).attrs["read_as"]
    assert said == ['calendar says that "1700-02-18" is of the Julian calendar; it is drawn as it stands']
    said = read_events(source("Date,Time,Time zone,title\n2020-07-01,09:00,Europe/Berlin,A\n")).attrs["read_as"]
    assert 'Time zone says "Europe/Berlin" of all times of day, which are read without a UTC offset' in said


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Date,Start,End,title\n2020,2020-07-01,2020-08-01,A\n",
         "Start and End are left as they are beside date; --columns start=Start,end=End reads them"),
        ("Date,Local time,UTC time,title\n2011-03-11,14:46,05:46,A\n",
         'Local time and UTC time are left as they are; --columns "time=Local time" or --columns "time=UTC time" reads'
         " one of them"),
        ("Start,Duration,title\n2024-03-01,3 weeks,A\n",
         "Duration is left as it is: what it says of when is not read"),
        ("Year,Quarter,KW,title\n2024,Q2,17,A\n",
         "Quarter and KW are left as they are: what they say of when is not read"),
        ("Year,Opened,title\n2015,2015-02-18,A\n",
         "Opened holds days of the same years and is left as it is; --columns date=Opened reads them"),
    ],
)  # fmt: skip
def test_dates_and_times_that_are_left_aside_are_named_with_the_option_that_reads_them(text, left):
    assert left in read_events(source(text)).attrs["read_as"]


def test_a_column_that_says_nothing_of_when_is_not_named():
    assert "left as" not in str(read_events(source("date,To,Length,Year,title\n2020-05,Rome,12 km,2020,A\n")).attrs)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Datum,Beginn,Ende,title\n2023-12-01,09.30,10.15,A\n2023-12-02,14.00,15.30,B\n",
         ["2023-12-01T09:30/2023-12-01T10:15", "2023-12-02T14:00/2023-12-02T15:30"]),
        ("Datum,Beginn,title\n2023-12-01,9 Uhr,A\n", ["2023-12-01T09:00"]),
        ("Date,Start time,title\n2023-12-01,0900,A\n2023-12-02,1430,B\n", ["2023-12-01T09:00", "2023-12-02T14:30"]),
        ("Date,Kick-off,title\n2023-12-01,15:00,A\n", ["2023-12-01T15:00"]),
        ("Date,Ends,title\n2023-12-01,2023-12-03,A\n", ["2023-12-01/2023-12-03"]),
        ("Year,Season,title\n2024,Spring,A\n", ["2024-21"]),
        ("Year,Day,title\n2024,3 May,A\n", ["2024-05-03"]),
    ],
)  # fmt: skip
def test_times_with_a_dot_and_parts_beside_a_year_are_read(text, found):
    assert dates(text) == found


def test_years_before_the_present_are_asked_as_such():
    assert '"5300 BP" is not a date; write -3350~; years before 1950' in refused("Year BP,title\n5300,A\n")[0]


def test_a_year_of_another_calendar_is_named_for_what_it_is():
    for name in ("Year (AH)", "Years ago"):
        (line,) = refused(f"{name},Event\n1445,A\n")
        assert f"{name} counts from another year or in another calendar; expected dates of ours" in line


def test_a_day_without_its_year_may_be_of_the_row_above():
    line = refused("Year,Month,Day,title\n1989,November,9,A\n,,10,B\n")[0]
    assert 'Day: "10" has a day and no year; expected that too; or say --dates above' in line


def test_a_blank_era_among_others_is_asked_for():
    assert refused("Year,Title,Era\n1200,A,BC\n1100,B,\n1066,C,AD\n") == [
        'list.csv:3: Era: is blank beside "1100"; expected an era, as in other rows'
    ]


def test_a_month_whose_era_is_said_is_not_counted_anew_either():
    text = "Year,Month,Day,Era,title\n44,3,15,BC,A\n"
    assert dates(text, dates="bc=historical") == dates(text) == ["-0043-03-15"]
    assert dates("date,title\n-3500-00-00T00:00:00Z/9,A\n", dates="bc=historical") == ["-3499"]


def test_a_minus_before_our_era_is_counted_as_somebody_says():
    assert dates("Year BC,Event\n-1200,A\n", dates="bc=historical") == ["-1199"]


def test_days_apart_from_their_years_that_contradict_one_another_are_named():
    (problem,) = refused("Year,Date,title\n1916,13/4,A\n1917,4/13,B\n")
    assert problem.endswith("only month first; mend the one that is wrong")
    (problem,) = refused("Year,Date,title\n1916,13/4,A\n", dates="month-first")
    assert "does not fit what --dates says" in problem


def test_a_day_whose_year_is_blank_is_asked_for_it():
    assert refused("Year,Date,title\n1914,June 28,A\n,July 28,B\n1918,Nov 11,C\n") == [
        'list.csv:3: Year: is blank beside "July 28"; expected its year'
    ]


def test_a_year_that_contradicts_its_date_is_named():
    (problem,) = refused("Year,Date,title\n1914,28 June 2014,A\n1914,29 June,B\n")
    assert '"1914: 28 June 2014" is not a date' in problem


@pytest.mark.parametrize(
    "text", ["Year,Era,Event\n44,BC,A\n1200,,B\n", "date,precision,title\n1861-01-01,circa,A\n1862-01-01,year,B\n"]
)
def test_what_is_asked_of_a_column_is_asked_of_what_fix_writes_too(text, tmp_path):
    (tmp_path / "list.csv").write_text(text, "utf-8")
    assert main(["fix", str(tmp_path / "list.csv"), str(tmp_path / "new.csv")]) == 1
    with pytest.raises(EventsError):
        read_events(tmp_path / "new.csv")


def test_a_shortened_range_before_our_era_may_be_two():
    for text in ("Year,Era,title\n264-41,BC,A\n", "date,title\n264-41 BC,A\n"):
        assert "write -0263/-0040 for until 41 BC or -0263/-0240 for until 241 BC" in refused(text)[0]


def test_a_precision_that_says_nothing_of_dates_is_said():
    said = read_events(source("date_precision,date,title\nY,1861-01-01,A\n")).attrs["read_as"]
    assert said == ['date_precision says nothing of dates that is understood, such as "Y"']


def test_a_negative_year_beside_its_month_is_asked_about_unless_somebody_says_how_it_counts():
    text = "Year,Month,Title\n-44,3,A\n"
    (problem,) = refused(text)
    assert problem.endswith("--dates bc=historical or --dates bc=astronomical") and "write -0043 for 44 BC" in problem
    assert dates(text, dates="bc=historical") == ["-0043-03"]
    assert dates(text, dates="bc=astronomical") == ["-0044-03"]


def test_how_years_of_starts_and_ends_are_counted_is_said():
    said = read_events(source("Start,End,title\n-3500,-3000,A\n")).attrs["read_as"]
    assert "date counts years as EDTF does, -3500 being 3501 BC; --dates bc=historical reads 3500 BC" in said


def test_first_and_last_times_that_nothing_settles_can_be_settled():
    text = "earliest,latest,title\n1/2/1520,3/2/1520,A\n"
    assert "--dates day-first" in refused(text)[0]
    assert dates(text, dates="day-first") == ["[1520-02-01..1520-02-03]"]


def test_what_contradicts_what_was_told_is_not_written(tmp_path):
    (tmp_path / "list.csv").write_text("date,title\n2/13/2020,A\n1/2/2020,B\n", "utf-8")
    new = tmp_path / "new.csv"
    assert main(["fix", str(tmp_path / "list.csv"), str(new), "--dates", "day-first"]) == 1
    assert new.read_text("utf-8").splitlines() == ["date,title", "2/13/2020,A", "1/2/2020,B"]


def test_midnights_among_other_times_of_starts_and_ends_stay_times():
    text = "Start,End,Title\n2020-05-04T00:00:00Z,2020-05-05T12:00:00Z,A\n"
    assert dates(text) == ["2020-05-04T00:00:00Z/2020-05-05T12:00:00Z"]


def test_a_column_of_codes_is_no_era():
    events = read_events(source("Year,Province,Event\n1871,BC,A\n1905,BC,B\n"))
    assert events["date"].tolist() == ["1871", "1905"] and events["Province"].tolist() == ["BC", "BC"]


def test_years_of_a_calendar_that_is_not_ours_are_asked_about():
    (problem,) = refused("Year,Calendar,Event\n1441,AH,A\n")
    assert problem.startswith('list.csv:2: Year: "1441 AH" is not a date; ')


@pytest.mark.parametrize("columns", ["Start,End,Event\n-500,-400,A\n", "Start,End,Event\n-0500,-0400,A\n"])
def test_years_before_our_era_in_starts_and_ends_are_counted_once(columns, tmp_path):
    (tmp_path / "list.csv").write_text(columns, "utf-8")
    new = tmp_path / "new.csv"
    assert dates(columns, dates="bc=historical") == ["-0499/-0399"]
    assert main(["fix", str(tmp_path / "list.csv"), str(new), "--dates", "bc=historical"]) == 0
    assert read_events(new)["date"].tolist() == ["-0499/-0399"]


def test_starts_and_ends_that_nothing_settles_can_be_settled_in_the_file_that_fix_writes(tmp_path, capsys):
    (tmp_path / "list.csv").write_text("Start,End,Event\n1/2/2019,3/2/2019,A\n", "utf-8")
    one, two = str(tmp_path / "one.csv"), str(tmp_path / "two.csv")
    assert main(["fix", str(tmp_path / "list.csv"), one]) == 1
    assert main(["fix", one, two, "--dates", "day-first"]) == 0
    assert read_events(two)["date"].tolist() == ["2019-02-01/2019-02-03"]


def test_a_start_and_an_end_of_short_years_reach_from_the_first_to_the_last():
    assert dates("Start,End,Event\n1881-2,1882-3,A\n", dates="short=years") == ["1881/1883"]


@pytest.mark.parametrize("cell", ["NULL", "-", "n/a", "unknown", "?"])
def test_an_end_that_nobody_knows_is_told_how_to_be_written(cell):
    (problem,) = refused(f"Start,End,Event\n1914,{cell},A\n")
    why = "is not a date; leave an end blank where there is none, and write .. for what goes on"
    assert problem == f'list.csv:2: End: "{cell}" {why}'


def test_times_of_which_the_second_is_earlier_may_reach_into_the_next_day():
    (problem,) = refused("Date,Start time,End time,Event\n2019-01-02,22:00,02:00,A\n")
    mend = "write 2019-01-02T22:00/2019-01-03T02:00 as date, and leave Start time and End time blank"
    assert problem.endswith(f"which is not a date; {mend}")
    assert dates("Date,Start time,End time,Event\n2019-01-02T22:00/2019-01-03T02:00,,,A\n2019-01-04,9:00,9:30,B\n") == [
        "2019-01-02T22:00/2019-01-03T02:00",
        "2019-01-04T09:00/2019-01-04T09:30",
    ]


@pytest.mark.parametrize("time", ["23:50-00:20", "23:50 – 00:20", "11:50pm - 12:20am"])
def test_two_times_in_one_cell_may_reach_into_the_next_day(time):
    (problem,) = refused(f"Date,Time,Event\n03/11/2023,{time},A\n13/11/2023,13:00,B\n")
    assert problem.endswith("write 2023-11-03T23:50/2023-11-04T00:20 as date, and leave Time blank")
    (problem,) = refused("Start date,Start time,End time,Event\n2023-11-03,23:50,00:20,A\n")
    assert "where that is of the next day, write 2023-11-03T23:50/2023-11-04T00:20 as Start date" in problem


def test_no_stretch_of_time_is_suggested_for_an_end():
    lines = refused("von;bis;Ereignis\n2004;Q3 2006;A\n2004;vor 2010;B\n")
    assert [line.rpartition("; ")[2] for line in lines] == [
        "write 2006, or a part of it",
        "write a year, a month or a day",
    ]


def test_an_end_in_pieces_is_read_beside_a_start_in_pieces_and_times():
    header = "Yr,Month,Day,Time,End Year,End Month,End Day,End Time,title\n"
    assert dates(f"{header}1900,1,15,,,,,,A\n1950,6,30,,1955,2,1,,B\n") == ["1900-01-15", "1950-06-30/1955-02-01"]
    assert dates(f"{header}1900,1,15,10:00,1900,1,15,12:30,A\n") == ["1900-01-15T10:00/1900-01-15T12:30"]


def test_a_column_of_decades_holds_decades():
    assert dates("Decade,Event\n1990,A\n1980s,B\n", columns={"date": "Decade"}) == ["198X", "199X"]


def test_days_and_months_without_a_year_are_told_so():
    (problem,) = refused("Day,Month,Event\n3,May,A\n")
    assert problem.endswith("Day and Month say no year; expected a column of years too")


def test_two_digits_beside_a_whole_date_are_no_year_of_antiquity():
    (problem,) = refused("Start,End,Event\n2019-05-01,3,A\n")
    assert "0003" not in problem and 'End: "3" is not a date' in problem


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("date,precision,itemLabel\n1900-01-01T00:00:00Z,7,A\n1000-01-01T00:00:00Z,6,B\n-0499-01-01T00:00:00Z,7,C\n",
         ["[-0499..-0400]", "[0001..1000]", "[1801..1900]"]),
        ("start,end,precision,title\n1900-01-01T00:00:00Z,1910-01-01T00:00:00Z,9,A\n", ["1900/1910"]),
        ("date,date precision,title\n1914-01-01,year,A\n1914-06-28,day,C\n1914-06-01,month,B\n",
         ["1914", "1914-06", "1914-06-28"]),
        ("Date,Precision,Event\n01/01/1861,year,A\n28/06/1914,month,B\n", ["1861", "1914-06"]),
        ("Start,End,Precision,Event\n1861-01-01,present,year,A\n", ["1861/.."]),
        ("earliest,latest,precision,Event\n1450-01-01,1475-01-01,year,A\n", ["[1450..1475]"]),
        ("Year,Month,Precision,Event\n1861,1,year,A\n", ["1861"]),
        ("date,precision,title\n1861-03-01?,month,A\n1861-05-04T10:00,year,B\n1 January 1861,year,C\n",
         ["1861", "1861", "1861-03?"]),
        ("date,precision,title\n1861-01-01,9,A\n", ["1861"]),
        ("date,precision,title\n1801,century,A\n1950,decade,B\n", ["195X", "[1801..1900]"]),
        ("Year,Era,precision,title\n1200,BC,century,A\n", ["[-1199..-1100]"]),
        ("date,precision,title\n1861-01-01,high,A\n", ["1861-01-01"]),
    ],
)  # fmt: skip
def test_a_day_is_no_finer_than_a_column_says(text, found):
    assert sorted(dates(text)) == sorted(found)


def test_ten_thousand_years_are_no_day():
    (problem,) = refused("date,precision,title\n-4000-01-01T00:00:00Z,5,A\n")
    assert '"5" is not a precision' in problem


def test_a_precision_among_others_that_is_none_is_named():
    assert refused("date,precision,title\n1861-01-01,year,A\n1914-06-01,approx,B\n") == [
        'list.csv:3: precision: "approx" is not a precision; expected day, month, year, decade or century'
    ]


def test_a_workbook_says_what_its_cells_have_beside_their_texts(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["date", "title"])
    book.active.append(["1450", "A"])
    book.active["B2"].hyperlink = "https://example.org/"
    book.save(tmp_path / "links.xlsx")
    (said,) = read_events(tmp_path / "links.xlsx").attrs["read_as"]
    assert said == "links of cells are left out; what they say has to stand in a column"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("date,End,title\n2019-01-01/2019-02-01,2019-01-10,A\n", "it has more than one slash"),
        ("date,Until,title\n1914/1918,1920,A\n", '"1914/1918/1920", which is not a date'),
        ("Year,Date,title\n1914,24 Dec - 2 Jan,A\n", '"24 Dec - 2 Jan" is not a date'),
        ("Year,Date,title\n1914-1918,11/11,A\n1918,28 June,B\n1918,1 May,C\n", '"1914-1918: 11/11" has a part'),
        ("Year,Until,title\n2019,2019-02-30,A\n", 'Until: "2019-02-30" is not a date: February 2019 has no day 30'),
        ("Year,Start,End,title\n2019,2019-03-04,?,A\n", 'End: "?" is not a date; leave an end blank'),
        ("Date,Precision,title\n-44,9,A\n", "--dates bc=historical or --dates bc=astronomical"),
        ("Year,Date,title\n2019,Mar-19,A\n", '"Mar-19" is not a date; a spreadsheet has rewritten it?'),
        ("Date,Era,title\n1 Jan 14,AD,A\n", '"1 Jan 14" is not a date; a spreadsheet has rewritten it?'),
        ("Date,Era,title\nbefore 1850,AD,A\n", "write [..1849] for some time before"),
        ("Start BC,End,title\n1200,1100,A\n", 'End: "1100" has no era, and Start BC has one'),
        ("Start,End,Precision,title\n1450,1475,century,A\n", "is no single time"),
        ("date,date_qualifier,title\n1850,before,A\n1851,circa,B\n",
         'date, date_qualifier: "before 1850" is not a date; write [..1849] for some time before'),
        ("Start,End,qualifier,title\n1850,1855,before,A\n", 'Start, End, qualifier: "before 1850/1855" '),
        ("date,date_qualifier,title\n1850,circa,A\n1851,often,B\n",
         'date_qualifier: "often" is no qualifier of a date'),
        ("Date,Time,Time zone,title\n2020-07-01,09:00,Z,A\n2020-07-01,14:00,Europe/Berlin,B\n",
         'Time zone: "Europe/Berlin" gives no UTC offset'),
        ("date,calendar,title\n5784-03-25,Hebrew,A\n1700-02-18,Julian,B\n",
         'calendar: "Hebrew" beside "5784-03-25": dates of that calendar are not converted'),
        ("title,start,end,endPrecision\nA,1850-01-01,1851-05-01,month\nB,1850-01-01,1851-05-01,soon\n",
         'endPrecision: "soon" is not a precision'),
        ("Date,Time,title\n2020-01-02,22:00-02:00,A\n", "write 2020-01-02T22:00/2020-01-03T02:00"),
        ("Date,Time,title\n2020-01-02,22:00-02:00,A\n2020-01-03,10:00-12:00,B\n",
         "write 2020-01-02T22:00/2020-01-03T02:00"),
        ("date,title\n10:00-12:00 2020-01-01,A\n",
         "write 2020-01-01T10:00/2020-01-01T12:00 for from 10:00 until 12:00 or 2020-01-01T10:00-12:00"),
        ("Year,Month,Day,title\n1817,,9,A\n",
         '"1817" and "9" give "1817: day 9", which has a day and no month; expected that too'),
        ("Year,Month,Day,title\n1817,3,9,A\n,3,9,B\n", "which has a day and no year; expected that too"),
        ("Year,Month,title\n2012,99,A\n", 'Month: "2012" and "99" give "2012: 99", which is not a date: there is no'),
        ("Year,Month,title\n2012,5,A\n2012,0,B\n", "there is no month 0; expected a month from 01 to 12"),
        ("Year,Month,title\n1990,21,A\n", "there is no month 21"),
        ("Year,Month,Day,title\n1990,33,,A\n", "there is no month 33"),
        ("Start year,Start month,title\n1990,13,A\n", 'Start year, Start month: "1990: 13" is not a date: there is no'),
        ("Earliest,Latest,Precision,title\n1450,1475,century,A\n", "is no single time"),
    ],
)  # fmt: skip
def test_what_may_be_several_things_is_asked_about_and_not_put_together(text, asked):
    (problem,) = refused(text)
    assert asked in problem


def test_own_cells_beside_a_year_stay_as_they_are():
    events = read_events(source("Year,Date,To,title\n1914,28 June,Paris,A\n"))
    assert events["To"].tolist() == ["Paris"]
    events = read_events(source("Start,End,Era,From,title\n1200,1100,BC,Athens,A\n"))
    assert events["From"].tolist() == ["Athens"]


def test_a_column_without_a_name_is_no_end():
    assert refused(",Start BC,title\n7,1200,A\n") == [
        'list.csv:1: a column that holds "7" has no name; expected one in the header'
    ]


def test_figures_are_times_of_day_where_none_can_be_a_count_or_somebody_says_so():
    rows = "Date,Time,Event\n2023-03-02,{},A\n2023-03-22,{},B\n"
    events = read_events(source(rows.format("1345", "0900")))
    assert events.attrs["read_as"][0] == "Time is read with 1345 as 13:45"
    assert dates(rows.format("15", "130")) == ["2023-03-02", "2023-03-22"]
    assert dates(rows.format("15", "130"), columns={"time": "Time"}) == ["2023-03-02T00:15", "2023-03-22T01:30"]


def test_an_end_without_a_start_is_said_to_be_one():
    events = read_events(source("Start,End,Event\n,2024-03-28,A\n2024-03-01,2024-03-02,B\n"))
    assert set(events["date"]) == {"/2024-03-28", "2024-03-01/2024-03-02"}
    assert "End alone, as in line 2, is read as an end whose start nobody knows" in events.attrs["read_as"]


def test_a_column_of_years_does_not_take_two_years_for_a_month():
    (problem,) = refused("Year,Event\n1910-11,A\n1907,B\n1908-09,C\n")
    asked = '"1910-11" may be the month or the years, and so may 1 more like it down to line 4; write 1910/1911, '
    assert asked in problem and "--dates short=years or --dates short=months" in problem
    assert dates("Year,Event\n1910-11,A\n", dates="short=years") == ["1910/1911"]
    assert dates("Year,Event\n1910-11,A\n1910-05,B\n") == ["1910-05", "1910-11"]
    assert dates("Date,Event\n1910-11,A\n1907,B\n") == ["1907", "1910-11"]


def test_seasons_and_terms_that_follow_one_another_are_no_months():
    (problem,) = refused("Champions,date\nA,2008-09\nB,2009-10\nC,2010-11\n", columns={"title": "Champions"})
    assert '"2008-09" may be the month or the years, and so may 2 more' in problem
    (problem,) = refused("Term,Event\n2001-05,A\n2005-09,B\n", columns={"date": "Term"})
    assert "--dates short=years or --dates short=months" in problem
    assert dates("date,title\n2008-09,A\n2009-10,B\n2009-12,C\n") == ["2008-09", "2009-10", "2009-12"]


@pytest.mark.parametrize(
    ("header", "found"), [("Date (DD/MM/YYYY)", "2024-02-01"), ("Date (mm/dd/yyyy)", "2024-01-02")]
)
def test_a_header_that_says_how_its_dates_are_written_is_believed(header, found):
    assert dates(f"{header},Event\n1/2/2024,A\n", columns={"date": header}) == [found]


def test_an_end_that_is_not_known_spoils_no_other_row():
    rows = "Date,Start time,End time,Event\n2024-03-30,9:00 AM,5:00 PM,A\n2024-03-31,9:00 AM,TBD,B\n"
    (problem,) = refused(rows)
    assert "line" not in problem and ":3: " in problem


def test_an_end_at_midnight_is_of_the_next_day():
    (problem,) = refused("Date,Start time,End time,Event\n2024-03-30,9:00,17:00,A\n2024-03-31,22:00,00:00,B\n")
    assert "write 2024-03-31T22:00/2024-04-01T00:00 as date" in problem


def test_a_blank_date_is_not_that_above_where_its_time_is_earlier():
    rows = "date,time,event\n2024-02-28,22:10,A\n,23:55,B\n,00:40,C\n,01:10,D\n2024-02-29,14h30,E\n"
    with pytest.raises(EventsError) as error:
        read_events(source(rows), dates="above")
    assert [line.split('"')[1] for line in str(error.value).splitlines()] == ["00:40", "01:10"]
    read = read_events(source(rows.replace(",00:40", "2024-02-29,00:40")), dates="above")["date"]
    assert read.tolist()[2:4] == ["2024-02-29T00:40", "2024-02-29T01:10"]


def test_a_blank_date_is_that_of_the_row_above_where_somebody_says_so():
    rows = "Day,Time,Event\n2024-05-06,9:00 AM,A\n,10:30 AM,B\n2024-05-07,9:00 AM,C\n"
    events = read_events(source(rows), dates="above", columns={"date": "Day"})
    assert events["date"].tolist() == ["2024-05-06T09:00", "2024-05-06T10:30", "2024-05-07T09:00"]
    assert "Day is that of the row above where it is blank, as told, first in line 3" in events.attrs["read_as"]
    assert dates("Year,Month,Event\n1914,June,A\n,July,B\n", dates="above") == ["1914-06", "1914-07"]
    first, second = refused("date,title\n,A\n2024-05-06,B\n,C\n")
    assert first.endswith("or the row left out") and second.endswith("--dates above where that is of the row above")
    whole = "Year,Month,Event\n1989,November,A\n,December,B\n1990,,C\n,,D\n"
    assert dates(whole, dates="above") == ["1989-11", "1989-12", "1990", "1990"]
    whole = "From,To,Circa,Event\n1950,1953,yes,A\n,,,B\n1960,,,C\n"
    assert dates(whole, dates="above") == ["1950~/1953~", "1950~/1953~", "1960"]
    (third,) = refused("date,Time,title\n2024-05-06,23:10,A\n,23:55,B\n")
    assert 'date: is blank beside "23:55"; expected its day; or say --dates above' in third
    with pytest.raises(ValueError, match="contradicts"):
        read_events(source(rows), dates="above,implied")


def test_a_year_beside_a_start_and_an_end_without_one_is_of_both():
    assert dates("Year,From,To,Event\n2021,3 May,7 May,A\n") == ["2021-05-03/2021-05-07"]


def test_days_beside_a_column_of_years_that_are_others_are_named():
    events = read_events(source('Title,Release date (US),Year\n1917,"January 10, 2020",2019\n'))
    left = 'Release date (US) holds days and is left as it is; --columns "date=Release date (US)" reads them'
    assert left in events.attrs["read_as"]


@pytest.mark.parametrize(
    "rows",
    [
        "Date,End time,Event\n2024-04-15 14:00,15:30,A\n",
        "Datum;Bis;Ereignis\n15.04.2024 14:00;15:30;A\n",
        "Date,End,Event\n2024-04-15T14:00,15:30,A\n",
        "Start,End,Event\n2/13/2024 9:00,10:00,B\n4/15/2024 14:00,15:30,A\n",
    ],
)
def test_a_time_beside_a_day_with_its_time_is_when_that_ended(rows):
    assert dates(rows)[-1] == "2024-04-15T14:00/2024-04-15T15:30"


def test_a_time_beside_a_day_that_others_settle_is_when_that_ended():
    rows = "Start,End,Event\n2/13/2024,2/14/2024,A\n4/5/2024 14:00,15:30,B\n"
    assert dates(rows) == ["2024-02-13/2024-02-14", "2024-04-05T14:00/2024-04-05T15:30"]


def test_a_time_beside_a_day_without_one_is_no_end_of_it():
    rows = "Date,End time,Event\n2024-04-15 14:00,15:30,A\n2024-04-16,17:00,B\n"
    with pytest.raises(EventsError, match='"2024-04-16" and "17:00" give'):
        read_events(source(rows))


def test_no_set_of_days_is_suggested_for_an_end():
    with pytest.raises(EventsError) as error:
        read_events(source("Datum;Bis;Ereignis\nAnfang Mai 1880;Ende Juni 1880;A\n"), lang="de")
    assert [line.rpartition("; ")[2] for line in str(error.value).splitlines()] == [
        "write 1880-05, or a day of it",
        "write 1880-06, or a day of it",
    ]


def test_a_season_in_words_is_no_sign_that_short_ends_are_months():
    rows = "Datum;Bis;Ereignis\nFrühjahr 1876;;A\n1890/91;1892;B\n"
    with pytest.raises(EventsError, match="write 1890/1891"):
        read_events(source(rows), lang="de")


def test_what_is_told_of_an_order_holds_where_the_other_end_is_wrong():
    with pytest.raises(EventsError) as error:
        read_events(source("Start,End,Event\n2/3/2024,2/9/2024,A\n8/9/2024,8/12,B\n"), dates="month-first")
    assert [line.split('"')[1] for line in str(error.value).splitlines()] == ["8/12"]
