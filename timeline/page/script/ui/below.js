// Over the overview: which lanes, or how many events, of a chart that is higher than the window are below it.

import { boxOf } from "../draw/elements.js";
import { NAME_LINE } from "../measures.js";
import { rowCount } from "../place/rows.js";
import { sum } from "../time/numbers.js";
import { isVertical, part, rem, svg } from "./page.js";
import { state } from "./state.js";
import { afterPaint } from "./view.js";
import { countText } from "./words.js";

// Px of the line that names them, which hides as much of the chart; and of air over a lane that one goes to,
// or under one's last row.
const BELOW_LINE = 22;
const OVER_LANE = 8;
// Px of air that a lane's name has over and under it.
const UNDER_NAME = 6;
// Px that a row's marks and labels stand under its top.
const OVER_ROW = 1;
// Rows that it hides besides, to cut none, at the most.
const MOST_ROWS_HIDDEN = 4;

/**
 * The px over which whole labels stand, as near as can be over others: no row is cut through.
 * @param {Plan} plan
 * @param {number} y
 */
function rowAbove({ items, bands, row }, y) {
  let cut = y;
  for (let before = NaN; before !== cut;) {
    before = cut;
    for (const { y: middle, label } of items) {
      const top = middle - row / 2 + OVER_ROW;
      if (top < cut - 1 && top + rowCount(label) * row > cut + OVER_ROW + 1) cut = top;
    }
  }
  // Of a lane that has no row in sight there is no name either, nor is a name of more lines cut.
  for (const { top, names } of bands) {
    const least = Math.max(row, (names.length * NAME_LINE + UNDER_NAME) * rem());
    if (cut > top && cut < top + least) cut = top - 1;
  }
  return y - cut > MOST_ROWS_HIDDEN * row ? y : cut;
}

/**
 * @param {Plan} plan
 * @param {number} y
 */
const countBelow = ({ items, dots, strips }, y) =>
  [...items, ...dots].filter((mark) => mark.y > y).length +
  sum(strips.map(({ top, alone }) => (top > y ? alone : 0)));

/**
 * @param {HTMLElement} box the overview's
 * @param {HTMLElement} line
 */
export function nameLanesBelow(box, line) {
  const chartTop = () => boxOf(svg).top;
  const foot = () => boxOf(box).top - chartTop() - BELOW_LINE * rem();
  /** @param {number} y px of the chart from which on it is hidden */
  const lanesBelow = (y) => (state.plan?.bands || []).filter(({ bottom }) => bottom - OVER_LANE > y);
  const say = () => {
    const { plan } = state;
    const y = foot();
    const isCut = plan && !isVertical() && y + BELOW_LINE * rem() < plan.bottom;
    const cut = isCut ? rowAbove(plan, y) : y;
    const names = lanesBelow(cut).flatMap(({ stripe }) => stripe.name || []);
    const count = isCut ? countBelow(plan, cut) : 0;
    const text = count ? `↓ ${names.join(" · ") || countText(part("position").dataset.total, count)}` : "";
    line.style.paddingBlockStart = `${Math.round(y - cut)}px`;
    if (line.textContent !== text) line.textContent = text;
  };
  afterPaint((isMoving) => isMoving || say()); // measuring what was drawn takes longer than a frame has
  for (const act of ["scroll", "resize"]) addEventListener(act, say, { passive: true });
  line.addEventListener("pointerdown", (event) => {
    event.stopPropagation(); // it is no part of the overview's brush
    const [first] = lanesBelow(foot());
    if (first && state.plan)
      scrollBy({ top: chartTop() + first.top - state.plan.axis - OVER_LANE, behavior: "smooth" });
  });
}
