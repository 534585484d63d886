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
  /** @type {Set<number>} */
  const full = new Set();
  /** @param {number} x */
  const binOf = (x) => Math.floor(x / BIN);
  let stacked = stack(ordered, most);
  while (stacked.without.length) {
    for (const { x } of stacked.without) full.add(binOf(x));
    const open = ordered.filter(({ x }) => !full.has(binOf(x)));
    stacked = stack(open, most);
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
