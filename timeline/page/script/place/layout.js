// What stands where in the window: rows and labels for as many events as have room, counts for the rest. Px,
// no elements.

import {
  AIR,
  BESIDE,
  BETWEEN,
  FEW,
  LABEL,
  NAMES,
  DOT,
  DOT_STEP,
  NAME_LINE,
  NAME_LINES,
  NAME_ROW,
  NOTE_ROW,
  RADIUS,
  REPORT_ROW,
  SMALL,
  TIGHT_ROW,
} from "../measures.js";
import { segmentsOf, xOf } from "../time/scale.js";
import { ticksOf } from "../time/ticks.js";
import { packBands } from "./bands.js";
import { notesOf } from "./notes.js";
import { levels } from "./stripes.js";
import { stripOf } from "./strips.js";
import { keptOf } from "./rows.js";
import { cut, wrapped } from "./text.js";
import { inWindow, itemOf, once } from "./window.js";

// Px of the axis over the bands, and of one that has no gaps, whose lengths are a row of their own.
const AXIS_HEIGHT = 50;
const WHOLE_AXIS_HEIGHT = 36;

// Px of air in a band and between two, with few events and with many; and between a lane's name and its band.
const ROOMY = { air: AIR, between: BETWEEN };
const DENSE = { air: 3, between: 4 };
const NAME_GAP = 12;
// Px between the parts of a band, and of a band's row that is folded.
const PARTS_BETWEEN = 2;
const FOLDED = 18;
// How many titles have a line under them, if any has and others could: one alone would seem a mistake.
const LEAST_DETAILS = 3;
// Px that the sign takes by which a folded lane is unfolded.
const SIGN_WIDE = 20;

/** Px of the line that says which parts a band has. */
export const INSIDE_LINE = 24;

/**
 * Put all together. Rows, their counts and the height of a moment `before` are kept where they can be.
 * @param {Scene} scene
 * @param {Previous | null} before
 * @returns {Plan}
 */
export function layoutChart(scene, before) {
  const { data, width, rem, scale, view, times } = scene;
  const nameRow = scene.isWide ? 0 : NAME_ROW * rem;
  /** @type {Measure} */
  const measure = (text, bold) => scene.widthOf(text, SMALL * rem, bold);
  const segments = segmentsOf(scale, view);
  const item = once((event) => itemOf(event, scene, segments));
  const { events, reports, hidden } = inWindow(scene, item);
  const { notes, rows: noteRows } = notesOf(scene, measure);
  // The chart's shade lies over the last px, where a report's name would be.
  const foot =
    (reports.length ? REPORT_ROW * rem : 0) +
    noteRows * NOTE_ROW * rem +
    (reports.length && !noteRows ? 7 * rem : 4);
  const axis = (data.checked.gaps.length || data.source?.gaps.length ? AXIS_HEIGHT : WHOLE_AXIS_HEIGHT) * rem;
  const drawn = scene.standing.stripes.filter(({ isShown }) => isShown);
  const folded = drawn.filter(({ isFolded }) => isFolded).length * FOLDED * rem;
  const airy = data.count > FEW || scene.isFixed ? DENSE : ROOMY;
  const overhead = axis + foot + folded + drawn.length * (2 * airy.air + airy.between + nameRow);
  const lines = reports.map(({ x }) => x);
  const gaps = gapsOf(scale, view, segments);
  const packed = packBands(events, item, scene, { lines, gaps, overhead, before });
  // Few events that have no room in rows of their usual height have little air either.
  const { air, between } = packed.row > TIGHT_ROW * rem ? airy : DENSE;
  const { items, dots, bands, strips, end } = stacked(packed, scene, { axis, air, between, nameRow, before });
  const detailed = items.filter(({ label }) => label.detail);
  if (detailed.length < Math.min(LEAST_DETAILS, Object.keys(data.details).length))
    for (const { label } of detailed) label.detail = undefined;
  const bottom = end - between;
  const noteTop = bottom + (reports.length ? REPORT_ROW * rem : 2);
  return {
    width,
    axis,
    bands,
    items,
    dots,
    strips,
    segments,
    bottom,
    hidden,
    ticks: ticksOf(scale, view, scene.lang, measure),
    reports: reports.map(({ event, x }) => reportOf(event, x, scene, bottom)),
    gaps,
    notes: notes.map((note) => ({ ...note, y: noteTop + note.row * NOTE_ROW * rem })),
    eras: data.eras
      .filter((event) => scene.shown[event])
      .map((event) => [xOf(scale, view, times.low[event]), xOf(scale, view, times.high[event])]),
    today: data.today ? xOf(scale, view, Number(data.today[0])) : NaN,
    height: Math.max(Math.ceil(bottom + foot + 2), before?.height || 0),
    row: packed.row,
    anchor: before?.moving && before.anchor.k === view.k ? before.anchor : view,
    places: new Map(items.map(({ key, label }) => [key, keptOf(label)])),
    counts: packed.bands.map((_, number) => bands.find(({ band }) => band === number)?.rows || 0),
    levels: packed.bands.map((_, number) => bands.find(({ band }) => band === number)?.levels || 0),
  };
}

