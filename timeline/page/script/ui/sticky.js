// While a chart that is higher than the window is scrolled, its axis and its lanes' names stay in sight.

import { clamp } from "../time/numbers.js";
import { isVertical, svg } from "./page.js";
import { state } from "./state.js";
import { afterPaint } from "./view.js";

/** @param {string} selector */
const within = (selector) => /** @type {SVGElement[]} */ ([...svg.querySelectorAll(selector)]);

function stick() {
  const { plan } = state;
  if (!plan || isVertical()) return;
  const offset = clamp(-svg.getBoundingClientRect().top, 0, plan.bottom - plan.axis);
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
  afterPaint(stick);
  addEventListener("scroll", stick, { passive: true });
  addEventListener("resize", stick);
}
