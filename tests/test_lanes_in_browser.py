"""Lanes folded to a row, lanes of two levels, and events in several lanes, by use in a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import events_of, some
from seen import still
from test_exports_in_browser import saved

from timeline import read_events

TOWN = """date,title,lane,kind
2019-03-01,Harbour wall is raised,North / Harbour,works
2019-06-12,First ferry runs aground,North / Harbour,accident
2020-01-15,Station roof falls in,North / Station,accident
2020-05-01/2021-04-30,New station is built,North / Station,works
2020-09-09,Council meets in a tent,North,politics
2021-02-02,Bridge is opened,South; North / Station,works
2021-07-07,Market hall burns down,South,accident
2022-01-01,Cables are laid,TCP/IP,works
"""
LANES = "[...document.querySelectorAll('svg.timeline .lane')].map(lane => lane.dataset.lane)"
PARTED = ["North", "North / Harbour", "North / Station", "South", "TCP/IP"]
IN_LANE = """(name) => [...document.querySelectorAll('svg.timeline .lane')].filter(lane => lane.dataset.lane === name)
  .flatMap(lane => [...lane.querySelectorAll('.event')].map(event => event.dataset.id)).sort()"""
#: Every event's own mark, what is counted, what is outside: all there are; how many marks there are that tell nothing.
INVARIANT = """() => { const svg = document.querySelector('svg.timeline');
  const own = [...svg.querySelectorAll('.event:not([aria-hidden])')].map(event => event.dataset.id);
  const counted = [...svg.querySelectorAll('.strip')].reduce((sum, strip) => sum + Number(strip.dataset.count), 0);
  return [new Set(own).size === own.length, own.length + counted + Number(svg.dataset.outside),
    svg.querySelectorAll('.event[aria-hidden]').length]; }"""


def act(page, lane: str, name: str):
    return page.locator(f'svg [role=button][data-lane="{lane}"][data-act="{name}"]')


def height(page, lane: str) -> float:
    boxes = page.evaluate("""() => [...document.querySelectorAll('svg.timeline .lane')].map((lane, i) =>
      [lane.dataset.lane, [...document.querySelectorAll('svg.timeline .band')]
        .filter((band, n, all) => new Set(all.slice(0, n + 1).map(one => one.getAttribute('y'))).size === i + 1)
        .map(band => band.getBoundingClientRect().height)[0]])""")
    return dict(boxes)[lane]


@pytest.mark.parametrize("width", [820, 1366])
def test_a_lane_folds_to_a_thin_row_of_marks_and_unfolds(window, page_of, width):
    opened = window(page_of(events_of(TOWN)), width)
    page, north = opened.page, "svg .lane[data-lane=North]"
    before = height(page, "North")
    fold = act(page, "North", "folded")
    assert (fold.get_attribute("aria-label"), fold.get_attribute("aria-pressed")) == ("North in one row", "false")
    fold.click()
    assert fold.get_attribute("aria-pressed") == "true"
    assert page.locator(f"{north} .label").count() == 0
    assert page.locator(f"{north} .event.dot").count() == 5
    assert height(page, "North") <= 48 < before
    assert page.locator("svg .lane[data-lane=South] .label").count() == 2
    page.locator(f"{north} .event[data-id=council-meets-in-a-tent]").press("Enter")
    assert page.locator(".entry[aria-current] .title").inner_text() == "Council meets in a tent"
    assert page.evaluate("decodeURIComponent(location.hash)").endswith('?folded=["North"]')
    again = window(page.evaluate("location.href"), width).page
    assert again.locator(f"{north} .label").count() == 0
    assert again.locator(f"{north} [aria-current]").count() == 1
    fold.click()
    assert page.locator(f"{north} .label").count() == 5
    assert "folded" not in page.evaluate("location.hash")
    assert opened.console == []


def test_keys_fold_a_lane_and_keep_the_focus_there(window, page_of):
    page = window(page_of(events_of(TOWN)), 1366).page
    fold = act(page, "South", "folded")
    fold.focus()
    for pressed in ("true", "false"):
        page.keyboard.press("Enter" if pressed == "true" else "Space")
        assert page.evaluate("[document.activeElement.dataset.lane, document.activeElement.dataset.act]") == [
            "South",
            "folded",
        ]
        assert fold.get_attribute("aria-pressed") == pressed


@pytest.mark.parametrize("width", [820, 1366])
def test_a_band_is_pressed_open_to_its_parts_and_closed_again(window, page_of, width):
    opened = window(page_of(events_of(TOWN)), width)
    page = opened.page
    assert page.evaluate(LANES) == ["North", "South", "TCP/IP"]
    inside = act(page, "North", "parted")
    assert inside.get_attribute("aria-label") == "North: Harbour, Station"
    assert inside.get_attribute("aria-expanded") == "false"
    inside.click()
    assert page.evaluate(LANES) == PARTED
    assert inside.get_attribute("aria-expanded") == "true"
    assert page.evaluate(IN_LANE, "North") == ["council-meets-in-a-tent"]
    assert page.evaluate(IN_LANE, "North / Harbour") == ["first-ferry-runs-aground", "harbour-wall-is-raised"]
    names = page.locator("svg .lane-name").all_text_contents()
    assert names == ["North", "Harbour", "Station", "South", "TCP/IP"]
    assert page.evaluate("decodeURIComponent(location.hash)") == '#?parted=["North"]'
    assert window(page.evaluate("location.href"), width).page.evaluate(LANES) == PARTED
    page.keyboard.press("Tab")
    inside.press("Enter")
    assert page.evaluate(LANES) == ["North", "South", "TCP/IP"]
    assert page.evaluate("location.hash") == ""
    assert opened.console == []


@pytest.mark.parametrize("width", [390, 820, 1366])
def test_the_key_knows_both_levels_and_opens_a_band(window, page_of, width):
    page = window(page_of(events_of(TOWN)), width).page
    button = page.locator("button[data-parted]")
    assert button.inner_text().split() == ["▸", "North", "Harbour", "·", "Station"]
    assert button.get_attribute("aria-expanded") == "false"
    button.click()
    assert button.get_attribute("aria-expanded") == "true"
    shown = PARTED
    assert page.evaluate(LANES) == shown
    if width == 390:
        assert page.locator(".lanes-head bdi").all_text_contents() == shown
    page.evaluate("location.hash = ''")
    still(page)
    assert page.evaluate(LANES) == ["North", "South", "TCP/IP"]
    assert button.get_attribute("aria-expanded") == "false"


def test_a_part_is_shown_alone_and_hidden(window, page_of):
    page = window(page_of(events_of(TOWN)).as_uri() + '#?parted=["North"]', 1366).page
    act(page, "North / Harbour", "").click()
    assert page.evaluate(LANES) == ["North", "North / Harbour"]
    assert page.locator(".entry:visible").count() == 2
    assert act(page, "North / Harbour", "").get_attribute("aria-pressed") == "true"
    assert page.locator("a[data-save=csv]").inner_text() == "CSV (2)"
    act(page, "North / Harbour", "").click()
    assert page.evaluate(LANES) == PARTED
    act(page, "North / Harbour", "hide").click()
    assert page.evaluate(LANES) == ["North", "North / Station", "South", "TCP/IP"]
    assert page.locator(".entry:visible").count() == 6
    address = page.evaluate("location.href")
    assert window(address, 1366).page.locator(".entry:visible").count() == 6
    act(page, "North", "hide").click()
    assert page.evaluate(LANES) == ["South", "TCP/IP"]
    page.locator("[id=':reset']").click()
    assert page.evaluate(LANES) == PARTED


@pytest.mark.parametrize("address", ['#?folded=["Nowhere",5]&parted=["South"]', "#?folded=[&parted=%"])
def test_an_address_with_lanes_that_are_none_shows_what_there_is(window, page_of, address):
    opened = window(page_of(events_of(TOWN)).as_uri() + address, 1366)
    assert opened.page.evaluate(LANES) == ["North", "South", "TCP/IP"]
    assert opened.console == []


def test_search_and_list_know_both_levels(window, page_of):
    page = window(page_of(events_of(TOWN)), 1366).page
    page.fill("[type=search]", "harbour")
    still(page)
    assert page.locator(".entry:visible").count() == 2
    page.locator("#first-ferry-runs-aground .title a").click()
    assert page.locator("#first-ferry-runs-aground .tags").inner_text() == "North / Harbour · accident"


@pytest.mark.parametrize("width", some([390, 1366, 820]))
def test_an_event_in_two_lanes_is_one_event(window, page_of, width):
    opened = window(page_of(events_of(TOWN), lanes_of="all"), width)
    page, marks = opened.page, opened.page.locator(".event[data-id=bridge-is-opened]")
    assert marks.count() == 2
    assert sorted(str(mark.get_attribute("aria-hidden")) for mark in marks.all()) == ["None", "true"]
    for mark in marks.all():
        assert (mark.get_attribute("aria-hidden") is None) == (mark.get_attribute("aria-label") is not None)
    assert page.locator(".entry .title", has_text="Bridge").count() == 1
    assert page.locator("[id=':position']").inner_text() == "8 events"
    page.locator("#bridge-is-opened .title a").click()
    assert [mark.get_attribute("aria-current") for mark in marks.all()] == ["true", "true"]
    assert page.locator("svg .ring").count() == 2
    assert page.locator("[id=':status']").inner_text().startswith("Bridge is opened")
    assert page.evaluate("""() => { const ids = [...document.querySelectorAll('[id]')].map(node => node.id);
      return new Set(ids).size === ids.length; }""")
    if width > 700:
        box = marks.nth(1).locator(".label").bounding_box()
        page.mouse.click(box["x"] + 20, box["y"] + 5)
        assert page.locator(".entry[aria-current]").count() == 0
        page.mouse.click(box["x"] + 50, box["y"] + 5)  # at the same place it would be half of a double click
        assert page.evaluate("location.hash") == "#bridge-is-opened"
        marks.first.focus()
        page.keyboard.press("ArrowRight")
        assert page.evaluate("location.hash") == "#market-hall-burns-down"
        page.keyboard.press("ArrowLeft")
        told = "[document.activeElement.dataset.id, document.activeElement.getAttribute('role')]"
        assert page.evaluate(told) == ["bridge-is-opened", "button"]
    assert opened.console == []


def test_an_event_in_two_lanes_is_in_its_first_alone_unless_asked(window, page_of):
    page = window(page_of(events_of(TOWN)), 1366).page
    assert page.evaluate(IN_LANE, "South") == ["bridge-is-opened", "market-hall-burns-down"]
    assert page.locator(".event[data-id=bridge-is-opened]").count() == 1


@pytest.mark.parametrize("width", [820, 1366])
def test_hiding_one_of_its_lanes_leaves_an_event_in_the_other(window, page_of, width):
    page = window(page_of(events_of(TOWN), lanes_of="all"), width).page
    act(page, "South", "hide").click()
    assert page.locator(".event[data-id=bridge-is-opened]").count() == 1
    assert page.evaluate(IN_LANE, "North")[0] == "bridge-is-opened"
    assert page.locator(".event[data-id=bridge-is-opened]").get_attribute("role") == "button"


MANY = "date,title,lane\n" + "".join(
    f"{1900 + n % 97}-{n % 12 + 1:02d}-{n % 27 + 1:02d},Event {n},{lane}\n"
    for n in range(700)
    for lane in [("North / Harbour", "North / Station; South", "South", "North; West / Gate; South")[n * 7 % 4]]
)


LOOKS = ["", 'parted=["North"]', 'parted=["North","West"]&folded=["South","North / Harbour"]']


@pytest.mark.ci
@pytest.mark.parametrize(
    ("width", "looks"),
    some([*zip((820, 1366, 820), LOOKS), *zip((1366, 820, 1366), LOOKS)], 2),
)
def test_every_event_is_marked_counted_or_outside_once_whatever_its_lanes(window, page_of, width, looks):
    page = window(page_of(events_of(MANY), lanes_of="all").as_uri() + "#?" + looks, width).page
    repeated = 0
    for step in ("", "in", "in", "in", "whole"):
        if step:
            page.locator(f"[data-zoom={step}]").click()
            still(page)
        once, sum_, again = page.evaluate(INVARIANT)
        assert (once, sum_) == (True, 700)
        repeated += again
    assert repeated > 0


def test_thousands_of_events_have_two_levels_too(window, page_of):
    text = MANY + "".join(f"19{10 + n % 80}-05-05,More {n},South / Quay\n" for n in range(2500))
    opened = window(page_of(events_of(text), lanes_of="all"), 1366)
    page = opened.page
    assert page.evaluate(LANES) == ["North", "West", "South"]
    page.locator("button[data-parted=South]").click()
    assert page.evaluate(LANES) == ["North", "West", "South", "South / Quay"]
    assert page.evaluate(INVARIANT)[:2] == [True, 3200]
    assert opened.console == []


@pytest.mark.parametrize("size", ["", "1200x675"])
def test_a_saved_picture_shows_lanes_as_they_are_looked_at(window, page_of, tmp_path, size):
    page = window(page_of(events_of(TOWN)).as_uri() + '#?parted=["North"]&folded=["South"]', 1366).page
    picture = window(saved(page, tmp_path, size), 1400, wait="").page
    names = picture.evaluate("[...document.querySelectorAll('.lane-name')].map(name => name.textContent)")
    assert names == ["North", "Harbour", "Station", "South", "TCP/IP"]
    assert picture.evaluate("document.querySelectorAll('.sign, .inside, [data-lane=South] .label').length") == 0
    assert picture.evaluate("document.querySelectorAll('[data-lane=South] .event').length") == 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_part_is_read_and_a_folded_lane_says_how_to_unfold(window, page_of, scheme):
    address = page_of(events_of(TOWN)).as_uri() + '#?parted=["North"]&folded=["South"]'
    page = window(address, 1366, color_scheme=scheme).page
    fills = page.evaluate("""['.lane-name', '[data-lane="North / Harbour"] .lane-name'].map(name =>
      getComputedStyle(document.querySelector(name)).fill)""")
    assert fills[0] == fills[1]
    assert act(page, "South", "folded").locator(".sign").evaluate("e => getComputedStyle(e).opacity") == "1"
    sizes = page.evaluate("""() => ['folded', 'hide', 'parted'].flatMap((act) =>
      [...document.querySelectorAll(`[data-act=${act}] .hit`)])
      .map(hit => hit.getBoundingClientRect()).map(box => Math.min(box.width, box.height))""")
    assert min(sizes) >= 24


def test_colours_that_a_file_says_are_in_chart_and_key(window, page_of):
    text = TOWN.replace("date,title,lane,kind\n", "date,title,lane,kind,colour\n,works,,kind,#7b2d8b/#c07bd0\n")
    with pytest.warns(UserWarning, match="works="):
        path = page_of(events_of(text))
    opened = window(path, 1366)
    fills = opened.page.evaluate("""[getComputedStyle(document.querySelector('[data-id=cables-are-laid] .mark')).fill,
      getComputedStyle(document.querySelector('[data-kind=works] i')).backgroundColor]""")
    assert fills == ["rgb(123, 45, 139)"] * 2
    assert opened.page.locator(".entry").count() == 8
    opened.page.locator("[data-kind=accident]").click()
    assert opened.page.locator("a[data-save=csv]").inner_text() == "CSV (3)"
    with opened.page.expect_download() as download:
        opened.page.locator("a[data-save=csv]").click()
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert "works,,,kind,#7b2d8b/#c07bd0" in text
    assert "Cables" not in text


def test_names_of_lanes_are_texts_and_no_markup(window, page_of):
    band, inner = "<img src=x onerror=alert(1)>\"'", '</script> & ["a"] ⟦title⟧'
    rows = [{"date": f"202{n}", "title": "A", "lane": f"{band} / {inner}" if n else band} for n in range(3)]
    opened = window(page_of(read_events(rows)), 1366)
    opened.page.locator("button[data-parted]").click()
    assert opened.page.evaluate(LANES) == [band, f"{band} / {inner}"]
    again = window(opened.page.evaluate("location.href"), 1366)
    assert again.page.evaluate(LANES) == [band, f"{band} / {inner}"]
    assert opened.dialogs == again.dialogs == opened.console == again.console == []
    assert again.page.locator("img").count() == 0


def test_whoever_hides_a_lane_with_a_key_keeps_the_focus(window, page_of):
    page = window(page_of(events_of("date,title,lane\n2020,A,North\n2021,B,South\n"))).page
    page.locator("[data-lane=North][data-act=hide]").focus()
    page.keyboard.press("Enter")
    assert page.locator("[data-lane=North]").count() == 0
    assert page.evaluate("document.activeElement.id") == ":reset"
    # What shows all goes too; whoever typed goes on typing.
    page.locator("[id=':reset']").focus()
    page.keyboard.press("Enter")
    assert page.locator("[data-lane=North]").count() > 0
    assert page.evaluate("document.activeElement.id") == ":search"
