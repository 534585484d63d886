"""The figure as data: what a caller can rely on."""

import re
from itertools import pairwise

import numpy as np
import plotly.graph_objects as go
import pytest
from conftest import LANES, events_of
from sets import crowd, none, one, public_list, spans_in_spans

from timeline import draw
from timeline.picture.measures import FADE
from timeline.picture.style import LIGHT

STORY = """date,title,id
2003-03-20,Invasion,invasion
2023-11-05,Visit,visit
2023-11-14,Waiver,waiver
2023-12-01,Call,call
2023-12-08,Rockets,rockets
"""


def drawn(figure, *metas):
    """Ids of the events that a figure's traces of some sorts show."""
    return {id_ for trace in figure.data if trace.meta in metas for id_ in trace.customdata}


def of(figure, meta, name, id_):
    """What a figure's traces of one sort say of one event."""
    return [
        value for trace in figure.data if trace.meta == meta
        for value, owner in zip(at(trace, name), trace.customdata) if owner == id_
    ]  # fmt: skip


def at(trace, name):
    for part in name.split("."):
        trace = trace[part]
    return trace


def axes(figure):
    """The date axes from left to right."""
    found = [figure.layout[name] for name in figure.layout if name.startswith("xaxis")]
    return sorted((axis for axis in found if axis.type == "date"), key=lambda axis: axis.domain[0])


def labels(figure):
    return {i: text.strip("\u00a0") for t in figure.data if t.meta == "labels" for i, text in zip(t.customdata, t.text)}


def test_it_is_a_plain_figure_whose_longest_segment_is_its_x_axis():
    figure = draw(events_of(STORY))
    assert isinstance(figure, go.Figure)
    first, last = axes(figure)
    assert last == figure.layout.xaxis and first == figure.layout.xaxis2
    assert last.range[0] < "2023-11-05" and last.range[1] > "2023-12-08"
    assert not last.rangebreaks


def test_segments_share_the_width_by_how_long_they_are(article):
    found = axes(draw(article))
    shares = [
        (axis.domain[1] - axis.domain[0]) / (np.datetime64(axis.range[1]) - np.datetime64(axis.range[0])).astype(float)
        for axis in found
    ]
    assert len(found) == 6 and np.allclose(shares, shares[0], rtol=1e-3)
    assert all(a.domain[1] < b.domain[0] for a, b in pairwise(found))
    assert (found[0].domain[0], found[-1].domain[1]) == (0, 1)


def test_a_reader_can_go_no_further_than_a_segment_and_a_second_look_finds_all_of_it(article):
    for axis in axes(draw(article)):
        assert [axis.minallowed, axis.maxallowed] == list(axis.range)
        assert list(axis.autorangeoptions.include) == list(axis.range)


def test_a_caller_can_add_to_it(article):
    figure = draw(article, lanes=LANES)
    before = len(figure.layout.shapes)
    figure.add_vline(x="2023-11-22")
    figure.update_layout(title="Mine", height=700)
    assert len(figure.layout.shapes) == before + 1
    assert (figure.layout.shapes[-1].xref, figure.layout.shapes[-1].x0) == ("x", "2023-11-22")
    assert figure.layout.title.text == "Mine"


@pytest.mark.parametrize("n", [22, 1000])
def test_no_event_is_ever_dropped(n):
    events = crowd(n)
    figure = draw(events)
    counted = sum(sum(trace.customdata) for trace in figure.data if trace.meta == "strips")
    shown = drawn(figure, "points", "bars", "dots")
    assert shown <= set(events["id"]) and len(shown) + counted == len(events)


def test_every_bar_ends_in_its_own_segment(article):
    figure = draw(article)
    for trace in figure.data:
        if trace.meta == "bars":
            start, end = (np.datetime64(text) for text in figure.layout[trace.xaxis.replace("x", "xaxis")].range)
            for base, length in zip(trace.base, trace.x):
                assert start <= np.datetime64(base) and np.datetime64(base) + np.timedelta64(length, "ms") <= end + 1


