"""Crowds: what labels say, dots and their tips, the overview, an axis that stays in sight."""

from __future__ import annotations

import re
from contextlib import ExitStack

import pytest
from bench_labels import READ, STUMP
from conftest import ROOT, events_of, some, until
from seen import BOXES, CHOSEN, COUNTED, COUNTS_TOUCH, LABELLED, MARKED, OUTSIDE, SHOWN, TOUCHES, still, whole, zoom_in
from sets import long_titled, public_list

from timeline import read_events, write_html

LISTS = {
    "company": lambda: read_events(ROOT / "docs/gallery/company.csv"),
    "pandemic": lambda: read_events(ROOT / "docs/gallery/pandemic.csv"),
    "long titles": lambda: read_events(long_titled(90)),
    **{f"{n}": lambda n=n: read_events(public_list(n)) for n in (60, 200, 500, 700)},
}
WINDOWS = ((1366, 768), (1920, 1080))


@pytest.fixture(scope="module")
def opened(windows, tmp_path_factory):
    """Each list's page in each window, opened once."""
    folder, views, frames, held = tmp_path_factory.mktemp("crowds"), {}, {}, ExitStack()

    def open_(name, size):
        if name not in frames:
            frames[name] = LISTS[name]()
            write_html(frames[name], folder / f"{name}.html")
        if (name, size) not in views:
            view = windows(folder / f"{name}.html", *size, bypass_csp=True)
            views[name, size] = held.enter_context(view)
        return frames[name], views[name, size].page

    with held:
        yield open_


def said(events, page) -> dict:
    return page.evaluate(READ, [dict(zip(events["id"], events["title"])), STUMP])


@pytest.mark.parametrize("size", WINDOWS)
@pytest.mark.parametrize("name", some(LISTS, 2))
def test_no_label_is_a_stump_and_none_touches_anything(opened, name, size):
    events, page = opened(name, size)
    assert said(events, page)["stumps"] == 0
    assert page.evaluate(TOUCHES) == []
    assert page.evaluate(COUNTS_TOUCH) == []


@pytest.mark.parametrize("size", WINDOWS)
def test_up_to_forty_events_have_whole_titles_in_one_window(opened, size):
    events, page = opened("company", size)
    short = set(events.loc[events["title"].str.len() <= 60, "id"])
    found = said(events, page)
    assert len(page.evaluate(LABELLED)) == len(events)
    assert found["whole"] >= len(short)
    box = page.locator("svg.timeline").bounding_box()
    assert box["y"] + box["height"] <= size[1] + 60  # the notes and the foot may lie under it


@pytest.mark.parametrize("size", WINDOWS)
@pytest.mark.parametrize("name", ["60", "pandemic"])
def test_up_to_150_each_has_a_mark_and_nine_in_ten_titles_are_whole_within_two_windows(opened, name, size):
    events, page = opened(name, size)
    found = said(events, page)
    assert found["counted"] == 0
    assert found["whole"] >= 0.9 * len(events)
    assert page.locator("svg.timeline").bounding_box()["height"] <= 2 * size[1]


@pytest.mark.parametrize(("size", "characters"), [((1366, 768), 1500), ((1920, 1080), 2500)])
@pytest.mark.parametrize("name", some(["200", "500", "700"]))
def test_of_a_crowd_a_screen_says_as_much_as_has_room_spread_over_time(opened, name, size, characters):
    events, page = opened(name, size)
    assert said(events, page)["characters"] >= characters
    labelled = page.evaluate(LABELLED)
    order = {event: place for place, event in enumerate(events["id"])}
    assert 0.4 <= sum(order[event] < len(events) / 2 for event in labelled) / len(labelled) <= 0.6
    assert page.locator("svg.timeline").bounding_box()["height"] <= 920


@pytest.mark.parametrize("name", ["200", "700"])
def test_every_event_is_a_mark_or_counted_or_outside_at_every_zoom(opened, name):
    events, page = opened(name, (1366, 768))
    for _ in range(4):
        marked = page.evaluate(MARKED)
        assert len(marked) == len(set(marked))
        assert len(marked) + page.evaluate(COUNTED) + page.evaluate(OUTSIDE) == len(events)
        assert page.evaluate(TOUCHES) == []
        zoom_in(page, 1)
    whole(page)


