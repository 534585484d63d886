// How a reader moves the view: panning, zooming, and coming to rest.

import { bounded, viewBetween, xOf, zoomed } from "../time/scale.js";
import { chosenX } from "../draw/chosen.js";
import { remember } from "./address.js";
import { all, isVertical } from "./page.js";
import { setView, setZoomed, state } from "./state.js";
import { afterPaint, cancelSoon, moving, paint, paintSoon } from "./view.js";

/** The scale, if there is one that can be moved on. */
const movable = () => (isVertical() ? null : state.scale);

/** @param {number} dx */
export function pan(dx) {
  const scale = movable();
  if (!scale) return;
  setView(bounded(scale, { k: state.view.k, dx: state.view.dx + dx }));
  paintSoon(moving);
}

/**
 * @param {number} factor
 * @param {number} x px that stays where it is
 */
export function zoom(factor, x) {
  const scale = movable();
  if (!scale) return;
  const next = zoomed(scale, state.view, factor, x);
  if (next.k !== state.view.k) setZoomed(true);
  setView(next);
  paintSoon(moving);
}

/** After a gesture: rows anew where the zoom has changed, and never a window without any event. */
export function settle() {
  const scale = movable();
  if (!scale) return;
  cancelSoon();
  paint(state.zoomed ? null : moving());
  setZoomed(false);
  if (isEmpty()) {
    const { view } = state;
    const nearest = nearestX(scale, view);
    const x = nearest < 0 ? scale.width * 0.25 : scale.width * 0.75;
    setView({ k: view.k, dx: view.dx + x - nearest });
    paint(null);
  }
  remember(false);
}

/** Whether the window has no ink of what is shown. */
const isEmpty = () => state.count > 0 && state.plan?.hidden === state.count;

// The share of the window that is taken by what it moves to, at most.
const TAKEN = 0.8;

/** Draw anew. A window that would have no ink moves to what is shown, no closer than it was. */
export function paintShown() {
  paint(null);
  const scale = movable();
  if (!scale || !isEmpty()) return;
  let [from, to] = [Infinity, -Infinity];
  for (const t of timesShown()) [from, to] = [Math.min(from, t), Math.max(to, t)];
  const k = Math.min(state.view.k, viewBetween(scale, from, to).k * TAKEN);
  const middle = (xOf(scale, { k, dx: 0 }, from) + xOf(scale, { k, dx: 0 }, to)) / 2;
  setView(k > scale.whole.k ? bounded(scale, { k, dx: scale.width / 2 - middle }) : scale.whole);
  paint(null);
}

/** The times at which events begin and end that are shown. */
function* timesShown() {
  const { times, list } = state;
  for (const event of list.order()) {
    for (const t of [times.low[event], times.high[event]]) if (!Number.isNaN(t)) yield t;
  }
}

/**
 * The px of the time that is nearest to the middle of the window.
 * @param {Scale} scale
 * @param {View} view
 */
function nearestX(scale, view) {
  const middle = scale.width / 2;
  let nearest = Infinity;
  for (const t of timesShown()) {
    const x = xOf(scale, view, t);
    if (Math.abs(x - middle) < Math.abs(nearest - middle)) nearest = x;
  }
  return nearest;
}

/** Buttons that cannot zoom any further are dim. They stay buttons: a disabled one would lose the focus. */
export function tellEnds() {
  afterPaint(() => {
    const { scale, view } = state;
    if (!scale) return;
    for (const button of all("[data-zoom]")) {
      const isEnd = button.dataset.zoom === "in" ? view.k >= scale.closest : view === scale.whole;
      button.classList.toggle("at-end", isEnd);
    }
  });
}

/**
 * The px that half of the times shown in the window lie before: zoomed about it, a window is not empty.
 * @param {Scale} scale
 * @param {View} view
 */
function busyX(scale, view) {
  const xs = Float64Array.from(timesShown(), (t) => xOf(scale, view, t))
    .filter((x) => x >= 0 && x <= scale.width)
    .sort();
  return xs.length ? xs[xs.length >> 1] : scale.width / 2;
}

/** @param {string} way "in", "out" or "whole" */
export function step(way) {
  const scale = movable();
  if (!scale) return;
  const factor = way === "in" ? 2 : 0.5;
  const x = state.plan && chosenX(state.plan, state.chosen);
  setView(way === "whole" ? scale.whole : zoomed(scale, state.view, factor, x ?? busyX(scale, state.view)));
  setZoomed(true);
  settle();
}
