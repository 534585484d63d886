"""A reader who does anything at all, with gestures, filters, searches, readings and windows: nothing gets lost."""

from __future__ import annotations

import random

import pytest
from conftest import ROOT, events_of, some
from playwright.sync_api import Page
from seen import COUNTED, MARKED, OUTSIDE, RESTED, SHOWN, still
from sets import SETS

from timeline import read_events

SIZES = {"wide": [(1366, 768), (1100, 700), (1600, 900), (1024, 600)], "narrow": [(390, 844), (360, 640), (600, 800)]}
LISTS = {
    "article": lambda: read_events(ROOT / "events.csv"),
    "one busy year": SETS["one busy year"],
    "bursts": SETS["bursts"],
    "spans in spans": SETS["spans in spans"],
    "crowd": SETS["crowd"],
}
#: What stands in the picture, is counted in it, lies outside of it; what the list shows.
STATE = f"[{MARKED}, {COUNTED}, {OUTSIDE}, {SHOWN}]"


def chart(page: Page) -> dict[str, float]:
    """Where the picture is: beside the list in narrow windows."""
    wide = page.locator(".chart").bounding_box()
    return wide or page.locator("svg.timeline").bounding_box() or {"x": 0, "y": 0, "width": 300, "height": 300}


def drag(page: Page, dice: random.Random) -> None:
    box = chart(page)
    x, y = box["x"] + box["width"] * dice.uniform(0.2, 0.9), box["y"] + min(box["height"], 500) * dice.uniform(0.2, 0.9)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + dice.randint(-500, 500), y + dice.randint(-60, 60), steps=4)
    page.mouse.up()


def wheel(page: Page, dice: random.Random) -> None:
    box = chart(page)
    page.mouse.move(box["x"] + box["width"] * dice.random(), box["y"] + 80)
    page.keyboard.down("Control")
    page.mouse.wheel(0, dice.choice([-600, -240, 240, 600]))
    page.keyboard.up("Control")
    still(page, RESTED)  # the chart comes to rest a moment after the wheel


def double(page: Page, dice: random.Random) -> None:
    box = chart(page)
    page.mouse.dblclick(box["x"] + box["width"] * dice.uniform(0.2, 0.9), box["y"] + 90)


def button(page: Page, dice: random.Random) -> None:
    press(page, f"[data-zoom={dice.choice(['in', 'in', 'out', 'whole'])}]")


def turn(page: Page, dice: random.Random) -> None:
    press(page, dice.choice(["[data-layout]", "[data-ties]"]))


def kind(page: Page, dice: random.Random) -> None:
    press(page, "button[data-kind]", dice)


def reading(page: Page, dice: random.Random) -> None:
    press(page, f"[data-dates={dice.choice(['source', 'checked'])}]")


def search(page: Page, dice: random.Random) -> None:
    words = " ".join(page.locator(".entry .title").all_text_contents()[:50]).split() or ["a"]
    page.locator("input[type=search]").first.fill(dice.choice([dice.choice(words), words[0][:2], "", "", "zzzz"]))


def choose(page: Page, dice: random.Random) -> None:
    shown = page.evaluate(SHOWN)
    if shown:
        page.evaluate("(id) => document.getElementById(id).querySelector('.title a').click()", dice.choice(shown))


def key(page: Page, dice: random.Random) -> None:
    page.keyboard.press(
        dice.choice(["Escape", "ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight", "End", "Home", "+", "-", "0"])
    )


def press(page: Page, selector: str, dice: random.Random | None = None) -> None:
    there = [one for one in page.locator(selector).all() if one.is_visible() and one.is_enabled()]
    if there:
        (dice.choice(there) if dice else there[0]).click()


ACTS = [drag, drag, wheel, wheel, double, button, button, turn, kind, reading, search, search, choose, key]


def reader(window, path, layout: str, count: int, seed: int) -> None:
    """Do `count` things with a page, and look after each of them."""
    dice = random.Random(seed)
    width, height = SIZES[layout][0]
    view = window(path, width, height=height, reduced_motion="reduce")
    page = view.page
    still(page)
    every = page.evaluate(SHOWN)
    for number in range(count):
        if dice.random() < 0.08:
            width, height = dice.choice(SIZES[layout])
            act = f"{width} × {height}"
            page.set_viewport_size({"width": width, "height": height})
        else:
            do = dice.choice(ACTS)
            act = do.__name__
            do(page, dice)
        still(page)
        marked, counted, outside, shown = page.evaluate(STATE)
        told = f"{number}: {act}: {len(marked)} marked, {counted} counted, {outside} outside, {len(shown)} listed"
        assert len(marked) + counted + outside == len(shown), told
        assert set(marked) <= set(shown), told
        assert not shown or len(marked) + counted > 0, told
        assert [line for line in view.console if "error" in line.lower()] == [], told
    page.set_viewport_size(dict(zip(("width", "height"), SIZES[layout][0])))
    page.locator("input[type=search]").first.fill("")
    page.evaluate("document.querySelectorAll('button[data-kind][aria-pressed=true]').forEach((one) => one.click())")
    press(page, "[data-dates=checked]")
    press(page, "[data-zoom=whole]")
    still(page)
    marked, counted, outside, shown = page.evaluate(STATE)
    assert shown == every
    assert (len(marked) + counted, outside) == (len(every), 0)


@pytest.mark.parametrize("layout", SIZES)
@pytest.mark.parametrize("name", some(["article", "one busy year"], 1))
def test_whatever_a_reader_does_each_event_listed_is_in_the_picture_or_counted(window, page_of, name, layout):
    reader(window, page_of(LISTS[name]()), layout, 8, seed=7)


@pytest.mark.ci
@pytest.mark.parametrize(
    ("name", "layout"),
    [(name, ("narrow", "wide")[place % 2]) for place, name in enumerate(LISTS)],
)
def test_so_it_is_after_thirty_things(window, page_of, name, layout):
    reader(window, page_of(LISTS[name]()), layout, 30, seed=len(name))


def test_a_window_without_entries_says_so(window, page_of):
    page = window(page_of(events_of("date,title\n2023,A\n2024,B\n"))).page
    page.locator("input[type=search]").first.fill("zzzz")
    still(page)
    assert page.evaluate(SHOWN) == []
    assert page.evaluate(MARKED) == []
