// Each stripe's rows: all that its events want, where these have room, else as many as fit, and dots for the
// rest; and dots alone where it is folded.

import {
  BESIDE,
  CROWDED_LINE_COST,
  DENSE_ROW,
  DOT_STEP,
  FEW,
  GAP,
  MOST_DOTS,
  MOST_LEVELS,
  MOST_ROWS,
  ORDER_COST,
  OUT_OF_ORDER,
  ROW,
  SMALL,
  SOME,
  TIGHT_ROW,
} from "../measures.js";
import { clamp, sum } from "../time/numbers.js";
import { balance, candidatesOf, dotX, share } from "./crowds.js";
import { stacksOf } from "./dots.js";
import { pack, packAgain } from "./rows.js";
import { symbolIn } from "./shapes.js";
import { once } from "./window.js";

// What each line beyond the first costs a label, in rows, where there is room.
const LINE_COST = 0.4;
const NO_SECOND_LINE = 9;
// Labels that are looked for anew with each frame while the view moves.
const ANEW = 24;

// Px of a row at the most in a picture of a given height, whose rows fill it, and in a window that few events
// leave room in; and from which on each title has one line there.
const ROOMY_ROW = 44;
const AIRY_ROW = 38;
const FLAT_ROW = 30;

// Dots in a stack of what is folded to a row.
const FOLDED_LEVELS = 2;

/** @typedef {{ lines: number[], gaps?: Gap[], overhead: number, before: Previous | null }} Terms */

/**
 * Give an item its title in all the ways it may stand.
 * @param {Item} item
 * @param {Scene} scene
 * @returns {TextItem}
 */
function withLabel(item, scene) {
  const { data, chosen, width, foldings } = scene;
  const rank = data.rank[item.event];
  const long = item.x1 - item.x0 > width / 3;
  const turn = item.event === chosen ? -2 : rank < data.important ? -1 : long ? 1 : 0;
  const { event } = item;
  const symbolX = symbolIn(item, scene);
  return { ...item, symbolX, foldings: foldings(event), detail: data.details[event], rank, turn, key: event };
}

/**
 * The room of a band that takes as many rows as it wants.
 * @param {Scene} scene
 * @param {Pick<Terms, "lines" | "gaps">} terms
 * @returns {Room}
 */
const roomIn = ({ width, rem, widthOf }, { lines, gaps }) => ({
  width,
  most: Infinity,
  lines,
  gaps,
  lineCost: LINE_COST,
  beside: BESIDE * rem,
  detailWidth: (text) => widthOf(text, SMALL * rem, false),
});

// Px beside marks and beside texts in a row where all have room: two titles are no sentence.
const GAPS = { gap: 1.5 * GAP, textGap: 5 * GAP };

/**
 * Px between what stands in a row of a crowd: three times as many as in a large one, so that a label is
 * nobody else's.
 * @param {Scene} scene
 */
const gapIn = ({ data }) => (data.count > 2 * SOME ? GAP : 3 * GAP);

/**
 * Whether each label has one line.
 * @param {{ places: (Place | null)[] }[]} bands
 */
const isFlat = (bands) =>
  bands.every(({ places }) => places.every((place) => place?.folding.lines.length === 1));

/**
 * @param {TextItem} a
 * @param {TextItem} b
 */
const fromTheLeft = (a, b) => (a.at ?? a.x0) - (b.at ?? b.x0) || a.x1 - b.x1;

/**
 * @param {TextItem} a
 * @param {TextItem} b
 */
const byRank = (a, b) => a.turn - b.turn || a.rank - b.rank;

/**
 * To each stripe its items and their places, its rows, its dots, and what is only counted; and the px of a
 * row.
 * @param {number[][]} events by band
 * @param {(event: number) => Item} item
 * @param {Scene} scene
 * @param {Terms} terms px of the report's lines, px of what is no row, and what was a moment ago
 * @returns {{ bands: PackedBand[], row: number }}
 */
export function packBands(events, item, scene, terms) {
  const { stripes } = scene.standing;
  const inRows = events.map((inBand, number) => (stripes[number].isFolded ? [] : inBand));
  const { bands, row } = packRows(inRows, item, scene, terms);
  const packed = bands.map((band, number) =>
    stripes[number].isFolded ? withDots(band, events[number], scene, FOLDED_LEVELS) : band,
  );
  return { bands: packed, row };
}

