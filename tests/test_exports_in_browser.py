"""The pictures that a page offers: what they say, how they look, how large they are, what they are called."""

from __future__ import annotations

import re
import struct

import pytest
from conftest import ROOT, events_of, some, until
from seen import still

from timeline import read_events, write_html

SIZES = ["", "1200x675", "1080x1080", "1080x1350"]
DECK = "Two months into the war in Gaza, Baghdad is pressed from both sides."
SHAPES = [
    "exact day",
    "date uncertain",
    "lasted",
    "continues",
    "start or end uncertain",
    "approximate",
    "important",
    "time left out",
]

#: What a picture shows, opened by itself: texts with their boxes, sizes and family, and what is dimmed. A browser's box
#: of a text is as high as its font's line, of Arabic more than twice its size: what is beyond 1.2 em holds no ink.
SEEN = """() => {
  const ink = (node) => {
    const b = node.getBoundingClientRect(), lines = node.childElementCount || 1;
    const line = 1.2 * parseFloat(getComputedStyle(node).fontSize) * node.getScreenCTM().a;
    const spare = Math.max((b.height / lines - line) / 2, 0);
    return [b.left, b.top + spare, b.right, b.bottom - spare]; };
  const box = (node) => { const b = node.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom]; };
  const texts = [...document.querySelectorAll('text')].filter((node) => node.textContent).map((node) => ({
    said: node.textContent, box: ink(node), name: node.getAttribute('class') || '',
    px: parseFloat(getComputedStyle(node).fontSize) * node.getScreenCTM().a, family: getComputedStyle(node).fontFamily,
  }));
  const opacities = [...document.querySelectorAll('.event')].map((node) => getComputedStyle(node).opacity);
  return { texts, opacities, size: box(document.documentElement), samples: [...document.querySelectorAll('.shapes')]
    .map((node) => box(node)), stroked: [...document.querySelectorAll('.shapes .dashes')].map((node) =>
    getComputedStyle(node).stroke), paper: getComputedStyle(document.querySelector('rect')).fill };
}"""


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    """The article's page as it stands in its file."""
    path = tmp_path_factory.mktemp("story") / "story.html"
    write_html(read_events(ROOT / "events.csv"), path)
    return path


def saved(page, tmp_path, size="", kind="SVG"):
    """A picture that the page offers, as a file."""
    page.locator("[id=':size']").select_option(size)
    with page.expect_download() as download:
        page.get_by_role("button", name=kind, exact=True).click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    return path


def seen(window, path):
    """What an SVG shows where no page lends it its style."""
    return window(path, 1400, height=1500, wait="").page.evaluate(SEEN)


def said(picture, name=""):
    """All that a picture says, or all of one sort."""
    return " ".join(one["said"] for one in picture["texts"] if name in one["name"].split() or not name)


def check_room(picture, least=12):
    """Nothing is cut off by the edge, no text stands on another, and each is large enough."""
    left, top, right, bottom = picture["size"]
    texts = picture["texts"]
    for one in texts:
        x0, y0, x1, y1 = one["box"]
        assert left <= x0 and top <= y0 and x1 <= right + 0.5 and y1 <= bottom + 0.5, one
        assert one["px"] >= least - 0.01, one
    for number, one in enumerate(texts):
        for other in texts[number + 1 :]:
            a, b = one["box"], other["box"]
            apart = a[2] <= b[0] + 0.5 or b[2] <= a[0] + 0.5 or a[3] <= b[1] + 3 or b[3] <= a[1] + 3
            assert apart, (one["said"], other["said"])


def png_size(path):
    data = path.read_bytes()
    assert data.startswith(b"\x89PNG")
    return struct.unpack(">II", data[16:24])


