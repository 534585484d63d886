"""How fast, how large, beside others: `.venv/bin/python tests/benchmark.py`, some ten minutes.

Every figure stands beside its peer's, measured in the same run: machines
differ, ratios less so. Renews docs/benchmark.json row by row, and the tables
of docs/speed.md. `--only 1000,labels` renews some rows. What takes longer
than `--give-up` seconds is said to have given up. Nothing here is asserted by the tests.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from statistics import median

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))  # run as a script, it finds its own folder only

from bench_forms import reading_forms
from bench_labels import labelling
from bench_pages import opened
from bench_peers import NPM, PX_SCRIPT, packages, write_peers, write_sets
from bench_tables import RESULTS, forms, into_docs, labels, markdown, others, widths
from conftest import ROOT
from sets import benchmark

from timeline import read_events
from timeline.chart.plan import plan
from timeline.picture.picture import picture_of

SIZES = (20, 1_000, 10_000, 100_000)
#: Events beyond which a peer is known to give up, and is not waited for.
MOST = {"TimelineJS": 1_000, "vis-timeline": 10_000, "px.timeline": 10_000}


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


def laying_out(n: int) -> float:
    events = read_events(benchmark(n))
    picture = picture_of(events, lanes=None, lang="en", fold=True)
    return seconds(lambda: plan(picture, 320, 250))


def sized(n: int, peers: dict[str, Path], folder: Path, options: argparse.Namespace) -> dict:
    """One row of sizes: making, size and use of each tool's page of so many events."""
    flat = write_sets(folder, n)
    pages = {"timeline": folder / f"{n}.html", "px.timeline": folder / f"px{n}.html"}
    ours = [sys.executable, "-m", "timeline", folder / f"{n}.csv", "-o", pages["timeline"]]
    theirs = [sys.executable, folder / "px.py", folder / f"px{n}.csv", pages["px.timeline"]]
    row: dict = {"timeline": process(ours, options.runs), "px.timeline": process(theirs, options.runs)}
    pages |= write_peers(folder, n, flat, {name: place for name, place in peers.items() if n <= 10_000})
    for tool, path in pages.items():
        print(f"{n}: {tool}", file=sys.stderr, flush=True)
        looked = opened(tool, path, options.give_up, options.runs) if n <= MOST.get(tool, n) else {"open": None}
        row.setdefault(tool, {})["size"] = path.stat().st_size / 1e6
        row[tool] |= looked
    return row


def measure(options: argparse.Namespace) -> dict:
    """Measure the rows that are wanted; each is kept as soon as it is there."""
    results: dict = json.loads(options.output.read_text()) if options.output.exists() else {}
    results |= {
        "versions": {name: version(name) for name in ("plotly", "pandas")},
        "processors": os.cpu_count(),
        "sizes": results.get("sizes", {}),
    }
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "px.py").write_text(PX_SCRIPT)
        peers = packages(folder) if any(str(n) in options.only for n in SIZES) else {}
        results["versions"] |= {peer: NPM[peer] for peer in peers}
        rows: dict[str, Callable[[], object]] = {
            "rows_per_second": reading,
            "relations": relating,
            "layout": lambda: laying_out(2000) / laying_out(200),
            "labels": labelling,
            "forms": reading_forms,
        }
        for row in options.only:
            if row in rows:
                results[row] = rows[row]()
            else:
                results["sizes"][row] = sized(int(row), peers, folder, options)
            options.output.write_text(json.dumps(results, indent=1) + "\n")
    return results


ROWS = (*map(str, SIZES), "rows_per_second", "relations", "layout", "labels", "forms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", type=lambda text: text.split(","), default=list(ROWS), help=", ".join(ROWS))
    parser.add_argument("--give-up", type=float, default=20, metavar="SECONDS")
    parser.add_argument("--runs", type=int, default=2)
    parser.add_argument("-o", "--output", type=Path, default=RESULTS)
    options = parser.parse_args()
    if unknown := set(options.only) - {*ROWS}:
        parser.error(f"there is no row {', '.join(sorted(unknown))}; the rows are {', '.join(ROWS)}")
    results = measure(options)
    if options.output == RESULTS:
        into_docs(results)
    print(markdown(results), widths(results), labels(results), forms(results), others(results), sep="\n\n")


if __name__ == "__main__":
    main()
