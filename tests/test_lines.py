"""A title in lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.chart.lines import foldings
from timeline.chart.text import width

TITLES = st.text(st.sampled_from("abc WMil東حث🎉é-"), max_size=300)


@given(TITLES)
def test_every_folding_holds_the_whole_title_or_says_that_it_is_cut(title):
    text = " ".join(title.split())
    for folding in foldings(title, 13):
        shown = "".join(folding.lines).replace(" ", "")
        if folding.whole:
            assert shown == text.replace(" ", "")
        else:
            assert shown.endswith("…") and text.replace(" ", "").startswith(shown[:-1])
            assert len(" ".join(folding.lines)) > 24


@given(TITLES)
def test_no_line_is_wider_than_the_folding_says(title):
    for folding in foldings(title, 13):
        assert max(width(line, 13) for line in folding.lines) <= folding.wide + 1e-6
        assert len(folding.lines) <= 3


def test_more_lines_are_narrower():
    one, two, *_ = foldings("Rocket attack on the US Embassy in Baghdad", 13)
    assert two.wide < 0.65 * one.wide


@pytest.mark.parametrize(("title", "count"), [("Rockets", 1), ("", 1), ("Rocket attack on the US Embassy", 2)])
def test_a_short_title_is_not_broken_for_its_own_sake(title, count):
    assert len(foldings(title, 13)) == count
