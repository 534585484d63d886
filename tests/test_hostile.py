"""Cells that would like to be more than text, in a real browser."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pandas as pd
import pytest
from conftest import events_of, some
from payloads import NAMED, PAYLOADS
from seen import RESTED, still

from timeline import EventsError, draw, read_events
from timeline.chart.rendered import rendered
from timeline.commands.page import readable
from timeline.commands.shell import main
from timeline.page import html as page
from timeline.read.signs import shown
from timeline.schema import NAMES

TEXT = (
    "title", "lane", "kind", "place", "description", "paragraph", "cue", "source", "sentence", "an unknown column",
    "image_alt", "image_credit",
)  # fmt: skip
CHECKED = (
    "date", "id", "source_date", "relative_to", "offset", "other_dates", "check_url", "importance",
)  # fmt: skip


def armed(payloads: list[str]) -> pd.DataFrame:
    """Events with a payload in every cell that takes free text and in a column's name, one event a payload."""
    rows = [
        {
            "date": f"2023-12-{day:02d}", "id": f"e{day}", **dict.fromkeys(TEXT, payload),
            "image": "https://example.org/i.jpg", f"x {payload}": "value",
            "other_dates": f"2023-12-{day:02d} {payload.replace(';', ',')}",
        }
        for day, payload in enumerate(payloads, 1)
    ]  # fmt: skip
    rows += [{"kind": "note", "date": "2023-12-01/2023-12-31", "title": payload} for payload in payloads]
    return read_events(pd.DataFrame(rows))


HALVES = [list(NAMED)[:10], list(NAMED)[10:]]  # no more kinds on one page than have colours of their own


@pytest.mark.parametrize("names", HALVES)
def test_a_payload_in_every_cell_is_text_and_nothing_else(window, page_of, names):
    payloads = [NAMED[name] for name in names]
    every = " ".join(payloads)
    path = page_of(armed(payloads), title=every, description=every, source=every)
    view = window(path)
    for day, payload in enumerate(payloads, 1):
        entry = view.page.locator(f"#e{day}")
        entry.locator(".title a").evaluate("link => link.click()")
        assert entry.locator(".title").text_content() == payload.strip()
        assert entry.locator(".text").text_content() == payload.strip()
        assert payload.strip() in entry.locator("dl").text_content()
    view.page.locator(".lead").hover()
    still(view.page, RESTED)
    assert view.dialogs == []
    assert view.asked == []
    assert view.page.evaluate("window.hacked") is None
    assert view.page.url.split("#")[0] == path.as_uri()
    assert view.page.locator("h1").text_content() == every
    assert view.console == []


REFUSED = [(column, name) for column in CHECKED for name in NAMED if (column, name) != ("id", "prototype")]


@pytest.mark.parametrize(("column", "name"), REFUSED)
def test_a_checked_column_refuses_every_payload(column, name):
    payload = NAMED[name]
    frame = pd.DataFrame([{"date": "2023", "title": "A", column: payload}, {"date": "2023", "title": "B"}])
    with pytest.raises(EventsError):
        read_events(frame)


#: How many events a page has, and how many it writes out: each opens with another script.
SIZES = {
    "few": (slice(40), 3000),
    "on demand": (slice(80), 5),
    "more": (slice(30, 80), 3000),
    "many": (slice(80), 3000),
}
#: All that an open entry says, and the CSV that the page offers, of every event.
TOLD = """async () => {
  for (const link of document.querySelectorAll('.entry .title a')) link.click();
  await new Promise((done) => setTimeout(done, 200));
  return Object.fromEntries([...document.querySelectorAll('.entry')].map((entry) => [entry.id,
    [entry.querySelector('.title').textContent.trim(), entry.textContent]]));
}"""


def assert_quiet(view):
    assert view.dialogs == []
    assert [url for url in view.asked if not url.startswith("about:")] == []
    assert view.page.evaluate("window.hacked") is None


@pytest.mark.parametrize("size", some(SIZES))
def test_eighty_payloads_are_text_in_pages_of_every_size_and_in_what_is_taken_along(
    window, page_of, tmp_path, monkeypatch, size
):
    part, listed = SIZES[size]
    payloads = PAYLOADS[:80][part]
    monkeypatch.setattr(page, "LISTED", listed)
    events = hostile(payloads)
    path = page_of(events, title=payloads[0], description=" ".join(payloads), source=payloads[-1])
    view = window(path, accept_downloads=True)
    told = view.page.evaluate(TOLD)
    wanted = dict(zip(events["id"], events["title"]))
    for event, (title, _) in told.items():
        assert title == " ".join(wanted[event].split()) or title == wanted[event].strip()
    assert len(told) == len(payloads) or size == "on demand"
    for number, kind in enumerate(("svg", "csv", "svg")):
        if number == 2:  # what a reader searches for stands in a picture, too
            view.page.locator("input[type=search]").first.fill(f"{payloads[1]}\x01")
        with view.page.expect_download() as download:
            view.page.locator(f"[data-save={kind}]").click()
        download.value.save_as(tmp_path / f"saved-{size}-{number}.{kind}")
        assert not set(download.value.suggested_filename) & set('/\\<>:"|?*')
    assert_quiet(view)
    for number in (0, 2):
        saved = tmp_path / f"saved-{size}-{number}.svg"
        elements = {node.tag.split("}")[-1] for node in ElementTree.parse(saved).iter()}
        assert {"script", "foreignObject", "image", "a"}.isdisjoint(elements)
        assert_quiet(window(saved, wait=""))


