"""Broken files of every kind, seeded: `.venv/bin/python tests/fuzz.py 10000` reads so many of them.

Each must give events or `EventsError`, in a few seconds; what gives events is
drawn now and then. The tests read as many as there is time for.
"""

from __future__ import annotations

import io
import json
import random
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))  # run as a script, it finds its own folder only

import pandas as pd  # noqa: E402
from openpyxl import Workbook  # noqa: E402

from timeline import EventsError, draw, read_events  # noqa: E402
from timeline.page.html import render  # noqa: E402
from timeline.read.heading import heading_of  # noqa: E402

#: What has broken readers of such files before.
WORDS = """" "" , ; | [ ] { } .. / ~ ? % X T Z - P P1M -P9999999999D -9999 9999 0000 2023-02-30 2023-12-08T24:00 1e999
NaN null __proto__ constructor javascript:alert(1) <script> \u202e 🚀 title note era report date
<b> <a </script> <!-- &#99999999; =1+1 implied http://[bad""".split()
SIGNS = (
    b"\x0b",
    b"\x01",
    b"\t",
    b"\n",
    b"\r",
    b"\r\n",
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"\xc3",
    b"9" * 30,
)
TOKENS = (*(word.encode() for word in WORDS), *SIGNS)
VALUES = (None, True, False, 0, -1, 1e308, 10**40, "", " ", "\0", "\ud800", [], {}, [[]], [{}], {"year": {}}, "9" * 400)


#: A sheet of the version before, of dates that a column settles, HTML and relations.
SLASHED = b"""Start Date,End Date,Headline,Text,Media,Media Credit,Type
12/8/2023 16:15,12/9/2023,A,<p>One <b>two</b> <a href='https://example.org'>three</a></p>,https://example.org/a.jpg,x,
1/2/2022,,B,&lt;i&gt;,,,
,,Heading,Text,,,title
"""


def seeds() -> list[tuple[str, bytes]]:
    """Good files of each kind, with the ending of each."""
    found = [(path.suffix, path.read_bytes()) for path in sorted((ROOT / "tests" / "data").iterdir())]
    found = [(suffix, data[:6000]) for suffix, data in found if suffix in (".csv", ".json")]
    text = (ROOT / "events.csv").read_bytes()
    found += [(".csv", text), (".csv", text.replace(b",", b";")), (".tsv", text.replace(b",", b"\t"))]
    found += [(".csv", text.decode().encode(name)[:6000]) for name in ("utf-16", "utf-32-be", "cp1252", "mac_roman")]
    found.append((".csv", SLASHED))
    found.append((".json", json.dumps({"meta": 1, "items": [{"Year": 1969, "Event": "B", "x": {"y": [1]}}]}).encode()))
    records = [{"date": "2023-12-08", "title": "A", "lane": "x", "n": 1}, {"Year": 1969, "Event": "B"}]
    found.append((".json", json.dumps(records).encode()))
    workbook = Workbook()
    for row in (["date", "title", "lane"], ["2023-12-08", "A", "x"], [1969, "B", None], ["2023", "=A1", "y"]):
        workbook.active.append(row)
    workbook.save(file := io.BytesIO())
    return [*found, (".xlsx", file.getvalue()), *others()]


def others() -> list[tuple[str, bytes]]:
    """Good files of the forms that others keep their lists in."""
    point = {"type": "Point", "coordinates": [1.5, -2]}
    features = [{"type": "Feature", "properties": {"title": "A", "start_date": "1942-08-07"}, "geometry": point}]
    cell = {"type": "uri", "value": "http://www.wikidata.org/entity/Q1"}
    bindings = [{"item": cell, "itemLabel": {"value": "A"}, "date": {"value": "1371-01-01T00:00:00Z"}}]
    items = [{"id": 1, "content": "A", "start": 1388534400000, "end": "2014-05-01", "group": 1, "type": "background"}]
    objects = (
        {"type": "FeatureCollection", "features": features}, {"results": {"bindings": bindings}},
        {"items": items, "groups": [{"id": 1, "content": "x"}]}, {"a": {"b": features}, "c": [{"date": 1969}]},
        {"date": ["1969"], "title": ["A"]}, [["date", "title"], ["1969", "A"]],
    )  # fmt: skip
    calendar = (
        "BEGIN:VCALENDAR\r\nX-WR-CALNAME:Year\r\nBEGIN:VEVENT\r\nDTSTART;TZID=Europe/Berlin:20230701T120000\r\n"
        "DTEND;TZID=Europe/Berlin:20230701T130000\r\nSUMMARY:A\\, b\r\n c\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\n"
        "DTSTART;VALUE=DATE:20231208\r\nDURATION:P2D\r\nCATEGORIES:x,y\r\nSUMMARY:B\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    xml = (
        '<?xml version="1.0"?>\n<data format="x"><event start="May 20 1961 00:00:00 GMT-0600" title="A">b &lt;i&gt;'
        '</event><event start="1963" end="1964" isDuration="false" title="B" link="https://example.org"/></data>'
    )
    markwhen = "title: All\n\n1927: A #x\ntext\nsection S\n1930 - 1967: B\n12/2/1968 - now: C\nendSection\n5 days: D\n"
    yaml = '# list\n- date: 2020-01-01\n  title: A\n  tags: [x, y]\n- {date: 2021, title: "B", n: ~}\n'
    records = '{"date": "1969", "title": "A<br>b"}\n{"date": "1970", "title": "B &amp; c"}\n'
    frame = pd.DataFrame({"date": ["1969", "1970"], "title": ["A", "B"], "tags": [["x"], ["y", "z"]], "n": [1.5, 2]})
    frame["lane"] = pd.Categorical(["x", "x"])
    packed = [(".parquet", frame.to_parquet()), (".parquet", frame.to_parquet(compression=None))]
    for how in ("lz4", "uncompressed"):
        frame.to_feather(file := io.BytesIO(), compression=how)
        packed.append((".feather", file.getvalue()))
    texts = ((".ics", calendar), (".xml", xml), (".mw", markwhen), (".yml", yaml), (".jsonl", records))
    told = [*((".json", json.dumps(one).encode()) for one in objects), *((end, text.encode()) for end, text in texts)]
    return told + packed


