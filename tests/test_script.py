"""The page's script: how its modules are joined, and their own tests, which node runs."""

from __future__ import annotations

import io
import re
import shutil
import subprocess

import pytest
from conftest import ROOT

from timeline import read_events, write_html
from timeline.page import sheet
from timeline.page.entries import entry_data
from timeline.page.payload import payload
from timeline.page.script import ENTRIES, MEASURES, TROUBLE, constants, joined, script, sources, write
from timeline.page.slim import OWN, small
from timeline.picture import measures
from timeline.picture.picture import picture_of
from timeline.picture.style import DARK, LIGHT
from timeline.picture.wishes import Wishes

TESTS = ROOT / "tests" / "script"
FAILED = {TROUBLE: "export function failed(error) {}\n"}


def node() -> str:
    """The node that the tests are installed with."""
    found = shutil.which("node")
    if found is None:
        pytest.fail("no node; tests/run installs one")
    return found


def join(modules: dict[str, str]) -> str:
    return joined(modules | FAILED, next(iter(modules)))


# --- joined ---------------------------------------------------------------------------------------------


def test_a_module_stands_behind_those_that_it_imports_and_once():
    modules = {
        "a.js": 'import { b } from "./b/b.js";\nimport { c } from "./c.js";\n\nconst a = b + c;\n',
        "b/b.js": 'import { c } from "../c.js";\n\nexport const b = c;\n',
        "c.js": "export const c = 1;\n",
    }
    text = join(modules)
    places = [text.index(f"const {name} = ") for name in "cba"]
    assert places == sorted(places)
    assert text.count("const c = ") == 1
    assert "import" not in text
    assert "export" not in text


B = 'import { b } from "./b.js";\n'


@pytest.mark.parametrize(
    ("entry", "other", "said"),
    [
        (B, 'import { a } from "./a.js";\n', "import one another: a.js → b.js → a.js"),
        (B + "const c = 1;\n", "export const b = 1;\nconst c = 2;\n", "c stands in b.js and in a.js"),
        (B, "const b = 1;\n", "a.js imports b, which b.js does not export"),
        ('import "./c.js";\n', "", "a.js imports c.js, which is no module"),
        ('import * as b from "./b.js";\n', "", "a.js: cannot be joined: import * as b"),
        ("export default 1;\n", "", "a.js: cannot be joined: export default 1;"),
        ("const { a, b } = c;\n", "", "a.js: cannot be joined: const { a, b } = c;"),
    ],
)
def test_what_cannot_be_joined_is_said(entry, other, said):
    with pytest.raises(ValueError, match=re.escape(said)):
        join({"a.js": entry, "b.js": other})


def test_no_name_stands_in_two_modules_of_which_any_page_could_have_both():
    everything = "".join(f'import "./{path}";\n' for path in sources())
    joined({"all.js": everything, **sources(), MEASURES: constants()}, "all.js")


@pytest.mark.parametrize("entry", ENTRIES)
def test_two_joins_give_the_same_bytes_with_no_comment_in_them(entry):
    text = script(entry)  # it may be one that was kept
    assert joined({**sources(), MEASURES: constants()}, entry, small) == text
    assert "/*" not in re.sub(r"/\[\*/\]/", "", text)
    assert "//" not in text.replace("http://www.w3.org", "")
    assert "</script" not in text
    assert "<!--" not in text


@pytest.mark.parametrize("entry", ENTRIES)
def test_a_joined_script_is_javascript(entry, tmp_path):
    (tmp_path / "script.js").write_text(script(entry), "utf-8")
    subprocess.run([node(), "--check", tmp_path / "script.js"], check=True)


def test_a_page_has_the_one_list_that_it_needs():
    *written_out, on_demand = map(script, ENTRIES)
    for listed in written_out:
        assert "⟦" not in listed
        assert ".entry" in listed
    assert "⟦" in on_demand


