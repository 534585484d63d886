// Relations between dates as thin curves, with an arrow at each event whose date hangs on the other's.

import { STEP } from "../place/ties.js";
import { px } from "./elements.js";

/**
 * @typedef {import("../place/ties.js").Tie} Tie
 * @typedef {import("../place/ties.js").Point} Point
 */

// Px of a bend; from the middle of a mark to the tip of an arrow, in the chart, and at a rail or at what is
// no symbol; between what leaves a mark and what arrives there; and of an arrow, as wide as it is long.
const BEND = 14;
export const TO_TIP = 9;
export const TO_RAIL = 4;
const TAIL_PX = 5;
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
  // What leaves a mark does so beside what arrives there.
  const [y0, y1] = ends.map(({ y, hangs }, i) => px(hangs ? y : y + (i ? -TAIL_PX : TAIL_PX)));
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
 * A curve from mark to mark, with an arrow at each whose date hangs on the other's.
 * @param {Point[]} points where it begins, its control point, and where it ends
 * @param {(number | undefined)[]} reaches of its beginning and its end: px from a mark's middle to an
 *   arrow's tip, where there is one
 * @param {boolean} lit
 * @returns {Wanted}
 */
export function tieCurve([from, bend, to], reaches, lit) {
  /** A point of it is two parameters': the same one's twice. The control point of a part is its two ends'. */
  const at = (/** @type {number} */ s, t = s) =>
    /** @type {const} */ (["x", "y"]).map(
      (way) => (1 - s) * (1 - t) * from[way] + (s + t - 2 * s * t) * bend[way] + s * t * to[way],
    );
  let need = 0;
  for (const reach of reaches) if (reach !== undefined) need += reach + BARB;
  const hasRoom = Math.hypot(to.x - from.x, to.y - from.y) > need;
  let barbs = "";
  // It ends at the arrow's tip: beyond it would show on the other side of what is thin.
  const [start, end] = [from, to].map((mark, i) => {
    const reach = reaches[i];
    if (reach === undefined || !hasRoom) return i;
    const back = (0.5 - i) / 50;
    let t = i;
    let [x, y] = at(t);
    while (Math.abs(t - i) < 0.5 && Math.hypot(mark.x - x, mark.y - y) < reach) [x, y] = at((t += back));
    const [behindX, behindY] = at(t + 5 * back);
    barbs += arrow(x, y, x - behindX, y - behindY);
    return t;
  });
  const [first, turn, last] = [at(start), at(start, end), at(end)].map((point) => point.map(px).join(" "));
  return tieElement(`M${first}Q${turn} ${last}${barbs}`, lit);
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
