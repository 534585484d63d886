"""The chart with its list, and the list with time running down beside it: each in any window, by use in a browser."""

from __future__ import annotations

import json
from math import hypot

import pytest
from conftest import events_of, some, until
from seen import CHOSEN, MARKED, SHOWN, WRONG, still
from sets import crowd

from timeline import explore, write_html
from timeline.words.phrases import LANGUAGES, phrases

HASH = "location.hash"
#: Whether time runs down, whether the button says so, and whether anything is wider than the window.
LAYOUT = """[document.querySelector('.rails svg') !== null,
  document.querySelector('[data-layout]').getAttribute('aria-pressed') === 'true',
  document.documentElement.scrollWidth > innerWidth]"""
DOWN, ACROSS = [True, True, False], [False, False, False]


def turn(page) -> None:
    page.locator("[data-layout]").click()
    still(page)


def is_right(page) -> None:
    """Each mark stands beside its entry, and rails end with the list."""
    until(page, f"({WRONG})().length === 0")


@pytest.mark.parametrize("width", some([360, 1366, 768, 1920], 2))
def test_a_button_turns_the_page_and_back_and_the_address_keeps_it(window, article_page, article, width):
    narrow = width < 700
    view = window(article_page, width, reduced_motion="reduce")
    page = view.page
    layouts, names = ([DOWN, ACROSS] if narrow else [ACROSS, DOWN]), ["horizontal", "vertical"]
    assert page.evaluate(LAYOUT) == layouts[0]
    turn(page)
    assert page.evaluate(LAYOUT) == layouts[1]
    assert page.evaluate(HASH) == f"#?layout={names[not narrow]}"
    assert sorted(page.evaluate(MARKED)) == sorted(article["id"])
    if not narrow:
        is_right(page)
    again = window(page.evaluate("location.href"), width).page
    assert again.evaluate(LAYOUT) == layouts[1]
    turn(page)
    assert (page.evaluate(LAYOUT), page.evaluate(HASH)) == (layouts[0], "")
    assert sorted(page.evaluate(MARKED)) == sorted(article["id"])
    page.go_back()
    until(page, f"{HASH} !== ''")
    assert page.evaluate(LAYOUT) == layouts[1]
    page.go_back()
    until(page, f"{HASH} === ''")
    assert page.evaluate(LAYOUT) == layouts[0]
    page.go_forward()
    until(page, f"{HASH} !== ''")
    assert page.evaluate(LAYOUT) == layouts[1]
    assert view.console == []


def test_who_has_chosen_no_layout_has_that_of_the_window_and_who_has_keeps_it(window, article_page):
    page = window(article_page, 1366, reduced_motion="reduce").page
    for width, layout in ((390, DOWN), (1366, ACROSS)):
        page.set_viewport_size({"width": width, "height": 800})
        until(page, f"(document.querySelector('.rails svg') !== null) === {str(layout[0]).lower()}")
        assert page.evaluate(LAYOUT) == layout
    turn(page)
    for width in (390, 820, 1366):
        page.set_viewport_size({"width": width, "height": 800})
        still(page)
        assert page.evaluate(LAYOUT) == DOWN
        is_right(page)


