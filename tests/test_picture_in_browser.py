"""What the page's picture promises: forms told truthfully, labels clear of everything, counts that add up."""

from __future__ import annotations

import pytest
from conftest import ROOT, events_of, some
from seen import COUNTED, LABELLED, MARKED, OUTSIDE, SHOWN, TOUCHES, boxes, still, whole, zoom_in
from sets import SETS, benchmark, public_list

from timeline import read_events

SOME = {
    **SETS,
    "history": lambda: read_events("tests/data/long_history.csv"),
    "night": lambda: read_events("tests/data/one_night.csv"),
    "60": lambda: read_events(benchmark(60)),
}


@pytest.mark.parametrize("name", some(dict.fromkeys(["article", "spans in spans", *SOME]), 1))
def test_no_label_touches_anything_and_counts_add_up_at_any_width_and_zoom(
    window, page_of, article, name, monkeypatch, request
):
    monkeypatch.chdir(request.config.rootpath)
    events = article if name == "article" else SOME[name]()
    path = page_of(events)
    page = window(path, 700, height=800, reduced_motion="reduce").page
    for width in (700, 1024, 1366, 2560) if name in ("article", "spans in spans", "long titles") else (700, 1366):
        page.set_viewport_size({"width": width, "height": 800})
        still(page)
        whole(page)
        for times, zoom in ((0, 1), (1, 2), (2, 8)):
            zoom_in(page, times)
            assert page.evaluate(TOUCHES) == [], (width, zoom)
            marks, labels, counted, outside = (page.evaluate(one) for one in (MARKED, LABELLED, COUNTED, OUTSIDE))
            assert len(marks) + counted + outside == len(events), (width, zoom)
            if len(marks) + counted <= 40:
                assert sorted(labels) == sorted(marks) and counted == 0, (width, zoom)


FORMS = [
    ("2023-06-10", "disc", "a known day is a disc"),
    ("2023-06", "dashes", "an unknown day is a dashed pill"),
    ("[2023-05-01..2023-07-01]", "dashes", "an unknown day in a range is a dashed pill"),
    ("2023-05-01/2023-07-01", "cap", "a state is a bar with caps at its known ends"),
    ("2023-05/..", "cap", "what goes on has an arrow"),
    ("2023-06~", "dashes.about", "about is dotted"),
    ("2023-06-10?", "doubt", "perhaps is dotted"),
    ("{2023-05-10,2023-06-10}", "thread", "several days are joined by a thread"),
]


@pytest.mark.parametrize(("date", "part", "why"), some(FORMS, 4))
def test_each_form_of_a_date_has_its_shape(window, page_of, date, part, why):
    events = events_of(f'date,title,id\n2023-01-01,First,first\n"{date}",It,it\n2023-12-31,Last,last\n')
    page = window(page_of(events, fold=False), 1366).page
    assert page.locator(f"[data-id=it] .{part}").count() >= 1, why


def test_what_is_about_then_is_dotted_and_what_is_some_time_within_dashed(window, page_of):
    dates = {
        "first": "2023-01-01",
        "within": "2023-04",
        "about": "2023-07~",
        "day": "2023-10-03~",
        "last": "2023-12-31",
    }
    rows = "".join(f"{date},It,{name}\n" for name, date in dates.items())
    page = window(page_of(events_of("date,title,id\n" + rows), fold=False), 1366).page
    edges = page.evaluate(
        "['within .dashes', 'about .dashes', 'day .doubt'].map((part) => getComputedStyle(document.querySelector("
        "'.event[data-id=' + part.replace(' ', '] '))).strokeDasharray.replace(/px/g, ''))"
    )
    assert edges[0] == "6, 3.5"
    assert edges[1] == edges[2] != edges[0]
    assert edges[1].startswith("0, ")


def test_an_unknown_day_has_no_symbol_in_its_middle(window, page_of):
    page = window(page_of(events_of("date,title,id\n2023-01-01,First,\n2023-06,It,it\n2023-12-31,Last,\n")), 1366).page
    assert page.locator("[data-id=it] .disc").count() == 0


