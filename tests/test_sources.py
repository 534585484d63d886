"""Events from whatever people keep them in."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pandas as pd
import pytest
from conftest import events_of, leave_out

from timeline import EventsError, draw, read_events
from timeline.commands.shell import main
from timeline.picture.style import GREY, kind_slots, symbol
from timeline.read.heading import heading_of
from timeline.read.save import to_csv

DATA = Path(__file__).parent / "data"


def test_a_timelinejs_sheet_works_as_it_is():
    events = read_events(DATA / "timelinejs.csv").set_index("title")
    assert events["date"].to_dict() == {
        "A Roman crossing": "-0043",
        "An older ford": "1200~",
        "First bridge": "1901-02",
        "A year of floods": "1905",
        "Second bridge opens": "1911-07-04T16:15",
        "Strike at the yard": "1912-01-05/1913-03",
        "The war years": "1914/1918",
    }
    assert events.loc["First bridge", "description"] == "Wood, **not** stone & iron.\nIt burned."
    assert events.loc["First bridge", ["lane", "image", "image_credit"]].tolist() == [
        "North bank",
        "https://example.org/bridge.jpg",
        "A photographer",
    ]
    assert events.loc["Second bridge opens", "when"] == "Summer 1911"
    assert events.loc["The war years", "kind"] == "era"
    assert events.attrs == {
        "title": "A river and its bridges",
        "description": "Made up for this test.",
        "display_date": "1900",
        "events": 7,
        "images": {"folder": str(DATA), "lines": {"first-bridge": 3}, "name": str(DATA / "timelinejs.csv")},
        "read_as": ["line 2, the title, is the heading of the whole, and its date, 1900, is not an event"],
    }


def test_timelinejs_json_works_as_it_is():
    events = read_events(DATA / "timelinejs.json").set_index("title")
    assert events["date"].to_dict() == {
        "First bridge": "1901-02", "Second bridge opens": "1911-07-04T16:15", "Strike at the yard": "1912/1913-03",
        "The war years": "1914/1918",
    }  # fmt: skip
    assert events.loc["First bridge", "id"] == "first-bridge"
    assert events.loc["Second bridge opens", "when"] == "Summer 1911"
    assert events.attrs["title"] == "A river and its bridges"


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"Month": "7"}, "has a month or day and no Year"),
        ({"Year": "1990", "End Month": "7"}, "has an End Month or an End Day and no End Year"),
        ({"Year": "1911", "Day": "4"}, 'has a Day, "4", and no Month'),
        ({"Year": "1911", "Month": "July"}, '"July" is not a Month'),
        ({"Year": "1911", "Month": "13"}, "there is no month 13"),
        ({"Year": "1911", "Month": "21"}, "there is no month 21"),
        ({"Year": "1911", "Time": "4 o'clock"}, "is not a Time beside a full date"),
        ({"Year": "soon"}, '"soon" is not a date'),
        ({"Year": "1911", "End Year": "1910"}, "ends before it starts"),
    ],
)
def test_a_bad_row_of_a_sheet_is_named_with_its_line(cells, said):
    header = ["Year", "Month", "Day", "Time", "End Year", "End Month", "Headline"]
    text = ",".join(header) + "\n" + ",".join(({"Headline": "A"} | cells).get(h, "") for h in header) + "\n"
    with pytest.raises(EventsError) as error:
        events_of(text)
    assert any(line.startswith("events:2: date:") and said in line for line in str(error.value).splitlines())


def test_two_digits_beside_years_of_four_are_asked_about_and_nothing_else_of_their_row_is():
    with pytest.raises(EventsError) as error:
        events_of("Year,Month,End Year,Headline\n1991,,,A\n98,1,,B\n")
    assert str(error.value) == ('events:3: date: "98" stands beside years of four digits; write 0098 or 1998')
    assert events_of("Year,Month,End Year,Headline\n79,8,,A\n1991,,,B\n98,1,,C\n476,,,D\n")["date"][0] == "0079-08"


@pytest.mark.parametrize("text", ["{", '{"a": 1}', '{"events": [1]}'])
def test_json_that_is_none_of_timelinejs_is_named(text):
    with pytest.raises(EventsError):
        read_events(io.StringIO(text))


def test_an_era_is_a_band_behind_all_lanes_and_an_entry_too():
    events = read_events(DATA / "timelinejs.csv")
    figure = draw(events)
    tall = [s for s in figure.layout.shapes if s.name == "era"]
    assert [(s.x0, s.x1) for s in tall] == [("1914-01-01", "1919-01-01")]
    assert "the-war-years" in {i for t in figure.data if t.meta == "bars" for i in t.customdata}


def test_names_can_be_mapped(tmp_path, capsys):
    path = tmp_path / "list.csv"
    path.write_text("Year,Topic,Remark\n1969,Moon,yes\n")
    assert read_events(path, columns={"date": "Year", "title": "topic"})[
        ["date", "title", "Remark"]
    ].to_numpy().tolist() == [["1969", "Moon", "yes"]]
    out = tmp_path / "t.html"
    assert main([str(path), "-o", str(out), "--columns", "date=Year,title=Topic"]) == 0
    assert main([str(path), "-o", str(out), "--columns", "date=Yaer,title=Topic"]) == 1
    assert "Yaer: there is no such column; did you mean Year?" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main([str(path), "--columns", "date"])


def test_a_workbook_is_read_where_openpyxl_is(tmp_path, monkeypatch):
    path = tmp_path / "list.xlsx"
    pd.DataFrame(
        {"date": [pd.Timestamp("2023-12-08"), 2003, "2022-10", None], "title": ["A", "B", "NA", None]}
    ).to_excel(path, index=False)
    assert read_events(path)[["date", "title"]].to_numpy().tolist() == [
        ["2003", "B"],
        ["2022-10", "NA"],
        ["2023-12-08", "A"],
    ]
    leave_out(monkeypatch, "openpyxl")
    for name in [name for name in sys.modules if name.startswith("openpyxl")]:
        monkeypatch.delitem(sys.modules, name)
    with pytest.raises(EventsError, match="install openpyxl") as error:
        read_events(path)
    assert len(str(error.value).splitlines()) == 1


def test_a_bad_cell_of_a_workbook_is_named_with_its_row(tmp_path):
    path = tmp_path / "list.xlsx"
    pd.DataFrame({"date": ["2003", "soon"], "title": ["A", "B"]}).to_excel(path, index=False)
    with pytest.raises(EventsError, match=r"list\.xlsx:3: date: \"soon\""):
        read_events(path)


@pytest.mark.parametrize("data", [b"no workbook", b""])
def test_a_damaged_workbook_is_named(tmp_path, data):
    path = tmp_path / "list.xlsx"
    path.write_bytes(data)
    with pytest.raises(EventsError, match="cannot be read as a workbook"):
        read_events(path)


@pytest.mark.parametrize("name", ["timelinejs.csv", "long_history.csv", "one_night.csv", "../../events.csv"])
def test_what_is_saved_reads_as_the_same_events(tmp_path, name):
    assert main(["convert", str(DATA / name), str(tmp_path / "saved.csv")]) == 0
    before, after = read_events(DATA / name), read_events(tmp_path / "saved.csv")
    shared = [column for column in before if column in after]
    pd.testing.assert_frame_equal(before[shared], after[shared])
    assert before.drop(columns=shared).isna().all().all()
    assert to_csv(after) == (tmp_path / "saved.csv").read_text("utf-8")


def test_a_title_slide_and_eras_are_saved_as_rows(tmp_path):
    main(["convert", str(DATA / "timelinejs.csv"), str(tmp_path / "saved.csv")])
    events = read_events(tmp_path / "saved.csv")
    assert heading_of(events).title == "A river and its bridges"
    assert events.loc[events["kind"] == "era", "title"].tolist() == ["The war years"]


def test_a_second_title_is_named_by_the_files_own_column():
    with pytest.raises(EventsError, match="events:3: Type: there is already a title in line 2"):
        events_of("Year,Headline,Type\n1900,All of it,title\n1901,More,title\n1905,Floods,\n")


def test_a_title_slides_own_date_and_group_are_kept_and_mean_nothing_here(tmp_path):
    sheet = "Year,Headline,Type,Group\n1900,All of it,title,Rivers\n1905,Floods,,Floods\n"
    events = read_events(io.StringIO(sheet))
    (said,) = events.attrs.pop("read_as")
    assert said == "line 2, the title, is the heading of the whole, and its date, 1900, is not an event"
    assert events.attrs == {"title": "All of it", "display_date": "1900", "group": "Rivers", "events": 1}
    assert events["title"].tolist() == ["Floods"]


def test_a_starting_point_is_six_events_one_for_each_sort_of_date(tmp_path, capsys):
    path = tmp_path / "mine.csv"
    assert main(["new", "My story", str(path)]) == 0
    events = read_events(path)
    assert (len(events), events.attrs["title"], len(events.attrs["notes"])) == (6, "My story", 1)
    assert heading_of(events).lanes == ("Library", "Council")
    assert {"exact", "within", "throughout"} == set(events["form"])
    assert events["open_end"].any() and events["about"].any() and events["relative_to"].notna().any()
    assert all(
        column in " ".join(events["description"]) for column in ("lane", "kind", "source_date", "relative_to", "offset")
    )
    assert f"python -m timeline {path} -o {path.with_suffix('.html')}" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["mine.csv", "mine.ipynb"])
def test_a_starting_point_takes_the_place_of_no_file(tmp_path, capsys, name):
    (tmp_path / name).write_text("precious")
    assert main(["new", "My story", str(tmp_path / "mine.csv")]) == 1
    assert f"{name}: is there already" in capsys.readouterr().err
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [(name, "precious")]


def test_a_starting_point_is_both_files_or_neither(tmp_path, monkeypatch, capsys):
    from timeline.read import files

    write = files.replace_file

    def full(path, data, *new):
        if path.suffix != ".csv":
            raise OSError(28, "disk full")
        write(path, data, *new)

    monkeypatch.setattr(files, "replace_file", full)
    assert main(["new", "My story", str(tmp_path / "mine.csv")]) == 1
    assert "cannot be written: disk full" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_starting_point_has_a_name_that_ends_in_csv(tmp_path, capsys):
    assert main(["new", "My story", str(tmp_path / "mine")]) == 2
    assert "expected a name that ends in .csv" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_kinds_have_the_same_looks_from_run_to_run_and_beyond_twelve_share_one():
    kinds = [f"kind {n:02d}" for n in range(15)]
    slots = kind_slots(kinds)
    assert slots == kind_slots(kinds[::-1])
    assert len({(symbol(slot), slot) for slot in slots.values()}) == 9
    assert (
        sum(slot == GREY for slot in slots.values()) == 7
    )  # what has no symbol of its own shares none that another has
    figure = draw(events_of("date,title,kind\n" + "\n".join(f"20{n:02d},E{n},{kind}" for n, kind in enumerate(kinds))))
    assert "other kinds 4" in {t.name for t in figure.data if t.showlegend}


def test_a_timelinejs_page_has_its_heading_media_and_display_date(window, page_of):
    view = window(page_of(read_events(DATA / "timelinejs.csv")))
    assert view.page.locator("h1").inner_text() == "A river and its bridges"
    link = view.page.locator("#first-bridge .media a")
    assert link.get_attribute("href") == "https://example.org/bridge.jpg"
    assert "The bridge · A photographer" in view.page.locator("#first-bridge .media").inner_text()
    assert view.page.locator("#second-bridge-opens time").inner_text() == "Summer 1911"
    assert view.asked == []


@pytest.mark.parametrize("name", ["long_history", "one_night"])
def test_long_history_and_a_short_night_read_well(window, page_of, name):
    """Every label is there, and pictures for looking at are saved."""
    events = read_events(DATA / f"{name}.csv")
    view = window(page_of(events), 1366)
    folder = Path(__file__).parent / "screenshots"
    folder.mkdir(exist_ok=True)
    view.page.locator(".chart").screenshot(path=folder / f"{name}.png")
    assert len([text for text in view.page.locator("text.label").all_text_contents() if text.strip()]) == len(events)
    ticks = view.page.locator(".axis text").all_text_contents()
    wanted = {"long_history": "1000 BC", "one_night": "03:00"}[name]
    assert any(tick.startswith(wanted) for tick in ticks)
    assert view.console == []


def test_the_table_of_a_markdown_text_is_read_and_what_stands_around_it_is_said():
    text = "# Lesson\n\n| Date | Event |\n|---|:--|\n| 1914 | A \\| B |\n| 1918 | C |\n\nMore.\n"
    file = io.StringIO(text)
    events = read_events(file)
    assert events[["date", "title"]].to_numpy().tolist() == [["1914", "A | B"], ["1918", "C"]]
    assert events.attrs["read_as"][0] == "only the table in lines 3 to 6 is read"
    other = "| Date | Event |\n|--|--|\n| 1920 | D |\n"
    events = read_events(io.StringIO(f"{text}\n{other}"))
    assert events.attrs["read_as"][0] == "only the table in lines 3 to 6 is read; another begins in line 10"


def test_a_markdown_table_within_a_cell_is_a_part_of_it():
    events = read_events(io.StringIO('date,title,note\n2020,A,"x\n| a | b |\n|---|---|\n| 1 | 2 |\n"\n'))
    assert events["title"].tolist() == ["A"]


def test_a_list_of_records_within_one_loses_nothing_of_what_they_say(tmp_path):
    (tmp_path / "list.json").write_text(
        '[{"date": 2021, "title": "Design", "steps": [{"title": "Concept", "date": "2021-02-01"}, {"title": "Plan"}],'
        ' "labels": [{"id": 7, "name": "urgent", "color": "red"}]}]'
    )
    events = read_events(tmp_path / "list.json")
    assert events["steps"].tolist() == ["Concept (date: 2021-02-01); Plan"]
    assert events["labels"].tolist() == ["urgent"]