def broken(n: int, seed: int = 0, ending: str = "") -> Iterator[tuple[str, bytes]]:
    """`n` files, each a good one after one to eight changes; of one ending alone, if one is given."""
    good, dice = [one for one in seeds() if ending in one[0]], random.Random(seed)
    for _ in range(n):
        suffix, data = dice.choice(good)
        if suffix == ".xlsx" and dice.random() < 0.8:
            yield suffix, _repacked(data, dice)
        elif suffix == ".json" and dice.random() < 0.6:
            text = json.dumps(_other(json.loads(data), dice))
            yield suffix, text.encode("utf-8", "surrogatepass")
        else:
            other = dice.choice(good)[1]
            yield suffix, _changed(data, other, dice)


def _changed(data: bytes, other: bytes, dice: random.Random) -> bytes:
    for _ in range(dice.randint(1, 8)):
        at = dice.randint(0, len(data))
        until = min(at + dice.choice((1, 2, 5, 40, 400)), len(data))
        token, sign = dice.choice(TOKENS), bytes([dice.randrange(256)])
        put = dice.choice((b"", token, sign, data[at:until] * 2, other[at:until], token * 50))
        data = data[:at] + put + data[until if dice.random() < 0.7 else at :]
    return data[: dice.randint(0, len(data))] if dice.random() < 0.1 else data


def _repacked(data: bytes, dice: random.Random) -> bytes:
    """A workbook of which one part is broken."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as good, zipfile.ZipFile(packed, "w") as bad:
        which = dice.choice(good.namelist())
        for name in good.namelist():
            part = good.read(name)
            bad.writestr(name, _changed(part, part, dice) if name == which else part)
    return packed.getvalue()


def _other(value: object, dice: random.Random) -> object:
    """JSON of which some values are others."""
    if dice.random() < 0.03:
        return dice.choice(VALUES)
    if isinstance(value, dict):
        names = {key: key if dice.random() > 0.01 else dice.choice(("", "date", "events", key + " ")) for key in value}
        return {names[key]: _other(one, dice) for key, one in value.items()}
    if isinstance(value, list):
        return [_other(one, dice) for one in value if dice.random() > 0.02]
    return value


def read(n: int, folder: Path, seed: int = 0, ending: str = "") -> Counter:
    """Read `n` broken files; how many gave events and how many an error. Whatever else is raised goes through."""
    found: Counter = Counter()
    for number, (suffix, data) in enumerate(broken(n, seed, ending)):
        path = folder / f"broken{suffix}"
        path.write_bytes(data)
        start = time.process_time()
        try:
            events = read_events(path)
        except EventsError as error:
            found["errors"] += 1
            if not all(line.isprintable() or "\xa0" in line for line in str(error).split("\n")):
                raise
        else:
            found["events"] += 1
            if found["events"] % 20 == 0:
                draw(events)
                render(events, heading_of(events), lanes=None, lang="en", fold=True)
        assert time.process_time() - start < 2, f"file {number} of seed {seed} takes too long"
    return found


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as place:
        number, ending = int(sys.argv[2]) if len(sys.argv) > 2 else 0, sys.argv[3] if len(sys.argv) > 3 else ""
        print(dict(read(int(sys.argv[1]), Path(place), number, ending)))
