"""Events to one HTML file that stands on its own: chart, list, no network.

The file carries plotly.js compressed, and a Content-Security-Policy under
which nothing runs but the two scripts whose hashes it names. The same events
give the same bytes.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
import re
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
import pandas as pd
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from timeline import style
from timeline.dates import Span, parse
from timeline.events import DERIVED
from timeline.figure import CONFIG, kinds_of, picture
from timeline.marks import MANY, MARGIN, Plan, lane_order
from timeline.progress import progress
from timeline.save import replace_file, to_csv
from timeline.strings import strings
from timeline.table import COLUMNS
from timeline.traces import hover_texts, iso
from timeline.words import calendar, certainty, locale_of, tie_words, words

#: Px the chart is laid out for; the page takes the widest that fits its window.
WIDTHS = (320, 360, 760, 1200)
_CDN = "https://cdn.plot.ly/plotly-{version}.min.js"


def write_html(
    events: pd.DataFrame,
    path: str | os.PathLike,
    *,
    title: str | None = None,
    description: str | None = None,
    source: str = "",
    source_url: str = "",
    lanes: list[str] | None = None,
    lang: str = "en",
    fold: bool = True,
    plotly_js: str = "inline",
) -> None:
    """Write events as one self-contained HTML page.

    Parameters
    ----------
    events : pandas.DataFrame
        As `read_events` returns it.
    path : path
        The file to write. It is replaced at once and whole, or not at all.
    title, description : str
        The page's heading and the line under it; without them, what the file
        says of itself, else "Timeline" and how many events there are and when.
    source, source_url : str
        What the events are taken from, and where it can be read.
    lanes : list of str, optional
        Lanes from top to bottom.
    lang : str
        Language tag of the page: sets `lang`, `dir` and the dates' language.
    fold : bool
        Whether long gaps are folded.
    plotly_js : {"inline", "cdn"}
        Whether plotly.js is in the file, or fetched by its integrity hash.

    Raises
    ------
    ValueError
        If an option is not one of those above.
    OSError
        If the file cannot be written; an old one is then untouched.

    Examples
    --------
    >>> import io, tempfile
    >>> from timeline import read_events
    >>> events = read_events(io.StringIO("date,title\\n2023-12-08,Rockets\\n"))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_html(events, folder + "/page.html", title="One night")
    ...     "One night" in Path(folder, "page.html").read_text()
    True
    """
    text = render(
        events, title=title, description=description, source=source, source_url=source_url, lanes=lanes, lang=lang,
        fold=fold, plotly_js=plotly_js,
    )  # fmt: skip
    replace_file(Path(path), text.encode("utf-8"))


def render(
    events: pd.DataFrame,
    *,
    title: str | None,
    description: str | None,
    source: str,
    source_url: str,
    lanes: list[str] | None,
    lang: str,
    fold: bool,
    plotly_js: str,
) -> str:
    """The page as text; parameters as in `write_html`."""
    if plotly_js not in ("inline", "cdn"):
        raise ValueError(f"plotly_js is {plotly_js!r}; expected inline or cdn")
    if source_url and urlsplit(source_url).scheme not in ("http", "https"):
        raise ValueError(f"source_url is {source_url!r}; expected https://… or http://…")
    locale, say = locale_of(lang), strings(lang)
    title = title or events.attrs.get("title") or say["untitled"]
    description = description or events.attrs.get("description")
    events = events.reset_index(drop=True)
    kinds = kinds_of(events)
    slots = style.kind_slots(kinds.unique().tolist())
    spans = [parse(text) for text in events["date"]]
    summary = _summary(events, lang, say)
    data, stretches = _data(events, lanes, lang, fold)
    js = _template("page.js")
    plotly = _plotly_js()
    scripts = [js, plotly] if plotly_js == "inline" else [js]
    address = _CDN.format(version=_plotly_version(plotly))
    return _ENVIRONMENT.get_template("page.html").render(
        lang=lang, dir=locale.text_direction, locale=str(locale), say=say, title=title, summary=summary, total=len(events),
        description=description or summary, source=source, source_url=source_url,
        csp=_policy(scripts, address if plotly_js == "cdn" else ""),
        css=Markup(_template("page.css") + _kind_colours(slots)), js=Markup(js),
        json_ld=Markup(_json_ld(events, spans, title)),
        filters=_filters(events, kinds, slots, lanes, say), stretches=stretches, alike=_alike(events, kinds, say),
        years=_years(events, spans, kinds, slots, lang, say),
        csv=base64.b64encode(to_csv(events).encode("utf-8")).decode(),
        data=_packed(data), plotly_gz=_packed(plotly) if plotly_js == "inline" else "",
        plotly_src=address, plotly_integrity=_hash(plotly),
    )  # fmt: skip


_ENVIRONMENT = Environment(
    loader=PackageLoader("timeline"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)


def _template(name: str) -> str:
    return _ENVIRONMENT.loader.get_source(_ENVIRONMENT, name)[0]


def _plotly_js() -> str:
    from plotly.offline import get_plotlyjs

    return get_plotlyjs()


def _plotly_version(plotly: str) -> str:
    return re.search(r"plotly\.js v([\d.]+)", plotly)[1]


def _hash(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode()


def _policy(scripts: list[str], address: str) -> str:
    allowed = " ".join([*(f"'{_hash(script)}'" for script in scripts), *filter(None, [address])])
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _packed(text: str) -> str:
    """Text as gzip in base64, which the browser unpacks; no clock goes in."""
    return base64.b64encode(gzip.compress(text.encode("utf-8"), 9, mtime=0)).decode()


def _kind_colours(slots: dict[str, int]) -> str:
    used = sorted(set(slots.values()))
    light, dark = (
        " ".join(f".kind-{i} {{ fill: {theme.kinds[i]} }}" for i in used) for theme in (style.LIGHT, style.DARK)
    )
    return f"{light}\n@media (prefers-color-scheme: dark) {{ @media not print {{ {dark} }} }}\n"


# --- what the script is handed --------------------------------------------------------------------


def _data(events: pd.DataFrame, lanes: list[str] | None, lang: str, fold: bool) -> tuple[str, list[str]]:
    variants, hover = [], hover_texts(events, lang)
    # A crowd has few labels, which any width has room for: two layouts will do.
    for width in progress(WIDTHS if len(events) <= MANY else (WIDTHS[0], 760), "laying out"):
        figure, plan = picture(events, lanes=lanes, width=width, fold=fold, lang=lang, hover=hover)
        variants.append(_variant(events, figure, plan, width))
    swap = {
        light: dark
        for name in ("paper", "band", "ink", "quiet", "line", "report")
        for light, dark in [(getattr(style.LIGHT, name), getattr(style.DARK, name))]
    } | dict(zip(style.LIGHT.kinds, style.DARK.kinds))
    stretches = _stretches(plan, lang)
    data = {
        "variants": variants,
        "dark": swap,
        "stretches": [[iso(a), iso(b)] for _, a, b in stretches],
        "config": CONFIG
        | {"responsive": False, "displayModeBar": False, "locale": lang, "locales": {lang: _plotly_locale(lang)}},
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")), [name for name, _, _ in stretches]


def _variant(events: pd.DataFrame, figure, plan: Plan, width: int) -> dict:
    scale, placing = plan.scale, plan.placing
    at = plan.symbols[plan.symbols["text"]].set_index("event")["x"]
    return {
        "width": width,
        "plot": width - 2 * MARGIN,
        "seen": round(scale.width / scale.per_second * 1000),
        "whole": [iso(scale.start), iso(scale.end)],
        "figure": figure.to_json(),
        "extras": [
            {
                "id": events["id"].iloc[i],
                "x": iso(at[i]),
                "y": round(float(plan.y[i]), 1),
                "text": "\n".join(plan.labels[i]),
                "side": int(placing.side[i]),
                "zoom": float(placing.zoom[i]),
            }
            for i in np.flatnonzero((placing.zoom > 1) & np.isfinite(placing.zoom))
        ],
    }


def _stretches(plan: Plan, lang: str) -> list[tuple[str, float, float]]:
    """What lies between folds: its name by the marks in it, first and last second."""
    if not plan.scale.folds:
        return []
    marks = np.sort(np.concatenate([plan.symbols["x"], plan.pieces["x0"], plan.pieces["x1"] - 1]))
    found = []
    for first, last in plan.scale.stretches:
        inside = marks[(marks > first) & (marks < last)]
        ends = (inside[0], inside[-1]) if len(inside) else (first, last)
        found.append((_stretch_name(*ends, lang), first, last))
    return found


def _stretch_name(first: float, last: float, lang: str) -> str:
    unit = "year" if last - first > 3 * 366 * 86_400 else "brief month"
    months = [np.datetime64(int(at), "s").astype("M8[M]").astype(int) for at in (first, last)]
    (y1, m1), (y2, m2) = [(month // 12 + 1970, month % 12 + 1) for month in months]
    start, end = calendar(y1, m1, 1, unit, lang), calendar(y2, m2, 1, unit, lang)
    if start == end:
        return end
    return f"{start if y1 != y2 or unit == 'year' else calendar(y1, m1, 1, 'short month', lang)} – {end}"


def _plotly_locale(lang: str) -> dict:
    """Month and day names for the ticks that Plotly writes itself."""
    locale = locale_of(lang)
    months, short = (locale.months["stand-alone"][w] for w in ("wide", "abbreviated"))
    days, few = (locale.days["stand-alone"][w] for w in ("wide", "abbreviated"))
    week = (6, 0, 1, 2, 3, 4, 5)
    return {
        "format": {
            "months": [months[i] for i in range(1, 13)],
            "shortMonths": [short[i] for i in range(1, 13)],
            "days": [days[i] for i in week],
            "shortDays": [few[i] for i in week],
        }
    }


# --- what the template is handed ------------------------------------------------------------------


def _summary(events: pd.DataFrame, lang: str, say: Mapping[str, str]) -> str:
    starts = events["earliest"].fillna(events["latest"])
    if events.empty:
        return say["summary_none"]
    ends = events["latest"].fillna(events["earliest"])
    years = [calendar(at.astype("M8[Y]").astype(int) + 1970, 1, 1, "year", lang) for at in
             (starts.to_numpy().min(), ends.to_numpy().max())]  # fmt: skip
    when = years[0] if years[0] == years[1] else f"{years[0]} – {years[1]}"
    return say["summary"].format(count=len(events), when=when)


def _alike(events: pd.DataFrame, kinds: pd.Series, say: Mapping[str, str]) -> str:
    """A note on the kinds that share one symbol because there are too many."""
    crowd = sorted(events.loc[kinds == style.OTHER, "kind"].dropna().unique())
    return say["alike"].format(kinds=", ".join(crowd)) if len(crowd) > 1 else ""


def _filters(
    events: pd.DataFrame, kinds: pd.Series, slots: dict[str, int], lanes: list[str] | None, say: Mapping[str, str]
) -> list[tuple[str, str, list[dict]]]:
    by_kind = [
        {"value": kind, "name": kind, "count": int((kinds == kind).sum()), "slot": slot, "icon": style.ICONS[slot]}
        for kind, slot in sorted(slots.items(), key=lambda item: (item[1], item[0]))
    ]
    lane = events["lane"].fillna("")
    by_lane = [
        {"value": name, "name": name or say["no_lane"], "count": int((lane == name).sum()), "icon": ""}
        for name in lane_order(events, lanes)
    ]
    rows = [("kinds", say["kinds"], by_kind), ("lanes", say["lanes"], by_lane)]
    return [row for row in rows if len(row[2]) > 1]


def _years(
    events: pd.DataFrame, spans: list[Span], kinds: pd.Series, slots: dict[str, int], lang: str, say: Mapping[str, str]
) -> list[dict]:
    """Entries in the order of time, grouped by year and month as far as those are known."""
    titles = dict(zip(events["id"], events["title"]))
    rows = events.fillna("").to_dict("records")
    entries = [
        _entry(number, row, span, kind, slots[kind], titles, lang, say)
        for number, (row, span, kind) in enumerate(zip(rows, spans, kinds), 1)
    ]
    years = []
    for year, same_year in groupby(entries, key=lambda entry: entry["year"]):
        months = [
            {"name": month, "entries": list(same), "level": "h4" if month else "h3"}
            for month, same in groupby(same_year, key=lambda entry: entry["month"])
        ]
        years.append({"name": year, "months": months})
    return years


def _entry(
    number: int, row: dict, span: Span, kind: str, slot: int, titles: dict[str, str], lang: str, say: Mapping[str, str]
) -> dict:
    point = span.start or span.end
    at = point.earliest.astype("M8[M]").astype(int)
    year, month = at // 12 + 1970, at % 12 + 1
    to_month = point.is_moment or point.precision == "month"
    tie = tie_words(row["offset"], "\0", lang).split("\0") if row["relative_to"] else None
    known = {*COLUMNS, *DERIVED, "display_date", *_MEDIA}
    return {
        "number": number, "id": row["id"], "kind": kind, "slot": slot, "icon": style.ICONS[slot], "lane": row["lane"],
        "year": calendar(year, 1, 1, "year", lang), "month": calendar(year, month, 1, "month", lang) if to_month else "",
        "when": row.get("display_date") or words(span, lang), "sure": certainty(span, lang), "datetime": _datetime(span),
        "title": row["title"], "description": row["description"],
        "tags": [tag for tag in (kind if row["kind"] else "", row["lane"], row["place"]) if tag],
        "found": bool(row["cue"] or row["paragraph"]), "cue": row["cue"], "paragraph": row["paragraph"],
        "tie": tie, "anchor": row["relative_to"], "anchor_title": titles.get(row["relative_to"], row["relative_to"]),
        "alone": words(parse(row["source_date"]), lang) if row["source_date"] else "",
        "date": row["date"], "check_url": row["check_url"], "check_host": urlsplit(row["check_url"]).hostname or "",
        "media": row.get("media", ""), "media_is_link": urlsplit(row.get("media", "")).scheme in ("http", "https"),
        "media_text": " · ".join(filter(None, (row.get(name, "") for name in _MEDIA[1:3]))),
        "more": [(name, str(value)) for name, value in row.items() if name not in known and value != ""],
    }  # fmt: skip


#: Address, caption, credit and the rest of what TimelineJS calls media.
_MEDIA = ("media", "media_caption", "media_credit", "media_alt", "media_thumbnail")


def _datetime(span: Span) -> str:
    """A machine-readable date where HTML has one: a day, minute or month of our era, or a year."""
    if span.start is not span.end or span.about or span.perhaps or span.start.precision not in _HTML:
        return ""
    text = iso(float(span.earliest.astype("int64"))).replace(" ", "T")
    length = _HTML[span.start.precision]
    text = text if len(text) > 10 else text + "T00:00:00"
    return "" if text.startswith("-") else text[:length] + (span.start.zone if length > 10 else "")


_HTML = {"second": 19, "minute": 16, "day": 10, "month": 7, "year": 4}


def _json_ld(events: pd.DataFrame, spans: list[Span], title: str) -> str:
    """The events for search engines. Only what is known goes in: an unknown day has no startDate."""
    items = []
    for number, (row, span) in enumerate(zip(events.fillna("").to_dict("records"), spans), 1):
        item = {"@type": "Event", "name": row["title"], "url": "#" + row["id"]}
        sure = span.form in ("exact", "throughout") or span.start is span.end
        if sure and span.start and (start := _datetime(_one(span.start))):
            item["startDate"] = start
        if sure and span.end and (end := _datetime(_one(span.end))):
            item["endDate"] = end
        if row["place"]:
            item["location"] = {"@type": "Place", "name": row["place"]}
        item["description"] = " ".join(
            filter(None, [f"{row['when'][0].upper()}{row['when'][1:]}.", row["description"]])
        )
        items.append({"@type": "ListItem", "position": number, "item": item})
    data = {
        "@context": "https://schema.org",
        "@type": "ItemList",
        "name": title,
        "numberOfItems": len(items),
        "itemListElement": items,
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # Nothing in a script element may look like its end, or a comment's start.
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _one(point) -> Span:
    return Span(point.text, "exact", point, point)
