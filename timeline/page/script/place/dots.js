// Events without a label, stacked as dots at the foot of their band; where a stack is full its events are
// counted instead.

import { BIN, DOT, DOT_STEP } from "../measures.js";
import { clamp } from "../time/numbers.js";

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
  const placed = events.map(({ event, x }) => ({ event, x: clamp(x, DOT / 2, width - DOT / 2) }));
  const full = fullBins(placed, most, width);
  /** @param {Counted} dot */
  const isFull = ({ x }) => full[binOf(x)] > 0;
  let open = placed.filter((dot) => !isFull(dot)).sort((a, b) => a.x - b.x);
  let stacked = stack(open, most);
  while (stacked.without.length) {
    for (const { x } of stacked.without) full[binOf(x)] = 1;
    open = open.filter((dot) => !isFull(dot));
    stacked = stack(open, most);
  }
  const inFull = placed.filter(isFull);
  const counted = inFull.filter(({ event }) => event !== chosen);
  const shown = inFull.filter(({ event }) => event === chosen).map((dot) => ({ ...dot, level: 0 }));
  return {
    dots: [...stacked.dots, ...shown],
    counted,
    levels: inFull.length ? Math.max(most, COUNT_LEVELS) : stacked.levels,
  };
}

/** @param {number} x */
const binOf = (x) => Math.floor(x / BIN);

/**
 * By bin, 1 where it holds more events than there are dots in a stack: it is full, whatever stands beside it.
 * @param {Counted[]} dots
 * @param {number} most
 * @param {number} width
 */
function fullBins(dots, most, width) {
  const counts = new Uint32Array(binOf(width) + 1);
  for (const { x } of dots) counts[binOf(x)] += 1;
  return Uint8Array.from(counts, (count) => Number(count > most));
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
