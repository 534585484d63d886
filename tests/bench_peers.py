"""What the page is measured beside: `px.timeline`, and vis-timeline and TimelineJS where npm can fetch them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pandas as pd
from conftest import ROOT
from sets import benchmark

from timeline import read_events

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
    fetched = {}
    for name, number in NPM.items() if shutil.which("npm") else ():
        place = folder / name.replace("/", "-")
        place.mkdir()
        try:
            subprocess.run(["npm", "pack", f"{name}@{number}"], cwd=place, check=True, capture_output=True, timeout=300)
            with tarfile.open(next(place.glob("*.tgz"))) as archive:
                archive.extractall(place, filter="data")
            fetched[name] = place / "package"
        except (OSError, subprocess.SubprocessError) as error:
            print(f"{name}: not fetched ({error})", file=sys.stderr)
    return fetched


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
