// Relations between dates as thin curves.

import { STEP } from "../place/ties.js";
import { px } from "./elements.js";

/** @typedef {import("../place/ties.js").Tie} Tie */

// Px of a bend.
const BEND = 14;

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
  const d = `M${x0} ${y0}Q${x} ${y0} ${x} ${px(y0 + bend)}V${px(y1 - bend)}Q${x} ${y1} ${x1} ${y1}`;
  return tieElement(d, lit);
}

/**
 * @param {string} d
 * @param {boolean} lit
 * @returns {Wanted}
 */
export const tieElement = (d, lit) => ["path", { class: lit ? "tie" : "tie unlit", d }];
