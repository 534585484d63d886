"""The picture that a page's own button saves, as bytes: a browser opens the page and presses it."""

from __future__ import annotations

import asyncio
import base64
import re
from typing import Any

from timeline.picture.browser import PATIENCE, by_browser

#: Px of the window: the list stands beside the chart, as on a desk.
_WINDOW = {"width": 1600, "height": 1000, "deviceScaleFactor": 1, "mobile": False}

#: Nothing moves, so that each picture of the same events is the same.
_QUIET = [{"name": "prefers-reduced-motion", "value": "reduce"}]

# Once the page is drawn, its button is pressed; instead of a download there is a promise of what it would hold.
_PRESSED = """
new Promise((done, failed) => {
  const address = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    if (!blob.type.startsWith("image/")) return address(blob);
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.readAsDataURL(blob);
    return "#";
  };
  HTMLAnchorElement.prototype.click = () => {};
  const root = document.documentElement;
  const press = () => {
    if (root.matches(".failed")) return failed("the page cannot be drawn");
    if (!root.matches(".drawn")) return setTimeout(press, 20);
    const size = document.getElementById(":size");
    size.add(new Option("", "SIZE"));
    size.value = "SIZE";
    document.querySelector("[data-save=FORMAT]").click();
  };
  press();
})
"""

# A sheet of a picture's size, and nothing on it but the picture.
_SHEET = """<!doctype html><meta charset="utf-8"><style>
@page {{ size: {width}px {height}px; margin: 0 }} html, body {{ margin: 0 }} svg {{ display: block }}
</style>{svg}"""


def photo(page: str, kind: str, size: str, view: str = "", keep: bool = False) -> bytes:
    """A page's chart as PNG, SVG or PDF.

    Parameters
    ----------
    page : str
        As `render` returns it.
    kind : {"png", "svg", "pdf"}
    size : str
        Px, such as "1200x675"; "1200x" is as high as the chart needs.
    view : str
        What of it is shown: a page's address from its "#" on.
    keep : bool
        Whether the browser is kept for the next picture.

    Raises
    ------
    NoPicture
        If there is no kaleido, no Chrome, or none that starts.
    """

    async def picture(browser: Any) -> bytes:
        from choreographer.utils import TmpDirectory

        folder = TmpDirectory(sneak=browser.is_isolated())
        tab = await browser.create_tab("")
        try:
            file = folder.path / "page.html"
            file.write_text(page, "utf-8")
            return await asyncio.wait_for(_photo(tab, file.as_uri() + view, kind, size), PATIENCE)
        finally:
            await browser.close_tab(tab)
            folder.clean()

    return by_browser(_chrome, picture, keep)


async def _photo(tab: Any, address: str, kind: str, size: str) -> bytes:
    await _told(tab, "Emulation.setDeviceMetricsOverride", **_WINDOW)
    await _told(tab, "Emulation.setEmulatedMedia", features=_QUIET)
    await _opened(tab, address)
    wish = _PRESSED.replace("SIZE", size).replace("FORMAT", "png" if kind == "png" else "svg")
    answer = await _told(tab, "Runtime.evaluate", expression=wish, awaitPromise=True)
    if "exceptionDetails" in answer:
        raise RuntimeError(answer["result"].get("value") or answer["exceptionDetails"]["text"])
    saved = base64.b64decode(answer["result"]["value"].partition(",")[2])
    return await _printed(tab, saved.decode("utf-8")) if kind == "pdf" else saved


async def _printed(tab: Any, svg: str) -> bytes:
    """A PDF of one sheet, as large as the picture; its texts can be searched."""
    frame = (await _told(tab, "Page.getFrameTree"))["frameTree"]["frame"]["id"]
    size = dict(re.findall(r'\b(width|height)="(\d+)"', svg.partition(">")[0]))
    await _told(tab, "Page.setDocumentContent", frameId=frame, html=_SHEET.format(svg=svg, **size))
    sheet = await _told(tab, "Page.printToPDF", preferCSSPageSize=True, printBackground=True)
    return base64.b64decode(sheet["data"])


async def _opened(tab: Any, address: str) -> None:
    loaded = tab.subscribe_once("Page.loadEventFired")
    await _told(tab, "Page.enable")
    await _told(tab, "Page.navigate", url=address)
    await loaded


async def _told(tab: Any, command: str, **params: Any) -> Any:
    answer = await tab.send_command(command, params=params)
    if "error" in answer:
        raise RuntimeError(answer["error"]["message"])
    return answer["result"]


def _chrome() -> Any:
    from choreographer import Browser

    return Browser()
