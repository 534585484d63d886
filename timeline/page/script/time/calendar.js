// Where minutes, hours, days, months and years begin, in UTC, and how they are called.

export const MINUTE = 60;
export const HOUR = 3600;
export const DAY = 86400;

/** @typedef {"second" | "minute" | "hour" | "day" | "month" | "year"} Unit */

/** @param {number} t */
const dateOf = (t) => new Date(Math.round(t) * 1000);

/**
 * @param {number} year
 * @param {number} [month] from 0
 */
export function startOf(year, month = 0) {
  const date = new Date(0);
  date.setUTCFullYear(year, month, 1); // Date.UTC takes 79 for 1979
  return date.getTime() / 1000;
}

const SECONDS = { second: 1, minute: MINUTE, hour: HOUR, day: DAY };

/**
 * The starts of every so many units within a stretch of time.
 * @param {Unit} unit
 * @param {number} count
 * @param {number} from
 * @param {number} to
 */
export function* startsOf(unit, count, from, to) {
  if (unit !== "month" && unit !== "year") {
    const step = count * SECONDS[unit];
    const origin = unit === "day" && count === 7 ? 4 * DAY : 0; // 5 January 1970 was a Monday
    for (let t = Math.ceil((from - origin) / step) * step + origin; t <= to; t += step) yield t;
    return;
  }
  const year = yearOf(from);
  const months = unit === "month";
  let number = Math.floor((months ? dateOf(from).getUTCMonth() : year) / count) * count;
  for (; ; number += count) {
    const t = months ? startOf(year, number) : startOf(roundYear(number, count));
    if (t > to) return;
    if (t >= from) yield t;
  }
}

/**
 * Round years as people count them: 1000 BC, 1 AD, 1000. Year 0 is 1 BC.
 * @param {number} year
 * @param {number} count
 */
const roundYear = (year, count) => (year > 0 || count === 1 ? year : year + 1);

/** @param {number} t */
export const yearOf = (t) => dateOf(t).getUTCFullYear();

/** @param {number} t */
export const isJanuary = (t) => dateOf(t).getUTCMonth() === 0;

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/**
 * A time in words, with its era where it would be mistaken for one of ours.
 * @param {string} lang
 * @param {number} t
 * @param {Intl.DateTimeFormatOptions} options
 */
export function worded(lang, t, options) {
  const ancient = yearOf(t) < 1000 && options.year;
  /** @type {Intl.DateTimeFormatOptions} */
  const wanted = { ...options, timeZone: "UTC", ...(ancient ? { era: "short" } : {}) };
  const key = lang + JSON.stringify(wanted);
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(regional(lang), { calendar: "gregory", ...wanted });
    formats.set(key, format);
  }
  return format.format(dateOf(t));
}

/** @type {Intl.DateTimeFormatOptions} */
export const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

// Days of a stretch up to which its ends are said with their day, and with their time.
const DAYS = 400;
const TIMED_DAYS = 4;

/**
 * One end of a stretch of time in words, as exact as it is long.
 * @param {string} lang
 * @param {number} t
 * @param {number} length seconds
 */
export function timeText(lang, t, length) {
  /** @type {Intl.DateTimeFormatOptions} */
  const month = { year: "numeric", month: "long" };
  if (length > 40 * DAYS * DAY) return worded(lang, t, { year: "numeric" });
  if (length > DAYS * DAY) return worded(lang, t, month);
  return worded(lang, t, { ...month, day: "numeric", ...(length < TIMED_DAYS * DAY ? CLOCK : {}) });
}

/**
 * A language as the rest of the page has it, which Python writes: English with the day before the month, and
 * everywhere the digits 0 to 9.
 * @param {string} lang
 */
export const regional = (lang) => (lang === "en" ? "en-GB" : lang) + "-u-nu-latn";
