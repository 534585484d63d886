"""Pictures that a table names, as they go into its page: what they are, how large, and in few bytes."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from timeline.read.problems import FRAME, EventsError, Problem, quoted
from timeline.schema import IMAGES

#: What may be done with them.
WAYS = ("embed", "fetch", "link")
#: Bytes of a file that are read at the most, and pixels that are decoded.
MAX_BYTES, MAX_PIXELS = 20 * 2**20, 50_000_000
#: Bytes of a picture in a page where Pillow makes it smaller and where it goes in as it is, and of all in a page.
SMALL, AS_IT_IS, TOGETHER = 70_000, 500_000, 12 * 2**20
#: Px of its width at the most, and what else is tried until it is small enough.
WIDTHS, QUALITIES = (960, 720, 480, 320), (80, 65, 50, 35)

_WEB = re.compile(r"https?://[^/]", re.IGNORECASE)
#: What no picture holds, and what another program may take for a page.
_MARKUP = re.compile(rb"<(?:script|html|!doctype|\?php|svg[\s>])", re.IGNORECASE)


@dataclass(frozen=True)
class Picture:
    """A picture in a page: an address that holds it, and its size in px."""

    src: str
    wide: int
    high: int


class _Unfit(ValueError):
    """Why a file is no picture that a page may hold."""


def images_of(events: pd.DataFrame, way: str) -> dict[int, Picture]:
    """By row, the pictures that a page holds.

    Parameters
    ----------
    events : pandas.DataFrame
        As `read_events` returns it: files are looked for beside the table that it was read from.
    way : {"embed", "fetch", "link"}
        Whether files go into the page, or what stands at web addresses too, or neither.

    Raises
    ------
    EventsError
        If a file, or what stands at an address, is none that a page may hold, or cannot be had; each with its line.
    ValueError
        If there is no such way.
    """
    if way not in WAYS:
        raise ValueError(f"images is {way!r}; expected {', '.join(WAYS[:-1])} or {WAYS[-1]}")
    told = events.attrs.get(IMAGES) or {}
    folder, lines = Path(told.get("folder") or "."), told.get("lines") or {}
    pictures, problems, together = {}, [], 0
    bytes_of = cache(lambda cell: _fetched(cell) if _WEB.match(cell) else _bytes(folder, cell))
    cells, ids = events["image"].tolist(), events["id"].tolist()
    for row in np.flatnonzero(events["image"].notna()).tolist() if way != "link" else ():
        cell, event = cells[row], ids[row]
        if way == "embed" and _WEB.match(cell):
            continue
        try:
            pictures[row] = _embedded(bytes_of(cell))
            together += len(pictures[row].src)
        except _Unfit as why:
            who = "" if event in lines else f" of {event}"
            problems.append(Problem(lines.get(event), "image", f"{quoted(cell)}{who} {why}"))
    if together > TOGETHER:
        why = f"the pictures take {together / 2**20:.0f} MB; expected {TOGETHER >> 20} MB at the most, or --images link"
        problems.append(Problem(None, "image", why))
    if problems:
        raise EventsError(str(told.get("name") or FRAME), problems)
    return pictures


def without_alt(events: pd.DataFrame, way: str = "embed") -> Iterator[Problem]:
    """The pictures in a page that say nothing to those who cannot see them; a link to one needs no such words."""
    lines = (events.attrs.get(IMAGES) or {}).get("lines") or {}
    for event, image, alt in zip(events["id"], events["image"], events["image_alt"]):
        held = isinstance(image, str) and (way == "fetch" or not _WEB.match(image))
        if held and not isinstance(alt, str):
            why = f"is blank beside the image {quoted(image)}; expected what it shows, for those who cannot see it"
            yield Problem(lines.get(event), "image_alt", why)


def _bytes(folder: Path, cell: str) -> bytes:
    """A file's bytes; only of one in the table's folder or in one below."""
    try:
        root = folder.resolve()
        path = (root / cell).resolve()
        if not path.is_relative_to(root):
            raise _Unfit("lies outside the table's folder; expected a file beside the table")
        if not path.is_file():
            raise _Unfit("is not a file beside the table; expected a PNG, JPEG, WebP or GIF, or a web address")
        if path.stat().st_size > MAX_BYTES:
            raise _Unfit(f"has {path.stat().st_size / 2**20:.0f} MB; expected {MAX_BYTES >> 20} MB at the most")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        if isinstance(error, _Unfit):
            raise
        raise _Unfit(f"cannot be read: {getattr(error, 'strerror', None) or error}") from None


def _fetched(address: str) -> bytes:
    """What stands at an address, within the limits that a list's address has."""
    from timeline.read.web import fetched  # late: most pages fetch nothing

    try:
        data, _ = fetched(address, MAX_BYTES, what="a picture")
    except EventsError as error:
        raise _Unfit("; ".join(problem.text for problem in error.problems)) from None
    return data


