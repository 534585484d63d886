// Relations in the chart: where routes meet marks, and where a report is met.

import { PILL, RADIUS, SMALL, STUB, STUB_FROM } from "../measures.js";
import {
  markInTheWay,
  outsideInTheWay,
  reportInTheWay,
  signInTheWay,
  stretchInTheWay,
  thinInTheWay,
  titleInTheWay,
} from "../place/in_the_way.js";
import { marksOf } from "../place/layout.js";
import { isClearOf, routesPast } from "../place/routes.js";
import { largerOf } from "../place/shapes.js";
import { tiesOf } from "../place/ties.js";
import { clamp } from "../time/numbers.js";
import { anchorOf, flagOf, INSET, sourceSpan } from "./chosen.js";
import { BARB, tieRoute, tieStub } from "./ties.js";

/**
 * @typedef {import("../place/in_the_way.js").Point} Point
 * @typedef {import("../place/routes.js").Port} Port
 * @typedef {PlacedItem | PlacedDot | Report} Joined
 *
 * Where it is told that a date hangs on a report's far away: the tip of an arrow and on which side of it the
 * sign of the line is, or where words begin, how wide they are, and where they may.
 * @typedef {Point & { side: number, wide: number, free?: number[], lit: boolean }} Stub
 */

// Px between a mark and a route's end; half a mark's ring; and from an outline's end to where it is met from
// above.
const AWAY = 3;
const HALF_RING = 11;
const FROM_END = 8;
// Px from there to where a stretch of time is met from above as well, once and twice, and what that costs.
const INTO = 20;
const INTO_COST = 20;
// What it costs to leave a chosen event along the line down from its date.
const UNDER_DATE_COST = 15;
// Px of an outline up to which it is met on all sides, as a symbol is.
const SHORT_OUTLINE = 30;
// Px from the end of the line down to the chosen event to its bracket.
const BRACKET = 21;
// Px between the places that words on a report may have.
const SHIFT = 4;
// Px between them and the title.
const BESIDE_WORDS = 10;

/**
 * Thin lines to events from what their dates hang on. They lie under marks and titles.
 * @param {Plan} plan
 * @param {Scene} scene
 * @returns {Wanted[]}
 */
export function routesOf(plan, scene) {
  const ties = tiesOf(scene);
  if (!ties.length) return [];
  const marks = new Map(
    marksOf(plan)
      .reverse()
      .map((item) => [item.event, item]),
  ); // of several the first
  const pairs = ties.flatMap(({ ends, hangs, lit }) => {
    const joined = ends.flatMap((event) => marks.get(event) || []);
    const points = joined.map((item) => pointOf(item, plan));
    const [from, to] = points;
    // Of two beyond the same edge nothing is seen that they could join.
    if (!to || (from.x === to.x && (to.x === INSET || to.x === plan.width - INSET))) return [];
    return [{ ends, joined, points, hangs, lit, far: Math.abs(from.y - to.y) }];
  });
  const titles = plan.items.map((item) => titleInTheWay(item, scene.rem));
  const passed = plan.items.flatMap((item) => {
    const point = pointOf(item, plan);
    const { shape, symbolX } = item;
    if (!shape.sure) return [markInTheWay(point)];
    return [markInTheWay(point), stretchInTheWay(item, !!symbolX || isShort(shape))];
  });
  /** @type {Stub[]} */
  const stubs = [];
  // What is long meets the most, and finds its way first.
  const wires = pairs
    .sort((a, b) => b.far - a.far)
    .flatMap(({ ends, joined, points, hangs, lit }) => {
      const report = joined.findIndex((item) => "text" in item);
      const ports = joined.map((item, i) => portsOf(item, points[i], points[1 - i], plan, scene));
      if (report >= 0) {
        const event = 1 - report;
        const [point, all] = [points[event], ports[event]];
        const off = points[report].x - point.x;
        if (hangs[event] && Math.abs(off) > STUB_FROM) {
          stubs.push({ ...stubOf(joined[event], point, all, off, plan, scene), lit });
          return [];
        }
        const met = portsToReport(joined[event], point, all, off);
        if (!met) return [];
        [ports[event], ports[report]] = met;
      }
      return [{ starts: ports[0], ends: ports[1], own: ends, hangs, lit }];
    });
  const reports = plan.reports.map(({ x }) => reportInTheWay(x, plan.bottom));
  const signs = stubs.flatMap(({ x, y, side, wide }) =>
    wide ? [] : [signInTheWay({ x: x + (side * STUB) / 2, y }, STUB / 2)],
  );
  const around = [...outsideInTheWay(plan.width, plan.axis, plan.bottom), ...besideInTheWay(plan, scene)];
  const routes = routesPast([...titles, ...passed, ...reports, ...signs, ...around], wires);
  const drawn = stubs.map((stub) => tieStub({ ...stub, x: besideRoutes(stub, routes) }, scene));
  return [...drawn, ...routes.map((route, i) => tieRoute(route, wires[i].hangs, wires[i].lit))];
}

