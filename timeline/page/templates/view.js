// The view: the chart or the rails are drawn anew for whatever has changed.

const left = () => (wideWindow.matches ? 118 * rem() : 0);
const rem = () => parseFloat(getComputedStyle(root).fontSize) / 16;

function context(width) {
  const family = getComputedStyle(document.body).fontFamily;
  const tall = Math.min(innerHeight, screen.height); // a frame as high as its page would grow with it for ever
  return {
    data, times: state.mix || times, shown: state.shown, alive: state.alive, width, rem: rem(), family, wide: wideWindow.matches, chosen: state.chosen,
    tab: state.chosen >= 0 && state.shown[state.chosen] ? state.chosen : list.order()[0] ?? -1, lang: data.lang, titles: list.titles, ids: list.ids, whens: list.when, briefs: list.brief,
    reading: state.reading, scale, view, target: touch.matches ? 44 : 24 * rem(), words: { strip: JSON.parse(svg.dataset.strip), counted, number: numbers.format },
    most: wideWindow.matches ? 900 : 0, // px of a crowd's chart: it may be higher than the window, beside a list that stays in it
    budget: wideWindow.matches ? Math.max(tall - (chart.getBoundingClientRect().top + scrollY) - 40 * rem(), 360) : Math.max(tall * 0.55, 300),
  };
}

// A phrase with a count, in the form that the language has for it.
const counted = (forms, count) => (forms[plurals.select(count)] || forms.other).replace("{count}", numbers.format(count));

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
  const previous = whole && !before?.moving ? null : before || { rows: new Map(), counts: home.counts, height: home.height };
  plan = layoutChart(now, scale, view, previous);
  if (whole && !previous) home = plan;
  drawChart(svg, plan, now, left());
}

let frame = 0;
function soon(before) {
  if (frame) return;
  frame = requestAnimationFrame(() => { frame = 0; paint(before()); });
}
const moving = () => plan && { ...plan, moving: true };

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

