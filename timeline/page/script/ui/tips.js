// What a dot says when it is pointed at, has the focus or is chosen: its title and its date.

import { SVG, boxOf, px, sync } from "../draw/elements.js";
import { LABEL, NAME_LINE, SMALL } from "../measures.js";
import { clamp } from "../time/numbers.js";
import { eventAt } from "./pointing.js";
import { isVertical, rem, svg } from "./page.js";
import { state } from "./state.js";
import { afterPaint, namesPx, sceneOf } from "./view.js";

// Px of the air in a tip, between it and its dot, and of a line at the most.
const TIP_AIR = 8;
const ABOVE = 10;

/** The event pointed at or with the focus, -1 for none, and the px at which: it may have several dots. */
let pointed = -1;
let pointedY = 0;

const tip = document.createElementNS(SVG, "g");
tip.setAttribute("class", "tip");
tip.setAttribute("aria-hidden", "true");

function paintTip() {
  const { plan, scale, view, chosen, list } = state;
  if (!plan || !scale || isVertical()) return tip.remove();
  /** @param {number} event */
  const nearest = (event) =>
    plan.dots
      .filter((one) => one.event === event)
      .sort((a, b) => Math.abs(a.y - pointedY) - Math.abs(b.y - pointedY))[0];
  const dot = nearest(pointed) || nearest(chosen);
  if (!dot) return tip.remove();
  const size = rem();
  const { foldings, widthOf } = sceneOf(scale, view);
  const ways = foldings(dot.event);
  const { lines } = ways.find(({ textWidth }) => textWidth <= plan.width / 2) || ways[ways.length - 1];
  const texts = [...lines, list.when(dot.event)];
  const widths = texts.map((text, i) => widthOf(text, LABEL * size, i < lines.length));
  const textWidth = Math.max(...widths) + 2 * TIP_AIR;
  const height = texts.length * NAME_LINE * size + TIP_AIR;
  const left = clamp(dot.x - textWidth / 2, 0, Math.max(plan.width - textWidth, 0));
  const top = dot.y - ABOVE - height > 0 ? dot.y - ABOVE - height : dot.y + ABOVE;
  tip.setAttribute("transform", `translate(${px(namesPx() + left)} ${px(top)})`);
  sync(tip, [
    ["rect", { width: px(textWidth), height: px(height), rx: 4 }],
    ...texts.map((text, i) => {
      const isDate = i === lines.length;
      const attributes = {
        class: isDate ? "tip-date" : "tip-title",
        x: TIP_AIR,
        y: px((i + 1) * NAME_LINE * size - 1),
        "font-size": px((isDate ? SMALL : LABEL) * size),
      };
      return /** @type {Wanted} */ (["text", attributes, text]);
    }),
  ]);
  svg.append(tip);
}

/**
 * @param {number} event
 * @param {number} [y]
 */
function point(event, y = 0) {
  if (event === pointed) return;
  pointed = event;
  pointedY = y;
  paintTip();
}

export function listenForTips() {
  afterPaint(paintTip);
  svg.addEventListener("pointermove", (event) => point(eventAt(event), event.clientY - boxOf(svg).top));
  svg.addEventListener("pointerleave", () => point(-1));
  svg.addEventListener("focusin", (event) => {
    const mark = /** @type {Element} */ (event.target).closest(".event");
    point(mark ? state.list.rowOf(/** @type {SVGElement} */ (mark).dataset.id || "") : -1);
  });
  svg.addEventListener("focusout", () => point(-1));
}
