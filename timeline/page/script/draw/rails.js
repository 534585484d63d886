// The vertical picture: beside the list, one rail a lane, on which time runs down. All of
// it comes from where the entries stand, and each mark begins at its own.

import { ARROW, BAR, PILL, RADIUS } from "../measures.js";
import { startAt } from "../place/between.js";
import { railShape } from "../place/rail_shape.js";
import { dateAt, isElsewhere, symbolIn } from "../place/shapes.js";
import { stripesOf } from "../place/stripes.js";
import { FREE_PX, tiesBeside } from "../place/ties.js";
import { placeIn, spansOf, tracksWithin } from "../place/tracks.js";
import { clamp } from "../time/numbers.js";
import { OTHER, othersOf } from "./chosen.js";
import { boxOf, px, sync } from "./elements.js";
import { classOf, nameOf, reportLine } from "./events.js";
import { fadesOf } from "./fades.js";
import { elementsOf, groundsOf, symbolElement } from "./ink.js";
import { writeHead } from "./rails_head.js";
import { tieBeside } from "./ties.js";

/**
 * A listed event: px of its date's middle, and of its line's foot.
 * @typedef {{ event: number, y: number, foot: number }} Line
 * @typedef {ReturnType<typeof tiesBeside>["ties"][number]} Tie
 * A mark of it on the rail of a stripe, -1 for a report: in which line it stands, which track of the rail it
 * has, and whether another mark has told of the same event.
 * @typedef {{ line: number, stripe: number, track: number, isAgain: boolean }} RailMark
 * @typedef {{
 *   lines: Line[], at: (t: number) => number, bands: number[], lefts: number[], marks: RailMark[],
 *   counts: Map<number, number>, step: number, width: number, height: number, end: number, mirrored: boolean,
 *   ties: Tie[], shift: number,
 * }} Rails
 */

// Px of a track and of one at the least, between two lanes, before the first and beside them all; of a bar at
// the most; and the share of the list's width that the rails may take.
const TRACK = 14;
const LEAST_TRACK = 5;
const BETWEEN_LANES = 5;
const BEFORE_LANES = 4; // a mark is wider than a narrow track, and the chosen one has a ring
const ASIDE = 8;
const MOST_BAR = 9;
const SHARE = 0.3;
// How many times as large as usual a symbol is in an outline, which it does not touch.
const RAIL_SYMBOL = 0.75;
// Px that the chosen event's line reaches down, behind which its open entry covers the rails.
const UNCOVERED = 26;

/**
 * @param {HTMLElement} list
 * @param {{ event: number, node: HTMLElement }[]} entries
 * @returns {Line[]}
 */
function linesOf(list, entries) {
  const { top } = boxOf(list);
  return entries.map(({ event, node }) => {
    const line = /** @type {Element} */ (node.querySelector(".line"));
    const brief = node.querySelector(".when-brief")?.getClientRects()[0];
    const { top: head, bottom } = boxOf(line);
    return { event, y: (brief ? (brief.top + brief.bottom) / 2 : head + 16) - top, foot: bottom - top };
  });
}

/**
 * Where everything stands.
 * @param {Scene} scene
 * @param {HTMLElement} list
 * @param {{ event: number, node: HTMLElement }[]} entries
 * @returns {Rails}
 */
