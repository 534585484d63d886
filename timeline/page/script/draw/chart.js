// The horizontal picture, as elements.

import { BIN, SMALL } from "../measures.js";
import { marksOf } from "../place/layout.js";
import { axisElement, breakElements, rulesElement } from "./axis.js";
import { besideChosen, flagElements, flagOf } from "./chosen.js";
import { routesOf } from "./routes.js";
import { px, sync } from "./elements.js";
import { dotElement, groundElements, markElement, relatedOf, reportElement } from "./events.js";
import { fadesOf } from "./fades.js";
import { laneNames } from "./lane_names.js";

/**
 * Everything as elements.
 * @param {SVGSVGElement} svg
 * @param {Plan} plan
 * @param {Scene} scene
 * @param {number} left px of the lane names beside it
 */
export function drawChart(svg, plan, scene, left) {
  const { width, height } = plan;
  const full = left + width;
  /** @type {Wanted[]} */
  const defs = [
    ...fadesOf(scene.data.icons.length - 1),
    ["clipPath", { id: "plot" }, [["rect", { x: 0, y: 0, width, height }]]],
  ];
  sync(svg, [
    ["defs", {}, defs],
    ["g", { transform: `translate(${left} 0)` }, layersOf(plan, scene, left)],
  ]);
  svg.setAttribute("viewBox", `0 0 ${full} ${height}`);
  svg.setAttribute("width", String(full));
  svg.setAttribute("height", String(height));
  svg.dataset.outside = String(plan.hidden);
  svg.classList.toggle("choosing", scene.chosen >= 0);
}

/**
 * @param {Plan} plan
 * @param {Scene} scene
 * @param {number} left
 * @returns {Wanted[]}
 */
function layersOf(plan, scene, left) {
  const { width, axis, bottom } = plan;
  scene = { ...scene, tab: tabOf(plan, scene) };
  const clipped = { "clip-path": "url(#plot)" };
  const related = relatedOf(scene);
  const flag = flagOf(plan, scene);
  const segments = plan.segments
    .map(([a, b]) => /** @type {Stretch} */ ([Math.max(a, 0), Math.min(b, width)]))
    .filter(([a, b]) => b > a);
  /** @type {Wanted[]} */
  const eras = plan.eras.map(([a, b]) => {
    const from = Math.max(a, 0);
    const eraWidth = Math.max(Math.min(b, width) - from, 0);
    return [
      "rect",
      { class: "era", x: px(from), y: px(axis), width: px(eraWidth), height: px(bottom - axis) },
    ];
  });
  const grounds = plan.bands.flatMap((band) => segments.map((segment) => groundOf(band, segment)));
  const reports = plan.reports.map((report) => reportElement(report, plan, scene, related));
  return [
    ["rect", { class: "ground", x: -left, y: 0, width: left + width, height: px(bottom) }],
    ["g", { class: "eras", ...clipped }, eras],
    ["g", { class: "bands" }, grounds],
    ...breakElements(plan),
    rulesElement(plan),
    ...(plan.today >= 0 && plan.today <= width
      ? [
          /** @type {Wanted} */ ([
            "path",
            { class: "today", d: `M${px(plan.today)} ${px(axis)}V${px(bottom)}` },
          ]),
        ]
      : []),
    ["g", { class: "report" }, reports],
    ["g", { class: "grounds", ...clipped }, groundElements(plan, scene)],
    ["g", { class: "ties", ...clipped }, routesOf(plan, scene)],
    ["g", { class: "lanes" }, plan.bands.map((band) => laneElement(band, plan, scene, { left, related }))],
    ["g", { class: "ties", ...clipped }, besideChosen(plan, scene)],
    ["g", { class: "notes" }, plan.notes.flatMap((note) => noteElements(note, plan.width, scene.rem))],
    axisElement(plan, scene, { segments, flag, left }),
    ["g", { class: "flag" }, flag ? flagElements(flag, axis, scene.rem) : []],
  ];
}

/**
 * The event that the Tab key goes to: where it is out of sight, the first one in the window.
 * @param {Plan} plan
 * @param {Scene} scene
 */
function tabOf(plan, { tab }) {
  let first = Infinity;
  for (const { event } of marksOf(plan)) {
    if (event === tab) return tab;
    first = Math.min(first, event);
  }
  return first;
}

/**
 * @param {Band} band
 * @param {Stretch} segment
 * @returns {Wanted}
 */
const groundOf = ({ top, bottom }, [a, b]) => [
  "rect",
  { class: "band", x: px(a), y: px(top), width: px(b - a), height: px(bottom - top) },
];

/**
 * @param {Band} band
 * @param {Plan} plan
 * @param {Scene} scene
 * @param {{ left: number, related: Set<number> }} more
 * @returns {Wanted}
 */
function laneElement(band, plan, scene, { left, related }) {
  const events = plan.items
    .filter((item) => item.band === band.band)
    .map((item) => markElement(item, plan, scene, related));
  // Dots keep their px while the view is panned: all of them move at once.
  const shift = scene.view.dx - plan.anchor.dx;
  const dots = plan.dots
    .filter((dot) => dot.band === band.band)
    .map((dot) => dotElement(dot, scene, related, shift));
  const strips = plan.strips.filter((strip) => strip.band === band.band);
  return [
    "g",
    { class: "lane", "data-lane": band.stripe.key },
    [
      laneNames(band, plan, scene, left),
      ...strips.map((strip) => stripElement(strip, scene)),
      [
        "g",
        { class: "events", "clip-path": "url(#plot)" },
        [["g", { class: "dots", transform: `translate(${px(shift)} 0)` }, dots], ...events],
      ],
      ...strips.map((strip) => countElements(strip, scene)), // over the dots, which would cover them
    ],
    `l${band.stripe.key}`,
  ];
}

/**
 * @param {Strip} strip
 * @param {Scene} scene
 * @returns {Wanted}
 */
function stripElement({ top, bottom, count, alone, levels }, { countText }) {
  const height = bottom - top;
  /** @type {Wanted[]} */
  const shades = levels.map((bins, level) => {
    // With air between them, so that no row of bins looks like one event that lasted.
    const d = bins.map((x) => `M${x + 1} ${px(top)}h${BIN - 3}v${px(height)}h${3 - BIN}Z`).join("");
    return ["path", { opacity: px(0.2 + 0.24 * level), d: d || "M0 0" }];
  });
  return ["g", { class: "strip", "data-count": alone }, [["title", {}, countText(count)], ...shades]];
}

/**
 * How many stand where most are.
 * @param {Strip} strip
 * @param {Scene} scene
 * @returns {Wanted}
 */
const countElements = ({ top, bottom, peaks }, { rem, numberText }) => [
  "g",
  { class: "counts", "text-anchor": "middle", "font-size": px(SMALL * rem) },
  peaks.map((peak) => {
    const attributes = { class: "count", x: peak.x, y: px((top + bottom) / 2 + 4) };
    return /** @type {Wanted} */ (["text", attributes, numberText(peak.count)]);
  }),
];

/**
 * A bracket and the text under it; an end beyond the chart has no hook.
 * @param {Note} note
 * @param {number} width
 * @param {number} rem
 * @returns {Wanted[]}
 */
const noteElements = ({ x0, x1, y, left, text }, width, rem) => [
  ["path", { d: `M${px(x0)} ${px(y + 4)}${x0 < 0 ? "m0 6" : "v6"}H${px(x1)}${x1 > width ? "" : "v-6"}` }],
  ["text", { x: px(left), y: px(y + 26 * rem), "font-size": px(SMALL * rem) }, text],
];