def test_of_thousands_most_are_counted_and_it_says_where_each_is_shown():
    figure = draw(crowd(2500))
    counted = sum(sum(trace.customdata) for trace in figure.data if trace.meta == "strips")
    assert counted > 1000 and len(labels(figure)) > 40
    assert any(f"{counted:,}" in (note.text or "") and "explore(events)" in note.text for note in
               figure.layout.annotations if note.name == "elsewhere")  # fmt: skip
    assert not any("explore" in (note.text or "") for note in draw(crowd(100)).layout.annotations)


def test_a_dot_has_its_kinds_colour_and_is_hollow_where_the_date_is_uncertain():
    events = crowd()
    figure = draw(events)
    form, kind = (events.set_index("id")[name] for name in ("form", "kind"))
    colours = {
        trace.legendgroup: trace.marker.color for trace in figure.data if trace.showlegend and trace.marker.color
    }
    dots = [trace for trace in figure.data if trace.meta == "dots"]
    assert len(dots) > 2
    for trace in dots:
        assert trace.marker.color == colours[trace.legendgroup]
        for id_, symbol in zip(trace.customdata, trace.marker.symbol):
            assert (symbol == "circle-open") == (form[id_] == "within")
            assert trace.legendgroup in (f"kind {kind[id_]}", "kind other")


@pytest.mark.parametrize("n", [60, 300, 2500])
def test_a_label_is_a_whole_title_in_up_to_three_lines(n):
    events = crowd(n)
    titles = events.set_index("id")["title"]
    for id_, text in labels(draw(events)).items():
        lines = text.replace("\u00a0", "").split("<br>")
        assert " ".join(lines) == " ".join(titles[id_].split()) and len(lines) <= 3


def test_a_bin_of_a_strip_says_how_many_and_when():
    texts = [text for trace in draw(crowd(2500)).data if trace.meta == "strips" for text in trace.hovertext]
    assert all(re.match(r"<b>\d+ events?</b><br>", text) and "20" in text for text in texts)


def test_strips_of_every_sort_of_date_count_each_event_once():
    dates = ["-3000", "1850~", "[..1700]", "1900/..", "../1800", "{1700,1800}", "2023-12-08T04:15"]
    rows = "".join(f'"{dates[n % len(dates)]}",E{n}\n' for n in range(2001))
    figure = draw(events_of("date,title\n" + rows))
    counted = sum(sum(trace.customdata) for trace in figure.data if trace.meta == "strips")
    assert counted + len(drawn(figure, "points", "bars", "dots")) == 2001


def test_the_article_at_760_px_stays_under_760_px(article):
    assert draw(article, lanes=LANES, width=760).layout.height < 760


@pytest.mark.parametrize(("n", "width"), [(60, 320), (200, 360), (200, 1200), (500, 320), (500, 760)])
def test_the_height_of_a_crowd_is_bounded_and_can_be_asked_for(n, width):
    assert draw(public_list(n), width=width).layout.height <= 960
    assert draw(public_list(n), width=width, height=700).layout.height <= 780


def test_a_few_events_stand_closer_where_less_height_is_asked_for(article):
    heights = [draw(article, width=840, height=height).layout.height for height in (900, 620)]
    assert heights[1] <= 620 < heights[0]


def test_up_to_40_events_have_labels_all(article):
    assert set(labels(draw(article))) == set(article["id"])


def test_folding_can_be_turned_off(article):
    assert len(axes(draw(article))) > 1
    (axis,) = axes(draw(article, fold=False))
    assert axis.domain == (0, 1) and axis == draw(article, fold=False).layout.xaxis


def years_said(figure):
    return [
        note.text.removeprefix("<b>").removesuffix("</b>") for note in figure.layout.annotations if note.name == "year"
    ]


