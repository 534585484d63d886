import assert from "node:assert/strict";
import { test } from "node:test";

import { tieCurve, tieStub } from "./build/draw/ties.js";
import {
  curveOf,
  curvesPast,
  markInTheWay,
  reportInTheWay,
  symbolInTheWay,
  titleInTheWay,
} from "./build/place/curves.js";

/** @typedef {import("./build/place/curves.js").Port} Port */

const SLANT = Math.SQRT1_2;

/**
 * Ports on all sides of a symbol.
 * @param {number} x
 * @param {number} y
 * @returns {Port[]}
 */
const around = (x, y) =>
  [
    [0, -1],
    [0, 1],
    [-1, 0],
    [1, 0],
    [SLANT, SLANT],
    [SLANT, -SLANT],
    [-SLANT, SLANT],
    [-SLANT, -SLANT],
  ].map(([dx, dy]) => ({ x: x + dx * 9, y: y + dy * 9, dx, dy }));

/** @type {(from: Port[], to: Port[], own: number[]) => import("./build/place/curves.js").Wire} */
const wire = (starts, ends, own) => ({ starts, ends, own, hangs: [false, true] });

/** @type {(boxes: import("./build/place/curves.js").Box[], from: Port[], to: Port[]) => import("./build/place/curves.js").Curve} */
const alone = (boxes, from, to) => curvesPast(boxes, [wire(from, to, [0, 1])])[0];

/**
 * @param {number} from
 * @param {number} to
 * @param {number} y
 */
const title = (from, to, y) => titleInTheWay({ y, label: { from, to, folding: { lines: ["A title"] } } }, 1);

/** @param {{ from: Port, to: Port }} curve */
const sides = ({ from, to }) => [from.dx, from.dy, to.dx, to.dy];

test("a curve leaves a mark towards the other, and reaches it from there", () => {
  const curve = alone([], around(100, 0), around(100, 200));
  assert.deepEqual(sides(curve), [0, 1, 0, -1]);
  const across = alone([], around(100, 0), around(400, 0));
  assert.deepEqual(sides(across), [1, 0, -1, 0]);
});

test("a curve passes by a mark that lies on its straight way, and not by those that it joins", () => {
  const marks = [0, 200, 100].map((y, event) => markInTheWay({ event, x: 100, y }));
  const past = alone(marks, around(100, 0), around(100, 200));
  assert.notDeepEqual(sides(past), [0, 1, 0, -1]);
  const joined = alone(marks.slice(0, 2), around(100, 0), around(100, 200));
  assert.deepEqual(sides(joined), [0, 1, 0, -1]);
});

test("no curve runs behind a symbol that it joins", () => {
  const behind = symbolInTheWay({ x: 100, y: 0 });
  const { from, to, bends } = alone([behind], around(100, 0), around(104, 40));
  const middles = [0.2, 0.4, 0.6, 0.8].map((t) => [
    (1 - t) ** 3 * from.x +
      3 * t * (1 - t) ** 2 * bends[0].x +
      3 * t * t * (1 - t) * bends[1].x +
      t ** 3 * to.x,
    (1 - t) ** 3 * from.y +
      3 * t * (1 - t) ** 2 * bends[0].y +
      3 * t * t * (1 - t) * bends[1].y +
      t ** 3 * to.y,
  ]);
  assert.ok(middles.every(([x, y]) => Math.abs(x - 100) > 6 || Math.abs(y) > 6));
  assert.equal(behind.event, Infinity);
});

test("no curve begins or ends over a title where it can do so elsewhere", () => {
  const [left, right] = [title(-100, 86, 100), title(114, 300, 100)];
  const to = around(100, 100);
  for (const [box, side] of /** @type {const} */ ([
    [left, -1],
    [right, 1],
  ])) {
    const { to: end } = alone([box], around(100 + side * 300, 100), to);
    assert.notEqual(end.dx, side);
  }
});

test("a title of two lines is in the way of a curve with both", () => {
  const label = { from: 0, to: 50, folding: { lines: ["One", "Two"] } };
  const { y0, y1 } = titleInTheWay({ y: 100, label }, 1);
  assert.deepEqual([y0, y1], [92, 124]);
});

