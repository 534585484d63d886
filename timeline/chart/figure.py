"""A drawing plan to a Plotly figure.

The figure stays an ordinary one: date axes and traces for each kind, so that
`fig.add_vline(x="2023-11-22")` and `fig.update_layout(...)` work. Its y axis
counts px from the top of the first band.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from math import ceil
from typing import TYPE_CHECKING

import pandas as pd

from timeline.chart import traces
from timeline.chart.axes import AXIS, axes
from timeline.chart.backdrop import elsewhere, names, shapes
from timeline.chart.headed import headed
from timeline.chart.headings import headings
from timeline.chart.hover import hover_of
from timeline.chart.legend import sample, shape_sample
from timeline.chart.look import template
from timeline.chart.notes import notes
from timeline.chart.plan import MARGIN, Plan, plan, plot_width
from timeline.chart.strips import dots, strips
from timeline.chart.text import width as text_width
from timeline.chart.ties import arrows, ties
from timeline.chart.told import told
from timeline.picture.colours import warn_of_colours
from timeline.picture.key import shapes_words
from timeline.picture.measures import MOST_HEIGHT, NAMES, SMALL, SOME
from timeline.picture.picture import Picture, picture_of
from timeline.picture.style import THEMES, Theme
from timeline.picture.wishes import Wishes
from timeline.read.arguments import check
from timeline.read.events import as_read
from timeline.read.frames import listed
from timeline.read.heading import heading_of
from timeline.words.lengths import counted
from timeline.words.phrases import phrases

if TYPE_CHECKING:
    import plotly.graph_objects as go

#: For `figure.show(config=CONFIG)`: the wheel scrolls the notebook, and nothing is sent to anyone.
CONFIG = {
    "displaylogo": False,
    "showSendToCloud": False,
    "scrollZoom": False,
    "responsive": True,
    "typesetMath": False,
    "modeBarButtonsToRemove": ["select2d", "lasso2d", "autoScale2d"],
}
#: Px that Plotly gives a row of a legend, and an entry besides its text.
_LEGEND_ROW, _ENTRY = 19, 45
#: How many times as wide as measured a text is taken: a reader's font may be wider, and a row too few would be drawn
#: over by the next legend.
_SPARE = 1.12
#: Px over the axis, and under the last row of the legends.
_TOP, _FOOT = 6, 10


def draw(
    events: pd.DataFrame,
    *,
    lanes: list[str] | str | None = None,
    width: int = 700,
    height: int = MOST_HEIGHT,
    fold: bool = True,
    dates: str = "checked",
    theme: str = "light",
    lang: str = "en",
    heading: bool = False,
    today: bool | date = False,
    colours: Mapping[str, str] | None = None,
    relations: bool = False,
    lanes_of: str = "first",
) -> go.Figure:
    """Draw events as a timeline.

    Parameters
    ----------
    events : pandas.DataFrame
        As `read_events` returns it, or a part of that; anything else is read as `read_events` would.
    lanes : list of str or str, optional
        Lanes from top to bottom, by default as the file says; lanes not named follow in order of appearance. Of
        `North / Harbour` the first level is the band.
    width : int
        Px of the narrowest window the figure is for, 320 or more. Labels do not overlap there or in any wider
        one; 700 is what `figure.write_image` takes by default. A picture that is narrower is laid out anew.
    height : int
        Px that it may take at the most: rows come closer for that, and with more than 40 events fewer have a label.
    fold : bool
        Whether long gaps are left out, each with an axis break in its place.
    dates : {"checked", "source"}
        Whether each event stands where the column `date` says, or where `source_date` does, which holds what the
        source alone supports.
    theme : {"light", "dark"}
    lang : str
        Language of all that the figure says.
    heading : bool
        Whether the file's headline and deck stand over the chart, and its source under it.
    today : bool or date
        Whether a line stands at today's date; or the date it stands at instead.
    colours : mapping of str to str, optional
        As in `write_html`.
    relations : bool
        Whether thin lines join the marks of events whose dates hang on one another.
    lanes_of : {"first", "all"}
        Which of its lanes an event of several (`a; b`) stands in: the first, or each of them.

    Returns
    -------
    plotly.graph_objects.Figure
        A figure whose `add_vline` and `add_vrect` find the segment of their dates, and whose `update_layout(title=…)`
        makes room for a title. Its height is fixed, its width follows the window. Where there is no room for a label an
        event is a dot, and where there is none for a dot it is counted; `explore` and `write_html` show each.

    Raises
    ------
    EventsError
        If the events are not as they must be.
    ValueError
        If there is no such lane, reading, theme or language, or a size is not possible.

    Notes
    -----
    Each segment between two axis breaks is an axis of its own, the longest is
    `xaxis`; `at(figure, date)` says which one a date is on. With `fold=False`
    there is one axis only. Paper, ink and lines are in the figure's template,
    so that `template="plotly_dark"` and `font={"family": …}` change them; the
    colours of marks are in `theme`. Sizes of fonts are fixed: the rows are
    measured for them.

    Examples
    --------
    >>> import io
    >>> from timeline import read_events
    >>> dates = ("2003-03-20", "2023-11-05", "2023-11-14", "2023-12-01", "2023-12-08")
    >>> events = read_events(io.StringIO("date,title\\n" + "".join(f"{date},A\\n" for date in dates)))
    >>> figure = draw(events).add_vline(x="2023-11-22").add_vline(x="2003-03-19")
    >>> [shape.xref for shape in figure.layout.shapes[-2:]]
    ['x', 'x2']
    >>> "xaxis2" in draw(events, fold=False).layout
    False
    """
    from timeline.chart.drawn import Timeline  # late: most of the time that a page takes would go into Plotly

    check(theme=theme, dates=dates, width=width, height=height, fold=fold, heading=heading, relations=relations)
    if theme not in THEMES:
        raise ValueError(f"there is no theme {theme!r}; expected light or dark")
    if dates not in ("checked", "source"):
        raise ValueError(f"there are no dates {dates!r}; expected checked or source")
    width, height, fold = int(width), int(height), bool(fold)  # NumPy's are none of Plotly's
    if width < 320:
        raise ValueError(f"width is {width} px; expected 320 or more")
    events = as_read(events, lang)
    wishes = Wishes(today=today, colours=colours, lanes_of=lanes_of)
    picture = picture_of(events, lanes=listed(lanes, events), lang=lang, fold=fold, dates=dates, wishes=wishes)
    if picture.reading is not picture.checked:
        picture = replace(picture, notes=())  # they are told of the dates as checked
    look = picture.themes[theme]
    warn_of_colours(events, colours)
    kinds = [f"{kind.name} {kind.count}" for kind in picture.key]
    forms, rows = _key(kinds, _forms(picture, relations), plot_width(picture, width))
    below = sum(rows) * _LEGEND_ROW + _FOOT
    drawing = plan(picture, width, height - (AXIS + _TOP + below + _LEGEND_ROW * (len(events) > SOME)))
    more = _LEGEND_ROW * bool(drawing.strips)
    data = _data(drawing, look, lang)
    data += _samples(picture, kinds, forms, look)
    # Plotly draws no axis without a trace.
    data += [traces.nothing(axis) for axis in traces.axis_names(drawing.scale)]
    layout = {**_layout(drawing, rows[0] * _LEGEND_ROW, below + more), **axes(drawing, lang)}
    layout["annotations"] = [*names(drawing), *headings(drawing, lang), *(arrows(drawing, look) if relations else [])]
    layout["shapes"] = shapes(drawing, look) + (ties(drawing, look) if relations else [])
    if more:
        counted_ = len(events) - len({one.event for one in (*drawing.marks, *drawing.reports, *drawing.dots)})
        layout["annotations"].append(elsewhere(counted("elsewhere", counted_, lang), below + more))
    options = {"lanes": lanes, "height": height, "fold": fold, "dates": dates, "theme": theme, "lang": lang,
               "today": today, "colours": colours, "relations": relations, "lanes_of": lanes_of}  # fmt: skip
    figure = Timeline(data, {"template": template(look), **layout})
    title = heading_of(events).title
    figure.drawn_from(
        lambda narrower: draw(events, width=narrower, heading=heading, **options), width, lambda: told(picture, title)
    )
    return headed(figure, heading_of(events), width, lang) if heading else figure


def _forms(picture: Picture, relations: bool) -> dict[str, str]:
    """What each shape means, by its name."""
    # The "?" that a page's key explains stands in its list.
    said = shapes_words(picture.events, picture.lang, picture.reading, graded=bool(picture.grades.any()))
    forms = {form: words.replace(" ? ", " ") for form, words in said.items()}
    arrow = {"relation": phrases(picture.lang)["relation"]} if relations and len(picture.relations) else {}
    return forms | arrow


def _data(drawing: Plan, colours: Theme, lang: str) -> list[dict]:
    """All traces but those of the key."""
    picture = drawing.picture
    shown = [one.event for one in (*drawing.marks, *drawing.reports, *drawing.dots)]
    hover = hover_of(picture.events, drawing.reading, shown, lang)
    kind_of, data = picture.kinds.to_numpy(), strips(drawing, lang, colours)

    def of(some: list, kind: str) -> list:
        return [one for one in some if kind_of[one.event] == kind]

    for kind in picture.key:
        data += traces.reports(of(drawing.reports, kind.value), drawing, hover, kind.value, colours)
    for kind in picture.key:
        colour = colours.kinds[kind.slot]
        data += dots(of(drawing.dots, kind.value), drawing, hover, kind.value, colour)
        data += traces.of_kind(of(drawing.marks, kind.value), drawing, hover, kind.value, kind.slot, colours)
    return data + notes(drawing, colours)


def _samples(picture: Picture, names: list[str], forms: dict[str, str], colours: Theme) -> list[dict]:
    """The traces of the key: each kind, and each form of dates, by the names that they have there."""
    kinds = [
        sample(name, kind.value, kind.slot, kind.line, colours) for name, kind in zip(names, picture.key)
    ]  # fmt: skip
    return kinds + [shape_sample(form, name, colours) for form, name in forms.items()]


def _layout(drawing: Plan, second: int, below: float) -> dict:
    common = {
        "orientation": "h",
        "xref": "container",
        "x": 0,
        "xanchor": "left",
        "yanchor": "top",
        "bgcolor": "rgba(0,0,0,0)",
        "borderwidth": 0,
        "font": {"size": SMALL},
        "tracegroupgap": 0,
    }
    left = NAMES if drawing.wide else MARGIN
    y_axis = {"range": [drawing.height, 0], "fixedrange": True, "visible": False}
    return {
        "height": round(AXIS + _TOP + drawing.height + below),
        "legend": {**common, "y": -4 / drawing.height},
        "legend2": {**common, "itemclick": False, "itemdoubleclick": False, "y": -(4 + second) / drawing.height},
        "margin": {"l": left, "r": MARGIN, "t": AXIS + _TOP, "b": round(below), "autoexpand": False},
        "yaxis": y_axis, "yaxis2": {**y_axis, "overlaying": "y"},
        "barmode": "overlay", "dragmode": "zoom", "hovermode": "closest", "hoverdistance": 12,
        "hoverlabel": {"align": "left"},
    }  # fmt: skip


def _key(kinds: list[str], forms: dict[str, str], plot: float) -> tuple[dict[str, str], tuple[int, int]]:
    """The shapes that are explained, "important" where that takes no further row, and the rows of each legend."""
    rows = _legend_rows(kinds, list(forms.values()), plot)
    others = {form: words for form, words in forms.items() if form != "important"}
    fewer = _legend_rows(kinds, list(others.values()), plot)
    return (others, fewer) if fewer < rows else (forms, rows)


def _legend_rows(kinds: list[str], forms: list[str], plot: float) -> tuple[int, int]:
    """Rows that Plotly may need for each legend, which it makes as wide as the plot.

    Entries of a legend in groups follow one another, as words do; those of one without groups stand in columns as wide
    as the widest, unless one row holds them all (`computeLegendDimensions` in plotly.js).
    """
    first, second = ([_SPARE * text_width(entry, SMALL) + _ENTRY for entry in legend] for legend in (kinds, forms))
    rows, at = min(len(first), 1), 0.0
    for entry in first:
        if at and at + entry > plot:
            rows, at = rows + 1, 0.0
        at += entry
    columns = len(second) if sum(second) < plot else max(1, int(plot // max(second)))
    return rows, ceil(len(second) / max(columns, 1))
