// The view: the chart or the rails are drawn anew for whatever has changed.

import { boxOf } from "../draw/elements.js";
import { MOST_HEIGHT, NAMES, OVERVIEW } from "../measures.js";
import { drawChart } from "../draw/chart.js";
import { labelSize } from "../draw/events.js";
import { widthOf } from "../draw/pen.js";
import { drawRails } from "../draw/rails.js";
import { layoutChart, marksOf } from "../place/layout.js";
import { clamp } from "../time/numbers.js";
import { bounded, carried, makeScale, timeOf, viewBetween, xOf } from "../time/scale.js";
import { foldingsOf } from "../place/lines.js";
import { once } from "../place/window.js";
import { chart, fontFamily, isVertical, isWide, onPaper, part, rem, svg, targetPx } from "./page.js";
import { setPlan, setScale, setView, setWholePlan, state } from "./state.js";
import { countText, numberText } from "./words.js";

// Px of the chart on paper, upright and not, and of its width and a crowd's height at least.
const PAPER = 660;
const BROAD_PAPER = 960;
const LEAST_WIDTH = 200;
const LEAST_HEIGHT = 400;
const OVERVIEW_PX = 44;
const FOOT_PX = 52;

const paperPx = () => (matchMedia("(orientation: landscape)").matches ? BROAD_PAPER : PAPER);

/** Px of the lane names beside the chart. */
export const namesPx = (wide = isWide(), size = rem()) => (wide ? NAMES * size : 0);

/** @type {{ key: string, foldings: (event: number) => Folding[] }} */
let foldingCache = { key: "", foldings: () => [] };

/**
 * The ways in which each label may stand, worked out once for a font.
 * @param {string[]} labels
 * @param {string} family
 * @param {number} size
 */
function foldingsFor(labels, family, size) {
  const key = `${size} ${family}`;
  const { grades } = state.data;
  /** @param {number} event */
  const wideAs = (event) => (/** @type {string} */ text) =>
    widthOf(text, labelSize(grades[event]) * size, grades[event] > 0, family);
  if (foldingCache.key !== key) {
    foldingCache = {
      key,
      foldings: once((event) => foldingsOf(labels[event], wideAs(event), size, grades[event] > 0)),
    };
  }
  return foldingCache.foldings;
}

/**
 * All that a picture is made from.
 * @param {Scale} scale
 * @param {View} view
 * @returns {Scene}
 */
export function sceneOf(scale, view) {
  const { data, list, labels, chosen, shown } = state;
  const wide = isWide();
  const family = fontFamily();
  const size = rem();
  // A frame as high as its page would grow with it for ever.
  const tall = Math.min(innerHeight, screen.height);
  const { top } = boxOf(chart);
  const overview = data.count >= OVERVIEW ? OVERVIEW_PX * size : 0;
  const under = tall - (top + scrollY) - 4 * size - overview;
  return {
    data,
    shown,
    chosen,
    scale,
    view,
    isWide: wide,
    times: state.times,
    reading: state.reading,
    standing: state.standing,
    lanes: state.lanes,
    notes: state.notes,
    allTies: state.allTies,
    tab: chosen >= 0 && shown[chosen] ? chosen : (list.order()[0] ?? -1),
    width: scale.width,
    top,
    rem: size,
    lang: data.lang,
    titles: list.titles,
    labels,
    ids: list.ids,
    whens: list.when,
    briefs: list.brief,
    target: targetPx(),
    budget: Math.max(wide ? under : tall * 0.8, LEAST_HEIGHT),
    foot: wide ? FOOT_PX * size : 0,
    windowPx: clamp(tall - OVERVIEW_PX * size, LEAST_HEIGHT, MOST_HEIGHT * size),
    tall: 2 * tall - (tall - under),
    foldings: foldingsFor(labels, family, size),
    widthOf: (text, px, bold) => widthOf(text, px, bold, family),
    byReport: svg.dataset.dated || "",
    countText: (count) => countText(svg.dataset.strip, count),
    numberText,
    rowText: (lane) => (svg.dataset.row || "").replace("{}", () => lane),
  };
}

/** @typedef {(isMoving: boolean, scene: Scene) => void} Follower */

/** @type {Follower[]} */
const followers = [];

/**
 * Something that is to be drawn whenever the chart is, and is told whether its view is moving, and what was
 * measured before anything was drawn: measuring again would lay out the page twice in a frame.
 * @param {Follower} follow
 */
