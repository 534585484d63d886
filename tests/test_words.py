"""Span to words."""

import re

import pytest
from approve import APPROVED, approved, pairs
from hypothesis import given
from test_dates import WRITTEN

from timeline.dates.edtf import parse
from timeline.dates.span import DateError
from timeline.words.lengths import length_words, tie_words
from timeline.words.names import locale_of
from timeline.words.words import words


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2023-12-08", "8 December 2023"),
        ("2023-12-08T04:15", "8 December 2023, 04:15"),
        ("2023-12-08T04:15:00Z", "8 December 2023, 04:15:00 UTC"),
        ("2022-10", "some day in October 2022"),
        ("2003", "some day in 2003"),
        ("2023-XX", "some day in 2023"),
        ("185X", "some time in the 1850s"),
        ("180X", "between 1800 and 1809"),
        ("18XX", "between 1800 and 1899"),
        ("[2023-11-01..2023-11-10]", "between 1 and 10 November 2023"),
        ("[2023-10-07..2023-12-11]", "between 7 October and 11 December 2023"),
        ("[2022-12-30..2023-01-02]", "between 30 December 2022 and 2 January 2023"),
        ("[..2023-11-05]", "by 5 November 2023"),
        ("[2023-11-05..]", "on or after 5 November 2023"),
        ("2023-10-07/2023-12-11", "7 October – 11 December 2023"),
        ("2003/..", "since 2003"),
        ("2007~/..", "since about 2007"),
        ("../2023-12-11", "until 11 December 2023"),
        ("2003/", "from 2003, end unknown"),
        ("/2003", "until 2003, start unknown"),
        ("2024-03~", "about March 2024"),
        ("2023-12-08?", "perhaps 8 December 2023"),
        ("1984%", "perhaps about 1984"),
        ("2004~-06", "June 2004 (year approximate)"),
        ("2023-10/2023-12", "October – December 2023"),
        ("{2023-10-23,2023-11-22,2023-12-08}", "23 October, 22 November and 8 December 2023"),
        ("{2022-10-23,2023-11-22}", "23 October 2022 and 22 November 2023"),
        ("[1667,1668,1670..1672]", "1667, 1668 or between 1670 and 1672"),
        ("-0043-03-15", "15 March 44 BC"),
        ("0079-08", "some day in August 79 AD"),
        ("2001-21", "some time in spring 2001 (taken as March – May 2001)"),
    ],
)
def test_a_date_is_said_as_sure_as_it_is(text, said):
    assert words(parse(text)) == said


@pytest.mark.parametrize(
    ("lang", "said"), [("de", "8. Dezember 2023"), ("en-US", "December 8, 2023"), ("ar", "8 ديسمبر 2023")]
)
def test_month_names_and_order_are_the_languages_own(lang, said):
    assert words(parse("2023-12-08"), lang) == said


def test_arabic_has_its_own_connecting_words():
    assert words(parse("2003/.."), "ar") == "منذ 2003"


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match='"tlh-x" is not a language tag'):
        locale_of("tlh-x")


@pytest.mark.parametrize(
    ("offset", "said"),
    [("P2D", "2 days after X"), ("-P3D", "3 days before X"), ("P1W", "1 week after X"), ("P0D", "at the time of X"),
     ("before", "before X"), ("P1Y6M", "1 year, 6 months after X"), ("PT90M", "90 minutes after X")],
)  # fmt: skip
def test_a_tie_is_said_in_words(offset, said):
    assert tie_words(offset, "X") == said


@pytest.mark.parametrize("lang", ["en", "ar", "zh", "ru", "fa", "tr"])
@pytest.mark.parametrize("offset", ["P1D", "P2D", "P5M", "PT2H"])
def test_no_language_shows_babels_stand_in(lang, offset):
    assert "duration" not in tie_words(offset, "X", lang)


def test_lengths_are_round():
    assert [length_words(s) for s in (90, 10_800, 86_400 * 20, 86_400 * 345)] == [
        "2 minutes",
        "3 hours",
        "20 days",
        "11 months",
    ]


@given(WRITTEN)
def test_whatever_can_be_read_can_be_said(text):
    try:
        span = parse(text)
    except DateError:
        return
    assert words(span) and words(span, "ar")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("185X", "irgendwann in den 1850er Jahren"), ("185X/..", "seit den 1850er Jahren"),
        ("[185X..187X]", "zwischen den 1850er Jahren und den 1870er Jahren"),
        ("[2023-01-05..2023-01-07]", "zwischen dem 5. und dem 7. Januar 2023"),
        ("2023-01-05/2023-01-07", "5. – 7. Januar 2023"), ("../2004-06-11", "bis zum 11. Juni 2004"),
        ("../185X", "bis in die 1850er Jahre"), ("[..2004-06-11]", "spätestens am 11. Juni 2004"),
        ("2004-XX-11/..", "seit dem 11. eines Monats im Jahr 2004"), ("2022-10", "an einem Tag im Oktober 2022"),
        ("2015-02-X8/..", "seit dem 8., 18. oder 28. Februar 2015"), ("2003", "an einem Tag im Jahr 2003"),
    ],
)  # fmt: skip
def test_german_bends_its_dates_as_it_must(text, said):
    assert words(parse(text), "de") == said


@pytest.mark.parametrize(
    ("text", "spanish", "french"),
    [
        ("2023-01-05/..", "desde el 5 de enero de 2023", "depuis le 5 janvier 2023"),
        ("../2023-01-05", "hasta el 5 de enero de 2023", "jusqu’au 5 janvier 2023"),
        ("../185X", "hasta la década de 1850", "jusqu’aux années 1850"),
        ("2023-01-05~", "alrededor del 5 de enero de 2023", "environ le 5 janvier 2023"),
        ("[..2022-10]", "a más tardar en octubre de 2022", "au plus tard en octobre 2022"),
        (
            "2004-06~-11",
            "11 de junio de 2004 (aproximado: año y mes)",
            "11 juin 2004 (approximatif\u00a0: année et mois)",
        ),
    ],
)
def test_articles_and_prepositions_are_drawn_together(text, spanish, french):
    assert (words(parse(text), "es"), words(parse(text), "fr")) == (spanish, french)


def test_a_relation_draws_together_its_own_words_and_none_of_a_title():
    assert tie_words("P2D", "el fin", "es", end="end") == "2 días después del final de el fin"
    assert tie_words("before", "le Monde", "fr", end="start") == "avant le début de le Monde"


def test_dates_in_words_are_as_somebody_has_read_and_approved_them():
    assert approved() == APPROVED.read_text("utf-8")
    assert len(pairs()) > 300


def test_no_dash_of_an_interval_stands_beside_another():
    said = {(text, lang): re.sub(r"\([^)]*\)", "", words(parse(text), lang)) for text, lang in pairs()}
    assert {pair: one for pair, one in said.items() if one.count("–") > 1} == {}
