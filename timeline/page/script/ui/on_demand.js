// The list of thousands of events: read from the CSV that the page carries, and written where it is looked
// at.

import { isElsewhere } from "../place/shapes.js";
import { saySort, shownInOrder, textsBetween, withBetween } from "./between.js";
import { eventColumns } from "./csv.js";
import { entryRecords } from "./entry.js";
import { fill, markUp } from "./fill.js";
import { entriesRoot, openEntry, part } from "./page.js";
import { piecesIn } from "./pieces.js";
import { state } from "./state.js";

/** @param {number} event */
const hangs = (event) => Boolean(state.data.source && isElsewhere(state.data.source, event));

/**
 * @param {string} csv
 * @param {Payload} data
 * @returns {EventList}
 */
export function listOnDemand(csv, data) {
  const columns = eventColumns(csv, data.count);
  const words = /** @type {EntryData} */ (data.entries);
  /** @param {string} name */
  const column = (name) => columns.get(name) || [];
  const ids = column("id");
  const titles = column("title");
  const dates = column("date");
  const cells = [...columns.values()];
  const rows = new Map(ids.map((id, event) => [id, event]));
  /** @type {(name: string, event: number) => string} */
  // As HTML has line ends.
  const cell = (name, event) => (columns.get(name)?.[event] || "").replace(/\r\n?/g, "\n");
  /** @param {string} id */
  const titleOf = (id) => titles[rows.get(id) ?? -1] ?? id;
  /** @param {number} event */
  const told = (event) => (state.reading === "source" && cell("source_date", event)) || dates[event];
  const recordOf = entryRecords({ cell, data, words, titleOf, told, hangs, names: [...columns.keys()] });
  const marks = new RegExp(words.marks, "g");
  const template = /** @type {HTMLTemplateElement} */ (part("blank"));
  const blank = /** @type {HTMLElement} */ (template.content.querySelector(".entry"));
  let chosen = -1;
  /** @type {ReturnType<typeof textsBetween>} */
  let between = new Map();
  /** @param {number} event */
  const entryOf = (event) => {
    const entry = fill(/** @type {HTMLElement} */ (blank.cloneNode(true)), recordOf(event));
    markUp(entry.querySelector(".text"), marks);
    if (event === chosen) openEntry(entry);
    saySort(entry, event);
    return withBetween(entry, between.get(event));
  };
  const pieces = piecesIn(entriesRoot, ids.length, entryOf);
  /** @param {number} event */
  const when = (event) =>
    (told(event) === dates[event] && cell("display_date", event)) || words.dates[told(event)][0];
  return {
    titles,
    ids,
    when,
    brief: (event) => words.dates[told(event)][1],
    text: (event) => [when(event), ...cells.map((column) => column[event])].join(" "),
    element: (event) => (pieces.write(event) ? document.getElementById(ids[event]) : null),
    rowOf: (id) => rows.get(id) ?? -1,
    order: pieces.order,
    written() {
      const entries = [...entriesRoot.querySelectorAll(/** @type {"li"} */ (".entry"))];
      return entries.map((node) => ({ event: rows.get(node.id) ?? -1, node }));
    },
    show() {
      const order = shownInOrder();
      between = textsBetween(order);
      pieces.show(order);
    },
    choose(event) {
      chosen = event;
    },
    observe: pieces.observe,
  };
}
