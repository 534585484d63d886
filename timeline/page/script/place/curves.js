// Curves from mark to mark, which leave and reach them straight, past other marks, titles and curves.

import { NAME_LINE } from "../measures.js";
import { clamp, sum } from "../time/numbers.js";

/**
 * @typedef {{ x: number, y: number }} Point
 *
 * Where a curve may end, and the way out from there, 1 long; and px that a curve leaves it straight at the
 * most.
 * @typedef {Point & { dx: number, dy: number, most?: number }} Port
 *
 * A curve's two ends, and the control point before each.
 * @typedef {{ from: Port, to: Port, bends: [Point, Point] }} Curve
 *
 * Where a title stands, and in how many lines.
 * @typedef {{ from: number, to: number, folding: { lines: string[] } }} Titled
 *
 * A curve that is wanted: where it may begin and end, the events there, and where it has an arrow.
 * @typedef {{ starts: Port[], ends: Port[], own: number[], hangs: boolean[] }} Wire
 *
 * What a curve had better not cross: px of its edges, and what each px in it costs; the mark's event, or -1.
 * @typedef {{ x0: number, x1: number, y0: number, y1: number, cost: number, event: number }} Box
 */

// Px of a curve that it leaves a mark straight, as a share of its length and at least and most; from which on
// a mark seems to be joined, and a curve to run behind it; of half a line of type; and that an arrow takes.
const LEAVE = 0.4;
const LEAST_LEAVE = 16;
const MOST_LEAVE = 64;
const PASSES = 10;
const BEHIND = 6;
const HALF_LINE = 8;
const HEAD = 5;
// What a px in a mark and in a title costs, an end over a title, a point near another curve, an arrow
// where another curve ends without one, a px of way, and to turn round.
const MARK_COST = 7;
const TITLE_COST = 0.5;
const HEAD_COST = 50;
const CURVE_COST = 5;
const END_COST = 20;
const WAY_COST = 0.04;
const TURN_COST = 10;
// Curves up to which both orders are tried: of more it takes too long while a chart is dragged.
const FEW_WIRES = 16;
// Pairs of ports that are tried, the most promising first.
const MOST_PAIRS = 16;
// What stands for every event, of all that arrows point at.
const NO_EVENT = -1;
// Px between two points at which a curve is looked at, and of the cells in which others are remembered.
const STEP_PX = 10;
const CELL = 7;
// Px of a curve up to which it is hardly seen, and up to which it has an arrow and no line.
const HIDDEN = 30;
const ARROW_ALONE = 10;

/**
 * @param {Point & { event: number }} point a mark's middle
 * @param {number} [half] px
 * @returns {Box}
 */
export const markInTheWay = ({ event, x, y }, half = PASSES) => ({
  x0: x - half,
  x1: x + half,
  y0: y - half,
  y1: y + half,
  cost: MARK_COST,
  event,
});

/**
 * A report's line, which nothing begins at that does not hang on it.
 * @param {number} x px
 * @param {number} bottom px
 * @returns {Box}
 */
export const reportInTheWay = (x, bottom) => ({
  x0: x - HEAD,
  x1: x + HEAD,
  y0: 0,
  y1: bottom,
  cost: 0,
  event: -1,
});

/**
 * What no curve runs behind, also where it joins that mark.
 * @param {Point} point
 */
export const symbolInTheWay = (point) => markInTheWay({ ...point, event: Infinity }, BEHIND);

/**
 * @param {{ y: number, label: Titled }} item
 * @param {number} rem
 * @returns {Box}
 */
export const titleInTheWay = ({ y, label: { from, to, folding } }, rem) => ({
  x0: from - 2,
  x1: to + 2,
  y0: y - HALF_LINE * rem,
  y1: y + (folding.lines.length * NAME_LINE - HALF_LINE) * rem,
  cost: TITLE_COST,
  event: -1,
});

/**
 * A curve's px at a share of it.
 * @param {Curve} curve
 * @param {number} t
 */
