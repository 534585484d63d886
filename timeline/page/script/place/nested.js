// Lanes of two levels, and events in several of them: a band as a whole, folded to a row, or in its parts.

import { stripeOf } from "./stripes.js";

// What stands between the two levels of a lane's name, and px that the name of a part is set in.
const LEVELS_APART = " / ";
const SET_IN = 10;

/**
 * The name in full of what stands in a part of a band; of what stands in none, one that no lane can
 * have, since none ends in a blank.
 * @param {Lanes} data
 * @param {number} band
 * @param {number} part
 */
const laneKey = ({ bands, parts = [] }, band, part) =>
  bands[band] + (part < 0 ? " " : LEVELS_APART + parts[part][1]);

/**
 * The parts of a band.
 * @param {Lanes} data
 * @param {number} band
 */
const partsOfBand = ({ parts = [] }, band) => parts.flatMap(([of], part) => (of === band ? [part] : []));

/**
 * The names of all that a band can be shown as, beside its own: what stands in it alone, and its parts.
 * @param {Lanes} data
 * @param {string} name
 */
export function namesIn(data, name) {
  const band = data.bands.indexOf(name);
  return band < 0 ? [] : [-1, ...partsOfBand(data, band)].map((part) => laneKey(data, band, part));
}

/**
 * Whether a place is shown where some lanes alone are.
 * @param {Lanes} data
 * @param {ReadonlySet<string>} lanes
 * @returns {(band: number, part: number) => boolean}
 */
export const isIn = (data, lanes) => (band, part) =>
  !lanes.size || lanes.has(data.bands[band]) || (band >= 0 && lanes.has(laneKey(data, band, part)));

/**
 * Everywhere that an event stands: bands and parts.
 * @param {Lanes} data
 * @returns {(event: number) => [number, number][]}
 */
function placesIn({ band, part, further = [] }) {
  /** @type {Map<number, [number, number][]>} */
  const others = new Map();
  for (const [event, ...place] of further) others.set(event, [...(others.get(event) || []), place]);
  return (event) => [[band[event], part?.[event] ?? -1], ...(others.get(event) || [])];
}

/**
 * The stripes, none of which has an event yet, and to each band and part the number of its own.
 * @param {Lanes} data
 * @param {Looks} looks
 */
function emptyStripes(data, { folded, parted }) {
  /** @type {Stripe[]} */
  const stripes = [];
  /** @type {number[]} */
  const ofPart = [];
  const ofBand = data.bands.map((name, band) => {
    const inner = partsOfBand(data, band);
    const names = inner.map((part) => laneKey(data, band, part).slice(name.length + LEVELS_APART.length));
    const isParted = inner.length > 0 && parted.has(name) && !folded.has(name);
    const number = stripes.push({
      ...stripeOf(name, data.beginnings[band], folded),
      ...(inner.length ? { parts: names, isParted } : {}),
    });
    inner.forEach((part, i) => {
      const more = { name: names[i], caption: "", setIn: SET_IN, within: number - 1 };
      ofPart[part] = isParted
        ? stripes.push({ ...stripeOf(laneKey(data, band, part), "", folded), ...more }) - 1
        : number - 1;
    });
    return number - 1;
  });
  return { stripes, ofBand, ofPart };
}

/** @type {Levels} */
export const nestedLevels = {
  standing(data, looks, shown) {
    const { stripes, ofBand, ofPart } = emptyStripes(data, looks);
    const isShown = isIn(data, looks.lanes);
    const places = placesIn(data);
    /** @type {Standing["further"]} */
    const further = new Map();
    const stripe = Int32Array.from(shown, (_, event) => {
      if (data.band[event] < 0) return -1;
      const there = places(event).filter((place) => isShown(...place));
      const [first = -1, ...others] = new Set(
        there.map(([band, part]) => (part < 0 ? ofBand[band] : ofPart[part])),
      );
      if (others.length) further.set(event, others);
      for (const number of shown[event] && first >= 0 ? [first, ...others] : [])
        stripes[number].isShown = true;
      return first;
    });
    for (const { isShown: hasAny, within } of [...stripes]) {
      const whole = hasAny && within !== undefined && stripes[within];
      // An open band keeps its name over its parts.
      if (whole && !whole.isShown) Object.assign(whole, { isShown: true, isEmpty: true });
    }
    return { stripes, stripe, further };
  },
  shows(data, lanes) {
    const inLanes = isIn(data, lanes);
    const places = placesIn(data);
    return (event) => places(event).some((place) => inLanes(...place));
  },
  has: (data) => (lane) => data.bands.some((name) => name === lane || namesIn(data, name).includes(lane)),
  // Of a band that loses a part, the others are left.
  without(data, shown, lane) {
    const gone = [lane, ...namesIn(data, lane)];
    return shown
      .flatMap((name) => (namesIn(data, name).includes(lane) ? namesIn(data, name) : [name]))
      .filter((name) => !gone.includes(name));
  },
  // One mark is the event's own, and it is counted where it has no mark at all.
  tellOnce(items, dots, strips, packed) {
    /** @type {Set<number>} */
    const told = new Set();
    /** @param {number} event */
    const isAgain = (event) => {
      const before = told.size;
      return told.add(event).size === before;
    };
    for (const mark of [...items, ...dots]) mark.isAgain = isAgain(mark.event);
    for (const strip of strips) {
      strip.alone = packed[strip.band].counted.filter(({ event }) => !isAgain(event)).length;
    }
  },
};
