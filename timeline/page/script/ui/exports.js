// What a reader takes along: the chart as a picture, the CSV of what is shown, and a line that puts the page
// into another.

import { MOST_HEIGHT } from "../measures.js";
import { drawChart } from "../draw/chart.js";
import { SVG } from "../draw/elements.js";
import { download, savePicture } from "../draw/pictures.js";
import { layoutChart } from "../place/layout.js";
import { makeScale } from "../time/scale.js";
import { csvOfShown } from "./csv.js";
import { all, fontFamily, isNarrow, part, rem, svg } from "./page.js";
import { state } from "./state.js";
import { sceneOf } from "./view.js";

// Px of the chart that a phone saves: as wide as a page.
const WIDTH = 960;
const HEIGHT = 700;

/** @param {Element | null} node */
const trimmedText = (node) => node?.textContent?.trim() || "";

/** @param {string} format "png" or "svg" */
export function saveChart(format) {
  const key = all("button[data-kind]").map((button) => ({
    slot: Number(button.dataset.slot),
    name: button.querySelector("bdi")?.textContent || "",
    count: button.querySelector(".number")?.textContent || "",
  }));
  const about = {
    title: document.querySelector("h1")?.textContent || "",
    source: trimmedText(document.querySelector(".source")),
    key,
    icons: state.data.icons,
    rem: rem(),
    family: fontFamily(),
  };
  return isNarrow() ? saveAside(format, about) : savePicture(format, svg, about);
}

/**
 * A phone's list is no picture: the chart is drawn aside.
 * @param {string} format
 * @param {About} about
 */
function saveAside(format, about) {
  const aside = document.createElementNS(SVG, "svg");
  aside.setAttribute("class", "timeline");
  const scale = makeScale(state.data, WIDTH);
  const scene = { ...sceneOf(scale, scale.whole), budget: HEIGHT, windowPx: MOST_HEIGHT, tall: MOST_HEIGHT };
  drawChart(aside, layoutChart(scene, null), scene, 0);
  document.body.append(aside);
  return savePicture(format, aside, about).finally(() => aside.remove());
}

export function listenToExports() {
  const link = /** @type {HTMLAnchorElement} */ (document.querySelector("a[data-save=csv]"));
  link.addEventListener("click", (event) => {
    if (state.count === state.data.count) return;
    event.preventDefault();
    const shown = csvOfShown(state.csv ?? carriedCsv(link), state.shown, state.data.notes.length);
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
