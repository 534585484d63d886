// What a reader clicks, taps and types.

import { boxOf } from "../draw/elements.js";
import { choose, chooseNext, focusMark, letGo } from "./choice.js";
import { saveChart } from "./exports.js";
import { keepColumnHigh } from "./column.js";
import { filter, listenToSearch, pressLane, searchFor } from "./filter.js";
import { listenTo } from "./gestures.js";
import { turnLayout } from "./layouts.js";
import { pan, settle, step, tellEnds, zoom } from "./moves.js";
import { eventAt, targetOf } from "./pointing.js";
import { chart, column, search, svg } from "./page.js";
import { keepAxisInSight } from "./sticky.js";
import { showReading, showTies } from "./readings.js";
import { state, toggleName } from "./state.js";
import { namesPx } from "./view.js";

const BUTTONS = ["step", "close", "zoom", "kind", "lane", "dates", "ties", "layout"].map(
  (name) => `button[data-${name}]`,
);
const ACTIVE = [...BUTTONS, "[data-save]", "a[href^='#']", ".entry"].join();
const STEPS_BY_KEY = new Map([
  ["ArrowLeft", -1],
  ["ArrowUp", -1],
  ["ArrowRight", 1],
  ["ArrowDown", 1],
]);
const ENDS_BY_KEY = new Map([
  ["Home", -Infinity],
  ["End", Infinity],
]);

// How many times closer a click on a strip looks.
const CLOSER = 3;

/** @param {MouseEvent | KeyboardEvent} event */
function chooseAt(event) {
  const lane = /** @type {SVGElement | null} */ (targetOf(event).closest?.("[data-lane][role]"));
  if (lane) return pressLane(lane.dataset.lane || "", lane.dataset.act);
  const row = eventAt(event);
  if (row >= 0) {
    toggle(row, event);
    return focusMark();
  }
  if (!(event instanceof MouseEvent)) return;
  if (!targetOf(event).closest?.(".strip")) return state.chosen < 0 ? undefined : choose(-1);
  zoom(CLOSER, event.clientX - boxOf(svg).left - namesPx());
  settle();
}

/**
 * Choose an event, or let go of it if it is chosen. The second half of a double click does neither.
 * @param {number} row
 * @param {UIEvent} event
 * @param {boolean} [focus]
 */
function toggle(row, event, focus = false) {
  const again = row === state.chosen;
  if (!again) choose(row, { focus });
  else if (event.detail < 2) choose(-1);
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const target = targetOf(event);
  if (event.key === "Escape") {
    if (target === search && search.value) {
      searchFor("");
      filter();
    }
    return choose(-1);
  }
  const inChart = chart.contains(target);
  if (!inChart && !column.contains(target)) return;
  const by = STEPS_BY_KEY.get(event.key) ?? (inChart ? ENDS_BY_KEY.get(event.key) : 0);
  if (!by) return;
  event.preventDefault();
  chooseNext(by, true);
}

/** @param {MouseEvent} event */
function onClick(event) {
  const target = /** @type {HTMLElement | null} */ (targetOf(event).closest?.(ACTIVE));
  if (!target || event.defaultPrevented) return;
  const { step: by, zoom: way, kind, lane, dates, save, close, ties, layout } = target.dataset;
  if (close !== undefined) return letGo();
  if (by) return chooseNext(by === "next" ? 1 : -1);
  if (way) return step(way);
  if (target.matches("button[data-kind]")) {
    toggleName("kinds", kind || "");
    return filter();
  }
  if (lane) return pressLane(lane);
  if (dates) return showReading(/** @type {State["reading"]} */ (dates));
  if (ties !== undefined) return showTies(!state.allTies);
  if (layout !== undefined) return turnLayout();
  if (save === "csv") return;
  if (save) saveChart(save);
  else chooseIn(target, event);
}

/**
 * Choose the event of a link or an entry; at its title, a second time lets go.
 * @param {HTMLElement} target
 * @param {MouseEvent} event
 */
function chooseIn(target, event) {
  const link = target.matches("a") ? target.getAttribute("href") : null;
  const row = state.list.rowOf(link ? decodeURIComponent(link.slice(1)) : target.id);
  const told = targetOf(event).closest(".body");
  if (row < 0 || targetOf(event).closest("a:not([href^='#'])") || (told && row === state.chosen)) return;
  event.preventDefault();
  toggle(row, event, target.matches(".body a"));
}

export function listen() {
  listenTo(chart, { pan, zoom, settle, step, left: namesPx, choose: chooseAt });
  listenToSearch();
  tellEnds();
  keepAxisInSight();
  keepColumnHigh();
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);
}
