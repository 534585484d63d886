// What the page shows, and the data that it carries. Whoever changes it does so by one of the changes below.

/** @type {State} */
const current = {
  data: /** @type {any} */ (null), // until it is loaded, as the list
  list: /** @type {any} */ (null),
  labels: [],
  times: /** @type {any} */ (null),
  csv: null,
  opened: false,
  reading: "checked",
  mix: null,
  kinds: new Set(),
  lanes: new Set(),
  shown: new Uint8Array(),
  bandsShown: [],
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

export const state =
  /** @type {Readonly<State> & { kinds: ReadonlySet<string>, lanes: ReadonlySet<string> }} */ (current);

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
 * Numbers as typed arrays; null is where there is none.
 * @template {ReadingData} Numbers
 * @param {Numbers} reading
 * @returns {Numbers & Reading}
 */
function readingOf(reading) {
  /** @param {ArrayLike<number | null>} values */
  const numbers = (values) =>
    values instanceof Float64Array ? values : Float64Array.from(Array.from(values, (value) => value ?? NaN));
  const { low, first, last, high } = reading;
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

/** @param {Iterable<string>} kinds */
export function setKinds(kinds) {
  current.kinds = new Set(kinds);
}

/** @param {string} kind */
export function toggleKind(kind) {
  if (!current.kinds.delete(kind)) current.kinds.add(kind);
}

/** @param {Iterable<string>} lanes names of the bands that alone are shown; none for all */
export function setLanes(lanes) {
  current.lanes = new Set(lanes);
}

/**
 * Say which events are shown, and so which bands have any.
 * @param {Uint8Array} shown
 */
export function setShown(shown) {
  const { data } = current;
  const bandsShown = data.bands.map(() => false);
  let count = 0;
  for (let event = 0; event < shown.length; event += 1) {
    count += shown[event];
    if (shown[event] && data.band[event] >= 0) bandsShown[data.band[event]] = true;
  }
  Object.assign(current, { shown, bandsShown, count });
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
      const starts = low[event] >= from && low[event] < to;
      return isShown || !(starts || (high[event] > from && high[event] < to));
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
 * Times between two readings, while one becomes the other.
 * @param {Reading | null} mix
 */
export function setMix(mix) {
  current.mix = mix;
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
