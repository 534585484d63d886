// Time to px and back. Segments of time lie side by side, with a break of fixed width where a long gap is
// folded away. A view is { k, dx }: px a second, and the px at which the first segment begins. Panning
// changes dx alone.

import { BREAK, PAD_LEAST, PAD_MOST, PAD_SHARE, SPAN_LEAST } from "../measures.js";
import { clamp } from "./numbers.js";

// Px that the outer segments reach to: as far as anybody can look.
const FAR = 1e6;

/**
 * @param {Pick<Reading, "whole" | "gaps">} axis
 * @param {number} least
 * @param {number} width
 * @param {number} [rem] how many times the usual size texts have: each segment has room for a name and a
 *   length
 * @returns {Readonly<Scale>}
 */
export function makeScale({ whole, gaps }, least, width, rem = 1) {
  const spare = Math.max(0, least * SPAN_LEAST - (whole[1] - whole[0])) / 2;
  const start = whole[0] - spare;
  const end = whole[1] + spare;
  const pad = clamp(width * PAD_SHARE, PAD_LEAST * rem, PAD_MOST * rem) + ((rem - 1) * BREAK) / 2;
  const seconds = end - start - gaps.reduce((sum, [a, b]) => sum + b - a, 0);
  const inner = Math.max(width - 2 * pad - gaps.length * (BREAK + 2 * pad), width / 4);
  const rough = inner / Math.max(seconds, least / 10);
  /** @type {Stretch[]} */
  const segments = [];
  let from = start - pad / rough;
  for (const [a, b] of gaps) {
    const half = Math.min(pad / rough, (b - a) / 3);
    segments.push([from, a + half]);
    from = b - half;
  }
  segments.push([from, end + pad / rough]);
  const secondsBefore = [0];
  for (const [a, b] of segments) secondsBefore.push(secondsBefore[secondsBefore.length - 1] + b - a);
  const total = secondsBefore[segments.length];
  const k = (width - gaps.length * BREAK) / total;
  const closest = Math.max(k * 8, width / (SPAN_LEAST * least));
  return Object.freeze({
    segments,
    gaps,
    begins: [whole[2] ?? whole[0], ...gaps.map(([, b]) => b)],
    secondsBefore,
    total,
    width,
    closest,
    least,
    whole: Object.freeze({ k, dx: 0 }),
  });
}

/**
 * Where a view puts a time; what lies inside a gap is in its break, what lies beyond the ends goes on past
 * them.
 * @param {Scale} scale
 * @param {View} view
 * @param {number} t
 */
export function xOf(scale, view, t) {
  const { segments } = scale;
  let i = 0;
  while (i < segments.length - 1 && t >= segments[i + 1][0]) i += 1;
  const [a, b] = segments[i];
  const left = leftOf(scale, view, i);
  if (t <= b || i === segments.length - 1) return left + view.k * (t - a);
  return left + view.k * (b - a) + BREAK * ((t - b) / (segments[i + 1][0] - b));
}

/**
 * @param {Scale} scale
 * @param {View} view
 * @param {number} x
 */
export function timeOf(scale, view, x) {
  const { segments } = scale;
  let i = 0;
  while (i < segments.length - 1 && x >= leftOf(scale, view, i + 1)) i += 1;
  const [a, b] = segments[i];
  const t = a + (x - leftOf(scale, view, i)) / view.k;
  return i < segments.length - 1 ? Math.min(t, b) : t;
}

/**
 * Px at which a segment begins.
 * @param {Scale} scale
 * @param {View} view
 * @param {number} i
 */
const leftOf = (scale, view, i) => view.dx + view.k * scale.secondsBefore[i] + BREAK * i;

/**
 * The view whose window begins and ends with two times.
 * @param {Scale} scale
 * @param {number} from
 * @param {number} to
 * @returns {View}
 */
export function viewBetween(scale, from, to) {
  const { segments, secondsBefore, width } = scale;
  /** @param {number} t */
  const segmentAt = (t) =>
    Math.max(
      segments.findLastIndex(([start]) => t >= start),
      0,
    );
  /** @param {number} t seconds that are not left out before it */
  const kept = (t) => {
    const i = segmentAt(t);
    return secondsBefore[i] + Math.min(t, i < segments.length - 1 ? segments[i][1] : t) - segments[i][0];
  };
  const seconds = Math.max(kept(to) - kept(from), 1e-9);
  const breaks = segmentAt(to) - segmentAt(from);
  const k = clamp((width - BREAK * breaks) / seconds, scale.whole.k, scale.closest);
  return bounded(scale, { k, dx: -xOf(scale, { k, dx: 0 }, from) });
}

/**
 * The px of each segment.
 * @param {Scale} scale
 * @param {View} view
 * @returns {Stretch[]}
 */
export function segmentsOf(scale, view) {
  const last = scale.segments.length - 1;
  return scale.segments.map(([a, b], i) => {
    const left = leftOf(scale, view, i);
    return [i === 0 ? -FAR : left, i === last ? FAR : left + view.k * (b - a)];
  });
}

/**
 * Keep a good part of the story in the window, and the zoom between the whole and the closest look.
 * @param {Scale} scale
 * @param {View} view
 * @returns {View}
 */
export function bounded(scale, view) {
  const { width } = scale;
  const k = clamp(view.k, scale.whole.k, scale.closest);
  const length = k * scale.total + BREAK * (scale.segments.length - 1);
  return { k, dx: clamp(view.dx, width * 0.4 - length, width * 0.6) };
}

/**
 * Zoom by a factor, keeping what is at the px x where it is. Zoomed out as far as it goes, it is the whole
 * again.
 * @param {Scale} scale
 * @param {View} view
 * @param {number} factor
 * @param {number} x
 */
export function zoomed(scale, view, factor, x) {
  const k = clamp(view.k * factor, scale.whole.k, scale.closest);
  if (k <= scale.whole.k * 1.0001) return scale.whole;
  const t = timeOf(scale, view, x);
  return bounded(scale, { k, dx: view.dx + (x - xOf(scale, { k, dx: view.dx }, t)) });
}

/**
 * The same stretch of time on another scale: the window has another width, or the reading is another.
 * @param {Scale} scale
 * @param {View} view
 * @param {Scale} next
 */
export function carried(scale, view, next) {
  if (Math.abs(view.k / scale.whole.k - 1) < 1e-6 && view.dx === 0) return next.whole;
  return viewBetween(next, timeOf(scale, view, 0), timeOf(scale, view, scale.width));
}
