"""What one does with a figure: lines at dates, titles, templates, pictures."""

import copy
import pickle
from datetime import date

import pandas as pd
import plotly.graph_objects as go
import pytest
from conftest import events_of

from timeline import at, draw

STORY = "date,title\n2003-03-20,A\n2023-11-05,B\n2023-11-14,C\n2023-12-01,D\n2023-12-08,E\n"


@pytest.fixture
def figure():
    return draw(events_of(STORY))


def test_a_line_stands_on_the_axis_of_its_date(figure):
    figure.add_vline(x="2003-03-19", annotation_text="Before").add_vline(x="2023-11-22")
    assert [shape.xref for shape in figure.layout.shapes[-2:]] == ["x2", "x"]
    assert figure.layout.annotations[-1].xref == "x2"


@pytest.mark.parametrize("when", ["2010-01-01", "1990-01-01", "2030-01-01"])
def test_a_line_where_there_is_no_axis_is_an_error_that_says_what_is_shown(figure, when):
    with pytest.raises(ValueError, match=f"{when} is not in this figure, which shows 2003-"):
        figure.add_vline(x=when)


def test_a_rectangle_is_drawn_on_each_axis_that_has_some_of_it(figure):
    before = len(figure.layout.shapes)
    figure.add_vrect(x0="2003-01-01", x1="2023-11-10", fillcolor="red", annotation_text="Long")
    assert [shape.xref for shape in figure.layout.shapes[before:]] == ["x2", "x"]
    with pytest.raises(ValueError, match="left out"):
        figure.add_vrect(x0="2010-01-01", x1="2011-01-01")


@pytest.mark.parametrize("when", ["2003-03-19", "2003-03-19 00:00", date(2003, 3, 19), pd.Timestamp("2003-03-19")])
def test_at_says_which_axis_a_date_is_on(figure, when):
    assert at(figure, when) == {"xref": "x2", "x": "2003-03-19"}


def test_what_is_no_date_is_said_to_be_none(figure):
    with pytest.raises(ValueError, match="'soon' is not a date"):
        figure.add_vline(x="soon")


@pytest.mark.parametrize("title", ["Mine", {"text": "Mine"}, {"text": "Mine", "subtitle": {"text": "a<br>b"}}])
def test_a_title_has_room_over_the_axis(figure, title):
    height, top = figure.layout.height, figure.layout.margin.t
    figure.update_layout(title=title)
    assert figure.layout.title.text == "Mine" and figure.layout.title.y == 1
    room = figure.layout.margin.t - top
    assert room >= 36 and figure.layout.height == height + room
    figure.update_layout(title="Another")
    assert figure.layout.margin.t == top + room


def test_the_files_heading_stands_over_the_chart_and_its_source_under_it(article):
    plain, figure = draw(article), draw(article, heading=True)
    assert "Iraq" in figure.layout.title.text and figure.layout.title.subtitle.text
    assert "Associated Press" in next(note.text for note in figure.layout.annotations if note.name == "source")
    more = figure.layout.height - plain.layout.height
    assert more == figure.layout.margin.t - plain.layout.margin.t + figure.layout.margin.b - plain.layout.margin.b > 60


def test_another_template_changes_paper_and_ink(figure):
    before = figure.layout.template.layout.paper_bgcolor
    figure.update_layout(template="plotly_dark")
    assert figure.layout.template.layout.paper_bgcolor != before
    assert figure.layout.paper_bgcolor is None and figure.layout.font.color is None
    assert not [trace for trace in figure.data if trace.meta == "labels" and trace.textfont.color]


def test_a_picture_that_is_narrower_is_laid_out_anew_and_one_that_was_changed_is_made_smaller(monkeypatch, figure):
    asked = []
    monkeypatch.setattr(go.Figure, "to_image", lambda figure, *_, **options: asked.append((figure, options)))
    figure.to_image("png")
    figure.to_image("png", width=550)
    figure.update_layout(title="Mine").to_image("png", width=350)
    (first, plain), (second, narrow), (third, small) = asked
    assert first is figure and plain["width"] == 700
    assert narrow["width"] == 550 and second == draw(events_of(STORY), width=550)
    assert third is figure and (small["width"], small["scale"]) == (700, 0.5)


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one)), go.Figure])
def test_it_can_be_copied(figure, copied):
    assert copied(figure).to_json() == figure.to_json()
