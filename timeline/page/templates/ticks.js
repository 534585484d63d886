// The axis: bold names at true starts of days, months or years, and finer numbers under them; words by Intl.

const MINUTE = 60, HOUR = 3600, DAY = 86400;
// Finer unit, how many, the coarser unit over it, seconds: from fine to coarse.
const STEPS = [
  ...[1, 5, 10, 15, 30].map((n) => ["minute", n, "day", n * MINUTE]), ...[1, 3, 6, 12].map((n) => ["hour", n, "day", n * HOUR]),
  ["day", 1, "month", DAY], ["day", 7, "month", 7 * DAY], ["month", 1, "year", 28 * DAY], ["month", 3, "year", 90 * DAY],
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].map((n) => ["year", n, "none", n * 365 * DAY]),
];

// Px up to which a segment has one name and no numbers.
const SHORT = 90;

const dateOf = (t) => new Date(Math.round(t) * 1000);
const utc = (year, month = 0, day = 1) => {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day); // Date.UTC takes 79 for 1979
  return date.getTime() / 1000;
};

const formats = new Map();
function worded(lang, t, options) {
  const year = dateOf(t).getUTCFullYear();
  const wanted = { ...options, timeZone: "UTC", ...(year < 1000 && options.year ? { era: "short" } : {}) };
  const key = lang + JSON.stringify(wanted);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { calendar: "gregory", ...wanted }));
  return formats.get(key).format(dateOf(t));
}

function* startsOf(unit, count, from, to) {
  if (unit === "minute" || unit === "hour" || unit === "day") {
    const step = count * { minute: MINUTE, hour: HOUR, day: DAY }[unit];
    const origin = unit === "day" && count === 7 ? 4 * DAY : 0; // 5 January 1970 was a Monday
    for (let t = Math.ceil((from - origin) / step) * step + origin; t <= to; t += step) yield t;
    return;
  }
  const year = dateOf(from).getUTCFullYear();
  if (unit === "month") {
    for (let month = Math.floor(dateOf(from).getUTCMonth() / count) * count; ; month += count) {
      const t = utc(year, month);
      if (t > to) return;
      if (t >= from) yield t;
    }
  }
  // Round years as people count them: 1000 BC, 1 AD, 1000. Year 0 is 1 BC.
  for (let number = Math.floor(year / count) * count; ; number += count) {
    const t = utc(number > 0 || count === 1 ? number : number + 1);
    if (t > to) return;
    if (t >= from) yield t;
  }
}

// How the coarser unit is named: in full, shorter, shortest; the first name of a segment says the year too.
function namesOf(lang, t, unit, lead) {
  const year = { year: "numeric" };
  if (unit === "day") return [{ day: "numeric", month: "long", ...(lead ? year : {}) }, { day: "numeric", month: "short", ...(lead ? year : {}) }, { day: "numeric", month: "short" }].map((o) => worded(lang, t, o));
  if (unit === "month") {
    const with_ = lead || dateOf(t).getUTCMonth() === 0 ? year : {};
    return [{ month: "long", ...with_ }, { month: "short", ...with_ }, with_.year ? year : { month: "short" }].map((o) => worded(lang, t, o));
  }
  return [worded(lang, t, year)];
}

const finerName = (lang, t, unit) =>
  unit === "minute" || unit === "hour" ? worded(lang, t, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" })
    : unit === "day" ? worded(lang, t, { day: "numeric" }).replace(/\D+$/, "")
      : unit === "month" ? worded(lang, t, { month: "short" }) : worded(lang, t, { year: "numeric" });

// What stands on the axis: { x, text, bold, rule } of each name and number, and the px of small ticks.
function ticksOf(scale, view, lang, measure) {
  const parts = segmentsOf(scale, view), { width } = scale, taken = [], names = [], marks = [];
  const [unit, count, over] = STEPS.find(([unit, , , seconds]) => seconds * view.k >= (unit === "year" ? 46 : unit === "month" ? 40 : unit === "day" ? 18 : 44)) || STEPS[STEPS.length - 1];
  const place = (row, x, text, extra, bold) => {
    const wide = measure(text, bold);
    const left = row ? x - wide / 2 : x + 3;
    if (left < -2 || left + wide > width + 2) return false;
    if (taken.some((one) => one.row === row && left < one.right + 7 && left + wide + 7 > one.left)) return false;
    taken.push({ row, left, right: left + wide });
    names.push({ x: left, text, row, ...extra });
    return true;
  };
  const shown = parts.map(([left, right]) => [Math.max(left, 0), Math.min(right, width)]).filter(([left, right]) => right - left > 4);
  // Each segment first says where it is, by its first event's side: at its left edge, as long as there is room.
  const coarse = shown.map(([left, right], n) => {
    const from = timeOf(scale, view, left + 0.01), to = timeOf(scale, view, right - 0.01);
    const limit = n + 1 < shown.length ? shown[n + 1][0] - 8 : width + 2;
    const rules = over === "none" ? [] : [...startsOf(over, 1, from, to)].map((t) => [xOf(scale, view, t), t]);
    return { left, right, limit, from, to, rules, lead: over === "none" ? null : from };
  });
  const named = ({ left, limit }) => taken.some((one) => one.row === 0 && one.left >= left - 3 && one.left < limit);
  const sayLead = ({ left, lead }, room) => {
    const fits = lead !== null && namesOf(lang, lead, over, true).find((text) => measure(text, true) <= room);
    if (fits) place(0, left - 1, fits, { bold: true, lead: true }, true);
  };
  for (const one of coarse) sayLead(one, (one.rules.length && one.right - one.left > SHORT ? one.rules[0][0] - 10 : one.limit) - one.left);
  for (const one of coarse) {
    for (const [x, t] of one.rules) {
      marks.push({ x, rule: true });
      if (one.right - one.left <= SHORT) continue;
      const fits = namesOf(lang, t, over, !named(one)).find((text) => measure(text, true) + 8 <= one.limit);
      if (fits) place(0, x, fits, { bold: true }, true);
    }
    if (!named(one)) sayLead(one, one.limit - one.left); // rather too wide for what it names than nothing
  }
  for (const { left, right, from, to } of coarse) {
    if (over === "none") {
      const some = [...startsOf("year", count, from, to)];
      for (const t of some) {
        const x = xOf(scale, view, t);
        marks.push({ x, rule: true });
        place(0, x, finerName(lang, t, "year"), { bold: true }, true);
      }
      if (!some.length) place(0, left - 1, finerName(lang, from, "year"), { bold: true, lead: true }, true);
      continue;
    }
    if (right - left <= SHORT) continue;
    for (const t of startsOf(unit, count, from, to)) {
      const x = xOf(scale, view, t);
      if (x < left + 1 || x > right - 1) continue;
      marks.push({ x });
      place(1, x, finerName(lang, t, unit), {}, false);
    }
  }
  return { names, marks, taken };
}

// How long a break leaves out, in one round unit.
function lengthName(lang, seconds) {
  const days = seconds / DAY;
  const [unit, length] = [["year", 365.25], ["month", 30.44], ["day", 1], ["hour", 1 / 24]].find(([name, length]) => days / length >= (name === "year" ? 1.5 : 1.95)) || ["minute", 1 / 1440];
  return new Intl.NumberFormat(lang === "en" ? "en-GB" : lang, { style: "unit", unit, unitDisplay: "long" }).format(Math.max(1, Math.round(days / length)));
}
