// Texts cut and broken to some px. How wide a text is, `measure` says.

/** @typedef {(text: string) => number} WidthOf */

/**
 * As much of a text as has room, ending in an ellipsis where that is not all.
 * @param {string} text
 * @param {number} limit
 * @param {WidthOf} measure
 */
export function cut(text, limit, measure) {
  if (measure(text) <= limit) return text;
  const signs = [...text];
  /** @param {number} count */
  const shortened = (count) => signs.slice(0, count).join("").trimEnd() + "…";
  let low = 0;
  let high = signs.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (measure(shortened(middle)) <= limit) low = middle;
    else high = middle - 1;
  }
  return low ? shortened(low) : "";
}

/**
 * Break a text into so many lines at the most.
 * @param {string} text
 * @param {number} limit
 * @param {WidthOf} measure
 * @param {number} most
 */
export function wrapped(text, limit, measure, most) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(/\s+/)) {
    const joined = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && measure(joined) <= limit) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  const shown = lines.slice(0, most).map((line) => cut(line, limit, measure));
  if (lines.length > most) shown[most - 1] = cut(shown[most - 1] + "…", limit, measure);
  return shown;
}
