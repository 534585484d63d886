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
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
import pandas as pd
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from timeline import style
from timeline.entries import BLANK, LISTED, facts, json_ld, years
from timeline.figure import CONFIG, kinds_of, layouts, picture
from timeline.heading import heading_of
from timeline.marks import MANY, Plan, lane_order, notes_of
from timeline.progress import progress
from timeline.save import replace_file, to_csv
from timeline.strings import strings
from timeline.traces import hover_texts, iso
from timeline.words import calendar, locale_of

#: Px the chart is laid out for; the page takes the widest that fits its window.
WIDTHS = (320, 360, 760, 1200)
_CDN = "https://cdn.plot.ly/plotly-{version}.min.js"


def write_html(
    events: pd.DataFrame,
    path: str | os.PathLike,
    *,
    title: str | None = None,
    description: str | None = None,
    source: str | None = None,
    source_url: str | None = None,
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
    title, description : str, optional
        The page's headline and the deck under it; without them, those of the
        file, else "Timeline" and how many events there are and when.
    source, source_url : str, optional
        What the events are taken from, and where it can be read; without
        either, what the file says.
    lanes : list of str, optional
        Lanes from top to bottom; without them, as the file says.
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
    source: str | None,
    source_url: str | None,
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
    heading = heading_of(events, title, description, source, source_url)
    title = heading.title or say["untitled"]
    events = events.reset_index(drop=True)
    kinds = kinds_of(events)
    slots = style.kind_slots(kinds.unique().tolist())
    summary = _summary(events, lang, say)
    data, arrays, stretches = _data(events, kinds, slots, lanes, lang, fold)
    listed = len(events) <= LISTED
    level = 4 if listed else 1  # for many events the time matters more than the bytes
    parts = [("list.js", not listed), ("crowd.js", len(events) > MANY), ("page.js", True)]
    js = "".join(_template(name) for name, needed in parts if needed)
    plotly = _plotly_js()
    scripts = [js, plotly] if plotly_js == "inline" else [js]
    address = _CDN.format(version=_plotly_version(plotly))
    return _ENVIRONMENT.get_template("page.html").render(
        lang=lang, dir=locale.text_direction, locale=str(locale), say=say, title=title, summary=summary, total=len(events),
        description=heading.description or summary, source=heading.source or urlsplit(heading.source_url).hostname or "",
        source_url=heading.source_url, notes=notes_of(events, lang),
        csp=_policy(scripts, address if plotly_js == "cdn" else ""),
        css=Markup(_template("page.css") + _kind_colours(slots)), js=Markup(js),
        json_ld=Markup(json_ld(events, title)),
        filters=_filters(events, kinds, slots, lanes, say), stretches=stretches, alike=_alike(events, kinds, say),
        years=years(events, kinds, slots, lang) if listed else [],
        csv=base64.b64encode(to_csv(events).encode("utf-8")).decode() if listed else _packed(to_csv(events), level),
        listed=listed, blank=BLANK, data=_packed(data, level), arrays=_packed(arrays, level), plotly_gz=_packed(plotly, level) if plotly_js == "inline" else "",
        plotly_src=address, plotly_integrity=_hash(plotly),
    )  # fmt: skip


_ENVIRONMENT = Environment(
    loader=PackageLoader("timeline"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)


def _template(name: str) -> str:
    return _ENVIRONMENT.loader.get_source(_ENVIRONMENT, name)[0]


def _plotly_js() -> str:
    return (files("plotly") / "package_data" / "plotly.min.js").read_text("utf-8")


def _plotly_version(plotly: str) -> str:
    return re.search(r"plotly\.js v([\d.]+)", plotly)[1]


@lru_cache(maxsize=8)
def _hash(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode()


def _policy(scripts: list[str], address: str) -> str:
    allowed = " ".join([*(f"'{_hash(script)}'" for script in scripts), *filter(None, [address])])
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _packed(data: str | bytes, level: int = 4) -> str:
    """Gzip in base64, which the browser unpacks; no clock goes in."""
    data = data.encode("utf-8") if isinstance(data, str) else data
    return base64.b64encode(gzip.compress(data, level, mtime=0)).decode()


def _kind_colours(slots: dict[str, int]) -> str:
    used = sorted(set(slots.values()))
    light, dark = (
        " ".join(f".kind-{i} {{ fill: {theme.kinds[i]} }}" for i in used) for theme in (style.LIGHT, style.DARK)
    )
    return f"{light}\n@media (prefers-color-scheme: dark) {{ @media not print {{ {dark} }} }}\n"


# --- what the script is handed --------------------------------------------------------------------


def _data(
    events: pd.DataFrame, kinds: pd.Series, slots: dict[str, int], lanes: list[str] | None, lang: str, fold: bool
) -> tuple[str, bytes, list[str]]:
    """What the script is handed: JSON, the arrays that it refers to, and the names of the stretches between folds."""
    variants = []
    few = len(events) <= MANY
    for width in progress(WIDTHS if few else WIDTHS[:1], "laying out"):
        figure, plan = picture(events, lanes=lanes, width=width, fold=fold, lang=lang, marks=few)
        variants.append({"width": width, **figure, **_variant(events, plan)})
    if not few:  # few of a crowd's labels have room at any width: one plan will do, and only its layout differs
        wider = layouts(events, plan, WIDTHS[1:], lang)
        variants += [{"width": width, "layout": layout} for width, layout in zip(WIDTHS[1:], wider)]
    swap = {
        light: dark
        for name in ("paper", "band", "ink", "quiet", "line", "report")
        for light, dark in [(getattr(style.LIGHT, name), getattr(style.DARK, name))]
    } | dict(zip(style.LIGHT.kinds, style.DARK.kinds))
    stretches = _stretches(plan, lang)
    data = {
        "variants": variants,
        "hover": hover_texts(events, lang) if len(events) <= LISTED else None,
        "facts": facts(events, kinds, slots, lang) if len(events) > LISTED else None,
        "crowd": None if few else _crowd(plan, kinds, slots),
        "dark": swap,
        "stretches": [[iso(a), iso(b)] for _, a, b in stretches],
        "config": CONFIG
        | {"responsive": False, "displayModeBar": False, "locale": lang, "locales": {lang: _plotly_locale(lang)}},
    }
    text, arrays = _json(data)
    return text, arrays, [name for name, _, _ in stretches]


#: Numbers as the script's typed arrays take them.
_TYPES = {"f": "f8", "i": "i4"}


def _json(data: dict) -> tuple[str, bytes]:
    """JSON in which each numpy array is the place, in bytes beside it, of its numbers.

    Examples
    --------
    >>> text, numbers = _json({"x": np.array([1.5, 2.5])})
    >>> text, len(numbers)
    ('{"x":{"dtype":"f8","at":0,"n":2}}', 16)
    """
    parts, at = [], 0

    def place(array: np.ndarray) -> dict:
        nonlocal at
        dtype = _TYPES[array.dtype.kind]
        raw = array.astype("<" + dtype).tobytes()
        parts.append(raw + b"\0" * (-len(raw) % 8))  # typed arrays begin at multiples of their size
        here, at = at, at + len(parts[-1])
        return {"dtype": dtype, "at": here, "n": len(array)}

    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=place), b"".join(parts)


def _variant(events: pd.DataFrame, plan: Plan) -> dict:
    """Where a plan's time begins and ends, and its labels that the page shows by itself: from which zoom each, and where.

    These are the ones that come back on zooming in; in a crowd all of them.
    """
    scale, placing = plan.scale, plan.placing
    at = np.full(len(events), np.nan)
    labelled = plan.symbols[plan.symbols["text"]]
    at[labelled["event"]] = labelled["x"]
    shown = np.flatnonzero(((placing.zoom > 1) | (len(events) > MANY)) & np.isfinite(placing.zoom))
    return {
        "plot": scale.width,
        "seen": round(scale.width / scale.per_second * 1000),
        "whole": [iso(scale.start), iso(scale.end)],
        "labels": {
            "event": shown, "x": at[shown] * 1000, "y": plan.y[shown], "side": placing.side[shown],
            "zoom": placing.zoom[shown], "width": plan.wide[shown],
            "text": [plan.labels[i] for i in shown] if len(events) <= LISTED else None,
        },
    }  # fmt: skip


def _crowd(plan: Plan, kinds: pd.Series, slots: dict[str, int]) -> dict:
    """The marks of a crowd, for the page to paint itself: columns of a plan, times in ms."""
    columns = {"symbols": plan.symbols, "pieces": plan.pieces, "arrows": plan.arrows, "brackets": plan.brackets}
    names = sorted(slots, key=slots.get)
    return {
        "y": plan.y, "foot": plan.y + plan.row_height / 2 - 1, "kind": kinds.cat.set_categories(names).cat.codes.to_numpy(),
        "kinds": [{"group": f"kind {name}", "icon": style.ICONS[slots[name]], "colour": style.LIGHT.kinds[slots[name]]} for name in names],
        "quiet": style.LIGHT.quiet, "ink": style.LIGHT.ink,
        **{name: {column: _numbers(frame[column]) for column in frame if column != "text"} for name, frame in columns.items()},
    }  # fmt: skip


def _numbers(column: pd.Series) -> np.ndarray:
    if column.name == "look":
        return column.map(
            {look: number for number, look in enumerate(("solid", "hatched", "faded", "thread"))}
        ).to_numpy("int32")
    values = column.to_numpy()
    return values * 1000 if column.name.startswith("x") else values.astype("int32")


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
