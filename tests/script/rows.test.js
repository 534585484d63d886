import assert from "node:assert/strict";
import { test } from "node:test";

import { ORDER_PX, OUT_OF_ORDER } from "./build/measures.js";
import { choicesFor, CLEAR } from "./build/place/choices.js";
import { keptOf, pack, packAgain, rowCount } from "./build/place/rows.js";
import { each, range } from "./random.js";

/** Ways in which a title of so many px may stand. */
function foldingsOf(textWidth, random) {
  const ways = [{ lines: ["a"], textWidth, whole: true }];
  if (textWidth > 100)
    ways.push({
      lines: ["a", "b"],
      textWidth: textWidth / 2 + 10,
      whole: true,
    });
  if (textWidth > 200 && random.chance(0.5))
    ways.push({
      lines: ["a", "b", "c"],
      textWidth: textWidth / 3 + 15,
      whole: true,
    });
  if (textWidth > 250) ways.push({ lines: ["a", "b…"], textWidth: 120, whole: false });
  return ways;
}

/** Marks with titles, and a room for them. */
function randomItems(random) {
  const width = random.integer(200, 1500);
  const items = range(random.integer(1, 60)).map((event) => {
    const x0 = random.between(-300, width + 300);
    const holds = random.chance(0.4);
    const foldings = foldingsOf(random.between(20, 400), random);
    const x1 = x0 + (holds ? random.between(3, 600) : 12);
    const inner = holds && random.chance(0.5) ? random.between(x0, x1) : undefined;
    return { event, key: event, x0, x1, holds, inner, foldings };
  });
  const lines = range(random.integer(0, 2)).map(() => random.between(0, width));
  const lineCost = random.pick([0.4, 1]);
  return { items, room: { width, lines, lineCost, most: Infinity } };
}

const meet = ([a, b], [c, d]) => a < d && c < b;

/** What an item takes in each of its rows: its mark and its label in the first, its label in the others. */
function taken(item, place, width) {
  const ink = [Math.max(item.x0, -60), Math.min(item.x1, width + 60)];
  const label = [place.from, place.to];
  return range(rowCount(place)).map((i) => ({
    row: place.row + i,
    stretches: [...(i === 0 && ink[0] < ink[1] ? [ink] : []), ...(i === 0 && place.under ? [] : [label])],
  }));
}

/** Every pair that touches, found by looking at all. */
function touching(items, places, width) {
  const boxes = items.flatMap((item, i) =>
    places[i] ? taken(item, places[i], width).map((rows) => ({ ...rows, i })) : [],
  );
  return boxes.flatMap((a, n) =>
    boxes
      .slice(n + 1)
      .filter((b) => a.i !== b.i && a.row === b.row)
      .filter((b) => a.stretches.some((mine) => b.stretches.some((theirs) => meet(mine, theirs))))
      .map((b) => [a.i, b.i]),
  );
}

test("where rows are in order, no later mark stands above an earlier one near it", () => {
  each(200, (random) => {
    const { items, room } = randomItems(random);
    const inTime = [...items].sort((a, b) => a.x0 - b.x0);
    const { places } = pack(inTime, { ...room, orderCost: OUT_OF_ORDER });
    const marks = inTime.map(({ x0 }, i) => ({ x0, row: places[i]?.row })).filter(({ row }) => row >= 0);
    for (const [i, later] of marks.entries())
      for (const earlier of marks.slice(0, i))
        assert.ok(later.x0 - earlier.x0 >= ORDER_PX || later.x0 === earlier.x0 || later.row >= earlier.row);
  });
});

test("no label touches another label or mark in any of its rows", () => {
  each(400, (random) => {
    const { items, room } = randomItems(random);
    const { places } = pack(items, { ...room, most: random.integer(1, 30) });
    assert.deepEqual(touching(items, places, room.width), []);
  });
});

test("a label stands in the window, beside its own mark or well inside it", () => {
  each(400, (random) => {
    const { items, room } = randomItems(random);
    const { places } = pack(items, room);
    places.forEach((place, i) => {
      if (!place) return;
      const { x0, x1, inner } = items[i];
      assert.ok(place.from >= 0 && place.to <= room.width);
      // It may stand over the second half of where a bar grows sure.
      const sure = place.hides ? x0 : (Math.max(x0, 0) + (inner ?? x0)) / 2;
      const inside = place.from >= Math.max(sure, 0) && place.to <= Math.min(x1, room.width);
      assert.ok(place.under || (place.inside ? inside : place.from >= x1 || place.to <= x0));
    });
  });
});

test("with rows enough, whatever has a place somewhere gets one", () => {
  each(300, (random) => {
    const { items, room } = randomItems(random);
    const { places, rows } = pack(items, room);
    places.forEach((place, i) => assert.equal(Boolean(place), choicesFor(items[i], room).length > 0));
    assert.ok(rows <= 4 * items.length);
  });
});

test("no row beyond the most is used", () => {
  each(200, (random) => {
    const { items, room } = randomItems(random);
    const most = random.integer(1, 5);
    const { places, rows } = pack(items, { ...room, most });
    assert.ok(rows <= most);
    assert.ok(places.every((place) => !place || place.row + rowCount(place) <= most));
  });
});

