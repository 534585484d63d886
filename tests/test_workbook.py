"""Workbooks: read as their sheet shows them, or refused by what they declare."""

from __future__ import annotations

import io
import time
import zipfile
from datetime import datetime

import pandas as pd
import pytest
from openpyxl import Workbook

from timeline import EventsError, read_events
from timeline.read import workbook as workbooks


def book(rows: list[list], formats: dict[str, str] | None = None) -> Workbook:
    workbook = Workbook()
    for row in rows:
        workbook.active.append(row)
    for cell, shape in (formats or {}).items():
        workbook.active[cell].number_format = shape
    return workbook


def saved(workbook: Workbook) -> io.BytesIO:
    workbook.save(file := io.BytesIO())
    file.seek(0)
    return file


def refused(file, *parts: str) -> None:
    start = time.perf_counter()
    with pytest.raises(EventsError) as error:
        read_events(file)
    assert time.perf_counter() - start < 2
    assert all(part in str(error.value) for part in parts), str(error.value)


@pytest.mark.parametrize(("shape", "date"), [
    ("mmm-yy", "2022-10"), ("mmmm yyyy", "2022-10"), ("mm/yyyy;@", "2022-10"), ("yyyy", "2022"),
    ("dd/mm/yyyy", "2022-10-07"),
    ('[$-407]d. mmmm yyyy', "2022-10-07"), ('"seen" yyyy-mm-dd', "2022-10-07"), ("m/d/yy h:mm", "2022-10-07T16:15"),
    ("yyyy-mm-dd hh:mm:ss", "2022-10-07T16:15:00"), ("ddd mmm yy", "2022-10"),
])  # fmt: skip
def test_a_date_is_as_precise_as_the_sheet_shows_it(shape, date):
    workbook = book([["date", "title"], [datetime(2022, 10, 7, 16, 15), "A"]], {"A2": shape})
    assert read_events(saved(workbook))["date"].tolist() == [date]


@pytest.mark.parametrize(
    ("shape", "text"),
    [
        ("d-mmm", '"7 October (the cell holds 2022)" is not a date; write 2022-10-07, if the year'),
        ("mmmm", '"October"'),
        ("h:mm", '"16:15"'),
    ],
)
def test_a_date_that_the_sheet_shows_without_its_year_is_refused_and_never_completed(shape, text):
    refused(saved(book([["date", "title"], [datetime(2022, 10, 7, 16, 15), "A"]], {"A2": shape})), ":2: date:", text)


def test_a_number_keeps_the_zeros_it_is_shown_with():
    events = read_events(saved(book([["date", "title"], [79, "A"], [1969, "B"]], {"A2": "0000", "A3": "0"})))
    assert events["date"].tolist() == ["0079", "1969"]


def test_doubled_nameless_and_missing_parts_are_named_as_in_a_csv():
    refused(saved(book([["date", "title", "title"], ["2023", "A", "B"]])), ":1: title: this column stands twice")
    refused(saved(book([["date", "title", None, "lane"], ["2023", "A", "?", "B"]])), ":1: ", '"?"', "has no name")
    refused(saved(book([["date", "title"]])), "holds a header and no event")
    refused(saved(book([["date", "title"], ["2023", "A", "B"]])), ":2: has 3 cells, the header has 2")
    refused(saved(book([])), "empty first sheet")


def test_blank_rows_and_nameless_blank_columns_are_left_out():
    rows = [[None, None], ["date", None, "title", None], [None], ["2023", None, "A"], [], ["2024", None, "B"]]
    events = read_events(saved(book(rows)))
    assert events[["date", "title"]].to_numpy().tolist() == [["2023", "A"], ["2024", "B"]]


def test_a_formula_without_its_value_is_named_and_not_left_blank():
    refused(saved(book([["date", "title"], ["2023", '="A"&"B"']])), ":2: title:", "is a formula without its value")


def test_of_several_sheets_the_one_that_is_read_is_said():
    workbook = book([["date", "title"], ["2023", "A"]])
    workbook.create_sheet("More")
    assert read_events(saved(workbook)).attrs["read_as"] == ['sheet "Sheet" is read, the first of 2']


def test_a_timelinejs_sheet_is_read_from_a_workbook_and_a_frame():
    rows = [
        ["Year", "Month", "Headline", "Group", "Type"],
        [1969, 7, "Landing", "Moon", None],
        [1958, None, "All", None, "title"],
    ]
    frame = pd.DataFrame(rows[1:], columns=rows[0])
    for events in (read_events(saved(book(rows))), read_events(frame)):
        assert events[["date", "title", "lane"]].to_numpy().tolist() == [["1969-07", "Landing", "Moon"]]
        assert events.attrs["title"] == "All"


def test_a_small_file_that_unpacks_to_a_huge_one_is_refused_unread():
    packed = io.BytesIO()
    with zipfile.ZipFile(saved(book([["date", "title"], ["2023", "A"]]))) as good, zipfile.ZipFile(
        packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1
    ) as bad:  # fmt: skip
        for name in good.namelist():
            bad.writestr(name, good.read(name))
        bad.writestr("xl/worksheets/sheet2.xml", b" " * (workbooks.MAX_UNPACKED + 1))
    packed.seek(0)
    refused(packed, "unpacks to", "MB; expected at most")


def test_a_cell_at_the_far_corner_is_refused_by_what_the_sheet_declares():
    workbook = book([["date", "title"], ["2023", "A"]])
    workbook.active["XFD1048576"] = "x"
    refused(saved(workbook), "has 16,384 columns; expected at most 1,000")


def test_a_cell_that_is_one_over_several_rows_is_that_of_each_of_them():
    rows = [["2020", "A", "North"], ["2021", "B"], ["2022", "C", "South"], [None, "D"]]
    workbook = book([["date", "title", "lane"], *rows])
    for cells in ("C2:C3", "A4:A5"):
        workbook.active.merge_cells(cells)
    events = read_events(saved(workbook))
    assert events["date"].tolist() == ["2020", "2021", "2022", "2022"]
    assert events["lane"].fillna("").tolist() == ["North", "North", "South", ""]


def test_cells_of_another_sheet_that_are_one_are_none_of_the_first():
    workbook = book([["date", "title", "lane"], ["2020", "A", "North"], ["2021", "B"]])
    workbook.create_sheet("Other").merge_cells("C2:C3")
    assert read_events(saved(workbook))["lane"].fillna("").tolist() == ["North", ""]
