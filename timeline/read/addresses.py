"""Web addresses: the only place where one is taken apart."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from timeline.read.problems import quoted

#: What no address holds as it is, and what no name of a host does, as browsers have it: https://url.spec.whatwg.org.
_UNFIT = re.compile(r"[\s\"<>\\^`{|}\x00-\x1f\x7f]")
_NO_HOST = re.compile(r"[%#/:?@\[\]]|^\.+$")
EXPECTED = "expected https://… or http://…"


def host_of(text: str) -> str:
    """The host of a web address without its "www.", "" where a text is none.

    Examples
    --------
    >>> host_of("HTTPS://me@www.Example.org:8080/x"), host_of("mailto:me@example.org"), host_of("http://[bad")
    ('example.org', '', '')
    """
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
    except ValueError:  # brackets that do not close, a port that is none, letters that stand for a slash
        return ""
    if ":" in host:  # an address of IPv6, which `urlsplit` has looked at
        host = f"[{host}]"
    elif not host or _NO_HOST.search(host):
        return ""
    if host.startswith("www.") and host.count(".") > 1:
        host = host.removeprefix("www.")
    return host if parts.scheme in ("http", "https") and not _UNFIT.search(text) else ""


def looks_like_one(text: str) -> bool:
    """Whether a text is meant to be a web address, be it a good one or not."""
    return re.match("https?://", text, re.IGNORECASE) is not None


def address_trouble(text: str) -> str:
    """What keeps a text from being a web address, "" where it is one.

    Examples
    --------
    >>> address_trouble("https://example.org/a b")
    '"https://example.org/a b" is not a web address: it holds " "; expected %20 in its place'
    >>> address_trouble("example.org"), address_trouble("https://example.org")
    ('"example.org" is not a web address; expected https://… or http://…', '')
    """
    if host_of(text):
        return ""
    why = f"{quoted(text)} is not a web address"
    sign = _UNFIT.search(text)
    if sign and host_of(_UNFIT.sub("-", text)):
        written = "".join(f"%{byte:02X}" for byte in sign[0].encode("utf-8"))
        return f"{why}: it holds {quoted(sign[0])}; expected {written} in its place"
    return f"{why}; {EXPECTED}"


def is_address(source: object) -> bool:
    """Whether a source is a web address.

    Examples
    --------
    >>> is_address("https://example.org/list.csv"), is_address("list.csv"), is_address("file:///etc/hosts")
    (True, False, False)
    """
    return isinstance(source, str) and re.match(r"https?://", source, re.I) is not None
