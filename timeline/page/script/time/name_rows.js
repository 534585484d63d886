// The rows of names on the axis.

/** @typedef {import("./ticks.js").Part} Part */

/** Px between two names in a row. */
export const APART = 7;

/** Px that a bold name may reach beyond the chart, where there is nothing. */
export const OVER_EDGE = 8;

/**
 * The two rows of names, in which none touches another.
 * @param {number} width
 * @param {Measure} measure
 */
export function nameRows(width, measure) {
  /** @type {{ row: number, left: number, right: number }[]} */
  const taken = [];
  /** @type {TickName[]} */
  const names = [];
  /**
   * Put a name at a px, and say whether it has room: in the upper row, bold, behind it; else under it.
   * @param {0 | 1} row
   * @param {number} x
   * @param {string} text
   */
  const put = (row, x, text) => {
    const textWidth = measure(text, row === 0);
    const left = row ? x - textWidth / 2 : Math.max(Math.min(x + 3, width - textWidth), x + 1);
    if (left < -2 || left + textWidth > width + (row ? 2 : OVER_EDGE)) return false;
    const meets = taken.some(
      (other) => other.row === row && left < other.right + APART && left + textWidth + APART > other.left,
    );
    if (meets) return false;
    taken.push({ row, left, right: left + textWidth });
    names.push({ x: left, text, row, bold: row === 0 });
    return true;
  };
  /** @type {(part: Part, of: 0 | 1) => TickName[]} a segment's names in a row */
  const namesIn = ({ left, limit }, of) => {
    const found = names.filter(({ row, x }) => row === of && x >= left - OVER_EDGE && x < limit);
    return found.sort((a, b) => a.x - b.x);
  };
  // A segment's first name in the upper row, and its px: beyond all where it has none.
  /** @type {(part: Part) => TickName | undefined} */
  const nameOf = (part) => namesIn(part, 0)[0];
  /** @param {Part} part */
  const firstName = (part) => nameOf(part)?.x ?? Infinity;
  /**
   * Move a segment's first name in the upper row to where the first under it begins, which else seems to be
   * no part of it.
   * @param {Part} part
   */
  const align = (part) => {
    const [name, next] = namesIn(part, 0);
    const [under] = namesIn(part, 1);
    const end = next ? next.x - APART : part.limit;
    if (name && under && under.x + measure(name.text, true) <= end) name.x = Math.max(name.x, under.x);
  };
  return { names, put, nameOf, firstName, align };
}
