"""How fast, how large, beside others: `.venv/bin/python tests/benchmark.py`.

Every figure stands beside its peer's, measured in the same run: machines
differ, ratios less so. Renews the tables of docs/speed.md and writes docs/benchmark.json.
Peers: a minimal `px.timeline` script with labels, and, where npm is there,
pages of vis-timeline and TimelineJS. What takes longer than `--give-up`
seconds is said to have given up. Nothing here is asserted by the tests.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from statistics import median

import numpy as np
import pandas as pd
from playwright.sync_api import Page, TimeoutError, sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent))  # run as a script, it finds its own folder only

from conftest import FLAGS, ROOT
from seen import LABELLED, SHOWN
from sets import benchmark, public_list

from timeline import read_events, write_html
from timeline.chart.plan import plan
from timeline.picture.readings import checked

RESULTS, SPEED = ROOT / "docs" / "benchmark.json", ROOT / "docs" / "speed.md"
SIZES = (20, 1_000, 10_000, 100_000)

PX_SCRIPT = """\
import sys
import pandas as pd
import plotly.express as px
events = pd.read_csv(sys.argv[1], parse_dates=["start", "end"])
px.timeline(events, x_start="start", x_end="end", y="lane", color="kind", text="title").write_html(sys.argv[2])
"""
NPM = {"vis-timeline": "8.5.4", "@knight-lab/timelinejs": "3.9.11"}
VIS_PAGE = """<!doctype html><meta charset="utf-8"><style>{css}</style><div id="chart"></div>
<script>{js}</script><script>
const items = {items}, groups = [...new Set(items.map((item) => item.group))].map((id) => ({{ id, content: id }}));
const chart = new vis.Timeline(document.getElementById("chart"), new vis.DataSet(items), new vis.DataSet(groups), {{}});
</script>"""
TL_PAGE = """<!doctype html><meta charset="utf-8"><style>{css}</style><div id="chart" style="height:600px"></div>
<script>{js}</script>
<script>const chart = new TL.Timeline("chart", {{ events: {items} }}, {{ font: null,
  hash_bookmark: false }});</script>"""

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


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


#: Runs a command and says what it used. A process of its own: a child begins with the peak memory of its parent.
MEASURED = """\
import json, os, subprocess, sys
_, status, used = os.wait4(subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL).pid, 0)
print(json.dumps([status, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
"""


def process(command: list[str | Path], runs: int) -> dict[str, float]:
    """Median CPU seconds and peak MB of a whole process."""
    found = []
    for _ in range(runs):
        done = subprocess.run(
            [sys.executable, "-c", MEASURED, *map(str, command)], cwd=ROOT, check=True, capture_output=True
        )
        status, *used = json.loads(done.stdout)
        if status:
            sys.exit(f"{command} failed")
        found.append(used)
    return dict(zip(("cpu", "memory"), map(median, zip(*found))))


def table_of(n: int) -> Path | pd.DataFrame:
    return ROOT / "events.csv" if n == 20 else benchmark(n)


def write_sets(folder: Path, n: int) -> pd.DataFrame:
    """The events as our CSV and as px.timeline's, which knows no open ends: there, they reach to the last date."""
    events = read_events(table_of(n))
    if n == 20:
        shutil.copy(ROOT / "events.csv", folder / "20.csv")
    else:
        table_of(n).to_csv(folder / f"{n}.csv", index=False)
    start, end = events["earliest"].fillna(events["latest"]), events["latest"].fillna(events["latest"].max())
    flat = events[["title", "lane", "kind"]].assign(start=start, end=end + pd.Timedelta(seconds=1))
    flat.to_csv(folder / f"px{n}.csv", index=False)
    return flat


def packages(folder: Path) -> dict[str, Path]:
    """The peers that npm can fetch, unpacked."""
    found = {}
    for name, number in NPM.items() if shutil.which("npm") else ():
        place = folder / name.replace("/", "-")
        place.mkdir()
        try:
            subprocess.run(["npm", "pack", f"{name}@{number}"], cwd=place, check=True, capture_output=True, timeout=300)
            with tarfile.open(next(place.glob("*.tgz"))) as archive:
                archive.extractall(place, filter="data")
            found[name] = place / "package"
        except (OSError, subprocess.SubprocessError) as error:
            say(f"{name}: not fetched ({error})")
    return found


def write_peers(folder: Path, n: int, flat: pd.DataFrame, peers: dict[str, Path]) -> dict[str, Path]:
    pages = {}
    stamp = "%Y-%m-%dT%H:%M:%S"
    if where := peers.get("vis-timeline"):
        items = [
            {"id": i, "content": title, "group": lane, "className": kind, "start": start, "end": end}
            for i, (title, lane, kind, start, end) in enumerate(
                zip(
                    flat["title"],
                    flat["lane"],
                    flat["kind"],
                    flat["start"].dt.strftime(stamp),
                    flat["end"].dt.strftime(stamp),
                )
            )
        ]
        css, js = where / "styles/vis-timeline-graph2d.min.css", where / "standalone/umd/vis-timeline-graph2d.min.js"
        pages["vis-timeline"] = folder / f"vis{n}.html"
        text = VIS_PAGE.format(css=css.read_text(), js=js.read_text(), items=json.dumps(items))
        pages["vis-timeline"].write_text(text, "utf-8")
    if where := peers.get("@knight-lab/timelinejs"):
        parts = lambda at: {"year": at.year, "month": at.month, "day": at.day}  # noqa: E731
        items = [
            {"start_date": parts(start), "end_date": parts(end), "group": lane, "text": {"headline": title}}
            for title, lane, start, end in zip(flat["title"], flat["lane"], flat["start"], flat["end"])
        ]
        css, js = where / "dist/css/timeline.css", where / "dist/js/timeline.js"
        pages["TimelineJS"] = folder / f"tl{n}.html"
        text = TL_PAGE.format(css=css.read_text(), js=js.read_text(), items=json.dumps(items))
        pages["TimelineJS"].write_text(text, "utf-8")
    return pages


def opened(tool: str, path: Path, give_up: float, runs: int) -> dict[str, float | None]:
    """What `look_at` finds, in a process of its own: a page that hangs takes its browser with it."""
    command = [sys.executable, __file__, "--runs", str(runs), "--give-up", str(give_up), "--look-at", tool, str(path)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True)
    try:
        return json.loads(child.communicate(timeout=8 * give_up)[0])
    except (subprocess.TimeoutExpired, ValueError):
        os.killpg(child.pid, signal.SIGKILL)
        return GAVE_UP


def look_at(tool: str, path: Path, give_up: float, runs: int) -> dict[str, float | dict | None]:
    """Medians of a page: seconds until it is drawn, at full and at a quarter of the speed, and ms of a step.

    Of ours also: seconds in windows of other widths, ms of a key in the search, and of the 95th of 100 frames while
    the chart, zoomed in, is dragged.
    """
    _, step, frames = PAGES[tool]
    found = {}
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
            page.wait_for_function(PAGES[tool][0], polling=50)
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
            found["nodes"] = page.evaluate("document.getElementsByTagName('*').length")
            if tool == "timeline":
                keys += [page.evaluate(TYPE, text) for text in ("r", "ro", "roc", "rocket")]
                page.evaluate(TYPE, "")
                dragged += drag(page)
            page.context.close()
        found |= {"open": median(times), "step": median(steps), "key": median(keys) if keys else None}
        found["frames"] = sorted(dragged)[int(len(dragged) * 0.95)] if dragged else None
        try:
            page, found["slow"] = opening(slowdown=4)
            page.context.close()
        except TimeoutError:
            found["slow"] = None
        if tool == "timeline":
            found["widths"] = {}
            for width in WIDTHS:
                page, found["widths"][str(width)] = opening(width)
                page.context.close()
    return found


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


def browser_path() -> str:
    names = (os.environ.get("TIMELINE_BROWSER"), "chromium", "chromium-browser", "google-chrome")
    return next(found for name in names if name and (found := shutil.which(name)))


def seconds(call, runs: int = 5) -> float:
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        call()
        taken.append(time.perf_counter() - start)
    return median(taken)


def reading(n: int = 100_000) -> float:
    """Rows a second, read and checked, of plain ISO dates."""
    days = (np.datetime64("1990-01-01") + np.random.default_rng(1).integers(0, 12_000, n)).astype(str)
    text = "date,title\n" + "\n".join(
        f"{day},Something happened, number {i}".replace(", ", " ") for i, day in enumerate(days)
    )
    return n / seconds(lambda: read_events(io.StringIO(text)))


def relating(n: int = 10_000) -> float:
    """Seconds to read a table of which every second row hangs on an earlier one."""
    rng = np.random.default_rng(1)
    days = np.datetime64("2000-01-01") + rng.integers(0, 7_000, n).astype("m8[D]")
    rows = ["date,title,id,source_date,relative_to,offset"]
    for i, day in enumerate(days):
        other = int(rng.integers(i)) if i % 2 else None
        apart = 0 if other is None else int((day - days[other]).astype(int))
        tie = "," if other is None else f"e{other},{'-' * (apart < 0)}P{abs(apart)}D"
        rows.append(f"{day},Event,e{i},[{day - 5}..{day + 9}],{tie}")
    return seconds(lambda: read_events(io.StringIO("\n".join(rows))))


def labelling() -> dict[str, dict[str, float]]:
    """Of lists as people publish them, the share of events that have a label when the page opens."""
    found: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=FLAGS)
        for n in (60, 200, 500, 700):
            path = Path(folder) / f"{n}.html"
            write_html(read_events(public_list(n)), path)
            for width in LISTS:
                page = browser.new_page(viewport={"width": width, "height": 900})
                page.goto(path.as_uri())
                page.wait_for_selector("html.drawn")
                page.wait_for_timeout(500)
                rows = page.evaluate(LABELLED) if width > 700 else page.evaluate(SHOWN)
                found.setdefault(str(n), {})[str(width)] = round(len(rows) / n, 3)
                page.close()
    return found


def laying_out(n: int) -> float:
    events = read_events(benchmark(n))
    return seconds(
        lambda: plan(events, checked(events), lanes=None, width=320, fold=True, other_lanes="", overhead=250)
    )


def measure(sizes: list[int], give_up: float, runs: int) -> dict:
    found = {
        "versions": {name: version(name) for name in ("plotly", "pandas")},
        "processors": os.cpu_count(),
        "sizes": {},
    }
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "px.py").write_text(PX_SCRIPT)
        peers = packages(folder)
        found["versions"] |= {name: NPM[name] for name in peers}
        for n in sizes:
            flat = write_sets(folder, n)
            pages = {"timeline": folder / f"{n}.html", "px.timeline": folder / f"px{n}.html"}
            row = {
                "timeline": process(
                    [sys.executable, "-m", "timeline", folder / f"{n}.csv", "-o", pages["timeline"]], runs
                ),
                "px.timeline": process(
                    [sys.executable, folder / "px.py", folder / f"px{n}.csv", pages["px.timeline"]], runs
                ),
            }
            pages |= write_peers(folder, n, flat, peers)
            for tool, path in pages.items():
                say(f"{n}: {tool}")
                row.setdefault(tool, {})["size"] = path.stat().st_size / 1e6
                row[tool] |= opened(tool, path, give_up, runs)
            found["sizes"][str(n)] = row
    found["rows_per_second"] = reading()
    found["relations"] = relating()
    found["labels"] = labelling()
    found["layout"] = laying_out(2000) / laying_out(200)
    return found


#: What is measured, at how many events, what it is held against, and the goal: at most this many times the peer,
#: or this much by itself.
GOALS = [
    ("`python -m timeline`, CPU", "cpu", {"20": 1.3, "10000": 1.0, "100000": 1.0}, "s", True),
    ("peak memory", "memory", {"100000": 1.2}, "MB", True),
    ("page size", "size", {"20": 0.15}, "MB", False),
    ("page size", "size", {"10000": 0.5, "100000": 0.5}, "MB", True),
    ("page opened until drawn", "open", {"20": 0.25, "1000": 0.25, "10000": 0.25}, "s", True),
    ("page opened until drawn", "open", {"100000": 4}, "s", False),
    ("the same at a quarter of the speed", "slow", {"20": 0.25, "1000": 0.25, "10000": 0.25}, "s", True),
    ("frames while dragging, 95th of 100", "frames", {"20": 33, "1000": 33, "10000": 33, "100000": 60}, "ms", False),
    ("a key in the search", "key", {"10000": 100}, "ms", False),
]  # fmt: skip


def markdown(found: dict) -> str:
    """The table of the results."""
    lines = ["| what | events | timeline | px.timeline | ratio | goal | |", "|---|--:|--:|--:|--:|--:|---|"]
    for what, key, goals, unit, relative in GOALS:
        for n, goal in goals.items():
            if n not in found["sizes"]:
                continue
            ours, theirs = (found["sizes"][n][tool].get(key) for tool in ("timeline", "px.timeline"))
            ratio = ours / theirs if ours is not None and theirs else None
            met = ours is not None and (theirs is None or ratio <= goal if relative else ours <= goal)
            lines.append(
                f"| {what} | {int(n):,} | {_shown(ours, unit)} | "
                f"{_shown(theirs, unit) if key not in ('key', 'frames') else ''} | "
                f"{f'{ratio:.2g}' if ratio is not None else ''} | "
                f"≤ {f'{goal:g}×' if relative else f'{goal:g} {unit}'} | "
                f"{'' if met else '**missed**'} |"
            )
    rows, related, growth = (found[name] for name in ("rows_per_second", "relations", "layout"))
    lines.append(
        f"| reading and checking plain dates | 100,000 | {rows / 1000:,.0f},000 rows/s | | | ≥ 100,000 rows/s | "
        f"{'' if rows >= 100_000 else '**missed**'} |"
    )
    lines.append(
        f"| reading them with 5,000 relations | 10,000 | {related:.2f} s | | | ≤ 1 s | "
        f"{'' if related <= 1 else '**missed**'} |"
    )
    lines.append(
        f"| layout of the figure, 2,000 beside 200 | | {growth:.1f} × the time | | | ≤ 12 × | "
        f"{'' if growth <= 12 else '**missed**'} |"
    )
    return "\n".join(lines)


def widths(found: dict) -> str:
    """The table of the page's opening in windows of other widths."""
    lines = ["| opened until drawn (s), in px | " + " | ".join(map(str, WIDTHS)) + " |", "|---|" + "--:|" * len(WIDTHS)]
    for n, row in found["sizes"].items():
        lines.append(
            f"| {int(n):,} events | " + " | ".join(f"{row['timeline']['widths'][str(w)]:.2f}" for w in WIDTHS) + " |"
        )
    return "\n".join(lines)


#: Widths of the window at which labels are counted, and the least share of events at 1,200 px.
LISTS, LEAST = (360, 760, 1200, 1920), {"60": 0.95, "200": 0.55, "500": 0.25, "700": 0.2}


def labels(found: dict) -> str:
    """The table of how many events have a label."""
    lines = ["| labels an event, in px | " + " | ".join(map(str, LISTS)) + " | goal at 1200 |  |",
             "|---|" + "--:|" * (len(LISTS) + 1) + "---|"]  # fmt: skip
    for n, row in found["labels"].items():
        cells = " | ".join(f"{row[str(width)]:.2f}" for width in LISTS)
        lines.append(f"| {n} events | {cells} | ≥ {LEAST[n]} | {'' if row['1200'] >= LEAST[n] else '**missed**'} |")
    return "\n".join(lines)


def others(found: dict) -> str:
    """The table of the other tools."""
    tools = [tool for tool in PAGES if any(tool in row for row in found["sizes"].values())]
    lines = ["| opened (s) · a step (ms) · elements | " + " | ".join(tools) + " |", "|---|" + "--:|" * len(tools)]
    for n, row in found["sizes"].items():
        cells = [_cell(row.get(tool)) for tool in tools]
        lines.append(f"| {int(n):,} events | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def into_docs(found: dict) -> None:
    """Put the tables where docs/speed.md has them."""
    text = SPEED.read_text("utf-8")
    for name, table in (
        ("results", markdown(found)),
        ("widths", widths(found)),
        ("labels", labels(found)),
        ("others", others(found)),
    ):
        before, rest = text.split(f"<!-- {name} -->\n")
        text = f"{before}<!-- {name} -->\n{table}\n<!-- /{name} -->{rest.split(f'<!-- /{name} -->')[1]}"
    SPEED.write_text(text, "utf-8")


def _cell(one: dict | None) -> str:
    if not one or one.get("open") is None:
        return "gave up"
    return f"{one['open']:.1f} · {one['step']:,.0f} · {one['nodes']:,}"


def _shown(value: float | None, unit: str) -> str:
    if value is None:
        return "gave up"
    return f"{value:,.0f} {unit}" if unit == "ms" or value >= 100 else f"{value:.2f} {unit}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=lambda text: [int(n) for n in text.split(",")], default=list(SIZES))
    parser.add_argument("--give-up", type=float, default=60, metavar="SECONDS")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("-o", "--output", type=Path, default=RESULTS)
    parser.add_argument("--look-at", nargs=2, metavar=("TOOL", "PAGE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.look_at:
        tool, path = options.look_at
        print(json.dumps(look_at(tool, Path(path), options.give_up, options.runs)))
        sys.exit()
    results = measure(options.sizes, options.give_up, options.runs)
    options.output.write_text(json.dumps(results, indent=1) + "\n")
    if options.output == RESULTS:
        into_docs(results)
    print(markdown(results), widths(results), others(results), sep="\n\n")
