import assert from "node:assert/strict";
import { test } from "node:test";

import { EXACT, THROUGHOUT, WITHIN } from "./build/measures.js";
import { gapsBetween } from "./build/place/between.js";
import { DAY } from "./build/time/calendar.js";

/** A reading of dates, days each: low, first, last, high and form. */
function readingOf(dates) {
  const [low, first, last, high] = [0, 1, 2, 3].map((i) => Float64Array.from(dates, (date) => date[i] * DAY));
  const form = dates.map((date) => date[4]);
  const flags = dates.map((date) => date[5] || 0);
  return /** @type {any} */ ({ low, first, last, high, form, flags, byEvent: new Map() });
}

const day = (t) => [t, t, t + 1, t + 1, EXACT];

/** The gaps between the entries of all events but some, in days. */
function told(dates, gaps, hidden = []) {
  const order = dates.map((_, event) => event).filter((event) => !hidden.includes(event));
  const seconds = gaps.map(([from, to, within]) => [from * DAY, to * DAY, "long", "long", within]);
  const found = gapsBetween(order, readingOf(dates), seconds, []);
  return [...found].map(([event, ends]) => [event, ...ends.map((t) => t / DAY)]);
}

test("a gap stands before the first event behind it, and is longer without those that are not shown", () => {
  const dates = [day(0), day(50), day(400)];
  assert.deepEqual(told(dates, [[51, 400]]), [[2, 51, 400]]);
  assert.deepEqual(told(dates, [[51, 400]], [1]), [[2, 1, 400]]);
});

test("what is left out of a date, which has no length in words, is no gap between two entries", () => {
  const year = [0, 0, 365, 365, WITHIN];
  assert.deepEqual(told([year, day(370)], [[0, 365, 1]]), []);
  assert.deepEqual(told([year, day(800)], [[0, 365, 1], [365, 800]]), [[1, 365, 800]]); // prettier-ignore
});

test("what lasts across a gap leaves it empty", () => {
  const lasting = [0, 0, 900, 900, THROUGHOUT];
  assert.deepEqual(told([lasting, day(10), day(700)], [[11, 700]]), [[2, 11, 700]]);
});
