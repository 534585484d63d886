// The page's parts, and what it is shown on.

/** Whether the page stands in another one. */
export const framed = parent !== window;
const classList = document.documentElement.classList;
classList.add("js");
classList.toggle("framed", framed);

/**
 * A part of the page by its name.
 * @param {string} name
 */
export const part = (name) => /** @type {HTMLElement} */ (document.getElementById(":" + name));

export const stage = part("stage");
export const chart = part("chart");
export const svg = /** @type {SVGSVGElement} */ (chart.querySelector("svg"));
export const column = part("list");
export const entriesRoot = part("entries");
/** The button that lets go of the chosen event; it stands in its entry. */
export const closer = part("close");
export const search = /** @type {HTMLInputElement} */ (part("search"));

/**
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
export const all = (selector) => [...document.querySelectorAll(/** @type {"a"} */ (selector))];

export const narrowWindow = matchMedia("(max-width: 43.74em)");
const wideWindow = matchMedia("(min-width: 64em)");
const touch = matchMedia("(pointer: coarse)");
export const printing = matchMedia("print");
/** A browser counts the sheets before it says that it prints, but after it says that it will. */
const paper = { isNear: false };
for (const when of ["beforeprint", "afterprint"]) {
  addEventListener(when, () => {
    paper.isNear = when === "beforeprint";
    release(document);
  });
}
printing.addEventListener("change", () => release(document));

/**
 * Make elements of what entries tell when they are open, which a page of many or with pictures holds as text.
 * @param {Document | HTMLElement} where
 */
export function release(where) {
  for (const held of where.querySelectorAll(".entry noscript")) held.outerHTML = held.textContent || "";
}

/** @param {HTMLElement} entry */
export function openEntry(entry) {
  entry.setAttribute("aria-current", "true");
  release(entry);
  entry.querySelector(".line")?.append(closer);
}

export const onPaper = () => paper.isNear || printing.matches;

/** @param {boolean} vertical whether time runs down, beside the list */
export const turn = (vertical) => classList.toggle("down", vertical);
turn(narrowWindow.matches); // until the data are there that may say otherwise

/** Whether it does: on paper there is the horizontal chart. */
export const isVertical = () => classList.contains("down") && !onPaper();

/** Whether the chart has the list beside it. */
export const isWide = () => wideWindow.matches && !isVertical();

/** How many times the usual size the reader's font has. */
export const rem = () => parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;

/** Px that can be pointed at, at least. */
export const targetPx = () => (touch.matches ? 44 : 24 * rem());

export const fontFamily = () => getComputedStyle(document.body).fontFamily;
