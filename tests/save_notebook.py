"""Run the notebook, save it with its outputs and a picture of each chart, and renew docs/timeline.png.

Usage: python tests/save_notebook.py

It needs Chrome for the picture beside the chart, which viewers that run no
script show. What differs from machine to machine or from run to run is left out.
"""

from __future__ import annotations

import base64
import os
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).parent.parent
NOTEBOOK = ROOT / "timeline.ipynb"
PICTURE = ROOT / "docs" / "timeline.png"
PLOTLY = "application/vnd.plotly.v1+json"
WIDGET = "application/vnd.jupyter.widget-view+json"


def executed(folder: Path = ROOT) -> nbformat.NotebookNode:
    """The notebook with the outputs of a run in a folder, without timings and machine details."""
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(folder)}}
    ).execute()
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for cell in notebook.cells:
        cell.metadata = {key: value for key, value in cell.metadata.items() if key == "tags"}
        for output in cell.get("outputs", []):
            if output.get("data", {}).pop(WIDGET, None):  # a view of a kernel that is gone
                output["data"]["text/plain"] = "Run this cell to choose lanes and kinds."
    return notebook


def charts(notebook: nbformat.NotebookNode) -> list[dict]:
    """Every output that is a chart."""
    return [output for cell in notebook.cells for output in cell.get("outputs", []) if PLOTLY in output.get("data", {})]


def main() -> None:
    notebook = executed()
    for chart in charts(notebook):
        if "image/png" not in chart["data"]:
            sys.exit("no picture: name a Chrome in BROWSER_PATH")
        PICTURE.write_bytes(base64.b64decode(chart["data"]["image/png"]))
    nbformat.write(notebook, NOTEBOOK)
    size = os.path.getsize(NOTEBOOK) / 1000
    print(f"{NOTEBOOK.name}: {size:.0f} kB, {PICTURE.name}: {os.path.getsize(PICTURE) / 1000:.0f} kB", file=sys.stderr)


if __name__ == "__main__":
    main()
