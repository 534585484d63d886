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
  SLANT,
  START_FADES,
  UNDER_BAR,
  UNDER_SYMBOL,
} from "../measures.js";
import { curveBetween, markInTheWay, tiesOf, titleInTheWay } from "../place/ties.js";
import { clamp } from "../time/numbers.js";
import { DAY } from "../time/calendar.js";
import { xOf } from "../time/scale.js";
import { px } from "./elements.js";
import { tieCurve, TO_RAIL, TO_TIP } from "./ties.js";

/** @typedef {import("../place/ties.js").Point} Point */
/** @typedef {{ ends: number[], left: number, boxWidth: number, top: number, text: string }} Flag */

/** Half of the ink of a date that others give, px. */
export const OTHER = 4.5;

// Px that a curve's end stays in sight, and that what lies beyond the window goes on.
const INSET = 4;
const OFF_CHART = 20;

// Px from the middle of a mark to an arrow's tip, with a ring about that mark; and down to a line that runs
// above that ring, for a bracket may be below.
const TO_RING = 14;
const OVER_RING = -14.5;
// Px by which a bracket is lower where a ring is about more than a symbol.
const RING_PX = 1.5;

// Px from the edge of a written date to the middle of what points down from it.
const NOTCH = 8;

/**
 * @param {Item} item
 * @param {number} width
 * @param {number} rem
 * @returns {Wanted}
 */
export function ringOf({ shape }, width, rem) {
  const high = px(10 * rem);
  if (shape.disc) return ["circle", { class: "ring", cx: px(Number(shape.x)), cy: 0, r: high }];
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
const anchorOf = (item, width) =>
  "shape" in item && !item.shape.disc ? clamp(writtenX(item), INSET, width - INSET) : writtenX(item);

/**
 * The chosen event, if it is in the window.
 * @param {Plan} plan
 * @param {number} chosen
 */
const chosenItem = (plan, chosen) =>
  [...plan.items, ...plan.dots, ...plan.reports].find(({ event }) => event === chosen);

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
 * The px at which a relation meets a stretch of time: where its ink begins, but what began about then, which
 * fades in, at its date.
 * @param {Shape} shape
 */
const metX = ({ pill, about, x0 }) => (pill ? x0 : (about ?? x0));

/**
 * Thin curves to events from what their dates hang on. They lie under marks and titles, and pass by
 * marks that they do not end at, and by titles and one another where they can.
 * @param {Plan} plan
 * @param {Scene} scene
 * @returns {Wanted[]}
 */
export function curvesOf(plan, scene) {
  const ties = tiesOf(scene);
  if (!ties.length) return [];
  const items = [...plan.items, ...plan.dots, ...plan.reports];
  const marks = new Map(items.reverse().map((item) => [item.event, item])); // of several the first
  /** @param {PlacedItem | PlacedDot | Report} item */
  const pointOf = (item) => {
    const isStretch = "shape" in item && item.shape.sure;
    const x = isStretch ? clamp(metX(item.shape), INSET, plan.width - INSET) : anchorOf(item, plan.width);
    // What begins in a break is seen from its end on.
    const gap = plan.gaps.find(({ left, right }) => left < x && x < right);
    return { event: item.event, x: gap ? gap.right : x, y: item.y };
  };
  const titles = plan.items.flatMap(titleInTheWay);
  const passed = plan.items.flatMap((item) => markInTheWay(pointOf(item)));
  /** @type {import("../place/ties.js").Curve[]} */
  const curves = [];
  const reports = new Set(plan.reports.map(({ event }) => event));
  const pairs = ties.flatMap(({ ends, hangs, lit }) => {
    const joined = ends.flatMap((event) => marks.get(event) || []);
    const [from, to] = joined.map(pointOf);
    if (to) joined.forEach((item, i) => meetNearer([from, to][i], item, [to, from][i], plan.width));
    // Of two beyond the same edge nothing is seen that they could join.
    if (!to || (from.x === to.x && (to.x === INSET || to.x === plan.width - INSET))) return [];
    const reaches = joined.map((item, i) => {
      if (!hangs[i]) return undefined;
      if (item.event === scene.chosen) return TO_RING * scene.rem;
      // An outline is met at its round end, not at a symbol.
      return "shape" in item && item.shape.pill ? TO_RAIL : TO_TIP;
    });
    const i = joined.findIndex(({ event }) => reports.has(event));
    if (i >= 0) {
      // A report is a line through all lanes, which is met where the other event is, below what a bar says,
      // or where that is too near for an arrow, below it.
      const other = joined[1 - i];
      const isNear = Math.abs(to.x - from.x) < TO_TIP + TO_RING;
      const isPoint = "shape" in other && other.shape.disc;
      if (isPoint) [from, to][i].y = other.y + (isNear ? UNDER_SYMBOL : 0);
      else {
        const off = other.event === scene.chosen ? OVER_RING : UNDER_BAR;
        from.y = to.y = other.y + off;
        // Along a bar it would be read as its edge.
        [from, to][i].y += Math.sign(off) * SLANT;
        if (hangs[1 - i]) reaches[1 - i] = 0;
      }
    }
    return [{ from, to, reaches, lit, ends, isStraight: i >= 0 }];
  });
  // What is short has the least choice.
  pairs.sort((a, b) => Math.abs(a.from.y - a.to.y) - Math.abs(b.from.y - b.to.y));
  return pairs.map(({ from, to, reaches, lit, ends, isStraight }) => {
    if (isStraight) return tieCurve([from, from, to], reaches, lit);
    const others = passed.filter(({ event }) => !ends.includes(event));
    const curve = curveBetween(from, to, [...titles, ...others], curves);
    curves.push(curve);
    return tieCurve(curve, reaches, lit);
  });
}

/**
 * Meet an outline at its end that is nearer to the other event, which is the one that this leaves it.
 * @param {Point} point moved there
 * @param {PlacedItem | PlacedDot | Report} item
 * @param {Point} other
 * @param {number} width
 */
function meetNearer(point, item, other, width) {
  if (!("shape" in item) || !item.shape.pill || item.shape.x !== undefined || item.shape.endFades) return;
  const end = clamp(item.shape.x1, INSET, width - INSET);
  if (Math.abs(end - other.x) < Math.abs(point.x - other.x)) point.x = end;
}

/**
 * A bracket over what the source alone says, where that is something else.
 * @param {Scene} scene
 * @param {number} width
 * @param {number} y
 * @returns {Wanted[]}
 */
function bracketOf({ chosen, data, reading, scale, view }, width, y) {
  const { source, checked } = data;
  if (!source || reading !== "checked") return [];
  const same = ["low", "high", "form"].every((name) => {
    const part = /** @type {"low" | "high" | "form"} */ (name);
    return source[part][chosen] === checked[part][chosen];
  });
  if (same) return [];
  const flags = source.flags[chosen];
  const until = source.form[chosen] === EXACT ? source.low[chosen] + DAY : source.high[chosen];
  const x1 = flags & (ARROW | END_FADES) ? width + 2 : Math.min(xOf(scale, view, until), width + 2);
  // How far back nobody knows, so no length says it.
  const begin =
    flags & START_FADES
      ? `M${px(x1 - FADE)} ${px(y + 12)}`
      : `M${px(Math.max(xOf(scale, view, source.low[chosen]), -2))} ${px(y + 8)}v4`;
  return [["path", { class: "bracket", d: `${begin}H${px(x1)}v-4` }]];
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
