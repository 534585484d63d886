"""A column of dates is decided once: by its own rows, by whoever knows, or it is asked for once."""

import io
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from timeline import EventsError, read_events
from timeline.commands.shell import main
from timeline.read.fix import corrected
from timeline.read.save import to_csv
from timeline.read.sources import load
from timeline.typed.conventions import told


def source(cells, header="date,title"):
    return io.StringIO("\n".join([header, *(f'"{cell}",Event {n}' for n, cell in enumerate(cells))]) + "\n")


def read(cells, dates=None, lang="en"):
    """The column's dates in the order of its rows."""
    events = read_events(source(cells), lang=lang, dates=dates)
    rows = events.sort_values("title", key=lambda names: names.str.removeprefix("Event ").astype(int))
    return rows["date"].tolist(), events.attrs.get("read_as", [])


def refused(cells, dates=None):
    with pytest.raises(EventsError) as error:
        read(cells, dates)
    return str(error.value).splitlines()


@pytest.mark.parametrize(
    ("cells", "dates", "said"),
    [
        (["2/5/2025", "1/20/2025"], ["2025-02-05", "2025-01-20"], "date is read month first, by line 3"),
        (["20.1.2025", "2.5.2025"], ["2025-01-20", "2025-05-02"], "date is read day first, by line 2"),
        (["4/3/2020-5/3/2020", "30/3/2020"], ["2020-03-04/2020-03-05", "2020-03-30"], "day first, by line 3"),
        (["c. 2/5/2025", "1/20/2025"], ["2025-02-05~", "2025-01-20"], "date is read month first, by line 3"),
        (["10112012", "31102012"], ["2012-11-10", "2012-10-31"], 'read with "10112012" day first, by line 3'),
        (["1835-57", "1881-2"], ["1835/1857", "1881/1882"], 'date is read with "1835-57" as years, by line 2'),
        (["1914-18", "1903-11", "1935-39"], ["1914/1918", "1903/1911", "1935/1939"], "as years, by line 2"),
        (["1884-3", "1881-2"], ["1884-03", "1881-02"], 'date is read with "1884-3" as a month, by line 2'),
        (["1884-12", "1881-2"], ["1884-12", "1881-02"], 'date is read with "1881-2" as a month, by line 2'),
        (["-900", "0000"], ["-0900", "0000"], "date is read with -1 for 2 BC, as EDTF counts, by line 3"),
        (["-3500", "-1754"], ["-3500", "-1754"], "-3500 being 3501 BC; --dates bc=historical reads 3500 BC"),
        (["2020-10-30 07:55:19"], ["2020-10-30T07:55:19"], 'a T for the blank in "2020-10-30 07:55:19", by line 2'),
        (["2020-10-30 00:00:00"], ["2020-10-30"], "date is read as days, each time being a midnight, by line 2"),
        (["2020-10-30 00:00:00", "2020-10-30 07:55:19"], ["2020-10-30T00:00:00", "2020-10-30T07:55:19"], "blank in"),
        (["2020-10-30 07:55:19.25"], ["2020-10-30T07:55:19"], "the fraction of a second is left out"),
        (["1992–93", "2000–01"], ["1992/1993", "2000/2001"], 'date is read with "1992–93" as years, by line 2'),
        (["1914-18?", "1900–05?"], ["1914?/1918?", "1900?/1905?"], "as years, by line 2"),
        (["1992-93", "1908-09?", "1936-39"], ["1992/1993", "1908?/1909?", "1936/1939"], "as years, by line 2"),
        (["29/2/00", "3/4/02"], ["2000-02-29", "2002-04-03"], "date is read day first, by line 2"),
    ],
)  # fmt: skip
def test_rows_that_can_mean_only_one_thing_settle_the_others(cells, dates, said):
    found, read_as = read(cells)
    assert found == dates
    assert any(line.endswith(said) or said in line for line in read_as)


