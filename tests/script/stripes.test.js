import assert from "node:assert/strict";
import { test } from "node:test";

import { isIn, namesIn, nestedLevels } from "./build/place/nested.js";
import { levels } from "./build/place/stripes.js";
import { PLAIN, each, randomScene, range, withLanes } from "./random.js";

const TWO = {
  count: 4,
  bands: ["", "North", "South"],
  beginnings: ["", "", ""],
  parts: [
    [1, "Harbour"],
    [1, "Station"],
  ],
  band: [1, 1, 2, 0],
  part: [0, -1, -1, -1],
  further: [
    [2, 1, 1],
    [1, 1, 0],
  ],
};
const ALL = [1, 1, 1, 1];
const { standing: standingOf, without, has } = nestedLevels;
const looks = (more) => ({ ...PLAIN, ...more });

/** How many events stand in each stripe. */
const countsOf = ({ stripes, stripe, further }, shown) =>
  stripes.map(
    (_, number) =>
      shown.filter(
        (isShown, event) => isShown && [stripe[event], ...(further.get(event) || [])].includes(number),
      ).length,
  );

test("a band that is closed is one of all, and what stands in two of its parts stands there once", () => {
  const standing = standingOf(TWO, PLAIN, ALL);
  assert.deepEqual(
    standing.stripes.map(({ key }) => key),
    ["", "North", "South"],
  );
  assert.deepEqual(countsOf(standing, ALL), [1, 3, 1]);
  assert.deepEqual([...standing.stripe], [1, 1, 2, 0]);
  assert.deepEqual([...standing.further], [[2, [1]]]);
});

test("a band that is open has its own first and then its parts", () => {
  const standing = standingOf(TWO, looks({ parted: new Set(["North"]) }), ALL);
  assert.deepEqual(
    standing.stripes.map(({ key, name }) => [key, name]),
    [
      ["", ""],
      ["North", "North"],
      ["North / Harbour", "Harbour"],
      ["North / Station", "Station"],
      ["South", "South"],
    ],
  );
  assert.deepEqual(countsOf(standing, ALL), [1, 1, 2, 1, 1]);
  assert.deepEqual([...standing.stripe], [2, 1, 4, 0]);
  assert.deepEqual(
    [...standing.further],
    [
      [1, [2]],
      [2, [3]],
    ],
  );
});

test("an open band keeps its name over its parts where nothing stands in it alone", () => {
  const { stripes } = standingOf(TWO, looks({ parted: new Set(["North"]) }), [1, 0, 0, 0]);
  assert.deepEqual(
    stripes.filter(({ isShown }) => isShown).map(({ key }) => key),
    ["North", "North / Harbour"],
  );
});

test("what is folded to a row is not in its parts", () => {
  const { stripes } = standingOf(TWO, looks({ parted: new Set(["North"]), folded: new Set(["North"]) }), ALL);
  assert.deepEqual(
    stripes.map(({ key, isFolded }) => [key, isFolded]),
    [
      ["", false],
      ["North", true],
      ["South", false],
    ],
  );
});

test("lanes of one level stand as in a page that knows of no other", () => {
  each(200, (random) => {
    const { data } = randomScene(random, random.integer(1, 60));
    const shown = range(data.count).map(() => Number(random.chance(0.7)));
    const folded = new Set(data.bands.filter(() => random.chance(0.3)));
    const [one, other] = [levels, nestedLevels].map((some) => some.standing(data, looks({ folded }), shown));
    assert.deepEqual(one.stripes, other.stripes);
    assert.deepEqual([...one.stripe], [...other.stripe]);
    assert.equal(other.further.size, 0);
  });
});

test("an event of two lanes is shown in those alone that are", () => {
  const { stripe, further } = standingOf(TWO, looks({ lanes: new Set(["North"]) }), ALL);
  assert.deepEqual([...stripe], [1, 1, 1, -1]);
  assert.equal(further.size, 0);
});

test("a band that loses a part keeps the others", () => {
  assert.deepEqual(without(TWO, ["North", "South"], "North / Harbour"), [
    "North ",
    "North / Station",
    "South",
  ]);
  assert.deepEqual(without(TWO, ["North ", "North / Station", "South"], "North"), ["South"]);
  assert.deepEqual(["North", "North ", "North / Station", "North / Quay", "East"].filter(has(TWO)), [
    "North",
    "North ",
    "North / Station",
  ]);
});

test("hiding a lane hides what stands there alone, and nothing else", () => {
  each(300, (random) => {
    const { data } = withLanes(randomScene(random, random.integer(1, 60)).data, random);
    const names = data.bands.flatMap((name) => [name, ...namesIn(data, name)]);
    let shown = data.bands;
    let gone = [];
    for (const lane of range(random.integer(1, 4)).map(() => random.pick(names))) {
      shown = without(data, shown, lane);
      gone = [...gone, lane];
    }
    const before = isIn(data, new Set(shown));
    const hidden = (band, part) => {
      const own = part < 0 ? `${data.bands[band]} ` : `${data.bands[band]} / ${data.parts[part][1]}`;
      return gone.includes(data.bands[band]) || gone.includes(own);
    };
    for (const event of range(data.count)) {
      if (data.band[event] < 0 || !shown.length) continue;
      assert.equal(before(data.band[event], data.part[event]), !hidden(data.band[event], data.part[event]));
    }
  });
});

test("what is shown stands in its lanes, once in each stripe, and a stripe is shown if something is in it", () => {
  each(300, (random) => {
    const { data, looks: chosen } = withLanes(randomScene(random, random.integer(1, 80)).data, random);
    const shown = range(data.count).map(() => Number(random.chance(0.8)));
    const standing = standingOf(data, chosen, shown);
    for (const event of range(data.count)) {
      const stands = [standing.stripe[event], ...(standing.further.get(event) || [])];
      assert.equal(new Set(stands).size, stands.length, "once in each");
      if (data.band[event] >= 0) assert.ok(stands.every((number) => number >= 0));
    }
    const counts = countsOf(standing, shown);
    standing.stripes.forEach(({ isShown, isEmpty, within }, number) => {
      assert.equal(Boolean(isShown && !isEmpty), counts[number] > 0);
      if (within === undefined) return;
      assert.ok(standing.stripes[within].isParted && within < number, "parts follow their band");
      if (isShown) assert.ok(standing.stripes[within].isShown, "whose name stands over them");
    });
  });
});