SYMBOLS = "[...document.querySelectorAll('.event')].filter(e => e.querySelector('.symbol')).map(e => e.dataset.id)"


def test_an_outline_of_a_date_that_nobody_knows_holds_the_symbol_of_its_kind(window, page_of):
    dates = {"day": "2023-02-01", "month": "2023-06", "about": "2023-04-01~", "lasted": "2023-08-01/2023-11-01"}
    rows = "".join(
        f"{date},{name} of {kind},{name}-{kind},{kind}\n" for kind in "abcde" for name, date in dates.items()
    )
    rows += "2023,All of a grey year,year-d,d\n2023,All of a year with a colour,year-a,a\n"
    rows += "".join(f"2023-05-0{n},More,,{kind}\n" for kind in "abc" for n in (1, 2))
    page = window(page_of(events_of("date,title,id,kind\n" + rows), fold=False), 1366).page
    small = {f"about-{kind}" for kind in "abcde"}
    # What lasted is told by its colour, where no other kind has it.
    bars = {"lasted-d", "lasted-e"}
    # In a wide outline it would stand at a time that is no likelier than others: it has it, clear of the title, only
    # where no colour tells the kind.
    wide = {"year-d", "month-d", "month-e"}
    assert set(page.evaluate(SYMBOLS)) == small | bars | wide
    free = "(() => { const event = document.querySelector('[data-id=year-d]'), box = e => e.getBoundingClientRect();"
    assert page.evaluate(
        f"{free} const [mark, label, symbol] = ['.mark', '.label', '.symbol']"
        ".map(one => box(event.querySelector(one))); "
        "return symbol.left > mark.left && symbol.right < mark.right && "
        "(symbol.right < label.left || symbol.left > label.right); })()"
    )
    inside = page.evaluate(
        "(ids) => ids.map(id => { const event = document.querySelector(`.event[data-id=${id}]`), [symbol, ink] = "
        "['.symbol', '.mark'].map(part => event.querySelector(part).getBoundingClientRect()); "
        "return [symbol.left - ink.left, ink.right - symbol.right]; })",
        sorted(small | bars),
    )
    assert all(min(sides) >= 0 for sides in inside)
    # In the list too: a ring about the symbol of whatever nobody knows, and of nothing else.
    ringed = "[...document.querySelectorAll('[data-sort=about], [data-sort=unsure]')].map(e => e.id)"
    assert set(page.evaluate(ringed)) == small | {f"month-{kind}" for kind in "abcde"} | {"year-a", "year-d"}
    vertical = window(page.url, 390).page
    assert set(vertical.evaluate(SYMBOLS)) >= {"about-d", "about-e"}


def test_where_there_is_one_kind_no_outline_holds_a_symbol(window, page_of):
    page = window(page_of(events_of("date,title\n2023-01,It\n2023-06-01,Other\n2024-08~,More\n")), 1366).page
    assert page.evaluate(SYMBOLS) == []


def test_what_is_about_its_start_runs_out_to_it(window, page_of):
    rows = "2023-10~/2023-12-11,About,about\n2023-10/2023-12-11,Some day,within\n2022-01-01,First,first\n"
    page = window(page_of(events_of("date,title,id\n" + rows), fold=False), 1366).page
    fills = (
        "[...document.querySelectorAll('.event[data-id=%s] .mark')].map(e => e.getAttribute('fill')).filter(Boolean)"
    )
    assert len(page.evaluate(fills % "about")) == 1
    assert page.evaluate(fills % "about")[0].startswith("url(#fade-left")
    assert page.evaluate(fills % "within") == []
    # Of which no day is sure: an edge that runs out to either side, and none between them.
    events = events_of("date,title,id\n2023-10~/2023-11~,About,about\n2022-01-01,First,first\n")
    page = window(page_of(events, fold=False), 1366).page
    assert page.locator(".event[data-id=about] .dashes").count() == 2


