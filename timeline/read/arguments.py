"""What the public functions may be handed: of another type, each argument says so by its name."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from numbers import Integral
from typing import Any, Protocol, runtime_checkable

import numpy as np


@runtime_checkable
class HasLayout(Protocol):
    """A figure of Plotly's, without loading Plotly to know one."""

    layout: Any
    data: Any


_SWITCH = (bool | np.bool_, "True or False")
#: No screen and no sheet of paper is as large.
MOST_PIXELS = 100_000
_PIXELS = (Integral, "a whole number of px")
#: To each name that an argument has: its types, and these in words. Names mean the same in all functions.
_SORTS: dict[str, tuple[Any, str]] = {
    **dict.fromkeys(("title", "description", "source", "source_url", "image_url"), (str | None, "a text, or None")),
    "figure": (HasLayout, "a figure, as draw returns it"),
    "columns": (Mapping | None, 'our names to the source\'s, such as {"date": "Year"}'),
    "dates": (str | None, 'a text such as "day-first"'),
    "lang": (str, "a language tag such as en, de or ar"),
    "path": (str | os.PathLike, "a path"),
    "text": (str, "the text of an article"),
    "published": (str | date, "a day such as 2023-12-11"),
    "first": (str, "the id of an event"),
    "second": (str, "the id of an event"),
    "theme": (str, '"light" or "dark"'),
    "size": (str, "px such as 1200x675"),
    "view": (str, "a part of a page's address, from its # on"),
    "layout": (str | None, '"horizontal", "vertical" or None'),
    "width": _PIXELS,
    "height": _PIXELS,
    **dict.fromkeys(("fold", "heading", "relations", "widget"), _SWITCH),
}


def check(**given: Any) -> None:
    """Refuse arguments of a type that they cannot have.

    Raises
    ------
    TypeError
        With the argument's name, what it is, and what was expected.

    Examples
    --------
    >>> check(lang="en", width=700)
    >>> check(lang=None)
    Traceback (most recent call last):
    TypeError: lang is None; expected a language tag such as en, de or ar
    """
    for name, value in given.items():
        types, words = _SORTS[name]
        if not isinstance(value, types) or (isinstance(value, bool) and types is Integral):
            raise TypeError(f"{name} is {shortly(value)}; expected {words}")
        if types is Integral and abs(value) > MOST_PIXELS:
            raise ValueError(f"{name} is {shortly(value)}; expected at most {MOST_PIXELS:,} px")


def shortly(value: Any) -> str:
    """A value as Python writes it, or its type where that would be long.

    Examples
    --------
    >>> shortly(5), shortly([0] * 1000)
    ('5', 'of type list')
    """
    try:
        text = repr(value)
    except Exception:  # whatever somebody's own type makes of it
        text = ""
    return text if 0 < len(text) <= 40 and text.isprintable() else f"of type {type(value).__name__}"
