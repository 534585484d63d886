// The list as it stands in the page. What the rest asks of a list is the same as of one that is written on
// demand.

import { orderOf, shownInOrder, textsBetween, withBetween } from "./between.js";
import { entriesRoot } from "./page.js";
import { state } from "./state.js";

/** @returns {EventList} */
export function listInPage() {
  /** @type {HTMLElement[]} */
  const entries = [...entriesRoot.querySelectorAll(/** @type {"li"} */ (".entry"))];
  const rows = new Map(entries.map((entry, row) => [entry.id, row]));
  /**
   * @param {number} event
   * @param {string} selector
   */
  const partOf = (event, selector) => /** @type {Element} */ (entries[event].querySelector(selector));
  /**
   * @param {number} event
   * @param {string} selector
   */
  const textIn = (event, selector) => partOf(event, selector).textContent?.trim() || "";
  let order = entries.map((_, event) => event);
  let reading = "checked";
  /** @type {Map<number, [string, Element]>} of the reading that is not shown: the brief date, and in full */
  const asides = new Map();
  const turnReading = () => {
    reading = state.reading;
    for (const [row, [brief, when]] of Object.entries(state.data.source?.words || {})) {
      const event = Number(row);
      const line = partOf(event, ".when");
      const [briefly, inFull] = asides.get(event) || [brief, whenLine(line, when)];
      asides.set(event, [textIn(event, ".when-brief"), line]);
      partOf(event, ".when-brief").textContent = briefly;
      line.replaceWith(inFull);
    }
    entriesRoot.append(...orderOf(state.data, state.reading).map((event) => entries[event]));
  };
  return {
    titles: entries.map((_, event) => textIn(event, ".title")),
    ids: entries.map((entry) => entry.id),
    when: (event) => textIn(event, ".when-full"),
    brief: (event) => textIn(event, ".when-brief"),
    text: (event) =>
      [...entries[event].querySelectorAll(".line, .body > :not(figure), figcaption")]
        .map((e) => e.textContent)
        .join(" "),
    element: (event) => entries[event],
    rowOf: (id) => rows.get(id) ?? -1,
    order: () => order,
    written: () => order.map((event) => ({ event, node: entries[event] })),
    show() {
      if (reading !== state.reading) turnReading();
      order = shownInOrder();
      for (const old of entriesRoot.querySelectorAll(".year, .gap")) old.remove();
      entries.forEach((entry, event) => {
        entry.hidden = !state.shown[event];
      });
      for (const [event, texts] of textsBetween(order)) {
        entries[event].before(...withBetween(entries[event], texts).slice(0, -1));
      }
    },
    choose() {},
    observe() {},
  };
}

/**
 * A date in full as another reading has it; what machines read of it is what is checked.
 * @param {Element} line
 * @param {string} when
 */
function whenLine(line, when) {
  const other = /** @type {Element} */ (line.cloneNode(true));
  const time = /** @type {Element} */ (other.firstElementChild);
  time.removeAttribute("datetime");
  time.textContent = when;
  other.replaceChildren(time);
  return other;
}
