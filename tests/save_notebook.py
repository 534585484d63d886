"""Run the notebook, save it with its outputs and a picture of the chart, and renew docs/page.png, one of the page.

Usage: python tests/save_notebook.py

It needs Chrome for the picture beside the chart, which viewers that run no
script show. What differs from machine to machine or from run to run is left out.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent.parent))  # run as a script, it finds its own folder only

from conftest import FLAGS, ROOT, browser_path
from PIL import Image
from playwright.sync_api import sync_playwright

from timeline import read_events, write_html
from timeline.notebook import HERE

if TYPE_CHECKING:
    from nbformat import NotebookNode

NOTEBOOK = ROOT / "timeline.ipynb"
PICTURE = ROOT / "docs" / "page.png"
PLOTLY = "application/vnd.plotly.v1+json"


def executed(folder: Path = ROOT) -> NotebookNode:
    """The notebook with the outputs of a run in a folder, without timings and machine details."""
    import nbformat  # late: it takes two seconds, and whoever collects the tests imports this file
    from nbclient import NotebookClient

    notebook = nbformat.read(NOTEBOOK, as_version=4)
    NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(folder)}}
    ).execute()
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for cell in notebook.cells:
        cell.metadata = {key: value for key, value in cell.metadata.items() if key in ("tags", "jupyter")}
        for output in cell.get("outputs", []):
            if output.get("data", {}).get("text/plain") == HERE:  # the page itself is made when the cell is run
                output["data"] = {"text/plain": HERE}
    return notebook


def charts(notebook: NotebookNode) -> list[dict]:
    """Every output that is a chart."""
    return [output for cell in notebook.cells for output in cell.get("outputs", []) if PLOTLY in output.get("data", {})]


def save_picture() -> None:
    """A picture of the page, as a laptop shows it."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder, "timeline.html")
        write_html(read_events(ROOT / "events.csv"), path)
        browser = playwright.chromium.launch(executable_path=browser_path(), args=FLAGS)
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        page.goto(path.as_uri())
        page.locator("html.drawn").wait_for(state="attached")
        PICTURE.write_bytes(smaller(page.screenshot()))
        browser.close()


def smaller(png: bytes) -> bytes:
    """A picture in 256 colours, each as good as where it was: a fifth of the bytes."""
    found = io.BytesIO()
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    picture.quantize(256, Image.Quantize.MAXCOVERAGE, kmeans=3, dither=Image.Dither.NONE).save(
        found, "PNG", optimize=True
    )
    return found.getvalue()


def main() -> None:
    import nbformat

    notebook = executed()
    for chart in charts(notebook):
        if "image/png" not in chart["data"]:
            sys.exit("no picture: name a Chrome in BROWSER_PATH")
    nbformat.write(notebook, NOTEBOOK)
    save_picture()
    size = os.path.getsize(NOTEBOOK) / 1000
    print(f"{NOTEBOOK.name}: {size:.0f} kB, {PICTURE.name}: {os.path.getsize(PICTURE) / 1000:.0f} kB", file=sys.stderr)


if __name__ == "__main__":
    main()
