import assert from "node:assert/strict";
import { test } from "node:test";

import { choicesFor, pack, widthFor } from "./build/place/rows.js";
import { each, range } from "./random.js";

/** Marks with labels, and a room for them. */
function randomItems(random) {
  const width = random.integer(200, 1500);
  const items = range(random.integer(1, 60)).map((event) => {
    const x0 = random.between(-300, width + 300);
    const holds = random.chance(0.4);
    const boldWidth = random.between(20, 300);
    return {
      event,
      x0,
      x1: x0 + (holds ? random.between(3, 600) : 12),
      holds,
      boldWidth,
      usualWidth: boldWidth * 0.9,
    };
  });
  const lines = range(random.integer(0, 2)).map(() => random.between(0, width));
  return { items, width, lines };
}

const labelOf = ({ from, to }) => [from, to];
const meet = ([a, b], [c, d]) => a < d && c < b;

/** What an item's ink and label take in the window, each by itself. */
function taken(item, place, width) {
  const ink = [Math.max(item.x0, -60), Math.min(item.x1, width + 60)];
  return [...(ink[0] < ink[1] ? [ink] : []), labelOf(place)];
}

test("no label touches another label or mark in its row", () => {
  each(400, (random) => {
    const { items, width, lines } = randomItems(random);
    const { places } = pack(items, { width, most: random.integer(1, 30), lines });
    const placed = range(items.length).filter((i) => places[i]);
    for (const i of placed) {
      for (const j of placed.filter((other) => other > i && places[other].row === places[i].row)) {
        const [a, b] = [i, j].map((n) => taken(items[n], places[n], width));
        for (const mine of a) for (const theirs of b) assert.ok(!meet(mine, theirs), `${i} and ${j}`);
      }
    }
  });
});

test("a label stands in the window, beside its own mark or well inside it", () => {
  each(400, (random) => {
    const { items, width, lines } = randomItems(random);
    const { places } = pack(items, { width, most: Infinity, lines });
    places.forEach((place, i) => {
      if (!place) return;
      const { x0, x1 } = items[i];
      assert.ok(place.from >= 0 && place.to <= width);
      const inside = place.from >= Math.max(x0, 0) && place.to <= Math.min(x1, width);
      assert.ok(place.inside ? inside : place.from >= x1 || place.to <= x0);
    });
  });
});

test("with rows enough, whatever has a place somewhere gets one", () => {
  each(300, (random) => {
    const { items, width, lines } = randomItems(random);
    const { places, rows } = pack(items, { width, most: Infinity, lines });
    places.forEach((place, i) => assert.equal(Boolean(place), choicesFor(items[i], width, lines).length > 0));
    assert.ok(rows <= items.length);
  });
});

test("no row beyond the most is used", () => {
  each(200, (random) => {
    const { items, width, lines } = randomItems(random);
    const most = random.integer(1, 5);
    assert.ok(pack(items, { width, most, lines }).places.every((place) => !place || place.row < most));
  });
});

test("packed again, everything keeps its row", () => {
  each(200, (random) => {
    const { items, width, lines } = randomItems(random);
    const room = { width, most: Infinity, lines };
    const { places } = pack(items, room);
    const again = pack(items, room, (item) => places[item.event]?.row ?? -1);
    assert.deepEqual(
      again.places.map((place) => place?.row),
      places.map((place) => place?.row),
    );
  });
});

test("a label crosses the report's line only where it has no other place", () => {
  each(300, (random) => {
    const { items, width, lines } = randomItems(random);
    for (const item of items) {
      const choices = choicesFor(item, width, lines);
      const crosses = ({ from, to }) => lines.some((line) => line > from - 3 && line < to + 3);
      choices.forEach((choice) => assert.equal(choice.crosses, crosses(choice)));
      if (choices.some((choice) => !crosses(choice))) assert.ok(!choices[0].crosses);
    }
  });
});

test("a label of the width that is left for it has a place", () => {
  each(300, (random) => {
    const { items, width } = randomItems(random);
    for (const item of items.filter(({ x0, x1 }) => x1 >= 0 && x0 <= width)) {
      const wide = widthFor(item, width);
      assert.ok(
        wide < 1 ||
          choicesFor({ ...item, boldWidth: wide - 0.01, usualWidth: wide - 0.01 }, width, []).length > 0,
      );
    }
  });
});