@pytest.mark.parametrize(("width", "layout"), some([(1366, "vertical"), (360, "horizontal"), (820, "vertical")]))
def test_choice_filter_search_reading_and_steps_hold_in_the_other_layout(window, article_page, article, width, layout):
    page = window(f"{article_page.as_uri()}#?layout={layout}", width, reduced_motion="reduce").page
    page.locator("#embassy-attack .title a").click()
    assert page.evaluate(CHOSEN) == ["embassy-attack"] * 2
    assert page.locator("#embassy-attack .text").is_visible()
    turn(page)
    assert page.evaluate(CHOSEN) == ["embassy-attack"] * 2
    assert page.locator("#embassy-attack .text").is_visible()
    turn(page)
    assert page.evaluate(HASH) == f"#embassy-attack?layout={layout}"
    page.locator("[data-step=next]").click()
    following = article["id"].iloc[article["id"].tolist().index("embassy-attack") + 1]
    assert page.evaluate(CHOSEN) == [following] * 2
    page.keyboard.press("Escape")
    page.locator("button[data-kind=money]").click()
    assert sorted(page.evaluate(MARKED)) == sorted(page.evaluate(SHOWN)) == sorted(
        article.loc[article["kind"] == "money", "id"]
    )  # fmt: skip
    page.locator("button[data-kind=money]").click()
    page.fill("[type=search]", "Kirkuk")
    until(page, f"{SHOWN}.length < 3")
    assert sorted(page.evaluate(MARKED)) == sorted(page.evaluate(SHOWN))
    page.fill("[type=search]", "")
    page.locator("[data-dates=source]").click()
    still(page)
    assert page.evaluate(SHOWN) != article["id"].tolist()
    if layout == "vertical":
        is_right(page)
    assert "layout=" + layout in page.evaluate(HASH)
    assert not page.evaluate(LAYOUT)[2]


@pytest.mark.parametrize("width", [1024, 1366, 1920])
def test_beside_a_wide_windows_rails_lines_are_of_a_readable_width(window, article_page, width):
    page = window(f"{article_page.as_uri()}#embassy-attack?layout=vertical", width).page
    column, told = page.locator(".page").bounding_box(), page.locator("#embassy-attack .text").bounding_box()
    assert column["width"] <= 960 * 1.01
    assert abs(column["x"] - (width - column["x"] - column["width"])) <= 16  # in the middle
    assert told["width"] <= 46 * 16
    rails = page.locator(".rails svg").bounding_box()
    assert told["x"] >= rails["x"] + rails["width"]


def test_keys_step_through_the_list_beside_the_rails(window, article_page, article):
    page = window(f"{article_page.as_uri()}#?layout=vertical", 1366).page
    page.locator(".entry .title a").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(CHOSEN) == [article["id"].iloc[1]] * 2
    entry = page.locator(f"#{article['id'].iloc[1]}")
    assert entry.locator(".title a").evaluate("node => node === document.activeElement")
    box, head = entry.bounding_box(), page.locator(".lanes-head").bounding_box()
    assert box["y"] >= head["y"] + head["height"] - 1
    assert page.locator(".event[aria-current]").get_attribute("aria-label").startswith("Iraq's reserves")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_button_has_a_name_in_every_language_and_says_whether_it_is_pressed(window, page_of, lang):
    page = window(page_of(events_of("date,title\n2020,A\n2021,B\n"), lang=lang), 1366).page
    button = page.get_by_role("button", name=phrases(lang)["vertical"], pressed=False)
    button.press("Enter")
    assert page.get_by_role("button", name=phrases(lang)["vertical"], pressed=True).count() == 1
    assert page.locator(".event").count() == 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_right_to_left_the_rails_stand_at_the_right_in_any_window(window, article, page_of, scheme):
    page = window(page_of(article, lang="ar", layout="vertical", relations=True), 1366, color_scheme=scheme).page
    is_right(page)
    rails, title = page.locator(".rails svg").bounding_box(), page.locator(".entry .title a").first.bounding_box()
    assert rails["x"] > title["x"]
    ties = page.locator(".ties .tie")
    assert ties.count() == 13  # two of the 14 hang on each other
    lefts = [ties.nth(n).bounding_box() for n in range(13)]
    assert max(box["x"] + box["width"] for box in lefts) <= rails["x"] + rails["width"] + 1


def test_where_time_runs_down_a_picture_is_said_to_be_of_the_wide_chart(window, article_page):
    page = window(article_page, 1366).page
    said = "document.querySelector('.saves select').options[0].text"
    size = "document.querySelector('.saves select').value"
    for text, wanted in (("as on screen", ""), ("wide, 960 px", "1080x1350"), ("as on screen", "")):
        assert (page.evaluate(said), page.evaluate(size)) == (text, wanted)
        turn(page)
    assert window(article_page, 390).page.evaluate(size) == "1080x1350"  # upright, as the window is