@pytest.mark.parametrize(
    ("size", "reading"),
    some([*zip(SIZES, ("source", "checked") * 2), *zip(SIZES[:2], ("checked", "source"))]),
)
def test_a_picture_carries_all_that_makes_it_a_story(window, story, tmp_path, size, reading):
    view = window(story, 1366)
    view.page.locator(f"[data-dates={reading}]").click()
    until(view.page, "!document.querySelector('.moving')")
    still(view.page)
    path = saved(view.page, tmp_path, size)
    picture = seen(window, path)
    assert said(picture, "headline") == "Iraq between Washington and Tehran"
    assert DECK in said(picture)
    known = {
        "checked": "Checked dates · 11 exact dates after checking",
        "source": "The source’s own · 1 exact date in the source itself",
    }
    assert said(picture, "said").startswith(known[reading])
    entries = [one["said"] for one in picture["texts"] if "entry-of-key" in one["name"]]
    assert entries[:4] == ["force 7", "politics 9", "money 3", "report 1"]
    shapes = SHAPES if reading == "checked" else [*SHAPES[:-3], "date from elsewhere", *SHAPES[-3:]]
    assert entries[4:] == shapes and len(picture["samples"]) == len(shapes)
    assert all(x1 - x0 > 5 and y1 - y0 > 5 for x0, y0, x1, y1 in picture["samples"])
    assert picture["stroked"] and "none" not in picture["stroked"]
    assert said(picture, "source-line") == "Source: Associated Press, 11 December 2023"
    whole = said(picture).replace(" ", "")  # a title in two lines has no blank between them
    assert [title for title in read_events(ROOT / "events.csv")["title"] if title.replace(" ", "") not in whole] == []
    check_room(picture)
    assert view.console == []


def test_every_text_of_a_saved_picture_has_its_size(window, story, tmp_path):
    page = window(f"{story.as_uri()}#?dates=source", 1366).page
    still(page)
    svg = saved(page, tmp_path, "1200x675").read_text("utf-8")
    texts = re.findall(r"<text\b[^>]*>", svg)
    assert any("asked" in text for text in texts) and all("font-size=" in text for text in texts)


@pytest.mark.parametrize("size", some(SIZES))
def test_sizes_and_names(window, story, tmp_path, size):
    page = window(story, 1366).page
    picture, png = seen(window, saved(page, tmp_path, size)), saved(page, tmp_path, size, "PNG")
    assert png.name == f"iraq-between-washington-and-tehran{size and '-' + size}.png"
    if size:
        width, height = map(int, size.split("x"))
        assert png_size(png) == (width, height)
    else:  # as wide as the chart on the screen with 16 px on each side, and twice as fine
        wide = page.locator("svg.timeline").bounding_box()["width"] + 32
        assert png_size(png)[0] == pytest.approx(2 * wide, abs=2)
        width, height = (side / 2 for side in png_size(png))
    assert picture["size"][2:] == pytest.approx([width, height], abs=1)


def test_a_picture_has_the_type_of_the_page(window, story, tmp_path):
    page = window(story, 1366).page
    sans, serif = (
        page.evaluate(f"getComputedStyle(document.querySelector('{where}')).fontFamily") for where in ("body", "h1")
    )
    path = saved(page, tmp_path)
    picture = seen(window, path)
    assert {one["family"] for one in picture["texts"] if one["name"] != "headline"} == {sans}
    assert {one["family"] for one in picture["texts"] if one["name"] == "headline"} == {serif}
    # It needs neither a style sheet nor variables, which some programs that open an SVG do not know.
    text = path.read_text("utf-8")
    assert not re.search(r"var\(|<style|<script| style=|role=|tabindex", text)


def test_with_one_chosen_nothing_is_dimmed_and_none_stands_out(window, story, tmp_path):
    page = window(f"{story.as_uri()}#invasion", 1366).page
    assert page.locator("svg.timeline.choosing").count() == 1
    path = saved(page, tmp_path, "1200x675")
    picture = seen(window, path)
    assert set(picture["opacities"]) == {"1"}
    text = path.read_text("utf-8")
    assert "choosing" not in text and "aria-current" not in text and 'class="ring"' not in text
    assert page.locator("svg.timeline.choosing").count() == 1  # the page stays as it was
    other = window(story, 1366).page
    (tmp_path / "other").mkdir()
    assert saved(other, tmp_path / "other", "1200x675").read_bytes() == path.read_bytes()


def test_a_filter_is_said_and_the_key_counts_what_is_shown(window, story, tmp_path):
    page = window(story, 1366).page
    page.locator("button[data-kind=force]").click()
    page.locator("input[type=search]").fill("attack")
    still(page)
    shown = page.locator(".entry").count()
    picture = seen(window, saved(page, tmp_path, "1080x1080"))
    assert f"Shown only: force; “attack” ({shown} of 20)" in said(picture, "said")
    entries = [one["said"] for one in picture["texts"] if "entry-of-key" in one["name"]]
    assert entries[0] == f"force {shown}" and not any(one.startswith("money") for one in entries)
    check_room(picture)


