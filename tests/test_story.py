"""What a story needs, in the table, the figure and the page's data: short titles, where it opens, the day of making."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from time import time

import pytest
from conftest import events_of

from timeline import EventsError, draw, explore, read_events, write_html, write_picture
from timeline.chart.told import told
from timeline.commands.shell import main
from timeline.page.payload import payload
from timeline.picture.picture import picture_of
from timeline.picture.wishes import Wishes, made_on
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


def test_a_page_opens_on_the_stretch_that_is_asked_for():
    data = payload(picture(SHORT), Wishes(open="2020-02/.."))
    assert data["open"] == (datetime(2020, 2, 1, tzinfo=UTC).timestamp(), None)
    assert payload(picture(SHORT))["open"] is None


@pytest.mark.parametrize(
    ("wish", "why"), [("soon", "expected EDTF"), ("1850", "nothing of these events"), ("", "EDTF")]
)
def test_a_stretch_that_is_no_date_or_holds_nothing_is_refused(tmp_path, wish, why):
    with pytest.raises(ValueError, match=why):
        write_html(events_of(SHORT), tmp_path / "page.html", open=wish)
    assert not (tmp_path / "page.html").exists()


def test_the_command_says_what_is_wrong_with_a_stretch(tmp_path, capsys):
    (tmp_path / "my.csv").write_text(SHORT)
    assert main([str(tmp_path / "my.csv"), "-o", str(tmp_path / "my.html"), "--open", "soon"]) == 2
    assert "open is 'soon'" in capsys.readouterr().err


def test_the_day_of_making_is_a_line_that_says_so_in_the_figure():
    figure = draw(events_of(SHORT), today=date(2020, 3, 1))
    assert [(line.x0[:10], line.x1[:10]) for line in figure.layout.shapes if line.name == "today"] == [
        ("2020-03-01", "2020-03-01")
    ]
    assert "Made on 1 March 2020" in texts(figure)
    assert "Made on" not in texts(draw(events_of(SHORT)))


def test_the_day_of_making_is_in_sight_however_late_it_is_and_today_without_a_day(monkeypatch):
    late = picture_of(events_of(SHORT), lanes=None, lang="en", fold=True, wishes=Wishes(today=date(2026, 11, 25)))
    assert late.axis.whole[1] == datetime(2026, 11, 25, tzinfo=UTC).timestamp()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert made_on(True, "de").title == "Erstellt am 2. Januar 1970"
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert made_on(True, "en").start == pytest.approx(time(), abs=2 * 86400)
    with pytest.raises(TypeError, match="expected True, False or a"):
        made_on("yes", "en")


LEADING = """date,title,importance,description
2020-01-05,First,5,A hall by the lake is where it begins. Nobody knows yet how it will go on.
2020-02-05,Second,4,
2020-03-05,Third,3,Not shown.
"""


def test_importance_4_and_5_lead_the_eye_in_the_figure():
    figure = draw(events_of(LEADING))
    labels = [
        (text, trace.textfont.size if isinstance(trace.textfont.size, int) else trace.textfont.size[n])
        for trace in figure.data if trace.meta == "labels" for n, text in enumerate(trace.text)
    ]  # fmt: skip
    sizes = {name: size for text, size in labels for name in ("First", "Second", "Third") if name in text}
    assert sizes == {"First": 15, "Second": 13, "Third": 13}
    assert {text for text, _ in labels if "<b>" in text} == {text for text, _ in labels if "Third" not in text}
    marks = [size for trace in figure.data if trace.meta == "points" for size in trace.marker.size]
    assert sorted(marks) == [12, 16, 16]


def test_the_first_sentence_of_the_description_stands_under_a_leading_title_where_a_row_has_room():
    rows = "".join(f"2020-02-{day:02d},A long title of an event that takes a row,3,\n" for day in range(6, 12))
    said = texts(draw(events_of(LEADING + rows), fold=False))
    assert "A hall by the lake is where it begins." in said
    assert "Nobody knows" not in said
    assert "A hall by the lake" not in texts(draw(events_of(LEADING.replace("First,5", "First,3") + rows), fold=False))


def test_greater_importances_are_another_scale_in_which_5_is_little():
    assert picture(LEADING).grades.tolist() == [2, 1, 0]
    assert picture(LEADING + "2020-04-01,Fourth,80,\n").grades.tolist() == [0, 0, 0, 0]


TIED = """id,date,title,kind,relative_to,offset
a,2003-03-20,First,war,,
b,2003-05-22,Second,war,a,after
c,2023-11-05,Third,,b,after
d,2023-11-14,Fourth,,,
e,2023-12-01/2024-06-08,Fifth,,d,after
"""


def lines(figure) -> list[tuple]:
    """Relations as drawn: the axes and ends of each line."""
    return [
        (one.xref, one.x0[:10], one.x1[:10], one.y0, one.y1) for one in figure.layout.shapes if one.name == "relation"
    ]  # fmt: skip


def middles(figure) -> set[tuple]:
    """The axis, day and height of every mark's beginning."""
    return {
        (trace.xaxis, x[:10], y)
        for trace in figure.data if trace.meta in ("points", "dots") for x, y in zip(trace.x, trace.y)
    }  # fmt: skip


