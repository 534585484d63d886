"""One list in every form that is read, and how long each takes beside the CSV of it."""

from __future__ import annotations

import html
import io
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pandas as pd

sys.path.insert(0, str(Path(__file__).parent.parent))  # run as a script, it finds its own folder only

from sets import dated_list

#: Reads a file and says how long that took, importing what it needs included; in a process of its own.
READ = """\
import sys, time
from timeline.read import events
start = time.process_time()
count = len(events.read_events(sys.argv[1]))
print(count, time.process_time() - start)
"""


def _ends(list_: pd.DataFrame) -> list[str]:
    return [f"{start}/{end}" if end else start for start, end in zip(list_["start"], list_["end"])]


def _csv(list_: pd.DataFrame) -> str:
    return list_.assign(date=_ends(list_))[["date", "title", "lane", "description"]].to_csv(index=False)


def _html(list_: pd.DataFrame) -> str:
    told = [f"<p>{text}<br/><i>Seen</i> &amp; told</p>" for text in list_["description"]]
    return _csv(list_.assign(title="<b>" + list_["title"] + "</b>", description=told))


def _records(list_: pd.DataFrame) -> list[dict]:
    return list_.to_dict("records")


def _items(list_: pd.DataFrame) -> str:
    rows = zip(list_["start"], list_["end"], list_["title"], list_["lane"], list_["description"])
    items = [
        {"id": n, "content": title, "title": told, "start": start, "group": lane} | ({"end": end} if end else {})
        for n, (start, end, title, lane, told) in enumerate(rows)
    ]
    return json.dumps({"items": items, "groups": [{"id": lane, "content": lane} for lane in {*list_["lane"]}]})


def _wikidata(list_: pd.DataFrame) -> str:
    rows = [
        {
            "item": {"type": "uri", "value": f"http://www.wikidata.org/entity/Q{n}"},
            "itemLabel": {"xml:lang": "en", "type": "literal", "value": title},
            "date": {"datatype": "xsd:dateTime", "type": "literal", "value": f"{start}T00:00:00Z"},
            "countryLabel": {"xml:lang": "en", "type": "literal", "value": lane},
        }
        for n, (start, title, lane) in enumerate(zip(list_["start"], list_["title"], list_["lane"]))
    ]
    return json.dumps({"head": {"vars": ["item"]}, "results": {"bindings": rows}})


def _features(list_: pd.DataFrame) -> str:
    return json.dumps({"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": record, "geometry": {"type": "Point", "coordinates": [n % 180, n % 90]}}
        for n, record in enumerate(_records(list_))
    ]})  # fmt: skip


def _timelinejs(list_: pd.DataFrame) -> str:
    def date(text: str) -> dict:
        return dict(zip(("year", "month", "day"), text.split("-")))

    rows = zip(list_["start"], list_["end"], list_["title"], list_["lane"], list_["description"])
    slides = [
        {"start_date": date(start), "group": lane, "text": {"headline": title, "text": f"<p>{told}</p>"}}
        | ({"end_date": date(end)} if end else {})
        for start, end, title, lane, told in rows
    ]
    return json.dumps({"events": slides})


def _calendar(list_: pd.DataFrame) -> str:
    lines = ["BEGIN:VCALENDAR"]
    for start, end, title, lane, told in zip(*(list_[name] for name in list_)):
        lines += ["BEGIN:VEVENT", f"DTSTART;VALUE=DATE:{start.replace('-', '')}"]
        lines += [f"DTEND;VALUE=DATE:{end.replace('-', '')}"] if end else []
        lines += [f"SUMMARY:{title}", f"CATEGORIES:{lane}", f"DESCRIPTION:{told}", "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""])


def _simile(list_: pd.DataFrame) -> str:
    rows = zip(*(list_[name] for name in list_))
    events = [
        f'<event start="{start}"{f" end={chr(34)}{end}{chr(34)}" if end else ""} title="{html.escape(title)}" '
        f'lane="{lane}">{html.escape(told)}</event>'
        for start, end, title, lane, told in rows
    ]
    return f"<data>{''.join(events)}</data>"


def _markwhen(list_: pd.DataFrame) -> str:
    lines, lane = ["title: All", ""], ""
    list_ = list_.sort_values("lane")
    for date, row in zip(_ends(list_), list_.itertuples()):
        if row.lane != lane:
            lane = row.lane
            lines += ["endSection", f"section {lane}"]
        lines += [f"{date}: {row.title}", row.description]
    return "\n".join(lines)


def _yaml(list_: pd.DataFrame) -> str:
    return "".join(
        f"- start: {start}\n  end: {end}\n  title: {title}\n  lane: {lane}\n  description: {told}\n"
        for start, end, title, lane, told in zip(*(list_[name] for name in list_))
    )


def _workbook(list_: pd.DataFrame) -> bytes:
    file = io.BytesIO()
    dates = {name: pd.to_datetime(list_[name].replace("", None)).dt.date for name in ("start", "end")}
    list_.assign(**dates).to_excel(file, index=False)
    return file.getvalue()


def _packed(list_: pd.DataFrame, form: str) -> bytes:
    file = io.BytesIO()
    (list_.to_parquet if form == "parquet" else list_.to_feather)(file)
    return file.getvalue()


#: By name: how its file ends, and what makes it of a list.
FORMS: dict[str, tuple[str, Callable[[pd.DataFrame], str | bytes]]] = {
    "CSV": (".csv", _csv),
    "HTML in cells": (".csv", _html),
    "workbook": (".xlsx", _workbook),
    "TimelineJS JSON": (".json", _timelinejs),
    "JSON records": (".json", lambda list_: json.dumps(_records(list_))),
    "JSON lines": (".jsonl", lambda list_: "\n".join(map(json.dumps, _records(list_)))),
    "GeoJSON": (".json", _features),
    "Wikidata": (".json", _wikidata),
    "vis-timeline items": (".json", _items),
    "iCalendar": (".ics", _calendar),
    "SIMILE XML": (".xml", _simile),
    "markwhen": (".mw", _markwhen),
    "YAML": (".yml", _yaml),
    "Parquet": (".parquet", lambda list_: _packed(list_, "parquet")),
    "Feather": (".feather", lambda list_: _packed(list_, "feather")),
}


def write_forms(folder: Path, n: int, names: list[str] | None = None) -> dict[str, Path]:
    """A list of `n` events in each form, or in those that are named, by the form's name."""
    list_, paths = dated_list(n), {}
    for name in names or FORMS:
        ending, made = FORMS[name]
        text = made(list_)
        paths[name] = folder / f"{name}{ending}"
        paths[name].write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return paths


def reading_forms(n: int = 100_000, runs: int = 3, names: list[str] | None = None) -> dict[str, float]:
    """Processor seconds that reading each form takes, one after another, so that a busy machine slows all alike."""
    with tempfile.TemporaryDirectory() as folder:
        paths = write_forms(Path(folder), n, names)
        took: dict[str, list[float]] = {name: [] for name in paths}
        for _ in range(runs):
            for name, path in paths.items():
                done = subprocess.run([sys.executable, "-c", READ, path], check=True, capture_output=True, text=True)
                count, seconds = done.stdout.split()
                assert int(count) == n, name
                took[name].append(float(seconds))
    return {name: median(seconds) for name, seconds in took.items()}


if __name__ == "__main__":
    count, *wanted = sys.argv[1:] or ["100000"]
    of_each = reading_forms(int(count), names=["CSV", *wanted] if wanted else None)
    for form, used in of_each.items():
        print(f"{form:20} {used:6.2f} s  {used / of_each['CSV']:4.1f} ×")
