"""What is worked out twice, for the figure in Python and for the page in its script, is the same."""

from __future__ import annotations

import json
import subprocess

import numpy as np
import pytest
from test_script import node

from timeline.chart.scale import fit
from timeline.chart.shapes import Shape, shapes
from timeline.dates.calendar import DAY
from timeline.page.script import write
from timeline.picture.gaps import breaks
from timeline.picture.measures import (
    ARROW,
    AT_LEAST,
    BY_REPORT,
    DASHED,
    END_CAP,
    END_FADES,
    EXACT,
    SEVERAL,
    START_CAP,
    START_FADES,
    THROUGHOUT,
    WITHIN,
)
from timeline.picture.readings import Member, Reading

N = 300
SCRIPT = """\
import { readFileSync, writeFileSync } from "node:fs";
import { shapeOf } from "./build/place/shapes.js";
import { makeScale, xOf } from "./build/time/scale.js";

const numbers = (values) => values.map((value) => value ?? NaN);
const cases = JSON.parse(readFileSync("cases.json", "utf-8"));
const answers = cases.map(({ times, width, dates }) => {
  const scale = makeScale(times, times.least, width);
  const at = (t) => xOf(scale, scale.whole, t);
  const shapes = dates.map(({ ends: [low, first, last, high], ...date }) => {
    [low, first, last, high] = numbers([low, first, last, high]);
    return shapeOf({ low, first, last, high, ...date }, at, width);
  });
  return { k: scale.whole.k, px: times.probes.map(at), shapes };
});
writeFileSync("answers.json", JSON.stringify(answers));
"""


def random_date(rng: np.random.Generator, times: np.ndarray) -> dict:
    """A date as a reading has it, its ends among these times."""
    low, first, last, high = np.sort(rng.choice(times, 4)).tolist()
    form = rng.choice([EXACT, WITHIN, THROUGHOUT, SEVERAL])
    flags, members = DASHED * int(rng.random() < 0.3), []
    if form == EXACT:
        low, high = (low, high) if flags & DASHED else (first, first)
        last = first
    elif form == SEVERAL:
        for start in np.unique([low, first, last, high]).tolist():
            exact = bool(rng.random() < 0.5)
            end = start if exact else start + DAY * int(rng.integers(1, 90))
            members.append([0, start, end, int(exact)])
        if not members[-1][3] and rng.random() < 0.3:
            members[-1][2] = None
    else:
        if form == WITHIN:
            first, last = low, high
        if rng.random() < 0.25:
            flags, low, first = flags | START_FADES, np.nan, np.nan
        elif form == THROUGHOUT and rng.random() < 0.5:
            flags, first = flags | START_CAP, low
        if rng.random() < 0.25:
            open_end = ARROW if form == THROUGHOUT and rng.random() < 0.5 else END_FADES
            flags, last, high = flags | open_end, np.nan, np.nan
        elif form == THROUGHOUT and rng.random() < 0.5:
            flags, last = flags | int(rng.choice([END_CAP, AT_LEAST])), high
        elif form == WITHIN and rng.random() < 0.5:
            flags |= BY_REPORT
    ends = [None if np.isnan(at) else float(at) for at in (low, first, last, high)]
    return {"ends": ends, "form": int(form), "flags": flags, "members": members}


def random_case(seed: int) -> dict:
    """Times of a story of years or of days, bursts in it, its gaps, and dates."""
    rng = np.random.default_rng(seed)
    days = rng.choice([30, 4000, 80_000])
    bursts = rng.integers(-days, days, rng.integers(1, 6))
    times = np.unique(bursts[rng.integers(0, len(bursts), 40)] + rng.integers(0, 60, 40)) * DAY
    return {
        "times": {
            "whole": [times[0], times[-1]],
            "gaps": [list(gap) for gap in breaks(times)],
            "least": float(rng.choice([600.0, DAY])),
            "probes": np.concatenate([times, rng.uniform(times[0] - 1e7, times[-1] + 1e7, 40)]).tolist(),
        },
        "width": float(rng.integers(200, 1600)),
        "dates": [random_date(rng, times) for _ in range(20)],
    }


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """Random cases, and what the script makes of each."""
    folder = tmp_path_factory.mktemp("both")
    cases = [random_case(seed) for seed in range(N)]
    write(folder / "build")
    (folder / "package.json").write_text('{"type": "module"}')
    (folder / "ask.js").write_text(SCRIPT, "utf-8")
    (folder / "cases.json").write_text(json.dumps(cases, default=float))
    subprocess.run([node(), "ask.js"], cwd=folder, check=True)
    return list(zip(cases, json.loads((folder / "answers.json").read_text()), strict=True))


def scale_of(case: dict):
    times = case["times"]
    return fit(np.array(times["whole"]), times["gaps"], case["width"], times["least"])


def test_a_time_has_the_same_px(both):
    for case, answer in both:
        scale = scale_of(case)
        assert answer["k"] == pytest.approx(scale.per_second, rel=1e-12)
        assert answer["px"] == pytest.approx(scale.px(case["times"]["probes"]).tolist(), abs=1e-6)
    assert sum(len(case["times"]["gaps"]) > 0 for case, _ in both) > N / 4


def reading_of(dates: list[dict]) -> Reading:
    ends = np.array([date["ends"] for date in dates], dtype=float).T
    members = [
        Member(i, start, np.nan if end is None else end, bool(exact))
        for i, date in enumerate(dates)
        for _, start, end, exact in date["members"]
    ]
    form, flags = (np.array([date[name] for date in dates], dtype="int32") for name in ("form", "flags"))
    return Reading([], *ends, form, flags, tuple(members), 0, np.arange(len(dates)), ())


def kind_of(shape: Shape) -> str:
    """What a shape of the figure is, in the script's words."""
    inks = {part.ink for part in shape.parts}
    if "thread" in inks:
        return "parts"
    return "pill" if "box" in inks else "bar" if shape.parts else "disc"


def test_a_date_has_the_same_shape(both):
    kinds = dict.fromkeys(("parts", "pill", "bar", "disc"), 0)
    for case, answer in both:
        scale, width = scale_of(case), case["width"]
        for date, ours, theirs in zip(case["dates"], shapes(reading_of(case["dates"]), scale), answer["shapes"]):
            kind = kind_of(ours)
            kinds[kind] += 1
            assert theirs.get(kind), (date, ours, theirs)
            # What is open goes on in the page beyond the window, in the figure to its edge: compared is what is in it.
            in_sight = [np.clip([shape_x0, shape_x1], 0, width).tolist() for shape_x0, shape_x1 in
                        ((ours.x0, ours.x1), (theirs["x0"], theirs["x1"]))]  # fmt: skip
            assert in_sight[1] == pytest.approx(in_sight[0], abs=1e-6), (date, ours, theirs)
    assert min(kinds.values()) > N


def test_as_much_of_a_bar_is_sure(both):
    compared = 0
    for case, answer in both:
        for ours, theirs in zip(shapes(reading_of(case["dates"]), scale_of(case)), answer["shapes"]):
            sure = [(part.x0, part.x1) for part in ours.parts if part.ink == "bar"]
            if not sure or not theirs.get("sure"):
                continue
            (x0, x1), (from_, to) = sure[0], theirs["sure"]
            # A fade is no part of what is sure; the script leaves it out as it draws.
            assert theirs.get("startFades") or from_ == pytest.approx(x0, abs=1e-6)
            assert theirs.get("endFades") or to == pytest.approx(x1, abs=1e-6)
            compared += 1
    assert compared > N
