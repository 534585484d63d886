"""What a story needs, by use in a browser."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import events_of, some, until
from PIL import Image
from seen import still

from timeline import read_events

SHORT = """date,title,label
2020-01-05,A treaty that nine countries sign in a hall by the lake,Lake treaty
2020-02-05,An answer,
"""
LABELS = "[...document.querySelectorAll('.event .label')].map(label => label.textContent)"


@pytest.mark.parametrize("count", [0, 3100])
def test_a_short_title_stands_in_the_chart_the_title_in_list_and_entry(window, page_of, count):
    more = "".join(f"1{n:03d}-01-01,Older {n},\n" for n in range(100, 100 + min(count, 800)) for _ in range(4))
    page = window(page_of(events_of(SHORT + more)), 1366).page
    page.locator(".entry .title a").first.wait_for()
    if not count:
        assert page.evaluate(LABELS) == ["Lake treaty", "An answer"]
        assert page.locator(".event").first.get_attribute("aria-label").startswith("Lake treaty, A treaty that nine")
    page.fill("[type=search]", "lake treaty")
    still(page)
    assert page.evaluate(LABELS) == ["Lake treaty"]
    entry = page.locator(".entry:visible")
    assert entry.count() == 1
    assert entry.locator(".title").inner_text() == "A treaty that nine countries sign in a hall by the lake"


MANY = "date,title\n" + "".join(f"20{10 + n // 12}-{n % 12 + 1:02d}-01,Event {n}\n" for n in range(60))
NAMES = "[...document.querySelectorAll('.event')].map(event => event.dataset.id)"


def seen(page) -> list[str]:
    return sorted(page.evaluate(NAMES))


@pytest.mark.parametrize("width", some([1366, 820], 1))
def test_a_link_shows_what_its_sender_saw(window, page_of, width):
    path = page_of(events_of(MANY))
    page = window(path, width).page
    everything = seen(page)
    for _ in range(2):
        page.locator("[data-zoom=in]").click()
    still(page)
    sent, address = seen(page), page.evaluate("location.href")
    assert len(sent) < len(everything)
    assert "from=20" in address
    assert seen(window(address, width).page) == sent
    page.locator("[data-zoom=whole]").click()
    assert page.evaluate("location.hash") == ""


def test_a_page_opens_on_what_its_maker_chose_and_a_link_on_what_its_sender_saw(window, page_of):
    path = page_of(events_of(MANY), open="2013/..")
    page = window(path).page
    assert seen(page)[0] == "event-36"
    assert page.evaluate("location.hash") == ""
    page.locator("[data-zoom=whole]").click()
    everything, address = seen(page), page.evaluate("location.href")
    assert len(everything) == 60
    assert seen(window(address).page) == everything


def test_an_address_with_no_moments_in_it_opens_the_whole(window, page_of):
    path = page_of(events_of(MANY))
    for mangled in ("#?from=soon&to=later", "#?from=&to=", "#?from=99999999-01"):
        opened = window(path.as_uri() + mangled)
        assert len(seen(opened.page)) == 60
        assert opened.console == []


def test_a_window_is_kept_on_a_phone_for_whoever_it_is_sent_on_to(window, page_of):
    page = window(page_of(events_of(MANY)).as_uri() + "#?from=2013-01-01&to=2014-01-01", 390).page
    page.locator("#event-40 .title a").click()
    assert page.evaluate("location.hash") == "#event-40?from=2013-01-01&to=2014-01-01"


@pytest.mark.parametrize("width", [390, 820, 1366])
def test_the_day_of_making_is_a_line_and_a_sentence(window, page_of, width):
    page = window(page_of(events_of(MANY), today=date(2015, 3, 9)), width).page
    assert page.locator("svg .today").count() == 1
    assert page.get_by_text("Made on 9 March 2015", exact=True).first.is_visible()
    unscripted = window(
        page_of(events_of(MANY), today=date(2015, 3, 9)), width, java_script_enabled=False, wait=""
    ).page
    assert unscripted.get_by_text("Made on 9 March 2015").is_visible()


LEADING = """date,title,importance,description
2020-01-05,First,5,A hall by the lake is where it begins.
2020-03-05,Third,3,Not shown.
""" + "".join(f"2020-02-{day:02d},A long title of an event that takes a row,3,\n" for day in range(6, 12))
APART = """() => { const box = (node) => node.getBoundingClientRect();
  const labels = [...document.querySelectorAll('.event :is(.label, .detail)')];
  const lines = labels.flatMap(label => label.children.length ? [...label.children].map(line => [label, box(line)])
    : [[label, box(label)]]);
  return lines.flatMap(([a, one]) => lines.filter(([b, two]) => a !== b && one.left < two.right && two.left < one.right
    && one.top + 4 < two.bottom && two.top + 4 < one.bottom).map(([b]) => a.textContent + ' / ' + b.textContent)); }"""


@pytest.mark.parametrize(("width", "scheme"), some([(820, "light"), (1366, "dark"), (1366, "light"), (820, "dark")]))
def test_importance_leads_the_eye_and_touches_nothing(window, page_of, width, scheme):
    page = window(page_of(events_of(LEADING)), width, color_scheme=scheme).page
    first, third = (page.locator(f".event[data-id={name}] .label") for name in ("first", "third"))
    assert first.evaluate("e => [getComputedStyle(e).fontSize, getComputedStyle(e).fontWeight]") == ["15px", "700"]
    assert third.evaluate("e => [getComputedStyle(e).fontSize, getComputedStyle(e).fontWeight]") == ["13px", "400"]
    assert page.evaluate(LABELS)[0] == "First"
    assert page.locator(".event[data-id=first] .detail").text_content() == "A hall by the lake is where it begins."
    assert page.evaluate(APART) == []
    page.locator("[data-zoom=in]").click()
    still(page)
    assert page.evaluate(APART) == []
    page.locator("[data-zoom=whole]").click()
    still(page)
    marks = [page.locator(f".event[data-id={name}] .mark").bounding_box()["width"] for name in ("first", "third")]
    assert marks[0] == pytest.approx(1.3 * marks[1], abs=1)
    weights = "e => getComputedStyle(e).fontWeight"
    assert page.locator("#first .title").evaluate(weights) == "700"
    assert page.locator("#third .title").evaluate(weights) == "400"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_of_ones_own_are_in_chart_key_and_list(window, page_of, scheme):
    kinds = "date,title,kind\n" + "".join(f"2020-0{n + 1}-01,Event {n},{kind}\n" for n, kind in enumerate("abcdefgh"))
    colours = {kind: f"#{n * 30:02x}4466/#{255 - n * 30:02x}bb99" for n, kind in enumerate("abcdefgh")}
    with pytest.warns(UserWarning, match="is needed"):
        path = page_of(events_of(kinds), colours=colours)
    page = window(path, 1366, color_scheme=scheme).page
    shown = page.evaluate("""['.event .mark', '.kinds i', '.entry .line i'].map((part) =>
      [...document.querySelectorAll(part)].map((node) => { const { fill, backgroundColor } = getComputedStyle(node);
        return node.matches('i') ? backgroundColor : fill; }))""")
    first = "rgb(0, 68, 102)" if scheme == "light" else "rgb(255, 187, 153)"
    for colours_shown in shown:
        assert len({*colours_shown}) == 8
        assert first in colours_shown
    assert len({*page.evaluate("[...document.querySelectorAll('.event .mark')].map(m => m.getAttribute('d'))")}) == 8


TIED = """id,date,title,relative_to,offset
a,2020-01-01,First,,
b,2020-02-01,Second,a,after
c,2020-03-01,Third,b,after
d,2020-04-01,Fourth,,
e,2020-05-01,Fifth,d,after
"""


def test_a_button_draws_all_relations_and_lights_the_chain_of_the_chosen(window, page_of):
    path = page_of(events_of(TIED))
    page = window(path, 1366).page
    ties, unlit = page.locator(".ties .tie"), page.locator(".ties .unlit")
    assert ties.count() == 0
    page.get_by_role("button", name="Relations").click()
    assert (ties.count(), unlit.count()) == (3, 0)
    page.locator("#a .title a").click()
    assert (ties.count(), unlit.count()) == (3, 1)
    assert page.evaluate("location.hash") == "#a?ties=all"
    again = window(path.as_uri() + "#a?ties=all", 1366).page
    assert (again.locator(".ties .tie").count(), again.locator(".ties .unlit").count()) == (3, 1)
    assert again.get_by_role("button", name="Relations").get_attribute("aria-pressed") == "true"
    page.get_by_role("button", name="Relations").click()
    assert (ties.count(), unlit.count()) == (1, 0)
    assert window(page_of(events_of(MANY)), 1366).page.locator("[data-ties]").count() == 0


IMAGES = "[...document.images].map(image => [image.closest('.entry').id, image.complete && image.naturalWidth > 0])"


@pytest.fixture
def pictured(tmp_path, page_of):
    """A page of three events, of which two have a picture."""
    for name in ("fog", "sun"):
        Image.new("RGB", (600, 400), "#336699").save(tmp_path / f"{name}.png")
    rows = "2020,Fog,fog.png,A bridge in fog,A. Painter\n2021,Nothing,,,\n2022,Sun,sun.png,The bridge in the sun,\n"
    (tmp_path / "my.csv").write_text("date,title,image,image_alt,image_credit\n" + rows)
    return page_of(read_events(tmp_path / "my.csv"))


@pytest.mark.parametrize("width", [390, 1366])
def test_a_picture_is_loaded_when_its_entry_opens_and_stays(window, pictured, width):
    view = window(pictured, width)
    page = view.page
    assert page.evaluate(IMAGES) == []
    page.locator("#fog .title a").click()
    picture = page.get_by_role("img", name="A bridge in fog")
    assert picture.is_visible()
    assert picture.bounding_box()["width"] > 250
    assert page.locator("#fog figcaption").inner_text() == "A. Painter"
    until(page, f"({IMAGES}).join() === 'fog,true'")
    page.locator("#sun .title a").click()
    until(page, f"({IMAGES}).join() === 'fog,true,sun,true'")
    assert view.asked == [] and view.console == []


def test_a_search_finds_what_is_said_beside_a_picture_and_nothing_in_its_bytes(window, pictured):
    page = window(pictured).page
    for words, count in (("Painter", 1), ("base64", 0), ("iVBOR", 0), ("img", 0)):
        page.get_by_role("searchbox").fill(words)
        still(page)
        assert page.locator(".entry:not([hidden])").count() == count, words


def test_pictures_are_on_paper_and_there_without_a_script(window, pictured):
    page = window(pictured).page
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert [event for event, _ in page.evaluate(IMAGES)] == ["fog", "sun"]
    unscripted = window(pictured, java_script_enabled=False, wait="").page
    assert unscripted.get_by_role("img", name="The bridge in the sun").is_visible()