function pointAt({ from, to, bends: [a, b] }, t) {
  const [p, q, r, s] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3];
  return { x: p * from.x + q * a.x + r * b.x + s * to.x, y: p * from.y + q * a.y + r * b.y + s * to.y };
}

/**
 * @param {Port} from
 * @param {Port} to
 * @param {number} [most] px that it leaves them straight
 * @returns {Curve}
 */
export function curveOf(from, to, most = MOST_LEAVE) {
  const leave = clamp(Math.hypot(to.x - from.x, to.y - from.y) * LEAVE, LEAST_LEAVE, most);
  const [a, b] = [from, to].map(({ x, y, dx, dy, most: own = leave }) => ({
    x: x + dx * own,
    y: y + dy * own,
  }));
  return { from, to, bends: [a, b] };
}

/**
 * What it costs to leave a mark otherwise than towards the other.
 * @param {Port} port
 * @param {Point} other
 */
function turnOf({ x, y, dx, dy }, other) {
  const [right, down] = [other.x - x, other.y - y];
  return TURN_COST * (1 - (right * dx + down * dy) / (Math.hypot(right, down) || 1)) ** 2;
}

/**
 * @param {Point} point
 * @param {Box} box
 */
const isWithin = ({ x, y }, box) => x > box.x0 && x < box.x1 && y > box.y0 && y < box.y1;

/**
 * Points of a curve, from its beginning to its end.
 * @param {Curve} curve
 */
function pointsOf(curve) {
  const { from, to } = curve;
  const count = Math.min(Math.hypot(to.x - from.x, to.y - from.y) / STEP_PX, 50) + 4;
  return Array.from({ length: count }, (_, i) => pointAt(curve, (i + 0.5) / count));
}

/** @param {number} y */
const heightOf = (y) => Math.floor(y / NAME_LINE);

/** @type {(point: Point) => number} */
const cellOf = ({ x, y }) => Math.round(x / CELL) * 1e5 + Math.round(y / CELL);

/** @type {(end: Point, hangs: boolean) => number} the cell of an end, which an arrow has to itself */
const endOf = (end, hangs) => cellOf(end) + (hangs ? 0.5 : 0.2);

/**
 * What curves pass by: boxes by height, to look at few for a point; and the cells in which curves are, with
 * what they cost another.
 * @typedef {{ boxes: Map<number, Box[]>, taken: Map<number, number> }} Ground
 */

/** @type {(ground: Ground, point: Point) => Box[]} */
const boxesNear = ({ boxes }, { y }) => boxes.get(heightOf(y)) || [];

/** @type {(point: Point) => number[]} the cells at a point and about it */
const cellsAbout = ({ x, y }) =>
  [-CELL, 0, CELL].flatMap((dx) => [-CELL, 0, CELL].map((dy) => cellOf({ x: x + dx, y: y + dy })));

/** @type {(cell: number, event: number) => number} the key of a cell in which an arrow points at an event */
const pointedAt = (cell, event) => cell + 0.7 + event / 1e6;

/** @type {(ground: Ground, curve: Curve, wire: Wire, times: number) => void} */
function take({ taken }, curve, { hangs, own }, times) {
  /** @type {(cell: number, cost: number) => void} */
  const add = (cell, cost) => void taken.set(cell, (taken.get(cell) || 0) + cost * times);
  for (const point of pointsOf(curve)) add(cellOf(point), CURVE_COST);
  [curve.from, curve.to].forEach((end, i) => {
    add(endOf(end, hangs[i]), END_COST);
    if (!hangs[i]) return;
    // An arrow beside another that points elsewhere would seem to point there, too.
    for (const cell of cellsAbout(end)) {
      add(pointedAt(cell, NO_EVENT), HEAD_COST);
      add(pointedAt(cell, own[i]), -HEAD_COST);
    }
  });
}

/**
 * What it costs that a curve ends there, wherever it comes from.
 * @type {(ground: Ground, port: Port, hangs: boolean, event: number) => number}
 */
