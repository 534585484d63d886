"""HTML of a slide as text: what stands there, whatever is broken, and as fast as it is long."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.read.markup import from_html

TAGS = [
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<p>",
    "<a href='https://e.org'>",
    "</a>",
    "<!-- x -->",
    "<br/>",
    "<",
    ">",
    "&",
    '"',
]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("A <b>bold</b> <i>step</i>", "A **bold** *step*"),
        ("<b><i>both</i></b>", "**both**"),
        ("un<i>do</i>ne", "undone"),
        ("<b>  a </b>b", "**a** b"),
        ('<a href="https://e.org/?a=1&amp;b=2">there</a>', "[there](https://e.org/?a=1&b=2)"),
        ("<a class=x href=https://e.org>https://e.org</a>", "https://e.org"),
        ("<a href='javascript:alert(1)'>there</a>", "there"),
        ("<p>One</p><p>Two<br>three</p>", "One\n\nTwo\nthree"),
        ("<ul><li>a<li>b</ul>", "• a\n• b"),
        ("a<script>x<b>y</b></script>b<STYLE>p{}</style>c", "abc"),
        ("<!-- not read -->read", "read"),
        ('<img alt="a > b" src=x>seen', "seen"),
        ("3 < 4 and <b>5 > 4</b>", "3 < 4 and **5 > 4**"),
        ("&lt;b&gt; &#65;&#x42;&#0000067; &#99999999999;", "<b> ABC \ufffd"),
    ],
)
def test_html_reads_as_what_a_browser_shows_of_it(markup, text):
    assert from_html(markup, starred=True) == text


@pytest.mark.parametrize("markup", ["<b>*", "<i>*a", "<a 1<b>x</b>", "<!-- open x", "<![CDATA[z", "<?php"])
def test_what_does_not_close_is_text_and_not_lost(markup):
    kept = re.sub(r"</?[bip]>", "", markup)
    assert from_html(markup, starred=False) == kept


@given(st.lists(st.sampled_from(TAGS) | st.text("ab c*", max_size=3), max_size=12).map("".join))
def test_no_letter_of_what_is_read_is_lost(markup):
    letters = re.sub(r"<!-- x -->|</?[a-z][^<>]*>|<br/>|[^a-c]", "", markup)
    assert set(letters) <= set(from_html(markup, starred=True))


@pytest.mark.parametrize("digits", ["1" * 5000, "0" * 5000 + "65"])
def test_a_reference_of_any_length_is_read(digits):
    assert from_html(f"<p>&#{digits};</p>", starred=False) in ("\ufffd", "A")
