"""The exported page as its readers use it: list, choosing, keys, address, filter, print, screen reader."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import ROOT, events_of, some
from seen import CHOSEN, MARKED, SHOWN, boxes, still

from timeline import read_events
from timeline.picture.style import THEMES


@pytest.fixture(scope="module")
def kept_open(windows, article_page):
    """The article's page, opened once: most of a test's time would be spent on opening it."""
    with windows(article_page, 1366, 768) as view:
        yield view.page


@pytest.fixture
def reused(kept_open):
    """The page as it was when opened: nothing chosen, filtered or zoomed."""
    kept_open.set_viewport_size({"width": 1366, "height": 768})
    kept_open.keyboard.press("Escape")
    if kept_open.get_by_role("button", name="Show all").is_visible():
        kept_open.get_by_role("button", name="Show all").click()
    kept_open.locator("[data-dates=checked]").click()
    kept_open.locator("[data-zoom=whole]").click()
    kept_open.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    still(kept_open)
    return kept_open


# --- it opens -----------------------------------------------------------------------------------------


def test_it_shows_chart_and_list_without_an_error_or_a_request(window, article_page, article):
    view = window(article_page)
    assert view.console == []
    assert view.asked == []
    assert sorted(view.page.evaluate(MARKED)) == sorted(article["id"])
    assert view.page.evaluate(SHOWN) == article["id"].tolist()


def test_it_works_in_an_iframe(window, article_page):
    view = window("about:blank", wait="")
    holder = article_page.with_name("holder.html")
    holder.write_text(f'<iframe sandbox="allow-scripts" src="{article_page.name}" width="800" height="800"></iframe>')
    view.page.goto(holder.as_uri())
    frame = view.page.frame_locator("iframe")
    frame.locator("html.drawn").wait_for(state="attached")
    frame.locator("[data-step=next]").click()
    assert [line for line in view.console if line.startswith("error")] == []


def test_the_policy_names_one_script_by_its_hash_and_nothing_is_fetched(article_page):
    policy = unescape(re.search(r'Content-Security-Policy content="([^"]*)', article_page.read_text("utf-8"))[1])
    assert re.findall(r"script-src ([^;]*)", policy)[0].count("sha256-") == 1  # of a long list another, before it
    assert "unsafe-eval" not in policy
    assert "unsafe-inline" not in policy.split("style-src")[0]
    assert policy.startswith("default-src 'none'")


def test_the_article_is_light(article_page):
    assert article_page.stat().st_size <= 150_000


# --- choosing -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", some([((1366, 768),), ((1920, 1080),), ((1440, 900),)]))
def test_headline_whole_chart_and_chosen_entry_share_the_window(window, article_page, article, size):
    page = window(article_page, size[0], height=size[1]).page
    page.locator("[data-step=next]").hover()
    for event in article["id"]:
        page.mouse.down()
        page.mouse.up()
        inside = page.evaluate(
            """id => ['h1', 'svg.timeline',
              `[id="${id}"] .title`].map(s => document.querySelector(s).getBoundingClientRect())
              .every(b => b.top >= 0 && b.bottom <= innerHeight && b.left >= 0 && b.right <= innerWidth)""",
            event,
        )
        assert inside, event
        entry, column = (page.locator(s).bounding_box() for s in (f'[id="{event}"]', ".list"))
        assert entry["y"] >= column["y"]
        assert entry["y"] + min(entry["height"], column["height"] - 60) <= column["y"] + column["height"] + 1
        assert page.evaluate("scrollY") == 0


def test_choosing_in_any_way_leaves_the_window_where_it_is(window, article_page):
    page = window(article_page, 1366, height=500).page
    page.evaluate("scrollTo(0, 120)")

    def stays(event):
        assert page.evaluate(CHOSEN) == [event, event]
        assert page.evaluate("scrollY") == 120

    mark = boxes(page)["tehran-trip"]
    page.mouse.click((mark[0] + mark[2]) / 2, (mark[1] + mark[3]) / 2)
    stays("tehran-trip")
    page.locator("[data-id=al-sudani-premier] .label").click(force=True)
    stays("al-sudani-premier")
    page.locator("#hamas-rules-gaza .title a").evaluate(
        "link => link.click()"
    )  # a click by Playwright scrolls by itself
    stays("hamas-rules-gaza")
    page.keyboard.press("ArrowDown")
    stays("al-sudani-premier")
    page.locator("[data-step=next]").click()
    stays("militiamen-lebanon")


def test_the_chosen_event_is_told_in_full_and_marked(reused):
    reused.locator("#kirkuk-strike .title a").click()
    text = reused.locator("#kirkuk-strike").text_content()  # EDTF stands behind a toggle
    for part in ("3 December 2023", "US strike near Kirkuk", "near Kirkuk", "drone launch site", "two days later",
                 "¶ 14", "2 days after Blinken warns", "between 3 and 11 December 2023", "2023-12-03",
                 "Checked againstairandspaceforces.com"):  # fmt: skip
        assert part in text
    assert reused.locator("[data-id=kirkuk-strike] .ring").count() == 1
    assert reused.locator(".flag text").inner_html() == "3 Dec 2023"
    assert reused.locator(".ties .bracket").count() == 1
    assert reused.locator(".ties .tie").count() == 1  # to the phone call
    assert float(reused.locator("[data-id=waiver]").evaluate("e => getComputedStyle(e).opacity")) == 0.65


def test_what_repeats_or_goes_without_saying_is_not_said(reused):
    reused.locator("#al-sudani-premier .title a").click()
    assert reused.locator("#al-sudani-premier .tags").inner_text() == "Baghdad · politics"
    assert "exact" not in reused.locator("#al-sudani-premier").inner_text()


def test_each_choice_is_one_step_back(window, article_page):
    page = window(article_page, 1366).page
    for event in ("waiver", "report", "invasion"):
        page.locator(f"#{event} .title a").click()
        assert page.evaluate("location.hash") == f"#{event}"
    for event in ("report", "waiver"):
        page.go_back()
        assert page.evaluate(CHOSEN) == [event, event]
    page.go_back()
    assert page.evaluate(CHOSEN) == []
    page.go_forward()
    assert page.evaluate(CHOSEN) == ["waiver", "waiver"]


def test_a_link_to_one_event_opens_on_it_without_moving_the_window(window, article_page):
    page = window(article_page.as_uri() + "#embassy-attack", 1366, height=768).page
    still(page)
    assert page.evaluate(CHOSEN) == ["embassy-attack", "embassy-attack"]
    assert page.evaluate("scrollY") == 0
    assert page.locator("#embassy-attack .text").is_visible()


def test_a_tie_leads_to_what_it_hangs_on(reused):
    reused.locator("#kirkuk-strike .title a").click()
    reused.locator("#kirkuk-strike dl a[href='#blinken-call']").click()
    assert reused.evaluate(CHOSEN) == ["blinken-call", "blinken-call"]


# --- keys and screen reader ---------------------------------------------------------------------------


def test_arrows_step_only_where_chart_or_list_has_the_focus(reused, article):
    order = article["id"].tolist()
    reused.keyboard.press("ArrowRight")
    assert reused.evaluate(CHOSEN) == []
    reused.locator(f'[data-id="{order[0]}"]').focus()
    for event in order[:3]:
        reused.keyboard.press("ArrowRight")
        assert reused.evaluate(CHOSEN) == [event, event]
        assert reused.evaluate("document.activeElement.dataset.id") == event
    reused.keyboard.press("ArrowLeft")
    assert reused.evaluate(CHOSEN) == [order[1], order[1]]
    reused.locator("#waiver .title a").focus()
    reused.keyboard.press("ArrowDown")
    assert reused.evaluate(CHOSEN) == [order[2], order[2]]
    assert reused.evaluate("document.activeElement.closest('.entry').id") == order[2]


def test_home_end_and_the_search_box_keep_their_own_keys(window, article_page):
    page = window(article_page, 1366, height=400).page
    page.locator("#waiver .title a").click()
    page.evaluate("document.activeElement.blur()")
    scrolled = "scrollY + document.querySelector('.list').scrollTop"
    before = page.evaluate(scrolled)
    page.keyboard.press("End")
    still(page)
    assert page.evaluate(scrolled) > before + 100
    assert page.evaluate(CHOSEN) == ["waiver", "waiver"]
    page.get_by_label("Search", exact=True).fill("waiver")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(CHOSEN) == ["waiver", "waiver"]


def test_each_mark_can_be_reached_has_a_name_and_answers_enter(reused, article):
    names = reused.evaluate(
        "[...document.querySelectorAll('svg.timeline .event')].map(e => [e.getAttribute('role'), "
        "e.getAttribute('aria-label'), e.tabIndex])"
    )
    assert all(role == "button" for role, _, _ in names)
    assert {name for _, name, _ in names} == {
        f"{title}, {when}" for title, when in zip(article["title"], article["when"])
    }
    assert [tab for _, _, tab in names].count(0) == 1  # one stop; arrows go on
    reused.locator("[data-id=waiver]").focus()
    reused.keyboard.press("Enter")
    assert reused.evaluate(CHOSEN) == ["waiver", "waiver"]


def test_the_chosen_event_is_announced_with_its_place(reused):
    reused.locator("#blinken-visit .title a").click()
    assert reused.locator("[role=status]").inner_text() == "Blinken meets al-Sudani in Baghdad, 5 November 2023"
    assert reused.locator("[id=':position']").inner_text() == "10 of 20"


def test_everything_can_be_reached_by_keyboard_and_shows_its_focus(window, article_page):
    page = window(article_page).page
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        name, outline, stroke, is_body = page.evaluate(
            """[document.activeElement.getAttribute('aria-label') || document.activeElement.textContent.trim() ||
              document.activeElement.id, getComputedStyle(document.activeElement).outlineStyle,
              document.activeElement.querySelector?.('.hit')
                ? getComputedStyle(document.activeElement.querySelector('.hit')).stroke : '',
              document.activeElement === document.body]"""
        )
        assert outline != "none" or stroke not in ("none", "") or is_body, name  # the body, after the last
        seen.add(name.split("\n")[0])
    assert {
        "Skip to the list of events",
        ":search",
        "Whole",
        "Zoom in",
        "PNG",
        "The source’s own",
        "Next event",
    } <= seen


@pytest.mark.parametrize(
    ("width", "media", "address"),
    some([
        (1366, {"color_scheme": "light"}, "#kirkuk-strike"), (360, {"color_scheme": "dark"}, "#waiver"),
        (1366, {"color_scheme": "dark"}, ""), (820, {"color_scheme": "light"}, '#?kinds=["money"]&dates=source'),
    ], 2),
)  # fmt: skip
def test_axe_finds_nothing(window, article_page, width, media, address):
    page = window(article_page.as_uri() + address, width, reduced_motion="reduce", **media).page
    still(page)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_an_arabic_page_reads_from_right_to_left_with_its_own_months(window, page_of, article):
    page = window(page_of(article, title="العراق", lang="ar"), 1366).page
    assert page.evaluate("[document.documentElement.dir, document.documentElement.lang]") == ["rtl", "ar"]
    assert "نوفمبر" in page.locator(".axis").text_content()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_texts_of_twice_the_size_lose_nothing(window, article_page, article):
    page = window(article_page, 1366, height=900).page
    page.add_style_tag(content="html { font-size: 200% }")
    page.set_viewport_size({"width": 1367, "height": 900})
    still(page)
    assert sorted(page.evaluate(MARKED)) == sorted(article["id"])
    assert page.locator("svg.timeline .label").first.evaluate("e => parseFloat(getComputedStyle(e).fontSize)") == 26
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_less_motion_is_honoured(window, article_page):
    page = window(article_page, 1366, reduced_motion="reduce").page
    assert page.evaluate("getComputedStyle(document.querySelector('.event')).transitionDuration") == "0s"
    before = boxes(page)["blinken-visit"]
    page.locator("[data-dates=source]").click()
    assert boxes(page)["blinken-visit"] != before  # at once


def test_forced_colours_show_the_chosen_one_and_shapes(window, article_page):
    page = window(article_page, 1366, forced_colors="active").page
    page.locator("#waiver .title a").click()
    widths = page.evaluate(
        "[...document.querySelectorAll('.entry')].map(e => [e.id, getComputedStyle(e).borderTopWidth])"
    )
    assert [event for event, width in widths if width == "3px"] == ["waiver"]
    paths = page.evaluate(
        "['kirkuk-strike', 'tehran-trip', 'waiver'].map(id => document.querySelector(`[data-id=${id}] "
        ".disc`).getAttribute('d'))"
    )
    assert len(set(paths)) == 3


def test_dark_is_dark_and_follows_the_system(window, article_page):
    page = window(article_page, color_scheme="dark").page
    ground = "getComputedStyle(document.body).backgroundColor"
    as_rgb = lambda colour: f"rgb({', '.join(str(int(colour[i : i + 2], 16)) for i in (1, 3, 5))})"  # noqa: E731
    assert page.evaluate(ground) == as_rgb(THEMES["dark"].paper)
    page.emulate_media(color_scheme="light")
    assert page.evaluate(ground) == as_rgb(THEMES["light"].paper)


# --- key, search, address -----------------------------------------------------------------------------


def test_the_key_filters_list_and_chart_and_counts(reused, article):
    button = reused.get_by_role("button", name=re.compile("^money"))
    assert button.inner_text().split() == ["money", "3"]
    button.click()
    money = article.loc[article["kind"] == "money", "id"].tolist()
    assert button.get_attribute("aria-pressed") == "true"
    assert reused.evaluate(SHOWN) == money
    assert sorted(reused.evaluate(MARKED)) == sorted(money)
    assert reused.locator("[id=':position']").inner_text() == "3 events"
    assert [lane.get_attribute("data-lane") for lane in reused.locator(".lane").all()] == [
        "Washington"
    ]  # empty ones go
    button.click()
    assert len(reused.evaluate(SHOWN)) == 20


FORMS_SHOWN = """[...document.querySelectorAll('.shapes li')]
    .filter(li => li.checkVisibility({ visibilityProperty: true })).map(li => li.textContent)"""


def test_the_key_says_every_shape_in_use_and_on_a_phone_that_its_rails_are_not_to_scale(window, article_page):
    forms = ["exact day", "date uncertain", "lasted", "continues", "start or end uncertain", "approximate"]
    forms.append("important")
    assert window(article_page, 1366).page.evaluate(FORMS_SHOWN) == [*forms, "time left out"]
    assert window(article_page, 390).page.evaluate(FORMS_SHOWN) == [*forms, "⋯time left out", "↕not to scale"]


def test_the_key_of_a_crowd_says_what_a_dot_and_what_a_count_is(window, page_of):
    rows = "".join(f"{1850 + n},Event {n}\n" for n in range(151))
    forms = window(page_of(events_of("date,title\n" + rows)), 1366).page.evaluate(FORMS_SHOWN)
    assert forms == ["day not given", "more events; hollow: day not given", "counted where crowded"]


def test_kinds_and_words_narrow_together(reused):
    reused.get_by_role("button", name=re.compile("^force")).click()
    reused.get_by_label("Search", exact=True).fill("KIRKÚK")
    assert reused.evaluate(SHOWN) == ["kirkuk-strike"]
    reused.get_by_label("Search", exact=True).fill("no such word")
    assert reused.get_by_text("No event matches").is_visible()
    reused.get_by_role("button", name="Show all").click()
    assert len(reused.evaluate(SHOWN)) == 20


def test_the_address_keeps_filter_search_dates_and_choice(window, article_page):
    page = window(article_page, 1366).page
    page.get_by_role("button", name=re.compile("^force")).click()
    page.get_by_label("Search", exact=True).fill("Kirkuk")
    page.locator("[data-dates=source]").click()
    page.locator("#kirkuk-strike .title a").click()
    again = window(page.evaluate("location.href"), 1366).page
    assert again.evaluate(SHOWN) == ["kirkuk-strike"]
    assert again.get_by_label("Search", exact=True).input_value() == "Kirkuk"
    assert again.locator("[data-dates=source]").get_attribute("aria-pressed") == "true"
    assert again.evaluate(CHOSEN) == ["kirkuk-strike", "kirkuk-strike"]


def test_a_mangled_address_changes_nothing(window, article_page):
    view = window(article_page, 1366)
    for address in ("#nobody", "#?kinds=nonsense", "#%E0%A4%A", "#?kinds=[1]&dates=maybe"):
        view.page.goto("about:blank")
        view.page.goto(article_page.as_uri() + address)
        view.page.wait_for_selector("html.drawn", state="attached")
        assert view.console == []
        assert len(view.page.evaluate(SHOWN)) == 20


def test_type_and_rows_grow_with_a_large_screen_and_the_readers_own_size(window, article_page):
    page = window(article_page, 1920, height=1080).page
    measure = """() => [parseFloat(getComputedStyle(document.body).fontSize),
      document.querySelector('svg.timeline').clientWidth, ...['waiver', 'attacks-84'].map((id) =>
      document.querySelector(`[data-id=${id}] .mark`).getBoundingClientRect().height)]"""
    font, width, *marks = page.evaluate(measure)
    page.set_viewport_size({"width": 2560, "height": 1440})
    still(page)
    assert font == 16 and page.evaluate(measure)[0] == pytest.approx(16 * 4 / 3, abs=0.1)
    assert page.evaluate(measure)[1] > 1.25 * width
    assert page.evaluate(measure)[2:] == pytest.approx([high * 4 / 3 for high in marks], rel=0.02)
    page.set_viewport_size({"width": 2560, "height": 1080})  # wide, and no higher
    still(page)
    assert page.evaluate(measure)[0] == 16


# --- narrow and middle windows ------------------------------------------------------------------------


@pytest.mark.parametrize("width", [1366, 1920, 2560])
def test_every_segment_and_break_of_the_axis_keeps_its_name_where_texts_are_larger(window, article_page, width):
    page = window(article_page, width, height=width * 9 // 16).page
    texts = "(what) => [...document.querySelectorAll('.axis .' + what)].map(text => text.textContent)"
    assert page.evaluate(texts, "length") == ["2 months", "4 years", "15 years", "11 months", "3 months"]
    names = [name for name in page.evaluate(texts, "bold") if name[-4:].isdigit()]
    assert sorted(name[-4:] for name in names) == ["2003", "2003", "2007", "2022", "2023", "2024"]
    assert all(not name.isdigit() for name in names)


def test_nothing_scrolls_sideways(window, article_page):
    page = window(article_page, 320, height=844).page
    for width in (320, 390, 700, 768, 1024, 1366, 1920, 2560):
        page.set_viewport_size({"width": width, "height": 844})
        page.reload()
        page.wait_for_selector("html.drawn", state="attached")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_time_runs_down_on_rails_beside_the_titles(window, article_page, article):
    page = window(article_page, 390, height=844, has_touch=True).page
    still(page)
    found = boxes(page)
    assert sorted(found) == sorted(article["id"])
    tops = [page.locator(f'[id="{event}"] .line').bounding_box() for event in article["id"]]
    assert [box["y"] for box in tops] == sorted(box["y"] for box in tops)
    assert min(box["height"] for box in tops) >= 44
    for event in article.loc[article["form"] == "exact", "id"]:
        line = page.locator(f'[id="{event}"] .line').bounding_box()
        assert line["y"] - 2 <= found[event][1] <= line["y"] + line["height"]
    assert page.locator("#tehran-trip .lane-of").inner_text() == "Baghdad"  # whose rail it is
    rails = page.locator("svg.timeline").bounding_box()
    assert all(
        page.locator(f'[id="{event}"] .title a').bounding_box()["x"] >= rails["x"] + rails["width"] - 1
        for event in article["id"]
    )


def test_on_a_phone_a_tap_opens_the_entry_in_place_and_steps_stay_at_the_foot(window, article_page):
    page = window(article_page, 390, height=844, has_touch=True).page
    title = page.locator("#reserves-at-fed .title a")
    before = title.bounding_box()["y"]
    title.tap()
    assert page.locator("#reserves-at-fed .text").is_visible()
    assert abs(title.bounding_box()["y"] - before) < 12
    steps = page.locator(".steps").bounding_box()
    assert abs(steps["y"] + steps["height"] - 844) <= 1
    assert page.locator("[id=':position']").inner_text() == "2 of 20"
    page.locator("[data-step=next]").tap()
    entry = page.locator("#hamas-rules-gaza").bounding_box()
    assert 0 <= entry["y"] < 700


@pytest.mark.parametrize("seen", [60, 150])
def test_on_a_phone_an_entry_at_the_foot_rises_no_further_than_it_must(window, article_page, seen):
    page = window(article_page, 390, height=844, has_touch=True).page
    foot = page.locator(".steps").bounding_box()["y"]
    last, top = page.evaluate(
        "[...document.querySelectorAll('.entry')].map(e => [e.id, e.getBoundingClientRect().top])"
    )[8]
    page.evaluate(f"scrollBy(0, {top - (foot - seen)})")  # where only its first lines are in sight
    page.touchscreen.tap(200, page.locator(f'[id="{last}"] .title').bounding_box()["y"] + 4)
    entry = page.locator(f'[id="{last}"]').bounding_box()
    assert foot - 40 <= entry["y"] + entry["height"] <= foot


# --- without script, in print, carried ----------------------------------------------------------------


def test_without_javascript_the_list_is_whole_and_a_line_says_why_there_is_no_chart(window, article_page, article):
    page = window(article_page, java_script_enabled=False, wait="").page
    assert page.get_by_text("The interactive chart needs JavaScript").is_visible()
    for title in article["title"]:
        assert page.get_by_role("link", name=title, exact=True).first.is_visible()
    assert page.get_by_text("two days later").is_visible()
    assert not page.locator(".stage").is_visible()


def test_what_stands_in_one_line_of_print_is_parted(window, page_of):
    rows = "date,title,lane,cue,source\n2020,A,,in 2020,A book\n2021,B,North,,\n"
    page = window(page_of(events_of(rows)), 800).page
    page.emulate_media(media="print")
    behind = """(part) => [...document.querySelectorAll(part)].map((one) =>
        getComputedStyle(one, '::after').content.includes('·'))"""
    assert page.evaluate(behind, ".when") == [False, True]
    assert page.evaluate(behind, "dd") == [True, False]


@pytest.mark.parametrize("width", [390, 1366])
def test_print_takes_three_pages_at_most_with_every_entry_open(window, article_page, tmp_path, width):
    page = window(article_page, width, height=800, color_scheme="dark").page
    page.emulate_media(media="print", color_scheme="dark")
    assert page.get_by_text("two days later").is_visible()
    assert not page.locator(".steps").is_visible()
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.entry')).breakInside") == "avoid"
    )  # no heading alone
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    pages = len(re.findall(rb"/Type\s*/Page\b(?!s)", (tmp_path / "page.pdf").read_bytes()))
    assert 1 <= pages <= 3


def test_the_csv_reads_back_as_the_same_events_under_the_same_heading(window, article, page_of, tmp_path):
    page = window(page_of(article)).page
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    download.value.save_as(tmp_path / "again.csv")
    assert (tmp_path / "again.csv").read_bytes() == (ROOT / "events.csv").read_bytes()
    assert read_events(tmp_path / "again.csv").attrs == article.attrs


def test_search_engines_and_previews_find_what_they_read(reused, article):
    assert reused.title() == "Iraq"
    assert reused.locator('meta[property="og:title"]').get_attribute("content") == "Iraq"
    assert "pressed from both sides" in reused.locator('meta[name="description"]').get_attribute("content")
    data = json.loads(reused.locator('script[type="application/ld+json"]').text_content())
    items = {one["url"][1:]: one for one in data["itemListElement"]}
    assert set(items) == set(article["id"])
    assert items["embassy-attack"]["startDate"] == "2023-12-08"
    assert "startDate" not in items["burns-warning"]  # one unknown day is not a start
    assert items["reserves-at-fed"]["startDate"] == "2003-05-22"


def test_no_event_makes_a_page_too(window, page_of):
    view = window(page_of(events_of("date,title\n2023,A\n").iloc[:0]), 1366)
    assert view.console == []
    assert "A timeline without events" in view.page.locator(".lead").inner_text()


def test_notes_stand_under_the_chart_and_are_read_to_who_cannot_see_it(reused):
    assert [text.text_content() for text in reused.locator(".notes text").all()] == [
        "Four events in ten days",
        "Four events in eight days",
    ]
    assert "5 – 14 November 2023: Four events" in " ".join(reused.locator("ul.unseen").inner_text().split())
    assert reused.locator("ul.notes").bounding_box()["height"] <= 1


@pytest.mark.parametrize("more", [{"width": 390}, {"java_script_enabled": False, "wait": ""}])
def test_notes_are_read_where_no_chart_shows_them(window, article_page, more):
    page = window(article_page, **more).page
    assert page.locator("ul.notes li").all_inner_texts()[1].endswith("Four events in eight days")
    assert page.locator("ul.notes").bounding_box()["height"] > 24


def test_the_last_line_of_a_chart_has_its_name_or_is_a_small_tick(window, page_of):
    """A year that begins 26 px before the chart ends has no room for its name."""
    page = window(page_of(read_events(ROOT / "docs/gallery/pandemic.csv")), 1366).page
    last = """() => { const rules = document.querySelector('.rules').getAttribute('d')
        const x = Math.max(...[...rules.matchAll(/M([\\d.]+)/g)].map(([, x]) => Number(x)))
        return [...document.querySelectorAll('.axis text')].some(name =>
            Math.abs(Number(name.getAttribute('x')) - x) < 5) }"""
    assert page.evaluate(last)
    rules, ticks = (page.locator(path).get_attribute("d").count("M") for path in (".rules", ".ticks"))
    assert ticks > rules


#: What whoever styles or tests a page may count on.
PROMISED = (
    "html.drawn",
    "svg.timeline[data-outside] g.lane[data-lane]",
    "g.event[data-id] .mark",
    "g.event text.label",
    "g.axis .length",
    "g.break",
    "g.report",
    "li.entry#waiver .title",
    "li.entry .when-brief",
    "ol .gap",
    "li.entry[aria-current=true]",
    *(f"[data-{name}]" for name in ("step", "zoom", "kind", "lane", "dates", "save", "layout")),
)


def test_the_markup_that_styles_may_count_on_is_there(window, article_page):
    page = window(f"{article_page.as_uri()}#waiver", 1366).page
    assert [hook for hook in PROMISED if not page.locator(hook).count()] == []
