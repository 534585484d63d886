// A page in a notebook: what is chosen, shown and in sight goes to whoever framed it, and comes back.

import { choose } from "./choice.js";
import { filter, showOnly } from "./filter.js";
import { entriesRoot } from "./page.js";
import { setView, state } from "./state.js";
import { afterPaint, paint } from "./view.js";
import { timeOf, viewBetween } from "../time/scale.js";

/** @typedef {{ chosen?: string, shown?: string[] | null, window?: number[] | null, theme?: string }} Asked */

// What was told last, so that nothing is told twice.
let told = "";

/** Tell what is chosen, what is shown in the order of the list, and the window's first and last second. */
function tell() {
  const { opened, list, chosen, scale, view } = state;
  if (!opened) return;
  const window = !scale || view === scale.whole ? null : [0, scale.width].map((x) => timeOf(scale, view, x));
  const shown = list.order().map((event) => list.ids[event]);
  const height = /** @type {HTMLElement} */ (document.querySelector(".page")).offsetHeight;
  const now = { chosen: chosen >= 0 ? list.ids[chosen] : "", shown, window, height };
  const text = JSON.stringify(now);
  if (text !== told) parent.postMessage({ timeline: now }, "*");
  told = text;
}

/** @param {Asked} asked */
function obey({ chosen, shown, window, theme }) {
  const { list, scale } = state;
  if (theme) document.documentElement.dataset.theme = theme;
  if (shown !== undefined) {
    const ids = new Set(shown);
    showOnly(shown && ((event) => ids.has(list.ids[event])));
    filter({ write: false });
  }
  if (chosen !== undefined) choose(list.rowOf(chosen), { history: false });
  if (window !== undefined && scale) {
    setView(window ? viewBetween(scale, window[0], window[1]) : scale.whole);
    paint(null);
  }
  tell();
}

export function listenToParent() {
  afterPaint(tell);
  new ResizeObserver(tell).observe(entriesRoot);
  addEventListener("message", ({ data, source }) => {
    if (source === parent && data?.toTimeline && state.opened) obey(data.toTimeline);
  });
}
