// Dates to shapes: what each form of a date looks like along one direction, in px. Pure: numbers in, paths out.

const EXACT = 0, WITHIN = 1, THROUGHOUT = 2, SEVERAL = 3;
const START_FADES = 1, ARROW = 2, END_FADES = 4, DASHED = 8, START_CAP = 16, END_CAP = 32, WHOLE_DAY = 64;
const FADE = 120, BAR = 14, PILL = 16;

// One event's date in a reading of them all.
const dateAt = ({ low, first, last, high, form, flags, byEvent }, i) => ({
  low: low[i], first: first[i], last: last[i], high: high[i], form: form[i], flags: flags[i], members: form[i] === SEVERAL ? byEvent.get(i) : null,
});

// The ink of one event from px to px, its parts, and whether it can hold a label.
// `at(t)` is the px of a time, `width` the px of the window.
function shapeOf({ low, first, last, high, form, flags, members }, at, width, perDay) {
  if (form === SEVERAL) {
    // What is open goes on beyond the window.
    const parts = members.map(([, a, b, exact]) => (exact ? { disc: true, x: at(a) } : { pill: true, x0: a === null ? Math.min(-20, at(b) - FADE) : at(a), x1: b === null ? Math.max(width + 20, at(a) + FADE) : at(b) }));
    const ends = parts.flatMap((p) => (p.disc ? [p.x - 6, p.x + 6] : [p.x0, p.x1]));
    const inner = [...ends, -9, width + 9].sort((a, b) => a - b);
    const between = inner.slice(1).map((x, i) => [Math.max(inner[i], -9), Math.min(x, width + 9)]).filter(([a, b]) => b > a && a >= Math.min(...ends) - 9 && b <= Math.max(...ends) + 9 && !parts.some((p) => p.pill && p.x0 < b && p.x1 > a));
    return { x0: Math.min(...ends), x1: Math.max(...ends), several: parts, between, flags };
  }
  if (form === EXACT) {
    const x = at(first);
    if (flags & WHOLE_DAY && perDay > 40) return { x0: x, x1: at(first + DAY), pill: true, flags, holds: true };
    if (flags & DASHED && at(high) - at(low) > 24) return { x0: at(low), x1: at(high), pill: true, flags, holds: true };
    return { x0: x - 6, x1: x + 6, disc: true, x, flags };
  }
  let x0 = flags & START_FADES ? null : at(low), x1 = flags & (ARROW | END_FADES) ? null : at(high);
  const fade0 = x0 === null, fade1 = x1 === null && !(flags & ARROW), arrow = x1 === null && !fade1;
  if (fade0 && x1 === null) return { x0: 0, x1: width, bar: true, flags, holds: true };
  if (fade0) x0 = Math.min(x1, at(Number.isNaN(last) ? high : last)) - FADE;
  if (arrow) x1 = Math.max(width, x0 + 12);
  if (fade1) x1 = Math.max(x0, at(Number.isNaN(first) ? low : first)) + FADE;
  if (x1 - x0 < 12 && form === WITHIN) [x0, x1] = [(x0 + x1) / 2 - 6, (x0 + x1) / 2 + 6];
  if (x1 - x0 < 3) x1 = x0 + 3;
  const sure = form === THROUGHOUT ? [fade0 ? x0 : Math.max(x0, at(first)), arrow || fade1 ? x1 : Math.min(x1, at(last))] : [x0, x1];
  return { x0, x1, [form === WITHIN ? "pill" : "bar"]: true, fade0, fade1, arrow, sure, flags, holds: true };
}

// The stretches of a shape that lie in segments; what lies in a break alone keeps a little ink there.
function piecesOf(x0, x1, segments) {
  const found = segments.map(([a, b]) => [Math.max(x0, a), Math.min(x1, b)]).filter(([a, b]) => b - a > 0.5);
  return found.length ? found : [[x0, Math.max(x1, x0 + 3)]];
}

const n = (value) => Math.round(value * 100) / 100;
const box = (a, b, half) => `M${n(a)} ${-half}H${n(b)}V${half}H${n(a)}Z`;

// A rounded outline, its side open where the shape goes on beyond a break; `filled` closes it there with a straight edge.
function outline(a, b, half, left, right, filled) {
  const r = Math.min(half, (b - a) / (left && right ? 2 : 1));
  const top = `M${n(left ? a + r : a)} ${-half}H${n(right ? b - r : b)}`;
  const end = right ? `A${n(r)} ${half} 0 0 1 ${n(b - r)} ${half}` : `${filled ? "L" : "M"}${n(b)} ${half}`;
  const begin = left ? `A${n(r)} ${half} 0 0 1 ${n(a + r)} ${-half}` : filled ? "Z" : "";
  return `${top}${end}H${n(left ? a + r : a)}${begin}`;
}

