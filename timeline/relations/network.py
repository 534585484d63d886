"""Relative dates together: a simple temporal network, and what follows from all of it.

Each moment (an event, or either end of an interval) has windows it may lie
in; each link says where one moment lies from another. A moment's earliest and
latest are then the ends of the chains of links that bind it most. All that a
link says grows with what it is told, so repeating every link until nothing
moves gives the narrowest window of each moment, and no solution is lost
(R. Dechter, I. Meiri, J. Pearl, "Temporal constraint networks", 1991).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from operator import gt, lt
from typing import Any

from timeline.dates.calendar import DAY
from timeline.relations.choices import fewest, without_needless
from timeline.relations.offsets import Offset, Order

Window = tuple[float, float]
ANY: tuple[Window, ...] = ((-inf, inf),)
#: Steps that are taken in search of a contradiction's shortest chain: some seconds.
MOST_STEPS = 500_000
#: Of so many rows every choice is tried.
FEW = 7


@dataclass(frozen=True)
class Link:
    """Where the moment `child` lies from the moment `anchor`; `row` is whose word that is, None where it goes without.

    Moments are numbers.
    """

    anchor: int
    child: int
    offset: Offset | Order
    row: Any = None


@dataclass(frozen=True)
class Network:
    """Moments and links between them.

    Attributes
    ----------
    windows : mapping of int to tuple of (float, float)
        To each moment where it may lie by itself: seconds since 1970, both ends included, ascending.
    rows : mapping of int to hashable
        To each moment whose word that is.
    links : sequence of Link
    """

    windows: Mapping[int, tuple[Window, ...]]
    rows: Mapping[int, Any]
    links: Sequence[Link]

    def parts(self) -> list[Network]:
        """What hangs together, each part by itself; moments without a link are in none."""
        near: dict[int, list[Link]] = defaultdict(list)
        for link in self.links:
            near[link.anchor].append(link)
            near[link.child].append(link)
        parts, seen = [], set()
        for start in near:
            if start in seen:
                continue
            seen.add(start)
            order = [start]
            links: dict[Link, None] = {}
            for moment in order:  # grows as it is walked, so that each link stands near those it follows from
                for link in near[moment]:
                    links[link] = None
                    for other in (link.anchor, link.child):
                        if other not in seen:
                            seen.add(other)
                            order.append(other)
            parts.append(Network({m: self.windows[m] for m in order}, {m: self.rows[m] for m in order}, list(links)))
        return parts

    def narrowed(self) -> dict[int, Window] | None:
        """To each moment its narrowest window; None where no choice of moments fits all.

        Examples
        --------
        >>> from timeline.relations.offsets import parse_offset
        >>> day = 86_400.0
        >>> links = [Link(0, 1, parse_offset("P2D"))]
        >>> Network({0: ((0, 9 * day),), 1: ((4 * day, 6 * day - 1),)}, {0: "a", 1: "b"}, links).narrowed()
        {0: (172800.0, 345599.0), 1: (345600.0, 518399.0)}
        """
        low = {moment: windows[0][0] for moment, windows in self.windows.items()}
        high = {moment: windows[-1][1] for moment, windows in self.windows.items()}
        # On a tree two rounds do; a ring whose links agree needs no more than it has moments.
        steps = self._steps()
        rounds = len(self.links) + sum(map(len, self.windows.values())) + 100
        for number in range(rounds):
            if number == 10 and self._ring():  # it would go round until it leaves the windows
                return None
            moved = False
            for one, other, says in steps:
                first, last = says(low[other], high[other])
                if first > low[one]:
                    low[one], moved = self._snapped(one, first, 0), True
                if last < high[one]:
                    high[one], moved = self._snapped(one, last, 1), True
                if low[one] > high[one]:
                    return None
            if not moved:
                # A ring that nothing binds is not moved by what is wrong with it.
                unbound = any(low[moment] == -inf and high[moment] == inf for moment in low)
                return None if unbound and self._ring() else {moment: (low[moment], high[moment]) for moment in low}
        return None

    def only(self, rows: Iterable[Any]) -> Network:
        """What these rows say, and nothing else."""
        kept = set(rows)
        windows = {m: own if self.rows[m] in kept else ANY for m, own in self.windows.items()}
        return Network(windows, self.rows, [link for link in self.links if link.row is None or link.row in kept])

    def conflict(self) -> list[Any]:
        """The fewest rows of a network without a solution that cannot all be true.

        Of a few rows every choice is tried, the smallest first. Else a chain of links from one row's window to
        another's is followed from both ends, one more row at a time, until they contradict one another; a ring of links
        may contradict itself. Of what is found so, whatever can be left out is: by halves, quarters and so on, as long
        as that takes no more than a moment. A chain of thousands is not sought for ever: then all rows are named.
        """
        every = list(dict.fromkeys(self.rows.values()))
        if len(every) <= FEW:
            return fewest(every, self._contradicts)
        ring = self._ring()
        rows = self._chain(len(ring)) or ring or every
        rows = ring if ring and len(ring) < len(rows) else rows
        rows = rows if self._contradicts(rows) else every
        tries = MOST_STEPS // (20 * (len(self.links) + 1)) + 2 * FEW
        rows = without_needless(rows, self._contradicts, tries)
        return fewest(rows, self._contradicts) if len(rows) <= FEW else rows

    def _contradicts(self, rows: Iterable[Any]) -> bool:
        return self.only(rows).narrowed() is None

    def _chain(self, least: int) -> list[Any]:
        """The rows of the shortest chain that contradicts itself, none if that takes `least` or more, if any."""
        near: dict[int, list[tuple[int, Link, bool]]] = defaultdict(list)
        for link in self.links:
            near[link.anchor].append((link.child, link, True))
            near[link.child].append((link.anchor, link, False))
        most = sum(map(len, self.windows.values())) + len(self.links)
        # By side, moment and whether its row is among those used: bounds by number of rows, each with its trace. Each
        # is stricter than the last; so are their values, which stand apart with a sign that makes them ascend.
        bounds: tuple[dict, dict] = defaultdict(list), defaultdict(list)
        values: tuple[dict, dict] = defaultdict(list), defaultdict(list)
        best: tuple[int, list[Any]] = (least or most + 1, [])
        steps, beyond = 0, self._beyond()
        waiting: list[dict[int, list]] = [defaultdict(list), defaultdict(list)]
        for side in (0, 1):
            for moment, windows in self.windows.items():
                bound = windows[0][0] if side == 0 else windows[-1][1]
                waiting[side][1].append((moment, True, bound, (self.rows[moment], None)))
        for cost in range(1, most + 1):
            if cost >= best[0] or not any(w and max(w) >= cost for w in waiting):
                break
            for side in (0, 1):
                queue, better = waiting[side].pop(cost, []), (gt, lt)[side]
                steps += len(queue)
                for moment, paid, bound, trace in queue if steps < MOST_STEPS else ():
                    old = bounds[side][moment, paid]
                    if bound == (-inf, inf)[side] or (old and not better(bound, old[-1][1])):
                        continue
                    if beyond and not better(bound, beyond[1 - side][moment]):
                        continue  # all rows together do not contradict it
                    old.append((cost, bound, trace))
                    values[side][moment, paid].append(-bound if side else bound)
                    for twin in (True, False):
                        against = values[1 - side][moment, twin]
                        at = bisect_right(against, bound if side else -bound)
                        if at < len(against):
                            price, _, end = bounds[1 - side][moment, twin][at]
                            total = cost + price - (paid and twin)
                            if total < best[0]:
                                best = (total, [*dict.fromkeys([*_traced(trace), *_traced(end)])])
                    snapped = self._snapped(moment, bound, side)
                    if snapped != bound:
                        step = (moment, True, snapped, (self.rows[moment], trace))
                        (queue if paid else waiting[side][cost + 1]).append(step)
                    for other, link, onward in near[moment]:
                        says = link.offset.follows if onward else link.offset.precedes
                        free = link.row is None or (paid and link.row == self.rows[moment])
                        owned = paid if link.row is None else link.row == self.rows[other]
                        end = trace if free else (link.row, trace)
                        (queue if free else waiting[side][cost + 1]).append(
                            (other, owned, says(bound, bound)[side], end)
                        )
        return best[1]

    def _beyond(self) -> tuple[dict[int, float], dict[int, float]] | None:
        """To each moment the last time before which, and the first behind which, all rows together forbid it.

        None where months, which have no one length, or a ring that tightens itself for ever leave that open.
        """
        if any(isinstance(link.offset, Offset) and link.offset.months for link in self.links):
            return None
        found, steps = [], self._steps()
        for side in (0, 1):
            better = (gt, lt)[side]
            bounds = {m: windows[0][0] if side == 0 else windows[-1][1] for m, windows in self.windows.items()}
            for _ in range(20):
                moved = False
                for one, other, says in steps:
                    bound = says(bounds[other], bounds[other])[side]
                    if better(bound, bounds[one]) and better(bound := self._snapped(one, bound, side), bounds[one]):
                        bounds[one], moved = bound, True
                if not moved:
                    break
            else:
                return None
            found.append(bounds)
        return found[0], found[1]

    def _steps(self) -> list[tuple[int, int, Callable[[float, float], tuple[float, float]]]]:
        """What each link says of either of its moments by the other, from the first link to the last and back."""
        return [
            step
            for link in (*self.links, *reversed(self.links))
            for step in (
                (link.child, link.anchor, link.offset.follows),
                (link.anchor, link.child, link.offset.precedes),
            )
        ]

    def _snapped(self, moment: int, bound: float, side: int) -> float:
        """The nearest time that the moment's windows allow, none of which lies between two; beyond them all, itself."""
        windows = self.windows[moment]
        if side == 0:
            return next((max(bound, a) for a, b in windows if b >= bound), bound)
        return next((min(bound, b) for a, b in reversed(windows) if a <= bound), bound)

    def _ring(self) -> list[Any]:
        """The rows of links that go round and contradict themselves; none if months are among them.

        Days have one length: what cannot begin on one day cannot begin on any other.
        """
        anchors = {link.row: self.rows[link.anchor] for link in self.links if link.row is not None}
        for ring in rings(anchors):
            links = [link for link in self.links if link.row is None or link.row in ring]
            if any(isinstance(link.offset, Offset) and link.offset.months for link in links):
                continue
            windows = dict.fromkeys(self.windows, ANY)
            begin = next(link.anchor for link in links if link.row is not None)
            if Network(windows | {begin: ((0.0, DAY - 1),)}, dict.fromkeys(windows), links).narrowed() is None:
                return ring
        return []


def _traced(trace: tuple | None) -> Iterable[Any]:
    while trace:
        yield trace[0]
        trace = trace[1]


def rings(anchors: Mapping[Any, Any]) -> list[list[Any]]:
    """Every ring of rows that hang on one another, each once.

    Parameters
    ----------
    anchors : mapping
        Row to the row it hangs on.

    Examples
    --------
    >>> rings({"a": "b", "b": "a", "c": "a"})
    [['a', 'b']]
    """
    rings_of_rows, done = [], set()
    for row in anchors:
        path: dict[Any, None] = {}
        while row in anchors and row not in done and row not in path:
            path[row] = None
            row = anchors[row]
        if row in path:
            ring = list(path)
            rings_of_rows.append(ring[ring.index(row) :])
        done.update(path)
    return rings_of_rows
