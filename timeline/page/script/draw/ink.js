// A date's shape as elements. What lies in an axis break is left out.

import {
  ASKED,
  AT_LEAST,
  BAR,
  BEYOND_FADE,
  CAP,
  DASHED,
  END_CAP,
  FADE,
  OUTSIDE,
  PILL,
  SMALL,
  START_CAP,
} from "../measures.js";
import { clamp } from "../time/numbers.js";
import { px } from "./elements.js";

/**
 * What ink is drawn with: a place in the palette and its symbol, the px of segments and of the window, and
 * how symbols are turned, where that is not the usual.
 * @typedef {{ slot: number, icon: string, segments: Stretch[], window: Stretch, turn?: string }} Pen
 */

// Px that ink goes on beyond the window, and the least of it that is worth an element.
const OVERDRAW = 200;
const LEAST = 0.5;

// Px by which what fades lies over what does not, so that no gap is seen between them.
const SEAM = 0.5;

// Px from one point of a dotted edge to the next: where two meet, none stands beside another.
const DOT_PITCH = 4;

// How large the symbol in an outline is.
const SYMBOL_SCALE = 0.7;

/**
 * As much of a stretch as is drawn.
 * @param {number} x0
 * @param {number} x1
 * @param {Stretch} window
 */
const drawnOf = (x0, x1, [first, last]) => [x0, x1].map((x) => clamp(x, first - OVERDRAW, last + OVERDRAW));

/**
 * The stretches of a shape that lie in segments; what lies in a break alone keeps a little ink there.
 * @param {number} x0
 * @param {number} x1
 * @param {Pen} pen
 * @returns {Stretch[]}
 */
function piecesOf(x0, x1, { segments, window }) {
  const [from, to] = drawnOf(x0, x1, window);
  /** @type {Stretch[]} */
  const pieces = segments.map(([a, b]) => [Math.max(from, a), Math.min(to, b)]);
  const inked = pieces.filter(([a, b]) => b - a > LEAST);
  return inked.length ? inked : [[from, Math.max(to, from + CAP)]];
}

/**
 * @param {number} a
 * @param {number} b
 */
const box = (a, b) => `M${px(a)} ${-BAR / 2}H${px(b)}V${BAR / 2}H${px(a)}Z`;

/**
 * A rounded outline, its side open where the shape goes on beyond a break; `filled` closes it there with a
 * straight edge.
 * @param {Stretch} piece
 * @param {boolean} starts
 * @param {boolean} ends
 * @param {boolean} filled
 */
function outline([a, b], starts, ends, filled) {
  const half = PILL / 2;
  const r = Math.min(half, (b - a) / (starts && ends ? 2 : 1));
  const left = px(starts ? a + r : a);
  const top = `M${left} ${-half}H${px(ends ? b - r : b)}`;
  const end = ends ? `A${px(r)} ${half} 0 0 1 ${px(b - r)} ${half}` : `${filled ? "L" : "M"}${px(b)} ${half}`;
  const begin = starts ? `A${px(r)} ${half} 0 0 1 ${px(a + r)} ${-half}` : filled ? "Z" : "";
  return `${top}${end}H${left}${begin}`;
}

/**
 * @param {string} cls
 * @param {string} d
 * @param {Attributes} [more]
 * @returns {Wanted}
 */
const path = (cls, d, more) => ["path", { class: "mark " + cls, d, ...more }];

/**
 * A shape as elements.
 * @param {Shape} shape
 * @param {Pen} pen
 * @returns {Wanted[]}
 */
export function elementsOf(shape, pen) {
  /** @param {number} x */
  const at = (x) => ({ transform: `translate(${px(x)} 0)${pen.turn || ""}` });
  if (shape.parts) {
    const [from, to] = drawnOf(shape.x0, shape.x1, pen.window);
    const parts = shape.parts.flatMap((part) =>
      part.disc ? [path(discOf(shape.flags), pen.icon, at(part.x))] : pillOf(part, pen),
    );
    return [path("thread", `M${px(from)} 0H${px(to)}`), ...parts];
  }
  if (shape.disc && shape.flags & DASHED)
    return [["circle", { class: "mark doubt", r: (PILL - 1) / 2, ...at(Number(shape.x)) }]];
  if (shape.disc) return [path(discOf(shape.flags), pen.icon, at(Number(shape.x)))];
  return shape.pill ? pillOf(shape, pen) : barOf(shape, pen);
}

