"""What labels say when a page opens: whole titles, stumps, characters, dots, and how much of the plot is inked."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pandas as pd
from conftest import FLAGS, ROOT, browser_path
from playwright.sync_api import sync_playwright
from sets import long_titled, public_list

from timeline import read_events, write_html

#: Px of the windows, and fewer characters than which make a stump of a label that is not whole.
WINDOWS, STUMP = ((1366, 768), (1920, 1080)), 24
#: Of the page as it stands: what its labels say.
READ = """([titles, stump]) => {
  const svg = document.querySelector('svg.timeline'), plain = (text) => text.replace(/\\s+/g, ' ').trim();
  const plot = svg.querySelector('.ground').getBoundingClientRect();
  const labels = [...svg.querySelectorAll('.event')].map((event) => {
    const label = event.querySelector('text.label');
    const lines = [...(label?.querySelectorAll('tspan') ?? [])];
    const text = plain((lines.length ? lines : [label]).map((line) => line?.textContent ?? "").join(" "));
    return { text, title: plain(titles[event.dataset.id] ?? ''), box: label?.getBoundingClientRect() };
  }).filter(({ text }) => text);
  const whole = labels.filter(({ text, title }) => text === title);
  const area = labels.reduce((sum, { box }) => sum + box.width * box.height, 0);
  return {
    whole: whole.length,
    stumps: labels.filter(({ text, title }) => text !== title && text.length < stump).length,
    characters: labels.reduce((sum, { text }) => sum + text.length, 0),
    dots: svg.querySelectorAll('.event.dot').length,
    counted: [...svg.querySelectorAll('.strip')].reduce((sum, strip) => sum + Number(strip.dataset.count), 0),
    ink: area / (plot.width * plot.height),
  };
}"""


def lists() -> dict[str, pd.DataFrame]:
    """Lists as people bring them, by name."""
    public = {f"public list of {n}": read_events(public_list(n)) for n in (60, 200, 500, 700)}
    long = {f"long titles, {n}": read_events(long_titled(n)) for n in (90, 300)}
    ours = {name: read_events(ROOT / "docs" / "gallery" / f"{name}.csv") for name in ("company", "pandemic")}
    return {**ours, **public, **long}


def labelling() -> dict[str, dict[str, dict[str, float]]]:
    """By list and window, what `READ` finds."""
    found: dict[str, dict[str, dict[str, float]]] = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=FLAGS)
        for name, events in lists().items():
            path = Path(folder) / "page.html"
            write_html(events, path)
            titles = dict(zip(events["id"], events["title"]))
            for width, height in WINDOWS:
                page = browser.new_page(viewport={"width": width, "height": height}, bypass_csp=True)
                page.goto(path.as_uri())
                page.wait_for_selector("html.drawn", state="attached")
                page.wait_for_timeout(300)
                row = page.evaluate(READ, [titles, STUMP])
                found.setdefault(name, {})[str(width)] = {"events": len(events), **row}
                page.close()
        browser.close()
    return found
