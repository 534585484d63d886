import assert from "node:assert/strict";
import { test } from "node:test";

import { csvOfShown, eventColumns, parseCsv } from "./build/ui/csv.js";
import { each, range } from "./random.js";

const quoted = (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const lineOf = (cells) => cells.map(quoted).join(",") + "\n";
const CELLS = [
  "",
  "a",
  "a b",
  'say "so"',
  '"',
  '""',
  "a,b",
  "two\nlines",
  "a\rb",
  "a\r\nb",
  ",",
  "\n",
  "é東🚀",
];

/** A table of odd cells: its rows, names first. */
function randomTable(random) {
  const names = range(random.integer(2, 5)).map((i) => `name ${i}`);
  const rows = range(random.integer(0, 12)).map(() => names.map(() => random.pick(CELLS)));
  return [names, ...rows];
}

test("cells are read as they were written, whatever is in them", () => {
  each(300, (random) => {
    const rows = randomTable(random);
    const { columns } = parseCsv(rows.map(lineOf).join(""));
    assert.deepEqual(
      columns,
      rows[0].map((_, column) => rows.map((cells) => cells[column])),
    );
  });
});

test("lines end where they ended, also those of several lines", () => {
  each(300, (random) => {
    const lines = randomTable(random).map(lineOf);
    const csv = lines.join("");
    const { ends } = parseCsv(csv);
    assert.deepEqual(
      ends.map((end, i) => csv.slice(i ? ends[i - 1] : 0, end)),
      lines,
    );
  });
});

test("a last line needs no end, and may end in an empty cell", () => {
  assert.deepEqual(parseCsv("a,b\n1,2").columns, [
    ["a", "1"],
    ["b", "2"],
  ]);
  assert.deepEqual(parseCsv("a,b\n1,").columns, [
    ["a", "1"],
    ["b", ""],
  ]);
  assert.deepEqual(parseCsv('a\n"open').columns, [["a", "open"]]);
  assert.deepEqual(parseCsv("").columns, []);
});

const AROUND =
  "kind,title,colour\ntitle,The whole,\nwar,First,\n,Second,\nkind,war,#8b2c0b\nnote,Below,\nnote,More,\n";

test("neither the title nor a note nor the colour of a kind is an event", () => {
  assert.deepEqual(eventColumns(AROUND, 2).get("title"), ["First", "Second"]);
  assert.deepEqual(eventColumns("title\nFirst\n", 1).get("title"), ["First"]);
});

test("a note or a kind among the events is one", () => {
  const csv = "kind,title\nnote,First\nwar,Second\nkind,Third\n";
  assert.deepEqual(eventColumns(csv, 3).get("title"), ["First", "Second", "Third"]);
});

test("the CSV of what is shown has all besides the events", () => {
  const csv = 'kind,title\ntitle,The whole\nwar,"Two\nlines"\n,Second\nkind,war\nnote,Below\n';
  assert.equal(csvOfShown(csv, [1, 1]), csv);
  assert.equal(csvOfShown(csv, [0, 1]), "kind,title\ntitle,The whole\n,Second\nkind,war\nnote,Below\n");
});
