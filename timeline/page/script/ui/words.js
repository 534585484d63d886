// Numbers and counts, as the page's language has them.

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

const numberFormat = lazily(() => new Intl.NumberFormat(state.data.lang));
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
