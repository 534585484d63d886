"""What a person sees of a figure, and what is left of it after dragging and zooming: real boxes in a real browser."""

from __future__ import annotations

import json
import random
import re
from itertools import zip_longest
from pathlib import Path

import plotly
import pytest
from conftest import LANES, some, until
from seen import RESTED, still
from sets import SETS, crowd, public_list

from timeline import CONFIG, draw, read_events

ROOT = Path(__file__).parent
PLOTLY_JS = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
WIDTHS = [360, 800, 1200, 1920]
LAID_OUT = {360: 360, 800: 760, 1200: 760, 1920: 1200}  # wider windows use a narrower layout too

#: Boxes of all that is in sight: what is drawn in a segment ends at its edges, but for labels that may reach beyond.
BOXES = """() => {
  const gd = document.querySelector('#chart'), full = gd._fullLayout, found = {labels: [], marks: [], dots: [],
    lost: [], counted: 0, texts: [], ticks: [], keys: []};
  const page = gd.getBoundingClientRect();
  const put = (list, el, id, clip) => {
    const r = el.getBoundingClientRect(), box = [r.left, r.top, r.right, r.bottom];
    if (clip) { box[0] = Math.max(box[0], clip[0]); box[2] = Math.min(box[2], clip[1]); }
    if (box[2] - box[0] > 0.5 && r.height > 0 && getComputedStyle(el).display !== 'none')
      list.push({id, box, text: el.textContent});
  };
  const clipOf = (trace) => { const axis = full[trace.xaxis.replace('x', 'xaxis')];
    return [page.left + axis._offset, page.left + axis._offset + axis._length]; };
  for (const el of gd.querySelectorAll('.scatterlayer .trace')) {
    const t = el.__data__[0].trace, clip = clipOf(t);
    if (t.meta === 'labels') for (const p of el.querySelectorAll('.textpoint'))
      if (getComputedStyle(p).display !== 'none') put(found.labels, p.querySelector('text'),
        t.customdata[p.__data__.i], t.cliponaxis === false ? null : clip);
    if (t.meta === 'points' || t.meta === 'dots') for (const p of el.querySelectorAll('path.point'))
      put(t.meta === 'dots' ? found.dots : found.marks, p, t.customdata[p.__data__.i], clip);
    if (t.meta === 'notes') for (const p of el.querySelectorAll('.textpoint text')) put(found.texts, p, 'note',
      t.cliponaxis === false ? null : clip);
  }
  for (const el of gd.querySelectorAll('.barlayer .trace')) {
    const t = el.__data__[0].trace, clip = clipOf(t), axis = full[t.xaxis.replace('x', 'xaxis')];
    if (t.meta === 'strips') found.counted += [...t.customdata].reduce((a, b) => a + b, 0);
    else for (const p of el.querySelectorAll('.point')) {
      const i = p.__data__.i, from = axis.d2p(t.base[i]), to = axis.d2p(axis.d2c(t.base[i]) + t.x[i]),
        before = found.marks.length;
      put(found.marks, p.querySelector('path'), t.customdata[i], clip);
      if (Math.min(to, axis._length) - Math.max(from, 0) > 1 && found.marks.length === before)
        found.lost.push(t.customdata[i]);
    }
  }
  for (const el of gd.querySelectorAll('[class$=tick] text')) put(found.ticks, el, 'tick');
  for (const el of gd.querySelectorAll('.annotation text')) put(found.texts, el, 'annotation');
  for (const el of gd.querySelectorAll('[class^=legend] .traces text')) put(found.keys, el, 'key');
  return found;
}"""


@pytest.fixture(scope="module")
def chart(browser):
    """Draws figures, one after another, in one page that has Plotly; returns the page."""
    page = browser.new_page()
    page.set_content('<!doctype html><body style="margin:0"><div id="chart"></div><div style="height:2000px">')
    page.add_script_tag(path=PLOTLY_JS)

    def show(figure, width: int):
        page.set_viewport_size({"width": width, "height": 1000})
        page.evaluate(
            "([figure, config]) => { Plotly.purge('chart'); scrollTo(0, 0); return Plotly.newPlot('chart', "
            "figure.data, figure.layout, config); }",
            [json.loads(figure.to_json()), CONFIG],
        )
        return page

    yield show
    page.close()


