import assert from "node:assert/strict";
import { test } from "node:test";

import { DAY, startsOf } from "./build/time/calendar.js";
import { makeScale, segmentsOf, xOf, zoomed } from "./build/time/scale.js";
import { ticksOf } from "./build/time/ticks.js";
import { each, randomTimes } from "./random.js";

const measure = (text, bold) => [...text].length * (bold ? 7.2 : 6.6);

function randomTicks(random) {
  const times = randomTimes(random);
  const scale = makeScale(times, times.least, random.integer(200, 2000));
  const view = zoomed(
    scale,
    scale.whole,
    random.chance(0.5) ? 1 : random.between(1, 500),
    random.between(0, scale.width),
  );
  return { scale, view, ...ticksOf(scale, view, random.pick(["en", "de", "ar", "ja"]), measure) };
}

test("names in a row never touch one another, and stay in the window", () => {
  each(300, (random) => {
    const { names, scale } = randomTicks(random);
    for (const row of [0, 1]) {
      const boxes = names
        .filter((name) => name.row === row)
        .map(({ x, text, bold }) => [x, x + measure(text, bold)])
        .sort((a, b) => a[0] - b[0]);
      boxes.slice(1).forEach(([left], i) => assert.ok(left > boxes[i][1]));
      for (const [left, right] of boxes) assert.ok(left >= -2 && right <= scale.width + 8);
    }
  });
});

test("the axis always says at least once where it is", () => {
  each(300, (random) => {
    assert.ok(randomTicks(random).names.some(({ row }) => row === 0));
  });
});

test("marks of a sort stand from left to right, each once", () => {
  each(300, (random) => {
    const { marks } = randomTicks(random);
    for (const fine of [true, false]) {
      const px = marks.filter((mark) => mark.fine === fine).map(({ x }) => x);
      px.slice(1).forEach((x, i) => assert.ok(x > px[i]));
    }
  });
});

test("every unit begins where it does in UTC, within the stretch asked for, in order", () => {
  each(300, (random) => {
    const unit = random.pick(["minute", "hour", "day", "month", "year"]);
    const count = random.pick(
      { minute: [1, 5, 30], hour: [1, 12], day: [1, 7], month: [1, 3], year: [1, 10, 1000] }[unit],
    );
    const step = { minute: 60, hour: 3600, day: DAY, month: 30 * DAY, year: 365 * DAY }[unit] * count;
    const from = random.between(-1e11, 1e11);
    const to = from + step * random.between(0, 40);
    const starts = [...startsOf(unit, count, from, to)];
    starts.forEach((t, i) => {
      assert.ok(t >= from && t <= to && (i === 0 || t > starts[i - 1]));
      const text = new Date(t * 1000).toISOString();
      const zeros = { minute: ":00.000Z", hour: ":00:00.000Z", day: "T00:00:00.000Z" };
      assert.ok(
        text.endsWith(zeros[unit] || (unit === "month" ? "-01T00:00:00.000Z" : "-01-01T00:00:00.000Z")),
      );
    });
    const expected = Math.floor((to - from) / step);
    assert.ok(Math.abs(starts.length - expected) <= 2 + expected / 20);
  });
});

test("weeks begin on Mondays, and round years are those that people count", () => {
  for (const t of startsOf("day", 7, 0, 60 * DAY)) assert.equal(new Date(t * 1000).getUTCDay(), 1);
  const years = [...startsOf("year", 1000, -62198755200 - 1, 33e9)].map((t) =>
    new Date(t * 1000).getUTCFullYear(),
  );
  assert.deepEqual(years, [1, 1000, 2000, 3000]);
});

test("a year whose name has no room has no line, and finer names wait for the first name before them", () => {
  each(300, (random) => {
    const { names, marks } = randomTicks(random);
    if (marks.some(({ fine }) => fine)) {
      const lead = Math.min(...names.filter(({ row }) => row === 0).map(({ x }) => x));
      for (const { row, x, text } of names) if (row) assert.ok(x + measure(text, false) / 2 >= lead - 1);
    } else {
      const lines = marks.filter(({ rule }) => rule);
      for (const { x } of lines) assert.ok(names.some((name) => name.x > x + 0.99 && name.x < x + 3.01));
    }
  });
});

