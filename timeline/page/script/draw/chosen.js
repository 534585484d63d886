// What is drawn of the chosen event besides its mark: a ring, its date on the axis, and what its date rests
// on.

import {
  ARROW,
  AT_LEAST,
  BEYOND_FADE,
  DASHED,
  END_FADES,
  EXACT,
  FADE,
  SMALL,
  START_FADES,
} from "../measures.js";
import { marksOf } from "../place/layout.js";
import { clamp } from "../time/numbers.js";
import { DAY } from "../time/calendar.js";
import { xOf } from "../time/scale.js";
import { px } from "./elements.js";

/** @typedef {{ ends: number[], left: number, boxWidth: number, top: number, text: string }} Flag */

/** Half of the ink of a date that others give, px. */
export const OTHER = 4.5;

// Px that a relation's end stays in sight, and that what lies beyond the window goes on.
export const INSET = 4;
const OFF_CHART = 20;

// Px from the middle of a symbol to the ring about it, which touches neither that nor its title.
const RING = 8.5;

// Px by which a bracket is lower where a ring is about more than a symbol.
const RING_PX = 1.5;

// Px from the edge of a written date to the middle of what points down from it.
const NOTCH = 8;

/**
 * @param {Item} item
 * @param {number} width
 * @param {number} rem
 * @param {number} larger how large its symbol is
 * @returns {Wanted}
 */
export function ringOf({ shape }, width, rem, larger) {
  const high = px(10 * rem);
  if (shape.disc) return ["circle", { class: "ring", cx: px(Number(shape.x)), cy: 0, r: px(RING * larger) }];
  const from = Math.max(shape.x0, 1) - 3;
  const to = Math.min(shape.x1, width - 1) + 3;
  return [
    "rect",
    { class: "ring", x: px(from), y: -high, width: px(Math.max(to - from, 8)), height: 2 * high, rx: high },
  ];
}

/**
 * The px of an event's written time: where it begins; where nobody knows that, where it ends; of what is
 * about some time, that time.
 * @param {Item | PlacedDot} item
 */
function writtenX(item) {
  if (!("shape" in item)) return item.x;
  const { x, x0, x1, parts, about, startFades, endFades, flags } = item.shape;
  if (x !== undefined || parts) return x ?? x0;
  if (startFades && flags & AT_LEAST) return x1 - BEYOND_FADE;
  if (startFades) return endFades ? x0 : x1;
  return about ?? x0;
}

/**
 * The px at which a line meets a mark.
 * @param {Item | PlacedDot} item
 * @param {number} width
 */
export const anchorOf = (item, width) =>
  "shape" in item && !item.shape.disc ? clamp(writtenX(item), INSET, width - INSET) : writtenX(item);

/**
 * The chosen event, if it is in the window.
 * @param {Plan} plan
 * @param {number} chosen
 */
const chosenItem = (plan, chosen) => marksOf(plan).find(({ event }) => event === chosen);

/**
 * The px of the chosen event, if it is in the window.
 * @param {Plan} plan
 * @param {number} chosen
 */
export function chosenX(plan, chosen) {
  const item = chosenItem(plan, chosen);
  return item ? anchorOf(item, plan.width) : null;
}

/**
 * The chosen event's date on the axis, and a line down to its mark.
 * @param {Plan} plan
 * @param {Scene} scene
 * @returns {Flag | null}
 */
export function flagOf(plan, { chosen, briefs, widthOf, rem }) {
  const item = chosenItem(plan, chosen);
  if (!item || writtenX(item) < -1 || writtenX(item) > plan.width) return null;
  const text = briefs(item.event);
  const boxWidth = widthOf(text, SMALL * rem, true) + 12;
  const x = anchorOf(item, plan.width);
  // Over the middle of an outline, whose ends both are shown.
  const isOutline = "shape" in item && item.shape.pill && !(item.shape.flags & DASHED);
  const end = isOutline ? clamp(item.shape.x1, x, plan.width) : x;
  const ends = end - x < 2 * NOTCH ? [x] : [x, end];
  const left = Math.min((x + end - boxWidth) / 2, x - NOTCH);
  return { ends, left: clamp(left, 0, plan.width - boxWidth), boxWidth, top: item.y - 10, text };
}

/**
 * @param {Flag} flag
 * @param {number} y
 */
const notchOf = ({ ends: [x], left, boxWidth }, y) =>
  `M${px(clamp(x, left + NOTCH, left + boxWidth - NOTCH) - 5)} ${y}h10l-5 5z`;

