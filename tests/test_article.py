"""events.csv itself: what the article's table promises."""

import csv
import io

import pytest
from conftest import ROOT

from timeline.read.heading import Heading, heading_of
from timeline.read.save import to_csv
from timeline.schema import NAMES

PATH = ROOT / "events.csv"


def all_rows():
    with PATH.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rows():
    return [row for row in all_rows() if row["kind"] not in ("title", "note")]


def test_it_has_twenty_events_between_a_title_and_two_notes(article):
    assert len(article) == len(rows()) == 20
    assert [row["kind"] for row in all_rows() if row not in rows()] == ["title", "note", "note"]


def test_its_heading_names_the_source_and_the_lanes(article):
    assert heading_of(article) == Heading(
        "Iraq between Washington and Tehran", all_rows()[0]["description"], "Associated Press, 11 December 2023",
        "https://localnews8.com/?p=1298092", ("Washington", "Baghdad", "Iran-backed groups", "Gaza and the region"),
    )  # fmt: skip


def test_it_is_sorted_by_time(article):
    assert [row["id"] for row in rows()] == article["id"].tolist()


def test_its_kinds_are_force_politics_money_and_the_report_itself():
    assert {row["kind"] for row in rows()} == {"force", "politics", "money", "report"}


def test_only_what_comes_from_outside_has_no_date_of_the_source_alone():
    assert [row["id"] for row in rows() if not row["source_date"]] == ["report"]


def test_it_is_in_canonical_form(article):
    assert PATH.read_bytes() == to_csv(article).encode("utf-8")
    assert next(csv.reader(io.StringIO(PATH.read_text("utf-8")))) == [
        name for name in NAMES if name not in ("label", "sentence") and not name.startswith("image")
    ]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_a_row_keeps_the_tables_own_rules(row):
    assert 0 < len(row["title"]) <= 48
    assert len(row["cue"].split()) <= 6
    assert row["description"] and row["kind"]
    assert bool(row["cue"]) == bool(row["paragraph"]) == (row["id"] != "report")


def test_every_tie_of_the_article_is_there():
    assert {(row["id"], row["relative_to"], row["offset"]) for row in rows() if row["relative_to"]} == {
        ("hamas-rules-gaza", "report", "-P16Y"),
        ("attacks-84", "war-begins", "P0D"),
        ("militias-promise", "blinken-visit", "before"),
        ("tehran-trip", "blinken-visit", "P1D"),
        ("blinken-visit", "tehran-trip", "-P1D"),
        ("waiver", "tehran-trip", "P1W"),
        ("hawks-criticise", "waiver", "after"),
        ("kirkuk-strike", "blinken-call", "P2D"),
        ("embassy-attack", "report", "-P3D"),
        ("austin-call", "embassy-attack", "after"),
        ("militiamen-lebanon", "report", "before"),
        ("militias-limited-part", "war-begins", "P0D"),
        ("reserves-at-fed", "invasion", "after"),
        ("waiver-ends", "waiver", "P4M"),
    }


def test_what_sources_and_relations_alone_imply(article):
    implied = article.set_index("id")[["implied_earliest", "implied_latest"]].astype(str)
    narrow = {
        "report": ["2023-12-11", "2023-12-11 23:59:59"],
        "blinken-call": ["2023-12-01", "2023-12-09 23:59:59"],
        "waiver-ends": ["2024-02-23", "2024-04-02 23:59:59"],
    }
    assert {event: [at.removesuffix(" 00:00:00") for at in implied.loc[event]] for event in narrow} == narrow


def test_where_others_date_otherwise_the_row_says_who():
    assert {row["id"]: row["other_dates"] for row in rows() if row["other_dates"]} == {
        "blinken-call": "2023-12-02 Baghdad"
    }


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("Protection Secretary", "Defense Secretary"), ("Related Press", "Associated Press"),
     ("Chatham Home", "Chatham House"),
     ("battle administration", "battle management"), ("foreign money", "foreign-currency")],
)  # fmt: skip
def test_the_copys_wrong_words_are_not_taken_over(wrong, right):
    assert wrong.casefold() not in PATH.read_text("utf-8").casefold(), right
