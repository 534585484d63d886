"""Thousands of events in a page: painted on a canvas, listed where one looks."""

from __future__ import annotations

import gzip
import re
from base64 import b64decode

import pandas as pd
import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import Window, until
from sets import benchmark

from timeline import draw, read_events, write_html
from timeline.entries import LISTED
from timeline.save import to_csv

# Rows that would show a list written by hand to be a poor copy of the other.
ODD = pd.DataFrame([
    {"id": "call", "date": "2023-12-01", "title": "A call, “quoted” and \"quoted\"", "lane": "North", "kind": "war", "place": "Here & there",
     "cue": "on Friday", "paragraph": "3", "check_url": "https://example.org/a?b=1&c=2", "description": "First line,\nsecond <b>line</b>."},
    {"id": "strike", "date": "2023-12-03", "title": "<img src=x onerror=alert(1)> $x$", "kind": "dtype", "relative_to": "call", "offset": "P2D",
     "source_date": "[2023-12-03..2023-12-11]", "note": "ours, “alone”", "media": "javascript:alert(1)", "media_caption": "no link"},
    {"id": "Ω-1", "date": "[1985,1987-05]", "title": "حدث قديم", "lane": "South", "kind": "politics", "media": "https://example.org/m.jpg"},
    {"id": "since", "date": "../1984", "title": "⟦title⟧ and a title that is longer than sixty characters, to be folded when pointed at"},
])  # fmt: skip
N = LISTED + 500
TEXT = "id => document.getElementById(id).textContent.replace(/\\s+/g, ' ').trim()"
INK = """() => { const c = document.querySelector('canvas.crowd'), d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
  let n = 0; for (let i = 3; i < d.length; i += 4) n += d[i] > 200; return n; }"""


@pytest.fixture(scope="module")
def events():
    return read_events(pd.concat([benchmark(N), ODD], ignore_index=True))


@pytest.fixture(scope="module")
def path(events, tmp_path_factory):
    path = tmp_path_factory.mktemp("crowd") / "crowd.html"
    write_html(events, path, title="A crowd")
    return path


@pytest.fixture(scope="module")
def view(browser, path):
    view = Window(browser, path.as_uri(), 1200)
    yield view
    view.context.close()


@pytest.fixture(scope="module")
def short(browser, tmp_path_factory):
    """The odd events in a list that is written out."""
    path = tmp_path_factory.mktemp("short") / "short.html"
    write_html(read_events(ODD), path)
    view = Window(browser, path.as_uri(), 1200)
    view.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    yield view.page
    view.context.close()


@pytest.fixture
def page(view):
    """The page as it was when opened."""
    view.page.keyboard.press("Escape")
    if view.page.get_by_role("button", name="Show all").is_visible():
        view.page.get_by_role("button", name="Show all").click()
    view.page.get_by_role("button", name="Whole story").click()
    view.page.evaluate("document.activeElement.blur(); scrollTo({top: 0, behavior: 'instant'})")
    view.page.wait_for_timeout(100)
    view.page.keyboard.press("Escape")
    return view.page


def look_at(page, event: str) -> None:
    page.evaluate("id => { location.hash = '#' + encodeURIComponent(id); }", event)
    page.locator(f"[id='{event}'].chosen").wait_for()


def ring(page) -> tuple[float, float]:
    """Where the chosen event's mark is, in px of the window."""
    page.evaluate("document.querySelector('.chart').scrollIntoView({block: 'end', behavior: 'instant'})")
    page.wait_for_timeout(400)
    box = page.locator(".ring").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_it_opens_without_an_error_or_a_request_and_with_few_elements(view):
    assert [line for line in view.console if line.startswith("error")] == []
    assert view.asked == []
    assert view.page.get_by_role("status").inner_text() == f"{N + 4} of {N + 4}"
    assert view.page.evaluate("document.getElementsByTagName('*').length") < 8000
    assert view.page.evaluate(INK) > 10_000


@pytest.mark.parametrize("event", ODD["id"])
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


def test_a_mark_says_what_it_says_in_a_figure(page, events):
    figure = draw(events)
    said = {i: t for trace in figure.data if trace.meta == "symbols" for i, t in zip(trace.customdata, trace.hovertext)}
    for event in ("strike", "since"):
        look_at(page, event)
        page.mouse.move(*ring(page))
        page.wait_for_timeout(100)
        tip = page.locator(".tip")
        assert tip.is_visible()
        told = page.evaluate("text => { const d = document.createElement('div'); d.innerHTML = text; return d.innerText; }", said[event])  # fmt: skip
        assert (
            tip.evaluate("t => t.textContent").split() == told.replace("\n", " ").split()
            or tip.inner_text().split() == told.split()
        )


def test_a_click_on_a_mark_opens_its_entry(page):
    look_at(page, "call")
    for _ in range(5):
        page.get_by_role("button", name="Zoom in").click()
    look_at(page, "Ω-1")
    look_at(page, "call")
    x, y = ring(page)
    page.keyboard.press("Escape")
    page.mouse.click(x, y)
    page.locator("#call.chosen").wait_for()


