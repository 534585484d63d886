// The switch says which reading of the dates is drawn.

import { remember } from "./address.js";
import { showChosen } from "./choice.js";
import { filter } from "./filter.js";
import { paintShown } from "./moves.js";
import { all, part } from "./page.js";
import { setAllTies, setReading, state } from "./state.js";
import { moving, paint } from "./view.js";

/**
 * @param {State["reading"]} reading
 * @param {{ write?: boolean }} [options] whether the address keeps it
 */
export function showReading(reading, { write = true } = {}) {
  if (!state.data.source || reading === state.reading) return;
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
  paintShown();
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