def test_zooming_in_turns_dots_into_labels_and_the_whole_is_as_at_first(opened):
    _, page = opened("200", (1366, 768))
    labelled, dots = page.evaluate(LABELLED), page.locator(".event.dot").count()
    zoom_in(page, 3)
    assert page.locator(".event.dot").count() < dots
    whole(page)
    assert page.evaluate(LABELLED) == labelled


def test_what_has_a_label_keeps_it_while_it_fits(opened):
    _, page = opened("200", (1366, 768))
    zoom_in(page, 1)
    before = {event: box for event, box in page.evaluate(BOXES).items() if event in page.evaluate(LABELLED)}
    page.mouse.move(600, 300)
    page.mouse.down()
    page.mouse.move(560, 300, steps=4)
    page.mouse.up()
    still(page)
    labelled, after = page.evaluate(LABELLED), page.evaluate(BOXES)
    inner = [event for event, box in before.items() if box[0] > 420 and box[2] < 700]
    assert inner
    assert set(inner) <= set(labelled)
    assert all(abs(after[event][1] - before[event][1]) < 1 for event in inner)
    whole(page)


#: How often each child of a kind is put in or taken out from now on, by its id.
COUNT_PUT = """([parent, kind]) => { window.put = {}; window.counting = new MutationObserver((changes) => {
  for (const { addedNodes, removedNodes } of changes) for (const node of [...addedNodes, ...removedNodes])
    if (node.matches?.(kind)) { const id = node.id || node.dataset.id; put[id] = (put[id] || 0) + 1; } });
  for (const root of document.querySelectorAll(parent)) counting.observe(root, { childList: true, subtree: true }); }"""
PUT = "() => { counting.disconnect(); return put; }"


def test_marks_that_stay_are_neither_put_in_anew_nor_animated_in_a_crowd_that_is_dragged(opened):
    _, page = opened("200", (1366, 768))
    zoom_in(page, 2)
    stood = set(page.evaluate(MARKED))
    page.mouse.move(600, 300)
    page.mouse.down()
    page.evaluate(COUNT_PUT, ["svg.timeline .lanes", ".event:not(.dot)"])
    running = 0
    for x in range(596, 440, -4):
        page.mouse.move(x, 300)
        running += page.evaluate("document.getAnimations().length")
    put, stand = page.evaluate(PUT), set(page.evaluate(MARKED))
    page.mouse.up()
    still(page)
    assert stood != stand  # some came, some went
    assert running == 0
    assert [event for event in put if put[event] > 1 and event in stood & stand] == []
    whole(page)


def test_entries_that_a_search_keeps_are_not_put_in_anew(opened):
    _, page = opened("200", (1366, 768))
    every = page.evaluate(SHOWN)
    page.evaluate(COUNT_PUT, [".list", ".entry"])
    page.fill("input[type=search]", "launch")
    kept = page.evaluate(SHOWN)
    put = page.evaluate(PUT)
    assert 0 < len(kept) < len(every)
    assert put.keys() == set(every) - set(kept)
    page.fill("input[type=search]", "")
    assert page.evaluate(SHOWN) == every


# --- dots -----------------------------------------------------------------------------------------------


def test_a_dot_says_its_title_and_date_when_pointed_at_and_is_chosen_by_a_click(opened):
    events, page = opened("200", (1366, 768))
    dot = page.locator(".event.dot").nth(20)
    event = dot.get_attribute("data-id")
    row = events.set_index("id").loc[event]
    box = dot.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert " ".join(page.locator(".tip text").all_text_contents()) == f"{row['title']} {row['when']}"
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert page.evaluate(CHOSEN) == [event, event]
    page.mouse.move(5, 5)
    assert page.locator(".tip .tip-title").first.text_content() in row["title"]  # as long as it is chosen
    page.keyboard.press("Escape")
    assert page.locator(".tip").count() == 0


def test_a_dot_is_hollow_where_its_date_is_uncertain(opened):
    events, page = opened("200", (1366, 768))
    form = dict(zip(events["id"], events["form"]))
    dots = page.locator(".event.dot").all()
    hollow = [dot.locator(".doubt").count() for dot in dots]
    assert hollow == [form[dot.get_attribute("data-id")] == "within" for dot in dots]
    assert {*hollow} == {0, 1}


