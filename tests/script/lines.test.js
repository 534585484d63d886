import assert from "node:assert/strict";
import { test } from "node:test";

import { foldingsOf } from "./build/place/lines.js";
import { each, range } from "./random.js";

const widthOf = (text) => [...text].length * 7;
const join = ({ lines }) => lines.join(" ");

function randomTitle(random) {
  return range(random.integer(1, 22))
    .map(() => "abcdefghijklmnop".slice(0, random.integer(1, 12)))
    .join(" ");
}

test("a title is whole in one line, in two and in three, or cut at a word", () => {
  each(400, (random) => {
    const title = randomTitle(random);
    const ways = foldingsOf(title, widthOf, 1);
    assert.equal(join(ways[0]), title);
    for (const way of ways) {
      assert.ok(way.lines.length <= 3);
      assert.equal(way.textWidth, Math.max(...way.lines.map(widthOf)));
      if (way.whole) assert.equal(join(way), title);
      else assert.ok(title.startsWith(join(way).slice(0, -1)) && " ".includes(title[join(way).length - 1]));
    }
  });
});

test("no cut title has fewer than 24 characters", () => {
  each(400, (random) => {
    for (const way of foldingsOf(randomTitle(random), widthOf, 1)) {
      assert.ok(way.whole || join(way).length >= 24, join(way));
    }
  });
});

test("more lines are narrower, and balanced", () => {
  each(300, (random) => {
    const ways = foldingsOf(randomTitle(random), widthOf, 1).filter(({ whole }) => whole);
    ways.slice(1).forEach((way, i) => assert.ok(way.textWidth < ways[i].textWidth));
    for (const { lines, textWidth } of ways.slice(1)) {
      const all = widthOf(lines.join(" "));
      const longest = Math.max(...lines.join(" ").split(" ").map(widthOf));
      assert.ok(textWidth <= all / lines.length + longest + 7);
    }
  });
});

test("a word that is wider than a line is broken between its signs", () => {
  const ways = foldingsOf("字".repeat(60), (text) => [...text].length * 13, 1);
  assert.ok(
    ways.some(({ lines, whole }) => whole && lines.length === 3 && lines.join("") === "字".repeat(60)),
  );
});

test("blanks of any sort are one blank", () => {
  assert.deepEqual(foldingsOf("  a \n b ", widthOf, 1)[0].lines, ["a b"]);
});
