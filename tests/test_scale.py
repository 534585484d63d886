"""Time to pixels, folds, ticks."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.scale import DAY, Scale, fit, ticks

YEAR = 365.2425 * DAY
SECONDS = st.integers(-3 * 10**11, 2 * 10**11).map(float)
POINTS = st.lists(SECONDS, min_size=1, max_size=30).map(np.array)


def days(*numbers):
    return np.array(numbers, dtype=float) * DAY


def test_a_gap_longer_than_all_the_rest_is_folded():
    ((first, last),) = fit(days(0, 1, 2, 3, 4, 7300, 7301), 600).folds
    assert 4 * DAY < first < last < 7300 * DAY


def test_evenly_spread_events_are_not_folded():
    assert fit(days(*range(0, 300, 10)), 600).folds == ()


def test_two_events_are_not_folded():
    assert fit(days(0, 7300), 600).folds == ()


def test_folding_can_be_turned_off():
    assert fit(days(0, 1, 2, 3, 4, 7300, 7301), 600, fold=False).folds == ()


def test_the_articles_folds_are_a_handful(article):
    points = np.concatenate(
        [article[c].dropna().to_numpy().astype("M8[s]").astype(float) for c in ("earliest", "latest")]
    )
    assert 3 <= len(fit(points, 744).folds) <= 6


@settings(deadline=None)
@given(POINTS, st.sampled_from([304.0, 744.0, 1184.0]))
def test_no_fold_swallows_a_point_and_all_points_are_in_sight(points, width):
    scale = fit(points, width)
    for first, last in scale.folds:
        assert not ((points >= first) & (points <= last)).any()
    px = scale.px(points)
    assert (px >= 0).all() and (px <= width).all()
    assert len(scale.folds) <= 6


@settings(deadline=None)
@given(POINTS)
def test_px_keeps_the_order_and_seconds_undoes_it(points):
    scale = fit(points, 744)
    ordered = np.sort(points)
    assert (np.diff(scale.px(ordered)) >= 0).all()
    again = scale.px(scale.seconds(scale.px(points)))
    assert np.allclose(again, scale.px(points), atol=0.01)


@given(st.floats(0, 744), POINTS)
def test_no_pixel_is_a_time_inside_a_fold(px, points):
    scale = fit(points, 744)
    at = scale.seconds([px])[0]
    assert not any(first < at < last for first, last in scale.folds)


def test_times_beyond_the_ends_go_on_past_the_edges():
    scale = Scale(0, 100, 200)
    assert scale.px([-10, 110]).tolist() == [-20, 220]


@settings(deadline=None, max_examples=60)
@given(POINTS, st.sampled_from([304.0, 344.0, 744.0, 1184.0]))
def test_tick_labels_never_overlap(points, width):
    scale = fit(points, width)
    measure = lambda text: 7.0 * len(text)  # noqa: E731
    found, _ = ticks(scale, points, measure)
    boxes = sorted((scale.px([t.at])[0], max(map(measure, t.text)) / 2) for t in found)
    for (left, half), (right, other) in zip(boxes, boxes[1:]):
        assert left + half < right - other


def test_the_first_tick_after_a_fold_says_the_year():
    points = days(0, 1, 2, 3, 4, 7300, 7301)
    scale = fit(points, 744)
    found, _ = ticks(scale, points, lambda text: 7.0 * len(text))
    after = next(t for t in found if t.at > scale.folds[0][1])
    assert after.text[-1].endswith("1989")


@pytest.mark.parametrize(
    ("first", "last", "texts"),
    [
        ("2023-01-01", "2023-12-31", {"Mar", "Jul"}),
        ("2023-12-08T01:00", "2023-12-08T05:00", {"02:00", "04:00"}),
        ("-3300-01-01", "2020-01-01", {"2000 BC", "1 AD", "1000"}),
        ("-0060-01-01", "-0040-01-01", {"50 BC"}),
    ],
)
def test_ticks_fall_on_round_times(first, last, texts):
    points = np.array([np.datetime64(t, "s").astype("int64") for t in (first, last)], dtype=float)
    scale = fit(points, 744, least=3600)
    found, _ = ticks(scale, points, lambda text: 7.0 * len(text))
    assert texts <= {t.text[0] for t in found}


def test_a_single_moment_gets_a_scale():
    scale = fit(days(100), 744)
    assert scale.px(days(100))[0] == pytest.approx(372)
    assert scale.end - scale.start > DAY and scale.end - scale.start < YEAR


def test_no_event_gets_a_scale_too():
    assert fit(np.array([]), 744).px([0.0])[0] == 0