@pytest.mark.parametrize("width", [500, 600, 700, 900, 1200])
@pytest.mark.parametrize("dates", ["checked", "source"])
def test_every_segment_of_one_year_or_too_narrow_for_ticks_says_its_year(article, width, dates):
    old = events_of("Year,Event\n" + "".join(f"{year},E\n" for year in OLD)) if dates == "checked" else article
    for events in (article, old):
        figure = draw(events, width=width, dates=dates)
        plot = width - figure.layout.margin.l - figure.layout.margin.r
        due = [axis for axis in axes(figure) if (axis.domain[1] - axis.domain[0]) * plot < 135
               or axis.range[0][:4] == axis.range[1][:4]]  # fmt: skip
        assert len(years_said(figure)) >= len(due) > 2


OLD = (1066, 1215, 1492, 1588, 1649, 1776, 1815, 1914, 1945, 1969)


def test_years_before_our_era_are_round_as_we_count_them():
    figure = draw(events_of("date,title\n-2999,A\n-0999,B\n1500,C\n"), fold=False)
    assert {"3000 BC", "2000 BC", "1000 BC", "1000"} & {*years_said(figure)} >= {"2000 BC", "1000 BC", "1000"}
    assert figure.layout.xaxis.tickformatstops[0].value == " "  # and Plotly's own, 2001 BC, stay away


def test_an_unknown_span_across_a_break_is_one_box(article):
    figure = draw(article, dates="source")
    bridges = [trace for trace in figure.data if trace.meta == "bridges" and "invasion" in trace.customdata]
    assert bridges and not any(trace.meta == "bridges" for trace in draw(article).data)


def test_notes_are_told_of_the_dates_as_checked_alone(article):
    assert any(trace.meta == "notes" for trace in draw(article).data)
    assert not any(trace.meta == "notes" for trace in draw(article, dates="source").data)


def test_each_break_says_how_long_it_is_in_the_axis():
    texts = [note.text for note in draw(events_of(STORY)).layout.annotations if note.name == "break"]
    assert texts == ["21 years"]


def test_a_segment_in_one_year_says_which_and_one_in_a_month_says_that_too():
    texts = [note.text for note in draw(events_of(STORY)).layout.annotations if note.name == "year"]
    assert texts == ["<b>Mar 2003</b>", "<b>2023</b>"]


def test_no_event_gives_an_empty_figure():
    figure = draw(none())
    assert drawn(figure, "points", "bars") == set()
    assert figure.layout.height > 0


def test_one_event_gives_one_mark():
    assert len(drawn(draw(one()), "points", "bars")) == 1


def test_every_mark_says_its_date_and_how_it_was_found(article):
    (text,) = of(draw(article), "points", "hovertext", "kirkuk-strike")
    assert "3 December 2023" in text
    assert "In the source: “two days later” (¶ 14)" in text
    assert "2 days after “Blinken warns" in text
    assert "Source alone: between 3 and 11 December 2023" in text


def test_the_figure_speaks_the_language_it_is_asked_for(article):
    figure = draw(article, lang="ar")
    (text,) = of(figure, "points", "hovertext", "kirkuk-strike")
    assert "في المصدر: “two days later”" in text and "المصدر وحده:" in text
    names = [trace.name for trace in figure.data if trace.legend == "legend2"]
    assert "يوم محدد" in names
    for axis in axes(figure):
        assert axis.labelalias["Oct"] == "أكتوبر"
        assert "%b" not in axis.tickformatstops[0].value  # hours are too many to name


def test_months_have_the_names_of_the_figures_language(article):
    last = axes(draw(article, lang="de"))[-2]
    assert (last.labelalias["Dec"], last.labelalias["5<br>Oct"]) == ("Dez", "5<br>Okt")
    assert "Dec" not in draw(article).layout.xaxis.labelalias


@pytest.mark.parametrize(
    ("date", "bars", "points", "outline"),
    [
        ("2023-12-08", 0, ["circle"], False),
        ("2023-12-08?", 0, ["circle-open-dot"], False),
        ("2022-10", 1, [], True),
        ("2023-10-07/2023-12-11", 1, ["line-ns", "line-ns"], False),
        ("2023-10-07/..", 1, ["line-ns", "arrow"], False),
        ("2023-10~/2023-12-11", 14, ["line-ns"], True),
        ("{2023-01-01,2023-02-02}", 0, ["circle", "circle"], False),
    ],
)
def test_each_form_of_date_has_its_shape(date, bars, points, outline):
    figure = draw(events_of(f'date,title,id\n"{date}",A,a\n2020-01-01,B,b\n'), fold=False)
    assert len(of(figure, "bars", "base", "a")) == bars
    assert of(figure, "points", "marker.symbol", "a") == points
    assert bool(of(figure, "outlines", "x", "a")) == outline


