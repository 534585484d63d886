"""Seeded sets of events that are hard to draw."""

from __future__ import annotations

import numpy as np
import pandas as pd

from timeline import read_events

KINDS = ["war", "politics", "attack", "strike", "diplomacy", "sanctions", "economy"]


def one_busy_year(seed: int = 1) -> pd.DataFrame:
    """30 of 33 events in one year, three long before."""
    rng = np.random.default_rng(seed)
    days = np.datetime64("2021-01-01") + np.sort(rng.integers(0, 365, 30)).astype("m8[D]")
    return frame([*map(str, days), "1803-05-02", "1911", "195X"], rng)


def bursts() -> pd.DataFrame:
    """Many events on each of a few days."""
    rng = np.random.default_rng(2)
    return frame([f"2023-0{1 + n // 9}-1{n // 9}" for n in range(45)], rng)


def long_titles() -> pd.DataFrame:
    """Titles of 200 characters in scripts of every width."""
    rng = np.random.default_rng(3)
    events = frame([f"2023-{1 + n % 12:02d}-{1 + n:02d}" for n in range(16)], rng)
    scripts = [
        "東京都の長い題名",
        "حدث طويل جدا في بغداد ",
        "🎉🚀👩‍👩‍👧",
        "Ein sehr langer Titel WWW ",
        "Очень длинное название ",
        "i l j ",
    ]
    titles = [(script * 200)[:200] for script in scripts]
    return read_events(events.assign(title=[titles[n % len(titles)] for n in range(len(events))], id=np.nan))


def spans_in_spans() -> pd.DataFrame:
    """Every shape there is, one inside another."""
    dates = [
        "2020-01-01/2023-12-31",
        "2020-03/2023-10",
        "2021/2022",
        "2021-06-01/2021-06-30",
        "2021-06-10",
        "2021-06",
        "2021",
        "[2021-05-01..2021-07-15]",
        "[..2021-06-20]",
        "[2022-02-02..]",
        "2019/..",
        "../2022-05-05",
        "2020/",
        "/2023-02",
        "2021-06~",
        "2021?",
        "2021-06-15~",
        "{2021-01-01,2021-06-10,2023-05-05}",
        "{2020-05,2022..2023}",
        "202X",
        "2021-21",
        "2021-06-10",
        "2021-06-11/2021-06-12",
        "[2021-06-01,2022-06-01]",
    ]
    events = frame(dates, np.random.default_rng(4))
    return read_events(events.assign(source_date=events["date"].where(events["date"] != "2021-06-10", "2021")))


def one() -> pd.DataFrame:
    """A single event."""
    return frame(["2023-12-08"], np.random.default_rng(5))


def none() -> pd.DataFrame:
    """No event: a filter may leave nothing."""
    return one().iloc[:0]


def crowd(n: int = 300, seed: int = 6) -> pd.DataFrame:
    """So many events that most labels cannot be shown."""
    rng = np.random.default_rng(seed)
    days = np.datetime64("2015-01-01") + np.sort(rng.integers(0, 3000, n)).astype("m8[D]")
    texts = days.astype(str)
    mixed = [
        text[:7] if n % 7 == 3 else f"{text}/{day + 200}" if n % 7 == 5 else text
        for n, (text, day) in enumerate(zip(texts, days))
    ]
    return frame(mixed, rng)


def one_crowded_lane() -> pd.DataFrame:
    """So many events without a lane that most labels cannot be shown."""
    return read_events(public_list(200).assign(lane=""))


def benchmark(n: int, seed: int = 7) -> pd.DataFrame:
    """A table of `n` events of mixed precision in 6 lanes and 7 kinds, titles of 10 to 60 characters; not read yet."""
    rng = np.random.default_rng(seed)
    first = np.datetime64("1990-01-01") + rng.integers(0, 12_500, n).astype("m8[D]")
    last = pd.Series((first + rng.integers(1, 400, n).astype("m8[D]")).astype(str))
    day, sort = pd.Series(first.astype(str)), rng.random(n)
    dates = np.select(
        [sort < 0.6, sort < 0.75, sort < 0.8, sort < 0.88, sort < 0.94, sort < 0.97],
        [day, day.str[:7], day.str[:4], day + "/" + last, "[" + day + ".." + last + "]", day.str[:7] + "~"],
        day + "/..",
    )
    words = np.array(
        "rocket vote in Kirkuk talks Wednesday a minister illicit border oil embassy militia the court".split()
    )
    titles = [" ".join(some)[:length].strip().ljust(10, "x") for some, length in
              zip(words[rng.integers(0, len(words), (n, 15))], rng.integers(10, 61, n))]  # fmt: skip
    lanes = np.array(["North", "South", "East", "West", "Centre", "Abroad"])[rng.integers(0, 6, n)]
    return pd.DataFrame({"date": dates, "title": titles, "lane": lanes, "kind": np.array(KINDS)[rng.integers(0, 7, n)]})