test("of round years alone too, each segment in sight says where it is", () => {
  each(300, (random) => {
    const starts = [0, 1, 2].map((i) => (random.between(0, 30) + i * 200) * 365 * DAY);
    const gaps = starts.slice(1).map((start, i) => [starts[i] + 40 * 365 * DAY, start, "long"]);
    const times = { whole: [starts[0], starts[2] + 30 * 365 * DAY], gaps, least: 600 };
    const scale = makeScale(times, times.least, random.integer(500, 2000));
    const { names } = ticksOf(scale, scale.whole, "en", measure);
    const firsts = segmentsOf(scale, scale.whole).map(([left]) => Math.max(left, 0));
    firsts.forEach((left, i) => {
      const right = firsts[i + 1] ?? scale.width;
      assert.ok(names.some(({ x, row }) => row === 0 && x >= left - 3 && x < right));
    });
  });
});

test("short segments that begin in one year say their month under it, where others have months", () => {
  const day = (text) => Date.parse(text) / 1000;
  const whole = [day("2003-03-01"), day("2004-07-01")];
  const gaps = [
    [day("2003-04-01"), day("2003-09-01")],
    [day("2003-10-01"), day("2004-01-01")],
  ];
  const scale = makeScale({ whole, gaps }, DAY, 330);
  const { names } = ticksOf(scale, scale.whole, "en", measure);
  const at = (row) => names.filter((name) => name.row === row).sort((a, b) => a.x - b.x);
  const years = at(0);
  assert.deepEqual(
    years.map(({ text }) => text),
    ["2003", "2003", "2004"],
  );
  const under = years.slice(0, 2).map(({ x }) => at(1).find((name) => Math.abs(name.x - x) < 4)?.text);
  assert.deepEqual(under, ["Mar", "Sept"]); // of the first events, not of the air before them
});

test("short segments of days say their years, where these are several", () => {
  const day = (text) => Date.parse(text) / 1000;
  const gapsOf = (...days) => days.map(([from, to]) => [day(from), day(to)]);
  const namesIn = (whole, gaps, width) => {
    const scale = makeScale({ whole: whole.map(day), gaps }, 60, width);
    const { names } = ticksOf(scale, scale.whole, "en", measure);
    return names.filter(({ row }) => row === 0).map(({ text }) => text);
  };
  const gaps = gapsOf(["2021-06-02", "2022-01-15"], ["2022-01-16", "2024-05-03"]);
  const texts = namesIn(["2021-06-01", "2024-05-05"], gaps, 330);
  for (const year of ["2021", "2022", "2024"]) assert.ok(texts.some((text) => text.includes(year)));
  const near = gapsOf(["2021-06-02", "2021-07-15"], ["2021-07-16", "2021-08-03"]);
  assert.ok(namesIn(["2021-06-01", "2021-08-04"], near, 330).some((text) => /\d+ \w+|\w+ \d+/.test(text)));
});

test("a January whose year has no room has no name either", () => {
  const day = (text) => Date.parse(text) / 1000;
  const whole = [day("2019-12-20"), day("2021-01-12")];
  const scale = makeScale({ whole, gaps: [] }, DAY, 840);
  const { names } = ticksOf(scale, scale.whole, "en", measure);
  const januaries = names.filter(({ row, text }) => row === 1 && text === "Jan");
  const years = names.filter(({ row }) => row === 0);
  assert.ok(januaries.length >= 1);
  for (const { x } of januaries) assert.ok(years.some((year) => Math.abs(year.x - x) < 6));
});

