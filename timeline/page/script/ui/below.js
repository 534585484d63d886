// Over the overview: which lanes of a chart that is higher than the window begin below it.

import { isVertical, svg } from "./page.js";
import { state } from "./state.js";
import { afterPaint } from "./view.js";

// Px of the line that names them, which hides as much of the chart; and of air over a lane that one goes to.
const BELOW_LINE = 22;
const OVER_LANE = 8;

/**
 * @param {HTMLElement} box the overview's
 * @param {HTMLElement} line
 */
export function nameLanesBelow(box, line) {
  const lanesBelow = () => {
    const { plan } = state;
    if (!plan || isVertical()) return [];
    const foot = box.getBoundingClientRect().top - svg.getBoundingClientRect().top - BELOW_LINE;
    return plan.bands.filter(({ top }) => top + plan.row > foot);
  };
  const say = () => {
    const names = lanesBelow().map(({ stripe }) => stripe.name);
    const text = names.some(Boolean) ? `↓ ${names.join(" · ")}` : "";
    if (line.textContent !== text) line.textContent = text;
  };
  afterPaint((isMoving) => isMoving || say()); // measuring what was drawn takes longer than a frame has
  for (const act of ["scroll", "resize"]) addEventListener(act, say, { passive: true });
  line.addEventListener("pointerdown", (event) => {
    event.stopPropagation(); // it is no part of the overview's brush
    const [first] = lanesBelow();
    const from = svg.getBoundingClientRect().top;
    if (first && state.plan)
      scrollBy({ top: from + first.top - state.plan.axis - OVER_LANE, behavior: "smooth" });
  });
}
