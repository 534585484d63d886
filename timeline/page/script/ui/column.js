// The list's column beside the chart: how high it is, and which part of it is in sight.

import { boxOf } from "../draw/elements.js";
import { column, entriesRoot, isWide, rem, stage } from "./page.js";
import { afterPaint } from "./view.js";

// Px of air under it.
const FOOT = 8;

/**
 * Scroll the column as little as shows an entry, to the beginning of a line.
 * @param {HTMLElement} entry
 */
export function bringIntoColumn(entry) {
  const head = /** @type {HTMLElement} */ (column.querySelector(".steps")).offsetHeight;
  const room = column.clientHeight - head;
  const top = entry.offsetTop - head;
  const bottom = entry.offsetTop + entry.offsetHeight - column.clientHeight;
  // Near the list's end there is air under it: an address brings its entry to the top.
  entriesRoot.style.paddingBottom = "";
  const lacking = Math.max(top + column.clientHeight - column.scrollHeight, 0);
  entriesRoot.style.paddingBottom = `${lacking}px`;
  if (top < column.scrollTop || entry.offsetHeight > room) column.scrollTop = top;
  else if (bottom > column.scrollTop) {
    const lines = /** @type {HTMLElement[]} */ ([...entriesRoot.children]);
    column.scrollTop = lines.map((line) => line.offsetTop - head).find((at) => at >= bottom) ?? top;
  }
}

/** Px of room that the column's height was last worked out for. */
let fitted = 0;

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
  let height = boxOf(entriesRoot).top - boxOf(column).top + column.scrollTop;
  for (const line of entriesRoot.querySelectorAll(".entry")) {
    const next = height + boxOf(line).height;
    const isRead = line.matches("[aria-current]"); // and may be longer than there is room for
    if (next <= most || isRead) height = Math.min(next, most);
    if (next > most) break;
  }
  column.style.setProperty("--most", `${Math.ceil(height)}px`);
}

export function keepColumnHigh() {
  afterPaint((isMoving) => isMoving || fitColumn()); // measuring the list takes longer than a frame has
  for (const act of ["resize", "scroll"]) addEventListener(act, fitColumn, { passive: true });
}