@pytest.mark.parametrize(
    "date", some(["/2023-06-10", "[2023-06-10..]", "../2023-06-10", "[..2023-06-10]", "2023-06-10/"])
)
def test_an_end_that_nobody_knows_fades_out_and_claims_no_more_than_120_px(window, page_of, date):
    events = events_of(f"date,title,id\n2003-01-01,First,\n{date},It,it\n2043-12-31,Last,\n")
    page = window(page_of(events, fold=False), 1366).page
    for times in (0, 2):
        zoom_in(page, times)
        page.locator("#it .title a").evaluate("link => link.click()")
        box = boxes(page)["it"]
        assert box[2] - box[0] <= 124


def test_an_open_end_reaches_the_edge_and_no_further(window, page_of):
    page = window(page_of(events_of("date,title,id\n2003-01-01,First,\n2013/..,It,it\n2023-12-31,Last,\n")), 1366).page
    frame = page.locator(".chart").bounding_box()
    assert abs(boxes(page)["it"][2] - frame["x"] - frame["width"]) <= 1


def test_bars_are_cut_by_the_torn_gaps(window, article_page):
    page = window(article_page, 1366).page
    path = page.locator("[data-id=hamas-rules-gaza] .area").first.get_attribute("d")
    assert path.count("M") == 4  # in 2007, 2022, 2023 and 2024
    assert page.locator(".break").count() == 5
    assert page.locator(".axis .length").count() == 5


def test_a_switch_shows_what_the_source_alone_says_and_counts_the_days(window, article_page):
    page = window(article_page, 1366).page
    assert page.locator(".known").inner_text() == "11 exact dates after checking; in the source itself: 1"
    solid = (
        "[...document.querySelectorAll('.lane .event')].filter(e => "
        "e.querySelector('.disc:not(.doubt)')).map(e => e.dataset.id)"
    )
    assert len(page.evaluate(solid)) == 10  # and the report's line
    page.locator("[data-dates=source]").click()
    still(page)
    assert len(page.evaluate(MARKED)) == 20  # on the way too
    still(page)
    assert page.evaluate(solid) == ["war-begins"]
    assert page.evaluate("location.hash") == "#?dates=source"
    assert page.locator(".known").inner_text() == "1 exact date in the source itself; after checking: 11"
    assert page.evaluate(TOUCHES) == []
    page.locator("[data-dates=checked]").click()
    still(page)
    assert len(page.evaluate(solid)) == 10


def test_in_either_reading_every_date_is_drawn_whole(window, article_page):
    page = window(article_page, 1366).page
    marks = (
        "[...document.querySelectorAll('.event .mark')]"
        ".map(e => [e.closest('.event').dataset.id, e.getBoundingClientRect()])"
    )
    for reading in ("source", "checked"):
        page.locator(f"[data-dates={reading}]").click()
        axis = page.locator(".axis .base").bounding_box()
        outside = (
            f"{marks}.filter(([, {{ left, right }}]) => left < {axis['x']} || right > {axis['x'] + axis['width']})"
        )
        assert page.evaluate(outside) == [], reading


def test_a_window_that_is_zoomed_in_shows_the_same_time_in_either_reading(window, article_page):
    page = window(f"{article_page.as_uri()}#?from=2023-11-01&to=2023-12-20", 1366).page
    named = "[...document.querySelectorAll('.axis text')].map(e => e.textContent)"
    before = page.evaluate(named)
    assert "November" in " ".join(before)
    page.locator("[data-dates=source]").click()
    assert page.evaluate(named) == before


@pytest.mark.parametrize(("width", "way"), [(1366, (1, 0)), (390, (0, 1))])
def test_what_others_say_is_hollow_beside_the_chosen_event_and_told_in_its_entry(window, article_page, width, way):
    page = window(article_page, width).page
    assert page.locator("svg.timeline .other").count() == 0
    page.evaluate("location.hash = '#blinken-call'")
    page.locator("svg.timeline .other").wait_for()
    assert page.locator("svg.timeline .doubted").evaluate("e => getComputedStyle(e).strokeDasharray") != "none"
    other, own = (page.locator(f"svg.timeline {where}").first.bounding_box() for where in
                  (".other", "[data-id=blinken-call] .disc"))  # fmt: skip
    apart = [other[a] + other[s] / 2 - own[a] - own[s] / 2 for a, s in (("x", "width"), ("y", "height"))]
    assert sum(x * y for x, y in zip(apart, way)) > 3  # a day later
    entry = page.locator(".entry#blinken-call")
    assert "Others say\n2 December 2023 (Baghdad)" in entry.inner_text()
    assert "Relations imply\nbetween 1 and 9 December 2023" in entry.inner_text()
    page.locator("[data-dates=source]").click()
    still(page)
    assert page.locator("svg.timeline .other").count() == 0


