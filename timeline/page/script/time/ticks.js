// The axis: bold names at true starts of days, months or years, and finer numbers under them; words by Intl.

import { CLOCK, DAY, HOUR, MINUTE, isJanuary, startsOf, worded } from "./calendar.js";
import { APART, OVER_EDGE, nameRows } from "./name_rows.js";
import { segmentsOf, timeOf, xOf } from "./scale.js";

/** @typedef {import("./calendar.js").Unit} Unit */
/** @typedef {{ unit: Unit, count: number, over: Unit | "none", seconds: number }} Step */

/**
 * @param {Unit} unit
 * @param {Unit | "none"} over
 * @param {number} seconds
 * @param {number[]} counts
 * @returns {Step[]}
 */
const stepsOf = (unit, over, seconds, counts) =>
  counts.map((count) => ({ unit, count, over, seconds: count * seconds }));

// Finer unit, how many, and the coarser unit over it: from fine to coarse.
const STEPS = [
  ...stepsOf("second", "minute", 1, [1, 5, 10, 30]),
  ...stepsOf("minute", "day", MINUTE, [1, 5, 10, 15, 30]),
  ...stepsOf("hour", "day", HOUR, [1, 3, 6, 12]),
  ...stepsOf("day", "month", DAY, [1, 7]),
  ...stepsOf("month", "year", 28 * DAY, [1]),
  ...stepsOf("month", "year", 30 * DAY, [3]),
  ...stepsOf("year", "none", 365 * DAY, [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]),
];

// Px at the end of a segment in which a line that has no name is left out: no other stands behind it.
const LAST_ROOM = 40;
// Px that a finer name needs at least, by its unit.
const NEEDS = { second: 24, minute: 44, hour: 44, day: 18, month: 40, year: 46 };

// Px up to which a segment has one name and no numbers.
const SHORT = 90;

// Px between finer ticks from which they have rules too, where coarser units begin too rarely.
const RULED = 40;

/**
 * How the coarser unit is named: in full, shorter, shortest; the first name of a segment says the year too.
 * So does the shortest of its names if segments are of more than one.
 * @param {string} lang
 * @param {number} t
 * @param {Unit} unit
 * @param {boolean} leads
 * @param {boolean} [inYears] whether segments are of more than one year
 */
function namesOf(lang, t, unit, leads, inYears = false) {
  /** @type {Intl.DateTimeFormatOptions} */
  const year = { year: "numeric" };
  const withYear = leads || (unit === "month" && isJanuary(t)) ? year : {};
  /** @type {Intl.DateTimeFormatOptions} */
  const brief = { day: "numeric", month: "short" };
  /** @type {Intl.DateTimeFormatOptions[]} */
  const coarse = [{ month: "short", ...year }, year];
  /** @type {Record<string, Intl.DateTimeFormatOptions[]>} */
  const options = {
    minute: [{ ...CLOCK, ...brief, ...withYear }, ...(inYears ? coarse : [CLOCK])],
    day: [
      { day: "numeric", month: "long", ...withYear },
      { ...brief, ...withYear },
      ...(inYears ? coarse : [brief]),
    ],
    month: [
      { month: "long", ...withYear },
      { month: "short", ...withYear },
      withYear.year ? year : { month: "short" },
    ],
  };
  return (options[unit] || [year]).map((format) => worded(lang, t, format));
}

/**
 * @param {string} lang
 * @param {number} t
 * @param {Unit} unit
 */
function finerName(lang, t, unit) {
  if (unit === "second") return ":" + String(Math.round((t % 60) + 60) % 60).padStart(2, "0");
  if (unit === "minute" || unit === "hour") return worded(lang, t, CLOCK);
  if (unit === "day") return worded(lang, t, { day: "numeric" }).replace(/\D+$/, "");
  return worded(lang, t, unit === "month" ? { month: "short" } : { year: "numeric" });
}

/**
 * What is in sight of a segment: its px, the px its names may reach to, its first and last time, the px and
 * times at which a coarser unit begins, and the time that names it: a short one has air before its event.
 * @typedef {{
 *   left: number, right: number, limit: number, from: number, to: number, rules: Stretch[], named: number,
 * }} Part
 */

/** @param {Pick<Part, "left" | "right">} part */
const isLong = ({ left, right }) => right - left > SHORT;

