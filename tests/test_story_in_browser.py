"""What a story needs, by use in a browser."""

from __future__ import annotations

import pytest
from conftest import events_of

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
    page.wait_for_timeout(100)
    assert page.evaluate(LABELS) == ["Lake treaty"]
    entry = page.locator(".entry:visible")
    assert entry.count() == 1
    assert entry.locator(".title").inner_text() == "A treaty that nine countries sign in a hall by the lake"