test("no curve begins where another ends, so that no arrow seems to be of both", () => {
  const [first, next, upward] = curvesPast(
    [],
    [
      wire(around(100, 0), around(100, 200), [0, 1]),
      wire(around(100, 200), around(100, 400), [1, 2]),
      wire(around(100, 200), around(140, -200), [1, 3]),
    ],
  );
  assert.deepEqual([first.to.dy, next.from.dy], [-1, 1]);
  assert.notEqual(upward.from.dy, -1);
});

test("two arrows that point at different marks stand apart, even if one of them has to turn", () => {
  const [below, above] = [1, -1].map((side) => ({
    x: 8 * side,
    y: 8 * side,
    dx: SLANT * side,
    dy: SLANT * side,
  }));
  const [, to] = curvesPast(
    [],
    [
      wire([{ x: 10, y: 0, dx: 1, dy: 0 }], [{ x: 12, y: 12, dx: 0, dy: -1 }], [0, 1]),
      wire(around(20, 150), [below, above], [2, 0]),
    ],
  );
  assert.deepEqual([to.to.x, to.to.y], [above.x, above.y]);
});

test("a curve does not run along with another where it has another way", () => {
  const [first, next] = curvesPast(
    [],
    [wire(around(100, 0), around(100, 200), [0, 1]), wire(around(100, 0), around(100, 220), [0, 2])],
  );
  assert.notDeepEqual(sides(first), sides(next));
});

test("no curve begins at a report's line that is beside its mark, but away from it", () => {
  const line = reportInTheWay(112, 300);
  assert.equal(alone([], around(100, 100), around(300, 100)).from.dx, 1);
  assert.notEqual(alone([line], around(100, 100), around(300, 100)).from.dx, 1);
  assert.equal(alone([reportInTheWay(150, 300)], around(100, 100), around(300, 100)).from.dx, 1);
});

test("a curve that was there first makes way for those after it", () => {
  // The second has one way only, through the straight way of the first.
  const straight = wire(around(100, 0), around(100, 200), [0, 1]);
  const fixed = wire([{ x: 100, y: 30, dx: 0, dy: 1 }], [{ x: 100, y: 170, dx: 0, dy: -1 }], [2, 3]);
  assert.deepEqual(sides(curvesPast([], [straight])[0]), [0, 1, 0, -1]);
  assert.notDeepEqual(sides(curvesPast([], [straight, fixed])[0]), [0, 1, 0, -1]);
});

test("a curve leaves or arrives aslant where a mark is in its straight way", () => {
  const marks = [0, 200, 100].map((y, event) => markInTheWay({ event, x: 100, y }));
  const { from, to } = alone(marks, around(100, 0), around(100, 200));
  assert.ok([from, to].some(({ dx, dy }) => dx && dy));
});

test("a curve between neighbours bends far enough to be seen between their marks", () => {
  const { from, bends } = alone([], around(100, 0), around(108, 20));
  const { from: straight } = curveOf(around(100, 0)[1], around(108, 20)[0]);
  assert.notDeepEqual([from.dx, from.dy], [straight.dx, straight.dy]);
  assert.ok(Math.abs(bends[0].x - 104) > 16);
});

test("an arrow's tip is where its curve ends, and points at the mark", () => {
  const curve = curveOf(around(0, 5)[3], around(100, 5)[2]);
  const [, { d }] = tieCurve(curve, [false, true], true);
  assert.equal(d, "M9 5C41.8 5 58.2 5 91 5M85 8L91 5L85 2");
  const [, both] = tieCurve(curve, [true, true], true);
  assert.match(both.d, /M15 2L9 5L15 8/);
});

test("a relation to a report far away begins at a sign of its line", () => {
  const paths = [1, -1].map((side) => tieStub({ x: 40, y: 5 }, side, true)[1].d);
  assert.deepEqual(paths, ["M40 5h24M64 1v8M46 2L40 5L46 8", "M40 5h-24M16 1v8M34 8L40 5L34 2"]);
});
