// The key and the search say what is shown, the switch which reading of the dates; both can be saved as a picture.

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
  document.querySelector("a[data-save=csv]").textContent = state.count === data.count ? "CSV" : `CSV (${numbers ? numbers.format(state.count) : state.count})`;
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
  const aside = document.createElementNS(SVG, "svg"), previous = [scale, view, plan];
  aside.setAttribute("class", "timeline");
  scale = makeScale(data, 960);
  view = scale.whole;
  const now = { ...context(960), budget: 700, most: 900 };
  drawChart(aside, layoutChart(now, scale, view, null), now, 0);
  [scale, view, plan] = previous;
  document.body.append(aside);
  return Promise.resolve(savePicture(save, aside, about)).finally(() => aside.remove());
}

