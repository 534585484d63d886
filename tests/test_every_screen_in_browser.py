"""The page on the screens that most readers hold: phone, tablet, frame, forced colours, paper; right to left too."""

from __future__ import annotations

import re

import pytest
from conftest import LANES, ROOT, events_of, some, until
from seen import CHOSEN, SHOWN, WRONG, still
from sets import crowd

from timeline import read_events, write_html

#: Pairs of bars and pills of one lane that cover each other.
BLENDED = """() => [...document.querySelectorAll('.rails .lane')].flatMap((lane) => {
  const boxes = [...lane.querySelectorAll('.area:not(.thin)')].map((node) => node.getBoundingClientRect());
  return boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => a.left < b.right - .5 && a.right > b.left + .5
    && a.top < b.bottom - .5 && a.bottom > b.top + .5).map(() => lane.dataset.lane)); })"""
BATTLES = "date,title\n" + "".join(f"{year},Battle {n} of {year}\n" for year in (1815, 1816) for n in "abc")


def company():
    """Lasting, open and uncertain dates in three lanes, with a reading of the source."""
    rows = [
        "date,title,lane,kind,source_date", "1999/..,Works in two halls,Plant,start,",
        "2001-04,Half way,Plant,plan,2001",
        "2003-05-02/2009,First line,Plant,start,../2009", "2004/2008-03,Second line,Plant,plan,2004/2008",
        "2004/2008-03,Third line with a title that takes two lines or more,Plant,money,",
        "2005-11-19,A fire,Sales,start,2005-11", "../2006,Old owners,Sales,plan,", "2006-01/,New owners,Sales,money,",
        '"{2007-01-05,2008-02-06}",Two fairs,Sales,plan,', "[2007-03..2007-09],A contract,Money,money,",
        "2010~,A loan,Money,money,2009~", "2019-05-06,Listed,Money,start,2019-05",
    ]  # fmt: skip
    return events_of("\n".join(rows))


SETS = {
    "article": lambda: read_events(ROOT / "events.csv"),
    "company": company,
    "pandemic": lambda: read_events(ROOT / "docs/gallery/pandemic.csv"),
    "last year": lambda: events_of("date,title\n2001,A\n2002,B\n2003,C\n"),
    "battles": lambda: events_of(BATTLES),
    "300 events": lambda: crowd(300),
}


PHONES = [("article", "en"), ("company", "en"), ("300 events", "en"), ("article", "ar"), ("pandemic", "en"),
          ("last year", "en"), ("battles", "en")]  # fmt: skip


@pytest.fixture(scope="module", params=some([(phone,) for phone in PHONES], 2), ids=" ".join)
def phone(request, windows, tmp_path_factory):
    """A page of each list on a phone, opened once."""
    name, lang = request.param
    path = tmp_path_factory.mktemp("phone") / "page.html"
    write_html(SETS[name](), path, lang=lang, lanes=LANES if name == "article" else None)
    with windows(path, 390, 844, has_touch=True, reduced_motion="reduce") as view:
        yield view.page
        assert [line for line in view.console if line.startswith("error")] == []


def test_each_mark_begins_beside_its_entry_in_every_state(phone):
    page = phone

    def is_right(state):
        for _ in range(20):  # a busy machine draws late
            still(page)
            if not (wrong := page.evaluate(WRONG)):
                return
        assert wrong == [], state

    is_right("load")
    readings = page.locator("[data-dates]").count() and ["source", "checked"]
    for reading in readings or [""]:
        if reading:
            page.locator(f"[data-dates={reading}]").click()
            is_right(reading)
        kind = page.locator("button[data-kind]").first
        kind.click()
        is_right("filtered")
        kind.click()
        is_right("all again")
        entry = page.locator(".entry").nth(1)
        entry.locator(".title a").click()
        is_right("one open")
        entry.locator(".title a").click()
        is_right("closed again")
        page.locator("input[type=search]").fill("th")
        is_right("searched")
        page.locator("input[type=search]").fill("")
    page.set_viewport_size({"width": 360, "height": 640})
    is_right("narrower")
    page.set_viewport_size({"width": 844, "height": 390})
    page.set_viewport_size({"width": 390, "height": 844})
    is_right("turned and back")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    is_right("200 % text")
    page.evaluate("document.documentElement.style.fontSize = ''")
    is_right("as before")


def test_bars_of_a_lane_stand_side_by_side(phone):
    if phone.locator(".entry").count() < 100:  # else there may be too many for the width, and they are opaque
        assert phone.evaluate(BLENDED) == []


