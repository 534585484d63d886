"""Relative dates together, held against a solver that is slow and obviously right."""

from itertools import combinations, product
from math import inf

from hypothesis import given
from hypothesis import strategies as st

from timeline.dates.calendar import DAY, day_number
from timeline.relations.network import ANY, Link, Network
from timeline.relations.offsets import Offset, Order

BEGIN = day_number(2023, 1, 1)


def shortest_paths(windows, links):
    """Each moment's first and last day by Floyd and Warshall, one choice of windows at a time; None without any."""
    found = {}
    for chosen in product(*windows.values()):
        nodes = [None, *windows]
        far = {(a, b): 0 if a == b else inf for a in nodes for b in nodes}  # day of b - day of a is at most that
        for moment, (first, last) in zip(windows, chosen):
            far[None, moment], far[moment, None] = last, -first
        for anchor, child, low, high in links:
            far[anchor, child] = min(far[anchor, child], high)
            far[child, anchor] = min(far[child, anchor], -low)
        for middle, a, b in product(nodes, nodes, nodes):
            far[a, b] = min(far[a, b], far[a, middle] + far[middle, b])
        if all(far[a, a] >= 0 for a in nodes):
            for moment in windows:
                first, last = found.get(moment, (inf, -inf))
                found[moment] = min(first, -far[moment, None]), max(last, far[None, moment])
    return found or None


def days(network):
    """A network in whole days, counted from the first of January."""
    windows = {
        moment: [tuple(at if abs(at) == inf else at // DAY - BEGIN for at in window) for window in own]
        for moment, own in network.windows.items()
    }
    links = []
    for link in network.links:
        if isinstance(link.offset, Order):
            links.append((link.anchor, link.child, *((0, inf) if link.offset.after else (-inf, 0))))
        else:
            days, slack = link.offset.seconds / DAY, link.offset.slack / DAY
            links.append((link.anchor, link.child, days - slack, days + slack))
    return windows, links


def window(first, length):
    return ((BEGIN + first) * DAY, (BEGIN + first + length) * DAY + DAY - 1)


def windows_of(gaps):
    """Ascending windows, apart from one another."""
    found, at = [], gaps[0][0]
    for gap, length in gaps:
        found.append(window(at, length))
        at += length + 2 + abs(gap)
    return tuple(found)


WINDOWS = st.one_of(
    st.lists(st.tuples(st.integers(-2, 8), st.integers(0, 4)), min_size=1, max_size=2).map(windows_of), st.just(ANY)
)
OFFSETS = st.one_of(
    st.builds(lambda d, s: Offset(0, d * DAY, s * DAY, True), st.integers(-5, 5), st.sampled_from([0, 0, 3])),
    st.builds(Order, st.booleans()),
)


@st.composite
def networks(draw, most=4):
    """Rows of one moment, or of a start and an end, each with a relation to another at most: rings may occur."""
    count = draw(st.integers(2, most))
    long = draw(st.lists(st.booleans(), min_size=count, max_size=count))
    moments = [2 * row + late for row in range(count) for late in range(1 + long[row])]
    links = [Link(2 * row, 2 * row + 1, Order(after=True)) for row in range(count) if long[row]]
    for row in range(count):
        if draw(st.booleans()):
            anchor = draw(st.sampled_from([m for m in moments if m // 2 != row]))
            child = draw(st.sampled_from([m for m in moments if m // 2 == row]))
            links.append(Link(anchor, child, draw(OFFSETS), row))
    return Network({m: draw(WINDOWS) for m in moments}, {m: m // 2 for m in moments}, links)


@given(networks())
def test_windows_are_as_narrow_as_follows_and_no_narrower(network):
    expected = shortest_paths(*days(network))
    parts = [part.narrowed() for part in network.parts()]
    if expected is None:
        assert None in parts
        return
    found = {moment: window for part in parts for moment, window in part.items()}
    for moment, (first, last) in found.items():
        low, high = (at if abs(at) == inf else at // DAY - BEGIN for at in (first, last))
        assert (low, high) == expected[moment]


@given(networks())
def test_a_contradiction_names_the_fewest_rows(network):
    for part in network.parts():
        if part.narrowed() is not None:
            continue
        rows = part.conflict()
        every = list(dict.fromkeys(part.rows[moment] for moment in part.windows))
        fewest = next(
            size for size in range(len(every) + 1) for some in combinations(every, size)
            if shortest_paths(*days(part.only(some))) is None
        )  # fmt: skip
        assert shortest_paths(*days(part.only(rows))) is None
        if all(len(windows) == 1 for windows in part.windows.values()):
            assert len(rows) == fewest
        else:
            fewer = [[other for other in rows if other != row] for row in rows]
            assert all(shortest_paths(*days(part.only(some))) is not None for some in fewer)


def test_a_long_chain_is_followed_to_its_end_whatever_its_order():
    links = [Link(i, i + 1, Offset(0, DAY, 0, True), i + 1) for i in range(3000)][::-1]
    network = Network({0: (window(0, 0),), **dict.fromkeys(range(1, 3001), ANY)}, {m: m for m in range(3001)}, links)
    (part,) = network.parts()
    assert part.narrowed()[3000] == window(3000, 0)


def test_a_ring_that_agrees_is_no_contradiction_and_one_that_does_not_is():
    there, back = Link(0, 1, Offset(0, 2 * DAY, 0, True), 1), Link(1, 0, Offset(0, -2 * DAY, 0, True), 0)
    wrong = Link(1, 0, Offset(0, DAY, 0, True), 0)
    for second, agrees in ((back, True), (wrong, False)):
        network = Network({0: (window(0, 4000),), 1: (window(0, 4000),)}, {0: 0, 1: 1}, [there, second])
        assert (network.narrowed() is not None) == agrees
    assert sorted(network.conflict()) == [0, 1]
