"""Thousands of events in a page: counted where they cannot be labelled, listed where one looks."""

from __future__ import annotations

import gzip
import re
from base64 import b64decode

import pandas as pd
import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import some
from seen import CHOSEN, COUNTED, LABELLED, MARKED, OUTSIDE, TOUCHES, still, whole, zoom_in
from sets import benchmark

from timeline import read_events, write_html
from timeline.picture.measures import LISTED
from timeline.read.save import to_csv

# Rows that would show a list written on demand to be a poor copy of the other.
ODD = pd.DataFrame(
    [
        {
            "id": "call",
            "date": "2023-12-01",
            "title": 'A call, “quoted” and "quoted"',
            "lane": "North",
            "kind": "war",
            "place": "Here & there",
            "cue": "on Friday",
            "paragraph": "3",
            "check_url": "https://example.org/a?b=1&c=2",
            "description": "First line,\nsecond <b>line</b>. **So** *it* was: 2 * 3. "
            "See [there](https://example.org/x?a=1&b=2), https://example.org/y.",
        },
        {
            "id": "strike",
            "date": "2023-12-03",
            "title": "<img src=x onerror=alert(1)> $x$",
            "kind": "constructor",
            "relative_to": "call end",
            "offset": "start P2D",
            "other_dates": "2023-12-04 a ⟦title⟧; 2023",
            "source": "A book",
            "source_date": "[2023-12-01..2023-12-11]",
            "remark": "ours, “alone”",
            "media": "javascript:alert(1)",
            "media_caption": "no link",
        },
        {
            "id": "Ω-1",
            "date": "[1985,1987-05]",
            "title": "حدث قديم",
            "lane": "South",
            "place": "South",
            "kind": "politics",
            "media": "https://example.org/m.jpg",
        },
        {
            "id": "since",
            "date": "../1984",
            "lane": "⟦cue⟧",
            "cue": "a secret",
            "paragraph": "⟦date⟧",
            "title": "⟦title⟧ and a title that is longer than sixty characters, to be cut where it has no room",
        },
        {"date": "1990/1991", "title": "Two years", "kind": "note"},
        {"title": "Odd", "kind": "title"},
    ]
)
N = LISTED + 500
TEXT = (
    "id => { const e = document.getElementById(id).cloneNode(true); e.querySelector('.gap')?.remove(); "
    "return e.textContent.replace(/\\s+/g, '').trim(); }"
)


@pytest.fixture(scope="module")
def events():
    return read_events(pd.concat([benchmark(N), ODD], ignore_index=True))


@pytest.fixture(scope="module")
def path(events, tmp_path_factory):
    path = tmp_path_factory.mktemp("many") / "many.html"
    write_html(events, path)
    return path


@pytest.fixture(scope="module")
def view(windows, path):
    with windows(path, 1366, 768, reduced_motion="reduce") as view:
        yield view


@pytest.fixture(scope="module")
def short(windows, tmp_path_factory):
    """The odd events in a list that is written out."""
    path = tmp_path_factory.mktemp("short") / "short.html"
    write_html(read_events(ODD), path)
    with windows(path, 1366) as view:
        yield view.page


@pytest.fixture
def page(view):
    """The page as it was when opened."""
    view.page.keyboard.press("Escape")
    if view.page.get_by_role("button", name="Show all").is_visible():
        view.page.get_by_role("button", name="Show all").click()
    whole(view.page)
    view.page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    still(view.page)
    return view.page


def look_at(page, event: str) -> None:
    page.evaluate("id => { location.hash = '#' + encodeURIComponent(id); }", event)
    page.locator(f".entry[id='{event}'][aria-current]").wait_for()


def test_it_opens_without_an_error_or_a_request_and_with_few_elements(view, page):
    assert [line for line in view.console if line.startswith("error")] == []
    assert view.asked == []
    assert page.locator("[id=':position']").inner_text() == f"{N + 4:,} events"
    assert page.locator("h1").inner_text() == "Odd"
    assert page.evaluate("document.getElementsByTagName('*').length") < 8000


@pytest.mark.parametrize("event", some(["Ω-1", "strike", "call", "since"], 2))
def test_an_entry_says_what_it_would_say_in_a_short_list(page, short, event):
    look_at(page, event)
    assert page.evaluate(TEXT, event) == short.evaluate(TEXT, event)
    links = "id => [...document.getElementById(id).querySelectorAll('a[href]')].map(a => a.getAttribute('href'))"
    assert page.evaluate(links, event) == short.evaluate(links, event)


def test_nothing_in_a_cell_runs(view, page):
    look_at(page, "strike")
    assert view.dialogs == []
    assert page.locator("#strike img").count() == 0
    assert page.locator("#strike a[href^=javascript]").count() == 0