def test_head_and_year_stay_and_search_is_at_the_top(phone):
    phone.evaluate("scrollTo(0, 0)")
    assert phone.locator("input[type=search]").bounding_box()["y"] < 500
    years = phone.locator(".year").all_text_contents()
    assert years == list(dict.fromkeys(years))
    if phone.locator(".entry").count() < 100:
        return
    phone.evaluate("scrollTo(0, 9000)")
    still(phone)
    head, steps = (phone.locator(name).bounding_box() for name in (".lanes-head", ".steps"))
    assert (head["y"], steps["y"] + steps["height"]) == (0, 844)
    top = phone.evaluate(f"document.elementFromPoint(250, {head['height'] + 10}).className")
    assert top == "year"
    # It is out of the way of what one reads.
    assert phone.evaluate("getComputedStyle(document.querySelector('.year')).position") == "sticky"
    phone.locator(".entry .title a").first.evaluate("link => link.click()")
    still(phone)
    assert phone.evaluate("getComputedStyle(document.querySelector('.year')).position") == "static"
    phone.locator("[data-close]").evaluate("button => button.click()")
    still(phone)
    phone.evaluate("scrollTo(0, 0)")


# --- the reading --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def article_window(windows, article_page):
    with windows(article_page, 390, 844, has_touch=True, reduced_motion="reduce") as view:
        yield view.page


@pytest.mark.parametrize("width", [390, 1366])
def test_order_dates_and_gaps_of_the_list_follow_the_reading(article_window, article, width):
    page = article_window
    page.set_viewport_size({"width": width, "height": 844})
    page.locator("[data-dates=source]").click()
    still(page)
    source = page.evaluate(SHOWN)
    assert source != article["id"].tolist() and sorted(source) == sorted(article["id"])
    invasion = page.locator("#invasion")
    assert invasion.locator(".when-brief").inner_text() == "2003"
    assert invasion.locator(".when").text_content() == "some day in 2003"
    assert invasion.locator("time").get_attribute("datetime") is None
    assert source.index("militiamen-lebanon") > source.index("embassy-attack")  # known by its end alone
    page.locator("[data-dates=checked]").click()
    still(page)
    assert page.evaluate(SHOWN) == article["id"].tolist()
    assert invasion.locator(".when-brief").inner_text() == "20 Mar 2003"
    assert invasion.locator("time").get_attribute("datetime") == "2003-03-20"


def test_gaps_are_those_between_the_entries_shown(article_window):
    page = article_window
    page.set_viewport_size({"width": 390, "height": 844})
    gaps = "[...document.querySelectorAll('.gap')].map((e) => [e.closest('.entry').id, e.textContent])"
    axis = {text for _, text in page.evaluate(gaps)}
    assert axis == {"2 months", "4 years", "15 years", "11 months", "3 months"}
    page.locator("[data-kind=money]").click()
    assert page.evaluate(gaps) == [["waiver", "20 years"], ["waiver-ends", "3 months"]]
    page.locator("[data-kind=money]").click()
    assert {text for _, text in page.evaluate(gaps)} == axis
    page.get_by_role("button", name="The source’s own").click()
    # What is left out of a year, of which nobody knows the day, is no gap between two entries.
    source = [["hamas-rules-gaza", "3 years"], ["al-sudani-premier", "15 years"], ["war-begins", "11 months"]]
    assert page.evaluate(gaps) == [*source, ["waiver-ends", "3 months"]]
    page.get_by_role("button", name="Checked dates").click()


def test_a_search_finds_dates_of_the_reading_that_is_shown(article_window):
    page = article_window
    page.locator("input[type=search]").fill("20 March 2003")
    assert page.evaluate(SHOWN) == ["invasion"]
    page.locator("[data-dates=source]").click()
    assert page.evaluate(SHOWN) == []
    page.locator("[data-dates=checked]").click()
    page.locator("input[type=search]").fill("")