export function afterPaint(follow) {
  followers.push(follow);
}

/**
 * The view of a window, the whole where there is none.
 * @param {Scale} scale
 * @param {State["window"]} window
 */
export function viewOf(scale, window) {
  if (!window) return scale.whole;
  const [first, last] = [0, scale.width].map((x) => timeOf(scale, scale.whole, x));
  const view = viewBetween(scale, window[0] ?? first, window[1] ?? last);
  return view.k === scale.whole.k ? scale.whole : view;
}

/**
 * What of the time is in sight, where that is not what the page opens on.
 * @returns {State["window"]}
 */
export function windowInSight() {
  const { scale, view, window, data } = state;
  if (!scale) return window === data.open ? null : window;
  const home = viewOf(scale, data.open);
  if (Math.abs(view.k / home.k - 1) < 1e-6 && Math.abs(view.dx - home.dx) < 0.5) return null;
  const [from, to] = [0, scale.width].map((x) => timeOf(scale, view, x));
  return [from, to];
}

/**
 * Draw what there is to see. Rows stay where they were `before`, as far as they can be.
 * @param {Previous | null} before
 */
export function paint(before) {
  const scene = isVertical() ? paintRails() : paintChart(before);
  // Where the list is below, the key has no room kept for what a choice would add.
  const isTied = isWide() && scene.data.ties.some((tie) => tie.includes(scene.chosen));
  part("relation")?.toggleAttribute("hidden", !isTied && !scene.allTies);
  for (const follow of followers) follow(!!before?.moving, scene);
}

/** @param {Previous | null} before */
function paintChart(before) {
  if (svg.parentNode !== chart) chart.prepend(svg);
  const width = onPaper() ? paperPx() : Math.max(chart.clientWidth - namesPx(), LEAST_WIDTH);
  let { scale } = state;
  if (!scale || scale.width !== width || scale.gaps !== state.times.gaps) {
    const next = makeScale(state.times, state.data.least, width, rem());
    setScale(next, scale ? carried(scale, state.view, next) : viewOf(next, state.window));
    setWholePlan(null);
    scale = next;
    before = null;
  }
  const isWhole = state.view === scale.whole;
  const scene = sceneOf(scale, state.view);
  const wholePlan = isWhole
    ? state.wholePlan
    : state.wholePlan || layoutChart({ ...scene, view: scale.whole }, null);
  setWholePlan(wholePlan);
  let previous = before;
  if (isWhole && !before?.moving) previous = null;
  else if (!before && wholePlan) previous = { ...wholePlan, places: state.plan?.places ?? new Map() };
  const plan = layoutChart(scene, previous);
  setPlan(plan);
  if (isWhole && !previous) setWholePlan(plan);
  drawChart(svg, plan, scene, namesPx(scene.isWide, scene.rem));
  return scene;
}

function paintRails() {
  const { data, list } = state;
  const rails = part("rails");
  const lines = /** @type {HTMLElement} */ (rails.parentNode);
  if (svg.parentNode !== rails) rails.append(svg);
  const scale = makeScale(state.times, data.least, 360);
  const scene = sceneOf(scale, scale.whole);
  drawRails(svg, scene, lines, list.written());
  return scene;
}

/** What a view in motion keeps: rows, heights and sides. */
export const moving = () => state.plan && { ...state.plan, moving: true };

let frame = 0;

/**
 * Draw with the next frame, however much happens until then.
 * @param {() => Previous | null} before
 */
export function paintSoon(before) {
  if (frame) return;
  frame = requestAnimationFrame(() => {
    frame = 0;
    paint(before());
  });
}

/** Draw now what would be drawn with the next frame. */
export function cancelSoon() {
  cancelAnimationFrame(frame);
  frame = 0;
}

/**
 * Bring an event into the window, as it is zoomed.
 * @param {number} event
 */
export function reveal(event) {
  const { plan, scale, view, times } = state;
  if (!plan || !scale || isVertical() || marksOf(plan).some((mark) => mark.event === event)) return;
  const t = [times.first[event], times.low[event], times.high[event]].find((time) => !Number.isNaN(time));
  const x = xOf(scale, view, t ?? NaN);
  if (x < 10 || x > scale.width - 10) {
    setView(bounded(scale, { k: view.k, dx: view.dx + scale.width * 0.4 - x }));
  }
}
