// The page: what is shown and chosen, and how chart, list, key, search and address follow it.

const root = document.documentElement;
root.classList.add("js");
const $ = (id) => document.getElementById(":" + id);
const stage = $("stage"), chart = $("chart"), svg = chart.querySelector("svg"), column = $("list"), entriesRoot = $("entries"), search = $("search");
const calm = matchMedia("(prefers-reduced-motion: reduce)"), touch = matchMedia("(pointer: coarse)");
const wideWindow = matchMedia("(min-width: 64em)"), narrowWindow = matchMedia("(max-width: 43.74em)"), printing = matchMedia("print");
// A phone's list has rails, but on paper it has the chart.
const narrow = () => narrowWindow.matches && !printing.matches;
const state = { reading: "checked", kinds: new Set(), shown: null, alive: [], count: 0, chosen: -1, mix: null };
let numbers = null, data = null, list = null, scale = null, view = null, plan = null, home = null, times = null, here = null;

// --- what the page carries -------------------------------------------------------------------------

function unpack(base64) {
  const text = atob(base64), bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = text.charCodeAt(i);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
}

const ARRAYS = { f8: Float64Array, i4: Int32Array };

async function unpacked() {
  const csv = unpack($("csv").href.split(",")[1]).text();
  const [text, buffer] = await Promise.all([unpack($("data").textContent).text(), unpack($("arrays").textContent).arrayBuffer()]);
  data = JSON.parse(text, (_, value) => (ARRAYS[value?.array] ? new ARRAYS[value.array](buffer, value.at, value.n) : value));
  list = listOnDemand(await csv, data, entriesRoot);
  $("download").href = URL.createObjectURL(new Blob([await csv], { type: "text/csv" }));
}

// Numbers as typed arrays; null is where there is none.
function readable(reading) {
  if (!reading) return null;
  const numbers = (values) => (values instanceof Float64Array ? values : Float64Array.from(values, (value) => value ?? NaN));
  const byEvent = new Map();
  for (const member of reading.members) byEvent.set(member[0], [...(byEvent.get(member[0]) || []), member]);
  return { ...reading, low: numbers(reading.low), first: numbers(reading.first), last: numbers(reading.last), high: numbers(reading.high), byEvent };
}

// --- drawing ------------------------------------------------------------------------------------------

const left = () => (wideWindow.matches ? 118 * rem() : 0);
const rem = () => parseFloat(getComputedStyle(root).fontSize) / 16;

function context(width) {
  const family = getComputedStyle(document.body).fontFamily;
  return {
    data, times: state.mix || times, shown: state.shown, alive: state.alive, width, rem: rem(), family, wide: wideWindow.matches, chosen: state.chosen,
    tab: state.chosen >= 0 && state.shown[state.chosen] ? state.chosen : list.order()[0] ?? -1, lang: data.lang, titles: list.titles, ids: list.ids, whens: list.when, briefs: list.brief,
    reading: state.reading, scale, view, target: touch.matches ? 44 : 24 * rem(), words: { strip: svg.dataset.strip, number: numbers.format },
    budget: wideWindow.matches ? Math.max(innerHeight - (chart.getBoundingClientRect().top + scrollY) - 40 * rem(), 360) : Math.max(innerHeight * 0.55, 300),
  };
}

// Draw what there is to see. `before` keeps rows where they are, as far as they can be.
function paint(before) {
  if (narrow()) {
    if (svg.parentNode !== $("rails")) $("rails").append(svg);
    drawRails(svg, context(360), $("rails").parentNode, list.written());
    return;
  }
  if (svg.parentNode !== chart) chart.prepend(svg);
  const width = printing.matches && narrowWindow.matches ? 900 : Math.max(chart.clientWidth - left(), 200);
  if (!scale || scale.width !== width) {
    const next = makeScale(data, width);
    view = scale ? carried(scale, view, next) : next.whole;
    scale = next;
    home = before = null;
  }
  const whole = view === scale.whole;
  const now = context(width);
  if (!whole && !home) home = layoutChart(now, scale, scale.whole, null);
  const kept = whole && !before?.moving ? null : before || { rows: new Map(), counts: home.counts, height: home.height };
  plan = layoutChart(now, scale, view, kept);
  if (whole && !kept) home = plan;
  drawChart(svg, plan, now, left());
  stage.style.setProperty("--height", `${plan.height}px`);
}

let frame = 0;
function soon(before) {
  if (frame) return;
  frame = requestAnimationFrame(() => { frame = 0; paint(before()); });
}
const moving = () => plan && { rows: plan.rows, counts: plan.counts, height: plan.height, moving: true };

function pan(dx) {
  if (!scale || narrow()) return;
  view = bounded(scale, { k: view.k, dx: view.dx + dx });
  soon(moving);
}

