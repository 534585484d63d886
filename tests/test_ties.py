"""Dates held against their anchors and sources."""

import pytest

from timeline.dates.edtf import parse
from timeline.dates.ties import cycles, parse_offset, source_problem, tie_problem


@pytest.mark.parametrize(
    ("date", "anchor", "offset"),
    [
        ("2023-11-06", "2023-11-05", "P1D"),
        ("2023-11-14", "2023-11-06", "P1W"),  # a week may be off by three days
        ("2024-03-28", "2023-11-14", "P4M"),  # a month by fifteen
        ("2007-06-15/..", "2023-12-11", "-P16Y"),  # a year by six months
        ("2023-12-08", "2023-12-11", "-P3D"),
        ("2023-12-08", "2023-12-08T04:15", "after"),
        ("[..2023-11-05]", "2023-11-05", "before"),
        ("../2023-12-11", "2023-12-11", "P0D"),
        ("2023-10-07/2023-12-11", "2023-10-07", "P0D"),
        ("2023-12-10", "2023-12-08T23:30", "P2D"),  # days count whole days
        ("2023-12-08T06:10", "2023-12-08T04:15", "PT2H"),
        ("2023-02-28", "2023-01-31", "P1M"),
        ("2022-10", "2022-09-20", "P1M"),
        ("-0043-03-17", "-0043-03-15", "P2D"),
    ],
)
def test_a_date_where_its_tie_puts_it_is_right(date, anchor, offset):
    assert tie_problem(parse(date), parse(anchor), "anchor", offset) == ""


@pytest.mark.parametrize(
    ("date", "anchor", "offset", "room"),
    [
        ("2023-11-07", "2023-11-05", "P1D", "2023-11-06"),
        ("2023-11-18", "2023-11-06", "P1W", "2023-11-10 to 2023-11-16"),
        ("2023-12-07", "2023-12-08", "after", "2023-12-08 or later"),
        ("2023-12-09", "2023-12-08", "before", ".. to 2023-12-08"),
        ("2023-12-08T08:00", "2023-12-08T04:15", "PT2H", "2023-12-08T05:45:00 to 2023-12-08T06:45:59"),
    ],
)
def test_a_date_elsewhere_is_named_with_both_values_and_the_room(date, anchor, offset, room):
    said = tie_problem(parse(date), parse(anchor), "the-anchor", offset)
    assert said == f'"{date}" does not fit its tie: the-anchor ({anchor}) and {offset} give {room}'


@pytest.mark.parametrize(
    ("date", "source"),
    [("2003-03-20", "2003"), ("2007-06-15/..", "2007~/.."), ("2006-12-20/..", "2007~/.."),
     ("[..2023-11-05]", "[..2023-11-10]"),
     ("[2024-03-13..2024-03-14]", "2024-03~"), ("../2023-12-11", "../2023-12-11"), ("2003/2010", "2003/.."),
     ("2005/..", "2003/.."), ("2023-11-14/2023-12-11", "2023-11-09/2023-12-11")],
)  # fmt: skip
def test_a_date_inside_its_source_is_right(date, source):
    assert source_problem(parse(date), parse(source)) == ""


@pytest.mark.parametrize(
    ("date", "source"),
    [("2004-03-20", "2003"), ("2002/..", "2003/.."), ("2022", "2022-10"), ("[..2023-11-11]", "[..2023-11-10]"),
     ("2003/..", "2003/2010"), ("[..2023]", "2023")],
)  # fmt: skip
def test_a_date_outside_its_source_is_named(date, source):
    said = source_problem(parse(date), parse(source))
    assert f'"{date}" lies outside its source_date "{source}"' in said


@pytest.mark.parametrize(
    "text", ["", "P", "PT", "1D", "P1", "P1.5D", "two days", "P-1D", "--P1D", "P99999Y", "P1DT", "p1d"]
)
def test_a_bad_offset_is_refused(text):
    with pytest.raises(ValueError, match="expected"):
        parse_offset(text)


def test_every_cycle_is_found_once():
    ties = {"a": "b", "b": "c", "c": "a", "d": "a", "e": "e", "f": "g"}
    assert [set(ring) for ring in cycles(ties)] == [{"a", "b", "c"}, {"e"}]
