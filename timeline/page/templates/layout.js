// What is in the window: rows and labels for as many events as have room, counts for the rest. Px out, no elements.

const ROW = 24, DENSE = 20, STRIP = 14, FEW = 40, AXIS = 46;

// The events whose ink a window can hold, band by band, and how many it cannot: rows of events, from their times alone.
function inWindow({ times, data, shown }, scale, view, width) {
  const { low, high, flags } = times, found = data.bands.map(() => []), reports = [];
  const [from, to, fadedFrom, fadedTo] = [-6, width + 6, -FADE, width + FADE].map((x) => timeOf(scale, view, x));
  let outside = 0;
  for (let i = 0; i < data.count; i += 1) {
    if (!shown[i]) continue;
    const fades = flags[i] & START_FADES, open = flags[i] & (ARROW | END_FADES);
    const seen = fades && open ? true
      : fades ? high[i] >= from && high[i] <= fadedTo
        : open ? low[i] <= to && (flags[i] & ARROW || low[i] >= fadedFrom)
          : high[i] >= from && low[i] <= to;
    if (!seen) outside += 1;
    else if (data.band[i] < 0) reports.push(i);
    else found[data.band[i]].push(i);
  }
  return { found, reports, outside };
}

// What is made for a number the first time that it is asked for.
const once = (make) => { const made = new Map(); return (i) => { if (!made.has(i)) made.set(i, make(i)); return made.get(i); }; };

// One event's shape in px.
function itemOf(i, { times, width, data }, scale, view) {
  const shape = shapeOf(dateAt(times, i), (t) => xOf(scale, view, t), width, view.k * DAY);
  return { i, ...shape, shape, slot: data.slot[i] };
}

// Give an item its text: the title, cut only where no place has room for all of it, and its widths in bold and as usual.
function withLabel(item, { data, titles, width, chosen, size, family }, few) {
  const bold = (text) => widthOf(text, size, true, family), usual = (text) => widthOf(text, size, false, family);
  const fitted = (text) => ({ ...item, text, wide: bold(text) + 2, thin: usual(text) + 2 });
  const whole = fitted(titles[item.i]);
  const found = choicesFor(whole, width, []).length ? whole : fitted(cut(whole.text, Math.max(widthFor(item, width) - 4, 0), bold));
  return { ...found, whole: whole.text, rank: data.rank[item.i], first: few ? 0 : item.i === chosen ? -2 : data.rank[item.i] < data.important ? -1 : item.x1 - item.x0 > width / 3 ? 1 : 0 };
}

// Places for all bands' events: all in as many rows as they want where they are few or there is room, else as many as fit.
// To each band its items, their places, how many rows it has, and what is counted in its strip; and the px of a row.
function packBands(found, item, context, scale, view, lines, overhead, previous, moving) {
  const { width, size, family } = context, usual = (text) => widthOf(text, size, true, family);
  const all = found.reduce((sum, rows) => sum + rows.length, 0), few = all <= FEW, dense = DENSE * context.rem;
  const labelled = once((i) => withLabel(item(i), context, few));
  if (few || all <= 400) {
    const bands = found.map((rows) => { const items = rows.map(labelled); return { items, rest: [], ...pack(items, width, 1e3, lines, previous) }; });
    const rows = bands.reduce((sum, band) => sum + band.rows, 0);
    for (const [row, height] of [[ROW * context.rem, context.budget], [dense, Math.max(context.budget, context.most)]])
      if (few || rows * row <= height - overhead) return { bands, row };
  }
  const strips = found.filter((rows) => rows.length).length * (STRIP + 2);
  const given = share(found.map((rows) => Math.min(rows.length, 40)), found.map((rows) => rows.length), Math.max(Math.floor((Math.max(context.budget, context.most) - overhead - strips) / dense), found.length));
  const short = (item, room) => { const text = cut(item.whole, room - 2, usual); return { text, wide: usual(text) + 2 }; };
  const bands = found.map((some, band) => {
    const { rows, rest } = candidatesOf(some, given[band], context, scale, view, moving?.rows), items = rows.map(labelled);
    return { items, rest, ...packCrowd(items, width, given[band], lines, moving ? { ...moving, limit: moving.limits[band] || LEAST } : null, short, rest.length > 0) };
  });
  balance(bands, found);
  return { bands, row: dense };
}

