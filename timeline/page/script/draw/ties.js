// Relations between dates as thin lines, with an arrow at each event whose date hangs on the other's.

import { SMALL, STUB } from "../measures.js";
import { STEP } from "../place/ties.js";
import { px } from "./elements.js";

/**
 * @typedef {import("../place/ties.js").Tie} Tie
 * @typedef {import("../place/in_the_way.js").Point} Point
 * @typedef {import("../place/routes.js").Route} Route
 */

// Px of a bend beside the rails, and of a corner; between what leaves a mark and what arrives there; of an
// arrow, as wide as it is long; of half a report's sign.
const BEND = 14;
const ROUND = 8;
const TAIL_PX = 5;
export const BARB = 6;
const SIGN = 4;

/**
 * @param {Tie} tie
 * @param {number} shift px of the first column
 * @param {(x: number) => number} flipped
 * @param {(line: number) => number} xOf
 * @param {number} toMark px from a mark's middle to the tip of an arrow
 * @returns {Wanted}
 */
export function tieBeside({ ends, lit, column }, shift, flipped, xOf, toMark) {
  const x = px(flipped(shift - column * STEP));
  /** @param {number} line */
  const wayTo = (line) => Math.sign(xOf(line) - x);
  const [x0, x1] = ends.map(({ line }) => (line < 0 ? x : px(xOf(line) - wayTo(line) * toMark)));
  // What leaves a mark does so beside what arrives there.
  const [y0, y1] = ends.map(({ y, hangs, isSign }, i) =>
    px(hangs || isSign ? y : y + (i ? -TAIL_PX : TAIL_PX)),
  );
  const bend = Math.min(BEND, (y1 - y0) / 2);
  let d = `M${x0} ${y0}Q${x} ${y0} ${x} ${px(y0 + bend)}V${px(y1 - bend)}Q${x} ${y1} ${x1} ${y1}`;
  ends.forEach(({ hangs, line, y, isSign }, i) => {
    if (isSign) d += `M${x - SIGN} ${px(y)}h${2 * SIGN}`;
    if (hangs && line >= 0) d += arrow(i ? x1 : x0, y, wayTo(line), 0);
  });
  return tieElement(d, lit);
}

/**
 * A route from mark to mark, with rounded corners and an arrow at each whose date hangs on the other's.
 * @param {Route} route
 * @param {boolean[]} hangs its beginning's, and its end's
 * @param {boolean} lit
 * @returns {Wanted}
 */
export function tieRoute(route, hangs, lit) {
  let d = "";
  route.forEach((point, i) => {
    const [before, after] = [route[i - 1], route[i + 1]];
    if (!before || !after) d += `${before ? "L" : "M"}${at(point)}`;
    else d += `L${at(towards(point, before))}Q${at(point)} ${at(towards(point, after))}`;
  });
  [route, [...route].reverse()].forEach(([{ x, y }, next], i) => {
    if (hangs[i]) d += arrow(x, y, x - next.x, y - next.y);
  });
  return tieElement(d, lit);
}

/** @type {(point: Point) => string} */
const at = ({ x, y }) => `${px(x)} ${px(y)}`;

/** @type {(corner: Point, { x, y }: Point) => Point} where a rounded corner begins or ends */
function towards(corner, { x, y }) {
  const [right, down] = [x - corner.x, y - corner.y];
  const share = Math.min(ROUND / (Math.hypot(right, down) || 1), 0.5);
  return { x: corner.x + right * share, y: corner.y + down * share };
}

/**
 * What is said in a bar whose date hangs on a report's far away; or an arrow from a sign of that one's line.
 * @param {import("./routes.js").Stub} stub
 * @param {Scene} scene
 * @returns {Wanted}
 */
export function tieStub({ x, y, side, wide, lit }, { rem, byReport }) {
  if (wide) {
    const place = { x: px(x), y: px(y + 4 * rem), "font-size": px(SMALL * rem) };
    return ["text", { class: lit ? "left-out" : "left-out unlit", ...place }, byReport];
  }
  const sign = `M${px(x + side * STUB)} ${px(y - SIGN)}v${2 * SIGN}`;
  return tieElement(`M${px(x)} ${px(y)}h${side * STUB}${sign}${arrow(x, y, -side, 0)}`, lit);
}

/**
 * The barbs of an arrow whose tip is at (x, y).
 * @param {number} x
 * @param {number} y
 * @param {number} dx where it points, of any length
 * @param {number} dy
 */
function arrow(x, y, dx, dy) {
  const share = BARB / Math.hypot(dx, dy);
  const [along, across] = [dx * share, dy * share];
  const [left, right] = [1, -1].map(
    (side) => `${px(x - along - (side * across) / 2)} ${px(y - across + (side * along) / 2)}`,
  );
  return `M${left}L${px(x)} ${px(y)}L${right}`;
}

/**
 * @param {string} d
 * @param {boolean} lit
 * @returns {Wanted}
 */
const tieElement = (d, lit) => ["path", { class: lit ? "tie" : "tie unlit", d }];
