"""From an article to a table to start from, and the table's cues back to the article."""

from __future__ import annotations

import time
from datetime import date

import pandas as pd
import pytest
from finding import in_timeml

from timeline import EventsError, find_dates, read_events
from timeline.commands.shell import main
from timeline.read.article import cue_problems, paragraphs
from timeline.read.delimited import from_csv

ARTICLE = """\
RIVERTOWN — The bridge fell on Friday, a day after the storm. It had been closed since 2003.

Two days later, the mayor resigned.
She has ruled for 16 years and inspects the river every day.

“A vote will be held on Tuesday,” an aide said.
"""


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE)
    return path


def run(*arguments: object) -> int:
    return main([str(one) for one in arguments])


def test_a_row_is_written_for_each_expression_with_its_paragraph_and_sentence():
    found = find_dates(ARTICLE, "2023-12-11")
    assert found[["paragraph", "cue", "date", "relative_to", "offset"]].to_numpy().tolist() == [
        ["1", "on Friday", "2023-12-08", "", ""],
        ["1", "a day after", "", "p1-1", "P1D"],
        ["1", "since 2003", "2003/..", "", ""],
        ["2", "Two days later", "", "p1-3", "P2D"],
        ["2", "for 16 years", "2007~/..", "", ""],
        ["3", "on Tuesday", "2023-12-12", "", ""],
    ]
    assert found["sentence"].tolist()[3] == "Two days later, the mayor resigned."
    assert found["date"].tolist() == found["source_date"].tolist()
    assert set(found["title"]) == {""}
    assert found.attrs["left_out"] == [("2", "every day")]
    assert find_dates(ARTICLE, date(2023, 12, 11)).equals(found)


def test_paragraphs_have_their_own_numbers_where_they_have_any():
    assert paragraphs("Head\n\n[4] Four.\n\n[7] Seven,\n\nstill.") == [("4", "Four."), ("7", "Seven,\n\nstill.")]
    assert paragraphs("One.\r\n\r\nTwo.\r\n") == [("1", "One."), ("2", "Two.")]


def test_what_comes_first_hangs_on_nothing():
    found = find_dates("Two days later, he left.", "2023-12-11")
    assert found[["cue", "relative_to", "offset"]].to_numpy().tolist() == [["Two days later", "", ""]]


def test_the_whole_way_from_text_to_page(tmp_path, article, capsys):
    table = tmp_path / "mine.csv"
    assert run("find", article, table, "--published", "2023-12-11", "--verbose") == 0
    told = capsys.readouterr().out
    assert 'paragraph 2: "every day" is left out: it dates nothing' in told
    assert "6 time expressions, 2 of them for a reader to date" in told
    assert run("check", table, "--text", article) == 1
    left = capsys.readouterr().err.splitlines()
    assert [line.split(": ", 1)[1] for line in left if ":3:" in line] == [
        'date: is blank; expected a date such as 2023-12-08, or "implied" to draw it where its relations leave it',
        "title: is blank; expected a title",
    ]  # fmt: skip
    assert len(left) == 8
    rows = pd.read_csv(table, dtype="str", keep_default_na=False)
    rows["title"] = [f"Event {number}" for number in range(len(rows))]
    rows.loc[1, "date"], rows.loc[3, "date"] = "2023-12-09", "2023-12-10"
    rows.loc[3, "relative_to"] = "p1-1"
    rows.to_csv(table, index=False)
    assert run("check", table, "--text", article) == 0
    assert "each cue stands in its paragraph" in capsys.readouterr().out
    assert run(table, "-o", tmp_path / "mine.html") == 0
    page = (tmp_path / "mine.html").read_text("utf-8")
    assert "the mayor resigned" not in page  # the article's sentences are for the curator's eye
    assert read_events(table)["sentence"].notna().all()


