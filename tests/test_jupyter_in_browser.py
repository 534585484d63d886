"""The notebook in real JupyterLab and Notebook 7."""

from __future__ import annotations

import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
from conftest import ROOT
from test_readme import SETUP

# One kernel at a time: several that start at once keep each other waiting.
pytestmark = [pytest.mark.ci, pytest.mark.xdist_group("jupyter")]

PICTURE = ".jp-RenderedPlotly img"
CHART = ".js-plotly-plot"
#: README's command, without what comes before, and the same for Notebook 7.
COMMANDS = {"lab": SETUP[0].split(" && ")[-1], "notebook": "jupyter notebook timeline.ipynb"}


@pytest.fixture(params=["lab", "notebook"])
def opened(request, tmp_path, browser):
    """The saved notebook in a server of its own; yields its page and folder."""
    for name in ("events.csv", "timeline.ipynb"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "timeline").symlink_to(ROOT / "timeline")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program, *rest = shlex.split(COMMANDS[request.param])
    assert program.endswith("jupyter")
    command = [
        sys.executable,
        "-m",
        "jupyter",
        *rest,
        "--no-browser",
        "--allow-root",
        "--ip=127.0.0.1",
        f"--port={port}",
        "--IdentityProvider.token=",
        "--ServerApp.port_retries=0",
    ]
    with (tmp_path / "log").open("wb") as log:
        server = subprocess.Popen(command, cwd=tmp_path, stdout=log, stderr=log)
    base = f"http://127.0.0.1:{port}"
    try:
        for _ in range(120):
            try:
                urllib.request.urlopen(f"{base}/api", timeout=1)
                break
            except OSError:
                time.sleep(0.5)
        page = browser.new_page(viewport={"width": 1366, "height": 1000})
        page.goto(f"{base}/{'lab/tree' if request.param == 'lab' else 'notebooks'}/timeline.ipynb")
        page.wait_for_selector(".jp-Notebook", timeout=60_000)
        yield page, tmp_path
        page.close()
    finally:
        server.terminate()
        server.wait(20)


def scroll_to(page, selector: str):
    """Go down a notebook that shows only the cells in sight until something is there."""
    for top in range(0, 9000, 400):
        page.evaluate(
            "top => (document.querySelector('.jp-WindowedPanel-outer') || "
            "document.querySelector('.jp-Notebook')).scrollTop = top",
            top,
        )
        page.wait_for_timeout(200)
        if page.locator(selector).count() and page.locator(selector).first.is_visible():
            page.locator(selector).first.scroll_into_view_if_needed()
            return page.locator(selector).first
    pytest.fail(f"{selector} is nowhere in the notebook")


def point_at_chart(page):
    """Jupyter shows the picture first, and the chart when one points at it."""
    for _ in range(20):
        scroll_to(page, f"{PICTURE}, {CHART}")
        if page.locator(CHART).count():
            return page.locator(CHART).first
        if box := page.locator(PICTURE).first.bounding_box():
            page.mouse.move(box["x"] + box["width"] / 2, box["y"] + min(box["height"] / 2, 200))
        page.wait_for_timeout(500)
    pytest.fail("pointing at the picture brought no chart")


def test_the_chart_is_there_before_a_run_and_answers_after_one(opened):
    page, folder = opened
    picture = page.locator(PICTURE).first
    picture.wait_for(timeout=20_000)
    before = picture.bounding_box()
    assert before["y"] < 500  # in the first screen, before anybody scrolls
    after = point_at_chart(page).locator(".main-svg").first.bounding_box()
    assert [round(after[side]) for side in ("x", "width", "height")] == [
        round(before[side]) for side in ("x", "width", "height")
    ]
    page.get_by_text("Run", exact=True).first.click()
    page.get_by_text(re.compile("^Run All Cells$")).first.click()
    for _ in range(120):
        if (folder / "timeline.html").exists():
            break
        page.wait_for_timeout(500)
    page.wait_for_timeout(1000)

    chart = point_at_chart(page)
    chart.locator(".scatterlayer path.point").nth(3).hover(force=True)
    chart.locator(".hoverlayer .hovertext").first.wait_for(timeout=10_000)
    before = chart.locator(".scatterlayer path.point").count()
    chart.locator(".legend .traces").first.click(force=True)
    for _ in range(40):
        if chart.locator(".scatterlayer path.point").count() < before:
            break
        page.wait_for_timeout(100)
    assert chart.locator(".scatterlayer path.point").count() < before

    frame = scroll_to(page, "iframe[srcdoc]")
    inner = page.frame_locator("iframe[srcdoc]")
    inner.locator("html.drawn").wait_for(state="attached", timeout=20_000)
    inner.locator("[data-step=next]").click()
    assert inner.locator(".entry[aria-current] .title").inner_text() == "US-led invasion of Iraq"
    assert frame.evaluate("f => f.offsetHeight >= f.contentDocument.querySelector('.page').offsetHeight")
    assert frame.evaluate("f => f.contentDocument.documentElement.dataset.theme") == "light"
    frame.evaluate(
        "f => { document.body.dataset.jpThemeLight = 'false'; f.onload(); document.body.dataset.jpThemeLight = "
        "'true'; }"
    )
    assert inner.locator("body").evaluate("b => getComputedStyle(b).backgroundColor") == "rgb(20, 23, 27)"

    the_page = followed(page, scroll_to(page, "a[href*='timeline.html']"))
    the_page.locator("html.drawn").wait_for(state="attached", timeout=30_000)
    assert the_page.get_by_role("link", name="Rocket attack on the US Embassy in Baghdad").count()


def followed(page, link):
    """What a link opens: a tab in JupyterLab, which shows a page without its scripts first; a window in Notebook."""
    if page.locator("#jp-main-dock-panel").count():
        link.click()
        frame = page.frame_locator(".jp-HTMLViewer iframe")
        frame.get_by_role("link", name="Rocket attack on the US Embassy in Baghdad").first.wait_for(timeout=20_000)
        page.get_by_text("Trust HTML").click()
        return frame
    with page.expect_popup() as popup:
        link.click()
    return popup.value
