"""What analysts do with a frame: each draws, or is an error that says what to do."""

import io

import pandas as pd
import pytest
from conftest import ROOT

from timeline import EventsError, draw, read_events, show, write_csv


class Foreign:
    """A frame of another library, such as polars."""

    def __init__(self, frame):
        self.frame = frame

    def to_pandas(self):
        return self.frame


def by_file(events, write, read):
    data = io.BytesIO()
    write(events, data)
    data.seek(0)
    return read(data)


HABITS = {
    "filter": lambda e: e[e["kind"] == "force"],
    "query": lambda e: e.query("lane == 'Baghdad'"),
    "a lane without what is derived": lambda e: e[e.lane == "Baghdad"].drop(columns="when"),
    "two columns": lambda e: e[["date", "title"]],
    "columns without ids": lambda e: e.drop(columns=["id"]),
    "columns without lanes": lambda e: e.drop(columns=["lane", "kind"]),
    "without relations": lambda e: e.drop(columns=["relative_to", "offset"]),
    "sort": lambda e: e.sort_values("title"),
    "head": lambda e: e.head(5),
    "sample": lambda e: e.sample(7, random_state=1),
    "loc": lambda e: e.set_index("id", drop=False).loc[["report", "invasion"]],
    "an index of ids": lambda e: e.set_index("id").reset_index(),
    "assign": lambda e: e.assign(lane=e["kind"]),
    "rename": lambda e: e.rename(columns={"place": "where"}),
    "concat": lambda e: pd.concat([e.iloc[:3], e.iloc[5:]], ignore_index=True),
    "merge": lambda e: e.merge(pd.DataFrame({"kind": ["force"], "weight": [3]}), on="kind", how="left"),
    "a group": lambda e: e.groupby("lane").get_group("Baghdad"),
    "one a group": lambda e: e.groupby("lane", as_index=False).first(),
    "astype": lambda e: e.astype({"lane": "category", "title": "string"}),
    "copy": lambda e: e.copy(deep=True),
    "between days": lambda e: e[e["earliest"].between("2023-11-01", "2023-12-31")],
    "csv": lambda e: by_file(e, lambda f, to: f.to_csv(to, index=False), pd.read_csv),
    "json": lambda e: by_file(e[["date", "title"]], lambda f, to: f.to_json(to, orient="records"), pd.read_json),
    "pickle": lambda e: by_file(e, lambda f, to: f.to_pickle(to), pd.read_pickle),
    "records": lambda e: pd.DataFrame(e.to_dict("records")),
    "another library": lambda e: Foreign(e[["date", "title"]]),
}


@pytest.mark.parametrize("habit", HABITS)
def test_what_analysts_do_draws(article, habit):
    frame = HABITS[habit](article)
    count = len(getattr(frame, "frame", frame))
    figure = draw(frame)
    shown = {id_ for trace in figure.data if trace.meta in ("points", "bars", "report") for id_ in trace.customdata}
    assert len(shown) == count > 0


def test_parquet_draws(article):
    frame = by_file(article, lambda f, to: f.to_parquet(to), pd.read_parquet)
    assert draw(frame).to_json() == draw(article).to_json()


MISTAKES = {
    "a column": (lambda e: e["title"], "a Series, one column or one row.*expected the frame"),
    "a row": (lambda e: e.iloc[0], "a Series"),
    "groups": (lambda e: e.groupby("lane"), "groups; expected a frame"),
    "in place": (lambda e: None, "inplace=True"),
    "a list of titles": (lambda e: e["title"].tolist(), "expected a path, an open file or a DataFrame"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_what_holds_no_events_is_said_to_be_none(article, mistake):
    make, why = MISTAKES[mistake]
    with pytest.raises(TypeError, match=why):
        draw(make(article))


@pytest.mark.parametrize("thing", ["events", None, 5])
def test_show_takes_a_figure(article, thing):
    with pytest.raises(TypeError, match="show takes a figure"):
        show(article if thing == "events" else thing)


def test_lanes_in_one_text_are_named_as_a_list(article):
    with pytest.raises(ValueError, match=r"lanes=\['Washington', 'Baghdad'\]"):
        draw(article, lanes="Washington,Baghdad")


@pytest.mark.parametrize("lanes", [5, {"Baghdad"}, [5]])
def test_lanes_of_another_type_are_named(article, lanes):
    with pytest.raises(TypeError, match="lanes"):
        draw(article, lanes=lanes)


def test_a_row_is_called_a_row_of_the_frame(article):
    frame = article.copy()
    frame.loc[3, "date"] = "soon"
    with pytest.raises(EventsError, match='DataFrame, row 3: date: "soon" is not a date'):
        draw(frame)


def test_columns_are_asked_for_as_python_has_them():
    frame = pd.DataFrame({"Chore": ["A", "B"], "Due": ["2023-01-02", "2023-02-03"]})
    with pytest.raises(EventsError) as error:
        draw(frame)
    assert "--columns" not in str(error.value)
    assert 'columns={"' in str(error.value)


def test_an_edited_date_is_read_again_and_what_was_worked_out_from_it_too(article):
    frame = article.copy()
    frame.loc[frame["id"] == "invasion", "date"] = "2003-03-21"
    frame.loc[frame["id"] == "al-sudani-premier", "date"] = "2022-10-27~"
    assert draw(frame)


def test_write_csv_keeps_the_heading_that_to_csv_loses(article, tmp_path):
    write_csv(article, tmp_path / "all.csv")
    assert read_events(tmp_path / "all.csv").attrs == article.attrs
    assert (ROOT / "docs" / "notebooks.md").read_text("utf-8").count("write_csv") >= 1
