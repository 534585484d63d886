import assert from "node:assert/strict";
import { test } from "node:test";

import * as measures from "./build/measures.js";
import { shapeOf, sortOf, symbolIn, symbolInWide } from "./build/place/shapes.js";
import { DAY } from "./build/time/calendar.js";
import { makeScale, xOf, zoomed } from "./build/time/scale.js";
import { each, randomDate, range } from "./random.js";

const {
  ARROW,
  AT_LEAST,
  BEYOND_FADE,
  BY_REPORT,
  DASHED,
  END_CAP,
  EXACT,
  FADE,
  GREY,
  MOST_ASIDE,
  RADIUS,
  SEVERAL,
  START_CAP,
  THROUGHOUT,
  WITHIN,
} = measures;

function randomShape(random) {
  const scale = makeScale(
    { whole: [0, 4000 * DAY], gaps: [[900 * DAY, 1500 * DAY]] },
    DAY,
    random.integer(200, 2000),
  );
  const view = zoomed(scale, scale.whole, random.between(1, 300), random.between(0, scale.width));
  const date = randomDate(random);
  const at = (t) => xOf(scale, view, t);
  return {
    date,
    at,
    shape: shapeOf(date, at, scale.width),
    width: scale.width,
  };
}

test("every shape begins before it ends, at px that are numbers", () => {
  each(600, (random) => {
    const { shape } = randomShape(random);
    assert.ok(Number.isFinite(shape.x0) && Number.isFinite(shape.x1));
    assert.ok(shape.x1 > shape.x0);
  });
});

test("every shape is of one sort", () => {
  each(600, (random) => {
    const { shape } = randomShape(random);
    assert.equal([shape.disc, shape.pill, shape.bar, shape.parts].filter(Boolean).length, 1);
  });
});

test("what is sure of a bar lies within it", () => {
  each(600, (random) => {
    const { shape } = randomShape(random);
    if (shape.bar && shape.sure) assert.ok(shape.sure[0] >= shape.x0 && shape.sure[1] <= shape.x1);
  });
});

test("a known day is a disc at its time, however wide a day is", () => {
  each(600, (random) => {
    const { date, at, shape } = randomShape(random);
    if (date.form !== EXACT || date.low !== date.high) return;
    assert.ok(shape.disc && shape.x === at(date.first));
    assert.ok(Math.abs(shape.x1 - shape.x0 - 2 * RADIUS) < 1e-6);
  });
});

test("some day within reaches from its first to its last, and an open end fades beyond the known one", () => {
  each(600, (random) => {
    const { date, at, shape, width } = randomShape(random);
    if (date.form !== WITHIN) return;
    if (shape.startFades) assert.ok(shape.x1 - shape.x0 >= FADE - 1e-6);
    else if (shape.endFades) assert.ok(shape.x1 - shape.x0 >= FADE - 1e-6);
    else if (at(date.high) - at(date.low) >= 2 * RADIUS) {
      assert.deepEqual([shape.x0, shape.x1], [at(date.low), at(date.high)]);
    } else assert.ok(Math.abs(shape.x1 - shape.x0 - 2 * RADIUS) < 1e-6 && width > 0);
  });
});

test("what lasted at least until then is sure until then, and fades beyond it", () => {
  each(600, (random) => {
    const { date, at, shape } = randomShape(random);
    if (!(date.flags & AT_LEAST)) return;
    const end = Math.max(at(date.high), shape.x1 - BEYOND_FADE);
    assert.ok(shape.endFades && Math.abs(shape.x1 - end - BEYOND_FADE) < 1e-6);
    assert.ok(shape.sure[1] <= end + 1e-6);
  });
});

test("between the parts of a date of several there is nothing of them", () => {
  each(600, (random) => {
    const { date, shape } = randomShape(random);
    if (date.form !== SEVERAL) return;
    assert.equal(shape.parts.length, date.members.length);
    for (const [a, b] of shape.between) {
      assert.ok(b > a);
      for (const part of shape.parts) assert.ok(part.disc || part.x1 <= a || part.x0 >= b);
    }
  });
});

