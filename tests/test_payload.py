"""What the page's script is handed."""

from __future__ import annotations

import json

import numpy as np
import pytest
from conftest import events_of

from timeline.page.payload import payload, plain, with_arrays
from timeline.picture.measures import ARROW, DASHED, END_CAP, END_FADES, MOST_BANDS, OUTSIDE, START_CAP, START_FADES
from timeline.picture.picture import picture_of

DAY = 86_400


def of(text: str, **options) -> dict:
    return payload(picture_of(events_of(text), **{"lanes": None, "lang": "en", "fold": True, **options}))


@pytest.mark.parametrize(
    ("date", "flags"),
    [
        ("2023-12-08", 0),
        ("2023-12-08T04:15", 0),
        ("2023-12-08?", DASHED),
        ("2022-10", 0),
        ("2024-03~", DASHED),
        ("2023-10-07/2023-12-11", START_CAP | END_CAP),
        ("2003/2010-05-01", END_CAP),
        ("2023-05-22/..", START_CAP | ARROW),
        ("2023-05-22/", START_CAP | END_FADES),
        ("../2023-12-11", START_FADES | END_CAP),
        ("/2023-12-11", START_FADES | END_CAP),
        ("[..2023-11-05]", START_FADES),
        ("[2023-11-05..]", END_FADES),
    ],
)
def test_a_date_says_how_its_ends_are_drawn(date, flags):
    assert of(f"date,title\n{date},A\n")["checked"]["flags"].tolist() == [flags]


def test_a_coarse_end_of_a_bar_has_a_sure_part_and_one_that_is_not():
    view = of("date,title\n2003/2010-05-01,A\n")["checked"]
    low, first, last, high = (
        np.datetime64(int(view[name][0]), "s").astype("M8[D]").astype(str) for name in ("low", "first", "last", "high")
    )
    assert (low, first, last, high) == ("2003-01-01", "2004-01-01", "2010-05-01", "2010-05-01")


def test_members_are_handed_one_by_one():
    view = of('date,title\n2020,A\n"{2023-10-23,2023-11}",B\n')["checked"]
    assert [(event, exact, (end - start) / DAY) for event, start, end, exact in view["members"]] == [
        (1, 1, 0),
        (1, 0, 29),
    ]


def test_a_day_that_hangs_on_one_from_outside_is_not_known_from_the_source():
    data = of(
        "date,title,id,source_date,relative_to,offset\n2023-12-11,Report,r,,,\n2023-12-08,Friday,f,2023-12-08,r,-P3D\n"
        "2023-12-10,Later,l,2023-12-10,f,P2D\n2023-10-07,Named,n,2023-10-07,,\n2022-10-27,Vote,v,2022-10,,\n"
    )  # fmt: skip
    assert (data["checked"]["known"], data["source"]["known"]) == (5, 1)
    assert [bool(flag & OUTSIDE) for flag in data["source"]["flags"]] == [False, False, True, True, True]


def test_each_reading_has_an_axis_that_shows_all_its_dates_whole():
    rows = "2003-03-20,2003\n2022-10-27,2022-10\n2023-11-05,2023-11\n2023-11-07,2023-11\n2023-11-09,2023-11\n"
    data = of("date,source_date,title\n" + rows.replace("\n", ",A\n"))
    for reading in (data["checked"], data["source"]):
        ends = np.concatenate([reading["low"], reading["high"]])
        assert reading["whole"] == [ends.min(), ends.max()]
        assert reading["gaps"]
        assert not any(((ends > start) & (ends < end)).any() for start, end, *_ in reading["gaps"])
    assert data["checked"]["whole"] != data["source"]["whole"]


def test_there_is_no_second_reading_where_the_source_says_the_same():
    assert of("date,title,source_date\n2023,A,2023\n2024,B,\n")["source"] is None


def test_lanes_beyond_eight_share_the_last_band():
    rows = "".join(f"2023-01-{1 + n:02d},E{n},L{min(n, 9)}\n" for n in range(14))
    data = of("date,title,lane\n" + rows)
    assert len(data["bands"]) == MOST_BANDS
    assert data["bands"][-1] == "other lanes"
    assert data["bands"].count("L9") == 1  # the fullest keeps its own
    assert np.bincount(data["band"]).sum() == 14


def test_a_report_known_to_the_day_is_a_line_and_in_no_band():
    data = of("date,title,kind,lane\n2023-12-11,R,report,\n2023-12,Q,report,X\n2023-01-01,A,,X\n")
    assert data["band"].tolist() == [0, 0, -1]
    assert data["bands"] == ("X",)


@pytest.mark.parametrize(
    ("days", "folded"),
    [
        ([0, 1, 2, 3, 4, 7300, 7301], 1),
        ([0, 1, 2, 3, 4, 5], 0),
        ([0, 10, 19, 31, 40, 52], 0),
        ([0, 5000, 5001, 5003, 12_000, 12_001, 12_004], 2),
    ],
)
def test_only_gaps_far_longer_than_usual_are_folded(days, folded):
    rows = "".join(f"{np.datetime64('1990-01-01') + day},E{day}\n" for day in days)
    assert len(of("date,title\n" + rows)["checked"]["gaps"]) == folded
    assert of("date,title\n" + rows, fold=False)["checked"]["gaps"] == []


def test_notes_keep_their_place_out_of_folds():
    data = of(
        "date,title,kind\n1990,A,\n1990-02-01,B,\n1990-02-03,C,\n2023-01-01,D,\n2023-01-04,E,\n2005-01-01/2005-01-02,N,note\n"
    )
    (note,) = data["notes"]
    assert all(not a < note[0] < b for a, b, *_ in data["checked"]["gaps"])


def test_both_ways_of_writing_it_down_hold_the_same_numbers():
    data = of("date,title\n2003/..,A\n2023-12-08,B\n2021/2022~,C\n")
    text, numbers = with_arrays(data)
    read = json.loads(plain(data))
    place = json.loads(text)["checked"]["high"]
    high = np.frombuffer(numbers, "<f8", place["n"], place["at"])
    assert read["checked"]["high"][0] is None and np.isnan(high[0])
    assert read["checked"]["high"][1] * read["checked"]["unit"] == high[1]
    once = json.loads(plain(of("date,title\n2003/..,A\n2023-12-08,B\n")))["checked"]
    assert "last" in once and "high" not in once  # they are the same
    assert "unit" not in json.loads(plain(of("date,title\n2023-12-08T10:00,A\n2023-12-09,B\n")))["checked"]