@pytest.mark.parametrize("width", [1366, 390])
def test_a_set_that_is_open_goes_on_to_the_edge(window, page_of, width):
    page = window(page_of(events_of('date,title,id\n1950,First,\n"{1960,1961-12..}",It,it\n1970,Last,\n')), width).page
    box, frame = boxes(page)["it"], page.locator("svg.timeline").bounding_box()
    ends = (2, "x", "width") if width > 1000 else (3, "y", "height")
    assert box[ends[0]] >= frame[ends[1]] + frame[ends[2]] - 6


def test_a_file_without_dates_of_its_source_has_no_such_switch(window, page_of):
    page = window(page_of(events_of("date,title\n2023,A\n2024,B\n")), 1366).page
    assert page.locator("[data-dates]").count() == 0


@pytest.mark.parametrize(("touch", "least"), [(False, 24), (True, 44)])
def test_mark_and_label_are_one_target_and_high_enough(window, article_page, touch, least):
    page = window(article_page, 1366, has_touch=touch, is_mobile=touch).page
    found = page.evaluate("""() => [...document.querySelectorAll('svg.timeline .event')].map(e => {
      const hit = e.querySelector('.hit').getBoundingClientRect(),
        label = e.querySelector('.label').getBoundingClientRect();
      return [hit.height, hit.left <= label.left + 1 && hit.right >= label.right - 1]; })""")
    assert min(height for height, _ in found) >= least
    assert all(holds for _, holds in found)


def test_the_axis_names_months_at_their_true_start_and_only_the_chosen_day(window, article_page):
    page = window(article_page, 1366).page
    bold = [text.text_content() for text in page.locator(".axis .bold").all()]
    named = [name for name in bold if name.split()[0] in ("October", "November", "December")]
    assert named == ["October 2023", "November", "December"]
    assert page.locator(".flag text").count() == 0
    november = next(
        text for text in page.locator(".axis .bold").all() if text.text_content() == "November"
    ).bounding_box()["x"]
    call, war = (boxes(page)[event] for event in ("blinken-visit", "war-begins"))
    day = ((call[0] + call[2]) - (war[0] + war[2])) / 2 / 29  # from 7 October to 5 November
    assert abs((call[0] + call[2]) / 2 - 4 * day - november) < 6


def test_no_name_on_the_axis_is_cut_off(window, article_page):
    page = window(article_page, 700).page
    for width in (700, 768, 1366):
        page.set_viewport_size({"width": width, "height": 900})
        still(page)
        ends = page.evaluate("""() => {
          const svg = document.querySelector('svg.timeline'), end = svg.getBoundingClientRect().right;
          return [...svg.querySelectorAll('text')].map((text) => text.getBoundingClientRect().right - end);
        }""")
        assert max(ends) <= 9  # of the 20 px between chart and list, or the 24 to the window's edge


def test_a_ticks_unit_follows_the_zoom(window, article_page):
    page = window(article_page, 1366).page
    zoom_in(page, 1)
    page.locator("#blinken-visit .title a").evaluate("link => link.click()")
    zoom_in(page, 4)
    days = [text.text_content() for text in page.locator(".axis .fine").all()]
    assert {"3", "4", "6"} <= {*days} and not any(":" in day for day in days)  # no date in it has a time


def test_what_is_important_is_labelled_first(window, page_of):
    rows = public_list(500).assign(importance="")
    rows.loc[::50, "importance"] = "5"
    events = read_events(rows)
    labelled = window(page_of(events), 1024).page.evaluate(LABELLED)
    assert set(events.loc[events["importance"].notna(), "id"]) <= set(labelled)