@pytest.mark.parametrize(
    ("cells", "options", "answer", "dates"),
    [
        (["1/2/2025", "3/4/2025", "5/6/2025"], "--dates day-first or --dates month-first", "month-first",
         ["2025-01-02", "2025-03-04", "2025-05-06"]),
        (["9/17/00", "12/16/07", "6/2/02"], "--dates century=2000 or --dates century=1900", "century=1950",
         ["2000-09-17", "2007-12-16", "2002-06-02"]),
        (["11-Mar-15", "13-Mar-15"], "--dates century=2000 or --dates century=1900", "century=1900",
         ["1915-03-11", "1915-03-13"]),
        (["1/2/03", "4/5/99"], "--dates day-first,century=2000 or --dates day-first,century=1900",
         "day-first, century=1950", ["2003-02-01", "1999-05-04"]),
        (["1984-5", "1914-8"], "--dates short=years or --dates short=months", "short=years",
         ["1984/1985", "1914/1918"]),
        (["2.3.2020", "4/3/2020"], "--dates day-first or --dates month-first", "month-first",
         ["2020-02-03", "2020-04-03"]),
        (["2.3.2020", "4/13/2020"], "--dates day-first or --dates month-first", "month-first",
         ["2020-02-03", "2020-04-13"]),
        (["2000–01"], "--dates short=years or --dates short=months", "short=years", ["2000/2001"]),
        (["1900–05?", "probably 1904-05"], "--dates short=years or --dates short=months", "short=years",
         ["1900?/1905?", "1904?/1905?"]),
        (["ca. 1904/05"], "--dates short=years or --dates short=months", "short=months", ["1904-05~"]),
        (["1936–39"], "--dates short=years or --dates short=months", "short=months", ["1936-39"]),
        (["1936-39"], "--dates short=years or --dates short=months", "short=years", ["1936/1939"]),
        (["1492-10-12", "1936-39"], "write 1936/1939, or say", "short=years", ["1492-10-12", "1936/1939"]),
        (["-900", "-0752"], "--dates bc=historical or --dates bc=astronomical", "bc=historical", ["-0899", "-0752"]),
        (["-3500", "-900"], "--dates bc=historical or --dates bc=astronomical", "bc=historical", ["-3499", "-0899"]),
        (["87", "45"], "--dates century=0", "century=0", ["0087", "0045"]),
    ],
)  # fmt: skip
def test_what_nothing_settles_is_asked_once_with_the_option_that_answers_it(cells, options, answer, dates):
    (line,) = refused(cells)
    assert options in line
    found, said = read(cells, answer)
    assert found == dates
    assert said


def test_what_is_asked_of_a_column_twice_is_answered_by_one_option():
    for line in refused(["-27", "14", "1500"]):
        assert "--dates bc=historical,century=0 or --dates bc=historical,century=2000 or --dates bc=astro" in line
    assert read(["-27", "14", "1500"], "bc=historical,century=0")[0] == ["-0026", "0014", "1500"]


@pytest.mark.parametrize("written", ["c. 1914-1918", "c. 1914-18", "c.1914-c.1918", "ca. 1914–ca. 1918"])
def test_what_is_about_two_years_is_asked_whether_it_lasted_however_it_is_written(written):
    (line,) = refused([written])
    assert "write 1914~/1918~ for all of it or [1914~..1918~] for some time in it" in line


def test_a_month_and_a_number_beside_full_days_lacks_its_year():
    _, line = refused(["1805 Oct 19", "Oct 21"])
    assert line.endswith('"Oct 21" is not a date; write the year too: YYYY-10-21')
    (line,) = refused(["Oct 21"])
    assert "2021-10 for October 2021" in line


def test_rows_that_contradict_one_another_are_named():
    (line,) = refused(["1/20/2025", "2/3/2025", "20/1/2025"])
    assert line == (
        'DataFrame:2: date: "1/20/2025" can only be month first, "20/1/2025" in line 4 only day first; '
        "mend the one that is wrong"
    ).replace("DataFrame", line.split(":")[0])
    line = refused(["1912-45", "1957-04"])[0]
    assert '"1912-45" can only be two years, "1957-04" in line 3 only a year and a month' in line
    assert line.endswith("mend the one that is wrong, or write 1912/1945 where both are right")
    assert '"20/1/2025" does not fit what --dates says' in refused(["20/1/2025"], "month-first")[0]


def test_what_was_settled_stays_so_in_the_csv_that_is_written():
    for cells, dates in (
        (["1/2/2025", "1/20/2025"], None),
        (["1914-18", "1903-11"], None),
        (["-900"], "bc=historical"),
    ):
        events = read_events(source(cells), dates=dates)
        again = read_events(io.StringIO(to_csv(events)))
        assert again["date"].tolist() == events["date"].tolist()


