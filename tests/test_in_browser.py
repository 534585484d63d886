"""The exported page, as its readers use it."""

from __future__ import annotations

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import ROOT, Window, events_of
from sets import crowd

LIT = "document.querySelector('.entry.chosen')?.id ?? null"
SHOWN = "[...document.querySelectorAll('.entry:not([hidden])')].map(e => e.id)"
MARKS = """[...new Set(document.querySelector('.chart').data.filter(t => t.meta === 'symbols').flatMap(t => Array.from(t.customdata, row => document.querySelectorAll('.entry')[row].id)))]"""
RING = """() => { const r = document.querySelector('.ring'); if (!r || r.hidden) return null;
  const a = r.getBoundingClientRect(), b = document.querySelector('.chart').getBoundingClientRect();
  return [a.left + a.width / 2, a.top + a.height / 2, a.left >= b.left - 20 && a.right <= b.right + 20]; }"""


@pytest.fixture(scope="module")
def kept_open(browser, article_page):
    """The article's page, opened once: most of a test's time would be spent on opening it."""
    view = Window(browser, article_page.as_uri(), 1200)
    yield view.page
    view.context.close()


@pytest.fixture
def reused(kept_open):
    """The page as it was when opened: nothing chosen, filtered or zoomed."""
    kept_open.keyboard.press("Escape")
    if kept_open.get_by_role("button", name="Show all").is_visible():
        kept_open.get_by_role("button", name="Show all").click()
    kept_open.get_by_role("button", name="Whole story").click()
    kept_open.evaluate(
        "document.activeElement.blur(); document.querySelectorAll('.entry details').forEach(d => d.open = false); scrollTo({top: 0, behavior: 'instant'})"
    )
    kept_open.wait_for_timeout(100)
    kept_open.keyboard.press("Escape")
    return kept_open


def range_of(page):
    return page.evaluate("document.querySelector('.chart').layout.xaxis.range")


def mark_at(page, event: str):
    """Px of an event's symbol in the window."""
    return page.evaluate(
        """id => { for (const trace of document.querySelectorAll('.scatterlayer .trace')) {
          const t = trace.__data__?.[0]?.trace; if (t?.meta !== 'symbols') continue;
          for (const el of trace.querySelectorAll('path.point')) if (document.querySelectorAll('.entry')[t.customdata[el.__data__.i]].id === id) {
            const r = el.getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2]; } } }""",
        event,
    )


# --- it opens -----------------------------------------------------------------------------------------


def test_it_shows_chart_and_list_without_an_error_or_a_request(window, article_page, article):
    view = window(article_page)
    assert view.console == []
    assert view.asked == []
    assert set(view.page.evaluate(MARKS)) == set(article["id"])
    assert view.page.evaluate(SHOWN) == article["id"].tolist()
    points = view.page.locator(".scatterlayer .trace path.point").count()
    assert points >= len(article)


def test_it_works_in_an_iframe(window, article_page):
    view = window("about:blank", wait="")
    holder = article_page.with_name("holder.html")
    holder.write_text(f'<iframe sandbox="allow-scripts" src="{article_page.name}" width="800" height="800"></iframe>')
    view.page.goto(holder.as_uri())
    view.page.frame_locator("iframe").locator("html.drawn").wait_for(state="attached")
    assert [line for line in view.console if line.startswith("error")] == []


def test_the_policy_names_scripts_by_hash_and_allows_no_eval(article_page):
    policy = re.search(r'Content-Security-Policy" content="([^"]*)', article_page.read_text("utf-8"))[1]
    assert "unsafe-eval" not in policy
    assert policy.startswith("default-src &#39;none&#39;; script-src &#39;sha256-")
    assert "unsafe-inline" not in policy.split("style-src")[0]


def test_the_article_fits_into_its_size(article_page):
    assert article_page.stat().st_size <= 2_200_000


# --- two views that move together ---------------------------------------------------------------------


def test_choosing_a_mark_opens_its_entry_and_the_address_follows(reused):
    reused.mouse.click(*mark_at(reused, "embassy-attack"))
    reused.locator("#embassy-attack.chosen").wait_for()
    assert reused.url.endswith("#embassy-attack")
    assert reused.locator("#embassy-attack details").evaluate("d => d.open")
    reused.wait_for_timeout(900)
    box = reused.locator("#embassy-attack").bounding_box()
    assert 0 <= box["y"] < 900


