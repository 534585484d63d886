"""Columns of dates: what comes of them at once is what `parse` and `words` give one by one."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates.calendar import moments
from timeline.dates.columns import _row, spans
from timeline.dates.edtf import parse
from timeline.dates.span import FORMS, PRECISIONS
from timeline.words.columns import in_words
from timeline.words.words import words

DAYS = st.dates(date(1, 1, 1)).map(date.isoformat)
PLAIN = st.one_of(DAYS, DAYS.map(lambda day: day[:7]), DAYS.map(lambda day: day[:4]))
OTHERS = [
    "",
    "2023-12-08T04:15",
    "2003/..",
    "../1984",
    "/2003",
    "[2023-11-01..2023-11-10]",
    "2024-03~",
    "1984?",
    "-0043-03-15",
    "{2023-10-23,2023-11-22}",
    "185X",
    "2021-21",
    "2022/2023-05-06",
    "1990%/..",
]


@given(st.lists(PLAIN, min_size=1, max_size=20))
def test_plain_dates_are_read_at_once_as_they_are_one_by_one(texts):
    rows, bad = spans(texts)
    assert not bad
    assert rows["plain"].all()
    for row, text in zip(rows, texts):
        for now, one in list(zip(row.item(), _row(text)))[:-1]:
            assert now == one, text


@given(
    st.lists(st.one_of(PLAIN, st.sampled_from(OTHERS[1:])), min_size=1, max_size=20),
    st.sampled_from(["en", "de", "ar", "ja"]),
)
def test_they_are_said_as_they_are_one_by_one(texts, lang):
    assert in_words(texts, lang).tolist() == [words(parse(text), lang) for text in texts]


@pytest.mark.parametrize("text", OTHERS[1:])
def test_each_row_tells_what_its_span_does(text):
    (row,), _ = spans([text])
    span = parse(text)
    assert (FORMS[row["form"]], PRECISIONS[row["precision"]]) == (span.form, span.precision)
    assert (bool(row["about"]), bool(row["perhaps"])) == (span.about, span.perhaps)
    first, last = moments(np.array([row["earliest"], row["latest"]]))
    assert (np.isnat(first), np.isnat(last)) == (span.open_start, span.open_end)
    assert span.open_start or first == span.earliest
    assert span.open_end or last == span.latest


@pytest.mark.parametrize(
    "text",
    ["2023-13", "2023-02-29", "2023-00-01", "0000-00", "2023-1-1", "２０２３", "2023-12-0x", "20\x0023", "2023-12-32"],
)
def test_what_is_no_date_is_named_once_and_read_as_nothing(text):
    rows, bad = spans([text, "2023", text])
    assert list(bad) == [text]
    assert rows["form"].tolist() == [-1, FORMS.index("within"), -1]


def test_blank_cells_are_no_dates_and_no_mistakes():
    rows, bad = spans(["", "2023-12-08"])
    assert not bad
    assert rows["form"][0] == -1
    assert np.isnan(rows["earliest"][0])
    assert len(spans([])[0]) == 0
