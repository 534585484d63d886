"""Time to pixels, and axis breaks."""

import numpy as np
import pytest
from conftest import events_of
from hypothesis import given
from hypothesis import strategies as st

from timeline.chart.scale import fit
from timeline.dates.calendar import DAY
from timeline.picture.gaps import breaks
from timeline.picture.measures import BREAK
from timeline.picture.picture import picture_of
from timeline.picture.readings import checked, points

YEAR = 365.2425 * DAY
SECONDS = st.integers(-3 * 10**11, 2 * 10**11).map(float)
POINTS = st.lists(SECONDS, min_size=1, max_size=30).map(lambda some: np.unique(np.array(some)))
WIDTHS = st.sampled_from([304.0, 634.0, 1074.0])


def days(*numbers):
    return np.array(numbers, dtype=float) * DAY


def scaled(some, width=634.0):
    whole = (float(some[0]), float(some[-1])) if len(some) else (0.0, DAY)
    return fit(whole, breaks(some), width, DAY)


@pytest.mark.parametrize(("date", "words"), [("2003", "12 months"), ("199X", "10 years"), ("2003-03", "30 days")])
def test_a_gap_within_a_date_is_as_long_as_from_its_first_day_to_its_last(date, words):
    rows = f"date,title\n{date},A\n" + "".join(f"2023-01-0{day},B{day}\n" for day in range(1, 6))
    gaps = picture_of(events_of(rows), lanes=None, lang="en", fold=True).axis.gaps
    assert (gaps[0].words, gaps[0].within, gaps[1].within) == (words, True, False)


def test_a_gap_far_longer_than_the_rest_is_left_out():
    assert breaks(days(0, 1, 2, 3, 4, 7300, 7301)) == [(4 * DAY, 7300 * DAY)]


def test_evenly_spread_events_have_no_break():
    assert breaks(days(*range(0, 300, 10))) == []


def test_two_events_have_no_break():
    assert breaks(days(0, 7300)) == []


def test_the_articles_breaks_are_a_handful(article):
    assert 3 <= len(breaks(points(checked(article), []))) <= 6


@given(POINTS, WIDTHS)
def test_all_points_are_in_sight_and_none_is_in_a_break(some, width):
    scale = scaled(some, width)
    for point, px in zip(some, scale.px(some)):
        assert any(left <= px <= right for left, right in scale.edges)
        assert any(first <= point <= last for first, last in scale.segments)
    assert len(scale.segments) <= 7
    assert scale.width == pytest.approx(width)


@given(POINTS)
def test_px_keeps_the_order_and_seconds_undoes_it(some):
    scale = scaled(some)
    px = scale.px(some)
    assert (np.diff(px) >= 0).all()
    for point, x in zip(some.tolist(), px.tolist()):
        assert scale.seconds(scale.segment_at(x), x) == pytest.approx(point, abs=0.01 / scale.per_second)


@given(POINTS, st.floats(-200, 900), st.floats(0, 900))
def test_what_is_clipped_lies_in_its_segment_and_loses_only_what_is_in_breaks(some, x0, length):
    scale = scaled(some)
    found = scale.clipped(x0, x0 + length)
    for segment, first, last in found:
        assert scale.segments[segment][0] <= first <= last <= scale.segments[segment][1] + 1e-6
    seen = sum((last - first) * scale.per_second for _, first, last in found)
    inside = sum(max(0, min(x0 + length, right) - max(x0, left)) for left, right in scale.edges)
    assert seen == pytest.approx(inside, abs=0.6 * len(scale.segments))


def test_breaks_have_one_width_and_all_segments_one_scale():
    scale = scaled(days(0, 1, 2, 3, 4, 7300, 7301))
    (_, right), (left, _) = scale.edges
    assert left - right == BREAK
    shares = [(b - a) / (last - first) for (a, b), (first, last) in zip(scale.edges, scale.segments)]
    assert shares[0] == pytest.approx(shares[1])


def test_times_beyond_the_ends_go_on_past_the_edges():
    scale = scaled(days(0, 1, 2, 3, 4, 5))
    start, end = scale.segments[0][0], scale.segments[-1][1]
    assert scale.px(np.array([start - DAY, end + DAY])) == pytest.approx(
        [-DAY * scale.per_second, scale.width + DAY * scale.per_second]
    )


def test_a_single_moment_gets_a_scale_with_it_in_the_middle():
    scale = scaled(days(100))
    assert scale.px(days(100))[0] == pytest.approx(317)
    assert DAY < scale.segments[0][1] - scale.segments[0][0] < YEAR


def test_no_event_gets_a_scale_too():
    assert np.isfinite(scaled(days()).px([0.0])).all()


def test_a_long_bar_keeps_no_empty_century_open():
    years = [-3300, 1947, *range(1900, 1960, 3), -2600, -1500, 300, 1100]
    found = breaks(np.unique(np.array(years, dtype=float)) * 365.25 * DAY)
    assert len(found) == 5
