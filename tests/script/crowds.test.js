import assert from "node:assert/strict";
import { test } from "node:test";

import { share } from "./build/place/crowds.js";
import { layoutChart } from "./build/place/layout.js";
import { rowCount } from "./build/place/rows.js";
import { itemOf } from "./build/place/window.js";
import { bounded, segmentsOf, zoomed } from "./build/time/scale.js";
import { nestedLevels } from "./build/place/nested.js";
import { levels } from "./build/place/stripes.js";
import { each, randomScene, range, withLanes } from "./random.js";

levels.tellOnce = nestedLevels.tellOnce;

const counted = ({ strips }) => strips.reduce((sum, { alone }) => sum + alone, 0);
const rowsOf = ({ label }) => range(rowCount(label)).map((i) => label.row + i);
const textRowsOf = ({ label }) => rowsOf({ label }).slice(label.under ? 1 : 0);

/** Check one layout against what must be true of any. */
function check(scene, plan) {
  const { items, dots, reports, hidden } = plan;
  const marks = [...items, ...dots, ...reports];
  const events = marks.filter(({ isAgain }) => !isAgain).map(({ event }) => event);
  assert.equal(new Set(events).size, events.length, "an event is placed once");
  assert.equal(events.length + counted(plan) + hidden, scene.data.count, "placed, counted or outside");
  for (const { label } of items)
    assert.ok(label.from >= -1e-6 && label.to <= scene.width + 1e-6, "labels are in sight");
  for (const [i, a] of items.entries()) {
    for (const b of items.slice(i + 1)) {
      if (a.band !== b.band) continue;
      const shared = textRowsOf(a).filter((row) => textRowsOf(b).includes(row));
      const names = `${a.event} and ${b.event}`;
      const apart = a.label.to <= b.label.from || b.label.to <= a.label.from;
      assert.ok(!shared.length || apart, `labels of ${names}`);
      for (const [{ label }, mark] of [
        [a, b],
        [b, a],
      ]) {
        if (!textRowsOf({ label }).includes(mark.label.row)) continue;
        assert.ok(label.to <= mark.x0 || label.from >= mark.x1, `label and mark of ${names}`);
      }
    }
  }
  for (const { y, band } of [...items, ...dots]) {
    const { top, bottom } = plan.bands.find((other) => other.band === band);
    assert.ok(y > top && y < bottom, "in its band");
  }
  const lowest = new Map(items.map((item) => [item.band, 0]));
  for (const { band, y, label } of items) {
    lowest.set(band, Math.max(lowest.get(band), y + (rowCount(label) - 1) * 16 + 8));
  }
  for (const { band, y } of dots) assert.ok(y + 3.5 >= (lowest.get(band) ?? 0) - 2, "dots under labels");
}

test("of a few events each has a label, touching nothing", () => {
  each(150, (random) => {
    const scene = randomScene(random, random.integer(1, 40));
    const plan = layoutChart(scene, null);
    check(scene, plan);
    const placeable = scene.width > 420;
    if (placeable) assert.equal(plan.dots.length + counted(plan), 0);
  });
});

test("up to 150 events each has a mark of its own", () => {
  each(60, (random) => {
    const scene = randomScene(random, random.integer(41, 150));
    const plan = layoutChart({ ...scene, width: scene.width, tall: 3000 }, null);
    check(scene, plan);
    if (scene.width > 420) assert.equal(counted(plan), 0);
  });
});

test("of a crowd every event is placed once or counted, labels never touch, and none is a stump", () => {
  each(60, (random) => {
    const scene = randomScene(random, random.integer(151, 500));
    const plan = layoutChart(scene, null);
    check(scene, plan);
    assert.ok(plan.items.length > 0);
    for (const { label } of plan.items) {
      assert.ok(label.folding.whole || label.folding.lines.join(" ").length >= 24);
    }
  });
});

test("while the view moves, all of that holds, and what keeps its label keeps its row", () => {
  each(40, (random) => {
    const scene = randomScene(random, random.integer(41, 400));
    const closer = zoomed(scene.scale, scene.view, random.between(1.5, 4), random.between(0, scene.width));
    const before = layoutChart({ ...scene, view: closer }, null);
    const view = bounded(scene.scale, { k: closer.k, dx: closer.dx + random.between(-30, 30) });
    const plan = layoutChart({ ...scene, view }, { ...before, moving: true });
    check(scene, plan);
    const kept = plan.items.filter(({ key }) => before.places.has(key));
    const moved = kept.filter(({ key, label }) => before.places.get(key).row !== label.row);
    assert.ok(moved.length <= kept.length * 0.2, `${moved.length} of ${kept.length} changed their row`);
    assert.ok(plan.height >= before.height);
  });
});