# --- middle windows -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("touch", some([True, False], 1))
@pytest.mark.parametrize("size", [(768, 1024), (844, 390), (1023, 700)])
def test_in_the_middle_the_chart_is_whole_and_the_chosen_mark_is_seen(window, article_page, article, size, touch):
    page = window(article_page, size[0], height=size[1], has_touch=touch, reduced_motion="reduce").page
    chart = page.evaluate(
        "(() => { const s = document.querySelector('.stage'); return [s.scrollHeight - s.clientHeight, "
        "getComputedStyle(s).overflowY]; })()"
    )
    assert chart[0] <= 1 and chart[1] == "visible"
    for event in [*article["id"][:3], *article["id"][-4:]]:
        page.locator(f'[id="{event}"] .title a').evaluate("link => link.click()")
        seen = page.evaluate(
            """(id) => { const mark = [...document.querySelectorAll(`svg [data-id="${id}"] .mark`)].at(-1)
              .getBoundingClientRect(), sheet = document.getElementById(id).getBoundingClientRect(),
              steps = document.querySelector('.steps').getBoundingClientRect();
              return [mark.bottom > 40 && mark.top < sheet.top, sheet.bottom <= steps.top + 1 && sheet.top > 0,
                steps.bottom === innerHeight]; }""",
            event,
        )
        assert seen == [True, True, True], event
        assert page.evaluate(CHOSEN) == [event, event]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.keyboard.press("Escape")
    page.evaluate("scrollTo(0, 0)")
    covered = page.evaluate(
        """() => { const box = (e) => e.getBoundingClientRect(), meet = (a, b) => a.left < b.right && a.right > b.left
          && a.top < b.bottom && a.bottom > b.top; const buttons = [...document.querySelectorAll('.zooms button')];
          return [...document.querySelectorAll('.axis text')].filter((t) => buttons.some((b) => meet(box(t), box(b))))
            .map((t) => t.textContent); }"""
    )
    assert covered == []


# --- frames -------------------------------------------------------------------------------------------------


def in_frame(window, article_page, attributes: str, address: str = ""):
    holder = article_page.with_name("frames.html")
    holder.write_text(f'<body><iframe src="{article_page.name}{address}" {attributes}></iframe></body>')
    view = window(holder, 1000, wait="")
    view.page.frame_locator("iframe").locator("html.drawn").wait_for(state="attached")
    return view, view.page.frames[1]


@pytest.mark.parametrize(
    ("width", "height", "least", "address"),
    some([(700, 500, 12, "#tehran-trip"), (360, 600, 5, "#tehran-trip"), (700, 500, 12, ""), (360, 600, 5, "")], 2),
)
def test_a_low_frame_shows_much_and_the_chosen_one(window, article_page, width, height, least, address):
    _, frame = in_frame(window, article_page, f'width="{width}" height="{height}"', address)
    still(frame)
    seen = frame.evaluate(
        """() => { const foot = Math.min(...[...document.querySelectorAll('.steps, [aria-current].entry')]
            .filter((e) => getComputedStyle(e).position === 'fixed').map((e) => e.getBoundingClientRect().top));
          const nodes = innerWidth < 700 ? document.querySelectorAll('.entry .line')
            : document.querySelectorAll('.timeline .event .label');
          return [...nodes].filter((e) => { const b = e.getBoundingClientRect();
            return b.top >= 0 && b.bottom <= foot; })
            .map((e) => e.closest('.entry')?.id || e.closest('.event').dataset.id); }"""
    )
    assert len(seen) >= least
    if address:
        assert "tehran-trip" in seen
    head = frame.locator("header").bounding_box()["height"]
    assert head <= 44
    frame.locator(".fold").evaluate("button => button.click()")
    assert frame.get_by_label("Search", exact=True).is_visible()


def test_a_frame_tells_how_high_it_should_be_and_links_lead_out(window, article_page, tmp_path):
    page = window(article_page, 390, height=844).page
    page.locator(".embed summary").click()
    line, listens = (page.locator(f"[id=':{name}']").input_value() for name in ("embed", "fit"))
    assert "height:90vh" in line  # fits a phone without the other
    holder = article_page.with_name("embedding.html")
    line = line.replace(" loading=lazy", "")
    src = re.search(r'src="([^"]*)"', line)[1]
    holder.write_text(f"<p>Before</p>{line.replace(src, article_page.name)}{listens}")
    view = window(holder, 390, height=844, wait="")
    frame = view.page.frame_locator("iframe")
    frame.locator("html.drawn").wait_for(state="attached")
    still(view.page)
    height = view.page.locator("iframe").evaluate("f => [f.style.height, screen.height]")
    assert 300 <= float(height[0].removesuffix("px")) <= 0.9 * height[1] + 1
    assert frame.locator(".source a").get_attribute("target") == "_blank"
    assert frame.locator("#invasion .title a").get_attribute("target") is None