def test_a_page_opens_in_the_layout_that_its_maker_wants(window, page_of, article):
    path = page_of(article, layout="vertical")
    page = window(path, 1366).page
    assert (page.evaluate(LAYOUT), page.evaluate(HASH)) == (DOWN, "")
    turn(page)
    assert (page.evaluate(LAYOUT), page.evaluate(HASH)) == (ACROSS, "#?layout=horizontal")
    assert window(page.evaluate("location.href"), 1366).page.evaluate(LAYOUT) == ACROSS
    phone = window(page_of(article, layout="horizontal"), 360).page
    assert (phone.evaluate(LAYOUT), phone.evaluate(HASH)) == (ACROSS, "")
    assert window(path.as_uri() + "#?layout=diagonal", 1366).page.evaluate(LAYOUT) == DOWN


def test_on_paper_there_is_the_chart_whichever_layout_the_screen_has(window, article_page, article):
    page = window(f"{article_page.as_uri()}#?layout=vertical", 1366).page
    page.emulate_media(media="print")
    until(page, "document.querySelector('.chart svg') !== null")
    assert sorted(page.evaluate(MARKED)) == sorted(article["id"])
    assert page.locator(".chart").is_visible()
    page.emulate_media(media="screen")
    until(page, "document.querySelector('.rails svg') !== null")
    is_right(page)


@pytest.mark.parametrize("size", ["", "1200x675"])
def test_a_picture_saved_where_time_runs_down_has_every_event(window, article_page, size):
    page = window(f"{article_page.as_uri()}#embassy-attack?layout=vertical", 1366).page
    page.locator("select").select_option(size)
    with page.expect_download() as saved:
        page.locator("[data-save=svg]").click()
    text = saved.value.path().read_text()
    assert "Rocket attack on the US Embassy in Baghdad" in text and "US-led invasion of Iraq" in text
    assert page.evaluate(LAYOUT) == DOWN


def test_a_window_of_time_is_kept_while_time_runs_down(window, article_page):
    page = window(f"{article_page.as_uri()}#?from=2023-10-01&to=2023-12-10", 1366).page
    seen = sorted(page.evaluate(MARKED))
    turn(page)
    assert page.locator(".event").count() == 20
    assert page.evaluate(HASH) == "#?layout=vertical&from=2023-10-01&to=2023-12-10"
    turn(page)
    assert sorted(page.evaluate(MARKED)) == seen != []


@pytest.mark.parametrize("width", some([1366, 390], 1))
def test_three_hundred_events_stand_beside_their_entries(window, page_of, width):
    page = window(page_of(crowd(300), layout="vertical"), width, reduced_motion="reduce").page
    is_right(page)
    turn(page)
    assert page.evaluate(LAYOUT) == ACROSS
    assert page.locator(".overview").is_visible()
    turn(page)
    is_right(page)


#: Marks in sight that do not stand beside their entries, of a list that is written where it is looked at.
APART = """() => [...document.querySelectorAll('.rails .event')].filter((event) => {
  const line = document.getElementById(event.dataset.id).querySelector('.line').getBoundingClientRect();
  const marks = [...event.querySelectorAll('.mark')].map((mark) => mark.getBoundingClientRect());
  const top = Math.min(...marks.map((b) => b.top));
  return line.bottom > 0 && line.top < innerHeight && !(top >= line.top - 2 && top <= line.bottom);
}).map((event) => event.dataset.id)"""