/**
 * @param {number[][]} events by band, without those that are folded
 * @param {(event: number) => Item} item
 * @param {Scene} scene
 * @param {Terms} terms
 * @returns {{ bands: PackedBand[], row: number }}
 */
function packRows(events, item, scene, terms) {
  const plain = once((event) => withLabel(item(event), scene));
  // What may stand in several stripes is known by its own too.
  /** @type {(number: number) => (event: number) => TextItem} */
  const labelled = (number) => (event) => ({ ...plain(event), key: event + scene.data.count * number });
  if (terms.before) return packedAgain(events, labelled, scene, { ...terms, before: terms.before });
  const { budget, windowPx, tall, foot, rem, isFixed } = scene;
  const all = sum(events.map((inBand) => inBand.length));
  if (all > SOME) return crowded(events, labelled, scene, terms, windowPx);
  const room = { ...roomIn(scene, terms), ...GAPS };
  /** @param {Partial<Room>} wish */
  const packed = (wish) =>
    events.map((inBand, number) => {
      const items = inBand.map(labelled(number)).sort(fromTheLeft);
      const wished = { ...room, orderCost: ORDER_COST, ...wish };
      return { items, ...pack(items, wished), dots: [], counted: [], levels: 0 };
    });
  /** @param {PackedBand[]} bands */
  const rowsIn = (bands) => sum(bands.map((band) => band.rows));
  const few = all <= FEW && !isFixed;
  const pitches = [ROW * rem, DENSE_ROW * rem, TIGHT_ROW * rem];
  const free = budget - terms.overhead;
  const bands = finest(packed, rowsIn, { few, rem, foot, free: few ? free : tall - terms.overhead });
  const rows = rowsIn(bands);
  if (isFixed) pitches[0] = clamp(free / rows, pitches[2], ROOMY_ROW * rem);
  else if (few && isFlat(bands))
    pitches[0] = clamp(Math.floor((free - foot) / rows), ROW * rem, AIRY_ROW * rem);
  /** @param {number} height */
  const fitting = (height) => pitches.find((pitch) => rows * pitch <= height - terms.overhead);
  const step =
    (few && fitting(budget - foot)) ||
    fitting(budget) ||
    (few ? pitches[2] : !isFixed && fitting(tall) && pitches[fitting(tall) === pitches[0] ? 1 : 2]);
  // What is left of the window makes them higher.
  const row = (few && step && clamp(Math.floor((free - foot) / rows), step, pitches[0])) || step;
  if (row && bands.every(({ places }) => places.every(Boolean))) return { bands, row };
  return crowded(events, labelled, scene, terms, few ? Infinity : tall);
}

/**
 * The best that there is room for: titles in one line each, where rows are higher than a line; all in order
 * of time; with details.
 * @param {(wish: Partial<Room>) => PackedBand[]} packed
 * @param {(bands: PackedBand[]) => number} rowsIn
 * @param {{ few: boolean, rem: number, foot: number, free: number }} room px that are free, and how many of
 *   these only the best leave free
 */
function finest(packed, rowsIn, { few, rem, foot, free }) {
  const flat = { reserves: true, lineCost: NO_SECOND_LINE };
  const inOrder = { orderCost: OUT_OF_ORDER };
  /** @type {[Partial<Room>, number][]} */
  const ofFew = [
    [{ ...flat, ...inOrder }, FLAT_ROW],
    [flat, FLAT_ROW],
    [{ reserves: true, ...inOrder }, DENSE_ROW],
    [{ reserves: true, ...inOrder }, TIGHT_ROW],
    [inOrder, TIGHT_ROW],
    [{ reserves: true }, TIGHT_ROW],
  ];
  /** @type {[Partial<Room>, number][]} */
  const ofMany = [[inOrder, TIGHT_ROW]];
  for (const [wish, row] of few ? ofFew : ofMany) {
    const bands = packed(wish);
    const height = rowsIn(bands) * row * rem + (row === TIGHT_ROW ? 0 : foot);
    if (height <= free && (row !== FLAT_ROW || isFlat(bands))) return bands;
  }
  return packed({});
}

/**
 * As many labels as have room in some px, and dots.
 * @param {number[][]} events
 * @param {(number: number) => (event: number) => TextItem} labelled
 * @param {Scene} scene
 * @param {Terms} terms
 * @param {number} height
 */
