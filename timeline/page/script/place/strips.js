// Events that have no label: how many in each stretch of px.

import { BIN, PEAKS, PEAK_BINS } from "../measures.js";
import { clamp } from "../time/numbers.js";

/** Px of a strip, and of it with the air under it. */
export const STRIP_HEIGHT = 14;
export const STRIP_ROW = STRIP_HEIGHT + 2;

// Shades, and how many events the darkest has at least; px from the right edge that a number keeps.
const SHADES = [1, 2, 3, 4];
const DARKEST = 8;
const PEAK_EDGE = 20;

/**
 * @param {Counted[]} rest
 * @param {number} band
 * @param {number} y
 * @param {number} width
 * @returns {Strip}
 */
export function stripOf(rest, band, y, width) {
  /** @type {number[]} */
  const bins = new Array(Math.ceil(width / BIN)).fill(0);
  for (const { x } of rest) bins[clamp(Math.floor(x / BIN), 0, bins.length - 1)] += 1;
  const most = Math.max(...bins, DARKEST);
  const shades = bins.map((count) => Math.ceil(SHADES.length * Math.sqrt(count / most)));
  const levels = SHADES.map((shade) => bins.flatMap((_, i) => (shades[i] === shade ? [i * BIN] : [])));
  const sums = [];
  for (let i = 0; i < bins.length; i += PEAK_BINS) {
    const count = bins.slice(i, i + PEAK_BINS).reduce((a, b) => a + b, 0);
    sums.push({ x: (i + PEAK_BINS / 2) * BIN, count });
  }
  const peaks = sums
    .filter(({ count, x }) => count > 1 && x < width - PEAK_EDGE)
    .sort((a, b) => b.count - a.count)
    .slice(0, PEAKS);
  return { band, y, count: rest.length, levels, peaks };
}