@pytest.mark.parametrize(
    ("date", "points", "outline"),
    [
        ("2023-12-08", ["circle"], False),
        ("2023-10-07/2023-12-11", ["line-ns", "line-ns"], True),
        ("2023-10-07/2023-12", ["line-ns"], True),
        ("2022-10~/2023-12-11", ["line-ns"], True),
        ("{2023-01-01,2023-02-02}", ["circle", "circle"], False),
    ],
)
def test_what_the_source_does_not_say_is_hollow_and_still_says_its_date(date, points, outline):
    table = f'date,title,id,source_date\n"{date}",A,a,\n2020-01-01,B,b,2020\n'
    figure = draw(events_of(table), fold=False, dates="source")
    assert of(figure, "points", "marker.symbol", "a") == points
    assert bool(of(figure, "outlines", "x", "a")) == outline
    assert all(int(colour[-2:], 16) < 0x20 for colour in of(figure, "bars", "marker.color", "a"))
    if "circle" in points:
        assert {*of(figure, "points", "marker.color", "a")} == {LIGHT.paper}
    texts = of(figure, "bars", "hovertext", "a") + of(figure, "points", "hovertext", "a")
    assert texts and all("2023" in text for text in texts)


MANY = "".join(f"2020-0{n + 1}-01,{kind},,{kind}\n" for n, kind in enumerate("ABCDE") for _ in range(6 - n))


@pytest.mark.parametrize(
    ("date", "kind", "held"),
    [
        ("2020-05", "A", ["circle"]),  # 26 px: small
        ("2020", "A", []),
        ("2020", "D", []),  # anywhere in it would be a time that is no likelier than others
        ("2020-02/2020-04", "A", []),  # its colour tells the kind
        ("2020-02/2020-11", "E", ["triangle-down"]),  # D and E are both grey
        ("2020-05-01", "D", []),
    ],
)
def test_a_short_outline_holds_its_symbol_and_a_bar_does_where_its_colour_does_not_tell_the_kind(date, kind, held):
    figure = draw(events_of(f"date,title,id,kind\n{date},X,x,{kind}\n2018-01,Y,,A\n2022-12,Z,,A\n{MANY}"), fold=False)
    points = zip(of(figure, "points", "marker.symbol", "x"), of(figure, "points", "marker.size", "x"))
    assert [symbol for symbol, size in points if size == 8] == held


def test_an_unknown_end_fades_out_within_the_px_of_a_sign_which_are_no_date():
    figure = draw(events_of("date,title,id\n2023-01-01/,A,a\n2022-01-01,B,b\n2024-12-01,C,c\n"), fold=False)
    (trace,) = [trace for trace in figure.data if trace.meta == "bars"]
    fills = [int(colour[-2:], 16) for colour in trace.marker.color]
    assert fills == sorted(fills, reverse=True) and len(set(fills)) == len(fills) == 12
    axis = figure.layout.xaxis
    length = (np.datetime64(axis.range[1]) - np.datetime64(axis.range[0])) / np.timedelta64(1, "ms")
    assert sum(trace.x) / length * (700 - 16) == pytest.approx(FADE, abs=1)


@pytest.mark.parametrize(("date", "asked"), [("2023-01-01/", 1), ("[..2023-06-01]", 1), ("2023-01-01/..", 0)])
def test_an_end_that_is_not_known_has_a_question_mark_and_one_that_goes_on_has_none(date, asked):
    figure = draw(events_of(f"date,title,id\n{date},A,a\n2022-01-01,B,b\n2024-12-01,C,c\n"), fold=False)
    texts = [text for trace in figure.data if trace.meta == "points" for text in trace.text or ()]
    assert texts.count("?") == asked


