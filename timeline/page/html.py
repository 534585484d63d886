"""Events to one HTML file that stands on its own: chart, list, no network.

Under its Content-Security-Policy nothing runs but what it names by hash. The same events give the same bytes.
"""

from __future__ import annotations

import base64
import gzip
import os
import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from timeline.dates.calendar import year_month_day
from timeline.page.entries import BLANK, brief_rem, entries, entry_data, is_turning, shared_day, source_words
from timeline.page.images import images_of
from timeline.page.json_ld import json_ld
from timeline.page.kept import Templates
from timeline.page.payload import payload, plain, with_arrays
from timeline.page.script import EARLY, policy
from timeline.page.script import script as joined_script
from timeline.page.sheet import sheet
from timeline.picture.colours import warn_of_colours
from timeline.picture.key import known_words, shapes_words
from timeline.picture.measures import FEW, LISTED, OVERVIEW, SOME
from timeline.picture.picture import Picture, picture_of
from timeline.picture.wishes import NONE, Wishes
from timeline.read import marked
from timeline.read.addresses import host_of
from timeline.read.arguments import check
from timeline.read.events import as_read
from timeline.read.files import replace_file
from timeline.read.frames import listed
from timeline.read.heading import Heading, checked_options, heading_of
from timeline.read.save import to_csv
from timeline.words.lengths import counted
from timeline.words.names import date_name, locale_of
from timeline.words.phrases import phrases, spoken


