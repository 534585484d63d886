// Which parts a band has, beside its name.

import { NAME_LINE, NAME_ROW, SMALL } from "../measures.js";
import { INSIDE_LINE } from "../place/layout.js";
import { cut } from "../place/text.js";
import { px } from "./elements.js";
import { SIGN_TARGET, hitBox, laneButton } from "./lane_names.js";

/**
 * Which parts a band has, as a button that shows them.
 * @param {Band} band
 * @param {Plan} plan
 * @param {Scene} scene
 * @param {number} left
 * @returns {Wanted[]}
 */
export function insideElements({ stripe, names, top }, { width }, { rem, widthOf }, left) {
  const { parts, isParted } = stripe;
  if (!parts || stripe.isFolded) return [];
  const text = `${isParted ? "▾" : "▸"} ${parts.join(" · ")}`;
  const before = left ? -left : widthOf(stripe.name, SMALL * rem, true) + 12;
  const room = (left ? left - 12 * rem : width - before - 2 * SIGN_TARGET) - 2;
  const shown = cut(text, room, (part) => widthOf(part, SMALL * rem, false)) || text[0];
  const above = top + (left ? (10 + names.length * NAME_LINE) * rem : (NAME_ROW * rem - SIGN_TARGET) / 2);
  const at = {
    x: px(before),
    y: px(above + (left ? 16 * rem : SIGN_TARGET - 7)),
    "font-size": px(SMALL * rem),
  };
  const label = `${stripe.name}: ${parts.join(", ")}`;
  return [
    laneButton(stripe, "parted", { "aria-label": label, "aria-expanded": String(isParted) }, [
      hitBox(before, above, Math.max(room, SIGN_TARGET), left ? INSIDE_LINE * rem : SIGN_TARGET),
      ["text", { class: "inside left-out", ...at }, shown],
    ]),
  ];
}
