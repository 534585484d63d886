// Time to px and back. Segments of time lie side by side, with a break of fixed width where a long gap is folded away.
// A view is { k, dx }: px a second, and the px at which the first segment begins. Panning changes dx alone.

const BREAK = 18;

function makeScale({ whole, gaps, least }, width) {
  const spare = Math.max(0, least * 3 - (whole[1] - whole[0])) / 2;
  const [start, end] = [whole[0] - spare, whole[1] + spare];
  const pad = Math.min(28, Math.max(12, width * 0.035));
  const seen = end - start - gaps.reduce((sum, [a, b]) => sum + b - a, 0);
  const rough = Math.max(width - 2 * pad - gaps.length * (BREAK + 2 * pad), width / 4) / Math.max(seen, least / 10);
  const segments = [];
  let from = start - pad / rough;
  for (const [a, b] of gaps) {
    const half = Math.min(pad / rough, (b - a) / 3);
    segments.push([from, a + half]);
    from = b - half;
  }
  segments.push([from, end + pad / rough]);
  const before = [0]; // folded seconds before each segment
  for (const [a, b] of segments) before.push(before[before.length - 1] + b - a);
  const total = before[segments.length];
  const k = (width - gaps.length * BREAK) / total;
  const most = Math.max(k * 8, width / (3 * least));
  return Object.freeze({ segments, before, total, width, most, whole: Object.freeze({ k, dx: 0 }) });
}

// Where a view puts a time; what lies inside a fold is in its break, what lies beyond the ends goes on past them.
function xOf(scale, view, t) {
  const { segments, before } = scale;
  let i = 0;
  while (i < segments.length - 1 && t >= segments[i + 1][0]) i += 1;
  const [a, b] = segments[i], left = view.dx + view.k * before[i] + BREAK * i;
  if (t <= b || i === segments.length - 1) return left + view.k * (t - a);
  return left + view.k * (b - a) + BREAK * ((t - b) / (segments[i + 1][0] - b));
}

function timeOf(scale, view, x) {
  const { segments, before } = scale;
  let i = 0;
  const left = (j) => view.dx + view.k * before[j] + BREAK * j;
  while (i < segments.length - 1 && x >= left(i + 1)) i += 1;
  const [a, b] = segments[i], t = a + (x - left(i)) / view.k;
  return i < segments.length - 1 ? Math.min(t, b) : t;
}

// The px of each segment, the outer ones reaching as far as anybody can look.
function segmentsOf(scale, view) {
  const last = scale.segments.length - 1;
  return scale.segments.map(([a, b], i) => {
    const left = view.dx + view.k * scale.before[i] + BREAK * i;
    return [i === 0 ? -1e6 : left, i === last ? 1e6 : left + view.k * (b - a)];
  });
}

const lengthOf = (scale, view) => view.k * scale.total + BREAK * (scale.segments.length - 1);

// Keep a good part of the story in the window, and the zoom between the whole and the closest look.
function bounded(scale, { k, dx }) {
  const view = { k: Math.min(Math.max(k, scale.whole.k), scale.most), dx };
  const length = lengthOf(scale, view), { width } = scale;
  view.dx = Math.min(Math.max(dx, width * 0.4 - length), width * 0.6);
  return view;
}

// Zoom by a factor, keeping what is at the px x where it is. Zoomed out as far as it goes, it is the whole again.
function zoomed(scale, view, factor, x) {
  const k = Math.min(Math.max(view.k * factor, scale.whole.k), scale.most);
  if (k <= scale.whole.k * 1.0001) return scale.whole;
  const at = timeOf(scale, view, x), next = { k, dx: view.dx };
  next.dx += x - xOf(scale, next, at);
  return bounded(scale, next);
}

// The same look after the window has another width.
function carried(scale, view, next) {
  if (Math.abs(view.k / scale.whole.k - 1) < 1e-6 && view.dx === 0) return next.whole;
  const at = timeOf(scale, view, scale.width / 2), found = { k: next.whole.k * (view.k / scale.whole.k), dx: 0 };
  found.dx = next.width / 2 - xOf(next, found, at);
  return bounded(next, found);
}
