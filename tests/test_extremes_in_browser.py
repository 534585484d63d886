"""Lists that no one would draw by hand, and browsers that lack what the script needs."""

from __future__ import annotations

import gzip
import time

import numpy as np
import pandas as pd
import pytest
from conftest import some, until

from timeline import draw, read_events, write_html
from timeline.picture.measures import FEW, SOME


def days(n: int, **more) -> list[dict]:
    first = np.datetime64("2000-01-01")
    return [{"date": str(first + i), "title": f"E {i}", **{k: v(i) for k, v in more.items()}} for i in range(n)]


LONG = ("-9999-01-01T00:00:00", "2023-12-08T04:15:01", "2023-12-08T04:15:02", "9999-12-31T23:59:59", "-9999/9999")
EXTREMES = {
    "one lane": lambda: days(2500, lane=lambda _: "A"),
    "5,000 lanes": lambda: days(5000, lane="Lane {}".format),
    "500 kinds": lambda: days(500, kind="Kind {}".format),
    "endless words": lambda: days(60, title=lambda _: "W" * 1000, lane=lambda _: "L" * 1000, kind=lambda _: "K" * 500),
    "all on one day": lambda: [{"date": "2023-12-08", "title": f"E {i}"} for i in range(300)],
    "19,998 years with seconds": lambda: [{"date": date, "title": date} for date in LONG],
}  # fmt: skip


@pytest.mark.ci
@pytest.mark.parametrize("name", some(EXTREMES, 3))
def test_an_extreme_list_is_drawn_within_ten_seconds_and_as_high_as_so_many_may_be(window, page_of, name):
    start = time.perf_counter()
    events = read_events(pd.DataFrame(EXTREMES[name]()))
    view = window(page_of(events), height=900)
    page = view.page
    height = page.evaluate("document.querySelector('svg.timeline').getBoundingClientRect().height")
    assert draw(events).layout.height <= 900
    assert time.perf_counter() - start < 10
    assert 60 < height <= (2 * 900 if FEW < len(events) <= SOME else 900)
    assert page.evaluate("document.documentElement.scrollWidth") <= 1200
    assert page.locator("[id=':position']").inner_text() == f"{len(events):,} events"
    assert [line for line in view.console if line.startswith("error")] == []


def test_a_strip_of_the_month_before_does_not_name_the_axis(window, page_of):
    page = window(page_of(read_events(pd.DataFrame(days(60))))).page
    bold = page.evaluate(
        "[...document.querySelectorAll('svg.timeline .axis text, svg.timeline text')].map(t => t.textContent)"
    )
    assert "January 2000" in bold
    assert "December 1999" not in bold


# --- browsers that lack something ------------------------------------------------------------------

LACKING = ("DecompressionStream", "ResizeObserver", "matchMedia", "Intl.PluralRules", "String.prototype.replaceAll")
NEEDS = "The interactive chart needs JavaScript. Every event stands in the list below."
CANNOT = "This browser cannot show the chart. Every event stands in the list below."
SHOWN = """() => {
  const shown = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
  return { entries: shown('.entry .body').length, scripted: shown('.scripted').length,
    notices: shown('.notice').map((one) => one.textContent) }; }"""


def lacking(browser, path, thing: str):
    page = browser.new_page(viewport={"width": 1200, "height": 900})
    page.add_init_script(f"delete window.{thing}; window.{thing} = undefined;" if thing else "")
    page.goto(path.as_uri())
    return page


@pytest.mark.parametrize("thing", LACKING[1:])
def test_a_browser_that_lacks_something_shows_the_whole_list_and_says_so(browser, page_of, thing):
    page = lacking(browser, page_of(read_events(pd.DataFrame(days(40, description="Told {}".format)))), thing)
    seen = page.evaluate(SHOWN)
    page.close()
    assert seen == {"entries": 40, "scripted": 0, "notices": [CANNOT]}


def test_where_the_script_may_not_run_the_list_is_whole_too(browser, page_of):
    path = page_of(read_events(pd.DataFrame(days(40, description="Told {}".format))))
    path.write_text(path.read_text("utf-8").replace('"use strict"', '"use  strict"'), "utf-8")  # another hash
    page = lacking(browser, path, "")
    seen = page.evaluate(SHOWN)
    page.close()
    assert seen == {"entries": 40, "scripted": 0, "notices": [NEEDS]}


@pytest.mark.parametrize("odd", ['"use  strict"', '"use strict"; let let'])
def test_where_the_script_of_a_long_list_may_not_run_or_cannot_be_read_it_is_as_without_one(window, page_of, odd):
    path = page_of(read_events(pd.DataFrame(days(60))))
    text = path.read_text("utf-8")
    assert text.count("<script>") == 2
    path.write_text(text.replace('"use strict"', odd, 1), "utf-8")
    page = window(path, wait="", bypass_csp="let" in odd).page
    until(page, "!document.documentElement.classList.contains('js')")
    assert page.locator(".entry:visible").count() == 60
    assert page.locator(".scripted:visible").count() == 0
    assert page.locator(".notice:visible").all_text_contents() == [NEEDS]


@pytest.fixture(scope="module")
def hundred_thousand(tmp_path_factory):
    path = tmp_path_factory.mktemp("many") / "many.html"
    write_html(read_events(pd.DataFrame({"date": [f"{1000 + i % 1000}" for i in range(100_000)], "title": "E"})), path)
    return path


@pytest.mark.ci
@pytest.mark.parametrize("thing", some(LACKING[:3], 1))
def test_a_hundred_thousand_events_are_offered_as_csv_where_they_cannot_be_shown(browser, hundred_thousand, thing):
    page = lacking(browser, hundred_thousand, thing)
    page.wait_for_selector("html.failed", state="attached")
    seen = page.evaluate(SHOWN)
    assert seen["scripted"] == 0
    assert "100,000 events are too many" in seen["notices"][0]
    assert "This browser cannot show the events." in seen["notices"]
    with page.expect_download() as download:
        page.locator("a[download='events.csv.gz']").click()
    with gzip.open(download.value.path(), "rt", encoding="utf-8") as file:
        assert sum(1 for _ in file) == 100_001
    page.close()
