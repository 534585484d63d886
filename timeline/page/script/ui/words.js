// Numbers and counts, as the page's language has them.

import { DAY, regional } from "../time/calendar.js";
import { svg } from "./page.js";
import { state } from "./state.js";

/**
 * What is made the first time that it is asked for.
 * @template T
 * @param {() => T} make
 */
function lazily(make) {
  /** @type {T | undefined} */
  let value;
  return () => (value ??= make());
}

const numberFormat = lazily(() => new Intl.NumberFormat(regional(state.data.lang)));
const pluralRules = lazily(() => new Intl.PluralRules(svg.dataset.spoken));

/** @param {number} count */
export const numberText = (count) => numberFormat().format(count);

/**
 * A phrase with a count, in the form that the language has for it.
 * @param {string | undefined} forms JSON of the forms by their plural categories
 * @param {number} count
 */
export function countText(forms, count) {
  /** @type {Record<string, string>} */
  const texts = JSON.parse(forms || "{}");
  return (texts[pluralRules().select(count)] || texts.other).replace("{count}", numberText(count));
}

// Units, days of each, and how many of one there are at least: the same as of `length_words` in lengths.py.
/** @type {[string, number, number][]} */
const LENGTHS = [
  ["year", 365.25, 1.5],
  ["month", 30.44, 1.95],
  ["day", 1, 1.95],
  ["hour", 1 / 24, 1.95],
  ["minute", 1 / 1440, 1.5],
  ["second", 1 / 86400, 0],
];

/**
 * How long that is, in one round unit.
 * @param {number} seconds
 */
export function lengthText(seconds) {
  const [unit, size] = LENGTHS.find(([, days, least]) => seconds / DAY / days >= least) || LENGTHS[5];
  const count = Math.max(Math.round(seconds / DAY / size), 1);
  const style = /** @type {const} */ ({ style: "unit", unitDisplay: "long" });
  return new Intl.NumberFormat(regional(state.data.lang), { ...style, unit }).format(count);
}
