"""The tables of docs/speed.md, out of what was measured."""

from __future__ import annotations

from bench_pages import PAGES, WIDTHS
from conftest import ROOT

RESULTS, SPEED = ROOT / "docs" / "benchmark.json", ROOT / "docs" / "speed.md"
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
    ("frames while dragging, 95th of 100", "frames", {"20": 20, "1000": 20, "10000": 20, "100000": 60}, "ms", False),
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


#: Lists whose labels are read, by name: events, and what the title line says of them.
SAID = ("events", "whole", "stumps", "characters", "dots", "counted", "ink")


def labels(found: dict) -> str:
    """The table of what labels say when a page opens."""
    lines = [
        "| list, window | events | whole titles | stumps | characters | dots | only counted | ink |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for name, by_width in found["labels"].items():
        for width, row in by_width.items():
            cells = " | ".join(f"{row[what]:.0%}" if what == "ink" else f"{row[what]:,}" for what in SAID)
            lines.append(f"| {name}, {width} px | {cells} |")
    return "\n".join(lines)


def forms(found: dict) -> str:
    """The table of how long each form takes to be read."""
    took = found["forms"]
    lines = [f"| {name} | {seconds:.1f} | {seconds / took['CSV']:.1f} × |" for name, seconds in took.items()]
    return "\n".join(["| 100,000 events as | read in (s) | beside the CSV |", "|---|--:|--:|", *lines])


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
    tables = {"results": markdown, "widths": widths, "labels": labels, "forms": forms, "others": others}
    for name, table in tables.items():
        before, rest = text.split(f"<!-- {name} -->\n")
        text = f"{before}<!-- {name} -->\n{table(found)}\n<!-- /{name} -->{rest.split(f'<!-- /{name} -->')[1]}"
    SPEED.write_text(text, "utf-8")


def _cell(one: dict | None) -> str:
    if not one or one.get("open") is None:
        return "gave up"
    return f"{one['open']:.1f} · {one['step']:,.0f} · {one['nodes']:,}"


def _shown(value: float | None, unit: str) -> str:
    if value is None:
        return "gave up"
    return f"{value:,.0f} {unit}" if unit == "ms" or value >= 100 else f"{value:.2f} {unit}"
