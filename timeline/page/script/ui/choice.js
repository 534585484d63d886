// The chosen event: shown in the chart, told in the list, announced.

import { boxOf } from "../draw/elements.js";
import { marksOf } from "../place/layout.js";
import { clamp } from "../time/numbers.js";
import { remember } from "./address.js";
import { bringIntoColumn } from "./column.js";
import { all, chart, closer, column, isVertical, isWide, openEntry, part, rem, svg } from "./page.js";
import { setChosen, state } from "./state.js";
import { moving, paint, reveal } from "./view.js";
import { countText, numberText } from "./words.js";

/** @type {HTMLElement | null} */
let chosenEntry = null;
let stepped = false;

/**
 * Whether that can be gone back from; whether it is a step, of which those in a row are gone back from at
 * once; whether it takes the focus.
 * @typedef {{ history?: boolean, step?: boolean, focus?: boolean }} HowChosen
 */

/**
 * @param {number} event its row, or -1 for none
 * @param {HowChosen} [how]
 */
export function choose(event, { history = true, step = false, focus = false } = {}) {
  const before = state.chosen;
  const entry = event >= 0 ? state.list.element(event) : null;
  const stood = focus ? null : entry?.getBoundingClientRect().top;
  setChosen(event);
  chosenEntry?.removeAttribute("aria-current");
  chosenEntry = entry;
  if (entry) openEntry(entry);
  closer.hidden = !entry;
  reveal(event);
  if (entry && (isWide() || isVertical())) bringIntoView(entry, stood);
  paint(moving());
  if (entry && !isWide() && !isVertical()) bringMarkIntoView(entry);
  announce();
  if (focus) focusTitle(entry);
  if (event === before) return;
  remember(history && !(step && stepped));
  stepped = step;
}

/** Let go of what is chosen; the focus stays at its entry. */
export function letGo() {
  const entry = chosenEntry;
  const focused = document.activeElement === closer;
  choose(-1);
  if (focused) focusTitle(entry);
}

/** @param {HTMLElement | null} entry */
function focusTitle(entry) {
  /** @type {HTMLElement | null | undefined} */ (entry?.querySelector(".title a"))?.focus({
    preventScroll: true,
  });
}

export function showChosen() {
  if (!chosenEntry) return;
  if (isWide() || isVertical()) bringIntoView(chosenEntry, null);
  else bringMarkIntoView(chosenEntry);
}

/**
 * Show an entry where it is: the column scrolls by itself, a phone's list keeps it under the finger.
 * @param {HTMLElement} entry
 * @param {number | null | undefined} stood px of the window at which it stood before it opened
 */
function bringIntoView(entry, stood) {
  if (isWide()) return bringIntoColumn(entry, stood === null);
  const box = boxOf(entry);
  const top = headPx() + 30 * rem();
  const bottom = innerHeight - 70 * rem();
  const wasSeen = typeof stood === "number" && stood >= headPx() && stood < innerHeight;
  if (!wasSeen && box.top >= top && box.bottom <= bottom) return;
  // What opened at the foot would be out of sight, but for its first lines; it rises no further than it must.
  const isAtFoot = wasSeen && stood > bottom - Math.min(box.height, READABLE * rem());
  const risen = Math.max(top, bottom - box.height);
  const to = isAtFoot ? Math.min(stood, risen) : wasSeen ? stood : top;
  scrollBy({ top: box.top - to, behavior: "instant" });
}

/** Px of an entry that are in sight at least when it opens under a finger. */
const READABLE = 200;

/** Px of the lanes' names that stay over a phone's list. */
const headPx = () => /** @type {HTMLElement} */ (column.querySelector(".lanes-head")).offsetHeight;

/**
 * In a window of middle width the entry is a sheet at its foot: the mark is brought into what is left of it.
 * @param {HTMLElement} entry
 */
function bringMarkIntoView(entry) {
  const { plan, chosen } = state;
  const marks = plan ? marksOf(plan) : [];
  const mark = marks.find(({ event }) => event === chosen);
  if (!mark) return;
  const half = 20 * rem();
  const y = boxOf(svg).top + mark.y;
  const [top, bottom] = [(plan?.axis || 0) + half, boxOf(entry).top - half];
  if (y < top || y > bottom) scrollBy({ top: y - Math.max(top, (top + bottom) / 2), behavior: "instant" });
}

/** Say which of how many is chosen, or how many there are. */
export function announce() {
  const { list, chosen } = state;
  const order = list.order();
  const place = order.indexOf(chosen);
  const { position = "", total } = part("position").dataset;
  const ofAll = position
    .replace("{number}", numberText(place + 1))
    .replace("{all}", numberText(order.length));
  part("position").textContent = place >= 0 ? ofAll : countText(total, order.length);
  for (const button of all("[data-step]")) {
    const end = button.dataset.step === "next" ? order.length - 1 : 0;
    button.classList.toggle("at-end", !order.length || place === end);
  }
  part("status").textContent = place >= 0 ? `${list.titles[chosen]}, ${list.when(chosen)}` : "";
}

/**
 * Choose the next or the previous one, or the last or the first.
 * @param {number} by how many further, may be infinite
 * @param {boolean} [focus] whether the focus goes with it
 */
export function chooseNext(by, focus = false) {
  const order = state.list.order();
  if (!order.length) return;
  const last = order.length - 1;
  const place = order.indexOf(state.chosen);
  const from = place < 0 && by < 0 ? last + 1 : place;
  const next = clamp(from + by, 0, last);
  const inChart = chart.contains(document.activeElement); // a mark that leaves the window loses the focus
  choose(order[next], { step: true, focus: focus && !inChart });
  if (focus && inChart) focusMark();
}

/** The mark of what is chosen takes the focus, so that keys go on from there. */
export function focusMark() {
  /** @type {SVGElement | null} */ (svg.querySelector('[aria-current="true"]:not([aria-hidden])'))?.focus({
    preventScroll: true,
  });
}
