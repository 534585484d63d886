"""Lanes of two levels, and events in several lanes: as they are read, placed, drawn and written."""

from __future__ import annotations

import io

import numpy as np
import pytest
from conftest import events_of
from hypothesis import given
from hypothesis import strategies as st

from timeline import EventsError, draw, explore, read_events, write_html, write_picture
from timeline.commands.shell import main
from timeline.page.payload import payload
from timeline.picture.bands import bands_of, lane_order
from timeline.picture.measures import MOST_BANDS
from timeline.picture.picture import picture_of
from timeline.picture.readings import checked
from timeline.picture.wishes import Wishes
from timeline.read.lane_cells import full_name, levels_of, tags_of
from timeline.read.save import to_csv

TOWN = """date,title,lane
2019,Wall,North / Harbour
2020,Roof,North / Station
2021,Council,North
2022,Bridge,South; North / Station
2023,Cables,TCP/IP
"""


def bands(text: str, lanes=None, lanes_from: str = "first"):
    events = events_of(text)
    return bands_of(events, checked(events), lanes, "en", lanes_from)


@pytest.mark.parametrize(
    "lane", ["TCP/IP", "2003/04", "AC/DC", "either/or", "North/ Harbour", "North /Harbour", "/ North", "North /", "/"]
)
def test_a_slash_without_blanks_on_both_sides_nests_nothing(lane):
    assert levels_of(lane) == (lane, "")
    assert bands(f"date,title,lane\n2020,A,{lane}\n").names == (lane,)


@pytest.mark.parametrize(
    ("lane", "levels"),
    [
        ("North / Harbour", ("North", "Harbour")),
        ("North  /\tHarbour", ("North", "Harbour")),
        ("A / B / C", ("A", "B / C")),
        ("A / / C", ("A / / C", "")),
        ("A/B / C", ("A/B", "C")),
    ],
)
def test_a_slash_between_blanks_nests_two_levels_and_no_more(lane, levels):
    assert levels_of(lane) == levels


@given(st.text(alphabet="ab/ ;", max_size=12).map(str.strip))
def test_the_levels_of_a_lane_are_names_and_its_full_name_has_the_same(lane):
    band, inner = levels_of(lane)
    assert band == band.strip() and inner == inner.strip()
    assert levels_of(full_name(band, inner)) == (band, inner)
    assert (inner == "") == (full_name(band, inner) == lane == band)


@given(st.lists(st.text(alphabet="abc,; ", max_size=8).map(str.strip), max_size=6))
def test_each_lane_of_a_cell_stands_in_it_and_comes_once(cells):
    for cell, tags in zip(cells, tags_of(cells)):
        assert len(tags) == len({*tags}) >= 1
        assert all(tag in cell for tag in tags)
        assert not any(";" in tag for tag in tags) or not cell.strip("; ")


@given(
    st.lists(
        st.lists(st.sampled_from(["North", "South", "North / Quay", "North / Pier", "TCP/IP"]), min_size=1), min_size=1
    )
)
def test_every_event_stands_in_its_own_lanes_and_once_in_each(lanes):
    events = read_events([{"date": "2020", "title": "A", "lane": "; ".join(names)} for names in lanes])
    placed = bands_of(events, checked(events), None, "en", "all")
    said = [(name, "") for name in placed.names]

    def lane(band: int, part: int) -> tuple[str, str]:
        return (placed.names[band], placed.parts[part][1] if part >= 0 else "")

    for row, names in enumerate(events["lane"]):
        places = [(placed.of_event[row], placed.part[row])]
        places += [(band, part) for event, band, part in placed.further if event == row]
        assert [lane(*place) for place in places] == list(dict.fromkeys(levels_of(n) for n in names.split("; ")))
    assert [name for name, _ in said] == list(dict.fromkeys(placed.names))
    counted = [row for number in range(len(placed.names)) for row in placed.members(number)]
    assert {*counted} == {*range(len(events))}
    assert to_csv(read_events(io.StringIO(to_csv(events)))) == to_csv(events)