def test_the_option_reaches_every_command(tmp_path, capsys):
    (tmp_path / "in.csv").write_text("date,title\n1/2/2025,A\n3/4/2025,B\n")
    out = tmp_path / "out.csv"
    assert main(["check", str(tmp_path / "in.csv")]) == 1
    assert "--dates day-first" in capsys.readouterr().err
    assert main(["check", str(tmp_path / "in.csv"), "--dates", "month-first"]) == 0
    assert "date is read month first, as told" in capsys.readouterr().out
    assert main(["convert", str(tmp_path / "in.csv"), str(out), "--dates", "day-first"]) == 0
    assert out.read_text() == "date,title,id\n2025-02-01,A,a\n2025-04-03,B,b\n"
    assert main(["fix", str(tmp_path / "in.csv"), str(out), "--dates", "month-first"]) == 0
    assert out.read_text() == "date,title\n2025-01-02,A\n2025-03-04,B\n"
    assert main(["check", str(tmp_path / "in.csv"), "--dates", "backwards"]) == 2
    assert '"backwards" does not say how dates are written; expected month-first' in capsys.readouterr().err


@pytest.mark.parametrize("text", ["bc=old", "century=soon", "order=up", "month-first,day-first", "clock=days"])
def test_an_option_that_says_nothing_is_named(text):
    with pytest.raises(ValueError, match="expected"):
        told(text)


def test_starts_and_ends_are_one_column():
    events = read_events(io.StringIO("Start,End,title\n1/2/2025,1/20/2025,A\n3/4/2025,,B\n"))
    assert events["date"].tolist() == ["2025-01-02/2025-01-20", "2025-03-04"]
    assert "Start and End are read month first, by line 2" in events.attrs["read_as"]
    with pytest.raises(EventsError) as error:
        read_events(io.StringIO("Start,End,title\n1/2/2025,3/2/2025,A\n3/4/2025,,B\n"))
    (line,) = str(error.value).splitlines()
    assert ':2: Start and End: "1/2/2025" is not a date, nor are 2 more' in line


def test_a_bad_cell_of_a_date_in_pieces_is_quoted_as_it_stands_with_its_column():
    with pytest.raises(EventsError) as error:
        read_events(io.StringIO("Start,End,title\n1939,soon,A\n1945,1939,B\n"))
    first, second = str(error.value).splitlines()
    assert ':2: End: "soon" is not a date' in first
    assert ':3: Start and End: "1945" and "1939" give "1945/1939", which ends before it starts' in second


def test_years_of_two_digits_beside_months_are_asked_for():
    text = "year,month,title\n69,7,A\n"
    with pytest.raises(EventsError, match='year: "69" is not a year; write 0069 or 1969'):
        read_events(io.StringIO(text))
    assert read_events(io.StringIO(text), dates="century=1900")["date"].tolist() == ["1969-07"]


def test_a_column_of_times_that_holds_none_hides_no_date():
    events = read_events(io.StringIO("date,title,Time\n2020-10-30,A,[]\n"))
    assert events.loc[0, ["date", "Time"]].tolist() == ["2020-10-30", "[]"]
    assert events.attrs["read_as"] == ["Time holds no times of day and is left as it is"]


def test_source_and_other_dates_are_decided_too():
    text = (
        'date,title,source_date,other_dates\n2025-01-02,A,1/2/2025,"1/20/2025 Bob; 2/3/2025"\n2025-03-30,B,3/30/2025,\n'
    )
    events = read_events(io.StringIO(text))
    assert events["source_date"].tolist() == ["2025-01-02", "2025-03-30"]
    assert events.loc[0, "other_dates"] == "2025-01-20 Bob; 2025-02-03"


# --- whatever convention a column has ---------------------------------------------------------------------

DAYS = st.lists(st.dates(date(1900, 1, 1), date(2099, 12, 31)), min_size=1, max_size=12)
WRITTEN = [
    "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%m-%d-%Y", "%d/%m/%y", "%m/%d/%y", "%y/%m/%d", "%y-%m-%d", "%d-%b-%y",
    "%b %d, %y", "%d%m%Y", "%m%d%Y", "%Y%m%d", "%Y/%m/%d", "%d %B %Y", "%B %d, %Y", "%m/%d/%Y %H:%M", "%d.%m.%y %H:%M",
]  # fmt: skip


