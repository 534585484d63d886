"""The figure as data: what a caller can rely on."""

import numpy as np
import plotly.graph_objects as go
import pytest
from conftest import LANES, events_of
from sets import crowd, none, one, one_busy_year, spans_in_spans

from timeline import draw


def drawn(figure, *metas):
    """Ids of the events that a figure's traces of some sorts show."""
    return {id_ for trace in figure.data if trace.meta in metas for id_ in trace.customdata}


def test_it_is_a_plain_figure_with_a_date_axis(article):
    figure = draw(article)
    assert type(figure) is go.Figure
    assert figure.layout.xaxis.type == "date"


def test_a_caller_can_add_to_it(article):
    figure = draw(article, lanes=LANES)
    before = len(figure.layout.shapes)
    figure.add_vline(x="2023-11-22")
    figure.update_layout(title="Mine", height=700)
    assert len(figure.layout.shapes) == before + 1
    assert figure.layout.shapes[-1].x0 == "2023-11-22"
    assert figure.layout.title.text == "Mine"


@pytest.mark.parametrize("n", [22, 1000, 10_000])
def test_no_event_is_ever_dropped(n):
    events = crowd(n)
    figure = draw(events)
    assert drawn(figure, "symbols") == set(events["id"])
    assert sum(len(t.customdata) for t in figure.data if t.meta == "symbols") == n
    assert figure.layout.height <= 900


def test_the_article_at_760_px_stays_under_740_px(article):
    assert draw(article, lanes=LANES, width=760).layout.height < 740


@pytest.mark.parametrize("width", [320, 360, 760, 1200])
@pytest.mark.parametrize("make", [one_busy_year, spans_in_spans, crowd])
def test_the_height_is_bounded(make, width):
    assert draw(make(), width=width).layout.height <= 900


def test_max_rows_caps_each_lane_and_the_rest_is_counted(article):
    figure = draw(article, lanes=LANES, max_rows=2)
    notes = [a.text for a in figure.layout.annotations if "unlabelled" in (a.text or "")]
    assert any("Washington" in note for note in notes)
    assert drawn(figure, "symbols") == set(article["id"])


def test_folding_can_be_turned_off(article):
    assert draw(article).layout.xaxis.rangebreaks
    assert not draw(article, fold=False).layout.xaxis.rangebreaks


def test_a_crowd_is_drawn_by_webgl_without_folds_from_its_densest_stretch():
    events = crowd(2500)
    events = events_of(
        "date,title\n" + "\n".join(f"{d},x{i}" for i, d in enumerate(["1900-01-01", "1950-01-01", *events["date"]]))
    )
    figure = draw(events)
    assert any(isinstance(t, go.Scattergl) for t in figure.data)
    assert not figure.layout.xaxis.rangebreaks
    assert figure.layout.xaxis.range[0] > "2010"
    whole = figure.layout.updatemenus[0].buttons[0]
    assert whole.label == "whole"
    assert whole.args[0]["xaxis.range"][0] < "1900"


def test_no_event_gives_an_empty_figure():
    figure = draw(none())
    assert drawn(figure, "symbols") == set()
    assert figure.layout.height > 0


def test_one_event_gives_one_mark():
    assert len(drawn(draw(one()), "symbols")) == 1


def test_every_mark_says_its_date_and_how_it_was_found(article):
    figure = draw(article)
    texts = dict(pair for t in figure.data if t.meta == "symbols" for pair in zip(t.customdata, t.hovertext))
    assert "3 December 2023" in texts["kirkuk-strike"]
    assert "“two days later” (¶ 14)" in texts["kirkuk-strike"]
    assert "2 days after “Blinken warns" in texts["kirkuk-strike"]
    assert "the source alone: between 3 and 11 December 2023" in texts["kirkuk-strike"]


@pytest.mark.parametrize(
    ("date", "look"),
    [
        ("2023-12-08", None),
        ("2022-10", "/"),
        ("2023-10-07/2023-12-11", ""),
        ("[..2023-11-05]", "/"),
        ("{2023-01-01,2023-02-02}", ""),
    ],
)
def test_each_sort_of_date_has_its_shape(date, look):
    figure = draw(events_of(f'date,title,id\n"{date}",A,a\n2020-01-01,B,b\n'))
    bars = [t for t in figure.data if t.meta == "bars" and "a" in t.customdata]
    assert ([t.marker.pattern.shape or "" for t in bars] or [None]) == [look]


def test_an_unknown_moment_has_a_hollow_symbol_and_a_known_one_a_filled():
    figure = draw(events_of("date,title,id\n2023-12-08,A,a\n2022-10,B,b\n"))
    symbols = {i: s for t in figure.data if t.meta == "symbols" for i, s in zip(t.customdata, t.marker.symbol)}
    assert symbols == {"a": "circle", "b": "circle-open"}


def test_open_ends_have_arrows_at_the_edge():
    figure = draw(events_of("date,title,id\n2003/..,A,a\n../2010,B,b\n2005,C,c\n"))
    arrows = {
        i: (x, s) for t in figure.data if t.meta == "arrows" for i, x, s in zip(t.customdata, t.x, t.marker.symbol)
    }
    start, end = figure.layout.xaxis.range
    assert arrows == {"a": (end, "triangle-right"), "b": (start, "triangle-left")}