test("a symbol stands in what is seen of a short outline, and in a bar whose colour others share", () => {
  each(600, (random) => {
    const { date, shape, width } = randomShape(random);
    const data = {
      icons: Array(random.integer(4, 9)),
      groups: ["a", "b"].slice(random.integer(0, 1)),
    };
    const slot = random.integer(0, data.icons.length - 2);
    const x = symbolIn({ slot, shape }, { data, width, rem: 1 });
    if (data.groups.length === 1) assert.equal(x, undefined);
    if (shape.bar && (slot < GREY || data.icons.length < GREY + 3)) assert.equal(x, undefined);
    if (date.form === EXACT && !(date.flags & DASHED)) assert.equal(x, undefined);
    if (shape.pill && Math.min(shape.x1, width) - Math.max(shape.x0, 0) > 48) assert.equal(x, undefined);
    if (x !== undefined) assert.ok(x > Math.max(shape.x0, 0) && x < Math.min(shape.x1, width));
  });
});

test("the list's sort of what lasted has the ends that are known", () => {
  const sorts = [START_CAP | END_CAP, START_CAP, START_CAP | ARROW, END_CAP, DASHED, ARROW].map((flags) =>
    sortOf({ form: [THROUGHOUT], flags: [flags], byEvent: new Map() }, 0),
  );
  assert.deepEqual(sorts, ["bar", "bar-open", "bar-on", "bar-vague", "bar-vague", "bar-vague-on"]);
  assert.equal(sortOf({ form: [WITHIN], flags: [DASHED], byEvent: new Map() }, 0), "about");
  const several = [true, false].map((exact) => {
    const byEvent = new Map([[0, [/** @type {Member} */ ([0, 0, DAY, exact])]]]);
    return sortOf({ form: [measures.SEVERAL], flags: [0], byEvent }, 0);
  });
  assert.deepEqual(several, ["", "unsure"]);
});

test("the symbol in a wide outline is in sight, clear of its title and its only one", () => {
  const data = { groups: range(GREY + 3), icons: range(GREY + 4) };
  each(600, (random) => {
    const { shape, width } = randomShape(random);
    const inside = random.chance(0.5);
    const from = Math.max(shape.x0, 0);
    const item = { slot: GREY + 1, shape, label: { inside, from, to: from + 60 } };
    const plan = { width, segments: [[-1e6, 1e6]] };
    const x = symbolInWide(item, { data, rem: 1 }, plan);
    if (x === undefined) return;
    assert.equal(symbolIn(item, { data, width, rem: 1 }), undefined);
    assert.ok(x >= Math.max(shape.x0, 0) && x <= Math.min(shape.x1, width));
    assert.ok(!inside || x >= item.label.to + 12);
  });
});

test("a ring, drawn a little longer than its date is, does not go on beyond the report that it was before", () => {
  const date = { low: 8, first: 8, last: 11, high: 11, form: WITHIN, members: [] };
  const [free, before] = [0, BY_REPORT].map((flags) => shapeOf({ ...date, flags }, (t) => 100 + t, 500));
  assert.deepEqual([free.x0 + free.x1, free.x1 - free.x0], [219, before.x1 - before.x0]);
  const aside = free.x1 - before.x1;
  assert.ok(aside === MOST_ASIDE && before.x === (before.x0 + before.x1) / 2 && before.x > 105);
  const wider = shapeOf({ ...date, low: 0, first: 0, flags: BY_REPORT }, (t) => 100 + t, 500);
  assert.equal(wider.x1, 111);
});

test("a bar, drawn longer than it lasted, has its middle where that is, and ends that are as sure", () => {
  const flags = START_CAP | END_CAP;
  const date = { low: 1914, first: 1914, last: 1918, high: 1918, form: THROUGHOUT, flags, members: [] };
  const { x0, x1, sure } = shapeOf(date, (t) => t / 2, 2000);
  assert.deepEqual([(x0 + x1) / 2, x1 - x0], [958, measures.LEAST_BAR]);
  assert.deepEqual(sure, [x0, x1]);
  const going = shapeOf({ ...date, flags: START_CAP | AT_LEAST }, (t) => t / 2, 2000);
  assert.equal(going.x0, 957); // of what goes on nothing is before its start
});
