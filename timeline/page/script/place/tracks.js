// Time that runs down a list: where a time lies among its lines, and which track of its lane each event has.

import { ARROW, END_FADES, EXACT, SEVERAL, START_FADES } from "../measures.js";
import { startAt } from "./between.js";

/** @typedef {{ band: number, from: number, to: number }} Span */

/**
 * Where a time lies among lines: at 2 where the third begins, the first of those that begin then; at 2.5 half
 * way to the fourth, at their number behind the last.
 * @param {number[]} starts when each begins
 * @returns {(t: number) => number}
 */
export function placeIn(starts) {
  let latest = -Infinity;
  const ascending = starts.map((t) => (latest = Number.isNaN(t) ? latest : Math.max(latest, t)));
  return (t) => {
    const i = ascending.findLastIndex((start) => start < t);
    const [a, b] = [ascending[i], ascending[i + 1]];
    return i < 0 ? 0 : i + (b === undefined ? 1 : (t - a) / (b - a));
  };
}

/**
 * What each line's event takes of its lane, in lines: a moment its own, all else down to its end.
 * @param {number[]} events
 * @param {Reading} times
 * @param {ArrayLike<number>} band
 * @returns {Span[]}
 */
export function spansOf(events, times, band) {
  const at = placeIn(events.map((event) => startAt(times, event)));
  return events.map((event, from) => {
    const flags = times.flags[event];
    const open = flags & ARROW ? events.length : from;
    const ends = (times.form[event] === SEVERAL && times.byEvent.get(event)) || [];
    const last = Math.max(times.high[event], ...ends.map(([, start, end]) => end ?? start ?? NaN));
    const known =
      times.form[event] === EXACT || flags & (ARROW | END_FADES | START_FADES) || Number.isNaN(last);
    return { band: band[event], from, to: Math.max(from, known ? open : at(last)) };
  });
}

/**
 * Side by side whatever lies beside one another in a lane, in as few tracks as can be; `most` may leave too
 * few, and then the one that is free first is taken.
 * @param {Span[]} spans
 * @param {number} most
 * @returns {{ tracks: number[], counts: Map<number, number> }} to each span its track, to each band how many
 */
export function inTracks(spans, most) {
  /** @type {Map<number, number[]>} */
  const ends = new Map();
  const tracks = spans.map(({ band, from, to }) => {
    const taken = ends.get(band) || [];
    ends.set(band, taken);
    let track = taken.findIndex((end) => end < from);
    if (track < 0) track = taken.length < most ? taken.length : taken.indexOf(Math.min(...taken));
    taken[track] = Math.max(to, taken[track] ?? to);
    return track;
  });
  return { tracks, counts: new Map([...ends].map(([band, taken]) => [band, taken.length])) };
}

/**
 * Tracks that a width holds.
 * @param {Span[]} spans
 * @param {number} room how many tracks all bands may have
 */
export function tracksWithin(spans, room) {
  let found = inTracks(spans, Infinity);
  /** @param {Map<number, number>} counts */
  const sum = (counts) => [...counts.values()].reduce((all, count) => all + count, 0);
  for (let most = Math.max(...found.counts.values()) - 1; most > 0 && sum(found.counts) > room; most -= 1) {
    found = inTracks(spans, most);
  }
  return { ...found, total: sum(found.counts) };
}
