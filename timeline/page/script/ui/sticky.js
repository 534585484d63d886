// While a chart that is higher than the window is scrolled, its axis and its lanes' names stay in sight.

import { clamp } from "../time/numbers.js";
import { isVertical, svg } from "./page.js";
import { state } from "./state.js";
import { afterPaint } from "./view.js";

/** @param {string} selector */
const within = (selector) => /** @type {SVGElement[]} */ ([...svg.querySelectorAll(selector)]);

/** @param {number} top px of the chart's top in the window */
function stick(top) {
  const { plan } = state;
  if (!plan || isVertical()) return;
  const offset = clamp(-top, 0, plan.bottom - plan.axis);
  if (!offset && !svg.matches(".scrolled")) return;
  svg.classList.toggle("scrolled", offset > 0);
  for (const group of within(".axis, .flag")) group.style.transform = offset ? `translateY(${offset}px)` : "";
  within(".lane-names").forEach((names, i) => {
    const band = plan.bands[i];
    const height = names.getBoundingClientRect().height;
    const most = Math.max(band.bottom - band.top - height - 8, 0);
    const shift = clamp(offset + plan.axis - band.top, 0, most);
    names.style.transform = offset && shift ? `translateY(${shift}px)` : "";
  });
}

export function keepAxisInSight() {
  const stickNow = () => stick(svg.getBoundingClientRect().top);
  afterPaint((_isMoving, { top }) => stick(top));
  addEventListener("scroll", stickNow, { passive: true });
  addEventListener("resize", stickNow);
}
