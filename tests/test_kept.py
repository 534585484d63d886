"""What is made of the package's own files is kept beside the bytecode, and is never what it should not be."""

from __future__ import annotations

import sys

import pytest
from jinja2 import DictLoader, Environment

from timeline.page.kept import Templates, kept


@pytest.fixture(autouse=True)
def _bytecode_is_wanted(monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def said(folder, template: str) -> str:
    loader = DictLoader({"page.html": template})
    return Environment(loader=loader, bytecode_cache=Templates(folder)).get_template("page.html").render(name="A")


def test_a_template_is_made_once_and_anew_when_it_changes(tmp_path, monkeypatch):
    folder = tmp_path / "kept"
    assert said(folder, "Hello {{ name }}") == "Hello A"
    compiled = []
    monkeypatch.setattr(Environment, "_generate", _counting(compiled, Environment._generate))
    assert said(folder, "Hello {{ name }}") == "Hello A"
    assert compiled == []
    assert said(folder, "Bye {{ name }}") == "Bye A"
    assert len(compiled) == 1


def test_what_was_made_without_escaping_is_not_taken_for_a_template_that_escapes(tmp_path):
    told = [
        Environment(
            loader=DictLoader({"page.html": "{{ name }}"}), bytecode_cache=Templates(tmp_path), autoescape=escapes
        )
        .get_template("page.html")
        .render(name="<b>")
        for escapes in (False, True, False)
    ]
    assert told == ["<b>", "&lt;b&gt;", "<b>"]


def _counting(calls: list, function):
    def counted(*args, **options):
        calls.append(args)
        return function(*args, **options)

    return counted


def test_a_damaged_file_is_made_anew(tmp_path):
    said(tmp_path, "Hello {{ name }}")
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    for end in range(0, len(whole), 7):
        file.write_bytes(whole[:end])
        assert said(tmp_path, "Hello {{ name }}") == "Hello A"


@pytest.mark.parametrize("way", ["no folder can be made", "no bytecode is wanted"])
def test_where_nothing_can_be_kept_all_is_made_each_time(way, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    folder = tmp_path / "file" / "folder" if way == "no folder can be made" else tmp_path / "folder"
    monkeypatch.setattr(sys, "dont_write_bytecode", way == "no bytecode is wanted")
    assert [said(folder, text) for text in ("Hello {{ name }}", "Hello {{ name }}")] == ["Hello A"] * 2
    made = iter(["first", "second"])
    assert [kept("name", ["of"], lambda: next(made), folder) for _ in range(2)] == ["first", "second"]
    assert not folder.exists()


def test_what_is_kept_in_another_encoding_or_of_something_else_is_made_anew(tmp_path):
    (tmp_path / "name").write_bytes(b"\xff\xfe")
    assert kept("name", ["of"], lambda: "made", tmp_path) == "made"
    assert kept("name", ["of", "more"], lambda: "again", tmp_path) == "again"
