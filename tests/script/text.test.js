import assert from "node:assert/strict";
import { test } from "node:test";

import { cut, wrapped } from "./build/place/text.js";
import { each, range } from "./random.js";

const measure = (text) => [...text].length * 7;
const SIGNS = [..."ab cdé東🚀 "];
const randomText = (random) =>
  range(random.integer(0, 40))
    .map(() => random.pick(SIGNS))
    .join("");

test("a cut text has room, and ends in an ellipsis if it is not all of it", () => {
  each(400, (random) => {
    const text = randomText(random);
    const limit = random.between(0, 300);
    const short = cut(text, limit, measure);
    assert.ok(measure(short) <= limit);
    if (measure(text) <= limit) assert.equal(short, text);
    else if (short) assert.ok(short.endsWith("…") && text.startsWith(short.slice(0, -1)));
  });
});

test("a cut text is as long as there is room", () => {
  each(400, (random) => {
    const text = randomText(random);
    const limit = random.between(0, 300);
    const short = cut(text, limit, measure);
    if (short === text) return;
    const kept = short ? [...short].length - 1 : 0;
    const longer =
      [...text]
        .slice(0, kept + 1)
        .join("")
        .trimEnd() + "…";
    const isBlank = [...longer].length - 1 <= kept; // the next sign is a blank, which a cut text does not end with
    assert.ok(isBlank || measure(longer) > limit);
  });
});

test("no sign of two halves is cut in two", () => {
  assert.equal(cut("🚀🚀🚀", 15, measure), "🚀…");
});

test("a wrapped text has lines that fit, no more than it may, and all words in order", () => {
  each(400, (random) => {
    const text = randomText(random).trim();
    const limit = random.between(40, 200);
    const most = random.integer(1, 4);
    const lines = wrapped(text, limit, measure, most);
    assert.ok(lines.length <= most);
    for (const line of lines) assert.ok(measure(line) <= limit);
    const whole = lines.every((line) => !line.includes("…"));
    if (whole) assert.equal(lines.join(" "), text.split(/\s+/).join(" "));
  });
});
