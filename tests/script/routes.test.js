import assert from "node:assert/strict";
import { test } from "node:test";

import { tieRoute, tieStub } from "./build/draw/ties.js";
import {
  markInTheWay,
  outsideInTheWay,
  reportInTheWay,
  stretchInTheWay,
  thinInTheWay,
  titleInTheWay,
} from "./build/place/in_the_way.js";
import { routesPast } from "./build/place/routes.js";

/** @typedef {import("./build/place/routes.js").Port} Port */
/** @typedef {import("./build/place/routes.js").Route} Route */
/** @typedef {import("./build/place/in_the_way.js").Box} Box */

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
  ].map(([dx, dy]) => ({ x: x + dx * 9, y: y + dy * 9, dx, dy }));

/** @type {(from: Port[], to: Port[], own: number[]) => import("./build/place/routes.js").Wire} */
const wire = (starts, ends, own) => ({ starts, ends, own, hangs: [false, true] });

/** @type {(boxes: Box[], from: Port[], to: Port[]) => Route} */
const alone = (boxes, from, to) => routesPast(boxes, [wire(from, to, [0, 1])])[0];

/** @type {(from: number, to: number, y: number) => Box} */
const title = (from, to, y) => titleInTheWay({ y, label: { from, to, folding: { lines: ["A title"] } } }, 1);

/** @type {(route: Route) => number[][]} */
const pointsOf = (route) => route.map(({ x, y }) => [x, y]);

/** @type {(route: Route, box: Box) => boolean} whether a route is seen in a box */
const isIn = (route, { x0, x1, y0, y1 }) =>
  route.slice(1).some(({ x, y }, i) => {
    const before = route[i];
    const [left, right] = [Math.min(x, before.x), Math.max(x, before.x)];
    const [top, bottom] = [Math.min(y, before.y), Math.max(y, before.y)];
    return right >= x0 && left <= x1 && bottom >= y0 && top <= y1;
  });

test("a route is straight where it can be, and has one corner where it must turn", () => {
  assert.deepEqual(pointsOf(alone([], around(100, 0), around(100, 200))), [
    [100, 9],
    [100, 191],
  ]);
  assert.deepEqual(pointsOf(alone([], around(100, 0), around(400, 0))), [
    [109, 0],
    [391, 0],
  ]);
  assert.equal(alone([], around(100, 0), around(400, 200)).length, 3);
});

test("marks almost one below the other have one upright line between them", () => {
  assert.deepEqual(pointsOf(alone([], around(100, 0), around(106, 200))), [
    [103, 9],
    [103, 191],
  ]);
});

test("all pieces of a route are level or upright", () => {
  for (const to of [around(104, 40), around(60, 20), around(300, 20), around(112, 0)]) {
    const route = alone([markInTheWay({ event: 0, x: 100, y: 0 })], around(100, 0), to);
    for (const [i, { x, y }] of route.slice(1).entries()) assert.ok(x === route[i].x || y === route[i].y);
  }
});

test("a route passes by a mark that lies on its straight way, and not by those that it joins", () => {
  const marks = [0, 200, 100].map((y, event) => markInTheWay({ event, x: 100, y }));
  const past = alone(marks, around(100, 0), around(100, 200));
  assert.ok(!isIn(past, marks[2]));
  const joined = alone(marks.slice(0, 2), around(100, 0), around(100, 200));
  assert.equal(joined.length, 2);
});

test("a route does not cross the mark that it goes to before it reaches it", () => {
  const mark = markInTheWay({ event: 1, x: 100, y: 40 });
  const below = [{ x: 100, y: 52, dx: 0, dy: 1 }];
  const route = alone([mark], around(100, 0), below);
  assert.ok(!isIn(route.slice(0, -1), mark));
});

test("no route runs behind a symbol that it joins", () => {
  const behind = markInTheWay({ event: 0, x: 100, y: 0 });
  for (const to of [around(104, 40), around(60, 20), around(100, -200)]) {
    const route = alone([behind], around(100, 0), to);
    assert.ok(!isIn(route.slice(1), behind));
  }
});

test("no route begins or ends over a title where it can do so elsewhere", () => {
  const [left, right] = [title(-100, 86, 100), title(114, 300, 100)];
  for (const [box, side] of /** @type {const} */ ([
    [left, -1],
    [right, 1],
  ])) {
    const end = alone([box], around(100 + side * 300, 100), around(100, 100)).slice(-1)[0];
    assert.notEqual(end.x, 100 + side * 9);
  }
});

test("no route turns behind a title where it can turn elsewhere", () => {
  const box = title(90, 110, 200);
  const route = alone([box], around(100, 0), around(400, 200));
  assert.ok(!route.slice(1, -1).some(({ x, y }) => x > box.x0 && x < box.x1 && y > box.y0 && y < box.y1));
  assert.ok(alone([], around(100, 0), around(400, 200)).some(({ x, y }) => x === 100 && y === 200));
});

test("a route crosses a stretch of time, and does not run along it", () => {
  for (const y of [0, 100]) {
    const stretch = stretchInTheWay({ event: 2, y, shape: { x0: 120, x1: 380 } });
    assert.ok(!isIn(alone([stretch], around(100, 0), around(400, 100)), stretch));
    assert.equal(alone([stretch], around(200, y - 50), around(200, y + 50)).length, 2);
  }
});

test("an outline with a symbol in it is passed by, and not crossed", () => {
  const outline = stretchInTheWay({ event: 2, y: 100, shape: { x0: 80, x1: 120 } }, true);
  assert.ok(!isIn(alone([outline], around(100, 0), around(100, 200)), outline));
});

