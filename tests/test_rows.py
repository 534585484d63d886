"""Rows and labels, held against a slow and obviously right checker."""

from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.chart.lines import Folding, foldings
from timeline.chart.places import Item, Room, places_for
from timeline.chart.rows import pack, share
from timeline.chart.scale import Scale
from timeline.chart.shapes import Shape
from timeline.picture.measures import BESIDE, BREAK, INSIDE, ORDER_PX, OUT_OF_ORDER, RADIUS

ONE = Scale(((0, 634),), 1.0)
THREE = Scale(((0, 60), (1000, 1380), (5000, 5158)), 1.0)  # 634 px with two breaks


def disc(x):
    return Shape(x - RADIUS, x + RADIUS, RADIUS, RADIUS, points=(("disc", x),))


def bar(x0, x1):
    return Shape(x0, x1, holds=True)


def items(widths, shapes, lines=1):
    """Shapes with labels of so many px, in one line, or in several that are narrower."""
    ways = [tuple(Folding(("a",) * n, wide / n**0.8) for n in range(1, lines + 1)) for wide in widths]
    return [Item(foldings, shape) for foldings, shape in zip(ways, shapes)]


def wide_of(label, item):
    return item.foldings[label.lines - 1].wide


def ink(shape, scale, view):
    """What is seen of a shape: px from and to in each segment, each zoomed by itself around its own centre."""
    for number, (left, right) in enumerate(scale.edges):
        zoom, centre = view[number]
        see = lambda x: left + (right - left) / 2 + (x - centre) * zoom  # noqa: B023, E731
        start, end = shape.x0 + shape.before, shape.x1 - shape.behind
        if start > right or end < left:
            continue
        a, b = see(max(start, left)) - shape.before, see(min(end, right)) + shape.behind
        if b > left and a < right:
            yield max(a, left), min(b, right)


def seen(label, wide, scale, view):
    """What is seen of a label: px from and to; None where it is out of view."""
    left, right = scale.edges[label.segment]
    zoom, centre = view[label.segment]
    at = left if label.fixed else left + (right - left) / 2 + (label.at - centre) * zoom
    a, b = (
        (at - label.offset - wide, at - label.offset) if label.before else (at + label.offset, at + label.offset + wide)
    )
    if label.beyond:
        return (a, b) if left <= at <= right else None
    a, b = max(a, left), min(b, right)
    return (a, b) if b > a else None


@st.composite
def stories(draw):
    scale = draw(st.sampled_from([ONE, THREE]))
    shapes = []
    for _ in range(draw(st.integers(0, 25))):
        left, right = draw(st.sampled_from(scale.edges))
        x = draw(st.floats(left + 8, right - 8))
        shapes.append(draw(st.sampled_from([disc(x), disc(x), bar(x, x + 40), bar(x - 200, x), bar(0, scale.width)])))
    shapes = [s if s.x0 >= 0 and s.x1 <= scale.width else bar(max(s.x0, 0), min(s.x1, scale.width)) for s in shapes]
    widths = [draw(st.floats(10, 330)) for _ in shapes]
    view = []
    for left, right in scale.edges:
        zoom = draw(st.sampled_from([1.0, 1.3, 2.0, 8.0, 100.0]))
        reach = (right - left) / 2 * (1 - 1 / zoom)
        view.append((zoom, (left + right) / 2 + draw(st.floats(-1, 1)) * reach))
    return scale, shapes, widths, view


@given(st.lists(st.tuples(st.integers(10, 620), st.integers(20, 300)), min_size=2, max_size=20))
def test_where_rows_are_in_order_no_later_mark_stands_above_an_earlier_one_near_it(marks):
    at, widths = zip(*sorted(marks))
    room = Room(ONE, order_cost=OUT_OF_ORDER)
    rows, _, _ = pack(items(widths, [disc(x) for x in at]), room, 99)
    placed = [(x, row) for x, row in zip(at, rows) if row is not None]
    near = [(a, b) for (x, a), (y, b) in combinations(placed, 2) if 0 < y - x < ORDER_PX]
    assert all(later >= earlier for earlier, later in near)


@given(stories(), st.integers(1, 9), st.sampled_from([0.0, 110.0]), st.integers(1, 3))
def test_no_label_touches_another_or_a_mark_wherever_each_segment_is_panned_and_zoomed(story, most, spill, lines):
    scale, shapes, widths, view = story
    wanted = items(widths, shapes, lines)
    rows, labels, _ = pack(wanted, Room(scale, spill=spill), most)
    boxes = []  # of labels: event, row, px from and to
    for i, label in enumerate(labels):
        if label and (box := seen(label, wide_of(label, wanted[i]), scale, view)):
            boxes += [(i, row, *box) for row in range(rows[i] + label.under, rows[i] + label.rows)]
    marks = [(i, row, *box) for i, row in enumerate(rows) if row is not None for box in ink(shapes[i], scale, view)]
    for i, row, start, end in boxes:
        for j, other, a, b in (*boxes, *marks):
            assert i == j or row != other or start >= b - 1e-6 or a >= end - 1e-6


