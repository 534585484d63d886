// The address: #event?kinds=…&lanes=…&q=…&dates=source. Each choice is one step back.

import { isWide, search } from "./page.js";
import { state } from "./state.js";

// Ms after opening in which a browser may still scroll to what the address names.
const OPENING = 1000;

let knownHash = "";

/** @param {boolean} push whether this is a step that one can go back */
export function remember(push) {
  if (!state.opened) return;
  const { kinds, lanes, reading, chosen, list } = state;
  const query = new URLSearchParams();
  if (kinds.size) query.set("kinds", JSON.stringify([...kinds]));
  if (lanes.size) query.set("lanes", JSON.stringify([...lanes]));
  if (search.value) query.set("q", search.value);
  if (reading === "source") query.set("dates", "source");
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
  const reading = asked.get("dates") === "source" ? "source" : "checked";
  return {
    id,
    kinds: names("kinds"),
    lanes: names("lanes"),
    words: asked.get("q") || "",
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
