// The overview: the density of all events, those that are shown lit, and the window as a brush on it.

import { COLUMN, densityOf } from "../place/density.js";
import { clamp } from "../time/numbers.js";
import { timeOf, xOf } from "../time/scale.js";
import { px, sync } from "./elements.js";

/** Px of the overview's height. */
const OVERVIEW_HEIGHT = 36;

// Px of a handle's reach to either side of the brush's end, and of the air over the highest column.
const HANDLE = 12;
const HEADROOM = 4;

/** @typedef {{ end: "from" | "to", label: string, text: string, share: number }} Handle */

/**
 * The px of the window on the whole.
 * @param {Scale} scale
 * @param {View} view
 * @returns {Stretch}
 */
export function brushOf(scale, view) {
  const ends = [0, scale.width].map((x) => xOf(scale, scale.whole, timeOf(scale, view, x)));
  const from = clamp(ends[0], 0, scale.width - 2);
  return [from, clamp(ends[1], from + 2, scale.width)];
}

/**
 * @param {Element} svg
 * @param {Scene} scene whose view is the whole
 * @param {Stretch} brush
 * @param {Handle[]} handles
 */
export function drawOverview(svg, scene, [from, to], handles) {
  const { width } = scene;
  const { every, shown } = densityOf(scene);
  const most = Math.max(...every, 1);
  /** @param {number[]} counts */
  const columns = (counts) =>
    counts
      .map((count, i) => {
        if (!count) return "";
        const height = (OVERVIEW_HEIGHT - HEADROOM) * Math.sqrt(count / most);
        return `M${i * COLUMN} ${OVERVIEW_HEIGHT}v${px(-height)}h${COLUMN - 1}V${OVERVIEW_HEIGHT}Z`;
      })
      .join("");
  svg.setAttribute("viewBox", `0 0 ${width} ${OVERVIEW_HEIGHT}`);
  svg.setAttribute("width", String(width));
  svg.setAttribute("height", String(OVERVIEW_HEIGHT));
  sync(svg, [
    ["path", { class: "every", d: columns(every) || "M0 0" }],
    ["path", { class: "lit", d: columns(shown) || "M0 0" }],
    ["path", { class: "outside", d: outside(from, to, width) }],
    ["rect", { class: "brush", x: px(from), y: 0, width: px(to - from), height: OVERVIEW_HEIGHT }],
    ...handles.map((handle) => handleElement(handle, handle.end === "from" ? from : to)),
  ]);
}

/**
 * @param {number} from
 * @param {number} to
 * @param {number} width
 */
const outside = (from, to, width) =>
  `M0 0H${px(from)}V${OVERVIEW_HEIGHT}H0ZM${px(to)} 0H${width}V${OVERVIEW_HEIGHT}H${px(to)}Z`;

/**
 * @param {Handle} handle
 * @param {number} x
 * @returns {Wanted}
 */
const handleElement = ({ end, label, text, share }, x) => [
  "g",
  {
    class: "handle",
    role: "slider",
    tabindex: 0,
    "data-end": end,
    "aria-label": label,
    "aria-valuemin": 0,
    "aria-valuemax": 100,
    "aria-valuenow": Math.round(100 * share),
    "aria-valuetext": text,
    transform: `translate(${px(x)} 0)`,
  },
  [
    ["rect", { class: "hit", x: -HANDLE, y: 0, width: 2 * HANDLE, height: OVERVIEW_HEIGHT }],
    ["rect", { class: "grip", x: -3, y: OVERVIEW_HEIGHT / 2 - 9, width: 6, height: 18, rx: 3 }],
  ],
  end,
];