def test_keys_lead_to_both_ends_of_the_story(page, events):
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.closest('.entry').id") == events["id"].iloc[-1]
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.closest('.entry').id") == events["id"].iloc[-2]
    page.keyboard.press("Home")
    assert page.evaluate("document.activeElement.closest('.entry').id") == events["id"].iloc[0]


def test_scrolling_writes_the_entries_it_comes_to(page):
    before = set(page.evaluate("[...document.querySelectorAll('.entry')].map(e => e.id)"))
    page.evaluate("scrollTo({top: document.body.scrollHeight / 2, behavior: 'instant'})")
    until(
        page,
        "[...document.querySelectorAll('.entry')].some(e => { const b = e.getBoundingClientRect(); return b.top > 0 && b.bottom < innerHeight; })",
    )
    assert set(page.evaluate("[...document.querySelectorAll('.entry')].map(e => e.id)")) - before
    until(page, "document.querySelectorAll('.entry').length < 400")  # what is out of sight is put away


def test_a_search_narrows_list_and_canvas(page, events):
    whole = page.evaluate(INK)
    page.get_by_label("Search", exact=True).fill("Kirkuk rocket")
    fits = events[
        events["title"].str.casefold().str.contains("kirkuk") & events["title"].str.casefold().str.contains("rocket")
    ]
    assert page.get_by_role("status").inner_text() == f"{len(fits)} of {N + 4}"
    assert page.evaluate("[...document.querySelectorAll('.entry')].map(e => e.id)")[:20] == fits["id"].tolist()[:20]
    assert 0 < page.evaluate(INK) < whole
    page.get_by_label("Search", exact=True).fill("no such word")
    assert page.get_by_text("No event matches").is_visible()
    assert page.locator(".entry").count() == 0


def test_the_legend_hides_a_kind_and_its_labels(page):
    whole = page.evaluate(INK)
    page.locator(".legend .traces", has_text="economy").locator(".legendtoggle").click()
    page.wait_for_timeout(600)
    assert page.evaluate(INK) < whole
    page.locator(".legend .traces", has_text="economy").locator(".legendtoggle").click()
    page.wait_for_timeout(600)
    assert page.evaluate(INK) == whole


def test_labels_come_back_on_zooming_in_and_touch_nothing(page):
    few = page.locator(".extra").count()
    for _ in range(7):
        page.get_by_role("button", name="Zoom in").click()
    boxes = page.evaluate(
        "[...document.querySelectorAll('.extra')].map(e => { const r = e.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; })"
    )
    assert len(boxes) > few
    for n, a in enumerate(boxes):
        for b in boxes[n + 1 :]:
            assert not (a[0] < b[2] and b[0] < a[2] and a[1] < b[3] - 1 and b[1] < a[3] - 1), (a, b)


def test_the_csv_is_there_with_and_without_a_script(page, path, events):
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the events").click()
    assert download.value.path().read_text("utf-8") == to_csv(events)
    packed = re.search(r'href="data:application/gzip;base64,([^"]+)"', path.read_text("utf-8"))[1]
    assert gzip.decompress(b64decode(packed)).decode() == to_csv(events)


def test_without_a_script_the_csv_is_what_is_offered(window, path):
    page = window(path, java_script_enabled=False, wait="").page
    link = page.get_by_role("link", name=f"{N + 4} events are too many")
    assert link.is_visible()
    assert link.get_attribute("download") == "events.csv.gz"


@pytest.mark.parametrize("kind", ["PNG", "SVG"])
def test_a_saved_chart_holds_the_marks(page, kind):
    with page.expect_download() as download:
        page.get_by_role("button", name=kind, exact=True).click()
    data = download.value.path().read_bytes()
    assert download.value.suggested_filename == f"timeline.{kind.lower()}"
    assert (b"data:image/png" in data) if kind == "SVG" else len(data) > 50_000


@pytest.mark.parametrize("scheme", ["dark", "light"])  # as it was before, at the end
def test_it_looks_alike_in_the_dark_and_axe_finds_nothing(page, scheme):
    page.emulate_media(color_scheme=scheme)
    page.wait_for_timeout(500)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    colours = page.evaluate("""() => { const c = document.querySelector('canvas.crowd'), d = new Uint32Array(c.getContext('2d').getImageData(0, 0, c.width, c.height).data.buffer);
      return [...new Set(d)].filter(p => p >>> 24 === 255).map(p => '#' + [p & 255, p >> 8 & 255, p >> 16 & 255].map(n => n.toString(16).padStart(2, '0')).join('')); }""")  # fmt: skip
    from timeline.style import THEMES

    assert set(THEMES[scheme].kinds[:7]) <= set(colours)


def test_between_two_and_five_thousand_the_list_is_written_out_beside_the_canvas(window, page_of):
    events = read_events(benchmark(2100))
    page = window(page_of(events)).page
    assert page.locator(".entry").count() == 2100
    whole = page.evaluate(INK)
    page.get_by_role("button", name=re.compile("^war")).click()
    assert 0 < page.evaluate(INK) < whole
    page.keyboard.press("End")
    assert page.locator(".entry.chosen").get_attribute("id") == events.loc[events["kind"] == "war", "id"].iloc[-1]
    assert page.locator(".ring").is_visible()
