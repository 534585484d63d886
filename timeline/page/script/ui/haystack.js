// What is searched: the texts of many events in one, since that is quicker to look through than each of them.

import { state } from "./state.js";

/** Texts one behind another, and where each ends. */
/** @typedef {{ text: string, ends: Uint32Array }} Bale */

// Events of a bale, and ms between two that are made in advance.
const BALE = 4096;
const PAUSE = 20;

/** @type {Record<string, Bale[]>} by reading, whose dates can be searched for */
const bales = { checked: [], source: [] };

/**
 * A text without accents and capitals.
 * @param {string} text
 */
const folded = (text) =>
  (/^[ -~\s]*$/.test(text) ? text : text.normalize("NFKD").replace(/\p{M}/gu, "")).toLowerCase();

/** @param {number} event */
const textOf = (event) => folded(`${state.list.text(event)} ${state.data.labels[event] ?? ""}`) + "\n";

/**
 * @param {number} number
 * @returns {Bale}
 */
function baleOf(number) {
  return (bales[state.reading][number] ??= makeBale(number * BALE));
}

/** @param {number} first */
function makeBale(first) {
  const ends = new Uint32Array(Math.min(BALE, state.data.count - first));
  const texts = Array.from(ends, (_, i) => textOf(first + i));
  let end = 0;
  texts.forEach((text, i) => {
    end += text.length;
    ends[i] = end;
  });
  return { text: texts.join(""), ends };
}

/**
 * Leave of the events that are shown those in whose text all the words stand.
 * @param {string} words
 * @param {Uint8Array} shown
 */
export function sift(words, shown) {
  for (const word of folded(words).split(/\s+/).filter(Boolean)) {
    for (let first = 0; first < shown.length; first += BALE) {
      const { text, ends } = baleOf(first / BALE);
      let place = 0;
      let at = text.indexOf(word);
      while (place < ends.length) {
        if (at < 0) at = Infinity;
        while (place < ends.length && ends[place] <= at) shown[first + place++] = 0;
        if (place < ends.length) at = text.indexOf(word, ends[place++]);
      }
    }
  }
}

/** Make the bales before anyone asks for them, one at a time. */
export function prepareSearch() {
  const number = bales[state.reading].length;
  if (number * BALE >= state.data.count) return;
  baleOf(number);
  setTimeout(prepareSearch, PAUSE);
}
