// What the list shows, in the order of its reading, and what stands between two entries of it: how long a gap
// is, and the year that begins.

import { gapsBetween, yearsBetween } from "../place/between.js";
import { isElsewhere, sortOf } from "../place/shapes.js";
import { worded } from "../time/calendar.js";
import { state } from "./state.js";
import { lengthText } from "./words.js";

/** The rows that are shown, in the order of the reading. */
export function shownInOrder() {
  const { data, reading, shown } = state;
  if (reading === "source") return orderOf(data, reading).filter((event) => shown[event]);
  const order = [];
  for (let event = 0; event < data.count; event += 1) if (shown[event]) order.push(event);
  return order;
}

/**
 * All rows in the order of a reading.
 * @param {Data} data
 * @param {State["reading"]} reading
 * @returns {number[]}
 */
const orderOf = ({ count, source }, reading) =>
  Array.from({ length: count }, (_, event) => (reading === "source" && source ? source.order[event] : event));

/**
 * Texts of gaps and years, by the entry that they stand before.
 * @param {number[]} order
 */
export function textsBetween(order) {
  const { data, times } = state;
  const { gaps } = times;
  const ends = data.notes.flatMap(([start, end]) => [start, end]);
  /** @type {Map<number, { gap?: string, year?: string }>} */
  const texts = new Map();
  for (const [event, t] of yearsBetween(order, times)) {
    texts.set(event, { year: worded(data.lang, t, { year: "numeric" }) });
  }
  for (const [event, [from, to]] of gapsBetween(order, times, gaps, ends)) {
    const same = gaps.find(([a, b]) => a === from && b === to);
    texts.set(event, { ...texts.get(event), gap: same ? same[2] : lengthText(to - from) });
  }
  return texts;
}

/**
 * An element of a class with a text.
 * @param {"p" | "li" | "span"} tag
 * @param {string} name
 * @param {string} text
 */
function textElement(tag, name, text) {
  return Object.assign(document.createElement(tag), { className: name, textContent: text });
}

/**
 * Let an entry say what sort of date it has.
 * @param {HTMLElement} entry
 * @param {number} event
 */
export function saySort(entry, event) {
  entry.dataset.sort = sortOf(state.times, event);
  entry.classList.toggle("elsewhere", isElsewhere(state.times, event));
}

/**
 * An entry with what stands before it.
 * @param {HTMLElement} entry
 * @param {{ gap?: string, year?: string }} [texts]
 */
export function withBetween(entry, { gap, year } = {}) {
  if (gap) entry.prepend(textElement("p", "gap", gap));
  return year ? [textElement("li", gap ? "year far" : "year", year), entry] : [entry];
}
