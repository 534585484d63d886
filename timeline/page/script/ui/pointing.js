// Which event is pointed at.

import { boxOf } from "../draw/elements.js";
import { NAME_LINE } from "../measures.js";
import { rowCount } from "../place/rows.js";
import { rem, svg, targetPx } from "./page.js";
import { state } from "./state.js";
import { namesPx } from "./view.js";

// Px beside an event at which it is still pointed at.
const REACH = 4;

/** @param {Event} event */
export const targetOf = (event) => /** @type {HTMLElement} */ (event.target);

/**
 * The event under the pointer: the nearest of those whose mark or label is there.
 * @param {MouseEvent | KeyboardEvent} event
 */
export function eventAt(event) {
  const mark = /** @type {HTMLElement | null} */ (targetOf(event).closest?.(".event"));
  const marked = mark ? state.list.rowOf(mark.dataset.id || "") : -1;
  if (!state.plan || !(event instanceof MouseEvent) || !event.clientX) return marked;
  const box = boxOf(svg);
  const scaled = box.width / parseFloat(svg.getAttribute("width") || "0") || 1;
  const x = (event.clientX - box.left) / scaled - namesPx();
  const y = (event.clientY - box.top) / scaled;
  const half = targetPx() / 2;
  /** @param {PlacedItem | PlacedDot | Report} item */
  const apart = (item) => {
    const from = "label" in item ? Math.min(item.x0, item.label.from) : item.x0;
    const to = "label" in item ? Math.max(item.x1, item.label.to) : item.x1;
    const lines = "label" in item ? rowCount(item.label) : 1;
    const under = item.y + (lines - 1) * NAME_LINE * rem();
    const dx = Math.max(from - x, x - to, 0);
    return { item, dx, dy: Math.max(item.y - y, y - under, 0), distance: Math.hypot(dx, y - item.y) };
  };
  const near = [...state.plan.items, ...state.plan.dots, ...state.plan.reports]
    .map(apart)
    .filter(({ item, dx, dy }) => dy <= half && dx <= ("label" in item ? REACH : half / 2));
  near.sort((a, b) => a.dy - b.dy || a.distance - b.distance);
  return near.length ? near[0].item.event : marked;
}