def write_html(
    events: pd.DataFrame,
    path: str | os.PathLike,
    *,
    title: str | None = None,
    description: str | None = None,
    source: str | None = None,
    source_url: str | None = None,
    lanes: list[str] | str | None = None,
    lang: str = "en",
    fold: bool = True,
    image_url: str | None = None,
    open: str | None = None,
    today: bool | date = False,
    colours: Mapping[str, str] | None = None,
    images: str = "embed",
    layout: str | None = None,
    relations: bool = False,
    lanes_of: str = "first",
) -> None:
    """Write events as one self-contained HTML page.

    Parameters
    ----------
    events : pandas.DataFrame
        As `read_events` returns it, or a part of that; anything else is read as `read_events` would.
    path : path
        The file to write, an .html or .htm. It is replaced at once and whole, or not at all.
    title, description : str, optional
        The page's headline and the deck under it; without them, those of the
        file, else "Timeline" and how many events there are and when.
    source, source_url : str, optional
        What the events are taken from, and where it can be read; without
        either, what the file says.
    lanes : list of str or str, optional
        Lanes from top to bottom; without them, as the file says. Of `North / Harbour` the first level is the band.
    lang : str
        Language tag of the page: sets `lang`, `dir` and the dates' language.
    fold : bool
        Whether long gaps are left out.
    image_url : str, optional
        A picture that others may show beside a link to the page.
    open : str, optional
        The stretch of time that the page opens on, as EDTF: "2023-10/..".
    today : bool or date
        Whether a line stands at today's date; or the date it stands at instead.
    colours : mapping of str to str, optional
        Up to eight kinds to colours of their own, `{"war": "#8b2c0b"}`, or one for light and one for dark pages:
        `"#8b2c0b/#d6493f"`; of other kinds, as the file says. A warning names one that not everybody sees well, and the
        nearest that everybody does.
    images : {"embed", "fetch", "link"}
        What goes into the page: the files of the column `image`, also what stands at its web addresses, or neither.
        An address that is not fetched is a link.
    layout : {"horizontal", "vertical"}, optional
        Which way time runs when the page opens; without, it runs down in windows of less than 700 px. A button turns
        the page.
    relations : bool
        Whether all relations between dates are drawn when it opens; else a button draws them, and a chosen event has
        its own.
    lanes_of : {"first", "all"}
        Which of its lanes an event of several (`a; b`) stands in: the first, or each of them.

    Raises
    ------
    EventsError
        If the events are not as they must be.
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
    check(path=path, fold=fold, layout=layout, relations=relations)
    if Path(path).suffix.lower() not in (".html", ".htm"):
        raise ValueError(f"{path}: expected a name that ends in .html or .htm")
    events = as_read(events, lang)
    heading = heading_of(events, title, description, source, source_url)
    lanes = listed(lanes, events)
    wishes = Wishes(
        open=open,
        today=today,
        colours=colours,
        images=images,
        layout=layout,
        relations=bool(relations),
        lanes_of=lanes_of,
    )
    text = render(events, heading, lanes=lanes, lang=lang, fold=fold, image_url=image_url, wishes=wishes)
    replace_file(Path(path), text.encode("utf-8"))
    warn_of_colours(events, colours)


def render(
    events: pd.DataFrame,
    heading: Heading,
    *,
    lanes: list[str] | str | None,
    lang: str,
    fold: bool,
    image_url: str | None = None,
    framed: bool = False,
    wishes: Wishes = NONE,
) -> str:
    """The page as text; parameters as in `write_html`, and whether it stands in a notebook's frame."""
    checked_options(image_url=image_url)
    picture = picture_of(events, lanes=lanes, lang=lang, fold=fold, wishes=wishes)
    data = payload(picture, wishes)
    images = images_of(events, wishes.images)
    crowd, overview, is_listed = len(events) > FEW, len(events) >= OVERVIEW, len(events) <= LISTED
    early = EARLY if crowd and is_listed else ""
    opening = "crowd" if crowd else "listed"
    nested = bool(picture.bands.parts or picture.bands.further)
    script = joined_script(f"ui/open_{opening if is_listed else 'on_demand'}.js", framed, nested)
    slots = {kind.slot for kind in picture.key if not kind.line}
    styles = sheet(*picture.themes.values(), overview=overview, images=bool(images), slots=slots)
    if framed:  # a cell is narrower than a window, and has room for the list beside the chart all the same
        script, styles = (_beside_from_900_px(text) for text in (script, styles))
    if is_listed and data["source"]:
        data["source"]["words"] = source_words(picture)
    csv = to_csv(events.drop(columns="sentence", errors="ignore"))  # others' words, which are not ours to publish
    written, briefs, text, numbers = (_written if is_listed else _on_demand)(picture, images, data)
    page = _ENVIRONMENT.get_template("page.html").render(
        **_head(events, heading, lang),
        image_url=image_url,
        notes=picture.notes,
        today=picture.today,
        relations=len(picture.relations) > 0,
        csp=policy(*filter(None, (script, early))),
        early=Markup(early),
        css=Markup(styles),
        js=Markup(script),
        json_ld=Markup(json_ld(events, heading.title or phrases(lang)["untitled"], picture.checked.reports)),
        key=picture.key,
        shared=picture.bands.shared,
        nested=picture.bands.nested,
        shapes=_shapes(picture),
        exact=[*dict.fromkeys(kind.icon for kind in picture.key if not kind.line)][:3],
        switch=picture.source and known_words(picture.checked.known, picture.source.known, lang),
        entries=written,
        brief_rem=brief_rem(briefs),
        listed=is_listed,
        held=is_listed and (crowd or len(images) > 0),
        overview=overview,
        blank=BLANK,
        csv=_in_address(csv) if is_listed else _gzip(csv),
        data=Markup(_harmless(text)) if is_listed else _gzip(text),
        arrays=_gzip(numbers) if numbers else "",
    )
    return _PARTS_NOTHING.sub("", page)


def _written(picture: Picture, images: dict, data: dict) -> tuple[list, set[str], str, bytes]:
    """A list's entries, their brief dates, and the page's data as text."""
    written = entries(picture, images)
    return written, {entry.brief for entry in written}, plain(data), b""


