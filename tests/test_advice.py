"""What a message says to type: pasted into a shell it gives all events, their ends and their times."""

from __future__ import annotations

import re
import shlex
import subprocess

import pandas as pd
import pytest
from conftest import some
from hypothesis import given
from hypothesis import strategies as st

from timeline import EventsError, read_events
from timeline.commands.shell import main
from timeline.read.named import alike, in_python, option, pairs, several

#: Lists of which a message must say which column is which, and what is then read of them.
LISTS = {
    "dates and categories by other names": (
        "fecha_hora,categoria,descripcion,fuente\n2026-08-20,General,El fuego avanza,Gobierno\n"
        "2026-08-21,General,El fuego cede,Gobierno\n",
        [("2026-08-20", "El fuego avanza"), ("2026-08-21", "El fuego cede")],
    ),
    "blanks in names": (
        "Start time,End Time,Mission\n2013-11-11,2014,Pilot\n2016-07-07,,Ban\n",
        [("2013-11-11/2014", "Pilot"), ("2016-07-07", "Ban")],
    ),
    "no title but a place, a number and a code": (
        "Accident_Number,Event_Date,Location,Latitude\nA1,2001-02-03,Here,33.6\nA2,2002-03-04,There,41.9\n",
        [("2001-02-03", "Here"), ("2002-03-04", "There")],
    ),
    "a column a date": (
        "Country,First case,Schools closed,Schools open\nA,2020-02-03,2020-03-16,2020-05-04\nB,2020-02-25,,\n",
        [("2020-02-03", "First case"), ("2020-02-25", "First case"), ("2020-03-16", "Schools closed"),
         ("2020-05-04", "Schools open")],
    ),
    "titles in several columns": (
        "date,main,relate,other\n2018-02-01,Games,,\n2018-06-01,,Cup,\n2018-07-01,,,City chosen\n",
        [("2018-02-01", "Games"), ("2018-06-01", "Cup"), ("2018-07-01", "City chosen")],
    ),
    "no header": (
        "2002-04-28,Agreement,Two offices sign\n2013-06-05,First papers,They are printed\n",
        [("2002-04-28", "Agreement"), ("2013-06-05", "First papers")],
    ),
    "starts and ends by words of their own": (
        "Polity,Founded,Dissolved\nFirst league,1815,1866\nSecond league,1867,1871\n",
        [("1815/1866", "First league"), ("1867/1871", "Second league")],
    ),
    "two columns of dates in order": (
        "Ship,Laid down,In service\nAn ark,1901-02,1903\nA raft,1905,1907\n",
        [("1901-02/1903", "An ark"), ("1905/1907", "A raft")],
    ),
    "dates in two calendars, of which one is ours": (
        "Date (O.S.),Date (N.S.),Event\n1917-10-25,1917-11-07,Revolution\n", [("1917-11-07", "Revolution")],
    ),
    "dates of which few are understood": (
        "Data histórica,Acontecimento\n1822-09-07,Independência\n1889,República\n",
        [("1822-09-07", "Independência"), ("1889", "República")],
    ),
    "codes that name the rows": (
        "Bill,Introduced,Signed,Sponsor\nHB 12,2024-01-03,2024-03-01,Smith\nHB 13,2024-01-04,2024-03-05,Jones\n",
        [("2024-01-03/2024-03-01", "HB 12"), ("2024-01-04/2024-03-05", "HB 13")],
    ),
    "times of day in figures": (
        "Date Reported,Time,Type\n2023-03-02,1345,Theft\n2023-03-22,15,Fire\n",
        [("2023-03-02T13:45", "Theft"), ("2023-03-22T00:15", "Fire")],
    ),
    "a start, its time and an end": (
        "Date Reported,Time,Date Closed,Type\n2023-03-02,13:45,2023-03-05,Theft\n2023-03-22,9:00,,Fire\n",
        [("2023-03-02T13:45/2023-03-05", "Theft"), ("2023-03-22T09:00", "Fire")],
    ),
    "a moment and its precision": (
        "item,itemLabel,pointInTime,pointInTimePrecision\nQ1,A,1410-07-15T00:00:00Z,11\n"
        "Q2,B,1490-01-01T00:00:00Z,9\n",
        [("1410-07-15", "A"), ("1490", "B")],
    ),
    "the answers of a form": (
        "Timestamp,When did it happen?,What happened?\n2023-12-01 10:11:12,2020-01-01,A\n"
        "2023-12-02 10:11:12,2021-01-01,B\n",
        [("2020-01-01", "A"), ("2021-01-01", "B")],
    ),
    "a day and a clock beside it": (
        "Logged date,Log clock,Message\n2014-03-07,16:42,Departure\n2014-03-07,17:19,Last words\n",
        [("2014-03-07T16:42", "Departure"), ("2014-03-07T17:19", "Last words")],
    ),
    "signs that a shell reads": (
        'The "$HOME, day",What + why; really?\n1914,War\n1918,Peace\n',
        [("1914", "War"), ("1918", "Peace")],
    ),
    "lines broken in names": (
        '"Jour\nJ","Ce qui\n arrive"\n1914,Guerre\n1918,Paix\n', [("1914", "Guerre"), ("1918", "Paix")]
    ),
    "a headline above the header": (
        "All of it\nYear of it,Thing\n1914,War\n1918,Peace\n", [("1914", "War"), ("1918", "Peace")]
    ),
    "addresses with their labels": (
        "war,warLabel,since\nhttp://www.wikidata.org/entity/Q1,A war,1371-01-01T00:00:00Z\n"
        "http://www.wikidata.org/entity/Q2,A siege,1402-02-03T00:00:00Z\n",
        [("1371-01-01", "A war"), ("1402-02-03", "A siege")],
    ),
    "a sheet whose year is called otherwise": (
        "Y1,Month,Day,End Year,End Month,End Day,Headline\n1950,6,30,1955,2,1,Second\n1960,,,,,,Third\n",
        [("1950-06-30/1955-02-01", "Second"), ("1960", "Third")],
    ),
    "texts of any length": (
        f"dates,remark\n1914,{'War. ' * 300}\n1918,Peace\n",
        [("1914", ("War. " * 16).strip() + "…"), ("1918", "Peace")],
    ),
}  # fmt: skip


