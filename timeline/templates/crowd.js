"use strict";
// Thousands of marks, painted on a canvas over the chart: Plotly draws its axes, lanes and legend, and asks for no GPU.
// A canvas of 100,000 marks follows the mouse; as shapes of a document, or without a GPU as WebGL, they would not.
// They look like those of a small chart, and say and do the same when pointed at or clicked.
function paintCrowd(chart, crowd, { area, hover, choose }) {
  const canvas = Object.assign(document.createElement("canvas"), { className: "crowd" });
  const tip = Object.assign(document.createElement("div"), { className: "tip", hidden: true });
  for (const part of [canvas, tip]) part.setAttribute("aria-hidden", "true");
  const SYMBOL = 8, REACH = 12, BAR = 14, [SOLID, HATCHED, FADED, THREAD] = [0, 1, 2, 3];
  const HEIGHT = [BAR, BAR, BAR, 2], OPACITY = [0.3, 0.06, 0.13, 0.6];
  let shown = null, hidden = new Set(), swap = {};

  // Which rows of a table belong to each kind, so that a kind is painted in one go.
  const byKind = (table) => {
    const rows = crowd.kinds.map(() => []);
    table.event.forEach((event, i) => rows[crowd.kind[event]].push(i));
    return rows.map((some) => Int32Array.from(some));
  };
  const of = { symbols: byKind(crowd.symbols), pieces: byKind(crowd.pieces), arrows: byKind(crowd.arrows) };
  const seen = (event) => shown[event] && !hidden.has(crowd.kind[event]);
  const colour = (hex) => swap[hex] || hex;

  // Rows of the picture, by their middles; the row of each event.
  const ys = [...new Set(crowd.y)].sort((a, b) => a - b), rows = Int32Array.from(crowd.y, (y) => ys.indexOf(y));

  // A symbol's pixels: where they are from its middle, and what colour.
  const stamps = new Map();
  function stamp(kind, hollow, ratio) {
    const hex = colour(crowd.kinds[kind].colour), key = [kind, hollow, ratio, hex].join();
    if (stamps.has(key)) return stamps.get(key);
    const half = Math.ceil(((SYMBOL + 5) * ratio) / 2), size = 2 * half;
    const brush = Object.assign(document.createElement("canvas"), { width: size, height: size }).getContext("2d", { willReadFrequently: true });
    brush.translate(half, half);
    brush.scale((ratio * SYMBOL) / 14, (ratio * SYMBOL) / 14);
    brush.fillStyle = brush.strokeStyle = hex;
    brush.lineWidth = 3;
    const path = new Path2D(crowd.kinds[kind].icon);
    if (hollow) brush.stroke(path);
    else brush.fill(path);
    const pixels = new Uint32Array(brush.getImageData(0, 0, size, size).data.buffer), dx = [], dy = [], paint = [];
    pixels.forEach((pixel, i) => {
      if (pixel >>> 24 < 24) return;
      dx.push((i % size) - half);
      dy.push(Math.floor(i / size) - half);
      paint.push(pixel);
    });
    const found = { dx: Int32Array.from(dx), dy: Int32Array.from(dy), paint: Uint32Array.from(paint) };
    stamps.set(key, found);
    return found;
  }

  function hatch(brush, kind) {
    const one = Object.assign(document.createElement("canvas"), { width: 7, height: 7 }), lines = one.getContext("2d");
    lines.strokeStyle = colour(crowd.kinds[kind].colour) + "66";
    for (const shift of [-7, 0, 7]) {
      lines.moveTo(shift - 1, 8);
      lines.lineTo(shift + 8, -1);
    }
    lines.stroke();
    return brush.createPattern(one, "repeat");
  }

  // Paint all that is in sight into a plot of some px. Only what can be told apart is painted: bars that overlap in a
  // row as one, symbols on the same pixel once.
  function onto(brush, width, height, ratio) {
    const { low, high } = area(), k = width / (high - low), at = (ms) => (ms - low) * k;
    brush.scale(ratio, ratio);
    bars(brush, at, low, high, width);
    brackets(brush, at, low, high);
    arrows(brush, at, width);
    symbols(brush, at, low, high, width, height, ratio);
  }

  function bars(brush, at, low, high, width) {
    const columns = Math.ceil(width) + 2, begins = new Int32Array(ys.length * columns), { event, x0, x1, look: looks } = crowd.pieces;
    crowd.kinds.forEach(({ colour: hex }, kind) => {
      if (hidden.has(kind)) return;
      for (const look of [FADED, SOLID, HATCHED, THREAD]) {
        begins.fill(0);
        for (const i of of.pieces[kind]) {
          if (looks[i] !== look || !shown[event[i]] || x1[i] < low || x0[i] > high) continue;
          const left = Math.max(Math.round(at(x0[i])), 0), right = Math.min(Math.max(Math.round(at(x1[i])), left + 1), columns - 1);
          if (left >= right) continue;
          begins[rows[event[i]] * columns + left] += 1;
          begins[rows[event[i]] * columns + right] -= 1;
        }
        brush.beginPath();
        for (let row = 0; row < ys.length; row++) {
          let over = 0, start = 0;
          for (let x = 0; x < columns; x++) {
            const before = over;
            over += begins[row * columns + x];
            if (!before && over) start = x;
            if (before && !over) brush.rect(start, ys[row] - HEIGHT[look] / 2, x - start, HEIGHT[look]);
          }
        }
        brush.fillStyle = colour(hex) + Math.round(OPACITY[look] * 255).toString(16).padStart(2, "0");
        brush.fill();
        if (look === HATCHED) {
          brush.fillStyle = hatch(brush, kind);
          brush.fill();
        }
        if (look !== HATCHED && look !== SOLID) continue;
        brush.strokeStyle = colour(hex) + "bf";
        brush.lineWidth = 1;
        brush.stroke();
      }
    });
  }

  function arrows(brush, at, width) {
    const { event, x, points } = crowd.arrows, done = new Set();
    crowd.kinds.forEach(({ colour: hex }, kind) => {
      brush.fillStyle = colour(hex);
      for (const i of hidden.has(kind) ? [] : of.arrows[kind]) {
        const px = at(x[i]), y = crowd.y[event[i]], tip = Math.min(Math.max(px, 0), width), key = `${kind} ${tip} ${y}`;
        if (!shown[event[i]] || px < -9 || px > width + 9 || done.has(key)) continue;
        done.add(key);
        brush.beginPath();
        brush.moveTo(tip, y);
        brush.lineTo(tip - 8 * points[i], y - 5);
        brush.lineTo(tip - 8 * points[i], y + 5);
        brush.fill();
      }
    });
  }

  // Pixel by pixel: a canvas needs some 5 µs to place an image, and there may be 100,000.
  function symbols(brush, at, low, high, width, height, ratio) {
    const wide = Math.ceil(width * ratio), tall = Math.ceil(height * ratio), { event, x, hollow: hollows } = crowd.symbols;
    const picture = new ImageData(wide, tall), pixels = new Uint32Array(picture.data.buffer), last = new Int32Array(ys.length);
    crowd.kinds.forEach((_, kind) => {
      for (const hollow of hidden.has(kind) ? [] : [0, 1]) {
        const { dx, dy, paint } = stamp(kind, hollow, ratio);
        last.fill(-9999);
        for (const i of of.symbols[kind]) {
          if (hollows[i] !== hollow || !shown[event[i]] || x[i] < low || x[i] > high) continue;
          const row = rows[event[i]], px = Math.round(at(x[i]) * ratio), py = Math.round(ys[row] * ratio);
          if (px === last[row]) continue;
          last[row] = px;
          for (let n = 0; n < paint.length; n++) {
            const column = px + dx[n], place = (py + dy[n]) * wide + column;
            if (column < 0 || column >= wide) continue;
            // What is half transparent at a symbol's edge gives way to what is there.
            if (paint[n] >>> 24 === 255 || !pixels[place]) pixels[place] = paint[n];
          }
        }
      }
    });
    const layer = Object.assign(document.createElement("canvas"), { width: wide, height: tall });
    layer.getContext("2d").putImageData(picture, 0, 0);
    brush.drawImage(layer, 0, 0, wide / ratio, tall / ratio);
  }

  // The room that a source left.
  function brackets(brush, at, low, high) {
    const { event, x0, x1, cap0, cap1 } = crowd.brackets;
    brush.beginPath();
    for (let i = 0; i < event.length; i++) {
      if (!seen(event[i]) || x1[i] < low || x0[i] > high) continue;
      const y = crowd.foot[event[i]], left = at(x0[i]), right = at(x1[i]);
      brush.moveTo(left, y - 4 * cap0[i]);
      brush.lineTo(left, y);
      brush.lineTo(right, y);
      brush.lineTo(right, y - 4 * cap1[i]);
    }
    brush.strokeStyle = colour(crowd.quiet);
    brush.lineWidth = 1;
    brush.stroke();
  }

  function paint(state) {
    ({ shown, hidden, swap } = state);
    if (!canvas.isConnected) chart.append(canvas, tip);
    const { left, top, width, height } = area(), ratio = devicePixelRatio || 1;
    Object.assign(canvas.style, { left: left + "px", top: top + "px", width: width + "px", height: height + "px" });
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    onto(canvas.getContext("2d"), width, height, ratio);
  }

  // The event under a place in px of the plot: the nearest symbol within reach, else a bar.
  function under(px, py) {
    const { low, high, width } = area(), k = width / (high - low), ms = low + px / k;
    let best = -1, least = REACH;
    const { event, x } = crowd.symbols;
    for (let i = 0; i < event.length; i++) {
      const away = Math.abs(x[i] - ms) * k;
      if (away >= least || !seen(event[i])) continue;
      const far = Math.hypot(away, crowd.y[event[i]] - py);
      if (far < least) [best, least] = [event[i], far];
    }
    const { event: owner, x0, x1 } = crowd.pieces;
    for (let i = 0; best < 0 && i < owner.length; i++)
      if (x0[i] <= ms && ms <= x1[i] && Math.abs(crowd.y[owner[i]] - py) <= BAR / 2 && seen(owner[i])) best = owner[i];
    return best;
  }

  const place = (event) => {
    if (!canvas.isConnected) return -1;
    const box = chart.getBoundingClientRect(), { left, top, width, height } = area();
    const [x, y] = [event.clientX - box.left - left, event.clientY - box.top - top];
    return x < 0 || x > width || y < 0 || y > height ? -1 : under(x, y);
  };

  let waiting = false, pressed = null;
  chart.addEventListener("mousemove", (event) => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      const row = event.buttons ? -1 : place(event);
      tip.hidden = row < 0;
      chart.classList.toggle("pointing", row >= 0);
      if (row < 0) return;
      tip.innerHTML = hover(row); // its text is escaped where it is put together
      const box = chart.getBoundingClientRect(), [x, y] = [event.clientX - box.left, event.clientY - box.top];
      tip.style.left = Math.max(0, Math.min(x + 14, box.width - tip.offsetWidth - 4)) + "px";
      tip.style.top = Math.max(0, y - tip.offsetHeight - 10) + "px";
    });
  });
  chart.addEventListener("mouseleave", () => { tip.hidden = true; });
  chart.addEventListener("pointerdown", (event) => { pressed = [event.clientX, event.clientY]; }, { capture: true });
  addEventListener("pointerup", (event) => {
    const still = pressed && Math.hypot(event.clientX - pressed[0], event.clientY - pressed[1]) < 4;
    pressed = null;
    const row = still ? place(event) : -1;
    if (row >= 0) choose(row);
  }, { capture: true });

  // The marks as a picture for a saved chart, with the labels in sight.
  function image(labels) {
    const { width, height } = area(), ratio = 2;
    const one = Object.assign(document.createElement("canvas"), { width: width * ratio, height: height * ratio });
    const brush = one.getContext("2d");
    onto(brush, width, height, ratio);
    brush.fillStyle = colour(crowd.ink);
    brush.textBaseline = "middle";
    for (const { text, x, y, right, room, font } of labels) {
      brush.font = font;
      brush.textAlign = right ? "left" : "right";
      let line = text;
      while (line.length > 1 && brush.measureText(line).width > room) line = line.replace(/….?$|.$/u, "").slice(0, -1) + "…";
      brush.fillText(line, x, y);
    }
    return { source: one.toDataURL(), xref: "paper", yref: "paper", x: 0, y: 1, sizex: 1, sizey: 1, sizing: "stretch", layer: "above" };
  }

  return { paint, image };
}