def public_list(n: int, seed: int = 8) -> pd.DataFrame:
    """A list as people publish them: bursts of days, dates known to the year, long reigns, lanes from one to fifty."""
    rng = np.random.default_rng(seed + n)
    lanes = {60: 5, 200: 12, 500: 1, 700: 50}.get(n, 8)
    bursts = rng.integers(0, 20_000, 6)
    day = np.where(
        rng.random(n) < 0.5, bursts[rng.integers(0, 6, n)] + rng.integers(0, 40, n), rng.integers(0, 20_000, n)
    )
    first = np.datetime64("1950-01-01") + day.astype("m8[D]")
    last = (first + rng.integers(100, 9_000, n).astype("m8[D]")).astype(str)
    sort, text = rng.random(n), pd.Series(first.astype(str))
    dates = np.select([sort < 0.62, sort < 0.92, sort < 0.97], [text, text.str[:4], text.str[:7]], text + "/" + last)
    words = np.array(
        "Moon landing crew returns probe launch fails test of new engine first orbit docking spacewalk".split()
    )
    titles = [" ".join(rng.choice(words, rng.integers(2, 6))).capitalize() for _ in range(n)]
    share = rng.dirichlet(np.full(lanes, 0.6))
    lane = np.array([f"Agency {i + 1}" for i in range(lanes)])[rng.choice(lanes, n, p=share)]
    return pd.DataFrame(
        {"date": dates, "title": titles, "lane": lane if lanes > 1 else "", "kind": rng.choice(KINDS, n)}
    )


def frame(dates: list[str], rng: np.random.Generator) -> pd.DataFrame:
    """Events with these dates, and titles, lanes and kinds from a generator."""
    n = len(dates)
    words = np.array(["rocket", "vote", "in", "Kirkuk", "talks", "Wednesday", "a", "minister", "WMW", "illicit"])
    titles = [" ".join(rng.choice(words, rng.integers(1, 9))) for _ in range(n)]
    return read_events(pd.DataFrame({
        "date": dates, "title": [f"{title} {i}"[:60] for i, title in enumerate(titles)],
        "lane": rng.choice(["North", "South", "A lane with a long name"], n), "kind": rng.choice(KINDS, n),
    }))  # fmt: skip


SETS = {
    "one busy year": one_busy_year, "bursts": bursts, "long titles": long_titles, "spans in spans": spans_in_spans,
    "one": one, "none": none, "crowd": crowd, "one crowded lane": one_crowded_lane,
}  # fmt: skip


def long_titled(n: int, seed: int = 9) -> pd.DataFrame:
    """A list whose titles have 60 to 120 characters, as headlines have, in four lanes over three years."""
    rng = np.random.default_rng(seed + n)
    words = np.array(
        "Parliament adopts the second reading of a bill on harbour fees after a night of debate while unions call for "
        "strikes in three northern districts and the central bank leaves its rate unchanged".split()
    )
    first = np.datetime64("2021-01-01") + np.sort(rng.integers(0, 1095, n)).astype("m8[D]")
    titles = []
    for length in rng.integers(60, 121, n):
        text = " ".join(rng.choice(words, 30))
        titles.append(text[: text.rfind(" ", 0, length)].capitalize())
    lanes = np.array(["Courts", "Parliament", "Unions", "Ports"])[rng.integers(0, 4, n)]
    kinds = np.array(KINDS)[rng.integers(0, 4, n)]
    return pd.DataFrame({"date": first.astype(str), "title": titles, "lane": lanes, "kind": kinds})


def dated_list(n: int, seed: int = 10) -> pd.DataFrame:
    """A list as any form can say it: days, of which one in twenty has an end, titles, six lanes and a sentence each."""
    rng = np.random.default_rng(seed)
    first = np.datetime64("1950-01-01") + rng.integers(0, 25_000, n).astype("m8[D]")
    last = (first + rng.integers(1, 400, n).astype("m8[D]")).astype(str)
    words = np.array("Harbour council opens a new bridge after long talks on tolls and ferries in spring".split())
    told = [" ".join(some) for some in words[rng.integers(0, len(words), (n, 20))]]
    return pd.DataFrame({
        "start": first.astype(str), "end": np.where(rng.random(n) < 0.05, last, ""),
        "title": [text[:40].strip() for text in told],
        "lane": np.array(["North", "South", "East", "West", "Centre", "Abroad"])[rng.integers(0, 6, n)],
        "description": [f"{text[40:].strip().capitalize()}." for text in told],
    })  # fmt: skip