function endCost(ground, port, hangs, event) {
  const head = { x: port.x + port.dx * HEAD, y: port.y + port.dy * HEAD };
  const isOver = boxesNear(ground, head).some((box) => box.event < 0 && isWithin(head, box));
  const cell = cellOf(port);
  const others = [endOf(port, !hangs), ...(hangs ? [pointedAt(cell, NO_EVENT), pointedAt(cell, event)] : [])];
  return sum(others.map((key) => ground.taken.get(key) || 0)) + (isOver ? HEAD_COST : 0);
}

/**
 * What a curve's way costs: its length, what it meets but for marks that it joins, and to be too short to be
 * seen between two marks. From `most` on it need not be known.
 * @type {(ground: Ground, curve: Curve, own: number[], most: number) => number}
 */
function wayCost(ground, curve, own, most) {
  let cost = 0;
  let long = 0;
  /** @type {Point} */
  let before = curve.from;
  for (const point of pointsOf(curve)) {
    const way = Math.hypot(point.x - before.x, point.y - before.y);
    long += way;
    cost += way * WAY_COST + (ground.taken.get(cellOf(point)) || 0);
    for (const box of boxesNear(ground, point)) {
      if (isWithin(point, box) && !own.includes(box.event)) cost += way * box.cost;
    }
    if (cost > most) return cost;
    before = point;
  }
  return cost + Math.max(HIDDEN - long, 0) * 2 + Math.max(ARROW_ALONE - long, 0) * HEAD_COST;
}

/**
 * The best of all ways between two marks, of which each has some ports.
 * @param {Ground} ground
 * @param {Wire} wire
 */
function bestOf(ground, wire) {
  const { starts, ends, own, hangs } = wire;
  const [leaving, arriving] = [starts, ends].map((ports, i) =>
    ports.map((port) => endCost(ground, port, hangs[i], own[i])),
  );
  const pairs = starts.flatMap((from, i) =>
    ends.map((to, j) => ({
      from,
      to,
      cost: leaving[i] + arriving[j] + turnOf(from, to) + turnOf(to, from),
    })),
  );
  pairs.sort((a, b) => a.cost - b.cost);
  let [best, least] = [curveOf(starts[0], ends[0]), Infinity];
  for (const { from, to, cost } of pairs.slice(0, MOST_PAIRS)) {
    for (const most of [MOST_LEAVE, MOST_LEAVE / 2]) {
      const curve = curveOf(from, to, most);
      const whole = cost + wayCost(ground, curve, own, least - cost);
      if (whole < least) [best, least] = [curve, whole];
    }
  }
  take(ground, best, wire, 1);
  return { curve: best, cost: least };
}

/**
 * Each curve past those before it; then each again, as those after it were not there yet.
 * @param {Map<number, Box[]>} boxes
 * @param {Wire[]} wires
 */
function routed(boxes, wires) {
  /** @type {Ground} */
  const ground = { boxes, taken: new Map() };
  const first = wires.map((wire) => bestOf(ground, wire));
  const curves = first.map(({ curve }, i) => {
    take(ground, curve, wires[i], -1);
    return bestOf(ground, wires[i]);
  });
  return { curves: curves.map(({ curve }) => curve), cost: sum(curves.map(({ cost }) => cost)) };
}

/**
 * Curves past boxes and one another, one after the other: in the order that they are given or, if they are
 * few and that costs less, the other way round.
 * @param {Box[]} boxes
 * @param {Wire[]} wires
 * @returns {Curve[]}
 */
export function curvesPast(boxes, wires) {
  /** @type {Map<number, Box[]>} */
  const byHeight = new Map();
  for (const box of boxes) {
    for (let at = heightOf(box.y0); at <= heightOf(box.y1); at += 1) {
      const beside = byHeight.get(at);
      if (beside) beside.push(box);
      else byHeight.set(at, [box]);
    }
  }
  const there = routed(byHeight, wires);
  if (wires.length > FEW_WIRES) return there.curves;
  const back = routed(byHeight, [...wires].reverse());
  return back.cost < there.cost ? back.curves.reverse() : there.curves;
}