def test_a_frame_that_is_shown_later_brings_the_list_to_the_chosen_one(window, article_page):
    view, frame = in_frame(window, article_page, 'style="width:100%;height:50em;display:none"', "#embassy-attack")
    view.page.locator("iframe").evaluate("f => { f.style.display = 'block'; }")
    still(frame)
    inside = frame.evaluate(
        """() => { const b = document.getElementById('embassy-attack').getBoundingClientRect(),
          list = document.querySelector('.steps').getBoundingClientRect();
          return [b.top >= 0, b.top < innerHeight - 60]; }"""
    )
    assert inside == [True, True]


def test_a_lane_is_shown_alone_from_the_head_of_a_phone_and_all_again(window, page_of):
    rows = "2020,A,North\n2021,B,South\n2022,C,North\n2023,D,\n"
    page = window(page_of(events_of(f"date,title,lane\n{rows}")), 390).page
    head = page.locator(".lanes-head button")
    assert head.locator("bdi").all_inner_texts() == ["North", "South"]
    head.get_by_text("North").click()
    until(page, "document.querySelectorAll('.entry:not([hidden])').length === 2")
    page.locator("[id=':reset']").click()
    until(page, "document.querySelectorAll('.entry:not([hidden])').length === 4")


# --- forced colours, paper, digits --------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_eat_no_text_and_doubt_stays_doubt(window, article_page, scheme):
    page = window(article_page.as_uri() + "#waiver", 1366, forced_colors="active", color_scheme=scheme).page
    texts = page.evaluate(
        "[...document.querySelectorAll('.timeline text')].filter((t) => getComputedStyle(t).stroke !== 'none').length"
    )
    assert texts == 0
    faint = page.evaluate(
        "[...document.querySelectorAll('.timeline .event')].filter((e) => getComputedStyle(e).opacity !== '1').length"
    )
    assert faint == 0
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    colours = page.evaluate(
        """() => { const at = (s, name) => getComputedStyle(document.querySelector(s))[name];
          return [at('.timeline .disc:not(.doubt)', 'fill'), at('.timeline .dashes', 'strokeDasharray'),
            at('.timeline .label', 'fill')]; }"""
    )
    assert colours[0] != ground and colours[2] != ground and colours[1] != "none"


@pytest.mark.parametrize(("width", "landscape"), some([(390, True), (1366, False), (390, False), (1366, True)]))
def test_paper_takes_three_sheets_and_loses_nothing(window, article_page, article, tmp_path, width, landscape):
    page = window(article_page, width, height=800).page
    page.pdf(path=tmp_path / "page.pdf", format="A4", landscape=landscape)
    sheets = len(re.findall(rb"/Type\s*/Page\b(?!s)", (tmp_path / "page.pdf").read_bytes()))
    assert 1 <= sheets <= 3
    page.emulate_media(media="print")
    assert not page.locator(".embed").is_visible()
    still(page)
    assert page.locator(".chart svg.timeline .event").count() == len(article)
    assert page.locator(".entry .body:visible").count() == len(article)
    box = page.locator("svg.timeline").bounding_box()
    assert box["height"] <= 800  # beside its heading


@pytest.mark.parametrize("lang", ["fa", "ar"])
def test_axis_list_and_counts_have_one_kind_of_digits(window, page_of, lang):
    events = events_of("date,title\n1941-08-25,A\n1941-09-16T04:15,B\n1946-05-09,C\n1953,D\n")
    page = window(page_of(events, lang=lang), 1366).page
    texts = " ".join(page.locator(".axis, .list, .kinds").all_text_contents())
    assert "1941" in texts and not re.search("[٠-٩۰-۹]", texts)
    if lang == "ar":  # Persian has no words of ours yet, and so no signs
        assert ", " not in " ".join(page.locator(".when-brief, .when time").all_text_contents())


def test_on_a_phone_no_kind_is_out_of_sight(window, page_of):
    page = window(page_of(read_events(ROOT / "docs/gallery/pandemic.csv")), 390, height=844, has_touch=True).page
    boxes = [button.bounding_box() for button in page.locator(".kinds button").all()]
    assert len(boxes) == 9
    around = page.locator(".kinds").bounding_box()  # which hides what goes beyond it
    end = around["x"] + around["width"]
    assert all(box["height"] >= 44 and box["x"] >= 0 and box["x"] + box["width"] <= end for box in boxes)
    assert max(box["y"] for box in boxes) - min(box["y"] for box in boxes) < 100  # three rows
