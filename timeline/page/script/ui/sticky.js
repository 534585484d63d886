// While a chart that is higher than the window is scrolled, its axis and its lanes' names stay in sight.

import { boxOf } from "../draw/elements.js";
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
  const offset = Math.max(0, Math.min(-top, plan.bottom - plan.axis));
  if (!offset && !svg.matches(".scrolled")) return;
  svg.classList.toggle("scrolled", offset > 0);
  const moved = offset ? `translateY(${offset}px)` : "";
  for (const group of within(".axis, .flag > :not(.drop)")) group.style.transform = moved;
  for (const drop of within(".drop"))
    drop.setAttribute("d", (drop.getAttribute("d") || "").replace(/ .*V/, ` ${plan.axis - 2 + offset}V`));
  within(".lane-names").forEach((names, i) => {
    const band = plan.bands[i];
    const height = boxOf(names).height;
    const most = Math.max(band.bottom - band.top - height - 8, 0);
    const shift = clamp(offset + plan.axis - band.top, 0, most);
    names.style.transform = offset && shift ? `translateY(${shift}px)` : "";
  });
}

export function keepAxisInSight() {
  const stickNow = () => stick(boxOf(svg).top);
  afterPaint((_isMoving, { top }) => stick(top));
  addEventListener("scroll", stickNow, { passive: true });
  addEventListener("resize", stickNow);
}
