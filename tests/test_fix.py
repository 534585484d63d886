"""What can be put right is, in another file; what cannot is left as it was and named."""

import io

import pytest

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


def test_a_page_is_no_place_for_a_table(files, capsys):
    assert main(["fix", str(files / "good.csv"), str(files / "new.html")]) == 2
    assert "expected a name that ends in .csv" in capsys.readouterr().err


def test_what_cannot_be_read_as_a_table_is_not_written(files):
    (files / "torn.csv").write_text("date,title\n1850s,A,too many\n")
    assert main(["fix", str(files / "torn.csv"), str(files / "new.csv")]) == 1
    assert not (files / "new.csv").exists()


def test_years_that_may_be_months_are_left_to_whoever_knows():
    table, done = corrected(load(io.StringIO("date,title\n1912-45,A\n1903-11,B\n1850s,C\n")))
    assert table.column("date") == ["1912-45", "1903-11", "185X"]
    assert len(done) == 1
    table, _ = corrected(load(io.StringIO("date,title\n1912-45,A\n1911-03,B\n")))
    assert table.column("date") == ["1912/1945", "1911-03"]
