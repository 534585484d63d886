// The address: #event?kinds=…&lanes=…&folded=…&parted=…&q=…&dates=source&ties=all
// &layout=vertical&from=…&to=…. Each choice is one step back.

import { isWide, search } from "./page.js";
import { NAMED, state } from "./state.js";
import { windowInSight } from "./view.js";

// Ms after opening in which a browser may still scroll to what the address names.
const OPENING = 1000;

// Seconds to which the ends of a window are rounded, the coarsest of which it has so many.
const UNITS = [86400, 3600, 60, 1];
const FINE = 500;

let knownHash = "";

/**
 * An end of a window as ISO 8601 has it, no finer than the window needs.
 * @param {number} t
 * @param {(number | null)[]} window
 */
function momentText(t, [from, to]) {
  const unit = UNITS.find((seconds) => (to ?? Infinity) - (from ?? -Infinity) > seconds * FINE) || 0.001;
  const text = new Date(Math.round(Math.round(t / unit) * unit * 1000)).toISOString();
  return text.replace(/(T00:00)?(:00)?\.000Z$/, "");
}

/**
 * The seconds of a moment, null of what is none.
 * @param {string | null} text
 */
function secondsOf(text) {
  const t = Date.parse(text && /T[^Z]*$/.test(text) ? text + "Z" : text || "") / 1000;
  return Number.isNaN(t) ? null : t;
}

/** @param {boolean} push whether this is a step that one can go back */
export function remember(push) {
  if (!state.opened) return;
  const { reading, chosen, list } = state;
  const query = new URLSearchParams();
  for (const which of NAMED) if (state[which].size) query.set(which, JSON.stringify([...state[which]]));
  if (search.value) query.set("q", search.value);
  if (reading === "source") query.set("dates", "source");
  if (state.allTies !== state.data.allTies) query.set("ties", state.allTies ? "all" : "chosen");
  if (state.layout) query.set("layout", state.layout);
  const window = windowInSight();
  window?.forEach((t, end) => t !== null && query.set(end ? "to" : "from", momentText(t, window)));
  const hash = (chosen >= 0 ? encodeURIComponent(list.ids[chosen]) : "") + (query.size ? "?" + query : "");
  if ((hash ? "#" + hash : "") === location.hash) return;
  const address = hash ? "#" + hash : location.pathname + location.search;
  try {
    history[push ? "pushState" : "replaceState"](null, "", address);
  } catch {
    // a frame without an address of its own
  }
  knownHash = location.hash;
}

/**
 * What an address asks for.
 * @param {string} hash
 */
export function askedFor(hash) {
  const [name, query] = hash.slice(1).split(/\?(.*)/s);
  const asked = new URLSearchParams(query || "");
  /** @param {string} key */
  const names = (key) => {
    try {
      return [JSON.parse(asked.get(key) || "[]")].flat();
    } catch {
      return []; // a mangled link filters nothing
    }
  };
  let id = name;
  try {
    id = decodeURIComponent(name);
  } catch {
    // not one of ours
  }
  const [from, to] = [secondsOf(asked.get("from")), secondsOf(asked.get("to"))];
  const reading = asked.get("dates") === "source" ? "source" : "checked";
  return {
    id,
    names,
    words: asked.get("q") || "",
    ties: asked.get("ties"),
    layout: asked.get("layout"),
    window: /** @type {State["window"]} */ (from === null && to === null ? null : [from, to]),
    reading: /** @type {State["reading"]} */ (reading),
  };
}

/**
 * Beside the chart, a list's entry is shown by scrolling its column: the window, which a browser would scroll
 * to the element of that name, goes back to where it was.
 */
export function keepStill() {
  const opened = performance.now();
  knownHash = location.hash;
  let steady = scrollY;
  let touched = !knownHash;
  for (const act of ["wheel", "pointerdown", "keydown"]) {
    const touch = () => {
      touched = true;
    };
    addEventListener(act, touch, { capture: true, passive: true });
  }
  addEventListener("hashchange", () => {
    if (isWide() && location.hash !== knownHash) scrollTo(0, steady);
    knownHash = location.hash;
  });
  addEventListener(
    "scroll",
    () => {
      const byBrowser = location.hash !== knownHash || (!touched && performance.now() - opened < OPENING);
      if (isWide() && byBrowser) scrollTo(0, steady);
      else steady = scrollY;
    },
    { passive: true },
  );
}
