// Texts under the chart, in rows that keep them apart.

import { xOf } from "../time/scale.js";
import { clamp } from "../time/numbers.js";
import { cut } from "./text.js";

// Px between two texts in a row, at the window's edge, and that a text may begin before its own bracket's
// end.
const NOTES_APART = 14;
const NOTE_EDGE = 2;
const INTO = 6;

/**
 * @param {Scene} scene
 * @param {Measure} measure
 * @returns {{ notes: Note[], rows: number }} their `y` yet to come
 */
export function notesOf({ notes: texts, data: { today }, width, scale, view }, measure) {
  /** @type {Note[]} */
  const lasts = [];
  const notes = [];
  const ordered = (today ? [today, ...texts] : [...texts]).sort(
    (a, b) => (a[0] ?? -Infinity) - (b[0] ?? -Infinity),
  );
  for (const [from, to, title] of ordered) {
    const x0 = from === null ? 0 : xOf(scale, view, from);
    const x1 = to === null ? width : xOf(scale, view, to);
    if (x1 < 0 || x0 > width) continue;
    const text = cut(title, width - 8, (shorter) => measure(shorter, false));
    const textWidth = measure(text, false);
    const middle = (Math.max(x0, 0) + Math.min(x1, width) - textWidth) / 2;
    const left = clamp(middle, NOTE_EDGE, width - textWidth - NOTE_EDGE);
    /** @type {Note} */
    const note = {
      x0: Math.max(x0, -NOTE_EDGE),
      x1: Math.min(x1, width + NOTE_EDGE),
      left,
      textWidth,
      from: NOTE_EDGE,
      text,
      row: 0,
      y: 0,
    };
    while (lasts[note.row] && !standsBeside(lasts[note.row], note, x0, width)) note.row += 1;
    const last = lasts[note.row];
    if (last) {
      note.left = Math.max(left, endOf(last, width) + NOTES_APART);
      last.left = Math.min(last.left, note.left - NOTES_APART - last.textWidth);
      note.from = last.left + last.textWidth + NOTES_APART;
    }
    lasts[note.row] = note;
    notes.push(note);
  }
  return { notes, rows: lasts.length };
}

/**
 * Px at which a text ends, the text moved to the left of its bracket's middle.
 * @param {Note} note
 * @param {number} width
 */
const endOf = (note, width) =>
  Math.min(note.left + note.textWidth, (Math.max(note.x0, 0) + Math.min(note.x1, width)) / 2);

/**
 * Whether two texts have room side by side, each under its own bracket, the one before moved to the left of
 * its own.
 * @param {Note} last
 * @param {Note} note
 * @param {number} x0 where the note's bracket begins, in the window or not
 * @param {number} width
 */
function standsBeside(last, note, x0, width) {
  const left = Math.max(note.left, endOf(last, width) + NOTES_APART);
  const moved = Math.min(last.left, left - NOTES_APART - last.textWidth);
  return (
    x0 >= last.x1 - 2 &&
    left <= Math.max(note.x1 - INTO, note.left) &&
    left + note.textWidth <= width - NOTE_EDGE &&
    moved >= last.from
  );
}
