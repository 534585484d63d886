// Which rows each event takes, and where its label stands: no label touches a label, a mark or the report's
// line. A label of several lines takes as many rows, its mark stands in the first of them.

import { GAP, ORDER_PX, WORTH } from "../measures.js";
import { choicesFor, CLEAR, LABEL_EDGE } from "./choices.js";

// How much of what lies beyond the window counts as taken, px.
const OUT_OF_SIGHT = 60;

/**
 * Whether a stretch of px is free in a row.
 * @param {Stretch[] | undefined} taken
 * @param {number} from
 * @param {number} to
 */
const isFree = (taken, from, to) => !taken?.some(([a, b]) => from < b && to > a);

/**
 * How many rows a label takes, with the one of the mark that it stands under and that of its detail.
 * @param {Choice} choice
 */
export const rowCount = ({ folding, under, detail }) =>
  folding.lines.length + (under ? 1 : 0) + (detail ? 1 : 0);

/**
 * What an item takes in its first row, with its mark, and in those under it.
 * @param {Ink} item
 * @param {Choice} choice
 * @param {Room} room
 * @returns {{ first: Stretch, others: Stretch }}
 */
function extentOf(item, { from, to, under }, { width, gap = GAP, textGap = gap }) {
  const [x0, x1] = [Math.max(item.x0, -OUT_OF_SIGHT), Math.min(item.x1, width + OUT_OF_SIGHT)];
  const start = under || x0 <= from ? x0 - gap : from - textGap;
  const end = under || x1 >= to ? x1 + gap : to + textGap;
  return { first: [start, end], others: [from - textGap, to + textGap] };
}

/**
 * The rows in which no later event stands above an earlier one near it.
 * @param {Ink} item
 * @param {{ x: number, row: number }[]} marks those that have a row
 * @returns {Stretch}
 */
function inOrder({ x0, at = x0 }, marks) {
  const near = marks.filter(({ x }) => Math.abs(x - at) < ORDER_PX);
  const earlier = near.filter(({ x }) => x < at).map(({ row }) => row);
  const later = near.filter(({ x }) => x > at).map(({ row }) => row);
  return [Math.max(...earlier, 0), Math.min(...later, Infinity)];
}

/**
 * Rows that are being filled.
 * @param {Room} room
 */
export function rowsOf(room) {
  const { most, orderCost = 0 } = room;
  /** @type {Stretch[][]} */
  const taken = [];
  /** @type {{ x: number, row: number }[]} */
  const marks = [];
  /**
   * @param {Ink} item
   * @param {Choice} choice
   * @param {number} row
   */
  const fits = (item, choice, row) => {
    const count = rowCount(choice);
    if (row < 0 || row + count > most) return false;
    const { first, others } = extentOf(item, choice, room);
    if (!isFree(taken[row], ...first)) return false;
    for (let i = 1; i < count; i += 1) if (!isFree(taken[row + i], ...others)) return false;
    return true;
  };
  /**
   * @param {Ink} item
   * @param {Choice} choice
   * @param {number} row
   * @returns {Place}
   */
  const take = (item, choice, row) => {
    const { first, others } = extentOf(item, choice, room);
    (taken[row] ||= []).push(first);
    for (let i = 1; i < rowCount(choice); i += 1) (taken[row + i] ||= []).push(others);
    if (orderCost) marks.push({ x: item.at ?? item.x0, row });
    return { ...choice, row };
  };
  /**
   * The place that costs the fewest rows; null where there is none.
   * @param {Ink} item
   * @param {Choice[]} choices
   */
  const place = (item, choices) => {
    let best = null;
    const [highest, lowest] = orderCost ? inOrder(item, marks) : [0, Infinity];
    for (const choice of choices) {
      const last = Math.min(most - rowCount(choice), taken.length);
      for (let row = 0; row <= last; row += 1) {
        if (best && row + choice.cost >= best.cost) break;
        const cost = row + choice.cost + (row < highest || row > lowest ? orderCost : 0);
        if (best && cost >= best.cost) continue;
        if (fits(item, choice, row)) best = { choice, row, cost };
      }
    }
    return best && take(item, best.choice, best.row);
  };
  return { fits, take, place, count: () => taken.length, taken };
}

