// Dates to shapes: what each form of a date looks like along one direction, in px.

import {
  ARROW,
  AT_LEAST,
  BEYOND_FADE,
  BY_REPORT,
  DASHED,
  END_CAP,
  END_FADES,
  EXACT,
  FADE,
  GREY,
  INSIDE,
  LARGER,
  LEAST_BAR,
  MOST_ASIDE,
  OUTSIDE,
  PILL,
  RADIUS,
  SEVERAL,
  START_CAP,
  SYMBOL,
  WIDE_OUTLINE,
  START_FADES,
  THROUGHOUT,
  WITHIN,
} from "../measures.js";

// Px that what is open goes on beyond the window, and from which on a day in doubt is as wide as it is.
const BEYOND = 20;
const WIDE_DOUBT = 2 * RADIUS + 12;

// How much larger than 12 px a symbol is at most: a larger one would touch its label.
const MOST_LARGER = 1.75;

/**
 * How many times as large as usual the symbol of a known day is.
 * @param {number | undefined} grade how much it leads the eye
 * @param {number} rem
 */
export const largerOf = (grade, rem) => Math.min(rem * (grade ? LARGER : 1), MOST_LARGER);

/** @typedef {(t: number) => number} At */

/**
 * One event's date in a reading of them all.
 * @param {Reading} reading
 * @param {number} event
 * @returns {EventDate}
 */
export const dateAt = ({ low, first, last, high, form, flags, byEvent }, event) => ({
  low: low[event],
  first: first[event],
  last: last[event],
  high: high[event],
  form: form[event],
  flags: flags[event],
  members: (form[event] === SEVERAL && byEvent.get(event)) || [],
});

/**
 * What sort of date an event's is: about some time, some day within a time, or all of one, with the ends that
 * are known; else nothing.
 * @param {Reading} times
 * @param {number} event
 */
export const sortOf = ({ form, flags, byEvent }, event) => {
  const bits = flags[event];
  if (form[event] === THROUGHOUT) {
    const isOn = bits & ARROW;
    if (!(bits & START_CAP)) return isOn ? "bar-vague-on" : "bar-vague";
    return bits & END_CAP ? "bar" : isOn ? "bar-on" : "bar-open";
  }
  if (bits & DASHED) return "about";
  const isWithin = (byEvent.get(event) || []).some(([, , , exact]) => !exact);
  return form[event] === WITHIN || isWithin ? "unsure" : "";
};

/**
 * Whether an event's date is one that the source itself does not say.
 * @param {Pick<Reading, "flags">} reading
 * @param {number} event
 */
export const isElsewhere = ({ flags }, event) => Boolean(flags[event] & OUTSIDE);

/**
 * The ink of one event from px to px, its parts, and whether it can hold a label.
 * @param {EventDate} date
 * @param {At} at px of a time
 * @param {number} width px of the window
 * @param {number} [rem] how many times as large as usual the type is
 * @returns {Shape}
 */
export function shapeOf(date, at, width, rem = 1) {
  if (date.form === SEVERAL) return severalOf(date, at, width);
  if (date.form === EXACT) return momentOf(date, at);
  return stretchOf(date, at, width, (rem * PILL) / 2);
}

/**
 * Whether a kind's place in the palette has no colour of its own: others share it.
 * @param {number} slot
 * @param {Pick<Scene["data"], "groups" | "icons">} data the last icon is a report's line
 */
const sharesColour = (slot, { groups, icons }) =>
  groups.length > 1 && slot >= GREY && icons.length - 1 - GREY > 1;

/**
 * The px of the symbol of an event's kind in a wide outline, where no colour tells the kind: once, since
 * several would be several events, in the middle of what is in sight and free of the title; none in a break.
 * @param {Pick<PlacedItem, "slot" | "shape" | "label">} item
 * @param {Pick<Scene, "data" | "rem">} scene
 * @param {Pick<Plan, "width" | "segments">} plan
 */
export function symbolInWide({ slot, shape, label }, { data, rem }, { width, segments }) {
  const { x0, x1, startFades, endFades } = shape;
  const [left, right] = [Math.max(x0, 0), Math.min(x1, width)];
  if (!shape.pill || right - left < WIDE_OUTLINE * SYMBOL * rem || !sharesColour(slot, data))
    return undefined;
  const begin = label.inside ? label.to : startFades ? left + FADE : left;
  const end = endFades ? right - FADE : right;
  const x = (begin + end) / 2;
  const half = SYMBOL * rem;
  const isFree = segments.some(([from, to]) => from + half <= x && x <= to - half);
  return isFree && end - begin >= 2 * half ? x : undefined;
}

/**
 * The px of the symbol of an event's kind in the mark of a date that is not exact, where there are several
 * kinds. A short outline has it in its middle; in a wide one it would stand at a time that is no likelier
 * than others, but for a rail, where it stands beside its entry. What lasted is told by its colour; where
 * kinds share one, it has the symbol where it begins to show, as a title in it has.
 * @param {Pick<Item, "slot" | "shape">} item
 * @param {Pick<Scene, "data" | "width" | "rem">} scene
 * @param {boolean} [isRail]
 */