/**
 * An exact day has a full symbol; what the source itself does not say, a hollow one.
 * @param {number} flags
 */
const discOf = (flags) => (flags & OUTSIDE ? "hollow" : "disc");

/**
 * The symbol of a kind in an outline.
 * @param {number} x
 * @param {string} icon
 * @param {number} size how many times as large as usual
 * @param {string} [turn]
 * @returns {Wanted}
 */
export const symbolElement = (x, icon, size, turn = "") => [
  "path",
  { class: "symbol", d: icon, transform: `translate(${px(x)} 0)${turn} scale(${px(SYMBOL_SCALE * size)})` },
];

const ASKED_LOOK = { class: "asked", y: 4, "font-size": SMALL };

/**
 * A "?" in each end that is not known, which fades, but for one that is at least as late as a report.
 * @param {Pick<Shape, "x0" | "x1" | "startFades" | "endFades" | "flags">} shape
 * @param {Pen} pen
 * @returns {Wanted[]}
 */
const askedOf = ({ x0, x1, startFades, endFades, flags }, { turn = "" }) =>
  [startFades ? x0 + ASKED : NaN, endFades && !(flags & AT_LEAST) ? x1 - ASKED : NaN]
    .filter((x) => !Number.isNaN(x))
    .map((x) => ["text", { ...ASKED_LOOK, transform: `translate(${px(x)} 0)${turn}` }, "?"]);

/**
 * The rounded outlines of a stretch, one in each segment; open where it fades, or is cut at a break.
 * @param {Pick<Shape, "x0" | "x1" | "startFades" | "endFades" | "startCut" | "endCut">} shape
 * @param {Pen} pen
 * @param {boolean} filled
 */
function outlinesOf({ x0, x1, startFades, endFades, startCut, endCut }, pen, filled) {
  const pieces = piecesOf(x0, x1, pen);
  const starts = !startFades && !startCut;
  const ends = !endFades && !endCut;
  return pieces
    .map((piece, i) => outline(piece, starts && !i, ends && i === pieces.length - 1, filled))
    .join("");
}

/**
 * The ground of outlines, which a report's line ends at.
 * @param {Shape} shape
 * @param {Pen} pen
 * @returns {Wanted[]}
 */
export function groundsOf(shape, pen) {
  if (shape.disc || shape.bar || shape.startFades || shape.endFades) return [];
  const parts = shape.parts || [shape];
  return parts.flatMap((part) => (part.disc ? [] : [path("band", outlinesOf(part, pen, true))]));
}

/**
 * @param {Pick<Shape, "x0" | "x1" | "startFades" | "endFades"> & { flags?: number }} shape
 * @param {Pen} pen
 * @returns {Wanted[]}
 */
function pillOf(shape, pen) {
  const { startFades = false, endFades = false, flags = 0 } = shape;
  const side = startFades ? "left" : endFades ? "right" : "";
  const [area, edge] = [true, false].map((filled) => outlinesOf(shape, pen, filled));
  return [
    path("area thin", area, side ? { style: `fill:url(#fade-${side}-${pen.slot})` } : {}),
    path(edgeOf(flags), edge, side ? { style: `stroke:url(#line-${side}-${pen.slot})` } : {}),
    ...askedOf({ ...shape, flags }, pen),
  ];
}

/**
 * @param {Shape} shape
 * @param {Pen} pen
 * @returns {Wanted[]}
 */
