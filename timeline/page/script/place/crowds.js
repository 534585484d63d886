// More events than can have a label: which have one, spread over time; the rest are dots.

import { LEAST_CANDIDATES, LEAST_HALF, MOST_HALF, PX_EACH, START_FADES } from "../measures.js";
import { xOf } from "../time/scale.js";

/**
 * The px at which an event without a label stands: where it begins, or ends if it has no beginning.
 * @param {number} event
 * @param {Scene} scene
 */
export function dotX(event, { times, scale, view }) {
  const { low, high, flags } = times;
  return xOf(scale, view, flags[event] & START_FADES ? high[event] : low[event]);
}

/**
 * The events of a band that compete for its rows: the first in rank, about twice as many as have room, and
 * those that have a label already. The rest are dots from the start.
 * @param {number[]} events
 * @param {number} rows
 * @param {Scene} scene
 * @param {(event: number) => boolean} [labelled]
 * @returns {number[]}
 */
export function candidatesOf(events, rows, { data, width, chosen }, labelled) {
  const enough = Math.max(Math.ceil((rows * width) / PX_EACH), LEAST_CANDIDATES);
  if (events.length <= enough) return events;
  for (let limit = (1.2 * enough * data.count) / events.length; ; limit *= 2) {
    /** @param {number} event */
    const competes = (event) => data.rank[event] < limit || event === chosen || !!labelled?.(event);
    const candidates = events.filter(competes);
    if (candidates.length >= enough || candidates.length === events.length) return candidates;
  }
}

/**
 * Where half of the events lie apart from one another, they would get most of the labels: of these at most
 * six in ten stand before the middle event, and at most six in ten behind it. Takes places away.
 * @param {Pick<PackedBand, "items" | "places">[]} bands
 * @param {number[][]} eventsByBand
 */
export function balance(bands, eventsByBand) {
  const events = Int32Array.from(eventsByBand.flat()).sort();
  const middle = events[events.length >> 1];
  const labelled = bands.flatMap(({ items, places }) =>
    items.map((item, i) => ({ item, i, places })).filter(({ i }) => places[i]),
  );
  const halves = [
    labelled.filter(({ item }) => item.event < middle),
    labelled.filter(({ item }) => item.event >= middle),
  ];
  halves.forEach((half, side) => {
    const most = Math.max(Math.floor(MOST_HALF * halves[1 - side].length), LEAST_HALF);
    half.sort((a, b) => a.item.turn - b.item.turn || a.item.rank - b.item.rank);
    for (const { i, places } of half.splice(most)) places[i] = null;
  });
}

/**
 * Rows for each band when there are fewer than wanted: by the weight of its events, one at least (the method
 * of Sainte-Laguë).
 * @param {number[]} wanted
 * @param {number[]} weights
 * @param {number} total
 */
export function share(wanted, weights, total) {
  const given = wanted.map((rows) => Math.min(rows, 1));
  /** @param {number} band */
  const claim = (band) => weights[band] / (2 * given[band] + 1);
  for (let spare = total - given.reduce((a, b) => a + b, 0); spare > 0; spare -= 1) {
    let best = -1;
    wanted.forEach((rows, band) => {
      if (given[band] < rows && (best < 0 || claim(band) > claim(best))) best = band;
    });
    if (best < 0) break;
    given[best] += 1;
  }
  return given;
}