export function symbolIn({ slot, shape }, { data, width, rem }, isRail = false) {
  const [part] = shape.parts || [shape];
  const isSymbol = part.disc && (shape.parts || !(shape.flags & DASHED));
  if (data.groups.length < 2 || isSymbol) return undefined;
  const { x0, x1 } = /** @type {Pill} */ (part);
  const [left, right] = [Math.max(x0, 0), Math.min(x1, width)];
  const isShared = sharesColour(slot, data);
  const isWide = right - left >= WIDE_OUTLINE * SYMBOL * rem;
  if (right - left < SYMBOL - 2 || (shape.bar && right - left < 2 * SYMBOL)) return undefined;
  if ((shape.bar || isWide) && !(isShared && (shape.bar || isRail))) return undefined;
  if (!isWide) return (left + right) / 2;
  return shape.startFades ? right - SYMBOL : left + SYMBOL;
}

/**
 * @param {EventDate} date
 * @param {At} at
 * @param {number} width
 * @returns {Shape}
 */
function severalOf({ members, flags }, at, width) {
  /** @type {(Disc | Pill)[]} */
  const parts = members.map(([, start, end, exact]) => {
    if (exact) return { disc: true, x: at(Number(start)) };
    const from = start === null ? Math.min(-BEYOND, at(Number(end)) - FADE) : at(start);
    const to = end === null ? Math.max(width + BEYOND, from + FADE) : at(end);
    return { x0: from, x1: Math.max(to, from + 2 * RADIUS) };
  });
  const ends = parts.flatMap((part) => (part.disc ? [part.x - RADIUS, part.x + RADIUS] : [part.x0, part.x1]));
  const x0 = Math.min(...ends);
  const x1 = Math.max(...ends);
  const sides = [...ends, -INSIDE, width + INSIDE].sort((a, b) => a - b);
  /** @type {Stretch[]} */
  const stretches = sides.slice(1).map((x, i) => [Math.max(sides[i], -INSIDE), Math.min(x, width + INSIDE)]);
  const between = stretches.filter(
    ([a, b]) =>
      b > a &&
      a >= x0 - INSIDE &&
      b <= x1 + INSIDE &&
      !parts.some((part) => !part.disc && part.x0 < b && part.x1 > a),
  );
  return { x0, x1, parts, between, flags };
}

/**
 * @param {EventDate} date
 * @param {At} at
 * @returns {Shape}
 */
function momentOf({ low, first, high, flags }, at) {
  const x = at(first);
  if (flags & DASHED && at(high) - at(low) > WIDE_DOUBT) {
    return { x0: at(low), x1: at(high), pill: true, about: x, flags, holds: true };
  }
  const half = flags & DASHED ? PILL / 2 : RADIUS;
  return { x0: x - half, x1: x + half, disc: true, x, flags };
}

/**
 * @param {EventDate} date
 * @param {At} at
 * @param {number} width
 * @param {number} half px of half an outline at the least, which then is round
 * @returns {Shape}
 */
function stretchOf({ low, first, last, high, form, flags }, at, width, half) {
  const startFades = Boolean(flags & START_FADES);
  const arrow = Boolean(flags & ARROW);
  const endFades = Boolean(flags & END_FADES) && !arrow;
  const pill = form === WITHIN;
  if (startFades && (arrow || endFades)) return { x0: 0, x1: width, pill, bar: !pill, flags, holds: true };
  let x1 = arrow || endFades ? NaN : at(high);
  let x0 = startFades ? Math.min(x1, at(Number.isNaN(last) ? high : last)) - FADE : at(low);
  if (arrow) x1 = Math.max(width, x0 + 2 * RADIUS);
  if (endFades) x1 = Math.max(x0, at(Number.isNaN(first) ? low : first)) + FADE;
  // What is drawn a little longer than it is does not go on beyond the report that it was before.
  const aside = flags & BY_REPORT ? Math.min(half - (x1 - x0) / 2, MOST_ASIDE) : 0;
  const middle = x1 - x0 < 2 * half && pill ? (x0 + x1) / 2 - aside : undefined;
  if (middle !== undefined) [x0, x1] = [middle - half, middle + half];
  // What lasted at least until a report fades from there on.
  const isAtLeast = Boolean(flags & AT_LEAST);
  // What is shorter than can be seen is longer to both sides, and its ends are no less sure for that.
  const grown = x1 - x0 < LEAST_BAR;
  if (grown) {
    x0 -= isAtLeast ? 0 : (LEAST_BAR - x1 + x0) / 2;
    x1 = x0 + LEAST_BAR;
  }
  const surely = form === THROUGHOUT;
  /** @type {Stretch} */
  const sure = [
    startFades || !surely || (grown && first === low) ? x0 : Math.max(x0, at(first)),
    arrow || endFades || !surely || (grown && last === high) ? x1 : Math.min(x1, at(last)),
  ];
  if (isAtLeast) x1 += BEYOND_FADE;
  return {
    x0,
    x1,
    x: middle,
    pill,
    bar: !pill,
    startFades,
    endFades: endFades || isAtLeast,
    arrow,
    sure,
    // What began about then fades in as long before its date as after it.
    about: flags & DASHED ? at((low + (surely ? first : high)) / 2) : undefined,
    flags,
    holds: true,
  };
}
