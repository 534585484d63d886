// More events than can have a label: which have one, spread over time, and which are counted.

import { START_FADES } from "../measures.js";
import { xOf } from "../time/scale.js";
import { grown } from "./growth.js";
import { attempt, choicesFor, pack } from "./rows.js";

/** Px of a label at least, if its title is longer. */
export const SHORTEST = 56;

/** @typedef {{ limit: number, before: PreviousCrowd | null, guess?: number }} Terms */

/**
 * The events of a band that compete for its rows: the first in rank, about twice as many as have room, and
 * those that have a label already. The rest are counted.
 * @param {number[]} events
 * @param {number} most
 * @param {Scene} scene
 * @param {Map<number, number>} [labelled]
 * @returns {{ candidates: number[], rest: Counted[] }}
 */
export function candidatesOf(events, most, { times, data, width, chosen, scale, view }, labelled) {
  const enough = Math.max(Math.ceil((most * width) / (labelled ? 110 : 60)), 60);
  if (events.length <= enough) return { candidates: events, rest: [] };
  for (let limit = (1.2 * enough * data.count) / events.length; ; limit *= 2) {
    const candidates = [];
    const rest = [];
    for (const event of events) {
      if (data.rank[event] < limit || event === chosen || labelled?.has(event)) candidates.push(event);
      else {
        const t = times.flags[event] & START_FADES ? times.high[event] : times.low[event];
        rest.push({ event, x: Math.max(xOf(scale, view, t), 0) });
      }
    }
    if (candidates.length >= enough || !rest.length) return { candidates, rest };
  }
}

/**
 * Places for as many labels as have room: whole titles, if hardly more would have room cut short. Rows, sides
 * and least px of a moment ago are kept while the view moves.
 * @param {TextItem[]} items
 * @param {Room} room
 * @param {PreviousCrowd | null} before
 * @param {boolean} moreWait whether more than the items wait for a label: then hardly any is whole
 * @returns {CrowdRows}
 */
export function packCrowd(items, room, before, moreWait) {
  if (before) return packWith(items, room, { limit: before.limit, before });
  const guess = moreWait ? Math.floor((room.most * room.width) / 150) : 0;
  const shortest = packWith(items, room, { limit: SHORTEST, before: null, guess });
  if (moreWait) return shortest;
  /** @param {CrowdRows} rows */
  const labels = ({ places }) => places.filter(Boolean).length;
  for (const [limit, share] of [
    [Infinity, 0.97],
    [2 * SHORTEST, 0.93],
  ]) {
    const longer = packWith(items, room, { limit, before: null });
    if (labels(longer) >= share * labels(shortest)) return longer;
  }
  return shortest;
}

/**
 * The same with every label at least so long, the first in rank first, and then as long as its row has room.
 * @param {TextItem[]} items
 * @param {Room} room
 * @param {Terms} terms
 * @returns {CrowdRows}
 */
function packWith(items, room, { limit, before, guess }) {
  const short = items.map((item) => ({
    ...item,
    boldWidth: Math.min(item.boldWidth, limit),
    usualWidth: Math.min(item.usualWidth, limit),
  }));
  // Of two that are about as important, the shorter one leaves more room for others.
  const weights = items.map((item) => item.rank * (item.turn < 0 ? 1 : Math.max(item.boldWidth, SHORTEST)));
  const order = items.map((_, i) => i);
  order.sort((i, j) => items[i].turn - items[j].turn || weights[i] - weights[j]);
  const { places, taken } = packFirst(
    short,
    order,
    room,
    before ? 0 : guess || bestGuess(short, order, room),
  );
  const left = order.filter((i) => !places[i]);
  const staying = new Set(before ? left.filter((i) => before.rows.has(items[i].event)) : []);
  // The chosen and the important ones, those that stay, the rest.
  /** @param {number} i */
  const groupOf = (i) => (items[i].turn < 0 ? 0 : staying.has(i) ? 1 : 2);
  for (const i of [0, 1, 2].flatMap((group) => left.filter((other) => groupOf(other) === group))) {
    places[i] = placeLeft(short[i], taken, room, staying.has(i) ? before : null);
  }
  for (const i of order) {
    const place = places[i];
    if (place && items[i].boldWidth > limit) places[i] = grown(place, items[i], taken[place.row], room);
  }
  return { places, limit, rows: taken.length };
}

/**
 * As many of the first as stand when rows from the left, all but a few.
 * @param {TextItem[]} items
 * @param {number[]} order
 * @param {Room} room
 */
function bestGuess(items, order, room) {
  let sure = 0;
  let high = Math.min(order.length, room.most * Math.ceil(room.width / SHORTEST));
  while (sure < high) {
    const middle = (sure + high + 1) >> 1;
    const { places } = packFirst(items, order, room, middle);
    if (order.slice(0, middle).filter((i) => !places[i]).length <= middle / 12) sure = middle;
    else high = middle - 1;
  }
  return sure;
}

/**
 * Pack so many of the first from the left.
 * @param {TextItem[]} items
 * @param {number[]} order
 * @param {Room} room
 * @param {number} count
 */
function packFirst(items, order, room, count) {
  const first = order.slice(0, count);
  const rows = pack(
    first.map((i) => items[i]),
    room,
  );
  /** @type {(Place | null)[]} */
  const places = new Array(items.length);
  first.forEach((i, nth) => {
    places[i] = rows.places[nth];
  });
  return { places, taken: rows.taken };
}

/**
 * A place for one more: on the side and in the row that it had before, if it had one, else in the first row
 * with room.
 * @param {TextItem} item
 * @param {Stretch[][]} taken
 * @param {Room} room
 * @param {PreviousCrowd | null} before
 * @returns {Place | null}
 */
function placeLeft(item, taken, { width, most, lines }, before) {
  const choices = choicesFor(item, width, lines);
  const previous = before?.rows.get(item.event) ?? -1;
  if (before) {
    const side = before.sides.get(item.event);
    choices.sort((a, b) => Number(sideOf(b) === side) - Number(sideOf(a) === side));
  }
  const rows = Array.from({ length: Math.min(most, taken.length + 1) }, (_, row) => row);
  const kept = previous >= 0 && previous < most;
  for (const row of kept ? [previous, ...rows.filter((other) => other !== previous)] : rows) {
    const place = attempt(taken[row], item, choices, width);
    if (!place) continue;
    (taken[row] ||= []).push(place.taken);
    return { row, ...place };
  }
  return null;
}

/**
 * Inside its mark, before it, or behind it.
 * @param {Choice} choice
 */
export const sideOf = ({ inside, before }) => (inside ? 1 : before ? 2 : 3);

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
    const most = Math.max(Math.floor(1.5 * halves[1 - side].length), 10);
    half.sort((a, b) => a.item.turn - b.item.turn || a.item.rank - b.item.rank);
    for (const { i, places } of half.splice(most)) places[i] = null;
  });
}

/**
 * Rows for each band when there are fewer than wanted: by how many events it has, one at least (the method of
 * Sainte-Laguë).
 * @param {number[]} wanted
 * @param {number[]} counts
 * @param {number} total
 */
export function share(wanted, counts, total) {
  const given = wanted.map((rows) => Math.min(rows, 1));
  /** @param {number} band */
  const claim = (band) => counts[band] / (2 * given[band] + 1);
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