def said_of(text, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(EventsError) as error:
        read_events(path)
    return path, str(error.value)


@pytest.mark.parametrize("name", some(LISTS, 6))
def test_the_option_in_a_message_is_taken_as_it_is_printed(name, tmp_path, capsys):
    text, events = LISTS[name]
    path, message = said_of(text, tmp_path)
    (printed,) = {line.partition("say which it is: ")[2] for line in message.splitlines() if "say which" in line}
    out = tmp_path / "out.csv"
    typed = subprocess.run(["bash", "-c", f"printf '%s\\0' {printed}"], capture_output=True, text=True, check=True)
    assert (main(["convert", str(path), str(out), *typed.stdout.split("\0")[:-1]]), capsys.readouterr().err) == (0, "")
    assert [*read_events(out)[["date", "title"]].itertuples(index=False, name=None)] == events


@pytest.mark.parametrize("name", LISTS)
def test_in_python_the_same_is_an_argument(name, tmp_path):
    text, events = LISTS[name]
    path, message = said_of(text, tmp_path)
    argument = in_python(message.splitlines()[0]).partition("say which it is: ")[2]
    read = read_events(path, **eval(f"dict({argument})"))
    assert [*read[["date", "title"]].itertuples(index=False, name=None)] == events


def test_a_frame_is_told_in_words_of_python():
    with pytest.raises(EventsError, match=re.escape('columns={"date": ["A day", "B day", "C day"]}')):
        read_events(pd.DataFrame({"A day": ["1914"], "B day": ["1915"], "C day": ["1916"]}))


def test_names_that_differ_in_their_case_alone_are_not_offered(tmp_path):
    _, said = said_of("start,Start,title\n2020-01-01,2020-02-01,A\n", tmp_path)
    assert "start and Start are one name but for their case; rename one of them" in said
    assert "--columns" not in said


def test_what_has_been_told_is_told_again(tmp_path, capsys):
    path = tmp_path / "list.csv"
    path.write_text("A,B,C\nMoon,1969,x y z\n")
    assert main(["check", str(path), "--columns", "title=C"]) == 1
    assert "--columns title=C,date=B" in capsys.readouterr().err


def test_nothing_is_offered_where_nothing_is_a_date_or_a_title(tmp_path):
    assert "none of them holds dates" in said_of("a,b\n33.6,x\n41.9,y\n", tmp_path)[1]
    assert "none of them holds titles" in said_of("date,b\n1914,33.6\n1915,41.9\n", tmp_path)[1]
    assert "--columns" not in said_of("Country,1990,1991\nA,33.1,34.2\n", tmp_path)[1]


NAMES = st.text(min_size=1).filter(lambda name: name.strip() and not re.search(r"[\ud800-\udfff]", name))


@given(
    st.dictionaries(st.sampled_from(["date", "title", "end year"]), st.lists(NAMES, min_size=1, max_size=3), min_size=1)
)
def test_any_name_can_be_printed_and_read_again(named):
    words = shlex.split(option(named))
    assert len(words) == 2
    again = {ours: several(theirs) for ours, theirs in pairs(words[1]).items()} if all(
        alike(name) for theirs in named.values() for name in theirs
    ) else None  # fmt: skip
    expected = {ours: [alike(name) for name in theirs] for ours, theirs in named.items()}
    assert again is None or {ours: [alike(name) for name in theirs] for ours, theirs in again.items()} == expected


@pytest.mark.parametrize(
    ("text", "date", "title"),
    [
        ("dateStart,dateEnd,title\n1896-07-12,1896-07-14,Funeral\n", "1896-07-12/1896-07-14", "Funeral"),
        ("date_utc,time_utc,event\n2014-03-07,16:42,Departure\n", "2014-03-07T16:42Z", "Departure"),
        ("date,end date,title\n1914,1918,War\n", "1914/1918", "War"),
        ("date,start time,end time,title\n1914-07-28,9:00,10:30,Talks\n", "1914-07-28T09:00/1914-07-28T10:30", "Talks"),
        ("Subject,Name,Start Date,Start Time,End Date,End Time\nx,Talks,1914-07-28,9:00,1914-07-29,10:30\n",
         "1914-07-28T09:00/1914-07-29T10:30", "Talks"),
        ("| Date | Event |\n|:---|------|\n| 1969 | Moon |\n", "1969", "Moon"),
        ("Yr,Month,Day,Headline\n1900,1,15,First\n", "1900-01-15", "First"),
        ("event,eventLabel,date\nhttp://www.wikidata.org/entity/Q1,War,1371-01-01T00:00:00Z\n", "1371-01-01", "War"),
        ("País,Fecha,Evento\nPerú,1914,Guerra\n", "1914", "Guerra"),
    ],
)  # fmt: skip
def test_names_that_can_mean_only_one_thing_are_taken_however_they_are_written(text, date, title, tmp_path):
    (tmp_path / "list.csv").write_text(text, "utf-8")
    events = read_events(tmp_path / "list.csv")
    assert events[["date", "title"]].to_numpy().tolist() == [[date, title]]


def test_short_rows_have_blank_cells_at_their_end_and_that_is_said_once(tmp_path):
    (tmp_path / "list.csv").write_text(
        "start,end,label,era\n1438,1463,Growth,South\n1500 BC,500 BC,A period\n530 BC,,Late\n"
    )
    events = read_events(tmp_path / "list.csv")
    assert events["era"].fillna("").tolist() == ["", "", "South"]
    said = "line 3 is shorter than the header, as is 1 more; the cells that it lacks are blank"
    assert events.attrs["read_as"].count(said) == 1


def test_what_stands_above_the_header_is_left_aside_and_said(tmp_path):
    (tmp_path / "list.csv").write_text("All of it,,\n,,\ndate,title,lane\n1914,War,x\n")
    events = read_events(tmp_path / "list.csv")
    assert events["title"].tolist() == ["War"]
    assert 'line 1, "All of it", stands above the header and is left out' in events.attrs["read_as"]


@pytest.mark.parametrize("name", ["Part", "era", "owner's side"])
def test_a_short_column_that_comes_again_is_offered_as_the_lanes(name, tmp_path, capsys):
    path = tmp_path / "list.csv"
    path.write_text(f"Date,Event,{name},code\n1961,A,North,x1\n1962,B,South,x2\n1963,C,North,x3\n1965,D,South,x4\n")
    assert main(["check", str(path)]) == 0
    (said,) = [line for line in capsys.readouterr().out.splitlines() if "to make it the lanes" in line]
    printed = said.partition("to make it the lanes: ")[2]
    events = read_events(path, columns=pairs(shlex.split(printed)[1]))
    assert events["lane"].tolist() == ["North", "South", "North", "South"]
    assert not [line for line in events.attrs["read_as"] if "lanes" in line]


@pytest.mark.parametrize("name", ["group", "Category", "Kategorie", "categoria", "Land", "País", "countries", "国家"])
def test_a_column_whose_name_says_so_is_the_lanes(name, tmp_path):
    (tmp_path / "list.csv").write_text(f"date,title,{name}\n1961,A,North\n1962,B,South\n", "utf-8")
    assert read_events(tmp_path / "list.csv")["lane"].tolist() == ["North", "South"]


@pytest.mark.parametrize(
    "cells",
    [["1", "2", "1", "2"], ["1914", "1918", "1914", "1918"], ["a", "b", "c", "d"], ["yes", "no", "yes", "no"],
     ["x", "", "", ""], ["a", "a", "a", "a"], ["https://a.example", "https://b.example"] * 2],
)  # fmt: skip
def test_no_other_column_is_offered(cells, tmp_path):
    rows = "".join(f"19{60 + n},E{n},{cell}\n" for n, cell in enumerate(cells))
    (tmp_path / "list.csv").write_text(f"date,title,Part\n{rows}")
    assert "read_as" not in read_events(tmp_path / "list.csv").attrs


def test_to_a_frame_the_lanes_are_offered_in_words_of_python():
    frame = pd.DataFrame({"date": range(1961, 1965), "title": list("ABCD"), "Part": ["x", "y"] * 2})
    assert read_events(frame).attrs["read_as"][0].endswith('columns={"lane": "Part"}')


@pytest.mark.parametrize(
    ("header", "rows"),
    [("Data início,Data fim,Título", "20/05/1808,22/05/1808,A\n02/06/1808,03/06/1808,B"),
     ("Data inizio,Data fine,Evento", "20/05/1808,22/05/1808,A\n02/06/1808,03/06/1808,B"),
     ("開始日,終了日,できごと", "1808-05-20,1808-05-22,A\n1808-06-02,1808-06-03,B")],
)  # fmt: skip
def test_starts_and_ends_are_known_by_their_names_in_other_languages(header, rows, tmp_path):
    (tmp_path / "list.csv").write_text(f"{header}\n{rows}\n", "utf-8")
    title = header.split(",")[2]
    dates = read_events(tmp_path / "list.csv", columns={"title": title})["date"].tolist()
    assert dates == ["1808-05-20/1808-05-22", "1808-06-02/1808-06-03"]


def test_two_columns_in_order_are_a_start_and_an_end_however_their_days_are_read(tmp_path):
    (tmp_path / "list.csv").write_text(
        "Opening day,Closing day,What\n02/05/1808,05/05/1808,Fair\n02/06/1808,03/06/1808,Ball\n"
    )
    with pytest.raises(EventsError, match="start=Opening day,end=Closing day"):
        read_events(tmp_path / "list.csv")


def test_a_name_of_a_period_is_a_title_where_nothing_else_is(tmp_path):
    (tmp_path / "list.csv").write_text("Period,Start,End\nBronze Age,1850,1860\nIron Age,1870,1880\n")
    with pytest.raises(EventsError, match="title=Period"):
        read_events(tmp_path / "list.csv")


def test_a_label_is_no_title_beside_another_column_of_words(tmp_path):
    rows = "Artist,Album,Year,Label\nBeatles,Revolver,1966,Parlophone\nKinks,Face to Face,1966,Pye\n"
    (tmp_path / "list.csv").write_text(rows)
    with pytest.raises(EventsError, match="title: this column is missing"):
        read_events(tmp_path / "list.csv")
    (tmp_path / "list.csv").write_text("Year,Label,Remarks\n1966,A record,Good\n1967,Another,Better\n")
    assert read_events(tmp_path / "list.csv")["title"].tolist() == ["A record", "Another"]


def test_what_fix_would_put_right_is_said_with_its_command(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my list.csv").write_text("date,title\n25 March 1957,A\n3 April 1958,B\nsoon,C\n")
    assert main(["check", "my list.csv"]) == 1
    last = capsys.readouterr().err.splitlines()[-1]
    assert "2 cells can mean only one thing" in last
    command = shlex.split(last.partition("; ")[2].removesuffix(" writes them as dates"))
    main(command[3:])
    assert (tmp_path / "my list-fixed.csv").read_text().splitlines()[1].startswith("1957-03-25,A")
    (tmp_path / "zones.csv").write_text("date,title,zone\n2019-05-03 10:00,A,EST\n2019-05-03 11:00,B,CET\n")
    main(["check", "zones.csv"])
    assert "only one thing" not in capsys.readouterr().err
    (tmp_path / "one.csv").write_text("date,title\n25 March 1957,A\nsoon,C\n")
    main(["check", "one.csv"])
    assert "only one thing" not in capsys.readouterr().err


def test_births_among_words_are_offered_with_the_deaths(tmp_path):
    _, said = said_of("Name,Born,Died\nA,1890 in Paris,1901\nB,1891 (Lyon),1905\n", tmp_path)
    assert "--columns start=Born,end=Died" in said


def test_what_is_no_list_is_said_once(tmp_path, capsys):
    (tmp_path / "list.json").write_text('{"a": 1')
    assert main(["check", str(tmp_path / "list.json")]) == 1
    assert capsys.readouterr().err.count("is not JSON") == 1
