import assert from "node:assert/strict";
import { test } from "node:test";

import { STEP, tiesBeside, tiesOf } from "./build/place/ties.js";
import { each, range } from "./random.js";

/** @typedef {import("./build/place/ties.js").Obstacle} Obstacle */

/** Events of which each may hang on an earlier one, in the order of time. */
function randomScene(random, allTies) {
  const n = random.integer(2, 40);
  const ties = range(n)
    .filter((event) => event && random.chance(0.5))
    .map((event) => [event, random.integer(0, event - 1)]);
  const times = { low: range(n), high: range(n), flags: range(n).map(() => 0) };
  const shown = range(n).map(() => Number(random.chance(0.9)));
  return { data: { ties, band: range(n).fill(0) }, times, shown, allTies, chosen: random.integer(-1, n - 1) };
}

test("without a choice all relations are lit; with one those of the events it hangs on and that hang on it", () => {
  const ties = [
    [1, 0],
    [2, 1],
    [3, 1],
    [5, 4],
  ];
  const lit = (chosen) => tiesOf({ data: { ties }, allTies: true, chosen }).map((tie) => tie.lit);
  assert.deepEqual(lit(-1), [true, true, true, true]);
  assert.deepEqual(lit(2), [true, true, false, false]);
  assert.deepEqual(lit(0), [true, true, true, false]);
  assert.deepEqual(
    tiesOf({ data: { ties }, allTies: false, chosen: 1 }).map(({ ends }) => ends),
    [
      [1, 0],
      [1, 2],
      [1, 3],
    ],
  );
  assert.deepEqual(tiesOf({ data: { ties }, allTies: false, chosen: -1 }), []);
});

test("beside the rails each relation ends at its events' lines, in a column that no other of its height has", () => {
  each(300, (random) => {
    const scene = randomScene(random, true);
    const lines = range(scene.shown.length)
      .filter((event) => scene.shown[event])
      .map((event) => ({ event, y: 50 * event }));
    const { ties, shift } = tiesBeside(scene, lines, 5000);
    const wanted = scene.data.ties.filter((tie) => tie.every((event) => scene.shown[event]));
    const said = ties.map(({ ends }) => ends.map(({ line }) => lines[line].event).join());
    assert.deepEqual(said.sort(), wanted.map(([event, anchor]) => [anchor, event].join()).sort());
    ties.forEach((a, i) => {
      assert.ok(a.ends[0].y < a.ends[1].y && a.column >= 0);
      if (shift >= 7 * STEP) return; // no more columns than there is room for
      ties.slice(i + 1).forEach((b) => {
        const meet = a.ends[1].y >= b.ends[0].y && b.ends[1].y >= a.ends[0].y;
        assert.ok(!meet || a.column !== b.column);
      });
    });
  });
});

test("a relation to an event whose line is not written goes on to the list's end", () => {
  const times = { low: [0, 1, 2, 3], high: [0, 1, 2, 3], flags: [0, 0, 0, 0] };
  const ties = [
    [1, 0],
    [3, 1],
    [3, 0],
  ];
  const scene = { data: { ties, band: [0, 0, 0, 0] }, times, shown: [1, 1, 1, 1], allTies: true, chosen: -1 };
  const ends = tiesBeside(scene, [{ event: 1, y: 70 }], 500).ties.map((tie) => tie.ends);
  assert.deepEqual(ends, [
    [
      { line: -1, y: 0, hangs: false },
      { line: 0, y: 70, hangs: true },
    ],
    [
      { line: 0, y: 70, hangs: false },
      { line: -1, y: 500, hangs: true },
    ],
  ]);
});

test("two events whose dates hang on each other are joined once, with an arrow at each", () => {
  const data = {
    ties: [
      [0, 1],
      [1, 0],
      [2, 1],
    ],
  };
  const scene = /** @type {Scene} */ (/** @type {unknown} */ ({ chosen: 1, data, allTies: false }));
  const hanging = tiesOf(scene).map(({ ends, hangs }) => [...ends, ...hangs]);
  assert.deepEqual(hanging, [
    [1, 0, true, true],
    [1, 2, false, true],
  ]);
});

test("of a report far away a sign of its line is met, and not from beyond what is written", () => {
  const times = { low: [0, 1, 2, 3], high: [0, 1, 2, 3], flags: [0, 0, 0, 0] };
  const ties = [
    [0, 3],
    [2, 3],
  ];
  const data = { ties, band: [0, 0, 0, -1], group: [0, 0, 0, 1], groups: ["war", "report"] };
  const scene = { data, times, shown: [1, 1, 1, 1], allTies: true, chosen: -1 };
  const lines = [
    { event: 0, y: 20 },
    { event: 2, y: 400 },
    { event: 3, y: 460 },
  ];
  const [far, near] = tiesBeside(scene, lines, 900).ties.map((tie) => tie.ends);
  assert.deepEqual(far, [
    { line: 0, y: 20, hangs: true },
    { line: -1, y: 50, hangs: false, isSign: true },
  ]);
  assert.deepEqual(near, [
    { line: 1, y: 400, hangs: true },
    { line: 2, y: 460, hangs: false },
  ]);
  const era = { ...scene, data: { ...data, groups: ["war", "era"] } };
  assert.equal(tiesBeside(era, lines, 900).ties[0].ends[1].line, 2); // which has no such line
});