@pytest.mark.parametrize(
    ("long", "expected"),
    [
        ("f(`x  // ${ b }  y`); // why\n", "f(`x  // ${b}  y`);"),
        ("f(a.replace(/ [/\"] \\/ /g, ' /* no */ '));\n", "f(a.replace(/ [/\"] \\/ /g,' /* no */ '));"),
        ("/**\n * @param {a} b\n */\nf(/** @type {d} */ (e) - -1);\n", "f((e)- -1);"),
        ("if (a) {\n  return b in c ? 1 : 2;\n}\n", "if(a){return b in c?1:2}"),
        ("f(\n  a,\n  [b,],\n);\n", "f(a,[b]);"),
        ("const A_ROW = 24;\nf(2 * A_ROW, 'A_ROW', b.A_ROW);\n", "f(2*24,'A_ROW',b.A_ROW);"),
        ("f(async (a) => a + +b);\n", "f(async a=>a+ +b);"),
    ],
)
def test_blanks_comments_and_names_of_numbers_go_and_texts_stay(long, expected):
    assert small(long) == expected


def keys(value) -> set[str]:
    """All keys in some JSON, however deep."""
    if isinstance(value, (list, tuple)):
        return set().union(*map(keys, value))
    return {*value}.union(*map(keys, value.values())) if isinstance(value, dict) else set()


def test_a_property_with_a_short_name_is_in_no_data_and_no_text(article):
    lanes = (
        'date,title,lane,kind,importance,description\n1.1.2020,A,North; South,a,5,Said.\n"{2021,2022}",B,South,b,,\n'
    )
    parts = "date,title,lane\n2020,A,North / Harbour\n2021,B,South\n2022,C,North / Sea\n"
    given: set[str] = set()
    for events in (article, *map(read_events, map(io.StringIO, (lanes, parts)))):
        picture = picture_of(events, lanes=None, lang="en", fold=True, wishes=Wishes(lanes_of="all"))
        given |= keys(payload(picture)) | keys(entry_data(picture, {}))
    template = (ROOT / "timeline/page/page.html").read_text("utf-8")
    given |= {re.sub(r"-(.)", lambda part: part[1].upper(), name) for name in re.findall(r"data-([\w-]+)", template)}
    given |= {
        *re.findall(r"\w+", (ROOT / "timeline/explorer.js").read_text("utf-8"))
    }  # what the two say to one another
    assert {"parts", "further", "details", "row", "shown"} <= given and not given & {*OWN}
    for entry in ENTRIES:
        assert not {*re.findall(r"\w+", script(entry))} & {*OWN}


def test_a_property_with_a_short_name_is_none_that_a_browser_has(browser):
    known = """() => {
      const names = new Set();
      for (const key of Object.getOwnPropertyNames(window)) {
        const found = Object.getOwnPropertyDescriptor(window, key).value;
        for (let one = found?.prototype ?? null; one; one = Object.getPrototypeOf(one))
          for (const name of Object.getOwnPropertyNames(one)) names.add(name);
        if (found && typeof found === "object" && found !== window)
          for (const name of Object.getOwnPropertyNames(found)) names.add(name);
      }
      return [...names];
    }"""
    page = browser.new_page()
    names = {*page.evaluate(known)}
    page.close()
    assert {"getBoundingClientRect", "width", "max"} <= names
    assert not names & {*OWN}