def outcome(cells, dates=None):
    try:
        return read(cells, dates)[0]
    except EventsError:
        return None


@given(DAYS, st.sampled_from(WRITTEN), st.booleans())
def test_a_column_of_days_gives_back_its_days_or_asks(days, way, padded):
    cells = [day.strftime(way) for day in days]
    if not padded:
        cells = [f"{day.day}/{day.month}/{day:%Y}" if way == "%d/%m/%Y" else cell for day, cell in zip(days, cells)]
    found = outcome(cells)
    expected = [*map(str, days)]  # where each time is a midnight, it is none
    assert found in (None, expected)
    table, _ = corrected(load(source(cells)))
    assert all(now in (was, right) for was, now, right in zip(cells, table.column("date"), expected))


@given(DAYS, st.sampled_from([way for way in WRITTEN if "/" in way or way[1] in "dm"]))
def test_told_how_it_is_written_a_column_gives_back_its_days(days, way):
    order = (
        "month-first"
        if way.startswith(("%m", "%b", "%B"))
        else "year-first"
        if way.startswith(("%y", "%Y"))
        else "day-first"
    )
    first = min(days).year
    assume("%y" not in way or max(days).year < first + 100)
    found = outcome([day.strftime(way) for day in days], f"{order},century={first}")
    expected = [*map(str, days)]
    assert found == expected or (found is None and way in ("%Y/%m/%d", "%d %B %Y", "%B %d, %Y"))


def test_a_whole_date_says_nothing_of_whether_a_short_range_is_one():
    with pytest.raises(EventsError, match="1974-05 for the month or 1974/1975 for the years"):
        read_events(io.StringIO("date,title\n1974/5,A\n1990-10-03,B\n"))
    with pytest.raises(EventsError, match=r'"1974/5" is not a date; write 1974/1975$'):
        read_events(io.StringIO("date,title\n1974/5,A\n1896-98,C\n1990-10-03,B\n"))


@given(st.lists(st.tuples(st.integers(1000, 1999), st.integers(1, 60)), min_size=1, max_size=8), st.booleans())
def test_a_column_of_short_ranges_gives_back_its_years_or_asks(ranges, shortest):
    cells = []
    for start, length in ranges:
        end = start + length
        assume(end // 100 == start // 100)
        cells.append(f"{start}-{end % 10}" if shortest and end // 10 == start // 10 else f"{start}-{end % 100:02d}")
    expected = [f"{start}/{start + length}" for start, length in ranges]
    found = outcome(cells)
    plain = all(len(cell) == 7 for cell in cells)  # then all of it may be EDTF as it stands
    assert found is None or found == expected or (plain and found == cells)


@given(st.lists(st.integers(-3000, -1), min_size=1, max_size=8), st.booleans())
def test_years_before_our_era_are_read_as_edtf_or_asked_for(years, historical):
    cells = [str(year) for year in years]
    found = outcome(cells)
    assert found is None or found == cells
    right = [year + historical for year in years]
    told_so = outcome(cells, f"bc={'historical' if historical else 'astronomical'}")
    assert told_so == [f"{'-' * (year < 0)}{abs(year):04d}" for year in right]


@given(st.lists(st.datetimes(timedelta(0) + __import__("datetime").datetime(1900, 1, 1)), min_size=1, max_size=8))
def test_moments_with_a_blank_for_the_t_are_read_as_they_stand(moments):
    cells = [f"{moment:%Y-%m-%d %H:%M:%S}" for moment in moments]
    expected = [cell.replace(" ", "T") for cell in cells]
    days = [cell[:10] for cell in cells] if all(cell.endswith("00:00:00") for cell in cells) else expected
    assert outcome(cells) == days


@pytest.mark.parametrize(
    ("cell", "option", "found"),
    [("45292", "serial", "2024-01-01"), ("1704067200000", "epoch", "2024-01-01T00:00:00Z")],
)
def test_what_programs_count_is_read_as_a_column_where_somebody_says_so(cell, option, found):
    (line,) = refused([cell])
    assert line.endswith(f"or say for the whole column --dates {option}") or f"--dates {option};" in line
    assert read([cell, "2024-02-03"], option)[0] == [found, "2024-02-03"]
    with pytest.raises(ValueError, match="contradicts"):
        read([cell], "serial,epoch")
