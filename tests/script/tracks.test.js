import assert from "node:assert/strict";
import { test } from "node:test";

import { gapsBetween, startAt, yearsBetween } from "./build/place/between.js";
import { inTracks, placeIn, spansOf, tracksWithin } from "./build/place/tracks.js";
import { DASHED, WITHIN } from "./build/measures.js";
import { each, range } from "./random.js";

const DAY = 86400;
const [ARROW, START_FADES] = [2, 1];

/** Dates in the order of time: moments, stretches, open ones, several of a day. */
function randomTimes(random) {
  const n = random.integer(1, 60);
  const days = range(n).map(() => random.integer(0, 900));
  days.sort((a, b) => a - b);
  const times = { low: [], high: [], first: [], last: [], flags: [], form: [], byEvent: new Map() };
  for (const day of days) {
    const length = random.chance(0.5) ? 0 : random.integer(1, 600);
    const open = random.chance(0.1);
    const fades = random.chance(0.1);
    times.low.push(fades ? NaN : day * DAY);
    times.high.push(open && !fades ? NaN : (day + (fades ? 1 : length)) * DAY);
    times.first.push(times.low.at(-1));
    times.last.push(times.high.at(-1));
    times.flags.push(fades ? START_FADES : open ? ARROW : 0);
    times.form.push(length || open || fades ? 2 : 0);
  }
  return times;
}

test("a line's own time lies at its line or, of several that begin at once, at the first of them", () => {
  each(300, (random) => {
    const times = randomTimes(random);
    const starts = times.low.map((_, event) => startAt(times, event)).sort((a, b) => a - b);
    const at = placeIn(starts);
    let before = 0;
    starts.forEach((start, i) => {
      assert.equal(at(start), starts.indexOf(start));
      assert.ok(at(start) <= i);
      assert.ok(at(start) >= before);
      before = at(start);
    });
    assert.equal(at(Math.max(...starts) + 1), starts.length);
  });
});

test("what lies beside one another in a lane has tracks of its own, and every event has one", () => {
  each(300, (random) => {
    const times = randomTimes(random);
    const events = range(times.low.length);
    const bands = events.map(() => random.integer(0, 3));
    const spans = spansOf(events, times, bands);
    const { tracks, counts } = inTracks(spans, Infinity);
    spans.forEach((a, i) => {
      assert.ok(a.from === i && a.to >= i && a.to <= events.length);
      assert.ok(tracks[i] < counts.get(a.band));
      spans.slice(i + 1).forEach((b, more) => {
        const meet = a.band === b.band && a.to >= b.from;
        assert.ok(!meet || tracks[i] !== tracks[i + 1 + more]);
      });
    });
  });
});

test("where there is no room for as many tracks, there are no more than fit, or one a lane", () => {
  each(200, (random) => {
    const times = randomTimes(random);
    const events = range(times.low.length);
    const spans = spansOf(
      events,
      times,
      events.map(() => random.integer(0, 3)),
    );
    const room = random.integer(4, 12);
    const { tracks, counts, total } = tracksWithin(spans, room);
    assert.ok(total <= Math.max(room, counts.size));
    assert.ok(tracks.every((track, i) => track >= 0 && track < counts.get(spans[i].band)));
  });
});

test("a gap goes from the last time shown before it to the first behind it, and stands before an entry shown", () => {
  each(300, (random) => {
    const times = randomTimes(random);
    const order = range(times.low.length).filter(() => random.chance(0.7));
    const isOpen = (event) => Number.isNaN(times.low[event] + times.high[event]);
    const { low, high, first, last } = times;
    const points = order
      .flatMap((event) => [low[event], high[event], ...(isOpen(event) ? [first[event], last[event]] : [])])
      .filter((t) => t === t);
    const from = random.integer(0, 800) * DAY;
    const found = gapsBetween(order, times, [[from, from + 20 * DAY, "20 days"]], []);
    for (const [event, [a, b]] of found) {
      assert.ok(order.includes(event) && event !== order[0]);
      assert.ok(points.includes(a) && points.includes(b) && a <= from && b >= from + 20 * DAY);
      assert.ok(!points.some((t) => t > a && t < from));
    }
  });
});

test("beside what is about, a gap goes to where its date begins, not to where its doubt is drawn from", () => {
  const times = {
    low: [0, 60 * DAY],
    high: [DAY, 130 * DAY],
    first: [0, 90 * DAY],
    last: [DAY, 120 * DAY],
    form: [WITHIN, WITHIN],
    flags: [0, DASHED],
    byEvent: new Map(),
  };
  const gap = [DAY, 90 * DAY, "3 months"];
  assert.deepEqual([...gapsBetween([0, 1], times, [gap], [])], [[1, [DAY, 90 * DAY]]]);
});

test("a year stands before the first event of it", () => {
  const times = { low: [-62e9, 0, 5 * DAY, 366 * DAY, NaN], high: [], flags: [0, 0, 0, 0, 0] };
  assert.deepEqual([...yearsBetween([0, 1, 2, 3, 4], times).keys()], [0, 1, 3]);
  assert.deepEqual([...yearsBetween([1, 2, 3], times).keys()], [1, 3]);
});

test("where nearly each event has a year of its own, no year stands before it", () => {
  const times = { low: [0, 366 * DAY, 740 * DAY, 741 * DAY], high: [], flags: [0, 0, 0, 0] };
  assert.deepEqual([...yearsBetween([0, 1, 2, 3], times).keys()], []);
});
