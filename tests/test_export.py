"""What leaves the page and the command besides HTML: pictures, the filtered CSV, a line to embed."""

import csv
import io
import re
import struct
import warnings
from xml.etree import ElementTree

import pytest
from conftest import ROOT, events_of, leave_out, some
from seen import still

from timeline import read_events, write_html, write_picture
from timeline.commands.shell import main


def picture(tmp_path, name, *options):
    """The article as a picture, as the command writes it."""
    assert main([str(ROOT / "events.csv"), "-o", str(tmp_path / name), *options]) == 0
    return (tmp_path / name).read_bytes()


def words_of(svg):
    """What an SVG's texts say, each line a word of its own."""
    return " ".join(
        " ".join(text.itertext()) for text in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")
    )


@pytest.mark.ci
def test_a_picture_is_written_as_a_pdf_of_one_sheet(tmp_path, kept_browser):
    pdf = picture(tmp_path, "chart.pdf", "--size", "1200x675")
    assert pdf.startswith(b"%PDF") and re.findall(rb"/Count (\d+)", pdf) == [b"1"]
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert [float(side) for side in box.groups()] == pytest.approx([900, 506.25], abs=0.5)  # 1200 x 675 px in points


def test_a_written_picture_says_what_a_saved_one_says(tmp_path, kept_browser):
    deck = "A deck of many words. " * 25
    svg = picture(tmp_path, "chart.svg", "--title", "Two capitals", "--description", deck).decode()
    text = words_of(svg)
    assert text.count("A deck of many words.") >= 20 and "…" not in text  # a line may break within
    said = ("Two capitals", "Associated Press, 11 December 2023", "politics 9", "date uncertain", "continues")
    for part in (*said, "11 exact dates after checking"):
        assert part in text, part
    assert "Segoe UI" in svg


@pytest.mark.parametrize("size", some(["1200x675", "1080x1350"]))
def test_a_written_picture_is_the_one_that_a_reader_saves(window, tmp_path, kept_browser, size):
    write_html(read_events(ROOT / "events.csv"), tmp_path / "page.html")
    page = window(tmp_path / "page.html", 1600, height=1000).page
    page.locator("[id=':size']").select_option(size)
    with page.expect_download() as download:
        page.get_by_role("button", name="SVG", exact=True).click()
    download.value.save_as(tmp_path / "saved.svg")
    assert picture(tmp_path, "written.svg", "--size", size) == (tmp_path / "saved.svg").read_bytes()


@pytest.mark.ci
def test_a_picture_has_the_size_that_is_asked_for(tmp_path, kept_browser):
    for size, expected in (("1080x1080", (1080, 1080)), ("800x", (1600, None))):  # two px to each where it may be high
        png = picture(tmp_path, "chart.png", "--size", size)
        wide, high = struct.unpack(">II", png[16:24])
        assert (wide, high) == (expected[0], expected[1] or high)
        assert high > 400


def test_a_picture_shows_what_an_address_of_its_page_asks_for(tmp_path, kept_browser):
    events = read_events(ROOT / "events.csv")
    write_picture(events, tmp_path / "source.svg", view="#?dates=source")
    assert "1 exact date in the source itself" in words_of((tmp_path / "source.svg").read_text("utf-8"))
    write_picture(events, tmp_path / "found.svg", view="#rockets?q=rocket&kinds=%5B%22force%22%5D")
    found = words_of((tmp_path / "found.svg").read_text("utf-8"))
    assert "Rocket attack on the US Embassy" in found and "force; “rocket”" in found and "Blinken" not in found
    write_picture(events, tmp_path / "open.svg", open="2023-12")
    assert "2003" not in words_of((tmp_path / "open.svg").read_text("utf-8"))


@pytest.mark.ci
def test_of_thousands_there_is_a_picture_too(tmp_path, kept_browser):
    write_picture(events_of("date,title\n" + "2001-02-03,One\n" * 2500), tmp_path / "many.svg")
    assert "2001" in words_of((tmp_path / "many.svg").read_text("utf-8"))


@pytest.mark.parametrize("option", [{"size": "large"}, {"size": "20x20"}, {"size": "x675"}, {"view": "dates=source"}])
def test_a_size_or_an_address_that_is_none_is_refused(tmp_path, option):
    ((name, _),) = option.items()
    with pytest.raises(ValueError, match=f"^{name} is .*; expected"):
        write_picture(events_of("date,title\n2001,A\n"), tmp_path / "chart.svg", **option)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "option"),
    [("a.png", ("--layout", "vertical")), ("a.svg", ("--images", "fetch")), ("a.html", ("--size", "1200x"))],
)
def test_a_page_and_a_picture_refuse_what_only_the_other_heeds(tmp_path, capsys, name, option):
    assert main([str(ROOT / "events.csv"), "-o", str(tmp_path / name), *option]) == 2
    other = "an output whose name ends in " + (".png, .svg or .pdf" if name == "a.html" else ".html or .htm")
    assert f"{option[0]} is for a " in (said := capsys.readouterr().err) and other in said
    assert list(tmp_path.iterdir()) == []


def test_a_colour_that_is_hard_to_see_is_said_once(tmp_path, capsys, kept_browser):
    with warnings.catch_warnings(action="error"):
        picture(tmp_path, "chart.svg", "--colours", "force=#dddddd")
    assert capsys.readouterr().out.count("force=#dddddd") == 1


def test_without_kaleido_it_is_said_what_to_install_and_nothing_is_written(tmp_path, capsys, monkeypatch):
    leave_out(monkeypatch, "choreographer")  # which kaleido brings
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
    assert '<meta property=og:image content="https://example.org/x.png">' in text and '"gaps":[]' in text
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