# --- the overview -------------------------------------------------------------------------------------


def ends(page) -> list[str]:
    return [handle.get_attribute("aria-valuetext") for handle in page.locator(".overview .handle").all()]


def test_a_dot_of_what_began_before_the_window_points_there_and_is_no_day_in_it(window, page_of):
    rows = "".join(
        f"2024-05-{n % 20 + 8:02d},A title of rather many words {n},Lane {n % 7},\n"
        f"2024-05-0{n % 7 + 1}/2024-05-1{n % 5},Began before,Lane {n % 7},1\n"
        for n in range(100)
    )
    path = page_of(events_of(f"date,title,lane,importance\n{rows}"))
    page = window(f"{path.as_uri()}#?from=2024-05-09&to=2024-05-14", 1366).page
    dots = page.evaluate("""[...document.querySelectorAll(".event.dot")].map(dot =>
      [dot.textContent.startsWith("Began before"), dot.querySelector(".mark").tagName])""")
    assert (True, "path") in map(tuple, dots) and (False, "circle") in map(tuple, dots)
    assert {name for early, name in dots if early} == {"path"} and {n for early, n in dots if not early} == {"circle"}


def test_the_overview_stands_under_sixty_events_and_more(opened, window, page_of):
    _, page = opened("60", (1366, 768))
    assert page.locator(".overview .brush").is_visible()
    page = window(page_of(read_events(public_list(60)).iloc[:59].reset_index(drop=True)), 1366).page
    assert page.locator(".overview").count() == 0


def test_its_ends_and_its_middle_can_be_dragged_and_a_click_goes_there(opened):
    _, page = opened("500", (1366, 768))
    box = page.locator(".overview").bounding_box()
    y = box["y"] + 18

    def drag(x0, x1):
        page.mouse.move(x0, y)
        page.mouse.down()
        page.mouse.move(x1, y, steps=5)
        page.mouse.up()
        still(page)

    brush = lambda: page.locator(".overview .brush").bounding_box()  # noqa: E731
    drag(box["x"] + box["width"], box["x"] + box["width"] / 2)
    assert brush()["width"] == pytest.approx(box["width"] / 2, abs=4)
    assert page.evaluate(OUTSIDE) > 0
    drag(box["x"] + 200, box["x"] + 300)
    assert brush()["x"] == pytest.approx(box["x"] + 100, abs=4)
    page.mouse.click(box["x"] + box["width"] - 10, y)
    still(page)
    assert brush()["x"] + brush()["width"] == pytest.approx(box["x"] + box["width"], abs=4)
    whole(page)
    assert brush()["width"] == pytest.approx(box["width"], abs=4)


def test_its_ends_are_sliders_that_say_where_the_window_is(opened):
    _, page = opened("500", (1366, 768))
    page.locator(".overview .handle").first.focus()
    before = ends(page)
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    after = ends(page)
    assert after[0] != before[0] and after[1] == before[1]
    assert page.locator(".overview .handle").first.get_attribute("role") == "slider"
    page.keyboard.press("Home")
    assert ends(page) == before
    whole(page)


def test_a_filter_leaves_what_is_shown_lit(opened):
    _, page = opened("200", (1366, 768))
    lit = page.locator(".overview .lit").get_attribute("d")
    page.locator("button[data-kind]").first.click()
    assert page.locator(".overview .lit").get_attribute("d") != lit
    assert page.locator(".overview .every").get_attribute("d") == lit
    page.locator("button[data-kind]").first.click()


# --- higher than the window -----------------------------------------------------------------------------


def test_axis_and_lane_names_stay_in_sight_while_a_tall_chart_is_scrolled(opened):
    _, page = opened("pandemic", (1366, 768))
    page.evaluate("scrollTo(0, 300)")
    still(page)
    names = [text.bounding_box() for text in page.locator(".axis text").all()]
    assert names
    assert all(0 <= box["y"] < 60 for box in names)
    lanes = [group.bounding_box() for group in page.locator(".lane-names").all()]
    bands = page.evaluate("[...document.querySelectorAll('.band')].map(b => b.getBoundingClientRect().toJSON())")
    for box, band in zip(lanes, bands):
        if band["bottom"] > 120:
            assert box["y"] + box["height"] <= band["bottom"] + 1
            assert box["y"] >= 40 or box["y"] >= band["top"]
    assert page.locator(".list").bounding_box()["y"] >= -1
    page.evaluate("scrollTo(0, 0)")