/**
 * @param {Flag} flag
 * @param {number} axis
 * @param {number} rem
 * @returns {Wanted[]}
 */
export const flagElements = (flag, axis, rem) => [
  ["path", { class: "drop", d: flag.ends.map((x) => `M${px(x)} ${axis - 2}V${px(flag.top)}`).join("") }],
  ["rect", { x: px(flag.left), y: px(18 * rem), width: px(flag.boxWidth), height: px(15 * rem), rx: 3 }],
  // It points at a time, and is no stretch of it.
  ["path", { class: "notch", d: flag.ends[1] ? "" : notchOf(flag, px(33 * rem)) }],
  ["text", { x: px(flag.left + 6), y: px(29.5 * rem), "font-size": px(SMALL * rem) }, flag.text],
];

/**
 * The room that the source leaves the chosen event, and what others say of its date.
 * @param {Plan} plan
 * @param {Scene} scene
 * @returns {Wanted[]}
 */
export function besideChosen(plan, scene) {
  const { chosen, scale, view } = scene;
  const mine = chosenItem(plan, chosen);
  if (!mine) return [];
  const x = anchorOf(mine, plan.width);
  const y = mine.y - 12.5;
  /** @param {number} t */
  const at = (t) => clamp(xOf(scale, view, t), -OFF_CHART, plan.width + OFF_CHART);
  /** @type {Wanted[]} */
  const others = othersOf(scene, at, -OFF_CHART, plan.width + OFF_CHART).flatMap(([x0, x1]) => {
    const box = { x: px(x0 - OTHER), y: px(y - OTHER), width: px(x1 - x0 + 2 * OTHER), height: 2 * OTHER };
    return [
      ["path", { class: "doubted", d: `M${px(x)} ${px(mine.y)}L${px(x0)} ${px(y)}` }],
      ["rect", { class: "other", ...box, rx: OTHER }],
    ];
  });
  const below = "shape" in mine && !mine.shape.disc ? RING_PX : 0;
  return [...bracketOf(scene, plan.width, mine.y + below), ...others];
}

/**
 * A bracket over what the source alone says, where that is something else.
 * @param {Scene} scene
 * @param {number} width
 * @param {number} y
 * @returns {Wanted[]}
 */
function bracketOf(scene, width, y) {
  const span = sourceSpan(scene, width);
  if (!span) return [];
  const [x0, x1] = span;
  // How far back nobody knows, so no length says it.
  const begin = x0 === null ? `M${px(x1 - FADE)} ${px(y + 12)}` : `M${px(x0)} ${px(y + 8)}v4`;
  return [["path", { class: "bracket", d: `${begin}H${px(x1)}v-4` }]];
}

/**
 * The px of what the source alone says of when the chosen event was, where that is something else; from
 * null on where nobody knows since when.
 * @param {Scene} scene
 * @param {number} width
 * @returns {[number | null, number] | null}
 */
export function sourceSpan({ chosen, data, reading, scale, view }, width) {
  const { source, checked } = data;
  if (!source || reading !== "checked") return null;
  const same = ["low", "high", "form"].every((name) => {
    const part = /** @type {"low" | "high" | "form"} */ (name);
    return source[part][chosen] === checked[part][chosen];
  });
  if (same) return null;
  const flags = source.flags[chosen];
  const until = source.form[chosen] === EXACT ? source.low[chosen] + DAY : source.high[chosen];
  const x1 = flags & (ARROW | END_FADES) ? width + 2 : Math.min(xOf(scale, view, until), width + 2);
  const x0 = flags & START_FADES ? null : Math.max(xOf(scale, view, source.low[chosen]), -2);
  // With no end in sight it would be a rule through the chart.
  return x0 === -2 && x1 === width + 2 ? null : [x0, x1];
}

/**
 * What others say of the chosen event's date, from px to px: hollow, since it is not what is drawn.
 * @param {Scene} scene
 * @param {(t: number) => number} at
 * @param {number} first
 * @param {number} last
 * @returns {Stretch[]}
 */
export function othersOf({ data, chosen, reading }, at, first, last) {
  if (reading !== "checked") return [];
  return data.others
    .filter(([event]) => event === chosen)
    .map(([, start, end, exact]) => {
      const from = start === null ? first : at(start);
      return [from, exact ? from : Math.max(end === null ? last : at(end), from)];
    });
}
