// Labels that were cut short grow into what is free beside them.

import { GAP } from "../measures.js";

// Px between a label that has grown and the report's line, and between it and the window's edge.
const CLEAR_OF_LINE = 4;
const CLEAR_OF_EDGE = 2;

/**
 * A label as long as its title, or as what is free beside it in its row. What the place takes there grows
 * with it.
 * @param {Place} place
 * @param {TextItem} item
 * @param {Stretch[]} taken
 * @param {Room} room
 * @returns {Place}
 */
export function grown(place, item, taken, room) {
  const { before, inside } = place;
  const whole = inside ? item.usualWidth : item.boldWidth;
  const px = freePx(place, taken, room);
  const { text, textWidth } = px >= whole ? { text: item.text, textWidth: whole } : room.shorten(item, px);
  const from = before ? place.to - textWidth : place.from;
  const to = from + textWidth;
  place.taken[0] = Math.min(place.taken[0], from - GAP);
  place.taken[1] = Math.max(place.taken[1], to + GAP);
  return { ...place, from, to, text, bold: place.bold && px >= item.boldWidth };
}

/**
 * @param {Place} place
 * @param {Stretch[]} taken
 * @param {Room} room
 */
function freePx(place, taken, { width, lines }) {
  const { before, inside, until = 0 } = place;
  let px = inside
    ? until - place.from
    : before
      ? place.to - CLEAR_OF_EDGE
      : width - CLEAR_OF_EDGE - place.from;
  if (!inside || before) {
    for (const other of taken) {
      if (other === place.taken) continue;
      if (before && other[1] <= place.taken[0] + 1) px = Math.min(px, place.to - other[1] - GAP);
      if (!before && other[0] >= place.taken[1] - 1) px = Math.min(px, other[0] - GAP - place.from);
    }
  }
  for (const line of lines) {
    // no further than the report's line, unless it stands across it already
    if (before && line < place.from) px = Math.min(px, place.to - line - CLEAR_OF_LINE);
    if (!before && line > place.to) px = Math.min(px, line - CLEAR_OF_LINE - place.from);
  }
  return px;
}