def _embedded(data: bytes) -> Picture:
    kind, wide, high, ends = described(data)
    if wide * high > MAX_PIXELS:
        raise _Unfit(f"has {wide} × {high} px; expected {MAX_PIXELS // 10**6} million at the most")
    if _MARKUP.search(data):
        raise _Unfit("is a picture and holds a page or a script as well; expected a picture alone")
    try:
        from PIL import Image as _  # noqa: F401  late: not all have it
    except ImportError:
        if len(data) > AS_IT_IS:
            raise _Unfit(f"has {len(data) // 1000} kB; expected {AS_IT_IS // 1000} kB at the most, or Pillow, which "
                         "makes it smaller: pip install pillow") from None  # fmt: skip
        if not ends:
            raise _Unfit("goes on behind the end of its picture, or is cut off before it") from None
    else:
        data, kind, wide, high = _smaller(data)
    return Picture(f"data:image/{kind};base64,{base64.b64encode(data).decode()}", wide, high)


def described(data: bytes) -> tuple[str, int, int, bool]:
    """What a picture is, its px, and whether the file ends where it does.

    Raises
    ------
    ValueError
        If it is no picture of a sort that every browser shows and that cannot hold a script.
    """
    if data[:8] == b"\x89PNG\r\n\x1a\n" and data[12:16] == b"IHDR":
        at = 8
        while at < len(data) and data[at + 4 : at + 8] != b"IEND":
            at += 12 + int.from_bytes(data[at : at + 4], "big")
        return "png", _number(data[16:20]), _number(data[20:24]), at + 12 == len(data)
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return "gif", _number(data[7:5:-1]), _number(data[9:7:-1]), data[-1:] == b";"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        wide, high = _webp_size(data)
        return "webp", wide, high, int.from_bytes(data[4:8], "little") + 8 == len(data)
    if data[:3] == b"\xff\xd8\xff":
        wide, high = _jpeg_size(data)
        return "jpeg", wide, high, data[-2:] == b"\xff\xd9"
    what = (
        "is an SVG, which may hold a script"
        if re.search(rb"<svg[\s>]", data[:4096], re.IGNORECASE)
        else "is not a picture"
    )
    raise _Unfit(f"{what}; expected a PNG, JPEG, WebP or GIF")


def _number(data: bytes) -> int:
    return int.from_bytes(data, "big")


def _jpeg_size(data: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return int.from_bytes(data[at + 7 : at + 9], "big"), int.from_bytes(data[at + 5 : at + 7], "big")
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big") if marker != 0xFF else 1
    raise _Unfit("is a JPEG without a size; expected a whole one")


def _webp_size(data: bytes) -> tuple[int, int]:
    if data[12:16] == b"VP8X":
        return _number(data[26:23:-1]) + 1, _number(data[29:26:-1]) + 1
    if data[12:16] == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return _number(data[27:25:-1]) & 0x3FFF, _number(data[29:27:-1]) & 0x3FFF


def _smaller(data: bytes) -> tuple[bytes, str, int, int]:
    """A picture as WebP, no wider than it need be, without what else its file says; and its px."""
    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(data), formats=["PNG", "JPEG", "WEBP", "GIF"]) as opened:
            whole = ImageOps.exif_transpose(opened)
            clear = whole.has_transparency_data
            whole = whole.convert("RGBA" if clear else "RGB")
    except Exception as error:  # a decoder may fail in any way on what is no picture
        raise _Unfit(f"cannot be decoded: {error}") from None
    for width in WIDTHS:
        shown = whole.copy()
        shown.thumbnail((width, 4 * width))
        for quality in QUALITIES:
            out = io.BytesIO()
            shown.save(out, "WEBP", quality=quality, method=4)
            if len(out.getvalue()) <= SMALL:
                return out.getvalue(), "webp", *shown.size
    raise _Unfit(f"takes more than {SMALL // 1000} kB however small it is made")