def touching(a, b) -> bool:
    return a[0] < b[2] - 0.5 and b[0] < a[2] - 0.5 and a[1] < b[3] - 0.5 and b[1] < a[3] - 0.5


def touches(found: dict) -> list[tuple[str, str]]:
    """Labels that touch a label, or the mark of another event that has one; texts and ticks that touch one another."""
    labels, named = found["labels"], {one["id"] for one in found["labels"]}
    marks = [one for one in found["marks"] if one["id"] in named] + found["dots"]
    clash = [(a["text"], b["id"]) for a in labels for b in marks if a["id"] != b["id"] and touching(a["box"], b["box"])]
    apart = [
        (labels, found["texts"]),
        (found["keys"], [one for name in found if name not in ("keys", "lost", "counted") for one in found[name]]),
    ]
    clash += [
        (a["text"], b["text"]) for group, others in apart for a in group for b in others if touching(a["box"], b["box"])
    ]
    for group in (labels, found["texts"], found["ticks"], found["keys"]):
        clash += [
            (a["text"], b["text"]) for n, a in enumerate(group) for b in group[n + 1 :] if touching(a["box"], b["box"])
        ]
    return clash


def moved(first: dict, now: dict) -> list:
    """Bars and marks that are not where they were, to a px: the text of a date is exact to a second only."""
    found = [
        sorted((mark["id"], [round(at, 1) for at in mark["box"]]) for mark in one["marks"]) for one in (first, now)
    ]
    return [
        pair for pair in zip_longest(*found)
        if None in pair or pair[0][0] != pair[1][0] or max(abs(x - y) for x, y in zip(pair[0][1], pair[1][1])) > 1
    ]  # fmt: skip


def segments(page) -> list[dict]:
    return page.evaluate("""() => Object.values(document.querySelector('#chart')._fullLayout)
      .filter((a) => a?._id?.startsWith?.('x') && a.type === 'date').map((a) => ({left: a._offset,
        width: a._length}))""")


CROWDS = [(20, 900, "checked"), (20, 900, "source"), (200, 900, "checked"), (2000, 900, "source"),
          *((n, width, ("checked", "source")[place % 2]) for place, n in enumerate((5, 20, 60, 200, 500, 2000))
            for width in (600, 900, 1200) if (n, width) != (200, 900))]  # fmt: skip


@pytest.mark.ci
@pytest.mark.parametrize(("n", "width", "dates"), some(CROWDS, 2))
def test_of_any_crowd_no_label_is_cut_and_none_touches_anything(chart, article, n, width, dates):
    events = {5: article.iloc[:5], 20: article, 2000: crowd(2000)}.get(n)
    events = read_events(public_list(n)) if events is None else events
    found = chart(draw(events, width=width, dates=dates), width).evaluate(BOXES)
    assert touches(found) == []
    assert not [label["text"] for label in found["labels"] if "…" in label["text"]]
    assert not [label for label in found["labels"] if label["box"][0] < 0 or label["box"][2] > width]
    assert [tick for tick in (*found["ticks"], *found["texts"]) if re.search(r"\d{4}", tick["text"])]


@pytest.mark.parametrize(
    ("name", "width"),
    some(
        [
            *(("article", width) for width in WIDTHS),
            *((name, (360, 800)[place % 2]) for place, name in enumerate(SETS)),
            *((name, (800, 360)[place % 2]) for place, name in enumerate(SETS)),
        ],
        len(WIDTHS),
    ),
)
def test_no_label_touches_another_at_any_width(chart, article, name, width):
    events = article if name == "article" else SETS[name]()
    lanes = LANES if name == "article" else None
    found = chart(draw(events, lanes=lanes, width=LAID_OUT[width]), width).evaluate(BOXES)
    assert touches(found) == []
    for label in found["labels"]:  # none is cut off by the chart's edge
        assert label["box"][0] >= 0 and label["box"][2] <= width


STORIES = [None, "one busy year", "spans in spans", "long_history.csv", "one_night.csv"]


