"""Choosing an event and letting go of it again, zooming about it, and the steps of the browser's history."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from seen import CHOSEN, boxes, still


@pytest.fixture
def page(window, article_page) -> Page:
    return window(article_page, 1366, height=768, reduced_motion="reduce").page


def choose(page: Page, event: str) -> None:
    page.locator(f"#{event} .title a").click()
    assert page.evaluate(CHOSEN) == [event, event]


def click_mark(page: Page, event: str) -> None:
    left, top, right, bottom = boxes(page)[event]
    page.mouse.click((left + right) / 2, (top + bottom) / 2)


def click_ground(page: Page) -> None:
    """A click where the chart has nothing: at the foot of the last band's names."""
    x, y = page.evaluate("""() => { const box = document.querySelector('.chart').getBoundingClientRect();
      for (let y = box.top + 60; y < box.bottom; y += 7) for (let x = box.left + 140; x < box.right; x += 9) {
        const near = [-30, 0, 30].flatMap(dx => [-24, 0, 24].map(dy => document.elementFromPoint(x + dx, y + dy)));
        if (near.every(e => e?.closest('svg.timeline') && !e.closest('.event, [data-lane][role]'))) return [x, y];
      } }""")
    page.mouse.click(x, y)


def press_close(page: Page) -> None:
    page.get_by_role("button", name="Close").click()


@pytest.mark.parametrize(
    "let_go",
    [
        lambda page: click_mark(page, "waiver"),
        lambda page: page.locator("#waiver .title a").click(),
        lambda page: page.locator("#waiver .when-brief").click(),
        lambda page: page.keyboard.press("Escape"),
        press_close,
        click_ground,
    ],
    ids=["mark", "title", "line", "escape", "close", "ground"],
)
def test_the_chosen_event_is_let_go(page, let_go):
    choose(page, "waiver")
    let_go(page)
    assert page.evaluate(CHOSEN) == []
    assert page.evaluate("location.hash") == ""
    page.go_back()
    assert page.evaluate(CHOSEN) == ["waiver", "waiver"]


def test_the_text_of_the_open_entry_can_be_clicked_and_a_double_click_does_not_let_go(page):
    choose(page, "waiver")
    page.locator("#waiver .description").click()
    assert page.evaluate(CHOSEN) == ["waiver", "waiver"]
    press_close(page)
    page.locator("#waiver .title a").dblclick()
    assert page.evaluate(CHOSEN) == ["waiver", "waiver"]


def test_closing_by_keyboard_leaves_the_focus_at_the_title(page):
    choose(page, "waiver")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Close"
    page.keyboard.press("Enter")
    assert page.evaluate(CHOSEN) == []
    assert page.evaluate("document.activeElement.closest('.entry').id") == "waiver"


@pytest.mark.parametrize(("lang", "word"), [("en", "Close"), ("de", "Schließen"), ("ar", "إغلاق")])
def test_the_button_that_closes_has_its_name_in_every_language(window, page_of, article, lang, word):
    page = window(page_of(article, lang=lang), 1366).page
    assert page.get_by_role("button", name=word).count() == 0
    page.locator("#waiver .title a").click()
    assert page.get_by_role("button", name=word).is_visible()


@pytest.mark.parametrize("width", [390, 820, 1366])
def test_the_button_that_closes_lies_on_no_text(window, article_page, width):
    page = window(article_page, width).page
    page.locator("#nuclear-deal-rejected .title a, .entry .title a").last.click()
    assert page.evaluate("""() => { const close = document.getElementById(':close').getBoundingClientRect();
      return [...document.querySelectorAll('.entry[aria-current] :is(.title a, .when-brief, .body)')].every(e =>
        [...e.getClientRects()].every(b => b.right <= close.left || b.top >= close.bottom - 1)); }""")


@pytest.mark.parametrize("event", ["waiver", "invasion", "report", "war-begins"])
@pytest.mark.parametrize("by", ["button", "key"])
def test_zooming_in_keeps_the_chosen_event_where_it_is(page, event, by):
    choose(page, event)
    before = boxes(page)[event]
    for _ in range(4):
        if by == "button":
            page.locator("[data-zoom=in]").click()
        else:
            page.locator(f"[data-id={event}]").focus()
            page.keyboard.press("+")
    still(page)
    after, frame = boxes(page)[event], page.locator(".chart").bounding_box()
    assert frame["x"] <= after[0] < frame["x"] + frame["width"]
    assert abs(after[0] - before[0]) <= 10 or event in ("invasion", "war-begins")  # the first stand at the edge


def test_steps_in_a_row_are_gone_back_from_at_once(page):
    for _ in range(5):
        page.locator("[data-step=next]").click()
    page.go_back()
    assert page.evaluate(CHOSEN) == []
    choose(page, "waiver")
    for _ in range(3):
        page.locator("[data-step=previous]").click()
    page.go_back()
    assert page.evaluate(CHOSEN) == ["waiver", "waiver"]
    page.locator("[data-step=next]").click()
    page.go_back()
    assert page.evaluate(CHOSEN) == ["waiver", "waiver"]


def test_home_and_end_jump_to_the_first_and_last_event_from_within_the_chart(page, article):
    for _ in range(3):
        page.locator("[data-zoom=in]").click()
    page.locator(".event[tabindex='0'], .event").first.focus()
    for key, event in (("End", article["id"].iloc[-1]), ("Home", article["id"].iloc[0])):
        page.keyboard.press(key)
        assert page.evaluate(CHOSEN) == [event, event]
        assert page.evaluate("document.activeElement.dataset.id") == event
        still(page)
        assert event in boxes(page)
