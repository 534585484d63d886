"""HTML in cells: what it says is read, and what would be more than text stays text."""

from __future__ import annotations

import io

import pytest
from conftest import events_of
from hypothesis import given
from hypothesis import strategies as st

from timeline import read_events
from timeline.read.html_cells import as_text, is_html
from timeline.read.save import to_csv

CELL = (
    "date,title,description,lane\n"
    '1947,"A <b>device</b> &amp; more","Built in 1947. <br/>\n<br/>\n<i>A copy.</i>",x&nbsp;y\n'
)


def test_breaks_italics_links_and_entities_are_what_they_say():
    events = read_events(io.StringIO(CELL))
    row = events.iloc[0]
    assert (row["title"], row["description"]) == ("A device & more", "Built in 1947.\n\n*A copy.*")
    assert row["lane"].split() == ["x", "y"]
    assert 'description is read as HTML, such as "<br/>" in line 2' in events.attrs["read_as"]
    text = "<p>See <a href='https://example.org/x'>there</a></p>"
    assert (
        events_of(f'date,title,description\n1947,A,"{text}"\n')["description"][0]
        == "See [there](https://example.org/x)"
    )


@pytest.mark.parametrize(
    "text",
    ["1 < 2 & 3 > 2", "a <- b", "<3", "<script>x</script>", '<b>x</b> <img src=x onerror="x">', "R&D; more",
     "<!-- x --> <b>y</b>",
     '<a href="javascript:x">y</a>', "<svg onload=x>", "&lt;b&gt;bold&lt;/b&gt;",
     "https://example.org/?a=1&b=2", "x<b"],
)  # fmt: skip
def test_all_else_stays_as_it_was_typed(text):
    assert as_text(text) == as_text(text, starred=True) == text
    events = read_events([{"date": "1947", "title": text, "description": text}])
    assert events.loc[0, ["title", "description"]].tolist() == [text, text]
    assert "read_as" not in events.attrs


PARTS = st.sampled_from(
    ["<b>", "</b>", "<br/>", "&amp;", "&lt;", "&gt;", "<i>", "</i>", "x", " ", "&", "lt;", "<p>", "*", "\n"]
)


@given(st.lists(PARTS, max_size=12).map("".join))
def test_what_has_been_read_is_read_as_the_same_again(text):
    events = read_events([{"date": "1947", "title": "A", "description": f"A{text}"}])
    assert not is_html(as_text(text)) or as_text(text) == text
    assert to_csv(read_events(io.StringIO(to_csv(events)))) == to_csv(events)


@pytest.mark.parametrize("text", ["Result: a<b and c>d", "<b and c>", "p <i then x> q"])
def test_what_only_looks_like_a_tag_loses_no_word(text):
    assert as_text(text) == text


def test_a_tag_with_attributes_is_one():
    assert as_text('<span class="x" id=y>A</span>') == "A"
