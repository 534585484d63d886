"""What a person sees of a figure: real boxes in a real browser."""

from __future__ import annotations

import json
from pathlib import Path

import plotly
import pytest
from conftest import LANES
from sets import SETS, crowd

from timeline import CONFIG, draw
from timeline.style import DARK, LIGHT

PLOTLY_JS = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
WIDTHS = [360, 760, 1200, 1920]
LAID_OUT = {360: 360, 760: 760, 1200: 760, 1920: 1200}  # wider windows use a narrower layout too

BOXES = """() => {
  const gd = document.querySelector('#chart'), plot = gd.querySelector('.nsewdrag').getBoundingClientRect();
  const found = {labels: [], marks: [], ticks: [], folds: [], plot: [plot.left, plot.top, plot.right, plot.bottom]};
  const box = (el, id) => { const r = el.getBoundingClientRect(); return {id, box: [r.left, r.top, r.right, r.bottom], text: el.textContent}; };
  for (const trace of gd.querySelectorAll('.scatterlayer .trace')) {
    const t = trace.__data__?.[0]?.trace;
    if (t?.meta !== 'symbols') continue;
    for (const el of trace.querySelectorAll('path.point')) found.marks.push(box(el, t.customdata[el.__data__.i]));
    for (const el of trace.querySelectorAll('.textpoint')) if (el.textContent.trim()) found.labels.push(box(el.querySelector('text'), t.customdata[el.__data__.i]));
  }
  for (const trace of gd.querySelectorAll('.barlayer .trace')) {
    const t = trace.__data__[0].trace;
    for (const el of trace.querySelectorAll('.point path')) if (el.getAttribute('d')) found.marks.push(box(el, t.customdata[el.parentNode.__data__.i]));
  }
  for (const el of gd.querySelectorAll('.xtick text, .x2tick text')) if (el.textContent.trim()) found.ticks.push(box(el, null));
  for (const el of gd.querySelectorAll('.annotation text')) if (el.textContent.includes('⋯')) found.folds.push(box(el, null));
  return found;
}"""


@pytest.fixture(scope="module")
def chart(browser):
    """Draws figures, one after another, in one page that has Plotly; returns the page."""
    page = browser.new_page()
    page.set_content('<body style="margin:0"><div id="chart"></div>')
    page.add_script_tag(path=PLOTLY_JS)

    def show(figure, width: int):
        page.set_viewport_size({"width": width, "height": 1000})
        page.evaluate(
            "([figure, config]) => { Plotly.purge('chart'); return Plotly.newPlot('chart', figure.data, figure.layout, config); }",
            [json.loads(figure.to_json()), CONFIG],
        )
        return page

    yield show
    page.close()


def touching(a, b) -> bool:
    return a[0] < b[2] - 0.5 and b[0] < a[2] - 0.5 and a[1] < b[3] - 0.5 and b[1] < a[3] - 0.5


def pairs(found: dict) -> list[tuple[str, str]]:
    """Labels that touch a label, or the mark of a labelled event, as far as they are in sight."""
    plot = found["plot"]
    labels = [one for one in found["labels"] if touching(one["box"], plot)]
    named = {one["id"] for one in labels}
    marks = [one for one in found["marks"] if one["id"] in named]
    clash = [
        (a["text"], b["text"]) for n, a in enumerate(labels) for b in labels[n + 1 :] if touching(a["box"], b["box"])
    ]
    return clash + [
        (a["text"], b["id"]) for a in labels for b in marks if a["id"] != b["id"] and touching(a["box"], b["box"])
    ]