function crowded(events, labelled, scene, terms, height) {
  const [{ data, width, rem }, { overhead }] = [scene, terms];
  const row = TIGHT_ROW * rem;
  const counts = events.map((inBand) => inBand.length);
  // What leads the eye has larger labels, and is to have them.
  const weights = events.map((inBand) => sum(inBand.map((event) => 1 + Number(data.grades[event] || 0))));
  const most = sum(counts) <= SOME ? Infinity : mostLevels(counts, width);
  // How many dots remain is known when the labels have their places: so it is done twice.
  let levels = counts.map((count) => Math.min(count, 1, most));
  /** @type {PackedBand[]} */
  let bands = [];
  for (let round = 0; round < 2; round += 1) {
    const free = height - overhead - sum(levels) * DOT_STEP;
    const total = Number.isFinite(free) ? Math.max(Math.floor(free / row), events.length) : sum(counts);
    const given = share(
      counts.map((count) => Math.min(count, MOST_ROWS)),
      weights,
      total,
    );
    bands = events.map((inBand, band) => {
      const items = candidatesOf(inBand, given[band], scene).map(labelled(band)).sort(byRank);
      const own = { most: given[band], lineCost: CROWDED_LINE_COST, gap: gapIn(scene) };
      const room = { ...roomIn(scene, terms), ...own };
      return { items, ...pack(items, room), dots: [], counted: [], levels: 0 };
    });
    balance(bands, events);
    bands = bands.map((band, number) => withDots(band, events[number], scene, most));
    levels = bands.map((band) => band.levels);
  }
  // A picture of a fixed size that has room for all of them uses it.
  const roomy = clamp((height - overhead) / sum(bands.map(({ rows }) => rows)), row, ROW * rem);
  return { bands, row: scene.isFixed && !sum(levels) ? roomy : row };
}

/**
 * Dots of a stack: so many that all bands together have no more than can be drawn while they move.
 * @param {number[]} counts
 * @param {number} width
 */
function mostLevels(counts, width) {
  if (sum(counts) <= MOST_DOTS) return MOST_LEVELS;
  const columns = (width / DOT_STEP) * Math.max(counts.filter(Boolean).length, 1);
  return Math.max(Math.min(Math.floor(MOST_DOTS / columns), MOST_LEVELS), 1);
}

/**
 * What has no place in rows as dots, and what no stack has room for counted.
 * @param {PackedBand} band
 * @param {number[]} events
 * @param {Scene} scene
 * @param {number} most
 * @returns {PackedBand}
 */
function withDots(band, events, scene, most) {
  const labelled = new Set(band.items.filter((_, i) => band.places[i]).map(({ event }) => event));
  const rest = events
    .filter((event) => !labelled.has(event))
    .map((event) => ({ event, x: dotX(event, scene) }));
  return { ...band, ...stacksOf(rest, most, scene.width, scene.chosen) };
}

/**
 * The same in the rows of the whole, or of a moment ago: what has a label keeps it while it fits.
 * @param {number[][]} events
 * @param {(number: number) => (event: number) => TextItem} labelled
 * @param {Scene} scene
 * @param {Terms & { before: Previous }} terms
 */
function packedAgain(events, labelled, scene, terms) {
  const [{ width }, { before }] = [scene, terms];
  const counts = events.map((inBand) => inBand.length);
  const few = sum(counts) <= FEW;
  const anew = before.moving ? ANEW : Infinity;
  const levels = sum(counts) <= SOME ? Infinity : mostLevels(counts, width);
  const bands = events.map((inBand, number) => {
    const most = before.counts[number] || 1;
    /** @param {number} event */
    const wasLabelled = (event) => before.places.has(event + scene.data.count * number);
    const candidates = candidatesOf(inBand, most, scene, wasLabelled);
    const items = candidates.map(labelled(number)).sort(few ? fromTheLeft : byRank);
    // With less between than in the whole, what is labelled there has room at any zoom.
    const room = { ...roomIn(scene, terms), most };
    let packed = packAgain(items, room, before.places, anew);
    // A few events all have labels, in as many rows as they want.
    if (few && !before.moving && packed.places.includes(null)) {
      packed = packAgain(items, { ...room, most: Infinity }, before.places, anew);
    }
    return withDots({ items, ...packed, dots: [], counted: [], levels: 0 }, inBand, scene, levels);
  });
  return { bands, row: before.row };
}
