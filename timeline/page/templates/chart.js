// The horizontal picture, as elements.

const wave = (x, y0, y1) => {
  let d = `M${n(x)} ${n(y0)}`;
  for (let y = y0, side = 1; y < y1; y += 8, side = -side) d += `q${side * 3} 4 0 ${n(Math.min(8, y1 - y))}`;
  return d;
};

// Everything as elements. `plan` is from layoutChart, `left` the px of the lane names beside it.
function drawChart(svg, plan, context, left) {
  const { data, rem, chosen, titles, whens, words } = context, { width, bottom, height } = plan;
  const axis = AXIS * rem, size = n(12 * rem), labels = n(13 * rem), tied = new Set();
  for (const [a, b] of data.ties) { if (a === chosen) tied.add(b); if (b === chosen) tied.add(a); }
  const full = left + width;
  const laneParts = plan.segments.map(([a, b]) => [Math.max(a, 0), Math.min(b, width)]).filter(([a, b]) => b > a);
  const target = ({ i, slot }) => ({
    class: `event kind-${slot}${tied.has(i) ? " tied" : ""}`, "data-id": context.ids[i], role: "button", tabindex: i === context.tab ? 0 : -1,
    "aria-label": `${titles[i]}, ${whens(i)}`, ...(i === chosen ? { "aria-current": "true" } : {}),
  });
  const event = (item) => {
    const [from, to] = [Math.min(Math.max(item.x0, 0), item.label.from) - 2, Math.max(Math.min(item.x1, width), item.label.to) + 2];
    const parts = [["title", {}, `${titles[item.i]}\n${whens(item.i)}`], ["rect", { class: "hit", x: n(from), y: n(-context.target / 2), width: n(Math.max(to - from, 24)), height: context.target }],
      ...elementsOf(item.shape, item.slot, plan.segments, [0, width])];
    if (item.i === chosen) parts.push(ringOf(item, width));
    parts.push(["text", {
      class: item.label.inside && !item.label.bold ? "label slim" : "label", x: n(item.label.before ? item.label.to : item.label.from), y: n(4.5 * rem), "font-size": labels,
      "text-anchor": item.label.before ? "end" : "start",
    }, item.text]);
    return ["g", { ...target(item), style: `transform:translate(0,${n(item.y)}px)` }, parts, `e${item.i}`];
  };
  const ground = plan.bands.flatMap((band) => laneParts.map(([a, b]) => ["rect", { class: "band", x: n(a), y: n(band.top), width: n(b - a), height: n(band.bottom - band.top) }]));
  const lanes = plan.bands.map((band) => ["g", { class: "lane", "data-lane": band.name }, [
    ...(left ? band.names.map((line, i) => ["text", { class: "lane-name", x: -left, y: n(band.top + (20 + i * 16) * rem), "font-size": labels }, line])
      : band.name ? [["text", { class: "lane-name", x: 2, y: n(band.top + 14 * rem), "font-size": size }, cut(band.name, width - 8, (text) => plan.measure(text, true))]] : []),
    ...plan.strips.filter((strip) => strip.band === band.band).map((strip) => ["g", { class: "strip", "data-count": strip.count }, [
      ["title", {}, words.counted(words.strip, strip.count)],
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
    return ["g", target(report), [
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
  const flag = flagOf(plan, context);
  const hides = (text, wide) => breakTexts.some((one) => text.x < one.right && text.x + wide > one.left) || (flag && text.x < flag.x + flag.wide + 3 && text.x + wide > flag.x - 3);
  const shownNames = plan.ticks.names.filter((name) => name.row === 0 || !hides(name, plan.measure(name.text, false)));
  sync(svg, [
    ["defs", {}, [...fadesOf(), ["clipPath", { id: "plot" }, [["rect", { x: 0, y: 0, width, height }]]]]],
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
  const y = mine.y - 12.5, near = (x) => Math.min(Math.max(x, -20), plan.width + 20);
  for (const [x0, x1] of othersOf(context, (t) => near(xOf(scale, view, t)), -20, plan.width + 20)) {
    found.push(["path", { class: "doubted", d: `M${n(spotOf(mine, plan.width))} ${n(mine.y)}L${n(x0)} ${n(y)}` }]);
    found.push(["rect", { class: "other", x: n(x0 - 4.5), y: n(y - 4.5), width: n(x1 - x0 + 9), height: 9, rx: 4.5 }]);
  }
  return found;
}

// What others say of the chosen event's date, from px to px: hollow, since it is not what is drawn.
function othersOf({ data, chosen, reading }, at, first, last) {
  const own = reading === "checked" ? data.others.filter(([i]) => i === chosen) : [];
  return own.map(([, a, b, exact]) => { const x0 = a === null ? first : at(a); return [x0, exact ? x0 : Math.max(b === null ? last : at(b), x0)]; });
}
