"""Rows and sides, held against a slow and obviously right checker."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.layout import GAP, SYMBOL, Marks, place, share


def marks(starts, lengths=0.0, labels=80.0, lanes=0):
    start = np.asarray(starts, dtype=float)
    full = lambda value: np.broadcast_to(np.asarray(value), start.shape)  # noqa: E731
    end = start + full(lengths)
    return Marks(start, end, start, start, full(labels).astype(float), full(lanes).astype(int))


def labels(marks, placing, zoom):
    """Event, row and ends in px of every label shown at a zoom."""
    for i in np.flatnonzero(placing.zoom <= zoom):
        if placing.side[i] > 0:
            left = zoom * marks.right[i] + SYMBOL + GAP
            yield i, (marks.lane[i], placing.row[i]), left, left + marks.label[i]
        else:
            right = zoom * marks.left[i] - SYMBOL - GAP
            yield i, (marks.lane[i], placing.row[i]), right - marks.label[i], right


def symbols(marks, placing, zoom):
    """Event, row and ends in px of every mark, labelled or not."""
    for i in range(len(marks.start)):
        yield i, (marks.lane[i], placing.row[i]), zoom * marks.start[i] - SYMBOL, zoom * marks.end[i] + SYMBOL


def overlaps(marks, placing, zoom):
    """Labels that touch another event's label or mark: every label against everything."""
    shown = list(labels(marks, placing, zoom))
    return [
        (a[0], b[0])
        for a in shown
        for b in [*shown, *symbols(marks, placing, zoom)]
        if a[0] != b[0] and a[1] == b[1] and a[2] < b[3] - 1e-6 and b[2] < a[3] - 1e-6
    ]


@st.composite
def some_marks(draw):
    n = draw(st.integers(0, 40))
    start = np.sort(np.array(draw(st.lists(st.floats(0, 700), min_size=n, max_size=n))))
    if draw(st.booleans()):
        start = np.round(start / 50) * 50  # bursts
    length = np.array(draw(st.lists(st.sampled_from([0, 0, 0, 20, 300]), min_size=n, max_size=n)), dtype=float)
    end = np.minimum(start + length, 744)
    where = np.array(draw(st.lists(st.floats(0, 1), min_size=n, max_size=n)))
    symbol = start + (end - start) * where
    label = np.array(draw(st.lists(st.floats(10, 330), min_size=n, max_size=n)))
    lane = np.array(draw(st.lists(st.integers(0, 2), min_size=n, max_size=n)), dtype=int)
    return Marks(start, end, symbol, symbol, label, lane)


@settings(max_examples=300, deadline=None)
@given(some_marks(), st.integers(1, 9), st.sampled_from([1.0, 1.3, 2.0, 3.7, 8.0, 100.0, 4096.0]))
def test_no_label_touches_another_or_a_mark_at_any_zoom(marks, most, zoom):
    assert overlaps(marks, place(marks, 744, most), zoom) == []


@settings(max_examples=200, deadline=None)
@given(some_marks())
def test_with_rows_enough_every_label_that_fits_beside_its_symbol_is_shown(marks):
    placing = place(marks, 744, 50)
    reach = SYMBOL + GAP + marks.label
    possible = (marks.right + reach <= 744) | (marks.left - reach >= 0)
    assert (placing.zoom[possible] == 1).all()
    assert np.isinf(placing.zoom[~possible]).all()


@given(some_marks(), st.integers(1, 9))
def test_no_label_is_cut_off_by_an_edge(marks, most):
    placing = place(marks, 744, most)
    for _, _, left, right in labels(marks, placing, 1.0):
        assert left >= 0 and right <= 744


@given(some_marks(), st.integers(1, 9))
def test_rows_stay_within_the_cap(marks, most):
    placing = place(marks, 744, most)
    assert (placing.row < most).all() and (placing.rows <= most).all()


def test_equal_starts_take_rows_in_the_files_order():
    assert place(marks([100, 100, 100]), 744, 9).row.tolist() == [0, 1, 2]


def test_a_label_near_the_right_edge_stands_left():
    assert place(marks([700]), 744, 9).side.tolist() == [-1]


def test_lanes_do_not_share_rows():
    assert place(marks([100, 100], lanes=[0, 1]), 744, 9).row.tolist() == [0, 0]


def test_a_bar_inside_a_bar_takes_the_next_row():
    assert place(marks([10, 50], lengths=[500, 100]), 744, 9).row.tolist() == [0, 1]


def test_what_does_not_fit_comes_back_on_zooming_in():
    placing = place(marks([100, 110]), 744, 1)
    assert placing.zoom[0] == pytest.approx((SYMBOL + GAP + 80 + SYMBOL + GAP) / 10)
    assert placing.zoom[1] == 1


def test_of_marks_at_one_moment_in_one_row_one_can_have_a_label():
    assert place(marks([100, 100]), 744, 1).zoom.tolist() == [np.inf, 1]


def test_a_crowded_lane_keeps_most_rows_for_labels():
    placing = place(marks(np.linspace(10, 600, 200)), 744, 8)
    assert (placing.zoom[placing.row < 6] == 1).all()
    assert (placing.zoom[placing.row >= 6] > 1).any()


def test_a_bar_without_an_end_does_not_keep_all_labels_of_a_crowd_away():
    at = np.linspace(10, 700, 300)
    bars = np.arange(300) % 10 == 0
    placing = place(marks(at, lengths=np.where(bars, 744 - at, 0)), 744, 8)
    unlabelled = (placing.zoom > 1) & ~bars
    assert unlabelled.sum() > 150
    assert np.isfinite(placing.zoom[unlabelled]).mean() > 0.9


def test_nothing_is_placed_for_nothing():
    assert place(marks([]), 744, 5).rows.tolist() == []


@pytest.mark.parametrize(
    ("wanted", "total", "given_"), [([2, 9, 30], 20, [2, 9, 9]), ([3, 3], 100, [3, 3]), ([5, 5], 1, [1, 1])]
)
def test_the_fullest_lanes_give_way_first(wanted, total, given_):
    assert share(np.array(wanted), total).tolist() == given_


def test_time_grows_almost_linearly():
    """Counted in placements rather than seconds: each event looks at every row once."""
    rng = np.random.default_rng(1)
    many = marks(np.sort(rng.uniform(0, 744, 3000)), labels=rng.uniform(60, 200, 3000))
    placing = place(many, 744, 8)
    assert len(placing.row) == 3000 and placing.rows.max() == 8
