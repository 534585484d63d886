"""events.csv itself: what the article's table promises."""

import csv
import io

import pytest
from conftest import ROOT

from timeline.save import to_csv
from timeline.table import COLUMNS
from timeline.ties import expected

PATH = ROOT / "events.csv"


def rows():
    with PATH.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_it_has_nineteen_events(article):
    assert len(article) == len(rows()) == 19


def test_it_is_sorted_by_time(article):
    assert [row["id"] for row in rows()] == article["id"].tolist()


def test_it_is_in_canonical_form(article):
    assert PATH.read_bytes() == to_csv(article).encode("utf-8")
    assert next(csv.reader(io.StringIO(PATH.read_text("utf-8")))) == list(COLUMNS)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_a_row_keeps_the_tables_own_rules(row):
    assert 0 < len(row["title"]) <= 48
    assert len(row["cue"].split()) <= 6
    assert row["description"] and row["kind"] and row["source_date"]
    assert bool(row["cue"]) == bool(row["paragraph"]) == (row["id"] != "report")


def test_every_tie_of_the_article_is_there():
    assert {(row["id"], row["relative_to"], row["offset"]) for row in rows() if row["relative_to"]} == {
        ("hamas-rules-gaza", "report", "-P16Y"),
        ("attacks-84", "war-begins", "P0D"),
        ("militias-promise", "blinken-visit", "before"),
        ("tehran-trip", "blinken-visit", "P1D"),
        ("waiver", "tehran-trip", "P1W"),
        ("hawks-criticise", "waiver", "after"),
        ("kirkuk-strike", "blinken-call", "P2D"),
        ("embassy-attack", "report", "-P3D"),
        ("austin-call", "embassy-attack", "after"),
        ("militiamen-lebanon", "report", "P0D"),
        ("waiver-ends", "waiver", "P4M"),
    }


def test_every_tie_holds(article):
    from timeline.dates import parse

    dates = dict(zip(article["id"], article["date"]))
    for row in rows():
        if row["relative_to"]:
            first, last = expected(parse(dates[row["relative_to"]]), row["offset"])
            assert first <= last, row["id"]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("Protection Secretary", "Defense Secretary"), ("Related Press", "Associated Press"), ("Chatham Home", "Chatham House"),
     ("battle administration", "battle management"), ("foreign money", "foreign-currency")],
)  # fmt: skip
def test_the_copys_wrong_words_are_not_taken_over(wrong, right):
    assert wrong.casefold() not in PATH.read_text("utf-8").casefold(), right