@pytest.mark.ci
@pytest.mark.parametrize(
    ("story", "width"),
    some([(None, 800), (None, 1200), *((story, (800, 1200)[n % 2]) for n, story in enumerate(STORIES[1:]))][::2], 1),
)
def test_whatever_a_reader_does_no_bar_is_lost_and_all_comes_back(chart, article, story, width):
    events = article if story is None else SETS[story]() if story in SETS else read_events(ROOT / "data" / story)
    page, luck = chart(draw(events), width), random.Random(f"{story} {width}")
    first, places = page.evaluate(BOXES), segments(page)
    top, high = page.evaluate("(({_size}) => [_size.t, _size.h])(document.querySelector('#chart')._fullLayout)")
    for _ in range(20):
        place = luck.choice(places)
        at = lambda: (place["left"] + luck.random() * place["width"], top + 3 + luck.random() * (high - 6))  # noqa: B023, E731
        sort = luck.choice(["zoom", "zoom", "pan", "pan", "in", "out", "double"])
        page.mouse.move(*at())
        if sort == "double":
            page.mouse.dblclick(*at())
        elif sort in ("in", "out"):
            page.locator(f'.modebar-btn[data-attr="zoom"][data-val="{sort}"]').click()
        else:
            page.keyboard.down("Shift") if sort == "pan" else None
            page.mouse.down()
            page.mouse.move(*at(), steps=4)
            page.mouse.up()
            page.keyboard.up("Shift") if sort == "pan" else None
        page.wait_for_timeout(30)
        found = page.evaluate(BOXES)
        assert found["lost"] == []
        assert touches({**found, "ticks": [], "texts": []}) == []
    page.locator('.modebar-btn[data-attr="zoom"][data-val="reset"]').click()
    page.mouse.move(5, 5)
    for _ in range(20):  # Plotly takes its time
        still(page, RESTED)
        if not moved(first, page.evaluate(BOXES)):
            break
    assert moved(first, page.evaluate(BOXES)) == []


def test_the_key_hides_a_kind_with_all_its_ink_and_brings_it_back(chart, article):
    page = chart(draw(article, lanes=LANES), 800)
    first, ids = page.evaluate(BOXES), set(article.loc[article["kind"] == "money", "id"])
    entry = page.locator("g.traces", has_text="money 3").locator(".legendtoggle")
    for there in (set(), ids):
        entry.click()
        hidden = "document.querySelector('#chart')._fullData.some((t) => t.visible === 'legendonly')"
        until(page, f"{hidden} === {'false' if there else 'true'}")
        still(page, RESTED)
        found = page.evaluate(BOXES)
        assert ids & {one["id"] for one in (*found["marks"], *found["labels"])} == there
        lines = page.evaluate(
            """(ids) => [...document.querySelectorAll('.scatterlayer .trace')].filter((el) => {
          const t = el.__data__[0].trace; return t.meta === 'outlines' &&
            t.customdata.some((id) => ids.includes(id)); }).length""",
            list(ids),
        )
        assert bool(lines) == bool(there)
    assert moved(first, found) == []


def test_the_wheel_scrolls_what_is_around_the_chart_and_zooms_nothing(chart, article):
    page = chart(draw(article), 800)
    first = page.evaluate(BOXES)
    page.mouse.move(500, 300)
    page.mouse.wheel(0, 300)
    until(page, "scrollY === 300")
    page.evaluate("scrollTo(0, 0)")
    assert moved(first, page.evaluate(BOXES)) == []


@pytest.mark.parametrize("n", [300, 2000, 2500])
def test_a_crowd_shows_every_event_as_a_mark_or_in_a_count(chart, n):
    events = crowd(n)
    page = chart(draw(events), 800)
    found = page.evaluate(BOXES)
    assert touches(found) == []
    shown = {mark["id"] for mark in (*found["marks"], *found["dots"])}
    assert len(shown) + found["counted"] == n
    assert shown <= set(events["id"])


def test_zooming_in_brings_finer_ticks(chart, article):
    page = chart(draw(article), 800)
    page.mouse.move(600, 400)
    page.mouse.down()
    page.mouse.move(640, 400, steps=4)
    page.mouse.up()
    still(page, RESTED)
    texts = [tick["text"] for tick in page.evaluate(BOXES)["ticks"]]
    days = {int(number) for text in texts if (number := text.split("N")[0].split("D")[0].strip()).isdigit()}
    assert len(days) >= 4, texts


def test_text_in_the_figure_is_large_enough(chart, article):
    page = chart(draw(article), 800)
    sizes = page.evaluate(
        "[...document.querySelectorAll('#chart text')].filter((t) => t.textContent.trim()).map((t) => "
        "parseFloat(getComputedStyle(t).fontSize))"
    )
    assert min(sizes) >= 11
