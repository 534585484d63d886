"""The style sheet of a page, in few bytes."""

from __future__ import annotations

import re
from collections.abc import Container
from pathlib import Path

from timeline.page.themes import css_of
from timeline.picture import style

#: Properties of the sheet's own that get a short name; neither script nor page says one.
OWN: dict[str, str] = {
    "paper": "--p", "ink": "--i", "quiet": "--q", "line": "--l", "band": "--b", "link": "--n", "icon": "--o",
    "report": "--r", "area": "--a", "thin": "--t", "kind": "--h", "ring": "--g", "sans": "--s", "serif": "--f",
    "body": "--y", "size": "--z", "left": "--e", "point": "--d",
}  # fmt: skip


def sheet(
    light: style.Theme,
    dark: style.Theme,
    *,
    overview: bool = True,
    images: bool = True,
    slots: Container[int] = range(99),
) -> str:
    """Colours and the style sheet, without blanks and signs that part nothing, and what no part of the page needs.

    Parameters
    ----------
    light, dark : Theme
        The colours of both schemes.
    overview : bool
        Whether the page has an overview below its chart.
    images : bool
        Whether an entry has an image.
    slots : container of int
        The slots of kinds whose symbol the page shows beside text.

    Examples
    --------
    >>> from timeline.picture.style import DARK, LIGHT
    >>> sheet(LIGHT, DARK)[:40]
    ':root,[data-theme=light]{--p:#fdfdfc;--b'
    """
    text = css_of(light, dark, slots) + Path(__file__).with_name("page.css").read_text("utf-8")
    text = re.sub(r"/\*.*?\*/", "", text)
    if not overview:
        text = re.sub(r"(?m)^ *(\.js )?\.(overview\b|chart:has\().*\n", "", text)
    if not images:
        text = re.sub(r"(?m)^ *figure\b.*\n", "", text)
    text = re.sub(r"--(" + "|".join(OWN) + r")\b", lambda name: OWN[name[1]], text)
    text = re.sub(r"(?<![\d.])0(?=\.\d)", "", re.sub(r"(?<=[a-z-]): ", ":", text))
    text = re.sub(r'="([a-z][\w-]*)"\]', r"=\1]", re.sub(r"\s*([{};,>])\s*", r"\1", text))
    return re.sub(r" (!important|[*/](?= )) ?", r"\1", text).replace(";}", "}")
