"""One page, opened in a browser and used, in a process of its own: a page that hangs takes its browser along."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent.parent))  # run as a script, it finds its own folder only

from conftest import FLAGS, browser_path
from playwright.sync_api import Page, TimeoutError, sync_playwright

#: Of each page: when it is drawn, one step to the side, and the frames until that is painted.
PAGES = {
    "timeline": (
        "document.documentElement.classList.contains('drawn')",
        """() => document.querySelector('.chart').dispatchEvent(new WheelEvent('wheel',
          { deltaY: -60, ctrlKey: true, clientX: 600, clientY: 400, bubbles: true, cancelable: true }))""",
        2,
    ),
    "px.timeline": (
        "document.querySelector('.js-plotly-plot .xtick') !== null",
        """() => { const chart = document.querySelector('.js-plotly-plot'), axis = chart._fullLayout.xaxis, [a,
          b] = axis.range.map((x) => axis.r2l(x));
          return Plotly.relayout(chart, { 'xaxis.range': [a + (b - a) / 10, b - (b - a) / 10]
            .map((x) => axis.l2r(x)) }); }""",
        1,
    ),
    "vis-timeline": (
        "document.querySelectorAll('.vis-item').length > 0 && "
        "document.querySelector('.vis-timeline').style.visibility !== 'hidden'",
        """() => { const { start, end } = chart.getWindow(), tenth = (end - start) / 10;
          chart.setWindow(+start + tenth, +end - tenth, { animation: false }); }""",
        2,
    ),
    "TimelineJS": ("document.querySelectorAll('.tl-timemarker').length > 0", "() => { chart.zoomIn(); }", 2),
}
STEP = """async ([step, frames]) => {
  const frame = () => new Promise(requestAnimationFrame);
  await frame();
  const start = performance.now();
  await eval(step)();
  for (let i = 0; i < frames; i++) await frame();
  return performance.now() - start;
}"""
TYPE = """async (text) => {
  const frame = () => new Promise(requestAnimationFrame), search = document.getElementById(':search');
  await frame();
  const start = performance.now();
  search.value = text;
  search.dispatchEvent(new Event('input'));
  await frame();
  return performance.now() - start;
}"""


#: Starts to note how long each frame takes, into `frames`.
WATCH = """() => { window.frames_ = []; let last = performance.now();
  const note = (now) => { frames_.push(now - last); last = now; requestAnimationFrame(note); };
  requestAnimationFrame(note); }"""

GAVE_UP = {"open": None, "slow": None, "step": None, "key": None, "frames": None, "nodes": None}
#: Px of the windows in which the page's own opening is measured besides.
WIDTHS = (320, 760, 1920, 2560)


def opened(tool: str, path: Path, give_up: float, runs: int) -> dict[str, float | None]:
    """What `look_at` finds; a page that hangs, or whose browser dies, has given up."""
    command = [sys.executable, __file__, tool, str(path), str(give_up), str(runs)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        return json.loads(child.communicate(timeout=4 * give_up)[0])
    except (subprocess.TimeoutExpired, ValueError):
        return GAVE_UP
    finally:
        with suppress(ProcessLookupError):  # it may have died by itself
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def look_at(tool: str, path: Path, give_up: float, runs: int) -> dict[str, float | dict | None]:
    """Medians of a page: seconds until it is drawn, at full and at a quarter of the speed, and ms of a step.

    Of ours also: seconds in windows of other widths, ms of a key in the search, and of the 95th of 100 frames while
    the chart, zoomed in, is dragged.
    """
    _, step, frames = PAGES[tool]
    measured: dict = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=FLAGS)

        def opening(width: int = 1200, slowdown: int = 1) -> tuple[Page, float]:
            # Ours allows no eval; and everyone works offline here.
            context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True, offline=True)
            page = context.new_page()
            page.set_default_timeout(give_up * 1000)
            if slowdown > 1:
                page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
            start = time.perf_counter()
            page.goto(path.as_uri(), wait_until="commit")
            page.wait_for_function(PAGES[tool][0], polling="raf")
            page.evaluate("new Promise(requestAnimationFrame)")
            return page, time.perf_counter() - start

        times, steps, keys, dragged = [], [], [], []
        while len(times) < runs and not any(one > 10 for one in times):
            page, taken = opening()
            times.append(taken)
            if taken > give_up:  # it may also come too late
                return GAVE_UP
            page.wait_for_timeout(1000)
            steps += [page.evaluate(STEP, [step, frames]) for _ in range(1 if taken > 10 else 5)]
            measured["nodes"] = page.evaluate("document.getElementsByTagName('*').length")
            if tool == "timeline":
                keys += [page.evaluate(TYPE, text) for text in ("r", "ro", "roc", "rocket")]
                page.evaluate(TYPE, "")
                dragged += drag(page)
            page.context.close()
        measured |= {"open": median(times), "step": median(steps), "key": median(keys) if keys else None}
        measured["frames"] = sorted(dragged)[int(len(dragged) * 0.95)] if dragged else None
        try:
            page, measured["slow"] = opening(slowdown=4)
            page.context.close()
        except TimeoutError:
            measured["slow"] = None
        if tool == "timeline":
            measured["widths"] = {}
            for width in WIDTHS:
                page, measured["widths"][str(width)] = opening(width)
                page.context.close()
    return measured


def drag(page: Page) -> list[float]:
    """Ms of each frame while the chart is dragged through a fifth of its length and back."""
    for _ in range(5):
        page.evaluate(PAGES["timeline"][1])
    page.wait_for_timeout(500)
    page.evaluate(WATCH)
    page.mouse.move(600, 400)
    page.mouse.down()
    for x in [*range(600, 360, -6), *range(360, 600, 6)]:
        page.mouse.move(x, 400)
        page.wait_for_timeout(8)
    page.mouse.up()
    return page.evaluate("frames_")


if __name__ == "__main__":
    tool_, path_, give_up_, runs_ = sys.argv[1:]
    print(json.dumps(look_at(tool_, Path(path_), float(give_up_), int(runs_))))