def test_a_beginning_that_many_titles_share_is_left_out_of_labels_and_said_by_the_band(window, page_of):
    rows = "".join(f"{1500 + n},Battle of place {n},{'Wars' if n % 4 else ''}\n" for n in range(170))
    rows += "".join(f"{1500 + n},A treaty is signed {n},Wars\n" for n in range(20))
    events = events_of(f"date,title,lane\n{rows}")
    page = window(page_of(events), 1366, height=768).page
    assert " ".join(page.locator("[data-lane=Wars] .lane-name.left-out").all_text_contents()) == "… = Battle of place"
    labels = page.evaluate("[...document.querySelectorAll('text.label')].map(l => [l.closest('.event').dataset.id, "
                           "[...l.childNodes].map(n => n.textContent).join(' ')])")  # fmt: skip
    titles = dict(zip(events["id"], events["title"]))
    assert any(label.startswith("… ") for _, label in labels)
    assert all(label.replace("…", "Battle of place") == titles[event] for event, label in labels)
    entry = page.locator(".entry .title").first
    assert entry.inner_text() == "Battle of place 0"
    page.locator("input[type=search]").fill("battle")
    still(page)
    assert page.evaluate(SHOWN) == [event for event, title in titles.items() if "Battle" in title]


BELOW = "document.querySelector('.below').textContent"


def test_lanes_that_begin_below_the_window_are_named_over_the_overview_and_a_press_goes_there(window, page_of):
    rows = "".join(
        f"{2000 + n % 24}-0{n % 9 + 1}-11,A title of rather many words {n},Lane {n // 24}\n" for n in range(96)
    )
    lanes = [f"Lane {n}" for n in range(4)]
    page = window(page_of(events_of(f"date,title,lane\n{rows}"), lanes=lanes), 1366, height=500).page
    assert page.evaluate(BELOW).startswith("↓ Lane ")
    named = page.evaluate(BELOW)[2:].split(" · ")
    assert named == lanes[-len(named) :]
    page.locator(".below").click()
    top = f"""Math.round(document.querySelectorAll('.lane-names')[{4 - len(named)}].getBoundingClientRect().top)"""
    until(page, f"0 < {top} && {top} < 120")
    page.evaluate("scrollTo({ top: 1e6, behavior: 'instant' })")
    until(page, f"{BELOW} === ''")
    assert not page.locator(".below").is_visible()


CUT = """(() => {
  const edge = document.querySelector('.below').getBoundingClientRect().top;
  return [...document.querySelectorAll('.event .label')].map(e => e.getBoundingClientRect())
    .filter(({ top, bottom }) => top < edge - 2 && bottom > edge + 2).length; })()"""


@pytest.mark.parametrize("height", [430, 437, 444, 451])
def test_no_label_is_cut_through_where_a_chart_goes_on_below(opened, height):
    page = opened("pandemic", (1366, height))[1]
    assert page.evaluate(BELOW).startswith("↓ ")
    assert page.evaluate(CUT) == 0


def test_a_lane_without_a_name_says_how_many_events_are_below_and_nothing_where_none_is(window, page_of):
    rows = "".join(f"20{n % 20:02d}-0{n % 9 + 1}-11,A title of rather many words {n}\n" for n in range(96))
    path = page_of(events_of(f"date,title\n{rows}"))
    page = window(path, 1366, height=430).page
    count = len(page.locator(".event").all())
    below = int(re.fullmatch(r"↓ (\d+) events", page.evaluate(BELOW))[1])
    assert 0 < below < count
    # A window that a link opens has its events at the top, and nothing below.
    seen = window(f"{path.as_uri()}#?from=2004-01-01&to=2004-12-31", 1366, height=430).page
    assert seen.locator(".event").count() > 2
    assert seen.evaluate(BELOW) == ""
