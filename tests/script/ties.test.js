import assert from "node:assert/strict";
import { test } from "node:test";

import { tieCurve, TO_TIP } from "./build/draw/ties.js";
import { curveBetween, markInTheWay, STEP, tiesBeside, tiesOf, titleInTheWay } from "./build/place/ties.js";
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
  return { data: { ties }, times, shown, allTies, chosen: random.integer(-1, n - 1) };
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
  const scene = { data: { ties }, times, shown: [1, 1, 1, 1], allTies: true, chosen: -1 };
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

test("a curve passes by a mark that lies on its straight way, and else bends a little", () => {
  const [from, to] = [
    { x: 100, y: 0 },
    { x: 300, y: 100 },
  ];
  const [start, bend, end] = curveBetween(from, to, [], []);
  assert.deepEqual([start, bend, end], [from, { x: 214, y: 50 }, to]);
  const inTheWay = { event: 2, x: 206, y: 50 };
  const [, bent] = curveBetween(from, to, markInTheWay(inTheWay), []);
  // In its middle a curve is half as far from the straight line as its control point.
  assert.ok(Math.abs((200 + bent.x) / 2 - inTheWay.x) >= 11);
  assert.equal(curveBetween({ x: 0, y: 5 }, { x: 9, y: 5 }, markInTheWay(inTheWay), [])[1].y, 5);
});

test("a curve crosses a title rather than a mark, and neither where it can bend to the other side", () => {
  const [from, to] = [0, 200].map((y) => ({ x: 100, y }));
  const title = titleInTheWay({ y: 100, label: { from: 102, to: 300 } });
  const side = (/** @type {Obstacle[]} */ obstacles) =>
    Math.sign(curveBetween(from, to, obstacles, [])[1].x - 100);
  assert.equal(side([]), 1);
  assert.equal(side(title), -1);
  const marks = [60, 78, 95].flatMap((x) => markInTheWay({ event: 2, x, y: 100 }));
  assert.equal(side([...title, ...marks]), 1);
});

test("a curve neither runs along with another nor crosses it where it can bend to the other side", () => {
  const [from, to] = [0, 200].map((y) => ({ x: 100, y }));
  const first = curveBetween(from, to, [], []);
  const [, { x }] = curveBetween({ x: 101, y: 0 }, { x: 101, y: 220 }, [], [first]);
  assert.ok(first[1].x > 100 && x < 100);
  const leaning = curveBetween({ x: 96, y: 0 }, { x: 116, y: 200 }, [], []);
  assert.ok(curveBetween(from, to, [], [leaning])[1].x < 100);
});

test("a relation's arrow stands before the event whose date hangs on the other's, if there is room", () => {
  const [from, bend, to] = [0, 50, 100].map((x) => ({ x, y: 5 }));
  const [, { d }] = tieCurve([from, bend, to], [undefined, TO_TIP], true);
  const [curve, ...arrow] = d.split("M").slice(1);
  assert.match(curve, /^0 5Q4[56][\d.]* 5 9[01]/);
  const [left, tip, right] = arrow[0].split("L").map((point) => point.split(" ").map(Number));
  assert.ok(100 - tip[0] >= TO_TIP && 100 - tip[0] < TO_TIP + 2 && tip[1] === 5);
  assert.ok(left[0] === right[0] && tip[0] - left[0] === 6 && Math.abs(left[1] - right[1]) === 6);
  assert.equal(tieCurve([from, bend, { x: 12, y: 5 }], [undefined, TO_TIP], true)[1].d, "M0 5Q50 5 12 5");
});

test("two events whose dates hang on each other are joined by one curve with an arrow at each", () => {
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
  const points = [0, 50, 100].map((x) => ({ x, y: 5 }));
  const tips = [...tieCurve(points, [TO_TIP, TO_TIP], true)[1].d.matchAll(/L([\d.]+) 5L/g)].map(
    ([, x]) => +x,
  );
  assert.ok(tips.length === 2 && tips[0] + tips[1] === 100 && tips[0] >= TO_TIP && tips[0] < TO_TIP + 2);
  const curve = tieCurve(points, [TO_TIP, TO_TIP], true)[1].d.split("M")[1];
  assert.equal(curve, `${tips[0]} 5Q50 5 ${tips[1]} 5`);
});

test("a curve between neighbours bends farther, so that it is seen between their marks", () => {
  const [near, far] = [20, 200].map((y) => curveBetween({ x: 0, y: 0 }, { x: 0, y }, [], [])[1].x);
  assert.deepEqual([near, far], [36, 14]);
});
