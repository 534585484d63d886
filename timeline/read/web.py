"""What stands at a web address, fetched once: so much of it, for so long, and from nowhere but the web."""

from __future__ import annotations

import re
import threading
import time
import urllib.error
import urllib.request
from http.client import HTTPException
from urllib.parse import parse_qs, urljoin, urlsplit

from timeline.read.problems import EventsError, Problem, quoted

#: Bytes, and seconds from the first question to the last answer.
MOST, LONGEST = 20 * 2**20, 30.0
_SCHEMES = ("http", "https")
#: How Google calls a sheet that is open for editing, and one that is published.
_SHEET = re.compile(r"https://docs\.google\.com/spreadsheets/d/(?!e/)([\w-]+)(?:/.*)?")
_PUBLISHED = re.compile(r"(https://docs\.google\.com/spreadsheets/d/e/[\w-]+)/pub(?:html)?(?:[?#].*)?")


def as_csv(address: str) -> str:
    """The address of a Google sheet as CSV, where an address is that of a sheet; all others as they are.

    Examples
    --------
    >>> as_csv("https://docs.google.com/spreadsheets/d/a-b_c/edit?usp=sharing#gid=7")
    'https://docs.google.com/spreadsheets/d/a-b_c/export?format=csv&gid=7'
    >>> as_csv("https://docs.google.com/spreadsheets/d/e/2PACX-1/pubhtml?gid=0&single=true")
    'https://docs.google.com/spreadsheets/d/e/2PACX-1/pub?output=csv&gid=0'
    """
    parts = urlsplit(address)
    asked = parse_qs(parts.query) | parse_qs(parts.fragment)
    sheet = f"&gid={asked['gid'][0]}" if re.fullmatch(r"\d+", asked.get("gid", [""])[0]) else ""
    if (match := _SHEET.fullmatch(address)) and not re.search(r"/(?:export|gviz)\b", parts.path):
        return f"https://docs.google.com/spreadsheets/d/{match[1]}/export?format=csv{sheet}"
    if match := _PUBLISHED.fullmatch(address):
        return f"{match[1]}/pub?output=csv{sheet}"
    return address


def fetched(
    address: str, most: int = MOST, longest: float = LONGEST, what: str = "a list of events"
) -> tuple[bytes, str]:
    """What stands at an address, and what is said of that.

    Parameters
    ----------
    address : str
    most : int
        Bytes that it may have.
    longest : float
        Seconds that it may take.
    what : str
        What is expected there, for messages.

    Raises
    ------
    EventsError
        If it cannot be had, is too large, takes too long, or leads away from http and https.
    """
    try:
        parts = urlsplit(address)
        trouble = "" if parts.hostname else "names no host; expected one such as https://example.org/list.csv"
        if parts.username or parts.password:
            address = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
            trouble = "holds a name or a password, which is not sent; expected an address without either"
    except ValueError as error:
        trouble = f"is not a web address: {error}"
    if trouble:
        raise EventsError(address, [Problem(None, "", trouble)])
    answer: list[tuple[bytes, str] | EventsError] = []
    asking = threading.Thread(target=_ask, args=(address, most, longest, what, answer), daemon=True)
    asking.start()
    asking.join(longest)  # an answer may also come sign by sign, each in time
    if not answer:
        raise EventsError(address, [Problem(None, "", _late(longest, what))])
    if isinstance(answer[0], EventsError):
        raise answer[0]
    return answer[0]


def _ask(address: str, most: int, longest: float, what: str, answer: list) -> None:
    try:
        answer.append(_answer(address, most, longest, what))
    except _Refused as refused:
        why = str(refused)
    except urllib.error.HTTPError as error:
        why = f"cannot be fetched: the server says {error.code} {error.reason}"
    except TimeoutError:
        why = _late(longest, what)
    except urllib.error.URLError as error:
        late = isinstance(error.reason, TimeoutError)
        why = (
            _late(longest, what)
            if late
            else f"cannot be fetched: {getattr(error.reason, 'strerror', None) or error.reason}"
        )
    except (OSError, HTTPException, ValueError) as error:
        why = f"cannot be fetched: {getattr(error, 'strerror', None) or error}"
    if not answer:
        answer.append(EventsError(address, [Problem(None, "", why)]))


def _answer(address: str, most: int, longest: float, what: str) -> tuple[bytes, str]:
    opener = urllib.request.OpenerDirector()
    for handler in (urllib.request.ProxyHandler, urllib.request.HTTPHandler, urllib.request.HTTPSHandler,
                    urllib.request.HTTPDefaultErrorHandler, urllib.request.HTTPErrorProcessor, _Redirects):  # fmt: skip
        opener.add_handler(handler())
    until, data = time.monotonic() + longest, bytearray()
    wanted = as_csv(address)
    request = urllib.request.Request(wanted.partition("#")[0], headers={"User-Agent": "edtf-timeline"})
    with opener.open(request, timeout=longest) as response:
        while part := response.read1(65_536):
            data += part
            if len(data) > most:
                raise _Refused(f"is larger than {most >> 20} MB; expected {what}")
            if time.monotonic() > until:
                raise TimeoutError
        found = response.geturl()
    if wanted != address and data[:200].lstrip().lower().startswith((b"<!doctype html", b"<html")):
        raise _Refused(
            "is a sheet that not everybody may read; share it with whoever has the link, or publish it as CSV"
        )
    via = f" from {found}" if found != address else ""
    return bytes(data), f"{len(data):,} bytes were fetched{via}"


def _late(longest: float, what: str) -> str:
    return f"takes longer than {longest:g} s; expected {what}, or a file of it"


class _Refused(Exception):
    """Why an answer is not taken."""


class _Redirects(urllib.request.HTTPRedirectHandler):
    max_redirections = 5

    def http_error_302(self, req, fp, code, msg, headers):
        target = urljoin(req.full_url, headers.get("location", ""))
        scheme = urlsplit(target).scheme.lower()
        if scheme not in _SCHEMES:
            raise _Refused(f"leads to {quoted(target)}; expected an address of http or https")
        if req.type == "https" and scheme == "http":
            raise _Refused(f"leads from https to {quoted(target)}, which anybody on the way may change")
        return super().http_error_302(req, fp, code, msg, headers)

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302
