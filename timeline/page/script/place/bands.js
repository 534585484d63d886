// Each band's rows: all that its events want, where they are few or there is room, else as many as fit.

import { FEW, LABEL, ROW } from "../measures.js";
import { SHORTEST, balance, candidatesOf, packCrowd, share } from "./crowds.js";
import { choicesFor, pack, widthFor } from "./rows.js";
import { STRIP_ROW } from "./strips.js";
import { cut } from "./text.js";
import { once } from "./window.js";

// Px of a row where there are many; events up to which it is tried whether all have room; rows a band may
// have of a crowd; px by which a label is taken to be wider than it measures.
const DENSE_ROW = 20;
const SOME = 400;
const MOST_ROWS = 40;
const SLACK = 2;

/**
 * Give an item its text: the title, cut only where no place has room for all of it.
 * @param {Item} item
 * @param {Scene} scene
 * @param {boolean} few
 * @returns {TextItem}
 */
function withLabel(item, { data, titles, width, chosen, rem, widthOf }, few) {
  const size = LABEL * rem;
  /** @param {string} text */
  const bold = (text) => widthOf(text, size, true);
  /** @param {string} text */
  const fitted = (text) => ({
    ...item,
    text,
    boldWidth: bold(text) + SLACK,
    usualWidth: widthOf(text, size, false) + SLACK,
  });
  const title = titles[item.event];
  const whole = fitted(title);
  const hasPlace = choicesFor(whole, width, []).length > 0;
  const best = hasPlace ? whole : fitted(cut(title, Math.max(widthFor(item, width) - 2 * SLACK, 0), bold));
  const rank = data.rank[item.event];
  const long = item.x1 - item.x0 > width / 3;
  const turn = item.event === chosen ? -2 : rank < data.important ? -1 : long ? 1 : 0;
  return { ...best, whole: title, rank, turn: few ? 0 : turn };
}

/**
 * To each band its items, their places, how many rows it has, and what is counted in its strip; and the px of
 * a row.
 * @param {number[][]} events by band
 * @param {(event: number) => Item} item
 * @param {Scene} scene
 * @param {{ lines: number[], overhead: number, before: Previous | null }} terms px of the report's lines, px
 *   of what is no row, and what was a moment ago
 * @returns {{ bands: PackedBand[], row: number }}
 */
export function packBands(events, item, scene, { lines, overhead, before }) {
  const { width, rem, budget, mostHeight } = scene;
  const all = events.reduce((sum, inBand) => sum + inBand.length, 0);
  const few = all <= FEW;
  const most = Math.max(budget, mostHeight);
  const labelled = once((event) => withLabel(item(event), scene, few));
  if (few || all <= SOME) {
    const room = { width, most: Infinity, lines };
    const rowBefore = before && ((/** @type {TextItem} */ { event }) => before.rows.get(event) ?? -1);
    const bands = events.map((inBand) => {
      const items = inBand.map(labelled);
      return { items, rest: [], ...pack(items, room, rowBefore) };
    });
    const rows = bands.reduce((sum, band) => sum + band.rows, 0);
    if (few || rows * (ROW * rem) <= budget - overhead) return { bands, row: ROW * rem };
    if (rows * (DENSE_ROW * rem) <= most - overhead) return { bands, row: DENSE_ROW * rem };
  }
  const strips = events.filter((inBand) => inBand.length).length * STRIP_ROW;
  const counts = events.map((inBand) => inBand.length);
  const wanted = counts.map((count) => Math.min(count, MOST_ROWS));
  const total = Math.max(Math.floor((most - overhead - strips) / (DENSE_ROW * rem)), events.length);
  const given = share(wanted, counts, total);
  const bands = packCrowds(events, labelled, scene, { lines, given, before: before?.moving ? before : null });
  return { bands, row: DENSE_ROW * rem };
}

/**
 * @param {number[][]} events
 * @param {(event: number) => TextItem} labelled
 * @param {Scene} scene
 * @param {{ lines: number[], given: number[], before: Previous | null }} terms
 * @returns {PackedBand[]}
 */
function packCrowds(events, labelled, scene, { lines, given, before }) {
  /** @param {string} text */
  const bold = (text) => scene.widthOf(text, LABEL * scene.rem, true);
  /** @type {Room["shorten"]} */
  const shorten = (item, px) => {
    const text = cut(item.whole, px - SLACK, bold);
    return { text, textWidth: bold(text) + SLACK };
  };
  const bands = events.map((inBand, band) => {
    const { candidates, rest } = candidatesOf(inBand, given[band], scene, before?.rows);
    const items = candidates.map(labelled);
    const room = { width: scene.width, most: given[band], lines, shorten };
    const { rows, sides = new Map() } = before || { rows: new Map() };
    const limit = before?.limits?.[band] || SHORTEST;
    return { items, rest, ...packCrowd(items, room, before && { rows, sides, limit }, rest.length > 0) };
  });
  balance(bands, events);
  return bands;
}
