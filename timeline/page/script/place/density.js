// How many events there are along the whole, for the overview under the chart.

import { START_FADES } from "../measures.js";
import { clamp } from "../time/numbers.js";
import { xOf } from "../time/scale.js";

/** Px of a column of the overview. */
export const COLUMN = 4;

/**
 * Events in each column: all of them, and those that a filter has left.
 * @param {Scene} scene whose view is the whole
 * @returns {{ every: number[], shown: number[] }}
 */
export function densityOf({ data, times, shown, scale, width }) {
  /** @type {number[]} */
  const every = new Array(Math.ceil(width / COLUMN)).fill(0);
  const lit = [...every];
  for (let event = 0; event < data.count; event += 1) {
    const t = times.flags[event] & START_FADES ? times.high[event] : times.low[event];
    const column = clamp(Math.floor(xOf(scale, scale.whole, t) / COLUMN), 0, every.length - 1);
    every[column] += 1;
    lit[column] += shown[event];
  }
  return { every, shown: lit };
}
