"""A web address as input, from a server of our own."""

from __future__ import annotations

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from timeline import EventsError, read_events
from timeline.commands.shell import main
from timeline.read import web

CSV = b"date,title\n1969,A\n1970,B\n"


class Answers(BaseHTTPRequestHandler):
    """What is asked for is counted; the path says what is answered."""

    asked: list[str]

    def do_GET(self):
        type(self).asked.append(self.path)
        way, _, rest = self.path.strip("/").partition("/")
        if way in ("to", "loop"):
            self.send_response(302)
            self.send_header("Location", rest or "/loop")
            self.end_headers()
            return
        if way == "missing":
            self.send_error(404)
            return
        self.send_response(200)
        self.end_headers()
        try:
            if way == "slow":
                for _ in range(100):
                    self.wfile.write(b"d")
                    time.sleep(0.05)
            self.wfile.write(b"x" * 3000 if way == "large" else b"- date: 1969\n  title: A\n" if way == "yaml" else CSV)
        except OSError:  # whoever asked has gone
            pass

    def log_message(self, *_):
        """Nothing is said."""


@pytest.fixture
def server():
    Answers.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever, args=[0.01], daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def refused(address):
    with pytest.raises(EventsError) as error:
        read_events(address)
    (line,) = str(error.value).splitlines()
    return line


def test_a_list_at_an_address_is_fetched_once_and_that_is_said(server):
    events = read_events(f"{server}/list.csv")
    assert events["title"].tolist() == ["A", "B"]
    assert events.attrs["read_as"] == [f"{len(CSV)} bytes were fetched"]
    assert Answers.asked == ["/list.csv"]


def test_what_it_is_is_told_by_its_path(server):
    assert read_events(f"{server}/yaml/list.yml?x=1#y")["title"].tolist() == ["A"]


def test_where_it_was_in_truth_is_said(server):
    events = read_events(f"{server}/to/{server}/list.csv")
    assert events.attrs["read_as"] == [f"{len(CSV)} bytes were fetched from {server}/list.csv"]


@pytest.mark.parametrize("target", ["file:///etc/hostname", "ftp://127.0.0.1/list.csv", "data:text/csv,date"])
def test_an_address_that_leads_away_from_the_web_is_not_followed(server, target):
    assert f'leads to "{target}"; expected an address of http or https' in refused(f"{server}/to/{target}")


def test_an_address_that_leads_to_itself_ends(server):
    assert "cannot be fetched" in refused(f"{server}/loop")


def test_what_is_too_large_or_too_slow_is_refused(server, monkeypatch):
    with pytest.raises(EventsError, match="is larger than 0 MB"):
        web.fetched(f"{server}/large", most=2000)
    began = time.monotonic()
    with pytest.raises(EventsError, match=r"takes longer than 0\.3 s"):
        web.fetched(f"{server}/slow", longest=0.3)
    assert time.monotonic() - began < 2
    assert (web.MOST, web.LONGEST) == (20 * 2**20, 30)


def test_what_cannot_be_had_is_named_in_one_line(server):
    assert "cannot be fetched: the server says 404 Not Found" in refused(f"{server}/missing")
    assert "cannot be fetched" in refused("http://127.0.0.1:1/list.csv")
    assert "names no host" in refused("http:///list.csv")
    assert refused("http://[::1/x").startswith("http://[::1/x: is not a web address")
    said = refused(server.replace("//", "//me:secret@"))
    assert "holds a name or a password, which is not sent" in said and "secret" not in said
    assert Answers.asked == ["/missing"]


def test_no_other_scheme_is_an_address():
    for address in ("file:///etc/hostname", "ftp://example.org/x"):
        assert "there is no such file" in refused(address)


@pytest.mark.parametrize(
    ("address", "csv"),
    [
        ("https://docs.google.com/spreadsheets/d/ab_C-d/edit?usp=sharing", "d/ab_C-d/export?format=csv"),
        ("https://docs.google.com/spreadsheets/d/ab/edit?gid=5#gid=5", "d/ab/export?format=csv&gid=5"),
        ("https://docs.google.com/spreadsheets/d/ab", "d/ab/export?format=csv"),
        ("https://docs.google.com/spreadsheets/d/e/2PACX-x/pubhtml", "d/e/2PACX-x/pub?output=csv"),
        ("https://docs.google.com/spreadsheets/d/e/2PACX-x/pub?output=csv&gid=3", "d/e/2PACX-x/pub?output=csv&gid=3"),
        ("https://docs.google.com/spreadsheets/d/ab/export?format=csv", "d/ab/export?format=csv"),
    ],
)
def test_a_google_sheet_is_asked_for_as_csv(address, csv):
    assert web.as_csv(address) == f"https://docs.google.com/spreadsheets/{csv}"
    assert web.as_csv(address.replace("docs.google.com", "example.org")) != web.as_csv(address)


def test_convert_keeps_a_copy_and_a_page_is_called_after_the_file(server, tmp_path, capsys):
    assert main(["convert", f"{server}/list.csv", str(tmp_path / "copy.csv")]) == 0
    assert (tmp_path / "copy.csv").read_text() == "date,title,id\n1969,A,a\n1970,B,b\n"
    assert f"{server}/list.csv: {len(CSV)} bytes were fetched" in capsys.readouterr().out
    assert main([f"{server}/my%20list.csv", "-o", str(tmp_path / "page.html")]) == 0
    assert "<h1>My list</h1>" in (tmp_path / "page.html").read_text("utf-8").replace(" dir=auto", "")
