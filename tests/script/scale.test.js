import assert from "node:assert/strict";
import { test } from "node:test";

import { BREAK, SPAN_LEAST } from "./build/measures.js";
import {
  bounded,
  carried,
  makeScale,
  segmentsOf,
  timeOf,
  viewBetween,
  xOf,
  zoomed,
} from "./build/time/scale.js";
import { each, randomTimes, range } from "./random.js";

const near = (a, b, by = 1e-6) => assert.ok(Math.abs(a - b) <= by, `${a} is not ${b}`);

/** A scale, a view of it, and times within its segments. */
function randomView(random) {
  const times = randomTimes(random);
  const scale = makeScale(times, times.least, random.integer(200, 2000));
  const view = zoomed(scale, scale.whole, random.between(1, 9), random.between(0, scale.width));
  const inside = range(20).map(() => random.between(...random.pick(scale.segments)));
  return { times, scale, view, inside };
}

test("the whole fills the window from edge to edge", () => {
  each(300, (random) => {
    const { scale } = randomView(random);
    near(xOf(scale, scale.whole, scale.segments[0][0]), 0);
    near(xOf(scale, scale.whole, scale.segments.at(-1)[1]), scale.width);
  });
});

test("a px of a time is the time of that px", () => {
  each(300, (random) => {
    const { scale, view, inside } = randomView(random);
    for (const t of inside)
      near(xOf(scale, view, timeOf(scale, view, xOf(scale, view, t))), xOf(scale, view, t));
  });
});

test("what is later stands further right, in gaps and beyond the ends too", () => {
  each(300, (random) => {
    const { scale, view } = randomView(random);
    const times = range(60).map(() => random.between(-5e9, 3e9));
    const px = times.sort((a, b) => a - b).map((t) => xOf(scale, view, t));
    px.slice(1).forEach((x, i) => assert.ok(x >= px[i]));
  });
});

test("a gap is a break of the same width at every zoom", () => {
  each(300, (random) => {
    const { scale, view, times } = randomView(random);
    const segments = segmentsOf(scale, view);
    assert.equal(segments.length, times.gaps.length + 1);
    segments.slice(1).forEach(([left], i) => near(left - segments[i][1], BREAK, 1e-4));
  });
});

test("zooming keeps what is under the pointer where it is, unless an edge holds it", () => {
  each(300, (random) => {
    const { scale, view, inside } = randomView(random);
    const t = random.pick(inside);
    const x = xOf(scale, view, t);
    const next = zoomed(scale, view, random.between(0.5, 2), x);
    const free = { k: next.k, dx: next.dx + x - xOf(scale, next, t) };
    if (next !== scale.whole && bounded(scale, free).dx === free.dx) near(xOf(scale, next, t), x, 1e-4);
  });
});

test("no view is farther than the whole, closer than the closest, or without the story", () => {
  each(300, (random) => {
    const { scale } = randomView(random);
    const wild = { k: scale.whole.k * random.between(0, 100), dx: random.between(-1e6, 1e6) };
    const view = bounded(scale, wild);
    assert.ok(view.k >= scale.whole.k && view.k <= scale.closest);
    assert.ok(xOf(scale, view, scale.segments[0][0]) <= scale.width * 0.6 + 1e-6);
    assert.ok(xOf(scale, view, scale.segments.at(-1)[1]) >= scale.width * 0.4 - 1e-6);
    assert.deepEqual(bounded(scale, view), view);
  });
});

test("zoomed out as far as it goes, a view is the whole itself", () => {
  each(100, (random) => {
    const { scale, view } = randomView(random);
    assert.equal(zoomed(scale, view, 1e-6, 10), scale.whole);
  });
});

test("in a window of another width, and on the axis of another reading, the same time is in sight", () => {
  each(300, (random) => {
    const { scale, view, times } = randomView(random);
    const other = random.chance(0.5) ? times : { whole: times.whole, gaps: [] };
    const next = makeScale(other, times.least, random.integer(200, 2000));
    const moved = carried(scale, view, next);
    if (view === scale.whole) return assert.equal(moved, next.whole);
    const [from, to] = [0, scale.width].map((x) => timeOf(scale, view, x));
    assert.deepEqual(moved, viewBetween(next, from, to));
  });
});

test("a scale of one moment spans as much as it must", () => {
  const scale = makeScale({ whole: [5000, 5000], gaps: [] }, 600, 600);
  assert.ok(scale.total >= SPAN_LEAST * 600);
  near(xOf(scale, scale.whole, 5000), 300);
});

test("a view between two times shows these at its edges, unless a limit holds it", () => {
  each(300, (random) => {
    const { scale, inside } = randomView(random);
    const [from, to] = inside.slice(0, 2).sort((a, b) => a - b);
    const view = viewBetween(scale, from, to);
    if (view.k <= scale.whole.k * 1.001 || view.k >= scale.closest * 0.999) return;
    const free = { k: view.k, dx: -xOf(scale, { k: view.k, dx: 0 }, from) };
    if (bounded(scale, free).dx !== free.dx) return;
    near(xOf(scale, view, from), 0, 1e-3);
    near(xOf(scale, view, to), scale.width, scale.width * 1e-6 + 1e-2);
  });
});