@pytest.mark.parametrize("times", some([3, 0, 1, 6], 2))
def test_marks_and_counts_add_up_and_labels_touch_nothing_at_any_zoom(page, events, times):
    zoom_in(page, times)
    assert len(page.evaluate(MARKED)) + page.evaluate(COUNTED) + page.evaluate(OUTSIDE) == len(events)
    assert page.evaluate(TOUCHES) == []
    assert len(page.evaluate(LABELLED)) >= 10


def test_a_crowd_is_a_strip_with_its_count_and_up_to_three_numbers(page):
    strips = page.locator(".strip")
    assert strips.count() == 6
    for strip in strips.all():
        assert int(strip.get_attribute("data-count")) > 100
    for counts in page.locator(".counts").all():
        assert 1 <= counts.locator(".count").count() <= 3
        assert counts.evaluate("counts => counts.previousElementSibling.matches('.events')")  # over all dots
    assert page.locator("svg.timeline .mark").count() < 1500  # bounded by pixels, not by events


def test_a_click_on_a_strip_looks_closer(page):
    before = page.evaluate(OUTSIDE)
    box = page.locator(".strip path:nth-of-type(4)").nth(2).bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    still(page)
    assert page.evaluate(OUTSIDE) > before


def test_the_chosen_one_leaves_the_crowd_and_shows_its_mark(page, events):
    for row in (5, N // 2, N - 5):
        event = events["id"].iloc[row]
        look_at(page, event)
        assert page.evaluate(CHOSEN).count(event) == 2


def test_steps_go_through_the_whole_list_and_the_column_follows(page, events):
    look_at(page, events["id"].iloc[-2])
    page.evaluate("scrollTo(0, 0)")  # the address may have moved the window, a step may not
    page.locator("[data-step=next]").click()
    last = events["id"].iloc[-1]
    assert page.evaluate(CHOSEN).count(last) == 2
    assert page.locator("[id=':position']").inner_text() == f"{N + 4:,} of {N + 4:,}"
    entry, column = page.locator(f".entry[id='{last}']").bounding_box(), page.locator(".list").bounding_box()
    assert column["y"] <= entry["y"] < column["y"] + column["height"]
    assert page.evaluate("scrollY") == 0


def test_scrolling_the_column_writes_the_entries_it_comes_to(page, events):
    page.locator(".list").evaluate("list => { list.scrollTop = list.scrollHeight * 0.5; }")
    still(page)
    seen = page.evaluate("""() => { const c = document.querySelector('.list').getBoundingClientRect();
      return [...document.querySelectorAll('.entry')].filter(e => { const b = e.getBoundingClientRect();
        return b.top > c.top && b.bottom < c.bottom; }).map(e => e.id); }""")
    order = events["id"].tolist()
    places = [order.index(event) for event in seen]
    assert len(places) > 5
    assert places == list(range(places[0], places[0] + len(places)))
    assert N * 0.3 < places[0] < N * 0.7


def test_a_search_finds_all_of_them_wherever_they_stand(page, events):
    page.get_by_label("Search", exact=True).fill("Kirkuk rocket")
    expected = events["title"].str.contains("Kirkuk") & events["title"].str.contains("rocket")
    assert page.locator("[id=':position']").inner_text() == f"{expected.sum():,} events"
    assert len(page.evaluate(MARKED)) + page.evaluate(COUNTED) == expected.sum()
    page.get_by_label("Search", exact=True).fill("no such word")
    assert page.get_by_text("No event matches").is_visible()


def test_the_csv_is_there_with_and_without_a_script(page, path, events):
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV", exact=True).click()
    assert download.value.path().read_text("utf-8") == to_csv(events)
    packed = re.search(r'href="data:application/gzip;base64,([^"]+)"', path.read_text("utf-8"))[1]
    assert gzip.decompress(b64decode(packed)).decode() == to_csv(events)


def test_without_a_script_the_csv_is_what_is_offered(window, path):
    page = window(path, java_script_enabled=False, wait="").page
    link = page.get_by_role("link", name=f"{N + 4:,} events are too many")
    assert link.is_visible()
    assert link.get_attribute("download") == "events.csv.gz"


def test_on_a_phone_the_list_is_written_as_one_scrolls(window, path):
    page = window(path, 390, height=844).page
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight / 2)")
    still(page)
    assert page.locator(".entry").count() > 20
    assert page.evaluate(
        """[...document.querySelectorAll('.entry')].some(e => { const b = e.getBoundingClientRect();
          return b.top > 0 && b.bottom < innerHeight; })"""
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("scheme", ["dark"])
def test_axe_finds_nothing(page, scheme):
    page.emulate_media(color_scheme=scheme)
    still(page)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