// A report's line and the place of its name at the foot.
function reportOf(i, { times, titles, data, width, size, family, rem }, x, bottom) {
  const wide = widthOf(titles[i], size, true, family), from = x + 6 + wide <= width - 2 ? x + 6 : x - 6 - wide;
  return {
    i, x, from, text: titles[i], y: bottom + 12 * rem, slot: data.slot[i], shape: { x0: x - 6, x1: x + 6, x, flags: times.flags[i] },
    x0: Math.min(x - 6, from), x1: Math.max(x + 6, from + wide),
  };
}

// Put all together: { bands, items, strips, reports, ticks, breaks, notes, height … } in px.
// `before` has the rows, their counts and the height of a moment ago, which are kept where they can be.
function layoutChart(given, scale, view, before) {
  const { data, width, rem, wide, alive, times, family } = given, context = { ...given, size: 13 * rem };
  const [air, apart] = data.count > FEW ? [3, 4] : [5, 6], nameRow = wide ? 0 : 18 * rem, measure = (text, bold) => widthOf(text, 12 * rem, bold, family);
  const { found, reports, outside } = inWindow(context, scale, view, width);
  let hidden = outside;
  const item = once((i) => itemOf(i, context, scale, view));
  const inked = found.map((rows) => (rows.length > 2000 ? rows : rows.filter((i) => {
    const { x0, x1 } = item(i), ink = x1 >= 0.5 && x0 <= width - 0.5;
    if (!ink) hidden += 1;
    return ink;
  })));
  const atReports = reports.map((i) => [i, xOf(scale, view, times.first[i])]), inSight = atReports.filter(([, x]) => x >= 0 && x <= width);
  hidden += atReports.length - inSight.length;
  const notes = notesOf(context, scale, view, measure);
  const foot = (inSight.length ? 20 * rem : 0) + (notes.rows ? notes.rows * 34 * rem : 4);
  const overhead = AXIS * rem + foot + alive.filter(Boolean).length * (2 * air + apart + nameRow);
  const previous = before && ((item) => before.rows.get(item.i) ?? -1), lines = inSight.map(([, x]) => x);
  const { bands: packed, row } = packBands(inked, item, context, scale, view, lines, overhead, previous, before?.moving ? before : null);

  const placed = [], bands = [], strips = [];
  let top = AXIS * rem;
  data.bands.forEach((name, band) => {
    if (!alive[band]) return; // a filter has left nothing in it
    const { items, places, rows: own } = packed[band], rows = Math.max(own, before?.counts?.[band] || 0);
    const names = name && wide ? wrapped(name, 106 * rem, (text) => widthOf(text, context.size, true, family)) : [];
    const rest = [...packed[band].rest, ...items.filter((_, i) => !places[i])];
    const inner = Math.max(rows * row + (rest.length ? STRIP + 2 : 0), names.length > 1 ? names.length * 16 * rem + 6 : row);
    const begin = top + nameRow + air, bottom = begin + inner + air;
    items.forEach((item, i) => {
      if (places[i]) placed.push({ ...item, band, row: places[i].row, label: places[i], text: places[i].text ?? item.text, y: begin + (places[i].row + 0.5) * row });
    });
    if (rest.length) strips.push(stripOf(rest, band, begin + rows * row + 2, width));
    bands.push({ band, name, names, top, bottom, rows });
    top = bottom + apart;
  });
  const bottom = top - apart, segments = segmentsOf(scale, view);
  return {
    width, bands, items: placed, strips, segments, bottom, hidden, measure, ticks: ticksOf(scale, view, context.lang, measure),
    reports: inSight.map(([i, x]) => reportOf(i, context, x, bottom)),
    breaks: segments.slice(1).map(([right], i) => [segments[i][1], right, scale.segments[i + 1][0] - scale.segments[i][1]]).filter(([a, b]) => b > 0 && a < width),
    notes: notes.found.map((note) => ({ ...note, y: bottom + (inSight.length ? 20 * rem : 2) + note.row * 34 * rem })),
    eras: data.eras.filter((i) => context.shown[i]).map((i) => [xOf(scale, view, times.low[i]), xOf(scale, view, times.high[i])]),
    height: Math.max(Math.ceil(bottom + foot + 2), before?.height || 0),
    rows: new Map(placed.map((item) => [item.i, item.row])), sides: new Map(placed.map((item) => [item.i, kindOf(item.label)])), limits: packed.map(({ limit }) => limit), counts: data.bands.map((_, band) => bands.find((one) => one.band === band)?.rows || 0),
  };
}

