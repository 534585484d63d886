// A title in lines: whole in one, two or three, as narrow as so many lines allow; cut only at a word.

import { CUT_FROM, LEAST_SIGNS, THREE_FROM, THREE_LINES, TWO_FROM, TWO_LINES } from "../measures.js";

/** @typedef {(text: string) => number} WidthOf */

/**
 * A piece between which a text may be broken, what stands before it in a line, and the px at which it begins
 * and ends where all of the text is one line.
 * @typedef {{ text: string, space: string, start: number, end: number }} Piece
 */

/**
 * The pieces of a text: words, and signs of a word that is wider than any line. Their px are measured once: a
 * text is tried in lines of many widths.
 * @param {string} text
 * @param {number} widest px of a line
 * @param {WidthOf} widthOf
 * @returns {Piece[]}
 */
function wordsOf(text, widest, widthOf) {
  const blank = widthOf(" ");
  let end = -blank;
  return text.split(" ").flatMap((word) => {
    const signs = widthOf(word) <= widest ? [word] : [...word];
    return signs.map((sign, i) => {
      const start = i ? end : end + blank;
      end = start + widthOf(sign);
      return { text: sign, space: i ? "" : " ", start, end };
    });
  });
}

/** @param {Piece[]} line */
const lineWidth = (line) => line[line.length - 1].end - line[0].start;

/** @param {Piece[]} line */
const lineText = (line) => line.map(({ text, space }, i) => (i ? space : "") + text).join("");

/**
 * Pieces in lines of so many px, first come first served; no more than one line beyond so many.
 * @param {Piece[]} pieces
 * @param {number} count
 * @param {number} limit
 */
function inLines(pieces, count, limit) {
  /** @type {Piece[][]} */
  const lines = [];
  for (const piece of pieces) {
    const line = lines[lines.length - 1];
    if (line && piece.end - line[0].start <= limit) line.push(piece);
    else if (lines.push([piece]) > count) break;
  }
  return lines;
}

/**
 * @param {Piece[][]} lines
 * @param {WidthOf} widthOf
 * @param {boolean} whole
 * @returns {Folding}
 */
function foldingOf(lines, widthOf, whole) {
  const texts = lines.map(lineText);
  return { lines: texts, textWidth: Math.max(...texts.map(widthOf)), whole };
}

/**
 * A text in so many lines, the widest as narrow as can be; null where it needs more.
 * @param {Piece[]} pieces
 * @param {number} count
 * @param {number} limit px of a line
 * @param {WidthOf} widthOf
 */
function balancedLines(pieces, count, limit, widthOf) {
  let lines = inLines(pieces, count, limit);
  if (lines.length > count) return null;
  let low = pieces[pieces.length - 1].end / count;
  let high = limit;
  while (high - low > 1) {
    const middle = (low + high) / 2;
    const narrower = inLines(pieces, count, middle);
    const fits = narrower.length <= count && narrower.every((line) => lineWidth(line) <= middle);
    if (fits) lines = narrower;
    if (fits) high = middle;
    else low = middle;
  }
  return foldingOf(lines, widthOf, true);
}

/**
 * As much of a text as two lines hold, up to a word; null where that says too little.
 * @param {Piece[]} pieces
 * @param {number} limit
 * @param {WidthOf} widthOf
 */
function cutShort(pieces, limit, widthOf) {
  const dots = widthOf("…");
  /** @param {number} taken */
  const cutAt = (taken) => {
    const start = taken ? pieces[taken - 1].end : 0;
    return inLines([...pieces.slice(0, taken), { text: "…", space: "", start, end: start + dots }], 2, limit);
  };
  if (inLines(pieces, 2, limit).length <= 2) return null;
  let count = 0;
  let high = pieces.length - 1;
  while (count < high) {
    const middle = (count + high + 1) >> 1;
    if (cutAt(middle).length <= 2) count = middle;
    else high = middle - 1;
  }
  const folding = foldingOf(cutAt(count), widthOf, false);
  return folding.lines.join(" ").length > LEAST_SIGNS ? folding : null;
}

/**
 * The ways in which a title can stand, the best first: whole in one line, in two, in three, and in four if it
 * leads the eye, so that what matters most is not left out for being long; and cut, if it is long.
 * @param {string} title
 * @param {WidthOf} widthOf
 * @param {number} rem
 * @param {boolean} [leads]
 * @returns {Folding[]}
 */
export function foldingsOf(title, widthOf, rem, leads) {
  const text = title.split(/\s+/).join(" ").trim();
  const one = { lines: [text], textWidth: widthOf(text), whole: true };
  if (one.textWidth <= TWO_FROM * rem) return [one];
  const pieces = wordsOf(text, THREE_LINES * rem, widthOf);
  const two = balancedLines(pieces, 2, TWO_LINES * rem, widthOf);
  const three =
    one.textWidth > THREE_FROM * rem ? balancedLines(pieces, 3, THREE_LINES * rem, widthOf) : null;
  const four =
    leads && one.textWidth > 400 * rem ? balancedLines(pieces, 4, THREE_LINES * rem, widthOf) : null;
  const short = one.textWidth > CUT_FROM * rem ? cutShort(pieces, TWO_LINES * rem, widthOf) : null;
  return [one, two, three, four, short].filter((folding) => folding !== null);
}