def test_a_bar_across_breaks_is_cut_into_one_piece_for_each_segment(article):
    figure = draw(article)
    assert len({t.xaxis for t in figure.data if t.meta == "bars" and "reserves-at-fed" in t.customdata}) == 5


def test_dates_of_the_source_are_drawn_where_it_alone_puts_them():
    events = events_of(
        "date,title,id,source_date\n2003-03-20,A,a,2003\n2003-01-01,B,b,2003-01-01\n2003-06-01,C,c,2003-06-01\n"
    )
    assert of(draw(events), "points", "x", "a") == ["2003-03-20"]
    source = draw(events, dates="source")
    assert of(source, "points", "x", "a") == [] and of(source, "bars", "base", "a") == ["2003-01-01"]
    assert (
        "2003" in of(source, "bars", "hovertext", "a")[0] and "20 March" not in of(source, "bars", "hovertext", "a")[0]
    )


def test_where_the_source_says_the_same_both_readings_are_one(article):
    same = article.assign(source_date=article["date"])
    assert draw(same, dates="source").to_json() == draw(same).to_json()


def test_a_report_is_a_line_with_its_name_at_the_foot(article):
    figure = draw(article)
    (line,) = [trace for trace in figure.data if trace.meta == "report"]
    assert line.x == ("2023-12-11",) * 2 and line.y[1] > max(figure.layout.shapes[0].y1, 400)
    assert labels(figure)["report"] == "The AP report appears"


def test_years_before_christ_draw_at_their_place_and_are_said_in_words():
    figure = draw(events_of("date,title,id\n-0043-03-15,Ides,a\n-0100,Born,b\n0014,Heir,c\n"))
    assert of(figure, "points", "x", "a") == ["-0043-03-15"]
    names = figure.layout.xaxis.labelalias
    assert (names["-0043"], names["0000"], names["0014"]) == ("44 BC", "1 BC", "14 AD")
    # Months there have no year: Plotly would write it wrong.
    assert not any("%Y" in stop.value for stop in figure.layout.xaxis.tickformatstops[:3])


def test_times_of_day_draw_at_their_minute():
    figure = draw(events_of("date,title\n2023-12-08T04:15,A\n2023-12-08T05:30,B\n"))
    assert next(t for t in figure.data if t.meta == "points").x == ("2023-12-08 04:15:00", "2023-12-08 05:30:00")


def test_a_day_is_a_disc_also_beside_times_of_day():
    figure = draw(events_of("date,title,id\n2023-12-08,A,a\n2023-12-08T05:30,B,b\n2022-12-08T07:30,C,c\n"))
    assert of(figure, "points", "marker.symbol", "a") == ["circle"] and of(figure, "outlines", "x", "a") == []


def test_labels_are_what_was_typed():
    nasty = "<b>bold</b> %{x} $x^2$ <a href='javascript:alert(1)'>x</a> &lt;"
    label = labels(
        draw(
            events_of(f"date,title,id\n2023-12-08,{nasty},a\n"),
        )
    )["a"]
    assert "<b>" not in label and "<a" not in label
    assert "&lt;b&gt;bold" in label and "&amp;lt;" in label.replace("<br>", " ")


@pytest.mark.parametrize(
    ("options", "why"),
    [({"lanes": ["Moon"]}, "Moon"), ({"width": 100}, "320 or more"), ({"theme": "sepia"}, "light or dark"),
     ({"dates": "guessed"}, "checked or source"), ({"lang": "xx-yy-zz"}, "language tag")],
)  # fmt: skip
def test_a_wrong_option_is_named(article, options, why):
    with pytest.raises(ValueError, match=why):
        draw(article, **options)


def test_lanes_are_drawn_in_the_order_asked_and_none_is_lost(article):
    names = [a.text for a in draw(article, lanes=["Baghdad"]).layout.annotations if a.name == "lane"]
    assert names[0] == "<b>Baghdad</b>"
    assert len(names) == 4


