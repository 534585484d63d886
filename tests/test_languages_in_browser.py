"""Every word of chart and page is in the reader's language."""

from __future__ import annotations

import re

import pytest
from babel import Locale
from conftest import events_of, some

from timeline import draw
from timeline.words.phrases import LANGUAGES as SPOKEN
from timeline.words.phrases import phrases

#: All sorts of dates, ties, kinds and lanes, with nothing typed that is a word.
ROWS = """date,title,id,lane,kind,place,cue,paragraph,source_date,relative_to,offset,source,check_url
,1001,,,title,,,,,,,,
2023-12-11,1,1,,report,,,,,,,,
2023-12-08,2,2,11,,,7,3,2023-12,1,-P3D,9,https://127.0.0.1/
2022-10,3,3,12,21,31,,,,,,,
[2023-11-01..2023-11-10],4,4,13,22,,,,,,,,
2003/..,5,5,14,23,,,,,,,,
2023-10-07/2023-12-11,6,6,15,24,,,,,,,,
2024-03~,7,7,16,25,,,,,,,,
"{2023-10-23,2023-11-22}",8,8,17,,,,,,2,before,,
2023-05-01/,9,9,18,,,,,,,,,
/2023-02,10,10,19,,,,,,,,,
185X,11,11,20,era,,,,,,,,
2001-21,12,12,,,,,,,,,,
2024-03?,13,13,,,,,,,7,P0D,,
-0043-03-15,14,14,,,,,,,,,,
2023-11-15/2023-11-30,15,,,note,,,,,,,,
"""
LANGUAGES = [lang for lang in SPOKEN if lang != "en"]
#: What is a name and no word, and is the same in every language.
NAMES = {"csv", "png", "svg", "explore", "events", "edtf", "javascript", "zoom", "utc"}


def words_of(texts) -> set[str]:
    return {word.lower() for text in texts for word in re.findall(r"[A-Za-z\u00c0-\u024f]{3,}", text)}


def vocabulary(lang: str) -> set[str]:
    """The words that a language has for all that is said."""
    forms = [
        Locale(lang).months[form][width] for form in ("format", "stand-alone") for width in ("wide", "abbreviated")
    ]
    months = [name for form in forms for name in form.values()]
    texts = [text for value in phrases(lang).values() for text in ([value] if isinstance(value, str) else value)]
    return words_of([re.sub(r"\{\w*\}", "", text) for text in texts] + months)


def english(texts, lang: str) -> set[str]:
    return words_of(texts) & (vocabulary("en") - vocabulary(lang) - NAMES)


def strings_in(value) -> list[str]:
    if isinstance(value, dict):
        return [text for name, one in value.items() if name not in UNSEEN for text in strings_in(one)]
    if isinstance(value, (list, tuple)):
        return [text for one in value for text in strings_in(one)]
    return [re.sub("<[^>]*>", " ", value)] if isinstance(value, str) else []


#: What Plotly's JSON says to Plotly, not to a reader.
UNSEEN = {
    "type",
    "mode",
    "meta",
    "xref",
    "yref",
    "xaxis",
    "yaxis",
    "legend",
    "legendgroup",
    "line",
    "marker",
    "textfont",
    "font",
    "textposition",
    "hovertemplate",
    "tickformatstops",
    "customdata",
    "family",
    "orientation",
    "template",
    "xanchor",
    "yanchor",
    "fill",
    "hoverinfo",
    "side",
    "anchor",
    "align",
    "layer",
    "ticks",
    "barmode",
    "dragmode",
    "hovermode",
    "overlaying",
    "ticklabeloverflow",
    "xsizemode",
    "visible",
    "paper_bgcolor",
    "plot_bgcolor",
    "gridcolor",
    "linecolor",
    "tickcolor",
    "fillcolor",
    "bgcolor",
    "bordercolor",
    "labelalias",
}


def test_every_language_says_all_that_english_says():
    for lang in LANGUAGES:
        assert phrases(lang).keys() == phrases("en").keys()
        for name, text in phrases("en").items():
            if isinstance(text, str):
                assert sorted(re.findall(r"\{\w*\}", phrases(lang)[name])) == sorted(re.findall(r"\{\w*\}", text)), name


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("dates", ["checked", "source"])
def test_a_figure_says_nothing_in_english(lang, dates):
    figure = draw(events_of(ROWS), lang=lang, dates=dates).to_plotly_json()
    spec = [
        {k: v for k, v in trace.items() if k != "name" or trace.get("showlegend", True)} for trace in figure["data"]
    ]
    notes = [{k: v for k, v in note.items() if k != "name"} for note in figure["layout"].pop("annotations")]
    figure["layout"].pop("shapes")
    texts = strings_in([spec, notes, figure["layout"]])
    assert len(texts) > 50 and english(texts, lang) == set()


@pytest.mark.parametrize(
    ("lang", "width"),
    some(
        [(lang, (390, 1366)[(place + turn) % 2]) for turn in range(2) for place, lang in enumerate(LANGUAGES)],
        len(LANGUAGES),
    ),
)
def test_a_page_says_nothing_in_english(window, page_of, lang, width):
    page = window(page_of(events_of(ROWS), lang=lang), width).page
    for _ in range(3):
        page.locator("[data-step=next]").click()
    texts = page.evaluate("""() => {
      const found = [];
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
      for (let one = walk.currentNode; one; one = walk.nextNode()) {
        if (one.nodeType === Node.TEXT_NODE) {
          if (!one.parentElement.closest("script, style, template")) found.push(one.data);
        }
        else for (const name of ["aria-label", "title", "placeholder", "alt"]) found.push(one.getAttribute(name) || "");
      }
      return found; }""")
    assert len(texts) > 100 and english(texts, lang) == set()
    assert page.locator("html").get_attribute("lang") == lang


def test_a_title_in_two_scripts_reads_in_the_chart_as_in_the_list(window, page_of):
    events = events_of("date,title\n1919,وصول اللجنة (King–Crane) 5\n1960,Else\n")
    page = window(page_of(events), 1366).page
    # Right to left, the number comes last: at the left of what stands before it.
    places = page.evaluate("""() => {
      const text = [...document.querySelectorAll(".timeline .label")].find(e => e.textContent.includes("5"));
      return [text.textContent.indexOf("5"), 0].map(at => text.getExtentOfChar(at).x);
    }""")
    assert places[0] < places[1]


@pytest.mark.parametrize(("lang", "title"), [("ar", "Arabic"), ("en", "العربية")])
def test_a_headline_in_another_script_begins_where_the_page_does(window, page_of, lang, title):
    page = window(page_of(events_of("date,title\n1919,A\n1960,B\n"), lang=lang, title=title), 1366).page
    places = page.evaluate("""() => [document.querySelector("h1").firstChild, document.querySelector(".head")].map(
      node => { const range = new Range(); range.selectNodeContents(node); return range.getBoundingClientRect(); })""")
    edge = "right" if lang == "ar" else "left"
    assert abs(places[0][edge] - places[1][edge]) < 2
