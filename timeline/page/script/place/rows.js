// Which row each event takes, and where its label goes: no label touches a label, a mark or the report's
// line.

import { BESIDE, GAP, INSIDE, SPARE } from "../measures.js";

// Px between a label and the report's line; how far from its mark a label may stand behind that line; how
// much of what lies beyond the window counts as taken; and what stays free at the window's edge.
const CLEAR = 3;
const ACROSS = 90;
const OUTSIDE = 60;
const LABEL_EDGE = 2;

/**
 * Where a label may stand, best first. Left of its mark a label ends where the mark begins.
 * @param {Labelled} item
 * @param {number} width
 * @param {number[]} lines
 * @returns {Choice[]}
 */
export function choicesFor({ x0, x1, holds, boldWidth, usualWidth, between = [] }, width, lines) {
  /** @type {Choice[]} */
  const choices = [];
  const left = Math.max(x0, 0);
  const right = Math.min(x1, width);
  /**
   * @param {number} from
   * @param {Partial<Choice>} [more]
   */
  const add = (from, more) => {
    const to = from + (more?.inside ? usualWidth : boldWidth);
    const crosses = lines.some((line) => line > from - CLEAR && line < to + CLEAR);
    choices.push({ from, to, crosses, ...more });
  };
  if (holds && right - left >= usualWidth + SPARE) {
    const inside = { inside: true, bold: right - left >= boldWidth + 2 * INSIDE, until: right - INSIDE };
    add(left + INSIDE, inside);
    for (const line of lines) {
      if (line + BESIDE + boldWidth + INSIDE <= right && line > left) add(line + BESIDE, inside);
    }
  }
  if (x1 >= 0 && x1 + BESIDE + boldWidth <= width - LABEL_EDGE) add(x1 + BESIDE);
  if (x0 <= width && x0 - BESIDE - boldWidth >= LABEL_EDGE) add(x0 - BESIDE - boldWidth, { before: true });
  for (const [a, b] of between) {
    const bold = b - a >= boldWidth + 2 * INSIDE;
    if (b - a >= usualWidth + 2 * INSIDE) add(a + INSIDE, { inside: true, bold, until: b - INSIDE });
  }
  for (const line of lines) {
    // beyond the line, where beside the mark there is none
    if (x1 < line && line - x1 < ACROSS && line + BESIDE + boldWidth <= width - LABEL_EDGE)
      add(line + BESIDE);
  }
  return choices.sort((a, b) => Number(a.crosses) - Number(b.crosses));
}

/**
 * The px beside a mark, or in it, that a label too long for any place gets.
 * @param {Ink} ink
 * @param {number} width
 */
export function widthFor({ x0, x1, holds, between = [] }, width) {
  const left = Math.max(x0, 0);
  const right = Math.min(x1, width);
  return Math.max(
    holds ? right - left - SPARE : 0,
    ...between.map(([a, b]) => b - a - SPARE),
    width - LABEL_EDGE - Math.max(x1, 0) - BESIDE,
    Math.min(x0, width) - BESIDE - LABEL_EDGE,
  );
}

/**
 * The first of a label's places that is free in a row, and what it takes there.
 * @param {Stretch[] | undefined} taken
 * @param {Ink} item
 * @param {Choice[]} choices
 * @param {number} width
 * @returns {Omit<Place, "row"> | null}
 */
export function attempt(taken, item, choices, width) {
  for (const choice of choices) {
    const from = Math.min(Math.max(item.x0, -OUTSIDE), choice.from) - GAP;
    const to = Math.max(Math.min(item.x1, width + OUTSIDE), choice.to) + GAP;
    if (!taken?.some(([a, b]) => from < b && to > a)) return { ...choice, taken: [from, to] };
  }
  return null;
}

/**
 * Rows for items, first come first served; null where there is no room. An item keeps its row of a moment
 * ago, where there is one and it can.
 * @template {Labelled} T
 * @param {T[]} items
 * @param {Pick<Room, "width" | "most" | "lines">} room
 * @param {((item: T) => number) | null} [rowBefore]
 * @returns {Rows}
 */
export function pack(items, { width, most, lines }, rowBefore) {
  /** @type {Stretch[][]} */
  const taken = [];
  /** @type {(Place | null)[]} */
  const places = new Array(items.length);
  const order = items.map((_, i) => i).sort((i, j) => comesBefore(items[i], items[j]));
  for (const i of order) {
    const item = items[i];
    const choices = choicesFor(item, width, lines);
    const previous = rowBefore ? rowBefore(item) : -1;
    /** @param {number} row */
    const placeIn = (row) => {
      const place = attempt(taken[row], item, choices, width);
      return place && { row, ...place };
    };
    let place = previous >= 0 && previous < most ? placeIn(previous) : null;
    for (let row = 0; !place && row < Math.min(most, taken.length + 1); row += 1) place = placeIn(row);
    places[i] = place;
    if (place) (taken[place.row] ||= []).push(place.taken);
  }
  return { places, taken, rows: taken.length };
}

/**
 * @param {Labelled} a
 * @param {Labelled} b
 */
const comesBefore = (a, b) => (a.turn || 0) - (b.turn || 0) || a.x0 - b.x0 || a.x1 - b.x1;