// Break a name into lines.
function wrapped(text, limit, measure) {
  const lines = [];
  for (const word of text.split(/\s+/)) {
    const joined = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && measure(joined) <= limit) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  const shown = lines.slice(0, 3).map((line) => cut(line, limit, measure));
  if (lines.length > 3) shown[2] = cut(shown[2] + "…", limit, measure);
  return shown;
}

// Events that have no label here: how many in each stretch of px.
function stripOf(rest, band, y, width) {
  const bins = new Array(Math.ceil(width / 8)).fill(0);
  for (const item of rest) {
    const x = item.shape ? (Math.max(item.x0, 0) + Math.min(item.x1, width)) / 2 : item.x;
    bins[Math.min(Math.max(Math.floor(x / 8), 0), bins.length - 1)] += 1;
  }
  const most = Math.max(...bins, 8);
  const levels = [1, 2, 3, 4].map((level) => bins.map((count, i) => (count && Math.ceil(4 * Math.sqrt(count / most)) === level ? `M${i * 8} ${n(y)}h8v${STRIP}h-8Z` : "")).join(""));
  const sums = [];
  for (let i = 0; i < bins.length; i += 6) sums.push({ x: i * 8 + 24, count: bins.slice(i, i + 6).reduce((a, b) => a + b, 0) });
  const peaks = sums.filter((one) => one.count > 1 && one.x < width - 20).sort((a, b) => b.count - a.count).slice(0, 3);
  return { band, y, count: rest.length, levels, peaks };
}

// Texts under the chart, in rows that keep them apart.
function notesOf({ data, width }, scale, view, measure) {
  const ends = [], found = [];
  for (const [from, to, text] of [...data.notes].sort((a, b) => (a[0] ?? -Infinity) - (b[0] ?? -Infinity))) {
    const x0 = from === null ? 0 : xOf(scale, view, from), x1 = to === null ? width : xOf(scale, view, to);
    if (x1 < 0 || x0 > width) continue;
    const shown = cut(text, width - 8, (some) => measure(some, false)), wide = measure(shown, false);
    const middle = Math.min(Math.max((Math.max(x0, 0) + Math.min(x1, width) - wide) / 2, 2), width - wide - 2);
    const note = { x0: Math.max(x0, -2), x1: Math.min(x1, width + 2), left: middle, wide, text: shown, row: 0 };
    // Side by side, as long as each stands under its own bracket, the one before moved to the left of its own; else in rows.
    for (; ends[note.row]; note.row += 1) {
      const last = ends[note.row], end = Math.min(last.left + last.wide, (Math.max(last.x0, 0) + Math.min(last.x1, width)) / 2);
      note.left = Math.max(middle, end + 14);
      const moved = Math.min(last.left, note.left - 14 - last.wide);
      if (x0 < last.x1 - 2 || note.left > Math.max(note.x1 - 6, middle) || note.left + wide > width - 2 || moved < last.from) continue;
      last.left = moved;
      break;
    }
    note.from = ends[note.row] ? ends[note.row].left + ends[note.row].wide + 14 : 2;
    if (!ends[note.row]) note.left = middle;
    ends[note.row] = note;
    found.push(note);
  }
  return { found, rows: ends.length };
}
