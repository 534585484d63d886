"""The notebook in real JupyterLab and Notebook 7."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
from conftest import ROOT

# One kernel at a time: several that start at once may wait for each other's ports.
pytestmark = pytest.mark.xdist_group("jupyter")

PICTURE = ".jp-OutputArea-output img"
CHART = ".js-plotly-plot"


@pytest.fixture(params=["lab", "notebook"])
def opened(request, tmp_path, browser):
    """The saved notebook in a server of its own; yields the page and the server's address."""
    for name in ("events.csv", "timeline.ipynb"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "timeline", tmp_path / "timeline", ignore=shutil.ignore_patterns("__pycache__"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "jupyter", request.param, "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}",
               "--IdentityProvider.token=", "--ServerApp.port_retries=0"]  # fmt: skip
    server = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    base = f"http://127.0.0.1:{port}"
    for _ in range(120):
        try:
            urllib.request.urlopen(f"{base}/api", timeout=1)
            break
        except OSError:
            time.sleep(0.5)
    page = browser.new_page(viewport={"width": 1300, "height": 1000})
    page.goto(f"{base}/{'lab/tree' if request.param == 'lab' else 'notebooks'}/timeline.ipynb")
    page.wait_for_selector(".jp-Notebook", timeout=60_000)
    yield page, base, tmp_path
    page.close()
    server.terminate()
    server.wait(20)


def scroll_to(page, selector: str) -> None:
    """Go down a notebook that shows only the cells in sight until something is there."""
    for top in range(0, 8000, 400):
        page.evaluate(
            "top => (document.querySelector('.jp-WindowedPanel-outer') || document.querySelector('.jp-Notebook')).scrollTop = top",
            top,
        )
        page.wait_for_timeout(250)
        if page.locator(selector).count() and page.locator(selector).first.is_visible():
            page.locator(selector).first.scroll_into_view_if_needed()
            return
    pytest.fail(f"{selector} is nowhere in the notebook")


def test_the_chart_is_there_before_a_run_and_answers_after_one(opened):
    page, base, folder = opened
    scroll_to(page, f"{PICTURE}, {CHART}")
    page.get_by_text("Run", exact=True).first.click()
    page.get_by_text(re.compile("^Run All Cells$")).first.click()
    for _ in range(120):
        if (folder / "timeline.html").exists():
            break
        page.wait_for_timeout(500)
    page.wait_for_timeout(1000)
    scroll_to(page, CHART)
    chart = page.locator(CHART).first
    mark = chart.locator(".scatterlayer path.point").nth(3)
    mark.hover(force=True)
    chart.locator(".hoverlayer .hovertext").first.wait_for(timeout=10_000)
    before = chart.locator(".scatterlayer path.point").count()
    chart.locator(".legend .traces").first.click(force=True)
    page.wait_for_timeout(1200)
    assert chart.locator(".scatterlayer path.point").count() < before
    scroll_to(page, "a[href*='timeline.html']")
    assert "Rocket attack on the US Embassy" in page.request.get(f"{base}/files/timeline.html").text()
