"""What a story needs, in the table, the figure and the page's data: short titles."""

from __future__ import annotations

import io

import pytest
from conftest import events_of

from timeline import EventsError, draw, read_events
from timeline.chart.told import told
from timeline.page.payload import payload
from timeline.picture.picture import picture_of
from timeline.read.save import to_csv

SHORT = """date,title,label
2020-01-05,A treaty that nine countries sign in a hall by the lake,Lake treaty
2020-02-05,An answer,
"""


def picture(text: str):
    return picture_of(events_of(text), lanes=None, lang="en", fold=True)


def texts(figure) -> str:
    """All that a figure writes beside its marks."""
    return "\n".join(str(text) for trace in figure.data if trace.text is not None for text in trace.text)


def test_a_short_title_stands_in_the_figure_and_the_title_in_its_hover_and_text():
    figure = draw(events_of(SHORT))
    assert "Lake treaty" in texts(figure)
    assert "nine countries" not in texts(figure)
    assert "nine countries" in told(picture(SHORT), "")
    assert any("nine countries" in str(trace.hovertext) + str(trace.customdata) for trace in figure.data)


def test_the_page_is_handed_the_labels_that_are_given():
    assert payload(picture(SHORT))["labels"] == {0: "Lake treaty"}


def test_a_short_title_survives_its_way_through_csv():
    events = events_of(SHORT)
    assert read_events(io.StringIO(to_csv(events)))["label"].tolist() == events["label"].tolist()


@pytest.mark.parametrize(("signs", "fits"), [(40, True), (41, False)])
def test_a_short_title_has_at_most_40_characters(signs, fits):
    text = f"date,title,label\n2020,A,{'x' * signs}\n"
    if fits:
        assert events_of(text)["label"].tolist() == ["x" * signs]
        return
    with pytest.raises(EventsError, match=r":2: label: \"x+\" has 41 characters; expected at most 40"):
        events_of(text)


def test_a_list_whose_only_names_are_labels_has_them_as_titles():
    events = events_of("date,label\n2020,Treaty\n")
    assert events["title"].tolist() == ["Treaty"]
    events = events_of("date,name,label\n2020,A treaty by the lake,Treaty\n")
    assert (events["title"].tolist(), events["label"].tolist()) == (["A treaty by the lake"], ["Treaty"])