def test_about_fades_out_on_both_sides():
    figure = draw(events_of("date,title,id\n2024-03~,A,a\n2023-01-01,B,b\n"))
    bars = [t for t in figure.data if t.meta == "bars"]
    assert sorted(len(t.x) for t in bars) == [1, 2]  # one hatched month, two faded ones


def test_years_before_christ_draw_at_their_place_with_words():
    figure = draw(events_of("date,title\n-0043-03-15,Ides\n-0100,Born\n0014,Heir\n"))
    assert figure.layout.xaxis.range[0].startswith("-0")
    assert "100 BC" in [t.split("<br>")[0] for t in figure.layout.xaxis.ticktext]
    assert "-0043-03-15" in next(t for t in figure.data if t.meta == "symbols").x


def test_times_of_day_draw_at_their_minute():
    figure = draw(events_of("date,title\n2023-12-08T04:15,A\n2023-12-08T05:30,B\n"))
    assert next(t for t in figure.data if t.meta == "symbols").x == ("2023-12-08 04:15:00", "2023-12-08 05:30:00")


def test_a_day_beside_times_of_day_is_drawn_as_wide_as_it_is():
    figure = draw(events_of("date,title,id\n2023-12-08,A,a\n2023-12-08T05:30,B,b\n2023-12-08T07:30,C,c\n"))
    symbols = {i: s for t in figure.data if t.meta == "symbols" for i, s in zip(t.customdata, t.marker.symbol)}
    assert symbols["a"].endswith("-open")
    assert "a" in drawn(figure, "bars")


def test_the_source_bracket_shows_the_room_left():
    figure = draw(
        events_of("date,title,id,source_date\n2003-03-20,A,a,2003\n2004-01-01,B,b,2004-01-01\n2003-01-01,C,c,\n")
    )
    assert drawn(figure, "brackets") == {"a"}
    bracket = next(t for t in figure.data if t.meta == "brackets")
    assert bracket.x[0] == "2003-01-01"


def test_ties_wait_in_the_legend(article):
    ties = next(t for t in draw(article).data if t.meta == "ties")
    assert ties.visible == "legendonly"
    assert set(ties.customdata) == set(article.loc[article["relative_to"].notna(), "id"])


def test_labels_are_what_was_typed():
    nasty = "<b>bold</b> %{x} $x^2$ <a href='javascript:alert(1)'>x</a> &lt;"
    figure = draw(events_of(f"date,title\n2023-12-08,{nasty}\n"))
    label = next(t for t in figure.data if t.meta == "symbols").text[0]
    assert "<b>" not in label and "<a" not in label
    assert "&lt;b&gt;bold" in label and "&amp;lt;" in label


@pytest.mark.parametrize(
    ("options", "why"),
    [({"lanes": ["Moon"]}, "Moon"), ({"width": 100}, "320 or more"), ({"theme": "sepia"}, "light or dark"),
     ({"max_rows": 0}, "1 or more"), ({"lang": "xx-yy-zz"}, "language tag")],
)  # fmt: skip
def test_a_wrong_option_is_named(article, options, why):
    with pytest.raises(ValueError, match=why):
        draw(article, **options)


def test_lanes_are_drawn_in_the_order_asked_and_none_is_lost(article):
    figure = draw(article, lanes=["Baghdad"])
    names = [a.text for a in figure.layout.annotations if a.text.startswith("<b>")]
    assert names[0] == "<b>Baghdad</b>"
    assert len(names) == 4


def test_the_same_events_give_the_same_figure(article):
    assert draw(article).to_json() == draw(article).to_json()


def test_the_input_is_left_alone(article):
    before = article.copy()
    draw(article)
    assert before.equals(article)


def test_positions_are_finite():
    for trace in draw(spans_in_spans()).data:
        if trace.meta in ("symbols", "bars"):
            assert np.isfinite(trace.y).all()


def test_a_note_is_a_bracket_with_its_text_under_the_lanes():
    events = events_of(
        "date,title,kind,lane\n2023-01-01,A,,X\n2023-03-01,B,,X\n2023-01-10/2023-02-20,Nothing for weeks,note,\n"
    )
    figure = draw(events)
    (bracket,) = [trace for trace in figure.data if trace.x and "2023-02-21" in trace.x and trace.hoverinfo == "skip"]
    (text,) = [note for note in figure.layout.annotations if note.text == "Nothing for weeks"]
    bottom = max(shape.y1 for shape in figure.layout.shapes if shape.type == "rect")
    assert min(y for y in bracket.y if y is not None) >= bottom and text.y > bottom
    assert text.y < figure.layout.yaxis.range[0]


def test_texts_of_notes_side_by_side_stand_in_rows_of_their_own():
    rows = "".join(f"2023-01-{day:02d},Long words about day {day},note\n" for day in range(10, 20))
    events = events_of("date,title,kind\n2023-01-01,A,\n2024-01-01,B,\n" + rows)
    notes = [note for note in draw(events, fold=False).layout.annotations if note.text.startswith("Long words")]
    assert len({note.y for note in notes}) == len(notes) == 10
