"""Small events, a real browser, and pages in it."""

from __future__ import annotations

import builtins
import io
import os
import shutil
from collections.abc import Iterable
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, sync_playwright

from timeline import read_events, write_html
from timeline.page.photo import photo

ROOT = Path(__file__).parent.parent
# A property holds however busy the machine is: two browsers beside it took one past Hypothesis's 200 ms.
settings.register_profile("default", deadline=None, max_examples=50)
settings.register_profile("ci", deadline=None, max_examples=400)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
LANES = ["Washington", "Baghdad", "Iran-backed groups", "Gaza and the region"]
MEDIA = {"color_scheme": "light", "reduced_motion": "no-preference", "forced_colors": "none"}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def events_of(text: str):
    """Events from CSV text; lines may be indented."""
    return read_events(io.StringIO("\n".join(line.strip() for line in text.strip().splitlines()) + "\n"))


def source(text: str) -> io.StringIO:
    """A list of somebody's as a file."""
    file = io.StringIO(text)
    file.name = "list.csv"
    return file


def dates(text: str, **options) -> list[str]:
    """What is read of the dates of somebody's list."""
    return read_events(source(text), **options)["date"].tolist()


@pytest.fixture(scope="session")
def article():
    """The article's events."""
    return read_events(ROOT / "events.csv")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that take long come first, so that no process is left with one of them while the others have nothing.

    `tests/run` gives all tests of a file to one process, which opens once what they share.
    """
    first = ("test_jupyter_in_browser", "test_reader_in_browser", "test_notebook")
    items.sort(key=lambda item: (item.path.stem not in first, not item.path.stem.endswith("_in_browser")))


def browser_path() -> str | None:
    """Where Chromium or Chrome is."""
    names = [
        os.environ.get("TIMELINE_BROWSER"),
        "chromium-headless-shell",
        "chromium",
        "chromium-browser",
        "google-chrome",
    ]
    return next((found for name in names if name and (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Browser:
    """Chromium or Chrome. Without one the tests fail: what nobody looked at is not tested."""
    path = browser_path()
    if path is None:
        pytest.fail("no browser; install Chromium or Chrome, or name one in TIMELINE_BROWSER")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def until(page: Page, condition: str) -> None:
    """Wait until a JavaScript expression is true; Playwright's own way needs the eval that our pages forbid."""
    for _ in range(400):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(25)
    pytest.fail(f"not within ten seconds: {condition}")


class Window:
    """A page opened in a window, and all that it said and asked for."""

    def __init__(self, page: Page):
        self.page = page
        self.console: list[str] = []
        self.requests: list[str] = []
        self.answered: list[str] = []
        self.dialogs: list[str] = []
        page.on("console", lambda message: self.console.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.console.append(f"error: {error}"))
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("requestfinished", lambda request: self.answered.append(request.url))
        page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))

    def open(self, address: str, size: tuple[int, int], wait: str, media: dict) -> None:
        """Go to an address, with nothing left of what was open before."""
        self.page.set_viewport_size({"width": size[0], "height": size[1]})
        self.page.emulate_media(media="null", **(MEDIA | media))
        self.forget()
        self.page.goto(address)
        if wait:
            until(
                self.page, f"document.querySelector({wait!r}) !== null"
            )  # a selector's own waiting takes twice as long

    def forget(self) -> None:
        """Nothing was said, and nothing asked for."""
        for told in (self.console, self.requests, self.answered, self.dialogs):
            told.clear()

    def leave(self) -> None:
        """Go where nothing is; the pointer to the corner, its button up, and what popped up closed."""
        for other in self.page.context.pages:
            if other is not self.page:
                other.close()
        self.page.goto("about:blank")
        self.page.mouse.up()
        self.page.mouse.move(0, 0)

    @property
    def asked(self) -> list[str]:
        """Requests beyond the page itself."""
        return [url for url in self.requests[1:] if not url.startswith(("data:", "blob:"))]


class Windows:
    """Opens pages, in windows kept for the next: a new one takes three times as long to open a page as an old one.

    What a medium asks for (colours, motion) can be changed in a window; any other option wants one of its own.
    """

    def __init__(self, browser: Browser):
        self.browser = browser
        self.free: dict[tuple, list[Window]] = {}

    @contextmanager
    def __call__(self, address: str | Path, width: int, height: int = 900, wait: str = "html.drawn", **options):
        """A page in a window that nobody else uses meanwhile."""
        media = {name: options.pop(name) for name in MEDIA if name in options}
        kind = tuple(sorted(options.items()))
        free = self.free.setdefault(kind, [])
        view = free.pop() if free else Window(self.browser.new_context(**options).new_page())
        try:
            view.open(address.as_uri() if isinstance(address, Path) else address, (width, height), wait, media)
            yield view
            view.leave()
        except BaseException:
            view.page.context.close()
            raise
        free.append(view)


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Windows:
    """Opens pages for as long as a `with` lasts."""
    return Windows(browser)


@pytest.fixture
def window(windows: Windows):
    """Opens pages that stay until the test has ended."""
    with ExitStack() as opened:
        yield lambda address, width=1200, **options: opened.enter_context(windows(address, width, **options))


@pytest.fixture(scope="session")
def article_page(article, tmp_path_factory) -> Path:
    """The article's page, written once."""
    path = tmp_path_factory.mktemp("page") / "timeline.html"
    write_html(article, path, title="Iraq", source="Associated Press", source_url="https://example.org/", lanes=LANES)
    return path


@pytest.fixture
def page_of(tmp_path):
    """Writes events as a page."""

    def write(events, **options) -> Path:
        path = tmp_path / f"page{len(list(tmp_path.iterdir()))}.html"
        write_html(events, path, **options)
        return path

    return write


@pytest.fixture
def kept_browser(monkeypatch):
    """Pictures in files are made by one browser that is kept: starting one takes longer than the picture."""
    monkeypatch.setattr(photo, "__defaults__", ("", True))


def leave_out(monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    """Nothing can be imported from a package any more, as if it were not installed."""
    real = builtins.__import__

    def without(name, *rest, **more):
        if name.startswith(package):
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)


def some(values: Iterable, keep: int = 1) -> list:
    """Parameters of which the first is tried always, or the first few, and all others in `.ci/run` alone."""
    values = [value if isinstance(value, tuple) else (value,) for value in values]
    return [pytest.param(*value, marks=[pytest.mark.ci] * (number >= keep)) for number, value in enumerate(values)]
