"""What leaves the page and the command besides HTML: pictures, the filtered CSV, a line to embed."""

import csv
import io

import pytest
from conftest import ROOT, events_of, leave_out
from seen import still

from timeline import read_events, write_html
from timeline.commands.shell import main


@pytest.mark.ci
def test_a_picture_is_written_as_a_pdf(tmp_path):
    out = tmp_path / "chart.pdf"
    assert main([str(ROOT / "events.csv"), "-o", str(out), "--title", "Two capitals"]) == 0
    assert out.read_bytes().startswith(b"%PDF")


def test_a_written_picture_says_what_a_saved_one_says(tmp_path, kept_browser):
    out, deck = tmp_path / "chart.svg", "A deck of many words. " * 25
    assert main([str(ROOT / "events.csv"), "-o", str(out), "--title", "Two capitals", "--description", deck]) == 0
    text = out.read_text("utf-8")
    assert text.count("A deck of many words.") >= 20 and "…" not in text  # a line may break within
    said = ("Two capitals", "Associated Press, 11 December 2023", "politics 9", "date uncertain", "continues")
    for part in (*said, "Checking found 11 exact dates", "Segoe UI"):
        assert part in text, part


def test_without_kaleido_it_is_said_what_to_install_and_nothing_is_written(tmp_path, capsys, monkeypatch):
    leave_out(monkeypatch, "kaleido")
    assert main([str(ROOT / "events.csv"), "-o", str(tmp_path / "chart.png")]) == 2
    assert "run pip install kaleido" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["chart.csv", "chart.xlsx", "chart"])
def test_an_ending_of_another_sort_is_refused(tmp_path, capsys, name):
    assert main([str(ROOT / "events.csv"), "-o", str(tmp_path / name)]) == 2
    assert "expected a name that ends in .html, .htm, .png, .svg or .pdf" in capsys.readouterr().err


def test_no_fold_and_a_picture_for_links_reach_the_page(tmp_path, capsys):
    out = tmp_path / "t.html"
    options = ["--no-fold", "--image-url", "https://example.org/x.png"]
    assert main([str(ROOT / "events.csv"), "-o", str(out), *options]) == 0
    text = out.read_text("utf-8")
    assert '<meta property="og:image" content="https://example.org/x.png">' in text and '"gaps":[]' in text
    assert main([str(ROOT / "events.csv"), "-o", str(out), "--image-url", "ftp://x"]) == 2


ROWS = (
    'date,title,kind,description\n,All,title,\n2001,A,war,"two\nlines, ""quoted"""\n'
    "2002,B,peace,\n2003,C,war,\n2002,N,note,\n"
)


def test_the_csv_is_of_what_is_shown_and_reads_as_such(window, page_of):
    page = window(page_of(events_of(ROWS))).page
    link = page.locator("a[data-save=csv]")
    assert link.inner_text() == "CSV"
    page.locator("button[data-kind=war]").click()
    still(page)
    assert link.inner_text() == "CSV (2)"
    with page.expect_download() as found:
        link.click()
    text = found.value.path().read_text("utf-8")
    events = read_events(io.StringIO(text))
    assert events["title"].tolist() == ["A", "C"]
    assert (events.attrs["title"], len(events.attrs["notes"])) == ("All", 1)
    assert (
        next(row for row in csv.DictReader(io.StringIO(text)) if row["title"] == "A")["description"]
        == 'two\nlines, "quoted"'
    )


def test_a_line_puts_the_page_into_another_one(window, tmp_path):
    write_html(events_of(ROWS), tmp_path / "story.html", title='A "title" & more')
    page = window(tmp_path / "story.html").page
    page.locator(".embed summary").click()
    line = page.locator("[id=':embed']").input_value()
    page.set_content(line)
    frame = page.locator("iframe")
    assert frame.get_attribute("src") == "story.html"
    assert frame.get_attribute("title") == 'A "title" & more'


def test_counts_follow_the_plural_rules_of_the_language(window, page_of):
    events = events_of("date,title\n" + "".join(f"20{i:02d},E{i}\n" for i in range(1, 36)))
    page = window(page_of(events, lang="ar")).page
    total = page.locator("[id=':position']")
    assert total.inner_text() == "35 حدثًا"
    for word, said in (("e3", "7 أحداث"), ("e35", "حدث واحد")):
        page.locator("input[type=search]").fill(word)
        still(page)
        assert total.inner_text() == said
