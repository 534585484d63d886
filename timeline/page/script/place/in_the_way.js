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
// Px about a mark's middle, and about other ink, within which a route seems to join it; of half a line of
// type; and beyond all edges.
const PASSES = 10;
const BEHIND = 6;
const HALF_LINE = 8;
const BEYOND_ALL = 1e5;
// What a px in a mark, in a title, in a report's line and in a stretch of time costs; an end over a title,
// and an arrow over a thin line.
const MARK_COST = 7;
const TITLE_COST = 0.7;
const REPORT_COST = 3;
const ALONG_COST = 0.8;
const END_COST = 160;
const HEAD_COST = 80;

/**
 * @param {Point & { event: number }} point a mark's middle
 * @returns {Box}
 */
export const markInTheWay = ({ event, x, y }) => ({
  ...inTheWay(x - PASSES, x + PASSES, y - PASSES, y + PASSES, MARK_COST, [0, 0]),
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
 * A sign of a report far away, with the arrow to its event; or a bracket.
 * @param {Point} point its middle
 * @param {number} half px
 */
export const signInTheWay = ({ x, y }, half) =>
  inTheWay(x - half - BEHIND, x + half + BEHIND, y - HALF_LINE, y + HALF_LINE);

/**
 * A thin upright line, which no arrow stands on.
 * @param {number} x
 * @param {number} y0
 * @param {number} y1
 */
export const thinInTheWay = (x, y0, y1) =>
  inTheWay(x - BEHIND, x + BEHIND, y0, y1, TITLE_COST, [0, HEAD_COST]);

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
 * A stretch of time, which a route had better cross than run along; one with a symbol in it is passed by.
 * @param {{ event: number, y: number, shape: { x0: number, x1: number } }} item
 * @param {boolean} [isMark]
 * @returns {Box}
 */
export function stretchInTheWay({ event, y, shape: { x0, x1 } }, isMark = false) {
  const [more, cost] = isMark ? [BEHIND, MARK_COST] : [0, ALONG_COST];
  return { ...inTheWay(x0 - more, x1 + more, y - HALF_LINE, y + HALF_LINE, cost, [0, 0]), event };
}

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
