"""What can be put right is, in another file; what cannot is left as it was and named."""

import io

import pytest

from timeline import EventsError, read_events
from timeline.commands.shell import main
from timeline.read.fix import corrected
from timeline.read.sources import load

BAD = (
    "place,date,title,other_dates,note\n"
    "X,1850s,A,8 December 2023 Bob,kept\n"
    'Y,07/10/2023,"B, or ""C""",,\n'
    "Z,since 2019,D,1. Mai 1886,\n"
    ",Oct-22,E,,\n"
)
GOOD = "place,date,title\nX,1850s,A\n,since 2019,B\n"


@pytest.fixture
def files(tmp_path):
    (tmp_path / "bad.csv").write_text(BAD, "utf-8")
    (tmp_path / "good.csv").write_text(GOOD, "utf-8")
    return tmp_path


def test_only_what_has_one_meaning_is_put_right_and_all_else_stays(files, capsys):
    assert main(["fix", str(files / "bad.csv"), str(files / "new.csv")]) == 1
    lines = (files / "new.csv").read_text("utf-8").splitlines()
    assert lines == [
        "place,date,title,other_dates,note", "X,185X,A,8 December 2023 Bob,kept", 'Y,07/10/2023,"B, or ""C""",,',
        "Z,2019/..,D,1. Mai 1886,", ",Oct-22,E,,",
    ]  # fmt: skip
    said = capsys.readouterr()
    assert f'{files}/bad.csv:2: date: "1850s" is now "185X"' in said.out
    assert f'{files}/bad.csv:3: date: "07/10/2023" is not a date' in said.err
    assert "2 put right, 4 left to mend" in said.err
    assert (files / "bad.csv").read_text("utf-8") == BAD


def test_when_nothing_is_left_it_is_done_and_the_file_can_be_read(files, capsys):
    new = str(files / "new.csv")
    assert main(["fix", str(files / "good.csv"), new]) == 0
    assert "2 put right, 0 left to mend; written to" in capsys.readouterr().out
    assert main(["check", new]) == 0
    assert main(["fix", new, str(files / "newer.csv")]) == 0
    assert "0 put right, 0 left to mend" in capsys.readouterr().out


def test_without_a_name_for_it_nothing_is_written(files, capsys):
    before = {path: path.read_text("utf-8") for path in files.iterdir()}
    with pytest.raises(SystemExit):
        main(["fix", str(files / "good.csv")])
    assert "OUT" in capsys.readouterr().err
    assert {path: path.read_text("utf-8") for path in files.iterdir()} == before


def test_rows_that_cannot_be_read_are_not_written_and_that_is_said(files, capsys):
    (files / "sheet.csv").write_text("Year,Month,Day,Headline\n,2,5,A\n2019,1,1,B\n", "utf-8")
    assert main(["fix", str(files / "sheet.csv"), str(files / "new.csv")]) == 1
    said = capsys.readouterr().err
    assert 'sheet.csv:2: date: has a month or day and no Year: "2-5"' in said
    assert f"{files}/new.csv is not written: rows that cannot be read would be lost" in said
    assert not (files / "new.csv").exists()


def test_a_page_is_no_place_for_a_table(files, capsys):
    assert main(["fix", str(files / "good.csv"), str(files / "new.html")]) == 2
    assert "expected a name that ends in .csv" in capsys.readouterr().err


def test_what_cannot_be_read_as_a_table_is_not_written(files):
    (files / "torn.csv").write_text("date,title\n1850s,A,too many\n")
    assert main(["fix", str(files / "torn.csv"), str(files / "new.csv")]) == 1
    assert not (files / "new.csv").exists()


def fixed(*cells, lang="en"):
    rows = "".join(f'"{cell}",A\n' for cell in cells)
    return corrected(load(io.StringIO(f"date,title\n{rows}")), lang)[0].column("date")


def test_years_that_may_be_months_are_what_the_column_says_or_left_to_whoever_knows():
    assert fixed("1912-45", "1903-11", "1850s") == ["1912/1945", "1903/1911", "185X"]
    assert fixed("1912-45", "1903-11", "1957-04", "1850s") == ["1912-45", "1903-11", "1957-04", "185X"]
    assert fixed("1912-45", "1911-03") == ["1912-45", "1911-03"]


