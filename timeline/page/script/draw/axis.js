// The axis: names, ticks and rules, breaks and how long each is.

import { BREAK, SMALL } from "../measures.js";
import { clamp } from "../time/numbers.js";
import { px } from "./elements.js";

/** @typedef {import("./chosen.js").Flag} Flag */
/** @typedef {{ text: string, x: number, half: number, ends: number[] }} LengthText */

// Px beside the length of a gap that no other text comes to, and beside the chosen event's date.
const BESIDE_LENGTH = 7;
const BESIDE_FLAG = 3;
// Px between it and the line to what it is between.
const BESIDE_SPAN = 3;

/**
 * @param {number} x
 * @param {number} top
 * @param {number} bottom
 */
function wave(x, top, bottom) {
  let d = `M${px(x)} ${px(top)}`;
  for (let y = top, side = 1; y < bottom; y += 8, side = -side) {
    d += `q${side * 3} 4 0 ${px(Math.min(8, bottom - y))}`;
  }
  return d;
}

/**
 * @param {Plan} plan
 * @returns {Wanted[]}
 */
export const breakElements = ({ gaps, axis, bottom }) =>
  gaps.map(({ left, right }) => [
    "g",
    { class: "break", "clip-path": "url(#plot)" },
    [["path", { d: wave(left, axis, bottom) + wave(right, axis, bottom) }]],
  ]);

/**
 * How long each gap is, as short as the language has it where the words of more would find no room.
 * @param {Plan} plan
 * @param {Scene} scene
 */
function lengthTexts(plan, scene) {
  const [words, short] = [0, 1].map((at) => lengthsAt(at, plan, scene));
  return short.length > words.length ? short : words;
}

/**
 * Each length in its break, in the middle if it can be; not where that would come near the next one.
 * @param {number} at which of its texts
 * @param {Plan} plan
 * @param {Scene} scene
 */
function lengthsAt(at, { gaps, width }, { widthOf, rem }) {
  /** @type {LengthText[]} */
  const texts = [];
  let next = Infinity;
  for (const { left, right, texts: all, ends } of [...gaps].reverse()) {
    const text = all[at];
    const middle = (left + right) / 2;
    if (!text || middle <= 0 || middle >= width) continue;
    const half = widthOf(text, SMALL * rem, false) / 2;
    const x = Math.min(clamp(middle, half, width - half), next - half - 2 * BESIDE_LENGTH);
    if (x < middle - BREAK / 2) continue;
    next = x - half;
    texts.unshift({ text, x, half, ends });
  }
  return texts;
}

/**
 * A line on both sides of a length, to the dates that it is between.
 * @param {LengthText} length
 * @param {Plan} plan
 * @param {number} rem
 */
const spanOf = ({ x, half, ends }, { width }, rem) =>
  ends
    .map((end, i) => {
      const side = i ? 1 : -1;
      const from = x + side * (half + BESIDE_SPAN);
      const to = clamp(end, 0, width);
      const tick = to === end ? `M${px(end)} ${px(36 * rem)}v${px(6 * rem)}` : "";
      return side * (to - from) > 0 ? `${tick}M${px(from)} ${px(39 * rem)}H${px(to)}` : tick;
    })
    .join("");

/**
 * Lines through all bands where days, months or years begin.
 * @param {Plan} plan
 * @returns {Wanted}
 */
export function rulesElement({ ticks, width, axis, bottom }) {
  const rules = ticks.marks.filter(({ x, rule }) => rule && x >= 0 && x <= width);
  return [
    "path",
    {
      class: "rules",
      d: rules.map(({ x, fine }) => `M${px(x)} ${fine ? axis : 4}V${px(bottom)}`).join("") || "M0 0",
    },
  ];
}

/**
 * @param {Plan} plan
 * @param {Scene} scene
 * @param {{ segments: Stretch[], flag: Flag | null, left: number }} more segments in sight, the chosen
 *   event's date, and px of the lane names
 * @returns {Wanted}
 */
export function axisElement(plan, scene, { segments, flag, left }) {
  const { rem, widthOf } = scene;
  const { width, axis, ticks } = plan;
  const size = px(SMALL * rem);
  const inSight = ticks.marks.filter(({ x }) => x >= 0 && x <= width);
  // Names of one row stand on the line, where no other is between.
  const isOneRow = ticks.names.every(({ row }) => row === 0);
  /** @param {TickName} name */
  const isFree = ({ x, text, row }) => {
    if (row === 0 && !isOneRow) return true;
    const end = x + widthOf(text, SMALL * rem, false);
    return !flag || x >= flag.left + flag.boxWidth + BESIDE_FLAG || end <= flag.left - BESIDE_FLAG;
  };
  /** @type {Wanted[]} */
  const names = ticks.names.filter(isFree).map(({ x, text, row, bold }) => [
    "text",
    {
      class: bold ? "bold" : "fine",
      x: px(x),
      y: px((row || isOneRow ? 28 : 13) * rem),
      "font-size": size,
    },
    text,
  ]);
  const lengths = lengthTexts(plan, scene);
  /** @type {Wanted[]} */
  const lengthNames = lengths.map(({ text, x }) => [
    "text",
    { class: "length", x: px(x), y: px(43 * rem), "font-size": size, "text-anchor": "middle" },
    text,
  ]);
  const base = segments.map(([a, b]) => `M${px(a)} ${axis - 2}H${px(b)}`);
  // No tick stands in the length of a gap.
  const ticksApart = inSight.filter(({ x }) =>
    lengths.every(({ half, x: at }) => Math.abs(at - x) > half + BESIDE_FLAG),
  );
  const tickLines = ticksApart.map(({ x }) => `M${px(x)} ${axis - 7}V${axis - 2}`);
  return [
    "g",
    { class: "axis" },
    [
      ["rect", { class: "axis-ground", x: -left, y: 0, width: left + width, height: axis - 1 }],
      ["path", { class: "base", d: base.join("") }],
      ["path", { class: "spans", d: lengths.map((length) => spanOf(length, plan, rem)).join("") || "M0 0" }],
      ["path", { class: "ticks", d: tickLines.join("") || "M0 0" }],
      ...names,
      ...lengthNames,
    ],
  ];
}
