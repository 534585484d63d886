// Events as elements: marks with their labels, and reports' lines.

import { DASHED, DOT, EXACT, LABEL, LEAD, NAME_LINE, PILL, SMALL, THROUGHOUT } from "../measures.js";
import { dotX } from "../place/crowds.js";
import { rowCount } from "../place/rows.js";
import { isElsewhere, largerOf, symbolInWide } from "../place/shapes.js";
import { ringOf } from "./chosen.js";
import { px } from "./elements.js";
import { elementsOf, groundsOf, symbolElement } from "./ink.js";

// Px of a target at least, that it reaches beyond ink and label, and from a row's middle to its text's foot.
const LEAST_TARGET = 24;
const HIT_MARGIN = 2;
const TEXT_FOOT = 4.5;
// A ring of 7 px, from its top.
const HOLLOW_FOOT = "a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7";

/**
 * Px of a label's font, by how much its event leads the eye.
 * @param {number | undefined} grade
 */
export const labelSize = (grade) => (Number(grade) > 1 ? LEAD : LABEL);

/**
 * What an event is called by whoever reads it aloud: what stands in the chart, and all that it stands for.
 * @param {number} event
 * @param {Scene} scene
 */
export const nameOf = (event, { labels, titles, whens }) =>
  [...new Set([labels[event], titles[event], whens(event)])].join(", ");

/**
 * What makes an element an event, for whoever reads, tabs or points.
 * @param {{ event: number, slot: number, isAgain?: boolean }} item one that stands twice is told once
 * @param {Scene} scene
 * @param {Set<number>} related
 * @returns {Attributes}
 */
function targetAttributes({ event, slot, isAgain }, scene, related) {
  const kind = classOf(event, slot, scene);
  const told = { role: "button", tabindex: event === scene.tab ? 0 : -1, "aria-label": nameOf(event, scene) };
  return {
    class: `${kind}${related.has(event) ? " tied" : ""}`,
    "data-id": scene.ids[event],
    ...(isAgain ? { "aria-hidden": "true" } : told),
    ...(event === scene.chosen ? { "aria-current": "true" } : {}),
  };
}

/**
 * The classes of an event's mark: its kind, and whether its date is one that the source itself does not say.
 * @param {number} event
 * @param {number} slot
 * @param {Pick<Scene, "times">} scene
 */
export const classOf = (event, slot, { times }) =>
  `event kind-${slot}${isElsewhere(times, event) ? " elsewhere" : ""}`;

/**
 * The events that a relation ties to the chosen one.
 * @param {Scene} scene
 */
export function relatedOf({ data, chosen }) {
  /** @type {Set<number>} */
  const related = new Set();
  for (const [event, anchor] of data.ties) {
    if (event === chosen) related.add(anchor);
    if (anchor === chosen) related.add(event);
  }
  return related;
}

/**
 * @param {PlacedItem} item
 * @param {Plan} plan
 * @param {Scene} scene
 * @param {Set<number>} related
 * @returns {Wanted}
 */
export function markElement(item, plan, scene, related) {
  const { width, segments, row } = plan;
  const { rem, data, titles, whens, chosen, target } = scene;
  const { event, label, slot, shape } = item;
  const lines = rowCount(label);
  const from = Math.min(Math.max(item.x0, 0), label.from) - HIT_MARGIN;
  const to = Math.max(Math.min(item.x1, width), label.to) + HIT_MARGIN;
  const grade = data.grades[event];
  const larger = px(largerOf(grade, rem));
  const turn = larger === 1 ? "" : ` scale(${larger})`;
  const pen = { slot, icon: data.icons[slot], segments, window: /** @type {Stretch} */ ([0, width]), turn };
  /** @type {Wanted[]} */
  const parts = [
    ["title", {}, `${titles[event]}\n${whens(event)}`],
    hitArea(from, Math.max(to - from, LEAST_TARGET), -target / 2, target + (lines - 1) * NAME_LINE * rem),
    ...asHigh(elementsOf(shape, pen), shape, rem),
  ];
  const symbolX = item.symbolX ?? symbolInWide(item, scene, plan);
  if (symbolX !== undefined) parts.push(symbolElement(symbolX, pen.icon, symbolSize(shape, larger, rem)));
  if (event === chosen) parts.push(ringOf(item, width, rem, larger));
  parts.push(...labelElements(label, rem, row, grade, !!(label.inside && shape.bar)));
  return ["g", { ...targetAttributes(item, scene, related), ...rowOfItem(item) }, parts, `e${event}`];
}

/** @param {PlacedItem} item */
const rowOfItem = ({ y }) => ({ style: `transform:translate(0,${px(y)}px)` });

/**
 * The grounds of outlines: a report's line lies under them, relations over them.
 * @param {Plan} plan
 * @param {Scene} scene
 * @returns {Wanted[]}
 */
export const groundElements = ({ items, segments, width }, { rem }) =>
  items.flatMap((item) => {
    const grounds = groundsOf(item.shape, { slot: 0, icon: "", segments, window: [0, width] });
    if (!grounds.length) return [];
    return [["g", rowOfItem(item), asHigh(grounds, item.shape, rem), `${item.event} ${item.band}`]];
  });

/**
 * Ink as high as its label's type asks for.
 * @param {Wanted[]} ink
 * @param {Shape} shape
 * @param {number} rem
 * @returns {Wanted[]}
 */
const asHigh = (ink, shape, rem) =>
  rem === 1 || shape.disc || shape.parts ? ink : [["g", { transform: `scale(1 ${px(rem)})` }, ink]];

/**
 * How many times as large as usual the symbol in an outline is, which it must not fill.
 * @param {Shape} shape
 * @param {number} larger how many times as large as usual the mark is
 * @param {number} rem
 */