def test_choosing_an_entry_lights_its_mark(reused):
    reused.locator("#waiver .title a").click()
    assert reused.evaluate(LIT) == "waiver"
    reused.wait_for_timeout(400)
    x, y, inside = reused.evaluate(RING)
    assert inside
    mark = mark_at(reused, "waiver")
    assert abs(x - mark[0]) < 3 and abs(y - mark[1]) < 3


def test_scrolling_to_an_entry_lights_its_mark(window, article_page):
    page = window(article_page, height=700).page
    page.evaluate("document.getElementById('blinken-call').scrollIntoView({block: 'start', behavior: 'instant'})")
    page.locator("#blinken-call.lit").wait_for()


def test_a_mark_out_of_sight_is_brought_into_view(reused):
    reused.get_by_role("button", name="Aug 2023 – Mar 2024").click()
    reused.keyboard.press("End")
    assert reused.evaluate(LIT) == "waiver-ends"
    reused.wait_for_timeout(400)
    assert reused.evaluate(RING)[2]


def test_keys_step_through_the_story_in_time_order(window, article_page, article):
    page = window(article_page).page
    ids = article["id"].tolist()
    for expected in ids[:4]:
        page.keyboard.press("ArrowRight")
        assert page.evaluate(LIT) == expected
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(LIT) == ids[2]
    page.keyboard.press("End")
    assert page.evaluate(LIT) == ids[-1]
    assert page.evaluate("document.activeElement.closest('.entry').id") == ids[-1]
    page.keyboard.press("Home")
    assert page.evaluate(LIT) == ids[0]
    page.keyboard.press("Escape")
    assert page.evaluate(LIT) is None
    assert "#" not in page.url


def test_keys_in_the_search_box_are_the_search_boxes(reused):
    reused.get_by_label("Search", exact=True).fill("waiver")
    reused.keyboard.press("ArrowLeft")
    assert reused.evaluate(LIT) is None


def test_a_link_to_one_event_opens_on_it(window, article_page):
    page = window(article_page.as_uri() + "#embassy-attack").page
    assert page.evaluate(LIT) == "embassy-attack"
    page.wait_for_timeout(900)
    assert page.locator("#embassy-attack").evaluate("e => e.getBoundingClientRect().top") < 900


def test_only_the_readers_own_scrolling_ends_a_choice(window, article_page):
    page = window(article_page.as_uri() + "#embassy-attack").page
    page.wait_for_timeout(1300)
    page.evaluate("scrollTo({top: 0, behavior: 'instant'})")  # as when something above takes its room late
    page.wait_for_timeout(200)
    assert page.evaluate(LIT) == "embassy-attack"
    page.locator("footer").scroll_into_view_if_needed()
    page.mouse.move(600, 850)
    page.mouse.wheel(0, -3000)
    page.locator(".entry.chosen").wait_for(state="detached")
    assert "#" not in page.url


# --- entries -----------------------------------------------------------------------------------------


def test_an_entry_says_everything(reused):
    reused.locator("#kirkuk-strike summary").click()
    text = reused.locator("#kirkuk-strike").inner_text()
    for part in ("3 December 2023", "US strike near Kirkuk", "near Kirkuk", "drone launch site", "two days later", "¶ 14",
                 "2 days after Blinken warns", "between 3 and 11 December 2023", "www.airandspaceforces.com"):  # fmt: skip
        assert part in text
    link = reused.locator("#kirkuk-strike dd a[href^='#']")
    link.click()
    assert reused.evaluate(LIT) == "blinken-call"


def test_entries_are_grouped_by_year_and_month(reused):
    assert reused.locator("h2").all_inner_texts() == ["2003", "2007", "2022", "2023", "2024"]
    assert reused.locator(".year:nth-of-type(4) h3").all_inner_texts() == [
        "October 2023",
        "November 2023",
        "December 2023",
    ]


# --- filter and search --------------------------------------------------------------------------------


def test_chips_filter_list_and_chart_and_say_how_many(reused, article):
    chip = reused.get_by_role("button", name=re.compile("^money"))
    chip.click()
    attacks = article.loc[article["kind"] == "money", "id"].tolist()
    assert chip.get_attribute("aria-pressed") == "true"
    assert reused.evaluate(SHOWN) == attacks
    assert set(reused.evaluate(MARKS)) == set(attacks)
    assert reused.get_by_role("status").inner_text() == "3 of 20"
    assert reused.locator("h2:visible").all_inner_texts() == ["2003", "2023", "2024"]
    chip.click()
    assert reused.get_by_role("status").inner_text() == "20 of 20"


