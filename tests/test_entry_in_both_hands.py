"""An entry of the list is the same whether Python writes it or the page's script does."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from conftest import some
from seen import still

from timeline import read_events, write_html
from timeline.page import entries, html
from timeline.read.addresses import host_of

DATES = [
    "2023-12-08T04:15+03:00", "2023?", "2023", "2023-12-08T04:15:30+03:00", "2023-12~", "2023-12", "0999", "-0044",
    "0000", "202X", "2023-21", "[2023-12-08]", "{2023-12-01,2023-12-05}", "2023-12-08/2023-12-11", "2003/..", "../2003",
    "[2023-11-01..2023-11-10]", "2023-12-08",
]  # fmt: skip
#: Cells that a list might hold, many of which look like something else.
ROWS = [
    {"id": "it.s", "title": "It's (a title) with signs!", "date": "2023-12-10", "relative_to": "Ω-1", "offset": "P2D"},
    {"id": "Ω-1", "title": "⟦title⟧ <b>no</b> & &amp;", "date": "2023-12-08", "lane": "⟦lane⟧", "kind": "constructor"},
    {"id": "kind", "title": 'Said "so", “so”', "lane": "Same", "place": "Same", "kind": "report"},
    {"id": "__proto__", "title": "حدث قديم", "lane": "", "kind": "war", "place": "war"},
    {"check_url": "https://example.org/a?b=1&c=2", "source": "A book"},
    {"check_url": "HTTPS://EXAMPLE.org:8443/x#y", "source": "https://example.org is no address here"},
    {"check_url": "http://me:secret@example.org/", "cue": "on Friday"},
    {"check_url": "https://WWW.example.org/x"},
    {"check_url": "https://www.org/"},
    {"check_url": "https://bücher.example/ä", "paragraph": "3"},
    {"check_url": "https://xn--bcher-kva.example", "cue": "last week", "paragraph": "⟦date⟧"},
    {"check_url": "http://[2001:db8::1]:80/", "cue": "0", "paragraph": "0"},
    {"media": "https://example.org/m.jpg"},
    {"media": "HTTP://example.org/m.jpg", "media_caption": "A caption", "media_credit": "A credit"},
    {"media": "javascript:alert(1)", "media_caption": "no link"},
    {"image": "https://example.org/m.jpg", "media_caption": "A caption", "image_credit": "A credit", "image_alt": "M"},
    {"image": "https://example.org/m.jpg", "media_caption": "A caption"},
    {"media": "ftp://example.org/x", "media_credit": "by A"},
    {"media": "https:example.org", "media_caption": ""},
    {"media": "/local.png"},
    {"description": "First line,\nsecond <b>line</b>. **So** *it* was: 2 * 3. See [there](https://example.org/x?a=1&b=2)."},
    {"description": "CR\r\nLF\rand https://example.org/y, (https://example.org/z).", "source": "a\tb"},
    {"description": "*a* **b** ***c*** [x](javascript:alert(1)) ⟦description⟧ //"},
    {"remark": "ours, “alone”", "a column \"so\"": "<i>", "⟦name⟧": "⟦text⟧", "zero": "0"},
    {"source_date": "[2023-12-01..2023-12-11]", "date": "2023-12-02", "other_dates": "2023-12-04 ⟦id⟧; 2023"},
    {"source_date": "2023-12", "date": "2023-12-12", "relative_to": "it.s end", "offset": "start P2D", "source": "0"},
    {"source_date": "2023?", "date": "2023-12", "other_dates": "2023-12-08"},
    {"display_date": "One Friday <so>", "importance": "5", "sentence": "It was one Friday."},
    {"place": "Here & there", "lane": "A lane of a 'name'"},
    {"title": "A title\u00a0with\u2028signs \u200b of \u202eno width"},
    {"image": "https://example.org/i.jpg", "image_alt": "A <b>bridge</b>", "image_credit": "⟦title⟧"},
    {"title": "=1+1", "zero": "-1"},
    {"id": "from-elsewhere", "date": "2023-12-11"},
    {"source_date": "2023-12-08", "date": "2023-12-08", "relative_to": "from-elsewhere", "offset": "-P3D"},
]  # fmt: skip

MARKUP = """() => [...document.querySelectorAll('.entry')].map((entry) => entry.outerHTML)"""


def table(zone: str) -> pd.DataFrame:
    dates = [DATES[n % len(DATES)].replace("+03:00", zone) for n in range(len(ROWS))]
    return pd.DataFrame([{"title": f"Event {n}", "id": f"e{n}", "date": dates[n], **row} for n, row in enumerate(ROWS)])


def markup(windows, path) -> list[str]:
    with windows(path, 1366) as view:
        view.page.locator("[data-step=next]").click()
        view.page.evaluate("dispatchEvent(new Event('beforeprint'))")  # what is held as text is made elements
        still(view.page)
        assert [line for line in view.console if line.startswith("error")] == []
        found = view.page.evaluate(MARKUP)
    # What is written out stands apart only where something turns.
    # No row of what is written out needs an element of its own.
    found = [re.sub(r"</?bdi>|<div>(?=<dt)|(?<=</dd>)</div>", "", one) for one in found]
    return [re.sub(r">\s+<", "><", re.sub(r"\s+", " ", one)) for one in found]


@pytest.mark.parametrize("zone", some(["+03:00", "", "+03", "Z"], 1))
def test_an_entry_is_the_same_written_out_and_on_demand(zone, windows, tmp_path, monkeypatch):
    events = read_events(table(zone))
    write_html(events, tmp_path / "listed.html")
    monkeypatch.setattr(html, "LISTED", 5)
    write_html(events, tmp_path / "on_demand.html")
    listed, on_demand = (markup(windows, tmp_path / f"{name}.html") for name in ("listed", "on_demand"))
    for name, template in (("listed", 0), ("on_demand", 1)):
        assert (tmp_path / f"{name}.html").read_text("utf-8").count("<template id=:blank>") == template
    assert len(listed) == len(events)
    for ours, theirs in zip(listed, on_demand, strict=True):
        assert theirs == ours


@pytest.mark.parametrize(
    ("text", "machine"),
    [
        ("2023-12-08T04:15+03:00", "2023-12-08T04:15+03:00"), ("2023-12-08T04:15:30Z", "2023-12-08T04:15:30Z"),
        ("2023-12-08", "2023-12-08"), ("[2023-12]", "2023-12"), ("2023", "2023"), ("2023?", ""), ("2023-21", ""),
        ("2023-12-08T04:15+03", ""), ("-0044", ""), ("0000", ""), ("2023-12-08/2023-12-11", ""), ("202X", ""),
    ],
)  # fmt: skip
def test_a_date_that_html_has_is_there_for_machines(text, machine):
    assert entries.html_date(text) == machine


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://example.org/x", "example.org"), ("HTTP://EXAMPLE.org:80", "example.org"),
        ("https://me:secret@example.org?x", "example.org"), ("https://münchen.example", "münchen.example"),
        ("http://[2001:db8::1]:80/", "[2001:db8::1]"),
    ],
)  # fmt: skip
def test_a_web_address_has_the_host_that_a_browser_goes_to_in_list_and_page_alike(address, host):
    assert host_of(address) == host
    assert re.match(entries.WEB, address)[1].lower() == host
