// The list as it stands in the page. What the rest asks of a list is the same as of one that is written on
// demand.

import { entriesRoot } from "./page.js";

/** @returns {EventList} */
export function listInPage() {
  /** @type {HTMLElement[]} */
  const entries = [...entriesRoot.querySelectorAll(/** @type {"li"} */ (".entry"))];
  const rows = new Map(entries.map((entry, row) => [entry.id, row]));
  /**
   * @param {number} event
   * @param {string} selector
   */
  const textIn = (event, selector) => entries[event].querySelector(selector)?.textContent?.trim() || "";
  let order = entries.map((_, event) => event);
  return {
    titles: entries.map((_, event) => textIn(event, ".title")),
    ids: entries.map((entry) => entry.id),
    when: (event) => textIn(event, ".when-full"),
    brief: (event) => textIn(event, ".when-brief"),
    text: (event) => entries[event].textContent || "",
    element: (event) => entries[event],
    rowOf: (id) => rows.get(id) ?? -1,
    order: () => order,
    written: () => order.map((event) => ({ event, node: entries[event] })),
    show(shown) {
      entries.forEach((entry, event) => {
        entry.hidden = !shown[event];
      });
      order = entries.map((_, event) => event).filter((event) => shown[event]);
    },
    choose() {},
    observe() {},
  };
}