/**
 * Where the words stand that tell it, with no route through them.
 * @param {Stub} stub
 * @param {Point[][]} routes
 */
function besideRoutes({ x, y, wide, free = [x] }, routes) {
  const [y0, y1] = [y - PILL / 2, y + PILL / 2];
  const clear = free.find((at) => isClearOf(routes, { x0: at - AWAY, x1: at + wide + AWAY, y0, y1 }));
  return clear ?? x;
}

/**
 * What is drawn of the chosen event besides its mark: the line down from its date, and the bracket below it.
 * @param {Plan} plan
 * @param {Scene} scene
 */
function besideInTheWay(plan, scene) {
  const flag = flagOf(plan, scene);
  if (!flag) return [];
  const { ends, top } = flag;
  const drops = ends.map((x) => thinInTheWay(x, plan.axis, top));
  const span = sourceSpan(scene, plan.width);
  if (!span) return drops;
  const [x0, x1] = [Number(span[0]), span[1]];
  return [...drops, signInTheWay({ x: (x0 + x1) / 2, y: top + BRACKET }, (x1 - x0) / 2)];
}

/**
 * Where a relation meets a mark: of a stretch of time where its ink begins, but of what began about then,
 * which fades in, its date.
 * @param {Joined} item
 * @param {Plan} plan
 */
function pointOf(item, { width, gaps }) {
  const shape = "shape" in item && item.shape.sure ? item.shape : null;
  const begin =
    shape && isShort(shape)
      ? (shape.x0 + shape.x1) / 2
      : shape?.pill
        ? shape.x0
        : (shape?.about ?? shape?.x0);
  const x = begin === undefined ? anchorOf(item, width) : clamp(begin, INSET, width - INSET);
  // What begins in a break is seen from its end on.
  const gap = gaps.find(({ left, right }) => left < x && x < right);
  return { event: item.event, x: gap ? gap.right : x, y: item.y };
}

/** @param {Shape} shape */
const isShort = ({ pill, x0, x1, startFades, endFades }) =>
  pill && !startFades && !endFades && x1 - x0 < SHORT_OUTLINE;

/**
 * Where a route may leave or reach a mark: on all sides of a symbol, and at an end of a stretch of time.
 * @param {Joined} item
 * @param {Point} point
 * @param {Point} other where the other event is
 * @param {Plan} plan
 * @param {Scene} scene
 * @returns {Port[]}
 */