test("a month's name stands behind the line at which it begins, a day's about its own", () => {
  const day = (text) => Date.parse(text) / 1000;
  const year = makeScale({ whole: [day("2023-01-15"), day("2023-12-15")], gaps: [] }, DAY, 800);
  const months = ticksOf(year, year.whole, "en", measure);
  const [first, ...others] = months.names.filter(({ row }) => row === 1).sort((a, b) => a.x - b.x);
  // The month in which it begins is named at its edge.
  assert.deepEqual([first.text, first.x < 3], ["Jan", true]);
  for (const { x } of others) assert.ok(months.marks.some((mark) => Math.abs(mark.x + 3 - x) < 0.01));
  const month = makeScale({ whole: [day("2023-05-02"), day("2023-05-25")], gaps: [] }, DAY, 800);
  const days = ticksOf(month, month.whole, "en", measure);
  for (const { x, text } of days.names.filter(({ row }) => row === 1))
    assert.ok(days.marks.some((mark) => Math.abs(mark.x - measure(text, false) / 2 - x) < 0.01));
});

test("a month has a short name where that in full would leave no room for the next one", () => {
  const whole = ["2023-09-02", "2023-12-20"].map((day) => Date.parse(day) / 1000);
  for (const [width, months] of [
    [600, "September 2023,October,November,December"],
    [360, "Sept 2023,October,November,December"],
  ]) {
    const scale = makeScale({ whole, gaps: [] }, DAY, width);
    const { names } = ticksOf(scale, scale.whole, "en", measure);
    assert.equal(String(names.filter(({ row }) => row === 0).map(({ text }) => text)), months);
  }
});

test("where no date has a time, no axis has hours, however close one looks", () => {
  const steps = [DAY, 600].map((least) => {
    const scale = makeScale({ whole: [0, 60 * DAY], gaps: [] }, least, 840);
    const view = zoomed(scale, scale.whole, 1e9, 400);
    return ticksOf(scale, view, "en", (text) => text.length * 7).names.some(({ text }) => text.includes(":"));
  });
  assert.deepEqual(steps, [false, true]);
});

test("a year's name stands in its own segment and leaves the next one room, and what is about names itself", () => {
  const year = (/** @type {number} */ y) => Date.UTC(y, 0) / 1000;
  /** @type {[number, number, number]} */
  const whole = [year(867), year(1805), year(868)];
  /** @type {GapData[]} */
  const gaps = [
    [year(869), year(1450), "581 years", ""],
    [year(1451), year(1769), "318 years", ""],
  ];
  const scale = makeScale({ whole, gaps }, DAY, 840);
  const { names, marks } = ticksOf(scale, scale.whole, "en", (text) => text.length * 8);
  assert.deepEqual(names.map(({ text }) => text).slice(0, 2), ["868 AD", "1450"]);
  const ends = scale.segments.slice(0, 2).map(([, end]) => xOf(scale, scale.whole, end));
  names.slice(0, 2).forEach(({ x, text }, i) => assert.ok(x + text.length * 8 <= ends[i] + 18));
  assert.ok(marks.every(({ x, rule }) => !rule || Math.abs(x - ends[0]) > 2));
});

test("no rule of a coarser unit runs through a number, which stands on its line", () => {
  const crossed = (names, marks) =>
    names.filter(({ x, text, row }) => {
      const right = x + measure(text, false);
      return row === 1 && marks.some((mark) => mark.rule && !mark.fine && mark.x >= x && mark.x <= right);
    });
  each(300, (random) => {
    const { names, marks } = randomTicks(random);
    assert.deepEqual(crossed(names, marks), []);
  });
});

test("the first year of a segment stands over the first month that is named", () => {
  const [from, begin, end, to] = ["2008-01-02", "2008-02-01", "2022-09-20", "2023-03-20"].map(
    (text) => Date.parse(text) / 1000,
  );
  const scale = makeScale({ whole: [from, to], gaps: [[begin, end]] }, DAY, 400);
  const { names } = ticksOf(scale, scale.whole, "en", measure);
  const year = names.find(({ text }) => text === "2022");
  const month = names.filter(({ row, x }) => row === 1 && x > year.x - 9).sort((a, b) => a.x - b.x)[0];
  assert.deepEqual([month.text, month.x - year.x], ["Oct", 0]);
});
