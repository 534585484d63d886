"""Which column may be the lanes, where none is: a few short names that come again and again."""

from __future__ import annotations

import re

from timeline.read.dated import may_be_date
from timeline.read.named import Named, option
from timeline.read.names import plain
from timeline.read.table import Table
from timeline.schema import MEDIA, NAMES

#: Names of columns that tell of parts of a whole.
_PARTS = re.compile(
    r"\b(?:part|era|epoch|period|phase|stage|chapter|section|series|season|type|sort|kind|class|sector|region|state|"
    r"nation|team|party|side|actor|who|by|owner|department|topic|theme|subject|field|area|continent|genre|status|"
    r"categor\w*|tema|tipo|parte|época|région|thème|type|teil|thema|bereich|epoche|art|partei|akteur)\b"
)
_MOST, _LONGEST = 12, 40


def offered(table: Table, told: Named) -> str:
    """A sentence on the column that may be the lanes, with the option that makes it so; "" where there is none.

    Examples
    --------
    >>> parts = ["North", "South", "North", "South"]
    >>> table = Table("", ["date", "title", "Part"], [["1914"] * 4, ["A", "B", "C", "D"], parts], [2, 3, 4, 5])
    >>> print(offered(table, {}))
    Part has 2 names that recur, such as "North"; to make it the lanes: --columns lane=Part
    """
    if "lane" in table.header:
        return ""
    scores = {name: _score(name, cells) for name, cells in zip(table.header, table.columns)
              if name and table.header.count(name) == 1 and name not in (*NAMES, *MEDIA)}  # fmt: skip
    best = max(scores, key=lambda name: scores[name], default="")
    if not best or not scores[best]:
        return ""
    cells, own = [cell for cell in table.column(best) if cell], table.own_name(best)
    how = f'has {len({*cells})} names that recur, such as "{cells[0]}"'
    return f"{own} {how}; to make it the lanes: {option({**told, 'lane': own})}"


def _score(name: str, cells: list[str]) -> float:
    filled = [cell for cell in cells if cell]
    names = {*filled[:1000]}
    if not 1 < len(names) <= _MOST or 2 * len(filled) < len(cells):
        return 0
    names = {*filled}
    if not len(names) <= _MOST or 2 * len(names) > len(filled) or max(map(len, names)) > _LONGEST:
        return 0
    if not all(re.search(r"[^\W\d_]", one) and not re.match(r"[a-z]+://|[\[{<]", one) for one in names):
        return 0
    if any(map(may_be_date, names)) or {one.casefold() for one in names} <= {"true", "false", "yes", "no", "y", "n"}:
        return 0
    return (3 if _PARTS.search(plain(name)) else 1) * (2 - len(names) / len(filled))
