// The list's column beside the chart: how high it is, and which part of it is in sight.

import { boxOf } from "../draw/elements.js";
import { column, entriesRoot, isWide, rem, stage } from "./page.js";
import { afterPaint } from "./view.js";

// Px of air under it.
const FOOT = 8;

/** Px of room that its height was last worked out for. */
let fitted = 0;

/**
 * Scroll the column as little as shows an entry, to the beginning of a line; or, as an address does, to that
 * of the entry.
 * @param {HTMLElement} entry
 * @param {boolean} atTop
 */
export function bringIntoColumn(entry, atTop) {
  const head = /** @type {HTMLElement} */ (column.querySelector(".steps")).offsetHeight;
  if (fitted) setHeight(fitted);
  const room = column.clientHeight - head;
  const top = entry.offsetTop - head;
  const bottom = entry.offsetTop + entry.offsetHeight - column.clientHeight;
  // Near the list's end there is air under it: an address brings its entry to the top.
  entriesRoot.style.paddingBottom = "";
  const lacking = Math.max(top + column.clientHeight - column.scrollHeight, 0);
  entriesRoot.style.paddingBottom = `${lacking}px`;
  if (atTop || top < column.scrollTop || entry.offsetHeight > room) column.scrollTop = top;
  else if (bottom > column.scrollTop) {
    const lines = /** @type {HTMLElement[]} */ ([...entriesRoot.children]);
    column.scrollTop = lines.map((line) => line.offsetTop - head).find((at) => at >= bottom) ?? top;
  }
  if (fitted) fitLines();
}

/** End the column with a whole line, or with what there is room for of the one that is read. */
function fitLines() {
  let height = entriesRoot.offsetTop;
  const { top } = boxOf(column);
  for (const line of entriesRoot.querySelectorAll(".entry")) {
    const end = boxOf(line).bottom - top;
    if (end <= fitted || line.matches("[aria-current]")) height = Math.max(height, Math.min(end, fitted));
    if (end > fitted) break;
  }
  setHeight(Math.ceil(height));
}

/** @param {number} height px */
const setHeight = (height) => column.style.setProperty("--most", `${height}px`);

/**
 * The column is as high as the chart, or as the window has room for, ends in sight, and with a whole line.
 * @param {{ type?: string }} [event]
 */
function fitColumn({ type } = {}) {
  if (!isWide()) return;
  // A frame as high as its page would grow with it for ever.
  const tall = Math.min(innerHeight, screen.height);
  const { top } = boxOf(stage);
  const most = Math.min(
    Math.max(stage.offsetHeight, tall - (top + scrollY) - FOOT * rem()),
    tall - Math.max(top, 0),
  );
  // It stays while one reads.
  if (most === fitted && (type === "scroll" || entriesRoot.querySelector("[aria-current]"))) return;
  fitted = most;
  fitLines();
}

export function keepColumnHigh() {
  afterPaint((isMoving) => isMoving || fitColumn()); // measuring the list takes longer than a frame has
  for (const act of ["resize", "scroll"]) addEventListener(act, fitColumn, { passive: true });
}
