"""The page in Firefox, where there is one: Playwright cannot drive it, so it is spoken to by WebDriver BiDi."""

from __future__ import annotations

import itertools
import json
import shutil
import socket
import subprocess
import time

import pytest
import websocket
from seen import BOXES, CHOSEN, TOUCHES

FIREFOX = shutil.which("firefox") or shutil.which("firefox-esr") or "firefox"
pytestmark = pytest.mark.ci


class Firefox:
    """One window, and what WebDriver BiDi (https://w3c.github.io/webdriver-bidi/) lets us do in it."""

    def __init__(self, folder):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [
            FIREFOX,
            "--headless",
            "--no-remote",
            "--profile",
            str(folder),
            f"--remote-debugging-port={port}",
            "--width=1366",
            "--height=900",
        ]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(100):
            try:
                self.socket = websocket.create_connection(
                    f"ws://127.0.0.1:{port}/session", timeout=30, suppress_origin=True
                )
                break
            except OSError:
                time.sleep(0.3)
        self.numbers = itertools.count(1)
        self.call("session.new", capabilities={})
        self.context = self.call("browsingContext.getTree")["contexts"][0]["context"]

    def call(self, method: str, **params):
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            said = json.loads(self.socket.recv())
            if said.get("id") == number:
                assert said["type"] == "success", said
                return said["result"]

    def open(self, address: str) -> None:
        self.call("browsingContext.setViewport", context=self.context, viewport={"width": 1366, "height": 768})
        self.call("browsingContext.navigate", context=self.context, url=address, wait="complete")
        boxes, deadline = None, time.monotonic() + 10
        while boxes != (boxes := self.evaluate(BOXES)) and time.monotonic() < deadline:
            time.sleep(0.3)  # marks that move to their places come to rest

    def evaluate(self, script: str):
        """A JavaScript expression's value, or that of a function called."""
        called = f"({script})()" if script.lstrip().startswith("(") else script
        found = self.call(
            "script.evaluate",
            expression=f"JSON.stringify({called})",
            target={"context": self.context},
            awaitPromise=True,
        )
        assert found["type"] == "success", found
        return json.loads(found["result"].get("value", "null"))

    def point(self, *actions: dict) -> None:
        self.call(
            "input.performActions",
            context=self.context,
            actions=[{"type": "pointer", "id": "mouse", "actions": list(actions)}],
        )

    def wheel(self, x: float, y: float, delta: float, ctrl: bool) -> None:
        keys = (
            [{"type": "keyDown", "value": "\ue009"}, {"type": "pause"}, {"type": "keyUp", "value": "\ue009"}]
            if ctrl
            else [{"type": "pause"}]
        )
        turn = {"type": "scroll", "x": int(x), "y": int(y), "deltaX": 0, "deltaY": int(delta)}
        actions = [
            {"type": "key", "id": "keys", "actions": keys},
            {"type": "wheel", "id": "wheel", "actions": [{"type": "pause"}, turn] if ctrl else [turn]},
        ]
        self.call("input.performActions", context=self.context, actions=actions)
        time.sleep(0.4)


@pytest.fixture(scope="module")
def firefox(tmp_path_factory):
    one = Firefox(tmp_path_factory.mktemp("profile"))
    yield one
    one.socket.close()
    one.process.terminate()
    one.process.wait(20)


def middle(box):
    return int((box[0] + box[2]) / 2), int((box[1] + box[3]) / 2)


def test_the_page_is_drawn_and_nothing_touches(firefox, article_page, article):
    firefox.open(article_page.as_uri())
    assert firefox.evaluate("document.documentElement.classList.contains('drawn')")
    assert sorted(firefox.evaluate(BOXES)) == sorted(article["id"])
    assert firefox.evaluate(TOUCHES) == []


def test_drag_wheel_and_click_do_what_they_do_elsewhere(firefox, article_page):
    firefox.open(article_page.as_uri())
    first = firefox.evaluate(BOXES)
    x, y = middle(first["waiver"])
    move = lambda to: {"type": "pointerMove", "x": to, "y": y, "duration": 50}  # noqa: E731
    firefox.point(
        move(x), {"type": "pointerDown", "button": 0}, move(x - 80), move(x - 200), {"type": "pointerUp", "button": 0}
    )
    time.sleep(0.4)
    assert abs(firefox.evaluate(BOXES)["waiver"][0] - first["waiver"][0] + 200) <= 1
    firefox.wheel(x, y, -240, ctrl=True)
    assert "invasion" not in firefox.evaluate(BOXES)
    firefox.evaluate("document.querySelector('[data-zoom=whole]').click()")
    time.sleep(0.4)
    last = firefox.evaluate(BOXES)
    assert max(abs(a - b) for event in first for a, b in zip(first[event], last[event])) <= 0.5
    firefox.point(
        {"type": "pointerMove", "x": x, "y": y},
        {"type": "pointerDown", "button": 0},
        {"type": "pointerUp", "button": 0},
    )
    assert firefox.evaluate(CHOSEN) == ["waiver", "waiver"]
    assert firefox.evaluate("scrollY") == 0