function zoom(factor, x) {
  if (!scale || narrow()) return;
  const next = zoomed(scale, view, factor, x);
  state.zoomed = state.zoomed || next.k !== view.k;
  view = next;
  soon(moving);
}

// After a gesture: rows anew where the zoom has changed, and never a window without any event.
function settle() {
  if (!scale || narrow()) return;
  cancelAnimationFrame(frame);
  frame = 0;
  paint(state.zoomed ? null : moving());
  state.zoomed = false;
  if (!plan.items.length && !plan.strips.length && !plan.reports.length && state.count) {
    let nearest = Infinity;
    for (const row of list.order()) {
      const ends = [times.low[row], times.high[row]].filter((t) => !Number.isNaN(t)).map((t) => xOf(scale, view, t));
      for (const x of ends) if (Math.abs(x - scale.width / 2) < Math.abs(nearest - scale.width / 2)) nearest = x;
    }
    view = { k: view.k, dx: view.dx + (nearest < 0 ? scale.width * 0.25 : scale.width * 0.75) - nearest };
    paint(null);
  }
}

function step(way) {
  if (!scale || narrow()) return;
  if (way === "whole") view = scale.whole;
  else view = zoomed(scale, view, way === "in" ? 2 : 0.5, scale.width / 2);
  state.zoomed = true;
  settle();
}

// Bring an event into the window, as it is zoomed.
function reveal(row) {
  if (!plan || narrow() || plan.rows.has(row) || plan.reports.some((one) => one.i === row)) return;
  const t = [times.first[row], times.low[row], times.high[row]].find((one) => !Number.isNaN(one));
  const x = xOf(scale, view, t);
  if (x < 10 || x > scale.width - 10) view = bounded(scale, { k: view.k, dx: view.dx + scale.width * 0.4 - x });
}

// --- choosing -----------------------------------------------------------------------------------------

let chosenEntry = null;

function choose(row, { history: write = true, focus = false } = {}) {
  const old = state.chosen, entryBefore = row >= 0 ? list.element(row) : null, stood = entryBefore?.getBoundingClientRect().top;
  state.chosen = list.chosen = row;
  chosenEntry?.removeAttribute("aria-current");
  chosenEntry = entryBefore;
  chosenEntry?.setAttribute("aria-current", "true");
  reveal(row);
  if (chosenEntry) bring(chosenEntry, focus ? null : stood);
  paint(moving());
  say();
  if (focus) chosenEntry?.querySelector(".title a").focus({ preventScroll: true });
  if (row !== old) remember(write);
}

// Show an entry where it is: the column scrolls by itself, a phone's list keeps it under the finger.
function bring(entry, stood) {
  if (wideWindow.matches) {
    const head = column.querySelector(".steps").offsetHeight, top = entry.offsetTop, room = column.clientHeight - head;
    const at = top - head, end = top + entry.offsetHeight - column.clientHeight;
    if (at < column.scrollTop || entry.offsetHeight > room) column.scrollTop = at - 4;
    else if (end > column.scrollTop) column.scrollTop = end + 4;
    return;
  }
  const box = entry.getBoundingClientRect(), top = narrow() ? 0 : stage.getBoundingClientRect().bottom, bottom = innerHeight - 70 * rem();
  if (narrow() && stood !== undefined && stood !== null && stood >= 0 && stood < bottom - 80) scrollBy({ top: box.top - stood, behavior: "instant" });
  else if (box.top < top || box.bottom > bottom) scrollBy({ top: box.top - top - 12, behavior: "instant" });
}

function say() {
  const order = list.order(), at = order.indexOf(state.chosen), { position, total } = $("position").dataset;
  $("position").textContent = at >= 0 ? position.replace("{number}", numbers.format(at + 1)).replace("{all}", numbers.format(order.length)) : total.replace("{all}", numbers.format(order.length));
  $("said").textContent = at >= 0 ? `${list.titles[state.chosen]}, ${list.when(state.chosen)}` : "";
}

function go(by, focus) {
  const order = list.order(), at = order.indexOf(state.chosen);
  if (!order.length) return;
  choose(order[at < 0 ? (by > 0 ? 0 : order.length - 1) : Math.min(Math.max(at + by, 0), order.length - 1)], { focus: focus && !chart.contains(document.activeElement) });
  if (focus && chart.contains(document.activeElement)) svg.querySelector('[aria-current="true"]')?.focus({ preventScroll: true });
}

