import assert from "node:assert/strict";
import { test } from "node:test";

import { elementsOf } from "./build/draw/ink.js";
import { PILL } from "./build/measures.js";

/** Where an outline's edges begin and end, px, and how many of its ends are round. */
function outlineOf(x0, x1) {
  const segments = [
    [0, 100],
    [118, 200],
  ];
  const shape = /** @type {Shape} */ ({ x0, x1, pill: true, flags: 0 });
  const drawn = elementsOf(shape, { slot: 0, icon: "", segments, window: [0, 200] });
  const [, { d }] = drawn.find(([, { class: name }]) => String(name).includes("dashes"));
  const xs = [...d.matchAll(/(?:M|H|0 0 1 )(-?[\d.]+)/g)].map(([, x]) => Number(x));
  return { from: Math.min(...xs) - PILL / 2, to: Math.max(...xs) + PILL / 2, round: d.split("A").length - 1 };
}

test("an outline that begins in a break is closed behind it, and one that ends there before it", () => {
  assert.deepEqual(outlineOf(117, 160), { from: 118, to: 160, round: 2 });
  assert.deepEqual(outlineOf(40, 101), { from: 40, to: 100, round: 2 });
});

test("an outline across a break is open on either side of it", () => {
  assert.deepEqual(outlineOf(40, 160), { from: 40, to: 160, round: 2 });
});