def test_a_property_of_the_style_sheet_with_a_short_name_is_said_by_no_script_and_no_page(article, tmp_path):
    said = "".join(script(entry) for entry in ENTRIES)
    write_html(article, tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text("utf-8")
    markup = re.sub(r"(?s)<style>.*?</style>", "", page)
    names = {f"--{name}" for name in sheet.OWN}
    assert not names & {*re.findall(r"--\w+", said + markup)}
    declared = {*re.findall(r"--[\w-]+(?=:)", sheet.sheet(LIGHT, DARK))}
    assert {*sheet.OWN.values()} - {"--h"} <= declared and not names & declared
    assert len({*sheet.OWN.values()}) == len(sheet.OWN)


def test_every_number_of_the_measures_arrives():
    numbers = {name: value for name, value in vars(measures).items() if name.isupper() and type(value) in (int, float)}
    found = dict(re.findall(r"export const (\w+) = (.+);", constants()))
    assert {name: float(text) for name, text in found.items()} == numbers


@pytest.mark.parametrize(
    ("long", "expected"),
    [
        ("let wide=1;wide.wide=wide;", "let a=1;a.wide=a;"),  # a property keeps its name
        ("let wide={wide:1,high:2};", "let a={wide:1,high:2};"),
        ("let wide=1;let high={wide};", "let a=1,b={wide:a};"),
        ("let {wide,high=2}=size;wide;wide;high", "let{wide:a,high:b=2}=size;a;a;b"),
        ("let {wide:high}=size;", "let{wide:a}=size;"),
        ("let [wide,...high]=size;", "let[b,...a]=size;"),
        ("let say=(wide,{high}={})=>wide?high:wide;", "let c=(a,{high:b}={})=>a?b:a;"),
        ("let say=wide=>{return wide};", "let b=a=>{return a};"),
        ("function say(wide){if(wide){wide=1}}", "function b(a){if(a){a=1}}"),
        ("function*say(wide){yield wide}", "function*b(a){yield a}"),
        ("let wide=1;`wide ${wide} ${f(wide)}`;'wide'", "let a=1;`wide ${a} ${f(a)}`;'wide'"),
        ("let wide=1;a(wide);", "let b=1;a(b);"),  # what is not declared keeps its name, which nothing else takes
        ("let g=1;let s=t.replace(/g/g,g);", "let a=1,b=t.replace(/g/g,a);"),
        ("window.name;let name=document.name;", "window.name;let a=document.name;"),
        ("let b=1;f(b);let c=2;let d=()=>{let e=3;let g};", "let a=1;f(a);let b=2,c=()=>{let d=3,e};"),
        ("for(let b=1;b<2;b++){let c=b;let d=c}", "for(let a=1;a<2;a++){let b=a,c=b}"),
        ("try{f()}catch(error){say(error)}", "try{f()}catch(a){say(a)}"),
        ("f(Math.max(1));" * 20, "let {max:a}=Math;" + "f(a(1));" * 20),
        ("f(Math.max(1), Math.PI);", "f(Math.max(1),Math.PI);"),
        ("".join(f"f(Math.f{n}(1));" for n in range(20)), "let a=Math;" + "".join(f"f(a.f{n}(1));" for n in range(20))),
        ("f(null,[null]);" * 20, "let a=null;" + "f(a,[a]);" * 20),
        ("f({null:undefined});" * 20, "let a=undefined;" + "f({null:a});" * 20),
        ('f({"font-size":1},"font-size");' * 9, 'let [a]="font-size".split("|");' + "f({[a]:1},a);" * 9),
        (
            '"use strict";(()=>{' + "f(Math.max(1));" * 20 + "})();",
            '"use strict";(()=>{let {max:a}=Math;' + ("f(a(1));" * 20)[:-1] + "})();",
        ),
    ],
)
def test_what_a_script_declares_has_a_short_name_wherever_it_stands(long, expected):
    assert small(long) == expected


# --- written ---------------------------------------------------------------------------------------------


def test_a_module_is_short_and_so_are_its_lines():
    for path, text in sources().items():
        lines = text.splitlines()
        assert len(lines) <= 300, path
        assert max(map(len, lines)) <= 110, path


def test_a_module_has_few_variables_and_knows_no_later_folder():
    folders = ("time", "place", "draw", "ui")
    for path, text in sources().items():
        assert len(re.findall(r"(?m)^let ", text)) <= 3, path
        known = set(re.findall(r'from "\.\./(\w+)/', text))
        assert known <= set(folders[: folders.index(path.split("/")[0])]), path


def test_what_stands_where_is_worked_out_without_a_browser():
    for path, text in sources().items():
        if path.split("/")[0] in ("time", "place"):
            assert not re.search(r"(?<![./\w])(document|window|location|history|matchMedia)\.", text), path


# --- run -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The modules, with their tests beside them."""
    folder = tmp_path_factory.mktemp("script")
    write(folder / "build")
    (folder / "package.json").write_text('{"type": "module"}')
    for path in (TESTS / "random.js", *TESTS.glob("*.test.js")):
        shutil.copy(path, folder)
    return folder


def test_the_modules_do_what_their_tests_say(built):
    names = sorted(path.name for path in TESTS.glob("*.test.js"))
    done = subprocess.run([node(), "--test", *names], cwd=built, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
