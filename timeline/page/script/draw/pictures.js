// The chart as a picture that stands by itself: headline, deck, what is shown, key, chart, source.

import { DECK_LINES, HEADLINE_LINES, LABEL, SMALL } from "../measures.js";
import { wrapped } from "../place/text.js";
import { drawChart } from "./chart.js";
import { SVG, sync } from "./elements.js";
import { widthOf } from "./pen.js";

/** Px around a picture. */
export const MARGIN = 16;

// Px of the headline and the deck, of a line of each, of the deck at the most, and of a line of the key.
const HEADLINE = 26;
const HEADLINE_LINE = 31;
const DECK = 15;
const DECK_LINE = 21;
const DECK_WIDTH = 992;
const KEY_LINE = 23;

// Px of a symbol or sample with the air behind it, and between two entries of the key.
const ICON = 18;
const SAMPLE = 34;
const KEY_APART = 14;

// What of a style a picture keeps: it has no style sheet, since not every program reads one.
const LOOKS =
  "fill fill-opacity stroke stroke-width stroke-opacity stroke-dasharray stroke-linecap stroke-linejoin " +
  "paint-order opacity stop-color font-family font-weight font-style text-anchor direction";

// What XML has no place for: no cell holds it, but what a reader searches for may.
// eslint-disable-next-line no-control-regex
const UNFIT = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

/**
 * Everything over the chart, and the px that it takes.
 * @param {About} about
 * @param {number} width
 * @returns {{ parts: Wanted[], y: number }}
 */
export function aboveChart(about, width) {
  const { title, deck, said, rem, family, serif, isRtl } = about;
  const inner = width - 2 * MARGIN;
  /** @type {Wanted[]} */
  const parts = [];
  let y = 12 * rem;
  /** @param {number} x px from where a line begins */
  const at = (x) => (isRtl ? width - MARGIN - x : MARGIN + x);
  /** @type {Attributes} */
  const way = isRtl ? { direction: "rtl" } : {};
  /**
   * @param {string[]} lines
   * @param {number} size
   * @param {number} line
   * @param {Attributes} more
   */
  const write = (lines, size, line, more) => {
    for (const text of lines) {
      y += line * rem;
      parts.push(["text", { x: at(0), y, "font-size": size * rem, ...way, ...more }, text]);
    }
  };
  const bold = { class: "headline", "font-weight": 700, "font-family": serif };
  const headline = wrapped(
    title,
    inner,
    (text) => widthOf(text, HEADLINE * rem, true, serif),
    HEADLINE_LINES,
  );
  write(headline, HEADLINE, HEADLINE_LINE, bold);
  y += 4 * rem;
  /** @param {string} text */
  const inDeck = (text) => widthOf(text, DECK * rem, false, family);
  write(wrapped(deck, Math.min(inner, DECK_WIDTH * rem), inDeck, DECK_LINES), DECK, DECK_LINE, {
    class: "caption",
  });
  /** @param {string} text */
  const small = (text) => widthOf(text, LABEL * rem, false, family);
  for (const text of said) write(wrapped(text, inner, small, 3), LABEL, DECK_LINE, { class: "said caption" });
  const entries = keyOf(about, inner, y + (KEY_LINE + 4) * rem, at);
  return { parts: [...parts, ...entries.parts], y: entries.y + 14 * rem };
}

/**
 * The key, entry by entry in as many lines as it needs, and the px of the last.
 * @param {About} about
 * @param {number} inner px of a line
 * @param {number} y px of the first
 * @param {(x: number) => number} at
 */
function keyOf({ key, rem, family, isRtl }, inner, y, at) {
  /** @type {Wanted[]} */
  const parts = [];
  /** @type {Attributes} */
  const more = isRtl ? { direction: "rtl" } : {};
  let x = 0;
  for (const { slot, text, icon } of key) {
    const before = (icon ? ICON : SAMPLE) * rem;
    const itemWidth = widthOf(text, LABEL * rem, false, family) + before;
    if (x && x + itemWidth > inner) {
      x = 0;
      y += KEY_LINE * rem;
    }
    const place = { transform: `translate(${at(x + before / 2 - 2)} ${y - 4.5 * rem}) scale(${rem})` };
    parts.push(
      icon
        ? ["g", { class: `kind-${slot}`, ...place }, [["path", { class: "disc", d: icon }]]]
        : ["g", { class: "shapes", ...place }, []],
      [
        "text",
        { class: "caption entry-of-key", x: at(x + before), y, "font-size": LABEL * rem, ...more },
        text,
      ],
    );
    x += itemWidth + KEY_APART * rem;
  }
  return { parts, y };
}