def test_a_phone_and_a_dark_page_give_the_same_picture(window, story, tmp_path):
    texts = []
    for name, width, options in [("a", 1366, {}), ("b", 390, {}), ("c", 1366, {"color_scheme": "dark"})]:
        (tmp_path / name).mkdir()
        path = saved(window(story, width, **options).page, tmp_path / name, "1080x1350")
        texts.append(path.read_text("utf-8"))
    assert texts[0] == texts[1] == texts[2]
    assert seen(window, path)["paper"] == "rgb(253, 253, 252)"


def test_a_phone_saves_the_chart_that_it_does_not_show(window, story, tmp_path):
    picture = seen(window, saved(window(story, 390).page, tmp_path))
    assert DECK in said(picture) and picture["size"][2] == 960
    check_room(picture)


@pytest.mark.parametrize(
    ("count", "size"), some([(400, SIZES[1]), (45, SIZES[1]), *((400, size) for size in SIZES[2:])], 1)
)
def test_a_crowd_stays_within_its_picture(window, page_of, tmp_path, size, count):
    rows = "".join(
        f"{1900 + n % 120}-{1 + n % 12:02d}-{1 + n % 28:02d},Something that happened as number {n},Lane {n % 4}\n"
        for n in range(count)
    )
    events = events_of("date,title,lane\n" + rows)
    path = saved(window(page_of(events, title="A crowd"), 1366).page, tmp_path, size)
    assert path.name == f"a-crowd-{size}.svg"
    check_room(seen(window, path))


def test_a_large_font_makes_no_other_picture_of_a_given_size(window, story, tmp_path):
    page = window(story, 1366).page
    page.evaluate("document.documentElement.style.fontSize = '26px'")
    still(page)
    check_room(seen(window, saved(page, tmp_path, "1200x675")))


def test_from_right_to_left_the_words_begin_at_the_right(window, page_of, article, tmp_path):
    path = saved(window(page_of(article, lang="ar"), 1366).page, tmp_path, "1080x1080")
    picture = seen(window, path)
    assert {round(one["box"][2]) for one in picture["texts"] if "said" in one["name"]} <= set(range(1040, 1070))
    assert "بعد التحقق: 11" in said(picture, "said")
    check_room(picture)


def test_a_picture_in_which_events_are_dots_says_what_these_are(window, page_of, tmp_path):
    rows = "".join(f"{1980 + n % 40}-05-{n % 27 + 1:02d},A title of rather many words number {n}\n" for n in range(140))
    page = window(page_of(events_of(f"date,title\n{rows}")), 1366).page
    dots = "more events; hollow: date uncertain"
    assert dots not in page.locator(".shapes").inner_text()
    path = saved(page, tmp_path, "1200x675")
    picture = seen(window, path)
    assert ' dot"' in path.read_text("utf-8")
    assert dots in [one["said"] for one in picture["texts"] if "entry-of-key" in one["name"]]
    check_room(picture, least=0)


def test_a_zoomed_picture_says_its_stretch_of_time(window, article_page, tmp_path):
    page = window(article_page, 1366).page
    whole = said(seen(window, saved(page, tmp_path)))
    page.evaluate("location.hash = '#?from=2023-10-01&to=2023-12-01'")
    still(page)
    page.locator("[data-zoom=in]").click()
    still(page)
    part = said(seen(window, saved(page, tmp_path)))
    stretch = re.compile(r"\d{1,2} \w+ 2023 – \d{1,2} \w+ 2023")
    assert stretch.search(part) and not stretch.search(whole)


def test_a_sign_that_stands_in_the_list_alone_is_not_in_a_pictures_key(window, page_of, tmp_path):
    page = window(page_of(events_of("date,title\n1981?,A\n1990-01-01,B\n")), 1366).page
    assert "approximate · ? perhaps" in page.locator(".shapes").inner_text()
    words = [one["said"] for one in seen(window, saved(page, tmp_path, ""))["texts"] if "entry-of-key" in one["name"]]
    assert "approximate · perhaps" in words