// The event under the pointer: the nearest of those whose mark or label is there.
function eventAt({ clientX, clientY, target }) {
  const mark = target.closest?.(".event");
  if (!plan || !clientX) return mark ? list.rowOf(mark.dataset.id) : -1;
  const box = svg.getBoundingClientRect(), scaled = box.width / parseFloat(svg.getAttribute("width")) || 1;
  const x = (clientX - box.left) / scaled - left(), y = (clientY - box.top) / scaled, half = (touch.matches ? 44 : 24 * rem()) / 2;
  const ends = (one) => (one.label ? [Math.min(one.x0, one.label.from), Math.max(one.x1, one.label.to)] : [one.x0, one.x1]);
  const near = [...plan.items, ...plan.reports].filter((one) => { const [a, b] = ends(one); return x >= a - 4 && x <= b + 4 && Math.abs(y - one.y) <= half; });
  near.sort((a, b) => Math.abs(y - a.y) - Math.abs(y - b.y));
  return near.length ? near[0].i : mark ? list.rowOf(mark.dataset.id) : -1;
}

function chooseAt(event) {
  const row = eventAt(event);
  if (row >= 0) return choose(row);
  const strip = event.target.closest?.(".strip");
  if (strip) { zoom(3, event.clientX - svg.getBoundingClientRect().left - left()); settle(); }
}

listenTo(chart, { pan, zoom, settle, step, left, choose: chooseAt });

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.key === "Escape") {
    if (event.target === search && search.value) { search.value = ""; filter(); }
    return choose(-1);
  }
  if (!chart.contains(event.target) && !column.contains(event.target)) return;
  const by = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
  if (!by) return;
  event.preventDefault();
  go(by, true);
});

document.addEventListener("click", (event) => {
  const target = event.target.closest?.("[data-step], [data-zoom], [data-kind]:is(button), [data-dates], [data-save], a[href^='#'], .entry");
  if (!target || event.defaultPrevented) return;
  const { step: by, zoom: way, kind, dates, save } = target.dataset;
  if (by) return go(by === "next" ? 1 : -1);
  if (way) return step(way);
  if (target.matches("button[data-kind]")) {
    if (!state.kinds.delete(kind)) state.kinds.add(kind);
    return filter();
  }
  if (dates) return read(dates);
  if (save) return picture(save);
  const id = target.matches("a") ? decodeURIComponent(target.getAttribute("href").slice(1)) : target.id, row = list.rowOf(id);
  if (row < 0 || event.target.closest("a:not([href^='#'])") || (target.matches(".entry") && row === state.chosen)) return;
  event.preventDefault();
  choose(row === state.chosen && narrow() ? -1 : row, { focus: target.matches(".body a") });
});

// --- key, search, and the two readings of the dates ---------------------------------------------------

const folded = (value) => value.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const texts = [];
const textOf = (row) => (texts[row] ??= folded(list.text(row)));

function filter({ write = true } = {}) {
  const words = folded(search.value).split(/\s+/).filter(Boolean);
  const fits = (row) => (!state.kinds.size || state.kinds.has(data.groups[data.group[row]])) && words.every((word) => textOf(row).includes(word));
  const shown = Uint8Array.from({ length: data.count }, (_, row) => fits(row));
  const changed = !state.shown || shown.some((one, row) => one !== state.shown[row]);
  state.shown = shown;
  state.count = shown.reduce((sum, one) => sum + one, 0);
  state.alive = data.bands.map(() => false);
  shown.forEach((one, row) => { if (one && data.band[row] >= 0) state.alive[data.band[row]] = true; });
  if (changed) {
    list.show(shown);
    home = null;
  }
  $("nothing").hidden = state.count > 0;
  $("reset").hidden = state.count === data.count && !search.value;
  for (const button of document.querySelectorAll("button[data-kind]")) button.setAttribute("aria-pressed", String(state.kinds.has(button.dataset.kind)));
  if (state.chosen >= 0 && !shown[state.chosen]) choose(-1, { history: false });
  if (write) remember(false);
  if (here) { if (changed) paint(null); say(); }
}

search.addEventListener("input", () => filter());
$("reset").addEventListener("click", () => { search.value = ""; state.kinds.clear(); filter(); });

function read(reading, { write = true } = {}) {
  if (!data.source || reading === state.reading) return;
  const from = times, to = reading === "source" ? data.source : data.checked;
  state.reading = reading;
  for (const button of document.querySelectorAll("[data-dates]")) button.setAttribute("aria-pressed", String(button.dataset.dates === reading));
  times = to;
  if (write) remember(false);
  if (!here) return;
  if (calm.matches || data.count > 2000 || narrow()) return paint(null);
  const began = performance.now();
  const between = (a, b, part) => Float64Array.from(b, (value, i) => (Number.isNaN(a[i]) || Number.isNaN(value) ? value : a[i] + (value - a[i]) * part));
  const move = () => {
    const part = Math.min((performance.now() - began) / 400, 1), eased = part * (2 - part);
    state.mix = part < 1 ? { ...to, low: between(from.low, to.low, eased), first: between(from.first, to.first, eased), last: between(from.last, to.last, eased), high: between(from.high, to.high, eased) } : null;
    paint(part < 1 ? moving() : null);
    if (part < 1) requestAnimationFrame(move);
  };
  move();
}