function portsOf(item, { x, y }, other, { width }, { data, rem, chosen }) {
  const shape = "shape" in item ? item.shape : null;
  const ring = item.event === chosen ? HALF_RING * rem : 0;
  /** @type {(x: number, reach: number) => Port[]} above and below */
  const upright = (x, reach) =>
    [-1, 1].map((dy) => ({ x, y: y + dy * reach, dx: 0, dy, cost: ring && dy < 0 ? UNDER_DATE_COST : 0 }));
  /** @type {(x: number, reach: number, dx: number) => Port} */
  const level = (x, reach, dx) => ({ x: x + dx * reach, y, dx, dy: 0 });
  if (!shape?.sure || isShort(shape)) {
    const half = shape?.sure ? (shape.x1 - shape.x0) / 2 : RADIUS * largerOf(data.grades[item.event], rem);
    const reach = Math.max(half, ring) + AWAY;
    const tall = Math.max(Math.min(half, PILL / 2), ring) + AWAY;
    return [...upright(x, tall), level(x, reach, -1), level(x, reach, 1)];
  }
  const high = ring ? ring + AWAY : PILL / 2 + 1; // between two rows an arrow has little room
  const { pill, x0, x1, startFades, endFades } = shape;
  // Of an outline it is the end that is nearer to the other event, which is the one that this leaves it.
  if (pill && !endFades && x1 < width && Math.abs(x1 - other.x) < Math.abs(x - other.x))
    return [level(x1, AWAY, 1), ...upright(x1 - FROM_END, high)];
  // Of a bar also further in, on the side of the other event, where its neighbours do not begin.
  const begin = x + (pill ? FROM_END : 0);
  const ports = upright(begin, high);
  for (const n of [1, 2]) {
    const further = begin + n * INTO + (pill ? FROM_END : 0);
    if (x1 > further + FROM_END)
      ports.push({ ...upright(further, high)[other.y < y ? 0 : 1], cost: n * INTO_COST });
  }
  if (x === x0 && !startFades) ports.push(level(x, AWAY, -1));
  return ports;
}

/**
 * The ports of an event and of a report's line, which goes through all lanes: beside the event, or in a bar
 * that goes on to the line; null where that is so near that no arrow has room.
 * @param {Joined} item
 * @param {Point} point the event's
 * @param {Port[]} all
 * @param {number} off px from there to the report's line
 * @returns {[Port[], Port[]] | null}
 */
function portsToReport(item, point, all, off) {
  const [dx, x] = [Math.sign(off), point.x + off];
  const bar = "label" in item && dx > 0 && item.shape.bar && !item.label.inside ? item.shape : null;
  const start = point.x + AWAY + (bar?.startFades ? FROM_END : 0);
  const inBar = bar ? [{ x: start, y: point.y, dx, dy: 0 }] : [];
  const beside = [...all, ...inBar].filter((port) => port.dx === dx && (x - port.x) * dx >= BARB);
  return beside.length ? [beside, [{ x, y: beside[0].y, dx: -dx, dy: 0 }]] : null;
}

/**
 * Where a report is far away, words tell it in a bar that has the room; else a sign of the line stands beside
 * the event, on the side of the report or, where there is a title, on the other.
 * @param {Joined} item
 * @param {Point} point
 * @param {Port[]} ports
 * @param {number} off px from there to the report's line
 * @param {Plan} plan
 * @param {Scene} scene
 * @returns {Omit<Stub, "lit">}
 */
function stubOf(item, { x, y }, ports, off, { gaps }, { rem, byReport, widthOf }) {
  const side = Math.sign(off);
  const wide = widthOf(byReport, SMALL * rem, false);
  if ("label" in item && item.shape.bar && side > 0) {
    const { from, to } = item.label;
    const reach = wide + AWAY;
    const most = Math.min(item.shape.x1, x + off) - reach;
    const free = [];
    for (let at = Math.max(item.shape.x0, 0) + FROM_END; at < most; at += SHIFT) {
      const isTaken =
        (from - BESIDE_WORDS < at + wide && to + BESIDE_WORDS > at) ||
        gaps.some(({ left, right }) => left < at + reach && right > at - AWAY);
      if (!isTaken) free.push(at);
    }
    if (free.length) return { x: free[0], y, side, wide, free };
  }
  const [left, right] = side < 0 ? [x - STUB, x] : [x, x + STUB];
  const isHidden = "label" in item && item.label.from < right && item.label.to > left;
  const way = isHidden ? -side : side;
  const outside = way < 0 ? 2 * AWAY : 0;
  const reach = "shape" in item && item.shape.sure ? outside : Math.max(...ports.map((port) => port.x - x));
  return { x: x + way * reach, y, side: way, wide: 0 };
}
