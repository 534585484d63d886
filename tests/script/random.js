// Seeded random numbers, and layouts made from them: the same in every run.

import { DAY } from "./build/time/calendar.js";
import { foldingsOf } from "./build/place/lines.js";
import { levels } from "./build/place/stripes.js";
import { makeScale } from "./build/time/scale.js";
import {
  ARROW,
  AT_LEAST,
  DASHED,
  END_CAP,
  END_FADES,
  EXACT,
  SEVERAL,
  START_CAP,
  START_FADES,
  THROUGHOUT,
  WITHIN,
} from "./build/measures.js";

export class Random {
  constructor(seed) {
    this.state = seed + 1;
  }

  /** From 0 up to 1. */
  share() {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  between(from, to) {
    return from + (to - from) * this.share();
  }

  integer(from, to) {
    return Math.floor(this.between(from, to + 1));
  }

  pick(values) {
    return values[this.integer(0, values.length - 1)];
  }

  chance(share) {
    return this.share() < share;
  }
}

/** Run a check with so many seeds in `.ci/run`, and with a quarter of them elsewhere; what fails says with which. */
export function each(count, check) {
  const seeds = process.env.HYPOTHESIS_PROFILE === "ci" ? count : count / 4;
  for (let seed = 0; seed < seeds; seed += 1) {
    try {
      check(new Random(seed), seed);
    } catch (error) {
      error.message = `seed ${seed}: ${error.message}`;
      throw error;
    }
  }
}

export const range = (count) => Array.from({ length: count }, (_, i) => i);

/** Texts are as wide as they have signs, and a little wider in bold. */
export const widthOf = (text, size, bold) => [...text].length * size * (bold ? 0.6 : 0.55);

/** Times of a story: its whole, and gaps between events that are folded away. */
export function randomTimes(random) {
  const ends = range(2 * random.integer(1, 4)).map(() => random.between(-4e9, 2e9));
  const times = ends.sort((a, b) => a - b);
  const gaps = [];
  for (let i = 1; i + 1 < times.length; i += 2) gaps.push([times[i], times[i + 1], "long"]);
  return {
    whole: [times[0], times[times.length - 1]],
    gaps,
    least: random.pick([600, DAY]),
  };
}

/** One date as the page has it: four times, a form and flags. */
export function randomDate(random, from = 0, to = 4000 * DAY) {
  const times = range(4).map(() => Math.floor(random.between(from, to) / DAY) * DAY);
  const [low, first, last, high] = times.sort((a, b) => a - b);
  const form = random.pick([EXACT, EXACT, WITHIN, THROUGHOUT, SEVERAL]);
  const doubt = random.chance(0.2) ? DASHED : 0;
  const date = { low, first, last, high, form, flags: doubt, members: [] };
  if (form === EXACT) {
    return doubt ? { ...date, last: first } : { ...date, low: first, last: first, high: first };
  }
  if (form === SEVERAL) {
    const ends = range(2 * random.integer(1, 3)).map(() => random.between(low, high));
    ends.sort((a, b) => a - b);
    date.members = range(ends.length / 2).map((i) =>
      random.chance(0.5) ? [0, ends[2 * i], ends[2 * i], 1] : [0, ends[2 * i], ends[2 * i + 1], 0],
    );
    return date;
  }
  return openEnded(date, random);
}

/** A stretch of time, of which an end may be open or be known. */
function openEnded(date, random) {
  const throughout = date.form === THROUGHOUT;
  if (random.chance(0.15)) {
    Object.assign(date, {
      flags: date.flags | START_FADES,
      low: NaN,
      first: NaN,
    });
  } else if (throughout && random.chance(0.6)) {
    Object.assign(date, { flags: date.flags | START_CAP, first: date.low });
  }
  if (random.chance(0.15) && !(date.flags & START_FADES)) {
    const flag = throughout && random.chance(0.5) ? ARROW : END_FADES;
    Object.assign(date, { flags: date.flags | flag, last: NaN, high: NaN });
  } else if (throughout && random.chance(0.6)) {
    Object.assign(date, {
      flags: date.flags | random.pick([END_CAP, AT_LEAST]),
      last: date.high,
    });
  }
  if (throughout) return date;
  return { ...date, first: date.low, last: date.high };
}

/** How no lane is looked at in any other way than it is. */
export const PLAIN = { lanes: new Set(), folded: new Set(), parted: new Set() };

/** Lanes of two levels, events in several of them, and some of these folded to a row or in their parts. */
export function withLanes(data, random) {
  const parts = data.bands.flatMap((_, band) => range(random.integer(0, 3)).map((i) => [band, `Part ${i}`]));
  const of = (band) => [-1, ...range(parts.length).filter((part) => parts[part][0] === band)];
  const part = data.band.map((band) => (band < 0 ? -1 : random.pick(of(band))));
  const further = range(data.count).flatMap((event) => {
    if (data.band[event] < 0 || random.chance(0.7)) return [];
    return range(random.integer(1, 2)).map(() => {
      const band = random.integer(0, data.bands.length - 1);
      return [event, band, random.pick(of(band))];
    });
  });
  const lanes = { ...data, parts, part, further };
  const names = [...data.bands, ...parts.map(([band, name]) => `${data.bands[band]} / ${name}`)];
  const some = (share) => new Set(names.filter(() => random.chance(share)));
  return {
    data: lanes,
    looks: { lanes: new Set(), folded: some(0.2), parted: some(0.5) },
  };
}

const KINDS = { icons: ["M0 0Z"], groups: ["a", "b"] };

/** Dates as a reading has them, column by column. */
function timesOf(dates) {
  const byEvent = new Map();
  const ends = { low: [], first: [], last: [], high: [], form: [], flags: [] };
  dates.forEach((date, event) => {
    for (const name in ends) ends[name].push(date[name]);
    if (date.members.length) byEvent.set(event, date.members);
  });
  return { ...ends, byEvent, whole: [0, 4000 * DAY], gaps: [] };
}

/** Everything that a layout is made from, with events of every form. */
export function randomScene(random, count) {
  const bands = range(random.integer(1, 5)).map((i) => (i ? `Lane ${i}` : ""));
  const dates = range(count).map(() => randomDate(random));
  const times = timesOf(dates);
  const titles = range(count).map((event) => "word ".repeat(random.integer(1, 12)) + event);
  const reports = new Set(range(random.integer(0, 1)).map(() => random.integer(0, count - 1)));
  const data = {
    lang: "en",
    ...KINDS,
    count,
    checked: times,
    slot: range(count).map(() => 0),
    band: range(count).map((event) => (reports.has(event) ? -1 : random.integer(0, bands.length - 1))),
    rank: range(count).sort(() => random.share() - 0.5),
    important: random.integer(0, 3),
    details: {},
    beginnings: bands.map(() => ""),
    grades: {},
    bands,
    notes: [],
    eras: [],
    others: [],
    ties: [],
  };
  for (const event of reports) Object.assign(dates[event], { form: EXACT });
  const width = random.integer(200, 1600);
  const shown = range(count).map(() => 1);
  const scale = makeScale({ whole: [0, 4000 * DAY], gaps: [] }, DAY, width);
  return {
    ...{
      data,
      times,
      titles,
      labels: titles,
      width,
      scale,
      view: scale.whole,
      widthOf,
    },
    ...{
      ...{ shown, standing: levels.standing(data, PLAIN, shown) },
      notes: [],
      chosen: -1,
      rem: 1,
      lang: "en",
    },
    ...{
      isWide: random.chance(0.5),
      budget: random.integer(300, 700),
      windowPx: 700,
      tall: random.pick([900, 1500]),
    },
    foldings: (event) => foldingsOf(titles[event], (text) => widthOf(text, 13, false), 1),
  };
}