const symbolSize = ({ disc, x0, x1 }, larger, rem) => (disc ? larger : Math.min(rem, (x1 - x0) / PILL));

/**
 * A label in its lines, the first beside its mark, or under it; and what may be said under them.
 * @param {Place} label
 * @param {number} rem
 * @param {number} row px of a row
 * @param {number | undefined} grade how much it leads the eye
 * @param {boolean} isOnBar whether it stands on its own bar, of which a halo would rub out a part
 * @returns {Wanted[]}
 */
function labelElements({ folding, before, under, from, to, detail }, rem, row, grade, isOnBar) {
  const foot = TEXT_FOOT * rem + (under ? row : 0);
  const place = { x: px(before ? to : from), "text-anchor": before ? "end" : "start" };
  const attributes = {
    ...place,
    class: `label${grade ? " major" : ""}${isOnBar ? " on-bar" : ""}`,
    y: px(foot),
    "font-size": px(labelSize(grade) * rem),
  };
  /** @type {Wanted[]} */
  const elements =
    folding.lines.length === 1
      ? [["text", attributes, folding.lines[0], "one line"]]
      : [["text", attributes, folding.lines.map((line, i) => lineElement(line, i, place.x, rem)), "lines"]];
  if (detail) {
    const y = px(foot + folding.lines.length * NAME_LINE * rem);
    elements.push(["text", { ...place, class: "detail", y, "font-size": px(SMALL * rem) }, detail]);
  }
  return elements;
}

/**
 * @param {string} line
 * @param {number} i which of a label's
 * @param {number} x px
 * @param {number} rem
 * @returns {Wanted}
 */
const lineElement = (line, i, x, rem) => ["tspan", { x, dy: i ? px(NAME_LINE * rem) : 0 }, line];

/**
 * An event without a label: a small disc of its kind, hollow where the date is no exact one.
 * @param {PlacedDot} dot
 * @param {Scene} scene
 * @param {Set<number>} related
 * @param {number} shift px by which all dots are moved
 * @returns {Wanted}
 */
export function dotElement(dot, scene, related, shift) {
  const { event, x, y } = dot;
  const { titles, whens, times, chosen } = scene;
  const target = targetAttributes(dot, scene, related);
  const sure = [EXACT, THROUGHOUT].includes(times.form[event]) && !(times.flags[event] & DASHED);
  const name = sure ? "mark disc" : "mark doubt";
  const at = dotX(event, scene);
  // What began before the window, or ends behind it, points to where it did.
  const isOutside = at < 0 || at > scene.width;
  /** @type {Wanted[]} */
  const parts = [
    isOutside
      ? ["path", { class: name, d: at < 0 ? "M3-3.5V3.5L-2.5 0Z" : "M-3-3.5V3.5L2.5 0Z" }]
      : ["circle", { class: name, r: DOT / 2 - (sure ? 0 : 0.5) }],
  ];
  if (event === chosen) parts.push(["circle", { class: "ring", r: DOT }]);
  return [
    "g",
    { ...target, class: `${target.class} dot`, style: `transform:translate(${px(x - shift)}px,${px(y)}px)` },
    [["title", {}, `${titles[event]}\n${whens(event)}`], ...parts],
    `d${event}`,
  ];
}

/**
 * @param {number} x
 * @param {number} width
 * @param {number} y
 * @param {number} height
 * @returns {Wanted}
 */
const hitArea = (x, width, y, height) => [
  "rect",
  { class: "hit", x: px(x), y: px(y), width: px(width), height },
];

/**
 * The line of a report in some stretches of it, with a hollow foot where the source itself does not say its
 * date: two lines would look like two days.
 * @param {number} x
 * @param {Stretch[]} stretches px along it
 * @param {boolean} isHollow
 * @returns {Wanted}
 */
export function reportLine(x, stretches, isHollow) {
  const end = stretches[stretches.length - 1][1] - (isHollow ? 7 : 0);
  const lines = stretches.map(([from, to]) => `M${px(x)} ${px(from)}V${px(Math.min(to, end))}`);
  return ["path", { class: "mark line", d: lines.join("") + (isHollow ? HOLLOW_FOOT : "") }];
}

/**
 * A report's line from the axis to its name, broken where labels stand.
 * @param {Report} report
 * @param {Plan} plan
 * @param {Scene} scene
 * @param {Set<number>} related
 * @returns {Wanted}
 */
export function reportElement(report, plan, scene, related) {
  const { rem, target } = scene;
  const { x, y, x0, x1, from, text } = report;
  const rows = plan.items
    .filter(({ label }) => label.from - 3 < x && label.to + 3 > x)
    .map(({ y, label }) => [y - 11 * rem, y + 11 * rem + (rowCount(label) - 1) * NAME_LINE * rem])
    .sort((a, b) => a[0] - b[0]);
  let end = plan.axis - 4;
  /** @type {Stretch[]} */
  const stretches = [];
  for (const [top, bottom] of [...rows, [y + 8 * rem, 0]]) {
    if (top > end) stretches.push([end, top]);
    end = Math.max(end, bottom);
  }
  const label = { class: "label", x: px(from), y: px(y + TEXT_FOOT * rem), "font-size": px(LABEL * rem) };
  return [
    "g",
    targetAttributes(report, scene, related),
    [
      hitArea(x0 - HIT_MARGIN, x1 - x0 + 2 * HIT_MARGIN, y - target / 2, target),
      reportLine(x, stretches, isElsewhere(scene.times, report.event)),
      ["text", label, text],
    ],
    `e${report.event}`,
  ];
}
