// What the page shows, and the data that it carries. Whoever changes it does so by one of the changes below.

import { levels } from "../place/stripes.js";

/** @type {State} */
const current = {
  data: /** @type {any} */ (null), // until it is loaded, as the list
  list: /** @type {any} */ (null),
  labels: [],
  times: /** @type {any} */ (null),
  csv: null,
  opened: false,
  reading: "checked",
  kinds: new Set(),
  lanes: new Set(),
  folded: new Set(),
  parted: new Set(),
  shown: new Uint8Array(),
  standing: /** @type {any} */ (null),
  count: 0,
  notes: [],
  chosen: -1,
  scale: null,
  view: { k: 0, dx: 0 },
  plan: null,
  wholePlan: null,
  zoomed: false,
  window: null,
  allTies: false,
  layout: null,
};

export const state = /** @type {Readonly<State> & Looks & { kinds: ReadonlySet<string> }} */ (current);

/**
 * @param {Payload} payload
 * @param {EventList} list
 * @param {string | null} csv
 */
export function load(payload, list, csv) {
  const checked = readingOf(payload.checked);
  const data = { ...payload, checked, source: payload.source && readingOf(payload.source) };
  const labels = list.titles.map((title, event) => data.labels[event] ?? title);
  Object.assign(current, { data, list, labels, csv, times: checked });
}

/**
 * Numbers as typed arrays; null is where there is none. What is not told twice is as what is.
 * @template {ReadingData} Numbers
 * @param {Numbers} reading
 * @returns {Numbers & Reading}
 */
function readingOf(reading) {
  const { low, first = low, last, high = last, unit = 1 } = reading;
  /** @param {ArrayLike<number | null>} values */
  const numbers = (values) =>
    values instanceof Float64Array ? values : Float64Array.from(values, (value) => (value ?? NaN) * unit);
  /** @type {Map<number, Member[]>} */
  const byEvent = new Map();
  for (const member of reading.members) byEvent.set(member[0], [...(byEvent.get(member[0]) || []), member]);
  const ends = { low: numbers(low), first: numbers(first), last: numbers(last), high: numbers(high) };
  return { ...reading, ...ends, byEvent };
}

export function markOpened() {
  current.opened = true;
}

/** @param {number} event */
export function setChosen(event) {
  current.chosen = event;
  current.list.choose(event);
}

/**
 * Which kinds and lanes alone are shown, none for all; which lanes are folded to a row, and which are shown
 * in their parts.
 * @type {Named[]}
 */
export const NAMED = ["kinds", "lanes", "folded", "parted"];

/**
 * @param {Named} which
 * @param {Iterable<string>} names
 */
export function setNames(which, names) {
  current[which] = new Set(names);
  current.wholePlan = null;
}

/**
 * @param {Named} which
 * @param {string} name
 */
export function toggleName(which, name) {
  if (!current[which].delete(name)) current[which].add(name);
  current.wholePlan = null;
}

/**
 * Say which events are shown, and so where they stand.
 * @param {Uint8Array} shown
 */
export function setShown(shown) {
  const count = shown.reduce((sum, isShown) => sum + isShown, 0);
  Object.assign(current, { shown, count, standing: levels.standing(current.data, current, shown) });
  current.notes = trueNotes();
}

/**
 * Notes are about the dates as checked, and one in which an event is not shown that begins or ends there may
 * no longer be true.
 */
function trueNotes() {
  const { data, shown, reading, count } = current;
  const { low, high } = data.checked;
  if (reading === "source") return [];
  if (count === data.count) return data.notes;
  return data.notes.filter(([start, end]) => {
    const [from, to] = [start ?? -Infinity, end ?? Infinity];
    return shown.every((isShown, event) => {
      const starts = low[event] >= from && low[event] <= to;
      return isShown || !(starts || (high[event] > from && high[event] <= to));
    });
  });
}

/** @param {"checked" | "source"} reading */
export function setReading(reading) {
  const { data } = current;
  current.reading = reading;
  current.times = (reading === "source" && data.source) || data.checked;
  current.notes = trueNotes();
}

/**
 * @param {Scale | null} scale
 * @param {View} view
 */
export function setScale(scale, view) {
  current.scale = scale;
  current.view = view;
}

/** @param {State["window"]} window what is to be in sight, in seconds; null for the whole */
export function setWindow(window) {
  current.window = window;
}

/** @param {boolean} allTies whether every relation is drawn */
export function setAllTies(allTies) {
  current.allTies = allTies;
}

/** @param {State["layout"]} layout null for the one that the page has by itself */
export function setLayout(layout) {
  current.layout = layout;
}

/** @param {View} view */
export function setView(view) {
  current.view = view;
}

/** @param {boolean} zoomed whether the zoom has changed since rows were packed */
export function setZoomed(zoomed) {
  current.zoomed = zoomed;
}

/** @param {Plan} plan */
export function setPlan(plan) {
  current.plan = plan;
}

/** @param {Plan | null} plan of the whole, whose rows a closer look keeps; null if it must be made anew */
export function setWholePlan(plan) {
  current.wholePlan = plan;
}
