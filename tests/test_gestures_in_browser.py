"""What a reader does to the chart with mouse, wheel and fingers: nothing is lost, and nothing traps the page."""

from __future__ import annotations

import random

import pytest
from conftest import some
from playwright.sync_api import Page
from seen import CHOSEN, MARKED, RESTED, boxes, still, whole, zoom_in
from sets import SETS


@pytest.fixture
def page(window, article_page) -> Page:
    return window(article_page, 1366, height=768, reduced_motion="reduce").page


def middle(box):
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def drag(page: Page, x: float, y: float, dx: float, dy: float = 0) -> None:
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + dx / 2, y + dy / 2, steps=3)
    page.mouse.move(x + dx, y + dy, steps=3)
    page.mouse.up()
    still(page)


def ctrl_wheel(page: Page, x: float, y: float, delta: float) -> None:
    page.mouse.move(x, y)
    page.keyboard.down("Control")
    page.mouse.wheel(0, delta)
    page.keyboard.up("Control")
    still(page, RESTED)


def touch(page: Page, *steps: list[tuple[float, float]]) -> None:
    """Fingers put down, moved and lifted: each step says where they are."""
    session = page.context.new_cdp_session(page)
    for number, step in enumerate(steps):
        points = [{"x": x, "y": y, "id": i} for i, (x, y) in enumerate(step)]
        session.send(
            "Input.dispatchTouchEvent", {"type": "touchMove" if number else "touchStart", "touchPoints": points}
        )
        page.wait_for_timeout(20)
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    still(page, RESTED)


def assert_same(now: dict, before: dict) -> None:
    assert now.keys() == before.keys()
    assert max(abs(a - b) for event in before for a, b in zip(before[event], now[event])) <= 0.5


@pytest.mark.parametrize(("zooms", "way"), some([(0, 200), (1, -200), (3, 200)]))
def test_a_drag_moves_the_grabbed_mark_as_far_as_the_pointer(page, zooms, way):
    zoom_in(page, zooms)
    frame = page.locator(".chart").bounding_box()
    inside = {
        event: box
        for event, box in boxes(page).items()
        if box[2] - box[0] < 16 and frame["x"] + 330 < box[0] < frame["x"] + frame["width"] - 210
    }
    event, before = sorted(inside.items(), key=lambda one: (one[0] == "report", one[1]))[0] if inside else ("", None)
    if not inside:
        drag(page, frame["x"] + 500, frame["y"] + 200, 150)
        return test_a_drag_moves_the_grabbed_mark_as_far_as_the_pointer(page, 0, way)
    drag(page, *middle(before), way)
    after = boxes(page)[event]
    assert abs(after[0] - before[0] - way) <= 1
    assert abs(after[1] - before[1]) <= 1  # it keeps its row
    assert page.evaluate(CHOSEN) == []  # a drag is no click


@pytest.mark.ci
@pytest.mark.parametrize(("width", "seed", "gestures"), [(1366, 13, 20)])
def test_after_random_gestures_the_whole_is_as_at_first_and_no_event_was_without_ink(
    window, article_page, article, width, seed, gestures
):
    """Every event that overlaps the window has ink in it, and what lies outside is counted."""
    page = window(article_page, width, height=768, reduced_motion="reduce", has_touch=True).page
    first, rng = boxes(page), random.Random(seed)
    frame = page.locator(".chart").bounding_box()
    for _ in range(gestures):
        x, y = frame["x"] + 140 + rng.random() * (frame["width"] - 160), frame["y"] + 60 + rng.random() * 300
        act = rng.choice(["drag", "wheel", "double", "resize", "button", "pinch"])
        if act == "drag":
            drag(page, x, y, rng.randint(-400, 400), rng.randint(-30, 30))
        elif act == "wheel":
            ctrl_wheel(page, x, y, rng.choice([-300, -120, 120, 300]))
        elif act == "double":
            page.mouse.dblclick(x, y)
        elif act == "pinch":
            apart = rng.choice([(20, 60), (80, 30)])
            touch(page, *[[(x - half, y), (x + half, y)] for half in (apart[0], sum(apart) / 2, apart[1])])
        elif act == "resize":
            page.set_viewport_size({"width": rng.choice([1100, 1366, 1500, 800]), "height": 768})
            still(page)
        else:
            page.locator(f"[data-zoom={rng.choice(['in', 'out'])}]").click()
        view = page.locator(".chart").bounding_box()
        found = boxes(page)
        assert len(found) + page.evaluate("Number(document.querySelector('svg.timeline').dataset.outside)") == len(
            article
        )
        for event, box in found.items():
            assert box[2] >= view["x"] and box[0] <= view["x"] + view["width"] + 20, (act, event)
        assert found, act
    page.set_viewport_size({"width": width, "height": 768})
    still(page)
    page.evaluate("scrollTo(0, 0)")
    whole(page)
    page.locator(".stage").evaluate("stage => { stage.scrollTop = 0; }")
    last = boxes(page)
    assert_same(last, first)


def test_the_wheel_zooms_around_the_pointer_only_with_ctrl(page):
    before = boxes(page)["waiver"]
    ctrl_wheel(page, *middle(before), -300)
    after = boxes(page)
    assert abs(middle(after["waiver"])[0] - middle(before)[0]) <= 1  # what is under the pointer stays there
    assert "invasion" not in after
    page.keyboard.down("Control")
    for _ in range(12):
        page.mouse.wheel(0, 300)
    page.keyboard.up("Control")
    still(page, RESTED)
    assert len(page.evaluate(MARKED)) == 20


