"""The gallery, docs/gallery.md and its pictures: `.venv/bin/python tests/gallery.py`.

Each picture is what a laptop shows of a page that the command beside it writes.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))  # run as a script, it finds its own folder only

from conftest import FLAGS, ROOT, browser_path
from playwright.sync_api import Browser, sync_playwright
from save_notebook import smaller

GALLERY = ROOT / "docs" / "gallery.md"
ABOUT = """\
# Gallery

Six lists, and the page that a single command makes of each, as a laptop shows it (1366 × 768 px). Renewed by
`.venv/bin/python tests/gallery.py`.
"""


@dataclass(frozen=True)
class Exhibit:
    """One list: its file, what its picture is called, and what it shows."""

    file: str
    name: str
    title: str
    told: str


EXHIBITS = (
    Exhibit(
        "events.csv", "article", "The article: twenty events, 2003 to 2024",
        "True, and each date checked. Twenty years of background stand beside eight crowded days, with breaks between.",
    ),
    Exhibit(
        "tests/data/one_night.csv", "night", "A night by the minute",
        "Invented. Times of day, a stretch of two hours, and one moment of which only the half hour is known.",
    ),
    Exhibit(
        "tests/data/long_history.csv", "history", "Five thousand years",
        "True as far as a schoolbook goes: years before our era, decades, centuries, dates that are only about right.",
    ),
    Exhibit(
        "docs/gallery/company.csv", "company", "Thirty-five events with long titles",
        "Invented: there is no such company. Every event has its whole title.",
    ),
    Exhibit(
        "docs/gallery/pandemic.csv", "ninety", "Ninety events in six lanes",
        "The events are those of a pandemic year; their dates are not checked, and stand here for a crowd.",
    ),
    Exhibit(
        "docs/gallery/three_hundred.csv", "three-hundred", "Three hundred events",
        "Invented, titles and all. What has no room for its title is a dot; zooming in turns dots into titles.",
    ),
)  # fmt: skip


def text() -> str:
    """The gallery as Markdown."""
    parts = [ABOUT]
    for one in EXHIBITS:
        command = f"python -m timeline {one.file} -o {one.name}.html"
        parts.append(f"## {one.title}\n\n{one.told}\n\n![{one.title}](gallery/{one.name}.png)\n\n`{command}`\n")
    return "\n".join(parts)


def draw(one: Exhibit, browser: Browser, folder: Path) -> None:
    """Write the page as its command does, and save what a laptop shows of it."""
    path = folder / f"{one.name}.html"
    subprocess.run([sys.executable, "-m", "timeline", one.file, "-o", str(path)], cwd=ROOT, check=True)
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.goto(path.as_uri())
    page.locator("html.drawn").wait_for(state="attached")
    (ROOT / "docs" / "gallery" / f"{one.name}.png").write_bytes(smaller(page.screenshot()))
    page.close()


def main() -> None:
    GALLERY.write_text(text(), "utf-8")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=FLAGS)
        for one in EXHIBITS:
            draw(one, browser, Path(folder))
        browser.close()


if __name__ == "__main__":
    main()