function barOf({ x0, x1, startFades = false, endFades = false, arrow, flags, sure = [x0, x1] }, pen) {
  const body0 = startFades ? x0 + FADE : sure[0];
  const body1 = endFades ? x1 - (flags & AT_LEAST ? BEYOND_FADE : FADE) : sure[1];
  /**
   * @param {number} a
   * @param {number} b
   */
  const boxes = (a, b) =>
    piecesOf(a, b, pen)
      .map((piece) => box(...piece))
      .join("");
  /** @type {Wanted[]} */
  const elements = [];
  if (startFades) elements.push(fadeTo("left", x0, body0, pen));
  if (endFades) elements.push(fadeTo("right", body1, x1, pen));
  if (body1 > body0) elements.push(path("area", boxes(body0, body1)));
  // What may be part of it is pale, and its edges are dashed; all edges of a bar in doubt are dotted, and
  // what is about its start or end runs out: no day of it is the first.
  const about = Boolean(flags & DASHED);
  /**
   * @param {number} a
   * @param {number} b
   * @param {string} [side] to which it runs out
   * @param {string} [cls]
   */
  const addEdges = (a, b, side, cls = edgeOf(flags)) => {
    if (b <= a) return;
    const lines = piecesOf(a, b, pen).map(([from, to]) => edgesOf(from, to));
    const stroke = side && { style: `stroke:url(#line-${side}-${pen.slot})` };
    elements.push(path(cls, lines.join(""), stroke || {}));
  };
  const addWhole = (/** @type {string} */ cls) => {
    if (startFades) addEdges(x0, body0 + SEAM, "left", cls);
    const ahead = about ? Math.ceil((body0 - x0) / DOT_PITCH) * DOT_PITCH : body0 - x0;
    addEdges(x0 + ahead, body1, "", cls);
    if (endFades) addEdges(body1 - SEAM, x1, "right", cls);
  };
  /**
   * @param {number} a
   * @param {number} b
   * @param {"left" | "right"} side
   */
  const addDoubt = (a, b, side) => {
    if (b <= a) return;
    if (about) elements.push(fadeTo(side, a, b, pen));
    else elements.push(path("area thin", boxes(a, b)));
    addEdges(a, b, about ? side : "");
  };
  const [begins, ends] = [Math.min(sure[0], x1), Math.max(sure[1], x0)];
  if (!startFades) addDoubt(x0, begins, "left");
  if (!endFades) addDoubt(ends, x1, "right");
  // What the source itself does not say is hollow: its edges are all there is of it.
  if (about || flags & OUTSIDE) addWhole(about ? edgeOf(flags) : "edge");
  const caps = capsOf({ x0, x1, arrow, flags }, sure, pen.window);
  if (caps) elements.push(path("cap", caps));
  return [...elements, ...askedOf({ x0, x1, startFades, endFades, flags }, pen)];
}

/**
 * The known ends of a bar that are in the window, and the arrow of one that goes on.
 * @param {Pick<Shape, "x0" | "x1" | "arrow" | "flags">} shape
 * @param {Stretch} sure
 * @param {Stretch} window
 */
function capsOf({ x0, x1, arrow, flags }, sure, [first, last]) {
  const caps = [];
  // In a short bar as thin as leaves it one: two thick ones apart are the sign for a pause.
  const cap = Math.min(CAP, (x1 - x0) / 6);
  if (flags & START_CAP && sure[0] > first - 10) caps.push(box(x0, x0 + cap));
  if (flags & END_CAP && sure[1] < last + 10) caps.push(box(x1 - cap, x1));
  if (arrow) caps.push(`M${px(last - 8)} ${-BAR / 2 - 1}L${px(last)} 0L${px(last - 8)} ${BAR / 2 + 1}Z`);
  return caps.join("");
}

/**
 * What is about then has an edge of points, what is some time within it one of dashes.
 * @param {number} flags
 */
const edgeOf = (flags) => (flags & DASHED ? "dashes about" : "dashes");

/**
 * @param {number} a
 * @param {number} b
 */
const edgesOf = (a, b) => `M${px(a)} ${-BAR / 2}H${px(b)}M${px(a)} ${BAR / 2}H${px(b)}`;

/**
 * @param {"left" | "right"} side
 * @param {number} a
 * @param {number} b
 * @param {Pen} pen
 * @returns {Wanted}
 */
const fadeTo = (side, a, b, pen) => {
  const boxes = piecesOf(a, b, pen).map((piece) => box(...piece));
  return ["path", { class: "mark fade", d: boxes.join(""), fill: `url(#fade-${side}-${pen.slot})` }];
};