/**
 * @param {Scale} scale
 * @param {View} view
 * @param {Step["over"]} over
 * @returns {Part[]}
 */
function partsOf(scale, view, over) {
  const shown = segmentsOf(scale, view)
    .map(([left, right], i) => [Math.max(left, 0), Math.min(right, scale.width), scale.begins[i]])
    .filter(([left, right]) => right - left > 4);
  return shown.map(([left, right, begins], i) => {
    const [from, to] = [left + 0.01, right - 0.01].map((x) => timeOf(scale, view, x));
    const limit = i + 1 < shown.length ? shown[i + 1][0] - APART : scale.width + OVER_EDGE;
    const starts = over === "none" ? [] : [...startsOf(over, 1, from, to)];
    const named = over !== "none" && isLong({ left, right }) ? from : Math.max(from, begins);
    return { left, right, limit, from, to, named, rules: starts.map((t) => [xOf(scale, view, t), t]) };
  });
}

/**
 * What stands on the axis: the px of names, each where a unit begins, and of rules and small ticks.
 * @param {Scale} scale
 * @param {View} view
 * @param {string} lang
 * @param {Measure} measure
 * @returns {Ticks}
 */
export function ticksOf(scale, view, lang, measure) {
  const ends = [timeOf(scale, view, 0.01), timeOf(scale, view, scale.width - 0.01)];
  // A name now and then left out would look like time that passes faster.
  /** @param {Unit} unit */
  const needs = (unit) => {
    const names = unit === "day" ? ["30"] : ends.map((t) => finerName(lang, t, unit));
    return Math.max(...names.map((name) => measure(name, unit === "year") + APART + 1));
  };
  const step =
    STEPS.find(({ unit, seconds }) => {
      const isOfUse = scale.least < DAY || seconds >= DAY; // where no date has a time, nothing is at any hour
      return isOfUse && seconds * view.k >= NEEDS[unit] && seconds * view.k >= needs(unit);
    }) || STEPS[STEPS.length - 1];
  const parts = partsOf(scale, view, step.over);
  const rows = nameRows(scale.width, measure);
  const marks =
    step.over === "none" ? [] : coarseMarks(parts, step.over, { lang, measure, rows, width: scale.width });
  const xAt = (/** @type {number} */ t) => xOf(scale, view, t);
  /** @type {(x: number, text: string) => number} the middle of a name behind a line */
  const behind = (x, text) => x + 3 + measure(text, false) / 2;
  /** @type {(part: Part, t: number) => boolean} whether a year's name has room before the next segment */
  const hasRoom = ({ limit }, t) => xAt(t) + 1 + measure(finerName(lang, t, "year"), true) <= limit;
  if (step.over === "none") {
    // A segment in which no year has room says at its left edge where it is, before others take the room.
    for (const part of parts) {
      const years = [...startsOf("year", step.count, part.from, part.to)];
      if (!years.some((t) => hasRoom(part, t)))
        rows.put(0, part.left - 1, finerName(lang, part.named, "year"));
    }
  }
  const cuts = marks.filter(({ rule }) => rule).map(({ x }) => x);
  const isRuled = cuts.length < 3 && step.seconds * view.k >= RULED;
  for (const part of parts) {
    if (step.over === "none") {
      // A line whose year has no room would say nothing.
      for (const t of startsOf("year", step.count, part.from, part.to)) {
        const rule = hasRoom(part, t) && rows.put(0, xAt(t), finerName(lang, t, "year"));
        marks.push({ x: xAt(t), rule, fine: false });
      }
    } else if (isLong(part)) {
      marks.push(...fineMarks(part, step, { lang, xAt, behind, rows, isRuled, cuts }));
    } else if (rows.nameOf(part)?.text === finerName(lang, part.named, "year")) {
      // Two that begin in one year would have one name.
      const month = finerName(lang, part.named, "month");
      rows.put(1, behind(rows.firstName(part) - 3, month), month);
    }
  }
  return { names: rows.names, marks };
}

