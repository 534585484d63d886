// Relations between dates: which of them are drawn, and where, in the vertical picture, beside the rails.

import { startAt } from "./between.js";
import { inTracks } from "./tracks.js";

/**
 * An end of a relation: px from the top, which line's mark it is at, -1 for none that is there, and whether
 * its date hangs on the other's.
 * @typedef {{ y: number, line: number, hangs: boolean }} End
 *
 * A relation beside the rails: its upper and its lower end, and its column.
 * @typedef {{ ends: End[], lit: boolean, column: number }} Tie
 */

// How many have room side by side without any made for them, and at the most.
const FREE = 3;
const MOST = 10;

/** Px from one to the next. */
export const STEP = 4;

/** Px beside the rails that are free for them. */
export const FREE_PX = FREE * STEP;

/**
 * The relations that are drawn: all of them, of which a chosen event's chain is lit, or those of the chosen
 * event alone, which they begin at; and of each end whether its date hangs on the other's. Of two that hang
 * on each other there is one.
 * @param {Scene} scene
 * @returns {{ ends: [number, number], hangs: boolean[], lit: boolean }[]}
 */
export function tiesOf(scene) {
  const { chosen, data, allTies } = scene;
  const chain = allTies ? chainOf(scene) : null;
  const anchors = new Map(data.ties);
  return data.ties.flatMap(([event, anchor]) => {
    const isMutual = anchors.get(anchor) === event;
    if (isMutual && anchor < event) return [];
    const lit = chain ? chain.has(event) && chain.has(anchor) : event === chosen || anchor === chosen;
    if (!lit && !allTies) return [];
    const ends = /** @type {[number, number]} */ (anchor === chosen ? [anchor, event] : [event, anchor]);
    return [{ ends, hangs: ends.map((end) => isMutual || end === event), lit: lit || chosen < 0 }];
  });
}

// Px of a curve's control point beside the straight way, in the order in which they are tried; and how many
// more it has between neighbours, so that it is seen between their marks.
const BENDS = [14, -14, 44, -44, 80, -80];
const SHORT_BEND = 32;
// Px of a curve beside a mark that it passes, or another curve, and above and below a line of type.
const PASSES = 11;
const HALF_LINE = 6;
// What it costs to cross a title's upper or lower edge, a third of a mark, which would seem to be joined, and
// another curve.
const EDGE_COST = 1;
const MARK_COST = 12;
const CURVE_COST = 8;

/**
 * @typedef {{ x: number, y: number }} Point
 *
 * What a curve had better not cross: px of its middle, and to either side; and how much that costs.
 * @typedef {Point & { half: number, cost: number }} Obstacle
 *
 * Where a curve begins, its control point, and where it ends.
 * @typedef {[Point, Point, Point]} Curve
 */

/**
 * A mark, which is round: its upper part, its middle and its lower part.
 * @param {Point & { event: number }} point
 */
export const markInTheWay = ({ event, x, y }) =>
  [-1, 0, 1].map((off) => ({ event, x, y: y + off * 8, half: off ? 6 : PASSES, cost: MARK_COST }));

/**
 * A title's upper and lower edge.
 * @param {{ y: number, label: { from: number, to: number } }} item
 * @returns {Obstacle[]}
 */
export const titleInTheWay = ({ y, label: { from, to } }) =>
  [-HALF_LINE, HALF_LINE].map((off) => ({
    x: (from + to) / 2,
    y: y + off,
    half: (to - from) / 2,
    cost: EDGE_COST,
  }));

/**
 * The px across of a curve at some height; none beyond it.
 * @param {Curve} curve
 * @param {number} y
 */
function xAt([from, bend, to], y) {
  const t = (y - from.y) / (to.y - from.y);
  return t > 0 && t < 1 ? (1 - t) ** 2 * from.x + 2 * t * (1 - t) * bend.x + t * t * to.x : NaN;
}

/**
 * Whether one curve crosses another or runs along with it, where both pass the same heights.
 * @param {Curve} one
 * @param {Curve} other
 */