@pytest.mark.parametrize("fold", [True, False])
def test_in_the_figure_a_thin_line_joins_marks_whose_dates_hang_on_one_another(fold):
    figure = draw(events_of(TIED), relations=True, fold=fold)
    drawn = lines(figure)
    assert [(start, end) for _, start, end, *_ in drawn] == [
        ("2003-05-22", "2003-03-20"), ("2023-11-05", "2003-05-22"), ("2023-12-01", "2023-11-14")
    ]  # fmt: skip
    marks = middles(figure)
    for axes, start, end, y0, y1 in drawn:
        first, last = (axes, axes) if isinstance(axes, str) else axes
        assert {(first, start, y0), (last, end, y1)} <= marks
    assert any(isinstance(axes, tuple) for axes, *_ in drawn) == fold
    assert lines(draw(events_of(TIED))) == []


def test_in_the_figure_an_arrow_points_at_the_event_whose_date_hangs_on_the_other_and_the_key_says_so():
    figure = draw(events_of(TIED), relations=True)
    arrows = [one for one in figure.layout.annotations if one.name == "relation"]
    assert [(one.x[:10], one.y) for one in arrows] == [(start, y) for _, start, _, y, _ in lines(figure)]
    assert all(one.showarrow and one.ax < 0 and one.standoff < abs(one.ax) + abs(one.ay) for one in arrows)
    assert "helps date its target" in [trace.name for trace in figure.data]
    assert "helps date its target" not in [trace.name for trace in draw(events_of(TIED)).data]


def test_in_the_figure_a_relation_to_a_report_meets_its_line_where_the_event_is():
    rows = "r,2023-12-11,Report,report,,\na,2023-12-08,Point,,r,-P3D\nb,2023-11-01/2023-12-01,Bar,,r,-P40D\n"
    figure = draw(events_of("id,date,title,kind,relative_to,offset\n" + rows), relations=True)
    point = next(y for _, day, y in middles(figure) if day == "2023-12-08")
    assert [(y0, y1) for *_, y0, y1 in lines(figure)] == [(point, point)]
    # A line as long as to the bar's start would be read as its edge: a sign of the report's stands there.
    (sign,) = (one for one in figure.layout.annotations if one.name == "relation" and one.text == "|")
    assert str(sign.x)[:10] == "2023-11-01" and sign.ay == 0 and 20 < abs(sign.ax) < 36


def test_in_the_figure_the_sign_of_a_report_far_away_does_not_stand_in_a_title():
    rows = "r,2023-12-11,Report,report,,\na,2023-08-08,First,,r,before\nb,2023-12-09,Last one of all,,,\n"
    figure = draw(events_of("id,date,title,kind,relative_to,offset\n" + rows), relations=True)
    (sign,) = (one for one in figure.layout.annotations if one.text == "|")
    assert sign.ax < 0  # the title is behind the mark


