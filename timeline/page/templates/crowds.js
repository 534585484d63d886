// More events than can have a label: which have one, spread over time, and what room is left for cut ones. Pure: px in, px out.

const LEAST = 56; // px of a label at least, if its title is longer

// The events of a band that compete for its rows: the first in rank, about twice as many as have room, and those that
// have a label already. The rest are { i, x }, to be counted.
function candidatesOf(all, most, { times, data, width, chosen }, scale, view, labelled) {
  const enough = Math.max(Math.ceil((most * width) / (labelled ? 110 : 60)), 60);
  if (all.length <= enough) return { rows: all, rest: [] };
  for (let limit = (1.2 * enough * data.count) / all.length; ; limit *= 2) {
    const rows = [], rest = [];
    for (const i of all) {
      if (data.rank[i] < limit || i === chosen || labelled?.has(i)) rows.push(i);
      else rest.push({ i, x: Math.max(xOf(scale, view, times.flags[i] & START_FADES ? times.high[i] : times.low[i]), 0) });
    }
    if (rows.length >= enough || !rest.length) return { rows, rest };
  }
}

// Places in `most` rows for as many labels as have room: whole titles, if hardly more would have room cut short.
// `before` has the rows, sides and least px of a moment ago, which are kept while the view moves.
// Where `more` than the items wait for a label, hardly any is whole.
function packCrowd(items, width, most, lines, before, short, more) {
  if (before) return packShort(before.limit, items, width, most, lines, before, short);
  const shortest = packShort(LEAST, items, width, most, lines, null, short, more && Math.floor((most * width) / 150));
  if (more) return shortest;
  const count = ({ places }) => places.filter(Boolean).length;
  for (const [least, share] of [[Infinity, 0.97], [2 * LEAST, 0.93]]) {
    const longer = packShort(least, items, width, most, lines, null, short);
    if (count(longer) >= share * count(shortest)) return longer;
  }
  return shortest;
}

// The same with every label at least so long, the first in rank first, and then as long as its row has room.
// `guess` of them are packed from the left, or as many as that goes well for.
function packShort(limit, items, width, most, lines, before, short, guess) {
  const least = items.map((item) => ({ ...item, wide: Math.min(item.wide, limit), thin: Math.min(item.thin, limit) }));
  // Of two that are about as important, the shorter one leaves more room for others.
  const weight = (item) => item.rank * (item.first < 0 ? 1 : Math.max(item.wide, LEAST));
  const order = items.map((_, i) => i).sort((i, j) => items[i].first - items[j].first || weight(items[i]) - weight(items[j]));
  const some = (count) => order.slice(0, count).map((i) => least[i]);
  let sure = before ? 0 : Math.min(guess || 0, order.length);
  if (!before && !guess) { // as many of the first as stand when packed from the left, all but a few
    let high = Math.min(order.length, most * Math.ceil(width / LEAST));
    while (sure < high) {
      const middle = (sure + high + 1) >> 1, { places } = pack(some(middle), width, most, lines);
      if (places.filter((place) => !place).length <= middle / 12) sure = middle;
      else high = middle - 1;
    }
  }
  const first = pack(some(sure), width, most, lines), rows = first.taken, places = new Array(items.length);
  order.slice(0, sure).forEach((i, n) => { places[i] = first.places[n]; });
  const left = order.filter((i) => !places[i]), stays = new Set(before ? left.filter((i) => before.rows.has(items[i].i)) : []);
  const turn = (i) => (items[i].first < 0 ? 0 : stays.has(i) ? 1 : 2); // the chosen and the important ones, those that stay, the rest
  for (const i of [0, 1, 2].flatMap((now) => left.filter((i) => turn(i) === now))) {
    const choices = choicesFor(least[i], width, lines), own = stays.has(i) ? before.rows.get(items[i].i) : -1;
    if (own >= 0) choices.sort((a, b) => (kindOf(b) === before.sides.get(items[i].i)) - (kindOf(a) === before.sides.get(items[i].i)));
    const all = Array.from({ length: Math.min(most, rows.length + 1) }, (_, row) => row);
    for (const row of own >= 0 && own < most ? [own, ...all.filter((one) => one !== own)] : all) {
      const found = attempt(rows[row] || [], least[i], choices, width);
      if (!found) continue;
      places[i] = { row, ...found };
      (rows[row] ||= []).push(found.taken);
      break;
    }
  }
  order.forEach((i) => { if (places[i] && items[i].wide > limit) places[i] = grown(places[i], items[i], rows[places[i].row], width, lines, short); });
  return { places, limit, rows: rows.length };
}

// Inside its mark, before it, or behind it.
const kindOf = ({ inside, before }) => (inside ? 1 : before ? 2 : 3);

// Where half of the events lie apart from one another, they would get most of the labels: of these at most six in ten
// stand before the middle event, and at most six in ten behind it.
function balance(bands, found) {
  const all = Int32Array.from(found.flat()).sort(), middle = all[all.length >> 1];
  const labelled = bands.flatMap(({ items, places }) => items.map((item, n) => ({ item, n, places })).filter(({ n }) => places[n]));
  const halves = [labelled.filter(({ item }) => item.i < middle), labelled.filter(({ item }) => item.i >= middle)];
  halves.forEach((half, side) => {
    const most = Math.max(Math.floor(1.5 * halves[1 - side].length), 10);
    half.sort((a, b) => a.item.first - b.item.first || a.item.rank - b.item.rank);
    for (const { n, places } of half.splice(most)) places[n] = null;
  });
}

// A label as long as its title, or as what is free beside it in its row.
function grown(place, item, row, width, lines, short) {
  const { before, inside, taken } = place, whole = inside ? item.thin : item.wide;
  let room = inside ? place.until - place.from : before ? place.to - 2 : width - 2 - place.from;
  if (!inside || before) {
    for (const other of row) {
      if (other === taken) continue;
      if (before && other[1] <= taken[0] + 1) room = Math.min(room, place.to - other[1] - GAP);
      if (!before && other[0] >= taken[1] - 1) room = Math.min(room, other[0] - GAP - place.from);
    }
  }
  for (const line of lines) { // no further than the report's line, unless it stands across it already
    if (before && line < place.from) room = Math.min(room, place.to - line - 4);
    if (!before && line > place.to) room = Math.min(room, line - 4 - place.from);
  }
  const { text, wide } = room >= whole ? { text: item.text, wide: whole } : short(item, room);
  const from = before ? place.to - wide : place.from, to = from + wide;
  taken[0] = Math.min(taken[0], from - GAP);
  taken[1] = Math.max(taken[1], to + GAP);
  return { ...place, from, to, text, bold: place.bold && room >= item.wide };
}

// Rows for each band when there are fewer than wanted: by how many events it has, one at least (the method of Sainte-Laguë).
function share(wanted, counts, total) {
  const given = wanted.map((one) => Math.min(one, 1));
  for (let spare = total - given.reduce((a, b) => a + b, 0); spare > 0; spare -= 1) {
    let best = -1;
    wanted.forEach((one, i) => { if (given[i] < one && (best < 0 || counts[i] / (2 * given[i] + 1) > counts[best] / (2 * given[best] + 1))) best = i; });
    if (best < 0) break;
    given[best] += 1;
  }
  return given;
}
