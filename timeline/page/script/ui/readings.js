// The switch says which reading of the dates is drawn; one becomes the other in motion, where that shows
// something.

import { remember } from "./address.js";
import { showChosen } from "./choice.js";
import { filter } from "./filter.js";
import { paintShown } from "./moves.js";
import { all, isCalm, isVertical, part } from "./page.js";
import { setAllTies, setMix, setReading, state } from "./state.js";
import { moving, paint } from "./view.js";

// Ms that it takes, and events up to which it moves.
const TAKES = 400;
const MOST_MOVING = 2000;

/**
 * @param {State["reading"]} reading
 * @param {{ write?: boolean }} [options] whether the address keeps it
 */
export function showReading(reading, { write = true } = {}) {
  if (!state.data.source || reading === state.reading) return;
  const from = state.times;
  setReading(reading);
  for (const button of all("[data-dates]")) {
    button.setAttribute("aria-pressed", String(button.dataset.dates === reading));
  }
  part("outside")?.toggleAttribute("hidden", reading !== "source");
  for (const known of all(".known")) {
    [known.textContent, known.dataset.other] = [known.dataset.other || "", known.textContent || ""];
  }
  state.list.show();
  filter({ write });
  if (!state.opened) return;
  showChosen();
  if (isCalm() || state.data.count > MOST_MOVING || isVertical()) paintShown();
  else move(from, state.times, performance.now());
}

/**
 * Draw all relations, or those of the chosen event alone.
 * @param {boolean} all
 * @param {{ write?: boolean }} [options] whether the address keeps it
 */
export function showTies(all, { write = true } = {}) {
  const button = document.querySelector("[data-ties]");
  if (!button) return;
  button.setAttribute("aria-pressed", String(all));
  setAllTies(all);
  if (write) remember(false);
  if (state.opened) paint(moving());
}

/**
 * @param {Reading} from
 * @param {Reading} to
 * @param {number} began
 */
function move(from, to, began) {
  const share = Math.min((performance.now() - began) / TAKES, 1);
  if (share === 1) {
    setMix(null);
    paintShown();
    return;
  }
  setMix(mixed(from, to, share * (2 - share)));
  paint(moving());
  requestAnimationFrame(() => move(from, to, began));
}

/**
 * @param {Reading} from
 * @param {Reading} to
 * @param {number} share
 * @returns {Reading}
 */
function mixed(from, to, share) {
  /**
   * @param {Float64Array} a
   * @param {Float64Array} b
   */
  const between = (a, b) =>
    Float64Array.from(b, (end, i) =>
      Number.isNaN(a[i]) || Number.isNaN(end) ? end : a[i] + (end - a[i]) * share,
    );
  return {
    ...to,
    low: between(from.low, to.low),
    first: between(from.first, to.first),
    last: between(from.last, to.last),
    high: between(from.high, to.high),
  };
}