@pytest.mark.parametrize("width", some([1366, 390], 1))
def test_thousands_of_events_are_written_where_they_are_looked_at(window, page_of, width):
    rows = "".join(f"{1000 + n // 4}-{n % 4 + 1:02d}-02,Event {n}\n" for n in range(3200))
    view = window(page_of(events_of("date,title\n" + rows)), width, reduced_motion="reduce")
    page = view.page
    if width > 700:
        turn(page)
    assert page.evaluate(LAYOUT) == DOWN
    for share in (0.5, 1, 0.2):
        page.evaluate(f"scrollTo(0, document.documentElement.scrollHeight * {share})")
        still(page)
        assert page.locator(".rails .event").count() > 10
        until(page, f"({APART})().length === 0")
    turn(page)
    assert page.evaluate(LAYOUT) == ACROSS
    assert page.locator(".strip").count() > 0
    turn(page)
    again = window(f"{page.evaluate('location.href').split('#')[0]}#event-2000?layout=vertical", width).page
    until(again, "document.querySelector('#event-2000')?.getBoundingClientRect().top < innerHeight")
    assert again.evaluate(CHOSEN) == ["event-2000"] * 2
    assert view.console == []


TIED = """id,date,title,lane,relative_to,offset
a,2020-01-01,First,North,,
b,2020-02-01,Second,South,a,after
c,2020-03-01,Third,North,b,after
d,2020-04-01,Fourth,South,,
e,2020-05-01,Fifth,North,d,after
"""
#: Of each curve, how far its ends are from the middles of marks.
MISSED = """() => { const mark = (event) => { const b = event.querySelector('.mark').getBoundingClientRect();
    return [(b.left + b.right) / 2, (b.top + b.bottom) / 2]; };
  const marks = [...document.querySelectorAll('.rails .event')].map(mark);
  return [...document.querySelectorAll('.ties .tie')].map((tie) => { const at = tie.getScreenCTM();
    const path = tie.cloneNode(); // without its arrow
    path.setAttribute('d', tie.getAttribute('d').match(/^M[^M]*/)[0]);
    return [0, path.getTotalLength()].map((length) => { const p = path.getPointAtLength(length);
      return Math.min(...marks.map(([x, y]) => Math.hypot(x - at.a * p.x - at.e, y - at.d * p.y - at.f))); })
      .sort((a, b) => a - b); }); }"""


@pytest.mark.parametrize("width", [360, 1366])
def test_where_time_runs_down_relations_are_curves_from_mark_to_mark(window, page_of, width):
    path = page_of(events_of(TIED))
    page = window(f"{path.as_uri()}#?layout=vertical", width, reduced_motion="reduce").page
    ties, unlit = page.locator(".ties .tie"), page.locator(".ties .unlit")
    assert ties.count() == 0
    page.get_by_role("button", name="Relations", pressed=False).click()
    assert (ties.count(), unlit.count()) == (3, 0)
    # A head is beside its mark, and a tail 5 px beside heads.
    assert all(3 < head < 8 and abs(tail - hypot(head, 5)) < 0.5 for head, tail in page.evaluate(MISSED))
    page.locator("#a .title a").click()
    still(page)
    assert (ties.count(), unlit.count()) == (3, 1)
    assert all(3 < head < 8 and abs(tail - hypot(head, 5)) < 0.5 for head, tail in page.evaluate(MISSED))
    assert "ties=all" in page.evaluate(HASH)
    is_right(page)
    page.get_by_role("button", name="Relations", pressed=True).click()
    assert (ties.count(), unlit.count()) == (1, 0)
    assert page.locator(".ties .tie").bounding_box()["x"] >= 0
    page.fill("[type=search]", "third")
    until(page, f"{SHOWN}.length === 1")
    assert ties.count() == 0


def test_a_page_opens_with_all_relations_where_its_maker_wants_them(window, page_of):
    path = page_of(events_of(TIED), relations=True)
    page = window(path, 1366).page
    ties = page.locator(".ties .tie")
    assert (ties.count(), page.evaluate(HASH)) == (3, "")
    page.get_by_role("button", name="Relations", pressed=True).click()
    assert (ties.count(), page.evaluate(HASH)) == (0, "#?ties=chosen")
    assert window(page.evaluate("location.href"), 1366).page.locator(".ties .tie").count() == 0


