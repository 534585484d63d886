"""Cells called like something of the browser, the script or Plotly: names, templates and keys to nobody."""

from __future__ import annotations

import pandas as pd
import pytest
from seen import still

from timeline import draw, read_events

IDS = """__proto__ constructor prototype toString valueOf hasOwnProperty isPrototypeOf __defineGetter__ __lookupSetter__
propertyIsEnumerable toLocaleString Plotly window document location history navigator screen self top parent frames
name status length closed opener origin performance crypto console alert fetch Map Set Array Object String Number
Symbol Promise Intl JSON Math Date URL Blob Response DecompressionStream IntersectionObserver ResizeObserver
matchMedia getComputedStyle requestAnimationFrame addEventListener data list state view plan scale chart stage search
entries key rails csv arrays blank trouble body head root undefined null NaN true""".split()
LANES = [*IDS, "%{…}", "%{x}", "⟦title⟧", "⟦id⟧", "{{ title }}"]
KINDS = ["__proto__", "constructor", "%{y}", "⟦lane⟧"]


def named(n: int) -> pd.DataFrame:
    """Events of which the first have these ids, lanes and kinds, titles and columns that are templates."""
    rows = [
        {
            "date": f"20{i % 100:02d}-{1 + i % 12:02d}", "title": LANES[i % len(LANES)] + " ⟦when⟧ $& $1",
            "id": IDS[i] if i < len(IDS) else f"e{i}", "lane": LANES[i % len(LANES)], "kind": KINDS[i % 4],
            "description": "⟦title⟧ %{x}", "__proto__": "⟦id⟧", "constructor": "c",
        }
        for i in range(n)
    ]  # fmt: skip
    return read_events(pd.DataFrame(rows))


SEEN = """() => ({
  labelled: document.querySelectorAll('svg.timeline .event').length,
  counted: [...document.querySelectorAll('svg.timeline .strip')].length,
  total: document.getElementById(':position').textContent,
})"""
#: What an entry says once the address has brought the page to it.
OPENED = """async (ids) => {
  const told = [];
  for (const id of ids) {
    location.hash = '#' + encodeURIComponent(id);
    const entry = () => document.querySelector(`li[id="${id}"][aria-current]`);
    for (const start = performance.now(); !entry() && performance.now() - start < 8000;)
      await new Promise((go) => setTimeout(go, 10));
    const text = (node) => node.textContent;
    told.push([entry()?.id, ...['.title', '.text'].map((part) => text(entry().querySelector(part))),
      ...[...entry().querySelectorAll('dt')].map((name) => text(name) + text(name.nextElementSibling))]);
  }
  return told;
}"""


@pytest.mark.ci
@pytest.mark.parametrize("n", [60, 3200])
def test_chart_and_list_are_complete_whatever_ids_lanes_and_kinds_are_called(window, page_of, n):
    assert (len(IDS), len(LANES)) >= (75, 80)
    view = window(page_of(named(n), title="⟦title⟧ $&"))
    page = view.page
    still(page)
    assert [line for line in view.console if line.startswith("error")] == []
    seen = page.evaluate(SEEN)
    assert seen["total"] == f"{n:,} events"
    assert seen["labelled"] > 40
    assert page.locator("h1").text_content() == "⟦title⟧ $&"
    asked = list(zip(IDS, LANES))[: min(n, len(IDS)) : 1 if n < 100 else 5]
    assert page.evaluate(OPENED, [event for event, _ in asked]) == [
        [event, f"{lane} ⟦when⟧ $& $1", "⟦title⟧ %{x}", "__proto__⟦id⟧", "constructorc"] for event, lane in asked
    ]
    assert view.asked == []


@pytest.mark.ci
@pytest.mark.parametrize("n", [100])
def test_the_figure_says_them_as_text_too(window, tmp_path, n):
    path = tmp_path / "figure.html"
    draw(named(n)).write_html(path)
    view = window(path, wait=".textpoint text")
    text = view.page.locator("body").text_content()
    assert "constructor" in text
    assert [line for line in view.console if line.startswith("error")] == []
    boxes = view.page.locator(".barlayer .point, .scatterlayer .point").count()
    assert boxes >= n
