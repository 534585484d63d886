// Events that are neither labelled nor a dot: how many in each stretch of px.

import { BIN, PEAKS, PEAK_BINS } from "../measures.js";
import { clamp } from "../time/numbers.js";

// Shades, and how many events the darkest has at least; px from the right edge that a number keeps.
const SHADES = [1, 2, 3, 4];
const DARKEST = 8;
const PEAK_EDGE = 20;

/**
 * @param {Counted[]} rest
 * @param {{ band: number, top: number, bottom: number }} where px of the stacks that it stands among
 * @param {number} width
 * @returns {Strip}
 */
export function stripOf(rest, { band, top, bottom }, width) {
  /** @type {number[]} */
  const bins = new Array(Math.ceil(width / BIN)).fill(0);
  for (const { x } of rest) bins[clamp(Math.floor(x / BIN), 0, bins.length - 1)] += 1;
  const most = Math.max(...bins, DARKEST);
  const shades = bins.map((count) => Math.ceil(SHADES.length * Math.sqrt(count / most)));
  const levels = SHADES.map((shade) => bins.flatMap((_, i) => (shades[i] === shade ? [i * BIN] : [])));
  const peaks = runsOf(bins)
    .filter(({ count, x }) => count > 1 && x < width - PEAK_EDGE)
    .sort((a, b) => b.count - a.count)
    .slice(0, PEAKS);
  return { band, top, bottom, count: rest.length, alone: rest.length, levels, peaks };
}

/**
 * Sums of the bins that follow one another, of so many at the most: each stands on what it counts.
 * @param {number[]} bins
 */
function runsOf(bins) {
  /** @type {{ x: number, count: number }[]} */
  const sums = [];
  for (let i = 0; i < bins.length; i++) {
    const from = i;
    let count = 0;
    while (bins[i] && i < from + PEAK_BINS) count += bins[i++];
    if (count) sums.push({ x: ((from + i) / 2) * BIN, count });
    if (count && bins[i]) i--; // the next run begins here
  }
  return sums;
}
