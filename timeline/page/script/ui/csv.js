// The CSV that the page carries, as the cells of its columns and as lines.

/**
 * Its columns, names first, and where its lines end; a line may go on over several, in quotation
 * marks.
 * @param {string} csv
 */
export function parseCsv(csv) {
  /** @type {string[][]} */
  const columns = [];
  /** @type {number[]} */
  const ends = [];
  let at = 0;
  let column = 0;
  while (at < csv.length || column > 0) {
    const quoted = csv[at] === '"';
    const end = quoted ? endOfQuoted(csv, at) : endOfPlain(csv, at);
    const cell = quoted ? csv.slice(at + 1, end - 1).replaceAll('""', '"') : csv.slice(at, end);
    (columns[column] ||= []).push(cell);
    column = csv[end] === "," ? column + 1 : 0;
    at = end + 1;
    if (column === 0) ends.push(Math.min(at, csv.length));
  }
  return { columns, ends };
}

/**
 * The place behind the mark that ends a cell in quotation marks; two of them are one in it.
 * @param {string} csv
 * @param {number} start
 */
function endOfQuoted(csv, start) {
  let end = csv.indexOf('"', start + 1);
  while (end >= 0 && csv[end + 1] === '"') end = csv.indexOf('"', end + 2);
  return end < 0 ? csv.length + 1 : end + 1;
}

const COMMA = 44;
const LINE_FEED = 10;

/**
 * @param {string} csv
 * @param {number} start
 */
function endOfPlain(csv, start) {
  let end = start;
  for (let sign = csv.charCodeAt(end); end < csv.length && sign !== COMMA && sign !== LINE_FEED;) {
    end += 1;
    sign = csv.charCodeAt(end);
  }
  return end;
}

/**
 * The events' cells by the names of their columns: the title stands before them and the notes behind, neither
 * is one.
 * @param {string} csv
 */
export function eventColumns(csv) {
  const { columns } = parseCsv(csv);
  const kinds = columns.find(([name]) => name === "kind") || [];
  const first = kinds[1] === "title" ? 2 : 1;
  let last = columns[0].length;
  while (kinds[last - 1] === "note") last -= 1;
  return new Map(columns.map((cells) => [cells[0], cells.slice(first, last)]));
}

/**
 * Header and title, the events that are shown, and the notes.
 * @param {string} csv
 * @param {ArrayLike<number>} shown
 * @param {number} notes how many
 */
export function csvOfShown(csv, shown, notes) {
  const { ends } = parseCsv(csv);
  const lines = ends.map((end, i) => csv.slice(i ? ends[i - 1] : 0, end));
  const head = lines.length - shown.length - notes;
  const tail = head + shown.length;
  return lines.filter((_, line) => line < head || line >= tail || shown[line - head]).join("");
}