function meets(one, other) {
  const [, top, bottom] = [one[0].y, one[2].y, other[0].y, other[2].y].sort((a, b) => a - b);
  let before = 0;
  for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) {
    const y = top + (bottom - top) * share;
    const apart = xAt(one, y) - xAt(other, y);
    if (apart * before < 0 || (share === 0.5 && Math.abs(apart) < PASSES)) return true;
    before = apart;
  }
  return false;
}

/**
 * A curve from mark to mark that crosses as few others, marks and titles as it can.
 * @param {Point} from
 * @param {Point} to
 * @param {Obstacle[]} obstacles
 * @param {Curve[]} others
 * @returns {Curve}
 */
export function curveBetween(from, to, obstacles, others) {
  const more = Math.max(SHORT_BEND - Math.hypot(to.x - from.x, to.y - from.y) / 2, 0);
  const high = Math.abs(to.y - from.y);
  const near = obstacles.filter(({ y }) => (y - from.y) * (y - to.y) < 0);
  const beside = others.filter(
    ([a, , b]) => Math.abs(a.y + b.y - from.y - to.y) < Math.abs(a.y - b.y) + high,
  );
  let least = Infinity;
  /** @type {Curve} */
  let best = [from, from, to];
  for (const bend of BENDS) {
    const x = (from.x + to.x) / 2 + bend + Math.sign(bend) * more;
    /** @type {Curve} */
    const curve = [from, { x, y: (from.y + to.y) / 2 }, to];
    let cost = 0;
    for (const part of near) if (Math.abs(xAt(curve, part.y) - part.x) < part.half) cost += part.cost;
    for (const other of beside) if (cost < least && meets(curve, other)) cost += CURVE_COST;
    if (cost < least) [least, best] = [cost, curve];
  }
  return best;
}

/**
 * The chosen event, with all that it hangs on and all that hangs on it, however far.
 * @param {Scene} scene
 */
function chainOf({ chosen, data }) {
  const chain = new Set([chosen]);
  for (const [from, to] of [
    [0, 1],
    [1, 0],
  ]) {
    const reached = new Set([chosen]);
    for (const event of reached) for (const tie of data.ties) if (tie[from] === event) reached.add(tie[to]);
    for (const event of reached) chain.add(event);
  }
  return chain;
}

/**
 * Relations in columns beside the rails, those that pass one another side by side; and the px by which the
 * rails make room for them. A list of thousands has not each event's line: what is tied to another goes on to
 * the list's end.
 * @param {Scene} scene
 * @param {{ event: number, y: number }[]} lines
 * @param {number} height
 * @returns {{ ties: Tie[], shift: number }}
 */
export function tiesBeside(scene, lines, height) {
  const { times, shown, allTies } = scene;
  const places = new Map(lines.map(({ event }, i) => [event, i]));
  /**
   * @param {number} event
   * @param {boolean} hangs
   */
  const endOf = (event, hangs) => {
    const line = places.get(event) ?? -1;
    const isAbove = startAt(times, event) < startAt(times, lines[0].event);
    return { line, y: line >= 0 ? lines[line].y : isAbove ? 0 : height, hangs };
  };
  const ties = tiesOf(scene)
    .filter(({ ends }) => ends.every((event) => shown[event]) && ends.some((event) => places.has(event)))
    .map(({ ends, hangs, lit }) => ({
      lit,
      ends: ends.map((event, i) => endOf(event, hangs[i])).sort((a, b) => a.y - b.y),
    }))
    .sort((a, b) => a.ends[0].y - b.ends[0].y);
  const spans = ties.map(({ ends: [{ y: from }, { y: to }] }) => ({ band: 0, from, to }));
  const { tracks, counts } = inTracks(spans, allTies ? MOST : FREE);
  return {
    ties: ties.map((tie, i) => ({ ...tie, column: tracks[i] })),
    shift: Math.max((counts.get(0) || 0) - FREE, 0) * STEP,
  };
}
