"use strict";
// The page's behaviour: two views of the same events, chart and list, that move together.
// All layout was worked out beforehand; this script shows, hides, lights and zooms.
(() => {
  const $ = (id) => document.getElementById(":" + id);
  const entries = [...document.querySelectorAll(".entry")];
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const search = $("search"), chart = $("chart"), stage = $("stage");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const printing = matchMedia("print");
  const state = { chosen: null, lit: null, words: [], kinds: new Set(), lanes: new Set(), shown: new Set(byId.keys()) };
  let data = null, variant = null, plot = null, places = new Map();

  document.documentElement.classList.add("js");
  for (const details of document.querySelectorAll(".entry details")) details.open = false;

  // --- unpacking ------------------------------------------------------------------------------

  async function unpack(id) {
    const packed = Uint8Array.from(atob($(id).textContent), (c) => c.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).text();
  }

  async function load() {
    data = JSON.parse(await unpack("data"));
    if (!window.Plotly && $("plotly")) {
      const script = document.createElement("script");
      script.textContent = await unpack("plotly"); // allowed by its hash
      document.head.append(script);
      $("plotly").remove();
    }
    if (!window.Plotly) throw new Error("no plotly.js");
  }

  // --- drawing --------------------------------------------------------------------------------

  const room = () => (printing.matches ? 760 : chart.clientWidth);

  function fitting() {
    const width = room();
    return data.variants.reduce((best, one) => (one.width <= width ? one : best), data.variants[0]);
  }

  function coloured(figure) {
    if (!dark.matches || printing.matches) return figure;
    return figure.replace(/#[0-9a-f]{6}/g, (colour) => data.dark[colour] || colour);
  }

  // Keep the points of the events that the filter shows; a null parts two lines.
  function kept(trace) {
    if (!trace.customdata || state.shown.size === byId.size) return trace;
    const keep = trace.customdata.map((id) => state.shown.has(id));
    const thin = (value) => {
      if (Array.isArray(value) && value.length === keep.length) return value.filter((_, i) => keep[i]);
      if (value && typeof value === "object" && !Array.isArray(value))
        return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, thin(inner)]));
      return value;
    };
    return thin(trace);
  }

  function draw(whole) {
    const next = fitting();
    const range = plot && !whole ? plot._fullLayout.xaxis.range.slice() : null;
    const figure = JSON.parse(coloured(next.figure));
    const hidden = new Map((plot?.data || []).map((t) => [t.legendgroup + t.name, t.visible]));
    for (const trace of figure.data)
      if (hidden.has(trace.legendgroup + trace.name)) trace.visible = hidden.get(trace.legendgroup + trace.name);
    places = new Map();
    for (const trace of figure.data)
      if (trace.meta === "symbols")
        trace.customdata.forEach((id, i) => places.set(id, [...(places.get(id) || []), { x: trace.x[i], y: trace.y[i] }]));
    if (range) figure.layout.xaxis.range = range;
    figure.layout.width = room();
    const first = !plot;
    variant = next;
    Plotly.react(chart, figure.data.map(kept), figure.layout, data.config);
    plot = chart;
    if (first) listen();
    chart.querySelectorAll("svg").forEach((svg) => svg.setAttribute("aria-hidden", "true"));
    stage.classList.toggle("sticky", innerHeight > stage.offsetHeight + 320);
    document.documentElement.style.setProperty("--top", (stage.classList.contains("sticky") ? stage.offsetHeight : 0) + 12 + "px");
    settle();
  }

  function listen() {
    plot.on("plotly_click", (event) => {
      const id = event.points[0]?.customdata;
      if (byId.has(id)) choose(id, { scroll: true });
    });
    plot.on("plotly_relayout", settle);
    plot.on("plotly_relayouting", () => settle(true));
    plot.on("plotly_legendclick", () => setTimeout(settle, 400));
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
  const px = (x) => axis().d2p(x);
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
    const { _offset: left, _length: width } = axis();
    const { _offset: top } = plot._fullLayout.yaxis;
    const spot = (places.get(state.chosen || state.lit) || []).map((p) => ({ x: px(p.x), y: p.y }))
      .find((p) => p.x >= -1 && p.x <= width + 1);
    ring.hidden = !spot || !state.shown.has(state.chosen || state.lit);
    ring.classList.toggle("moving", moving === true);
    if (spot) Object.assign(ring.style, { left: left + spot.x + "px", top: top + spot.y + "px" });
    Object.assign(extras.style, { left: left + "px", top: top + "px", width: width + "px", height: plot._fullLayout.yaxis._length + "px" });
    const zoom = zoomed() * (width / variant.plot);
    const found = [];
    for (const label of variant.extras) {
      if (label.zoom > zoom || !state.shown.has(label.id)) continue;
      const x = px(label.x);
      if (x < 0 || x > width) continue;
      const span = Object.assign(document.createElement("span"), { className: "extra", textContent: label.text });
      span.style.top = label.y + "px";
      if (label.side > 0) span.style.left = x + 11 + "px";
      else span.style.right = width - x + 11 + "px";
      found.push(span);
      if (found.length >= 400) break;
    }
    extras.replaceChildren(...found);
    const at = axis().range.map((x) => millis(x));
    for (const button of $("zooms").children) {
      const target = data.stretches[button.dataset.zoom] || variant.whole;
      const close = target.every((x, i) => Math.abs(millis(x) - at[i]) < 0.02 * Math.abs(at[1] - at[0]));
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
  function reveal(id) {
    const marks = places.get(id);
    if (!plot || !marks || marks.some((p) => px(p.x) >= 0 && px(p.x) <= axis()._length)) return;
    const at = millis(marks[0].x);
    const span = millis(axis().range[1]) - millis(axis().range[0]);
    const home = data.stretches.map((s) => s.map(millis)).find(([a, b]) => a <= at && at <= b) || variant.whole.map(millis);
    if (span >= home[1] - home[0]) return show(variant.whole);
    const start = Math.min(Math.max(at - span / 2, home[0]), home[1] - span);
    return show([text(start), text(start + span)]);
  }

  // --- choosing -------------------------------------------------------------------------------

  let byScript = 0; // time until which scrolling is our own doing

  function choose(id, { scroll = false, focus = false } = {}) {
    byId.get(state.chosen)?.classList.remove("chosen");
    state.chosen = id;
    const entry = byId.get(id);
    if (entry) {
      entry.classList.add("chosen");
      const details = entry.querySelector("details");
      if (details) details.open = true;
      if (scroll) {
        byScript = performance.now() + 1200;
        entry.scrollIntoView({ block: stage.classList.contains("sticky") ? "start" : "center", behavior: calm.matches ? "auto" : "smooth" });
      }
      if (focus) entry.querySelector(".title a").focus({ preventScroll: true });
      reveal(id);
    }
    remember();
    settle();
  }

  function light(id) {
    if (state.lit === id) return;
    byId.get(state.lit)?.classList.remove("lit");
    state.lit = id;
    byId.get(id)?.classList.add("lit");
    if (!state.chosen && id) reveal(id);
    settle();
  }

  const visible = () => entries.filter((entry) => state.shown.has(entry.id));

  function go(key) {
    const list = visible();
    if (!list.length) return;
    const at = list.findIndex((entry) => entry.id === (state.chosen || state.lit));
    const to = { ArrowRight: at + 1, ArrowLeft: at < 0 ? 0 : at - 1, Home: 0, End: list.length - 1 }[key];
    choose(list[Math.min(Math.max(to, 0), list.length - 1)].id, { scroll: true, focus: true });
  }

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === "Escape") {
      if (event.target === search && search.value) search.value = "";
      choose(null);
      return filter();
    }
    if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    if (!["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) return;
    event.preventDefault();
    go(event.key);
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    const id = link && decodeURIComponent(link.hash.slice(1));
    if (byId.has(id)) {
      event.preventDefault();
      if (!state.shown.has(id)) clear();
      return choose(id, { scroll: true, focus: true });
    }
    const entry = event.target.closest?.(".entry");
    if (entry && !event.target.closest("a, summary") && getSelection().isCollapsed) choose(entry.id);
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
      light(visible().find((entry) => entry.getBoundingClientRect().bottom > top)?.id ?? null);
      const chosen = byId.get(state.chosen)?.getBoundingClientRect();
      if (chosen && performance.now() - byReader < 1000 && (chosen.bottom < 0 || chosen.top > innerHeight)) choose(null);
    });
  }, { passive: true });

  // --- filter and search ----------------------------------------------------------------------

  const plain = (value) => value.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = new Map();
  const textOf = (entry) => {
    if (!texts.has(entry.id)) texts.set(entry.id, plain(entry.textContent));
    return texts.get(entry.id);
  };

  function filter() {
    state.words = plain(search.value).split(/\s+/).filter(Boolean);
    state.shown = new Set(entries.filter((entry) =>
      (!state.kinds.size || state.kinds.has(entry.dataset.kind)) &&
      (!state.lanes.size || state.lanes.has(entry.dataset.lane)) &&
      state.words.every((word) => textOf(entry).includes(word))).map((entry) => entry.id));
    for (const entry of entries) entry.hidden = !state.shown.has(entry.id);
    for (const part of document.querySelectorAll(".month, .year")) part.hidden = !part.querySelector(".entry:not([hidden])");
    const all = entries.length, shown = state.shown.size;
    $("count").textContent = $("count").dataset.text.replace("{shown}", shown).replace("{all}", all);
    $("nothing").hidden = shown > 0;
    $("reset").hidden = shown === all && !search.value;
    for (const group of document.querySelectorAll("[data-filter]"))
      for (const chip of group.querySelectorAll(".chip"))
        chip.setAttribute("aria-pressed", state[group.dataset.filter].has(chip.dataset.value));
    if (state.chosen && !state.shown.has(state.chosen)) choose(null);
    remember();
    if (plot) draw();
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
    const hash = (state.chosen ? encodeURIComponent(state.chosen) : "") + (query.size ? "?" + query : "");
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
    state.chosen = byId.has(chosen) ? chosen : null;
    filter();
    if (state.chosen) choose(state.chosen, { scroll: true });
  }

  addEventListener("hashchange", recall);

  // --- tools ----------------------------------------------------------------------------------

  stage.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button || !plot) return;
    const { zoom, step: way, save } = button.dataset;
    if (zoom) show(data.stretches[zoom] || variant.whole);
    if (way) step(way === "in" ? 0.5 : 2);
    if (save) Plotly.downloadImage(plot, { format: save, filename: "timeline", width: plot.clientWidth, height: plot.clientHeight, scale: 2 });
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

  recall();
  // On a phone the chart comes first; a link that filters shows its filters.
  $("filters").open = innerWidth > 560 || state.shown.size < entries.length;
  load().then(() => { draw(true); if (state.chosen) choose(state.chosen, { scroll: true }); document.documentElement.classList.add("drawn"); })
    .catch((error) => { $("trouble").hidden = false; stage.hidden = true; console.error(error); });
})();
