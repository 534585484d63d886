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
 * The line of the first event: the title stands before them, notes and colours of kinds behind.
 * @param {string[][]} columns
 */
const firstLine = (columns) => (columns.find(([name]) => name === "kind")?.[1] === "title" ? 2 : 1);

/**
 * The events' cells by the names of their columns.
 * @param {string} csv
 * @param {number} count how many events there are
 */
export function eventColumns(csv, count) {
  const { columns } = parseCsv(csv);
  const first = firstLine(columns);
  return new Map(columns.map((cells) => [cells[0], cells.slice(first, first + count)]));
}

/**
 * All but the events that are not shown.
 * @param {string} csv
 * @param {ArrayLike<number>} shown
 */
export function csvOfShown(csv, shown) {
  const { columns, ends } = parseCsv(csv);
  const lines = ends.map((end, i) => csv.slice(i ? ends[i - 1] : 0, end));
  const head = firstLine(columns);
  const tail = head + shown.length;
  return lines.filter((_, line) => line < head || line >= tail || shown[line - head]).join("");
}
