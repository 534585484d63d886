"""Events without a label: dots in stacks, and counts where these are full."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from timeline.chart.dots import most_levels, stacks_of
from timeline.chart.scale import Scale
from timeline.picture.measures import DOT_STEP

SCALE = Scale(((0, 60), (1000, 1380), (5000, 5158)), 1.0)
PX = st.lists(st.floats(0, SCALE.width - 0.01), max_size=120)


@given(PX, st.integers(1, 3))
def test_every_event_is_a_dot_or_counted_once(px, most):
    stacks = stacks_of(np.arange(len(px)), np.array(px), SCALE, most)
    assert len(stacks.dots) + sum(bin.count for bin in stacks.bins) == len(px)
    assert len({dot.event for dot in stacks.dots}) == len(stacks.dots)


@given(PX, st.integers(1, 3))
def test_no_dot_touches_another(px, most):
    dots = stacks_of(np.arange(len(px)), np.array(px), SCALE, most).dots
    for dot in dots:
        assert dot.level < most
        assert not [one for one in dots if one is not dot and one.level == dot.level and abs(one.x - dot.x) < DOT_STEP]


@given(PX)
def test_what_has_room_is_a_dot(px):
    apart = sorted({round(x / 20) * 20.0 for x in px if x < 620})
    assert len(stacks_of(np.arange(len(apart)), np.array(apart), SCALE, 1).dots) == len(apart)


def test_of_thousands_fewer_are_dots():
    assert [most_levels([n], 640) for n in (300, 1200, 9000)] == [3, 3, 3]
    assert most_levels([900] * 8, 1200) == 1