test("no route touches an arrow of another", () => {
  const fixed = wire([{ x: 50, y: 100, dx: 1, dy: 0 }], [{ x: 96, y: 100, dx: -1, dy: 0 }], [2, 3]);
  const [, past] = routesPast([], [fixed, wire(around(100, 0), around(100, 200), [0, 1])]);
  assert.ok(!isIn(past, { ...title(0, 0, 0), x0: 88, x1: 104, y0: 92, y1: 108 }));
});

test("a title of two lines is in the way with both", () => {
  const label = { from: 0, to: 50, folding: { lines: ["One", "Two"] } };
  const { y0, y1 } = titleInTheWay({ y: 100, label }, 1);
  assert.deepEqual([y0, y1], [92, 124]);
});

test("no arrow stands on a thin line, but a route may begin there", () => {
  const line = thinInTheWay(111, 90, 110);
  const [there, back] = [
    alone([line], around(300, 100), around(100, 100)),
    alone([line], around(100, 100), around(300, 100)),
  ];
  assert.notEqual(there.slice(-1)[0].x, 109);
  assert.equal(back[0].x, 109);
});

test("routes stay between the lanes' edges", () => {
  const mark = markInTheWay({ event: 2, x: 200, y: 20 });
  const free = alone([mark], around(100, 20), around(300, 20));
  assert.ok(free.some(({ y }) => y < 12));
  const kept = alone([mark, ...outsideInTheWay(400, 12, 100)], around(100, 20), around(300, 20));
  assert.ok(kept.every(({ x, y }) => x > 0 && x < 400 && y > 12 && y < 100));
});

test("no route begins where another ends, so that no arrow seems to be of both", () => {
  const [first, next, upward] = routesPast(
    [],
    [
      wire(around(100, 0), around(100, 200), [0, 1]),
      wire(around(100, 200), around(100, 400), [1, 2]),
      wire(around(100, 200), around(140, -200), [1, 3]),
    ],
  );
  assert.deepEqual([first[1].y, next[0].y], [191, 209]);
  assert.notEqual(upward[0].y, 191);
});

test("two arrows that point at different marks stand apart", () => {
  const [first, next] = routesPast(
    [],
    [
      wire([{ x: 0, y: 0, dx: 1, dy: 0 }], around(100, 40), [0, 1]),
      wire([{ x: 0, y: 4, dx: 1, dy: 0 }], around(116, 40), [2, 3]),
    ],
  ).map((route) => route.slice(-1)[0]);
  assert.ok(Math.hypot(first.x - next.x, first.y - next.y) > 6);
});

test("routes from one event share their way, and others run side by side at a distance", () => {
  /** @type {(own: number[]) => Route[]} two routes to ports at the left of two marks below one another */
  const pair = (own) =>
    routesPast(
      [],
      [100, 200].map((y, i) =>
        wire([{ x: 90, y: 300 + 4 * i, dx: -1, dy: 0 }], [{ x: 91, y, dx: -1, dy: 0 }], [own[i], 10 + i]),
      ),
    );
  const [shared, too] = pair([0, 0]).map((route) => route[1].x);
  assert.equal(shared, too);
  const [one, other] = pair([0, 1]).map((route) => route[1].x);
  assert.ok(Math.abs(one - other) >= 6);
});

test("no route begins at a report's line that is beside its mark, but away from it", () => {
  const from = (/** @type {Box[]} */ boxes) => alone(boxes, around(100, 500), around(300, 500))[0].x;
  assert.equal(from([]), 109);
  assert.notEqual(from([reportInTheWay(112, 1000)]), 109);
  assert.equal(from([reportInTheWay(150, 1000)]), 109);
});

test("a route that was there first makes way for those after it", () => {
  // The second has one way only, through the straight way of the first.
  const straight = wire(around(100, 0), around(100, 200), [0, 1]);
  const fixed = wire([{ x: 100, y: 30, dx: 0, dy: 1 }], [{ x: 100, y: 170, dx: 0, dy: -1 }], [2, 3]);
  assert.equal(routesPast([], [straight])[0].length, 2);
  assert.notEqual(routesPast([], [straight, fixed])[0].length, 2);
});

test("a route is drawn with round corners, and points at its mark", () => {
  const [, { d }] = tieRoute(alone([], around(0, 0), around(100, 100)), [false, true], true);
  assert.match(d, /^M0 9L0 92Q0 100 8 100L91 100M85 103L91 100L85 97$|^M9 0L92 0Q100 0 100 8L100 91M/);
  const straight = alone([], around(0, 5), around(100, 5));
  assert.equal(tieRoute(straight, [false, true], true)[1].d, "M9 5L91 5M85 8L91 5L85 2");
  assert.match(String(tieRoute(straight, [true, true], true)[1].d), /M15 2L9 5L15 8/);
});

test("a corner has no more room than its pieces have", () => {
  const route = [
    { x: 0, y: 0 },
    { x: 6, y: 0 },
    { x: 6, y: 40 },
  ];
  assert.equal(tieRoute(route, [false, false], true)[1].d, "M0 0L3 0Q6 0 6 8L6 40");
});

test("a relation to a report far away begins at a sign of its line", () => {
  const scene = { rem: 1, byReport: "dated from report" };
  const drawn = [1, -1].map((side) => tieStub({ x: 40, y: 5, side, wide: 0, lit: true }, scene));
  assert.deepEqual(
    drawn.map(([, { d }]) => d),
    ["M40 5h24M64 1v8M46 2L40 5L46 8", "M40 5h-24M16 1v8M34 8L40 5L34 2"],
  );
});

test("or is told in words, where there is room", () => {
  const stub = { x: 40, y: 5, side: 1, wide: 130, lit: true };
  const [tag, { x, y }, words] = tieStub(stub, { rem: 1, byReport: "dated from report" });
  assert.deepEqual([tag, x, y, words], ["text", 40, 9, "dated from report"]);
});