/**
 * Small ticks where a finer unit begins in a segment, and its names under the coarser ones.
 * @param {Part} part
 * @param {Step} step
 * @param {{
 *   lang: string, xAt: (t: number) => number, behind: (x: number, text: string) => number,
 *   rows: ReturnType<typeof nameRows>, isRuled: boolean, cuts: number[],
 * }} more px of a time, px of a name behind a line, whether each tick has a rule, and px of coarser rules
 */
function fineMarks(part, step, { lang, xAt, behind, rows, isRuled, cuts }) {
  const { left, right, from, to } = part;
  const isMonth = step.unit === "month";
  const first = rows.firstName(part);
  /** @type {TickMark[]} */
  const marks = [];
  for (const t of startsOf(step.unit, step.count, from, to)) {
    const x = xAt(t);
    if (x < left + 1 || x > right - 1) continue;
    // Of which month "28" is, before the first name, nobody can tell; nor of which year "Jan" is without it.
    const isNamed = rows.names.some(({ row, x: left }) => row === 0 && left > x && left < x + 4);
    let isSaid = false;
    if (isMonth && isJanuary(t) ? isNamed : x >= first) {
      const text = finerName(lang, t, step.unit);
      // A month lasts: its name stands behind the line, as a year's does, and reaches into no break. A number
      // stands on its line, with no rule of a coarser unit through it.
      const fits = isMonth
        ? 2 * behind(-3, text) <= right - x
        : cuts.every((cut) => Math.abs(cut - x) > behind(-1.5, text));
      isSaid = fits && rows.put(1, isMonth ? behind(x, text) : x, text);
    }
    // The last line, which has no room for its name, would say nothing: others stand between names.
    marks.push({ x, rule: isRuled && (isSaid || right - x > LAST_ROOM), fine: true });
  }
  const month = finerName(lang, from, "month"); // in which it may begin
  if (isMonth && first < left + 4) rows.put(1, behind(left - 1, month), month);
  if (isMonth) rows.align(part);
  return marks;
}

/**
 * Rules where a coarser unit begins, and its names. Each segment says first where it is, at its left.
 * @param {Part[]} parts
 * @param {Unit} over
 * @param {{ lang: string, measure: Measure, rows: ReturnType<typeof nameRows>, width: number }} words
 */
function coarseMarks(parts, over, { lang, measure, rows, width }) {
  /** @type {TickMark[]} */
  const marks = [];
  const inYears = new Set(parts.map(({ named }) => worded(lang, named, { year: "numeric" }))).size > 1;
  /** @param {Part} part */
  const leading = ({ named }) => namesOf(lang, named, over, true, inYears);
  /**
   * @param {Part} part
   * @param {number} room
   * @param {number} [skip] of the longest names
   */
  const lead = (part, room, skip = 0) => {
    const text = leading(part).find((name, i) => i >= skip && measure(name, true) <= room) || "";
    // Where a short one shows some time before what names it, its name stands where that begins.
    const edge = Math.min(part.limit, width) - measure(text, true) - 3;
    const begins = isLong(part) ? undefined : part.rules.findLast(([, t]) => t <= part.named)?.[0];
    if (text)
      rows.put(0, begins !== undefined && begins <= edge ? begins : Math.min(part.left - 1, edge), text);
  };
  const rooms = parts.map(({ left, right, limit, rules }) => {
    return (rules.length && isLong({ left, right }) ? rules[0][0] - 10 : limit) - left;
  });
  // Short ones are named alike, so that none looks like more than another.
  const fits = parts.map((part, i) =>
    isLong(part) ? 0 : leading(part).findIndex((name) => measure(name, true) <= rooms[i]),
  );
  parts.forEach((part, i) => lead(part, rooms[i], isLong(part) ? 0 : Math.max(...fits)));
  for (const part of parts) {
    part.rules.forEach(([x, t], i) => {
      const names = isLong(part) ? namesOf(lang, t, over, rows.firstName(part) === Infinity) : [];
      // Rather a short name than the next one none.
      const next = (part.rules[i + 1] || [part.limit])[0];
      const text = names.find((name) => x + measure(name, true) + APART <= next) ?? names.at(-1);
      // A line whose name has no room would say nothing.
      marks.push({ x, rule: text !== undefined && rows.put(0, x, text), fine: false });
    });
    // Rather too wide for what it names than nothing.
    if (rows.firstName(part) === Infinity) lead(part, part.limit - part.left);
  }
  return marks;
}