def hostile(payloads):
    """An event a payload, which stands in every cell and in the name of a file's column."""
    rows = [
        {"date": f"2023-{1 + n // 20:02d}-{1 + n % 20:02d}", "id": f"e{n}", **dict.fromkeys(TEXT, payload),
         "lane": payloads[n % 5], "kind": payloads[n % 7], "media": payload, "media_caption": payload,
         "display_date": payload, "other_dates": f"2023-12 {payload.replace(';', ',')}"}
        for n, payload in enumerate(payloads)
    ]  # fmt: skip
    return read_events(pd.DataFrame(rows))


@pytest.mark.parametrize("ending", ["svg", "html"])
def test_eighty_payloads_are_text_in_the_figures_picture_and_page(window, tmp_path, ending):
    figure = draw(hostile(PAYLOADS[:80]), heading=True)
    path = tmp_path / f"figure.{ending}"
    if ending == "svg":
        path.write_bytes(rendered(figure, "svg", 700))
        ElementTree.parse(path)
    else:
        figure.write_html(path)
    view = window(path, wait="" if ending == "svg" else ".textpoint text")
    still(view.page, RESTED)
    assert_quiet(view)


@pytest.mark.parametrize("payload", some([text for text in PAYLOADS if "/" not in text and len(text) < 200][:12]))
def test_a_file_that_is_called_like_a_payload_is_the_headline_as_text(window, tmp_path, payload):
    source = tmp_path / f"{payload}.csv"
    source.write_text("date,title\n2023-12-08,A\n")
    assert main([str(source), "-o", str(tmp_path / "t.html")]) == 0
    view = window(tmp_path / "t.html")
    assert view.page.locator("h1").text_content() == readable(shown(source.stem))
    assert_quiet(view)


def test_escaping_alone_holds(window, page_of):
    """The first wall, with the second removed: no policy, and still only text."""
    path = page_of(armed(["".join(PAYLOADS[at : at + 10]) for at in range(0, len(PAYLOADS), 10)]))
    text = path.read_text("utf-8")
    path.write_text(re.sub(r'<meta http-equiv="?Content-Security-Policy"?[^>]*>', "", text, count=1), "utf-8")
    view = window(path)
    assert view.dialogs == []
    assert view.asked == []
    assert view.page.evaluate("window.hacked") is None


def test_the_policy_alone_holds(window, page_of, monkeypatch):
    """The second wall, with the first removed: no escaping, and still no script runs and nothing is fetched."""
    monkeypatch.setattr(page, "_ENVIRONMENT", page._ENVIRONMENT.overlay(autoescape=False))
    payloads = [NAMED[name] for name in ("script", "handler", "svg", "iframe", "end of script")]
    view = window(page_of(armed(payloads)), wait="")
    still(view.page, RESTED)
    view.page.evaluate("dispatchEvent(new Event('beforeprint'))")  # what is held as text becomes elements
    assert view.page.locator("img[onerror]").count() > 0
    assert view.dialogs == []
    assert [url for url in view.answered[1:] if not url.startswith(("data:", "blob:", "about:"))] == []
    assert view.page.evaluate("window.hacked") is None


def test_a_figure_shows_hostile_text_as_typed(window, tmp_path):
    figure = draw(events_of('date,title\n2023-12-08,"<b>x</b> <a href=""javascript:alert(1)"">y</a> $z$ %{x}"\n'))
    path = tmp_path / "figure.html"
    figure.write_html(path)
    view = window(path, wait=".textpoint text")
    shown = view.page.locator(".textpoint text").first.text_content()
    assert " ".join(shown.split()) == '<b>x</b> <a href="javascript:alert(1)">y</a> $z$ %{x}'
    assert view.page.locator(".textpoint a").count() == 0


def test_every_column_is_either_free_text_or_checked():
    # A label is a short title, tried in test_story.py; an image is looked for when a page is made, in test_images.py.
    assert {*TEXT, *CHECKED, "label", "image"} == {*NAMES, "an unknown column"}


def test_events_in_file_frame_chart_and_list_are_the_same_set(window, page_of, article):
    page_ = window(page_of(article)).page
    listed = page_.evaluate("[...document.querySelectorAll('.entry')].map(e => e.id)")
    drawn = page_.evaluate("[...document.querySelectorAll('svg.timeline .event')].map(e => e.dataset.id)")
    assert sorted(listed) == sorted(drawn) == sorted(article["id"])