/**
 * Give labels their details, where these need no row of their own and cross no line.
 * @template {Labelled} T
 * @param {T[]} items
 * @param {(Place | null)[]} places
 * @param {Stretch[][]} taken of each row
 * @param {Room} room
 */
function addDetails(items, places, taken, { width, most, lines, detailWidth }) {
  items.forEach(({ detail }, i) => {
    const label = places[i];
    if (!label || label.detail || !detail || !detailWidth) return;
    const wide = detailWidth(detail);
    const row = label.row + rowCount(label);
    const from = label.before ? label.to - wide : label.from;
    const crosses = lines.some((x) => x > from - CLEAR && x < from + wide + CLEAR);
    if (
      row >= Math.min(most, taken.length) ||
      from < LABEL_EDGE ||
      from + wide > width - LABEL_EDGE ||
      crosses
    )
      return;
    if (!isFree(taken[row], from - GAP, from + wide + GAP)) return;
    (taken[row] ||= []).push([from - GAP, from + wide + GAP]);
    label.detail = detail;
  });
}

/**
 * Places with a detail under each label before those without, where rows may be taken for it.
 * @param {Choice[]} choices
 * @param {Labelled} item
 * @param {Room} room
 * @returns {Choice[]}
 */
function withDetails(choices, { detail }, { width, detailWidth, reserves }) {
  if (!detail || !detailWidth || !reserves) return choices;
  const detailed = choices.map((choice) => {
    const wide = Math.max(detailWidth(detail), choice.folding.textWidth);
    const [from, to] = choice.before ? [choice.to - wide, choice.to] : [choice.from, choice.from + wide];
    return { ...choice, from, to, detail, cost: choice.cost - WORTH };
  });
  const inSight = detailed.filter(({ from, to }) => from >= LABEL_EDGE && to <= width - LABEL_EDGE);
  return [...inSight, ...choices].sort((a, b) => a.cost - b.cost);
}

/**
 * Rows for items, in their order; null where there is no room.
 * @template {Labelled} T
 * @param {T[]} items
 * @param {Room} room
 * @returns {{ places: (Place | null)[], rows: number }}
 */
export function pack(items, room) {
  const rows = rowsOf(room);
  const places = items.map((item) => rows.place(item, withDetails(choicesFor(item, room), item, room)));
  addDetails(items, places, rows.taken, room);
  return { places, rows: rows.count() };
}

/**
 * What of a place is kept while the view moves.
 * @param {Place} place
 * @returns {Kept}
 */
export const keptOf = ({ row, folding, before = false, inside = false, under = false }) => ({
  row,
  lines: folding.lines.length,
  left: before,
  inside,
  under,
});

/**
 * Whether a label would stand as it did.
 * @param {Choice} choice
 * @param {Kept} kept
 */
const isAs = ({ folding, before = false, inside = false, under = false }, kept) =>
  folding.lines.length === kept.lines &&
  before === kept.left &&
  inside === kept.inside &&
  under === kept.under;

/**
 * The same while the view moves: what had a place keeps its rows, side and lines as long as these have room,
 * and of the others some get what is free.
 * @template {Labelled & { key: number }} T
 * @param {T[]} items
 * @param {Room} room
 * @param {Map<number, Kept>} before
 * @param {number} more of the others, at the most
 * @returns {{ places: (Place | null)[], rows: number }}
 */
export function packAgain(items, room, before, more) {
  const rows = rowsOf(room);
  const choices = items.map((item) => choicesFor(item, room));
  /** @type {(Place | null)[]} */
  const places = items.map(() => null);
  /** @param {(choice: Choice, kept: Kept) => boolean} isLike */
  const keep = (isLike) =>
    items.forEach((item, i) => {
      const kept = before.get(item.key);
      if (places[i] || !kept) return;
      const like = choices[i].find((choice) => isLike(choice, kept) && rows.fits(item, choice, kept.row));
      if (like) places[i] = rows.take(item, like, kept.row);
    });
  keep(isAs);
  // What has no room on its side of the mark has some on another before it goes to another row.
  keep(() => true);
  let tried = 0;
  items.forEach((item, i) => {
    if (places[i] || (tried += 1) > more) return;
    places[i] = rows.place(item, choices[i]);
  });
  addDetails(items, places, rows.taken, room);
  return { places, rows: rows.count() };
}