@pytest.mark.parametrize(("cue", "paragraph", "why"), [
    ("on Fridays", "1", '"on Fridays" does not stand in paragraph 1; did you mean "on Friday,"?'),
    ("Two days later", "1", '"Two days later" does not stand in paragraph 1; it stands in paragraph 2'),
    ("on Friday", "9", '"9" is not a paragraph of the text; expected one of 1, 2, 3'),
    ("in the year of the flood", "", "does not stand in the text; expected its words as they stand there"),
    ("Friday … storm", "1", ""), ("Tuesday", "1; 3", ""), ('"A vote', "3", ""), ("", "2", ""), ("since 2003", "", ""),
])  # fmt: skip
def test_a_cue_stands_in_its_paragraph_or_is_named(cue, paragraph, why):
    quoted = '"' + cue.replace('"', '""') + '"'
    table = from_csv("my.csv", f"date,title,cue,paragraph\n2023,A,{quoted},{paragraph}\n")
    problems = [str(one) for one in cue_problems(table, ARTICLE)]
    assert len(problems) == bool(why)
    assert why in "".join(problems)


@pytest.mark.parametrize(("data", "why"), [
    (None, "there is no such file"),
    (b"", "is empty; expected the text of an article"),
    (b" \n", "is empty; expected the text of an article"),
    (b"%PDF-1.7", "is a PDF; expected the text of an article"),
    (b"on \xff\xfd Friday", "is not in UTF-8"),
    (b"on Friday\0", "holds a NUL byte"),
    (b"\xff\xfeo\0n\0", "is in UTF-16-LE; expected UTF-8: save it as plain text"),
    (b"Nothing happens here.", "holds no time expression"),
])  # fmt: skip
def test_what_is_no_article_is_said_and_nothing_is_written(tmp_path, capsys, data, why):
    path = tmp_path / "article.txt"
    if data is not None:
        path.write_bytes(data)
    assert run("find", path, tmp_path / "mine.csv", "--published", "2023-12-11") == 1
    assert why in capsys.readouterr().err
    assert not (tmp_path / "mine.csv").exists()


@pytest.mark.parametrize("day", ["", "soon", "2023", "2023-13-01", "11.12.2023"])
def test_a_day_of_publication_that_is_none_is_named(tmp_path, article, capsys, day):
    with pytest.raises(ValueError, match="expected a day such as 2023-12-11"):
        find_dates(ARTICLE, day)
    assert run("find", article, tmp_path / "mine.csv", "--published", day) == 2
    assert "published" in capsys.readouterr().err
    assert not (tmp_path / "mine.csv").exists()


def test_a_table_that_is_there_is_not_replaced(tmp_path, article, capsys):
    (tmp_path / "mine.csv").write_text("precious")
    assert run("find", article, tmp_path / "mine.csv", "--published", "2023-12-11") == 1
    assert "is there already" in capsys.readouterr().err
    assert (tmp_path / "mine.csv").read_text() == "precious"
    assert run("find", article, tmp_path / "mine.txt", "--published", "2023-12-11") == 2


def test_the_day_of_publication_is_asked_for(capsys, article):
    with pytest.raises(SystemExit):
        run("find", article, "mine.csv")
    assert "--published" in capsys.readouterr().err


def test_an_article_that_is_none_fails_the_check_too(tmp_path, article):
    with pytest.raises(EventsError, match="there is no such file"):
        read_events(tmp_path / "none.csv")
    table = tmp_path / "mine.csv"
    table.write_text("date,title\n2023,A\n")
    assert run("check", table, "--text", tmp_path / "none.txt") == 1


def test_a_hundred_kilobytes_take_about_a_second():
    text = ARTICLE * (100_000 // len(ARTICLE) + 1)
    start = time.perf_counter()
    assert len(find_dates(text, "2023-12-11")) > 2000
    assert time.perf_counter() - start < 3


def test_timeml_is_measured_by_overlap_and_value(tmp_path):
    (tmp_path / "one.tml").write_text("""<TimeML>
<DCT><TIMEX3 tid="t0" type="DATE" value="2000-04-03" functionInDocument="CREATION_TIME">3 April</TIMEX3></DCT>
<TEXT>It fell <TIMEX3 type="DATE" value="2000-03-31">Friday</TIMEX3>.
<TIMEX3 type="DATE" value="2000-W13">Last week</TIMEX3> it stood, in 1999 too,
<TIMEX3 type="DATE" value="1999-SU">some time</TIMEX3>.</TEXT></TimeML>""")
    assert in_timeml(str(tmp_path)).endswith("| 0.67 of 3 | 0.67 | 1.00 | |")
