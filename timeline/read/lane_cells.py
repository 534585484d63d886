"""What a cell of `lane` says: one lane or several, and each in one level or two."""

from __future__ import annotations

import re

import pandas as pd

from timeline.read.cells import texts
from timeline.read.problems import quoted

#: A slash with blanks on both sides.
_NESTS = re.compile(r"(?<=\s)/(?=\s)")


def tags_of(cells: list[str]) -> list[list[str]]:
    """The lanes of each cell, each once; [""] where it is blank.

    They have `;` between them, or `,` where at least half of the cells have one and fewer lanes come of it.

    Examples
    --------
    >>> tags_of(["a; b", "a", ""]), tags_of(["x, y", "x, z", "x"]), tags_of(["Paris, France", "Rome, Italy"])
    ([['a', 'b'], ['a'], ['']], [['x', 'y'], ['x', 'z'], ['x']], [['Paris, France'], ['Rome, Italy']])
    """
    filled = [cell for cell in cells if cell]
    sign = ";" if any(";" in cell for cell in filled) else ","
    known = {cell: _tags(cell, sign) for cell in {*cells}}
    first = {tags[0] for tags in known.values()}
    many = sum("," in cell for cell in filled) * 2 >= len(filled) and len(first) < len({*cells})
    if sign == "," and not many:
        return [[cell] for cell in cells]
    return [known[cell] for cell in cells]


def _tags(cell: str, sign: str) -> list[str]:
    return list(dict.fromkeys(filter(None, (tag.strip() for tag in cell.split(sign))))) or [cell]


def lane_names(text: str) -> list[str]:
    """Names between semicolons.

    Examples
    --------
    >>> lane_names("North; South;")
    ['North', 'South']
    """
    return [name.strip() for name in text.split(";") if name.strip()]


def levels_of(lane: str) -> tuple[str, str]:
    """The band that a lane belongs to, and its name in it; "" where it is the band itself.

    Only a slash between blanks nests, and only the first one: what has a blank part has one level.

    Examples
    --------
    >>> levels_of("North / Harbour"), levels_of("North / Harbour / Quay")
    (('North', 'Harbour'), ('North', 'Harbour / Quay'))
    >>> levels_of("TCP/IP"), levels_of("2003/04"), levels_of("North /"), levels_of("North / / Quay")
    (('TCP/IP', ''), ('2003/04', ''), ('North /', ''), ('North / / Quay', ''))
    """
    parts = [part.strip() for part in _NESTS.split(lane)] if "/" in lane else []
    return (parts[0], " / ".join(parts[1:])) if len(parts) > 1 and all(parts) else (lane, "")


def full_name(band: str, inner: str) -> str:
    """A lane's name with both of its levels, always written alike.

    Examples
    --------
    >>> full_name(*levels_of("North  /  Harbour")), full_name(*levels_of("South"))
    ('North / Harbour', 'South')
    """
    return f"{band} / {inner}" if inner else band


def both_levels(lanes: list[str]) -> list[str]:
    """Every name by which some lanes can be asked for: their own, and those of their bands.

    Examples
    --------
    >>> both_levels(["South", "North / Harbour"])
    ['South', 'North', 'North / Harbour']
    """
    pairs = [levels_of(lane) for lane in lanes]
    return list(dict.fromkeys(name for band, inner in pairs for name in (band, full_name(band, inner)) if name))


def nested_lanes(events: pd.DataFrame) -> str:
    """Which lanes are read as parts of a band, in a sentence; "" where none is.

    Examples
    --------
    >>> nested_lanes(pd.DataFrame({"lane": ["North / Harbour", "TCP/IP", None]}))
    '"North / Harbour" is read as Harbour in the band North; without blanks around its slash a lane is one name'
    """
    lanes = dict.fromkeys(lane for tags in tags_of(texts(events["lane"])) for lane in tags)
    nested = [lane for lane in lanes if levels_of(lane)[1]]
    if not nested:
        return ""
    band, inner = levels_of(nested[0])
    more = f", and {len(nested) - 1:,} more so" if len(nested) > 1 else ""
    return (
        f"{quoted(nested[0])} is read as {inner} in the band {band}{more}; without blanks around its slash a lane is "
        "one name"
    )
