// Where the label of an event may stand: in its mark, beside it or under it.

import { BESIDE, CUT_COST, INSIDE, LEFT_COST, SPARE, SYMBOL } from "../measures.js";
import { clamp } from "../time/numbers.js";

// Px between a label and the report's line; how far from its mark a label may stand behind that line; and
// what stays free at the window's edge.
export const CLEAR = 5;
const ACROSS = 30;
export const LABEL_EDGE = 4;
// What a place costs besides, in rows: to stand away from its mark, to hide where a bar grows sure, to stand
// under it, to cross a line, or a gap in a bar; and within an outline, which holds one moment and is not
// named as a whole.
const AWAY_COST = 1;
const HIDING_COST = 2;
const UNDER_COST = 3;
const CROSSING_COST = 6;
const GAP_COST = 0.15;
const WITHIN_COST = 0.5;

/**
 * Where a label may begin in a mark, and whether it hides there how that grows sure: where it is sure, behind
 * a report's line or a gap, or over the second half of where it grows so, as far on as there is room.
 * @param {number} begin px
 * @param {number} right px
 * @param {number} inner px from which on the mark is sure
 * @param {number} textWidth px
 * @param {Pick<Room, "lines" | "gaps">} room
 * @param {number} beside px
 * @returns {[number, boolean][]}
 */
function startsInside(begin, right, inner, textWidth, { lines, gaps = [] }, beside) {
  const most = right - SPARE + INSIDE - textWidth;
  const sure = Math.max(begin, inner + INSIDE);
  const start = sure <= most ? sure : begin;
  if (start > most) return [];
  const behind = [...lines, ...gaps.map((gap) => gap.right)].map((x) => x + beside);
  const early = [begin, ...behind.filter((from) => from > start && from + textWidth + INSIDE <= right)];
  const late = [most, ...lines.map((line) => Math.min(line - beside - textWidth, most))];
  const overFade = start < sure ? late.filter((from) => from > (start + sure) / 2) : [];
  return [...new Set([start, ...early, ...overFade])].map((from) => [
    from,
    from < sure && !overFade.includes(from),
  ]);
}

/**
 * Where a label may stand, in any of its foldings, the cheapest first. Left of its mark a label ends where
 * the mark begins.
 * @param {Labelled} item
 * @param {Room} room
 * @returns {Choice[]}
 */
export function choicesFor({ x0, x1, holds, outlined, inner = x0, between = [], foldings, symbolX }, room) {
  const { width, lines, gaps = [], lineCost, beside = BESIDE } = room;
  /** @type {Choice[]} */
  const choices = [];
  const left = Math.max(x0, 0);
  const right = Math.min(x1, width);
  const isLed = symbolX !== undefined && symbolX < (left + right) / 2;
  const begin = isLed ? symbolX + SYMBOL : left + INSIDE;
  for (const folding of foldings) {
    const { textWidth } = folding;
    const rows = folding.lines.length;
    /**
     * @param {number} from
     * @param {Partial<Choice>} [more]
     */
    const add = (from, more) => {
      const crosses = lines.some((line) => line > from - CLEAR && line < from + textWidth + CLEAR);
      const cut = gaps.filter((gap) => gap.left < from + textWidth && gap.right > from).length;
      const further = rows - 1 + (more?.under ? 1 : 0);
      const side =
        (more?.before ? LEFT_COST : 0) +
        (more?.isAway ? AWAY_COST : 0) +
        (more?.inside && outlined ? WITHIN_COST : 0) +
        (crosses ? CROSSING_COST : 0) +
        (more?.inside ? cut * GAP_COST : 0) +
        (more?.hides ? HIDING_COST : 0) +
        (more?.under ? UNDER_COST : 0);
      const cost = further * lineCost + side + (folding.whole ? 0 : CUT_COST);
      choices.push({ folding, from, to: from + textWidth, crosses, cost, ...more });
    };
    if (rows === 1 && holds)
      for (const [from, hides] of startsInside(begin, right, inner, textWidth, room, beside))
        add(from, { inside: true, hides });
    if (x1 >= 0 && x1 + beside + textWidth <= width - LABEL_EDGE) add(x1 + beside);
    if (x0 <= width && x0 - beside - textWidth >= LABEL_EDGE) add(x0 - beside - textWidth, { before: true });
    // Under a mark that leaves no room beside it.
    const under = clamp(left + INSIDE, LABEL_EDGE, width - LABEL_EDGE - textWidth);
    if (right - left > width / 3 && under >= LABEL_EDGE) add(under, { under: true });
    for (const [a, b] of rows === 1 ? between : []) {
      if (b - a >= textWidth + 2 * INSIDE) add(a + INSIDE, { inside: true });
    }
    for (const line of lines) {
      // beyond the line, where beside the mark there is none
      if (x1 < line && line - x1 < ACROSS && line + beside + textWidth <= width - LABEL_EDGE)
        add(line + beside, { isAway: true });
    }
  }
  return choices.sort((a, b) => a.cost - b.cost);
}