function railsOf(scene, list, entries) {
  const { times, standing } = scene;
  const root = /** @type {HTMLElement} */ (list.lastElementChild);
  const lines = linesOf(root, entries);
  const bands = standing.stripes.flatMap(({ isShown, isEmpty }, number) =>
    isShown && !isEmpty ? [number] : [],
  );
  const events = lines.map(({ event }) => event);
  const perLine = spansOf(events, times, standing.stripe);
  const marks = events.flatMap((event, line) =>
    stripesOf(standing, event).map((stripe, i) => ({ line, stripe, track: 0, isAgain: i > 0 })),
  );
  const onRails = marks.filter(({ stripe }) => stripe >= 0);
  const spans = onRails.map(({ line, stripe }) => ({ ...perLine[line], band: stripe }));
  const room = root.offsetWidth * SHARE - BETWEEN_LANES * bands.length;
  const { tracks, counts, total } = tracksWithin(spans, Math.max(room / LEAST_TRACK, bands.length));
  const step = clamp(room / Math.max(total, 1), LEAST_TRACK, TRACK);
  const height = root.offsetHeight;
  const beside = tiesBeside(scene, lines, height);
  let width = BEFORE_LANES + beside.shift;
  const lefts = bands.map((band) => {
    const left = width;
    width += (counts.get(band) || 1) * step + BETWEEN_LANES;
    return left;
  });
  const end = lines.length ? lines[lines.length - 1].foot - 4 : 0;
  const ys = [...lines.map(({ y }) => y), end];
  const place = placeIn(events.map((event) => startAt(times, event)));
  /** @param {number} t */
  const at = (t) => {
    const i = place(t);
    const [y, next] = [ys[Math.floor(i)], ys[Math.ceil(i)]];
    return y + (next - y) * (i % 1);
  };
  onRails.forEach((mark, i) => (mark.track = tracks[i]));
  return {
    lines,
    at,
    bands,
    lefts,
    counts,
    step,
    end,
    marks,
    width,
    height,
    mirrored: getComputedStyle(list).direction === "rtl",
    ...beside,
  };
}

/**
 * @param {SVGSVGElement} svg
 * @param {Scene} scene
 * @param {HTMLElement} list
 * @param {{ event: number, node: HTMLElement }[]} entries
 */
export function drawRails(svg, scene, list, entries) {
  const { data, standing } = scene;
  const rails = railsOf(scene, list, entries);
  const { lines, bands, width, height, counts, step, marks } = rails;
  /** @param {number} band */
  const inBand = (band) =>
    marks.filter(({ stripe }) => stripe === band).map((mark) => railElement(mark, scene, rails));
  const middles = bands.map((band, i) => rails.lefts[i] + ((counts.get(band) || 1) * step) / 2);
  /** @type {Wanted[]} */
  const lanes = bands.map((band, i) => {
    const rail = {
      class: "rail",
      d: `M${px(flipped(middles[i], rails))} 0V${px(height)}`,
      "stroke-width": px((counts.get(band) || 1) * step + 1),
    };
    return [
      "g",
      { class: "lane", "data-lane": standing.stripes[band].key },
      [["path", rail], ...inBand(band)],
      `l${standing.stripes[band].key}`,
    ];
  });
  const mine = marks.find(({ line }) => lines[line].event === scene.chosen);
  /** @param {number} x */
  const flip = (x) => flipped(x, rails);
  const firstMarks = new Map(marks.filter(({ isAgain }) => !isAgain).map((mark) => [mark.line, mark]));
  /** @param {number} line */
  const xOfLine = (line) => xOfMark(/** @type {RailMark} */ (firstMarks.get(line)), rails);
  const toMark = Math.min(RADIUS, (rails.step + 1) / 2) + 1;
  const ties = rails.ties.map((tie) => tieBeside(tie, rails.shift, flip, xOfLine, toMark));
  sync(svg, [
    ["defs", {}, fadesOf(data.icons.length - 1)],
    ...lanes,
    ...(data.today ? [todayElement(Number(data.today[0]), rails)] : []),
    ["g", { class: "report" }, inBand(-1)],
    ["g", { class: "ties" }, [...ties, ...(mine ? otherElements(mine, scene, rails) : [])]],
  ]);
  const full = px(width + FREE_PX);
  svg.setAttribute("width", String(full));
  svg.setAttribute("height", String(px(height)));
  svg.setAttribute("viewBox", `${rails.mirrored ? 0 : -FREE_PX} 0 ${full} ${px(height)}`);
  svg.classList.remove("choosing", "scrolled");
  svg.dataset.outside = "0";
  list.style.setProperty("--rails", `${px(width + ASIDE)}px`);
  list.style.setProperty("--ties", `${px(rails.shift)}px`);
  writeHead(
    list,
    bands.map((band) => standing.stripes[band].key),
    middles,
  );
}

/**
 * A line across all rails at the day of making.
 * @param {number} t
 * @param {Rails} rails
 * @returns {Wanted}
 */
const todayElement = (t, { at, width }) => ["path", { class: "today", d: `M0 ${px(at(t))}H${px(width)}` }];

/**
 * Px as they are from the left, in a list that begins at the right too.
 * @param {number} x
 * @param {Rails} rails
 */
const flipped = (x, { mirrored, width }) => (mirrored ? width - x : x);

