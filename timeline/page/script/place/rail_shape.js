// What each form of a date looks like on a rail, where time runs down a list.

import { AT_LEAST, BEYOND_FADE, DASHED, EXACT, FADE, RADIUS } from "../measures.js";
import { clamp } from "../time/numbers.js";
import { shapeOf } from "./shapes.js";

/**
 * What a date looks like from its own line down.
 * @param {EventDate} date
 * @param {number} y
 * @param {{ at: (t: number) => number, end: number }} rails
 */
export function railShape(date, y, { at, end }) {
  /** @param {number} t */
  const below = (t) => (Number.isNaN(t) ? t : clamp(at(t), y, Math.max(end, y)));
  const moment = date.form === EXACT && !(date.flags & DASHED);
  const start = Number.isNaN(date.low) ? date.high : date.low;
  const isAtLeast = Boolean(date.flags & AT_LEAST);
  const shape = shapeOf(date, (t) => (t <= start && !isAtLeast ? y : below(t)), end);
  if (moment || shape.disc) return Object.assign(shape, { x: y });
  const whole = !shape.startFades && shape.x0 === 0 && !shape.parts && Number.isNaN(date.low);
  if (whole) return shape;
  if (shape.startFades) shape.x1 = Math.max(Math.min(shape.x1, end), y + RADIUS);
  if (shape.startFades) shape.x0 = Math.min(y, shape.x1 - FADE - (isAtLeast ? BEYOND_FADE : 0));
  else if (!shape.parts) {
    const begin = y - (shape.pill ? RADIUS : 1);
    if (shape.sure?.[0] === shape.x0) shape.sure[0] = begin;
    shape.x0 = begin;
  }
  if (shape.endFades) shape.x1 = Math.min(shape.x1, Math.max(end, y + RADIUS));
  else if (!shape.startFades && !shape.parts) {
    // Of its own length, as far as it is longer than a ring is wide.
    shape.x1 = Math.max(shape.pill ? below(date.high) : shape.x1, y + RADIUS);
  }
  return shape;
}