@given(stories(), st.integers(1, 9), st.integers(1, 3))
def test_rows_stay_within_the_cap_and_no_label_leaves_the_plot(story, most, lines):
    scale, shapes, widths, _ = story
    wanted = items(widths, shapes, lines)
    rows, labels, count = pack(wanted, Room(scale), most)
    assert count <= most
    assert all((row is None) == (label is None) for row, label in zip(rows, labels))
    for row, label, item in zip(rows, labels, wanted):
        if label:
            wide = wide_of(label, item)
            a = label.at - label.offset - wide if label.before else label.at + label.offset
            assert a >= -1e-6 and a + wide <= scale.width + 1e-6
            assert row + label.rows <= count


def test_a_label_behind_what_ends_in_a_break_does_not_leave_the_plot_either():
    (item,) = items([162.0], [bar(427, 467)])
    labels = [place.label for place in places_for(item, Room(THREE))]
    assert labels and all(label.before or label.at + label.offset + 162 <= THREE.width for label in labels)


@given(stories())
def test_with_rows_enough_every_title_is_shown_whole_if_three_lines_of_it_have_room(story):
    scale, shapes, _, _ = story
    title = "Rocket attack on an embassy in the capital of a country"
    _, labels, _ = pack([Item(foldings(title, 13), shape) for shape in shapes], Room(scale), 300)
    shown = [label.text.replace("\n", " ") for label in labels if label]
    assert set(shown) <= {title} and len(shown) == len(shapes)


def test_a_label_stands_behind_its_mark_or_before_it_near_the_right_edge():
    _, labels, _ = pack(items([80, 80], [disc(100), disc(600)]), Room(ONE), 9)
    assert [(label.before, label.at, label.offset) for label in labels] == [
        (False, 100, RADIUS + BESIDE), (True, 600, RADIUS + BESIDE)
    ]  # fmt: skip


def test_a_bar_holds_its_label_where_it_has_room():
    _, labels, _ = pack(items([80, 80], [bar(100, 300), bar(100, 180)]), Room(ONE), 9)
    assert [(label.at, label.offset) for label in labels] == [(100, INSIDE), (180, BESIDE)]


def test_a_bar_that_fills_the_widest_segment_keeps_its_label_at_the_edge_in_view():
    _, (label,), _ = pack(items([200], [bar(0, 634)]), Room(THREE), 9)
    assert label.fixed and label.segment == 1


def test_a_label_beyond_its_segment_has_its_row_to_itself_there():
    rows, labels, _ = pack(items([200, 50], [disc(30), disc(400)]), Room(THREE), 9)
    assert labels[0].beyond and rows == [0, 1]


def test_a_label_that_may_come_to_reach_left_of_the_plot_keeps_clear_of_the_lanes_name():
    scale = Scale(((0, 60), (1000, 1180)), 1.0)
    assert pack(items([175], [disc(78 + 170)]), Room(scale), 9)[0] == [None]
    rows, (label,), _ = pack(items([175], [disc(78 + 170)]), Room(scale, spill=130, named=2), 9)
    assert label.before and label.beyond and rows == [2]


def test_no_label_crosses_a_line_where_it_can_stand_elsewhere():
    _, (label,), _ = pack(items([80], [disc(300)]), Room(ONE, lines=(340,)), 9)
    assert label.before


def test_a_title_stands_in_lines_before_it_is_cut():
    text = "Rocket attack on the embassy of a far country in the capital"
    _, (label,), _ = pack([Item(foldings(text, 13), disc(20))], Room(Scale(((0, 330),), 1.0)), 9)
    assert label.text.replace("\n", " ") == text and label.lines == 2


def test_a_mark_that_leaves_no_room_beside_it_has_its_label_under_it():
    rows, (label,), count = pack(items([330], [bar(40, 340)]), Room(Scale(((0, 380),), 1.0)), 9)
    assert label.under and (rows, count) == ([0], 2)


def test_equal_starts_take_rows_in_the_files_order():
    assert pack(items([80] * 3, [disc(100)] * 3), Room(ONE), 9)[0] == [0, 1, 2]


def test_nothing_is_placed_for_nothing():
    assert pack([], Room(ONE), 5) == ([], [], 0)


@pytest.mark.parametrize(
    ("wanted", "counts", "total", "given_"),
    [
        ([2, 9, 30], [2, 9, 30], 20, [1, 4, 15]),
        ([3, 3], [9, 1], 100, [3, 3]),
        ([5, 5], [5, 5], 1, [1, 1]),
        ([9, 9], [77, 3], 10, [9, 1]),
        ([40, 1, 1], [482, 1, 1], 12, [10, 1, 1]),
        ([0, 5], [0, 5], 3, [1, 3]),
    ],
)
def test_rows_are_shared_by_how_many_events_a_lane_has(wanted, counts, total, given_):
    assert share(wanted, counts, total) == given_


def test_the_toy_scale_is_what_it_is_said_to_be():
    assert THREE.width == 634 and all(b[0] - a[1] == BREAK for a, b in pairwise(THREE.edges))
    assert np.allclose(ONE.px([10.0]), 10)
