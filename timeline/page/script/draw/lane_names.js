// Lanes' names, beside their stripes or over them, and what a reader does to a lane there.

import { LABEL, NAME_LINE, NAME_ROW, SMALL } from "../measures.js";
import { cut } from "../place/text.js";
import { px } from "./elements.js";

/** Px of a button's target, and from one to the next. */
export const SIGN_TARGET = 24;

/**
 * What else stands there.
 * @type {{ elements: (band: Band, plan: Plan, scene: Scene, left: number) => Wanted[] }}
 */
export const more = { elements: () => [] };

/**
 * A lane's name as a button that shows it alone, with others beside it that hide it and fold it to a row.
 * @param {Band} band
 * @param {Plan} plan
 * @param {Scene} scene
 * @param {number} left
 * @returns {Wanted}
 */
export function laneNames(band, plan, scene, left) {
  const { stripe } = band;
  const { rem, lanes, widthOf } = scene;
  let parts = nameElements(band, plan.width, scene, left);
  const inside = more.elements(band, plan, scene, left);
  if (stripe.name && (plan.bands.length > 1 || lanes.size || stripe.isFolded)) {
    const top = band.top + (left ? 4 : 0) * rem;
    const wide = (left || plan.width) - 44 * rem;
    const high = (left ? 6 + band.names.length * NAME_LINE : NAME_ROW) * rem;
    const right = left ? -20 * rem : plan.width - 14 * rem;
    // Under the name, where that has room and nothing else stands there, else beside its shortest line:
    // elsewhere they would stand on it.
    const below = band.names.length * NAME_LINE;
    const isFree = left && !inside.length && band.bottom - band.top > (below + 4) * rem + SIGN_TARGET;
    const widths = band.names.map((name) => widthOf(name, LABEL, true));
    const under = isFree ? below + 3 : Math.max(widths.indexOf(Math.min(...widths)), 0) * NAME_LINE;
    const y = top + (under + (left ? 13 : NAME_ROW / 2)) * rem;
    const row = { "aria-label": scene.rowText(stripe.key), "aria-pressed": String(stripe.isFolded) };
    parts = [
      laneButton(stripe, "", { "aria-pressed": String(lanes.has(stripe.key)) }, [
        hitBox(-left, top, wide, high),
        ...parts,
      ]),
      signButton(stripe, "folded", row, stripe.isFolded ? "+" : "−", right, y),
    ];
    if (plan.bands.length > 1) {
      parts.push(
        signButton(stripe, "hide", { "aria-label": `× ${stripe.key}` }, "×", right - SIGN_TARGET, y),
      );
    }
  }
  return ["g", { class: "lane-names" }, [...parts, ...inside]];
}

/**
 * @param {Stripe} stripe
 * @param {string} act
 * @param {Attributes} attributes
 * @param {Wanted[]} content
 * @returns {Wanted}
 */
export const laneButton = ({ key }, act, attributes, content) => [
  "g",
  { role: "button", tabindex: 0, "data-lane": key, "data-act": act, ...attributes },
  content,
];

/**
 * A button with a sign.
 * @param {Stripe} stripe
 * @param {string} act
 * @param {Attributes} attributes
 * @param {string} sign
 * @param {number} x
 * @param {number} y
 */
const signButton = (stripe, act, attributes, sign, x, y) =>
  laneButton(stripe, act, attributes, [
    hitBox(x - SIGN_TARGET / 2, y - SIGN_TARGET / 2, SIGN_TARGET, SIGN_TARGET),
    ["text", { class: "sign", x: px(x), y: px(y + 5), "text-anchor": "middle" }, sign],
  ]);

/**
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {number} height
 * @returns {Wanted}
 */
export const hitBox = (x, y, width, height) => [
  "rect",
  { class: "hit", x: px(x), y: px(y), width: px(width), height: px(height) },
];

/**
 * A lane's name beside its stripe, else over it.
 * @param {Band} band
 * @param {number} width
 * @param {Scene} scene
 * @param {number} left
 * @returns {Wanted[]}
 */
function nameElements({ stripe, names, captions, top }, width, { rem, widthOf }, left) {
  const { name, caption } = stripe;
  const setIn = (stripe.setIn || 0) * rem;
  /** @type {Attributes} */
  const own = setIn ? { class: "lane-name", style: "font-weight:400" } : { class: "lane-name" };
  if (left) {
    return names.map((line, i) => [
      "text",
      {
        ...(i >= names.length - captions ? { class: "lane-name left-out" } : own),
        x: px(setIn - left),
        y: px(top + (20 + i * NAME_LINE) * rem),
        "font-size": px(LABEL * rem),
      },
      line,
    ]);
  }
  if (!name && !caption) return [];
  const shown = cut([name, caption].filter(Boolean).join(" · "), width - 8 - setIn, (text) =>
    widthOf(text, SMALL * rem, true),
  );
  const attributes = { ...own, x: px(2 + setIn), y: px(top + 14 * rem), "font-size": px(SMALL * rem) };
  return [["text", attributes, shown]];
}
