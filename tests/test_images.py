"""Pictures beside a table: in the page small and whole, and nothing else that a file may be."""

from __future__ import annotations

import io
import json
import random
import re
import struct
import threading
import zlib
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from conftest import leave_out, some
from PIL import Image

from timeline import EventsError, read_events, write_csv, write_html
from timeline.commands.shell import main
from timeline.page.images import SMALL, described
from timeline.read.saved.slides import to_slides

TABLE = (
    "date,title,image,image_alt,image_credit\n2023-05-05,Fog,fog.{end},A bridge in fog,A. Painter\n2024,No picture,,,\n"
)


@cache
def photograph(wide: int = 1200, high: int = 900, kind: str = "JPEG", seed: int = 1) -> bytes:
    """Something as hard to pack as a photograph: coarse noise made smooth."""
    noise = random.Random(seed)
    small = Image.frombytes("RGB", (80, 60), noise.randbytes(80 * 60 * 3))
    out = io.BytesIO()
    small.resize((wide, high), Image.Resampling.BICUBIC).save(out, kind)
    return out.getvalue()


def write(folder: Path, data: bytes, end: str = "jpg", text: str = TABLE) -> Path:
    (folder / f"fog.{end}").write_bytes(data)
    (folder / "my.csv").write_text(text.format(end=end))
    return folder / "my.csv"


def page(table: Path, **options) -> str:
    write_html(read_events(table), table.with_suffix(".html"), **options)
    return table.with_suffix(".html").read_text("utf-8")


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_picture_is_in_the_page_small_with_its_words(tmp_path, kind):
    text = page(write(tmp_path, photograph(kind=kind), kind.lower()))
    src = re.search(
        r'<img src="data:image/webp;base64,([^"]+)" width="(\d+)" height="(\d+)" alt="A bridge in fog"', text
    )
    assert src
    assert int(src[2]) <= 960
    assert int(src[2]) * 3 == int(src[3]) * 4
    assert len(src[1]) * 3 / 4 <= SMALL + 3
    assert "loading=lazy" in text
    assert "A. Painter" in text


@pytest.mark.ci
def test_ten_photographs_and_forty_events_take_at_most_1_5_mb(tmp_path):
    rows = [
        f"20{n // 12 + 10}-{n % 12 + 1:02d}-03,Event {n},{f'p{n}.jpg' if n < 10 else ''},What,\n" for n in range(40)
    ]
    for n in range(10):
        (tmp_path / f"p{n}.jpg").write_bytes(photograph(seed=n))
    (tmp_path / "my.csv").write_text("date,title,image,image_alt,image_credit\n" + "".join(rows))
    assert len(page(tmp_path / "my.csv")) <= 1_500_000


def test_without_pillow_a_small_picture_goes_in_as_it_is_and_a_large_one_is_named(tmp_path, monkeypatch):
    small, large = photograph(200, 150), photograph(kind="PNG")
    leave_out(monkeypatch, "PIL")
    assert f"data:image/jpeg;base64,{__import__('base64').b64encode(small).decode()}" in page(write(tmp_path, small))
    with pytest.raises(EventsError, match=r"my.csv:2: image: .* expected 500 kB at the most, or Pillow"):
        page(write(tmp_path, large, "png"))
    with pytest.raises(EventsError, match="goes on behind the end"):
        page(write(tmp_path, small + b"PK\x03\x04 an archive"))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "SVG, which may hold a script"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><svg onload='alert(1)'/>", "is an SVG"),
        (b"GIF89a/*\x01\x00*/=1;<script>alert(1)</script>;", "holds a page or a script as well"),
        (b"<html><script>alert(1)</script>", "is not a picture; expected a PNG, JPEG, WebP or GIF"),
        (b"", "is not a picture"),
        (b"\xff\xd8\xff\xe0", "is a JPEG without a size"),
        (photograph(60, 40)[:400], "cannot be decoded"),
        (photograph(60, 40) + b"<script>alert(1)</script>", "holds a page or a script as well"),
        (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0))
         + chunk(b"IDAT", zlib.compress(bytes(10**6))) + chunk(b"IEND", b""), "has 60000 × 60000 px"),
        (b"\xff\xd8\xff" + bytes(50 * 2**20), "has 50 MB; expected 20 MB at the most"),
    ],
    ids=["svg", "xml", "gif and script", "page", "nothing", "cut", "cut later", "jpeg and script", "bomb", "50 MB"],
)  # fmt: skip
def test_a_file_that_is_more_or_less_than_a_picture_is_named_with_its_line(tmp_path, data, why):
    table = write(tmp_path, data)
    with pytest.raises(EventsError, match=rf"my.csv:2: image: \"fog.jpg\" .*{re.escape(why)}"):
        page(table)
    assert not table.with_suffix(".html").exists()
    assert "<img" not in page(table, images="link")


