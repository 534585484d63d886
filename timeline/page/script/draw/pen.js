// Widths of texts, as this browser will draw them.

const MOST_KEPT = 20000;

/** @type {Map<string, number>} */
const widths = new Map();
const pen = document.createElement("canvas").getContext("2d");

/**
 * Px of a line of text at a size in px; bold as it is where bold is asked for.
 * @param {string} text
 * @param {number} size
 * @param {boolean} bold
 * @param {string} family
 */
export function widthOf(text, size, bold, family) {
  const font = `${bold ? 700 : 400} ${size}px ${family}`;
  const key = font + "\0" + text;
  let width = widths.get(key);
  if (width === undefined) {
    if (!pen) throw new Error("no canvas");
    if (widths.size > MOST_KEPT) widths.clear();
    if (pen.font !== font) pen.font = font;
    width = pen.measureText(text).width;
    widths.set(key, width);
  }
  return width;
}
