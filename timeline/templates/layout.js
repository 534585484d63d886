// What is in the window: rows and labels for as many events as have room, counts for the rest. Px out, no elements.

const ROW = 24, STRIP = 24, FEW = 40, AXIS = 46, CANDIDATE = 10;

// The events that a view can show at all, band by band: columns in, rows of events out.
function inWindow({ times, data, shown }, scale, view, width) {
  const { low, high, form, flags } = times, found = data.bands.map(() => []), reports = [];
  let outside = 0;
  const from = timeOf(scale, view, -FADE - 20), to = timeOf(scale, view, width + FADE + 20);
  for (let i = 0; i < data.count; i += 1) {
    if (!shown[i]) continue;
    const a = flags[i] & START_FADES ? -Infinity : low[i], b = flags[i] & (ARROW | END_FADES) ? Infinity : high[i];
    if (b < from || a > to) { outside += 1; continue; }
    if (data.band[i] < 0) reports.push(i);
    else found[data.band[i]].push(i);
  }
  return { found, reports, outside };
}

// One event's shape in px, its label's width and text.
function itemOf(i, context, scale, view) {
  const { times, width, data } = context;
  const shape = shapeOf({
    low: times.low[i], first: times.first[i], last: times.last[i], high: times.high[i], form: times.form[i], flags: times.flags[i],
    members: times.form[i] === SEVERAL ? times.byEvent.get(i) : null,
  }, (t) => xOf(scale, view, t), width, view.k * DAY);
  return { i, ...shape, shape, slot: data.slot[i] };
}

