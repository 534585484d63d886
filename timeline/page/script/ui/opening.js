// The page opens.

import { LISTED } from "../measures.js";
import { levels } from "../place/stripes.js";
import { askedFor, keepStill } from "./address.js";
import { announce, choose, showChosen } from "./choice.js";
import { listenToExports } from "./exports.js";
import { filter, searchFor } from "./filter.js";
import { settleInFrame } from "./frame.js";
import { listen } from "./input.js";
import { paintShown } from "./moves.js";
import { chart, entriesRoot, isVertical, printing, rem } from "./page.js";
import { followWindow, showLayout } from "./layouts.js";
import { showReading, showTies } from "./readings.js";
import { NAMED, load, markOpened, setNames, setView, setWindow, state } from "./state.js";
import { paint, paintSoon, viewOf } from "./view.js";

/** @param {State["window"]} window */
export function showWindow(window) {
  setWindow(window);
  if (!state.scale) return;
  setView(viewOf(state.scale, window));
  paint(null);
}

/** Show what the address asks for. */
function recall() {
  const { id, names, words, reading, ties, layout, window } = askedFor(location.hash);
  if (window || !state.opened) showWindow(window || state.data.open);
  const { groups } = state.data;
  /** @param {string} kind */
  const isKind = (kind) => groups.includes(kind);
  for (const which of NAMED) {
    setNames(which, names(which).filter(which === "kinds" ? isKind : levels.has(state.data)));
  }
  searchFor(words);
  filter({ write: false });
  showReading(reading, { write: false });
  showTies(ties ? ties === "all" : state.data.allTies, { write: false });
  showLayout(layout === "vertical" || layout === "horizontal" ? layout : null, { write: false });
  const event = state.list.rowOf(id);
  if (event !== state.chosen) choose(state.shown[event] ? event : -1, { history: false });
}

/**
 * @param {Payload} data
 * @param {EventList} list
 * @param {string | null} csv
 */
export function open(data, list, csv) {
  load(data, list, csv);
  recall();
  markOpened();
  listen();
  listenToExports();
  followWindow();
  settleInFrame();
  const size = () => [chart.clientWidth, innerWidth, innerHeight, rem()].join();
  let before = size(); // as it is before the drawing brings a scroll bar
  let seen = innerWidth > 0; // a frame may be hidden at first
  paintShown();
  showChosen();
  announce();
  document.documentElement.classList.add("drawn");
  const redraw = () => {
    list.observe();
    if (size() === before && !isVertical()) return;
    before = size();
    paintShown();
    if (!seen && innerWidth) showChosen();
    seen ||= innerWidth > 0;
  };
  new ResizeObserver(redraw).observe(chart);
  new ResizeObserver(() => isVertical() && paint(null)).observe(entriesRoot);
  addEventListener("resize", redraw);
  printing.addEventListener("change", () => paint(null));
  for (const when of ["beforeprint", "afterprint"]) addEventListener(when, () => paint(null));
  addEventListener("popstate", recall);
  addEventListener("hashchange", recall);
  keepStill();
  if (data.count > LISTED) {
    addEventListener("scroll", () => isVertical() && paintSoon(() => null), { passive: true });
  }
}
