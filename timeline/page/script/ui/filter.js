// The key and the search say what is shown.

import { remember } from "./address.js";
import { announce, choose } from "./choice.js";
import { levels } from "../place/stripes.js";
import { isReportLine } from "../place/ties.js";
import { prepareSearch, sift } from "./haystack.js";
import { paintShown } from "./moves.js";
import { all, part, search, svg } from "./page.js";
import { setNames, setShown, setWholePlan, state, toggleName } from "./state.js";
import { afterPaint } from "./view.js";
import { numberText } from "./words.js";

// Ms after which what is searched is made ready.
const OPENED = 500;

/** @type {((event: number) => boolean) | null} what else an event must be to be shown */
let isAsked = null;

/** @param {typeof isAsked} test */
export function showOnly(test) {
  isAsked = test;
}

/** @param {{ write?: boolean }} [options] whether the address keeps it */
export function filter({ write = true } = {}) {
  const { data, kinds, lanes } = state;
  const inLanes = levels.shows(data, lanes);
  /** @param {number} event */
  const fits = (event) =>
    (!isAsked || isAsked(event)) &&
    (!kinds.size || kinds.has(data.groups[data.group[event]])) &&
    (inLanes(event) || isReportLine(data, event)); // which goes through all lanes, whichever are shown
  const shown = new Uint8Array(data.count).fill(1);
  if (isAsked || kinds.size || lanes.size) shown.forEach((_, event) => (shown[event] = Number(fits(event))));
  sift(search.value, shown);
  const isOther =
    state.shown.length !== data.count || shown.some((isShown, event) => isShown !== state.shown[event]);
  setShown(shown);
  if (isOther) state.list.show();
  const changed = isOther || !state.wholePlan; // the stripes may be others
  if (changed) setWholePlan(null);
  sayWhatIsShown();
  if (state.chosen >= 0 && !shown[state.chosen]) choose(-1, { history: false });
  if (!state.opened) return;
  if (changed) paintShown();
  if (write) remember(false);
  announce();
}

function sayWhatIsShown() {
  const { data, kinds, count } = state;
  const complete = count === data.count;
  part("nothing").hidden = count > 0;
  all("ul.unseen li").forEach((note, i) => {
    note.hidden = !state.notes.includes(data.notes[i]);
  });
  svg.classList.toggle("searching", search.value.trim() !== "");
  part("reset").hidden = complete && !search.value;
  for (const link of all("a[data-save=csv]"))
    link.textContent = complete ? "CSV" : `CSV (${numberText(count)})`;
  for (const button of all("button[data-kind]")) {
    button.setAttribute("aria-pressed", String(kinds.has(button.dataset.kind || "")));
  }
}

/**
 * Show a lane alone, all of them if it is alone already; or hide it, fold it to a row, or show its parts.
 * @param {string} lane
 * @param {string} [act]
 */
export function pressLane(lane, act) {
  const { data, lanes } = state;
  const shown = lanes.size ? [...lanes] : data.bands;
  if (act === "folded" || act === "parted") toggleName(act, lane);
  else if (act) setNames("lanes", levels.without(data, shown, lane));
  else setNames("lanes", lanes.size === 1 && lanes.has(lane) ? [] : [lane]);
  filter();
  // The button that hid a lane has gone with it.
  if (document.activeElement === document.body) part("reset").focus();
}

/** @param {string} words */
export function searchFor(words) {
  search.value = words;
}

export function listenToSearch() {
  // The key tells of dots where the whole has some, and does not come and go as one zooms.
  afterPaint((isMoving) => {
    if (!isMoving && state.view === state.scale?.whole && state.plan?.dots.length)
      for (const told of all("[data-form=dot]")) told.hidden = false;
  });
  search.addEventListener("input", () => filter());
  setTimeout(prepareSearch, OPENED);
  part("reset").addEventListener("click", ({ detail }) => {
    searchFor("");
    setNames("kinds", []);
    setNames("lanes", []);
    showOnly(null);
    filter();
    // The button has gone; whoever pressed a key goes on where one types, and no finger wants a keyboard.
    (detail ? part("list") : search).focus({ preventScroll: true });
  });
}
