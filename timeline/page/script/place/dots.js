// Events without a label, stacked as dots at the foot of their band; where a stack is full its events are
// counted instead.

import { BIN } from "../measures.js";
import { clamp } from "../time/numbers.js";

/** Px from dot to dot, and of a dot. */
export const DOT_STEP = 8;
export const DOT = 7;

// Dots as high as a number.
const COUNT_LEVELS = 2;

/**
 * Dots in stacks: each at its own px, as low as there is room. What stands in a stretch of which some have no
 * room is counted.
 * @param {Counted[]} events
 * @param {number} most dots in a stack
 * @param {number} width
 * @param {number} [chosen] an event that is a dot in any case
 * @returns {{ dots: Dot[], counted: Counted[], levels: number }}
 */
export function stacksOf(events, most, width, chosen = -1) {
  const ordered = events
    .map(({ event, x }) => ({ event, x: clamp(x, DOT / 2, width - DOT / 2) }))
    .sort((a, b) => a.x - b.x);
  /** @param {number} x */
  const binOf = (x) => Math.floor(x / BIN);
  const full = crowdedBins(
    ordered.map(({ x }) => binOf(x)),
    most,
  );
  const isOpen = (/** @type {Counted} */ { x }) => !full.has(binOf(x));
  let stacked = stack(ordered.filter(isOpen), most);
  while (stacked.without.length) {
    for (const { x } of stacked.without) full.add(binOf(x));
    stacked = stack(ordered.filter(isOpen), most);
  }
  const inFull = ordered.filter(({ x }) => full.has(binOf(x)));
  const counted = inFull.filter(({ event }) => event !== chosen);
  const shown = inFull.filter(({ event }) => event === chosen).map((dot) => ({ ...dot, level: 0 }));
  return {
    dots: [...stacked.dots, ...shown],
    counted,
    levels: full.size ? Math.max(most, COUNT_LEVELS) : stacked.levels,
  };
}

/**
 * Stretches that hold more events than there are dots in a stack: they are full, whatever stands beside them.
 * @param {number[]} bins of each event
 * @param {number} most
 */
function crowdedBins(bins, most) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const bin of bins) counts.set(bin, (counts.get(bin) || 0) + 1);
  return new Set([...counts].filter(([, count]) => count > most).map(([bin]) => bin));
}

/**
 * @param {Counted[]} events from the left
 * @param {number} most
 */
function stack(events, most) {
  /** @type {number[]} */
  const ends = [];
  /** @type {Dot[]} */
  const dots = [];
  const without = [];
  for (const { event, x } of events) {
    let level = 0;
    while (level < ends.length && ends[level] > x - DOT_STEP) level += 1;
    if (level >= most) {
      without.push({ event, x });
      continue;
    }
    ends[level] = x;
    dots.push({ event, x, level });
  }
  return { dots, without, levels: ends.length };
}
