"""Colours that can be told apart by everybody, and stand out."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations

import numpy as np
import pytest
from conftest import events_of
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import draw, write_html
from timeline.page.themes import css_of
from timeline.picture import sight as seen_as
from timeline.picture.colours import troubles_of
from timeline.picture.sight import SIGHT, difference, lab
from timeline.picture.style import DARK, GREY, LIGHT, THEMES, alpha, kind_slots


def linear(colour: str) -> np.ndarray:
    return seen_as.linear(np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]))


def contrast(one: str, two: str) -> float:
    return float(seen_as.contrast(linear(one), linear(two)))


def test_the_measure_of_difference_is_the_published_one():
    assert difference((50, 2.6772, -79.7751), (50, 0, -82.7485)) == pytest.approx(2.0425, abs=1e-4)
    assert difference((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514)) == pytest.approx(0.9082, abs=1e-4)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("sight", SIGHT)
def test_any_two_colours_differ_by_20_for_everybody(theme, sight):
    seen = {c: lab(linear(c), sight) for c in THEMES[theme].kinds}
    found = {pair: round(float(difference(seen[pair[0]], seen[pair[1]])), 1) for pair in combinations(seen, 2)}
    assert min(found.values()) >= 20, found


@pytest.mark.parametrize("theme", THEMES)
def test_marks_and_texts_stand_out(theme):
    look = THEMES[theme]
    assert min(contrast(colour, ground) for colour in look.kinds for ground in (look.paper, look.band)) >= 3
    assert (
        min(
            contrast(colour, ground)
            for colour in (look.ink, look.quiet, look.link)
            for ground in (look.paper, look.band)
        )
        >= 5
    )


def test_known_kinds_keep_their_colour_and_the_most_frequent_others_get_what_is_free():
    slots = kind_slots(["b", "a", "b", "money", "c", "c", "c", "d", "report"])
    assert slots == {"b": 0, "a": GREY, "money": 2, "c": 1, "d": GREY + 1, "report": GREY}


@pytest.mark.parametrize(("grey", "alone"), [(1, 1), (6, 6), (7, 5), (9, 5)])
def test_grey_kinds_have_a_symbol_each_as_long_as_there_are_any(grey, alone):
    slots = kind_slots(f"kind {n}" for n in range(3 + grey))
    count = Counter(slots.values())
    assert sum(count[slot] == 1 for slot in count if slot >= GREY) == alone
    assert max(count.values()) == max(1, grey - alone)


def mixed(top: str, under: str, opacity: float) -> str:
    channels = [round(int(top[i : i + 2], 16) * opacity + int(under[i : i + 2], 16) * (1 - opacity)) for i in (1, 3, 5)]
    return "#" + "".join(f"{channel:02x}" for channel in channels)


@pytest.mark.parametrize("theme", THEMES)
def test_a_label_in_its_bar_stands_out(theme):
    look = THEMES[theme]
    assert min(contrast(look.ink, mixed(colour, look.band, look.area)) for colour in look.kinds) >= 5


KINDS = "date,title,kind\n" + "".join(f"20{10 + n}-05-05,Event {n},{kind}\n" for n, kind in enumerate("abcdefghi"))
#: Eight colours, light and dark, that are far from perfect: what is asked for is obeyed.
EIGHT = dict(zip("abcdefgh", ("#8b2c0b", "#06509b", "#ba8411", "#117733", "#882255", "#332288", "#44aa99", "#dd7788")))


def test_eight_kinds_have_colours_of_their_own_and_eight_shapes():
    with pytest.warns(UserWarning, match="is needed"):
        figure = draw(events_of(KINDS), colours=EIGHT)
    markers = {trace.legendgroup[-1]: trace.marker for trace in figure.data if trace.meta == "points"}
    assert {kind: marker.color for kind, marker in markers.items()} == {**EIGHT, "i": THEMES["light"].kinds[GREY]}
    assert len({marker.symbol[0] for marker in markers.values()}) == 9


def test_a_kind_without_a_colour_of_its_own_keeps_the_one_it_would_have():
    events = events_of("date,title,kind\n2020,A,force\n2021,B,war\n2022,C,money\n")
    assert list(kind_slots(events["kind"], ["war"]).items()) == [("force", 0), ("war", 1), ("money", 2)]


def test_a_colour_that_is_not_seen_well_is_named_with_the_nearest_that_is_and_that_is_seen_well():
    events = events_of("date,title,kind\n2020,A,war\n2021,B,peace\n")
    (said,) = troubles_of(events, {"war": "#ffee00"})
    assert "has a contrast of 1.1:1 to a light page, where 3:1 is needed" in said
    fit = re.search(r"the nearest that fits: war=(\S+)", said)[1]
    assert fit.endswith("/#ffee00")
    assert troubles_of(events, {"war": fit}) == []


def test_colours_that_some_cannot_tell_apart_are_named_with_the_sight():
    events = events_of("date,title,kind\n2020,A,war\n2021,B,peace\n")
    (first, second) = troubles_of(events, {"war": "#b03a2e", "peace": "#4f7a28"})
    assert first.startswith("war=#b03a2e differs from peace on a light page by ΔE")
    assert "in protan sight" in first + second or "in deutan sight" in first + second


@given(st.lists(st.tuples(*[st.integers(0, 255)] * 3), min_size=1, max_size=3))
@settings(max_examples=10)
def test_whatever_is_offered_fits(colours):
    events = events_of("date,title,kind\n2020,A,a\n2021,B,b\n2022,C,c\n")
    wish = {kind: "#{:02x}{:02x}{:02x}".format(*colour) for kind, colour in zip("abc", colours)}
    for said in troubles_of(events, wish):
        if fit := re.search(r"the nearest that fits: (\w)=(\S+)", said):
            assert not [one for one in troubles_of(events, wish | {fit[1]: fit[2]}) if one.startswith(fit[1])]


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        ({"x": "#123456"}, "names the kind 'x', which no event has; the kinds are: a, b"),
        ({"a": "red"}, "the colour of 'a' is 'red'; expected #rrggbb"),
        ({"a": "#12345"}, "expected #rrggbb"),
        ({"a": "#123456;}"}, "expected #rrggbb"),
        (dict.fromkeys("abcdefghi", "#123456"), "names 9 kinds; expected 8"),
    ],
)
def test_a_colour_that_cannot_be_is_refused(wish, why):
    with pytest.raises(ValueError, match=why):
        draw(events_of(KINDS), colours=wish)


@pytest.mark.parametrize("theme", THEMES)
def test_a_bar_is_as_opaque_in_the_figure_as_on_the_page(theme):
    events = events_of("date,title\n2020-01-01/2020-06-01,A\n2020-03,B\n")
    bars = [trace for trace in draw(events, theme=theme).data if trace.type == "bar"]
    fills = {colour for trace in bars for colour in np.atleast_1d(trace.marker.color)}
    look = THEMES[theme]
    assert fills == {alpha(look.kinds[1], look.area), alpha(look.kinds[1], look.thin)}
    assert f"--area:{look.area};--thin:{look.thin};" in css_of(LIGHT, DARK)


def test_a_page_has_the_symbols_of_the_kinds_that_it_shows(tmp_path):
    write_html(events_of("date,title,kind\n2020,A,war\n2021,B,peace\n2022-05-01,C,report\n"), tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text("utf-8")
    shown, given = ({*re.findall(form, page)} for form in (r"<i class=(kind-\w+)", r"i\.(kind-\w+)\{--"))
    assert shown <= given
    assert given == {"kind-0", "kind-1", "kind-line"}
    assert "figure" not in page.partition("<style>")[2].partition("</style>")[0]
