"""Reading takes as long as what is read is long, whatever stands in it."""

from __future__ import annotations

import io
import time
import zipfile

import growth
import pytest
from openpyxl import Workbook

from timeline import EventsError, find_dates, read_events
from timeline.dates.edtf import is_date
from timeline.read.workbook import MAX_ROWS
from timeline.typed.hints import date_hint

NAMES = sorted(growth.inputs())


@pytest.mark.ci
@pytest.mark.parametrize("part", range(2))
def test_time_grows_at_most_like_n_log_n(part):
    """Of every third input, the rest with those that take long."""
    assert growth.too_slow(NAMES[part::6], (1500, 6000)) == {}


@pytest.mark.ci
@pytest.mark.parametrize("part", range(10))
def test_so_it_does_up_to_a_hundred_thousand_signs(part):
    assert growth.too_slow(NAMES[part::10], (1000, 10_000, 100_000)) == {}


def sheet(row: object) -> io.BytesIO:
    """A workbook of which the last row says that it has this number."""
    book = Workbook()
    for cells in (["date", "title"], ["2023", "A"], ["2024", "B"]):
        book.active.append(cells)
    book.save(whole := io.BytesIO())
    with zipfile.ZipFile(whole) as good, zipfile.ZipFile(changed := io.BytesIO(), "w") as bad:
        for name in good.namelist():
            part = good.read(name)
            for sign in (b'<row r="', b'r="A', b'r="B'):
                part = part.replace(sign + b'3"', sign + str(row).encode() + b'"')
            bad.writestr(name, part)
    changed.seek(0)
    return changed


@pytest.mark.parametrize("row", [MAX_ROWS + 1, 999_999_999, "9" * 5000])
def test_a_row_beyond_the_last_of_the_format_is_refused_at_once(row):
    with pytest.raises(EventsError, match="and a sheet ends at row 1,048,576"):
        read_events(sheet(row))


def test_a_row_far_down_is_read():
    assert len(read_events(sheet(MAX_ROWS))) == 2


@pytest.mark.parametrize("text", ["2023S" + "1" * 4400, "9" * 5000, "Y" + "1" * 5000, "2023-" + "0" * 5000, "P" * 5000])
def test_a_date_of_thousands_of_signs_is_none_and_that_is_said(text):
    assert not is_date(text)
    assert not is_date(f"{text}/2023")
    assert date_hint(text) == ""
    with pytest.raises(EventsError, match=r"^events:2: date: .*…\" (is|has)"):
        read_events(io.StringIO(f"date,title\n{text},A\n"))


def test_a_sentence_of_thousands_of_expressions_is_kept_in_part():
    table = find_dates("on Friday " * 2000, "2023-12-11")
    assert len(table) == 2000
    assert max(map(len, table["sentence"])) < 5000


def test_texts_with_years_in_a_column_that_is_not_ours_are_not_all_tried_as_dates():
    def seconds(more: str) -> float:
        rows = "".join(f"{1000 + row % 900}-05-06,Event {row},{more and f'{more} {row}'}\n" for row in range(3000))
        start = time.process_time()
        read_events(io.StringIO(f"date,title,Remarks\n{rows}"))
        return time.process_time() - start

    plain = min(seconds("") for _ in range(3))
    # Each time others, which nothing remembers.
    assert min(seconds(f"signed in 1923 after war {war} of 1914") for war in range(3)) < 15 * plain