@pytest.fixture
def server():
    """A web server with a photograph at /fog.jpg, a page at /page.jpg, and nothing elsewhere; what it was asked for."""
    asked: list[str] = []
    there = {"/fog.jpg": photograph(), "/page.jpg": b"<html><script>alert(1)</script>"}

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200 if self.path in there else 404)
            self.end_headers()
            self.wfile.write(there.get(self.path, b""))

        def log_message(self, *_):
            """Nothing is said."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


def test_pictures_at_addresses_are_fetched_where_that_is_asked_for_each_once(tmp_path, server, capsys):
    address, asked = server
    rows = f"2023,Fog,{address}/fog.jpg,A bridge,A. Painter\n2024,Again,{address}/fog.jpg,,\n"
    (tmp_path / "my.csv").write_text("date,title,image,image_alt,image_credit\n" + rows)
    linked = page(tmp_path / "my.csv")
    assert "<img" not in linked
    assert linked.count(f'href="{address}/fog.jpg"') == 2
    assert asked == []
    held = page(tmp_path / "my.csv", images="fetch")
    assert held.count('<img src="data:image/webp;base64,') == 2
    assert f'href="{address}' not in held
    assert asked == ["/fog.jpg"]
    assert main(["page", str(tmp_path / "my.csv"), "-o", str(tmp_path / "s.html"), "--images", "fetch"]) == 0
    assert (tmp_path / "s.html").read_text("utf-8").count("<img src=") == 2
    assert "my.csv:3: image_alt: is blank beside the image" in capsys.readouterr().out
    assert main(["check", str(tmp_path / "my.csv")]) == 0  # where it stays a link


def test_what_cannot_be_fetched_or_is_no_picture_is_named_with_its_line(tmp_path, server):
    address, _ = server
    rows = f"2022,A,{address}/gone.jpg\n2023,B,{address}/page.jpg\n2024,C,http://127.0.0.1:1/x.png\n"
    (tmp_path / "my.csv").write_text("date,title,image\n" + rows)
    with pytest.raises(EventsError) as error:
        page(tmp_path / "my.csv", images="fetch")
    said = str(error.value).splitlines()
    assert (
        "my.csv:2: image:" in said[0] and "gone.jpg" in said[0] and "cannot be fetched: the server says 404" in said[0]
    )
    assert "my.csv:3: image:" in said[1] and "is not a picture; expected a PNG" in said[1]
    assert "my.csv:4: image:" in said[2] and "cannot be fetched" in said[2]
    assert not (tmp_path / "my.html").exists()


def test_media_of_slides_that_are_pictures_are_images_with_their_words_and_come_back_as_media(tmp_path):
    media = {"url": "https://example.org/a/Fog.JPG?size=2", "alt": "A bridge", "caption": "Fog", "credit": "A. Painter"}
    video = {"url": "https://example.org/film", "credit": "B. Painter"}
    slides = [{"start_date": {"year": 1900 + n}, "text": {"headline": f"E{n}"}, "media": media_of}
              for n, media_of in enumerate((media, video))]  # fmt: skip
    (tmp_path / "slides.json").write_text(json.dumps({"events": slides}))
    events = read_events(tmp_path / "slides.json")
    assert events["image"].fillna("").tolist() == [media["url"], ""]
    assert events["image_alt"].fillna("").tolist() == ["A bridge", ""]
    assert events["image_credit"].fillna("").tolist() == ["A. Painter", ""]
    assert events["media"].fillna("").tolist() == ["", video["url"]]
    assert [slide.get("media") for slide in json.loads(to_slides(events)[0])["events"]] == [media, video]
    assert "<bdi>A bridge</bdi> <bdi class=quiet>Fog · A. Painter</bdi>" in page(tmp_path / "slides.json")


def test_slides_take_no_file_and_one_piece_of_media(tmp_path):
    rows = "1900,A,fog.jpg,\n1901,B,https://example.org/b.png,https://example.org/film\n"
    (tmp_path / "my.csv").write_text("date,title,image,media\n" + rows)
    _, losses = to_slides(read_events(tmp_path / "my.csv"))
    assert losses == [
        'of "a" the image is left out: it is a file, and a slide takes an address',
        'of "b" the image is left out: a slide has one piece of media',
    ]


@pytest.mark.parametrize("cell", ["../fog.jpg", "/etc/hostname", "missing.jpg", ".", "a\tb"])
def test_only_files_beside_the_table_are_read(tmp_path, cell):
    (tmp_path / "fog.jpg").write_bytes(photograph(60, 40))
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "my.csv").write_text(f"date,title,image\n2023,Fog,{cell}\n")
    with pytest.raises(EventsError, match=r"my.csv:2: image: .*(outside|not a file beside|read)"):
        page(tmp_path / "inner" / "my.csv")


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path):
    (tmp_path / "fog.jpg").write_bytes(photograph(60, 40))
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "fog.jpg").symlink_to(tmp_path / "fog.jpg")
    (tmp_path / "inner" / "my.csv").write_text("date,title,image\n2023,Fog,fog.jpg\n")
    with pytest.raises(EventsError, match="outside the table's folder"):
        page(tmp_path / "inner" / "my.csv")


def test_check_names_pictures_that_say_nothing_to_whoever_does_not_see_them(tmp_path, capsys):
    table = write(tmp_path, photograph(60, 40), text=TABLE.replace("A bridge in fog", ""))
    assert main(["check", str(table)]) == 1
    assert ':2: image_alt: is blank beside the image "fog.jpg"' in capsys.readouterr().err
    assert main(["check", str(write(tmp_path, photograph(60, 40)))]) == 0


def test_an_address_stays_a_link_and_nothing_is_fetched(tmp_path):
    (tmp_path / "my.csv").write_text("date,title,image,image_alt\n2023,Fog,https://example.org/fog.jpg,A bridge\n")
    text = page(tmp_path / "my.csv")
    assert "<img" not in text
    assert '<a href="https://example.org/fog.jpg">example.org</a>' in text


def test_pictures_survive_their_way_through_csv_and_part_of_a_frame_still_finds_them(tmp_path):
    table = write(tmp_path, photograph(60, 40))
    events = read_events(table)
    write_csv(events, tmp_path / "again.csv")
    assert read_events(tmp_path / "again.csv")["image"].tolist()[0] == "fog.jpg"
    write_html(events[events["title"] == "Fog"], tmp_path / "part.html")
    assert "data:image/webp" in (tmp_path / "part.html").read_text("utf-8")


def test_what_a_way_may_be_is_said(tmp_path):
    with pytest.raises(ValueError, match="images is 'all'; expected embed, fetch or link"):
        page(write(tmp_path, photograph(60, 40)), images="all")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
@pytest.mark.parametrize("size", [(1, 1), (300, 200), (2000, 17)])
def test_the_size_that_a_file_says_is_the_one_that_is_decoded(kind, size):
    data = photograph(*size, kind)
    assert described(data) == (kind.lower(), *size, True)


@pytest.mark.parametrize(("width", "many"), some([(390, False), (1366, True), (390, True), (1366, False)], 2))
def test_the_open_entry_shows_its_picture_with_alt_and_credit(window, tmp_path, width, many):
    more = "".join(f"1{n:03d},Older,,,\n" for n in range(100, 875) for _ in range(4)) if many else ""
    page(write(tmp_path, photograph(), text=TABLE + more))
    shown = window(tmp_path / "my.html", width)
    shown.page.evaluate("location.hash = '#fog'")
    image = shown.page.locator(".entry[aria-current] img")
    image.wait_for()
    assert image.get_attribute("alt") == "A bridge in fog"
    assert image.evaluate("async (e) => { await e.decode(); return e.naturalWidth }") > 300
    box = image.bounding_box()
    assert 0 < box["width"] <= width
    assert shown.page.locator(".entry[aria-current] figcaption").inner_text() == "A. Painter"
    assert shown.asked == []
    assert not [line for line in shown.console if "error" in line]
