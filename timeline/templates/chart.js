// The horizontal picture: what is in the window gets rows, labels and ink; what cannot be labelled is counted in strips.

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

// --- elements ----------------------------------------------------------------------------------------

const SVG = "http://www.w3.org/2000/svg";

// Make a node's children those wanted: [tag, attributes, content, key]. Nodes are kept, by key where there is one.
function sync(parent, wanted) {
  const keyed = new Map();
  for (const node of parent.children) if (node._key !== undefined) keyed.set(node._key, node);
  let at = parent.firstChild;
  for (const [tag, attributes, content, key] of wanted) {
    let node = key !== undefined ? keyed.get(key) : at && at._key === undefined && at.localName === tag ? at : null;
    if (!node) {
      node = document.createElementNS(SVG, tag);
      node._key = key;
    }
    if (node === at) at = at.nextSibling;
    else parent.insertBefore(node, at);
    const old = node._attributes || {};
    for (const name in attributes) if (old[name] !== attributes[name]) node.setAttribute(name, attributes[name]);
    for (const name in old) if (!(name in attributes)) node.removeAttribute(name);
    node._attributes = attributes;
    if (Array.isArray(content)) sync(node, content);
    else if (content !== undefined && node._text !== content) node.textContent = node._text = content;
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

const wave = (x, y0, y1) => {
  let d = `M${n(x)} ${n(y0)}`;
  for (let y = y0, side = 1; y < y1; y += 8, side = -side) d += `q${side * 3} 4 0 ${n(Math.min(8, y1 - y))}`;
  return d;
};

// Everything as elements. `plan` is from layoutChart, `left` the px of the lane names beside it.
function drawChart(svg, plan, context, left) {
  const { data, rem, chosen, titles, whens, words, height = plan.height } = context, { width, bottom } = plan;
  const axis = AXIS * rem, size = n(12 * rem), labels = n(13 * rem), tied = new Set();
  for (const [a, b] of data.ties) { if (a === chosen) tied.add(b); if (b === chosen) tied.add(a); }
  const full = left + width;
  const clip = (y0, y1) => ["rect", { x: 0, y: y0, width, height: y1 - y0 }];
  const laneParts = plan.segments.map(([a, b]) => [Math.max(a, 0), Math.min(b, width)]).filter(([a, b]) => b > a);
  const event = (item) => {
    const mine = item.i === chosen, cls = `event kind-${item.slot}${tied.has(item.i) ? " tied" : ""}`;
    const [from, to] = [Math.min(Math.max(item.x0, 0), item.label.from) - 2, Math.max(Math.min(item.x1, width), item.label.to) + 2];
    const parts = [["rect", { class: "hit", x: n(from), y: n(-context.target / 2), width: n(Math.max(to - from, 24)), height: context.target }],
      ...elementsOf(item.shape, item.slot, plan.segments, [0, width])];
    if (mine) parts.push(ringOf(item, width));
    parts.push(["text", {
      class: item.label.inside && !item.label.bold ? "label slim" : "label", x: n(item.label.before ? item.label.to : item.label.from), y: n(4.5 * rem), "font-size": labels,
      "text-anchor": item.label.before ? "end" : "start",
    }, item.text]);
    return ["g", {
      class: cls, "data-id": context.ids[item.i], role: "button", tabindex: item.i === context.tab ? 0 : -1, style: `transform:translate(0,${n(item.y)}px)`,
      "aria-label": `${titles[item.i]}, ${whens(item.i)}`, ...(mine ? { "aria-current": "true" } : {}),
    }, parts, `e${item.i}`];
  };
  const ground = plan.bands.flatMap((band) => laneParts.map(([a, b]) => ["rect", { class: "band", x: n(a), y: n(band.top), width: n(b - a), height: n(band.bottom - band.top) }]));
  const lanes = plan.bands.map((band) => ["g", { class: "lane", "data-lane": band.name }, [
    ...(left ? band.names.map((line, i) => ["text", { class: "lane-name", x: -left, y: n(band.top + (20 + i * 16) * rem), "font-size": labels }, line])
      : band.name ? [["text", { class: "lane-name", x: 2, y: n(band.top + 14 * rem), "font-size": size }, cut(band.name, width - 8, (text) => plan.measure(text, true))]] : []),
    ...plan.strips.filter((strip) => strip.band === band.band).map((strip) => ["g", { class: "strip", "data-count": strip.count }, [
      ["title", {}, words.strip.replace("{count}", words.number(strip.count))],
      ["rect", { class: "strip-base", x: 0, y: n(strip.y), width, height: STRIP }],
      ...strip.levels.map((d, level) => ["path", { class: `level-${level}`, d: d || "M0 0" }]),
      ...strip.peaks.map(({ x, count }) => ["text", { class: "count", x, y: n(strip.y + STRIP / 2 + 4), "font-size": size, "text-anchor": "middle" }, words.number(count)]),
    ]]),
    ["g", { class: "events", "clip-path": "url(#plot)" }, plan.items.filter((item) => item.band === band.band).map(event)],
  ], `l${band.band}`]);
  const lines = plan.reports.map((report) => {
    const broken = plan.items.filter((item) => item.label.from - 3 < report.x && item.label.to + 3 > report.x).map((item) => [item.y - 11 * rem, item.y + 11 * rem]).sort((a, b) => a[0] - b[0]);
    let d = "", y = axis - 4;
    for (const [a, b] of broken) { if (a > y) d += `M${n(report.x)} ${n(y)}V${n(a)}`; y = Math.max(y, b); }
    d += `M${n(report.x)} ${n(y)}V${n(report.y + 8 * rem)}`;
    const mine = report.i === chosen;
    return ["g", {
      class: `event kind-${report.slot}${tied.has(report.i) ? " tied" : ""}`, "data-id": context.ids[report.i], role: "button", tabindex: report.i === context.tab ? 0 : -1,
      "aria-label": `${titles[report.i]}, ${whens(report.i)}`, ...(mine ? { "aria-current": "true" } : {}),
    }, [
      ["rect", { class: "hit", x: n(report.x0 - 2), y: n(report.y - context.target / 2), width: n(report.x1 - report.x0 + 4), height: context.target }],
      ["path", { class: "mark line", d }],
      ["text", { class: "label", x: n(report.from), y: n(report.y + 4.5 * rem), "font-size": labels }, report.text],
    ], `e${report.i}`];
  });
  const breakTexts = plan.breaks.map(([a, b, seconds]) => {
    const text = lengthName(context.lang, seconds), wide = plan.measure(text, false), x = Math.min(Math.max((a + b) / 2, wide / 2), width - wide / 2);
    return { text, x, left: x - wide / 2 - 5, right: x + wide / 2 + 5, at: (a + b) / 2 };
  }).filter(({ at }) => at > 0 && at < width);
  for (let i = 1; i < breakTexts.length; i += 1) if (breakTexts[i].left < breakTexts[i - 1].right) { breakTexts[i].text = ""; breakTexts[i].left = breakTexts[i].right = -99; }
  const flag = flagOf(plan, context, size);
  const hides = (text, wide) => breakTexts.some((one) => text.x < one.right && text.x + wide > one.left) || (flag && text.x < flag.x + flag.wide + 3 && text.x + wide > flag.x - 3);
  const shownNames = plan.ticks.names.filter((name) => name.row === 0 || !hides(name, plan.measure(name.text, false)));
  sync(svg, [
    ["defs", {}, [...fadesOf(), ["clipPath", { id: "plot" }, [clip(0, height)]]]],
    ["g", { transform: `translate(${left} 0)` }, [
      ["rect", { class: "ground", x: -left, y: 0, width: full, height: n(bottom) }],
      ["g", { class: "eras", "clip-path": "url(#plot)" }, plan.eras.map(([a, b]) => ["rect", { class: "era", x: n(Math.max(a, 0)), y: n(axis), width: n(Math.max(Math.min(b, width) - Math.max(a, 0), 0)), height: n(bottom - axis) }])],
      ["g", { class: "bands" }, ground],
      ...plan.breaks.map(([a, b]) => ["g", { class: "break", "clip-path": "url(#plot)" }, [["path", { d: wave(a, axis, bottom) + wave(b, axis, bottom) }]]]),
      ["g", { class: "axis" }, [
        ["path", { class: "base", d: laneParts.map(([a, b]) => `M${n(a)} ${axis - 2}H${n(b)}`).join("") }],
        ["path", { class: "rules", d: plan.ticks.marks.filter((mark) => mark.rule && mark.x >= 0 && mark.x <= width).map(({ x }) => `M${n(x)} 4V${n(bottom)}`).join("") || "M0 0" }],
        ["path", { class: "ticks", d: plan.ticks.marks.filter((mark) => mark.x >= 0 && mark.x <= width).map(({ x }) => `M${n(x)} ${axis - 7}V${axis - 2}`).join("") || "M0 0" }],
        ...shownNames.map(({ x, text, row, bold }) => ["text", { class: bold ? "bold" : "fine", x: n(x), y: n((row ? 33 : 15) * rem), "font-size": size }, text]),
        ...breakTexts.filter(({ text }) => text).map(({ text, x }) => ["text", { class: "length", x: n(x), y: n(33 * rem), "font-size": size, "text-anchor": "middle" }, text]),
      ]],
      ["g", { class: "lanes" }, lanes],
      ["g", { class: "curves", "clip-path": "url(#plot)" }, curvesOf(plan, context)],
      ["g", { class: "report" }, lines],
      ["g", { class: "notes" }, plan.notes.flatMap((note) => [
        ["path", { d: `M${n(note.x0)} ${n(note.y + 4)}v6H${n(note.x1)}v-6` }],
        ["text", { x: n(note.left), y: n(note.y + 26 * rem), "font-size": size }, note.text],
      ])],
      ["g", { class: "flag" }, flag ? [
        ["path", { class: "drop", d: `M${n(flag.at)} ${axis - 2}V${n(flag.to)}` }],
        ["rect", { x: n(flag.x), y: n(20 * rem), width: n(flag.wide), height: n(19 * rem), rx: 3 }],
        ["text", { x: n(flag.x + 6), y: n(33.5 * rem), "font-size": size }, flag.text],
      ] : []],
    ]],
  ]);
  svg.setAttribute("viewBox", `0 0 ${full} ${height}`);
  svg.setAttribute("width", full);
  svg.setAttribute("height", height);
  svg.dataset.outside = plan.hidden;
  svg.classList.toggle("choosing", chosen >= 0);
}

function ringOf(item, width) {
  const { shape } = item;
  if (shape.disc) return ["circle", { class: "ring", cx: n(shape.x), cy: 0, r: 10 }];
  const [a, b] = [Math.max(shape.x0, 1) - 3, Math.min(shape.x1, width - 1) + 3];
  return ["rect", { class: "ring", x: n(a), y: -11, width: n(Math.max(b - a, 8)), height: 22, rx: 11 }];
}

const spotOf = (item, width) => (item.shape.disc ? item.shape.x : Math.min(Math.max(item.shape.x ?? item.shape.x0, 4), width - 4));

// The chosen event's date on the axis, and a line down to its mark.
function flagOf(plan, context) {
  const item = [...plan.items, ...plan.reports].find((one) => one.i === context.chosen);
  if (!item || item.x0 < -7 || (item.x ?? item.x0) > plan.width) return null;
  const text = context.briefs(item.i), wide = plan.measure(text, true) + 12, at = spotOf(item, plan.width);
  return { at, to: item.y - 10, text, wide, x: Math.min(Math.max(at - wide / 2, 0), plan.width - wide) };
}

// The room that the source leaves the chosen event, and thin curves to what it hangs on and what hangs on it.
function curvesOf(plan, context) {
  const { chosen, data, reading, scale, view } = context;
  const where = new Map([...plan.items, ...plan.reports].map((item) => [item.i, item])), mine = where.get(chosen);
  if (!mine) return [];
  const found = [], source = data.source;
  if (source && reading === "checked" && (source.low[chosen] !== data.checked.low[chosen] || source.high[chosen] !== data.checked.high[chosen] || source.form[chosen] !== data.checked.form[chosen])) {
    const x0 = source.flags[chosen] & START_FADES ? -2 : Math.max(xOf(scale, view, source.low[chosen]), -2);
    const exact = source.form[chosen] === EXACT, until = exact ? source.low[chosen] + DAY : source.high[chosen];
    const x1 = source.flags[chosen] & (ARROW | END_FADES) ? plan.width + 2 : Math.min(xOf(scale, view, until), plan.width + 2);
    found.push(["path", { class: "bracket", d: `M${n(x0)} ${n(mine.y + 8)}v4H${n(x1)}v-4` }]);
  }
  for (const [a, b] of data.ties) {
    const other = where.get(a === chosen ? b : b === chosen ? a : -1);
    if (!other) continue;
    const [x0, y0, x1, y1] = [spotOf(mine, plan.width), mine.y, spotOf(other, plan.width), other.y];
    found.push(["path", { class: "tie", d: `M${n(x0)} ${n(y0)}Q${n((x0 + x1) / 2 + (y1 > y0 ? 14 : -14))} ${n((y0 + y1) / 2)} ${n(x1)} ${n(y1)}` }]);
  }
  return found;
}