/**
 * Px under the chart: the source, if there is one, in its lines.
 * @param {About} about
 * @param {number} width
 */
export function belowChart({ source, rem, family }, width) {
  const lines = source
    ? wrapped(source, width - 2 * MARGIN, (text) => widthOf(text, SMALL * rem, false, family), 3)
    : [];
  return { lines, height: (lines.length * 17 + 16) * rem };
}

/**
 * All of it as the text of an SVG, in light colours: it may come to stand anywhere.
 * @param {Plan} plan
 * @param {Scene} scene
 * @param {About} about
 * @param {Frame} frame
 */
export function pictureOf(plan, scene, about, { head, foot, left, width, height, zoom }) {
  const { rem, isRtl, samples } = about;
  const host = document.createElement("div");
  host.className = "unseen";
  host.dataset.theme = "light";
  const whole = document.createElementNS(SVG, "svg");
  whole.setAttribute("class", "timeline");
  host.append(whole);
  document.body.append(host);
  const size = rem * SMALL;
  /** @type {Attributes} */
  const way = isRtl ? { x: width - MARGIN, direction: "rtl" } : { x: MARGIN };
  const last = height - 12 * rem;
  /** @type {Wanted[]} */
  const sourceLines = foot.lines.map((line, i) => {
    const y = last - (foot.lines.length - 1 - i) * 17 * rem;
    return ["text", { ...way, y, "font-size": size, class: "source-line quiet" }, line];
  });
  sync(whole, [
    ["rect", { width, height, class: "paper" }],
    ...head.parts,
    ["svg", { x: MARGIN, y: head.y, overflow: "visible" }, []],
    ...sourceLines,
  ]);
  drawChart(/** @type {SVGSVGElement} */ (whole.querySelector("svg")), plan, scene, left);
  whole
    .querySelectorAll(".shapes")
    .forEach((place, i) => place.append(...samples[i].cloneNode(true).childNodes));
  paintItself(whole);
  for (const [name, value] of Object.entries({
    xmlns: SVG,
    width: Math.round(width * zoom),
    height: Math.round(height * zoom),
    viewBox: `0 0 ${width} ${height}`,
  }))
    whole.setAttribute(name, String(value));
  host.remove();
  return new XMLSerializer().serializeToString(whole).replace(UNFIT, "\ufffd");
}

/**
 * Give each element its looks, and take away what only a page needs.
 * @param {SVGSVGElement} whole
 */
function paintItself(whole) {
  for (const node of whole.querySelectorAll(".hit, .ground, .sign, .inside")) node.remove();
  const nodes = /** @type {SVGElement[]} */ ([whole, ...whole.querySelectorAll("*")]);
  // Read all before anything is written: each look at a style that has changed costs a new reckoning.
  const looks = nodes.map((node) => {
    const style = getComputedStyle(node);
    const base = node === whole ? null : getComputedStyle(/** @type {Element} */ (node.parentNode));
    return LOOKS.split(" ")
      .filter((name) => style.getPropertyValue(name) !== base?.getPropertyValue(name))
      .map((name) => ({ name, value: style.getPropertyValue(name) }));
  });
  // Each line has the direction that its words have.
  for (const text of whole.querySelectorAll("text, tspan")) text.setAttribute("unicode-bidi", "plaintext");
  nodes.forEach((node, i) => {
    for (const { name, value } of looks[i]) node.setAttribute(name, value);
    for (const name of ["role", "tabindex"]) node.removeAttribute(name);
    const moved = node.style.transform;
    if (moved) node.setAttribute("transform", moved.replaceAll("px", ""));
    node.removeAttribute("style");
  });
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
 * @param {string} text of an SVG
 * @param {string} name of the file, with its ending
 * @param {number} finer how many px of a PNG there are to each of the picture
 */
export async function savePicture(text, name, finer) {
  if (name.endsWith("svg")) return download(new Blob([text], { type: "image/svg+xml" }), name);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const size = { width: image.width * finer, height: image.height * finer };
  const canvas = Object.assign(document.createElement("canvas"), size);
  canvas.getContext("2d")?.drawImage(image, 0, 0, size.width, size.height);
  canvas.toBlob((blob) => blob && download(blob, name), "image/png");
}