@pytest.mark.parametrize(
    ("text", "name", "written"),
    [
        ("date,title\n500 BC,A\n-400,B\n", "my.csv", ["500 BC", "-400"]),
        ("date,title\n15 March 44 BC,A\n-400,B\n4 May 1850,C\n", "my.csv", ["15 March 44 BC", "-400", "1850-05-04"]),
        ("date,title\n1914–1918,A\n1904-05,B\n", "my.csv", ["1914–1918", "1904-05"]),
        ("date,title\nJune 1815,A\n1904–05,B\n", "my.csv", ["June 1815", "1904–05"]),
        ("date,title\n1815-06,A\n1914-18,B\n", "my.csv", ["1815-06", "1914-18"]),
        ("500 BC: A\n-400: B\n", "my.mw", ["500 BC", "-400"]),
        ('<data><event start="500 BC" title="A"/><event start="-400" title="B"/></data>', "my.xml", ["500 BC", "-400"]),
    ],
)  # fmt: skip
def test_what_is_asked_of_a_column_is_still_asked_of_what_is_written(text, name, written, tmp_path, capsys):
    (tmp_path / name).write_text(text, "utf-8")
    assert main(["fix", str(tmp_path / name), str(tmp_path / "fixed.csv")]) == 1
    assert [line.split(",")[0] for line in (tmp_path / "fixed.csv").read_text("utf-8").splitlines()[1:]] == written
    capsys.readouterr()
    assert main(["check", str(tmp_path / "fixed.csv")]) == 1
    asked = capsys.readouterr().err
    assert "--dates bc=" in asked or "--dates short=" in asked or "mend the one that is wrong" in asked


def test_what_was_put_together_or_left_out_is_said(tmp_path, capsys):
    (tmp_path / "my.csv").write_text("Exported by X\n\nStart,End,title\n3 May 1815,5 May 1815,A\n", "utf-8")
    assert main(["fix", str(tmp_path / "my.csv"), str(tmp_path / "fixed.csv")]) == 0
    said = capsys.readouterr().out
    assert "stands above the header and is left out" in said and "Start and End are read as date" in said


def test_an_era_in_words_says_nothing_of_years_that_have_a_minus():
    for text, name in (("500 BC: A\n-400: B\n", "my.mw"), ("date,title\n500 BC,A\n-400,B\n", "my.csv")):
        file = io.StringIO(text)
        file.name = name
        with pytest.raises(EventsError, match="--dates bc=historical"):
            read_events(file)


@pytest.mark.parametrize(
    "cell",
    ["199?", "187?", "198-", "1980/1", "1745/6", "1914-8", "1998–9", "1850-5", "1987.5", "1850.75", "1999.25",
     "1904.01", "1999/21", "1945/39", "1980/81", "–2020", "—1999", "555-1234", "366", "87", "c. 1850-1860",
     "ca. 1900 – 1910",
     "early 1943", "the '20s", "1402/07/15", "2020-359", "1608814800", "Oct-22", "12-10-11", "-900", "-44-3",
     "2020-12-24T24:00", "1pm 3 May 2020", "1/2/2025", "850¹", "1² May 2019", "44² BC", "0000-00-00", "0000-00",
     "1577836800000", "after 1450/51", "c. 1900–05", "c. 1909-12", "probably 1904-05", "ca. 1904/05", "1908/09?",
     "c. 1930–33", "2000–01", "Winter 1941", "1990-00s", "1920-1930s", "c1987"],
)  # fmt: skip
def test_what_may_mean_several_things_is_not_written(cell):
    assert fixed(cell) == [cell]


