// What a reader takes along: the chart as a picture, the CSV of what is shown, and a line that puts the page
// into another.

import { MOST_HEIGHT, NAMES } from "../measures.js";
import { MARGIN, download, belowChart, aboveChart, pictureOf, savePicture } from "../draw/pictures.js";
import { layoutChart } from "../place/layout.js";
import { timeText } from "../time/calendar.js";
import { carried, makeScale } from "../time/scale.js";
import { csvOfShown } from "./csv.js";
import { all, fontFamily, isVertical, part, rem, search } from "./page.js";
import { state } from "./state.js";
import { namesPx, sceneOf, windowInSight } from "./view.js";
import { numberText } from "./words.js";

// Px of the chart that a phone saves: as wide as a page.
export const WIDTH = 960;
const HEIGHT = 700;

// How many times its usual size the text of a picture of a given size has: as large as leaves each title
// whole, for such pictures are looked at small; and smaller than usual rather than that anything is cut off.
const SIZES = [2, 1.8, 1.6, 1.45, 1.3, 1.2, 1.1, 1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4];
// How often a picture is placed anew until it has room.
const TRIES = 3;

const FINER = 2;
const LONGEST_NAME = 60;

/** @param {Element | null} node */
const trimmedText = (node) => node?.textContent?.replace(/\s+/g, " ").trim() || "";

/** @param {string} selector */
const textAt = (selector) => trimmedText(document.querySelector(selector));

/** Which reading of the dates it is, which stretch of time, and what alone is shown of the events. */
function saidOfShown() {
  const { kinds, lanes, count, data } = state;
  const { dataset } = part("size");
  /** @param {string | undefined} words */
  const filledIn = (words) =>
    (words || "").replace("{number}", numberText(count)).replace("{all}", numberText(data.count));
  const reading = textAt(`[data-dates=${state.reading}]`);
  const said = data.source ? [`${reading} · ${textAt(".known")}`] : [];
  const [from, to] = (!isVertical() && windowInSight()) || [];
  if (from && to) said.push([from, to].map((t) => timeText(data.lang, t, to - from)).join(" – "));
  if (count === data.count) return said;
  const names = all("button[data-kind]").filter((button) => kinds.has(button.dataset.kind || ""));
  const words = search.value.trim();
  const what = [
    names.map((button) => trimmedText(button.querySelector("bdi"))).join(", "),
    [...lanes].map((lane) => lane.trim()).join(", "),
    words && `“${words}”`,
  ];
  return [...said, filledIn(dataset.filtered).replace("{what}", () => what.filter(Boolean).join("; "))];
}

/** The kinds of what is shown, with how many there are of each. */
function kindsOfShown() {
  const { data, shown } = state;
  return all("button[data-kind]").flatMap((button) => {
    const slot = Number(button.dataset.slot);
    const group = data.groups.indexOf(button.dataset.kind || "");
    const count = Array.from(data.group).filter((one, event) => one === group && shown[event]).length;
    const text = `${trimmedText(button.querySelector("bdi"))} ${numberText(count)}`;
    const icon = data.icons[button.querySelector(".kind-line") ? data.icons.length - 1 : slot];
    return count ? [{ slot, text, icon }] : [];
  });
}

/**
 * @param {boolean} [withDots] whether some events are dots, which the page's own key may not have
 * @returns {About}
 */
function aboutShown(withDots = false) {
  // The "?" that the page's key explains stands in its list.
  const shapes = all(".shapes li:not([hidden], .shared, [data-form=gap])").filter(
    (shape) => state.allTies || shape !== part("relation"), // a saved picture has no chosen event
  );
  if (withDots) shapes.push(...all(".shapes [data-form=dot][hidden]"));
  return {
    title: textAt("h1"),
    deck: textAt(".lead"),
    said: saidOfShown(),
    source: textAt(".source"),
    key: [
      ...kindsOfShown(),
      ...shapes.map((shape) => ({ slot: 0, text: trimmedText(shape).replace(" ? ", " "), icon: "" })),
    ],
    samples: shapes.map((shape) => /** @type {Element} */ (shape.firstElementChild)),
    rem: rem(),
    family: fontFamily(),
    serif: getComputedStyle(/** @type {Element} */ (document.querySelector("h1"))).fontFamily,
    isRtl: document.dir === "rtl",
  };
}

/**
 * The chart so wide, and so high where that is given, in its frame.
 * @param {About} about
 * @param {{ width: number, height?: number, zoom: number, left: number }} size
 */