/**
 * The stripes one under another, their items and strips in them, and the px under the last one's air.
 * @param {{ bands: PackedBand[], row: number }} packed
 * @param {Scene} scene
 * @param {{ axis: number, air: number, between: number, nameRow: number, before: Previous | null }} terms
 */
function stacked({ bands: packedBands, row: rowHeight }, scene, { axis, air, between, nameRow, before }) {
  const { data, width, rem, standing } = scene;
  /** @type {PlacedItem[]} */
  const items = [];
  /** @type {Band[]} */
  const bands = [];
  /** @type {Strip[]} */
  const strips = [];
  /** @type {PlacedDot[]} */
  const dots = [];
  let end = axis;
  standing.stripes.forEach((stripe, band) => {
    if (!stripe.isShown) return; // a filter has left nothing in it
    const packed = packedBands[band];
    const rows = Math.max(packed.rows, before?.counts?.[band] || 0);
    const { names, captions } = scene.isWide ? nameLines(stripe, scene) : NO_NAME;
    const levels = Math.max(packed.levels, before?.levels?.[band] || 0);
    const { counted } = packed;
    const inside = scene.isWide && stripe.parts && !stripe.isFolded ? INSIDE_LINE : 0;
    const least = stripe.isFolded ? FOLDED * rem : stripe.isEmpty ? 0 : rowHeight;
    const namesHeight = names.length > 1 || inside ? (names.length * NAME_LINE + inside) * rem + 6 : least;
    if (stripe.setIn) end -= between - PARTS_BETWEEN;
    const top = end;
    const sunk = stripe.isFolded ? Math.max((namesHeight - levels * DOT_STEP) / 2, 0) : 0;
    const begin = top + nameRow + air + sunk;
    const foot = begin + rows * rowHeight + levels * DOT_STEP;
    const bottom = Math.max(foot, begin - sunk + namesHeight) + air;
    packed.items.forEach((item, i) => {
      const label = packed.places[i];
      if (!label) return;
      const y = begin + (label.row + 0.5) * rowHeight;
      items.push({ ...item, band, label, y });
    });
    packed.dots.forEach(({ event, x, level }) => {
      const y = foot - (level + 0.5) * DOT_STEP;
      dots.push({ event, band, x, y, x0: x - DOT / 2, x1: x + DOT / 2, slot: data.slot[event] });
    });
    if (counted.length)
      strips.push(stripOf(counted, { band, top: foot - levels * DOT_STEP, bottom: foot }, width));
    bands.push({ band, stripe, names, captions, top, bottom, rows, levels });
    end = bottom + between;
  });
  levels.tellOnce?.(items, dots, strips, packedBands);
  return { items, dots, bands, strips, end };
}

const NO_NAME = { names: [], captions: 0 };

/**
 * @param {Stripe} stripe
 * @param {Scene} scene
 */
function nameLines({ name, caption, setIn = 0, isFolded }, { rem, widthOf }) {
  const [limit, size] = [(NAMES - NAME_GAP) * rem, LABEL * rem];
  const [most, beside] = isFolded ? [1, SIGN_WIDE] : [NAME_LINES, 0];
  const lines = name
    ? wrapped(name, limit - (setIn + beside) * rem, (text) => widthOf(text, size, !setIn), most)
    : [];
  const captions = caption ? wrapped(caption, limit, (text) => widthOf(text, size, false), NAME_LINES) : [];
  return { names: [...lines, ...captions], captions: captions.length };
}

/**
 * The breaks in sight, and how long the gap is that is folded away in each.
 * @param {Scale} scale
 * @param {View} view
 * @param {Stretch[]} segments
 * @returns {Gap[]}
 */
const gapsOf = (scale, view, segments) =>
  scale.gaps
    .map(([start, end, words, short], i) => ({
      left: segments[i][1],
      right: segments[i + 1][0],
      texts: [words, short],
      ends: [xOf(scale, view, start), xOf(scale, view, end)],
    }))
    .filter(({ left, right }) => right > 0 && left < scale.width);

/**
 * A report's line and the place of its name at the foot.
 * @param {number} event
 * @param {number} x
 * @param {Scene} scene
 * @param {number} bottom
 * @returns {Report}
 */
function reportOf(event, x, { times, labels, data, width, rem, widthOf }, bottom) {
  /** @param {string} text */
  const measure = (text) => widthOf(text, LABEL * rem, false);
  const before = x - BESIDE - 2;
  const after = width - x - BESIDE - 2;
  // On whichever side all of it has room, else as much as has on the broader.
  const isBehind = measure(labels[event]) <= after || after > before;
  const text = cut(labels[event], isBehind ? after : before, measure);
  const textWidth = measure(text);
  const from = isBehind ? x + BESIDE : x - BESIDE - textWidth;
  const shape = { x0: x - RADIUS, x1: x + RADIUS, x, flags: times.flags[event] };
  return {
    event,
    x,
    from,
    shape,
    text,
    y: bottom + 12 * rem,
    slot: data.slot[event],
    x0: Math.min(x - RADIUS, from),
    x1: Math.max(x + RADIUS, from + textWidth),
  };
}

/**
 * What has a mark or a dot in a plan, or is a report's line.
 * @param {Plan} plan
 */
export const marksOf = ({ items, dots, reports }) => [...items, ...dots, ...reports];