def test_kinds_and_lanes_and_words_narrow_together(reused):
    reused.get_by_role("button", name=re.compile("^politics")).click()
    reused.get_by_role("button", name=re.compile("^Baghdad")).click()
    assert reused.evaluate(SHOWN) == ["al-sudani-premier", "tehran-trip"]
    reused.get_by_label("Search", exact=True).fill("WAIVER")
    assert reused.evaluate(SHOWN) == []
    assert reused.get_by_text("No event matches").is_visible()
    reused.get_by_role("button", name="Show all").click()
    assert len(reused.evaluate(SHOWN)) == 20


def test_search_looks_at_all_text_and_ignores_accents(reused):
    reused.get_by_label("Search", exact=True).fill("mortár rounds")
    assert reused.evaluate(SHOWN) == ["embassy-attack"]


def test_a_filter_survives_in_the_address(window, article_page):
    page = window(article_page).page
    page.get_by_role("button", name=re.compile("^force")).click()
    page.get_by_label("Search", exact=True).fill("Kirkuk")
    again = window(page.evaluate("location.href")).page
    assert again.evaluate(SHOWN) == ["kirkuk-strike"]
    assert again.get_by_label("Search", exact=True).input_value() == "Kirkuk"


# --- zoom ---------------------------------------------------------------------------------------------


def test_zoom_buttons_show_the_whole_and_each_stretch(reused):
    whole = range_of(reused)
    names = reused.locator(".zooms button").all_inner_texts()
    assert names == ["Whole story", "Mar – May 2003", "Jun 2007", "Oct 2022", "Aug 2023 – Mar 2024"]
    reused.get_by_role("button", name="Aug 2023 – Mar 2024").click()
    first, last = range_of(reused)
    assert first.startswith(("2023-08", "2023-09")) and last.startswith("2024-03")
    assert reused.get_by_role("button", name="Aug 2023 – Mar 2024").get_attribute("aria-current") == "true"
    reused.get_by_role("button", name="Zoom in").click()
    assert range_of(reused)[0] > first
    reused.get_by_role("button", name="Whole story").click()
    assert range_of(reused) == whole


def test_the_wheel_zooms_in_and_scrolls_on_when_there_is_no_more_to_zoom_out(reused):
    before = range_of(reused)
    reused.mouse.move(*mark_at(reused, "waiver"))
    reused.mouse.wheel(0, 300)
    reused.wait_for_timeout(300)
    assert range_of(reused) == before
    assert reused.evaluate("scrollY") > 0
    reused.mouse.move(*mark_at(reused, "waiver"))
    reused.mouse.wheel(0, -300)
    reused.wait_for_timeout(400)
    assert range_of(reused) != before


def test_two_fingers_zoom_in(window, article_page):
    page = window(article_page, 760, has_touch=True).page
    before = range_of(page)
    x, y = mark_at(page, "waiver")
    session = page.context.new_cdp_session(page)
    touches = lambda apart: [{"x": x - apart, "y": y, "id": 0}, {"x": x + apart, "y": y, "id": 1}]  # noqa: E731
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": touches(40)})
    for apart in (60, 90, 120):
        session.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": touches(apart)})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_timeout(300)
    after = range_of(page)
    assert before[0] < after[0] < "2023-11-14" < after[1] < before[1]
    assert abs(mark_at(page, "waiver")[0] - x) < 25


def test_ticks_follow_the_zoom(reused):
    reused.get_by_role("button", name="Aug 2023 – Mar 2024").click()
    for _ in range(2):
        reused.get_by_role("button", name="Zoom in").click()
    ticks = reused.locator(".x2tick text").all_text_contents()
    assert len([tick for tick in ticks if re.match(r"\d+ (Oct|Nov|Dec)", tick)]) >= 4