// Colours that run out to one side, for whatever has no known end there.
const fadesOf = () => [0, 1, 2, 3].flatMap((slot) => [["left", 0, 1], ["right", 1, 0]].flatMap(([side, a, b]) => [["fade", 0.25], ["line", 1]].map(([name, most]) => ["linearGradient", { id: `${name}-${side}-${slot}` }, [
  ["stop", { offset: 0, class: `kind-${slot}`, "stop-opacity": a * most }], ["stop", { offset: 1, class: `kind-${slot}`, "stop-opacity": b * most }],
]])));

// The symbols of the palette, which the page brings along.
let DISCS = [];

// A shape as elements: [tag, attributes].
function elementsOf(shape, slot, segments, window) {
  const found = [], path = (cls, d, more) => found.push(["path", { class: "mark " + cls, d, ...more }]);
  const near = (value) => Math.min(Math.max(value, window[0] - 200), window[1] + 200);
  const pill = (a, b, fade0, fade1) => {
    const parts = piecesOf(near(a), near(b), segments);
    const starts = (p) => p[0] <= near(a) + 0.01 && !fade0, ends = (p) => p[1] >= near(b) - 0.01 && !fade1;
    const side = fade0 ? "left" : fade1 ? "right" : "";
    path("area thin", parts.map((p) => outline(...p, PILL / 2, starts(p), ends(p), true)).join(""), side && { style: `fill:url(#fade-${side}-${slot})` });
    path("dashes", parts.map((p) => outline(...p, PILL / 2, starts(p), ends(p))).join(""), side && { style: `stroke:url(#line-${side}-${slot})` });
  };
  if (shape.several) {
    path("thread", `M${n(near(shape.x0))} 0H${n(near(shape.x1))}`);
    for (const part of shape.several)
      if (part.disc) path("disc", DISCS[slot], { transform: `translate(${n(part.x)} 0)` });
      else pill(part.x0, Math.max(part.x1, part.x0 + 12));
    return found;
  }
  if (shape.disc) {
    path(shape.flags & DASHED ? "disc doubt" : "disc", DISCS[slot], { transform: `translate(${n(shape.x)} 0)` });
    return found;
  }
  if (shape.pill) {
    pill(shape.x0, shape.x1, shape.fade0, shape.fade1);
    return found;
  }
  const { x0, x1, fade0, fade1, flags } = shape, sure = shape.sure || [x0, x1], half = BAR / 2;
  const body0 = fade0 ? x0 + FADE : sure[0], body1 = fade1 ? x1 - FADE : sure[1];
  const fadeTo = (a, b, side) => {
    for (const [from, to] of piecesOf(near(a), near(b), segments))
      found.push(["rect", { class: "mark", x: n(from), y: -half, width: n(Math.max(to - from, 0)), height: BAR, fill: `url(#fade-${side}-${slot})` }]);
  };
  if (fade0) fadeTo(x0, body0, "left");
  if (fade1) fadeTo(body1, x1, "right");
  if (body1 > body0) path("area", piecesOf(near(body0), near(body1), segments).map((p) => box(...p, half)).join(""));
  // What may be part of it is pale, and its edges are dashed, as are all edges of a bar in doubt.
  const perhaps = [[x0, Math.min(sure[0], x1), fade0], [Math.max(sure[1], x0), x1, fade1]].filter(([a, b, fades]) => b > a && !fades);
  for (const [a, b] of perhaps) path("area thin", piecesOf(near(a), near(b), segments).map((p) => box(...p, half)).join(""));
  const dashed = (flags & DASHED ? [[x0, x1]] : perhaps).flatMap(([a, b]) => piecesOf(near(a), near(b), segments));
  if (dashed.length) path("dashes", dashed.map(([a, b]) => `M${n(a)} ${-half}H${n(b)}M${n(a)} ${half}H${n(b)}`).join(""));
  const caps = [];
  if (flags & START_CAP && sure[0] > window[0] - 10) caps.push(box(x0, x0 + 3, half));
  if (flags & END_CAP && sure[1] < window[1] + 10) caps.push(box(x1 - 3, x1, half));
  if (shape.arrow) caps.push(`M${n(window[1] - 8)} ${-half - 1}L${n(window[1])} 0L${n(window[1] - 8)} ${half + 1}Z`);
  if (caps.length) path("cap", caps.join(""));
  return found;
}
