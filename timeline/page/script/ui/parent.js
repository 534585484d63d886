// A page in a notebook: what is chosen, shown and in sight goes to whoever framed it, and comes back.

import { choose } from "./choice.js";
import { filter, showOnly } from "./filter.js";
import { wantedHeight } from "./frame.js";
import { showWindow } from "./opening.js";
import { entriesRoot, isVertical } from "./page.js";
import { state } from "./state.js";
import { afterPaint } from "./view.js";
import { timeOf } from "../time/scale.js";

/** @typedef {{ chosen?: string, shown?: string[] | null, window?: number[] | null, theme?: string }} Asked */

// What was told last, so that nothing is told twice.
let told = "";

/** Tell what is chosen, what is shown in the order of the list, and the window's first and last second. */
function tell() {
  const { opened, list, chosen, scale, view } = state;
  if (!opened) return;
  const window = !scale || view === scale.whole ? null : [0, scale.width].map((x) => timeOf(scale, view, x));
  const shown = list.order().map((event) => list.ids[event]);
  const page = /** @type {HTMLElement} */ (document.querySelector(".page"));
  // A list of hundreds beside its rails is scrolled in its frame, where what stays in sight can stay.
  const height = isVertical() ? wantedHeight() : page.offsetHeight;
  const now = { chosen: chosen >= 0 ? list.ids[chosen] : "", shown, window, height };
  const text = JSON.stringify(now);
  if (text !== told) parent.postMessage({ timeline: now }, "*");
  told = text;
}

/** @param {Asked} asked */
function obey({ chosen, shown, window, theme }) {
  const { list } = state;
  if (theme) document.documentElement.dataset.theme = theme;
  if (shown !== undefined) {
    const ids = new Set(shown);
    showOnly(shown && ((event) => ids.has(list.ids[event])));
    filter({ write: false });
  }
  if (chosen !== undefined) choose(list.rowOf(chosen), { history: false });
  if (window !== undefined) showWindow(window && [window[0], window[1]]);
  tell();
}

export function listenToParent() {
  afterPaint(tell);
  new ResizeObserver(tell).observe(entriesRoot);
  addEventListener("message", ({ data, source }) => {
    if (source === parent && data?.toTimeline && state.opened) obey(data.toTimeline);
  });
}
