// The list as it stands in the page. What the rest asks of a list is the same as of one that is written on
// demand.

import { saySort, shownInOrder, textsBetween, withBetween } from "./between.js";
import { entriesRoot, release } from "./page.js";
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
  /** @type {string[]} */
  const whens = [];
  let order = entries.map((_, event) => event);
  let reading = "checked";
  let sortSaid = ""; // in which reading
  /** @type {Map<number, OtherDates>} of the reading that is not shown */
  const asides = new Map();
  const turnReading = () => {
    reading = state.reading;
    for (const [row, [brief, when]] of Object.entries(state.data.source?.words || {})) {
      const event = Number(row);
      release(entries[event]);
      delete whens[event];
      const other = asides.get(event) || { brief, line: whenLine(partOf(event, ".when"), when) };
      asides.set(event, turned(entries[event], other));
    }
  };
  return {
    titles: entries.map((_, event) => textIn(event, ".title")),
    ids: entries.map((entry) => entry.id),
    when: (event) => (whens[event] ??= toldBy(entries[event], ".when time")),
    brief: (event) => textIn(event, ".when-brief"),
    text: (event) => `${textIn(event, ".line")} ${toldBy(entries[event], ".body")}`,
    element: (event) => entries[event],
    rowOf: (id) => rows.get(id) ?? -1,
    order: () => order,
    written: () => order.map((event) => ({ event, node: entries[event] })),
    show() {
      if (reading !== state.reading) turnReading();
      if (sortSaid !== reading) entries.forEach(saySort);
      sortSaid = reading;
      order = shownInOrder();
      for (const old of entriesRoot.querySelectorAll(".year, .gap")) old.remove();
      const texts = textsBetween(order);
      keepOnly(
        entriesRoot,
        order.flatMap((event) => withBetween(entries[event], texts.get(event))),
      );
    },
    choose() {},
    observe() {},
  };
}

/** @typedef {{ brief: string, line: Element }} OtherDates */

/**
 * Let an entry say its dates as another reading has them, and return those that it said. The source's own it
 * says once, and as EDTF what is checked.
 * @param {HTMLElement} entry
 * @param {OtherDates} dates
 */
function turned(entry, dates) {
  const [brief, line, edtf, alone] = [".when-brief", ".when", "details", ".alone"].map(
    (part) => /** @type {HTMLElement} */ (entry.querySelector(part)),
  );
  const before = { brief: brief.textContent || "", line };
  brief.textContent = dates.brief;
  line.replaceWith(dates.line);
  for (const part of [edtf, alone, alone?.nextElementSibling]) {
    if (part instanceof HTMLElement) part.hidden = state.reading === "source";
  }
  return before;
}

/**
 * Children of an element, of which those that stay are not touched: what is put in anew is styled anew.
 * @param {Element} root
 * @param {Element[]} wanted in their order
 */
function keepOnly(root, wanted) {
  const kept = new Set(wanted);
  for (const child of [...root.children]) if (!kept.has(child)) child.remove();
  let at = root.firstElementChild;
  for (const child of wanted) {
    if (child === at) at = at.nextElementSibling;
    else root.insertBefore(child, at);
  }
}

/**
 * The text of a part of an entry's body, which may still be held as markup.
 * @param {HTMLElement} entry
 * @param {".when time" | ".body"} part
 */
function toldBy(entry, part) {
  const held = entry.querySelector("noscript")?.textContent;
  if (held === undefined) return entry.querySelector(part)?.textContent?.trim() || "";
  const markup = (part === ".body" ? held : /<time[^>]*>([^<]*)/.exec(held)?.[1]) || "";
  if (!/[<&]/.test(markup)) return markup.trim();
  const copy = document.createElement("template");
  copy.innerHTML = markup;
  return copy.content.textContent?.trim() || "";
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
