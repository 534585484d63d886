// A title in lines: whole in one, two or three, as narrow as so many lines allow; cut only at a word.

/** @typedef {(text: string) => number} WidthOf */

// Px of a line of two, and of three; characters that a title which is not whole has at least.
const TWO_LINES = 260;
const THREE_LINES = 300;
const LEAST_SIGNS = 24;
// Px of a title from which on it may be cut, where there is no room for all of it: some 70 characters.
const LONG = 480;

/**
 * The pieces between which a text may be broken: words, and signs of a word that is wider than a line.
 * @param {string} text
 * @param {number} limit
 * @param {WidthOf} widthOf
 */
function wordsOf(text, limit, widthOf) {
  return text
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((word) =>
      widthOf(word) <= limit
        ? [{ text: word, space: " " }]
        : [...word].map((sign, i) => ({ text: sign, space: i ? "" : " " })),
    );
}

/**
 * Pieces in lines of so many px, first come first served; no more than one line beyond so many.
 * @param {{ text: string, space: string }[]} pieces
 * @param {number} count
 * @param {number} limit
 * @param {WidthOf} widthOf
 */
function inLines(pieces, count, limit, widthOf) {
  /** @type {string[]} */
  const lines = [];
  for (const { text, space } of pieces) {
    const last = lines.length - 1;
    if (last >= 0 && widthOf(lines[last] + space + text) <= limit) lines[last] += space + text;
    else if (lines.push(text) > count) break;
  }
  return lines;
}

/**
 * A text in so many lines, the widest as narrow as can be; null where it needs more.
 * @param {string} text
 * @param {number} count
 * @param {number} limit px of a line
 * @param {WidthOf} widthOf
 * @returns {Folding | null}
 */
function balancedLines(text, count, limit, widthOf) {
  const pieces = wordsOf(text, limit, widthOf);
  let lines = inLines(pieces, count, limit, widthOf);
  if (lines.length > count) return null;
  let low = widthOf(text) / count;
  let high = limit;
  while (high - low > 1) {
    const middle = (low + high) / 2;
    const narrower = inLines(pieces, count, middle, widthOf);
    const fits = narrower.length <= count && narrower.every((line) => widthOf(line) <= middle);
    if (fits) lines = narrower;
    if (fits) high = middle;
    else low = middle;
  }
  return { lines, textWidth: Math.max(...lines.map(widthOf)), whole: true };
}

/**
 * As much of a text as two lines hold, up to a word; null where that says too little.
 * @param {string} text
 * @param {number} limit
 * @param {WidthOf} widthOf
 * @returns {Folding | null}
 */
function cutShort(text, limit, widthOf) {
  const pieces = wordsOf(text, limit, widthOf);
  /** @param {number} taken */
  const cutAt = (taken) => inLines([...pieces.slice(0, taken), { text: "…", space: "" }], 2, limit, widthOf);
  if (inLines(pieces, 2, limit, widthOf).length <= 2) return null;
  let count = 0;
  let high = pieces.length - 1;
  while (count < high) {
    const middle = (count + high + 1) >> 1;
    if (cutAt(middle).length <= 2) count = middle;
    else high = middle - 1;
  }
  const lines = cutAt(count);
  if (lines.join(" ").length <= LEAST_SIGNS) return null;
  return { lines, textWidth: Math.max(...lines.map(widthOf)), whole: false };
}

/**
 * The ways in which a title can stand, the best first: whole in one line, in two, in three; and cut, if it is
 * long.
 * @param {string} title
 * @param {WidthOf} widthOf
 * @param {number} rem
 * @returns {Folding[]}
 */
export function foldingsOf(title, widthOf, rem) {
  const text = title.split(/\s+/).join(" ").trim();
  const one = { lines: [text], textWidth: widthOf(text), whole: true };
  const two = one.textWidth > 100 * rem ? balancedLines(text, 2, TWO_LINES * rem, widthOf) : null;
  const three = one.textWidth > 300 * rem ? balancedLines(text, 3, THREE_LINES * rem, widthOf) : null;
  const short = one.textWidth > LONG * rem ? cutShort(text, TWO_LINES * rem, widthOf) : null;
  return [one, two, three, short].filter((folding) => folding !== null);
}
