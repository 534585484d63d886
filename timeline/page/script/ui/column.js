// The list's column beside the chart: how high it is, and which part of it is in sight.

import { column, entriesRoot, isWide, stage } from "./page.js";
import { afterPaint } from "./view.js";

/**
 * Scroll the column as little as shows an entry, to the beginning of a line.
 * @param {HTMLElement} entry
 */
export function bringIntoColumn(entry) {
  const head = /** @type {HTMLElement} */ (column.querySelector(".steps")).offsetHeight;
  const room = column.clientHeight - head;
  const top = entry.offsetTop - head;
  const bottom = entry.offsetTop + entry.offsetHeight - column.clientHeight;
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
 */
function fitColumn() {
  if (!isWide()) return;
  // A frame as high as its page would grow with it for ever.
  const tall = Math.min(innerHeight, screen.height);
  const foot = /** @type {HTMLElement} */ (document.querySelector("footer"));
  const { top } = stage.getBoundingClientRect();
  const left = tall - (top + scrollY) - foot.offsetHeight;
  const most = Math.min(Math.max(stage.offsetHeight, left), tall - Math.max(top, 0));
  if (most === fitted && entriesRoot.querySelector("[aria-current]")) return; // it stays while one reads
  fitted = most;
  let height =
    entriesRoot.getBoundingClientRect().top - column.getBoundingClientRect().top + column.scrollTop;
  for (const line of entriesRoot.querySelectorAll(".entry:not([aria-current])")) {
    const next = height + line.getBoundingClientRect().height;
    if (next > most) break;
    height = next;
  }
  column.style.setProperty("--most", `${Math.ceil(height)}px`);
}

export function keepColumnHigh() {
  afterPaint((isMoving) => isMoving || fitColumn()); // measuring the list takes longer than a frame has
  for (const act of ["resize", "scroll"]) addEventListener(act, fitColumn, { passive: true });
}
