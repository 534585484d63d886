// What stands between the entries of a list that is filtered: how long gaps are, and where years begin.

import { DASHED, START_CAP, START_FADES, THROUGHOUT } from "../measures.js";
import { startOf, yearOf } from "../time/calendar.js";

/**
 * When an event begins, as lists are ordered: one whose start is open stands at its end.
 * @param {Pick<Reading, "low" | "high" | "flags">} times
 * @param {number} event
 */
export const startAt = ({ low, high, flags }, event) =>
  flags[event] & START_FADES ? high[event] - 1 : low[event];

/**
 * When an event begins as its date has it: what is about then is drawn from earlier on.
 * @param {Reading} times
 * @param {number} event
 */
function saidAt(times, event) {
  const { first, form, flags } = times;
  if (!(flags[event] & DASHED) || flags[event] & START_FADES) return startAt(times, event);
  return first[event] - (form[event] === THROUGHOUT && !(flags[event] & START_CAP) ? 1 : 0);
}

/**
 * The empty stretch about each gap that is left out, by the first event behind it. Events that are not shown
 * leave it longer, and may leave one of two.
 * @param {number[]} order the events that are shown, in the order of time
 * @param {Reading} times
 * @param {GapData[]} gaps
 * @param {(number | null)[]} more other times that a stretch ends at
 * @returns {Map<number, Stretch>}
 */
export function gapsBetween(order, times, gaps, more) {
  /** @type {Map<number, Stretch>} */
  const found = new Map();
  if (!gaps.length) return found;
  const parts = order.flatMap((event) => times.byEvent.get(event) || []).flatMap(([, a, b]) => [a, b]);
  const { low, high, first, last, flags } = times;
  // What is about reaches further in a picture than its date says, and so than a gap in a list.
  const edges = gaps.flatMap(([a, b]) => [a, b]);
  const ends = order.flatMap((event) => [
    low[event],
    high[event],
    ...(flags[event] & DASHED ? edges.filter((t) => isEdgeOf(times, event, t)) : []),
    ...(Number.isNaN(low[event] + high[event]) ? [first[event], last[event]] : []),
  ]);
  const points = [...ends, ...parts, ...more].filter((t) => typeof t === "number" && !Number.isNaN(t));
  const sorted = Float64Array.from(/** @type {number[]} */ (points)).sort();
  for (const [a, b, , , isWithin] of gaps) {
    const from = sorted.findLast((t) => t <= a);
    const to = sorted.find((t) => t >= b);
    const behind = order.find((event) => saidAt(times, event) >= b - 1);
    if (isWithin || from === undefined || to === undefined || behind === undefined || behind === order[0])
      continue;
    found.set(behind, [from, to]);
  }
  return found;
}

/**
 * Whether a time may be where an event begins or ends.
 * @param {Reading} times
 * @param {number} event
 * @param {number} t
 */
const isEdgeOf = ({ low, high, first, last }, event, t) =>
  (low[event] <= t && t <= first[event]) || (last[event] <= t && t <= high[event]);

/**
 * When the first event of each year begins; of none, where most years have one event, whose date says it.
 * @param {number[]} order
 * @param {Reading} times
 * @returns {Map<number, number>}
 */
export function yearsBetween(order, times) {
  const found = new Map();
  let [begins, ends] = [NaN, NaN];
  for (const event of order) {
    const t = saidAt(times, event);
    if (Number.isNaN(t) || (t >= begins && t < ends)) continue;
    const year = yearOf(t);
    [begins, ends] = [startOf(year), startOf(year + 1)];
    found.set(event, t);
  }
  return found.size * 3 > order.length * 2 ? new Map() : found;
}
