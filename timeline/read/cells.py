"""Values of a frame as cells: texts, blank where nothing is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd


def texts(column: Any) -> list[str]:
    """A column's values as cells.

    Parameters
    ----------
    column : pandas.Series
        Of any type.

    Examples
    --------
    >>> texts(pd.Series(["a", None])), texts(pd.Series([2003.0, None]))
    (['a', ''], ['2003', ''])
    """
    if column.dtype == "str":  # what is missing is not a number, which differs from itself
        return [text.strip() if text == text else "" for text in column.array.tolist()]
    return [text_of(value) for value in column]


def text_rows(events: pd.DataFrame, names: Iterable[str] | None = None) -> list[dict[str, str]]:
    """To each event its cells by column, of all columns of text or of some.

    Examples
    --------
    >>> text_rows(pd.DataFrame({"date": ["2023"], "place": [None]}, dtype="str"))
    [{'date': '2023', 'place': ''}]
    """
    names = [name for name in events if events[name].dtype == "str"] if names is None else [*names]
    return [dict(zip(names, row)) for row in zip(*(texts(events[name]) for name in names))]


def text_of(value: Any) -> str:
    """A value as a cell: 2003.0 is 2003, a midnight its day, missing blank.

    Examples
    --------
    >>> text_of(2003.0), text_of(pd.Timestamp("2023-12-08")), text_of(None)
    ('2003', '2023-12-08', '')
    """
    if value is None or isinstance(value, int):
        return "" if value is None else str(value)
    if isinstance(value, str):
        return value.strip()
    if pd.api.types.is_scalar(value) and bool(pd.isna(value)):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    try:
        text = str(value).strip()
    except Exception:  # whatever somebody's own type makes of it
        raise TypeError(f"a cell is of type {type(value).__name__}, which has no text; expected one that has") from None
    isoformat = getattr(value, "isoformat", None)
    return isoformat().removesuffix("T00:00:00") if isoformat else text
