// The head of the vertical picture, which stays in sight: its lanes' names.

import { px } from "./elements.js";

/**
 * The lanes' names over their rails, by numbers; who presses one sees that lane alone.
 * @param {HTMLElement} list
 * @param {string[]} names
 * @param {number[]} middles
 */
export function writeHead(list, names, middles) {
  const head = /** @type {HTMLElement} */ (list.firstElementChild);
  head.hidden = names.length < 2;
  const text = names.join("\n") + middles;
  if (head.dataset.of !== text) {
    const parts = names.map((name, i) => {
      const part = document.createElement(name ? "button" : "span");
      const [number, place] = [document.createElement("b"), document.createElement("i")];
      number.textContent = place.textContent = name && String(i + 1);
      number.ariaHidden = place.ariaHidden = "true";
      part.dataset.lane = name;
      place.style.insetInlineStart = `${px(middles[i])}px`;
      const lane = document.createElement("bdi");
      lane.textContent = name;
      part.append(place, number, lane);
      return part;
    });
    head.replaceChildren(...parts);
    head.dataset.of = text;
  }
  list.style.setProperty("--head", `${head.offsetHeight}px`);
}