function placedIn(about, { width, height, zoom, left }) {
  const chartWidth = width - 2 * MARGIN - left;
  const head = aboveChart(about, width);
  const foot = belowChart(about, width);
  const room = height ? height - head.y - foot.height : HEIGHT;
  const seen = isVertical() ? null : state.scale;
  const scale = makeScale(state.times, state.data.least, chartWidth, about.rem);
  const view = seen ? carried(seen, state.view, scale) : scale.whole;
  /** @type {Scene} */
  const scene = { ...sceneOf(scale, view), chosen: -1, isWide: left > 0, width: chartWidth };
  if (height) Object.assign(scene, { budget: room, windowPx: room, tall: room, isFixed: true });
  else if (!seen) Object.assign(scene, { budget: HEIGHT, windowPx: MOST_HEIGHT, tall: MOST_HEIGHT });
  // As on the screen: what is zoomed keeps its rows.
  const before = seen && !height && state.view !== seen.whole ? state.plan : null;
  let plan = layoutChart(scene, before);
  // Lanes may be higher than their rows, as their names are: again in what they leave.
  let budget = room;
  for (let tries = 0; height && plan.height > room && tries < TRIES; tries += 1) {
    budget -= plan.height - room;
    plan = layoutChart({ ...scene, budget, windowPx: budget, tall: budget }, null);
  }
  const full = height ?? Math.ceil(head.y + plan.height + foot.height);
  return { plan, scene, fits: plan.height <= room, frame: { head, foot, left, width, height: full, zoom } };
}

/**
 * A picture of a given size: placed anew in it, the text as large as there is room for.
 * @param {About} about
 * @param {number} width
 * @param {number} height
 */
function fixed(about, width, height) {
  let last;
  for (const factor of SIZES) {
    const zoom = factor / about.rem;
    last = placedIn(about, { width: width / zoom, height: height / zoom, zoom, left: NAMES * about.rem });
    const { plan, fits } = last;
    const isWhole =
      plan.bands.every(({ stripe, levels }) => stripe.isFolded || !levels) &&
      plan.items.every(({ label }) => label.folding.whole);
    if (fits && (isWhole || factor <= 1)) break;
  }
  return /** @type {ReturnType<typeof placedIn>} */ (last);
}

/** The story's name as that of a file. */
const fileName = () =>
  [
    ...textAt("h1")
      .toLowerCase()
      .replace(/['’]/g, "")
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-"),
  ]
    .slice(0, LONGEST_NAME)
    .join("")
    .replace(/^-|-$/g, "") || "timeline";

/** @param {string} format "png" or "svg" */
export function saveChart(format) {
  const size = /** @type {HTMLSelectElement} */ (part("size")).value;
  const [width, height] = size.split("x").map(Number);
  const left = isVertical() ? NAMES * rem() : namesPx();
  const onScreen = isVertical() ? WIDTH : (state.scale?.width || WIDTH) + left + 2 * MARGIN;
  /** @param {About} about */
  const placed = (about) =>
    height ? fixed(about, width, height) : placedIn(about, { width: width || onScreen, zoom: 1, left });
  let about = aboutShown();
  let made = placed(about);
  if (made.plan.dots.length) {
    about = aboutShown(true);
    made = placed(about);
  }
  const text = pictureOf(made.plan, made.scene, about, made.frame);
  return savePicture(text, `${fileName()}${size && "-" + size}.${format}`, height ? 1 : FINER);
}

export function listenToExports() {
  const link = /** @type {HTMLAnchorElement} */ (document.querySelector("a[data-save=csv]"));
  link.addEventListener("click", (event) => {
    if (state.count === state.data.count) return;
    event.preventDefault();
    const shown = csvOfShown(state.csv ?? carriedCsv(link), state.shown);
    download(new Blob([shown], { type: "text/csv" }), "events.csv");
  });
  const embed = /** @type {HTMLInputElement} */ (part("embed"));
  const address = location.protocol.startsWith("http")
    ? location.href.split("#")[0]
    : location.pathname.split("/").pop() || "timeline.html";
  const source = address.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  embed.value = embed.value.replace('src=""', () => `src="${source}"`);
  embed.addEventListener("focus", () => embed.select());
}

/**
 * The CSV in a link's address.
 * @param {HTMLAnchorElement} link
 */
function carriedCsv({ href }) {
  return decodeURIComponent(href.slice(href.indexOf(",") + 1));
}
