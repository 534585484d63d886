// Texts under the chart, in rows that keep them apart.

import { xOf } from "../time/scale.js";
import { clamp } from "../time/numbers.js";
import { cut } from "./text.js";

// Px between two notes in a row, and at the window's edge.
const NOTES_APART = 14;
const NOTE_EDGE = 2;

/**
 * @param {Scene} scene
 * @param {Measure} measure
 * @returns {{ notes: Note[], rows: number }} their `y` yet to come
 */
export function notesOf({ notes: texts, data: { today }, width, scale, view }, measure) {
  /** @type {number[]} */
  const ends = [];
  /** @type {Note[]} */
  const notes = [];
  const ordered = (today ? [today, ...texts] : [...texts]).sort(
    (a, b) => (a[0] ?? -Infinity) - (b[0] ?? -Infinity),
  );
  for (const [from, to, title] of ordered) {
    const start = from === null ? 0 : xOf(scale, view, from);
    const end = to === null ? width : xOf(scale, view, to);
    if (end < 0 || start > width) continue;
    const [x0, x1] = [Math.max(start, -NOTE_EDGE), Math.min(end, width + NOTE_EDGE)];
    const text = cut(title, width - 8, (shorter) => measure(shorter, false));
    const textWidth = measure(text, false);
    const last = width - textWidth - NOTE_EDGE;
    const middle = clamp((x0 + x1 - textWidth) / 2, NOTE_EDGE, last);
    // Rather aside in the row of another, still over a part of its bracket, than in a row of its own.
    const most = Math.max(middle, Math.min(x0, last));
    let row = 0;
    while (Math.min(x0, most) < ends[row] + NOTES_APART) row += 1;
    const left = Math.max(middle, (ends[row] ?? -Infinity) + NOTES_APART);
    ends[row] = Math.max(x1, left + textWidth);
    notes.push({ x0, x1, left, text, row, y: 0 });
  }
  return { notes, rows: ends.length };
}
