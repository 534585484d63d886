// What is in the way of relations: marks, titles, thin lines, and all that lies around the lanes.

import { NAME_LINE } from "../measures.js";

/**
 * @typedef {{ x: number, y: number }} Point
 *
 * Px of edges.
 * @typedef {{ x0: number, x1: number, y0: number, y1: number }} Edges
 *
 * What a route had better not cross: what each px in it costs, and what an end over it does without an arrow
 * and with one; the mark's event, or -1; and whether it hides what is behind it.
 * @typedef {Edges & { cost: number, over: [number, number], event: number, hides?: boolean }} Box
 *
 * Where a title stands, and in how many lines.
 * @typedef {{ from: number, to: number, folding: { lines: string[] } }} Titled
 */

/** Px that an arrow takes. */
export const HEAD = 5;
// The event of what belongs to none.
const NO_EVENT = -1;
// Px from which on a mark seems to be joined, and a route to run behind it; of half a line of type; and
// beyond all edges.
const PASSES = 10;
const BEHIND = 6;
const HALF_LINE = 8;
const BEYOND_ALL = 1e5;
// What a px in a mark and in a title costs, an end over a title, and an arrow over a thin line, and a px
// in a stretch of time.
const MARK_COST = 7;
const TITLE_COST = 0.5;
const END_COST = 160;
const REPORT_COST = 3;
const ALONG_COST = 0.4;
const HEAD_COST = 80;

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
  over: [0, 0],
  event,
});

/**
 * What is in the way of routes and belongs to no mark.
 * @param {number} x0
 * @param {number} x1
 * @param {number} y0
 * @param {number} y1
 * @param {number} cost of each px in it
 * @param {[number, number]} [over] what an end over it costs, without an arrow and with one
 * @returns {Box}
 */
function inTheWay(x0, x1, y0, y1, cost = MARK_COST, over = [END_COST, END_COST]) {
  return { x0, x1, y0, y1, cost, over, event: NO_EVENT };
}

/**
 * A sign of a report far away, with the arrow to its event.
 * @param {Point} point its middle
 * @param {number} half px
 */
export const signInTheWay = ({ x, y }, half) =>
  inTheWay(x - half - BEHIND, x + half + BEHIND, y - HALF_LINE, y + HALF_LINE);

/**
 * A thin line, which no arrow stands on.
 * @type {(x0: number, x1: number, y0: number, y1: number) => Box}
 */
export const thinInTheWay = (x0, x1, y0, y1) => inTheWay(x0, x1, y0, y1, TITLE_COST, [0, HEAD_COST]);

/**
 * A report's line, which nothing begins at that does not hang on it.
 * @param {number} x px
 * @param {number} bottom px
 */
export const reportInTheWay = (x, bottom) => inTheWay(x - HEAD, x + HEAD, 0, bottom, REPORT_COST);

/**
 * What lies around the lanes.
 * @param {number} width px
 * @param {number} top px
 * @param {number} bottom px
 */
export const outsideInTheWay = (width, top, bottom) => [
  inTheWay(-BEYOND_ALL, BEYOND_ALL, -BEYOND_ALL, top),
  inTheWay(-BEYOND_ALL, BEYOND_ALL, bottom, BEYOND_ALL),
  inTheWay(-BEYOND_ALL, 0, top, bottom),
  inTheWay(width, BEYOND_ALL, top, bottom),
];

/**
 * What no route runs behind, also where it joins that mark.
 * @param {Point} point
 */
export const symbolInTheWay = (point) => markInTheWay({ ...point, event: Infinity }, BEHIND);

/**
 * A stretch of time, which a route had better cross than run along.
 * @param {{ event: number, y: number, shape: { x0: number, x1: number } }} item
 * @returns {Box}
 */
export const stretchInTheWay = ({ event, y, shape: { x0, x1 } }) => ({
  ...inTheWay(x0, x1, y - HALF_LINE, y + HALF_LINE, ALONG_COST, [0, 0]),
  event,
});

/**
 * @param {{ y: number, label: Titled }} item
 * @param {number} rem
 */
export const titleInTheWay = ({ y, label: { from, to, folding } }, rem) => ({
  ...inTheWay(
    from - 2,
    to + 2,
    y - HALF_LINE * rem,
    y + (folding.lines.length * NAME_LINE - HALF_LINE) * rem,
    TITLE_COST,
  ),
  hides: true,
});
