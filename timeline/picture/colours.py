"""Colours of one's own for kinds: what is asked for, how well it is seen, and the nearest that is seen well."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from timeline.picture.sight import SIGHT, contrast, difference, lab, linear
from timeline.picture.style import THEMES, Theme, kinds_of, slots_of
from timeline.read.kinds import EXPECTED, MOST_COLOURS, colours_told, two_colours

#: What a mark's colour must differ by from its ground, and from any other's for everybody (ΔE2000).
_CONTRAST, _APART = 3.0, 20.0


def colours_of(wish: Mapping[str, str] | None, kinds: set[str]) -> dict[str, tuple[str, str]]:
    """To each kind its colours on a light and a dark page.

    Parameters
    ----------
    wish : mapping of str to str
        Kinds to `#rrggbb`, or to one for either page: `#rrggbb/#rrggbb`.
    kinds : set of str
        Those that there are.

    Raises
    ------
    ValueError
        If there is no such kind or no such colour, or if there are too many.

    Examples
    --------
    >>> colours_of({"war": "#8b2c0b", "peace": "#06509b/#6af"}, {"war", "peace"})
    {'war': ('#8b2c0b', '#8b2c0b'), 'peace': ('#06509b', '#66aaff')}
    """
    chosen = {}
    for kind, text in (wish or {}).items():
        if kind not in kinds:
            there = ", ".join(sorted(kinds)) or "none"
            raise ValueError(f"colours names the kind {kind!r}, which no event has; the kinds are: {there}")
        both = two_colours(text) if isinstance(text, str) else None
        if both is None:
            raise ValueError(f"the colour of {kind!r} is {text!r}; {EXPECTED}")
        chosen[kind] = both
    if len(chosen) > MOST_COLOURS:
        most = f"expected {MOST_COLOURS} at the most, as many as there are shapes"
        raise ValueError(f"colours names {len(chosen)} kinds; {most}")
    return chosen


def own_colours(events: pd.DataFrame, wish: Mapping[str, str] | None) -> dict[str, tuple[str, str]]:
    """To each kind of some events its own colours: those that are wished for, and else those that the file says.

    Raises
    ------
    ValueError
        If what is wished for cannot be had, alone or together with what the file says.

    Examples
    --------
    >>> events = pd.DataFrame({"kind": ["war", "peace"]})
    >>> events.attrs["kinds"] = [{"title": "war", "colour": "#8b2c0b"}, {"title": "peace", "colour": "#06509b"}]
    >>> own_colours(events, {"war": "#123456"})
    {'war': ('#123456', '#123456'), 'peace': ('#06509b', '#06509b')}
    """
    there = {*events["kind"].dropna()}
    wished, told = colours_of(wish, there), colours_of(colours_told(events), there)
    both = wished | {kind: colours for kind, colours in told.items() if kind not in wished}
    if len(both) > MOST_COLOURS:
        most = f"expected {MOST_COLOURS} at the most, as many as there are shapes"
        raise ValueError(f"colours and the file's rows of kind kind name {len(both)} kinds together; {most}")
    return both


def themes_with(own: Mapping[str, tuple[str, str]], slots: Mapping[str, int]) -> dict[str, Theme]:
    """Both themes with the colours of some kinds in their places, and grey in whatever other places are taken."""
    themes = {}
    for number, (name, theme) in enumerate(THEMES.items()):
        placed = {slots[kind]: colours[number] for kind, colours in own.items() if kind in slots}
        last = max([len(theme.kinds) - 1, *slots.values()])
        grey = theme.kinds[-1]
        kinds = tuple(
            placed.get(slot, theme.kinds[slot] if slot < len(theme.kinds) else grey) for slot in range(last + 1)
        )
        themes[name] = replace(theme, kinds=kinds)
    return themes


def troubles(
    own: Mapping[str, tuple[str, str]], slots: Mapping[str, int], themes: Mapping[str, Theme]
) -> Iterator[str]:
    """For each colour of one's own that is not seen well: why, and the nearest that would be.

    Examples
    --------
    >>> own, slots = {"war": ("#8b2c0b", "#d6493f")}, {"war": 0, "peace": 1}
    >>> list(troubles(own, slots, themes_with(own, slots)))
    []
    """
    for kind, colours in own.items():
        said, better = [], []
        for (name, theme), colour in zip(themes.items(), colours):
            others = {other: theme.kinds[slot] for other, slot in slots.items() if slots[kind] != slot}
            why = _why(colour, theme, others, name)
            said += why
            better.append(_nearest(colour, theme, [*others.values()]) if why else colour)
        if said:
            fit = f"; the nearest that fits: {kind}={'/'.join(dict.fromkeys(map(str, better)))}" if all(better) else (
                "; beside the others none fits, and the shapes alone tell it apart")  # fmt: skip
            yield f"{kind}={'/'.join(dict.fromkeys(colours))} {' and '.join(said)}{fit}"


def troubles_of(events: pd.DataFrame, wish: Mapping[str, str] | None) -> list[str]:
    """What is wrong with the colours that are wished for the kinds of some events, or that their file says."""
    own = own_colours(events, wish)
    if not own:
        return []
    slots = slots_of(events, kinds_of(events, own), own)
    return list(troubles(own, slots, themes_with(own, slots)))


def warn_of_colours(events: pd.DataFrame, wish: Mapping[str, str] | None) -> None:
    """Warn whoever calls our caller of colours that are not seen well; they are used all the same."""
    for trouble in troubles_of(events, wish):
        warnings.warn(trouble, stacklevel=3)


def _why(colour: str, theme: Theme, others: Mapping[str, str], name: str) -> list[str]:
    """What is wrong with a colour on a page."""
    said, rgb = [], linear(_channels([colour]))
    least = float(contrast(rgb, linear(_channels([theme.paper, theme.band]))).min())
    if least < _CONTRAST:
        said.append(f"has a contrast of {_floor(least)}:1 to a {name} page, where {_CONTRAST:g}:1 is needed")
    if others:
        rows = linear(_channels([*others.values()]))
        apart = np.stack([difference(lab(rgb, sight), lab(rows, sight)) for sight in SIGHT])
        sight, other = np.unravel_index(apart.argmin(), apart.shape)
        if apart.min() < _APART:
            who = "" if not sight else f" in {[*SIGHT][sight]} sight"
            said.append(
                f"differs from {[*others][other]} on a {name} page by ΔE {_floor(float(apart.min()))}{who}, where "
                f"{_APART:g} is needed"
            )  # fmt: skip
    return said


def _floor(number: float) -> str:
    """A number with one digit, never rounded up to what is needed."""
    return f"{np.floor(number * 10) / 10:g}"


def _nearest(colour: str, theme: Theme, others: list[str]) -> str | None:
    """The colour that differs least from one and is seen well among the others; None where there is none."""
    steps = np.arange(0, 256, 15)
    every = np.stack(np.meshgrid(steps, steps, steps), axis=-1).reshape(-1, 3)
    for ground in (theme.paper, theme.band):
        every = every[contrast(linear(every), linear(_channels([ground]))) >= _CONTRAST]
    for sight in SIGHT:
        for other in others:
            every = every[difference(lab(linear(every), sight), lab(linear(_channels([other])), sight)) >= _APART]
    if not len(every):
        return None
    away = difference(lab(linear(every)), lab(linear(_channels([colour]))))
    return "#" + "".join(f"{channel:02x}" for channel in every[away.argmin()])


def _channels(colours: list[str]) -> np.ndarray:
    return np.array([[int(colour[at : at + 2], 16) for at in (1, 3, 5)] for colour in colours])