def test_of_several_tags_the_first_is_the_band_and_all_are_found(window, page_of):
    page = window(page_of(events_of("date,title,lane\n2001,A,War; Sea\n2002,B,War\n2003,C,Peace; Sea\n"))).page
    assert page.evaluate("[...document.querySelectorAll('.lane')].map(g => g.dataset.lane)") == ["War", "Peace"]
    page.get_by_label("Search", exact=True).fill("sea")
    still(page)
    assert page.evaluate(SHOWN) == ["a", "c"]


def test_at_most_eight_bands_are_drawn_and_the_last_is_shared(window, page_of):
    rows = "".join(
        f"2023-{1 + n % 12:02d}-{1 + n // 12:02d},Event {n},Lane {min(n % 13, 12 - n % 2):02d}\n" for n in range(39)
    )
    page = window(page_of(events_of("date,title,lane\n" + rows)), 1366).page
    lanes = [lane.get_attribute("data-lane") for lane in page.locator(".lane").all()]
    assert len(lanes) == 8
    assert lanes[-1] == "other lanes"
    assert len(page.evaluate(MARKED)) + page.evaluate(COUNTED) == 39
    key = page.locator(".key .shared")
    assert key.locator("summary").inner_text() == "other lanes: 6"
    shared = set(key.locator("bdi").all_text_contents())
    assert shared == {f"Lane {n:02d}" for n in range(13)} - set(lanes) and len(shared) == 6


@pytest.mark.parametrize(
    ("kinds", "slots", "last"),
    [
        (6, "012345", "kind 5"), (9, "012345678", "kind 8"), (12, "012333345678", "kind 11"),
        (15, "012333345678", "other kinds"),
    ],
)  # fmt: skip
def test_kinds_beyond_three_are_grey_each_with_its_symbol_and_up_to_twelve_have_a_button(
    window, page_of, kinds, slots, last
):
    rows = "".join(f"{2000 + n},E{n},kind {n}\n" for n in range(kinds))
    page = window(page_of(events_of("date,title,kind\n" + rows)), 1366).page
    assert (
        page.evaluate("[...document.querySelectorAll('button[data-kind]')].map(b => b.dataset.slot).join('')") == slots
    )
    colours = page.evaluate(
        "[...document.querySelectorAll('button[data-kind] i')].map(icon => getComputedStyle(icon).backgroundColor)"
    )
    assert len(set(colours)) == 4
    assert len(set(colours[3:])) == 1
    assert last in page.locator("button[data-kind] bdi").all_inner_texts()


@pytest.mark.parametrize(("width", "height"), some([(1366, 768), (1920, 1080), (2560, 1440)]))
def test_search_and_buttons_stand_beside_the_headline_and_not_on_it(window, article_page, width, height):
    page = window(article_page, width, height=height).page
    headline, search, chart = (
        page.locator(what).bounding_box() for what in ("h1", "input[type=search]", "svg.timeline")
    )
    assert abs(search["y"] - headline["y"]) < 20
    glyphs = page.evaluate("""() => {
      const range = new Range(); range.selectNodeContents(document.querySelector('h1'));
      return range.getBoundingClientRect().right; }""")
    assert glyphs < search["x"]
    # The key has two lines: it keeps room for what the source's reading and a relation add to it.
    rem = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize) / 16")
    assert chart["y"] < (105 + 24 * 2) * rem


LABEL_LINES = (
    "[...document.querySelectorAll('.event .label')].map(e => Math.max(e.querySelectorAll('tspan').length, 1))"
)


@pytest.mark.parametrize(("height", "lines"), [(768, 2), (1080, 1)])
def test_titles_have_one_line_where_rows_have_room_to_spare(window, article_page, height, lines):
    assert max(window(article_page, 1366, height=height).page.evaluate(LABEL_LINES)) == lines


def test_no_title_has_a_line_under_it_where_hardly_another_has_one(window, page_of):
    page = window(page_of(read_events(ROOT / "docs/gallery/company.csv")), 1000).page
    counts = []
    for width in range(1030, 1900, 60):
        page.set_viewport_size({"width": width, "height": 768})
        still(page)
        counts.append(page.locator("svg.timeline .detail").count())
    assert not {1, 2} & {*counts} and max(counts) >= 3