/**
 * @param {RailMark} mark
 * @param {Rails} rails
 */
function xOfMark({ stripe, track }, rails) {
  const { bands, lefts, step, width } = rails;
  if (stripe < 0) return width / 2;
  return flipped(lefts[Math.max(bands.indexOf(stripe), 0)] + (track + 0.5) * step, rails);
}

/**
 * @param {RailMark} mark
 * @param {Scene} scene
 * @param {Rails} rails
 * @returns {Wanted}
 */
function railElement(mark, scene, rails) {
  const { data, times, chosen, ids } = scene;
  const { step, end } = rails;
  const { event, y } = rails.lines[mark.line];
  const isReport = mark.stripe < 0;
  const x = xOfMark(mark, rails);
  const half = rails.width / 2;
  let parts = [reportLine(y, [[-half, half]], isElsewhere(times, event))];
  let moved = `${px(x)}px,0) rotate(90deg)`;
  if (!isReport) {
    const slot = data.slot[event];
    const shape = railShape(dateAt(times, event), y, rails);
    // An outline that is no longer than a symbol is a ring.
    const thick =
      Math.min(shape.pill ? (2 * RADIUS * BAR) / PILL : MOST_BAR, step - (shape.pill ? 3 : 1.5)) / BAR;
    const size = Math.min(1, (step + 1) / (2 * RADIUS));
    const turn = ` scale(${px(size)} ${px(size / thick)}) rotate(-90)`;
    const last = times.flags[event] & ARROW ? Math.max(end, y + RADIUS) : rails.height;
    const symbolX = symbolIn({ slot, shape }, { data, width: rails.height, rem: 1 }, true);
    if (shape.disc) shape.x = 0;
    const segments = [/** @type {Stretch} */ ([-1e6, 1e6])];
    const window = /** @type {Stretch} */ ([0, last]);
    const pen = { slot, icon: data.icons[slot], segments, window, turn: shape.disc ? "" : turn };
    parts = [...groundsOf(shape, pen), ...elementsOf(shape, pen)];
    if (symbolX !== undefined)
      parts.push(
        shape.disc ? symbolElement(0, pen.icon, 1) : symbolElement(symbolX, pen.icon, RAIL_SYMBOL, turn),
      );
    if (event === chosen) {
      const length = Math.min(shape.x1, last) - shape.x0;
      const box = { x: px(shape.x0 - 4), y: -BAR / 2 - 4, width: px(length + 8), height: BAR + 8, rx: 8 };
      parts.push(shape.disc ? ["circle", { class: "ring", r: 10 }] : ["rect", { class: "ring", ...box }]);
    }
    moved = shape.disc ? `${px(x)}px,${px(y)}px) scale(${px(size)})` : `${moved} scale(1,${px(thick)})`;
  }
  return [
    "g",
    {
      class: classOf(event, data.slot[event], scene),
      "data-id": ids[event],
      style: `transform:translate(${moved}`,
      ...(mark.isAgain ? { "aria-hidden": "true" } : { role: "img", "aria-label": nameOf(event, scene) }),
      ...(event === chosen ? { "aria-current": "true" } : {}),
    },
    parts,
    `e${event}`,
  ];
}

/**
 * What others say of the chosen event's date.
 * @param {RailMark} mark
 * @param {Scene} scene
 * @param {Rails} rails
 * @returns {Wanted[]}
 */
function otherElements(mark, scene, rails) {
  const { y } = rails.lines[mark.line];
  const x = xOfMark(mark, rails);
  const end = y + UNCOVERED;
  return othersOf(scene, (t) => Math.min(rails.at(t), end), 0, end).flatMap(([y0, y1], i) => {
    // Beside the mark and one another: what is near in time would stand on it.
    const beside = x + (rails.mirrored ? 1 : -1) * (i + 1) * (2 * OTHER + 3);
    const box = {
      x: px(beside - OTHER),
      y: px(y0 - OTHER),
      width: 2 * OTHER,
      height: px(y1 - y0 + 2 * OTHER),
    };
    return [
      ["path", { class: "doubted", d: `M${px(x)} ${px(y)}L${px(beside)} ${px(y0)}` }],
      ["rect", { class: "other", ...box, rx: OTHER }],
    ];
  });
}
