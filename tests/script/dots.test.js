import assert from "node:assert/strict";
import { test } from "node:test";

import { DOT, DOT_STEP } from "./build/measures.js";
import { stacksOf } from "./build/place/dots.js";
import { each, range } from "./random.js";

function randomEvents(random) {
  const width = random.integer(100, 1400);
  const busy = random.between(0, width);
  const events = range(random.integer(0, 300)).map((event) => ({
    event,
    x: random.chance(0.3) ? busy + random.between(-10, 10) : random.between(-20, width + 20),
  }));
  return { events, width, most: random.integer(1, 5) };
}

test("every event is one dot or is counted", () => {
  each(300, (random) => {
    const { events, width, most } = randomEvents(random);
    const { dots, counted, levels } = stacksOf(events, most, width);
    const all = [...dots, ...counted].map(({ event }) => event).sort((a, b) => a - b);
    assert.deepEqual(all, range(events.length));
    assert.ok(levels <= Math.max(most, 2) && dots.every(({ level }) => level < levels));
  });
});

test("no dot touches another, and each is in sight", () => {
  each(300, (random) => {
    const { events, width, most } = randomEvents(random);
    const { dots } = stacksOf(events, most, width);
    dots.forEach((a, i) => {
      assert.ok(a.x >= DOT / 2 && a.x <= width - DOT / 2);
      for (const b of dots.slice(i + 1)) {
        assert.ok(a.level !== b.level || Math.abs(a.x - b.x) >= DOT_STEP, `${a.event} and ${b.event}`);
      }
    });
  });
});

test("nothing is counted where all have room", () => {
  each(200, (random) => {
    const { events, width } = randomEvents(random);
    assert.deepEqual(stacksOf(events, Infinity, width).counted, []);
  });
});

test("where some of a stretch are counted, all of it are", () => {
  each(200, (random) => {
    const { events, width, most } = randomEvents(random);
    const { dots, counted } = stacksOf(events, most, width);
    const full = new Set(counted.map(({ x }) => Math.floor(x / 8)));
    assert.ok(dots.every(({ x }) => !full.has(Math.floor(x / 8))));
  });
});
