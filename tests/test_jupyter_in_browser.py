"""The notebook in real JupyterLab and Notebook 7."""

from __future__ import annotations

import itertools
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from conftest import ROOT
from test_readme import SETUP

pytestmark = pytest.mark.ci

PICTURE = ".jp-RenderedPlotly img"
CHART = ".js-plotly-plot"
#: README's command, without what comes before, and the same for Notebook 7.
COMMANDS = {"lab": SETUP[0].split(" && ")[-1], "notebook": "jupyter notebook timeline.ipynb"}


@pytest.fixture(scope="module", params=["lab", "notebook", "lab dark", "notebook dark"])
def opened(request, tmp_path_factory, browser):
    """The saved notebook in a server of its own, in a laptop's window; yields its page and folder."""
    tmp_path = tmp_path_factory.mktemp("jupyter")
    name, _, theme = request.param.partition(" ")
    settings = tmp_path / "settings" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True)
    (settings / "themes.jupyterlab-settings").write_text(f'{{"theme": "JupyterLab {theme.title() or "Light"}"}}')
    for file in ("events.csv", "timeline.ipynb"):
        shutil.copy(ROOT / file, tmp_path)
    (tmp_path / "timeline").symlink_to(ROOT / "timeline")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program, *rest = shlex.split(COMMANDS[name])
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
        "--expose-app-in-browser",
    ]
    own = {
        "JUPYTERLAB_SETTINGS_DIR": str(tmp_path / "settings"),
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    }
    with (tmp_path / "log").open("wb") as log:
        server = subprocess.Popen(command, cwd=tmp_path, stdout=log, stderr=log, env={**os.environ, **own})
    base = f"http://127.0.0.1:{port}"
    try:
        for _ in range(120):
            try:
                urllib.request.urlopen(f"{base}/api", timeout=1)
                break
            except OSError:
                time.sleep(0.5)
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        page.goto(f"{base}/{'lab/tree' if name == 'lab' else 'notebooks'}/timeline.ipynb")
        page.wait_for_selector(".jp-Notebook", timeout=60_000)
        yield page, tmp_path, theme or "light"
        page.close()
    finally:
        server.terminate()
        server.wait(20)


def scroll_to(page, selector: str):
    """Go down a notebook that shows only the cells in sight until something is there; slower each time."""
    for patience, top in itertools.product((200, 600, 1500), range(0, 9000, 400)):
        page.evaluate(
            "top => (document.querySelector('.jp-WindowedPanel-outer') || "
            "document.querySelector('.jp-Notebook')).scrollTop = top",
            top,
        )
        page.wait_for_timeout(patience)
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


def in_sight(page, box) -> bool:
    """Whether all of a box is in the window of the notebook."""
    view = page.locator(".jp-WindowedPanel-outer, .jp-Notebook").first.bounding_box()
    return box["y"] >= view["y"] and box["y"] + box["height"] <= view["y"] + view["height"]


def said(page, code: str) -> str:
    """What the notebook's kernel prints for some code."""
    return page.evaluate(
        """code => new Promise(done => {
      const widget = window.jupyterapp.shell.currentWidget, kernel = widget.sessionContext.session.kernel;
      const future = kernel.requestExecute({code});
      let text = '';
      future.onIOPub = ({content}) => { text += content.text || content.evalue || ''; };
      future.done.then(() => setTimeout(() => done(text.trim()), 300));
    })""",
        code,
    )


def ran(page, folder):
    """Run all cells, unless another test has."""
    if (folder / "chart.html").exists():
        return
    for _ in range(120):  # what is asked of a kernel that is not there yet is not done
        if page.evaluate("jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel?.status") == "idle":
            break
        page.wait_for_timeout(250)
    page.get_by_text("Run", exact=True).first.click()
    page.get_by_text(re.compile("^Run All Cells$")).first.click()
    for _ in range(160):
        if (folder / "chart.html").exists():
            break
        page.wait_for_timeout(500)
    page.wait_for_timeout(1500)


def test_the_chart_is_whole_in_the_first_screen_and_answers_after_a_run(opened):
    page, folder, theme = opened
    picture = page.locator(PICTURE).first
    picture.wait_for(timeout=20_000)
    before = picture.bounding_box()
    assert in_sight(page, before)  # before anybody scrolls
    after = point_at_chart(page).locator(".main-svg").first.bounding_box()
    assert [round(after[side]) for side in ("x", "width", "height")] == [
        round(before[side]) for side in ("x", "width", "height")
    ]
    ran(page, folder)
    chart = point_at_chart(page)
    page.evaluate(
        "(document.querySelector('.jp-WindowedPanel-outer') || document.querySelector('.jp-Notebook')).scrollTop = 0"
    )
    page.wait_for_timeout(500)
    assert in_sight(page, chart.bounding_box())
    paper = chart.locator(".main-svg").first.evaluate("svg => getComputedStyle(svg).backgroundColor")
    assert paper == {"light": "rgb(253, 253, 252)", "dark": "rgb(20, 23, 27)"}[theme]
    chart.locator(".scatterlayer path.point").nth(3).hover(force=True)
    chart.locator(".hoverlayer .hovertext").first.wait_for(timeout=10_000)
    count = chart.locator(".scatterlayer path.point").count()
    chart.locator(".legend .traces").first.click(force=True)
    for _ in range(40):
        if chart.locator(".scatterlayer path.point").count() < count:
            break
        page.wait_for_timeout(100)
    assert chart.locator(".scatterlayer path.point").count() < count


def test_what_is_chosen_in_the_page_is_known_in_python_and_the_other_way_round(opened):
    page, folder, theme = opened
    page.locator(f"{PICTURE}, {CHART}").first.wait_for(timeout=20_000)
    ran(page, folder)
    frame = scroll_to(page, "iframe[srcdoc]")
    inner = page.frame_locator("iframe[srcdoc]")
    inner.locator("html.drawn").wait_for(state="attached", timeout=20_000)
    assert frame.evaluate("f => f.contentDocument.documentElement.dataset.theme") == theme
    assert frame.evaluate("f => f.offsetHeight >= f.contentDocument.querySelector('.page').offsetHeight")
    inner.locator(".entry .title a").nth(3).click()
    for _ in range(20):  # the page's word has to reach the kernel
        if (chosen := said(page, "print(page.chosen)")) != "None" and chosen:
            break
    assert chosen == "al-sudani-premier"
    assert said(page, "page.chosen = 'kirkuk-strike'; page.window = ('2023-11-20', '2023-12-11')") == ""
    inner.locator("#kirkuk-strike[aria-current=true]").wait_for(state="attached", timeout=5_000)
    assert said(page, "print(page.window)") == "('2023-11-20', '2023-12-11')"
    assert said(page, "page.shown = ['report', 'invasion']") == ""
    inner.locator(".entry").nth(2).wait_for(state="detached", timeout=5_000)
    assert inner.locator(".entry").count() == 2
    assert said(page, "print(page.shown)") == "['invasion', 'report']"  # in the order of the list
    other = {"light": "false", "dark": "true"}[theme]
    page.evaluate(f"document.body.dataset.jpThemeLight = '{other}'")
    page.wait_for_timeout(500)
    assert frame.evaluate("f => f.contentDocument.documentElement.dataset.theme") != theme
    assert inner.locator(".source a").get_attribute("target") == "_blank"  # else it would take the page's place
    if theme == "light":
        the_page = followed(page, scroll_to(page, "a[href*='timeline.html']"))
        the_page.locator("html.drawn").wait_for(state="attached", timeout=30_000)
        assert the_page.get_by_role("link", name="Rocket attack on the US Embassy").count()


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
