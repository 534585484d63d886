// Which row each event takes, and where its label goes: no label touches a label, a mark or the report's line.
// Pure: px in, px out.

const GAP = 4, BESIDE = 6, INSIDE = 9;

// Where a label may stand, best first: { from, to } in px.
// `wide` is a label's width in bold, `thin` as it usually is. Left of its mark a label ends where the mark begins.
// Of several marks, `between` are the stretches of px between two of them.
function choicesFor({ x0, x1, holds, wide, thin, between = [] }, width, lines) {
  const found = [], left = Math.max(x0, 0), right = Math.min(x1, width);
  const add = (from, more) => {
    const to = from + (more?.inside ? thin : wide);
    found.push({ from, to, crosses: lines.some((line) => line > from - 3 && line < to + 3), ...more });
  };
  if (holds && right - left >= thin + 26) {
    const inside = { inside: true, bold: right - left >= wide + 2 * INSIDE, until: right - INSIDE };
    add(left + INSIDE, inside);
    for (const line of lines) if (line + BESIDE + wide + INSIDE <= right && line > left) add(line + BESIDE, inside);
  }
  if (x1 >= 0 && x1 + BESIDE + wide <= width - 2) add(x1 + BESIDE);
  if (x0 <= width && x0 - BESIDE - wide >= 2) add(x0 - BESIDE - wide, { before: true });
  for (const [a, b] of between) if (b - a >= thin + 2 * INSIDE) add(a + INSIDE, { inside: true, bold: b - a >= wide + 2 * INSIDE, until: b - INSIDE });
  for (const line of lines) { // beyond the line, where beside the mark there is none
    if (x1 < line && line - x1 < 90 && line + BESIDE + wide <= width - 2) add(line + BESIDE);
  }
  return found.sort((a, b) => a.crosses - b.crosses);
}

// The px beside a mark, or in it, that a label too long for any place gets.
function widthFor({ x0, x1, holds, between = [] }, width) {
  const left = Math.max(x0, 0), right = Math.min(x1, width);
  return Math.max(holds ? right - left - 26 : 0, ...between.map(([a, b]) => b - a - 26), width - 2 - Math.max(x1, 0) - BESIDE, Math.min(x0, width) - BESIDE - 2);
}

// The first of a label's places that is free in a row, and what it takes there.
function attempt(row, item, choices, width) {
  for (const choice of choices) {
    const from = Math.min(Math.max(item.x0, -60), choice.from) - GAP, to = Math.max(Math.min(item.x1, width + 60), choice.to) + GAP;
    if (!row.some(([a, b]) => from < b && to > a)) return { ...choice, taken: [from, to] };
  }
  return null;
}

// Rows for items { x0, x1, holds, wide }, first come first served; null where `most` rows have no room.
// `before` gives an item's row of a moment ago, which it keeps where it can.
function pack(items, width, most, lines, before) {
  const taken = [], places = new Array(items.length);
  const order = items.map((_, i) => i).sort((i, j) => (items[i].first || 0) - (items[j].first || 0) || items[i].x0 - items[j].x0 || items[i].x1 - items[j].x1);
  for (const i of order) {
    const item = items[i], choices = choicesFor(item, width, lines), previous = before ? before(item) : -1;
    const at = (row) => { const found = attempt(taken[row] || [], item, choices, width); return found && { row, ...found }; };
    let found = previous >= 0 && previous < most ? at(previous) : null;
    for (let row = 0; !found && row < Math.min(most, taken.length + 1); row += 1) found = at(row);
    places[i] = found;
    if (found) (taken[found.row] ||= []).push(found.taken);
  }
  return { places, taken, rows: taken.length };
}
