"""The page as a widget: what is chosen, shown and in sight there is known in Python, and the other way round."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import anywidget
import numpy as np
import pandas as pd
import traitlets
from ipywidgets import Layout

from timeline.dates.calendar import iso, seconds
from timeline.notebook import HERE


class Explorer(anywidget.AnyWidget):
    """The page of `write_html` in a cell, and what a reader does there.

    Each of these can be read, set, and observed: `page.observe(print, "chosen")`.

    Attributes
    ----------
    chosen : str
        The id of the chosen event, "" for none.
    shown : list of str
        The ids of the events that search and key leave, in the order of the list.
    window : (str, str) or None
        First and last time in sight, as Plotly and pandas read them; None for the whole. It takes any two dates.
    height : int
        Px; 0 for as much as the page needs.
    """

    _esm = Path(__file__).with_name("explorer.js")
    here = traitlets.Unicode(HERE).tag(sync=True)
    chosen = traitlets.Unicode("").tag(sync=True)
    shown = traitlets.List(traitlets.Unicode()).tag(sync=True)
    window = traitlets.Any(None)
    height = traitlets.Int(0, min=0).tag(sync=True)
    _seconds = traitlets.List(traitlets.Float(), default_value=None, allow_none=True).tag(sync=True)

    def __init__(self, page: str, ids: list[str], height: int = 0) -> None:
        self._page, self._ids = page, dict.fromkeys(ids)
        name = _name_of(page)
        super().__init__(shown=ids, height=height, model_id=name, layout=Layout(model_id=name[::-1]))
        self.on_msg(self._answered)

    def _answered(self, _: Any, content: dict, __: Any) -> None:
        """The page is sent to who asks for it: as part of the widget's state it would be saved in every notebook."""
        if content.get("wanted") == "page":
            self.send({"page": self._page})

    @traitlets.validate("chosen", "shown")
    def _known(self, proposal: dict) -> Any:
        value = proposal["value"]
        if unknown := [one for one in ([value] if isinstance(value, str) else value) if one and one not in self._ids]:
            some = ", ".join([*self._ids][:3])
            raise traitlets.TraitError(f"no event has the id {unknown[0]!r}; ids are such as {some}")
        return value

    @traitlets.validate("window")
    def _dated(self, proposal: dict) -> tuple[str, str] | None:
        value = proposal["value"]
        if value is None:
            return None
        try:
            first, last = sorted(_second(one) for one in value)
        except (TypeError, ValueError):
            example = "('2023-11-01', '2023-12-11')"
            raise traitlets.TraitError(f"window is {value!r}; expected two dates, such as {example}") from None
        return iso(first), iso(last)

    @traitlets.observe("window")
    def _asked(self, change: dict) -> None:
        told = None if self._seconds is None else tuple(map(iso, self._seconds))
        if change["new"] != told:
            self._seconds = change["new"] and [_second(one) for one in change["new"]]

    @traitlets.observe("_seconds")
    def _moved(self, change: dict) -> None:
        self.window = change["new"]

    def _repr_mimebundle_(self, **options: Any) -> Any:
        """A line of text beside the widget, for where it cannot run."""
        found = super()._repr_mimebundle_(**options)
        bundle, *more = found if isinstance(found, tuple) else (found or {},)
        bundle = {**bundle, "text/plain": HERE}
        return (bundle, *more) if more else bundle


def _name_of(page: str) -> str:
    """A name for the widget that is the same in each run, so that a notebook saved twice is the same."""
    number = _made[page] = _made.get(page, 0) + 1
    return hashlib.sha256(f"{number} {page}".encode()).hexdigest()[:32]


_made: dict[str, int] = {}


def _second(when: Any) -> float:
    if isinstance(when, (int, float)):
        return float(when)
    return seconds(np.datetime64(when if isinstance(when, str) else pd.Timestamp(when).isoformat(), "s"))