@pytest.mark.parametrize(
    ("cell", "now"),
    [("1st century BC", "[-0099..0000]"), ("2020-12-24 00:00:00", "2020-12-24"), ("2020-12-24 0:00", "2020-12-24"),
     ("24 December 2020 12:00 am", "2020-12-24"), ("1914.0", "1914"), ("5th century BC", "-04XX"),
     ("ca. 1850", "1850~"), ("Spring 1968", "1968-21"), ("between 1 and 5 May 1850", "[1850-05-01..1850-05-05]")],
)  # fmt: skip
def test_what_can_mean_one_thing_is_written(cell, now):
    assert fixed(cell) == [now]


def test_a_midnight_among_other_times_is_one():
    assert fixed("5/13/2020 0:00", "5/14/2020 14:30") == ["2020-05-13T00:00", "2020-05-14T14:30"]
    assert fixed("5/13/2020 0:00:00", "5/14/2020 14:30:00") == ["2020-05-13T00:00:00", "2020-05-14T14:30:00"]


@pytest.mark.parametrize(
    ("cell", "offered"),
    [("2019[1]", "2019"), ("12 May 2019*", "2019-05-12"), ("44² BC", "-0043"), ("1² May 2019", "2019-05-01"),
     ("c. 145²", "0145~"), ("2019†", "2019")],
)  # fmt: skip
def test_a_date_is_offered_without_the_mark_of_a_footnote(cell, offered):
    with pytest.raises(EventsError) as error:
        read_events(io.StringIO(f"date,title\n{cell},A\n"))
    assert str(error.value).endswith(f'"{cell}" is not a date; write {offered}; the mark of a footnote is left out')


@pytest.mark.parametrize(
    ("cell", "year"), [("after 1450/51", "1452"), ("nach 1881/82", "1883"), ("after 1914-18", "1919")]
)
def test_after_two_years_is_after_the_second(cell, year):
    with pytest.raises(EventsError) as error:
        read_events(io.StringIO(f"date,title\n{cell},A\n"))
    assert f"write [{year}..] for some time after or {year}/.. for all the time after" in str(error.value)


def test_years_of_the_buddhist_era_are_not_taken_for_others():
    assert fixed("8 ธันวาคม 2566", lang="th") == ["8 ธันวาคม 2566"]
    with pytest.raises(EventsError, match="write 2023-12-08 for 2566 of the Buddhist era or 2566-12-08"):
        read_events(io.StringIO("date,title\n8 ธันวาคม 2566,A\n"), lang="th")


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (["05/28/2019", "before 3/4/2019"], "month-first"), (["1880-85", "ca. 1910/11"], "short=years"),
        (["5/28/2019", "3/4/19"], "month-first"), (["5/28/2019", "soon"], ""),
    ],
)  # fmt: skip
def test_what_the_rows_put_right_said_of_the_others_is_said_at_the_end(cells, told, tmp_path, capsys):
    rows = "".join(f"{cell},{cell}\n" for cell in cells)
    (tmp_path / "old.csv").write_text(f"date,title\n{rows}", "utf-8")
    assert main(["fix", str(tmp_path / "old.csv"), str(tmp_path / "new.csv")]) == 1
    said = capsys.readouterr().err
    assert (f"1 left to mend, to be read with --dates {told}, as the rows that showed it are EDTF now" in said) == bool(
        told
    )
    assert ("--dates" in said.splitlines()[-1]) == bool(told)


def test_a_dash_within_a_word_is_no_minus(tmp_path, capsys):
    (tmp_path / "old.csv").write_text("date,title\n2024,A\nmid-2025,B\n1980s-1990s,C\n", "utf-8")
    main(["fix", str(tmp_path / "old.csv"), str(tmp_path / "new.csv")])
    assert "BC" not in "".join(capsys.readouterr())


def test_columns_that_became_one_are_named_beside_what_was_put_right(tmp_path, capsys):
    (tmp_path / "old.csv").write_text("Event,Start date,End date\nA,3/28/2024,4/5/2024\n", "utf-8")
    assert main(["fix", str(tmp_path / "old.csv"), str(tmp_path / "new.csv")]) == 0
    assert "Start date and End date are one column, date, now; 0 others put right, 0 left" in capsys.readouterr().out
    assert "2024-03-28/2024-04-05" in (tmp_path / "new.csv").read_text("utf-8")