def zoom(page, factor: float, at: float) -> None:
    """Zoom in around a place between 0 (left) and 1 (right), as the wheel does."""
    page.evaluate(
        """([factor, at]) => {
          const gd = document.querySelector('#chart'), axis = gd._fullLayout.xaxis, seen = axis._length / factor;
          const left = at * (axis._length - seen);
          return Plotly.relayout(gd, {'xaxis.range': [axis.l2r(axis.p2l(left)), axis.l2r(axis.p2l(left + seen))]});
        }""",
        [factor, at],
    )


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["article", *SETS])
def test_no_label_touches_another_at_any_width_or_zoom(chart, article, name, width):
    events = article if name == "article" else SETS[name]()
    lanes = LANES if name == "article" else None
    page = chart(draw(events, lanes=lanes, width=LAID_OUT[width]), width)
    whole = page.evaluate(BOXES)
    assert pairs(whole) == []
    for label in whole["labels"]:  # none is cut off by the chart's edge
        assert label["box"][0] >= 0 and label["box"][2] <= width
    for ticks in (whole["ticks"], whole["folds"]):
        boxes = [tick["box"] for tick in ticks]
        assert not any(touching(a, b) for n, a in enumerate(boxes) for b in boxes[n + 1 :]), [t["text"] for t in ticks]
    for factor, at in ((2, 0.5), (4, 0.9)):  # the second one inside the first: 8 in all
        zoom(page, factor, at)
        found = page.evaluate(BOXES)
        assert pairs(found) == []
        boxes = [tick["box"] for tick in found["ticks"]]
        assert not any(touching(a, b) for n, a in enumerate(boxes) for b in boxes[n + 1 :]), [
            t["text"] for t in found["ticks"]
        ]


@pytest.mark.parametrize("width", [760, 1200])
def test_every_label_of_the_article_is_there_and_large_enough(chart, article, width):
    page = chart(draw(article, lanes=LANES, width=width), width)
    found = page.evaluate(BOXES)
    assert {label["id"] for label in found["labels"]} == set(article["id"])
    sizes = page.evaluate(
        "[...document.querySelectorAll('.textpoint text')].map(t => parseFloat(getComputedStyle(t).fontSize))"
    )
    assert min(sizes) >= 12


def test_every_event_has_its_mark(chart, article):
    found = chart(draw(article, lanes=LANES), 760).evaluate(BOXES)
    symbols = [mark["id"] for mark in found["marks"]]
    assert set(symbols) == set(article["id"])


def test_marks_outnumber_nothing_when_labels_are_dropped(chart):
    events = crowd()
    found = chart(draw(events), 760).evaluate(BOXES)
    assert {mark["id"] for mark in found["marks"]} == set(events["id"])
    assert len(found["labels"]) < len(events)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_colours_stand_out(theme):
    for colour in theme.kinds:
        assert contrast(colour, theme.band) >= 3
    assert contrast(theme.ink, theme.band) >= 4.5
    assert contrast(theme.quiet, theme.band) >= 4.5
    for colour in theme.kinds:  # a label on its own bar
        assert contrast(theme.ink, mixed(colour, theme.band, 0.3)) >= 4.5


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio of two colours."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mixed(top: str, under: str, opacity: float) -> str:
    channels = [round(int(top[i : i + 2], 16) * opacity + int(under[i : i + 2], 16) * (1 - opacity)) for i in (1, 3, 5)]
    return "#" + "".join(f"{c:02x}" for c in channels)


def test_zooming_in_brings_finer_ticks(chart, article):
    page = chart(draw(article, lanes=LANES), 760)
    assert any("2007" in tick["text"] for tick in page.evaluate(BOXES)["ticks"])
    page.evaluate("Plotly.relayout('chart', {'xaxis.range': ['2023-11-28', '2023-12-13']})")
    texts = {tick["text"].strip() for tick in page.evaluate(BOXES)["ticks"]}
    assert len(texts & {f"{day} Dec" for day in range(1, 13)}) >= 4


def test_the_legend_hides_a_kind_with_all_its_shapes(chart, article):
    page = chart(draw(article, lanes=LANES), 760)
    ids = set(article.loc[article["kind"] == "money", "id"])
    page.evaluate("""() => { const gd = document.querySelector('#chart');
      const at = gd.data.map((t, i) => t.legendgroup === 'kind money' ? i : -1).filter(i => i >= 0);
      return Plotly.restyle(gd, {visible: 'legendonly'}, at); }""")
    assert not ids & {mark["id"] for mark in page.evaluate(BOXES)["marks"]}


@pytest.mark.parametrize(("width", "theme"), [(360, "light"), (760, "light"), (1200, "dark"), (1920, "dark")])
def test_pictures_for_looking_at(chart, article, width, theme, tmp_path):
    """Saved to tests/screenshots, where a person should look at them."""
    folder = Path(__file__).parent / "screenshots"
    folder.mkdir(exist_ok=True)
    page = chart(draw(article, lanes=LANES, width=LAID_OUT[width], theme=theme), width)
    path = folder / f"article-{width}-{theme}.png"
    page.locator("#chart").screenshot(path=path)
    assert path.stat().st_size > 10_000
