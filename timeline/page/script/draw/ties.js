// Relations between dates as thin curves, with an arrow at the event whose date hangs on the other's.

import { STEP } from "../place/ties.js";
import { px } from "./elements.js";

/**
 * @typedef {import("../place/ties.js").Tie} Tie
 * @typedef {import("../place/ties.js").Point} Point
 */

// Px of a bend; from the middle of a mark to the tip of an arrow, in the chart and at a rail; and of an
// arrow, as wide as it is long.
const BEND = 14;
export const TO_TIP = 9;
const TO_RAIL = 4;
const BARB = 6;

/**
 * @param {Tie} tie
 * @param {number} shift px of the first column
 * @param {(x: number) => number} flipped
 * @param {(line: number) => number} xOf
 * @returns {Wanted}
 */
export function tieBeside({ ends, lit, column }, shift, flipped, xOf) {
  const x = px(flipped(shift - column * STEP));
  const [x0, x1] = ends.map(({ line }) => (line < 0 ? x : px(xOf(line))));
  const [y0, y1] = ends.map(({ y }) => px(y));
  const bend = Math.min(BEND, (y1 - y0) / 2);
  let d = `M${x0} ${y0}Q${x} ${y0} ${x} ${px(y0 + bend)}V${px(y1 - bend)}Q${x} ${y1} ${x1} ${y1}`;
  for (const { hangs, line, y } of ends) {
    if (!hangs || line < 0) continue;
    const at = xOf(line);
    const way = Math.sign(at - x);
    d += arrow(at - way * TO_RAIL, y, way, 0);
  }
  return tieElement(d, lit);
}

/**
 * A curve from one mark to the one whose date hangs on it.
 * @param {Point} from
 * @param {Point} bend
 * @param {Point} to
 * @param {boolean} lit
 * @param {number} reach px from its end to the arrow's tip
 * @returns {Wanted}
 */
export function tieCurve(from, bend, to, lit, reach) {
  /** @param {number} t */
  const at = (t) =>
    /** @type {const} */ (["x", "y"]).map(
      (way) => (1 - t) ** 2 * from[way] + 2 * t * (1 - t) * bend[way] + t * t * to[way],
    );
  const hasRoom = Math.hypot(to.x - from.x, to.y - from.y) > reach + BARB;
  // It ends at the arrow's tip: beyond it would show on the other side of what is thin.
  let t = 1;
  let { x, y } = to;
  for (; hasRoom && t > 0.5 && Math.hypot(to.x - x, to.y - y) < reach; t -= 0.01) [x, y] = at(t);
  const [behindX, behindY] = at(t - 0.05);
  const turn = `${px(from.x + (bend.x - from.x) * t)} ${px(from.y + (bend.y - from.y) * t)}`;
  const barbs = hasRoom ? arrow(x, y, x - behindX, y - behindY) : "";
  return tieElement(`M${px(from.x)} ${px(from.y)}Q${turn} ${px(x)} ${px(y)}${barbs}`, lit);
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
