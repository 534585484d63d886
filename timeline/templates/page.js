"use strict";
// The page's behaviour: two views of the same events, chart and list, that move together.
// All layout was worked out beforehand; this script shows, hides, lights and zooms.
(() => {
  const $ = (id) => document.getElementById(":" + id);
  const search = $("search"), chart = $("chart"), stage = $("stage");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const printing = matchMedia("print");
  // Events are known by their row; `shown` holds 1 for each that the filter lets through.
  const state = { chosen: -1, lit: -1, words: [], kinds: new Set(), lanes: new Set(), shown: null, count: 0 };
  let data = null, list = null, crowd = null, variant = null, plot = null;

  document.documentElement.classList.add("js");
  for (const details of document.querySelectorAll(".entry details")) details.open = false;

  // --- unpacking ------------------------------------------------------------------------------

  function unpack(base64) {
    const text = atob(base64), packed = new Uint8Array(text.length);
    for (let i = 0; i < packed.length; i++) packed[i] = text.charCodeAt(i);
    return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip")));
  }
  const unpackText = (base64) => unpack(base64).text();

  const TYPES = { f8: Float64Array, i4: Int32Array };

  async function load() {
    const numbers = unpack($("arrays").textContent).arrayBuffer();
    const csv = $("csv") && unpackText($("csv").href.split(",")[1]);
    const text = await unpackText($("data").textContent), buffer = await numbers;
    data = JSON.parse(text, (_, value) => (TYPES[value?.dtype] ? new TYPES[value.dtype](buffer, value.at, value.n) : value));
    const [narrow] = data.variants;
    data.variants = data.variants.map((one) => ({ ...narrow, ...one }));
    if (csv) {
      list = listOnDemand(await csv, data.facts, $("list"));
      $("download").href = URL.createObjectURL(new Blob([await csv], { type: "text/csv" }));
    }
  }

  async function loadPlotly() {
    if (!window.Plotly && $("plotly")) {
      const script = document.createElement("script");
      script.textContent = await unpackText($("plotly").textContent); // allowed by its hash
      document.head.append(script);
      $("plotly").remove();
    }
    if (!window.Plotly) throw new Error("no plotly.js");
  }

  // --- the list as it stands in the page --------------------------------------------------------

  function listInPage() {
    const entries = [...document.querySelectorAll(".entry")];
    const rows = new Map(entries.map((entry, row) => [entry.id, row]));
    let order = entries.map((_, row) => row);
    return {
      count: entries.length,
      ids: entries.map((entry) => entry.id),
      kinds: entries.map((entry) => entry.dataset.kind),
      lanes: entries.map((entry) => entry.dataset.lane),
      element: (row) => entries[row],
      rowOf: (id) => rows.get(id),
      text: (row) => entries[row].textContent,
      rendered: () => order.map((row) => entries[row]),
      shown: () => order,
      hover: (row) => data.hover[row],
      show(shown) {
        order = [];
        entries.forEach((entry, row) => {
          entry.hidden = !shown[row];
          if (shown[row]) order.push(row);
        });
        for (const part of document.querySelectorAll(".month, .year")) part.hidden = !part.querySelector(".entry:not([hidden])");
      },
    };
  }

  // --- drawing --------------------------------------------------------------------------------

  const room = () => (printing.matches ? 760 : chart.clientWidth);

  function fitting() {
    const width = room();
    return data.variants.reduce((best, one) => (one.width <= width ? one : best), data.variants[0]);
  }

  // The same with the colours of the dark theme; arrays of numbers as they are.
  function coloured(value) {
    if (typeof value === "string") return value.startsWith("#") ? (data.dark[value.slice(0, 7)] || value.slice(0, 7)) + value.slice(7) : value;
    if (!value || typeof value !== "object" || ArrayBuffer.isView(value)) return value;
    if (Array.isArray(value)) return value.map(coloured);
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, coloured(inner)]));
  }

  // Keep the points of the events that the filter shows; a null parts two lines.
  function kept(trace) {
    if (!trace.customdata || state.count === list.count) return trace;
    const keep = trace.customdata.map((row) => state.shown[row]);
    const thin = (value) => {
      if ((Array.isArray(value) || ArrayBuffer.isView(value)) && value.length === keep.length) return value.filter((_, i) => keep[i]);
      if (value && typeof value === "object" && !Array.isArray(value) && !ArrayBuffer.isView(value))
        return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, thin(inner)]));
      return value;
    };
    return thin(trace);
  }

  function told(trace) {
    return trace.hovertemplate ? { ...trace, hovertext: Array.from(trace.customdata, list.hover) } : { ...trace };
  }

  function draw(whole) {
    const next = fitting(), shade = dark.matches && !printing.matches ? coloured : (value) => value;
    const range = plot && !whole ? plot._fullLayout.xaxis.range.slice() : null;
    const hidden = new Map((plot?.data || []).map((t) => [t.legendgroup + t.name, t.visible]));
    const layout = structuredClone(shade(next.layout));
    const traces = next.data.map((trace) => told(kept(shade(trace))));
    for (const trace of traces)
      if (hidden.has(trace.legendgroup + trace.name)) trace.visible = hidden.get(trace.legendgroup + trace.name);
    if (range) layout.xaxis.range = range;
    layout.width = room();
    const first = !plot;
    variant = next;
    Plotly.react(chart, traces, layout, data.config);
    plot = chart;
    if (first) listen();
    chart.querySelectorAll("svg").forEach((svg) => svg.setAttribute("aria-hidden", "true"));
    stage.classList.toggle("sticky", innerHeight > stage.offsetHeight + 320);
    document.documentElement.style.setProperty("--top", (stage.classList.contains("sticky") ? stage.offsetHeight : 0) + 12 + "px");
    settle();
  }

  // Where an event's symbols are, in ms and px from the top.
  function places(row) {
    const found = [];
    if (row < 0) return found;
    if (crowd) {
      const { event, x } = data.crowd.symbols;
      for (let i = event.indexOf(row); i >= 0; i = event.indexOf(row, i + 1)) found.push({ x: x[i], y: data.crowd.y[row] });
      return found;
    }
    for (const trace of variant.data)
      if (trace.meta === "symbols")
        for (let i = trace.customdata.indexOf(row); i >= 0; i = trace.customdata.indexOf(row, i + 1))
          found.push({ x: millis(trace.x[i]), y: trace.y[i] });
    return found;
  }

  function listen() {
    plot.on("plotly_click", (event) => {
      const row = event.points[0]?.customdata;
      if (row >= 0) choose(row, { scroll: true });
    });
    plot.on("plotly_relayout", settle);
    plot.on("plotly_relayouting", () => settle(true));
    plot.on("plotly_restyle", settle);
    // Wheel down over the whole chart scrolls the page on, rather than trapping the reader.
    chart.addEventListener("wheel", (event) => {
      if (event.deltaY > 0 && !event.ctrlKey && zoomed() < 1.01) event.stopPropagation();
    }, { capture: true, passive: true });
  }

  // Two fingers zoom around the point between them; one scrolls the page as ever.
  let pinch = null;
  function fingers(event) {
    const [a, b] = event.touches, left = chart.getBoundingClientRect().left + axis()._offset;
    return { apart: Math.max(Math.abs(a.clientX - b.clientX), 20), middle: (a.clientX + b.clientX) / 2 - left };
  }
  chart.addEventListener("touchstart", (event) => {
    pinch = plot && event.touches.length === 2 ? fingers(event) : null;
    if (pinch) event.stopPropagation();
  }, { capture: true, passive: true });
  chart.addEventListener("touchmove", (event) => {
    if (!pinch || event.touches.length !== 2) return;
    event.preventDefault();
    event.stopPropagation();
    const now = fingers(event);
    if (Math.abs(now.apart / pinch.apart - 1) < 0.05) return;
    step(pinch.apart / now.apart, pinch.middle / axis()._length);
    pinch = now;
  }, { capture: true, passive: false });
  chart.addEventListener("touchend", () => { pinch = null; }, { capture: true, passive: true });

  const axis = () => plot._fullLayout.xaxis;
  // The plot's place in the chart in px, and the ms at its sides.
  function area() {
    const { _offset: left, _length: width, range } = axis(), { _offset: top, _length: height } = plot._fullLayout.yaxis;
    return { left, top, width, height, low: millis(range[0]), high: millis(range[1]) };
  }
  // Numbers of a crowd's kinds that a click in the legend has put away.
  const legendHides = () => new Set((data.crowd?.kinds || []).map(({ group }, kind) =>
    plot.data.some((trace) => trace.legendgroup === group && trace.visible === "legendonly") ? kind : -1));
  const px = (ms) => axis().l2p(ms);
  const millis = (x) => axis().d2l(x);

  // How far the chart is zoomed in: 1 is the whole story at the width it was laid out for.
  function zoomed() {
    const full = axis();
    const seen = Math.abs(full.r2l(full.range[1]) - full.r2l(full.range[0])) - (full._lBreaks || 0);
    return variant.seen / seen;
  }

  // --- what lies over the chart: the ring around the lit mark, and labels that fit again --------

  const ring = Object.assign(document.createElement("div"), { className: "ring", hidden: true });
  const extras = Object.assign(document.createElement("div"), { className: "extras" });
  ring.setAttribute("aria-hidden", "true");
  extras.setAttribute("aria-hidden", "true");

  function settle(moving) {
    if (!plot) return;
    if (!ring.isConnected) chart.append(extras, ring);
    const { left, top, width, height, low, high } = area();
    const hidden = legendHides();
    crowd?.paint({ shown: state.shown, hidden, swap: dark.matches && !printing.matches ? data.dark : {} });
    const lit = state.chosen >= 0 ? state.chosen : state.lit;
    const spot = places(lit).map((p) => ({ x: px(p.x), y: p.y })).find((p) => p.x >= -1 && p.x <= width + 1);
    ring.hidden = !spot || !state.shown[lit];
    ring.classList.toggle("moving", moving === true);
    if (spot) Object.assign(ring.style, { left: left + spot.x + "px", top: top + spot.y + "px" });
    Object.assign(extras.style, { left: left + "px", top: top + "px", width: width + "px", height: height + "px" });
    const zoom = zoomed() * (width / variant.plot);
    const found = [], labels = variant.labels;
    for (let i = 0; i < labels.event.length && found.length < 400; i++) {
      const row = labels.event[i];
      if (labels.zoom[i] > zoom || !(labels.x[i] >= low && labels.x[i] <= high) || !state.shown[row] || hidden.has(data.crowd?.kind[row])) continue;
      const x = px(labels.x[i]);
      const span = Object.assign(document.createElement("span"), { className: "extra", textContent: labels.text ? labels.text[i] : list.titles[row] });
      span.style.top = labels.y[i] + "px";
      span.style.maxWidth = labels.width[i] + 1 + "px";
      if (labels.side[i] > 0) span.style.left = x + 11 + "px";
      else span.style.right = width - x + 11 + "px";
      found.push(span);
    }
    extras.replaceChildren(...found);
    for (const button of $("zooms").children) {
      const target = data.stretches[button.dataset.zoom] || variant.whole;
      const close = target.every((x, i) => Math.abs(millis(x) - [low, high][i]) < 0.02 * Math.abs(high - low));
      button.setAttribute("aria-current", close ? "true" : "false");
    }
  }

  const show = (range) => Plotly.relayout(plot, { "xaxis.range": range });
  const text = (ms) => axis().l2r(ms);

  // Show `factor` times as much time, keeping what is at the place `around` (0 left, 1 right) there.
  function step(factor, around = 0.5) {
    const full = axis(), spare = full._length * (1 - factor);
    const [a, b] = [full.p2l(spare * around), full.p2l(full._length - spare * (1 - around))];
    const [low, high] = variant.whole.map(millis);
    show(factor > 1 ? [text(Math.max(a, low)), text(Math.min(b, high))] : [text(a), text(b)]);
  }

  // Bring a mark into view: pan within its stretch, or go back to the whole story.
  function reveal(row) {
    const marks = plot ? places(row) : [];
    if (!marks.length || marks.some((p) => px(p.x) >= 0 && px(p.x) <= axis()._length)) return;
    const at = marks[0].x;
    const span = millis(axis().range[1]) - millis(axis().range[0]);
    const home = data.stretches.map((s) => s.map(millis)).find(([a, b]) => a <= at && at <= b) || variant.whole.map(millis);
    if (span >= home[1] - home[0]) return show(variant.whole);
    const start = Math.min(Math.max(at - span / 2, home[0]), home[1] - span);
    return show([text(start), text(start + span)]);
  }

  // --- choosing -------------------------------------------------------------------------------

  let byScript = 0; // time until which scrolling is our own doing

  const mark = (name, row) => {
    document.querySelector(".entry." + name)?.classList.remove(name);
    const entry = row >= 0 ? list.element(row) : null;
    entry?.classList.add(name);
    return entry;
  };

  function choose(row, { scroll = false, focus = false } = {}) {
    state.chosen = row;
    const entry = mark("chosen", row);
    if (entry) {
      const details = entry.querySelector("details");
      if (details) details.open = true;
      if (scroll) {
        byScript = performance.now() + 1200;
        entry.scrollIntoView({ block: stage.classList.contains("sticky") ? "start" : "center", behavior: calm.matches || data?.facts ? "instant" : "smooth" });
      }
      if (focus) entry.querySelector(".title a").focus({ preventScroll: true });
      reveal(row);
    }
    remember();
    settle();
  }

  function light(row) {
    if (state.lit === row) return;
    state.lit = row;
    mark("lit", row);
    if (state.chosen < 0 && row >= 0) reveal(row);
    settle();
  }

  function go(key) {
    const rows = list.shown();
    if (!rows.length) return;
    const at = rows.indexOf(state.chosen >= 0 ? state.chosen : state.lit);
    const to = { ArrowRight: at + 1, ArrowLeft: at < 0 ? 0 : at - 1, Home: 0, End: rows.length - 1 }[key];
    choose(rows[Math.min(Math.max(to, 0), rows.length - 1)], { scroll: true, focus: true });
  }

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === "Escape") {
      if (event.target === search && search.value) search.value = "";
      choose(-1);
      return filter();
    }
    if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    if (!["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) return;
    event.preventDefault();
    go(event.key);
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    const row = link ? list.rowOf(decodeURIComponent(link.hash.slice(1))) : -1;
    if (row >= 0) {
      event.preventDefault();
      if (!state.shown[row]) clear();
      return choose(row, { scroll: true, focus: true });
    }
    const entry = event.target.closest?.(".entry");
    if (entry && !event.target.closest("a, summary") && getSelection().isCollapsed) choose(list.rowOf(entry.id));
  });

  // A chart that takes its room late also moves the page: only the reader's own scrolling ends a choice.
  let byReader = -Infinity;
  for (const kind of ["wheel", "touchmove"]) addEventListener(kind, () => { byReader = performance.now(); }, { capture: true, passive: true });

  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      if (performance.now() < byScript) return;
      const top = parseFloat(document.documentElement.style.getPropertyValue("--top")) + 40;
      const first = [...list.rendered()].find((entry) => entry.getBoundingClientRect().bottom > top);
      light(first ? list.rowOf(first.id) : -1);
      const chosen = state.chosen >= 0 && document.querySelector(".entry.chosen")?.getBoundingClientRect();
      if (chosen && performance.now() - byReader < 1000 && (chosen.bottom < 0 || chosen.top > innerHeight)) choose(-1);
    });
  }, { passive: true });

  // --- filter and search ----------------------------------------------------------------------

  const plain = (value) => value.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  let texts = [];
  const textOf = (row) => (texts[row] ??= plain(list.text(row)));

  function filter() {
    state.words = plain(search.value).split(/\s+/).filter(Boolean);
    const fits = (row) =>
      (!state.kinds.size || state.kinds.has(list.kinds[row])) &&
      (!state.lanes.size || state.lanes.has(list.lanes[row])) &&
      state.words.every((word) => textOf(row).includes(word));
    const shown = Uint8Array.from({ length: list.count }, (_, row) => fits(row));
    const changed = !state.shown || shown.some((one, row) => one !== state.shown[row]);
    state.shown = shown;
    state.count = shown.reduce((sum, one) => sum + one, 0);
    if (changed) list.show(shown);
    const all = list.count, { count } = state;
    $("count").textContent = $("count").dataset.text.replace("{shown}", count).replace("{all}", all);
    $("nothing").hidden = count > 0;
    $("reset").hidden = count === all && !search.value;
    for (const group of document.querySelectorAll("[data-filter]"))
      for (const chip of group.querySelectorAll(".chip"))
        chip.setAttribute("aria-pressed", state[group.dataset.filter].has(chip.dataset.value));
    if (state.chosen >= 0 && !shown[state.chosen]) choose(-1);
    remember();
    if (plot && changed) (crowd && !variant.data.some((trace) => trace.customdata) ? settle : draw)();
  }

  function clear() {
    state.kinds.clear();
    state.lanes.clear();
    search.value = "";
    filter();
  }

  for (const group of document.querySelectorAll("[data-filter]"))
    group.addEventListener("click", (event) => {
      const chip = event.target.closest(".chip");
      if (!chip) return;
      const set = state[group.dataset.filter];
      if (!set.delete(chip.dataset.value)) set.add(chip.dataset.value);
      filter();
    });
  search.addEventListener("input", filter);
  $("reset").addEventListener("click", () => { clear(); search.focus(); });

  // --- the address: #event?kinds=…&lanes=…&q=… ------------------------------------------------

  function remember() {
    const query = new URLSearchParams();
    if (state.kinds.size) query.set("kinds", JSON.stringify([...state.kinds]));
    if (state.lanes.size) query.set("lanes", JSON.stringify([...state.lanes]));
    if (search.value) query.set("q", search.value);
    const hash = (state.chosen >= 0 ? encodeURIComponent(list.ids[state.chosen]) : "") + (query.size ? "?" + query : "");
    const address = hash ? "#" + hash : location.pathname + location.search;
    if (("#" + hash).replace(/^#$/, "") !== location.hash) {
      try { history.replaceState(null, "", address); } catch { /* an iframe without an address of its own */ }
    }
  }

  function recall() {
    const [id, query] = location.hash.slice(1).split(/\?(.*)/s);
    const asked = new URLSearchParams(query || "");
    for (const name of ["kinds", "lanes"]) {
      let values = [];
      try { values = JSON.parse(asked.get(name) || "[]"); } catch { /* a mangled link filters nothing */ }
      const known = new Set([...document.querySelectorAll(`[data-filter="${name}"] .chip`)].map((chip) => chip.dataset.value));
      state[name] = new Set([].concat(values).filter((value) => known.has(value)));
    }
    search.value = asked.get("q") || "";
    let chosen = id;
    try { chosen = decodeURIComponent(id); } catch { /* not one of ours */ }
    state.chosen = list.rowOf(chosen) ?? -1;
    filter();
    if (state.chosen >= 0) choose(state.chosen, { scroll: true });
  }

  addEventListener("hashchange", () => list && recall());

  // --- tools ----------------------------------------------------------------------------------

  stage.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button || !plot) return;
    const { zoom, step: way, save } = button.dataset;
    if (zoom) show(data.stretches[zoom] || variant.whole);
    if (way) step(way === "in" ? 0.5 : 2);
    if (save && crowd) {
      const labels = [...extras.children].map((span) => ({
        text: span.textContent, right: !!span.style.left, y: parseFloat(span.style.top), room: parseFloat(span.style.maxWidth),
        x: span.style.left ? parseFloat(span.style.left) : area().width - parseFloat(span.style.right), font: getComputedStyle(span).font,
      }));
      const layout = { ...plot.layout, images: [crowd.image(labels)] };
      Plotly.downloadImage({ data: plot.data, layout, config: data.config }, { format: save, filename: "timeline", width: plot.clientWidth, height: plot.clientHeight, scale: 2 });
    } else if (save) Plotly.downloadImage(plot, { format: save, filename: "timeline", width: plot.clientWidth, height: plot.clientHeight, scale: 2 });
  });

  let pending = 0;
  addEventListener("resize", () => {
    clearTimeout(pending);
    pending = setTimeout(() => plot && draw(fitting() !== variant), 80);
  });
  dark.addEventListener("change", () => plot && draw());
  printing.addEventListener("change", (event) => {
    for (const details of document.querySelectorAll(".entry details")) details.open = event.matches;
    if (plot) draw(true);
  });

  function open() {
    recall();
    // On a phone the chart comes first; a link that filters shows its filters.
    $("filters").open = innerWidth > 560 || state.count < list.count;
  }

  function drawn() {
    if (data.crowd) crowd = paintCrowd(chart, data.crowd, { area, hover: (row) => list.hover(row), choose: (row) => choose(row, { scroll: true }) });
    draw(true);
    if (state.chosen >= 0) choose(state.chosen, { scroll: true });
    document.documentElement.classList.add("drawn");
    ready(0);
  }

  // Make the texts that a search looks through before anybody searches, a few at a time.
  function ready(row) {
    for (const end = Math.min(row + 2000, list.count); row < end; row++) textOf(row);
    if (row < list.count) setTimeout(ready, 20, row);
  }

  if (!$("csv")) list = listInPage(), open();
  load().then(() => $("csv") && open()).then(loadPlotly).then(drawn)
    .catch((error) => { $("trouble").hidden = false; stage.hidden = true; console.error(error); });
})();