/** A scene whose lanes have two levels, some of them folded or in their parts. */
function nestedScene(random, count) {
  const scene = randomScene(random, count);
  const { data, looks } = withLanes(scene.data, random);
  return { ...scene, data, looks, standing: nestedLevels.standing(data, looks, scene.shown) };
}

test("what has a label keeps it while the view moves, however late it comes in rank, in every band", () => {
  let tried = 0;
  each(60, (random) => {
    const scene = randomScene(random, random.integer(800, 1200));
    const last = scene.data.rank.indexOf(scene.data.count - 1);
    const before = layoutChart({ ...scene, chosen: last }, null);
    const chosen = before.items.find(({ event }) => event === last);
    if (!chosen) return;
    tried += 1;
    const { items } = layoutChart(scene, { ...before, moving: true });
    const kept = items.find(({ event }) => event === last);
    assert.equal(kept?.label.row, chosen.label.row, `in band ${chosen.band}`);
  });
  assert.ok(tried > 10);
});

test("of lanes in parts and in rows, and of events in several, all of that holds", () => {
  each(150, (random) => {
    const scene = nestedScene(random, random.integer(1, 400));
    const plan = layoutChart(scene, null);
    check(scene, plan);
    const { stripes, stripe, further } = scene.standing;
    for (const { band } of plan.items) assert.ok(!stripes[band].isFolded, "what is folded has no labels");
    for (const { event, band } of [...plan.items, ...plan.dots]) {
      assert.ok([stripe[event], ...(further.get(event) || [])].includes(band), "where it stands");
    }
    const closer = zoomed(scene.scale, scene.view, 2, scene.width / 2);
    check(scene, layoutChart({ ...scene, view: closer }, { ...plan, moving: true }));
  });
});

test("a folded lane is a thin row, and makes no chart higher", () => {
  each(80, (random) => {
    const scene = randomScene(random, random.integer(1, 120));
    const name = random.pick(scene.data.bands);
    const looks = { lanes: new Set(), folded: new Set([name]), parted: new Set() };
    const standing = levels.standing(scene.data, looks, scene.shown);
    const [before, plan] = [layoutChart(scene, null), layoutChart({ ...scene, standing }, null)];
    const row = plan.bands.find(({ stripe }) => stripe.key === name);
    if (row) assert.ok(row.bottom - row.top <= 18 + 2 * 5 + 18, `${row.bottom - row.top} px`);
    const few = scene.data.count <= 40;
    if (few) assert.ok(plan.height <= before.height + 10, `${plan.height}, ${before.height} before`);
  });
});

test("the chosen event is placed whatever the crowd, if it is in sight", () => {
  each(60, (random) => {
    const scene = randomScene(random, random.integer(41, 400));
    const shown = layoutChart(scene, null);
    const inSight = [...shown.items, ...shown.dots, ...shown.reports].map(({ event }) => event);
    const chosen = random.pick(inSight);
    const { items, dots, reports } = layoutChart({ ...scene, chosen }, null);
    assert.ok([...items, ...dots, ...reports].some(({ event }) => event === chosen));
  });
});

test("rows are shared out whole, none beyond what is wanted, more to a band with more events", () => {
  each(400, (random) => {
    const bands = random.integer(1, 8);
    const counts = range(bands).map(() => random.integer(0, 200));
    const wanted = counts.map((count) => Math.min(count, 40));
    const total = random.integer(bands, 60);
    const given = share(wanted, counts, total);
    const sum = given.reduce((a, b) => a + b, 0);
    const all = wanted.reduce((a, b) => a + b, 0);
    assert.equal(sum, Math.min(total, all));
    given.forEach((rows, i) => assert.ok(rows <= wanted[i] && rows >= Math.min(wanted[i], 1)));
    for (const i of range(bands)) {
      for (const j of range(bands)) if (counts[i] > counts[j]) assert.ok(given[i] >= given[j]);
    }
  });
});

test("rows have one order in either reading, which is that of the checked dates", () => {
  each(50, (random) => {
    const count = random.integer(1, 20);
    const scene = randomScene(random, count);
    const source = { ...scene, times: randomScene(random, count).times };
    for (const event of range(count)) {
      const [checked, own] = [scene, source].map((either) =>
        itemOf(event, either, segmentsOf(either.scale, either.view)),
      );
      assert.equal(own.at, checked.at);
      assert.ok(own.shape !== checked.shape);
    }
  });
});
