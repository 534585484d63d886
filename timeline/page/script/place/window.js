// Which events a window can hold ink of.

import { ARROW, DASHED, END_FADES, FADE, RADIUS, SOME, START_FADES } from "../measures.js";
import { timeOf, xOf } from "../time/scale.js";
import { dateAt, largerOf, shapeOf } from "./shapes.js";
import { stripesOf } from "./stripes.js";

// Px of ink that must be in the window, and events of a band up to which each one's ink is looked at.
const SEEN = 0.5;
const LOOKED_AT = 200;

// How wide the least outline is in a crowd, to what it is elsewhere: labels need the room.
const CROWDED = 0.75;

/**
 * What is made for a number the first time that it is asked for.
 * @template T
 * @param {(key: number) => T} make
 * @returns {(key: number) => T}
 */
export function once(make) {
  /** @type {Map<number, T>} */
  const made = new Map();
  return (key) => {
    let value = made.get(key);
    if (value === undefined) {
      value = make(key);
      made.set(key, value);
    }
    return value;
  };
}

/**
 * One event's shape in px.
 * @param {number} event
 * @param {Scene} scene
 * @param {Stretch[]} segments px of each
 * @returns {Item}
 */
export function itemOf(event, { times, width, data, scale, view, rem }, segments) {
  const least = data.count > SOME ? rem * CROWDED : rem;
  /** @param {Reading} dates */
  const shaped = (dates) => shapeOf(dateAt(dates, event), (t) => xOf(scale, view, t), width, least);
  const shape = inSegments(shaped(times), segments);
  const { holds, pill: outlined, sure, between } = shape;
  const isDisc = shape.disc || shape.parts;
  const more = isDisc ? RADIUS * (largerOf(data.grades[event], rem) - largerOf(0, rem)) : 0;
  const [x0, x1] = [shape.x0 - more, shape.x1 + more];
  // Rows have one order in either reading, for the two to be compared.
  const checked = times === data.checked ? shape : shaped(data.checked);
  const at = checked.x ?? checked.x0;
  // A title in a bar stands where it is sure, and hides nothing of how it begins.
  return { event, at, x0, x1, holds, outlined, inner: sure?.[0], between, shape, slot: data.slot[event] };
}

/**
 * A shape of what is about some time, which may reach into a gap before its date or after it, as far as it is
 * drawn.
 * @param {Shape} shape
 * @param {Stretch[]} segments
 */
function inSegments(shape, segments) {
  if (!(shape.flags & DASHED)) return shape;
  const x0 = segments.find(([, right]) => right > shape.x0)?.[0] ?? shape.x0;
  const x1 = segments.findLast(([left]) => left < shape.x1)?.[1] ?? shape.x1;
  const [startCut, endCut] = [x0 > shape.x0, x1 < shape.x1];
  return { ...shape, x0: startCut ? x0 : shape.x0, x1: endCut ? x1 : shape.x1, startCut, endCut };
}

/**
 * The events whose ink the window can hold, from their times alone: stripe by stripe, and reports; and how
 * many it cannot.
 * @param {Scene} scene
 */
function inReach({ times, data, standing, shown, scale, view, width }) {
  const { low, high, flags } = times;
  /** @type {number[][]} */
  const events = standing.stripes.map(() => []);
  const reports = [];
  const ends = [-RADIUS, width + RADIUS, -FADE, width + FADE];
  const [from, to, fadedFrom, fadedTo] = ends.map((x) => timeOf(scale, view, x));
  let hidden = 0;
  /** @param {number} event */
  const reaches = (event) => {
    const startFades = flags[event] & START_FADES;
    const open = flags[event] & (ARROW | END_FADES);
    if (startFades) return open ? true : high[event] >= from && high[event] <= fadedTo;
    if (open) return low[event] <= to && (flags[event] & ARROW || low[event] >= fadedFrom);
    return high[event] >= from && low[event] <= to;
  };
  for (let event = 0; event < data.count; event += 1) {
    if (!shown[event]) continue;
    if (!reaches(event)) hidden += 1;
    else if (data.band[event] < 0) reports.push(event);
    else if (standing.further.size)
      for (const number of stripesOf(standing, event)) events[number].push(event);
    else events[standing.stripe[event]].push(event);
  }
  return { events, reports, hidden };
}

/**
 * The events that have ink in the window, stripe by stripe; reports with the px of their lines; how many are
 * hidden.
 * @param {Scene} scene
 * @param {(event: number) => Item} item
 */
export function inWindow(scene, item) {
  const { times, scale, view, width, standing } = scene;
  const reach = inReach(scene);
  let { hidden } = reach;
  const events = reach.events.map((inStripe, number) => {
    // What stands in several is there or hidden in all of them alike.
    if (inStripe.length > LOOKED_AT && !standing.further.size) return inStripe;
    return inStripe.filter((event) => {
      const isSeen = item(event).x1 >= SEEN && item(event).x0 <= width - SEEN;
      if (!isSeen && standing.stripe[event] === number) hidden += 1;
      return isSeen;
    });
  });
  const lines = reach.reports.map((event) => ({ event, x: xOf(scale, view, times.first[event]) }));
  const reports = lines.filter(({ x }) => x >= 0 && x <= width);
  hidden += lines.length - reports.length;
  return { events, reports, hidden };
}