def test_the_buttons_look_like_buttons(window, page_of):
    page = window(page_of(events_of(TIED)), 1366).page
    looks = "e => { const s = getComputedStyle(e); return [s.borderColor, s.backgroundColor, s.color, s.fontWeight]; }"
    out, relations, vertical = (
        page.locator(f"[data-{name}]").evaluate(looks) for name in ("save=svg", "ties", "layout")
    )
    assert out == relations == vertical
    page.locator("[data-ties]").click()
    page.mouse.move(5, 700)
    assert page.locator("[data-ties]").evaluate(looks) != vertical


HOLDER = """<!doctype html><body><iframe style="width:100%;height:800px"></iframe><script>
const frame = document.querySelector('iframe'); frame.srcdoc = PAGE;
addEventListener('message', ({ data }) => { if (data.timeline) window.told = data.timeline; });
const ask = (asked) => frame.contentWindow.postMessage({ toTimeline: asked }, '*');
</script>"""


def test_in_a_notebook_the_page_where_time_runs_down_tells_and_obeys_and_is_no_higher_than_a_screen(window, tmp_path):
    events = crowd(300)
    page_text = explore(events, layout="vertical", widget=False).page
    holder = tmp_path / "holder.html"
    holder.write_text(HOLDER.replace("PAGE", json.dumps(page_text).replace("</", "<\\/")), "utf-8")
    page = window(holder, 1200, wait="iframe").page
    until(page, "window.told?.shown.length === 300")
    assert page.evaluate("told.height <= screen.height * 0.9 + 1")
    ids = events["id"].tolist()
    page.evaluate(f"ask({{ chosen: '{ids[40]}', shown: {json.dumps(ids[30:50])} }})")
    until(page, f"window.told.chosen === '{ids[40]}' && window.told.shown.length === 20")
    frame = page.frames[1]
    assert frame.locator(".rails .event").count() == 20
    page.evaluate("ask({ window: [1.45e9, 1.5e9] })")
    frame.locator("[data-layout]").click()
    until(page, "window.told.window !== null")
    assert page.evaluate("told.window.map((t) => Math.round(t / 1e7))") == [145, 150]


def test_a_page_that_an_exported_notebook_holds_is_no_higher_than_its_window(window, tmp_path):
    holder = tmp_path / "exported.html"
    shown = explore(crowd(300), layout="vertical", widget=False)._repr_mimebundle_()["text/html"]
    holder.write_text(f"<!doctype html><body>{shown}", "utf-8")
    page = window(holder, 1200, height=800, wait="iframe").page
    until(page, "document.querySelector('iframe').offsetHeight === 720")


def test_what_is_no_layout_is_named(tmp_path, article):
    with pytest.raises(ValueError, match="layout is 'diagonal'; expected horizontal, vertical or None"):
        write_html(article, tmp_path / "page.html", layout="diagonal")
    with pytest.raises(TypeError, match="relations is 'all'; expected True or False"):
        write_html(article, tmp_path / "page.html", relations="all")
    assert not (tmp_path / "page.html").exists()


def test_where_time_runs_down_a_chosen_bar_has_a_ring_too(window, article_page):
    page = window(f"{article_page.as_uri()}#attacks-84", 390).page
    assert page.locator(".rails .event[aria-current] rect.ring").count() == 1


def test_what_is_not_longer_than_a_symbol_down_a_phone_is_a_ring_around_a_symbol_that_stands_clear(window, page_of):
    rows = "date,title,kind\n0753~,A,war\n0800-05-06,B,peace\n0900-05,C,war\n1500-01-01,D,war\n"
    page = window(page_of(events_of(rows)), 390).page
    sides = """[...document.querySelectorAll('.rails .event')].map(event =>
        [...event.querySelectorAll('.area, .symbol')].map(part => part.getBoundingClientRect())
            .map(box => [box.width, box.height])).filter(boxes => boxes.length === 2)"""
    boxes = page.evaluate(sides)
    assert len(boxes) == 2
    for (wide, high), (symbol_wide, symbol_high) in boxes:
        assert abs(wide - high) < 2 and max(symbol_wide, symbol_high) <= wide - 4
