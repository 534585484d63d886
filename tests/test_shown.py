"""What a page or a picture cannot show is named where it stands, or written so that it can."""

from __future__ import annotations

import io
import os
import re
from xml.etree import ElementTree

import pandas as pd
import pytest
from conftest import ROOT, events_of
from hypothesis import given
from hypothesis import strategies as st

from timeline import EventsError, draw, read_events, write_html, write_picture
from timeline.chart.rendered import rendered
from timeline.commands.shell import main
from timeline.read.addresses import address_trouble, host_of
from timeline.read.signs import UNFIT, sign_trouble

NO_ADDRESSES = [
    "http://[bad", "https://a℀b/x", "https://", "http:///x", "http://a:99999999/", "https://a b/", "https://x/\x01",
    "https://a%/", "http://[::1", "https://..", "http://x/a|b", "https://x\\y",
]  # fmt: skip


@pytest.mark.parametrize("address", NO_ADDRESSES)
def test_what_is_no_web_address_is_none_in_a_cell_a_heading_a_slide_and_an_option(address, tmp_path):
    for columns in ("date,title,media", "date,title,check_url"):
        with pytest.raises(EventsError, match=rf"events:2: {columns.split(',')[2]}: .*(is not a web address|holds)"):
            read_events(io.StringIO(f'{columns}\n2023,A,"{address}"\n'))
    with pytest.raises(EventsError, match=r"events:2: check_url: .*(is not a web address|holds)"):
        read_events(io.StringIO(f'kind,date,title,check_url\ntitle,,T,"{address}"\n,2023,A,\n'))
    for option in ("source_url", "image_url"):
        with pytest.raises(ValueError, match=f"^{option}: .*(is not a web address|holds)"):
            write_html(events_of("date,title\n2023,A\n"), tmp_path / "t.html", **{option: address})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("address", ["https://x.org/a b", 'https://x.org/"', "https://x.org/\n"])
def test_a_sign_that_no_address_holds_is_named_with_how_it_is_written(address):
    assert "; expected %" in address_trouble(address)


def test_media_that_are_no_address_may_be_any_text():
    events = events_of("date,title,media\n2023,A,<iframe src=x></iframe>\n")
    assert events["media"].tolist() == ["<iframe src=x></iframe>"]


@given(st.text(max_size=30).map(lambda text: f"https://{text}") | st.text())
def test_no_text_makes_an_address_fail_and_whatever_has_a_host_has_no_trouble(text):
    assert (host_of(text) == "") == (address_trouble(text) != "")


SIGNS = ["\x01", "\x08", "\x1b", "\x1f", "\ufffe", "\uffff", "\ud800"]
PLACES = {
    "title": "date,title\n2023,a{}b\n",
    "description": "date,title,description\n2023,A,a{}b\n",
    "mine": "date,title,mine\n2023,A,a{}b\n",
    "": "date,title,a{}b\n2023,A,x\n",
}


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("column", PLACES)
def test_a_sign_that_no_picture_can_hold_is_named_with_its_line_and_column(column, sign):
    line = 2 if column else 1
    with pytest.raises(EventsError, match=f"^events:{line}: {column}{': ' if column else ''}.* holds ") as error:
        read_events(io.StringIO(PLACES[column].format(sign)))
    assert str(error.value).isprintable()


@pytest.mark.parametrize("row", ["title,,a\x01b", "note,2023,a\x01b"])
def test_so_it_is_in_headings_and_notes(row):
    with pytest.raises(EventsError, match=r'^events:3: title: "a\\x01b" holds the control character U\+0001'):
        read_events(io.StringIO(f"kind,date,title\n,2023,A\n{row}\n"))


@pytest.mark.parametrize("option", ["title", "description", "source"])
@pytest.mark.parametrize("write", [write_html, write_picture])
def test_so_it_is_in_options(option, write, tmp_path):
    with pytest.raises(ValueError, match=f"^{option}: .* holds the control character"):
        write(events_of("date,title\n2023,A\n"), tmp_path / ("t.png" if write is write_picture else "t.html"),
              **{option: "a\x1bb"})  # fmt: skip


@pytest.mark.parametrize("sign", ["\x0b", "\x0c"])
def test_a_word_processors_break_is_a_blank_and_that_is_said(sign):
    text = f"date,title,description\n2023,One{sign}two,x{sign}{sign}y\n"
    events = read_events(io.StringIO(text))
    assert events[["title", "description"]].to_numpy().tolist() == [["One two", "x  y"]]
    assert events.attrs["read_as"] == ["2 cells hold a word processor's break of line or page, read as a blank"]
    frame = pd.DataFrame({"date": ["2023"], "title": [f"One{sign}two"]})
    assert read_events(frame)["title"].tolist() == ["One two"]


@given(st.text(st.characters(exclude_characters="\r\n"), min_size=1))
def test_a_text_without_trouble_is_well_formed_in_xml(text):
    if not sign_trouble(text):
        escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        assert ElementTree.fromstring(f"<t>{escaped}</t>") is not None
    else:
        assert UNFIT.search(text)


def test_a_picture_of_odd_but_good_signs_is_well_formed():
    odd = "a\x7fb \x85 \u2028 \u202e \ufdd0 🚀 &<>\"' ]]> \U0001ffff"
    events = read_events(pd.DataFrame({"date": ["2023"], "title": [odd], "lane": [odd], "kind": [odd]}))
    ElementTree.fromstring(rendered(draw(events), "svg", 700))


def test_a_file_whose_name_is_no_text_is_the_title_as_far_as_it_can_be_shown(tmp_path, capsys):
    name = os.fsencode(tmp_path) + b"/caf\xe9 \x01.csv"
    with open(name, "wb") as file:
        file.write(b"date,title\n2023,A\n")
    assert main(["check", os.fsdecode(name)]) == 0
    assert main(["page", os.fsdecode(name), "-o", str(tmp_path / "t.html")]) == 0
    assert re.search('<h1 dir="?auto"?>Caf� �</h1>', (tmp_path / "t.html").read_text("utf-8"))


FAR = [
    "date,title,id,relative_to,offset\n9999-12-31,A,a,,\n[2023..],B,b,a,P9Y\n",
    "date,title,id,relative_to,offset\n-9999-01-01,A,a,,\n../2023,B,b,a,-P9Y\n",
    "date,title,id,relative_to,offset\n-9999,A,a,,\nimplied,B,b,a,-P9000Y\n",
    "date,title,id,relative_to,offset\n9999,A,a,,\nimplied,B,b,a,after\n",
]


@pytest.mark.parametrize("text", FAR)
def test_what_check_passes_the_page_and_the_chart_draw_however_far_relations_lead(text, tmp_path):
    file = tmp_path / "far.csv"
    file.write_text(text)
    passed = main(["check", str(file)])
    assert main([str(file), "-o", str(tmp_path / "far.html")]) == passed
    if not passed:
        draw(read_events(file))


@pytest.mark.parametrize("name", ["events.csv", "tests/data/timelinejs.csv", "tests/data/timelinejs.json"])
def test_the_files_here_still_pass(name):
    assert main(["check", str(ROOT / name)]) == 0