test("a title is cut only where it has no place as a whole", () => {
  each(300, (random) => {
    const { items, room } = randomItems(random);
    const { places } = pack(items, room);
    places.forEach((place, i) => {
      if (!place || place.folding.whole) return;
      const whole = choicesFor(items[i], room).filter(({ folding }) => folding.whole);
      assert.equal(whole.length, 0, "with rows without end, a whole one has room");
    });
  });
});

const keptPlaces = (items, places) =>
  new Map(items.flatMap(({ event }, i) => (places[i] ? [[event, keptOf(places[i])]] : [])));

test("packed again where they were, all keep rows, side and lines", () => {
  each(200, (random) => {
    const { items, room } = randomItems(random);
    const { places } = pack(items, room);
    const again = packAgain(items, room, keptPlaces(items, places), 0);
    assert.deepEqual(keptPlaces(items, again.places), keptPlaces(items, places));
  });
});

test("a title that has no room behind its mark any more stands before it, in the same row", () => {
  const foldings = [{ lines: ["Title"], textWidth: 100, whole: true }];
  const at = (event, x0) => ({ event, key: event, x0, x1: x0 + 12, holds: false, foldings });
  const room = { width: 400, lines: [], lineCost: 0.4, most: Infinity };
  const items = [at(0, 200), at(1, 210)];
  const { places } = pack(items, room);
  assert.deepEqual(
    places.map(({ row, before }) => [row, Boolean(before)]),
    [
      [0, false],
      [1, false],
    ],
  );
  const moved = packAgain([at(1, 350)], room, keptPlaces(items, places), 3).places[0];
  assert.deepEqual([moved.row, moved.before], [1, true]);
});

test("packed again elsewhere, nothing touches, and only so many get a place anew", () => {
  each(200, (random) => {
    const { items, room } = randomItems(random);
    const { places } = pack(items, room);
    const kept = keptPlaces(items, places);
    const by = random.between(-200, 200);
    const moved = items.map((item) => ({
      ...item,
      x0: item.x0 + by,
      x1: item.x1 + by,
    }));
    const again = packAgain(moved, { ...room, most: 12 }, kept, 3);
    assert.deepEqual(touching(moved, again.places, room.width), []);
    const anew = keptPlaces(moved, again.places);
    const changed = [...anew].filter(([event, { row }]) => kept.get(event)?.row !== row);
    assert.ok(changed.length <= 3, `${changed.length} changed`);
  });
});

test("a label crosses the report's line only where that saves three rows", () => {
  each(300, (random) => {
    const { items, room } = randomItems(random);
    for (const item of items) {
      const choices = choicesFor(item, room);
      const crosses = ({ from, to }) => room.lines.some((line) => line > from - CLEAR && line < to + CLEAR);
      choices.forEach((choice) => assert.equal(choice.crosses, crosses(choice)));
      const [place] = pack([item], room).places;
      if (!place?.crosses) continue;
      assert.ok(choices.every((choice) => choice.crosses || choice.cost >= place.cost));
    }
  });
});

test("a title in an outline is the last resort, for what lies within is one moment", () => {
  const folding = { lines: ["Title"], textWidth: 100, whole: true };
  const outline = { x0: 200, x1: 400, holds: true, outlined: true, foldings: [folding] };
  assert.ok(!choicesFor(outline, { width: 600, lines: [], lineCost: 0.4 })[0].inside);
  assert.ok(choicesFor({ ...outline, x0: 20, x1: 580 }, { width: 600, lines: [], lineCost: 0.4 })[0].inside);
});

test("a title stands over the second half of where a bar grows sure rather than before it, years too early", () => {
  const folding = { lines: ["Title"], textWidth: 150, whole: true };
  const bar = { x0: 200, x1: 500, holds: true, inner: 380, foldings: [folding] };
  const [{ inside, from, hides }] = choicesFor(bar, { width: 600, lines: [], lineCost: 0.4 });
  assert.ok(inside && !hides && from > 290);
});

test("a title starts where a bar is not sure yet, rather than under it, when a line is in the way further on", () => {
  const folding = { lines: ["Title"], textWidth: 300, whole: true };
  const bar = { x0: 0, x1: 600, holds: true, inner: 200, foldings: [folding] };
  const choices = choicesFor(bar, { width: 600, lines: [450], lineCost: 0.4 });
  assert.ok(choices[0].inside && choices[0].from < 200 && !choices[0].crosses);
  assert.ok(choices.some(({ under }) => under) && choices.some(({ inside, from }) => inside && from > 200));
  assert.ok(choicesFor(bar, { width: 600, lines: [], lineCost: 0.4 })[0].from > 200);
});

test("a title in a bar stands behind the gaps that it would cross, where the bar has room there", () => {
  const bar = {
    x0: 100,
    x1: 800,
    holds: true,
    foldings: [{ lines: ["Title"], textWidth: 200, whole: true }],
  };
  const gaps = [
    { left: 150, right: 170 },
    { left: 300, right: 320 },
  ];
  const room = { width: 900, lines: [], lineCost: 0.4 };
  assert.equal(choicesFor(bar, { ...room, gaps })[0].from, 326);
  assert.equal(choicesFor(bar, room)[0].from, 109);
  const narrow = { ...room, gaps, width: 420 };
  assert.equal(choicesFor({ ...bar, x1: 400 }, narrow)[0].from, 176); // no room behind the last, nor beside it
});