def test_dropped_labels_come_back_on_zooming_in(window, page_of):
    events = crowd(150)
    page = window(page_of(events), 760).page
    before = set(page.locator(".extra").all_inner_texts())
    assert before == set()
    for _ in range(2):
        page.get_by_role("button", name="Zoom in").click()
    found = page.locator(".extra").all_inner_texts()
    assert found
    assert all(any(title.startswith(text.rstrip("…")) for title in events["title"]) for text in found)
    boxes = page.evaluate(
        "[...document.querySelectorAll('.extra, .textpoint text')].map(e => { const r = e.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; })"
    )
    plot = page.evaluate(
        "(() => { const r = document.querySelector('.nsewdrag').getBoundingClientRect(); return [r.left, r.right]; })()"
    )
    boxes = [b for b in boxes if b[2] > plot[0] and b[0] < plot[1] and b[2] > b[0]]
    for n, a in enumerate(boxes):
        for b in boxes[n + 1 :]:
            assert not (a[0] < b[2] and b[0] < a[2] and a[1] < b[3] - 1 and b[1] < a[3] - 1)


@pytest.mark.parametrize("kind", ["PNG", "SVG"])
def test_the_chart_can_be_saved(reused, kind):
    with reused.expect_download() as download:
        reused.get_by_role("button", name=kind, exact=True).click()
    assert download.value.suggested_filename == f"timeline.{kind.lower()}"


# --- widths --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [320, 360, 760, 1200, 1920])
def test_nothing_scrolls_sideways(window, article_page, width):
    page = window(article_page, width).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator(".chart").bounding_box()["width"] <= width


def test_the_chart_is_laid_out_anew_when_the_window_changes(window, article_page):
    page = window(article_page, 1200).page
    wide = page.locator(".chart .main-svg").first.bounding_box()
    page.set_viewport_size({"width": 360, "height": 800})
    page.wait_for_timeout(600)
    narrow = page.locator(".chart .main-svg").first.bounding_box()
    assert narrow["width"] == 360
    assert narrow["height"] > wide["height"]
    assert len(page.evaluate(MARKS)) == 20


# --- everyone -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def looked_at(browser, article_page):
    """A page for axe, opened once; window, colours and address change."""
    view = Window(browser, article_page.as_uri(), 1200)
    yield view.page
    view.context.close()


@pytest.mark.parametrize(
    ("width", "media", "address"),
    [
        (1200, {"color_scheme": "light"}, ""),
        (1200, {"color_scheme": "dark"}, ""),
        (1200, {"color_scheme": "dark"}, "#embassy-attack"),
        (1200, {"color_scheme": "light"}, '#?kinds=["money"]'),
        (1200, {"color_scheme": "light"}, "#?q=nothing-at-all"),
        (320, {"color_scheme": "light"}, ""),
        (360, {"color_scheme": "dark"}, ""),
        (1200, {"forced_colors": "active"}, ""),
    ],
)
def test_axe_finds_nothing(looked_at, width, media, address):
    looked_at.set_viewport_size({"width": width, "height": 900})
    looked_at.emulate_media(**({"forced_colors": "none", "color_scheme": "light"} | media))
    looked_at.evaluate("address => { location.hash = address; }", address)
    looked_at.wait_for_timeout(600)
    found = Axe().run(looked_at).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:120]) for one in found] == []


def test_axe_finds_nothing_in_arabic_which_reads_from_right_to_left_with_its_own_months(window, page_of, article):
    page = window(page_of(article, title="العراق", lang="ar")).page
    assert [one["id"] for one in Axe().run(page).response["violations"]] == []
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]
    assert "ديسمبر" in page.locator("#embassy-attack time").inner_text()
    assert any("نوفمبر" in tick for tick in page.locator(".xtick text").all_text_contents())
    assert page.locator("#embassy-attack time").evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert page.evaluate("document.documentElement.scrollWidth") <= 1200


def test_the_chart_is_announced_once_with_a_summary(reused):
    chart = reused.get_by_role("img", name=re.compile("timeline of 20 events, 2003 – 2024"))
    assert chart.count() == 1
    assert reused.evaluate(
        "[...document.querySelectorAll('.chart svg')].every(svg => svg.closest('[aria-hidden=true]'))"
    )


def test_everything_can_be_reached_by_keyboard_and_shows_its_focus(window, article_page):
    page = window(article_page).page
    seen = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        name, outline = page.evaluate(
            "[document.activeElement.textContent.trim() || document.activeElement.id, getComputedStyle(document.activeElement).outlineStyle]"
        )
        assert outline != "none", name
        seen.add(name.split("\n")[0])
    assert {"Skip to the list of events", ":search", "Whole story", "+", "PNG"} <= seen