def test_lanes_beyond_eight_share_the_last_band():
    rows = "".join(f"2023-01-{1 + n:02d},E{n},L{n}\n" for n in range(12))
    names = [a.text for a in draw(events_of("date,title,lane\n" + rows)).layout.annotations if a.name == "lane"]
    assert len(names) == 8 and "other lanes" in names[-1]


def test_the_same_events_give_the_same_figure(article):
    assert draw(article).to_json() == draw(article).to_json()


def test_the_input_is_left_alone(article):
    before = article.copy()
    draw(article)
    assert before.equals(article)


def test_positions_are_finite():
    for trace in draw(spans_in_spans()).data:
        if trace.meta in ("points", "bars", "labels"):
            assert np.isfinite(trace.y).all()


def test_a_note_is_a_bracket_with_its_text_under_the_lanes():
    events = events_of(
        "date,title,kind,lane\n2023-01-01,A,,X\n2023-03-01,B,,X\n2023-01-10/2023-02-20,Nothing for weeks,note,\n"
    )
    figure = draw(events)
    (bracket,), (text,) = ([t for t in figure.data if t.meta == meta] for meta in ("brackets", "notes"))
    bottom = max(shape.y1 for shape in figure.layout.shapes if shape.name == "band")
    assert (bracket.x[0], bracket.x[3]) == ("2023-01-10", "2023-02-20")
    assert min(y for y in bracket.y if y is not None) >= bottom and text.y[0] > bottom
    assert text.y[0] < figure.layout.yaxis.range[0] and text.text[0] == "Nothing for weeks"


def test_texts_of_notes_side_by_side_stand_in_rows_of_their_own():
    rows = "".join(f"2023-01-{day:02d},Long words about day {day},note\n" for day in range(10, 20))
    events = events_of("date,title,kind\n2023-01-01,A,\n2024-01-01,B,\n" + rows)
    notes = [trace.y[0] for trace in draw(events, fold=False).data if trace.meta == "notes"]
    assert len(set(notes)) == len(notes) == 10


def test_an_era_is_tinted_through_all_lanes_in_each_segment_it_reaches():
    text = (
        STORY.replace("id\n", "id,kind\n").replace("\n2", ",\n2").replace("rockets\n", "rockets,\n")
        + "2003-03-01/2023-12-31,Long,era-1,era\n"
    )
    figure = draw(events_of(text))
    tints = {shape.xref for shape in figure.layout.shapes if shape.name == "era"}
    assert tints == {"x", "x2"}


def test_a_segment_says_the_years_of_what_it_shows_and_not_of_the_room_around():
    figure = draw(events_of("date,title\n-0043,A\n1200~,B\n1901-02,C\n1905,D\n1911-06-01,E\n1912/1913,F\n"), width=1200)
    years = [
        note.text.removeprefix("<b>").removesuffix("</b>") for note in figure.layout.annotations if note.name == "year"
    ]
    assert [[text[:5] for text in axis.range] for axis in axes(figure)][1] == ["1199-", "1201-"]
    assert years == ["44 BC", "1200"]


def test_the_line_of_a_report_that_does_not_date_itself_has_a_hollow_foot_in_the_sources_reading():
    rows = "2023-12-11,Report,report,\n2023-12-08,A,x,2023-12\n"
    events = events_of(f"date,title,kind,source_date\n{rows}")
    for dates, mode in (("checked", "lines"), ("source", "lines+markers")):
        line = next(trace for trace in draw(events, dates=dates).data if trace.meta == "report" and len(trace.x) > 1)
        assert line.mode == mode and len({*line.x}) == 1


@pytest.mark.parametrize("dates", ["checked", "source"])
def test_every_title_hangs_on_a_time_that_its_segment_shows(article, dates):
    figure = draw(article, dates=dates)
    titles = [trace for trace in figure.data if trace.meta == "labels"]
    for trace in titles:
        first, last = figure.layout[trace.xaxis.replace("x", "xaxis")].range
        # Times are texts here, which sort as times do; a title that keeps to an edge is at 0 of 0 to 1.
        assert all(first <= at <= last for at in trace.x), (trace.text, trace.x)
    assert sum(len(trace.text) for trace in titles) == len(article)