def test_in_the_figure_a_relation_meets_what_fades_in_from_a_break_where_it_is_seen(article):
    figure = draw(article, relations=True)
    ends = [end for _, *ends, _, _ in lines(figure) for end in ends]
    assert not any(end.startswith("2022-11") for end in ends)  # where the segment before the militiamen's ends


def test_in_the_figure_a_report_that_is_too_near_beside_a_symbol_for_an_arrow_is_met_from_below():
    rows = "a,2023-08-01,First,,,\nb,2023-12-10,Point,,r,-P1D\nr,2023-12-11,Report,report,,\n"
    figure = draw(events_of("id,date,title,kind,relative_to,offset\n" + rows), relations=True)
    ((*_, y0, y1),) = lines(figure)
    (arrow,) = (one for one in figure.layout.annotations if one.name == "relation")
    assert y1 - y0 == 20 and arrow.y == y0 and arrow.ay > 0


def test_in_the_figure_a_relation_meets_an_outline_at_the_end_that_it_leaves_it():
    rows = "a,[2023-10-07..2023-11-05],Some day,,b,before\nb,2023-11-05,Point,,,\n"
    rows += "c,[2023-11-05..2023-12-09],Other,,b,after\n"
    figure = draw(events_of("id,date,title,kind,relative_to,offset\n" + rows), relations=True)
    assert [(start, end) for _, start, end, *_ in lines(figure)] == [("2023-11-05", "2023-11-05")] * 2


def test_a_narrower_picture_and_a_part_of_the_events_keep_the_relations_that_they_can():
    figure = draw(events_of(TIED), relations=True, width=900)
    assert '"relation"' in figure.to_json()
    assert len(lines(draw(events_of(TIED).iloc[:2], relations=True))) == 1
    assert lines(draw(events_of(TIED).iloc[[0, 2]], relations=True)) == []


def test_in_a_crowd_relations_join_dots_too():
    rows = "".join(f"e{n},{2000 + n // 12}-{n % 12 + 1:02d}-03,Event number {n},,{f'e{n - 1}' if n else ''},"
                   f"{'after' if n else ''}\n" for n in range(200))  # fmt: skip
    figure = draw(events_of("id,date,title,kind,relative_to,offset\n" + rows), relations=True, height=500)
    placed = middles(figure)
    assert any(trace.meta == "dots" for trace in figure.data)
    assert len(lines(figure)) > 20
    for axes, start, end, y0, y1 in lines(figure):
        assert {(axes, start, y0), (axes, end, y1)} <= placed


def test_a_picture_in_a_file_has_the_relations_too(tmp_path, kept_browser):
    for name, relations in (("with", True), ("without", False)):
        write_picture(events_of(TIED), tmp_path / f"{name}.svg", relations=relations)
    drawn, plain_ = ((tmp_path / f"{name}.svg").read_text().count("<path") for name in ("with", "without"))
    assert drawn == plain_ + 3 + 1  # each relation, and the arrow that the key explains


def test_commands_open_a_page_as_they_are_asked_to_and_name_what_is_no_layout(tmp_path, capsys):
    (tmp_path / "my.csv").write_text(TIED)
    command = ["page", str(tmp_path / "my.csv"), "-o", str(tmp_path / "my.html")]
    assert main([*command, "--layout", "vertical", "--relations"]) == 0
    assert '"layout":"vertical","allTies":true' in (tmp_path / "my.html").read_text()
    assert main(command) == 0
    assert '"layout":null,"allTies":false' in (tmp_path / "my.html").read_text()
    capsys.readouterr()
    with pytest.raises(SystemExit, match="2"):
        main([*command, "--layout", "diagonal"])
    said = capsys.readouterr().err
    assert "'diagonal'" in said and "horizontal" in said and "vertical" in said
    with pytest.raises(ValueError, match="layout is 'diagonal'; expected horizontal, vertical or None"):
        explore(events_of(TIED), layout="diagonal")
    with pytest.raises(TypeError, match="layout is 5; expected"):
        explore(events_of(TIED), layout=5)
    with pytest.raises(TypeError, match="relations is None; expected True or False"):
        draw(events_of(TIED), relations=None)