def test_less_motion_is_honoured(window, article_page):
    page = window(article_page, reduced_motion="reduce").page
    page.keyboard.press("End")
    assert page.locator("#waiver-ends").evaluate("e => e.getBoundingClientRect().top") < 900  # at once
    assert page.evaluate("getComputedStyle(document.querySelector('.ring')).transitionDuration") in ("0s", "")


def test_dark_is_dark(window, article_page):
    page = window(article_page, color_scheme="dark").page
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(18, 22, 28)"
    assert page.evaluate("document.querySelector('.chart').layout.paper_bgcolor") == "#12161c"
    page.emulate_media(color_scheme="light")
    page.wait_for_timeout(400)
    assert page.evaluate("document.querySelector('.chart').layout.paper_bgcolor") == "#ffffff"


# --- without script, in print -------------------------------------------------------------------------------


def test_without_javascript_the_list_is_whole_and_a_line_says_why_there_is_no_chart(window, article_page, article):
    page = window(article_page, java_script_enabled=False, wait="").page
    assert page.get_by_text("The interactive chart needs JavaScript").is_visible()
    assert page.locator(".entry").count() == 20
    for title in article["title"]:
        assert page.get_by_role("link", name=title, exact=True).first.is_visible()
    assert page.get_by_text("two days later").is_visible()
    assert not page.locator(".controls").is_visible()


def test_print_gives_chart_and_list_with_links_spelled_out(window, article_page, tmp_path):
    view = window(article_page, color_scheme="dark")
    page = view.page
    page.emulate_media(media="print")
    page.wait_for_timeout(400)
    assert page.locator(".chart .main-svg").first.is_visible()
    assert not page.locator(".controls").is_visible()
    assert page.evaluate("document.querySelector('.chart').layout.paper_bgcolor") == "#ffffff"
    assert page.get_by_text("two days later").is_visible()
    after = page.locator("#kirkuk-strike dd a[href^=http]").evaluate("a => getComputedStyle(a, '::after').content")
    assert "airandspaceforces.com" in after
    page.set_viewport_size({"width": 718, "height": 1000})
    page.wait_for_timeout(300)
    assert page.locator(".chart").bounding_box()["width"] <= 718
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    assert (tmp_path / "page.pdf").stat().st_size > 20_000


# --- what it carries ---------------------------------------------------------------------------------------


def test_the_csv_can_be_downloaded_as_it_was(reused, tmp_path):
    with reused.expect_download() as download:
        reused.get_by_role("link", name="Download the events as CSV").click()
    download.value.save_as(tmp_path / "again.csv")
    assert (tmp_path / "again.csv").read_bytes() == (ROOT / "events.csv").read_bytes()


def test_search_engines_and_previews_find_what_they_read(reused, article):
    assert reused.title() == "Iraq"
    assert reused.locator('meta[property="og:title"]').get_attribute("content") == "Iraq"
    assert "four dated events" in reused.locator('meta[name="description"]').get_attribute("content")
    data = json.loads(reused.locator('script[type="application/ld+json"]').text_content())
    items = {one["item"]["url"][1:]: one["item"] for one in data["itemListElement"]}
    assert set(items) == set(article["id"])
    assert items["embassy-attack"]["startDate"] == "2023-12-08"
    assert "startDate" not in items["burns-warning"]  # one unknown day is not a start
    assert items["reserves-at-fed"]["startDate"] == "2003-05-22"


def test_the_small_page_takes_plotly_from_the_cdn_by_its_hash(page_of, article):
    text = page_of(article, plotly_js="cdn").read_text("utf-8")
    assert len(text) < 300_000
    tag = re.search(r'<script src="(https://cdn\.plot\.ly/plotly-[\d.]+\.min\.js)" integrity="(sha256-[^"]+)"', text)
    assert tag
    assert tag[1] in re.search(r'Content-Security-Policy" content="([^"]*)', text)[1]


def test_a_page_that_cannot_fetch_its_script_still_tells_everything(window, page_of, article):
    view = window(page_of(article, plotly_js="cdn"), wait="")
    view.page.get_by_text("This browser cannot show the chart").wait_for()
    assert view.page.locator(".entry").count() == 20


def test_no_event_makes_a_page_too(window, page_of):
    events = events_of("date,title\n2023,A\n").iloc[:0]
    view = window(page_of(events))
    assert view.console == []
    assert view.page.locator(".entry").count() == 0