def _on_demand(picture: Picture, images: dict, data: dict) -> tuple[list, set[str], str, bytes]:
    """No entry, since the script writes them; their brief dates, and the page's data as text and as numbers."""
    told = entry_data(picture, images)
    briefs = {told["dates"][date][1] for date in picture.checked.texts.unique()}
    return [], briefs, *with_arrays(data | {"entries": told})


def _shapes(picture: Picture) -> dict[str, str]:
    """The key's samples and their words: forms of dates, what a break is, and what a crowd is drawn as."""
    shapes = ["left_out"] * any(axis and axis.gaps for axis in (picture.checked_axis, picture.source_axis))
    shapes += ["relation"] * bool(len(picture.relations))
    shapes += ["dot", "counted"] if len(picture.events) > SOME else ["dot"]  # which a small picture may need
    say = phrases(picture.lang)
    graded = bool(picture.grades.any())
    forms = shapes_words(picture.events, picture.lang, picture.checked, picture.source, graded=graded)
    within = next((said for form, said in forms.items() if form.startswith("within")), say["within"])
    return forms | {name: say[name].format(within) for name in shapes}


#: A new line before a block.
_PARTS_NOTHING = re.compile(r"\n(?=</?(?:main|section|div|ul|ol|li|h\d|header|footer|details)\b)")
_LOADER = PackageLoader("timeline.page", "")
_ENVIRONMENT = Environment(
    loader=_LOADER,
    bytecode_cache=Templates(),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_ENVIRONMENT.tests["turning"] = is_turning
_ENVIRONMENT.policies["json.dumps_kwargs"] = {"separators": (",", ":")}


@cache
def _beside_from_900_px(text: str) -> str:
    """The width from which the list stands beside the chart, in style and script: 64 em of a window, 56 of a cell."""
    return text.replace("64em", "56.25em").replace("63.99em", "56.24em")


def _in_address(text: str) -> str:
    """A text as a `data:` address in HTML holds it, which is shorter than base64; what has a meaning there is escaped.

    Examples
    --------
    >>> _in_address("a,“b” #1\\r\\n")
    'a,“b” %231%0D%0A'
    """
    return re.sub(r"[\x00-\x1f\x7f\"#%&'<>]| $", lambda sign: f"%{ord(sign[0]):02X}", text)


def _gzip(data: str | bytes) -> str:
    """Gzip in base64, which the browser unpacks; no clock goes in, and time matters more than bytes."""
    data = data.encode("utf-8") if isinstance(data, str) else data
    return base64.b64encode(gzip.compress(data, 1, mtime=0)).decode()


def _harmless(json_text: str) -> str:
    """JSON that ends no script element and begins no comment in one."""
    return json_text.replace("<", "\\u003c")


def _head(events: pd.DataFrame, heading: Heading, lang: str) -> dict:
    """What the page says of the whole, and its language."""
    locale, say, day = locale_of(lang), phrases(lang), shared_day(events, "day", lang)
    summary = _summary(events, lang, say, day)
    return {
        "lang": lang.replace("_", "-"), "dir": locale.text_direction, "locale": str(locale), "say": say,
        "spoken": spoken(lang), "title": heading.title or say["untitled"], "summary": summary,
        "too_many": counted("too_many", len(events), lang),
        "day": day, "lead": marked.pieces(heading.description) or [(summary, "", "")],
        "description": marked.plain(heading.description) or summary,
        "source": heading.source or host_of(heading.source_url), "source_url": heading.source_url,
    }  # fmt: skip


def _summary(events: pd.DataFrame, lang: str, say: Mapping[str, str], day: str) -> str:
    starts = events["earliest"].fillna(events["latest"])
    if events.empty:
        return say["summary_none"]
    ends = events["latest"].fillna(events["earliest"])
    years = [date_name(year_month_day(at)[0], 1, 1, "year", lang) for at in
             (starts.to_numpy().min(), ends.to_numpy().max())]  # fmt: skip
    when = day or (years[0] if years[0] == years[1] else f"{years[0]} – {years[1]}")
    return counted("summary", len(events), lang, when=when)
