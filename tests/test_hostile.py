"""Cells that would like to be more than text, in a real browser."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from conftest import events_of
from seen import still

from timeline import EventsError, draw, read_events
from timeline.page import html as page
from timeline.schema import NAMES

PAYLOADS = {
    "script": "<script>window.hacked=1;alert(1)</script>",
    "end of script": "</script><script>window.hacked=1;alert(1)</script>",
    "comment": "<!--<script>window.hacked=1",
    "handler": '"><img src=x onerror="window.hacked=1;alert(1)">',
    "svg": "<svg onload=window.hacked=1;alert(1)>",
    "iframe": '<iframe srcdoc="<script>parent.hacked=1</script>"></iframe>',
    "quote": "' onmouseover='window.hacked=1' x='",
    "javascript link": "javascript:window.hacked=1;alert(1)",
    "refresh": '<meta http-equiv="refresh" content="0;url=https://example.org/">',
    "base": '<base href="https://example.org/">',
    "style": "</style><style>*{display:none}</style>",
    "line separator": "a\u2028window.hacked=1\u2029b",
    "override": "\u202egnp.exe\u202c",
    "plotly html": '<b>bold</b> <a href="javascript:window.hacked=1">link</a> <br> &lt;i&gt;',
    "plotly template": "%{x} %{customdata} <extra>x</extra>",
    "mathjax": "$\\href{javascript:window.hacked=1}{x}$",
    "formula": '=HYPERLINK("https://example.org","x")',
    "template": "{{ 7*7 }} {% raw %} ${7*7}",
    "prototype": "__proto__",
}
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


HALVES = [list(PAYLOADS)[:10], list(PAYLOADS)[10:]]  # no more kinds on one page than have colours of their own


@pytest.mark.parametrize("names", HALVES)
def test_a_payload_in_every_cell_is_text_and_nothing_else(window, page_of, names):
    payloads = [PAYLOADS[name] for name in names]
    every = " ".join(payloads)
    path = page_of(armed(payloads), title=every, description=every, source=every)
    view = window(path)
    for day, payload in enumerate(payloads, 1):
        entry = view.page.locator(f"#e{day}")
        entry.locator(".title a").evaluate("link => link.click()")
        assert entry.locator(".title").text_content() == payload.strip()
        assert entry.locator(".description").text_content() == payload.strip()
        assert payload.strip() in entry.locator("dl").text_content()
    view.page.locator(".lead").hover()
    still(view.page)
    assert view.dialogs == []
    assert view.asked == []
    assert view.page.evaluate("window.hacked") is None
    assert view.page.url.split("#")[0] == path.as_uri()
    assert view.page.locator("h1").text_content() == every
    assert view.console == []


REFUSED = [(column, name) for column in CHECKED for name in PAYLOADS if (column, name) != ("id", "prototype")]


@pytest.mark.parametrize(("column", "name"), REFUSED)
def test_a_checked_column_refuses_every_payload(column, name):
    payload = PAYLOADS[name]
    frame = pd.DataFrame([{"date": "2023", "title": "A", column: payload}, {"date": "2023", "title": "B"}])
    with pytest.raises(EventsError):
        read_events(frame)


def test_escaping_alone_holds(window, page_of):
    """The first wall, with the second removed: no policy, and still only text."""
    path = page_of(armed(["".join(PAYLOADS.values())]))
    text = path.read_text("utf-8")
    path.write_text(re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text, count=1), "utf-8")
    view = window(path)
    assert view.dialogs == []
    assert view.asked == []
    assert view.page.evaluate("window.hacked") is None


def test_the_policy_alone_holds(window, page_of, monkeypatch):
    """The second wall, with the first removed: no escaping, and still no script runs and nothing is fetched."""
    monkeypatch.setattr(page, "_ENVIRONMENT", page._ENVIRONMENT.overlay(autoescape=False))
    payloads = [PAYLOADS[name] for name in ("script", "handler", "svg", "iframe", "end of script")]
    view = window(page_of(armed(payloads)), wait="")
    still(view.page)
    assert view.page.locator("img[onerror]").count() > 0  # they are in the page as elements
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
