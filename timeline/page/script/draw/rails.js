// The vertical picture on narrow windows: beside the list, one thin rail a lane, on which time runs down.

import { START_FADES } from "../measures.js";
import { dateAt, shapeOf } from "../place/shapes.js";
import { OTHER, othersOf } from "./chosen.js";
import { px, sync } from "./elements.js";
import { elementsOf, fadesOf } from "./ink.js";

/** @typedef {{ event: number, t: number, y: number }} Line */
/** @typedef {{ left: number, step: number, bands: number[], height: number }} Rails */

// Px from the list's edge to the rails, between two, and of all; from a line's top to its middle at the most;
// and that the chosen event's line reaches down, behind which its open entry covers the rails.
const LEFT = 92;
const RAIL_STEP = 16;
const ALL = 96;
const MIDDLE = 22;
const UNCOVERED = 26;

/**
 * Where each listed event's line is, in px from the top of the list: an event's time is where its line
 * stands.
 * @param {HTMLElement} list
 * @param {{ event: number, node: HTMLElement }[]} entries
 * @param {Reading} times
 * @returns {Line[]}
 */
function linesOf(list, entries, times) {
  const { top } = list.getBoundingClientRect();
  return entries.map(({ event, node }) => {
    const line = /** @type {Element} */ (node.querySelector(".line")).getBoundingClientRect();
    const t = times.flags[event] & START_FADES ? times.high[event] : times.low[event];
    return { event, t, y: line.top - top + Math.min(line.height / 2, MIDDLE) };
  });
}

/**
 * The px of a time. Between two lines time runs evenly; before the first and after the last it stands still.
 * @param {Line[]} lines
 * @param {number} height
 */
const along = (lines, height) => (/** @type {number} */ t) => {
  let i = 0;
  while (i < lines.length && lines[i].t <= t) i += 1;
  if (i === 0) return lines.length ? lines[0].y - 14 : 0;
  if (i === lines.length) return Math.min(lines[i - 1].y + 30, height - 4);
  const [a, b] = [lines[i - 1], lines[i]];
  return a.y + ((b.y - a.y) * (t - a.t)) / (b.t - a.t || 1);
};

/**
 * @param {SVGSVGElement} svg
 * @param {Scene} scene
 * @param {HTMLElement} list
 * @param {{ event: number, node: HTMLElement }[]} entries
 */
export function drawRails(svg, scene, list, entries) {
  const { data, rem } = scene;
  const lines = linesOf(list, entries, scene.times);
  const height = Math.max(list.scrollHeight, 10);
  const bands = data.bands.map((_, band) => band).filter((band) => scene.bandsShown[band]);
  const step = Math.min(RAIL_STEP, ALL / Math.max(bands.length, 1)) * rem;
  const rails = { left: LEFT * rem, step, bands, height };
  const at = along(lines, height);
  const events = lines.map((line) => railElement(line, at, scene, rails));
  /** @param {number} band */
  const inBand = (band) => events.filter((_, i) => data.band[lines[i].event] === band);
  /** @type {Wanted[]} */
  const lanes = bands.map((band) => [
    "g",
    { class: "lane", "data-lane": data.bands[band] },
    [["path", { class: "rail", d: `M${px(xOfBand(band, rails))} 0V${px(height)}` }], ...inBand(band)],
    `l${band}`,
  ]);
  const mine = lines.find(({ event }) => event === scene.chosen);
  sync(svg, [
    ["defs", {}, fadesOf()],
    ...lanes,
    ["g", { class: "report" }, inBand(-1)],
    ["g", { class: "curves" }, mine ? otherElements(mine, at, scene, rails) : []],
  ]);
  const right = rails.left + bands.length * step;
  svg.setAttribute("width", String(px(right + 4)));
  svg.setAttribute("height", String(px(height)));
  svg.setAttribute("viewBox", `0 0 ${px(right + 4)} ${px(height)}`);
  svg.classList.toggle("choosing", false);
  svg.dataset.outside = "0";
  list.style.setProperty("--rails", `${right + 8}px`);
}

/**
 * @param {number} band
 * @param {Rails} rails
 */
const xOfBand = (band, { left, step, bands }) => left + (Math.max(bands.indexOf(band), 0) + 0.5) * step;

/**
 * @param {Line} line
 * @param {(t: number) => number} at
 * @param {Scene} scene
 * @param {Rails} rails
 * @returns {Wanted}
 */
function railElement({ event, y }, at, { data, times, chosen, ids, titles, whens }, rails) {
  const half = (rails.bands.length * rails.step) / 2;
  const isReport = data.band[event] < 0;
  const x = isReport ? rails.left + half : xOfBand(data.band[event], rails);
  /** @type {Wanted[]} */
  let parts = [["path", { class: "mark line", d: `M${px(y)} ${px(-half)}V${px(half)}` }]];
  let upright = false;
  if (!isReport) {
    const slot = data.slot[event];
    const shape = shapeOf(dateAt(times, event), at, rails.height, 0); // a day is never wide here
    upright = Boolean(shape.disc);
    if (upright) shape.x = 0;
    parts = elementsOf(shape, {
      slot,
      icon: data.icons[slot],
      segments: [[-1e6, 1e6]],
      window: [0, rails.height],
    });
    if (event === chosen && upright) parts.push(["circle", { class: "ring", cx: 0, cy: 0, r: 10 }]);
  }
  const moved = upright ? `${px(x)}px,${px(y)}px)` : `${px(x)}px,0) rotate(90deg)`;
  return [
    "g",
    {
      class: `event kind-${data.slot[event]}`,
      "data-id": ids[event],
      style: `transform:translate(${moved}`,
      role: "img",
      "aria-label": `${titles[event]}, ${whens(event)}`,
      ...(event === chosen ? { "aria-current": "true" } : {}),
    },
    parts,
    `e${event}`,
  ];
}

/**
 * What others say of the chosen event's date.
 * @param {Line} mine
 * @param {(t: number) => number} at
 * @param {Scene} scene
 * @param {Rails} rails
 * @returns {Wanted[]}
 */
function otherElements({ event, y }, at, scene, rails) {
  const band = scene.data.band[event];
  const x = band < 0 ? rails.left : xOfBand(band, rails);
  const end = y + UNCOVERED;
  return othersOf(scene, (t) => Math.min(at(t), end), 0, end).flatMap(([y0, y1]) => {
    const box = { x: px(x - OTHER), y: px(y0 - OTHER), width: 2 * OTHER, height: px(y1 - y0 + 2 * OTHER) };
    return [
      ["path", { class: "doubted", d: `M${px(x)} ${px(y)}V${px(y0)}` }],
      ["rect", { class: "other", ...box, rx: OTHER }],
    ];
  });
}