def test_the_first_level_is_the_band_and_a_lane_of_that_name_belongs_to_it():
    town = bands(TOWN)
    assert town.names == ("North", "South", "TCP/IP")
    assert town.parts == ((0, "Harbour"), (0, "Station"))
    assert town.of_event.tolist() == [0, 0, 0, 1, 2]
    assert town.part.tolist() == [0, 1, -1, -1, -1]
    assert town.further == ()


def test_an_event_of_two_lanes_stands_in_both_where_that_is_asked():
    town = bands(TOWN, lanes_from="all")
    assert town.further == ((3, 0, 1),)
    assert town.members(0).tolist() == [0, 1, 2, 3]
    assert town.members(1).tolist() == [3]


def test_lanes_are_ordered_in_both_levels_as_they_are_asked_for_or_as_the_heading_says():
    asked = bands(TOWN, ["TCP/IP", "North / Station"])
    assert asked.names == ("TCP/IP", "North", "South")
    assert asked.parts == ((1, "Station"), (1, "Harbour"))
    said = bands(TOWN.replace("title,lane\n", "title,lane,kind\n,Town,South; North  / Station,title\n"))
    assert said.names == ("South", "North", "TCP/IP")
    assert said.parts == ((1, "Station"), (1, "Harbour"))


def test_a_lane_that_is_none_in_either_level_is_named():
    with pytest.raises(ValueError, match="no event is in the lane 'North / Quay'; expected one of North, North / Har"):
        lane_order(events_of(TOWN), ["North / Quay"])
    with pytest.raises(EventsError) as caught:
        events_of(TOWN.replace("title,lane\n", "title,lane,kind\n,Town,North / Statoin,title\n"))
    assert "is the lane of no event; did you mean North / Station?" in str(caught.value)


def test_the_heading_may_name_a_lane_that_is_only_ever_second():
    events = events_of("date,title,lane,kind\n,Town,South; North,title\n2020,A,North; South,\n")
    assert lane_order(events, None) == ["North"]
    assert lane_order(events, None, "all") == ["South", "North"]


def test_of_too_many_parts_the_fullest_have_their_own_and_the_rest_share_one(tmp_path, capsys):
    rows = "".join(f"20{n:02d},Event,North / Part {n}\n" for n in range(10, 20)) + "2030,Event,North / Part 19\n"
    placed = bands("date,title,lane\n" + rows)
    assert len(placed.parts) == MOST_BANDS
    assert placed.parts[-2:] == ((0, "Part 19"), (0, "other lanes"))
    assert placed.shared == ("North / Part 16", "North / Part 17", "North / Part 18")
    (tmp_path / "town.csv").write_text("date,title,lane\n" + rows)
    assert main([str(tmp_path / "town.csv"), "-o", str(tmp_path / "town.html")]) == 0
    said = capsys.readouterr().out
    assert "7 of 10 lanes of North have a part of their own, which is the most; Part 16, Part 17, Part 18 share" in said
    assert "<bdi>North / Part 17</bdi>" in (tmp_path / "town.html").read_text()


def labels(figure, band: str) -> list[str]:
    """The labels that stand in a band of a figure."""
    names = [note for note in figure.layout.annotations if note.name == "lane"]
    tops = [note.y for note in names]
    number = [note.text for note in names].index(f"<b>{band}</b>")
    bottom = tops[number + 1] if number + 1 < len(tops) else np.inf
    return sorted(
        text.strip("\u00a0")
        for trace in figure.data
        if trace.meta == "labels"
        for text, y in zip(trace.text, trace.y)
        if tops[number] <= y < bottom
    )


def test_a_figure_draws_the_first_level():
    figure = draw(events_of(TOWN))
    assert labels(figure, "North") == ["Council", "Roof", "Wall"]
    assert labels(figure, "South") == ["Bridge"]
    assert labels(figure, "TCP/IP") == ["Cables"]


def test_a_figure_draws_an_event_in_each_of_its_lanes_and_tells_of_it_once():
    figure = draw(events_of(TOWN), lanes_of="all")
    assert labels(figure, "North") == ["Bridge", "Council", "Roof", "Wall"]
    assert labels(figure, "South") == ["Bridge"]
    assert figure.as_text().count("Bridge") == 1
    assert figure.as_text().startswith("A timeline of 5 events")


