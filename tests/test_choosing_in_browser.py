"""Choosing an event and letting go of it again, zooming about it, and the steps of the browser's history."""

from __future__ import annotations

import io
import re

import pytest
from conftest import events_of, some, until
from PIL import Image
from playwright.sync_api import Page
from seen import CHOSEN, RESTED, boxes, still


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
        lambda page: page.locator("#waiver .line").click(position={"x": 5, "y": 5}),
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
    page.locator("#waiver .text").click()
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
      return [...document.querySelectorAll('.entry[aria-current] :is(.title a, .body)')].every(e =>
        [...e.getClientRects()].every(b => b.right <= close.left || b.top >= close.bottom - 1)); }""")


@pytest.mark.parametrize(
    ("event", "by"),
    some(
        [
            ("waiver", "button"),
            ("invasion", "key"),
            ("waiver", "key"),
            ("invasion", "button"),
            ("report", "button"),
            ("war-begins", "key"),
        ]
    ),
)
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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_others_stay_readable_while_one_is_chosen(window, article_page, scheme):
    page = window(article_page, 1366, color_scheme=scheme).page
    choose(page, "waiver")
    rest = "[...document.querySelectorAll('svg.timeline .event:not([aria-current], .tied)')]"
    assert set(page.evaluate(f"{rest}.map(e => getComputedStyle(e).opacity)")) == {"0.65"}


# --- the wheel ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("shift", some([False, True]))
def test_a_sideways_wheel_moves_the_window_in_time_and_leaves_the_page(page, shift):
    page.set_viewport_size({"width": 1366, "height": 500})
    page.locator("[data-zoom=in]").click()
    still(page)
    before, frame = boxes(page), page.locator(".chart").bounding_box()
    address = page.url.split("#")[0]
    page.mouse.move(frame["x"] + 500, frame["y"] + 150)
    if shift:
        page.keyboard.down("Shift")
    page.mouse.wheel(*((0, 60) if shift else (60, 5)))
    page.keyboard.up("Shift")
    still(page, RESTED)
    after = boxes(page)
    moved = [after[event][0] - before[event][0] for event in ("waiver", "tehran-trip") if event in before]
    assert moved
    assert all(abs(by + 60) <= 1 for by in moved)
    assert page.evaluate("scrollY") == 0
    for _ in range(12):
        page.mouse.wheel(-300, 0)
    still(page, RESTED)
    assert boxes(page)
    assert page.url.split("#")[0] == address
    assert page.evaluate("getComputedStyle(document.documentElement).overscrollBehaviorX") == "contain"


# --- what is shown ----------------------------------------------------------------------------------------

NOTES = "[...document.querySelectorAll('svg.timeline .notes text')].map(e => e.textContent)"


def test_the_window_moves_to_what_a_search_leaves_only_if_none_of_it_lies_there(page):
    for _ in range(3):
        page.locator("[data-zoom=in]").click()
    still(page)
    before = boxes(page)
    search = page.get_by_label("Search", exact=True)
    kept = next(event for event in before if event not in ("report", "hamas-rules-gaza"))
    search.fill(page.locator(f"#{kept} .title").inner_text())
    still(page)
    assert abs(boxes(page)[kept][0] - before[kept][0]) <= 1
    search.fill("20 March 2003")
    still(page)
    left, _, right, _ = boxes(page)["invasion"]
    frame = page.locator(".chart").bounding_box()
    assert frame["x"] + 120 <= left < right <= frame["x"] + frame["width"]


def test_a_note_is_hidden_where_it_is_no_longer_true(page):
    both = ["Four events in ten days", "Four events in eight days"]
    spoken = "[...document.querySelectorAll('ul.unseen li:not([hidden])')].length"
    assert page.evaluate(NOTES) == both
    page.get_by_label("Search", exact=True).fill("waiver")
    still(page)
    assert both[1] not in page.evaluate(NOTES)
    assert page.evaluate(spoken) == len(page.evaluate(NOTES))
    page.get_by_label("Search", exact=True).fill("")
    still(page)
    assert page.evaluate(NOTES) == both
    page.locator("[data-dates=source]").click()
    still(page)
    assert page.evaluate(NOTES) == []
    assert page.evaluate(spoken) == 0
    with page.expect_download() as download:
        page.locator("[data-save=svg]").click()
    assert "Four events" not in download.value.path().read_text("utf-8")
    page.locator("[data-dates=checked]").click()
    still(page)
    assert page.evaluate(NOTES) == both


def middle(box: dict) -> float:
    return box["y"] + box["height"] / 2


# --- the list beside the chart ---------------------------------------------------------------------------


def rows(count: int):
    return events_of("date,title\n" + "\n".join(f"{2000 + n},Year number {n}" for n in range(count)))


@pytest.mark.parametrize(("width", "height"), some([(1366, 768), (1920, 1080), (1366, 500)], 1))
@pytest.mark.parametrize("count", [3, 12, 40, 150])
def test_the_list_is_as_high_as_the_window_allows_and_ends_with_a_whole_row(window, page_of, width, height, count):
    page = window(page_of(rows(count)), width, height=height).page
    foot, cut, room, list_, content = page.evaluate("""() => {
      const box = (what) => document.querySelector(what).getBoundingClientRect(), list = box('.list');
      const entries = [...document.querySelectorAll('.entry')].map(e => e.getBoundingClientRect());
      return [box('footer').bottom, entries.filter(e => e.top < list.bottom - 1 && e.bottom > list.bottom + 2).length,
        Math.min(innerHeight - list.top, Math.max(innerHeight - list.top - 8, box('.stage').height)), list.height,
        document.querySelector('.list').scrollHeight]; }""")
    assert cut == 0
    assert list_ >= min(content, room - 45) - 1
    assert list_ <= room + 2
    if page.evaluate("document.querySelector('.stage').offsetHeight") < height - 300:
        assert foot <= height + 1


@pytest.mark.parametrize("how", ["address", "arrow", "last"])
def test_with_an_entry_open_the_list_still_ends_with_a_whole_row(window, page_of, how):
    text = "date,title,description\n" + "\n".join(f"{2000 + n},Year {n},{'What was read. ' * 9}" for n in range(40))
    address = page_of(events_of(text)).as_uri() + {"address": "#year-20", "arrow": "", "last": "#year-39"}[how]
    page = window(address, 1366, height=768).page
    if how == "arrow":
        for _ in range(3):
            page.locator("[data-step=next]").click()
            still(page)
    ends = page.evaluate("""() => {
      const end = (what) => what.getBoundingClientRect().bottom;
      const list = end(document.querySelector('.list'));
      return [...document.querySelectorAll('.entry')].map(entry => end(entry) - list); }""")
    assert min(abs(end) for end in ends) <= 2  # with what is rounded up to whole px


def test_a_list_that_goes_on_below_has_a_shadow_at_its_foot(window, page_of):
    """It ends with a whole row, and where scroll bars hide themselves nothing else says that there is more."""
    page = window(page_of(rows(40)), 1366, height=768).page
    box = page.locator(".list").bounding_box()

    def foot() -> bytes:
        x, y = box["x"] + box["width"] - 9, box["y"] + box["height"] - 2
        return page.screenshot(clip={"x": x, "y": y, "width": 4, "height": 1})

    before = foot()
    page.locator(".list").evaluate("list => { list.scrollTop = list.scrollHeight; }")
    at_the_end = foot()
    assert before != at_the_end
    page.locator(".list").evaluate("list => { list.style.background = 'none'; }")
    assert foot() == at_the_end


def test_a_list_beside_a_chart_that_goes_on_below_grows_as_the_page_is_scrolled(window, page_of):
    page = window(page_of(rows(150)), 1366, height=500).page
    bottom = "document.querySelector('.list').getBoundingClientRect().bottom"
    before = page.locator(".list").bounding_box()["height"]
    assert 400 < page.evaluate(bottom) <= 500
    page.evaluate("scrollTo(0, 300)")
    until(page, f"{bottom} > 440 && document.querySelector('.list').offsetHeight > {before + 40}")
    assert page.evaluate(bottom) <= 500


@pytest.mark.parametrize("count", [40, 60])  # with 60 a line over the overview says that it goes on
def test_a_chart_that_goes_on_below_has_a_shadow_at_its_foot(window, page_of, count):
    page = window(page_of(rows(count)), 1366, height=420).page

    def colour(where: str) -> tuple:
        """Just over an edge, beside the bands, where nothing else is drawn."""
        png = page.screenshot(clip={"x": 144, "y": page.evaluate(where) - 2, "width": 1, "height": 1})
        return Image.open(io.BytesIO(png)).convert("RGB").getpixel((0, 0))

    paper = (253, 253, 252)
    page.add_style_tag(content=".timeline { opacity: 0 }")
    assert colour("document.querySelector('.below')?.getBoundingClientRect().top ?? innerHeight") < paper
    page.evaluate("scrollTo(0, 1e6)")
    until(page, "document.querySelector('.stage').getBoundingClientRect().bottom <= innerHeight")
    assert colour("document.querySelector('.chart').getBoundingClientRect().bottom") == paper


def test_what_a_search_finds_is_lit_in_the_chart(page):
    stroke = "getComputedStyle(document.querySelector('svg.timeline .label')).stroke"
    before = page.evaluate(stroke)
    page.get_by_label("Search", exact=True).fill("Baghdad")
    assert page.evaluate(stroke) != before
    page.get_by_label("Search", exact=True).fill("")
    assert page.evaluate(stroke) == before


# --- what a reader comes to, in every state -----------------------------------------------------------

TABBED = "[...document.querySelectorAll('svg.timeline [tabindex=\"0\"][data-id]')].map(e => e.dataset.id)"


def test_the_tab_key_comes_into_the_chart_wherever_it_is_zoomed_to(window, article_page):
    page = window(f"{article_page.as_uri()}#?from=2023-12", 1366).page
    (first,) = page.evaluate(TABBED)
    assert page.locator(f".event[data-id='{first}'] .label").count() == 1
    page.locator(f".event[data-id='{first}']").focus()
    page.keyboard.press("End")
    assert page.evaluate(CHOSEN)[0]


def test_an_address_whose_search_finds_nothing_in_its_window_opens_on_what_it_finds(window, page_of):
    rows = "".join(f"{year}-05-01,{'War' if year == 1990 else 'Peace'} of {year}\n" for year in range(1980, 2020))
    file = page_of(events_of(f"date,title\n{rows}")).as_uri()
    page = window(f"{file}#?q=War&from=2005&to=2015", 1366).page
    assert page.locator(".event .label").all_text_contents() == ["War of 1990"]


def test_in_the_sources_reading_what_is_from_elsewhere_is_hollow_and_the_key_says_so(window, article_page):
    page = window(article_page, 1366, reduced_motion="reduce").page
    hollow = "kind => [...document.querySelectorAll(`${kind}.elsewhere`)].map(e => e.dataset.id || e.id).sort()"
    key = page.locator(".shapes li", has_text="date from elsewhere")
    assert page.evaluate(hollow, ".event") == [] == page.evaluate(hollow, ".entry") and not key.is_visible()
    page.locator("[data-dates=source]").click()
    others = ["austin-call", "embassy-attack", "hamas-rules-gaza", "militiamen-lebanon", "report"]
    assert page.evaluate(hollow, ".event") == others == page.evaluate(hollow, ".entry") and key.is_visible()
    page.locator("[data-dates=checked]").click()
    assert page.evaluate(hollow, ".event") == [] == page.evaluate(hollow, ".entry") and not key.is_visible()


def test_what_lasted_and_is_from_elsewhere_has_edges_and_is_pale(window, page_of):
    rows = (
        "2001/2003,Told,2001/2004\n2001-02-01/2003-02-01,Days,\n2001~/2004,About,\n/2004-05-06,Until,\n2004-05,Month,\n"
    )
    page = window(f"{page_of(events_of(f'date,title,source_date{chr(10)}{rows}')).as_uri()}#?dates=source", 1366).page
    inked = """(title) => {
        const event = [...document.querySelectorAll('.event')].find(e => e.textContent.startsWith(title))
        const styles = [...event.querySelectorAll('.area, .fade')].map(e => getComputedStyle(e))
        const isFull = ({ fill, fillOpacity }) => fillOpacity >= (fill.startsWith('url') ? 0.5 : 0.15)
        return [styles.some(isFull), event.querySelectorAll('.edge').length]
    }"""
    drawn = {title: page.evaluate(inked, title) for title in ("Told", "Days", "About", "Until", "Month")}
    # What is about then has its edge of points, what is some time within the month its edge of dashes.
    assert drawn == {
        "Told": [True, 0], "Days": [False, 1], "About": [False, 0], "Until": [False, 1], "Month": [False, 0],
    }  # fmt: skip


def test_in_the_sources_reading_an_entry_says_the_sources_date_once(window, article_page):
    page = window(f"{article_page.as_uri()}#blinken-visit", 1366, reduced_motion="reduce").page
    entry = page.locator("#blinken-visit")
    assert entry.inner_text().count("between 1 and 10 November 2023") == 1 and "5 November 2023" in entry.inner_text()
    page.locator("[data-dates=source]").click()
    assert entry.inner_text().count("between 1 and 10 November 2023") == 1
    assert "Source alone" not in entry.inner_text() and "EDTF" not in entry.inner_text()
    page.locator("[data-dates=checked]").click()
    assert "Source alone" in entry.inner_text() and "EDTF" in entry.inner_text()


def test_the_line_from_a_chosen_date_goes_to_the_time_that_is_written_and_an_entry_explains_its_bracket(
    window, article_page
):
    page = window(f"{article_page.as_uri()}#militiamen-lebanon", 1366).page
    drop, october = (
        page.locator(what).bounding_box()["x"] for what in (".flag .drop", ".axis text:text-is('October 2023')")
    )
    assert abs(drop - october) < 8
    sample = "getComputedStyle(document.querySelector('#militiamen-lebanon .alone'), '::after').visibility"
    assert page.locator(".bracket").count() == 1 and page.evaluate(sample) == "visible"
    page.emulate_media(media="print")
    assert page.evaluate(sample.replace("visibility", "borderBottomWidth")) == "0px"


def test_down_a_phone_what_lasted_until_a_report_fades_beyond_its_line_and_what_ended_before_does_not_cross_it(
    window, page_of
):
    rows = "2004-01-01/2005-03-10,Lasted,x\n2004-02-01/2005-03-09,Ended,x\n../2005-03-10,Until,x\n"
    report = "2005-03-10,Report,report\n2005-03-10/2005-03-14,Begins,x\n2005-05-10,Later,x\n"
    page = window(page_of(events_of(f"date,title,kind\n{rows}{report}")), 390, height=900).page
    foot = """id => Math.max(...[...document.querySelectorAll(`.rails [data-id=${id}] .mark`)]
      .map(mark => mark.getBoundingClientRect().bottom))"""
    lasted, ended, until, line = (page.evaluate(foot, f"{name}") for name in ("lasted", "ended", "until", "report"))
    assert 8 < lasted - line < 18 and 8 < until - line < 18 and ended < line - 3
    head = page.evaluate("document.querySelector('.rails [data-id=until] .mark').getBoundingClientRect().top")
    box = page.locator("#until .when-brief").bounding_box()
    assert box["y"] - 2 < head < box["y"] + box["height"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_of_the_chart_is_seen_on_its_ground(window, article_page, scheme):
    page = window(article_page, 1366, color_scheme=scheme).page
    seen = """() => {
        const light = (rgb) => rgb.match(/[\\d.]+/g).slice(0, 3).reduce((a, b) => a + Number(b), 0) / 3
        const ground = light(getComputedStyle(document.body).backgroundColor)
        return [...document.querySelectorAll('svg.timeline text')].filter(text => text.textContent)
            .filter(text => Math.abs(light(getComputedStyle(text).fill) - ground) < 100).map(text => text.textContent)
    }"""
    assert page.locator(".notes text").count() == 2 and page.evaluate(seen) == []


def test_paper_says_which_reading_it_shows(window, article_page):
    page = window(f"{article_page.as_uri()}#?dates=source", 1366).page
    page.emulate_media(media="print")
    assert page.locator(".known").inner_text() == "1 exact date in the source itself; after checking: 11"


def test_in_a_script_from_the_right_the_zoom_buttons_stand_over_the_lanes_names(window, page_of):
    page = window(page_of(events_of("date,title,lane\n2020,A,L\n2024-05-01,B,M\n"), lang="ar"), 1366).page
    buttons, axis = (page.locator(what).bounding_box() for what in (".zooms button >> nth=2", ".axis .base"))
    assert buttons["x"] + buttons["width"] <= axis["x"]


def test_a_chart_of_few_rows_has_no_shadow_under_it(window, page_of):
    page = window(page_of(events_of("date,title\n2020,A\n2021,B\n")), 1366, height=768).page
    box = page.locator(".chart").bounding_box()
    png = page.screenshot(clip={"x": 950, "y": box["y"] + box["height"] - 12, "width": 1, "height": 40})
    assert {colour for _, colour in Image.open(io.BytesIO(png)).convert("RGB").getcolors()} <= {
        (253, 253, 252),
        (244, 245, 247),
    }


def test_keys_go_on_from_a_mark_that_was_clicked(page):
    click_mark(page, "waiver")
    assert page.evaluate(CHOSEN) == ["waiver", "waiver"]
    assert page.evaluate("document.activeElement.dataset.id") == "waiver"
    page.keyboard.press("ArrowRight")
    assert page.evaluate(CHOSEN) == ["hawks-criticise", "hawks-criticise"]


def test_what_is_hollow_in_the_chart_is_hollow_in_the_list(page):
    page.locator("[data-dates=source]").click()
    masks = "id => getComputedStyle(document.querySelector(`#${id} .line i`)).maskImage.split('url(').length - 1"
    assert [page.evaluate(masks, event) for event in ("embassy-attack", "austin-call", "war-begins")] == [2, 3, 1]


def test_an_open_entry_is_not_cut_by_a_chart_of_one_row(window, article_page):
    page = window(f"{article_page.as_uri()}#waiver?q=sanctions waiver", 1366, height=768).page
    assert page.evaluate(CHOSEN) == ["waiver", "waiver"]
    column, told = page.locator(".list").bounding_box(), page.locator("#waiver .text").bounding_box()
    assert told["y"] + told["height"] <= column["y"] + column["height"]


def test_the_report_stays_whichever_lanes_are_shown(page):
    page.locator("[data-lane=Washington] [data-act=hide]").click()
    assert page.locator(".event[data-id=report]").count() == 1
    assert page.locator("#report").is_visible()
    assert page.locator(".lane[data-lane=Washington]").count() == 0


def test_what_a_reader_does_to_a_lane_stands_under_its_name(page):
    for lane in ("Washington", "Iran-backed groups"):
        names = page.locator(f".lane[data-lane='{lane}'] text.lane-name").all()
        signs = page.locator(f".lane[data-lane='{lane}'] .sign").all()
        foot = max(box["y"] + box["height"] for box in (one.bounding_box() for one in names))
        assert signs and all(one.bounding_box()["y"] >= foot - 6 for one in signs)


def test_the_line_to_a_chosen_mark_ends_at_it_while_the_page_is_scrolled(window, article_page):
    page = window(f"{article_page.as_uri()}#embassy-attack", 820, height=700).page
    for top in (0, 300, 420):
        page.evaluate(f"scrollTo(0, {top})")
        still(page)
        line = page.locator(".drop").bounding_box()
        mark = page.locator(".event[data-id=embassy-attack] .mark").first.bounding_box()
        middle = mark["y"] + mark["height"] / 2
        assert min(abs(line["y"] - middle), abs(line["y"] + line["height"] - middle)) < 14
        assert line["height"] < 420


@pytest.mark.parametrize("width", [1280, 1366, 1600])
def test_the_chart_keeps_its_place_when_the_reading_changes(window, article_page, width):
    page = window(article_page, width).page
    places = []
    for reading in ("checked", "source"):
        page.locator(f"[data-dates={reading}]").click()
        still(page)
        places.append(page.locator("svg.timeline").bounding_box()["y"])
        assert page.get_by_text("date from elsewhere", exact=True).is_visible() == (reading == "source")
    assert places[0] == places[1]


def test_a_bracket_in_an_entry_stands_for_one_in_the_chart(window, article_page):
    """Where the source says the same the chart has none."""
    sample = "id => getComputedStyle(document.querySelector(`#${id} .alone`), '::after').visibility"
    for event, content in (("waiver", "visible"), ("war-begins", "hidden")):
        page = window(f"{article_page.as_uri()}#{event}", 1366).page
        still(page)
        assert page.evaluate(sample, event) == content


def test_relations_and_a_reports_line_lie_under_marks_and_meet_where_the_event_is(window, article_page):
    page = window(f"{article_page.as_uri()}#?ties=all", 1366).page
    layers = "[...document.querySelectorAll('svg.timeline > g > g')].map(layer => layer.getAttribute('class'))"
    order = page.evaluate(layers)
    # An outline's ground is over the report's line, and no relation vanishes behind it.
    assert order.index("report") < order.index("grounds") < order.index("ties") < order.index("lanes")
    assert page.locator(".grounds .band").count() == 3 and page.locator(".event .band").count() == 0
    level = """id => { const box = document.querySelector(`[data-id=${id}] .mark`).getBoundingClientRect()
        const y = box.top + box.height / 2
        return [...document.querySelectorAll('.ties .tie')].map(tie => tie.getBoundingClientRect())
            .filter(tie => Math.abs(tie.top + tie.height / 2 - y) < 2 && tie.height < 14)
            .map(tie => [tie.left, tie.right].map(Math.round)) }"""
    line = page.evaluate("Math.round(document.querySelector('.report .line').getBoundingClientRect().x)")
    # Where the report is far, words in the bar tell it, which touch no title; where it is near, an arrow leads there.
    told = page.locator(".ties text").all()
    assert [words.text_content() for words in told] == ["dated from report"] * 2
    for event in ("hamas-rules-gaza", "militiamen-lebanon"):
        bar, title = (page.locator(f"[data-id={event}] {part}").first.bounding_box() for part in (".area", "text"))
        (words,) = (box for box in (words.bounding_box() for words in told) if abs(middle(box) - middle(bar)) < 3)
        assert words["x"] + words["width"] < line, event
        assert words["x"] > title["x"] + title["width"] or words["x"] + words["width"] < title["x"], event
    ((left, right),) = page.evaluate(level, "embassy-attack")
    assert abs(right - line) <= 2 and right - left < 14


def test_an_arrow_at_a_chosen_event_stands_outside_its_ring_and_the_key_explains_it(window, article_page):
    page = window(f"{article_page.as_uri()}#tehran-trip", 1366).page
    ring = page.locator(".ring").bounding_box()
    (tie,) = (d for d in (tie.get_attribute("d") for tie in page.locator(".ties .tie").all()) if d.count("M") == 3)
    tips = [tuple(map(float, tip)) for tip in re.findall(r"M[^ML]+L([\d.-]+) ([\d.-]+)L[^ML]+(?=M|$)", tie)]
    assert len(tips) == 2
    middle = (ring["x"] + ring["width"] / 2, ring["y"] + ring["height"] / 2)
    left, top = page.evaluate("(({ e, f }) => [e, f])(document.querySelector('.ties').getScreenCTM())")
    away = [((left + x - middle[0]) ** 2 + (top + y - middle[1]) ** 2) ** 0.5 for x, y in tips]
    assert ring["width"] / 2 + 2 < min(away) < ring["width"] / 2 + 7
    key = page.locator("[id=':relation']")
    assert key.is_visible()
    page.keyboard.press("Escape")
    still(page)
    assert not key.is_visible()
    alone = window(f"{article_page.as_uri()}#al-sudani-premier", 1366).page
    still(alone)
    assert alone.locator(".ring").count() == 1 and not alone.locator("[id=':relation']").is_visible()


def test_the_key_says_what_a_relations_arrow_means_while_relations_are_drawn(window, article_page):
    page = window(article_page, 1366).page
    said = page.get_by_text("helps date its target")
    axis = "document.querySelector('.chart').getBoundingClientRect().y"
    before = page.evaluate(axis)
    assert not said.is_visible()
    page.get_by_role("button", name="Relations").click()
    assert said.is_visible() and page.evaluate(axis) == before
    page.get_by_role("button", name="Relations").click()
    assert not said.is_visible()


def test_the_button_zooms_to_where_events_are(window, article_page):
    """The middle of a chart may be a month without any."""
    page = window(article_page, 1366, reduced_motion="reduce").page
    for _ in range(3):
        page.locator("[data-zoom=in]").click()
        still(page)
    frame, marks = page.locator(".axis .base").bounding_box(), page.locator(".event .disc").all()
    middles = [box["x"] + box["width"] / 2 for box in (mark.bounding_box() for mark in marks)]
    assert sum(frame["x"] <= x <= frame["x"] + frame["width"] for x in middles) >= 2


@pytest.mark.parametrize("width", [1366, 390])
def test_the_line_of_a_report_that_does_not_date_itself_has_a_hollow_foot_in_the_sources_reading(
    window, article_page, width
):
    page = window(article_page, width).page
    for reading, feet in (("checked", 0), ("source", 1)):
        page.locator(f"[data-dates={reading}]").click()
        still(page)
        assert (page.locator("[data-id=report] .line").get_attribute("d") or "").count("a") == 2 * feet


@pytest.mark.parametrize("event", ["kirkuk-strike", "embassy-attack", "waiver-ends"])
def test_over_a_chosen_entry_no_line_of_the_list_is_cut(window, article_page, event):
    page = window(article_page, 1366, height=768).page
    page.evaluate(f"location.hash = '{event}'")
    still(page)
    cut = """() => { const foot = document.querySelector('.steps').getBoundingClientRect().bottom
        return [...document.querySelectorAll('.entry')].map(entry => entry.getBoundingClientRect())
            .filter(({ top, bottom }) => top < foot - 2 && bottom > foot + 2).length }"""
    assert page.evaluate(cut) == 0


def test_an_entry_says_of_a_date_in_the_sources_reading_that_it_is_from_elsewhere(window, article_page):
    said = "id => getComputedStyle(document.querySelector(`#${id} .when`), '::after').content"
    for reading, event, more in (
        ("source", "embassy-attack", '" · date from elsewhere"'), ("source", "war-begins", "none"),
        ("checked", "embassy-attack", "none"),
    ):  # fmt: skip
        page = window(f"{article_page.as_uri()}#{event}?dates={reading}", 1366).page
        still(page)
        assert page.evaluate(said, event) == more


def test_an_end_that_is_not_known_is_asked_for_in_the_source_alone_in_chart_and_rails(window, article_page):
    for width, turn in ((1366, False), (390, True)):
        page = window(f"{article_page.as_uri()}#?dates=source", width).page
        still(page)
        asked = page.locator(".asked")
        assert asked.all_text_contents() == ["?"]
        assert ("rotate" in str(asked.get_attribute("transform"))) == turn
        box = asked.bounding_box()
        assert box["height"] > box["width"]  # it stands upright
    assert window(article_page, 1366).page.locator(".asked").count() == 0


def test_a_relation_meets_an_outline_at_the_end_that_it_leaves_it(window, article_page):
    page = window(f"{article_page.as_uri()}#militias-promise", 1366).page
    still(page)
    mark = page.locator("[data-id=militias-promise] .dashes").bounding_box()
    (tie,) = (tie.bounding_box() for tie in page.locator(".ties .tie").all())
    assert tie["x"] > mark["x"] + mark["width"] / 2


def test_a_chosen_bar_has_a_bracket_below_its_ring_and_words_on_its_relation_behind_its_title(window, article_page):
    page = window(f"{article_page.as_uri()}#hamas-rules-gaza", 1366).page
    still(page)
    ring = page.locator(".ring").bounding_box()
    bracket = page.locator(".bracket").bounding_box()
    (words,) = (words.bounding_box() for words in page.locator(".ties text").all())
    assert bracket["y"] + bracket["height"] > ring["y"] + ring["height"] + 1
    title = page.locator("[data-id=hamas-rules-gaza] text").first.bounding_box()
    assert title["x"] + title["width"] < words["x"] and words["x"] + words["width"] < ring["x"] + ring["width"]
    assert abs(middle(words) - middle(ring)) < 3


def test_the_chosen_date_stands_over_its_outline_with_a_line_to_either_end(window, article_page):
    page = window(f"{article_page.as_uri()}#burns-warning", 1366).page
    still(page)
    mark, drop, flag = (
        page.locator(part).bounding_box() for part in ("[data-id=burns-warning] .dashes", ".drop", ".flag rect")
    )
    for edge in (0, 1):
        assert abs(drop["x"] + edge * drop["width"] - mark["x"] - edge * mark["width"]) < 2
    middles = [box["x"] + box["width"] / 2 for box in (mark, flag)]
    assert abs(middles[0] - middles[1]) < 3
    assert not page.locator(".notch").get_attribute("d")


@pytest.mark.parametrize("event", ["invasion", "blinken-call", "hamas-rules-gaza"])
def test_the_chosen_date_points_down_at_its_time(window, article_page, event):
    page = window(f"{article_page.as_uri()}#{event}", 1366).page
    still(page)
    notch, flag, drop = (page.locator(part).bounding_box() for part in (".notch", ".flag rect", ".drop"))
    assert flag["x"] <= notch["x"] and notch["x"] + notch["width"] <= flag["x"] + flag["width"]
    assert abs(notch["x"] + notch["width"] / 2 - drop["x"] - drop["width"] / 2) < 2


def test_what_the_source_says_of_an_unknown_start_is_as_short_as_its_sign(window, article_page):
    page = window(f"{article_page.as_uri()}#militiamen-lebanon", 1366).page
    still(page)
    assert page.locator(".bracket").bounding_box()["width"] < 30
