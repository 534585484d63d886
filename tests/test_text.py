"""Text widths and line breaks."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.chart.text import advance, cut, width, wrap


def test_wide_letters_are_wider():
    assert advance("W") > advance("e") > advance("i") > 0


def test_combining_marks_and_joiners_take_no_room():
    assert width("e\u0301", 12) == width("e", 12)
    assert width("a\u200db", 12) == width("ab", 12)


def test_east_asian_text_is_an_em_a_character():
    assert width("東京都", 12) == 36


def test_text_that_fits_is_one_line():
    assert wrap("Short title", 200, 12, 2) == ["Short title"]


def test_the_last_line_says_that_there_is_more():
    lines = wrap("Rocket attack on the sprawling embassy of a far country", 100, 12, 2)
    assert len(lines) == 2 and lines[-1].endswith("…")


def test_scripts_without_spaces_break_anywhere():
    assert len(wrap("東" * 30, 120, 12, 4)) == 3


@given(st.text(max_size=200), st.floats(40, 330), st.integers(1, 4))
def test_no_line_is_wider_than_its_room(text, room, most):
    lines = wrap(text, room, 12, most)
    assert 1 <= len(lines) <= most
    assert all(width(line, 12) <= room for line in lines)


@given(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=60))
def test_nothing_is_lost_without_an_ellipsis(text):
    lines = wrap(text, 100, 12, 50)
    assert "".join(lines).replace(" ", "") == "".join(text.split())


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_blank_text_is_one_blank_line(text):
    assert wrap(text, 100, 12, 2) == [""]


@given(st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=8), st.floats(30, 300))
def test_many_texts_cut_at_once_fit_their_room(texts, room):
    lines, widths = cut(texts, np.full(len(texts), room), 12)
    for text, line, wide in zip(texts, lines, widths):
        assert width(line, 12) <= wide + 1e-6 and wide <= room + 1e-6
        whole = " ".join(text.split())
        assert line == whole or (line.endswith("…") and whole.startswith(line[:-1]) and width(whole, 12) > room)
