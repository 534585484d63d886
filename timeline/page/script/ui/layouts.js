// Which of the two layouts is shown: the horizontal chart with its list, or the list with time running down
// beside it. Narrow windows have the second, unless the page's maker or its reader has chosen.

import { remember } from "./address.js";
import { showChosen } from "./choice.js";
import { WIDTH } from "./exports.js";
import { paintShown } from "./moves.js";
import { isVertical, narrowWindow, part, turn } from "./page.js";
import { setLayout, state } from "./state.js";
import { paint } from "./view.js";

const button = /** @type {HTMLElement} */ (document.querySelector("[data-layout]"));

/**
 * The layout of whoever has chosen none.
 * @returns {Layout}
 */
const usual = () => state.data.layout || (narrowWindow.matches ? "vertical" : "horizontal");

const runsDown = () => (state.layout || usual()) === "vertical";

const size = /** @type {HTMLSelectElement} */ (part("size"));
const sizes = size.options;
const onScreen = sizes[0].text;

/** Whether the page has turned. */
function turnPage() {
  const was = isVertical();
  turn(runsDown());
  button.setAttribute("aria-pressed", String(runsDown()));
  // A picture is of the chart in any case, and says so where the screen shows something else: upright, as the
  // screen is, unless its reader wants it otherwise.
  if (runsDown() !== was || !state.opened) size.selectedIndex = runsDown() ? sizes.length - 1 : 0;
  sizes[0].text = runsDown() ? sizes[1].text.replace(/\d.*/, `${WIDTH} px`) : onScreen;
  return runsDown() !== was;
}

/**
 * @param {Layout | null} layout null for the usual one
 * @param {{ write?: boolean }} [options] whether the address keeps it
 */
export function showLayout(layout, { write = true } = {}) {
  setLayout(layout === usual() ? null : layout);
  if (!turnPage() || !state.opened) return;
  if (write) remember(true);
  state.list.observe(); // another part of the page scrolls
  paintShown();
  showChosen();
}

/** Turn to the other layout. */
export const turnLayout = () => showLayout(runsDown() ? "horizontal" : "vertical");

export function followWindow() {
  narrowWindow.addEventListener("change", () => {
    turnPage();
    paint(null);
  });
}