def test_a_bare_wheel_scrolls_the_page_and_leaves_the_view_alone(window, article_page):
    page = window(article_page, 1366, height=450).page
    before = boxes(page)
    x, y = middle(before["blinken-visit"])
    page.mouse.move(x, y)
    page.mouse.wheel(0, 150)
    still(page, RESTED)
    assert page.evaluate("scrollY") == 150
    assert all(abs(box[0] - before[event][0]) < 0.5 for event, box in boxes(page).items())


def test_a_vertical_swipe_over_the_chart_scrolls_and_a_horizontal_one_pans(window, article_page):
    page = window(article_page, 820, height=700, has_touch=True, is_mobile=True).page
    before = boxes(page)
    touch(page, *[[(400, 420 - 20 * step)] for step in range(14)])
    moved = page.evaluate("scrollY") + page.evaluate("document.querySelector('.stage').scrollTop")
    assert moved > 150
    assert all(abs(box[0] - before[event][0]) < 0.5 for event, box in boxes(page).items())
    touch(page, [(400, 300)], [(430, 301)], [(480, 302)], [(520, 302)])
    after = boxes(page)
    assert after["waiver"][0] - before["waiver"][0] > 60


def test_two_fingers_zoom_around_the_point_between_them(window, article_page):
    page = window(article_page, 820, height=1000, has_touch=True, is_mobile=True).page
    before = middle(boxes(page)["waiver"])
    y = before[1]
    touch(
        page,
        [(before[0] - 30, y), (before[0] + 30, y)],
        [(before[0] - 60, y), (before[0] + 60, y)],
        [(before[0] - 90, y), (before[0] + 90, y)],
    )
    after = boxes(page)
    assert abs(middle(after["waiver"])[0] - before[0]) <= 3
    assert "invasion" not in after


def test_a_phone_can_be_swiped_past_its_rails(window, article_page):
    page = window(article_page, 390, height=844, has_touch=True, is_mobile=True).page
    touch(page, *[[(120, 600 - 25 * step)] for step in range(18)])
    assert page.evaluate("scrollY") > 250


def test_a_double_click_and_the_buttons_zoom_and_whole_goes_back(page):
    first = boxes(page)
    x, y = middle(first["blinken-visit"])
    page.mouse.dblclick(x + 60, y - 60)
    still(page)
    assert len(page.evaluate(MARKED)) < 20
    whole(page)
    assert_same(boxes(page), first)
    zoom_in(page, 2)
    page.locator("[data-zoom=out]").click()
    page.locator("[data-zoom=out]").click()
    still(page)
    assert_same(boxes(page), first)


def test_no_gesture_leaves_an_empty_window(window, page_of):
    page = window(page_of(SETS["one busy year"]()), 1366, height=768, reduced_motion="reduce").page
    zoom_in(page, 5)
    for way in (-800, -800, -800, 800, 800, 800, 800):
        drag(page, 600 - way / 2, 300, way)
        assert page.evaluate(MARKED)


def test_an_event_out_of_sight_is_brought_into_view_when_chosen(page):
    zoom_in(page, 3)
    for event in ("invasion", "waiver-ends", "war-begins"):
        page.locator(f"#{event} .title a").evaluate("link => link.click()")
        box, frame = boxes(page)[event], page.locator(".chart").bounding_box()
        assert frame["x"] + 118 <= box[0] <= frame["x"] + frame["width"]


def test_the_chart_keeps_its_height_while_it_is_zoomed(page):
    before = page.locator(".chart").bounding_box()["height"]
    zoom_in(page, 3)
    assert page.locator(".chart").bounding_box()["height"] >= before - 1


def test_buttons_that_zoom_no_further_are_dim_and_can_still_be_pressed(window, article_page):
    page = window(article_page, 1366).page
    dim = "[...document.querySelectorAll('.zooms .at-end')].map(button => button.dataset.zoom)"
    assert page.evaluate(dim) == ["out", "whole"]
    for _ in range(30):
        page.locator("[data-zoom=in]").click()
    assert page.evaluate(dim) == ["in"]
    page.locator("[data-zoom=whole]").click()
    assert page.evaluate(dim) == ["out", "whole"]


def test_a_search_that_finds_nothing_leaves_axis_and_steps_as_they_were(page):
    axis = page.locator(".axis .base").bounding_box()
    dim = "[...document.querySelectorAll('[data-step]')].map(button => button.classList.contains('at-end'))"
    assert page.evaluate(dim) == [False, False]
    page.locator("input[type=search]").fill("zzz")
    still(page)
    assert page.evaluate(dim) == [True, True]
    page.locator("input[type=search]").fill("")
    still(page)
    assert page.locator(".axis .base").bounding_box() == axis


def test_a_note_goes_with_the_last_of_its_events(page):
    notes = page.locator("svg.timeline .notes text")
    assert "Four events in ten days" in notes.all_text_contents()
    page.locator("[data-kind=politics]").click()  # the waiver, with which it ends, is money
    still(page)
    assert "Four events in ten days" not in notes.all_text_contents()


def test_no_sign_of_a_lane_stands_on_its_name(page):
    for lane in page.locator(".lane-names").all():
        lane.hover(force=True)
        texts = [text.bounding_box() for text in lane.locator("text:not(.sign)").all()]
        for sign in lane.locator(".sign").all():
            box = sign.bounding_box()
            assert not any(
                box["x"] < text["x"] + text["width"] and box["y"] + 4 < text["y"] + text["height"] - 4
                and text["y"] + 4 < box["y"] + box["height"] - 4
                for text in texts
            )  # fmt: skip


def test_what_the_source_says_has_a_bracket_only_where_an_end_of_it_is_in_sight(window, article_page):
    for event, brackets in (("waiver", 1), ("reserves-at-fed", 0)):
        assert window(f"{article_page.as_uri()}#{event}", 1366).page.locator(".bracket").count() == brackets
