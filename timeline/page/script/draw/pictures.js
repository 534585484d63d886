// The chart as a picture that stands by itself: headline, key, the view shown, source.

import { LABEL, SMALL } from "../measures.js";
import { wrapped } from "../place/text.js";
import { SVG } from "./elements.js";
import { widthOf } from "./pen.js";

// Px around a picture, of its headline, and how much finer than the screen a PNG is.
const MARGIN = 16;
const HEADLINE = 26;
const HEADLINE_LINES = 3;
const FINER = 2;

/**
 * Rules that an SVG needs where no page lends it its own; colours as they are at the moment.
 * @param {Element} svg
 */
function rulesFor(svg) {
  const style = getComputedStyle(document.documentElement);
  const kinds = [0, 1, 2, 3].map((slot) => `kind-${slot}`);
  const names = ["paper", "band", "ink", "quiet", "line", "link", "report", ...kinds];
  const variables = names.map((name) => `--${name}:${style.getPropertyValue(`--${name}`).trim()}`).join(";");
  const rules = [...document.styleSheets[0].cssRules]
    .filter((rule) => /** @type {CSSStyleRule} */ (rule).selectorText?.startsWith(".timeline"))
    .map((rule) => rule.cssText);
  return `svg{${variables};font-family:${getComputedStyle(svg).fontFamily}}${rules.join("")}`;
}

/**
 * @param {string} tag
 * @param {Attributes} attributes
 * @param {string} [text]
 */
function element(tag, attributes, text) {
  const node = document.createElementNS(SVG, tag);
  for (const name in attributes) node.setAttribute(name, String(attributes[name]));
  if (text !== undefined) node.textContent = text;
  return node;
}

/**
 * The headline and the key, and the px under them.
 * @param {number} width
 * @param {About} about
 */
function titleLines(width, { title, key, icons, rem, family }) {
  const size = HEADLINE * rem;
  const lines = wrapped(
    title,
    width - 2 * MARGIN,
    (text) => widthOf(text, size, true, "Georgia, serif"),
    HEADLINE_LINES,
  );
  const font = { "font-size": size, "font-weight": 700, "font-family": "Georgia, 'DejaVu Serif', serif" };
  const parts = [];
  let y = 14;
  for (const line of lines) {
    y += 30 * rem;
    parts.push(element("text", { x: MARGIN, y, class: "headline", ...font }, line));
  }
  y += 28 * rem;
  let x = 22;
  for (const { slot, name, count } of key) {
    const text = `${name} ${count}`;
    const itemWidth = widthOf(text, LABEL * rem, false, family) + 40;
    if (x + itemWidth > width) {
      x = 22;
      y += 22 * rem;
    }
    const group = element("g", { class: `event kind-${slot}`, transform: `translate(${x} ${y - 4})` });
    group.append(element("path", { class: "mark disc", d: icons[slot] }));
    parts.push(group, element("text", { x: x + 14, y, "font-size": LABEL * rem, class: "caption" }, text));
    x += itemWidth;
  }
  return { parts, y: y + 16 * rem };
}

/**
 * @param {SVGSVGElement} chart
 * @param {About} about
 */
function pictureOf(chart, about) {
  /** @param {string} name */
  const size = (name) => parseFloat(chart.getAttribute(name) || "0");
  const { rem, source } = about;
  const width = size("width") + 2 * MARGIN;
  const { parts, y: top } = titleLines(width, about);
  const copy = /** @type {SVGSVGElement} */ (chart.cloneNode(true));
  copy.setAttribute("x", String(MARGIN));
  copy.setAttribute("y", String(top));
  const foot = top + size("height") + 20 * rem;
  const height = Math.ceil(foot + 14);
  const line = { x: MARGIN, y: foot, "font-size": SMALL * rem, class: "caption quiet" };
  const whole = element("svg", {
    xmlns: SVG,
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    class: "timeline",
  });
  whole.append(
    element("style", {}, rulesFor(chart)),
    element("rect", { width, height, class: "paper" }),
    ...parts,
    copy,
    element("text", line, source),
  );
  return { text: new XMLSerializer().serializeToString(whole), width, height };
}

/**
 * @param {Blob} blob
 * @param {string} name
 */
export function download(blob, name) {
  const link = Object.assign(document.createElement("a"), {
    href: URL.createObjectURL(blob),
    download: name,
  });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/**
 * @param {string | undefined} format "svg" or "png"
 * @param {SVGSVGElement} chart
 * @param {About} about
 */
export async function savePicture(format, chart, about) {
  const { text, width, height } = pictureOf(chart, about);
  if (format === "svg") return download(new Blob([text], { type: "image/svg+xml" }), "timeline.svg");
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const size = { width: width * FINER, height: height * FINER };
  const canvas = Object.assign(document.createElement("canvas"), size);
  canvas.getContext("2d")?.drawImage(image, 0, 0, size.width, size.height);
  canvas.toBlob((blob) => blob && download(blob, "timeline.png"), "image/png");
}