def test_a_crowd_counts_an_event_of_two_lanes_once():
    rows = "".join(f"2020-01-{1 + n % 28:02d},Event {n},{'A; B' if n % 2 else 'B'}\n" for n in range(3000))
    figure = draw(events_of("date,title,lane\n" + rows), lanes_of="all")
    (said,) = [note.text for note in figure.layout.annotations if note.name == "elsewhere"]
    marked = {event for trace in figure.data if trace.customdata is not None for event in trace.customdata}
    assert int(said.split()[0].replace(",", "")) + len({*map(str, marked)}) >= 3000
    assert int(said.split()[0].replace(",", "")) <= 3000


def test_a_label_that_stands_in_two_bands_leaves_nothing_out():
    rows = "".join(f"19{10 + n % 80},Battle of field {n},{'A; B' if n == 7 else 'A'}\n" for n in range(200))
    picture = picture_of(
        events_of("date,title,lane\n" + rows), lanes=None, lang="en", fold=True, wishes=Wishes(lanes_of="all")
    )
    titles = picture.events["title"].tolist()
    assert picture.labels[titles.index("Battle of field 7")] == "Battle of field 7"
    assert picture.labels[titles.index("Battle of field 8")] == "… 8"


def test_a_page_is_handed_levels_and_further_lanes_only_where_there_are_any():
    def handed(text: str, lanes_of: str = "first") -> dict:
        wishes = Wishes(lanes_of=lanes_of)
        return payload(picture_of(events_of(text), lanes=None, lang="en", fold=True, wishes=wishes))

    assert {"parts", "part", "further"}.isdisjoint(handed("date,title,lane\n2020,A,North; South\n"))
    assert handed(TOWN)["parts"] == ((0, "Harbour"), (0, "Station"))
    assert "further" not in handed(TOWN)
    assert handed(TOWN, "all")["further"] == ((3, 0, 1),)


@pytest.mark.parametrize("lanes_of", ["both", "", None, ["all"]])
def test_anything_but_the_first_or_all_is_refused(lanes_of, tmp_path):
    with pytest.raises(ValueError, match=r"lanes_of is .*; expected 'first' or 'all'"):
        write_html(events_of(TOWN), tmp_path / "page.html", lanes_of=lanes_of)
    assert not (tmp_path / "page.html").exists()


def test_pictures_and_notebooks_ask_for_all_lanes_too(tmp_path):
    with pytest.raises(ValueError, match="expected 'first' or 'all'"):
        write_picture(events_of(TOWN), tmp_path / "town.svg", lanes_of="both")
    assert '"further":[[3,0,1]]' in explore(events_of(TOWN), widget=False, lanes_of="all").page
    assert '"further"' not in explore(events_of(TOWN), widget=False).page


def test_the_shell_asks_for_all_lanes_too(tmp_path):
    (tmp_path / "town.csv").write_text(TOWN)
    assert main([str(tmp_path / "town.csv"), "-o", str(tmp_path / "town.html"), "--lanes-of", "all"]) == 0
    assert '"further":[[3,0,1]]' in (tmp_path / "town.html").read_text()
    with pytest.raises(SystemExit, match="2"):
        main([str(tmp_path / "town.csv"), "-o", str(tmp_path / "other.html"), "--lanes-of", "both"])


def test_check_says_which_lanes_are_read_in_two_levels(tmp_path, capsys):
    path = tmp_path / "town.csv"
    path.write_text(TOWN)
    assert main(["check", str(path)]) == 0
    said = capsys.readouterr().out
    assert '"North / Harbour" is read as Harbour in the band North, and 1 more so; without blanks' in said
    path.write_text(TOWN.replace(" / ", "/"))
    assert main(["check", str(path)]) == 0
    assert "band" not in capsys.readouterr().out


def test_what_is_written_holds_the_lanes_as_they_stood(tmp_path):
    text = TOWN.replace("North / Harbour", "North  /  Harbour")
    (tmp_path / "town.csv").write_text(text)
    assert main(["convert", str(tmp_path / "town.csv"), str(tmp_path / "again.csv")]) == 0
    assert "North  /  Harbour" in (tmp_path / "again.csv").read_text()
    assert "South; North / Station" in (tmp_path / "again.csv").read_text()
    assert bands(text).names == bands(TOWN).names and bands(text).parts == bands(TOWN).parts
