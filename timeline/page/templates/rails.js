// The vertical picture on narrow windows: beside the list, one thin rail a lane, on which time runs down.

const RAILS_LEFT = 92, RAIL = 16;

// Where each listed event's line is, in px from the top of the list: an event's time is where its line stands.
function linesOf(list, entries, times) {
  const top = list.getBoundingClientRect().top;
  const lines = [];
  for (const { row, node } of entries) {
    const line = node.querySelector(".line").getBoundingClientRect();
    const t = times.flags[row] & START_FADES ? times.high[row] : times.low[row];
    lines.push({ row, t, y: line.top - top + Math.min(line.height / 2, 22) });
  }
  return lines;
}

function drawRails(svg, context, list, entries) {
  const { data, times, chosen, ids, titles, whens, rem } = context;
  const lines = linesOf(list, entries, times), height = Math.max(list.scrollHeight, 10);
  const alive = data.bands.map((_, band) => band).filter((band) => context.alive[band]);
  const step = Math.min(RAIL, 96 / Math.max(alive.length, 1)) * rem, left = RAILS_LEFT * rem;
  const xOfBand = (band) => left + (Math.max(alive.indexOf(band), 0) + 0.5) * step;
  // Between two lines time runs evenly; before the first and after the last it stands still.
  const at = (t) => {
    let i = 0;
    while (i < lines.length && lines[i].t <= t) i += 1;
    if (i === 0) return lines.length ? lines[0].y - 14 : 0;
    if (i === lines.length) return Math.min(lines[i - 1].y + 30, height - 4);
    const [a, b] = [lines[i - 1], lines[i]];
    return a.y + ((b.y - a.y) * (t - a.t)) / (b.t - a.t || 1);
  };
  const segments = [[-1e6, 1e6]], window = [0, height];
  const events = lines.map(({ row, y }) => {
    const report = data.band[row] < 0, x = report ? left + (alive.length * step) / 2 : xOfBand(data.band[row]);
    const cls = `event kind-${data.slot[row]}`, mine = row === chosen;
    let parts, upright = false;
    if (report) parts = [["path", { class: "mark line", d: `M${n(y)} ${n((-alive.length * step) / 2)}V${n((alive.length * step) / 2)}` }]];
    else {
      const shape = shapeOf(dateAt(times, row), at, height, 0); // a day is never wide here
      upright = shape.disc;
      if (upright) shape.x = 0;
      parts = elementsOf(shape, data.slot[row], segments, window);
      if (mine && upright) parts.push(["circle", { class: "ring", cx: 0, cy: 0, r: 10 }]);
    }
    return ["g", {
      class: cls, "data-id": ids[row], style: upright ? `transform:translate(${n(x)}px,${n(y)}px)` : `transform:translate(${n(x)}px,0) rotate(90deg)`, role: "img",
      "aria-label": `${titles[row]}, ${whens(row)}`, ...(mine ? { "aria-current": "true" } : {}),
    }, parts, `e${row}`];
  });
  const mine = lines.find(({ row }) => row === chosen), x = mine && (data.band[chosen] < 0 ? left : xOfBand(data.band[chosen]));
  // Behind the chosen event's line its open entry covers the rails.
  const uncovered = (y) => Math.min(y, mine.y + 26);
  const others = mine ? othersOf(context, (t) => uncovered(at(t)), 0, mine.y + 26).flatMap(([y0, y1]) => [
    ["path", { class: "doubted", d: `M${n(x)} ${n(mine.y)}V${n(y0)}` }], ["rect", { class: "other", x: n(x - 4.5), y: n(y0 - 4.5), width: 9, height: n(y1 - y0 + 9), rx: 4.5 }],
  ]) : [];
  const byBand = (band) => events.filter((_, i) => data.band[lines[i].row] === band);
  sync(svg, [
    ["defs", {}, fadesOf()],
    ...alive.map((band) => ["g", { class: "lane", "data-lane": data.bands[band] }, [
      ["path", { class: "rail", d: `M${n(xOfBand(band))} 0V${n(height)}` }], ...byBand(band),
    ], `l${band}`]),
    ["g", { class: "report" }, byBand(-1)],
    ["g", { class: "curves" }, others],
  ]);
  svg.setAttribute("width", n(left + alive.length * step + 4));
  svg.setAttribute("height", n(height));
  svg.setAttribute("viewBox", `0 0 ${n(left + alive.length * step + 4)} ${n(height)}`);
  svg.classList.toggle("choosing", false);
  svg.dataset.outside = 0;
  list.style.setProperty("--rails", `${left + alive.length * step + 8}px`);
}