function picture(save) {
  const key = [...document.querySelectorAll("button[data-kind]")].map((button) => ({ slot: Number(button.dataset.slot), name: button.querySelector("bdi").textContent, count: button.querySelector(".number").textContent }));
  const about = { title: document.querySelector("h1").textContent, source: document.querySelector(".source")?.textContent.trim() || "", key, rem: rem(), family: getComputedStyle(document.body).fontFamily };
  if (!narrow()) return savePicture(save, svg, about);
  // A phone's list is no picture: the chart is drawn aside, as wide as a page.
  const aside = document.createElementNS(SVG, "svg"), kept = [scale, view, plan];
  aside.setAttribute("class", "timeline");
  scale = makeScale(data, 960);
  view = scale.whole;
  const now = { ...context(960), budget: 700 };
  drawChart(aside, layoutChart(now, scale, view, null), now, 0);
  [scale, view, plan] = kept;
  document.body.append(aside);
  return Promise.resolve(savePicture(save, aside, about)).finally(() => aside.remove());
}

// --- the address: #event?kinds=…&q=…&dates=source ----------------------------------------------------

function remember(push) {
  if (!here) return;
  const query = new URLSearchParams();
  if (state.kinds.size) query.set("kinds", JSON.stringify([...state.kinds]));
  if (search.value) query.set("q", search.value);
  if (state.reading === "source") query.set("dates", "source");
  const hash = (state.chosen >= 0 ? encodeURIComponent(list.ids[state.chosen]) : "") + (query.size ? "?" + query : "");
  if ((hash ? "#" + hash : "") === location.hash) return;
  try { history[push ? "pushState" : "replaceState"](null, "", hash ? "#" + hash : location.pathname + location.search); } catch { /* a frame without an address of its own */ }
  state.moved?.();
}

function recall() {
  const [id, query] = location.hash.slice(1).split(/\?(.*)/s), asked = new URLSearchParams(query || "");
  let kinds = [], chosen = id;
  try { kinds = JSON.parse(asked.get("kinds") || "[]"); } catch { /* a mangled link filters nothing */ }
  try { chosen = decodeURIComponent(id); } catch { /* not one of ours */ }
  state.kinds = new Set([].concat(kinds).filter((kind) => data.groups.includes(kind)));
  search.value = asked.get("q") || "";
  filter({ write: false });
  read(asked.get("dates") === "source" ? "source" : "checked", { write: false });
  const row = list.rowOf(chosen);
  if (row !== state.chosen) choose(state.shown[row] ? row : -1, { history: false });
}

// Beside the chart, a list's entry is shown by scrolling its column: the window, which a browser would scroll to the
// element of that name, goes back to where it was.
function keepStill() {
  const opened = performance.now();
  let known = location.hash, steady = scrollY, touched = !known;
  for (const act of ["wheel", "pointerdown", "keydown"]) addEventListener(act, () => { touched = true; }, { capture: true, passive: true });
  const settled = () => { if (wideWindow.matches && location.hash !== known) scrollTo(0, steady); known = location.hash; };
  addEventListener("hashchange", settled);
  addEventListener("scroll", () => {
    if (wideWindow.matches && (location.hash !== known || (!touched && performance.now() - opened < 1000))) scrollTo(0, steady);
    else steady = scrollY;
  }, { passive: true });
  state.moved = () => { known = location.hash; };
}

// --- opening ------------------------------------------------------------------------------------------

function open() {
  numbers = new Intl.NumberFormat(data.lang);
  data.checked = readable(data.checked);
  data.source = readable(data.source);
  times = data.checked;
  recall();
  here = true;
  paint(null);
  if (chosenEntry) bring(chosenEntry, null);
  say();
  root.classList.add("drawn");
  const redraw = () => { list.settle(); paint(moving()); };
  new ResizeObserver(redraw).observe(chart);
  new ResizeObserver(() => narrow() && paint(null)).observe(entriesRoot);
  addEventListener("resize", redraw);
  printing.addEventListener("change", () => narrowWindow.matches && paint(null));
  addEventListener("popstate", recall);
  addEventListener("hashchange", recall);
  keepStill();
  if (narrow() && data.count > 3000) addEventListener("scroll", () => soon(() => null), { passive: true });
}

function failed(error) {
  $("trouble").hidden = false;
  root.classList.add("failed");
  console.error(error);
}

if ($("arrays")) unpacked().then(open).catch(failed);
else {
  try {
    data = JSON.parse($("data").textContent);
    list = listInPage(entriesRoot);
    open();
  } catch (error) { failed(error); }
}