// Put all together: { bands, items, strips, reports, ticks, breaks, notes, height … } in px.
function layoutChart(context, scale, view, before) {
  const { data, width, rem, wide, chosen, budget, lang, titles } = context;
  const size = 13 * rem, row = ROW * rem, measure = (text, bold) => widthOf(text, 12 * rem, bold, context.family);
  const label = (text) => widthOf(text, size, true, context.family), slim = (text) => widthOf(text, size, false, context.family);
  const { found, reports, outside } = inWindow(context, scale, view, width);
  const lines = reports.map((i) => xOf(scale, view, context.times.first[i])).filter((x) => x >= 0 && x <= width);
  const count = found.reduce((sum, some) => sum + some.length, 0);
  let hidden = outside;
  const hasInk = (item) => item.x1 >= 0.5 && item.x0 <= width - 0.5;
  const items = found.map((some) => some.map((i) => {
    const crowdedOut = count > 4000;
    return crowdedOut ? { i, x: xOf(scale, view, context.times.flags[i] & START_FADES ? context.times.high[i] : context.times.low[i]) } : itemOf(i, context, scale, view);
  }));
  const many = items.map((some) => some.filter((item) => {
    const ink = item.shape ? hasInk(item) : true;
    if (!ink) hidden += 1;
    return ink;
  }));
  const inSight = many.reduce((sum, some) => sum + some.length, 0);
  const few = inSight <= FEW;

  // In a crowd, only as many compete for labels as there are places for them.
  const strips = [];
  const competing = many.map((some, band) => {
    if (few || some.length <= 60) return some.map((item) => (item.shape ? item : itemOf(item.i, context, scale, view)));
    const bins = new Map(), rest = [];
    for (const item of some) {
      const x = item.shape ? Math.max(item.x0, 0) : item.x, bin = Math.floor(Math.max(x, 0) / CANDIDATE);
      if (item.i === chosen || !bins.has(bin)) { if (bins.has(bin)) rest.push(bins.get(bin)); bins.set(bin, item); }
      else rest.push(item);
    }
    strips[band] = rest;
    const found = [];
    for (const item of bins.values()) {
      const full = item.shape ? item : itemOf(item.i, context, scale, view);
      if (hasInk(full)) found.push(full);
      else hidden += 1;
    }
    return found;
  });
  for (const some of competing)
    for (const item of some) {
      const title = titles[item.i];
      item.text = title;
      item.wide = label(title) + 2;
      item.thin = slim(title) + 2;
      if (!choicesFor(item, width, []).length) {
        item.text = cut(title, Math.max(roomFor(item, width) - 4, 0), label);
        item.wide = label(item.text) + 2;
        item.thin = slim(item.text) + 2;
      }
      item.first = few ? 0 : item.i === chosen ? -1 : item.x1 - item.x0 > width / 3 ? 1 : 0;
    }

  const nameRow = wide ? 0 : 18 * rem, air = 5;
  const names = data.bands.map((name) => (name && wide ? wrapped(name, 106 * rem, (text) => widthOf(text, size, true, context.family)) : []));
  const least = names.map((parts) => (parts.length > 1 ? parts.length * 16 * rem + 6 : row));
  const kept = before && ((item) => (before.rows.has(item.i) ? before.rows.get(item.i) : -1));
  const notes = notesOf(context, scale, view, measure);
  const foot = (reports.length ? 20 * rem : 0) + (notes.rows ? notes.rows * 34 * rem : 4);
  const overhead = AXIS * rem + foot + context.alive.filter(Boolean).length * (2 * air + 6 + nameRow);
  let packed = competing.map((some, band) => (few || (some.length <= 60 && !strips[band]) ? pack(some, width, 1e3, lines, kept) : null));
  if (!few) {
    const wanted = packed.map((one, band) => (one ? one.rows : Math.min(competing[band].length, 30)));
    const total = Math.floor((budget - overhead) / row);
    const short = packed.some((one) => !one) || wanted.reduce((a, b) => a + b, 0) > total;
    if (short) {
      const given = share(wanted, Math.max(total, data.bands.length * 2));
      packed = competing.map((some, band) => {
        if (packed[band] && wanted[band] <= given[band]) return packed[band];
        return pack(some, width, Math.max(1, given[band] - 1), lines, kept); // the last row is the strip's
      });
    }
  }

  const placed = [], bands = [], counted = [];
  let top = AXIS * rem;
  data.bands.forEach((name, band) => {
    if (!context.alive[band]) return; // a filter has left nothing in it
    const rest = [...(strips[band] || [])], mine = [];
    packed[band].places.forEach((place, n) => {
      const item = competing[band][n];
      if (place) mine.push({ ...item, row: place.row, label: place });
      else rest.push(item);
    });
    const rows = Math.max(packed[band].rows, before?.counts?.[band] || 0);
    const inner = Math.max(rows * row + (rest.length ? STRIP + 4 : 0), least[band]);
    const begin = top + nameRow + air, bottom = begin + inner + air;
    for (const item of mine) placed.push({ ...item, band, y: begin + item.row * row + row / 2 });
    if (rest.length) counted.push(stripOf(rest, band, begin + rows * row + 4, context, width));
    bands.push({ band, name, top, bottom, names: names[band], rows, empty: !mine.length && !rest.length });
    top = bottom + 6;
  });
  const bottom = top - 6;
  const marked = reports.map((i) => {
    const x = xOf(scale, view, context.times.first[i]), wideName = label(titles[i]);
    const from = x + 6 + wideName <= width - 2 ? x + 6 : x - 6 - wideName;
    return { i, x, from, text: titles[i], y: bottom + 12 * rem, shape: { x0: x - 6, x1: x + 6, x, flags: context.times.flags[i] }, x0: Math.min(x - 6, from), x1: Math.max(x + 6, from + wideName), slot: data.slot[i], seen: x >= 0 && x <= width };
  });
  hidden += marked.filter((one) => !one.seen).length;
  const segments = segmentsOf(scale, view);
  const breaks = segments.slice(1).map(([right], i) => [segments[i][1], right, scale.segments[i + 1][0] - scale.segments[i][1]]).filter(([a, b]) => b > 0 && a < width);
  const counts = new Map(placed.map((item) => [item.i, item.row]));
  return {
    width, bands, items: placed, strips: counted, reports: marked.filter((one) => one.seen), breaks, segments, bottom, hidden,
    ticks: ticksOf(scale, view, lang, measure), notes: notes.found.map((note) => ({ ...note, y: bottom + (reports.length ? 20 * rem : 2) + note.row * 34 * rem })),
    eras: data.eras.filter((i) => context.shown[i]).map((i) => [xOf(scale, view, context.times.low[i]), xOf(scale, view, context.times.high[i])]),
    height: Math.max(Math.ceil(bottom + foot + 2), before?.height || 0), rows: counts, counts: data.bands.map((_, band) => bands.find((one) => one.band === band)?.rows || 0), few, inSight, lines, measure,
  };
}

// Break a name into lines.
function wrapped(text, room, measure) {
  const lines = [];
  for (const word of text.split(/\s+/)) {
    const joined = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && measure(joined) <= room) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  const shown = lines.slice(0, 3).map((line) => cut(line, room, measure));
  if (lines.length > 3) shown[2] = cut(shown[2] + "…", room, measure);
  return shown;
}

// Events that have no label here: how many in each stretch of px.
function stripOf(rest, band, y, context, width) {
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
