// What a page does besides whose lanes have two levels, or whose events stand in several.

import { insideElements } from "../draw/inside.js";
import { more } from "../draw/lane_names.js";
import { nestedLevels } from "../place/nested.js";
import { levels } from "../place/stripes.js";
import { pressLane } from "./filter.js";
import { all } from "./page.js";

/** @param {ReadonlySet<string>} parted the bands whose parts are shown, which the key says */
function sayParts(parted) {
  for (const button of all("button[data-parted]")) {
    const isParted = parted.has(button.dataset.parted || "");
    button.setAttribute("aria-expanded", String(isParted));
    /** @type {Element} */ (button.firstElementChild).textContent = isParted ? "▾" : "▸";
  }
}

more.elements = insideElements;
Object.assign(levels, nestedLevels);
levels.standing = (data, looks, shown) => {
  sayParts(looks.parted);
  return nestedLevels.standing(data, looks, shown);
};
for (const button of all("button[data-parted]")) {
  button.addEventListener("click", () => pressLane(button.dataset.parted || "", "parted"));
}
